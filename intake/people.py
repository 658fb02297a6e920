"""The people of a case, in the fields of form B.1, blocks 1, 2 and 4."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake import facts
from intake.cases import Case, refuse_foreign
from intake.custody import journal
from intake.custody.entries import Kind
from intake.ids import PersonId, new_id
from intake.problems import Problem
from intake.store import Row
from intake.vault import Vault


class Role(StrEnum):
    """In what role a person stands in a case."""

    PELAPOR = "pelapor"
    PENEMU = "penemu"
    TERLAPOR = "terlapor"
    SAKSI = "saksi"
    AHLI = "ahli"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is known of a person, as told; every field but the name may be empty."""

    name: str
    birth_place: str = ""
    birth_date: str = ""
    sex: str = ""
    occupation: str = ""
    citizenship: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person in one case; `number` counts within the case."""

    id: PersonId
    number: int
    role: Role
    facts: PersonFacts


def add(vault: Vault, case: Case, role: Role, person_facts: PersonFacts) -> Person:
    """Records a person. Raises `Problem`: name-missing, case-foreign, text-too-long, text-not-storable."""
    refuse_foreign(vault, case)
    if not person_facts.name.strip():
        raise Problem("name-missing")
    facts.checked(person_facts)
    with vault.store.transaction():
        number = vault.store.number(
            "SELECT coalesce(max(number), 0) + 1 FROM persons WHERE case_id = ?", (case.id,)
        )
        person = Person(PersonId(new_id()), number, role, person_facts)
        insert(vault, case, person)
        journal.record(
            vault,
            Kind.PERSON_ADDED,
            case.id,
            {"facts": facts.to_json(person_facts), "id": person.id, "number": number, "role": role.value},
        )
    return person


def insert(vault: Vault, case: Case, person: Person) -> None:
    """Writes the row of a person, inside a transaction."""
    vault.store.run(
        "INSERT INTO persons (id, case_id, number, role, facts) VALUES (?, ?, ?, ?, ?)",
        (person.id, case.id, person.number, person.role, facts.encode(person.facts)),
    )


def listing(vault: Vault, case: Case) -> list[Person]:
    """The people of a case in the order they were recorded."""
    return [
        _from_row(row)
        for row in vault.store.rows("SELECT * FROM persons WHERE case_id = ? ORDER BY number", (case.id,))
    ]


def find(vault: Vault, case: Case, wanted: str) -> Person:
    """The person with this id or number in the case. Raises `Problem("person-unknown")`."""
    for person in listing(vault, case):
        if wanted in (person.id, str(person.number)):
            return person
    raise Problem("person-unknown", item=wanted)


def _from_row(row: Row) -> Person:
    return Person(
        PersonId(row["id"]), int(row["number"]), Role(row["role"]), facts.decode(PersonFacts, row["facts"])
    )
