"""case: open one, show, edit."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, fields, replace
from typing import Any

from intake.docket import desk, numbers, retention  # fmt: skip
from intake.docket.retention import Retention, RetentionClass
from intake.evidence import exhibits, redaction
from intake.records import acts, captures, cases, links, pseudonyms, remarks, statements, things  # fmt: skip
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.remarks import Remark
from intake.rules import places
from intake.rules.bilingual import recorded
from intake.rules.tables import Table
from intake.vault import Vault
from intake.wording import several_lines
from ui.console import act, capture, evidence, hearing, link, number, person, procedure, statement, thing
from ui.console.arguments import Argument, Command
from ui.console.output import Result, pairs
from ui.console.remarkwords import remark_documents, remark_lines
from ui.console.session import Session

FACTS = tuple(field.name for field in fields(CaseFacts) if field.name != "place_edition")
LABELS = "field"


def new(session: Session, given: Namespace) -> Result:
    """Opens a case."""
    with session.unlocked() as vault:
        case = cases.create(vault, CaseKind(given.kind), _told(CaseFacts(given.title), given))
        found = _remarks(vault, case)
    words = session.say("done.case-new", case=case.id, number=case.number)
    document = {"case": case.id, "number": case.number, "remarks": remark_documents(session, found, LABELS)}
    return Result(document, (words, *remark_lines(session, found, LABELS)))


def show(session: Session, given: Namespace) -> Result:
    """Shows a case with all that is in it."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        state = procedure.state_of(vault, case)
        persons = pseudonyms.listing(vault, case)
        spoken = statements.listing(vault, case)
        items, originals = list(exhibits.listing(vault, case)), redaction.originals(vault, case)
        posts, objects = captures.listing(vault, case.id), things.listing(vault, case.id)
        linked, alleged = links.listing(vault, case.id), acts.listing(vault, case.id)
        given_numbers, holding = numbers.listing(vault, case.id), numbers.holding(vault, case.id)
        kept, odd = retention.of_case(vault, case.id), _remarks(vault, case)
        classes, rules = retention.classes(vault.office_tables), acts.rules_of(vault)
        zone = evidence.zone_of(vault)
        identity = len(exhibits.identity_ids(vault, case)) - sum(each.is_identity for each in items)
    retained = _retention_words(session, kept, classes)
    document = {
        **as_document(case),
        "state": state.value,
        "remarks": remark_documents(session, odd, LABELS),
        "numbers": [{**number.as_document(each), "holds": each.id in holding} for each in given_numbers],
        "retention": None if kept is None else asdict(kept.facts),
        "persons": [person.as_document(each) for each in persons],
        "statements": [hearing.as_document(each) for each in spoken],
        "evidence": [evidence.as_document(each, zone) for each in items],
        "identity_withheld": identity,
        "captures": [capture.as_document(each) for each in posts],
        "things": [thing.as_document(each) for each in objects],
        "acts": [act.as_document(each) for each in alleged],
        "links": [link.as_document(each) for each in linked],
    }
    lines = [
        *_facts_lines(session, case, procedure.state_words(session, state), retained),
        *remark_lines(session, odd, LABELS),
        *_part(session, "numbers", number.rows(session, given_numbers, holding)),
        *_part(session, "persons", person.rows(session, persons)),
        *_part(session, "statements", statement.rows(session, spoken, persons)),
        *_part(session, "evidence", evidence.rows(session, items, zone, originals)),
        *([session.say("console.identity-withheld", count=identity)] if identity else []),
        *_part(session, "captures", capture.rows(session, posts)),
        *_part(session, "things", thing.rows(session, objects)),
        *_part(session, "acts", act.rows(session, alleged, rules)),
    ]
    return Result(document, tuple(lines))


def edit(session: Session, given: Namespace) -> Result:
    """Changes what is written of a case; the log keeps what it was changed to."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        changed = cases.edit(vault, case, _told(case.facts, given))
        found = _remarks(vault, changed)
    key = "done.case-edit" if changed != case else "done.unchanged"
    document = {**as_document(changed), "remarks": remark_documents(session, found, LABELS)}
    return Result(document, (session.say(key, number=case.number), *remark_lines(session, found, LABELS)))


def _told(before: CaseFacts, given: Namespace) -> CaseFacts:
    """The facts with what was typed now; a place gets the edition of the table that its code was looked up in."""
    words = {name: getattr(given, name) for name in FACTS if getattr(given, name) is not None}
    if words.get("place_code", before.place_code) != before.place_code:
        place = places.recorded(words["place_code"])
        words |= {"place_code": place.code, "place_edition": place.edition}
    return replace(before, **words)


def _remarks(vault: Vault, case: Case) -> tuple[Remark, ...]:
    return remarks.on_case(case.facts, desk.today(vault), desk.zone(vault))


def as_document(case: Case) -> dict[str, Any]:
    """A case for scripts."""
    return {
        "case": case.id,
        "number": case.number,
        "kind": case.kind.value,
        "created_at": case.created_at,
        **asdict(case.facts),
    }


def _retention_words(session: Session, kept: Retention | None, classes: Table[RetentionClass]) -> str:
    if kept is None:
        return ""
    words = recorded(kept.facts.words, (each.words for each in classes.entries))
    return f"{session.read(words)} ({kept.facts.until})"


def _facts_lines(session: Session, case: Case, state: str, retained: str) -> list[str]:
    words = {name: value for name, value in asdict(case.facts).items() if name != "narrative"}
    shown = {
        "case": case.id,
        "number": case.number,
        "kind": session.say(f"kind.{case.kind}"),
        "state": state,
        **words,
        "retention": retained,
    }
    lines = pairs((session.say(f"field.{name}"), value) for name, value in shown.items())
    return lines + (["", several_lines(case.facts.narrative)] if case.facts.narrative else [])


def _part(session: Session, name: str, rows: list[str]) -> list[str]:
    return ["", session.say(f"field.{name}").upper(), *rows] if rows else []


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
    Command("case show", (CASE,), show),
    Command("case edit", (CASE, *_fact_options(title_needed=False)), edit),
)
