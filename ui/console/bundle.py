"""bundle: seal a case to another office, receive what another office sealed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake import cards
from intake.bundle import receive as receiving
from intake.bundle import seal as sealing
from intake.bundle.ack import AckOutcome
from intake.bundle.open import LABEL
from intake.bundle.seal import Paper
from intake.cards import Card
from intake.findings import FindingKind, finding
from intake.papers.content import DossierKind
from intake.problems import Problem, from_os_error
from intake.records import cases, drafts
from intake.records.cases import Case
from intake.vault import Vault
from ui.console import card as card_noun
from ui.console import dossier as dossier_noun
from ui.console import findings
from ui.console.arguments import Argument, Command
from ui.console.output import Exit, Result
from ui.console.progress import Bar, interruptible
from ui.console.session import Session

_REFUSED = {"sender-unknown": FindingKind.KEY_UNKNOWN, "bundle-not-for-us": FindingKind.NOT_FOR_US}


def seal(session: Session, given: Namespace) -> Result:
    """Seals a case into a new folder on the stick."""
    with session.unlocked() as vault, Bar(session.say) as bar, interruptible(bar.cancelled):
        case = cases.find(vault, given.case)
        to = _receiver(session, vault, given.to)
        with _stick(Path(given.out)) as stick:
            papers = [_dossier(session, vault, case, given, bar)] if _wants_dossier(given) else []
            made = sealing.seal(
                vault, case, to, stick, papers=papers, with_identity=given.with_identity, full=given.full,
                watcher=bar,
            )  # fmt: skip
    for warning in made.warnings:
        forms = drafts.forms_words(session.language, made.forms)
        session.warn(f"warning.{warning}", drafts=made.drafts, name=to.name, count=made.withheld, forms=forms)
    folder = str(made.folder.absolute())
    return session.done("done.bundle-seal", folder=folder, handover=made.handover, sha256=made.sha256)


def receive(session: Session, given: Namespace) -> Result:
    """Checks a hand-over, takes it in and writes the acknowledgement beside its folder."""
    ack_out = Path(given.ack_out) if given.ack_out else None
    folder = Path(given.folder).absolute()
    with (
        session.unlocked() as vault,
        Bar(session.say, "progress.receiving") as bar,
        interruptible(bar.cancelled),
    ):
        received = _received(session, vault, folder, ack_out, bar)
    outcome, ack = received.outcome, str(received.ack.absolute()) if received.ack else None
    document = {
        "case": received.case,
        "ack": ack,
        "outcome": outcome.value,
        "new_files": received.new_files,
        "already_held": received.already_held,
        "findings": [findings.as_document(each) for each in received.findings],
    }
    words = session.say(
        "done.bundle-receive",
        outcome=session.say(f"handover.{outcome.value}"),
        new_files=received.new_files,
        already_held=received.already_held,
    )
    back = (session.say("done.ack-out", ack=ack),) if ack else ()
    status = Exit.WELL if outcome is AckOutcome.TAKEN_IN else Exit.SOMETHING_WRONG
    return Result(document, (words, *findings.lines(session, received.findings), *back), status)


@contextmanager
def _stick(folder: Path) -> Iterator[Path]:
    """The folder named; made where only it is missing, and gone again if nothing comes of it."""
    made = not folder.exists() and folder.parent.is_dir()
    try:
        if made:
            folder.mkdir()
        yield folder
    except OSError as error:
        raise from_os_error(error, folder) from error
    finally:
        if made and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _received(
    session: Session, vault: Vault, folder: Path, ack_out: Path | None, bar: Bar
) -> receiving.Received:
    """What became of a hand-over; one by nobody known, or to somebody else, is refused before it is looked into."""
    try:
        return receiving.receive(vault, folder, ack_out=ack_out, watcher=bar)
    except Problem as problem:
        if problem.code not in _REFUSED:
            raise
        session.tell(problem)
        why = finding(_REFUSED[problem.code], LABEL, "", problem.particulars["item"])
        return receiving.Received(None, AckOutcome.REFUSED, None, 0, 0, (why,))


def _receiver(session: Session, vault: Vault, wanted: str) -> Card:
    """The trusted card of this file or name; a card that is not trusted yet is asked about where somebody is there."""
    if not Path(wanted).is_file():
        return cards.find_trusted(vault, wanted).card
    data = card_noun.read_card(Path(wanted))
    card = cards.parse_card(data)
    if cards.card_by_fingerprint(vault, " ".join(card.fingerprint)) is None:
        if not session.somebody_asked():
            raise Problem("card-not-trusted", item=card.name)
        cards.trust(vault, data, card_noun.compared(session, card))
    return card


def _wants_dossier(given: Namespace) -> bool:
    """Who says how the dossier shall be wants one."""
    return bool(given.with_dossier or given.kind or given.sheet is not None or given.referral)


def _dossier(session: Session, vault: Vault, case: Case, given: Namespace, bar: Bar) -> Paper:
    from intake.papers import gather  # loads the typesetter: nothing that other verbs should wait for

    asked = dossier_noun.asked(given.kind, given.sheet, given.referral)
    dossier_noun.warn_of_faces(session, vault, case, asked, bar)
    pdf, _ = gather.dossier_paper(vault, case, bar, asked)
    full = asked.kind is DossierKind.FULL
    return Paper("dossier.pdf" if full else f"dossier-{asked.kind.value}.pdf", pdf)


COMMANDS = (
    Command(
        "bundle seal",
        (
            Argument("case", "case", required=True),
            Argument("--to", "file", required=True, help="bundle-to"),
            Argument("--out", "folder", required=True, help="bundle-out"),
            Argument("--with-dossier"),
            Argument("--kind", "kind", choices=tuple(DossierKind), help="dossier-kind"),
            Argument("--sheet", "number", number=True, help="dossier-sheet"),
            Argument("--referral", "code", help="dossier-to"),
            Argument("--with-identity"),
            Argument("--full"),
        ),
        seal,
    ),
    Command(
        "bundle receive",
        (Argument("folder", "folder", required=True, help="bundle-folder"), Argument("--ack-out", "file")),
        receive,
    ),
)
