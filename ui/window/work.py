"""The one way off the GUI thread: run, progress, cancel, result and error, with the vault's one owner thread.

A task is a function of the open vault and its `Job`; it may be a generator, which gives way to more urgent tasks
at each `yield`. One that is none gives way to words being typed whenever it says how far it is. Results come back
on the GUI thread, in the order the tasks ended.
"""

from __future__ import annotations

import itertools
import queue
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from enum import IntEnum
from types import GeneratorType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from PySide6.QtCore import QObject, Signal, Slot

from intake.problems import Problem
from intake.turns import TURN

if TYPE_CHECKING:
    from pathlib import Path

    from intake.vault import Vault

Result = TypeVar("Result")
Steps = Generator[None, None, Result]
_REPORT_EVERY = 0.05
_PART_TO_JUDGE, _TIME_TO_JUDGE = 0.02, 2
"""The part and the seconds from which on a job's speed says how long it will take."""


class Priority(IntEnum):
    """What goes first: words being typed, which are kept as drafts and log nothing, then what an officer asks for at
    the keys, before a long job, pictures last.
    """

    WORDS = 0
    NOW = 1
    WORK = 2
    QUIET = 3


class Progress(NamedTuple):
    """How far a job is: what it counts, how many of how many, and which part of its way (0 to 1) that is.

    `began` is when it began to count this (`time.monotonic`), and `before` the part that was behind it then.
    """

    what: str
    done: int
    total: int
    part: float
    began: float
    before: float

    def left(self, now: float) -> float | None:
        """The seconds that it will take yet, as fast as it counted so far; None where that is not known yet."""
        counted, gone = now - self.began, self.part - self.before
        return (
            counted * (1 - self.part) / gone if gone > _PART_TO_JUDGE and counted > _TIME_TO_JUDGE else None
        )


class Stopped(Exception):
    """The job was cancelled before it began, or the vault was locked."""


class Job(Generic[Result]):
    """One task on its way. `title` is shown with progress; a job without one is not shown.

    An officer may stop long work, not what is done in a moment.
    """

    def __init__(
        self, task: Callable[[Vault, Job[Result]], Result | Steps[Result]], title: str, priority: Priority
    ) -> None:
        self.title = title
        self.priority = priority
        self.needs_vault = True
        self.cancelled = threading.Event()
        self.began = time.monotonic()
        self.progress: Progress | None = None
        self._task = task
        self._steps: Steps[Result] | None = None
        self._told = 0.0
        self._tell: Callable[[Job[Any]], None] = lambda job: None
        self.give_way: Callable[[], None] = lambda: None
        """Keeps words that were typed meanwhile; on the vault's thread, where no transaction is open."""
        self._done: Callable[[Result], None] = lambda result: None
        self._failed: Callable[[BaseException], None] = lambda error: None

    @property
    def may_stop(self) -> bool:
        """Whether stopping it makes sense."""
        return self.priority > Priority.NOW

    def cancel(self) -> None:
        """Asks the task to end soon; what it already acknowledged stays."""
        self.cancelled.set()

    def report(self, what: str, done: int, total: int, part: float | None = None) -> None:
        """Says how far it is; callable from any thread, shown at most twenty times a second.

        On the vault's thread words that were typed meanwhile are kept first, unless a transaction is open.
        """
        self.give_way()
        share = part if part is not None else done / total if total else 0.0
        now = time.monotonic()
        share, last = min(share, 1.0), self.progress
        began, before = (now, share) if last is None or last.what != what else (last.began, last.before)
        self.progress = Progress(what, done, total, share, began, before)
        if now - self._told >= _REPORT_EVERY or done == total:
            self._told = now
            self._tell(self)


class Work(QObject):
    """The queue, the vault's owner thread and the way back. One for each window."""

    changed = Signal()
    """The jobs in flight or their progress changed."""
    moved = Signal(object, object)
    """The open vault goes on in another folder, that of a stick put back: where it lay, where it lies."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_heard = False
        self._queue: queue.PriorityQueue[tuple[int, int, Job[Any] | None]] = queue.PriorityQueue()
        self._count = itertools.count()
        self._jobs: list[Job[Any]] = []
        self._vault: Vault | None = None
        self._unlocked: Exception | None = None
        self._entries = 0
        self._on_volume: Path | None = None
        self._not_taken_up: Problem | None = None
        self._opening: Job[None] | None = None
        self.is_open = False
        """Whether a vault is open, as the window knows it."""
        sys.setswitchinterval(TURN)  # the window draws in between
        self._thread = threading.Thread(target=self._loop, name="segel-vault")
        self._thread.start()

    @property
    def shown(self) -> list[Job[Any]]:
        """The jobs with a title that are in flight."""
        return [job for job in self._jobs if job.title]

    @property
    def is_idle(self) -> bool:
        """Whether nothing is in flight."""
        return not self._jobs

    def run(
        self,
        task: Callable[[Vault, Job[Result]], Result | Steps[Result]],
        *,
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None],
        title: str = "",
        priority: Priority = Priority.NOW,
        needs_vault: bool = True,
    ) -> Job[Result]:
        """Hands a task to the vault's thread; `done` or `failed` is called on the GUI thread.

        A task that does not need a vault must not touch the one that it is given.
        """
        job = Job(task, title, priority)
        job.needs_vault = needs_vault
        return self._put(job, done, failed)

    def _put(
        self, job: Job[Result], done: Callable[[Result], None], failed: Callable[[BaseException], None]
    ) -> Job[Result]:
        if not self._is_heard:
            from PySide6.QtCore import Qt  # with the first job, not for the first page: see named.py

            self._is_heard = True
            self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        job._tell, job._done, job._failed = self._tell, done, failed
        job.give_way = self._keep_words
        self._jobs.append(job)
        self._queue.put((job.priority, next(self._count), job))
        self.changed.emit()
        return job

    def open(
        self,
        opening: Callable[[], Vault],
        *,
        done: Callable[[], None],
        failed: Callable[[BaseException], None],
        title: str,
    ) -> None:
        """Opens a vault on its thread: `opening` creates or unlocks it."""

        def task(_: Vault, __: Job[None]) -> None:
            from ui.window import volumes  # the first page does not wait for it

            self._vault = opening()
            self._on_volume = volumes.place_on_volume(self._vault.path)
            if job.cancelled.is_set():
                self._lock()
                raise Stopped

        def opened(_: None) -> None:
            self._opening = None
            self.is_open = True
            if job.cancelled.is_set():
                self.lock(done=lambda: failed(Stopped()), failed=failed)
            else:
                done()

        def refused(error: BaseException) -> None:
            self._opening = None
            failed(error)

        self._opening = job = Job(task, title, Priority.NOW)
        job.needs_vault = False
        self._put(job, opened, refused)

    @property
    def is_opening(self) -> bool:
        """Whether a vault is on its way to be open."""
        return self._opening is not None

    def abandon_opening(self) -> None:
        """Drops the keys of a vault that is being opened as soon as they are there; `failed` is told `Stopped`."""
        if self._opening is not None:
            self._opening.cancel()

    def lock(self, *, done: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        """Cancels what is in flight, lets it end, signs the head and closes the vault. `done` comes in any case."""
        self.is_open = False
        self.cancel_long_ones()

        def task(_: Vault, __: Job[None]) -> None:
            self._drain()
            self._lock()

        def refused(error: BaseException) -> None:
            failed(error)
            done()

        job = Job(task, "", Priority.NOW)
        job.needs_vault = False
        self._put(job, lambda _: done(), refused)

    def stop(self) -> Exception | None:
        """Ends the thread, after what is queued; locks the vault where that was not done.

        Gives what locking failed with, as on a full disk: then the vault is closed all the same, nothing that was
        acknowledged is lost, and its head is signed when it is locked the next time.
        """
        if self._thread.is_alive():
            self.cancel_long_ones()
            self._queue.put((len(Priority), next(self._count), None))
            self._thread.join()
        return self._unlocked

    def cancel_long_ones(self) -> None:
        """Asks all work but an officer's keystrokes to end at its next safe point."""
        for job in self._jobs:
            if job.priority > Priority.NOW:
                job.cancel()

    def _tell(self, job: Job[Any]) -> None:
        self._arrived.emit(self.changed.emit)

    @Slot(object)
    def _take(self, call: Callable[[], None]) -> None:
        call()

    # From here on: the vault's thread.

    def _loop(self) -> None:
        while (job := self._queue.get()[2]) is not None:
            self._step(job)
        try:
            self._lock()
        except Exception as error:  # noqa: BLE001 - the thread ends here: who stopped it is told
            self._unlocked = error

    def _step(self, job: Job[Any]) -> None:
        try:
            if job._steps is None:
                if job.cancelled.is_set() or (job.needs_vault and self._vault is None):
                    raise Stopped
                if job.needs_vault:
                    self._take_up()
                result = job._task(cast("Vault", self._vault), job)
                if not isinstance(result, GeneratorType):
                    self._count_entries()
                    self._end(job, lambda: job._done(result))
                    return
                job._steps = result
            next(job._steps)
            self._count_entries()
        except StopIteration as end:
            value = end.value
            self._end(job, lambda: job._done(value))
        except Exception as error:  # noqa: BLE001 - the worker's boundary: every error goes to who asked
            found = self._explained(error)
            self._end(job, lambda: job._failed(found))
        else:
            self._queue.put((job.priority, next(self._count), job))

    def _lock(self) -> None:
        from intake.custody import heads  # with the whole log: the first page does not wait for it

        if self._vault is None:
            return
        try:
            with suppress(Problem, OSError):  # a vault that cannot be written says so itself
                self._take_up()
        finally:
            vault, self._vault = self._vault, None
            heads.lock(vault)

    def _take_up(self) -> None:
        """Goes on by itself where a stick that was pulled is in again, be it under another letter or mount point."""
        vault = self._vault
        if vault is None or not vault.is_let_go:
            if vault is not None:
                vault.try_writing()
            return
        from intake import putback
        from ui.window import volumes

        before, place = vault.path, self._on_volume
        try:
            putback.take_up(vault, self._entries, volumes.on_each_volume(place) if place is not None else ())
        except Problem as problem:
            self._not_taken_up = problem
            raise
        if (now := vault.path) != before:
            self._arrived.emit(lambda: self.moved.emit(before, now))

    def _count_entries(self) -> None:
        """Of a stick that is put back the log must not be shorter than it was seen."""
        from intake.custody import journal  # with the whole log: the first page does not wait for it

        if self._vault is not None and not self._vault.is_let_go:
            with suppress(Problem):  # what was done is done, also where the disk went just now
                self._entries = journal.size(self._vault)

    def _keep_words(self) -> None:
        """Between two steps of long work: an officer's words are not to wait for its end."""
        vault = self._vault
        if threading.current_thread() is not self._thread or vault is None:
            return
        if not vault.is_let_go and vault.store.in_transaction:
            return
        while not self._queue.empty():
            priority, count, job = self._queue.get()
            if priority is not Priority.WORDS or job is None:
                self._queue.put((priority, count, job))
                return
            self._step(job)

    def _explained(self, error: Exception) -> Exception:
        """Whatever goes wrong in a vault whose folder is not there any more: the stick it lies on was pulled."""
        from intake.header import NAMES

        vault = self._vault
        if vault is None or isinstance(error, Stopped):
            return error
        if error is self._not_taken_up:
            return error
        if not vault.is_let_go:
            if any(_is_there(vault.path / name) for name in NAMES):
                return error
            vault.let_go()
        return Problem("vault-gone", item=str(vault.path))

    def _drain(self) -> None:
        """Lets every cancelled job come to its own end, so that nothing half done stays behind."""
        while not self._queue.empty():
            job = self._queue.get()[2]
            if job is None:
                self._queue.put((len(Priority), next(self._count), None))
                return
            self._step(job)

    def _end(self, job: Job[Any], call: Callable[[], None]) -> None:
        def arrive() -> None:
            self._jobs.remove(job)
            call()
            self.changed.emit()

        self._arrived.emit(arrive)


def _is_there(path: Path) -> bool:
    """`Path.exists` raises what a pulled disk may say, such as EIO."""
    try:
        path.stat()
    except OSError:
        return False
    return True
