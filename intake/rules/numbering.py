"""Official numbers as text: their forms, writing one, reading one and saying what is odd about it.

Perbawaslu 7/2022, Lampiran, Format Penomoran A-D; the forms stand in resources/rules/numbers.toml. Pure: nothing here
decides which number is next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from intake.problems import Problem
from intake.rules import regions, tables
from intake.rules.choices import Grounds, grounds_of
from intake.rules.faults import UnfitError, Wrong
from intake.rules.tables import Fields, Table

MONTHS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FIELD: Final = re.compile(r"\{([a-z]+)\}")
_FIELDS: Final = {"no", "hasil", "asal", "jenis", "pengawas", "wilayah", "bulan", "tahun"}
_LEVELS: Final = {"ri": "RI", "provinsi": "Prov", "kabupaten": "Kab", "kota": "Kota"}
_WITH_DISTRICTS: Final = ("kabupaten", "kota")
_DISTRICT, _ABROAD = "Kec-", "PLN-"


class NumberKind(StrEnum):
    """What a number is given to."""

    PENYAMPAIAN = "penyampaian"
    REGISTER = "register"
    REKOMENDASI = "rekomendasi"
    PENERUSAN = "penerusan"
    KOREKSI = "koreksi"
    LHP = "lhp"
    SURAT_TUGAS = "surat-tugas"
    UNDANGAN = "undangan"
    LAINNYA = "lainnya"


class Oddity(StrEnum):
    """What is odd about a number that somebody gave; it is kept as given."""

    FORM = "form"
    DIGITS = "digits"
    ELECTION = "election"
    SUPERVISOR = "supervisor"
    REGION = "region"
    LEVEL = "level"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Template:
    """The form of one kind of number; the tuples list what may stand in its fields."""

    code: str
    kind: NumberKind
    form: str
    digits: int
    outcomes: tuple[str, ...]
    elections: tuple[str, ...]
    origins: tuple[str, ...]
    supervisors: tuple[str, ...]
    start: date | None
    until: date | None
    grounds: Grounds

    def holds_on(self, day: date) -> bool:
        """Whether the form may be used for a new number on `day`."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a number says; `month` is 1-12, 0 where it is none; `region` is Bawaslu's code, or a country."""

    serial: int
    election: str
    supervisor: str
    region: str
    month: int
    year: int
    origin: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that somebody gave: its form and parts where it has a known form, and what is odd about it."""

    template: Template | None
    parts: Parts | None
    oddities: tuple[Oddity, ...]


def templates(office: Path | None = None) -> Table[Template]:
    """The forms, with what an office's folder adds or retires."""
    return tables.load("numbers", _template, office)


def _template(fields: Fields) -> Template:
    made = Template(
        fields.text("code"),
        fields.choice("kind", NumberKind),
        fields.text("form"),
        fields.number("digits", 0),
        fields.texts("outcomes"),
        fields.texts("elections"),
        fields.texts("origins"),
        fields.texts("supervisors"),
        fields.day("from"),
        fields.day("until"),
        grounds_of(fields),
    )
    names = _FIELD.findall(made.form)
    if set(names) - _FIELDS:
        raise UnfitError(Wrong.VALUE, "form", ", ".join(f"{{{each}}}" for each in sorted(_FIELDS)))
    if len(names) != len(set(names)) or not {"no", "tahun"} <= set(names):
        raise UnfitError(Wrong.VALUE, "form", "{no} … {tahun}")
    return made


def supervisor_of(region: str, place: str = "", office: Path | None = None) -> str:
    """The code of the supervisor: RI, Prov, Kab or Kota follows from the region's code; `Kec-` with a district's name.

    A country has no code: its supervisor is `PLN-` and the city. `office` is the folder of the vault's own tables.
    Raises `Problem`: number-region (there is no such code), number-place.
    """
    joined, known = re.sub(r"[\s/]+", "", place), regions.numbered(region, office)
    if known is not None and not joined:
        return _LEVELS[known.level]
    if known is not None and known.level in _WITH_DISTRICTS:
        return f"{_DISTRICT}{joined}"
    if known is None and (not region.strip() or re.search(r"[\d:/]", region)):
        raise Problem("number-region", item=region)
    if known is not None or not joined:
        raise Problem("number-place", item=region)
    return f"{_ABROAD}{joined}"


def write(template: Template, parts: Parts, office: Path | None = None) -> str:
    """The number in its form. Raises `ValueError` for parts that the form does not take."""
    if odd := oddities(template, parts, office):
        raise ValueError(f"{template.code}: {', '.join(odd)}")
    return _filled(template, parts)


def example(template: Template, region: str, year: int) -> str:
    """A finished number of this form, the first of a year in a region, for who looks for the right form."""
    election, origin, outcome = (
        (*each, "")[0] for each in (template.elections, template.origins, template.outcomes)
    )
    whole = [each for each in template.supervisors if each not in (_DISTRICT, _ABROAD)]
    tried = [Parts(1, election, who, region, 1, year, origin, outcome) for who in (*whole, "")]
    return _filled(template, next((each for each in tried if not oddities(template, each)), tried[0]))


def _filled(template: Template, parts: Parts) -> str:
    values = {
        "no": f"{parts.serial:0{template.digits}}",
        "hasil": parts.outcome,
        "asal": parts.origin,
        "jenis": parts.election,
        "pengawas": parts.supervisor,
        "wilayah": parts.region,
        "bulan": MONTHS[parts.month - 1] if parts.month else "",
        "tahun": str(parts.year),
    }
    return _FIELD.sub(lambda field: values[field[1]], template.form)


def read(text: str, kind: NumberKind, known: Iterable[Template], office: Path | None = None) -> Reading:
    """A number that somebody gave. Kinds of which no form is known are free text: nothing is odd about them."""
    forms = [template for template in known if template.kind is kind]
    readings = [found for template in forms if (found := _read(text.strip(), template, office)) is not None]
    if readings:
        return min(readings, key=lambda each: len(each.oddities))
    return Reading(None, None, (Oddity.FORM,) if forms else ())


def _read(text: str, template: Template, office: Path | None) -> Reading | None:
    pieces = _FIELD.split(template.form)
    pattern = "".join(
        f"(?P<{piece}>{r'[0-9]{1,9}' if piece == 'no' else r'[^/]+'})" if place % 2 else re.escape(piece)
        for place, piece in enumerate(pieces)
    )
    found = re.fullmatch(pattern, text, re.ASCII)
    if found is None:
        return None
    said = {name: "" for name in _FIELDS} | found.groupdict()
    if said["hasil"] not in (template.outcomes or ("",)) or said["asal"] not in (template.origins or ("",)):
        return None
    year, month = said["tahun"], said["bulan"]
    parts = Parts(
        int(said["no"]),
        said["jenis"],
        said["pengawas"],
        said["wilayah"],
        MONTHS.index(month) + 1 if month in MONTHS else 0,
        int(year) if re.fullmatch(r"[0-9]{4}", year) else 0,
        said["asal"],
        said["hasil"],
    )
    short = (Oddity.DIGITS,) if len(said["no"]) < template.digits else ()
    return Reading(template, parts, tuple(dict.fromkeys((*short, *oddities(template, parts, office)))))


def oddities(template: Template, parts: Parts, office: Path | None = None) -> tuple[Oddity, ...]:
    """What keeps the parts from being a number of this form."""
    named = set(_FIELD.findall(template.form))
    found = {
        Oddity.DIGITS: parts.serial < 1,
        Oddity.FORM: ("asal" in named and parts.origin not in template.origins)
        or ("hasil" in named and parts.outcome not in template.outcomes),
        Oddity.ELECTION: "jenis" in named and parts.election not in template.elections,
        Oddity.SUPERVISOR: "pengawas" in named and not _may_be(parts.supervisor, template.supervisors),
        Oddity.MONTH: "bulan" in named and not 1 <= parts.month <= 12,
        Oddity.YEAR: not 1000 <= parts.year <= 9999,
    }
    place = _place_oddity(parts, office) if {"pengawas", "wilayah"} <= named else None
    return (*(each for each, is_so in found.items() if is_so), *((place,) if place else ()))


def _may_be(supervisor: str, allowed: Iterable[str]) -> bool:
    """A code as listed, or one that begins as listed (`Kec-`) and goes on with a name."""
    return any(
        supervisor.startswith(each) and supervisor != each if each.endswith("-") else supervisor == each
        for each in allowed
    )


def _place_oddity(parts: Parts, office: Path | None) -> Oddity | None:
    """Whether region and supervisor fit: Kab or Kota follows from the code."""
    if parts.supervisor.startswith(_ABROAD):
        return Oddity.REGION if re.match(r"\d", parts.region) or not parts.region else None
    known = regions.numbered(parts.region, office)
    if known is None:
        return Oddity.REGION
    if parts.supervisor.startswith(_DISTRICT):
        return None if known.level in _WITH_DISTRICTS else Oddity.LEVEL
    return None if parts.supervisor == _LEVELS[known.level] else Oddity.LEVEL
