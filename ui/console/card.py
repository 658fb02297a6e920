"""card: look at one, hand the own one out, trust another's."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from crypto.errors import FormatError
from crypto.words import parse_words
from intake import cards
from intake.cards import Card
from intake.files import write_file
from intake.problems import Problem, from_os_error
from intake.rules import regions
from ui.console.arguments import Argument, Command
from ui.console.output import Result, pairs
from ui.console.session import Session

MOST_CARD = 64 << 10


def show(session: Session, given: Namespace) -> Result:
    """Shows a card: the own one, that in a file, or all that are trusted."""
    if given.file:
        card = cards.parse_card(read_card(Path(given.file)))
        return Result(as_document(card), tuple(_lines(session, card)))
    with session.unlocked() as vault:
        own = cards.parse_card(cards.own_card(vault))
        known = cards.trusted(vault)
    lines = _lines(session, own)
    if known:
        lines += ["", session.say("field.trusted").upper()]
    for each in known:
        trust = (session.say("field.trust"), session.say(f"trust.{each.trust.value}"))
        lines += [*_lines(session, each.card, trust), ""]
    trusted = [{**as_document(each.card), "trust": each.trust.value} for each in known]
    return Result({**as_document(own), "trusted": trusted}, tuple(lines))


def export(session: Session, given: Namespace) -> Result:
    """Writes the own card."""
    target = Path(given.out)
    with session.unlocked() as vault:
        data = cards.own_card(vault)
    write_file(target, data)
    words = " ".join(cards.parse_card(data).fingerprint)
    return session.done("done.card-export", file=str(target.absolute()), fingerprint=words)


def trust(session: Session, given: Namespace) -> Result:
    """Takes another's card into the vault, once its words were compared."""
    data = read_card(Path(given.file))
    card = cards.parse_card(data)
    words = _words(given.fingerprint) if given.fingerprint else None
    if words is None and not given.yes:
        words = compared(session, card)
    with session.unlocked() as vault:
        known = cards.trust(vault, data, words)
    document = {**as_document(known.card), "trust": known.trust.value}
    return Result(
        document, (session.say("done.card-trust", name=known.card.name, fingerprint=document["fingerprint"]),)
    )


def _words(text: str) -> tuple[str, ...]:
    try:
        return parse_words(text)
    except FormatError:
        raise Problem("fingerprint-malformed") from None


def compared(session: Session, card: Card) -> tuple[str, ...]:
    """The words of a card, once the officer says that they were compared. Raises `Problem("trust-not-confirmed")`."""
    question = "\n".join((*_lines(session, card), "", session.say("console.compare-words")))
    if not session.confirmed(question):
        raise Problem("trust-not-confirmed", fingerprint=" ".join(card.fingerprint))
    return card.fingerprint


def read_card(file: Path) -> bytes:
    """The bytes of a card's file. Raises `Problem`."""
    try:
        with file.open("rb") as source:
            data = source.read(MOST_CARD + 1)
    except OSError as error:
        raise from_os_error(error, file) from error
    return data


def as_document(card: Card) -> dict[str, Any]:
    """A card for scripts."""
    return {
        "name": card.name,
        "role": card.role,
        "office": card.office,
        "unit": card.unit,
        "fingerprint": " ".join(card.fingerprint),
        "log": card.log.name,
        "notes": card.notes.name,
        "age": card.age,
        "made": card.made,
    }


def _lines(session: Session, card: Card, *more: tuple[str, str]) -> list[str]:
    office = regions.offices().get(card.office)
    shown = {
        **as_document(card),
        "office": card.office if office is None else f"{card.office} {office.title}",
    }
    names = ("name", "role", "office", "unit", "fingerprint", "made")
    return pairs([*((session.say(f"field.{name}"), shown[name]) for name in names), *more])


COMMANDS = (
    Command("card show", (Argument("file", "file", help="card-to-show"),), show),
    Command("card export", (Argument("--out", "file", required=True),), export),
    Command(
        "card trust",
        (
            Argument("file", "file", required=True, help="card-to-trust"),
            Argument("--fingerprint", "words"),
            Argument("--yes", help="trust-yes"),
        ),
        trust,
    ),
)
