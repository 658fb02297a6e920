"""Who is told how far long work is, and may ask it to stop: backups, checks, receiving."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from intake.problems import Problem

Tick = Callable[[int], None]
"""Called with each number of bytes that were moved, from any thread."""


class Watcher(Protocol):
    """Who looks on; `cancelled` may be set from another thread."""

    cancelled: threading.Event

    def found(self, files: int, size: int) -> None:
        """So many files, so many bytes in all."""

    def moved(self, size: int) -> None:
        """So many bytes more; called from worker threads too."""


def _stopped() -> Exception:
    return Problem("cancelled")


def watched(
    watcher: Watcher | None, files: int, size: int, stopped: Callable[[], Exception] = _stopped
) -> Tick:
    """Tells the watcher what there is, and returns what tells it of each block, and raises `stopped` once it asks."""
    if watcher is None:
        return lambda moved: None
    watcher.found(files, size)

    def tick(moved: int) -> None:
        watcher.moved(moved)
        if watcher.cancelled.is_set():
            raise stopped()

    return tick
