"""The people of a case."""

import pytest

from intake import cases, people
from intake.custody import journal
from intake.people import PersonFacts, Role


def test_people_are_numbered_within_their_case(vault, case):
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    facts = PersonFacts(
        "Budi", "Balikpapan", "1990-01-02", "L", "petani", "WNI", "Jl. 1", "0812", "a@b.id", "-"
    )
    first = people.add(vault, case, Role.PELAPOR, facts)
    second = people.add(vault, case, Role.SAKSI, PersonFacts("Ani"))
    third = people.add(vault, other, Role.SAKSI, PersonFacts("Ani"))
    assert [each.number for each in (first, second, third)] == [1, 2, 1]
    assert people.listing(vault, case) == [first, second]
    assert people.find(vault, case, "2") == people.find(vault, case, second.id) == second
    event = list(journal.events(vault, case=case.id))[1]
    assert event.entry.kind == "person.added"
    assert event.body["facts"]["birth_place"] == "Balikpapan"


def test_a_person_of_another_case_is_unknown_here(vault, case, refused):
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    person = people.add(vault, other, Role.SAKSI, PersonFacts("Ani"))
    for wanted in (person.id, "1", "", "²", "9" * 5000):
        with refused("person-unknown", item=wanted):
            people.find(vault, case, wanted)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (PersonFacts("  "), "name-missing"),
        (PersonFacts("a\x00"), "text-not-storable"),
        (PersonFacts("a", note="\udc00"), "text-not-storable"),
        (PersonFacts("a", address="x" * 200_001), "text-too-long"),
    ],
)
def test_what_cannot_be_kept_is_refused(vault, case, refused, facts, code):
    before = journal.size(vault)
    with refused(code):
        people.add(vault, case, Role.SAKSI, facts)
    assert (people.listing(vault, case), journal.size(vault)) == ([], before)


def test_row_and_event_are_undone_together(vault, case, monkeypatch):
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    before = journal.size(vault)
    monkeypatch.setattr(journal, "leaf_hash", fail)
    with pytest.raises(ZeroDivisionError):
        people.add(vault, case, Role.SAKSI, PersonFacts("Ani"))
    assert (people.listing(vault, case), journal.size(vault)) == ([], before)
