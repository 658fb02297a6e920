"""Judges the time limits of a case: which run, are met or passed, the last day of each, and how it was counted.

Pure: happenings, limits, a calendar, the office's zone and today go in. The first day is the one after the happening
(docs/adr/0007-deadlines.md). Days are those of the office's clock, whatever offset a time was typed with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from enum import StrEnum

from intake.rules.daytext import read
from intake.rules.happenings import Happening, What
from intake.rules.limits import Limit, Start, Unit
from intake.rules.workdays import Calendar, DayOff


class State(StrEnum):
    """How a limit stands. Passed is also what was met too late."""

    NOT_YET = "not-yet"
    RUNNING = "running"
    MET = "met"
    PASSED = "passed"
    LIFTED = "lifted"
    LAPSED = "lapsed"  # over, but it held only on a condition that nothing recorded tells
    DOUBTFUL = "doubtful"
    UNVERIFIED = "unverified"  # the rule's number is blank
    NOT_IN_FORCE = "not-in-force"


class Doubt(StrEnum):
    """What somebody should look at; nothing is refused for it."""

    UNREADABLE = "unreadable"  # the words name no day, as 30 February
    UNREADABLE_END = "unreadable-end"
    ORDER = "order"  # what meets the limit is dated before what starts it
    READINGS = "readings"  # in time by one reading of the rule, late by the other
    NOT_RECORDED = "not-recorded"  # a hearing without any earlier invitation
    MOVED = "moved"  # typed with another zone's offset: another day by the office's clock
    AHEAD = "ahead"  # dated after today
    ESTIMATED = "estimated"  # the count rests on holidays that no decree has fixed
    NO_SUCH_DAY = "no-such-day"  # counted out of the calendar


@dataclass(frozen=True, slots=True)
class Count:
    """How a last day was found: from `start`, `number` days of `unit`, without `skipped`.

    `latest` is the last day by the rule's other reading, or `last` again where there is one reading only.
    """

    start: date
    number: int
    unit: Unit
    skipped: tuple[DayOff, ...]
    last: date
    latest: date
    estimated: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """A limit as it stands in a case. `started` and `ended` are the words typed, '' where nothing happened.

    `ended` is when it was met or lifted, which may be after its last day.
    """

    limit: Limit
    state: State
    started: str = ""
    count: Count | None = None
    ended: str = ""
    ended_on: date | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A happening as its words were read."""

    day: date | None
    text: str
    moved: bool


@dataclass(slots=True)
class _Ruling:
    """The outcome for one start, before it is explained."""

    state: State
    start: _Told | None = None
    last: date | None = None
    latest: date | None = None
    end: _Told | None = None
    doubt: Doubt | None = None


_Tale = Mapping[What, Sequence[_Told]]


def judge(
    happenings: Iterable[Happening], limits: Iterable[Limit], calendar: Calendar, zone: tzinfo, today: date
) -> tuple[Deadline, ...]:
    """Every limit of a rule set as it stands; one that counts for each hearing stands once for each."""
    tale = _tale(happenings, zone)
    return tuple(
        _explained(limit, ruling, calendar, today)
        for limit in limits
        for ruling in _rulings(limit, tale, calendar, today)
    )


def span(limit: Limit, day: date, calendar: Calendar) -> tuple[date, date]:
    """The last day of a limit that runs from `day` on, and the one by its other reading, or the same again.

    Raises `OverflowError` where the calendar has no such day.
    """
    last = _last(limit.unit, limit.number, day, calendar)
    other = last if limit.also is None else _last(limit.also, limit.number, day, calendar)
    return min(last, other), max(last, other)


def _tale(happenings: Iterable[Happening], zone: tzinfo) -> _Tale:
    tale: dict[What, list[_Told]] = {}
    for each in happenings:
        found = read(each.at, zone)
        told = _Told(None, each.at, False) if found is None else _Told(found.day, each.at, found.moved)
        tale.setdefault(each.what, []).append(told)
    return tale


def _of(tale: _Tale, kinds: Iterable[What]) -> tuple[list[tuple[date, _Told]], list[_Told]]:
    """The happenings of some kinds by day, and those whose day cannot be read."""
    all_told = [told for what in kinds for told in tale.get(what, ())]
    dated = [(told.day, told) for told in all_told if told.day is not None]
    dated.sort(key=lambda each: each[0])
    return dated, [told for told in all_told if told.day is None]


def _rulings(limit: Limit, tale: _Tale, calendar: Calendar, today: date) -> list[_Ruling]:
    dated, unread = _of(tale, limit.starts)
    if not dated and not unread:
        return [_Ruling(State.NOT_YET)]
    if limit.needs and not any(what in tale for what in limit.needs):
        return [_Ruling(State.NOT_YET)]
    if not limit.is_verified:
        return [_Ruling(State.UNVERIFIED, dated[0][1] if dated else unread[0])]
    if limit.start is Start.EACH:
        return [
            *(_invited(limit, day, told, tale, calendar) for day, told in dated),
            *(_Ruling(State.DOUBTFUL, told, doubt=Doubt.UNREADABLE) for told in unread),
        ]
    if not dated:
        return [_Ruling(State.DOUBTFUL, unread[0], doubt=Doubt.UNREADABLE)]
    return [_ruled(limit, *dated[-1 if limit.start is Start.LAST else 0], tale, calendar, today)]


def _ruled(limit: Limit, day: date, start: _Told, tale: _Tale, calendar: Calendar, today: date) -> _Ruling:
    """How a limit stands that runs forward from `day`."""
    try:
        last, latest = span(limit, day, calendar)
    except OverflowError:
        return _Ruling(State.DOUBTFUL, start, doubt=Doubt.NO_SUCH_DAY)
    ruling = _Ruling(State.RUNNING, start, last, latest)
    if not limit.in_force(day):
        ruling.state = State.NOT_IN_FORCE
        return ruling
    _close(ruling, limit, day, tale, today)
    return ruling


def _close(ruling: _Ruling, limit: Limit, day: date, tale: _Tale, today: date) -> None:
    """States what became of a limit that runs from `day`: met, lifted before that, or open."""
    assert ruling.last is not None and ruling.latest is not None
    last, latest = ruling.last, ruling.latest
    ends, unread = _of(tale, limit.ends)
    met = next((each for each in ends if each[0] >= day), None)
    lifted = _lifted(limit, day, tale)
    lifted_on = lifted and (lifted.day or day)  # what cannot be read counts as in time
    if lifted_on and lifted_on <= last and (met is None or lifted_on < met[0]):
        ruling.state, ruling.end = State.LIFTED, lifted
    elif met is not None:
        ruling.end = met[1]
        _place(ruling, met[0], last, latest, State.MET)
    elif ends or unread:
        ruling.end = ends[0][1] if ends else unread[0]
        ruling.state, ruling.doubt = State.DOUBTFUL, Doubt.ORDER if ends else Doubt.UNREADABLE_END
    else:
        ruling.end = lifted
        _place(ruling, lifted_on or today, last, latest, State.RUNNING)
        if limit.condition and ruling.state in (State.PASSED, State.DOUBTFUL):
            ruling.state, ruling.doubt = State.LAPSED, None


def _place(ruling: _Ruling, when: date, last: date, latest: date, in_time: State) -> None:
    """States where `when` lies: in time, too late, or in time by one reading only."""
    if when <= last:
        ruling.state = in_time
    elif when > latest:
        ruling.state = State.PASSED
    else:
        ruling.state, ruling.doubt = State.DOUBTFUL, Doubt.READINGS


def _lifted(limit: Limit, day: date, tale: _Tale) -> _Told | None:
    """The first happening since `day` that ended the limit; else one whose day cannot be read."""
    dated, unread = _of(tale, limit.lifted)
    return next((told for each, told in dated if each >= day), unread[0] if unread else None)


def _invited(limit: Limit, day: date, hearing: _Told, tale: _Tale, calendar: Calendar) -> _Ruling:
    """How a limit stands that had to be met some days before `day`: by the last invitation up to it."""
    try:
        last = calendar.before(day, limit.number)
    except OverflowError:
        return _Ruling(State.DOUBTFUL, hearing, doubt=Doubt.NO_SUCH_DAY)
    ruling = _Ruling(State.DOUBTFUL, hearing, last, last)
    ends, unread = _of(tale, limit.ends)
    before = [each for each in ends if each[0] <= day]
    if not limit.in_force(day):
        ruling.state = State.NOT_IN_FORCE
    elif before:
        ruling.end = before[-1][1]
        _place(ruling, before[-1][0], last, last, State.MET)
    else:
        ruling.end = unread[0] if unread else hearing
        ruling.doubt = Doubt.UNREADABLE_END if unread else Doubt.NOT_RECORDED
    return ruling


def _last(unit: Unit, number: int, day: date, calendar: Calendar) -> date:
    if unit is Unit.WORKING:
        return calendar.after(day, number)
    return day if unit is Unit.SAME_DAY else day + timedelta(number)


def _explained(limit: Limit, ruling: _Ruling, calendar: Calendar, today: date) -> Deadline:
    start, end = ruling.start, ruling.end
    if start is None:
        return Deadline(limit, ruling.state)
    count = _count(limit, ruling, calendar)
    marks = {
        Doubt.MOVED: start.moved or (end is not None and end.moved),
        Doubt.AHEAD: any(told is not None and (told.day or today) > today for told in (start, end)),
        Doubt.ESTIMATED: count is not None and count.estimated,
    }
    return Deadline(
        limit,
        ruling.state,
        start.text,
        count,
        "" if end is None or end is start else end.text,
        None if end is None or end is start else end.day,
        tuple(doubt for doubt in Doubt if doubt is ruling.doubt or marks.get(doubt)),
    )


def _count(limit: Limit, ruling: _Ruling, calendar: Calendar) -> Count | None:
    if ruling.start is None or ruling.start.day is None or ruling.last is None or ruling.latest is None:
        return None
    day, last = ruling.start.day, ruling.last
    skipped: tuple[DayOff, ...] = ()
    estimated = False
    if limit.unit in (Unit.WORKING, Unit.BEFORE):
        first, final = (day + timedelta(1), last) if last > day else (last, day - timedelta(1))
        skipped = calendar.days_off(first, final)
        estimated = calendar.rests_on_estimates(first, final)
    elif limit.also is Unit.WORKING:
        estimated = calendar.rests_on_estimates(day, ruling.latest)
    return Count(day, limit.number, limit.unit, skipped, last, ruling.latest, estimated)
