"""demo: the whole job on practice material that Segel draws itself, into one folder."""

from __future__ import annotations

from argparse import Namespace

from ui.console.arguments import Argument, Command
from ui.console.output import Result
from ui.console.session import Session


def run(session: Session, given: Namespace) -> Result:
    """Does the job of an officer and of an office; says what every file is and what to try next."""
    from ui.console import practice  # draws pictures: nothing that other verbs should load

    return practice.run(session, given)


COMMANDS = (
    Command(
        "demo",
        (
            Argument("folder", "folder", required=True, help="demo-folder"),
            Argument("--cases", help="demo-cases"),
        ),
        run,
    ),
)
