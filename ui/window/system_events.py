"""What Windows tells every window: the computer goes to sleep, the session is locked.

Elsewhere both come over D-Bus, which Segel does not speak: there `idle.SleepWatch` finds out at waking, and a locked
session is for the idle time to deal with.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal

_POWER = 0x0218
"""WM_POWERBROADCAST."""
_SUSPEND = 0x0004
"""PBT_APMSUSPEND."""
_SESSION = 0x02B1
"""WM_WTSSESSION_CHANGE."""
_LOCK, _DISCONNECT = 0x7, 0x4
"""WTS_SESSION_LOCK; WTS_REMOTE_DISCONNECT."""
_WINDOWS = {b"windows_generic_MSG", b"windows_dispatcher_MSG"}


class SystemEvents(QObject):
    """Signals for what the system says; silent where the system says nothing."""

    sleeping = Signal()
    screen_locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filter = _Filter(self)

    def take(self, message: int, parameter: int) -> None:
        """One message of Windows with its WPARAM."""
        if message == _POWER and parameter == _SUSPEND:
            self.sleeping.emit()
        elif message == _SESSION and parameter in (_LOCK, _DISCONNECT):
            self.screen_locked.emit()

    @staticmethod
    def ask_for_sessions(window: int) -> bool:
        """Asks Windows to tell this window (its HWND) of locked sessions; False elsewhere, or where it refuses."""
        if sys.platform == "win32":
            import ctypes
            from ctypes import wintypes

            return bool(ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), 0))
        return False


class _Filter(QAbstractNativeEventFilter):
    """Passes on what concerns us, keeps nothing from anybody."""

    def __init__(self, events: SystemEvents) -> None:
        super().__init__()
        self._events = events

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Reads Windows' MSG, of which `message` is the address."""
        if QByteArray(kind).data() in _WINDOWS:
            from ctypes import wintypes  # elsewhere no message comes, and no start waits for it

            found = wintypes.MSG.from_address(int(message))
            self._events.take(int(found.message), int(found.wParam))
        return False, 0
