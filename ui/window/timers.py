"""Timers that run once after the last of several events, so that each event need not be dealt with by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once(parent: QObject, deed: Callable[[], object], milliseconds: int = 0) -> QTimer:
    """A timer that does `deed` once, so many milliseconds after each start; not started yet."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(deed)
    return timer
