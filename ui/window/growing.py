"""Fields for several lines that are as high as what stands in them, so that the form is scrolled and not the field."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea

from ui.window import timers

_AROUND = 20
"""Pixels of border, padding and the document's margin, above and below the lines."""


class GrowingText(QPlainTextEdit):
    """Between `least` and `most` lines high; beyond them it is scrolled. A hint is shown whole; Tab goes on."""

    def __init__(self, name: str, hint: str = "", *, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._follow = timers.once(self, self._keep_in_sight)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.cursorPositionChanged.connect(self._follow.start)

    @property
    def highest(self) -> int:
        """The height in pixels from which it is scrolled."""
        return self._height_of(self._most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere; another height moves them in the form."""
        super().resizeEvent(event)
        self._fit()
        self._follow.start()

    def _height_of(self, lines: int) -> int:
        return ceil(QFontMetricsF(self.font()).lineSpacing()) * lines + _AROUND

    def _fit(self) -> None:
        """Has no scroll bar until it is at its highest: for a moment that would break the lines elsewhere."""
        needed, highest = self._needed(), self.highest
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed > highest else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(min(max(needed, self._height_of(self._least)), highest))

    def _needed(self) -> int:
        """The height that the text or the hint needs; of a long text, not much more than there is room for."""
        if self.document().isEmpty():
            return self._hint() + _AROUND
        layout, block, lines = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid() and lines < self.highest:
            layout.blockBoundingRect(block)  # lays it out, where Qt has not done so yet
            lines += block.layout().boundingRect().height()
            block = block.next()
        return ceil(lines) + _AROUND

    def _hint(self) -> int:
        room = QRect(0, 0, self.viewport().width() - 2 * round(self.document().documentMargin()), 0)
        return (
            self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText()).height()
        )

    def _keep_in_sight(self) -> None:
        """Scrolls the pages around it to the line that is being typed, which growing may have moved out of sight."""
        if not self.hasFocus():
            return
        around = self.parentWidget()
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.LayoutRequest
        )  # else there is no room yet to scroll to
        while around is not None:
            inside = around.widget() if isinstance(around, QScrollArea) else None
            if isinstance(around, QScrollArea) and inside is not None:
                line = self.viewport().mapTo(inside, QPoint(0, self.cursorRect().center().y()))
                around.ensureVisible(line.x(), line.y(), 0, self.cursorRect().height())
            around = around.parentWidget()
