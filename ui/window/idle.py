"""Says when nobody is at the keyboard, and when the computer slept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from intake.clock import milliseconds_since_boot
from ui.window import named

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
_LOOK_EVERY = 5_000
_SLEPT = 30_000
"""Milliseconds between two looks that only sleep explains."""


class IdleWatch(QObject):
    """Watches the application's windows while armed; `idle` comes once after the time without activity.

    It listens to windows, where all input arrives, not to every widget: the others' events would each cost time.
    """

    idle = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject, milliseconds: int) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        named.put(self._timer, timerType="PreciseTimer")  # a coarse one may be half a minute late in ten
        self._timer.timeout.connect(self.idle)
        self.set_milliseconds(milliseconds)
        application.focusWindowChanged.connect(self.watch)

    def set_milliseconds(self, milliseconds: int) -> None:
        """How long without activity is idle; counts anew."""
        self._timer.setInterval(milliseconds)

    def arm(self) -> None:
        """Begins to count."""
        self._timer.start()

    def disarm(self) -> None:
        """Counts no more: nothing is open."""
        self._timer.stop()

    def watch(self, window: QWindow | None) -> None:
        """Listens to one window more; to those that get the focus it does so by itself."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Starts counting anew at each activity; never takes an event away."""
        if event.type() in _ACTIVITY and self._timer.isActive():
            self._timer.start()
        return False


class SleepWatch(QObject):
    """Finds out afterwards that the computer slept, on every system: a clock that goes on in sleep jumps.

    Qt's own timers stand still in sleep, so `IdleWatch` alone would count hours of it as nothing.
    """

    slept = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], int] = milliseconds_since_boot) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seen = self._clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Compares the clock with what it was at the last look."""
        now = self._clock()
        jumped = now - self._seen >= _SLEPT
        self._seen = now
        if jumped:
            self.slept.emit()
