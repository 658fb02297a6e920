"""The titles above a table, and how its columns share the room: none is narrower than its title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from ui.window.theme import GAP, scaled

_Mode = QHeaderView.ResizeMode
_NARROW = 28
"""Pixels at a text size of 100 % that a column has in any case."""
_NAME = 120
"""The width that the parts of an ordinary name need, in the same measure: what stretches has it."""
_WORD = 200
"""The longest word that is given room, in pixels at a text size of 100 %; an address on the web may be longer."""
_MEASURED = 200
"""The rows whose words are measured; a table of more is one whose words are not broken into lines."""


def shared(room: int, widths: Sequence[int], *floors: Sequence[int]) -> list[int]:
    """Widths that fit into `room`, all in pixels.

    All give up the same part of what they have above their floor, and go below the first floor only when all are
    there. Below the last they do not go.
    """
    found = list(widths)
    for floor in floors:
        slack = sum(found) - sum(floor)
        over = min(sum(found) - room, slack)
        if over > 0:
            found = [width + (low - width) * over // slack for width, low in zip(found, floor, strict=True)]
    return found


class Titles(QHeaderView):
    """Titles of a table.

    A column has the width it was given, or stretches over what is left; where there is less room than that, they
    share it: first down to what is in them (`measures`) or, where lines are broken (`wraps`), to their longest word,
    then to `least`, at last to their titles. What the officer drew stays as it was drawn.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.least: dict[int, int] = {}
        self.measures, self.wraps = True, False
        self._table = table
        self._usual: dict[int, int] = {}
        self._drawn: dict[int, int] = {}
        self._squeezed: set[int] = set()
        self._fitting = False
        self.setHighlightSections(False)
        self.setMinimumSectionSize(scaled(_NARROW))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sectionResized.connect(self._resized)

    def give(self, column: int, width: int) -> None:
        """The width of a column, in pixels, where there is room and nobody drew another."""
        self._usual[column] = width
        self.resizeSection(column, width)

    def wanted(self, column: int) -> int:
        """How wide a column is where there is room, in pixels; 0 where it stretches."""
        if self._stretches(column):
            return 0
        return self._drawn.get(column) or self._usual.get(column, self.sectionSize(column))

    def showEvent(self, event: QShowEvent) -> None:
        """Now the style is known, and with it how wide the titles are."""
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the columns what room there is now."""
        super().resizeEvent(event)
        self.fit()

    def fit_anew(self) -> None:
        """The rows are other ones."""
        if self.measures and self.isVisible():
            self.fit()

    def fit(self) -> None:
        """Shares the room between the columns."""
        if self._fitting or not self.count():
            return
        self._fitting = True
        shown = [column for column in range(self.count()) if not self.isSectionHidden(column)]
        stretched = [column for column in shown if self._stretches(column)]
        widths = dict(zip(shown, self._widths(shown), strict=True))
        left = self.viewport().width() - sum(widths[each] for each in shown if each not in stretched)
        enough = all(widths[each] * len(stretched) <= left for each in stretched)
        self._squeezed = set() if enough else set(stretched)
        spare = 0 if enough else max(0, left - sum(widths[each] for each in stretched)) // len(stretched)
        for column in shown:
            if column not in stretched:
                self.resizeSection(column, widths[column])
                continue
            self.setSectionResizeMode(column, _Mode.Stretch if enough else _Mode.Fixed)
            if not enough:
                self.resizeSection(column, widths[column] + spare)
        self._fitting = False
        if self.wraps:
            self._table.resizeRowsToContents()

    def _widths(self, columns: Sequence[int]) -> list[int]:
        titles = {each: self.sectionSizeHint(each) for each in columns}
        name = {each: scaled(_NAME) if self._stretches(each) else 0 for each in columns}
        least = {
            each: max(titles[each], self.least.get(each, 0 if self.wraps else name[each])) for each in columns
        }
        filled = {each: max(least[each], self._filled(each)) for each in columns}
        wanted = {each: max(titles[each], self.wanted(each)) for each in columns}
        for column in columns:
            if self._stretches(column):
                wanted[column] = max(name[column], filled[column] if self.wraps else least[column])
            elif column in self._drawn:
                titles[column] = least[column] = filled[column] = wanted[column]
        floors = (
            [min(each[column], wanted[column]) for column in columns] for each in (filled, least, titles)
        )
        return shared(self.viewport().width(), [wanted[each] for each in columns], *floors)

    def _filled(self, column: int) -> int:
        """How wide the widest cell in sight is or, where lines are broken, one with the longest word.

        Qt leaves the padding of cells out.
        """
        if not self.wraps:
            return self._table.sizeHintForColumn(column) + 2 * GAP if self.measures else 0
        rows = range(min(self.model().rowCount(), _MEASURED))
        return min(
            max(map(self._word, (self.model().index(row, column) for row in rows)), default=0), scaled(_WORD)
        )

    def _word(self, index: QModelIndex) -> int:
        """The width of a cell that holds no more than the longest word of this one."""
        option = QStyleOptionViewItem()
        self._table.initViewItemOption(option)
        words = str(index.data() or "").split()
        option.text = max(words, key=option.fontMetrics.horizontalAdvance, default="")
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        if index.data(Qt.ItemDataRole.DecorationRole) is not None:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        shape = QStyle.ContentsType.CT_ItemViewItem
        return self._table.style().sizeFromContents(shape, option, QSize(), self._table).width() + 2 * GAP

    def _stretches(self, column: int) -> bool:
        return column in self._squeezed or self.sectionResizeMode(column) is _Mode.Stretch

    def _resized(self, column: int, _before: int, width: int) -> None:
        if self._fitting or not width or self.sectionResizeMode(column) is not _Mode.Interactive:
            return
        if width == self._usual.get(column):
            self._drawn.pop(column, None)
        else:
            self._drawn[column] = width
        if self.isVisible():
            self.fit()
