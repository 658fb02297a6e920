"""log: read it, give out its head, prove one exhibit."""

from __future__ import annotations

import base64
from argparse import Namespace
from pathlib import Path
from typing import Any

from intake.custody import heads, journal, names
from intake.custody.journal import Event
from intake.custody.words import in_words
from intake.files import write_file
from intake.records import cases
from intake.wording import several_lines
from ui.console.arguments import Argument, Command
from ui.console.output import Result, table
from ui.console.session import Session, exhibit_of


def show(session: Session, given: Namespace) -> Result:
    """Shows the log in words, of the whole vault or of one case."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case) if given.case else None
        own = case is None or case.log == vault.own_log
        log = vault.own_log if own or case is None else case.log
        called = names.of_case(vault, case.id if case else None)
        found = list(journal.events(vault, case=case.id if case else None, log=log))
        document = {
            "origin": str(vault.store.rows("SELECT origin FROM logs WHERE id = ?", (log,))[0]["origin"]),
            "size": journal.size(vault, log),
            "entries": [_as_document(event) for event in found],
        }
    titles = [session.say(f"field.{name}") for name in ("number", "at", "event")]
    lines = [(e.entry.seq, _clock(e.entry.at), in_words(e, session.language, called)) for e in found]
    return Result(document, tuple(table(titles, lines)))


def _as_document(event: Event) -> dict[str, Any]:
    entry = event.entry
    return {
        "seq": entry.seq,
        "case": entry.case,
        "n": entry.n,
        "at": entry.at,
        "kind": entry.kind,
        "facts": {name: value for name, value in event.body.items() if name != "salt"},
    }


def _clock(at: str) -> str:
    """A moment to the second, with its zone."""
    return f"{at[:10]} {at[11:19]} {at[23:]}"


def head(session: Session, given: Namespace) -> Result:
    """Signs the log's head and prints it: the note, or its short form for a text message."""
    with session.unlocked() as vault:
        released = heads.release(vault)
    point, note = released.checkpoint, released.note.encode().decode("utf-8")
    document = {
        "origin": point.origin,
        "size": point.size,
        "root": base64.b64encode(point.root).decode("ascii"),
        "sms": released.sms,
        "note": note,
    }
    return Result(
        document, (released.sms,) if given.sms else (several_lines(note.rstrip("\n")), "", released.sms)
    )


def prove(session: Session, given: Namespace) -> Result:
    """Writes the proof that an exhibit was logged, which discloses nothing else of its case."""
    target = Path(given.out)
    with session.unlocked() as vault:
        exhibit, _ = exhibit_of(vault, given.evidence)
        write_file(target, heads.prove(vault, exhibit.id).encode())
    return session.done("done.file", file=str(target.absolute()))


COMMANDS = (
    Command("log show", (Argument("--case", "case", help="case"),), show),
    Command("log head", (Argument("--sms"),), head),
    Command(
        "log prove",
        (Argument("evidence", "evidence", required=True), Argument("--out", "file", required=True)),
        prove,
    ),
)
