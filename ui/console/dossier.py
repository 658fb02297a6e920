"""dossier: a case on paper, as PDF: all of it, what an authority needs, or what anybody may read."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from intake.papers import attachment
from intake.papers.content import SHEETS, DossierKind
from intake.papers.wording import number_words
from intake.problems import Problem
from intake.records import cases
from intake.records.cases import Case
from intake.vault import Vault
from ui.console.arguments import Argument, Command
from ui.console.output import Result
from ui.console.progress import Bar, interruptible
from ui.console.session import Session

if TYPE_CHECKING:
    from intake.papers.assemble import Asked


def make(session: Session, given: Namespace) -> Result:
    """Writes the dossier of a case, unencrypted, and beside it the proof that it was logged."""
    from intake.papers import gather  # loads the typesetter: nothing that other verbs should wait for

    target, wanted = Path(given.out), asked(given.kind, given.sheet, given.to)
    if wanted.target and wanted.kind is not DossierKind.REFERRAL:
        session.warn("console.dossier-to-unused", item=wanted.target)
    with session.unlocked() as vault, Bar(session.say) as bar, interruptible(bar.cancelled):
        case = cases.find(vault, given.case)
        warn_of_faces(session, vault, case, wanted, bar)
        made = gather.make_dossier(vault, case, target, bar, wanted)
    session.warn("console.plaintext", item=str(target))
    return session.done(
        "done.dossier",
        file=str(target.absolute()),
        kind=wanted.kind.value,
        pages=made.pages,
        proof=str(attachment.proof_beside(target).absolute()),
        sha256=made.sha256,
    )


def asked(kind: str | None, sheet: int | None, target: str | None) -> Asked:
    """Which dossier is wanted, all of it with one photo a sheet where nothing is said. Raises `Problem`."""
    from intake.papers.assemble import Asked

    photos = 1 if sheet is None else sheet
    if photos not in SHEETS:
        raise Problem("sheet-unknown", item=str(sheet))
    return Asked(DossierKind(kind or DossierKind.FULL), photos, target or "")


def warn_of_faces(session: Session, vault: Vault, case: Case, wanted: Asked, bar: Bar) -> None:
    """Before a public one is made: that somebody has to read it, and which pictures it shows uncovered."""
    from intake.papers import gather

    if wanted.kind is DossierKind.PUBLIC:
        session.warn("console.dossier-read-first")
        if numbers := gather.going_uncovered(vault, case, bar):
            session.warn("console.dossier-uncovered", items=number_words(numbers))


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
