"""Rows of frozen values as a model for tables: no widget for a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.window import empty
from ui.window.theme import GAP, is_large, scaled
from ui.window.titles import Titles

_SEEN = QAbstractItemView.ScrollHint.EnsureVisible
Index = QModelIndex | QPersistentModelIndex
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Column(Generic[Value]):
    """One column: its title, the text of a row in it, an icon where it has one."""

    title: str
    text: Callable[[Value], str]
    icon: Callable[[Value], QIcon] | None = None
    width: int = 0
    """In pixels at a text size of 100 %; 0 takes the room that is left."""
    least: int = 0
    """What it keeps where there is little room, in pixels at a text size of 100 %; 0 goes down to words or title."""


class RowsModel(QAbstractTableModel, Generic[Value]):
    """A read-only table of values; `is_known` once rows were set, were it none, until they are forgotten."""

    def __init__(self, columns: Sequence[Column[Value]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Value] = []
        self.is_known = False

    def set_rows(self, rows: Sequence[Value]) -> None:
        """Shows these rows instead."""
        self._put(rows, is_known=True)

    def forget(self) -> None:
        """Shows none, and does not know whether there are any."""
        self._put((), is_known=False)

    def _put(self, rows: Sequence[Value], *, is_known: bool) -> None:
        self.beginResetModel()
        self.rows, self.is_known = list(rows), is_known
        self.endResetModel()

    def add_row(self, row: Value) -> None:
        """Shows one more at the end."""
        self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
        self.rows.append(row)
        self.endInsertRows()

    def add_rows(self, rows: Sequence[Value]) -> None:
        """Shows several more at the end, the view being told once."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and icon of a cell; the whole text as tool tip, for what is cut."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.DecorationRole and column.icon is not None:
            return column.icon(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' titles, left-aligned."""
        return header(lambda: self.columns[section].title, orientation, role)


def header(title: Callable[[], str], orientation: Qt.Orientation, role: int) -> Any:
    """What a model says above a column: its title, left-aligned; beside rows, which have none, nothing is asked for."""
    if orientation is not Qt.Orientation.Horizontal:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return title()
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return None


def dress(view: QTableView, model: QAbstractTableModel, name: str, none: str) -> Titles:
    """Makes `view` a table of whole rows over `model` like all others, read only; gives the header of its columns.

    `none` is what it says while it has no row.
    """
    view.setModel(model)
    empty.tell(view, none)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(scaled(34))
    titles = Titles(view)
    view.setHorizontalHeader(titles)
    model.modelReset.connect(titles.fit_anew)
    return titles


class Wrapping(QStyledItemDelegate):
    """Makes rows as tall as their words need. Qt measures them in the whole cell and draws them within its padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size for the words as they are broken into lines."""
        option.rect = option.rect.adjusted(GAP, 0, -GAP, 0)
        return super().sizeHint(option, index)


class Table(QTableView):
    """A table that asks for little of a page's height; a layout gives it what is left, and the page is not scrolled."""

    def minimumSizeHint(self) -> QSize:
        """Titles, a row, and half of one to show that there are more, unless another height was set."""
        row = self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + row + row // 2 + 2 * self.frameWidth()
        return QSize(super().minimumSizeHint().width(), self.minimumHeight() or height)

    def sizeHint(self) -> QSize:
        """No higher than it has to be."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())


class Unrolled(Table):
    """A table as tall as all its rows, for few of them: what it lies in is scrolled, and it never is.

    With `most` it is scrolled when it has more rows than that.
    """

    def __init__(self, most: int = 0) -> None:
        super().__init__()
        self._most = most
        if not most:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def updateGeometries(self) -> None:
        """The rows are other ones, or of another height."""
        super().updateGeometries()
        if self.height() != self.sizeHint().height():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Titles, all rows or what it says without any, the frame."""
        words, rows = self.viewport().layout(), self.verticalHeader()
        bare = 0 if words is None else words.totalHeightForWidth(self.width())
        height = rows.sectionPosition(self._most) if 0 < self._most < rows.count() else rows.length()
        height += self.horizontalHeader().sizeHint().height() + (0 if height else bare)
        return QSize(QTableView.sizeHint(self).width(), height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Not lower than all of it."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _SEEN) -> None:
        """Brings a row into sight by scrolling what the table lies in."""
        if self.verticalScrollBar().maximum():
            super().scrollTo(index, hint)
        _bring(self, index)


class UnrolledList(QListView):
    """A list as tall as all its rows, for few of them: what it lies in is scrolled, and it never is."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the words into lines for the new width at once; Qt would wait a while."""
        super().resizeEvent(event)
        self.executeDelayedItemsLayout()

    def updateGeometries(self) -> None:
        """The rows are other ones, or of another height."""
        super().updateGeometries()
        if self.height() != self.sizeHint().height():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows and the frame."""
        return QSize(super().sizeHint().width(), self.contentsSize().height() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Not lower than all of it."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _SEEN) -> None:
        """Brings a row into sight by scrolling what the list lies in."""
        _bring(self, index)


def _bring(view: QAbstractItemView, index: Index) -> None:
    """Scrolls what a view lies in until a row of it is in sight."""
    around = view.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None and (inside := around.widget()) is not None:
        row = view.visualRect(index)
        place = view.viewport().mapTo(inside, row.center())
        around.ensureVisible(place.x(), place.y(), 0, row.height() // 2)


def table(
    model: RowsModel[Any],
    name: str,
    none: str,
    *,
    wrap: bool = False,
    unrolled: bool = False,
    most: int = 0,
    tall: bool = False,
) -> QTableView:
    """A table view of whole rows over `model`, with an accessible name, and the words for when it has no row.

    `wrap` is for few rows of long texts, `unrolled` for such ones in a part that is itself scrolled, `most` for rows
    of one line there, of which so many are unrolled; `tall` is for many rows that need two lines where the text is
    large.
    """
    view = Unrolled(most) if unrolled or most else Table()
    titles = dress(view, model, name, none)
    if wrap or unrolled:
        view.setWordWrap(True)
        view.setItemDelegate(Wrapping(view))
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        titles.wraps = True
    elif tall and is_large():
        two_lines(view)
    for number, column in enumerate(model.columns):
        if column.least:
            titles.least[number] = scaled(column.least)
        if column.width:
            titles.give(number, scaled(column.width))
        else:
            titles.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
    return view


def stamps(title: str, text: Callable[[Value], str]) -> Column[Value]:
    """A column of days with their hour, which large text puts below each other in a table that is `tall`."""
    return Column(title, text, width=205, least=125 if is_large() else 205)


def two_lines(view: QTableView) -> None:
    """Gives each row of a table room for two lines; all rows are alike, so that thousands need no measuring."""
    view.setWordWrap(True)
    view.setItemDelegate(Wrapping(view))
    view.verticalHeader().setDefaultSectionSize(scaled(50))
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def selected(view: QAbstractItemView) -> int | None:
    """The row that is chosen in a view, or None."""
    chosen = view.selectionModel().selectedIndexes()
    return chosen[0].row() if chosen else None
