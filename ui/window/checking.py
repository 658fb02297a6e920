"""The tasks that check: this vault, a hand-over, an acknowledgement, a photo with its proof, a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake import office
from intake.cards import Card
from intake.check import Subject, ack, bundle, kind_of, proof, read_small
from intake.check import vault as vaults
from intake.check.stages import Stage
from intake.check.vault import CheckCancelled
from intake.findings import Finding, Report
from intake.problems import Problem
from intake.vault import Vault
from ui.window.saying import say
from ui.window.watching import MB, Watching
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be checked, of what kind it is, and the proof or the hand-over that was given with it."""

    path: Path
    kind: Subject
    proof: Path | None = None
    bundle: Path | None = None


def given(path: Path, other: Path | None = None) -> Given:
    """Which of two, in either order, is checked by the other one. Raises `Problem` where one cannot be read."""
    kinds = {each: kind_of(each) for each in (path, other) if each is not None}

    def first(kind: Subject) -> Path | None:
        return next((each for each in kinds if kinds[each] is kind), None)

    proof, pdf = first(Subject.PROOF), first(Subject.PDF)
    checked = pdf or next((each for each in kinds if each != proof), path)
    return Given(
        checked, kinds[checked], None if checked == proof else proof, first(Subject.BUNDLE) if pdf else None
    )


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
    """Checks what lies at `path`, with the open vault's cards; a photo with the `proof` that was given with it.

    Of what `kind` it is need not be looked up where the caller did.
    """

    path: Path
    what: str
    proof: Path | None = None
    kind: Subject | None = None

    def __call__(self, vault: Vault, job: Job[Any]) -> Report:
        """The report. Raises `Problem`: cancelled, check-what, check-proof-alone, and as reading does."""
        kind = self.kind or kind_of(self.path)
        try:
            if self.proof is not None:
                watcher = Watching(job, self.what)
                return proof.check_proof(self.path, read_small(self.proof), _book(vault), watcher=watcher)
            if kind is Subject.BUNDLE:
                return bundle.check_bundle(self.path, (), vault, watcher=Watching(job, self.what))
            if kind is Subject.ACK:
                return ack.check_ack(read_small(self.path), (), vault)
            if kind is Subject.VAULT and self.path.resolve() == vault.path.resolve():
                return vaults.check_vault(vault, watcher=Watching(job, self.what))
        except CheckCancelled:
            raise Problem("cancelled") from None
        if kind is Subject.PROOF:
            raise Problem("check-proof-alone", item=str(self.path))
        raise Problem("check-what", item=str(self.path))


@dataclass(frozen=True, slots=True)
class CheckPdf:
    """Checks a dossier page by page against the open vault, or against the hand-over at `bundle`.

    With a proof of evidence that was given with it, a PDF is checked as that. Without a `proof`, one that lies beside a
    dossier is used.
    """

    pdf: Path
    bundle: Path | None = None
    proof: Path | None = None

    def __call__(self, vault: Vault, job: Job[Report]) -> Report:
        """The report. Raises `Problem`: cancelled, check-no-dossier, check-what where `bundle` is no hand-over, and as
        reading does.
        """
        try:
            return self._report(vault, job)
        except CheckCancelled:
            raise Problem("cancelled") from None

    def _report(self, vault: Vault, job: Job[Report]) -> Report:
        from intake.check import dossier, dossier_sources  # with what papers state: nobody else waits for it

        def stages(stage: Stage) -> Watching:
            words = say(f"progress.dossier-{stage}").capitalize()
            return Watching(job, f"{words} (MB)", unit=MB) if stage.is_bytes else Watching(job, words, unit=1)

        if self.bundle is not None and kind_of(self.bundle) is not Subject.BUNDLE:
            raise Problem("check-what", item=str(self.bundle))
        named = None if self.proof is None else read_small(self.proof)
        claim, cards = dossier.claimed(self.pdf, named, stages), _book(vault)
        if claim is None:  # as only a proof that was given can say
            watcher = Watching(job, f"{say('progress.checking').capitalize()} (MB)")
            return proof.check_proof(self.pdf, named or b"", cards, watcher=watcher)
        said = claim.said
        if isinstance(said, Finding):
            return dossier.check_dossier(self.pdf, said, claim.proof, cards, stages=stages)
        if self.bundle is None:
            source = dossier_sources.of_vault(vault, said, stages)
        else:
            source = dossier_sources.of_bundle(self.bundle, vault, cards, said, stages)
        return dossier.check_dossier(self.pdf, said, claim.proof, cards, (), [source], stages)


def _book(vault: Vault) -> list[Card]:
    return [*office.book(vault), *bundle.own_cards(vault)]
