"""Limits of real cases in a real vault: what runs, what is due, what was passed is put on record once."""

from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest

from intake.custody import journal
from intake.custody.entries import Kind
from intake.custody.words import in_words
from intake.docket import deadlines, desk, procedure
from intake.problems import Problem
from intake.records import cases, items
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.items import Topic
from intake.rules.deadlines import State
from intake.rules.office_hours import Reception
from intake.rules.rulesets import RuleSet
from intake.vault import Vault
from intake.wording import Language


def reported(
    vault: Vault, known: str = "2024-02-26", submitted: str = "2024-02-27T10:00+08:00", **more: str
) -> Case:
    return cases.create(
        vault, CaseKind.LAPORAN, CaseFacts("Judul", known_date=known, submitted_at=submitted, **more)
    )


def states(vault: Vault, case: Case, on: date) -> dict[str, State]:
    found = deadlines.of_case(vault, case, deadlines.rulebook(vault), on)
    return {each.limit.code: each.state for each in found if each.state is not State.NOT_YET}


def test_the_office_and_its_zone_count(officer):
    book = deadlines.rulebook(officer)
    assert book.zone in {timezone(timedelta(hours=hours)) for hours in (7, 8, 9)}
    assert not book.faults and set(book.limits) == set(RuleSet)
    assert isinstance(desk.today(officer), date)


def test_a_report_runs_through_its_limits(officer):
    case = reported(officer)
    assert states(officer, case, date(2024, 2, 27)) == {
        "L1": State.MET,
        "L4": State.RUNNING,
        "L5": State.RUNNING,
    }
    procedure.take(officer, case, "tanda-terima", "2024-02-27T11:00+08:00")
    procedure.take(officer, case, "kajian-awal", "2024-02-29T15:00+08:00")
    found = states(officer, case, date(2024, 3, 1))
    assert (found["L4"], found["L5"], found["L6"], found["L8a"]) == (
        State.MET,
        State.MET,
        State.RUNNING,
        State.RUNNING,
    )
    due = deadlines.next_deadline(officer, case, deadlines.rulebook(officer), date(2024, 3, 1))
    assert due is not None and (due.last, due.state, due.passed) == (date(2024, 3, 1), State.RUNNING, 0)


def test_a_step_taken_back_counts_no_more(officer):
    case = reported(officer)
    taken = procedure.take(officer, case, "kajian-awal", "2024-02-28")
    assert states(officer, case, date(2024, 2, 28))["L5"] is State.MET
    procedure.withdraw(officer, case, str(taken.item.number), "salah perkara")
    assert states(officer, case, date(2024, 2, 28))["L5"] is State.RUNNING


def test_nothing_is_due_where_nothing_has_begun(officer):
    case = cases.create(officer, CaseKind.INFORMASI_AWAL, CaseFacts("Desas-desus"))
    assert deadlines.next_deadline(officer, case, deadlines.rulebook(officer), date(2024, 3, 1)) is None


def test_pilkada_has_its_own_limits(officer):
    case = reported(officer, election="pilkada")
    found = states(officer, case, date(2024, 3, 1))
    assert (found["PL1"], found["PL5"]) == (State.MET, State.UNVERIFIED)
    assert not set(found) & {"L1", "L5"}


def test_a_passed_limit_is_recorded_once_in_the_words_of_that_time(officer):
    case, book = reported(officer, known="2024-02-06"), deadlines.rulebook(officer)
    judged = deadlines.of_case(officer, case, book, date(2024, 3, 4))
    written = deadlines.record_overruns(officer, case, book, judged)
    assert [each.facts.limit for each in written] == ["L1", "L4", "L5"]
    first = written[0].facts
    assert (first.basis, first.start_day, first.at, first.ended) == (
        "ps 8(3)",
        "2024-02-06",
        "2024-02-20",
        "2024-02-27T10:00+08:00",
    )
    assert "tidak diregistrasi (ps 24(3))" in first.follows
    assert "2024-02-14 Hari Pemilihan Umum" in first.skipped.split("\n")
    assert (first.edition, first.mark) == (book.edition, "P7")
    assert deadlines.record_overruns(officer, case, book, judged) == []
    event = journal.event_about(officer, written[0].id, Kind.ITEM_RECORDED)
    assert event is not None
    assert "Penyampaian Laporan (ps 8(3)), hari terakhir 20-02-2024" in in_words(event, Language.ID)
    assert "last day 20-02-2024" in in_words(event, Language.EN)


def test_a_passed_limit_met_at_last_is_noted_and_one_taken_back_stays_so(officer):
    case, book = reported(officer), deadlines.rulebook(officer)
    on = date(2024, 3, 4)
    deadlines.record_overruns(officer, case, book, deadlines.of_case(officer, case, book, on))
    receipt, review = deadlines.overruns(officer, case)
    items.withdraw(officer, case, receipt, "tanda bukti diberikan, lupa dicatat")
    procedure.take(officer, case, "kajian-awal", "2024-03-04")
    procedure.take(officer, case, "tanda-terima", "2024-03-04")
    written = deadlines.record_overruns(officer, case, book, deadlines.of_case(officer, case, book, on))
    assert [(each.id, each.facts) for each in written] == [
        (review.id, replace(review.facts, ended="2024-03-04"))
    ]
    assert [each.withdrawn is None for each in deadlines.overruns(officer, case)] == [False, True]


def test_a_case_of_another_office_is_read_and_never_written(office):
    foreign = replace(reported(office), log=999)
    book = deadlines.rulebook(office)
    judged = deadlines.of_case(office, foreign, book, date(2024, 4, 1))
    assert any(each.state is State.PASSED for each in judged)
    assert deadlines.record_overruns(office, foreign, book, judged) == []
    with pytest.raises(Problem, match="case-foreign"):
        items.record(office, foreign, Topic.OVERRUN, deadlines.OverrunFacts("L5"))


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        ("2024-02-27T10:00+08:00", Reception.OPEN),
        ("2024-02-27T22:00+08:00", Reception.CLOSED),
        ("2024-02-12T22:00+08:00", Reception.ROUND_THE_CLOCK),
        ("2024-02-27", None),
        ("2024-02-30T10:00", None),
        ("", None),
    ],
)
def test_office_hours_of_the_report(officer, submitted, expected):
    case = reported(officer, submitted=submitted)
    assert deadlines.reception(officer, case, deadlines.rulebook(officer)) is expected


def test_an_office_file_that_does_not_parse_is_named_and_the_shipped_one_used(officer):
    folder = officer.path / "office"
    folder.mkdir()
    (folder / "deadlines.toml").write_text('[[entry]]\ncode = "L1"\ncode = "L1"\n')
    (folder / "holidays.toml").write_text("says = \n")
    book = deadlines.rulebook(officer)
    assert [fault.file.rpartition("/")[2].rpartition("\\")[2] for fault in book.faults] == [
        "deadlines.toml",
        "holidays.toml",
    ]
    assert [fault.line for fault in book.faults] == [3, 1]
    assert len(book.limits[RuleSet.PEMILU]) == 16
