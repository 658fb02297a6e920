"""The hand-overs that this vault made: what state they are in, what the other side holds, what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake import cards
from intake.cards import Card
from intake.ids import CaseId, EvidenceId, HandoverId
from intake.records.cases import Case
from intake.store import Row
from intake.vault import Vault

OUT = "out"
IN = "in"


class HandoverState(StrEnum):
    """How far a hand-over is. Prepared and sealed ones are open; a refused one may be handed over again."""

    PREPARED = "prepared"
    SEALED = "sealed"
    TAKEN_IN = "taken-in"
    DISPUTED = "disputed"
    REFUSED = "refused"

    @property
    def is_open(self) -> bool:
        """Whether an acknowledgement is still awaited; a refused copy does not use up the hand-over."""
        return self in (HandoverState.PREPARED, HandoverState.SEALED, HandoverState.REFUSED)


@dataclass(frozen=True, slots=True)
class Handover:
    """One hand-over made here. `peer` is the fingerprint (eight words) of the card it was sealed to."""

    id: HandoverId
    case: CaseId
    peer: str
    peer_name: str
    state: HandoverState
    created_at: str
    sealed_at: str | None
    bundle_sha256: str | None
    checkpoint_size: int | None
    ack: bytes | None
    ack_at: str | None


def listing(vault: Vault, case: Case | None = None) -> list[Handover]:
    """The hand-overs made here, oldest first; of one case where it is given."""
    sql, values = "SELECT * FROM handovers WHERE direction = ?", [OUT]
    if case is not None:
        sql, values = sql + " AND case_id = ?", [OUT, case.id]
    return [_from_row(vault, row) for row in vault.store.rows(sql + " ORDER BY rowid", values)]


def find(vault: Vault, wanted: HandoverId) -> Handover | None:
    """The hand-over made here with this id, or None."""
    row = vault.store.one("SELECT * FROM handovers WHERE id = ? AND direction = ?", (wanted, OUT))
    return None if row is None else _from_row(vault, row)


def held_by(vault: Vault, case: Case, peer: Card) -> dict[EvidenceId, HandoverId]:
    """The exhibits of a case that the desk with this card acknowledged, each with the hand-over that brought it."""
    rows = vault.store.rows(
        "SELECT i.evidence, h.id FROM handovers h JOIN handover_items i ON i.handover = h.id"
        " JOIN cards c ON c.fingerprint = h.peer"
        " WHERE h.direction = ? AND h.case_id = ? AND h.state = ? AND c.notes_name = ? ORDER BY h.rowid DESC",
        (OUT, case.id, HandoverState.TAKEN_IN, peer.notes.name),
    )
    return {EvidenceId(row["evidence"]): HandoverId(row["id"]) for row in rows}


def _from_row(vault: Vault, row: Row) -> Handover:
    known = cards.card_by_fingerprint(vault, row["peer"])
    return Handover(
        HandoverId(row["id"]), CaseId(row["case_id"]), str(row["peer"]), known.card.name if known else "",
        HandoverState(row["state"]), str(row["created_at"]), row["sealed_at"], row["bundle_sha256"],
        row["checkpoint_size"], None if row["ack"] is None else bytes(row["ack"]), row["ack_at"],
    )  # fmt: skip
