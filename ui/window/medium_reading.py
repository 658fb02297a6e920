"""The long tasks on a card, drive or folder: finding what is attached, listing it, and drawing previews from it."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo
from PySide6.QtGui import QImage

from intake.evidence import medium, previews
from intake.evidence.medium import Looking, Notice, NoticeKind, Picture
from intake.media.types import Preview
from intake.problems import Problem
from intake.records.cases import Case
from intake.vault import Vault
from ui.window.sheets import PICTURE
from ui.window.taking_in import BREATH, decoded
from ui.window.work import Job

_TOGETHER = 64
_AHEAD = 4
_ATTACHED = ("/media/", "/run/media/", "/mnt/")


@dataclass(frozen=True, slots=True)
class Volume:
    """A drive that is attached."""

    path: Path
    name: str


def volumes() -> list[Volume]:
    """The drives that are attached and readable; on Linux only those that were put in."""
    found = []
    for each in QStorageInfo.mountedVolumes():
        place = each.rootPath()
        if each.isValid() and each.isReady() and (sys.platform == "win32" or place.startswith(_ATTACHED)):
            found.append(Volume(Path(place), each.displayName()))
    return found


@dataclass(frozen=True, slots=True)
class List:
    """Lists a folder; `found` is told a few pictures and notices at a time, on the vault's thread."""

    folder: Path
    case: Case
    what: str
    found: Callable[[list[Picture | Notice]], None]

    def __call__(self, vault: Vault, job: Job[None]) -> Generator[None, None, None]:
        """Nothing. Raises `Problem("folder-missing")`."""
        batch: list[Picture | Notice] = []
        for number, each in enumerate(medium.listing(vault, self.folder, self.case), 1):
            batch.append(each)
            if len(batch) == _TOGETHER:
                self.found(batch)
                batch = []
                job.report(self.what, number, 0)
                yield
                if job.cancelled.is_set():
                    return
        self.found(batch)


@dataclass(frozen=True, slots=True)
class Peeked:
    """A preview drawn from the medium, or the problem with the file."""

    picture: Picture
    image: QImage | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Peek:
    """Draws previews of what is in `wanted`, the newest wish first, until nothing is; nothing is written anywhere.

    `seen` is told each on the vault's thread, and once more that the medium is gone where that is why.
    """

    folder: Path
    wanted: deque[Picture]
    seen: Callable[[Peeked | Notice], None]

    def __call__(self, _: Vault, job: Job[None]) -> Generator[None, None, None]:
        """Nothing. Raises `WorkerError` where no child can be started."""
        running: dict[Future[Preview], Picture] = {}
        with Looking() as looking, ThreadPoolExecutor(2, "segel-medium") as threads:
            while (self.wanted or running) and not job.cancelled.is_set():
                while self.wanted and len(running) < _AHEAD:
                    picture = self.wanted.pop()
                    running[threads.submit(looking.preview, picture, previews.GRID)] = picture
                for future in wait(running, BREATH, FIRST_COMPLETED).done:
                    self._settle(running.pop(future), future)
                yield

    def _settle(self, picture: Picture, future: Future[Preview]) -> None:
        try:
            made = future.result()
        except Problem as problem:
            self.seen(Peeked(picture, problem=problem))
            if not self.folder.is_dir():
                self.wanted.clear()
                self.seen(Notice(NoticeKind.PULLED, self.folder, problem=problem))
            return
        if made.jpeg:
            self.seen(Peeked(picture, decoded(made.jpeg, PICTURE)))
