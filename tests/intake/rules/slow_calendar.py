"""A second calendar that counts day by day, with lists typed from the yearly decrees on holidays and joint leave."""

from collections.abc import Callable
from datetime import date, timedelta

ONE = timedelta(1)

# SKB 855/2023, 3/2023, 4/2023 and the two election days of 2024.
_2024 = (
    "1-1 2-8 2-9 2-10 2-14 3-11 3-12 3-29 3-31 4-8 4-9 4-10 4-11 4-12 4-15 5-1 5-9 5-10 5-23 5-24 6-1 6-17 6-18 7-7"
    " 8-17 9-16 11-27 12-25 12-26"
)
# SKB 1017/2024, 2/2024, 2/2024, and 18 August by its amendment.
_2025 = (
    "1-1 1-27 1-28 1-29 3-28 3-29 3-31 4-1 4-2 4-3 4-4 4-7 4-18 4-20 5-1 5-12 5-13 5-29 5-30 6-1 6-6 6-9 6-27 8-17"
    " 8-18 9-5 12-25 12-26"
)
# SKB 1497/2025, 2/2025, 5/2025.
_2026 = (
    "1-1 1-16 2-16 2-17 3-18 3-19 3-20 3-21 3-22 3-23 3-24 4-3 4-5 5-1 5-14 5-15 5-27 5-28 5-31 6-1 6-16 8-17 8-25"
    " 12-24 12-25"
)
HOLIDAYS = {
    date(year, *(int(part) for part in each.split("-")))
    for year, listed in ((2024, _2024), (2025, _2025), (2026, _2026))
    for each in listed.split()
}
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)

Works = Callable[[date], bool]


def works(day: date) -> bool:
    """Whether it is a working day; only for the years typed above."""
    assert FIRST <= day <= LAST
    return day.strftime("%a") not in ("Sat", "Sun") and day not in HOLIDAYS


def every_day(day: date) -> bool:
    """Calendar days."""
    return True


def forward(start: date, number: int, counts: Works) -> date:
    """The `number`-th day after `start` that counts."""
    day = start
    while number:
        day += ONE
        number -= counts(day)
    return day


def backward(end: date, number: int, counts: Works) -> date:
    """The `number`-th day before `end` that counts."""
    day = end
    while number:
        day -= ONE
        number -= counts(day)
    return day
