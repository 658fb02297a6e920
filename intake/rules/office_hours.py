"""When an office takes reports (Perbawaslu 7/2022 ps 11): hours by weekday, and days with no closing hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path

from intake.rules import tables
from intake.rules.choices import Mark
from intake.rules.faults import UnfitError, Wrong
from intake.rules.rulesets import RuleSet
from intake.rules.tables import Fields, Table

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")


class Reception(StrEnum):
    """What the hours say of a moment. A report outside them is taken and marked, never refused."""

    OPEN = "open"
    ROUND_THE_CLOCK = "round-the-clock"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Hours:
    """An entry: the weekdays (0 is Monday) with their hours, or none for days around the clock; validity by day."""

    code: str
    rules: RuleSet
    weekdays: frozenset[int]
    opens: time
    closes: time
    since: date | None
    until: date | None
    article: str
    quote: str
    source: str
    mark: Mark

    def holds(self, day: date) -> bool:
        """Whether the entry is in force on a day."""
        return (self.since or date.min) <= day <= (self.until or date.max)


def load(office: Path | None = None) -> Table[Hours]:
    """The table `office_hours`."""
    return tables.load("office_hours", _hours, office)


def reception(hours: Table[Hours], rules: RuleSet, moment: datetime) -> Reception:
    """What the hours say of a moment in the office's own zone; the closing minute still belongs to them."""
    held = [each for each in hours.entries if each.rules is rules and each.holds(moment.date())]
    if any(not each.weekdays for each in held):
        return Reception.ROUND_THE_CLOCK
    clock = moment.time().replace(second=0, microsecond=0, tzinfo=None)
    today = (each for each in held if moment.weekday() in each.weekdays)
    return Reception.OPEN if any(e.opens <= clock <= e.closes for e in today) else Reception.CLOSED


def _hours(fields: Fields) -> Hours:
    days = fields.texts("days")
    if set(days) - set(WEEKDAYS):
        raise UnfitError(Wrong.VALUE, "days", ", ".join(WEEKDAYS))
    opens, closes = (_clock(name, fields.text(name, "00.00")) for name in ("opens", "closes"))
    if bool(days) != (opens < closes):
        raise UnfitError(Wrong.VALUE, "opens, closes", "08.00 < 16.00")
    return Hours(
        code=fields.text("code"),
        rules=fields.choice("rules", RuleSet),
        weekdays=frozenset(WEEKDAYS.index(day) for day in days),
        opens=opens,
        closes=closes,
        since=fields.day("from"),
        until=fields.day("until"),
        article=fields.text("article"),
        quote=fields.text("quote", ""),
        source=fields.text("source"),
        mark=fields.choice("mark", Mark),
    )


def _clock(name: str, text: str) -> time:
    try:
        return datetime.strptime(text, "%H.%M").time()
    except ValueError as error:
        raise UnfitError(Wrong.VALUE, name, "08.00") from error
