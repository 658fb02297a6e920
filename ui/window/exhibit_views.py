"""The two ways to look at the exhibits of a case: a grid of sheets, and a list with columns."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from intake.evidence.exhibits import Exhibit
from ui.window import models, sheets, theme
from ui.window.exhibit_model import PICTURE_ROLE, SMALL, STAND_IN_ROLE, ExhibitModel, Index
from ui.window.keys import Keys
from ui.window.saying import short_size
from ui.window.sheets import Sheet, SheetView

_UP = Keys("exhibit-up", ("Alt+Left", "Alt+Up"))
_DOWN = Keys("exhibit-down", ("Alt+Right", "Alt+Down"))

_WIDTHS = (290, 96, 220, 76)
_LARGE = {0: 280, 2: 125, 3: 78}
"""In pixels at a text size of 100 %: of the columns, and what name, time and size keep where the text is large."""


class ExhibitDelegate(QStyledItemDelegate):
    """Draws an exhibit as a small sheet: picture above, number and name below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all."""
        return sheets.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one exhibit."""
        exhibit: Exhibit = index.data(Qt.ItemDataRole.UserRole)
        gone = exhibit.withdrawn is not None
        note = self.tr("Ditarik") if gone else short_size(exhibit.blob.size)
        if index.data(STAND_IN_ROLE):
            note = self.tr("gambar sementara")
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        picture: QPixmap = index.data(PICTURE_ROLE)
        sheets.draw(painter, option, Sheet(picture, name, note, "bad" if gone else "muted", pale=gone))


class ExhibitGrid(SheetView):
    """Sheets side by side; Alt with an arrow key, or dragging, moves the chosen one."""

    KEYS: Final = (_UP, _DOWN)

    def __init__(self, model: ExhibitModel, name: str, none: str) -> None:
        super().__init__(name, model, none)
        self.setItemDelegate(ExhibitDelegate(self))
        _let_order(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow moves the exhibit; the rest is Qt's."""
        if not _moved_by_key(self, event):
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """Gives every picture the same room, so that the names stand below each other."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt would give it as much as it fills."""
        super().initStyleOption(option, index)
        option.decorationSize = SMALL


class ExhibitList(models.Table):
    """Rows with columns; Alt with an arrow key, or dragging, moves the chosen one."""

    KEYS: Final = (_UP, _DOWN)

    def __init__(self, model: ExhibitModel, name: str, none: str) -> None:
        super().__init__()
        header = models.dress(self, model, name, none)
        if theme.is_large():
            models.two_lines(self)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # a camera counts at the end of a name
        self.setIconSize(SMALL)
        self.setItemDelegateForColumn(0, _RowDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(max(SMALL.height() + 6, rows.defaultSectionSize()))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for number, width in enumerate(_WIDTHS):
            header.give(number, theme.scaled(width))
        if theme.is_large():
            header.least |= {number: theme.scaled(least) for number, least in _LARGE.items()}
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.setDragDropOverwriteMode(False)
        _let_order(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow moves the exhibit; the rest is Qt's."""
        if not _moved_by_key(self, event):
            super().keyPressEvent(event)


def move(view: QAbstractItemView, by: int) -> None:
    """Puts the chosen exhibit so many places further on, or back."""
    index = view.currentIndex()
    target = index.row() + by
    if index.isValid() and 0 <= target < view.model().rowCount():
        root = view.rootIndex()
        view.model().moveRows(root, index.row(), 1, root, target + (by > 0))
        view.scrollTo(view.currentIndex())


def _moved_by_key(view: QAbstractItemView, event: QKeyEvent) -> bool:
    if _UP.pressed(event):
        move(view, -1)
    elif _DOWN.pressed(event):
        move(view, 1)
    else:
        return False
    return True


def _let_order(view: QAbstractItemView) -> None:
    view.setDragEnabled(True)
    view.setAcceptDrops(True)
    view.setDropIndicatorShown(True)
    view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    view.setDefaultDropAction(Qt.DropAction.MoveAction)
