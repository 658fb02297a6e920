"""What protected persons are called where their names are not shown.

A supervisor who receives a report must not spread who reported or testified (Perbawaslu 10/2019 as amended by 1/2022,
ps 18(2): such information is exempt from disclosure). This hides names on screens and lists; whoever may open the vault
or the bundle can still reveal them, which is why `may_see` is recorded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from intake.ids import PersonId
from intake.records import people
from intake.records.cases import Case
from intake.records.people import Person, PersonFacts
from intake.vault import Vault

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # I and O read as digits
_LABEL: Final = b"segel pseudonym"


def pseudonyms(persons: Sequence[Person]) -> dict[PersonId, str]:
    """For all persons of one case, such as `Saksi A-3F`: made of the person's id, never of anything told about them.

    Stable, since people are never taken out and numbers never change; unique within the case, since a later person
    whose id gives a code that is taken gets the next one. In another case the same human is called otherwise.
    """
    taken: set[str] = set()
    found: dict[PersonId, str] = {}
    for person in sorted(persons, key=lambda each: each.number):
        code = next(each for each in (_code(person.id, turn) for turn in count()) if each not in taken)
        taken.add(code)
        found[person.id] = f"{person.role.value.capitalize()} {code}"
    return found


def shown(persons: Sequence[Person], *, reveal: bool = False) -> list[Person]:
    """All persons of one case for a list: of protected ones nothing but pseudonym, role and who may see.

    For showing only; what is edited comes from `people.find`.
    """
    if reveal:
        return list(persons)
    names = pseudonyms(persons)
    return [_masked(each, names[each.id]) if each.facts.protected else each for each in persons]


def listing(vault: Vault, case: Case, *, reveal: bool = False) -> list[Person]:
    """The people of a case as `shown`."""
    return shown(people.listing(vault, case), reveal=reveal)


def find(vault: Vault, case: Case, person: PersonId) -> Person:
    """One person of a case as `shown`. Raises `Problem("person-unknown")`."""
    people.find(vault, case, person)
    return next(each for each in listing(vault, case) if each.id == person)


def _masked(person: Person, name: str) -> Person:
    kept = person.facts
    return replace(person, facts=PersonFacts(name, protected=kept.protected, may_see=kept.may_see))


def _code(person: PersonId, turn: int) -> str:
    digest = hashlib.sha256(_LABEL + b"\x00" + bytes.fromhex(person) + turn.to_bytes(4, "big")).digest()
    return f"{_LETTERS[digest[0] % len(_LETTERS)]}-{digest[1]:02X}"
