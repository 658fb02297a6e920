"""case practice: a case of invented people and events, to learn with."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from intake.files import make_folder
from intake.problems import Problem
from intake.records import practice_cases
from ui.console.arguments import Argument, Command
from ui.console.output import Result
from ui.console.session import Session


def practice(session: Session, given: Namespace) -> Result:
    """Makes a practice case in the vault; its pictures are drawn into a folder first."""
    photos = Path(given.photos)
    make_folder(photos)
    if any(photos.iterdir()):
        raise Problem("folder-not-empty", item=str(photos))
    with session.unlocked() as vault:
        case = practice_cases.make(vault, given.name, photos)
    return session.done("done.case-practice", case=case.id, number=case.number)


COMMANDS = (
    Command(
        "case practice",
        (
            Argument("name", "kind", required=True, choices=practice_cases.NAMES, help="practice-name"),
            Argument("--photos", "folder", required=True, help="practice-photos"),
        ),
        practice,
    ),
)
