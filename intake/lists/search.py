"""Search over every word of all cases: what people said, what files are called, what was recorded beside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.ids import CaseId
from intake.records import cases, pseudonyms
from intake.store import Row
from intake.vault import Vault

MOST = 200
PERSONS = "persons"
_OPEN, _CLOSE, _GAP = "\x02", "\x03", "…"
_AROUND = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found. `topic` is the table of records (cases, persons, statements, evidence, captures, things,
    items) and `subject` the record's id; `before`, `found`, `after` are the text around the first word found.
    """

    case: CaseId
    case_number: int
    case_title: str
    topic: str
    subject: str
    before: str
    found: str
    after: str


def hits(vault: Vault, words: str, case: CaseId | None = None, most: int = MOST) -> list[Hit]:
    """The records that hold all of `words` (each as the beginning of a word, accents aside), newest first.

    No words find nothing; of many hits the newest `most` are given. Protected people come by their pseudonyms.
    """
    wanted = query(words)
    if not wanted:
        return []
    within = "" if case is None else " AND r.case_id = ?"
    values = [wanted] if case is None else [wanted, case]
    rows = vault.store.rows(
        "SELECT r.row, r.case_id, r.topic, r.subject, c.number, c.facts ->> 'title' AS title,"  # noqa: S608  fixed
        f" snippet(search, 0, '{_OPEN}', '{_CLOSE}', '{_GAP}', {_AROUND}) AS text"
        " FROM search JOIN search_rows r ON r.row = search.rowid JOIN cases c ON c.id = r.case_id"
        f" WHERE search MATCH ?{within} ORDER BY search.rowid DESC LIMIT ?",
        [*values, most],
    )
    hidden = _hidden(vault, [row for row in rows if row["topic"] == PERSONS])
    return [
        Hit(
            CaseId(row["case_id"]), int(row["number"]), str(row["title"]), str(row["topic"]), str(row["subject"]),
            *(("", hidden[row["subject"]], "") if row["subject"] in hidden else _cut(str(row["text"]))),
        )
        for row in rows
    ]  # fmt: skip


def _hidden(vault: Vault, rows: Sequence[Row]) -> dict[str, str]:
    """The pseudonyms of the protected people among the records found: nothing else of them is shown."""
    found: dict[str, str] = {}
    subjects = {str(row["subject"]) for row in rows}
    for number in {str(row["number"]) for row in rows}:
        for each in pseudonyms.listing(vault, cases.find(vault, number)):
            if each.facts.protected and each.id in subjects:
                found[each.id] = each.facts.name
    return found


def query(words: str) -> str:
    """Typed words as an FTS5 query: all must be there, each as a word's beginning; '' where there are none.

    Whatever was typed is only ever a word in quotes, so that no sign of the query language means anything.
    """
    return " ".join(f'"{word}"*' for word in _tokens(words))


def _tokens(words: str) -> Iterator[str]:
    """Letters and digits in runs, as the index cuts its text; the rest parts them."""
    run = ""
    for character in f"{words} ":
        if unicodedata.category(character)[0] in "LN" or (run and unicodedata.category(character) == "Mn"):
            run += character
        elif run:
            yield run
            run = ""


def _cut(text: str) -> tuple[str, str, str]:
    """Around the first word found, on one line."""
    before, _, rest = " ".join(text.split()).partition(_OPEN)
    found, _, after = rest.partition(_CLOSE)
    return before, found, after.replace(_OPEN, "").replace(_CLOSE, "")
