"""Days as people type them, read for counting; what cannot be read is kept and marked by whoever asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo

MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_ISO = re.compile(r"\d{4}-\d\d-\d\d([T ].{1,30})?", re.ASCII)  # fromisoformat takes any run of digits
_DAY_FIRST = re.compile(
    r"(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]+)\s*[-/. ]\s*(\d{4})"
    r"(?:,?\s+(?:(?:pukul|jam)\s+)?(\d{1,2})[.:](\d\d)(?:\s+(wib|wita|wit))?)?",
    re.IGNORECASE | re.ASCII,
)
_HOURS = {"wib": 7, "wita": 8, "wit": 9}


@dataclass(frozen=True, slots=True)
class Read:
    """A day by the office's clock. `clock` where a time was said; `moved` where the typed words name another day.

    The day is another one where the words carry an offset from UTC that is not the office's.
    """

    day: date
    clock: time | None = None
    moved: bool = False


def read(text: str, zone: tzinfo) -> Read | None:
    """The day that a text names, by the clock of an office in `zone`; None where it names none, as 30 February.

    ISO 8601 dates and date-times, and day-month-year as Indonesians write it (`14/2/2024`, `14 Februari 2024`, with
    or without a time: `14-02-2024 10.15`, `14 Februari 2024 pukul 10.15 WITA`).
    """
    text = text.strip()
    if match := _DAY_FIRST.fullmatch(text):
        return _of_parts(match, zone)
    if not _ISO.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
        local = moment if moment.tzinfo is None else moment.astimezone(zone)
    except (ValueError, OverflowError):
        return None
    timed = len(text) > len("YYYY-MM-DD")
    return Read(local.date(), local.time() if timed else None, local.date() != moment.date())


def _of_parts(match: re.Match[str], zone: tzinfo) -> Read | None:
    month = match[2].lower()
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month) if month.isdigit() else 0
    try:
        day = date(int(match[3]), number, int(match[1]))
        if match[4] is None:
            return Read(day)
        moment = datetime.combine(day, time(int(match[4]), int(match[5])))
        if match[6] is not None:
            said = timezone(timedelta(hours=_HOURS[match[6].lower()]))
            moment = moment.replace(tzinfo=said).astimezone(zone)
    except (ValueError, OverflowError):
        return None
    return Read(moment.date(), moment.time(), moment.date() != day)
