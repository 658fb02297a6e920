"""What a list shows of each case: where it stands, what is due, against whom; worked out once and kept.

The rows of the table `overview` go whenever a row changes that they came from (triggers in `intake.schema`), or when
the rules do (`edition`); what is missing is worked out when it is asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from intake import VERSION
from intake.docket import deadlines
from intake.docket import procedure as procedures
from intake.docket.deadlines import Rulebook
from intake.records import acts, items, people
from intake.records.cases import Case, from_row, is_foreign
from intake.records.items import Topic
from intake.records.people import Role
from intake.records.pseudonyms import shown
from intake.rules import agenda, course, levels, procedure, workdays
from intake.rules import deadlines as limits
from intake.rules.agenda import Due
from intake.rules.course import StepFacts
from intake.rules.faults import Fault
from intake.rules.levels import Level
from intake.rules.procedure import Step
from intake.rules.rulesets import RuleSet
from intake.rules.tables import Table
from intake.store import Row
from intake.vault import Vault

APART = "\n"


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables that lists are worked out by; worth keeping while the vault is open. `faults` name files left out."""

    steps: Table[Step]
    book: Rulebook
    level: Level
    edition: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A case in a list: `reported` are the terlapor (protected ones by pseudonym), `handover` the state of the newest
    hand-over ('' for none), `exhibits` their count; the case itself is looked up when it is opened.
    """

    id: str
    number: int
    kind: str
    title: str
    place: str
    place_code: str
    created_at: str
    foreign: bool
    state: str
    due: Due | None
    reported: tuple[str, ...]
    employments: tuple[str, ...]
    channels: tuple[str, ...]
    phases: tuple[str, ...]
    handover: str
    exhibits: int


def rules_of(vault: Vault) -> Rules:
    """The tables as they hold in this vault."""
    office = vault.office_tables
    steps, book = procedure.steps(office), deadlines.rulebook(vault)
    # The version stands for the package of holidays, which it pins.
    parts = (
        steps.edition,
        book.edition,
        levels.words(office).edition,
        workdays.own_days(office).edition,
        VERSION,
    )
    edition = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
    return Rules(steps, book, procedures.standing(vault).level, edition, (*steps.faults, *book.faults))


def passed_unrecorded(vault: Vault, found: Iterable[Line]) -> list[str]:
    """The ids of own cases among these in which more limits are passed and unmet than are on record so."""
    rows = vault.store.rows(
        "SELECT case_id, COUNT(*) AS known FROM items WHERE topic = ?"
        " AND COALESCE(json_extract(facts, '$.ended'), '') = '' GROUP BY case_id",
        (Topic.OVERRUN,),
    )
    known = {str(row["case_id"]): int(row["known"]) for row in rows}
    return [
        each.id
        for each in found
        if each.due is not None and not each.foreign and each.due.passed > known.get(each.id, 0)
    ]


def refresh(vault: Vault, rules: Rules) -> int:
    """Works out what lists show of the cases where that is missing or went by other rules; gives how many."""
    rows = vault.store.rows(
        "SELECT c.* FROM cases c LEFT JOIN overview o ON o.case_id = c.id AND o.edition = ? WHERE o.case_id IS NULL",
        (rules.edition,),
    )
    if not rows:
        return 0
    worked = [_worked_out(vault, from_row(row), rules) for row in rows]
    with vault.store.transaction():
        for values in worked:
            vault.store.run("INSERT OR REPLACE INTO overview VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    return len(rows)


def _worked_out(vault: Vault, case: Case, rules: Rules) -> tuple[str, ...]:
    steps = items.listing(vault, case.id, Topic.STEP, StepFacts)
    level = None if is_foreign(vault, case) else rules.level
    told = course.case_events(case, [each.facts for each in steps if each.withdrawn is None], level)
    set_ = RuleSet.of(case.facts.election)
    judged = limits.judge(told, rules.book.limits[set_], rules.book.calendar, rules.book.zone, date.min)
    persons = people.listing(vault, case)
    reported = [each for each in shown(persons) if each.role is Role.TERLAPOR]
    alleged = [each.facts for each in acts.listing(vault, case.id) if each.withdrawn is None]
    return (
        case.id,
        rules.edition,
        course.course(case, steps, rules.steps.entries, rules.book.zone).state,
        agenda.encode(agenda.open_limits(judged)),
        _joined([each.facts.name for each in reported]),
        _joined([each.facts.employment for each in persons if each.role is Role.TERLAPOR]),
        _joined([each.channel for each in alleged]),
        _joined([each.phase for each in alleged]),
    )


def _joined(values: Sequence[str]) -> str:
    return APART.join(dict.fromkeys(value.replace(APART, " ") for value in values if value))


_LINES = (
    "SELECT c.id, c.number, c.kind, c.created_at, c.facts ->> 'title' AS title, c.facts ->> 'place' AS place,"
    " c.facts ->> 'place_code' AS place_code, l.kind AS log_kind, o.*,"
    " (SELECT h.state FROM handovers h WHERE h.case_id = c.id ORDER BY h.rowid DESC LIMIT 1) AS handover,"
    " (SELECT count(*) FROM evidence e WHERE e.case_id = c.id) AS exhibits"
    " FROM cases c JOIN overview o ON o.case_id = c.id LEFT JOIN logs l ON l.id = c.log ORDER BY c.number DESC"
)


def lines(vault: Vault, rules: Rules, today: date) -> list[Line]:
    """All cases, newest first, with what is due on `today`."""
    refresh(vault, rules)
    return [_line(row, today) for row in vault.store.rows(_LINES)]


def _line(row: Row, today: date) -> Line:
    reported, employments, channels, phases = (
        tuple(filter(None, row[name].split(APART)))
        for name in ("reported", "employments", "channels", "phases")
    )
    due = agenda.next_due(agenda.decode(row["limits"]), today) if row["limits"] else None
    return Line(
        row["id"], row["number"], row["kind"], row["title"], row["place"] or "", row["place_code"] or "",
        row["created_at"], row["log_kind"] not in ("own", "former"), row["state"], due, reported, employments,
        channels, phases, row["handover"] or "", row["exhibits"],
    )  # fmt: skip
