"""Rows of frozen values as a model for tables: no widget for a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

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
    """A read-only table of values."""

    def __init__(self, columns: Sequence[Column[Value]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Value] = []

    def set_rows(self, rows: Sequence[Value]) -> None:
        """Shows these rows instead."""
        self.beginResetModel()
        self.rows = list(rows)
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


def dress(view: QTableView, model: QAbstractTableModel, name: str) -> Titles:
    """Makes `view` a table of whole rows over `model` like all others, read only; gives the header of its columns."""
    view.setModel(model)
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


class Unrolled(QTableView):
    """A table as tall as all its rows, for few of them: what it lies in is scrolled, and it never is."""

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def updateGeometries(self) -> None:
        """The rows are other ones, or of another height."""
        super().updateGeometries()
        if self.height() != self.sizeHint().height():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Titles, all rows, the frame."""
        rows = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Not lower than all of it."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _SEEN) -> None:
        """Brings a row into sight by scrolling what the table lies in."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and (inside := around.widget()) is not None:
            row = self.visualRect(index)
            place = self.viewport().mapTo(inside, row.center())
            around.ensureVisible(place.x(), place.y(), 0, row.height() // 2)


def table(
    model: RowsModel[Any], name: str, *, wrap: bool = False, unrolled: bool = False, tall: bool = False
) -> QTableView:
    """A table view of whole rows over `model`, with an accessible name.

    `wrap` is for few rows of long texts, `unrolled` for such ones in a part that is itself scrolled; `tall` is for
    many rows that need two lines where the text is large.
    """
    view = Unrolled() if unrolled else QTableView()
    titles = dress(view, model, name)
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
