"""statement: take down words, seal them, add to sealed ones, list."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from intake import cases, people, statements
from intake.people import Person
from intake.statements import Statement
from intake.wording import several_lines
from ui.console.arguments import Argument, Command
from ui.console.output import Result, table
from ui.console.session import Session, read_text, statement_of


def add(session: Session, given: Namespace) -> Result:
    """Keeps a statement as a draft, or seals it at once."""
    text = read_text(given.text_file)
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        person = people.find(vault, case, given.person)
        statement = statements.draft(vault, case, person, text)
        if given.seal:
            statement = statements.seal(vault, case, person, statement)
    key = "done.statement-seal" if given.seal else "done.statement-add"
    return Result(as_document(statement), (session.say(key, **_particulars(statement)),))


def seal(session: Session, given: Namespace) -> Result:
    """Fixes a draft's words."""
    with session.unlocked() as vault:
        draft, case = statement_of(vault, given.statement)
        statement = statements.seal(vault, case, people.find(vault, case, draft.person), draft)
    return Result(as_document(statement), (session.say("done.statement-seal", **_particulars(statement)),))


def amend(session: Session, given: Namespace) -> Result:
    """Adds words to a sealed statement."""
    text = read_text(given.text_file)
    with session.unlocked() as vault:
        original, case = statement_of(vault, given.statement)
        person = people.find(vault, case, given.person or original.person)
        statement = statements.amend(vault, case, person, original, text)
    words = session.say("done.statement-amend", original=original.number, **_particulars(statement))
    return Result(as_document(statement), (words,))


def listing(session: Session, given: Namespace) -> Result:
    """Lists the statements of a case, with their words where asked."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        found, persons = statements.listing(vault, case), people.listing(vault, case)
    lines = rows(session, found, persons) or [session.say("console.no-statements")]
    if given.text:
        for each in found:
            lines += ["", f"{each.number}.", several_lines(each.text)]
    documents = [{**as_document(each), **({"text": each.text} if given.text else {})} for each in found]
    return Result({"statements": documents}, tuple(lines))


def as_document(statement: Statement) -> dict[str, Any]:
    """A statement for scripts, without its words."""
    return {
        "statement": statement.id,
        "number": statement.number,
        "person": statement.person,
        "amends": statement.amends,
        "made_at": statement.made_at,
        "sealed": statement.is_sealed,
        "digest": statement.digest,
    }


def rows(session: Session, found: Sequence[Statement], persons: Sequence[Person]) -> list[str]:
    """The statements as a table; empty where there are none."""
    names, numbers = {each.id: each.facts.name for each in persons}, {each.id: each.number for each in found}
    heads = [session.say(f"field.{name}") for name in ("number", "person", "state", "amends", "digest")]
    lines = [
        (
            each.number,
            names[each.person],
            session.say("state.sealed" if each.is_sealed else "state.draft"),
            numbers[each.amends] if each.amends else "",
            (each.digest or "")[:16],
        )
        for each in found
    ]
    return table(heads, lines) if lines else []


def _particulars(statement: Statement) -> dict[str, str | int]:
    return {"number": statement.number, "statement": statement.id, "digest": statement.digest or ""}


_STATEMENT = Argument("statement", "statement", required=True)
_TEXT = Argument("--text-file", "file", required=True)

COMMANDS = (
    Command(
        "statement add",
        (
            Argument("case", "case", required=True),
            Argument("--person", "person", required=True, help="speaker"),
            _TEXT,
            Argument("--seal"),
        ),
        add,
    ),
    Command("statement seal", (_STATEMENT,), seal),
    Command(
        "statement amend", (_STATEMENT, _TEXT, Argument("--person", "person", help="other-speaker")), amend
    ),
    Command("statement list", (Argument("case", "case", required=True), Argument("--text")), listing),
)
