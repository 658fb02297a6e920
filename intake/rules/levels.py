"""At what level of supervision an officer works, read from the office's code and the unit that the officer typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from intake.rules import regions, tables
from intake.rules.choices import Mark
from intake.rules.faults import UnfitError, Wrong
from intake.rules.tables import Fields, Table

NATIONAL = "00.00"
_OFFICE, _SECRETARIAT = "kantor", "sekretariat"


class Level(StrEnum):
    """The levels of Perbawaslu 7/2022 ps 1 no. 14-21, from the top."""

    RI = "ri"
    PROVINSI = "provinsi"
    KABUPATEN_KOTA = "kabupaten-kota"
    LUAR_NEGERI = "luar-negeri"
    KECAMATAN = "kecamatan"
    KELURAHAN_DESA = "kelurahan-desa"
    TPS = "tps"

    @property
    def label(self) -> str:
        """The level as the regulation names it, in every language."""
        return _LABELS[self]


_LABELS: Mapping[Level, str] = {
    Level.RI: "Bawaslu",
    Level.PROVINSI: "Bawaslu Provinsi",
    Level.KABUPATEN_KOTA: "Bawaslu Kabupaten/Kota",
    Level.LUAR_NEGERI: "Panwaslu LN",
    Level.KECAMATAN: "Panwaslu Kecamatan",
    Level.KELURAHAN_DESA: "Panwaslu Kelurahan/Desa",
    Level.TPS: "Pengawas TPS",
}

BELOW = frozenset({Level.KELURAHAN_DESA, Level.TPS})
"""Who only receives and passes on (ps 9) and neither registers nor handles (ps 2, 25)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An officer's level; `secretariat` where the unit is one (ps 10); `assumed` where the unit was not understood."""

    level: Level
    secretariat: bool = False
    assumed: bool = False

    @property
    def label(self) -> str:
        """The level as the regulation names it; of a secretariat too (ps 10(1)a)."""
        if not self.secretariat:
            return self.level.label
        return f"Sekretariat {'Jenderal ' if self.level is Level.RI else ''}{self.level.label}"


@dataclass(frozen=True, slots=True)
class LevelWords:
    """Words in a unit that tell a level (or `sekretariat`, or `kantor` for the office itself), in lower case."""

    code: str
    words: tuple[str, ...]
    mark: Mark
    source: str


def words(office: Path | None = None) -> Table[LevelWords]:
    """The table `levels`, with an office's own words."""
    return tables.load("levels", _made, office)


def _made(fields: Fields) -> LevelWords:
    code = fields.text("code")
    if code not in {*Level, _OFFICE, _SECRETARIAT}:
        raise UnfitError(Wrong.VALUE, "code", ", ".join((*Level, _OFFICE, _SECRETARIAT)))
    if not (said := tuple(_plain(each).strip() for each in fields.texts("words"))) or not all(said):
        raise UnfitError(Wrong.MISSING, "words")
    return LevelWords(code, said, fields.choice("mark", Mark), fields.text("source", ""))


def standing(code: str, unit: str, table: Table[LevelWords]) -> Standing:
    """The standing of an officer of the office `code` (Bawaslu's region code) in `unit` ('' for the office itself).

    The first word in the unit that names a level counts. A unit that is not understood is taken for a Panwaslu
    Kecamatan below a Kabupaten/Kota, elsewhere for a part of the office, and is marked as assumed.
    """
    own = _office_level(code)
    text = _plain(unit)
    secretariat = _place(text, table, _SECRETARIAT) is not None
    named = [(place, level) for level in Level if (place := _place(text, table, level)) is not None]
    if named:
        return Standing(min(named)[1], secretariat)
    if not unit.strip() or secretariat or _place(text, table, _OFFICE) is not None:
        return Standing(own, secretariat)
    return Standing(Level.KECAMATAN if own is Level.KABUPATEN_KOTA else own, assumed=True)


def _office_level(code: str) -> Level:
    if code == NATIONAL:
        return Level.RI
    return Level.PROVINSI if regions.office(code).level == "provinsi" else Level.KABUPATEN_KOTA


def _plain(text: str) -> str:
    return f" {re.sub(r'[^a-z0-9]+', ' ', text.casefold()).strip()} "


def _place(text: str, table: Table[LevelWords], code: str) -> int | None:
    """Where the first word for `code` begins in a plain text, None where there is none."""
    places = [
        place
        for entry in table.entries
        if entry.code == code
        for word in entry.words
        if (place := text.find(f" {word} ")) >= 0
    ]
    return min(places, default=None)
