"""What of tables and tabs has no room where the text is large."""

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTabBar, QTableView, QWidget

from tests.ui.window import reach
from ui.window.frame import Window


def tables(window: QWidget) -> list[QTableView]:
    return [each for each in reach.shown(window) if isinstance(each, QTableView)]


def cells(view: QTableView) -> Iterator[QModelIndex]:
    model = view.model()
    for row, column in itertools.product(range(model.rowCount()), range(model.columnCount())):
        if not view.isColumnHidden(column) and model.index(row, column).data():
            yield model.index(row, column)


def breaks(view: QTableView) -> bool:
    """Whether rows are as tall as their words need."""
    return view.verticalHeader().sectionResizeMode(0) is QHeaderView.ResizeMode.ResizeToContents


def unfit(window: Window) -> Iterator[str]:
    """What of tables and tabs cannot be seen without going sideways, or is cut where it need not be."""
    for each in reach.shown(window):
        if isinstance(each, QTabBar) and each.sizeHint().width() > each.width():
            yield f"tabs: {each.accessibleName()}"
    for view in tables(window):
        name = view.accessibleName()
        if view.horizontalScrollBar().maximum():
            yield f"sideways: {name}"
        for index in cells(view):
            text = str(index.data())
            if reach.holds(view, index):
                continue
            whole = index.data(Qt.ItemDataRole.ToolTipRole) == text
            if not whole or view.textElideMode() is Qt.TextElideMode.ElideNone:
                yield f"cannot be read: {text!r} in {name}"
            if breaks(view) and max(map(len, text.split())) < 20:
                yield f"cut: {text!r} in {name}"
