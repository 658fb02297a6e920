"""What long tasks report to while they run: bytes in, progress out, and the officer's wish to stop."""

from __future__ import annotations

import threading
from typing import Any

from ui.window.work import Job

MB = 10**6


class Watching:
    """Turns counted bytes into the progress of a job; the watcher of checks, receiving, sealing, backup and restore.

    `what` is said while bytes are counted, `after` once all that were planned are through. They are shown by the
    `unit`, which is 1 where pieces are counted.
    """

    def __init__(self, job: Job[Any], what: str, after: str = "", unit: int = MB) -> None:
        self.cancelled = job.cancelled
        self._job, self._what, self._after, self._unit = job, what, after or what, unit
        self._size = self._moved = 0
        self._lock = threading.Lock()

    def found(self, files: int, size: int) -> None:
        """So many files, so many bytes in all."""
        self.planned(size)

    def planned(self, size: int) -> None:
        """So many bytes, about."""
        self._size = size
        self.moved(0)

    def moved(self, size: int) -> None:
        """So many bytes more; called from any thread."""
        with self._lock:
            self._moved = min(self._moved + size, self._size)
            done = self._moved
        self._job.report(
            self._after if done >= self._size else self._what,
            done // self._unit,
            self._size // self._unit,
            done / max(1, self._size),
        )
