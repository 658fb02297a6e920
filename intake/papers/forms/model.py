"""A form as data: its parts in order, each with the regulation's words and the blanks between them."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from intake.rules.bilingual import Bilingual
from intake.rules.levels import Level


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to be filled from `path` of `FormValues` ('.x': field x of a group's entry).

    `instead` is what the form itself prints there while nothing is known; '' means a dotted line. An `optional` one is
    not missed where it stays empty.
    """

    path: str
    instead: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """What a blank was filled with, as recorded."""

    text: str


Span: TypeAlias = str | Blank | Value
Words: TypeAlias = tuple[Span, ...]


class Look(StrEnum):
    """How a line is set."""

    PLAIN = "plain"
    STRONG = "strong"
    TITLE = "title"
    CENTRE = "centre"
    RIGHT = "right"
    FIRST = "first"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, hanging behind `mark` where it has one; `fill` closes its last line with dashes.

    `choice` is `path=value`: one of several answers, with a box that is crossed where the value is recorded. `gap` is
    air above, in millimetres.
    """

    words: Words
    mark: str = ""
    level: int = 0
    look: Look = Look.PLAIN
    fill: bool = False
    choice: str = ""
    chosen: bool = False
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A label, a colon and what is told; `wide` is the label's width and `gap` the air above, in millimetres."""

    label: str
    words: Words
    mark: str = ""
    level: int = 0
    wide: int = 50
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Between:
    """Something between two rules that run to the margins."""

    words: Words


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of any length; `lines` are drawn to write on where there is none."""

    words: Words
    level: int = 0
    lines: int = 6


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer under one number, as an interview comes to; `padded` writes it with two digits."""

    words: Words
    answer: Words
    number: int
    padded: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the lines of its head, its words for each entry, its share of the width."""

    head: tuple[str, ...]
    words: Words
    share: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a list, with empty rows up to `least`; `rows` are the filled ones."""

    path: str
    columns: tuple[Column, ...]
    least: int = 3
    rows: tuple[tuple[Words, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """One who signs: lines above, the place of a stamp or a duty stamp, the name and lines below."""

    above: tuple[Words, ...] = ()
    stamp: str = ""
    meterai: str = ""
    below: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """Those who sign, side by side."""

    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """Parts repeated for each entry of a list, and empty ones up to `least`.

    `marks` shows the first mark (`a.`, `1)`), which goes to the first part; counting starts at `first`. `rest` ("dst")
    closes the list as the form prints it; it is left out once anything is recorded. `many` heads each entry where there
    are several, its `#` being the number.
    """

    path: str
    parts: tuple[Part, ...]
    least: int = 1
    marks: str = ""
    first: int = 1
    rest: str = ""
    many: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an interview, with the questions that the form prints; none in the part that is asked freely."""

    head: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """Questions and answers of a list, numbered through, under the heads of their sections.

    `own` are the words of a question that the form does not print, `answer` those of every answer, as they stand where
    nothing is recorded; then `least` own questions are drawn.
    """

    path: str
    sections: tuple[Section, ...]
    own: Words
    answer: Words
    least: int = 3


Part: TypeAlias = Line | Field | Between | Prose | Question | Grid | Signs | Each | Interview


@dataclass(frozen=True, slots=True)
class Form:
    """A form: `name` as asked for, `model` as the regulation labels it ('' for one that it does not have).

    `official` is false for supplements and templates that the annex does not hold. `pilkada` is the source by which it
    is verified for local elections too, '' where nobody has. `paraf`: both sides initial every page. `letterhead`: it
    begins with the office's. `copies`: for whom a copy is made each, with the head of the log below; () for one paper.
    `rules` names those of a Pemilu that a supplement states, `levels` at which alone it is made; () for all.
    `veil` are the paths that show protected people by pseudonym, the one in the role of `reader` left out.
    """

    name: str
    model: str
    title: Bilingual
    source: str
    official: bool
    pilkada: str
    paraf: bool
    letterhead: bool
    copies: tuple[str, ...]
    veil: tuple[str, ...]
    reader: str
    rules: str
    levels: tuple[Level, ...]
    parts: tuple[Part, ...]


def marked(part: Part, mark: str) -> Part:
    """The part with a mark, where its kind takes one."""
    return replace(part, mark=mark) if isinstance(part, Line | Field) else part


def blanks(found: object) -> tuple[Blank, ...]:
    """Every blank of a part, those of its own parts, columns and signatures included."""
    return tuple(span for span in spans(found) if isinstance(span, Blank))


def spans(found: object) -> tuple[Blank | Value, ...]:
    """Every blank and every value of a part, those of its own parts, columns and signatures included."""
    if isinstance(found, Blank | Value):
        return (found,)
    if isinstance(found, tuple):
        return tuple(span for each in found for span in spans(each))
    if is_dataclass(found):
        return spans(tuple(getattr(found, each.name) for each in fields(found)))
    return ()
