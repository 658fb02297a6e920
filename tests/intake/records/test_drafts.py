"""What is half-typed: kept without an event beside a report being received, dropped when it says nothing."""

from dataclasses import replace

import pytest

from intake import reception
from intake.custody import journal
from intake.docket import purge
from intake.problems import Problem
from intake.reception import Reception, Speaker, Told
from intake.records import cases, drafts, people
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.drafts import Draft
from intake.records.people import PersonFacts, Role
from intake.vault import Vault

PERSON = Draft("person", "", {"phone": "0812", "note": "datang bersama anaknya\n"})
MOVE = Draft("thing-move", "t1", {"receiver": "Dewi \U0001f648"})
TOLD = Told(CaseFacts("Kampanye"), (Speaker("c", Role.TERLAPOR, PersonFacts("", address="Damai")),), "event")


@pytest.fixture
def case(vault: Vault) -> Case:
    return cases.create(vault, CaseKind.LAPORAN, TOLD.facts)


def test_a_draft_makes_no_event_and_is_dropped_without_words(vault: Vault, case: Case) -> None:
    before = journal.size(vault)
    for each in (PERSON, MOVE, replace(PERSON, words={"phone": "0813"})):
        drafts.keep(vault, case.id, each)
    assert drafts.of_case(vault, case.id) == (Draft("person", "", {"phone": "0813"}), MOVE)
    drafts.keep(vault, case.id, replace(PERSON, words={}))
    assert drafts.of_case(vault, case.id) == (MOVE,)
    drafts.keep(vault, case.id, replace(MOVE, words={}))
    assert drafts.of_case(vault, case.id) == () and journal.size(vault) == before
    assert vault.store.number("SELECT count(*) FROM receptions") == 0


def test_a_report_being_received_and_drafts_leave_each_other_alone(vault: Vault, case: Case) -> None:
    drafts.keep(vault, case.id, PERSON)
    assert reception.unfinished(vault) is None and reception.told(vault, case) == Told(TOLD.facts)
    page = Reception(case)
    page.keep(vault, TOLD)
    drafts.keep(vault, case.id, MOVE)
    assert reception.told(vault, case) == TOLD and reception.unfinished(vault, case) is not None
    assert drafts.half_typed(vault, case.id) == ("report", "person", "thing-move")
    page.leave(vault, TOLD)
    assert drafts.half_typed(vault, case.id) == ("nameless", "person", "thing-move")
    assert reception.unfinished(vault) is None and drafts.of_case(vault, case.id) == (PERSON, MOVE)
    page.leave(vault, Told(TOLD.facts))
    assert drafts.half_typed(vault, case.id) == ("person", "thing-move")
    assert drafts.of_case(vault, case.id) == (PERSON, MOVE)


def test_what_is_recorded_takes_the_place_of_its_draft_and_of_no_other(vault: Vault, case: Case) -> None:
    drafts.keep(vault, case.id, PERSON, MOVE)
    with pytest.raises(Problem, match="name-missing"), drafts.recorded(vault, case.id, "person", ""):
        people.add(vault, case, Role.SAKSI, PersonFacts(" "))
    assert drafts.of_case(vault, case.id) == (PERSON, MOVE)
    with drafts.recorded(vault, case.id, "person", ""):
        people.add(vault, case, Role.SAKSI, PersonFacts("Nur Aini"))
    assert drafts.of_case(vault, case.id) == (MOVE,)


def test_drafts_are_purged_with_their_case() -> None:
    assert ("receptions", "case_id = ?") in purge.ROWS


@pytest.mark.parametrize(
    ("words", "code"), [("x" * 200_001, "text-too-long"), ("a\x00b", "text-not-storable")]
)
def test_what_no_record_could_hold_is_refused_and_the_draft_before_it_stays(
    vault: Vault, case: Case, words: str, code: str
) -> None:
    drafts.keep(vault, case.id, PERSON)
    with pytest.raises(Problem) as caught:
        drafts.keep(vault, case.id, replace(PERSON, words={"note": words}))
    assert caught.value.code == code and drafts.of_case(vault, case.id) == (PERSON,)
