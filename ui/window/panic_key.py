"""The keys that lock at once, wherever they are pressed: in a dialog, an open menu or an open list too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

from ui.window.leaving import AT_ONCE


class PanicKey(QObject):
    """Listens to every window of the application, as `IdleWatch` does; Qt's actions hear nothing outside their own.

    A dialog for files that the system draws is no window of Qt's: keys pressed there come to nobody here.
    """

    pressed = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = {QKeySequence(each) for each in AT_ONCE}
        application.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Listens to one window more; to those that get the focus it does so by itself."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes these keys away before a dialog, a menu or a list gets them."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if QKeySequence(event.keyCombination()) not in self._keys:
            return False
        self.pressed.emit()
        return True
