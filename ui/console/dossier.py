"""dossier: a case on paper, as PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from intake import cases
from ui.console.arguments import Argument, Command
from ui.console.output import Result
from ui.console.progress import Bar, interruptible
from ui.console.session import Session


def make(session: Session, given: Namespace) -> Result:
    """Writes the dossier of a case, unencrypted."""
    from intake.papers import gather  # loads the typesetter: nothing that other verbs should wait for

    target = Path(given.out)
    with session.unlocked() as vault, Bar(session.say) as bar, interruptible(bar.cancelled):
        made = gather.make_dossier(vault, cases.find(vault, given.case), target, bar)
    session.warn("console.plaintext", item=str(target))
    return session.done("done.dossier", file=str(target.absolute()), sha256=made.sha256, pages=made.pages)


COMMANDS = (
    Command(
        "dossier", (Argument("case", "case", required=True), Argument("--out", "file", required=True)), make
    ),
)
