"""Locks after a while without keyboard, mouse or touch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

MINUTES = 10

_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.DragMove,
    }
)


class IdleWatch(QObject):
    """Watches the whole application while armed; `idle` comes once after the time without activity."""

    idle = Signal()

    def __init__(self, application: QObject, parent: QObject, milliseconds: int = MINUTES * 60_000) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.idle)
        application.installEventFilter(self)

    def arm(self) -> None:
        """Begins to count."""
        self._timer.start()

    def disarm(self) -> None:
        """Counts no more: nothing is open."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Starts counting anew at each activity; never takes an event away."""
        if event.type() in _ACTIVITY and self._timer.isActive():
            self._timer.start()
        return False
