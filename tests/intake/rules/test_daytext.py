"""Days as people type them."""

from datetime import date, time, timedelta, timezone

import pytest

from intake.rules.daytext import Read, read

WITA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-14",
        " 2024-02-14 ",
        "14/2/2024",
        "14-02-2024",
        "14.2.2024",
        "14 Februari 2024",
        "14 februari 2024",
    ],
)
def test_a_day_without_a_time(text):
    assert read(text, WITA) == Read(date(2024, 2, 14))


@pytest.mark.parametrize(
    ("text", "day", "clock", "moved"),
    [
        ("2024-02-14T23:30", date(2024, 2, 14), time(23, 30), False),
        ("2024-02-14 23:30:15+08:00", date(2024, 2, 14), time(23, 30, 15), False),
        ("2024-02-14T23:30+07:00", date(2024, 2, 15), time(0, 30), True),
        ("2024-02-14T00:30+09:00", date(2024, 2, 13), time(23, 30), True),
        ("14-02-2024 10.15", date(2024, 2, 14), time(10, 15), False),
        ("14 Februari 2024, pukul 09.05", date(2024, 2, 14), time(9, 5), False),
        ("14/2/2024 jam 23:30 WITA", date(2024, 2, 14), time(23, 30), False),
        ("14-02-2024 23.30 WIB", date(2024, 2, 15), time(0, 30), True),
        ("14-02-2024 00.30 wit", date(2024, 2, 13), time(23, 30), True),
        ("1969-12-31T23:00Z", date(1970, 1, 1), time(7, 0), True),
        ("2038-01-19T03:14:08Z", date(2038, 1, 19), time(11, 14, 8), False),
    ],
)
def test_a_moment_is_read_by_the_office_clock(text, day, clock, moved):
    assert read(text, WITA) == Read(day, clock, moved)


@pytest.mark.parametrize(
    "text",
    [
        "", "kemarin", "2024-02-30", "30/2/2024", "30 Februari 2024", "31-4-2024", "14/13/2024", "14 Febtober 2024",
        "0/1/2024", "2024-02-14T25:00", "1/1/0000", "9999-12-31T23:59-08:00", "0001-01-01T00:00+14:00",
        "\u0661\u0664/2/2024", "2024", "20240214", "3302141402240001", "\u202e2024-02-14", "x" * 40_000, "1" * 40_000,
    ],
    ids=lambda text: ascii(text[:30]),
)  # fmt: skip
def test_what_names_no_day_is_no_error(text):
    assert read(text, WITA) is None
