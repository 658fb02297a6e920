"""The limits that are open in a case, small enough to be kept with it, and which of them is due next on a day.

What is open changes with the case and the rules, never with the calendar's today; so a list of thousands keeps the open
limits as text and asks only for the day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from intake.rules.deadlines import Deadline, Doubt, State

_OPEN = (State.RUNNING, State.PASSED, State.LAPSED)


@dataclass(frozen=True, slots=True)
class Open:
    """A limit that runs and that nothing has met or lifted.

    `limit` is its code, `latest` the last day by the rule's other reading or `last` again; `conditional` where it may
    not apply at all: once over it is not called passed.
    """

    limit: str
    last: date
    latest: date
    conditional: bool


@dataclass(frozen=True, slots=True)
class Due:
    """What a list shows: the limit that ends next, else the one passed last; `passed` counts those passed and unmet."""

    limit: str
    last: date
    state: State
    passed: int


def open_limits(found: Iterable[Deadline]) -> tuple[Open, ...]:
    """The open ones among a case's limits; on whatever day they were judged, they are the same."""
    return tuple(
        Open(each.limit.code, each.count.last, each.count.latest, bool(each.limit.condition))
        for each in found
        if each.count is not None
        and not each.ended
        and (each.state in _OPEN or Doubt.READINGS in each.doubts)
    )


def next_due(opened: Iterable[Open], today: date) -> Due | None:
    """What is due next on a day; None where nothing is."""
    ahead = [each for each in opened if today <= (each.last if each.conditional else each.latest)]
    over = [each for each in opened if today > each.latest and not each.conditional]
    if ahead:
        first = min(ahead, key=lambda each: each.last)
        return Due(
            first.limit,
            first.last,
            State.RUNNING if today <= first.last else State.DOUBTFUL,
            len(over),
        )
    if over:
        newest = max(over, key=lambda each: each.last)
        return Due(newest.limit, newest.last, State.PASSED, len(over))
    return None


def encode(opened: Iterable[Open]) -> str:
    """Open limits as text: a line each with code, two days, and `?` where it is conditional."""
    return "\n".join(
        f"{each.limit} {each.last} {each.latest}{' ?' if each.conditional else ''}" for each in opened
    )


def decode(text: str) -> tuple[Open, ...]:
    """The open limits that `encode` wrote. Raises `ValueError` for any other text."""
    return tuple(_decoded(line) for line in text.splitlines())


@lru_cache(maxsize=8192)
def _decoded(line: str) -> Open:
    """One line; those of a list repeat, since many cases have the same limit on the same day."""
    limit, last, latest, *conditional = line.split(" ")
    if conditional not in ([], ["?"]):
        raise ValueError("no open limit")
    return Open(limit, date.fromisoformat(last), date.fromisoformat(latest), bool(conditional))
