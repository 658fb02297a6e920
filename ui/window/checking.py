"""The tasks that check: this vault, a hand-over, an acknowledgement, a photo with its proof, a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake import office
from intake.check import Subject, ack, bundle, proof, subject_of
from intake.check import vault as vaults
from intake.check.stages import Stage
from intake.check.vault import CheckCancelled
from intake.findings import Finding, Report
from intake.problems import Problem, from_os_error
from intake.vault import Vault
from ui.window.saying import say
from ui.window.watching import MB, Watching
from ui.window.work import Job

MOST_SMALL = 16 << 20


def read_small(path: Path) -> bytes:
    """The beginning of a file, all of a small one. Raises `Problem`: file-gone, file-forbidden, file-unreadable."""
    try:
        with path.open("rb") as source:
            return source.read(MOST_SMALL)
    except OSError as error:
        raise from_os_error(error, path) from error


def kind_of(path: Path) -> Subject:
    """What lies at `path`. Raises `Problem` where it cannot be read."""
    try:
        return subject_of(path)
    except OSError as error:
        raise from_os_error(error, path) from error


def is_proof(path: Path, other: Path | None) -> bool | None:
    """Whether `path` is a proof; False where `other` is one, None where neither is. Raises `Problem`."""
    if kind_of(path) is Subject.PROOF:
        return True
    return False if other is not None and kind_of(other) is Subject.PROOF else None


@dataclass(frozen=True, slots=True)
class CheckVault:
    """Checks the vault that is open: all of it, or without reading every file where not `full`."""

    what: str
    full: bool = True

    def __call__(self, vault: Vault, job: Job[Report]) -> Report:
        """The report. Raises `Problem("cancelled")`."""
        try:
            return vaults.check_vault(vault, full=self.full, watcher=Watching(job, self.what))
        except CheckCancelled:
            raise Problem("cancelled") from None


@dataclass(frozen=True, slots=True)
class CheckPath:
    """Checks what lies at `path`, with the open vault's cards; a proof is checked with its photo."""

    path: Path
    what: str
    photo: Path | None = None

    def __call__(self, vault: Vault, job: Job[Any]) -> Report:
        """The report. Raises `Problem`: cancelled, check-what, check-proof-alone, and as reading does."""
        kind = kind_of(self.path)
        cards = [*office.book(vault), *bundle.own_cards(vault)]
        try:
            if kind is Subject.BUNDLE:
                return bundle.check_bundle(self.path, (), vault, watcher=Watching(job, self.what))
            if kind is Subject.ACK:
                return ack.check_ack(read_small(self.path), (), vault)
            if kind is Subject.PROOF and self.photo is not None:
                return proof.check_proof(self.photo, read_small(self.path), cards)
            if kind is Subject.VAULT and self.path.resolve() == vault.path.resolve():
                return vaults.check_vault(vault, watcher=Watching(job, self.what))
        except CheckCancelled:
            raise Problem("cancelled") from None
        if kind is Subject.PROOF:
            raise Problem("check-proof-alone", item=str(self.path))
        raise Problem("check-what", item=str(self.path))


@dataclass(frozen=True, slots=True)
class CheckDossier:
    """Checks a dossier page by page against the open vault, or against the hand-over at `bundle`.

    The proof that lies beside it is used.
    """

    pdf: Path
    bundle: Path | None = None

    def __call__(self, vault: Vault, job: Job[Report]) -> Report:
        """The report. Raises `Problem`: cancelled, check-what where `bundle` is no hand-over, and as reading does."""
        try:
            return self._report(vault, job)
        except CheckCancelled:
            raise Problem("cancelled") from None

    def _report(self, vault: Vault, job: Job[Report]) -> Report:
        from intake.check import dossier, dossier_sources  # with what papers state: nobody else waits for it

        if self.bundle is not None and kind_of(self.bundle) is not Subject.BUNDLE:
            raise Problem("check-what", item=str(self.bundle))
        cards = [*office.book(vault), *bundle.own_cards(vault)]
        said = dossier.attached(self.pdf)
        beside = self.pdf.with_name(f"{self.pdf.name}.tlog-proof")
        evidence = read_small(beside) if beside.is_file() else None

        def stages(stage: Stage) -> Watching:
            words = say(f"progress.dossier-{stage}").capitalize()
            return Watching(job, f"{words} (MB)", unit=MB) if stage.is_bytes else Watching(job, words, unit=1)

        if isinstance(said, Finding):
            return dossier.check_dossier(self.pdf, said, evidence, cards, stages=stages)
        if self.bundle is None:
            source = dossier_sources.of_vault(vault, said, stages)
        else:
            source = dossier_sources.of_bundle(self.bundle, vault, cards, said, stages)
        return dossier.check_dossier(self.pdf, said, evidence, cards, (), [source], stages)
