"""Filling a form: every blank gets its value or stays one, groups become as many parts as there are entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from intake.papers.forms.model import (
    Between,
    Blank,
    Each,
    Field,
    Form,
    Grid,
    Interview,
    Line,
    Look,
    Part,
    Prose,
    Question,
    Sign,
    Signs,
    Value,
    Words,
    blanks,
    marked,
)
from intake.papers.forms.values import FormValues, RowWords, list_at, text_at

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
# So many first words tell a question that the form prints from one of the officer's own.
_TELLING_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Filled:
    """A form's parts without groups, ready to be drawn, and the paths of what is missing, each once."""

    form: Form
    parts: tuple[Part, ...]
    missing: tuple[str, ...]


def fill(form: Form, values: FormValues) -> Filled:
    """The form filled from the values."""
    filling = _Filling(values)
    parts = tuple(done for part in form.parts for done in filling.part(part))
    return Filled(form, parts, tuple(filling.missing))


class _Filling:
    def __init__(self, values: FormValues) -> None:
        self._values = values
        self.missing: dict[str, None] = {}

    def part(self, part: Part, entry: object = None) -> Iterator[Part]:
        """The part filled; a part of a group from its `entry`, which is None for an empty one."""
        match part:
            case Each():
                yield from self._each(part)
            case Interview():
                yield from self._interview(part)
            case Grid():
                yield self._grid(part)
            case Line(choice=choice) if choice:
                path, _, code = choice.partition("=")
                chosen = self._words((Blank(path),)) == (Value(code),)
                yield replace(part, words=self._words(part.words, entry), chosen=chosen)
            case Line() | Field() | Between() | Prose():
                yield replace(part, words=self._words(part.words, entry))
            case Signs():
                yield Signs(tuple(self._sign(each) for each in part.signs))
            case Question():
                raise TypeError("a form has interviews, not questions")

    def _words(self, words: Words, entry: object = None) -> Words:
        return tuple(self._blank(span, entry) if isinstance(span, Blank) else span for span in words)

    def _blank(self, blank: Blank, entry: object) -> Blank | Value:
        of_group = blank.path.startswith(".")
        if of_group and entry is None:
            return blank
        text = text_at(entry if of_group else self._values, blank.path)
        if text.strip():
            return Value(text)
        if not blank.optional and not of_group:
            self.missing[blank.path] = None
        return blank

    def _sign(self, sign: Sign) -> Sign:
        return replace(
            sign,
            above=tuple(self._words(each) for each in sign.above),
            below=tuple(self._words(each) for each in sign.below),
        )

    def _entries(self, path: str, least: int, needed: Sequence[Blank]) -> tuple[object, ...]:
        """The entries of a group, empty ones where there are none; what they lack is missed by the group's name."""
        found = list_at(self._values, path)
        wanted = [blank.path for blank in needed if not blank.optional]
        if not found and wanted:
            self.missing[path] = None
        for entry in found:
            for lacking in wanted:
                if not text_at(entry, lacking).strip():
                    self.missing[path + lacking] = None
        return found or (None,) * least

    def _each(self, part: Each) -> Iterator[Part]:
        entries = self._entries(part.path, part.least, blanks(part.parts))
        for place, entry in enumerate(entries):
            if part.many and len(entries) > 1:
                yield Line((part.many.replace("#", str(place + 1)),), level=part.level, look=Look.STRONG)
            done = [filled for each in part.parts for filled in self.part(each, entry)]
            if part.marks:
                done[0] = marked(done[0], _mark(part.marks, part.first + place))
            yield from done
        if part.rest and None in entries:
            yield Line((part.rest,), _mark(part.marks, part.first + len(entries)), part.level)

    def _grid(self, part: Grid) -> Grid:
        entries = self._entries(part.path, part.least, blanks(part.columns))
        rows = tuple(tuple(self._words(column.words, entry) for column in part.columns) for entry in entries)
        return replace(part, rows=rows)

    def _interview(self, part: Interview) -> Iterator[Part]:
        rows = [each for each in list_at(self._values, part.path) if isinstance(each, RowWords)]
        is_open = not rows or not all(row.answer.strip() for row in rows)
        if is_open:
            self.missing[part.path] = None
        asked = _sections(part, rows)
        number = 0
        for section, of_section in zip(part.sections, asked, strict=True):
            yield Line((section.head,), look=Look.STRONG)
            for own, row, question in _questions(
                section.questions, of_section, part.least if is_open and not of_section else 0
            ):
                number += 1
                told = part.own if own and row is None else (Value(row.question) if row else question,)
                yield Question(told, self._words(part.answer, row), number, padded=own)


def _sections(part: Interview, rows: Sequence[RowWords]) -> list[list[RowWords]]:
    """The rows by section, in the order they were asked: a section that was left is not gone back to."""
    found: list[list[RowWords]] = [[] for _ in part.sections]
    free = next(place for place, each in enumerate(part.sections) if not each.questions)
    at = 0
    for row in rows:
        named = (place for place, each in enumerate(part.sections) if _asked(row, each.questions) is not None)
        at = max(at, next(named, free))
        found[at].append(row)
    return found


def _questions(
    printed: Sequence[str], rows: Sequence[RowWords], least: int
) -> Iterator[tuple[bool, RowWords | None, str]]:
    """Whether it is an own question, the row (None: not asked yet) and the printed words, of one section."""
    for row in rows:
        yield _asked(row, printed) is None, row, ""
    done = {_asked(row, printed) for row in rows}
    yield from ((False, None, question) for question in printed if question not in done)
    if not printed:
        yield from ((True, None, "") for _ in range(least))


def _asked(row: RowWords, printed: Sequence[str]) -> str | None:
    told = _telling(row.question)
    return next((each for each in printed if _telling(each) == told), None)


def _telling(question: str) -> list[str]:
    return re.findall(r"\w+", question.casefold())[:_TELLING_WORDS]


def _mark(first: str, number: int) -> str:
    """The mark of the `number`-th entry in the way of the first: `a.` … `z.`, `aa.`; `1)`, `2)`."""
    kind, tail = first[0], first[1:]
    if kind.isdigit():
        return f"{number}{tail}"
    letters = ""
    while number:
        number, place = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return letters + tail
