"""How long a case is to be kept: its class, the last day, and what that is based on.

The classes stand in resources/rules/retention.toml and are an office's to fix: Bawaslu's own schedule was not read. The
day binds the archive of the office; a device hands the case over and may erase its copy before (`intake.docket.purge`).
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date
from pathlib import Path

from intake.ids import CaseId
from intake.problems import Problem
from intake.records import items
from intake.records.cases import Case
from intake.records.items import Item, Topic
from intake.rules import tables
from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.choices import Grounds, grounds_of
from intake.rules.faults import UnfitError, Wrong
from intake.rules.tables import Fields, Table
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """A class of cases: kept for `years` from the day that `starts` names; 0 years where no table says."""

    code: str
    words: Bilingual
    starts: Bilingual
    years: int
    until: date | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class RetentionFacts:
    """What was fixed for a case: class, the first day counted (may be empty), the last day, and the basis.

    `words` and `edition` are the class as the table had it then: old cases keep theirs.
    """

    code: str = ""
    words: str = ""
    counted_from: str = ""
    until: str = ""
    basis: str = ""
    edition: str = ""


Retention = Item[RetentionFacts]


@dataclass(frozen=True, slots=True)
class Due:
    """A case whose last day has passed."""

    case: CaseId
    number: int
    title: str
    until: str


def classes(office: Path | None = None) -> Table[RetentionClass]:
    """The classes, with what an office's folder adds, fills in or retires."""
    return tables.load("retention", _class, office)


def _class(fields: Fields) -> RetentionClass:
    made = RetentionClass(
        fields.text("code"),
        bilingual(fields, "words"),
        bilingual(fields, "starts", ""),
        fields.number("years", 0),
        fields.day("until"),
        grounds_of(fields),
    )
    if not 0 <= made.years <= 100:
        raise UnfitError(Wrong.VALUE, "years", "0-100")
    return made


def fix(
    vault: Vault, case: Case, code: str, *, counted_from: str = "", until: str = "", basis: str = ""
) -> Retention:
    """Fixes class and last day of a case, or changes them; the log keeps both.

    The last day is counted from `counted_from` where the class says how many years, and else typed. Raises `Problem`:
    retention-class, retention-until (a day is needed), retention-basis (a typed day needs one), day-malformed,
    case-foreign.
    """
    table = classes(vault.office_tables)
    chosen = next((each for each in table.entries if each.code == code), None)
    if chosen is None:
        raise Problem("retention-class", item=code)
    start = _day(counted_from) if counted_from else None
    if until:
        if not basis.strip():
            raise Problem("retention-basis")
        last = _day(until)
    elif start is not None and chosen.years:
        last, basis = _years_after(start, chosen.years), basis or chosen.grounds.source.official
    else:
        raise Problem("retention-until", item=code)
    said = RetentionFacts(code, chosen.words.official, counted_from, last.isoformat(), basis, table.edition)
    held = of_case(vault, case.id)
    if held is None:
        return items.record(vault, case, Topic.RETENTION, said)
    same = replace(said, edition=held.facts.edition) == held.facts
    return held if same else items.edit(vault, case, held, said)


def of_case(vault: Vault, case: CaseId) -> Retention | None:
    """What was fixed for a case, or None."""
    held = items.listing(vault, case, Topic.RETENTION, RetentionFacts)
    return next((each for each in held if each.withdrawn is None), None)


def due(vault: Vault, today: date) -> list[Due]:
    """The cases whose last day lies before `today`, the longest overdue first."""
    rows = vault.store.rows(
        "SELECT c.id, c.number, json_extract(c.facts, '$.title') AS title, json_extract(i.facts, '$.until') AS until"
        " FROM items i JOIN cases c ON c.id = i.case_id WHERE i.topic = ? AND i.withdrawn IS NULL AND until < ?"
        " ORDER BY until, c.number",
        (Topic.RETENTION, today.isoformat()),
    )
    return [Due(CaseId(row["id"]), int(row["number"]), str(row["title"]), str(row["until"])) for row in rows]


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Problem("day-malformed", item=text) from error
    return day


def _years_after(day: date, years: int) -> date:
    """The same day so many years later; the last of February where that year has no 29th."""
    if day.year + years > MAXYEAR:
        raise Problem("day-malformed", item=day.isoformat())
    is_leap_day = (day.month, day.day) == (2, 29) and not isleap(day.year + years)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
