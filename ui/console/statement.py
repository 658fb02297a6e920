"""statement: take down words and hearings, change drafts, seal, add to sealed ones, list."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from intake.docket import prefill
from intake.records import cases, people, pseudonyms, statements, transcript
from intake.records.hearing import NOTHING, StatementKind
from intake.records.people import Person
from intake.records.statements import Statement
from intake.wording import several_lines
from ui.console.arguments import Argument, Command
from ui.console.hearing import FORM_OPTIONS, as_document, hearing_of, label
from ui.console.output import Result, table
from ui.console.session import Session, read_text, statement_of


def add(session: Session, given: Namespace) -> Result:
    """Keeps a statement as a draft, or seals it at once."""
    text, kind = _text(given), StatementKind(given.kind or StatementKind.KETERANGAN_AWAL)
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        person = people.find(vault, case, given.person)
        bare = kind is StatementKind.KLARIFIKASI and not text
        held = prefill.filled(vault, case, person.id, kind, NOTHING)
        hearing = hearing_of(session, vault, case, given, held, whole_sheet=bare)
        statement = statements.draft(vault, case, person, text, kind, hearing)
        if given.seal:
            statement = statements.seal(vault, case, person, statement)
    key = "done.statement-seal" if given.seal else "done.statement-add"
    return Result(as_document(statement), (session.say(key, **_particulars(statement)),))


def edit(session: Session, given: Namespace) -> Result:
    """Changes a draft: its words, its form or its questions; what is not named stays."""
    with session.unlocked() as vault:
        draft, case = statement_of(vault, given.statement)
        kind = StatementKind(given.kind or draft.kind)
        text = draft.text if given.text_file is None else _text(given)
        bare = kind is StatementKind.KLARIFIKASI and not text
        held = prefill.filled(vault, case, draft.person, kind, draft.hearing)
        hearing = hearing_of(session, vault, case, given, held, whole_sheet=bare)
        read_again = any(each.startswith("read_back=") for each in given.form)
        statement = statements.save_draft(vault, draft, text, hearing, kind, read_again=read_again)
        if statement != draft:
            statements.leave_draft(vault, case, statement)
        if hearing.is_read_back and not statement.hearing.is_read_back:
            session.warn("done.statement-unread", number=statement.number)
    key = "done.statement-edit" if statement != draft else "done.unchanged"
    return Result(as_document(statement), (session.say(key, number=statement.number),))


def _text(given: Namespace) -> str:
    return "" if given.text_file is None else read_text(given.text_file)


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
        found, persons = statements.listing(vault, case), pseudonyms.listing(vault, case)
    lines = rows(session, found, persons) or [session.say("console.no-statements")]
    if given.text:
        for each in found:
            lines += ["", f"{each.number}.", several_lines(transcript.whole(each))]
    documents = [{**as_document(each), **({"text": each.text} if given.text else {})} for each in found]
    return Result({"statements": documents}, tuple(lines))


def rows(session: Session, found: Sequence[Statement], persons: Sequence[Person]) -> list[str]:
    """The statements as a table; empty where there are none."""
    names, numbers = {each.id: each.facts.name for each in persons}, {each.id: each.number for each in found}
    heads = [label(session, name) for name in _COLUMNS]
    lines = [
        (
            each.number,
            session.say(f"statement-kind.{each.kind}"),
            names[each.person],
            session.say("state.sealed" if each.is_sealed else "state.draft"),
            numbers[each.amends] if each.amends else "",
            each.short_digest,
        )
        for each in found
    ]
    return table(heads, lines) if lines else []


def _particulars(statement: Statement) -> dict[str, str | int]:
    return {
        "number": statement.number,
        "statement": statement.id,
        "digest": statement.digest or "",
        "short": statement.short_digest,
    }


_COLUMNS = ("number", "kind", "person", "state", "amends", "short_digest")
_KIND = Argument("--kind", "kind", choices=tuple(StatementKind), help="statement-kind")
_STATEMENT = Argument("statement", "statement", required=True)
_TEXT = Argument("--text-file", "file", required=True)
_WORDS = (Argument("--text-file", "file"), _KIND, *FORM_OPTIONS)

COMMANDS = (
    Command(
        "statement add",
        (
            Argument("case", "case", required=True),
            Argument("--person", "person", required=True, help="speaker"),
            *_WORDS,
            Argument("--seal"),
        ),
        add,
    ),
    Command("statement edit", (_STATEMENT, *_WORDS), edit),
    Command("statement seal", (_STATEMENT,), seal),
    Command(
        "statement amend", (_STATEMENT, _TEXT, Argument("--person", "person", help="other-speaker")), amend
    ),
    Command("statement list", (Argument("case", "case", required=True), Argument("--text")), listing),
)
