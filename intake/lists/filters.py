"""Filters over the list of cases: any of them together, and kept under a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from intake import facts
from intake.lists import search
from intake.lists.overview import Line
from intake.problems import Problem
from intake.rules.deadlines import State
from intake.vault import Vault

OVER = "lewat"
NOT_HANDED_OVER = "belum"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a case must be to be listed; '' asks for nothing. Texts, so that a filter can be kept.

    `words` are searched in all that the case holds; `place` is the beginning of a region code, or part of the place's
    name; `handover` a state of the newest hand-over or `belum` for none; `due` is `lewat` (a limit is passed) or within
    so many days; `since` and `until` are days (YYYY-MM-DD) on which the case was opened.
    """

    words: str = ""
    kind: str = ""
    state: str = ""
    employment: str = ""
    channel: str = ""
    phase: str = ""
    place: str = ""
    handover: str = ""
    due: str = ""
    since: str = ""
    until: str = ""


def chosen(vault: Vault, lines: Iterable[Line], wanted: Filter, today: date) -> list[Line]:
    """The lines that meet every part of the filter. Raises `Problem("filter-due")`."""
    soon = _last_day(wanted.due, today)
    held = None if not wanted.words else _cases_with(vault, wanted.words)
    return [
        line
        for line in lines
        if (held is None or line.id in held)
        and wanted.kind in ("", line.kind)
        and wanted.state in ("", line.state)
        and (not wanted.employment or wanted.employment in line.employments)
        and (not wanted.channel or wanted.channel in line.channels)
        and (not wanted.phase or wanted.phase in line.phases)
        and _is_there(line, wanted.place)
        and wanted.handover in ("", line.handover or NOT_HANDED_OVER)
        and _is_due(line, wanted.due, soon)
        and wanted.since <= line.created_at[:10] <= (wanted.until or "9999")
    ]


def _cases_with(vault: Vault, words: str) -> frozenset[str]:
    """The cases in which every word stands somewhere, not necessarily in one record."""
    found: frozenset[str] | None = None
    for word in search.query(words).split():
        rows = vault.store.rows(
            "SELECT DISTINCT r.case_id FROM search JOIN search_rows r ON r.row = search.rowid"
            " WHERE search MATCH ?",
            (word,),
        )
        cases = frozenset(row["case_id"] for row in rows)
        found = cases if found is None else found & cases
    return found or frozenset()


def _last_day(due: str, today: date) -> date | None:
    if due in ("", OVER):
        return None
    if not (due.isascii() and due.isdigit() and len(due) < 5):
        raise Problem("filter-due", item=due)
    return today + timedelta(days=int(due))


def _is_due(line: Line, due: str, soon: date | None) -> bool:
    if not due:
        return True
    if soon is None:
        return line.due is not None and line.due.passed > 0
    return line.due is not None and line.due.state is not State.PASSED and line.due.last <= soon


def _is_there(line: Line, place: str) -> bool:
    if not place:
        return True
    if place[0].isdigit():
        return line.place_code.startswith(place)
    return place.casefold() in line.place.casefold()


def save(vault: Vault, name: str, wanted: Filter) -> None:
    """Keeps a filter under a name, in place of one that had it. Raises `Problem`: name-missing, text-…"""
    facts.checked(wanted)
    if not name.strip():
        raise Problem("name-missing")
    with vault.store.transaction():
        vault.store.run(
            "INSERT OR REPLACE INTO saved_filters VALUES (?, ?)",
            (facts.clean_text(name, "name"), facts.encode(wanted)),
        )


def saved(vault: Vault) -> dict[str, Filter]:
    """The filters that are kept, by name."""
    rows = vault.store.rows("SELECT * FROM saved_filters ORDER BY name")
    return {str(row["name"]): facts.decode(Filter, row["filter"]) for row in rows}


def forget(vault: Vault, name: str) -> None:
    """Removes a kept filter. Raises `Problem("filter-unknown")`."""
    with vault.store.transaction():
        vault.store.run("DELETE FROM saved_filters WHERE name = ?", (name,))
        if not vault.store.number("SELECT changes()"):
            raise Problem("filter-unknown", item=name)
