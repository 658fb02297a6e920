"""A person in words: every field with its label, codes as what they stand for, and what is odd about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Final

from intake.docket import desk
from intake.records import remarks
from intake.records.cases import Case
from intake.records.people import YES, KnowsBy, Nature, Person
from intake.records.remarks import Remark
from intake.rules import employment, identifiers, places
from intake.vault import Vault
from ui.console.output import pairs
from ui.console.rulewords import warn_of
from ui.console.session import Session

NO: Final = "tidak"
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "institution": tuple(Nature),
    "knows_by": tuple(KnowsBy),
    "protected": (YES, NO),
}
"""What may be chosen for a field, where that is a closed list."""


def lines(session: Session, vault: Vault, case: Case, person: Person, persons: Iterable[Person]) -> list[str]:
    """All that is known of a person, a line for each field; `persons` are those of the case."""
    said = {name: value for name, value in asdict(person.facts).items() if value and name != "same_as"}
    office = vault.office_tables
    statuses = {each.code: session.read(each.words) for each in employment.employments(office).entries}
    kinds = {each.code: session.read(each.words) for each in employment.positions(office).entries}
    numbers = {each.id: str(each.number) for each in persons}
    for name, words in (("employment", statuses), ("position_kind", kinds), ("acts_for", numbers)):
        if name in said:
            said[name] = words.get(said[name], said[name])
    for name, group in (("institution", "nature"), ("knows_by", "knows-by"), ("protected", "yes-no")):
        if said.get(name) in CHOICES[name]:
            said[name] = session.say(f"{group}.{said[name]}")
    if "phone" in said:
        said["phone"] = phone(person)
    for name in ("address_code", "agency_region"):
        if name in said and (place := places.find(said[name])):
            said[name] = f"{place.code} {place.path}"
    first = [
        (session.say("field.case"), str(case.number)),
        (session.say("field.number"), str(person.number)),
        (session.say("field.role"), session.say(f"role.{person.role}")),
    ]
    return pairs([*first, *((session.say(f"person-field.{name}"), value) for name, value in said.items())])


def phone(person: Person) -> str:
    """The phone number as it is shown."""
    return identifiers.phone(person.facts.phone).shown


def remarks_on(session: Session, vault: Vault, person: Person) -> tuple[Remark, ...]:
    """What is odd about a person, by the vault's own tables and clock; warns of tables that cannot be used."""
    office = vault.office_tables
    warn_of(session, (*employment.employments(office).faults, *employment.positions(office).faults))
    return remarks.on_person(person.role, person.facts, desk.today(vault), office)
