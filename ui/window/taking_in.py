"""The long tasks on exhibits: taking files in, then reading their facts, then making their small pictures.

Each gives way after every exhibit, so that a keystroke never waits for a photo.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from intake.cases import Case
from intake.evidence import adding, exhibits, previews, reading
from intake.evidence.adding import Added
from intake.evidence.exhibits import Exhibit, Obtained
from intake.vault import Vault
from ui.window.work import Job


class _Watcher:
    """Tells a job how far an intake is, in files for the eye and in bytes for the estimate."""

    def __init__(self, job: Job[int], what: str) -> None:
        self.cancelled = job.cancelled
        self._job, self._what = job, what
        self._files = self._size = self._done = self._moved = 0

    def found(self, files: int, size: int) -> None:
        """So many files and bytes."""
        self._files, self._size = files, size
        self._tell()

    def moved(self, size: int) -> None:
        """So many bytes more."""
        self._moved += size
        self._tell()

    def done(self, added: Added) -> None:
        """One file more."""
        self._done += 1
        self._tell()

    def _tell(self) -> None:
        by_size = self._moved / self._size if self._size else 0.0
        by_file = self._done / self._files if self._files else 0.0
        self._job.report(self._what, self._done, self._files, (by_size + by_file) / 2)


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Adds files and folders; `outcome` is told each file's outcome once it is durable, on the vault's thread."""

    case: Case
    paths: tuple[Path, ...]
    obtained: Obtained
    what: str
    outcome: Callable[[Added], None]

    def __call__(self, vault: Vault, job: Job[int]) -> Generator[None, None, int]:
        """How many files had their outcome."""
        count = 0
        for added in adding.add(vault, self.case, self.paths, self.obtained, _Watcher(job, self.what)):
            count += 1
            self.outcome(added)
            yield
        return count


@dataclass(frozen=True, slots=True)
class Seen:
    """An exhibit of which more is known now: its facts, or its small picture."""

    exhibit: Exhibit
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Look:
    """Reads the facts that are missing, then makes the small pictures that are missing."""

    case: Case
    reading: str
    drawing: str
    ready: Callable[[Seen], None]

    def __call__(self, vault: Vault, job: Job[None]) -> Generator[None, None, None]:
        """Nothing; `ready` is told each exhibit of which more is known, on the vault's thread."""
        total = sum(1 for each in exhibits.listing(vault, self.case) if each.facts is None)
        for number, exhibit in enumerate(reading.read_missing(vault, self.case), 1):
            job.report(self.reading, number, total, number / max(1, total) / 10)
            self.ready(Seen(exhibit, False))
            yield
            if job.cancelled.is_set():
                return
        watcher = _Drawing(job, self.drawing)
        for exhibit in previews.make_missing(vault, self.case, previews.GRID, watcher):
            self.ready(Seen(exhibit, True))
            yield


class _Drawing:
    """Tells a job how many pictures are made, and stops with it."""

    def __init__(self, job: Job[None], what: str) -> None:
        self.cancelled = job.cancelled
        self._job, self._what = job, what

    def preview_made(self, made: int, wanted: int) -> None:
        """So many of so many."""
        self._job.report(self._what, made, wanted, 0.1 + 0.9 * made / wanted)
