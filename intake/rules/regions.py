"""Offices by Bawaslu's own region code (annex of Perbawaslu 7/2022), with the zone their clocks show.

The crosswalk to the codes of the interior ministry (Kemendagri) goes both ways. The annex has no code for Kota Denpasar
and the provinces made in 2022: such an office goes by `kemendagri:51.71`, and official numbers get the code that the
office itself was given, marked as unverified, or none.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from intake.problems import Problem
from intake.rules.faults import Fault, UnfitError, Wrong
from intake.rules.tables import Fields, Table, load

TABLE = Path(__file__).resolve().parent.parent.parent / "resources" / "regions" / "bawaslu.csv"

ZONES = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}
UNCODED = "kemendagri:"
_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}\Z")
_KEMENDAGRI = re.compile(r"[0-9]{2}(\.[0-9]{2})?\Z")


@dataclass(frozen=True, slots=True)
class Office:
    """One row: code such as `23.02`, level (provinsi, kabupaten, kota), names, and zone (WIB, WITA, WIT).

    `code` begins with `kemendagri:` where the annex has none for the office.
    """

    code: str
    level: str
    name: str
    province: str
    kemendagri: str
    zone: str

    @property
    def title(self) -> str:
        """The office as papers name it."""
        return f"Bawaslu {'Provinsi ' if self.level == 'provinsi' else ''}{self.name}"

    @property
    def is_coded(self) -> bool:
        """Whether the annex gives it a code."""
        return not self.code.startswith(UNCODED)


@dataclass(frozen=True, slots=True)
class RegionCode:
    """The code for official numbers, '' where there is none yet; `source` is '' where the annex itself has it."""

    code: str
    source: str
    faults: tuple[Fault, ...] = ()

    @property
    def is_verified(self) -> bool:
        """Whether it stands in the annex; one that an office wrote down is shown as unverified."""
        return bool(self.code) and not self.source


@cache
def offices() -> dict[str, Office]:
    """All offices by code."""
    with TABLE.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(line for line in source if not line.startswith("#")))
    columns = ("kode", "tingkat", "nama", "provinsi", "kemendagri", "zona")
    # The annex itself has a name that ends in a space.
    return {row["kode"]: Office(*(row[column].strip() for column in columns)) for row in rows}


def office(code: str) -> Office:
    """The office with this code. Raises `Problem("office-unknown")`."""
    try:
        return offices()[code]
    except KeyError as error:
        raise Problem("office-unknown", item=code) from error


def covering(place: str) -> Office | None:
    """The office of the Kabupaten or Kota in which the place with this Kemendagri code lies, else of the province.

    None where neither has an office in the table: a code that no longer exists, or a region that is newer.
    """
    by_place = _by_kemendagri()
    return by_place.get(place[:5]) or by_place.get(place[:2])


def region_code(office: Office, tables: Path | None = None) -> RegionCode:
    """The code that official numbers of this office carry; `tables` is the folder of the vault's own tables.

    What the office wrote into its `offices.toml` goes before the annex: codes may have been changed since.
    """
    own = own_codes(tables)
    for each in own.entries:
        if each.kemendagri == office.kemendagri:
            return RegionCode(each.code, each.source, own.faults)
    return RegionCode(office.code if office.is_coded else "", "", own.faults)


def numbered(code: str, tables: Path | None = None) -> Office | None:
    """The office that official numbers call by this code, in the vault's own table or else the annex."""
    for each in own_codes(tables).entries:
        if each.code == code:
            return _by_kemendagri().get(each.kemendagri)
    return offices().get(code) if _CODE.match(code) else None


def own_source(code: str, tables: Path | None = None) -> str:
    """Where an office has a code from that it wrote down itself, unverified; '' for what only the annex has."""
    return next((each.source for each in own_codes(tables).entries if each.code == code), "")


@dataclass(frozen=True, slots=True)
class OwnCode:
    """A code that an office was given and wrote down, the region's Kemendagri code, and whence it is known."""

    code: str
    kemendagri: str
    source: str


def own_codes(tables: Path | None = None) -> Table[OwnCode]:
    """The table `offices`, which only offices fill."""
    return load("offices", _own_code, tables)


def _own_code(fields: Fields) -> OwnCode:
    made = OwnCode(fields.text("code"), fields.text("kemendagri"), fields.text("source").strip())
    if not _CODE.match(made.code):
        raise UnfitError(Wrong.VALUE, "code", "23.02")
    if not _KEMENDAGRI.match(made.kemendagri):
        raise UnfitError(Wrong.VALUE, "kemendagri", "64 | 64.71")
    if not made.source:
        raise UnfitError(Wrong.MISSING, "source")
    return made


@cache
def _by_kemendagri() -> dict[str, Office]:
    return {each.kemendagri: each for each in offices().values() if each.kemendagri}
