"""The same human in several roles and cases: said by the officer, never guessed from names.

Who is the same is an edge between two records of a person; the edges of a human hang together. An edge stands in the
record it was said of (`same_as`), so it travels with that case alone, as an id that says nothing without the other.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from intake.ids import PersonId
from intake.problems import Problem
from intake.records import cases, people
from intake.records.cases import Case
from intake.records.people import Person
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Appearance:
    """A human's record in one case."""

    case: Case
    person: Person


def appearances(vault: Vault, person: PersonId) -> list[Appearance]:
    """All records of the human of whom this is one, this too, in the order of cases and of their persons.

    Ids that this vault does not hold are left out. Raises `Problem("person-unknown")`.
    """
    locate(vault, person)
    found = []
    for each in groups(vault).get(person, {person}):
        with suppress(Problem):
            found.append(locate(vault, each))
    return sorted(found, key=lambda each: (each.case.number, each.person.number))


def groups(vault: Vault) -> dict[PersonId, frozenset[PersonId]]:
    """For every record that was said to be of the same human as another: all records of that human."""
    edges, found = _edges(vault), dict[PersonId, frozenset[PersonId]]()
    for start in edges:
        if start in found:
            continue
        seen, open_ends = {start}, [start]
        while open_ends:
            fresh = edges[open_ends.pop()] - seen
            seen |= fresh
            open_ends += fresh
        found |= dict.fromkeys(seen, frozenset(seen))
    return found


def everybody(vault: Vault) -> list[Appearance]:
    """All persons of all cases, newest case first, in order within the case, without who was taken out of one."""
    held = {case.id: case for case in cases.listing(vault)}
    rows = vault.store.rows("SELECT * FROM persons ORDER BY number")
    found = [Appearance(held[row["case_id"]], people.from_row(row)) for row in rows]
    return sorted(
        (each for each in found if not each.person.facts.withdrawn), key=lambda each: -each.case.number
    )


def locate(vault: Vault, person: str) -> Appearance:
    """The person with this id, in whatever case. Raises `Problem("person-unknown")`."""
    row = vault.store.one("SELECT * FROM persons WHERE id = ?", (person,))
    if row is None:
        raise Problem("person-unknown", item=person)
    return Appearance(cases.find(vault, str(row["case_id"])), people.from_row(row))


def declare(vault: Vault, case: Case, person: Person, other: Person) -> Person:
    """Says that `person` of `case` is the same human as `other`, of this or another case; gives the person anew.

    Unchanged where that was said already, directly or through others. Raises `Problem`: same-self, case-foreign.
    """
    if person.id == other.id:
        raise Problem("same-self")
    if other.id in {each.person.id for each in appearances(vault, person.id)}:
        return person
    now = people.find(vault, case, person.id)
    return _with(vault, case, now, [*_said(now), other.id])


def cut(vault: Vault, one: Appearance, other: Appearance) -> None:
    """Takes back that two records are of the same human. Raises `Problem`: same-unsaid, case-foreign."""
    edges = [
        (mine, theirs.person.id)
        for mine, theirs in ((one, other), (other, one))
        if theirs.person.id in _said(mine.person)
    ]
    if not edges:
        raise Problem("same-unsaid")
    for mine, _ in edges:
        cases.refuse_foreign(vault, mine.case)
    for mine, gone in edges:
        _with(vault, mine.case, mine.person, [each for each in _said(mine.person) if each != gone])


def _with(vault: Vault, case: Case, person: Person, same: list[PersonId]) -> Person:
    return people.edit(vault, case, person, replace(person.facts, same_as="\n".join(same)))


def _said(person: Person) -> list[PersonId]:
    return [PersonId(each) for each in person.facts.same_as.splitlines() if each]


def _edges(vault: Vault) -> dict[PersonId, set[PersonId]]:
    found: dict[PersonId, set[PersonId]] = {}
    for row in vault.store.rows("SELECT * FROM persons WHERE facts LIKE '%\"same_as\":%'"):
        person = people.from_row(row)
        for other in _said(person):
            found.setdefault(person.id, set()).add(other)
            found.setdefault(other, set()).add(person.id)
    return found
