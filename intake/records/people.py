"""The people of a case, in the fields of forms B.1, B.2 and B.12 and what a referral asks of a reported person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from crypto.canonical import JsonObject
from intake import facts
from intake.custody import journal
from intake.custody.entries import Kind
from intake.ids import PersonId, new_id
from intake.problems import Problem
from intake.records.cases import Case, refuse_foreign
from intake.store import Row
from intake.vault import Vault


class Role(StrEnum):
    """In what role a person stands in a case."""

    PELAPOR = "pelapor"
    PENEMU = "penemu"
    TERLAPOR = "terlapor"
    SAKSI = "saksi"
    AHLI = "ahli"
    KUASA = "kuasa"
    PENDAMPING = "pendamping"
    PENERJEMAH = "penerjemah"


class Nature(StrEnum):
    """What a reported party is where it is no known human; the name then describes it."""

    INSTITUTION = "lembaga"
    UNKNOWN = "tidak-dikenal"


class KnowsBy(StrEnum):
    """How a witness came to know."""

    SAW = "melihat"
    HEARD = "mendengar"
    SOCIAL_MEDIA = "medsos"


YES = "ya"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is known of a person, as told; every field but the name may be empty.

    `institution` is a `Nature`, '' for a known human. `employment` and `position_kind` are codes of the tables of those
    names, `nik` is kept of reported persons only. `address_code` (in the edition `address_edition`) and `agency_region`
    are codes of the interior ministry. `acts_for` is the id of whom a proxy, companion or interpreter acts for,
    `authority` the special power of attorney. `knows_by` is a `KnowsBy`. `protected` is 'ya' where lists show a
    pseudonym; `may_see` says in words who may see the identity. `same_as` holds ids of the same human in other roles
    or cases, one a line. `withdrawn` is why the person was taken out of the case (`intake.records.withdrawal`).
    """

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
    religion: str = ""
    institution: str = ""
    employment: str = ""
    nip: str = ""
    nik: str = ""
    agency: str = ""
    unit: str = ""
    agency_region: str = ""
    position: str = ""
    position_kind: str = ""
    rank: str = ""
    appointing: str = ""
    acts_for: str = ""
    authority: str = ""
    knows_by: str = ""
    heard_from: str = ""
    expertise: str = ""
    address_code: str = ""
    address_edition: str = ""
    protected: str = ""
    may_see: str = ""
    same_as: str = ""
    letter: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person in one case; `number` counts within the case."""

    id: PersonId
    number: int
    role: Role
    facts: PersonFacts


def add(vault: Vault, case: Case, role: Role, person_facts: PersonFacts) -> Person:
    """Records a person.

    Raises `Problem`: case-foreign, name-missing, nik-terlapor-only, person-unknown, text-too-long, text-not-storable.
    """
    refuse_foreign(vault, case)
    _check(vault, case, role, person_facts)
    with vault.store.transaction():
        number = vault.store.number(
            "SELECT coalesce(max(number), 0) + 1 FROM persons WHERE case_id = ?", (case.id,)
        )
        person = Person(PersonId(new_id()), number, role, person_facts)
        insert(vault, case, person)
        _log(vault, case, Kind.PERSON_ADDED, person)
    return person


def edit(vault: Vault, case: Case, person: Person, changed: PersonFacts, role: Role | None = None) -> Person:
    """Replaces what is written of a person, and the role where one is given; the log keeps the new words.

    Nothing is logged where nothing changed. Raises `Problem` as `add`.
    """
    refuse_foreign(vault, case)
    fresh = replace(person, role=role or person.role, facts=changed)
    if fresh == find(vault, case, person.id):
        return fresh
    _check(vault, case, fresh.role, changed)
    with vault.store.transaction():
        write(vault, fresh)
        _log(vault, case, Kind.PERSON_EDITED, fresh)
    return fresh


def _log(vault: Vault, case: Case, kind: Kind, person: Person) -> None:
    body: JsonObject = {
        "facts": facts.to_json(person.facts),
        "id": person.id,
        "number": person.number,
        "role": person.role.value,
    }
    journal.record(vault, kind, case.id, body)


def _check(vault: Vault, case: Case, role: Role, person_facts: PersonFacts) -> None:
    if not person_facts.name.strip():
        raise Problem("name-missing")
    facts.checked(person_facts)
    if person_facts.nik and role is not Role.TERLAPOR:
        raise Problem("nik-terlapor-only")
    if person_facts.acts_for and person_facts.acts_for not in {each.id for each in listing(vault, case)}:
        raise Problem("person-unknown", item=person_facts.acts_for)


def write(vault: Vault, person: Person) -> None:
    """Writes role and facts into the row of a person, inside a transaction."""
    vault.store.run(
        "UPDATE persons SET role = ?, facts = ? WHERE id = ?",
        (person.role, facts.encode(person.facts), person.id),
    )


def insert(vault: Vault, case: Case, person: Person) -> None:
    """Writes the row of a person, inside a transaction."""
    vault.store.run(
        "INSERT INTO persons (id, case_id, number, role, facts) VALUES (?, ?, ?, ?, ?)",
        (person.id, case.id, person.number, person.role, facts.encode(person.facts)),
    )


def listing(vault: Vault, case: Case) -> list[Person]:
    """The people of a case in the order they were recorded, without who was taken out of it."""
    return [each for each in everybody(vault, case) if not each.facts.withdrawn]


def everybody(vault: Vault, case: Case) -> list[Person]:
    """All who were ever recorded in a case, as its log has them."""
    return [
        from_row(row)
        for row in vault.store.rows("SELECT * FROM persons WHERE case_id = ? ORDER BY number", (case.id,))
    ]


def find(vault: Vault, case: Case, wanted: str) -> Person:
    """The person with this id or number in the case. Raises `Problem("person-unknown")`."""
    for person in listing(vault, case):
        if wanted in (person.id, str(person.number)):
            return person
    raise Problem("person-unknown", item=wanted)


def from_row(row: Row) -> Person:
    """The person in a row of the table."""
    return Person(
        PersonId(row["id"]), int(row["number"]), Role(row["role"]), facts.decode(PersonFacts, row["facts"])
    )
