"""Working days in Indonesia: public holidays, joint leave (cuti bersama), weekends, and what an office adds or lifts.

This is the one door to the package `holidays`, which takes a third of a second to import and is so when first asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from intake.rules import tables
from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.faults import Fault, UnfitError, Wrong
from intake.rules.tables import Fields, Table

ESTIMATED, IN_ENGLISH = "(perkiraan)", "(estimated)"
FIRST_JOINT_LEAVE = 2002
FIRST_KNOWN = 1953
SATURDAY = 5
UNNAMED = Bilingual("")


class Reason(StrEnum):
    """Why a day is no working day."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    JOINT_LEAVE = "joint-leave"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day on which nobody works, and its name ('' for a weekend); `estimated` where no decree fixes it yet."""

    day: date
    reason: Reason
    name: Bilingual = UNNAMED
    estimated: bool = False


class Says(StrEnum):
    """What an entry of the table `holidays` says."""

    OFF = "off"
    WORKS = "works"
    DECREED = "decreed"


@dataclass(frozen=True, slots=True)
class OwnDay:
    """An entry of the table `holidays`: a day off, a day worked after all, or that the decree of a year is out.

    `day` is None only for a decree, `year` 0 only for a day.
    """

    code: str
    says: Says
    day: date | None
    year: int
    name: Bilingual
    source: str


_Named: TypeAlias = dict[date, tuple[Bilingual, bool]]


@dataclass(frozen=True, slots=True)
class _Year:
    settled: bool
    off: dict[date, DayOff]
    working: list[int]


class Calendar:
    """Counts working days; each year is worked out once, so that a count is a search in a list."""

    def __init__(self, own: Iterable[OwnDay] = (), faults: tuple[Fault, ...] = ()) -> None:
        own = tuple(own)
        self.faults = faults
        self._own = {each.day: each for each in own if each.day is not None}
        self._decreed = {each.year for each in own if each.says is Says.DECREED}
        self._years: dict[int, _Year] = {}

    def off(self, day: date) -> DayOff | None:
        """Why nobody works on `day`, None for a working day."""
        return self._year(day.year).off.get(day)

    def is_settled(self, year: int) -> bool:
        """Whether the yearly decree on holidays and joint leave is known; else the year's holidays are estimates.

        A year since 2002, when joint leave began, is settled where its joint leave is known, which the same decree
        fixes; an earlier one since the decree of 1953 is; and so is one that the table `holidays` declares.
        """
        return self._year(year).settled

    def days_off(self, first: date, last: date) -> tuple[DayOff, ...]:
        """The days off from `first` to `last`, both included."""
        days = (first + timedelta(count) for count in range((last - first).days + 1))
        return tuple(found for day in days if (found := self.off(day)) is not None)

    def holidays(self, year: int) -> tuple[DayOff, ...]:
        """The days off of a year that are no mere weekends, in order."""
        found = self._year(year).off
        return tuple(found[day] for day in sorted(found) if found[day].reason is not Reason.WEEKEND)

    def after(self, start: date, number: int) -> date:
        """The `number`-th working day after `start` (1 is the next one). Raises `OverflowError` past the year 9999."""
        year, working = start.year, self._year(start.year).working
        place = bisect_right(working, start.toordinal()) + number - 1
        while place >= len(working):
            place -= len(working)
            year += 1
            if year > MAXYEAR:
                raise OverflowError("no such day")
            working = self._year(year).working
        return date.fromordinal(working[place])

    def before(self, end: date, number: int) -> date:
        """The `number`-th working day before `end`. Raises `OverflowError` before the year 1."""
        year, working = end.year, self._year(end.year).working
        place = bisect_left(working, end.toordinal()) - number
        while place < 0:
            year -= 1
            if year < MINYEAR:
                raise OverflowError("no such day")
            working = self._year(year).working
            place += len(working)
        return date.fromordinal(working[place])

    def rests_on_estimates(self, first: date, last: date) -> bool:
        """Whether the working days from `first` to `last` may change once decrees are out.

        So may an estimated holiday on a day next to them, which can still move by a day.
        """
        if not (self.is_settled(first.year) and self.is_settled(last.year)):
            return True
        before = first - timedelta(first > date.min)
        after = last + timedelta(last < date.max)
        return any(each.estimated for each in self.days_off(before, after))

    def _year(self, year: int) -> _Year:
        found = self._years.get(year)
        if found is None:
            found = self._years[year] = self._made(year)
        return found

    def _made(self, year: int) -> _Year:
        public, joint = _of_package(year)
        known = year >= FIRST_KNOWN if year < FIRST_JOINT_LEAVE else bool(joint)
        settled = known or year in self._decreed
        off: dict[date, DayOff] = {}
        working: list[int] = []
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            found = self._why(day, public, joint, settled)
            if found is None:
                working.append(ordinal)
            else:
                off[day] = found
        return _Year(settled, off, working)

    def _why(self, day: date, public: _Named, joint: _Named, settled: bool) -> DayOff | None:
        own = self._own.get(day)
        if own is not None:
            return None if own.says is Says.WORKS else DayOff(day, Reason.OFFICE, own.name)
        for reason, names in ((Reason.HOLIDAY, public), (Reason.JOINT_LEAVE, joint)):
            if day in names:
                name, is_estimated = names[day]
                return DayOff(day, reason, name, not settled or is_estimated)
        return DayOff(day, Reason.WEEKEND) if day.weekday() >= SATURDAY else None


def calendar(office: Path | None = None) -> Calendar:
    """The calendar with an office's own days out of its `holidays.toml`; what is wrong with that is in `faults`."""
    table = own_days(office)
    return Calendar(table.entries, table.faults)


def own_days(office: Path | None = None) -> Table[OwnDay]:
    """The table `holidays`: what the package does not know, and which decrees are out."""
    return tables.load("holidays", _own_day, office)


def _own_day(fields: Fields) -> OwnDay:
    code, says, day = fields.text("code"), fields.choice("says", Says), fields.day("day")
    year = fields.number("year", 0)
    if (says is Says.DECREED) != (day is None) or (day is None) != (MINYEAR <= year <= MAXYEAR):
        raise UnfitError(Wrong.MISSING, "year" if says is Says.DECREED else "day")
    return OwnDay(code, says, day, year, bilingual(fields, "name"), fields.text("source"))


def _of_package(year: int) -> tuple[_Named, _Named]:
    """Public holidays and joint leave of a year by day, each with its names and whether it is an estimate."""
    from holidays.constants import GOVERNMENT, PUBLIC
    from holidays.countries.indonesia import Indonesia

    def named(category: str) -> _Named:
        own = Indonesia(years=year, categories=category, language="id")
        english = Indonesia(years=year, categories=category, language="en_US")
        return {
            day: (
                Bilingual(name.replace(f" {ESTIMATED}", ""), english[day].replace(f" {IN_ENGLISH}", "")),
                ESTIMATED in name,
            )
            for day, name in own.items()
        }

    return named(PUBLIC), named(GOVERNMENT)
