"""Rule tables in words: where an entry comes from, and which file of an office could not be used."""

from __future__ import annotations

from collections.abc import Iterable

from intake.rules.choices import Grounds
from intake.rules.faults import Fault
from ui.console.session import Session


def warn_of(session: Session, faults: Iterable[Fault]) -> None:
    """Names each file on standard error, with the line and what is wrong there; Segel's own is used in its place."""
    for fault in faults:
        why = session.say(f"rules-fault.{fault.wrong}", item=fault.item, expected=fault.expected)
        session.warn("console.rules-file", file=fault.file, line=fault.line, why=why)


def source_words(session: Session, grounds: Grounds) -> str:
    """The source of an entry, and how well it is known."""
    return f"{session.read(grounds.source)} [{session.say(f'mark.{grounds.mark}')}]"
