"""ack: record the acknowledgement that came back from the receiving office."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from intake.bundle import ack as acks
from intake.problems import from_os_error
from ui.console.arguments import Argument, Command
from ui.console.output import Exit, Result
from ui.console.session import Session

MOST_ACK = 16 << 20


def take(session: Session, given: Namespace) -> Result:
    """Enters an acknowledgement in the log of the vault that made the hand-over."""
    file = Path(given.file)
    try:
        with file.open("rb") as source:
            data = source.read(MOST_ACK)
    except OSError as error:
        raise from_os_error(error, file) from error
    with session.unlocked() as vault:
        taken = acks.take(vault, data)
    for warning in taken.warnings:
        session.warn(f"warning.{warning}")
    outcome = taken.ack.outcome
    document = {"handover": taken.ack.handover, "outcome": outcome.value, "found": list(taken.ack.found)}
    words = session.say(
        "done.ack-take", handover=taken.ack.handover, outcome=session.say(f"handover.{outcome.value}")
    )
    return Result(
        document, (words,), Exit.WELL if outcome is acks.AckOutcome.TAKEN_IN else Exit.SOMETHING_WRONG
    )


COMMANDS = (Command("ack take", (Argument("file", "file", required=True, help="ack"),), take),)
