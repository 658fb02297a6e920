"""Dates as officers write them (14-02-2024) and as the records keep them (2024-02-14)."""

from __future__ import annotations

import re
from datetime import date

_TYPED = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})", re.ASCII)


def stored(typed: str) -> str:
    """The date as ISO 8601 where day, month and year can be told; else the words as typed."""
    match = _TYPED.fullmatch(typed.strip())
    if match is None:
        return typed.strip()
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return typed.strip()


def shown(kept: str) -> str:
    """The date as day-month-year; anything else as it is."""
    try:
        return date.fromisoformat(kept).strftime("%d-%m-%Y")
    except ValueError:
        return kept
