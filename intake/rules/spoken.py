"""Days and times in words, as the forms of the regulation want them (terbilang)."""

from __future__ import annotations

from datetime import date, datetime

import lokal

from intake.rules.daytext import MONTHS

_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def number(value: int) -> str:
    """A whole number: 2024 is `dua ribu dua puluh empat`."""
    return str(lokal.terbilang(value))


def weekday(at: date) -> str:
    """The day of the week."""
    return _WEEKDAYS[at.weekday()]


def month(at: date) -> str:
    """The month's name."""
    return MONTHS[at.month - 1].capitalize()


def clock(at: datetime) -> str:
    """The time in figures and words: `09.30 (sembilan lewat tiga puluh menit)`; the full hour is `tepat`."""
    words = f"{number(at.hour)} lewat {number(at.minute)} menit" if at.minute else f"{number(at.hour)} tepat"
    return f"{at:%H.%M} ({words})"
