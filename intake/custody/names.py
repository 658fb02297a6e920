"""What the log's words call a record that an event names by its id: by its number in the case, a desk by its office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from intake import cards
from intake.cards import Card
from intake.ids import CaseId
from intake.problems import Problem
from intake.rules import regions
from intake.vault import Vault

SHORT: Final = 8
"""So many digits of an id stand for a record that is not here."""

_NUMBERED: Final = ("evidence", "withheld", "captures", "things", "persons", "statements", "items")


@dataclass(frozen=True, slots=True)
class Ends:
    """What a link runs between: the kinds and ids of its ends."""

    from_kind: str
    from_id: str
    to_kind: str
    to_id: str


@dataclass(frozen=True, slots=True)
class Names:
    """`numbers` by record id, `links` the ends of each link, `desks` by keys' name and hand-over."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    links: Mapping[str, Ends] = field(default_factory=dict)
    desks: Mapping[str, str] = field(default_factory=dict)

    def number(self, record: str) -> str:
        """Its number in the case, or the beginning of its id where the record is not here."""
        known = self.numbers.get(record)
        return record[:SHORT] if known is None else str(known)


UNNAMED: Final = Names()
"""Knows nothing: every record is called by the beginning of its id."""


def of_desks(vault: Vault) -> Names:
    """The names of the desks in the book of cards, and of no record."""
    return Names(desks=_desks(vault))


def of_case(vault: Vault, case: CaseId | None = None) -> Names:
    """The names of what a case holds, or of all cases, and of the desks in the book of cards."""
    where, values = ("", ()) if case is None else (" WHERE case_id = ?", (case,))
    numbers = {
        str(row["id"]): int(row["number"])
        for table in _NUMBERED
        for row in vault.store.rows(f"SELECT id, number FROM {table}{where}", values)  # noqa: S608  fixed names
    }
    links = {
        str(row["id"]): Ends(*(str(row[name]) for name in ("from_kind", "from_id", "to_kind", "to_id")))
        for row in vault.store.rows(f"SELECT * FROM links{where}", values)  # noqa: S608  fixed names
    }
    return Names(numbers, links, _desks(vault))


def _desks(vault: Vault) -> dict[str, str]:
    """Who is behind the name of a card's keys, and behind a hand-over by its id."""
    known = cards.trusted(vault)
    found = {each.card.notes.name: desk_words(each.card) for each in known}
    for row in vault.store.rows(
        "SELECT h.id, c.notes_name FROM handovers h JOIN cards c ON c.fingerprint = h.peer"
    ):
        found[str(row["id"])] = found[str(row["notes_name"])]
    return found


def desk_words(card: Card) -> str:
    """A desk by its unit or its office, with the name on the card: 'Bawaslu Kota Balikpapan (Rahmat Hidayat)'."""
    try:
        office = card.unit or regions.office(card.office).title
    except Problem:
        office = card.office
    return f"{office} ({card.name})"
