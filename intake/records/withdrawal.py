"""Taking a person out of a case who does not belong there; the log keeps what was recorded, and why this was done."""

from __future__ import annotations

from dataclasses import replace

from intake import facts
from intake.custody import journal
from intake.custody.entries import Kind
from intake.facts import clean_text
from intake.problems import Problem
from intake.records import people, statements
from intake.records.cases import Case, refuse_foreign
from intake.records.people import Person
from intake.vault import Vault

_MENTIONED = (
    "SELECT EXISTS (SELECT 1 FROM items WHERE case_id = ?1 AND withdrawn IS NULL AND instr(facts, ?2))"
    " OR EXISTS (SELECT 1 FROM captures WHERE person_id = ?2)"
    " OR EXISTS (SELECT 1 FROM links WHERE cut IS NULL AND ?2 IN (from_id, to_id))"
    " OR EXISTS (SELECT 1 FROM statements WHERE instr(form, ?2))"
    " OR EXISTS (SELECT 1 FROM persons WHERE id != ?2 AND instr(facts, ?2))"
)
"""Ids are unique, so a record that holds one speaks of that person."""


def withdraw(vault: Vault, case: Case, person: Person, reason: str) -> Person:
    """Takes a person out of the lists of a case; the number is not given again.

    Raises `Problem`: case-foreign, person-unknown (not or no longer of the case), reason-missing, text-…, person-in-use
    (somebody whose words are there, sealed or not, or of whom other records speak).
    """
    refuse_foreign(vault, case)
    person = people.find(vault, case, person.id)
    clean_text(reason, "reason")
    if not reason.strip():
        raise Problem("reason-missing")
    said = [each for each in statements.listing(vault, case) if each.person == person.id]
    if any(each.is_sealed or each.is_said for each in said) or _is_mentioned(vault, case, person):
        raise Problem("person-in-use", item=person.number)
    gone = replace(person, facts=replace(person.facts, withdrawn=reason))
    with vault.store.transaction():
        vault.store.run(
            "DELETE FROM statements WHERE person_id = ? AND digest IS NULL", (person.id,)
        )  # drafts whose words were taken away
        people.write(vault, gone)
        journal.record(
            vault,
            Kind.PERSON_WITHDRAWN,
            case.id,
            {
                "facts": facts.to_json(gone.facts),
                "id": person.id,
                "number": person.number,
                "reason": reason,
                "role": person.role.value,
            },
        )
    return gone


def _is_mentioned(vault: Vault, case: Case, person: Person) -> bool:
    return bool(vault.store.number(_MENTIONED, (case.id, person.id)))
