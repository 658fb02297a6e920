"""The monthly report: how many cases were opened in a month, under each of a few heads, and nothing that names anybody.

Decided: what is counted is a code of a closed list, never what somebody typed, so that no name can come in. Each head
is counted for itself, no two are crossed, and places go no deeper than the kecamatan, because a count of one under two
heads points at a person. Small counts are shown as they are, since an office must be able to add them up; the report
says that it is for supervisors only.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from intake.custody import journal
from intake.custody.entries import Kind, digest
from intake.docket import desk
from intake.files import DurableFile, write_all
from intake.lists import overview
from intake.lists.overview import Line
from intake.problems import Problem, from_os_error
from intake.records.cases import CaseKind
from intake.rules import employment, places, regions
from intake.rules.choices import ListName, choices
from intake.rules.procedure import State
from intake.vault import Vault
from intake.wording import Language, sentence

NAME: Final = "laporan-bulanan"
COLUMNS: Final = ("Bulan", "Menurut", "Kode", "Uraian", "Perkara")
"""Of the CSV, whose report is made in Indonesian like every paper: programs find them whatever the screen speaks."""

_MONTH: Final = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])\Z")
_DISTRICT, _SUBDISTRICT = len("64.71"), len("64.71.05")


class Head(StrEnum):
    """What is counted by."""

    KIND = "kind"
    STATE = "state"
    SUBJECT = "subject"
    CHANNEL = "channel"
    PHASE = "phase"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases have this code; '' is counted where nothing was recorded, `?` where it is of no list."""

    code: str
    words: str
    cases: int


@dataclass(frozen=True, slots=True)
class CountedBy:
    """The counts under one head, most first. They may come to more than all cases: one case can have several codes."""

    head: Head
    title: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Monthly:
    """A month (YYYY-MM) of an office: all cases opened in it, how many came from other offices, and the counts."""

    month: str
    office: str
    made_at: str
    cases: int
    received: int
    counted: tuple[CountedBy, ...]


MISSING, UNLISTED = "", "?"


def report(vault: Vault, month: str, language: Language = Language.ID) -> Monthly:
    """Counts the cases opened in `month` (YYYY-MM by the office's clock), as they stand now.

    Raises `Problem("month-unclear")`.
    """
    if not _MONTH.match(month):
        raise Problem("month-unclear", item=month)
    zone = desk.zone(vault)
    lines = [
        line
        for line in overview.lines(vault, overview.rules_of(vault), desk.today(vault))
        if datetime.fromisoformat(line.created_at).astimezone(zone).isoformat()[:7] == month
    ]
    counted = [
        CountedBy(
            head,
            sentence(language, f"monthly.{head}"),
            _counts([codes(line) for line in lines], words, language),
        )
        for head, codes, words in _heads(vault, language)
    ]
    return Monthly(
        month, regions.office(vault.officer.office).title, vault.clock.now().at, len(lines),
        sum(line.foreign for line in lines), tuple(counted),
    )  # fmt: skip


def worded(vault: Vault, made: Monthly, language: Language) -> Monthly:
    """The same counts in the words of a language."""
    said = {head: words for head, _, words in _heads(vault, language)}
    unsaid = _unsaid(language)
    return replace(
        made,
        counted=tuple(
            CountedBy(
                each.head,
                sentence(language, f"monthly.{each.head}"),
                tuple(
                    replace(count, words=unsaid.get(count.code) or said[each.head](count.code) or count.words)
                    for count in each.counts
                ),
            )
            for each in made.counted
        ),
    )


Codes = Callable[[Line], Sequence[str]]
Words = Callable[[str], str | None]


def _heads(vault: Vault, language: Language) -> list[tuple[Head, Codes, Words]]:
    """For each head the codes of a case, and the words of a code, None for one that is of no list."""
    office = vault.office_tables
    kinds = {kind.value: sentence(language, f"kind.{kind}") for kind in CaseKind}
    states = {state.value: sentence(language, f"case-state.{state}") for state in State}
    subjects = {each.code: each.words.read_in(language) for each in employment.employments(office).entries}
    channels, phases = (
        {each.code: each.words.read_in(language) for each in choices(name, office).entries}
        for name in (ListName.CHANNELS, ListName.PHASES)
    )
    return [
        (Head.KIND, lambda line: (line.kind,), kinds.get),
        (Head.STATE, lambda line: (line.state,), states.get),
        (Head.SUBJECT, lambda line: line.employments, subjects.get),
        (Head.CHANNEL, lambda line: line.channels, channels.get),
        (Head.PHASE, lambda line: line.phases, phases.get),
        (Head.DISTRICT, lambda line: _place(line, _DISTRICT), _place_words),
        (Head.SUBDISTRICT, lambda line: _place(line, _SUBDISTRICT), _place_words),
    ]


def _place(line: Line, length: int) -> tuple[str, ...]:
    """The region that the place lies in, as a code of `length`; one that is not that deep is not recorded for it."""
    if not line.place_code:
        return ()
    known = places.find(line.place_code)
    if known is None:
        return (UNLISTED,)
    return (known.code[:length],) if len(known.code) >= length else ()


def _place_words(code: str) -> str | None:
    known = places.find(code)
    return None if known is None else known.path


def _counts(found: Sequence[Sequence[str]], words: Words, language: Language) -> tuple[Count, ...]:
    known = _unsaid(language)
    counter: Counter[str] = Counter()
    for codes in found:
        counter.update({_listed(code, words, known) for code in codes} or {MISSING})
    ranked = sorted(counter.items(), key=lambda each: (each[0] in (MISSING, UNLISTED), -each[1], each[0]))
    return tuple(Count(code, known[code], cases) for code, cases in ranked)


def _unsaid(language: Language) -> dict[str, str]:
    return {
        MISSING: sentence(language, "monthly.missing"),
        UNLISTED: sentence(language, "monthly.unlisted"),
    }


def _listed(code: str, words: Words, known: dict[str, str]) -> str:
    """The code, if it is of its list; anything else could be a name and counts as unlisted."""
    if code in known:
        return code
    said = words(code)
    if said is None:
        return UNLISTED
    known[code] = said
    return code


def csv_bytes(made: Monthly) -> bytes:
    """The counts as CSV (RFC 4180) in UTF-8 with a byte order mark, for spreadsheets. In docs/FORMAT.md."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for each in made.counted:
        rows.writerows(
            (made.month, each.title, count.code, count.words, count.cases) for count in each.counts
        )
    return out.getvalue().encode("utf-8-sig")


def export(vault: Vault, month: str, target: Path, data: bytes) -> None:
    """Writes the report as PDF or CSV, by the ending of `target`, and logs its digest before it gets that name.

    Raises `Problem`: file-exists, folder-missing, disk-full.
    """
    try:
        with DurableFile(target) as out:
            write_all(out, data)
            record(vault, month, target.suffix.lower().lstrip("."), data)
    except OSError as error:
        raise from_os_error(error, target) from error


def record(vault: Vault, month: str, file: str, data: bytes) -> None:
    """Logs that the report of a month was made as `file` (pdf, csv): like a form, but of no case."""
    facts = {"digest": digest(data), "file": file, "month": month, "name": NAME, "topic": "month"}
    with vault.store.transaction():
        journal.record(vault, Kind.FORM_MADE, None, facts)
