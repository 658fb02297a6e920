"""act codes: the catalogue of acts and the lists that go with it, each entry with its source and its mark."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from intake.rules.acts import CatalogueAct, catalogue
from intake.rules.bilingual import recorded
from intake.rules.choices import Choice, Dated, Grounds, ListName, choices, in_force
from ui.console.arguments import Argument, Command
from ui.console.medium import day_of
from ui.console.output import Result, table
from ui.console.rulewords import source_words, warn_of
from ui.console.session import Session

ACTS = "acts"


def codes(session: Session, given: Namespace) -> Result:
    """Lists what may be chosen on a day (today where none is given), with the additions of the vault's office.

    The vault need not be unlocked: rules are no secret.
    """
    on = date.today() if given.on is None else date.fromisoformat(day_of(given.on))
    office = session.office_tables
    if (given.list or ACTS) == ACTS:
        return _acts(session, office, on)
    return _list(session, ListName(given.list), office, on)


def _acts(session: Session, office: Path | None, on: date) -> Result:
    found, levels = catalogue(office), choices(ListName.SANCTIONS, office)
    warn_of(session, (*found.faults, *levels.faults))
    meaning = {each.code: each.words.official for each in levels.entries}
    chosen = in_force(found.entries, on)
    lines = [
        (
            each.code,
            session.say(f"act-kind.{each.kind}"),
            session.read(each.words),
            source_words(session, each.grounds),
        )
        for each in chosen
    ]
    heads = [session.say(f"act-field.{name}") for name in ("code", "kind", "words", "source")]
    document = {
        "list": ACTS,
        "edition": found.edition,
        "entries": [_act_document(each, meaning) for each in chosen],
    }
    notes = [
        f"{_sanction(session, found.entries, each.code)}: {_meaning(session, each)}"
        for each in levels.entries
    ]
    return Result(document, (*table(heads, lines), "", *notes))


def _sanction(session: Session, known: Iterable[CatalogueAct], level: str) -> str:
    """A level of sanction as the catalogue calls it."""
    return session.read(recorded(level, (each.words for act in known for each in act.sanctions)))


def _meaning(session: Session, level: Choice) -> str:
    return f"{session.read(level.words)} ({source_words(session, level.grounds)})"


def _list(session: Session, name: ListName, office: Path | None, on: date) -> Result:
    found = choices(name, office)
    warn_of(session, found.faults)
    chosen = in_force(found.entries, on)
    heads = [session.say(f"act-field.{name}") for name in ("code", "words", "note", "source")]
    lines = [
        (each.code, session.read(each.words), session.read(each.note), source_words(session, each.grounds))
        for each in chosen
    ]
    document = {
        "list": name.value,
        "edition": found.edition,
        "entries": [_choice_document(each) for each in chosen],
    }
    notes = [session.say("act-note.poses")] if name is ListName.POSES else []
    return Result(document, (*table(heads, lines), *notes))


def _act_document(entry: CatalogueAct, meaning: dict[str, str]) -> dict[str, Any]:
    return {
        "code": entry.code,
        "kind": entry.kind.value,
        "words": entry.words.official,
        "basis": entry.basis.official,
        "sanctions": [
            {
                "words": each.words.official,
                "meaning": meaning.get(each.words.official, ""),
                **_grounds(each.grounds),
            }
            for each in entry.sanctions
        ],
        "note": entry.note.official,
        **_grounds(entry.grounds),
        **_days(entry),
    }


def _choice_document(entry: Choice) -> dict[str, Any]:
    return {
        "code": entry.code,
        "words": entry.words.official,
        "note": entry.note.official,
        **_grounds(entry.grounds),
        **_days(entry),
    }


def _grounds(grounds: Grounds) -> dict[str, Any]:
    return {
        "source": grounds.source.official,
        "mark": grounds.mark.value,
        "unverified": grounds.mark.is_unverified,
        **({"quote": grounds.quote} if grounds.quote else {}),
    }


def _days(entry: Dated) -> dict[str, str | None]:
    return {
        "from": None if entry.since is None else entry.since.isoformat(),
        "until": None if entry.until is None else entry.until.isoformat(),
    }


COMMANDS = (
    Command(
        "act codes",
        (
            Argument("--list", "kind", choices=(ACTS, *ListName), help="act-list"),
            Argument("--on", "date", help="act-codes-on"),
        ),
        codes,
    ),
)
