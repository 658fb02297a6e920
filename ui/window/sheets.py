"""How a grid draws its sheets: the picture above, two lines of words below, each sheet of the same size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from ui.window import theme

PICTURE = QSize(166, 124)
Index = QModelIndex | QPersistentModelIndex
_TICK = 22


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet shows. `ink` is the colour of the note; `ticked` None where there is nothing to tick."""

    picture: QPixmap
    name: str
    note: str
    ink: str = "muted"
    pale: bool = False
    ticked: bool | None = None


def cell() -> QSize:
    """The room a sheet takes at the chosen text size."""
    return QSize(PICTURE.width() + 20, PICTURE.height() + 20 + theme.scaled(42))


class SheetView(QListView):
    """A grid of sheets.

    A wrapped list lays out ten thousand of them in a moment; Qt's icon mode would sort each into a tree.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(cell())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:
        """Draws the changed sheet anew; a list would lay out all of them, though none changes its size."""
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, list(roles))


def draw(painter: QPainter, option: QStyleOptionViewItem, sheet: Sheet) -> None:
    """Draws one sheet."""
    state: QStyle.StateFlag = option.state
    place: QRect = option.rect.adjusted(4, 4, -4, -4)
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    painter.save()
    painter.setPen(theme.colour("accent" if chosen else "line"))
    painter.setBrush(theme.colour("accent_pale" if chosen else "surface"))
    painter.drawRoundedRect(place, 4, 4)
    frame = QRect(place.left() + 6, place.top() + 6, PICTURE.width(), PICTURE.height())
    painter.fillRect(frame, theme.colour("ground"))
    middle = QRect(sheet.picture.rect())
    middle.moveCenter(frame.center())
    painter.setOpacity(0.35 if sheet.pale else 1.0)
    painter.drawPixmap(middle, sheet.picture)
    painter.setOpacity(1.0)
    if sheet.ticked is not None:
        _tick(painter, frame, ticked=sheet.ticked)
    _words(painter, place, sheet)
    painter.restore()


def _tick(painter: QPainter, frame: QRect, *, ticked: bool) -> None:
    box = QRect(frame.left() + 4, frame.top() + 4, _TICK, _TICK)
    painter.setPen(QPen(theme.colour("surface"), 4))  # around the edge, which any picture may lie below
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QPen(theme.colour("text"), 1))
    painter.setBrush(theme.colour("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(theme.colour("on_accent"), 3))
        corners = ((5, 11), (9, 16), (17, 6))
        painter.drawPolyline([box.topLeft() + QPoint(x, y) for x, y in corners])


def _words(painter: QPainter, place: QRect, sheet: Sheet) -> None:
    font = painter.font()
    font.setPointSizeF(theme.points(theme.POINTS - 2))
    painter.setFont(font)
    metrics = painter.fontMetrics()
    width = PICTURE.width()
    top = QRect(place.left() + 6, place.top() + PICTURE.height() + 9, width, metrics.height())
    painter.setPen(theme.colour("text"))
    name = metrics.elidedText(sheet.name, Qt.TextElideMode.ElideMiddle, width)
    painter.drawText(top, Qt.AlignmentFlag.AlignLeft, name)
    painter.setPen(theme.colour(sheet.ink))
    note = metrics.elidedText(sheet.note, Qt.TextElideMode.ElideRight, width)
    painter.drawText(top.translated(0, metrics.height()), Qt.AlignmentFlag.AlignLeft, note)
