"""What is typed while a report is received: kept without events, written piece by piece, found again after a kill."""

from dataclasses import replace

import pytest

from intake import reception
from intake.custody import journal
from intake.custody.entries import Kind
from intake.problems import Problem
from intake.reception import Reception, Speaker, Told
from intake.records import cases, people, statements
from intake.records.cases import CaseFacts, CaseKind
from intake.records.hearing import HearingForm
from intake.records.people import PersonFacts, Role
from intake.vault import Vault

FACTS = CaseFacts("Kampanye di sekolah", event="Kampanye di sekolah", narrative="Pagi itu …")
REPORTER = Speaker("a", Role.PELAPOR, PersonFacts("Budi Santoso", address="RT 3"))
WITNESS = Speaker("b", Role.SAKSI, PersonFacts("Nur Aini"), "Saya melihat dari teras.")
NAMELESS = Speaker("c", Role.TERLAPOR, PersonFacts("", address="Kelurahan Damai"))
TOLD = Told(FACTS, (REPORTER, WITNESS), "narrative")


def kinds(vault: Vault) -> list[str]:
    return [each.entry.kind for each in journal.events(vault)]


def test_keeping_opens_one_case_and_makes_no_other_event(vault: Vault) -> None:
    page = Reception()
    case = page.keep(vault, TOLD)
    events = kinds(vault)
    assert page.keep(vault, replace(TOLD, facts=replace(FACTS, narrative="Pagi itu, pukul"))).id == case.id
    assert kinds(vault) == events and events[-1] == Kind.CASE_CREATED
    assert (len(cases.listing(vault)), case.kind) == (1, CaseKind.LAPORAN)
    found = reception.told(vault, case)
    assert (found.facts.narrative, found.place) == ("Pagi itu, pukul", "narrative")
    assert [each.words for each in found.people] == ["", "Saya melihat dari teras."]
    other = Reception().leave(vault, Told(FACTS))
    assert reception.unfinished(vault) is not None and reception.unfinished(vault, other) is None


def test_recording_writes_what_changed_and_nothing_else(vault: Vault) -> None:
    page = Reception()
    case = page.record(vault, TOLD)
    assert [each.facts.name for each in people.listing(vault, case)] == ["Budi Santoso", "Nur Aini"]
    events = kinds(vault)
    page.record(vault, TOLD)
    assert kinds(vault) == events
    changed = replace(REPORTER, facts=replace(REPORTER.facts, phone="0812"))
    page.record(vault, replace(TOLD, people=(changed, replace(WITNESS, words="Saya melihat sendiri."))))
    assert kinds(vault) == [*events, Kind.PERSON_EDITED]
    assert [each.text for each in statements.listing(vault, case)] == ["Saya melihat sendiri."]


def test_after_the_end_of_the_process_everybody_is_there_once(vault: Vault) -> None:
    case = Reception().record(vault, TOLD)
    again = reception.told(vault, case)
    assert [each.facts.name for each in again.people] == ["Budi Santoso", "Nur Aini"]
    Reception(case).record(vault, again)
    assert len(people.listing(vault, case)) == 2 and len(statements.listing(vault, case)) == 1


def test_a_person_recorded_just_before_the_end_is_not_doubled(vault: Vault) -> None:
    page = Reception()
    case = page.keep(vault, TOLD)
    people.add(vault, case, REPORTER.role, REPORTER.facts)  # and then the power went out
    again = reception.told(vault, case)
    assert [each.facts.name for each in again.people] == ["Budi Santoso", "Nur Aini"]
    Reception(case).record(vault, again)
    assert len(people.listing(vault, case)) == 2


def test_leaving_keeps_only_people_without_a_name(vault: Vault) -> None:
    page = Reception()
    page.record(vault, TOLD)
    case = page.leave(vault, replace(TOLD, people=(*TOLD.people, NAMELESS)))
    assert kinds(vault)[-1] == Kind.STATEMENT_DRAFTED
    assert reception.unfinished(vault) is None
    assert [each.facts.address for each in reception.told(vault, case).people] == [
        "RT 3", "", "Kelurahan Damai",
    ]  # fmt: skip
    edited = cases.edit(vault, case, replace(FACTS, narrative="Di halaman lain."))
    assert reception.told(vault, edited).facts.narrative == "Di halaman lain."
    Reception(edited).leave(vault, replace(TOLD, people=()))
    assert len(reception.told(vault, edited).people) == 2


def test_words_that_were_read_back_are_not_read_back_once_they_change(vault: Vault) -> None:
    page = Reception()
    case = page.record(vault, TOLD)
    (draft,) = statements.listing(vault, case)
    read = replace(draft.hearing, form=HearingForm(read_back="ya"))
    statements.save_draft(vault, draft, draft.text, read)
    again = reception.told(vault, case)
    assert [each.read_back for each in again.people] == [False, True]
    changed = replace(again.people[1], words="Saya mendengarnya.", read_back=False)
    Reception(case).record(vault, replace(again, people=(again.people[0], changed)))
    assert not reception.told(vault, case).people[1].read_back
    sealed = Reception(case).seal(vault, replace(again, people=(again.people[0], changed)), changed.key)
    assert sealed.text == "Saya mendengarnya." and not sealed.hearing.is_read_back


def test_sealed_words_stay_as_sealed(vault: Vault) -> None:
    page = Reception()
    sealed = page.seal(vault, TOLD, "b")
    assert sealed.is_sealed and page.case is not None
    page.keep(vault, replace(TOLD, people=(REPORTER, replace(WITNESS, words="lain"))))
    (_, witness) = reception.told(vault, page.case).people
    assert (witness.words, witness.sealed) == (WITNESS.words, True)
    page.record(vault, replace(TOLD, people=(REPORTER, replace(WITNESS, words="lain", sealed=True))))
    assert statements.listing(vault, page.case) == [sealed]


@pytest.mark.parametrize(
    ("speaker", "code"),
    [
        (replace(WITNESS, words=" "), "text-missing"),
        (replace(WITNESS, facts=PersonFacts("")), "name-missing"),
    ],
)
def test_nothing_to_seal(vault: Vault, speaker: Speaker, code: str) -> None:
    with pytest.raises(Problem, match=code):
        Reception().seal(vault, Told(FACTS, (speaker,)), "b")


def test_what_no_record_can_hold_is_refused_before_anything_is_kept(vault: Vault) -> None:
    with pytest.raises(Problem, match="text-not-storable"):
        Reception().keep(vault, Told(replace(FACTS, narrative="a\x00b")))
    assert reception.unfinished(vault) is None


class Undone(Exception):
    """Ends a transaction without keeping it: a case that is gone while the log names it would be damage."""


def test_what_was_kept_goes_with_its_case(vault: Vault) -> None:
    case = Reception().keep(vault, Told(FACTS))
    with pytest.raises(Undone), vault.store.transaction():
        vault.store.run("DELETE FROM cases WHERE id = ?", (case.id,))
        assert reception.unfinished(vault) is None
        raise Undone
