"""Prepared questions: the fixed ones of form B.12, and sets for its middle that an office can extend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from intake.problems import Problem
from intake.records.hearing import QuestionAnswer
from intake.records.people import Role
from intake.rules import tables
from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.choices import Grounds, code_of, grounds_of
from intake.rules.faults import UnfitError, Wrong
from intake.rules.tables import Fields, Table

_BLANK = re.compile(r" ?(?:…|\.{2})[….]*")


class Part(StrEnum):
    """Where in form B.12 a set stands."""

    OPENING = "pembuka"
    BODY = "isi"
    CLOSING = "penutup"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions that are put together; `roles` are those whom they are usually put to, none for anybody.

    They are asked in Indonesian, whatever the screen speaks. The mark is P7 where the words are the regulation's own.
    From `since` to `until`, both included, a set is offered.
    """

    code: str
    title: Bilingual
    part: Part
    questions: tuple[str, ...]
    roles: tuple[Role, ...]
    grounds: Grounds
    since: date | None
    until: date | None

    def rows(self) -> tuple[QuestionAnswer, ...]:
        """The questions as rows without answers."""
        return tuple(QuestionAnswer(each, set_code=self.code) for each in self.questions)


def load(office: Path | None = None) -> Table[QuestionSet]:
    """All sets, with those of the office's folder."""
    return tables.load("questions", _make, office)


def _make(fields: Fields) -> QuestionSet:
    made = QuestionSet(
        code_of(fields),
        bilingual(fields, "title"),
        fields.choice("part", Part),
        fields.texts("questions"),
        fields.choices("roles", Role),
        grounds_of(fields),
        fields.day("from"),
        fields.day("until"),
    )
    if not made.questions or not all(each.strip() for each in made.questions):
        raise UnfitError(Wrong.MISSING, "questions")
    return made


def chosen(sets: Sequence[QuestionSet], codes: Iterable[str]) -> tuple[QuestionSet, ...]:
    """The sets with these codes, in the order of the codes. Raises `Problem("question-set-unknown")`."""
    known = {each.code: each for each in sets}
    found = []
    for code in codes:
        if code not in known:
            raise Problem("question-set-unknown", item=code, choices=", ".join(known))
        found.append(known[code])
    return tuple(found)


def sheet(sets: Sequence[QuestionSet], codes: Iterable[str]) -> tuple[QuestionAnswer, ...]:
    """The rows of a hearing before anybody has answered: opening, the chosen sets, closing. Raises as `chosen`."""
    parts = (
        *(each for each in sets if each.part is Part.OPENING),
        *chosen([each for each in sets if each.part is Part.BODY], codes),
        *(each for each in sets if each.part is Part.CLOSING),
    )
    return tuple(row for part in parts for row in part.rows())


def coded(rows: Sequence[QuestionAnswer], sets: Sequence[QuestionSet]) -> tuple[QuestionAnswer, ...]:
    """The rows, each question that a set has with that set's code, also where its dots were filled in."""
    known = [(_pattern(question), each.code) for each in sets for question in each.questions]

    def code_of(row: QuestionAnswer) -> str:
        asked = " ".join(row.question.split())
        return row.set_code or next((code for pattern, code in known if pattern.fullmatch(asked)), "")

    return tuple(replace(row, set_code=code_of(row)) for row in rows)


def has_dots(question: str) -> bool:
    """Whether a question still has dots that stand for what is to be filled in."""
    return _BLANK.search(question) is not None


def _pattern(question: str) -> re.Pattern[str]:
    """The question with anything in place of its dots."""
    return re.compile(".*".join(re.escape(part) for part in _BLANK.split(" ".join(question.split()))))
