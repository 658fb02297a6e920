"""check: a vault, a hand-over, an acknowledgement, a dossier, or a file with its proof."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from intake import office
from intake.cards import Card, parse_card
from intake.check import Subject, dossier, kind_of, proof, read_small
from intake.check import ack as acks
from intake.check import bundle as bundles
from intake.check import vault as vaults
from intake.check.dossier import Claim
from intake.check.vault import CheckCancelled
from intake.check.words import checked_words, unread
from intake.findings import Report
from intake.problems import Problem
from intake.vault import Vault, unlock
from intake.wording import one_line, problem_sentence
from ui.console import dossier_check, findings, held
from ui.console.arguments import Argument, Command
from ui.console.card import read_card
from ui.console.output import Result
from ui.console.progress import Bar, interruptible
from ui.console.session import Session


@dataclass(frozen=True, slots=True)
class _Given:
    """What lies at the path, and the proof that was given with it; the claim of a PDF that is checked as a dossier."""

    path: Path
    subject: Subject
    proof: bytes | None
    claim: Claim | None = None


def check(session: Session, given: Namespace) -> Result:
    """Checks what a path holds; nothing is changed."""
    what = _given(Path(given.path), Path(given.proof) if given.proof else None)
    cards = [parse_card(read_card(Path(each))) for each in given.card]
    with Bar(session.say) as bar, interruptible(bar.cancelled):
        try:
            if what.subject is Subject.PDF:
                stages = dossier_check.stages(bar)
                what = replace(what, claim=dossier.claimed(what.path, what.proof, stages))
            report = _report(session, given, what, cards, bar)
        except CheckCancelled:
            raise KeyboardInterrupt from None
    return Result(as_document(report), tuple(_lines(session, report, what.path)), report.exit_status)


def _given(path: Path, proof: Path | None) -> _Given:
    """A file and its proof, in either order. Raises `Problem`: check-proof-alone, check-what, and as reading does."""
    subject = kind_of(path)
    if proof is not None:
        if subject is Subject.PROOF:
            path, proof = proof, path
            subject = kind_of(path)
        return _Given(path, subject, read_small(proof))
    if subject is Subject.PROOF:
        raise Problem("check-proof-alone", item=str(path))
    if subject not in (Subject.VAULT, Subject.BUNDLE, Subject.ACK, Subject.PDF):
        raise Problem("check-what", item=str(path))
    return _Given(path, subject, None)


def _report(session: Session, given: Namespace, what: _Given, cards: Sequence[Card], bar: Bar) -> Report:
    if what.subject is Subject.VAULT:
        return vaults.check_path(
            what.path,
            session.passphrase(what.path),
            full=not given.quick,
            watcher=bar,
            against=lambda vault: held.heads(session, given.against, _book(cards, vault), vault),
        )
    with _known(session) as vault:
        book = _book(cards, vault)
        if what.claim is not None:
            return dossier_check.report(session, what.path, what.claim, given.against, book, vault, bar)
        against = held.heads(session, given.against, book, vault)
        if what.proof is not None:
            return proof.check_proof(what.path, what.proof, book, against, bar)
        if what.subject is Subject.BUNDLE:
            return bundles.check_bundle(what.path, cards, vault, against, bar)
        return acks.check_ack(read_small(what.path), cards, vault, against)


def _book(cards: Sequence[Card], vault: Vault | None) -> list[Card]:
    return [*cards, *(office.book(vault) if vault else ()), *bundles.own_cards(vault)]


@contextmanager
def _known(session: Session) -> Iterator[Vault | None]:
    """The vault that knows cards; where only the environment names one, the check goes on if it cannot be opened."""
    if session.vault is None:
        yield None
        return
    try:
        vault = _unlocked(session, session.vault)
    except Problem as problem:
        if session.vault_is_named:
            raise
        session.warn(
            "check.without-vault", item=str(session.vault), why=problem_sentence(session.language, problem)
        )
        yield None
        return
    with session.locking(vault):
        yield vault


def _unlocked(session: Session, path: Path) -> Vault:
    if session.passphrase_file is None and not session.vault_is_named:
        raise Problem("passphrase-not-given")  # nobody is asked about a vault that was not named
    return unlock(path, session.passphrase(path))


def as_document(report: Report) -> dict[str, Any]:
    """A report for scripts."""
    signer = report.signer
    return {
        "subject": report.subject,
        "verdict": report.verdict.value,
        "scope": report.scope,
        "signer": None
        if signer is None
        else {"name": signer.name, "fingerprint": signer.fingerprint, "trust": signer.trust.value},
        "findings": [findings.as_document(each) for each in report.findings],
        "not_checked": list(report.not_checked),
        "checked": asdict(report.checked),
    }


def _lines(session: Session, report: Report, path: Path) -> list[str]:
    verdict = session.say(f"verdict.{report.verdict.value}")
    lines = [session.say(f"subject.{report.subject}") + f" {one_line(str(path))}: {verdict}"]
    if report.signer is not None:
        trust = session.say(f"trust.{report.signer.trust.value}")
        lines.append(session.say("check.signer", name=report.signer.name, trust=trust))
        if report.signer.fingerprint:
            lines.append(session.say("check.words", fingerprint=report.signer.fingerprint))
    lines.append(checked_words(session.language, report))
    lines += [session.say("check.compared", **asdict(each)) for each in report.compared]
    lines += findings.lines(session, report.findings)
    if report.not_checked:
        lines.append(session.say("check.left", items=", ".join(unread(session.language, report.not_checked))))
    return lines


COMMANDS = (
    Command(
        "check",
        (
            Argument("path", "path", required=True, help="check-path"),
            Argument("proof", "file"),
            Argument("--card", "file", many=True),
            Argument("--against", "path", many=True),
            Argument("--quick"),
        ),
        check,
    ),
)
