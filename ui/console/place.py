"""place: find the code of a place by typing its name, and what a code stands for."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from intake.problems import Problem
from intake.rules import places, regions
from intake.rules.places import Place
from ui.console.arguments import Argument, Command
from ui.console.output import Result, pairs, table
from ui.console.session import Session


def search(session: Session, given: Namespace) -> Result:
    """Finds places by the beginnings of their words."""
    found = places.search(" ".join(given.words))
    heads = [session.say(f"place-field.{name}") for name in ("code", "kind", "path")]
    rows = [(each.code, session.say(f"place-kind.{each.kind}"), each.path) for each in found]
    document = {"edition": places.edition(), "places": [_as_document(each) for each in found]}
    return Result(document, tuple(table(heads, rows) if rows else [session.say("console.no-places")]))


def show(session: Session, given: Namespace) -> Result:
    """Shows what a code stands for, with the Bawaslu office there; with --bawaslu the code is an office's."""
    wanted = regions.office(given.code).kemendagri if given.bawaslu else given.code
    place = places.find(wanted)
    if place is None:
        raise Problem("place-unknown", item=given.code, edition=places.edition())
    office = regions.covering(place.code)
    document = {
        **_as_document(place),
        "edition": places.edition(),
        "office": None if office is None else office.code,
    }
    shown = {
        "code": place.code,
        "kind": session.say(f"place-kind.{place.kind}"),
        "path": place.path,
        "edition": places.edition(),
        "office": "" if office is None else f"{office.code} {office.title}",
    }
    lines = pairs((session.say(f"place-field.{name}"), value) for name, value in shown.items())
    if office is not None and not office.is_coded:
        lines.append(session.say("console.office-uncoded"))
    return Result(document, tuple(lines))


def _as_document(place: Place) -> dict[str, Any]:
    return {
        "code": place.code,
        "name": place.name,
        "kind": place.kind.value,
        "within": list(place.within),
    }


COMMANDS = (
    Command(
        "place search", (Argument("words", "words", required=True, many=True, help="place-words"),), search
    ),
    Command(
        "place show",
        (
            Argument("code", "code", required=True, help="which-place"),
            Argument("--bawaslu", help="place-bawaslu"),
        ),
        show,
    ),
)
