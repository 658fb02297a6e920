"""Lists to choose from when an act is recorded: channel, platform, phase, object, pose; and two that explain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol, TypeVar

from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.faults import UnfitError, Wrong
from intake.rules.tables import Fields, Table, load

_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .-]*\Z")


class Mark(StrEnum):
    """How well an entry is known."""

    P7 = "P7"  # read in the text of Perbawaslu 7/2022, whose words stand in `quote`
    PAGE = "W"  # read on the public page that the source names
    REPORT = "S"  # read in one of the news reports on neutrality in the elections of 2024
    GENERAL = "GK"  # general knowledge
    INFERRED = "INF"  # concluded from other facts

    @property
    def is_unverified(self) -> bool:
        """Whether nobody has read it anywhere: an office should check it before relying on it."""
        return self in (Mark.GENERAL, Mark.INFERRED)


class ListName(StrEnum):
    """The lists, by the name of their file in resources/rules."""

    CHANNELS = "channels"
    PLATFORMS = "platforms"
    PHASES = "phases"
    OBJECTS = "objects"
    POSES = "poses"  # tags of what is seen, never findings
    PROVINCES = (
        "provinces"  # a note on where neutrality was held to be at risk; codes of the interior ministry
    )
    SANCTIONS = "sanctions"  # what the levels of sanction in the catalogue of acts mean


class Dated(Protocol):
    """Anything with a code that is in force from one day to another, both included; None where there is no such day."""

    @property
    def code(self) -> str:
        """How it is named in records."""

    @property
    def since(self) -> date | None:
        """The first day."""

    @property
    def until(self) -> date | None:
        """The last day."""


DatedType = TypeVar("DatedType", bound=Dated)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where an entry comes from: its source in words, how well it is known, and the words of Perbawaslu 7/2022."""

    source: Bilingual
    mark: Mark
    quote: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list."""

    code: str
    words: Bilingual
    note: Bilingual
    grounds: Grounds
    since: date | None
    until: date | None


def choices(name: ListName, office: Path | None = None) -> Table[Choice]:
    """The list of this name, with an office's additions; retired entries too."""
    return load(name, choice_of, office)


def in_force(entries: Iterable[DatedType], on: date) -> list[DatedType]:
    """The entries that may be chosen for this day."""
    return [each for each in entries if is_in_force(each, on)]


def is_in_force(entry: Dated, on: date) -> bool:
    """Whether the entry holds on this day."""
    return (entry.since or date.min) <= on <= (entry.until or date.max)


def province_note(place_code: str, provinces: Table[Choice]) -> Choice | None:
    """The note on the province in which the place with this code of the interior ministry lies, if there is one."""
    return next((each for each in provinces.entries if each.code == place_code[:2]), None)


def code_of(fields: Fields) -> str:
    """The code of an entry. Raises `ValueError` for one that could not be typed or told apart in a record."""
    code = fields.text("code")
    if not _CODE.match(code):
        raise UnfitError(Wrong.VALUE, "code", "A-Z a-z 0-9 . -")
    return code


def words_of(fields: Fields) -> Bilingual:
    """The words of an entry, on one line. Raises `ValueError`."""
    words = bilingual(fields, "words")
    if not words.official.strip() or "\n" in words.official:
        raise UnfitError(Wrong.LINE, "words")
    return words


def grounds_of(fields: Fields) -> Grounds:
    """Source and mark of an entry. Raises `ValueError` where one is missing."""
    source = bilingual(fields, "source")
    if not source.official.strip():
        raise UnfitError(Wrong.MISSING, "source")
    return Grounds(source, fields.choice("mark", Mark), fields.text("quote", ""))


def choice_of(fields: Fields) -> Choice:
    """One entry of a list."""
    return Choice(
        code_of(fields),
        words_of(fields),
        bilingual(fields, "note", ""),
        grounds_of(fields),
        fields.day("from"),
        fields.day("until"),
    )
