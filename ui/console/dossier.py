"""dossier: a case on paper, as PDF: all of it, what an authority needs, or what anybody may read."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from intake.papers.content import DossierKind
from intake.problems import Problem
from intake.records import cases
from ui.console.arguments import Argument, Command
from ui.console.output import Result
from ui.console.progress import Bar, interruptible
from ui.console.session import Session


def make(session: Session, given: Namespace) -> Result:
    """Writes the dossier of a case, unencrypted, and beside it the proof that it was logged."""
    from intake.papers import gather  # loads the typesetter: nothing that other verbs should wait for
    from intake.papers.assemble import SHEETS, Asked

    target, sheet = Path(given.out), given.sheet or 1
    if sheet not in SHEETS:
        raise Problem("sheet-unknown", item=sheet)
    asked = Asked(DossierKind(given.kind or DossierKind.FULL), sheet, given.to or "")
    with session.unlocked() as vault, Bar(session.say) as bar, interruptible(bar.cancelled):
        made = gather.make_dossier(vault, cases.find(vault, given.case), target, bar, asked)
    session.warn("console.plaintext", item=str(target))
    if asked.kind is DossierKind.PUBLIC:
        session.warn("console.dossier-read-first")
        if made.uncovered:
            session.warn("console.dossier-uncovered", count=made.uncovered)
    return session.done(
        "done.dossier",
        file=str(target.absolute()),
        kind=asked.kind.value,
        pages=made.pages,
        proof=str(gather.proof_beside(target).absolute()),
        sha256=made.sha256,
    )


COMMANDS = (
    Command(
        "dossier",
        (
            Argument("case", "case", required=True),
            Argument("--out", "file", required=True),
            Argument("--kind", "kind", choices=tuple(DossierKind), help="dossier-kind"),
            Argument("--sheet", "number", number=True, help="dossier-sheet"),
            Argument("--to", "code", help="dossier-to"),
        ),
        make,
    ),
)
