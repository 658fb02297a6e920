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
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.window.theme import GAP, scaled
from ui.window.titles import Titles

_NAME = 120
"""The width that the parts of an ordinary name need, at a text size of 100 %."""
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
    return titles


class Wrapping(QStyledItemDelegate):
    """Makes rows as tall as their words need. Qt measures them in the whole cell and draws them within its padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size for the words as they are broken into lines."""
        option.rect = option.rect.adjusted(GAP, 0, -GAP, 0)
        return super().sizeHint(option, index)


def table(model: RowsModel[Any], name: str, *, wrap: bool = False) -> QTableView:
    """A table view of whole rows over `model`, with an accessible name; `wrap` is for few rows of long texts."""
    view = QTableView()
    titles = dress(view, model, name)
    if wrap:
        view.setWordWrap(True)
        view.setItemDelegate(Wrapping(view))
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for number, column in enumerate(model.columns):
        if column.width:
            view.setColumnWidth(number, scaled(column.width))
        else:
            titles.least[number] = scaled(_NAME)
            titles.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
    return view


def selected(view: QAbstractItemView) -> int | None:
    """The row that is chosen in a view, or None."""
    chosen = view.selectionModel().selectedIndexes()
    return chosen[0].row() if chosen else None
