"""The titles above a table: a column is never narrower than its title; what does not fit is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView

_Mode = QHeaderView.ResizeMode


class Titles(QHeaderView):
    """Titles of a table. A column that stretches shrinks no further than its title, or its measure in `least`."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.least: dict[int, int] = {}
        self._squeezed: set[int] = set()
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        """Now the style is known, and with it how wide the titles are."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the columns that stretch what is left."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for column in self._squeezed:
            self.setSectionResizeMode(column, _Mode.Stretch)
        self._squeezed.clear()
        for column in range(self.count()):
            needed = max(self.sectionSizeHint(column), self.least.get(column, 0))
            if self.isSectionHidden(column) or self.sectionSize(column) >= needed:
                continue
            if self.sectionResizeMode(column) is _Mode.Stretch:
                self._squeezed.add(column)
                self.setSectionResizeMode(column, _Mode.Fixed)
            self.resizeSection(column, needed)
