"""The long tasks on exhibits: taking files in, then reading their facts, making small pictures, finding clock codes.

Each gives way after every exhibit, so that a keystroke never waits for a photo.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage

from intake.evidence import adding, clockcheck, exhibits, medium, previews, reading, sources
from intake.evidence.adding import Added
from intake.evidence.clockcheck import ClockCheck
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind
from intake.ids import EvidenceId
from intake.media.client import MediaWorker, WorkerPool
from intake.media.types import Preview
from intake.records.cases import Case
from intake.vault import Vault
from ui.window.sheets import PICTURE
from ui.window.work import Job

BREATH = 0.02
"""Seconds that a step may wait for a child before it lets a keystroke pass."""
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What an officer is about to hand over: how many files, how many bytes."""

    files: int
    size: int


def count(paths: tuple[Path, ...]) -> Found:
    """How many files lie there, and how large they are together."""
    found = list(sources.find(paths))
    return Found(len(found), sum(each.size for each in found))


class _Watcher:
    """Tells a job how far an intake is, in files for the eye and in bytes for the estimate."""

    def __init__(self, job: Job[Taken], what: str) -> None:
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
class Taken:
    """How many files had their outcome, and how many were no longer there because the medium was not."""

    files: int
    gone: int

    @property
    def gone_words(self) -> str:
        """What to tell the officer of those that were no longer there."""
        return QCoreApplication.translate(
            "taking_in",
            "Kartu, ponsel atau folder itu terputus saat dibaca: {n} berkas belum masuk. "
            "Yang sudah masuk aman. Sambungkan lagi lalu ulangi; yang sudah ada dikenali.",
        ).format(n=self.gone)


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Adds files and folders; `outcome` is told each file's outcome once it is durable, on the vault's thread.

    `left` pictures stay where they lie, for the reason `why_left`; that is logged once the others are in.
    """

    case: Case
    paths: tuple[Path, ...]
    obtained: Obtained
    what: str
    outcome: Callable[[Added], None]
    kind: ExhibitKind | None = None
    left: int = 0
    why_left: str = ""

    def __call__(self, vault: Vault, job: Job[Taken]) -> Generator[None, None, Taken]:
        """What came of it all."""
        number = gone = 0
        watcher = _Watcher(job, self.what)
        for added in adding.add(vault, self.case, self.paths, self.obtained, watcher, self.kind):
            number += 1
            gone += added.problem is not None and not added.file.parent.exists()
            self.outcome(added)
            yield
        if self.left and not job.cancelled.is_set():
            medium.leave(vault, self.case, self.left, self.why_left)
        return Taken(number, gone)


@dataclass(frozen=True, slots=True)
class Seen:
    """An exhibit of which more is known now: its facts, its small picture or a stand-in for it, a clock's check."""

    exhibit: Exhibit
    image: QImage | None = None
    stand_in: bool = False
    check: ClockCheck | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What the progress says at each stage of looking."""

    reading: str
    drawing: str
    codes: str


@dataclass(frozen=True, slots=True)
class Look:
    """Reads the facts that are missing, makes the small pictures that are missing, searches photos for clock codes.

    What is in `wanted` (filled while it runs) has its picture first, and before that the one the file brings along.
    While `held_back` says so, as when files still come in, nothing else is done.
    """

    case: Case
    words: Words
    wanted: deque[Exhibit]
    held_back: Callable[[], bool]
    ready: Callable[[Seen], None]

    def __call__(self, vault: Vault, job: Job[None]) -> Generator[None, None, None]:
        """Nothing; `ready` is told each exhibit of which more is known, on the vault's thread."""
        with WorkerPool(2) as pool:
            drawing = Drawing(vault, pool, self.wanted, self.ready)
            while self.held_back() and not job.cancelled.is_set():
                drawing.go_on(0)
                yield
            yield from self._read(vault, job, drawing)
            yield from self._draw(vault, job, drawing)
        yield from self._search(vault, job)

    def _read(self, vault: Vault, job: Job[None], drawing: Drawing) -> Iterator[None]:
        total = sum(1 for each in exhibits.listing(vault, self.case) if each.facts is None)
        for number, exhibit in enumerate(reading.read_missing(vault, self.case), 1):
            if job.cancelled.is_set():
                return
            job.report(self.words.reading, number, total, number / max(1, total) / 10)
            self.ready(Seen(exhibit))
            drawing.go_on(0)
            yield

    def _draw(self, vault: Vault, job: Job[None], drawing: Drawing) -> Iterator[None]:
        missing = deque(previews.missing(vault, self.case, previews.GRID))
        total = len(missing)
        while (missing or drawing.busy) and not job.cancelled.is_set():
            while missing and drawing.has_room:
                drawing.ask(missing.popleft())
            drawing.go_on(BREATH)
            if total:
                made = total - len(missing)
                job.report(self.words.drawing, made, total, 0.1 + 0.9 * made / total)
            yield

    def _search(self, vault: Vault, job: Job[None]) -> Iterator[None]:
        total = len(clockcheck.waiting(vault, self.case))
        for number, looked in enumerate(clockcheck.recognise(vault, self.case) if total else (), 1):
            job.report(self.words.codes, number, total)
            if looked.check is not None:
                self.ready(Seen(looked.exhibit, check=looked.check))
            yield
            if job.cancelled.is_set():
                return


@dataclass(frozen=True, slots=True)
class _Asked:
    exhibit: Exhibit
    stand_in: bool


@dataclass(slots=True)
class Drawing:
    """Small pictures on their way from the media workers; what is wanted goes first. For the vault's thread."""

    vault: Vault
    pool: WorkerPool
    wanted: deque[Exhibit]
    ready: Callable[[Seen], None]
    _running: dict[Future[Preview | bytes | None], _Asked] = field(default_factory=dict)
    _drawn: set[EvidenceId] = field(default_factory=set)

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way or wanted."""
        return bool(self._running or self.wanted)

    @property
    def has_room(self) -> bool:
        """Whether the workers could take more."""
        return len(self._running) < _AHEAD

    def ask(self, exhibit: Exhibit, *, stand_in: bool = False) -> None:
        """Hands an exhibit to the workers, once for each of the two pictures."""
        vault = self.vault
        if exhibit.id in self._drawn:
            return
        if stand_in:
            future: Future[Preview | bytes | None] = self.pool.submit(
                lambda worker, each: previews.placeholder(vault, worker, each), exhibit
            )
        else:
            self._drawn.add(exhibit.id)
            future = self.pool.submit(
                lambda worker, each: previews.make(vault, worker, each, previews.GRID), exhibit
            )
        self._running[future] = _Asked(exhibit, stand_in)

    def go_on(self, seconds: float) -> None:
        """Takes what is wanted, waits at most so long for a picture, and keeps and tells what came."""
        while self.wanted and self.has_room:
            self._want(self.wanted.pop())
        for future in wait(self._running, seconds, FIRST_COMPLETED).done:
            self._settle(self._running.pop(future), future.result())

    def _want(self, exhibit: Exhibit) -> None:
        kept = previews.kept(self.vault, exhibit, previews.GRID)
        if kept is None:
            self.ask(exhibit, stand_in=True)
        elif kept:
            self.ready(Seen(exhibit, decoded(kept, PICTURE)))

    def _settle(self, asked: _Asked, came: Preview | bytes | None) -> None:
        exhibit = asked.exhibit
        if isinstance(came, Preview):
            previews.keep(self.vault, exhibit, previews.GRID, came)
            if came.jpeg:
                self.ready(Seen(exhibit, decoded(came.jpeg, PICTURE)))
            return
        if came:
            self.ready(Seen(exhibit, decoded(came, PICTURE), stand_in=True))
        self.ask(exhibit)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The kept picture of an exhibit; None where none is kept, `tried` where it is known that there can be none."""

    exhibit: Exhibit
    image: QImage | None
    tried: bool


def fetch(vault: Vault, wanted: list[Exhibit]) -> list[Fetched]:
    """The kept small pictures of a few exhibits, decoded here rather than where the window is drawn."""
    kept = [(each, previews.kept(vault, each, previews.GRID)) for each in wanted]
    return [Fetched(each, decoded(jpeg, PICTURE) if jpeg else None, jpeg is not None) for each, jpeg in kept]


def decoded(jpeg: bytes, most: QSize) -> QImage:
    """A JPEG of our own making as an image no larger than `most`."""
    image = QImage.fromData(QByteArray(jpeg))
    if image.width() <= most.width() and image.height() <= most.height():
        return image
    return image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def drawn_for_page(vault: Vault, exhibit: Exhibit) -> Generator[None, None, bytes | None]:
    """The exhibit's large picture, made in a child where it is not kept; gives way while the child works."""
    found = previews.kept(vault, exhibit, previews.PAGE)
    if found is None:
        with WorkerPool(1) as pool:

            def task(worker: MediaWorker, each: Exhibit) -> Preview:
                return previews.make(vault, worker, each, previews.PAGE)

            future = pool.submit(task, exhibit)
            while not future.done():
                wait((future,), BREATH)
                yield
            previews.keep(vault, exhibit, previews.PAGE, future.result())
        found = previews.kept(vault, exhibit, previews.PAGE)
    return found or None
