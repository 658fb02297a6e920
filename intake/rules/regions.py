"""Offices by Bawaslu's own region code (annex of Perbawaslu 7/2022), with the zone their clocks show."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from intake.problems import Problem

TABLE = Path(__file__).resolve().parent.parent.parent / "resources" / "regions" / "bawaslu.csv"

ZONES = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}


@dataclass(frozen=True, slots=True)
class Office:
    """One row: code such as `23.02`, level (provinsi, kabupaten, kota), names, and zone (WIB, WITA, WIT)."""

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
