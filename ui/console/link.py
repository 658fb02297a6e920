"""link: what exhibits, captures and things have to do with people, statements and each other."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from intake.evidence import exhibits
from intake.problems import Problem
from intake.records import acts, captures, cases, links, people, statements, things
from intake.records.cases import Case
from intake.records.links import End, EndKind, Link
from intake.vault import Vault
from ui.console.arguments import Argument, Command
from ui.console.capture import capture_of
from ui.console.output import Result, table
from ui.console.session import Session, exhibit_of, statement_of
from ui.console.thing import thing_of


def _maker(kind: EndKind) -> Callable[[Session, Namespace], Result]:
    def make(session: Session, given: Namespace) -> Result:
        with session.unlocked() as vault:
            start, case = _start(vault, kind, getattr(given, kind.value))
            link = links.make(vault, case, start, _end(vault, case, kind, given), given.note or "")
            shown = _shown(session, vault, case, link)
        return Result(as_document(link), (session.say("done.link", link=link.id, ends=" → ".join(shown)),))

    make.__doc__ = f"Links {kind.value} to a person, a statement, a capture, a thing or an act."
    return make


def _start(vault: Vault, kind: EndKind, wanted: str) -> tuple[End, Case]:
    if kind is EndKind.EVIDENCE:
        exhibit, case = exhibit_of(vault, wanted)
        return End(kind, exhibit.id), case
    if kind is EndKind.CAPTURE:
        capture, case = capture_of(vault, wanted)
        return End(kind, capture.id), case
    if kind is EndKind.STATEMENT:
        statement, case = statement_of(vault, wanted)
        return End(kind, statement.id), case
    thing, case = thing_of(vault, wanted)
    return End(kind, thing.id), case


def _end(vault: Vault, case: Case, kind: EndKind, given: Namespace) -> End:
    named = [name for name in _TO if name != kind.value and getattr(given, name)]
    if len(named) != 1:
        raise Problem("link-one-end")
    wanted = getattr(given, named[0])
    if named[0] == "person":
        return End(EndKind.PERSON, people.find(vault, case, wanted).id)
    if named[0] == "to_act":
        return End(EndKind.ACT, acts.find(vault, case, wanted).id)
    found: tuple[EndKind, Any, str]
    if named[0] == "statement":
        found = (EndKind.STATEMENT, *statements.find(vault, wanted, case))
    elif named[0] == "to_capture":
        found = (EndKind.CAPTURE, *captures.find(vault, wanted, case))
    else:
        found = (EndKind.THING, *things.find(vault, wanted, case))
    kind, record, of_case = found
    if of_case != case.id:
        raise Problem("link-senseless")
    return End(kind, record.id)


def listing(session: Session, given: Namespace) -> Result:
    """Lists the links of a case, those taken back too."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        found = links.listing(vault, case.id)
        rows = [
            (each.id, *_shown(session, vault, case, each), each.note, "" if each.cut is None else each.cut)
            for each in found
        ]
    heads = [session.say(f"field.{name}") for name in ("link", "from", "to", "note", "cut")]
    lines = table(heads, rows) if rows else [session.say("console.no-links")]
    return Result({"links": [as_document(each) for each in found]}, tuple(lines))


def cut(session: Session, given: Namespace) -> Result:
    """Takes a link back; it stays readable."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        link = links.cut(vault, case, links.find(vault, case, given.link), given.reason)
    return Result(as_document(link), (session.say("done.link-cut", link=link.id),))


def as_document(link: Link) -> dict[str, Any]:
    """A link for scripts."""
    return {
        "link": link.id,
        "from": {"kind": link.start.kind.value, "id": link.start.id},
        "to": {"kind": link.end.kind.value, "id": link.end.id},
        "note": link.note,
        "made_at": link.made_at,
        "cut": link.cut,
    }


def _shown(session: Session, vault: Vault, case: Case, link: Link) -> tuple[str, str]:
    start, end = (_number(vault, case, each) for each in (link.start, link.end))
    return (
        session.say(f"link-end.{link.start.kind}", number=start),
        session.say(f"link-end.{link.end.kind}", number=end),
    )


def _number(vault: Vault, case: Case, end: End) -> int | str:
    if end.kind is EndKind.PERSON:
        return people.find(vault, case, end.id).number
    if end.kind is EndKind.CAPTURE:
        return captures.find(vault, end.id)[0].number
    if end.kind is EndKind.ACT:
        return acts.find(vault, case, end.id).number
    if end.kind is EndKind.THING:
        return things.find(vault, end.id)[0].number
    try:
        if end.kind is EndKind.STATEMENT:
            return statements.find(vault, end.id)[0].number
        return exhibits.find(vault, end.id).number
    except Problem:
        return end.id  # a draft or an identity document that stayed with its office


_TO = ("person", "statement", "to_capture", "to_thing", "to_act")
_ENDS = (
    Argument("--person", "person", help="link-person"),
    Argument("--statement", "statement", help="link-statement"),
    Argument("--to-capture", "capture", help="link-capture"),
    Argument("--to-thing", "thing", help="link-thing"),
    Argument("--to-act", "act", help="link-act"),
    Argument("--note", "text", help="link-note"),
)

COMMANDS = (
    *(
        Command(
            f"{kind.value} link",
            (
                Argument(kind.value, kind.value, required=True),
                *(each for each in _ENDS if each.attribute != kind.value),
            ),
            _maker(kind),
        )
        for kind in links.FROM
    ),
    Command("link list", (Argument("case", "case", required=True),), listing),
    Command(
        "link cut",
        (
            Argument("case", "case", required=True),
            Argument("link", "link", required=True),
            Argument("--reason", "text", required=True, help="cut-reason"),
        ),
        cut,
    ),
)
