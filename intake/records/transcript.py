"""Questions and answers as text: the sheet that an officer fills in, and the copy that is read back to the speaker."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Final

from intake.problems import Problem
from intake.records.hearing import QuestionAnswer
from intake.records.people import Person
from intake.records.statements import Statement
from intake.rules.tables import Fields
from intake.wording import Language, sentence

_ROW: Final = re.compile(r"\s*\[\[\s*row\s*\]\]")
_MARK: Final = re.compile(r"([TJ])[ \t]*\d*[ \t]*:[ \t]?(.*)\Z", re.DOTALL)


def write(rows: Sequence[QuestionAnswer]) -> str:
    """The rows as a sheet: `T:` begins a question, `J:` its answer, further lines belong to what is above them."""
    return "\n".join(f"T: {row.question}\nJ: {row.answer}\n" for row in rows)


def whole(statement: Statement) -> str:
    """All that was said: the words, then the sheet of the questions and answers."""
    return "\n".join(part for part in (statement.text, write(statement.hearing.rows)) if part)


def read(text: str) -> tuple[QuestionAnswer, ...]:
    """The rows in a sheet; a question without answer and an answer without question are kept.

    `T1:` and `J1:` are good too; blank lines and those that begin with `#` may stand before the first mark.
    Raises `Problem("questions-unreadable")` with the line (from 1) of words that stand there.
    """
    parts: list[tuple[str, list[str]]] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if match := _MARK.match(line):
            parts.append((match[1], [match[2]]))
        elif parts:
            parts[-1][1].append(line)
        elif line.strip() and not line.startswith("#"):
            raise Problem("questions-unreadable", line=number)
    rows: list[QuestionAnswer] = []
    open_question = None
    for mark, lines in parts:
        words = "\n".join(lines).rstrip()
        if mark == "T":
            if open_question is not None:
                rows.append(QuestionAnswer(open_question))
            open_question = words
        else:
            rows.append(QuestionAnswer(open_question or "", words))
            open_question = None
    return tuple(rows) if open_question is None else (*rows, QuestionAnswer(open_question))


def read_toml(text: str) -> tuple[QuestionAnswer, ...]:
    """The rows in `[[row]]` tables of `question`, `answer` and `set`, each of which may be missing.

    Raises `Problem("questions-unreadable")` with the line (from 1) of what does not hold.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+),", str(error))
        raise Problem("questions-unreadable", line=int(found[1]) if found else text.count("\n") + 1) from None
    tables = document.get("row")
    starts = [number for number, line in enumerate(text.split("\n"), 1) if _ROW.match(line)]
    if set(document) != {"row"} or not isinstance(tables, list) or len(starts) != len(tables):
        raise Problem("questions-unreadable", line=1)
    return tuple(_row(Fields(values, line)) for line, values in zip(starts, tables, strict=True))


def _row(fields: Fields) -> QuestionAnswer:
    try:
        row = QuestionAnswer(fields.text("question", ""), fields.text("answer", ""), fields.text("set", ""))
        fields.refuse_unread()
    except ValueError:
        raise Problem("questions-unreadable", line=fields.line) from None
    return row


def read_back_text(statement: Statement, speaker: Person, language: Language = Language.ID) -> str:
    """The statement as one plain text, to be shown large and read out (ps 30(1) huruf e), words as they were said.

    An unanswered question is named as such, so that the speaker hears that too.
    """
    head = sentence(language, "read-back.head", number=statement.number, name=speaker.facts.name)
    lines = [head, ""]
    if statement.text.strip():
        lines += [statement.text, ""]
    for number, row in enumerate(statement.hearing.rows, 1):
        answer = row.answer if row.answer.strip() else sentence(language, "read-back.no-answer")
        lines += [
            f"{sentence(language, 'read-back.question', number=number)} {row.question}",
            f"{sentence(language, 'read-back.answer')} {answer}",
            "",
        ]
    lines.append(sentence(language, "read-back.end"))
    return "\n".join(lines)
