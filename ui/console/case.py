"""case: open one, list, show, edit."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, fields, replace
from typing import Any

from intake import captures, cases, links, people, statements, things
from intake.cases import Case, CaseFacts, CaseKind
from intake.evidence import exhibits, redaction
from intake.vault import Vault
from intake.wording import several_lines
from ui.console import capture, evidence, link, person, statement, thing
from ui.console.arguments import Argument, Command
from ui.console.output import Result, pairs, table
from ui.console.session import Session

FACTS = tuple(field.name for field in fields(CaseFacts))


def new(session: Session, given: Namespace) -> Result:
    """Opens a case."""
    with session.unlocked() as vault:
        words = {name: getattr(given, name) or "" for name in FACTS}
        case = cases.create(vault, CaseKind(given.kind), CaseFacts(**words))
    return session.done("done.case-new", case=case.id, number=case.number)


def listing(session: Session, given: Namespace) -> Result:
    """Lists the cases."""
    with session.unlocked() as vault:
        found = [(case, _count(vault, case)) for case in cases.listing(vault)]
    document = {"cases": [{**as_document(case), "evidence": count} for case, count in found]}
    rows = [(c.number, session.say(f"kind.{c.kind}"), c.facts.title, n, c.created_at[:10]) for c, n in found]
    heads = [session.say(f"field.{name}") for name in ("number", "kind", "title", "evidence", "created_at")]
    return Result(document, tuple(table(heads, rows)) if rows else (session.say("console.no-cases"),))


def show(session: Session, given: Namespace) -> Result:
    """Shows a case with all that is in it."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        persons = people.listing(vault, case)
        spoken = statements.listing(vault, case)
        items, originals = list(exhibits.listing(vault, case)), redaction.originals(vault, case)
        posts, objects = captures.listing(vault, case.id), things.listing(vault, case.id)
        linked = links.listing(vault, case.id)
        zone = evidence.zone_of(vault)
        identity = len(exhibits.identity_ids(vault, case)) - sum(each.is_identity for each in items)
    document = {
        **as_document(case),
        "persons": [person.as_document(each) for each in persons],
        "statements": [statement.as_document(each) for each in spoken],
        "evidence": [evidence.as_document(each, zone) for each in items],
        "identity_withheld": identity,
        "captures": [capture.as_document(each) for each in posts],
        "things": [thing.as_document(each) for each in objects],
        "links": [link.as_document(each) for each in linked],
    }
    lines = [
        *_facts_lines(session, case),
        *_part(session, "persons", person.rows(session, persons)),
        *_part(session, "statements", statement.rows(session, spoken, persons)),
        *_part(session, "evidence", evidence.rows(session, items, zone, originals)),
        *([session.say("console.identity-withheld", count=identity)] if identity else []),
        *_part(session, "captures", capture.rows(session, posts)),
        *_part(session, "things", thing.rows(session, objects)),
    ]
    return Result(document, tuple(lines))


def edit(session: Session, given: Namespace) -> Result:
    """Changes what is written of a case; the log keeps what it was changed to."""
    changes = {name: getattr(given, name) for name in FACTS if getattr(given, name) is not None}
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        changed = cases.edit(vault, case, replace(case.facts, **changes))
    key = "done.case-edit" if changed != case else "done.unchanged"
    return Result(as_document(changed), (session.say(key, number=case.number),))


def as_document(case: Case) -> dict[str, Any]:
    """A case for scripts."""
    return {
        "case": case.id,
        "number": case.number,
        "kind": case.kind.value,
        "created_at": case.created_at,
        **asdict(case.facts),
    }


def _facts_lines(session: Session, case: Case) -> list[str]:
    words = {name: value for name, value in asdict(case.facts).items() if name != "narrative"}
    shown = {"case": case.id, "number": case.number, "kind": session.say(f"kind.{case.kind}"), **words}
    lines = pairs((session.say(f"field.{name}"), value) for name, value in shown.items())
    return lines + (["", several_lines(case.facts.narrative)] if case.facts.narrative else [])


def _part(session: Session, name: str, rows: list[str]) -> list[str]:
    return ["", session.say(f"field.{name}").upper(), *rows] if rows else []


def _count(vault: Vault, case: Case) -> int:
    return vault.store.number("SELECT count(*) FROM evidence WHERE case_id = ?", (case.id,))


def _fact_options(*, title_needed: bool) -> tuple[Argument, ...]:
    return tuple(
        Argument(f"--{name.replace('_', '-')}", "text", required=title_needed and name == "title")
        for name in FACTS
    )


CASE = Argument("case", "case", required=True)

COMMANDS = (
    Command(
        "case new",
        (
            Argument("--kind", "kind", required=True, choices=tuple(CaseKind), help="case-kind"),
            *_fact_options(title_needed=True),
        ),
        new,
    ),
    Command("case list", (), listing),
    Command("case show", (CASE,), show),
    Command("case edit", (CASE, *_fact_options(title_needed=False)), edit),
)
