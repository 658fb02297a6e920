"""The long tasks that leave the vault: dossier and bundle."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from intake.bundle import seal
from intake.bundle.seal import SealedHandover
from intake.cards import Card
from intake.cases import Case
from intake.papers import gather
from intake.papers.gather import DossierMade
from intake.vault import Vault
from ui.window.work import Job


class _DossierProgress:
    """Pictures first, then pages: half of the way each."""

    def __init__(self, job: Job[DossierMade], pictures: str, pages: str) -> None:
        self.cancelled = job.cancelled
        self._job, self._pictures, self._pages = job, pictures, pages

    def preview_made(self, made: int, wanted: int) -> None:
        """So many pictures."""
        self._job.report(self._pictures, made, wanted, made / wanted / 2)

    def exhibit_written(self, written: int, wanted: int) -> None:
        """So many exhibits on paper."""
        self._job.report(self._pages, written, wanted, 0.5 + written / wanted / 2)


@dataclass(frozen=True, slots=True)
class MakeDossier:
    """Writes the dossier of a case as PDF."""

    case: Case
    target: Path
    pictures: str
    pages: str

    def __call__(self, vault: Vault, job: Job[DossierMade]) -> DossierMade:
        """What was written."""
        return gather.make_dossier(
            vault, self.case, self.target, _DossierProgress(job, self.pictures, self.pages)
        )


class _SealProgress:
    """Megabytes on their way to the stick."""

    def __init__(self, job: Job[SealedHandover], what: str) -> None:
        self.cancelled = job.cancelled
        self._job, self._what = job, what
        self._size = self._moved = 0

    def planned(self, size: int) -> None:
        """So many bytes, about."""
        self._size = size

    def moved(self, size: int) -> None:
        """So many bytes more; what is left at the end is the reading back."""
        self._moved = min(self._moved + size, self._size)
        self._job.report(
            self._what, self._moved // 10**6, self._size // 10**6, 0.8 * self._moved / max(1, self._size)
        )


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals a case to a trusted card, as a folder on a stick."""

    case: Case
    to: Card
    folder: Path
    what: str

    def __call__(self, vault: Vault, job: Job[SealedHandover]) -> SealedHandover:
        """The finished hand-over, written and read back."""
        return seal.seal(vault, self.case, self.to, self.folder, watcher=_SealProgress(job, self.what))
