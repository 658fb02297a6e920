"""Moments as officers write them (14-02-2024 09.30) and as the records keep them (2024-02-14T09:30+08:00)."""

from __future__ import annotations

import re
from datetime import datetime

from intake.rules.regions import ZONES
from ui.window import dates

_TYPED = re.compile(r"(.{4,}\d{4})\s*[ ,T]\s*(\d{1,2})[.:](\d{2})", re.ASCII)


def stored(typed: str, zone: str) -> str:
    """The moment as ISO 8601 with the offset of `zone` (WIB, WITA, WIT) where it can be told; else as typed."""
    match = _TYPED.fullmatch(typed.strip())
    day = dates.stored(match[1]) if match else ""
    offset = ZONES.get(zone.strip().upper(), "")
    text = f"{day}T{match[2]:0>2}:{match[3]}{offset}" if match else ""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return typed.strip()
    return text


def shown(kept: str) -> str:
    """The moment as day-month-year hour.minute; anything else as it is."""
    try:
        return datetime.fromisoformat(kept).strftime("%d-%m-%Y %H.%M") if "T" in kept else kept
    except ValueError:
        return kept


def brief(kept: str) -> str:
    """The moment as day-month hour.minute that no line breaks, where the year stands elsewhere; anything else as is."""
    try:
        return datetime.fromisoformat(kept).strftime("%d-%m\N{NO-BREAK SPACE}%H.%M") if "T" in kept else kept
    except ValueError:
        return kept
