"""Timers that run once for several events, so that each event need not be dealt with by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

AUTOSAVE: Final = 1200
"""Milliseconds from the first letter that is not in the vault to its saving: two seconds are promised."""
AGAIN: Final = 3000
"""Milliseconds until a saving that failed is tried again."""


def once(parent: QObject, deed: Callable[[], object], milliseconds: int = 0) -> QTimer:
    """A timer that does `deed` once, so many milliseconds after each start; not started yet."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(deed)
    return timer


class Autosave:
    """Saves `AUTOSAVE` after the first letter that is not saved, not after the last: nobody has to pause for it."""

    def __init__(self, parent: QObject, save: Callable[[], object]) -> None:
        self._timer = once(parent, save)

    def touch(self) -> None:
        """Something is typed. A saving that is due already is not put off."""
        if not self._timer.isActive():
            self._timer.start(AUTOSAVE)

    def again(self) -> None:
        """The saving failed: it is tried once more by itself."""
        self._timer.start(AGAIN)

    def stop(self) -> None:
        """Saves nothing any more: it is being saved, or the page shows something else."""
        self._timer.stop()
