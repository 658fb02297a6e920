"""retention: how long cases are to be kept, and which are due."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from datetime import date
from typing import Any

from intake.docket import desk, retention
from intake.docket.retention import Retention
from intake.records import cases
from intake.records.cases import Case
from ui.console.arguments import Argument, Command
from ui.console.medium import day_of
from ui.console.output import Result, table
from ui.console.rulewords import source_words, warn_of
from ui.console.session import Session


def classes(session: Session, given: Namespace) -> Result:
    """Lists the classes, with the additions of the vault's office; the vault need not be unlocked."""
    found = retention.classes(session.office_tables)
    warn_of(session, found.faults)
    rows = [
        (
            each.code,
            session.read(each.words),
            session.read(each.starts),
            each.years or "",
            source_words(session, each.grounds),
        )
        for each in found.entries
    ]
    heads = [
        session.say(f"retention-field.{name}") for name in ("code", "words", "starts", "years", "source")
    ]
    document = [
        {
            "code": each.code,
            "words": each.words.official,
            "starts": each.starts.official,
            "years": each.years,
            "source": each.grounds.source.official,
            "mark": each.grounds.mark.value,
        }
        for each in found.entries
    ]
    return Result({"edition": found.edition, "classes": document}, tuple(table(heads, rows)))


def fix(session: Session, given: Namespace) -> Result:
    """Fixes class and last day of a case."""
    with session.unlocked() as vault:
        warn_of(session, retention.classes(vault.office_tables).faults)
        case = cases.find(vault, given.case)
        held = retention.fix(
            vault,
            case,
            given.code,
            counted_from=given.counted_from or "",
            until=given.until or "",
            basis=given.basis or "",
        )
    words = session.say(
        "done.retention-set", number=case.number, until=held.facts.until, code=held.facts.code
    )
    return Result(_document(case, held), (words,))


def due(session: Session, given: Namespace) -> Result:
    """Lists the cases whose last day has passed."""
    on = date.fromisoformat(day_of(given.on)) if given.on else None
    with session.unlocked() as vault:
        found = retention.due(vault, on or desk.today(vault))
    heads = [session.say(f"retention-field.{name}") for name in ("number", "title", "until")]
    rows = [(each.number, each.title, each.until) for each in found]
    lines = table(heads, rows) if rows else [session.say("console.none-due")]
    return Result({"cases": [asdict(each) for each in found]}, tuple(lines))


def _document(case: Case, held: Retention) -> dict[str, Any]:
    return {
        "case": case.id,
        "number": case.number,
        "item": held.id,
        **asdict(held.facts),
        "made_at": held.made_at,
    }


_CASE = Argument("case", "case", required=True)

COMMANDS = (
    Command("retention classes", (), classes),
    Command(
        "retention set",
        (
            _CASE,
            Argument("--code", "code", required=True, help="retention-code"),
            Argument("--counted-from", "date", help="retention-counted-from"),
            Argument("--until", "date", help="retention-until"),
            Argument("--basis", "text", help="retention-basis"),
        ),
        fix,
    ),
    Command("retention due", (Argument("--on", "date", help="retention-on"),), due),
)
