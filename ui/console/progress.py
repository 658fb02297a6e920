"""Progress on standard error, only where that is a terminal; stopping between two files on Ctrl+C."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from intake.bundle.parts import Step
from intake.evidence.adding import Added
from intake.evidence.exhibits import Exhibit


class Bar:
    """A progress bar for a number of bytes or pieces; silent where nobody would see it.

    It is the watcher of intake, reading and previews; `cancelled` is set by Ctrl+C within `interruptible`.
    """

    def __init__(
        self,
        words: Callable[[str], str],
        key: str = "progress.checking",
        settled: Callable[[Added], None] | None = None,
    ) -> None:
        self.cancelled = threading.Event()
        self._words, self._key, self._settled = words, key, settled
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._progress = Progress(
            *columns,
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
            redirect_stdout=sys.stdout.isatty(),
            transient=True,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def found(self, files: int, size: int) -> None:
        """So many files, so many bytes in all."""
        self.begin(self._key, size)

    def at(self, key: str) -> Bar:
        """The step that is found next is called so."""
        self._key = key
        return self

    def begin(self, key: str, total: int) -> None:
        """Starts a step of `total` bytes or pieces; before the first one questions can still be asked."""
        self._progress.start()
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(self._words(key), total=total)

    def moved(self, size: int) -> None:
        """So much more is done."""
        if self._task is not None:
            self._progress.advance(self._task, size)

    def planned(self, size: int) -> None:
        """So many bytes will be written, about."""
        self.begin("progress.sealing", size)

    def reached(self, step: Step, size: int) -> None:
        """So many bytes more have come so far; what counts is what was read back."""
        if step is Step.READ_BACK:
            self.moved(size)

    def meanwhile(self) -> None:
        """Nothing else waits for the vault here."""

    def exhibit_written(self, written: int, wanted: int) -> None:
        """So many of so many exhibits are on paper."""
        if written == 1:
            self.begin("progress.papers", wanted)
        self.moved(1)

    def done(self, added: Added) -> None:
        """One file has its outcome."""
        if self._settled is not None:
            self._settled(added)

    def facts_read(self, exhibit: Exhibit) -> None:
        """This exhibit's facts are kept."""
        self.moved(1)

    def preview_made(self, made: int, wanted: int) -> None:
        """So many of so many are done."""
        if made == 1:
            self.begin("progress.previews", wanted)
        self.moved(1)


@contextmanager
def interruptible(cancelled: threading.Event) -> Iterator[None]:
    """Ctrl+C asks the work in the block to stop at the next safe place; a second one stops at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        if cancelled.is_set():
            raise KeyboardInterrupt
        cancelled.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
