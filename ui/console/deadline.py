"""deadline: what is due in which case and how it was counted, the limits themselves, the holidays of a year."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from intake.docket import deadlines, desk
from intake.docket.deadlines import OverrunFacts, Rulebook
from intake.lists import overview
from intake.problems import Problem
from intake.records import cases, items
from intake.records.cases import Case
from intake.records.items import Topic
from intake.rules import limits, workdays
from intake.rules.deadlines import Deadline, State
from intake.rules.office_hours import Reception
from intake.vault import Vault
from intake.wording import one_line
from ui.console import deadlinewords as words
from ui.console.arguments import Argument, Command
from ui.console.medium import day_of
from ui.console.output import Result, table
from ui.console.rulewords import warn_of
from ui.console.session import Session


def listing(session: Session, given: Namespace) -> Result:
    """Shows the limits of a case, or what is due next in every case; puts on record what was passed by today.

    With `--today` nothing is put on record: that is a question, not a fact.
    """
    with session.unlocked() as vault:
        on = desk.today(vault) if given.today is None else date.fromisoformat(day_of(given.today))
        keep = given.today is None
        if given.case is None:
            return _every_case(session, vault, on, keep=keep)
        return _one_case(session, vault, cases.find(vault, given.case), on, keep=keep)


def _every_case(session: Session, vault: Vault, on: date, *, keep: bool) -> Result:
    tables = overview.rules_of(vault)
    warn_of(session, tables.faults)
    found = [(line, line.due) for line in overview.lines(vault, tables, on) if line.due is not None]
    found.sort(key=lambda each: (each[1].state is State.PASSED, each[1].last, each[0].number))
    written: list[dict[str, Any]] = []
    for case in [
        cases.find(vault, line.id) for line, due in found if keep and due.passed and not line.foreign
    ]:
        written += _kept(session, vault, case, tables.book, deadlines.of_case(vault, case, tables.book, on))
    document = {
        "today": on.isoformat(),
        "cases": [{"case": line.id, "number": line.number, **words.due_document(due)} for line, due in found],
        "written": written,
    }
    heads = [
        session.say(f"deadline-field.{name}")
        for name in ("case", "title", "limit", "last", "state", "passed")
    ]
    rows = [
        (
            line.number, line.title, due.limit, due.last.isoformat(), words.state_words(session, due.state),
            due.passed,
        )
        for line, due in found
    ]  # fmt: skip
    return Result(document, tuple(table(heads, rows)) if rows else (session.say("deadline.nothing-due"),))


def _one_case(session: Session, vault: Vault, case: Case, on: date, *, keep: bool) -> Result:
    book = deadlines.rulebook(vault)
    warn_of(session, book.faults)
    judged = deadlines.of_case(vault, case, book, on)
    written = _kept(session, vault, case, book, judged) if keep else []
    on_record = deadlines.overruns(vault, case)
    received = deadlines.reception(vault, case, book)
    document = {
        "case": case.id,
        "today": on.isoformat(),
        "edition": book.edition,
        "deadlines": [words.as_document(each) for each in judged],
        "reception": None if received is None else received.value,
        "written": written,
        "overruns": [words.overrun_document(case, each) for each in on_record],
    }
    begun = [each for each in judged if each.state is not State.NOT_YET]
    lines = [line for each in begun for line in words.explained(session, each)]
    if received is Reception.CLOSED:
        lines.append(session.say("deadline.outside-hours"))
    lines += [words.record_line(session, each) for each in on_record]
    return Result(document, tuple(lines) or (session.say("deadline.none-begun"),))


def rules(session: Session, given: Namespace) -> Result:
    """Lists the limits with their articles and sources. The vault need not be unlocked: rules are no secret."""
    found = limits.load(session.office_tables)
    warn_of(session, found.faults)
    heads = [
        session.say(f"deadline-field.{name}")
        for name in ("limit", "rules", "title", "days", "article", "source")
    ]
    rows = [
        (
            each.code,
            each.rules,
            session.read(each.title),
            words.days_words(session, each),
            each.article,
            words.source_words(session, each),
        )
        for each in found.entries
    ]
    notes = [one_line(f"{each.code}: {'; '.join(words.note_lines(session, each))}") for each in found.entries]
    document = {"edition": found.edition, "limits": [words.limit_document(each) for each in found.entries]}
    return Result(document, (*table(heads, rows), "", *notes, "", session.say("deadline.first-day")))


def withdraw(session: Session, given: Namespace) -> Result:
    """Takes back a record of a passed limit, as where a date was wrong; it stays readable and is not made again."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        item = items.find(vault, case, Topic.OVERRUN, OverrunFacts, given.overrun)
        item = items.withdraw(vault, case, item, given.reason)
    said = session.say("done.deadline-withdraw", number=item.number, limit=item.facts.limit)
    return Result(words.overrun_document(case, item), (said,))


def holidays(session: Session, given: Namespace) -> Result:
    """Lists the days off of a year beside weekends, and says whether its decree is out."""
    if not MINYEAR <= given.year <= MAXYEAR:
        raise Problem("year-outside", item=given.year)
    calendar = workdays.calendar(session.office_tables)
    warn_of(session, calendar.faults)
    found, settled = calendar.holidays(given.year), calendar.is_settled(given.year)
    rows = [(each.day.isoformat(), *words.why_words(session, each)) for each in found]
    heads = [session.say(f"deadline-field.{name}") for name in ("day", "name", "why", "certainty")]
    said = session.say("deadline.decreed" if settled else "deadline.not-decreed", year=given.year)
    document = {
        "year": given.year,
        "decreed": settled,
        "holidays": [words.day_document(each) for each in found],
    }
    return Result(document, (said, *(table(heads, rows) if rows else ())))


def put_on_record(session: Session, vault: Vault, case: Case) -> list[dict[str, Any]]:
    """Puts on record what was passed in a case by today and says so; what is not on record yet comes back."""
    book = deadlines.rulebook(vault)
    warn_of(session, book.faults)
    return _kept(session, vault, case, book, deadlines.of_case(vault, case, book, desk.today(vault)))


def _kept(
    session: Session, vault: Vault, case: Case, book: Rulebook, judged: Sequence[Deadline]
) -> list[dict[str, Any]]:
    written = deadlines.record_overruns(vault, case, book, judged)
    known = {each.limit.code: each.limit for each in judged}
    for each in written:
        said, limit = each.facts, known[each.facts.limit]
        session.warn(
            "deadline.recorded",
            case=case.number,
            limit=said.limit,
            title=session.read(limit.title),
            last=said.at,
            follows=session.read(limit.follows),
        )
    return [words.overrun_document(case, each) for each in written]


COMMANDS = (
    Command(
        "deadline list",
        (Argument("case", "case"), Argument("--today", "date", help="deadline-today")),
        listing,
    ),
    Command("deadline rules", (), rules),
    Command(
        "deadline withdraw",
        (
            Argument("case", "case", required=True),
            Argument("overrun", "number", required=True, help="overrun-number"),
            Argument("--reason", "text", required=True, help="overrun-reason"),
        ),
        withdraw,
    ),
    Command(
        "deadline holidays",
        (Argument("year", "number", required=True, number=True, help="deadline-year"),),
        holidays,
    ),
)
