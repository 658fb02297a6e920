"""The table of cases: what it gives up where the text is large, and how tall its rows are."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView

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
_LINES = (50, 90)
"""The least and the most height of a row: two lines and four."""


class CasesTable(QTableView):
    """All rows alike and as tall as the longest limit needs, so that ten thousand need no measuring.

    Large text leaves the kind out: the filter and the page of the case say it.
    """

    def __init__(self, model: CasesModel, name: str) -> None:
        super().__init__()
        self._cases = model
        header = models.dress(self, model, name)
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
        row, column = self._cases.longest_due(), list(By).index(By.DUE)
        least, most = (scaled(height) for height in _LINES)
        height = least
        if row is not None:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = QRect(0, 0, self.columnWidth(column), most)
            height = self.itemDelegate().sizeHint(option, self._cases.index(row, column)).height()
        self.verticalHeader().setDefaultSectionSize(min(max(height, least), most))
