"""The course of a case: its state by its steps, what is odd about them, and what limits count from."""

from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.ids import CaseId, ItemId
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.items import Item, Topic
from intake.rules import course as courses
from intake.rules import procedure
from intake.rules.course import Oddity, StepFacts
from intake.rules.happenings import Happening, What
from intake.rules.levels import Level
from intake.rules.procedure import State

WITA = timezone(timedelta(hours=8))
STEPS = procedure.steps().entries
BY_CODE = {step.code: step for step in STEPS}
RECORDED = "2024-03-01T10:00:00.000+08:00"


def case(kind=CaseKind.LAPORAN, **facts):
    return Case(CaseId("0" * 32), 1, kind, CaseFacts("x", **facts), RECORDED, 1)


def said(code, at="2024-02-10", to="A", note="n", **facts):
    step = BY_CODE[code]
    return StepFacts(
        code, at, to, note, state=step.state or "", happening=step.happening or "", basis=step.basis, **facts
    )


def course(of, *steps, withdrawn=()):
    items = [
        Item(ItemId(f"{n:032x}"), n, Topic.STEP, facts, RECORDED, "salah" if n in withdrawn else None)
        for n, facts in enumerate(steps, 1)
    ]
    return courses.course(of, items, STEPS, WITA)


def oddities(of, *steps):
    return [set(each.oddities) for each in course(of, *steps).taken]


def test_a_case_begins_as_its_kind():
    """Ps 2-4."""
    assert {kind: course(case(kind)).state for kind in CaseKind} == {
        CaseKind.LAPORAN: State.LAPORAN_DITERIMA,
        CaseKind.HASIL_PENGAWASAN: State.HASIL_PENGAWASAN,
        CaseKind.INFORMASI_AWAL: State.INFORMASI_AWAL,
    }


def test_a_report_from_receipt_to_recommendation():
    """Ps 13, 15, 24, 17, 29, 28, 36, 49: the road of an ASN-neutrality case; nothing odd about it."""
    road = [
        ("tanda-terima", State.LAPORAN_DITERIMA),
        ("kajian-awal", State.KAJIAN_AWAL_SELESAI),
        ("beritahu-kekurangan", State.MENUNGGU_PERBAIKAN),
        ("lengkapi", State.LAPORAN_DILENGKAPI),
        ("registrasi", State.DIREGISTRASI),
        ("undang", State.DIREGISTRASI),
        ("klarifikasi", State.DIREGISTRASI),
        ("putus-hukum-lain", State.DIPUTUSKAN),
        ("rekomendasi-hukum-lain", State.DITINDAKLANJUTI),
        ("umumkan-status", State.DITINDAKLANJUTI),
    ]
    seen = course(case(), *(said(code) for code, _ in road))
    assert [each.state for each in seen.taken] == [state for _, state in road]
    assert not any(each.oddities for each in seen.taken)


def test_a_withdrawn_report_becomes_initial_information_and_then_a_finding():
    """Ps 14(4), 3(2)d, 3(4), 5(1), 5(3)."""
    codes = ("cabut", "cabut-jadi-informasi-awal", "penelusuran", "hasil-dibuat", "temuan", "register-temuan")
    seen = course(case(), *(said(code) for code in codes))
    assert seen.state is State.DIREGISTRASI and not any(each.oddities for each in seen.taken)
    assert seen.footing is CaseKind.HASIL_PENGAWASAN
    assert course(case(), *(said(code) for code in codes[:3])).footing is CaseKind.INFORMASI_AWAL
    assert course(case()).footing is CaseKind.LAPORAN


def test_a_step_out_of_its_place_is_kept_and_marked():
    """Ps 17(1) registers what was reviewed; the officer may only now have begun to record."""
    seen = course(case(), said("registrasi"))
    assert seen.state is State.DIREGISTRASI
    assert seen.taken[0].oddities == (Oddity.OUT_OF_ORDER,)


def test_a_step_whose_forerunner_is_missing_is_marked():
    """Ps 5(1)b counts from the making of the report."""
    assert oddities(case(CaseKind.HASIL_PENGAWASAN), said("temuan")) == [{Oddity.NOT_PREPARED}]
    prepared = (said("hasil-dibuat"), said("temuan"))
    assert oddities(case(CaseKind.HASIL_PENGAWASAN), *prepared) == [set(), set()]


def test_dates_that_contradict_are_kept_and_marked():
    odd = oddities(
        case(event_date="2024-02-09"),
        said("tanda-terima", "2024-02-30"),
        said("tanda-terima", "2024-02-08"),
        said("tanda-terima", "2042-02-10"),
        said("tanda-terima", "0000"),
    )
    assert odd == [
        {Oddity.DATE_UNREADABLE},
        {Oddity.BEFORE_EVENT},
        {Oddity.DATE_FUTURE},
        {Oddity.DATE_UNREADABLE},
    ]


def test_a_late_entry_does_not_move_the_state_back():
    seen = course(
        case(),
        said("kajian-awal", "2024-02-12"),
        said("registrasi", "2024-02-13"),
        said("cabut", "2024-02-11"),
    )
    assert seen.state is State.DIREGISTRASI
    assert seen.taken[2].oddities == (Oddity.BEFORE_EARLIER,)


def test_a_mistyped_future_year_does_not_freeze_the_state():
    seen = course(case(), said("kajian-awal", "2042-02-12"), said("registrasi", "2024-02-13"))
    assert seen.state is State.DIREGISTRASI
    assert [each.oddities for each in seen.taken] == [(Oddity.DATE_FUTURE,), ()]


def test_a_zone_change_on_travel_is_no_contradiction():
    """23:50 in Jakarta is 00:50 of the next day in Balikpapan; 00:55 there is later though its date reads alike."""
    steps = (said("kajian-awal", "2024-02-10T23:50+07:00"), said("registrasi", "2024-02-11T00:55+08:00"))
    assert oddities(case(), *steps) == [set(), set()]
    steps = (said("kajian-awal", "2024-02-11T00:55+08:00"), said("registrasi", "2024-02-10T23:50+07:00"))
    assert oddities(case(), *steps)[1] == {Oddity.BEFORE_EARLIER}


def test_what_should_be_said_is_asked_for():
    """Ps 28(4): a hearing on assignment names the assignment; ps 39(1): a delegation names to whom."""
    assert Oddity.NOTE_MISSING in oddities(case(), said("klarifikasi-penugasan", note=" "))[0]
    assert Oddity.TO_MISSING in oddities(case(), said("kajian-awal"), said("limpahkan", to=""))[1]


def test_a_secretariat_records_what_the_plenary_decides():
    """Ps 10(1) and 16(2)."""
    assert oddities(case(), said("kajian-awal", secretariat="ya")) == [{Oddity.BY_SECRETARIAT}]
    assert oddities(case(), said("tanda-terima", secretariat="ya", assumed="ya")) == [{Oddity.LEVEL_ASSUMED}]


def test_pilkada_steps_say_that_they_are_not_verified():
    of = case(election="pilkada")
    seen = course(of, said("pilkada-registrasi"))
    assert (seen.state, seen.taken[0].oddities) == (State.DIREGISTRASI, (Oddity.UNVERIFIED,))


def test_a_step_taken_back_does_not_count():
    seen = course(case(), said("kajian-awal"), said("registrasi"), withdrawn={2})
    assert seen.state is State.KAJIAN_AWAL_SELESAI and len(seen.taken) == 1


def test_a_step_that_an_office_retired_keeps_its_words_and_its_effect():
    gone = StepFacts("gelar", "2024-02-10", title="Gelar perkara", state="dihentikan")
    seen = course(case(), gone)
    assert (seen.state, seen.taken[0].oddities) == (State.DIHENTIKAN, ())


TEXT = st.text(max_size=12) | st.sampled_from(
    ["2024-02-10", "2024-02-30", "1969-12-31", "2039-01-01", "0001-01-01"]
)
ANY_STEP = st.builds(
    StepFacts,
    step=st.sampled_from(sorted(BY_CODE)) | TEXT,
    at=TEXT,
    to=TEXT,
    note=TEXT,
    level=TEXT,
    assumed=TEXT,
    secretariat=TEXT,
    state=st.sampled_from(list(State)) | TEXT,
    happening=st.sampled_from(list(What)) | TEXT,
)
ANY_CASE = st.builds(
    lambda kind, event, known, received, completed, election, via: case(
        kind, event_date=event, known_date=known, received_at=received, completed_at=completed,
        election=election, via=via,
    ),
    st.sampled_from(CaseKind), TEXT, TEXT, TEXT, TEXT,
    st.sampled_from(["", "pemilu", "pilkada", "?"]), st.sampled_from(["", "sigaplapor", "surel"]),
)  # fmt: skip


@given(ANY_CASE, st.lists(ANY_STEP, max_size=8))
def test_any_steps_lead_to_a_known_state(of, steps):
    seen = course(of, *steps)
    assert len(seen.taken) == len(steps)
    assert isinstance(seen.state, State) and all(isinstance(each.state, State) for each in seen.taken)
    allowed = [procedure.allowed(STEPS, seen.rules, seen.state, level, date.max) for level in Level]
    assert all(step.rules is seen.rules for steps in allowed for step in steps)


@given(ANY_CASE, st.lists(ANY_STEP, max_size=8), st.none() | st.sampled_from(Level))
def test_happenings_are_known_and_dated(of, steps, level):
    for each in courses.case_events(of, steps, level):
        assert isinstance(each.what, What) and each.at.strip()


def test_happenings_of_a_report():
    """Ps 8(3) counts from knowing; ps 12c from the online report; ps 9 where a PKD or Pengawas TPS was given it."""
    of = case(known_date="2024-02-08", received_at="2024-02-10", via="SigapLapor", completed_at="2024-02-14")
    events = courses.case_events(of, [said("kajian-awal", "2024-02-12"), said("penelusuran")])
    assert events == (
        Happening(What.KNOWN, "2024-02-08"),
        Happening(What.ONLINE_SUBMITTED, "2024-02-10"),
        Happening(What.REPORTED, "2024-02-10"),
        Happening(What.REVIEW_DONE, "2024-02-12"),
        Happening(What.COMPLETED, "2024-02-14"),
    )
    below = courses.case_events(case(submitted_at="2024-02-10T09:00+08:00"), [], Level.KELURAHAN_DESA)
    assert [each.what for each in below] == [What.RECEIVED_BELOW]


@pytest.mark.parametrize("kind", [CaseKind.INFORMASI_AWAL, CaseKind.HASIL_PENGAWASAN])
def test_only_a_reporter_is_bound_by_what_he_knew(kind):
    """Ps 8(3) speaks of a report: what supervisors see or are told of does not lapse by it."""
    assert courses.case_events(case(kind, known_date="2024-01-02", received_at="2024-02-10"), []) == ()


def test_a_completion_recorded_as_a_step_stands_once():
    of = case(completed_at="2024-02-14")
    events = courses.case_events(of, [said("lengkapi", "2024-02-15")])
    assert events == (Happening(What.COMPLETED, "2024-02-15"),)
