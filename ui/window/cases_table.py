"""The table of cases: what it gives up where the text is large, and how tall its rows are."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from ui.window import models
from ui.window.cases_listing import By
from ui.window.cases_model import CasesModel
from ui.window.theme import is_large, scaled

_WIDTHS = {
    By.NUMBER: 60, By.TITLE: 200, By.REPORTED: 130, By.KIND: 155, By.PLACE: 140, By.STATE: 155, By.DUE: 225,
    By.HANDOVER: 120,
}  # fmt: skip
"""In pixels at a text size of 100 %; of those that grow, what they have at least."""
_LARGE = {By.TITLE: 130, By.REPORTED: 100, By.PLACE: 95, By.STATE: 137, By.DUE: 225, By.HANDOVER: 120}
"""What is kept where there is little room, in the same measure: state, limit and hand-over stay whole."""
_GROWING = (By.TITLE, By.DUE)
_LEAST = 50
"""The height of a row of two lines, which titles need, in pixels at a text size of 100 %."""
_MOST_LINES = 4
"""What a limit may take of each row: a long one does not drive the other cases out of sight, its tool tip is whole."""
_BESIDE_LINES = 9
"""Pixels of a row's height above and below its lines."""


class CasesTable(models.Table):
    """All rows alike and as tall as the longest limit needs, up to four lines: ten thousand need no measuring.

    Large text leaves the kind out: the filter and the page of the case say it.
    """

    def __init__(self, model: CasesModel, name: str, none: str) -> None:
        super().__init__()
        self._cases = model
        header = models.dress(self, model, name, none)
        header.measures = False  # columns stay where they are while somebody types what to search for
        models.two_lines(self)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        for column, by in enumerate(By):
            header.least[column] = scaled(_LARGE.get(by, 0))
            if by in _GROWING:
                header.least[column] = scaled(_WIDTHS[by])
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                header.give(column, scaled(_WIDTHS[by]))
        self.setColumnHidden(list(By).index(By.KIND), is_large())
        model.modelReset.connect(self._fit_rows)
        header.sectionResized.connect(self._fit_rows)

    def _fit_rows(self) -> None:
        least, most = scaled(_LEAST), self._most()
        needed = max(map(self._height, self._cases.rows_of_limits()), default=least)
        self.verticalHeader().setDefaultSectionSize(max(min(needed, most), least))

    def _most(self) -> int:
        return _MOST_LINES * ceil(QFontMetricsF(self.font()).lineSpacing()) + _BESIDE_LINES

    def _height(self, row: int) -> int:
        """What the limit in a row needs."""
        column = list(By).index(By.DUE)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, self.columnWidth(column), self._most())
        return self.itemDelegate().sizeHint(option, self._cases.index(row, column)).height()
