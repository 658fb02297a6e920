"""Working days against a slow calendar of its own, across holidays and years; what an office adds; estimates."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.rules import workdays
from intake.rules.bilingual import Bilingual
from intake.rules.workdays import Calendar, OwnDay, Reason, Says
from tests.intake.rules import slow_calendar as slow

CALENDAR = workdays.calendar()
TYPED = st.dates(date(2024, 2, 1), date(2026, 11, 20))


def test_each_day_of_three_years_is_as_decreed():
    day = slow.FIRST
    while day <= slow.LAST:
        assert (CALENDAR.off(day) is None) == slow.works(day), day
        day += slow.ONE


@settings(deadline=None)
@given(TYPED, st.integers(1, 20))
def test_counting_forward(start, number):
    last = CALENDAR.after(start, number)
    assert last == slow.forward(start, number, slow.works)
    skipped = {each.day for each in CALENDAR.days_off(start + slow.ONE, last)}
    between = {start + timedelta(count) for count in range(1, (last - start).days + 1)}
    assert skipped == {day for day in between if not slow.works(day)}
    assert len(between - skipped) == number


@settings(deadline=None)
@given(TYPED, st.integers(1, 15))
def test_counting_back(end, number):
    assert CALENDAR.before(end, number) == slow.backward(end, number, slow.works)


@settings(deadline=None)
@given(
    st.dates(date(1, 2, 1), date(1945, 10, 1)) | st.dates(date(2101, 1, 1), date(9999, 10, 1)),
    st.integers(1, 30),
)
def test_years_of_which_no_holiday_is_known_have_weekends_and_are_estimates(start, number):
    last = CALENDAR.after(start, number)
    assert last == slow.forward(start, number, lambda day: day.weekday() < 5)
    assert CALENDAR.rests_on_estimates(start, last)


@settings(deadline=None)
@given(
    st.dates(date(1946, 1, 1), date(1969, 12, 1)) | st.dates(date(2038, 1, 1), date(2100, 10, 1)),
    st.integers(1, 30),
)
def test_years_before_1970_and_after_2038_are_counted_like_any_other(start, number):
    last = CALENDAR.after(start, number)
    assert last == slow.forward(start, number, lambda day: CALENDAR.off(day) is None)
    assert CALENDAR.before(last + slow.ONE, number) > start


def test_independence_day_is_off_in_every_year():
    for year in (1946, 1969, 1970, 2038, 2039, 2100):
        off = CALENDAR.off(date(year, 8, 17))
        assert off is not None and off.reason is Reason.HOLIDAY and "Kemerdekaan" in off.name.official


def test_decrees_out_and_not_out():
    assert all(CALENDAR.is_settled(year) for year in range(1953, 2028))
    assert not any(CALENDAR.is_settled(year) for year in (1900, 1945, 2028, 2030, 2101))
    assert not CALENDAR.rests_on_estimates(date(2026, 11, 23), date(2026, 12, 1))
    assert CALENDAR.rests_on_estimates(date(2028, 7, 3), date(2028, 7, 11))


def test_a_holiday_that_the_sidang_isbat_may_move_makes_a_count_beside_it_an_estimate():
    eid = CALENDAR.off(date(2027, 3, 10))
    assert eid is not None and eid.estimated and eid.name == Bilingual("Hari Raya Idul Fitri", "Eid al-Fitr")
    assert CALENDAR.rests_on_estimates(date(2027, 3, 1), date(2027, 3, 9))
    assert CALENDAR.rests_on_estimates(date(2027, 3, 12), date(2027, 3, 17))
    assert not CALENDAR.rests_on_estimates(date(2027, 3, 1), date(2027, 3, 8))


def test_the_calendar_ends():
    with pytest.raises(OverflowError):
        CALENDAR.after(date(9999, 12, 30), 5)
    with pytest.raises(OverflowError):
        CALENDAR.before(date(1, 1, 2), 5)


def test_an_office_adds_a_day_off_lifts_another_and_declares_a_year():
    own = (
        OwnDay("psu", Says.OFF, date(2026, 5, 12), 0, Bilingual("Pemungutan suara ulang"), "KPU"),
        OwnDay("piket", Says.WORKS, date(2026, 5, 15), 0, Bilingual("Piket"), "SK"),
        OwnDay("skb-2028", Says.DECREED, None, 2028, Bilingual("SKB"), "SKB"),
    )
    calendar = Calendar(own)
    added = calendar.off(date(2026, 5, 12))
    assert added is not None and (added.reason, added.name) == (
        Reason.OFFICE,
        Bilingual("Pemungutan suara ulang"),
    )
    assert calendar.off(date(2026, 5, 15)) is None
    assert calendar.after(date(2026, 5, 11), 1) == date(2026, 5, 13)
    assert calendar.is_settled(2028) and not calendar.is_settled(2029)


def test_an_office_file_adds_to_the_table(tmp_path: Path):
    (tmp_path / "holidays.toml").write_text(
        '[[entry]]\ncode = "psu"\nsays = "off"\nday = 2026-05-12\nname = "PSU"\nsource = "KPU"\n'
    )
    calendar = workdays.calendar(tmp_path)
    assert not calendar.faults and calendar.off(date(2026, 5, 12)) is not None


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ('[[entry]]\ncode = "a"\nsays = "off"\nname = ""\nsource = ""\n', 1),
        ('\n\n[[entry]]\ncode = "a"\nsays = "decreed"\nyear = 0\nname = ""\nsource = ""\n', 3),
        ('[[entry]]\ncode = "a"\nsays = "perhaps"\nday = 2026-01-02\nname = ""\nsource = ""\n', 1),
        ('[[entry]]\ncode = "a"\nsays = "off"\nday = 2026-02-30\nname = ""\nsource = ""\n', 4),
    ],
)
def test_an_office_file_that_does_not_hold_is_named_by_line_and_left_out(
    tmp_path: Path, entry: str, line: int
):
    (tmp_path / "holidays.toml").write_text(entry)
    calendar = workdays.calendar(tmp_path)
    assert [fault.line for fault in calendar.faults] == [line]
    assert calendar.holidays(2026) == CALENDAR.holidays(2026)


def test_lokal_id_names_the_same_days_for_the_years_it_knows():
    from lokal.holidays import HOLIDAY_YEARS, get_holidays

    for year in HOLIDAY_YEARS:
        theirs = {date.fromisoformat(each.date) for each in get_holidays(year).holidays}
        assert {each.day for each in CALENDAR.holidays(year)} == theirs
