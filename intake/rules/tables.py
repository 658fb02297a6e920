"""Rule tables: what a regulation or an office may change, as TOML that is checked when it is read.

`resources/rules/<name>.toml` is shipped. An office may put a file of the same name into the folder `office` of its
vault: further `[[entry]]` tables are added, one with a known `code` takes the shipped one's place, and `[[retire]]`
tables (`code`, `until`) end an entry. A file of the office that cannot be used is named by line and left out whole.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from intake.rules.faults import Fault, UnfitError, Wrong

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "rules"
_LINE = re.compile(r"\(at line (\d+),")
_HEADING = re.compile(r"\s*\[\[\s*(entry|retire)\s*\]\]")
_TOP = {"title", "source", "entry", "retire"}
_TYPES: Mapping[type, str] = {str: '"…"', int: "0", bool: "true, false", list: '["…"]', date: "2026-12-31"}
"""How a value of each type is written in TOML."""

Made = TypeVar("Made")
Chosen = TypeVar("Chosen", bound=StrEnum)


class _UnusableError(ValueError):
    """What is wrong with a file, and in which line (from 1)."""

    def __init__(self, line: int, why: UnfitError) -> None:
        super().__init__(f"line {line}: {why}")
        self.line, self.why = line, why


class Fields:
    """The fields of one entry. Each getter raises `UnfitError` that names the field; nothing may be left unread."""

    def __init__(self, values: Mapping[str, object], line: int) -> None:
        self.line = line
        self._values = values
        self._read: set[str] = set()

    def text(self, name: str, default: str | None = None) -> str:
        """A text; `default` where the field is missing, which otherwise is an error."""
        return self._get(name, str, default)

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        if isinstance(self._values.get(name), bool):
            raise UnfitError(Wrong.TYPE, name, _TYPES[int])
        return self._get(name, int, default)

    def flag(self, name: str, default: bool = False) -> bool:
        """True or false."""
        return self._get(name, bool, default)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty where the field is missing."""
        found = self._get(name, list, [])
        if not all(isinstance(each, str) for each in found):
            raise UnfitError(Wrong.TYPE, name, _TYPES[list])
        return tuple(found)

    def choice(self, name: str, kind: type[Chosen], default: Chosen | None = None) -> Chosen:
        """One value of a closed list."""
        return _chosen(name, self.text(name, default), kind)

    def choice_or_none(self, name: str, kind: type[Chosen]) -> Chosen | None:
        """The same, None where the field is missing or empty."""
        given = self.text(name, "")
        return _chosen(name, given, kind) if given else None

    def choices(self, name: str, kind: type[Chosen]) -> tuple[Chosen, ...]:
        """Values of a closed list, none where the field is missing."""
        return tuple(_chosen(name, each, kind) for each in self.texts(name))

    def day(self, name: str) -> date | None:
        """A day (a TOML local date), None where the field is missing."""
        found = self._get(name, date, date.max)
        return None if found is date.max else found

    def ending(self, until: date) -> Fields:
        """The same fields with another last day."""
        return Fields({**self._values, "until": until}, self.line)

    def refuse_unread(self) -> None:
        """Raises `UnfitError` for a field that nobody asked for: most likely one that is misspelt."""
        if unknown := self._values.keys() - self._read:
            raise UnfitError(Wrong.UNKNOWN, min(unknown))

    def _get(self, name: str, kind: type[Made], default: Made | None) -> Made:
        self._read.add(name)
        value = self._values.get(name, default)
        if value is None:
            raise UnfitError(Wrong.MISSING, name)
        if not isinstance(value, kind):
            raise UnfitError(Wrong.TYPE, name, _TYPES[kind])
        return value


def _chosen(name: str, given: str, kind: type[Chosen]) -> Chosen:
    if given not in set(kind):
        raise UnfitError(Wrong.VALUE, name, ", ".join(kind))
    return kind(given)


@dataclass(frozen=True, slots=True)
class Table(Generic[Made]):
    """The entries in order; what was wrong with the office's file; `edition` names the files that were read."""

    entries: tuple[Made, ...]
    faults: tuple[Fault, ...]
    edition: str


@dataclass(slots=True)
class _Read(Generic[Made]):
    """One file: its entries by code, and what it retires."""

    entries: dict[str, Made] = field(default_factory=dict)
    retired: dict[str, date] = field(default_factory=dict)


def load(
    name: str, make: Callable[[Fields], Made], office: Path | None = None, folder: Path = FOLDER
) -> Table[Made]:
    """The table `name` in `folder`, with what the folder `office` adds and retires.

    `make` builds an entry from its fields (`code` among them) and raises `ValueError` for one that does not hold. It
    reads `until` where entries of the table can end: one that the office retires is still given, with that last day,
    since old cases speak of it. Raises `ValueError` where the shipped file is wrong: a defect.
    """
    shipped = (folder / f"{name}.toml").read_bytes()
    digest = hashlib.sha256(shipped)
    table = _parse(shipped, make, {})
    faults: tuple[Fault, ...] = ()
    own = None if office is None else office / f"{name}.toml"
    if own is not None and own.is_file():
        try:
            table = _with_office(shipped, own.read_bytes(), make)
            digest.update(own.read_bytes())
        except _UnusableError as error:
            why = error.why
            faults = (Fault(str(own), error.line, why.wrong, why.item, why.expected),)
        except OSError:
            faults = (Fault(str(own), 0, Wrong.UNREADABLE),)
    return Table(tuple(table.entries.values()), faults, digest.hexdigest()[:8])


def _with_office(shipped: bytes, own: bytes, make: Callable[[Fields], Made]) -> _Read[Made]:
    added = _parse(own, make, {})
    table = _parse(shipped, make, added.retired)
    if unknown := added.retired.keys() - table.entries.keys():
        raise _UnusableError(1, UnfitError(Wrong.NOT_THERE, min(unknown)))
    table.entries |= added.entries
    return table


def _parse(data: bytes, make: Callable[[Fields], Made], until: Mapping[str, date]) -> _Read[Made]:
    """The entries in a file; `until` are the last days of those that an office retires."""
    try:
        text = data.decode("utf-8-sig")
        document = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _UnusableError(line, UnfitError(Wrong.ENCODING, "UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise _UnusableError(line, UnfitError(Wrong.SYNTAX, "TOML")) from error
    if unknown := document.keys() - _TOP:
        raise _UnusableError(1, UnfitError(Wrong.PART, min(unknown)))
    lines = [(number, _HEADING.match(each)) for number, each in enumerate(text.split("\n"), 1)]
    read = _Read[Made]()
    for part in ("entry", "retire"):
        starts = [number for number, match in lines if match and match[1] == part]
        tables = document.get(part, [])
        if not isinstance(tables, list) or len(starts) != len(tables):
            raise _UnusableError(1, UnfitError(Wrong.HEADINGS, f"[[{part}]]"))
        for line, values in zip(starts, tables, strict=True):
            _take(read, part, Fields(values, line), make, until)
    return read


def _take(
    read: _Read[Made], part: str, fields: Fields, make: Callable[[Fields], Made], until: Mapping[str, date]
) -> None:
    try:
        code = fields.text("code")
        if code in read.entries or code in read.retired:
            raise UnfitError(Wrong.TWICE, code)
        if part == "retire":
            read.retired[code] = fields.day("until") or date.min
            fields.refuse_unread()
        else:
            retired = fields if code not in until else fields.ending(until[code])
            read.entries[code] = make(retired)
            retired.refuse_unread()
    except UnfitError as error:
        raise _UnusableError(fields.line, error) from error
    except ValueError as error:
        raise _UnusableError(fields.line, UnfitError(Wrong.ENTRY, str(error))) from error
