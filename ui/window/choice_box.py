"""A box to choose from whose words may be longer than the room there is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip

_BESIDE = 2
"""Pixels that the style keeps free beside the words."""


class ChoiceBox(QComboBox):
    """Ends with "…" what it has no room for: all of it is the tool tip, and stands in the list that opens.

    The tool tip is made when it is asked for, so that none is left to read when the vault is locked.
    """

    def __init__(self, letters: int = 0) -> None:
        """Room for so many letters at least; with 0 for the longest of the words, which may not be long then."""
        super().__init__()
        if letters:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(letters)

    def sizeHint(self) -> QSize:
        """Qt's own, and what Qt forgets to the left and right of the words."""
        return super().sizeHint() + QSize(2 * _BESIDE, 0)

    def minimumSizeHint(self) -> QSize:
        """The same for the least size."""
        return super().minimumSizeHint() + QSize(2 * _BESIDE, 0)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What is drawn: no more of the words than there is room for."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - _BESIDE
        )

    @property
    def drawn(self) -> str:
        """The words as they are drawn."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option.currentText

    def event(self, event: QEvent) -> bool:
        """Tells the whole of words that are cut."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self.currentText()
            cut = words if self.drawn != words else ""
            QToolTip.showText(event.globalPos(), f"<qt>{escape(cut)}</qt>" if cut else "", self)
            return True
        return super().event(event)
