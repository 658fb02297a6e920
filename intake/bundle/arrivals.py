"""The hand-overs that came to this vault from others, and the cases they brought."""

from __future__ import annotations

from dataclasses import dataclass

from intake import cards
from intake.bundle.handovers import IN, HandoverState
from intake.ids import HandoverId
from intake.records.cases import Case, from_row
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Arrival:
    """A hand-over received. `case` is None where nothing was taken in; `sender` is the card's name, '' if unknown."""

    id: HandoverId
    sender: str
    state: HandoverState
    at: str
    case: Case | None


def listing(vault: Vault) -> list[Arrival]:
    """All hand-overs received, newest first."""
    found = []
    for row in vault.store.rows(
        "SELECT h.id AS handover, h.peer, h.state, h.created_at AS at, h.case_id FROM handovers h"
        " WHERE h.direction = ? ORDER BY h.rowid DESC",
        (IN,),
    ):
        card = cards.card_by_fingerprint(vault, str(row["peer"]))
        held = vault.store.one("SELECT * FROM cases WHERE id = ?", (row["case_id"],))
        found.append(
            Arrival(
                HandoverId(row["handover"]),
                card.card.name if card else "",
                HandoverState(row["state"]),
                str(row["at"]),
                None if held is None else from_row(held),
            )
        )
    return found
