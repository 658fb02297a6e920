"""Buttons that wait for an answer, without the keyboard wandering off meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


class Busy:
    """Parts of a page that cannot be used while something is asked of the vault."""

    def __init__(self, page: QWidget, *parts: QWidget) -> None:
        self._page, self._parts = page, parts
        self._was: QWidget | None = None

    def set(self, busy: bool) -> None:
        """Disables the parts, or enables them again with the keyboard where it was, unless it was taken elsewhere.

        Qt alone would hand it to whatever comes next, after the last part of a page to the window's head.
        """
        focused = QApplication.focusWidget()
        if busy and focused in self._parts:
            self._was = focused
            self._page.setFocus()
        for part in self._parts:
            part.setEnabled(not busy)
        if not busy:
            if self._was is not None and self._page.hasFocus():
                self._was.setFocus()
            self._was = None
