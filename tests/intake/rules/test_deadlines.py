"""Each limit against its article; how a case's limits stand against a slow calendar, across zones and both units."""

import re
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.rules import agenda, deadlines, limits, workdays
from intake.rules.choices import Mark
from intake.rules.deadlines import Deadline, Doubt, State
from intake.rules.happenings import Happening, What
from intake.rules.limits import Limit, Start, Unit
from intake.rules.rulesets import RuleSet
from intake.wording import Language, keys
from tests.intake.rules import slow_calendar as slow

TABLE = limits.load()
ALL = {each.code: each for each in TABLE.entries}
PEMILU = limits.of_set(TABLE, RuleSet.PEMILU)
PILKADA = limits.of_set(TABLE, RuleSet.PILKADA)
CALENDAR = workdays.calendar()
WIB, WITA, WIT = (timezone(timedelta(hours=hours)) for hours in (7, 8, 9))
MUCH_LATER = date(2026, 12, 30)

# The regulation again, typed a second time: code, article, days, whether it writes `Hari`, from what, until what.
ARTICLES = (
    ("T1", "ps 5(1)", 7, "hari", What.LHP_MADE, What.PLENO_SET),
    ("T2", "ps 5(3)", 2, "Hari", What.PLENO_SET, What.REGISTERED),
    ("L1", "ps 8(3)", 7, "Hari", What.KNOWN, What.REPORTED),
    ("L2", "ps 9(1)", 1, "Hari", What.RECEIVED_BELOW, What.FORWARDED),
    ("L3", "ps 12", 2, "Hari", What.ONLINE_SUBMITTED, What.EVIDENCE_BROUGHT),
    ("L4", "ps 13(5)", 0, "Hari", What.REPORTED, What.RECEIPT_GIVEN),
    ("L5", "ps 15(1)", 2, "Hari", What.REPORTED, What.REVIEW_DONE),
    ("L6", "ps 24(1)", 1, "Hari", What.REVIEW_DONE, What.NOTICE_GIVEN),
    ("L7", "ps 24(4)", 2, "Hari", What.NOTICE_GIVEN, What.COMPLETED),
    ("L8a", "ps 39(2)", 1, "Hari", What.REVIEW_DONE, What.TRANSFERRED),
    ("L8b", "ps 41(1)", 1, "Hari", What.REVIEW_DONE, What.TAKEN_OVER),
    ("H1", "ps 26(1)", 7, "Hari", What.REGISTERED, What.DECIDED),
    ("H2", "ps 26(3)", 14, "Hari", What.REGISTERED, What.DECIDED),
    ("H3", "ps 29(2)", 1, "Hari", What.HEARD, What.INVITED),
    ("K1", "ps 53(1)", 3, "Hari", What.RECOMMENDATION_ISSUED, What.CORRECTION_RECEIVED),
    ("K2", "ps 55(1)", 7, "Hari", What.CORRECTION_RECEIVED, What.CORRECTION_DECIDED),
)
by_article = pytest.mark.parametrize(
    ("code", "article", "days", "word", "start", "end"),
    ARTICLES,
    ids=[f"{each[0]} {each[1]}" for each in ARTICLES],
)
FORWARD = tuple(each for each in ARTICLES if each[0] not in ("L4", "H3"))


def happened(*told: tuple[What, str | date]) -> list[Happening]:
    return [Happening(what, str(at)) for what, at in told]


def judged(
    told: list[Happening], today: date = MUCH_LATER, zone: timezone = WITA, among: tuple[Limit, ...] = PEMILU
) -> dict[str, Deadline]:
    """The limits that have begun."""
    found = deadlines.judge(told, among, CALENDAR, zone, today)
    return {each.limit.code: each for each in found if each.state is not State.NOT_YET}


def begun(code: str, start: What, at: date) -> list[Happening]:
    return happened((start, at), *([(What.EXTENDED, at)] if code == "H2" else []))


@pytest.mark.corpus
@by_article
def test_each_limit_says_what_its_article_says(perbawaslu, code, article, days, word, start, end):
    limit = ALL[code]
    assert limit.quote and limit.quote in perbawaslu.text[article], article
    assert limit.article.startswith(article) and limit.mark is Mark.P7
    assert (limit.number, start in limit.starts, end in limit.ends) == (days, True, True)
    said = re.search(r"(?:(\d+) \([a-z ]+\) )?([Hh]ari)", limit.quote)
    assert said is not None and (int(said[1] or 0), said[2]) == (days, word)
    assert (limit.unit is Unit.CALENDAR) == (word == "hari")


@pytest.mark.corpus
def test_every_article_that_limits_something_by_days_has_its_limit(perbawaslu):
    found = {
        article
        for article, text in perbawaslu.text.items()
        if re.search(r"pal[a-z]+ (lama|lambat) \d+ \([a-z ]+\) [Hh]ari|Hari yang sama", text)
        and "(" in article
    }
    # ps 9(2) and 56(1) are the second halves of L2 and K2.
    assert found - {"ps 9(2)", "ps 56(1)"} == {article for _, article, *_ in ARTICLES} - {"ps 12"}


@pytest.mark.corpus
def test_hari_is_a_working_day_by_ps_1_no_42(perbawaslu):
    assert "42. Hari adalah hari kerja." in perbawaslu.text["ps 1"]


def test_every_entry_names_its_source_and_what_follows_or_why_it_is_blank():
    for each in TABLE.entries:
        assert each.title and each.source, each.code
        assert each.follows or not each.is_verified, each.code
        assert each.article or (each.mark.is_unverified and not each.is_verified), each.code
        assert each.note or each.is_verified, each.code


@pytest.mark.parametrize(
    ("code", "article", "days", "word", "start", "end"),
    FORWARD,
    ids=[f"{each[0]} {each[1]}" for each in FORWARD],
)
@settings(deadline=None)
@given(at=st.dates(date(2024, 2, 1), date(2026, 10, 30)), late=st.integers(0, 40))
def test_each_limit_stands_as_a_slow_calendar_says(code, article, days, word, start, end, at, late):
    strict = slow.forward(at, days, slow.every_day if word == "hari" else slow.works)
    latest = slow.forward(at, days, slow.works)
    when = at + timedelta(late)
    found = judged([*begun(code, start, at), *happened((end, when))])[code]
    assert found.count is not None and (found.count.last, found.count.latest) == (strict, latest)
    in_doubt = strict < when <= latest
    state = State.MET if when <= strict else State.DOUBTFUL if in_doubt else State.PASSED
    assert (found.state, Doubt.READINGS in found.doubts, found.ended_on) == (state, in_doubt, when)
    waiting = judged(begun(code, start, at), today=when)[code]
    open_state = State.RUNNING if when <= strict else State.DOUBTFUL if in_doubt else State.PASSED
    assert waiting.state == (
        State.LAPSED if open_state is not State.RUNNING and waiting.limit.condition else open_state
    )


@settings(deadline=None)
@given(at=st.dates(date(2024, 2, 1), date(2026, 10, 30)), early=st.integers(0, 15))
def test_ps_29_2_an_invitation_comes_a_working_day_before_the_hearing(at, early):
    last = slow.backward(at, 1, slow.works)
    invited = at - timedelta(early)
    found = judged(happened((What.INVITED, invited), (What.HEARD, at)))["H3"]
    assert found.count is not None and found.count.last == last
    assert found.state is (State.MET if invited <= last else State.PASSED)


def test_ps_29_2_each_hearing_has_its_invitation():
    told = happened(
        (What.INVITED, "2024-03-04"),
        (What.HEARD, "2024-03-05"),
        (What.INVITED, "2024-03-07"),
        (What.HEARD, "2024-03-07"),
    )
    found = [e for e in deadlines.judge(told, PEMILU, CALENDAR, WIB, MUCH_LATER) if e.limit.code == "H3"]
    assert [each.state for each in found] == [State.MET, State.PASSED]
    alone = judged(happened((What.HEARD, "2024-03-05")))["H3"]
    assert (alone.state, alone.doubts) == (State.DOUBTFUL, (Doubt.NOT_RECORDED,))


def test_ps_13_5_the_receipt_is_given_the_same_day_be_it_a_holiday():
    told = happened((What.REPORTED, "2024-02-14T20:00+08:00"), (What.RECEIPT_GIVEN, "2024-02-14T23:59+08:00"))
    assert judged(told)["L4"].state is State.MET
    told[1] = Happening(What.RECEIPT_GIVEN, "2024-02-15T00:01+08:00")
    assert judged(told)["L4"].state is State.PASSED


def test_ps_26_3_further_information_makes_seven_days_fourteen_in_all():
    told = happened(
        (What.REGISTERED, "2024-01-02"), (What.EXTENDED, "2024-01-10"), (What.DECIDED, "2024-01-19")
    )
    found = judged(told)
    assert (found["H1"].state, found["H2"].state) == (State.LIFTED, State.MET)
    assert "H2" not in judged(told[:1])
    too_late = judged(happened((What.REGISTERED, "2024-01-02"), (What.EXTENDED, "2024-01-20")))
    assert too_late["H1"].state is State.PASSED


def test_ps_39_2_the_day_after_the_report_was_completed_counts_not_that_of_the_review():
    told = happened(
        (What.REVIEW_DONE, "2024-01-02"),
        (What.NOTICE_GIVEN, "2024-01-03"),
        (What.COMPLETED, "2024-01-05"),
        (What.TRANSFERRED, "2024-01-08"),
    )
    assert judged(told)["L8a"].state is State.MET


def test_the_count_names_every_day_left_out():
    found = judged(happened((What.KNOWN, "2024-02-07")), today=date(2024, 2, 8))["L1"]
    assert found.count is not None and found.count.last == date(2024, 2, 21)
    skipped = [(each.day.day, each.reason.value, each.name.official) for each in found.count.skipped]
    assert skipped == [
        (8, "holiday", "Isra Mikraj Nabi Muhammad"),
        (9, "joint-leave", "Cuti Bersama Tahun Baru Imlek"),
        (10, "holiday", "Tahun Baru Imlek"),
        (11, "weekend", ""),
        (14, "holiday", "Hari Pemilihan Umum"),
        (17, "weekend", ""),
        (18, "weekend", ""),
    ]
    assert not found.count.estimated


def test_a_count_over_holidays_not_decreed_is_marked():
    found = judged(happened((What.KNOWN, "2028-05-02")), today=date(2028, 5, 3))["L1"]
    assert found.count is not None and found.count.estimated and Doubt.ESTIMATED in found.doubts


@settings(deadline=None)
@given(
    st.datetimes(datetime(2024, 2, 1), datetime(2026, 10, 1)),
    st.sampled_from([WIB, WITA, WIT, timezone(timedelta(hours=-5, minutes=-30))]),
    st.sampled_from([WIB, WITA, WIT]),
)
def test_the_day_is_that_of_the_office_wherever_the_clock_was_set(at, typed, office):
    there = at.replace(tzinfo=typed)
    by_hand = (at - typed.utcoffset(None) + office.utcoffset(None)).date()
    found = judged(happened((What.REPORTED, there.isoformat())), zone=office)["L5"]
    assert found.count is not None and found.count.start == by_hand
    assert (Doubt.MOVED in found.doubts) == (by_hand != at.date())


def test_a_report_late_in_the_evening_is_the_next_day_further_east():
    late = happened((What.REPORTED, "2024-03-05T23:30+07:00"))
    days = [judged(late, zone=zone)["L5"].count.last.day for zone in (WIB, WITA, WIT)]
    assert days == [7, 8, 8]
    early = happened((What.REPORTED, "2024-03-06T00:30+09:00"))
    days = [judged(early, zone=zone)["L5"].count.last.day for zone in (WIB, WITA, WIT)]
    assert days == [7, 7, 8]


@pytest.mark.parametrize(
    "at", ["2024-02-30", "30 Februari 2024", "kemarin", "2024-02-14T24:61", "besok, kata ibunya"]
)
def test_a_day_that_does_not_exist_is_kept_and_marked(at):
    found = judged(happened((What.KNOWN, at)))["L1"]
    assert (found.state, found.started, found.doubts) == (State.DOUBTFUL, at, (Doubt.UNREADABLE,))
    met = judged(happened((What.KNOWN, "2024-02-05"), (What.REPORTED, at)))["L1"]
    assert (met.state, met.ended, met.doubts) == (State.DOUBTFUL, at, (Doubt.UNREADABLE_END,))


def test_dates_that_contradict_each_other_are_marked():
    found = judged(happened((What.KNOWN, "2024-02-07"), (What.REPORTED, "2024-02-05")))["L1"]
    assert (found.state, found.doubts) == (State.DOUBTFUL, (Doubt.ORDER,))
    ahead = judged(happened((What.KNOWN, "2024-02-07")), today=date(2024, 2, 1))["L1"]
    assert (ahead.state, ahead.doubts) == (State.RUNNING, (Doubt.AHEAD,))


@pytest.mark.parametrize("year", [1901, 1969, 2022])
def test_before_the_rule_was_in_force_the_count_is_shown_but_not_held_against_anybody(year):
    found = judged(happened((What.KNOWN, f"{year}-03-01")))["L1"]
    assert found.state is State.NOT_IN_FORCE and found.count is not None
    assert found.count.last > date(year, 3, 9)


def test_after_2038_and_at_the_end_of_the_calendar():
    found = judged(happened((What.KNOWN, "2039-08-12")), today=date(2039, 8, 20))["L1"]
    assert found.count is not None and found.count.estimated
    assert date(2039, 8, 17) in {each.day for each in found.count.skipped}
    edge = judged(happened((What.KNOWN, "9999-12-31"), (What.LHP_MADE, "9999-12-30")))
    assert edge["L1"].doubts[0] is Doubt.AHEAD and Doubt.NO_SUCH_DAY in edge["L1"].doubts
    assert edge["T1"].state is State.DOUBTFUL
    first = judged(happened((What.HEARD, "0001-01-01")))["H3"]
    assert Doubt.NO_SUCH_DAY in first.doubts


def test_pilkada_leaves_blank_what_nobody_has_read():
    told = happened(
        (What.KNOWN, "2024-10-01"), (What.REPORTED, "2024-10-04"), (What.REGISTERED, "2024-10-05")
    )
    found = judged(told, among=PILKADA)
    assert (found["PL5"].state, found["PL5"].count) == (State.UNVERIFIED, None)
    assert found["PL1"].state is State.MET
    handling = found["PH1"].count
    assert handling is not None and (handling.unit, handling.last) == (Unit.CALENDAR, date(2024, 10, 8))
    blank = [each for each in PILKADA if not each.is_verified]
    assert blank and all(each.mark is Mark.GENERAL and not each.article for each in blank)


# What a list keeps.

_KINDS = st.sampled_from(list(What))
_TOLD = st.lists(
    st.builds(
        Happening,
        _KINDS,
        st.dates(date(2024, 1, 1), date(2024, 6, 30)).map(str) | st.just("2024-02-30"),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(_TOLD, st.dates(date(2024, 1, 1), date(2024, 8, 1)), st.dates(date(2024, 1, 1), date(2024, 8, 1)))
def test_open_limits_are_the_same_on_every_day_and_name_what_is_due(told, today, other):
    found = deadlines.judge(told, PEMILU, CALENDAR, WIB, today)
    opened = agenda.open_limits(found)
    assert opened == agenda.open_limits(deadlines.judge(told, PEMILU, CALENDAR, WIB, other))
    assert agenda.decode(agenda.encode(opened)) == opened
    unmet = [each for each in found if not each.ended and each.count is not None]
    ahead = [e for e in unmet if e.state is State.RUNNING or Doubt.READINGS in e.doubts]
    passed = [each for each in unmet if each.state is State.PASSED]
    due = agenda.next_due(opened, today)
    if not ahead and not passed:
        assert due is None
        return
    assert due is not None and due.passed == len(passed)
    lasts = {each.count.last for each in ahead or passed if each.count is not None}
    assert due.last == (min(lasts) if ahead else max(lasts))
    assert (due.state is State.PASSED) == (not ahead)


@pytest.mark.parametrize("text", ["L1", "L1 2024-02-30 2024-02-30", "L1 2024-02-01 2024-02-01 x", "L1 a b"])
def test_other_text_is_no_open_limit(text):
    with pytest.raises(ValueError):
        agenda.decode(text)


# The table.


def test_an_office_may_add_and_retire_limits(tmp_path):
    (tmp_path / "deadlines.toml").write_text(
        '[[retire]]\ncode = "L5"\nuntil = 2025-12-31\n\n[[entry]]\ncode = "L5-2026"\nrules = "pemilu"\n'
        'title = "Kajian awal"\nnumber = 3\nunit = "working"\nstarts = ["reported"]\nends = ["review_done"]\n'
        'article = "ps 15(1)"\nsource = "Perbawaslu baru"\nmark = "GK"\nfrom = 2026-01-01\n'
    )
    table = limits.load(tmp_path)
    assert not table.faults and table.edition != TABLE.edition
    assert table.entries[-1].title.read_in(Language.EN) == "Kajian awal", "an office may write no English"
    among = limits.of_set(table, RuleSet.PEMILU)
    old = judged(happened((What.REPORTED, "2025-12-01")), among=among)
    assert (old["L5"].state, old["L5-2026"].state) == (State.PASSED, State.NOT_IN_FORCE)
    new = judged(happened((What.REPORTED, "2026-01-05")), among=among)
    assert new["L5"].state is State.NOT_IN_FORCE and new["L5-2026"].count.last == date(2026, 1, 8)


@pytest.mark.parametrize(
    "change",
    [
        ('unit = "working"', 'unit = "moons"'),
        ('starts = ["reported"]', 'starts = ["dreamt"]'),
        ('ends = ["review_done"]', "ends = []"),
        ("number = 3", "number = 100000"),
        ("number = 3", "number = true"),
        ('mark = "GK"', 'mark = "?"'),
        ('unit = "working"', 'unit = "working"\nstart = "each"'),
        ('title = "Kajian awal"', 'titel = "Kajian awal"'),
    ],
)
def test_an_office_file_that_does_not_hold_is_named_by_line_and_left_out(tmp_path, change):
    entry = (
        '[[entry]]\ncode = "X"\nrules = "pemilu"\ntitle = "Kajian awal"\nnumber = 3\nunit = "working"\n'
        'starts = ["reported"]\nends = ["review_done"]\narticle = "ps 15(1)"\nsource = "x"\nmark = "GK"\n'
    )
    (tmp_path / "deadlines.toml").write_text("\n" + entry)
    assert not limits.load(tmp_path).faults
    (tmp_path / "deadlines.toml").write_text("\n" + entry.replace(*change))
    table = limits.load(tmp_path)
    assert [fault.line for fault in table.faults] == [2]
    assert table.entries == TABLE.entries


def test_limits_that_count_for_each_run_backwards():
    assert {e.code for e in TABLE.entries if e.start is Start.EACH} == {"H3", "PH3"}


@pytest.mark.parametrize("language", Language)
def test_closed_lists_have_their_words(language):
    known = keys(language)
    for group, values in (
        ("deadline-state", State),
        ("deadline-doubt", Doubt),
        ("deadline-counted", Unit),
        ("limit-unit", Unit),
        ("day-off", workdays.Reason),
    ):
        assert not [value for value in values if f"{group}.{value}" not in known]
