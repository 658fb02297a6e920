"""The same human in several roles and cases."""

import pytest

from intake import cards
from intake.bundle import receive as receiving
from intake.bundle import seal as seals
from intake.custody import journal
from intake.records import cases, humans, people
from intake.records.people import PersonFacts, Role


@pytest.fixture
def three(vault, case):
    """Appearances of people of the same name: two in the first case, one in a second."""
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    kept = [
        (case, people.add(vault, case, Role.PELAPOR, PersonFacts("Budi"))),
        (case, people.add(vault, case, Role.SAKSI, PersonFacts("Budi"))),
        (other, people.add(vault, other, Role.TERLAPOR, PersonFacts("Budi"))),
    ]
    return [humans.Appearance(*each) for each in kept]


def ids(found):
    return [each.person.id for each in found]


def test_nobody_is_the_same_until_it_is_said(vault, three):
    for each in three:
        assert ids(humans.appearances(vault, each.person.id)) == [each.person.id]
    assert humans.groups(vault) == {}


def test_all_roles_and_cases_of_one_human_from_whichever_record(vault, three):
    first, second, third = three
    humans.declare(vault, third.case, third.person, first.person)
    humans.declare(vault, second.case, second.person, third.person)
    for each in three:
        found = humans.appearances(vault, each.person.id)
        assert ids(found) == ids(three)
        assert [one.case.number for one in found] == [1, 1, 2]
    assert humans.groups(vault) == dict.fromkeys(ids(three), frozenset(ids(three)))


def test_what_was_said_already_is_not_logged_again(vault, three):
    first, second, third = three
    humans.declare(vault, first.case, first.person, second.person)
    humans.declare(vault, second.case, second.person, third.person)
    before = journal.size(vault)
    humans.declare(vault, third.case, third.person, first.person)
    assert journal.size(vault) == before


def test_taking_it_back_parts_the_records(vault, three, refused):
    first, second, third = three
    humans.declare(vault, first.case, first.person, second.person)
    humans.declare(vault, second.case, second.person, third.person)
    now = {each.person.id: each for each in humans.everybody(vault)}
    with refused("same-unsaid"):
        humans.cut(vault, now[first.person.id], now[third.person.id])
    humans.cut(vault, now[third.person.id], now[second.person.id])
    assert ids(humans.appearances(vault, third.person.id)) == [third.person.id]
    assert ids(humans.appearances(vault, first.person.id)) == [first.person.id, second.person.id]


def test_one_record_has_nothing_to_be_the_same_as(vault, three, refused):
    with refused("same-self"):
        humans.declare(vault, three[0].case, three[0].person, three[0].person)
    with refused("person-unknown", item="0" * 32):
        humans.locate(vault, "0" * 32)


def test_an_id_that_this_vault_lacks_is_left_out(vault, case):
    person = people.add(vault, case, Role.SAKSI, PersonFacts("Ani", same_as="ab" * 16))
    assert ids(humans.appearances(vault, person.id)) == [person.id]


def test_a_case_of_another_office_is_read_and_not_written(desks, office, tmp_path, refused):
    officer = desks.officer()
    card = cards.parse_card((desks.root / "office.kartu").read_bytes())
    sealed = seals.seal(officer, cases.find(officer, "1"), card, tmp_path)
    officer.close()
    receiving.receive(office, sealed.folder)
    [theirs] = humans.everybody(office)
    own = cases.create(office, cases.CaseKind.LAPORAN, cases.CaseFacts("Sendiri"))
    mine = people.add(office, own, Role.SAKSI, PersonFacts("Budi"))
    with refused("case-foreign"):
        humans.declare(office, theirs.case, theirs.person, mine)
    humans.declare(office, own, mine, theirs.person)
    assert len(humans.appearances(office, theirs.person.id)) == 2
