"""office letterhead: what stands at the top of the office's forms."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from intake import header as headers
from intake.papers.forms import letterhead as letterheads
from intake.papers.forms import letterhead_keeping as keeping
from intake.papers.forms.letterhead import PLACES, TEXTS, Letterhead
from intake.papers.forms.warned import Warned, WarningKind
from intake.vault import OFFICE_FOLDER
from intake.wording import one_line
from ui.console.arguments import Argument, Command
from ui.console.output import Exit, Result, tell
from ui.console.session import Session


def letterhead(session: Session, given: Namespace) -> Result:
    """Shows the letterhead, for which the vault need not be unlocked, or keeps what is named of it."""
    words = {name: getattr(given, name).strip() for name in TEXTS if getattr(given, name) is not None}
    lists = {
        name: tuple(each.strip() for each in told if each.strip())
        for name, told in (("lines", given.line), ("address", given.address))
        if told
    }
    if words or lists or given.logo is not None:
        return _keep(session, {**words, **lists}, given.logo)
    return _shown(session)


def _keep(session: Session, told: dict[str, Any], logo: str | None) -> Result:
    data = keeping.read_logo(Path(logo)) if logo else None
    with session.unlocked() as vault:
        head, off = letterheads.read(vault.office_tables)
        if logo == "":
            head = replace(head, logo_file="")
        head = keeping.save(vault.office_tables, replace(head, **told), data)
    if any(each.kind is WarningKind.LETTERHEAD_BROKEN for each in off):
        session.warn("console.letterhead-aside", item=keeping.ASIDE)
    return Result(_document(head, ()), (session.say("done.office-letterhead"), *_lines(session, head)))


def _shown(session: Session) -> Result:
    from intake.papers.forms.warned_words import Way, warned_words  # loads the typesetter, as for the forms

    path = session.vault_path()
    headers.read_copies(path)  # says where no vault is
    head, off = letterheads.load(path / OFFICE_FOLDER)
    for each in off:
        tell(warned_words(session.language, each, Way.CONSOLE))
    wrong = [each for each in off if each.kind is not WarningKind.LETTERHEAD_MISSING]
    lines = () if head == Letterhead() else tuple(_lines(session, head))
    return Result(_document(head, off), lines, Exit.SOMETHING_WRONG if wrong else Exit.WELL)


def _lines(session: Session, head: Letterhead) -> Iterator[str]:
    places = {each: session.say(f"letterhead-place.{each}") for each in PLACES}
    for name, told in _told(head).items():
        for place, text in enumerate([told] if isinstance(told, str) else told):
            label = "" if place else f"{session.say(f'letterhead-field.{name}')}: "
            shown = places[text] if name in ("stamp", "meterai") else one_line(text)
            if text:
                yield f"{label or '  '}{shown}"


def _told(head: Letterhead) -> dict[str, Any]:
    names = ("name", "lines", "address", "logo_file", "place", "chair", "stamp", "meterai")
    return {name: getattr(head, name) for name in names}


def _document(head: Letterhead, off: Sequence[Warned]) -> dict[str, Any]:
    told = _told(head)
    logo = told.pop("logo_file") or None
    return {**told, "logo": logo, "warnings": [{"kind": each.kind.value, "item": each.item} for each in off]}


COMMANDS = (
    Command(
        "office letterhead",
        (
            Argument("--name", "text", help="letterhead-name"),
            Argument("--line", "text", many=True, help="letterhead-line"),
            Argument("--address", "text", many=True, help="letterhead-address"),
            Argument("--logo", "file", help="letterhead-logo"),
            Argument("--place", "text", help="letterhead-place"),
            Argument("--chair", "text", help="letterhead-chair"),
            Argument("--stamp", "place-at", choices=PLACES, help="letterhead-stamp"),
            Argument("--meterai", "place-at", choices=PLACES, help="letterhead-meterai"),
        ),
        letterhead,
    ),
)
