"""What may be wrong with a file of rules that an office wrote, as codes: the sentences are `rules-fault.<code>`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """What is wrong; `item` of a fault names the field, part or code, `expected` what would do."""

    FILE = "file"
    UNREADABLE = "unreadable"
    ENCODING = "encoding"
    SYNTAX = "syntax"
    PART = "part"
    HEADINGS = "headings"
    TWICE = "twice"
    NOT_THERE = "not-there"
    MISSING = "missing"
    UNKNOWN = "unknown"
    TYPE = "type"
    VALUE = "value"
    LINE = "line"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an office's file is not used: its name, the line (from 1, 0 for none) and what is wrong there."""

    file: str
    line: int
    wrong: Wrong
    item: str = ""
    expected: str = ""


class UnfitError(ValueError):
    """An entry that does not hold; the line is known to whoever reads the file."""

    def __init__(self, wrong: Wrong, item: str, expected: str = "") -> None:
        super().__init__(" ".join(filter(None, (f"{wrong}: {item}", expected and f"({expected})"))))
        self.wrong, self.item, self.expected = wrong, item, expected
