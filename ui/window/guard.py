"""What locks the window from anywhere: no activity, sleep, a locked session, the keys that lock at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.window.appearance import Appearance
from ui.window.idle import IdleWatch, SleepWatch
from ui.window.panic_key import PanicKey
from ui.window.system_events import SystemEvents

if TYPE_CHECKING:
    from ui.window.frame import Window

_MINUTE = 60_000


class Guard(QObject):
    """Watches while a vault is open."""

    def __init__(
        self, application: QApplication, window: Window, milliseconds: int | None, appearance: Appearance
    ) -> None:
        super().__init__(window)
        self._window = window
        self._watched = False
        self._owed = False
        self.events = SystemEvents(self)
        self.sleep = SleepWatch(self)
        self._idle = IdleWatch(application, self, milliseconds or appearance.now.minutes * _MINUTE)
        self._panic = PanicKey(application, self)
        self._panic.pressed.connect(window.leaving.at_once)
        appearance.minutes_changed.connect(lambda minutes: self._idle.set_milliseconds(minutes * _MINUTE))
        self._idle.idle.connect(self._idled)
        self.sleep.slept.connect(self._slept)
        self.events.sleeping.connect(self._slept)
        self.events.screen_locked.connect(self._screen_locked)
        window.work.changed.connect(self._pay)
        application.installNativeEventFilter(self.events.filter)
        self.destroyed.connect(lambda: application.removeNativeEventFilter(self.events.filter))

    def arm(self) -> None:
        """A vault was opened."""
        self._owed = False
        self._idle.arm()

    def disarm(self) -> None:
        """Nothing is open."""
        self._owed = False
        self._idle.disarm()

    def watch(self, window: Window) -> None:
        """Asks the system once to tell this window of locked sessions."""
        if not self._watched:
            self._watched = True
            self.events.ask_for_sessions(int(window.winId()))
            for each in (self._idle, self._panic):
                each.watch(window.windowHandle())

    def _idled(self) -> None:
        if self._window.work.shown:
            self._idle.arm()  # work that the officer started and waits for is no idleness
        else:
            self._window.leaving.when_quiet()

    def _slept(self) -> None:
        self._window.leaving.at_once()

    def _screen_locked(self) -> None:
        if self._window.work.is_opening:
            self._window.leaving.at_once()
        self._owed = self._window.folder is not None
        self._pay()

    def _pay(self) -> None:
        """A locked session locks the vault too, once the work that goes on behind it has ended."""
        if self._owed and not self._window.work.shown:
            self._owed = False
            self._window.leaving.when_quiet()
