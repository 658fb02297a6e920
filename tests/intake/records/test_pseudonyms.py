"""Protected identities: stable pseudonyms that say nothing, and what is hidden with them."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from intake.ids import PersonId, new_id
from intake.records import people, pseudonyms
from intake.records.people import Person, PersonFacts, Role

FACTS = PersonFacts(
    "Nur Aini", phone="0812", address="Jl. Mawar", note="takut", protected="ya", may_see="Ketua",
)  # fmt: skip


def persons(count: int) -> list[Person]:
    return [Person(PersonId(new_id()), number, Role.SAKSI, FACTS) for number in range(1, count + 1)]


def test_a_pseudonym_has_role_and_code():
    [person] = persons(1)
    assert re.fullmatch(r"Saksi [A-HJ-NP-Z]-[0-9A-F]{2}", pseudonyms.pseudonyms([person])[person.id])
    reporter = replace(person, role=Role.PELAPOR)
    names = [pseudonyms.pseudonyms([each])[person.id] for each in (person, reporter)]
    assert names[1] == names[0].replace("Saksi", "Pelapor")


@given(st.text(min_size=1), st.text())
def test_it_depends_on_nothing_that_was_told(name, phone):
    person = Person(PersonId("5a" * 16), 1, Role.SAKSI, FACTS)
    other = replace(person, facts=PersonFacts(name, phone=phone))
    assert pseudonyms.pseudonyms([person]) == pseudonyms.pseudonyms([other])


def test_all_of_a_case_differ_and_stay_when_people_are_added():
    everybody = persons(700)  # far more than any case has: codes that are taken do occur
    names = pseudonyms.pseudonyms(everybody)
    assert len(set(names.values())) == len(everybody)
    first = pseudonyms.pseudonyms(everybody[:200])
    assert first.items() <= names.items()
    assert pseudonyms.pseudonyms(everybody[::-1]) == names


def test_nothing_told_of_a_protected_person_is_shown_but_who_may_see():
    hidden, known = persons(2)
    known = replace(known, facts=replace(FACTS, protected=""))
    shown = pseudonyms.shown([hidden, known])
    name = pseudonyms.pseudonyms([hidden, known])[hidden.id]
    assert shown == [replace(hidden, facts=PersonFacts(name, protected="ya", may_see="Ketua")), known]
    assert pseudonyms.shown([hidden, known], reveal=True) == [hidden, known]


def test_of_a_case(vault, case, refused):
    person = people.add(vault, case, Role.SAKSI, FACTS)
    assert pseudonyms.find(vault, case, person.id) == pseudonyms.listing(vault, case)[0] != person
    assert pseudonyms.listing(vault, case, reveal=True) == [person]
    with refused("person-unknown"):
        pseudonyms.find(vault, case, PersonId("0" * 32))
