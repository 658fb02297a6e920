"""Setting right what an exhibit is and in which order a case shows its exhibits; their numbers never change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.custody import journal
from intake.custody.entries import Kind
from intake.evidence import exhibits
from intake.evidence.exhibits import Exhibit
from intake.evidence.kinds import ExhibitKind
from intake.problems import Problem
from intake.records.cases import Case, refuse_foreign
from intake.vault import Vault


def classify(vault: Vault, case: Case, exhibit: Exhibit, kind: ExhibitKind) -> Exhibit:
    """Says what an exhibit is. Raises `Problem("case-foreign")`."""
    refuse_foreign(vault, case)
    if kind is exhibit.kind:
        return exhibit
    with vault.store.transaction():
        vault.store.run("UPDATE evidence SET kind = ? WHERE id = ?", (kind.value, exhibit.id))
        journal.record(vault, Kind.EVIDENCE_CLASSIFIED, case.id, {"id": exhibit.id, "kind": kind.value})
    return replace(exhibit, kind=kind)


def move(vault: Vault, case: Case, exhibit: Exhibit, place: int) -> tuple[int, ...]:
    """Puts an exhibit at `place` (from 1; beyond the end is the end) and gives all numbers in their new order.

    Raises `Problem`: case-foreign, place-out-of-range.
    """
    refuse_foreign(vault, case)
    if place < 1:
        raise Problem("place-out-of-range")
    before = [each.number for each in exhibits.listing(vault, case)]
    numbers = [number for number in before if number != exhibit.number]
    numbers.insert(place - 1, exhibit.number)
    if numbers != before:
        with vault.store.transaction():
            set_order(vault, case, numbers)
            journal.record(vault, Kind.EVIDENCE_ORDERED, case.id, {"id": case.id, "order": list(numbers)})
    return tuple(numbers)


def set_order(vault: Vault, case: Case, numbers: Sequence[int]) -> None:
    """Writes the order, inside a transaction; exhibits that it does not name follow by number."""
    for table in ("evidence", "withheld"):
        change = f"UPDATE {table} SET position = ? WHERE case_id = ?"  # noqa: S608  fixed names
        vault.store.run(change, (None, case.id))
        for position, number in enumerate(numbers):
            vault.store.run(f"{change} AND number = ?", (position, case.id, number))


def order_of(vault: Vault, case: str) -> list[int]:
    """The numbers that were put in order, in it; empty where nobody did."""
    rows = vault.store.rows(
        "SELECT number, position FROM evidence WHERE case_id = ? AND position IS NOT NULL UNION ALL"
        " SELECT number, position FROM withheld WHERE case_id = ? AND position IS NOT NULL ORDER BY position",
        (case, case),
    )
    return [int(row["number"]) for row in rows]
