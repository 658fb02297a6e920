"""What others can prove of when an entry was logged: the acknowledgements that hold a head, in both directions.

An acknowledgement cosigns a head of the log, so every entry below it was logged before the office signed. Its digest is
then entered in the log, so every entry after that was logged later. Both times are claims of the office's clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.bundle import handovers
from intake.bundle.ack import read_ack
from intake.custody import journal
from intake.custody.entries import Kind
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Anchor:
    """An acknowledgement: who signed it and when, how many entries its head holds, and the entry that took it in.

    `size` is 0 where it brought no head (a refusal); `taken` is None where no entry of this log names it.
    """

    by: str
    at: str
    size: int
    taken: int | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The anchors nearest to an entry: it was logged before the one and after the other; None where there is none."""

    before: Anchor | None
    after: Anchor | None


def anchors(vault: Vault, log: int | None = None) -> tuple[Anchor, ...]:
    """The acknowledgements taken in for the own log (or a former one), in the order they were taken in."""
    log = vault.own_log if log is None else log
    taken = {
        event.body.get("digest"): event.entry.seq
        for event in journal.events(vault, log=log)
        if event.entry.kind == Kind.HANDOVER_ACKNOWLEDGED
    }
    found = []
    for row in vault.store.rows(
        "SELECT sha256, note FROM foreign_notes WHERE log = ? ORDER BY rowid", (log,)
    ):
        ack = read_ack(bytes(row["note"]))
        head, made = ack.head(), handovers.find(vault, ack.handover)
        by = ack.office.name if made is None else made.peer_name or ack.office.name
        found.append(Anchor(by, ack.at, 0 if head is None else head.size, taken.get(row["sha256"])))
    return tuple(found)


def bounds(seq: int, known: Sequence[Anchor]) -> Bounds:
    """Between which of the known anchors the entry with this number lies."""
    before = [each for each in known if each.size > seq]
    after = [each for each in known if each.taken is not None and each.taken < seq]
    return Bounds(
        min(before, key=lambda each: each.size, default=None),
        max(after, key=lambda each: each.taken or 0, default=None),
    )
