"""thing: physical exhibits, through whose hands they went, and the sheet that both sides sign."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from intake.evidence import exhibits
from intake.records import cases, things
from intake.records.cases import Case
from intake.records.things import MoveFacts, Thing, ThingFacts
from intake.vault import Vault
from ui.console.arguments import Argument, Command, reference
from ui.console.capture import exhibits_of
from ui.console.output import Result, pairs, table
from ui.console.session import Session

FACTS = tuple(field.name for field in fields(ThingFacts))
MOVE = {
    "giver": "from",
    "receiver": "to",
    "at": "at",
    "place": "place",
    "condition": "condition",
    "purpose": "purpose",
    "kept": "kept",
}


def thing_of(vault: Vault, wanted: str) -> tuple[Thing, Case]:
    """The thing with this id, `CASE/NUMBER` or number that only one case has, and its case. Raises `Problem`."""
    in_case, name = reference(wanted)
    found, case = things.find(vault, name, cases.find(vault, in_case) if in_case is not None else None)
    return found, cases.find(vault, case)


def add(session: Session, given: Namespace) -> Result:
    """Records a thing."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        photos = exhibits_of(vault, case, given.photo)
        told = ThingFacts(**{name: getattr(given, name) or "" for name in FACTS})
        thing = things.record(vault, case, told, photos)
    words = session.say("done.thing-add", thing=thing.id, number=thing.number)
    return Result(as_document(thing), (words,))


def edit(session: Session, given: Namespace) -> Result:
    """Corrects what is said of a thing; the log keeps what it was changed to."""
    changes = {name: getattr(given, name) for name in FACTS if getattr(given, name) is not None}
    with session.unlocked() as vault:
        thing, case = thing_of(vault, given.thing)
        photos = exhibits_of(vault, case, given.photo)
        changed = things.edit(vault, case, thing, replace(thing.facts, **changes), photos)
    key = "done.thing-edit" if changed != thing else "done.unchanged"
    return Result(as_document(changed), (session.say(key, number=thing.number),))


def move(session: Session, given: Namespace) -> Result:
    """Logs a hand-over between people."""
    with session.unlocked() as vault:
        thing, case = thing_of(vault, given.thing)
        photos = exhibits_of(vault, case, given.photo)
        told = MoveFacts(**{name: getattr(given, option) or "" for name, option in MOVE.items()})
        thing = things.move(vault, case, thing, told, photos)
    words = session.say("done.thing-move", number=thing.number, count=len(thing.moves), thing=thing.id)
    return Result(as_document(thing), (words,))


def sheet(session: Session, given: Namespace) -> Result:
    """Writes the sheet of a hand-over, unencrypted."""
    from intake.papers import handover_sheet  # loads the typesetter: nothing that other verbs should wait for

    target = Path(given.out)
    with session.unlocked() as vault:
        thing, case = thing_of(vault, given.thing)
        move = handover_sheet.make_sheet(vault, case, thing, target, given.move)
    session.warn("console.plaintext", item=str(target))
    words = session.say("done.file", file=str(target.absolute()))
    return Result({"file": str(target.absolute()), "thing": thing.id, "move": move.number}, (words,))


def listing(session: Session, given: Namespace) -> Result:
    """Lists the things of a case."""
    with session.unlocked() as vault:
        found = things.listing(vault, cases.find(vault, given.case).id)
    lines = rows(session, found) or [session.say("console.no-things")]
    return Result({"things": [as_document(each) for each in found]}, tuple(lines))


def show(session: Session, given: Namespace) -> Result:
    """Shows a thing with its hand-overs."""
    with session.unlocked() as vault:
        thing, case = thing_of(vault, given.thing)
        numbers = {each.id: each.number for each in exhibits.listing(vault, case)}
    shown: dict[str, str | int] = {
        "thing": thing.id,
        "number": thing.number,
        **asdict(thing.facts),
        "holder_now": thing.holder if thing.moves else "",
        "kept_now": thing.kept if thing.moves else "",
        "photos": ", ".join(str(numbers.get(each, each)) for each in thing.photos),
        "recorded_at": thing.made_at,
    }
    lines = pairs((session.say(f"field.{name}"), value) for name, value in shown.items())
    for each in thing.moves:
        lines += ["", session.say("console.move", number=each.number)]
        words = {**asdict(each.facts), "recorded_at": each.made_at}
        lines += pairs(
            (session.say(f"field.{_MOVE_FIELDS.get(name, name)}"), value) for name, value in words.items()
        )
    return Result(as_document(thing), tuple(lines))


_MOVE_FIELDS = {"place": "where"}


def as_document(thing: Thing) -> dict[str, Any]:
    """A thing for scripts; `holder_now` and `kept_now` follow the last hand-over."""
    return {
        "thing": thing.id,
        "number": thing.number,
        **asdict(thing.facts),
        "holder_now": thing.holder,
        "kept_now": thing.kept,
        "photos": list(thing.photos),
        "made_at": thing.made_at,
        "moves": [
            {
                "move": each.id,
                "number": each.number,
                **{option: getattr(each.facts, name) for name, option in MOVE.items()},
                "made_at": each.made_at,
            }
            for each in thing.moves
        ],
    }


def rows(session: Session, found: Sequence[Thing]) -> list[str]:
    """The things as a table; empty where there are none."""
    names = ("number", "item", "quantity", "label", "holder", "kept", "moves")
    heads = [session.say(f"field.{name}") for name in names]
    lines = [
        (
            each.number,
            each.facts.item,
            each.facts.quantity,
            each.facts.label,
            each.holder,
            each.kept,
            len(each.moves),
        )
        for each in found
    ]
    return table(heads, lines) if lines else []


def _fact_options(*, item_needed: bool) -> tuple[Argument, ...]:
    return tuple(
        Argument(f"--{name}", "text", required=item_needed and name == "item", help=f"thing-{name}")
        for name in FACTS
    )


_THING = Argument("thing", "thing", required=True)
_PHOTO = Argument("--photo", "evidence", many=True, help="thing-photo")

COMMANDS = (
    Command(
        "thing add",
        (Argument("case", "case", required=True), *_fact_options(item_needed=True), _PHOTO),
        add,
    ),
    Command("thing edit", (_THING, *_fact_options(item_needed=False), _PHOTO), edit),
    Command(
        "thing move",
        (
            _THING,
            *(
                Argument(f"--{option}", "text", required=option in ("from", "to"), help=f"move-{option}")
                for option in MOVE.values()
            ),
            _PHOTO,
        ),
        move,
    ),
    Command("thing list", (Argument("case", "case", required=True),), listing),
    Command("thing show", (_THING,), show),
    Command(
        "thing sheet",
        (_THING, Argument("--out", "file", required=True), Argument("--move", "number", number=True)),
        sheet,
    ),
)
