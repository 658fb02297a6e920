"""case list, search, filter: the list of cases under any filter, words in all of them, filters kept under a name."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from intake.docket import desk
from intake.lists import filters, overview, search
from intake.lists.filters import NOT_HANDED_OVER, Filter
from intake.lists.overview import Line
from intake.lists.search import Hit
from intake.problems import Problem
from intake.records import cases
from intake.records.cases import CaseKind
from intake.rules.procedure import State
from intake.vault import Vault
from ui.console import procedure
from ui.console.arguments import Argument, Command
from ui.console.medium import day_of
from ui.console.output import Result, table
from ui.console.rulewords import warn_of
from ui.console.session import Session

PARTS = tuple(field.name for field in fields(Filter))


def listing(session: Session, given: Namespace) -> Result:
    """Lists the cases that meet the filter, newest first, with where they stand and what is due."""
    with session.unlocked() as vault:
        wanted = _wanted(given, filters.saved(vault))
        rules = overview.rules_of(vault)
        warn_of(session, rules.faults)
        on = desk.today(vault) if given.today is None else date.fromisoformat(day_of(given.today))
        found = filters.chosen(vault, overview.lines(vault, rules, on), wanted, on)
        documents = _documents(vault, found) if session.as_json else []
    heads = [
        session.say(f"field.{name}")
        for name in ("number", "kind", "title", "place", "state", "due", "handover", "evidence", "created_at")
    ]
    rows = [_row(session, line) for line in found]
    return Result(
        {"today": on.isoformat(), "cases": documents},
        tuple(table(heads, rows)) if rows else (session.say(_none(wanted)),),
    )


def _wanted(given: Namespace, saved: dict[str, Filter]) -> Filter:
    if given.filter is not None and given.filter not in saved:
        raise Problem("filter-unknown", item=given.filter)
    base = asdict(saved[given.filter]) if given.filter is not None else {}
    typed = {name: getattr(given, name) for name in PARTS if getattr(given, name) is not None}
    for name in ("since", "until"):
        if typed.get(name):
            typed[name] = day_of(typed[name])
    return Filter(**{**base, **typed})


def _none(wanted: Filter) -> str:
    return "console.no-cases" if wanted == Filter() else "list.no-such-cases"


def _documents(vault: Vault, found: Sequence[Line]) -> list[dict[str, Any]]:
    """The cases for scripts, with all that was typed of each."""
    known = {str(case.id): case for case in cases.listing(vault)}
    return [{"case": line.id, **asdict(known[line.id].facts), **_document(line)} for line in found]


def _document(line: Line) -> dict[str, Any]:
    """A case in the list for scripts, beside its facts."""
    due = None if line.due is None else {**asdict(line.due), "last": line.due.last.isoformat()}
    return {
        "number": line.number,
        "kind": line.kind,
        "created_at": line.created_at,
        "foreign": line.foreign,
        "state": line.state,
        "due": due,
        "reported": list(line.reported),
        "employments": list(line.employments),
        "channels": list(line.channels),
        "phases": list(line.phases),
        "handover": line.handover,
        "evidence": line.exhibits,
    }


def _row(session: Session, line: Line) -> tuple[str | int, ...]:
    due = "" if line.due is None else f"{line.due.limit} {line.due.last}"
    over = session.say("list.over", count=line.due.passed) if line.due and line.due.passed else ""
    return (
        line.number,
        session.say(f"kind.{line.kind}"),
        line.title,
        line.place,
        procedure.state_words(session, State(line.state)),
        f"{due} {over}".strip(),
        session.say(f"list.handover-{line.handover or NOT_HANDED_OVER}"),
        line.exhibits,
        line.created_at[:10],
    )


def find(session: Session, given: Namespace) -> Result:
    """Finds words in all that was recorded."""
    with session.unlocked() as vault:
        case = None if given.case is None else cases.find(vault, given.case).id
        found = search.hits(vault, " ".join(given.words), case)
    lines = [_hit_line(session, hit) for hit in found]
    if len(found) == search.MOST:
        lines.append(session.say("list.more-hits", count=search.MOST))
    return Result(
        {"hits": [asdict(hit) for hit in found]}, tuple(lines) if lines else (session.say("list.no-hits"),)
    )


def _hit_line(session: Session, hit: Hit) -> str:
    return session.say(
        "list.hit",
        number=hit.case_number,
        title=hit.case_title,
        topic=session.say(f"topic.{hit.topic}"),
        text=f"{hit.before}[{hit.found}]{hit.after}",
    )


def keep(session: Session, given: Namespace) -> Result:
    """Keeps a filter under a name."""
    with session.unlocked() as vault:
        given.filter = None
        filters.save(vault, given.name, _wanted(given, {}))
    return session.done("done.filter-save", name=given.name)


def kept(session: Session, given: Namespace) -> Result:
    """Lists the filters that are kept."""
    with session.unlocked() as vault:
        saved = filters.saved(vault)
    said = {
        name: {part: value for part, value in asdict(each).items() if value} for name, each in saved.items()
    }
    heads = (session.say("field.name"), session.say("field.filter"))
    rows = [
        (name, ", ".join(f"{part}={value}" for part, value in each.items())) for name, each in said.items()
    ]
    return Result({"filters": said}, tuple(table(heads, rows)) if rows else (session.say("list.no-filters"),))


def forget(session: Session, given: Namespace) -> Result:
    """Removes a kept filter."""
    with session.unlocked() as vault:
        filters.forget(vault, given.name)
    return session.done("done.filter-forget", name=given.name)


_PARTS = tuple(
    Argument(
        f"--{name}",
        "kind" if name in ("kind", "state") else "text",
        choices=tuple(CaseKind) if name == "kind" else tuple(State) if name == "state" else (),
        help=f"filter-{name}",
    )
    for name in PARTS
)
_NAME = Argument("name", "name", required=True, help="filter-name")

COMMANDS = (
    Command(
        "case list",
        (
            *_PARTS,
            Argument("--filter", "name", help="filter-kept"),
            Argument("--today", "date", help="filter-today"),
        ),
        listing,
    ),
    Command(
        "search",
        (
            Argument("words", "text", required=True, many=True, help="search-words"),
            Argument("--case", "case"),
        ),
        find,
    ),
    Command("filter save", (_NAME, *_PARTS), keep),
    Command("filter list", (), kept),
    Command("filter forget", (_NAME,), forget),
)
