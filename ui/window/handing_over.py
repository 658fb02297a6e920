"""The long task that leaves the vault: a case with chosen papers, sealed onto a stick."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from intake.bundle import seal
from intake.bundle.bag import Paper
from intake.bundle.seal import SealedHandover
from intake.cards import Card
from intake.problems import from_os_error
from intake.records.cases import Case
from intake.vault import Vault
from ui.window.paper_tasks import DossierProgress, PaperKind, dossier_bytes, dossier_name
from ui.window.watching import Watching
from ui.window.work import Job

_LEAST_FREE = 500 * 10**6
_LEAST_SHARE = 20
"""A stick is almost full with less than 500 MB, or less than a twentieth of it, left."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished hand-over, and the bytes that are left on its stick."""

    made: SealedHandover
    free: int
    is_almost_full: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What the steps of sealing are called while they go on."""

    pictures: str
    pages: str
    writing: str
    reading: str


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals a case to a trusted card, as a folder on a stick; `papers` go along."""

    case: Case
    to: Card
    folder: Path
    papers: Sequence[PaperKind]
    with_identity: bool
    words: Words

    def __call__(self, vault: Vault, job: Job[Sealed]) -> Sealed:
        """The hand-over, written, flushed and read back."""
        papers = [self._paper(vault, kind, job) for kind in self.papers]
        watcher = Watching(job, self.words.writing, self.words.reading)
        made = seal.seal(
            vault, self.case, self.to, self.folder, papers=papers, with_identity=self.with_identity,
            watcher=watcher,
        )  # fmt: skip
        try:
            left = shutil.disk_usage(self.folder)
        except OSError as error:
            raise from_os_error(error, self.folder) from error
        return Sealed(made, left.free, left.free < max(_LEAST_FREE, left.total // _LEAST_SHARE))

    def _paper(self, vault: Vault, kind: PaperKind, job: Job[Sealed]) -> Paper:
        """The paper as bytes; the typesetter is loaded for it."""
        if kind.dossier is not None:
            watcher = DossierProgress(job, self.words.pictures, self.words.pages)
            return Paper(f"{dossier_name(kind)}.pdf", dossier_bytes(vault, self.case, kind, watcher))
        from intake.papers.forms.make import form_paper

        pdf, made = form_paper(vault, self.case, kind.name)
        return Paper(f"{made.name.replace('.', '-')}.pdf", pdf)
