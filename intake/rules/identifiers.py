"""NIK, NIP and phone numbers: what is odd about the form of one, and how one is shown. Nothing here refuses anything.

A form that holds proves nothing: whether a number was ever issued only its register knows. lokal is imported where it
is used: that takes a sixth of a second.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_SEPARATORS = re.compile(r"[\s.\-]")
_NIP = re.compile(
    r"(?P<birth>[0-9]{8})(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<sex>[0-9])(?P<serial>[0-9]{3})"
)
MONTHS = frozenset(f"{month:02}" for month in range(1, 13))
_SEXES = {
    **dict.fromkeys(("l", "lk", "laki", "laki laki", "pria", "male", "m"), "L"),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "female", "f"), "P"),
}
_NIP_SEXES = {"1": "L", "2": "P"}


class Doubt(StrEnum):
    """What is odd about a number."""

    NIK_FORM = "nik-form"
    NIK_PROVINCE = "nik-province"
    NIK_DATE = "nik-date"
    NIK_BIRTH = "nik-birth"
    NIK_SEX = "nik-sex"
    NIP_FORM = "nip-form"
    NIP_DATE = "nip-date"
    NIP_APPOINTED = "nip-appointed"
    NIP_MONTH = "nip-month"
    NIP_BIRTH = "nip-birth"
    NIP_SEX = "nip-sex"
    PHONE_FORM = "phone-form"


@dataclass(frozen=True, slots=True)
class Known:
    """What else is said of the person: birth date (None where none is known), sex as typed, and what day it is."""

    birth: date | None
    sex: str
    today: date


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number: as typed, and as shown; `is_odd` where it has not the form of an Indonesian number."""

    typed: str
    shown: str
    is_odd: bool


def nik_doubts(typed: str, known: Known) -> tuple[Doubt, ...]:
    """What is odd about a NIK: 16 digits, region at issue, day (plus 40 for women), month, year, serial."""
    from lokal.nik import parse_nik

    read = parse_nik(typed, reference_date=known.today)
    if read.nik is None:
        return (Doubt.NIK_FORM,)
    errors = {each.code for each in read.errors}
    sex = sex_of(known.sex)
    found = {
        Doubt.NIK_FORM: bool(errors & {"wilayah", "serial"}),
        Doubt.NIK_PROVINCE: "province" in errors,
        Doubt.NIK_DATE: "birth_date" in errors,
        # Two digits of the year are all that a NIK has, so the century is left out.
        Doubt.NIK_BIRTH: None not in (read.birth_date, known.birth)
        and f"{read.birth_date}"[2:] != f"{known.birth}"[2:],
        Doubt.NIK_SEX: bool(read.gender and sex) and read.gender != sex,
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def nip_doubts(typed: str, known: Known, months: Collection[str] = MONTHS) -> tuple[Doubt, ...]:
    """What is odd about a NIP: 18 digits, birth date, year and month of appointment, sex (1, 2), serial.

    `months` is what may stand in the place of the month: some employments have a number of their own there.
    """
    match = _NIP.fullmatch(_SEPARATORS.sub("", typed))
    if match is None or match["sex"] not in _NIP_SEXES:
        return (Doubt.NIP_FORM,)
    birth = _day(match["birth"])
    year, month = int(match["year"]), match["month"]
    appointed = (year, int(month) if month in MONTHS else 1)
    found = {
        Doubt.NIP_DATE: birth is None,
        Doubt.NIP_MONTH: month not in months,
        Doubt.NIP_APPOINTED: appointed > (known.today.year, known.today.month)
        or (birth is not None and appointed <= (birth.year, birth.month)),
        Doubt.NIP_BIRTH: birth is not None and known.birth is not None and birth != known.birth,
        Doubt.NIP_SEX: sex_of(known.sex) not in ("", _NIP_SEXES[match["sex"]]),
    }
    return tuple(doubt for doubt, holds in found.items() if holds)


def phone(typed: str) -> Phone:
    """How a number is shown: `0812-3456-7890`; one that is none of Indonesia's (or several) is shown as typed."""
    from lokal.phone import parse_phone

    read = parse_phone(typed)
    return Phone(typed, read.national or typed, bool(typed.strip()) and not read.valid)


def sex_of(typed: str) -> str:
    """L or P, '' where the words leave it open."""
    return _SEXES.get(" ".join(re.findall(r"[a-z]+", typed.lower())), "")


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
