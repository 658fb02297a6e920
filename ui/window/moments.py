"""Moments as officers write them (14-02-2024 09.30) and as the records keep them (2024-02-14T09:30+08:00)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from intake.rules import daytext
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


def is_readable(kept: str, hours: tzinfo) -> bool:
    """Whether a moment as it is kept names a day, by the clock of an office in `hours`."""
    return daytext.read(kept, hours) is not None


def is_ahead(kept: str, hours: tzinfo) -> bool:
    """Whether a moment as it is kept is still to come."""
    read, now = daytext.read(kept, hours), datetime.now(hours)
    return read is not None and (
        read.day > now.date()
        or (read.day == now.date() and read.clock is not None and read.clock > now.time())
    )


def doubt(typed: str, zone: str) -> str:
    """What to ask before a moment is recorded that is none or has not come; empty for others and where none is said."""
    hours = datetime.fromisoformat(f"2000-01-01T00:00{ZONES.get(zone.strip().upper(), '')}").tzinfo or UTC
    kept = stored(typed, zone)
    if kept and not is_readable(kept, hours):
        return QCoreApplication.translate(
            "moments",
            "Waktu itu tidak terbaca, atau hari dan jam seperti itu tidak ada. Belum dicatat. Tulis "
            "hari-bulan-tahun jam.menit, atau tekan sekali lagi untuk mencatatnya seperti diketik.",
        )
    if is_ahead(kept, hours):
        return QCoreApplication.translate(
            "moments",
            "Waktu itu belum tiba. Belum dicatat. Periksa hari, bulan, tahun dan jamnya, atau tekan sekali lagi "
            "untuk mencatatnya seperti diketik.",
        )
    return ""


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
