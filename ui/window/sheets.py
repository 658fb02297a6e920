"""How a grid draws its sheets: the picture above, a few lines of words below, each sheet of the same size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from ui.window import empty, theme

PICTURE = QSize(166, 124)
Index = QModelIndex | QPersistentModelIndex
_TICK = 22
_BESIDE = 20
"""Pixels of a cell's width beside the picture."""
_WORDS, _MORE_WORDS = 42, 59
"""Pixels below the picture, at a text size of 100 %: for two lines and for three."""


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
    large = theme.is_large()
    below = theme.scaled(_MORE_WORDS if large else _WORDS)
    return QSize(PICTURE.width() + (2 if large else 1) * _BESIDE, PICTURE.height() + 20 + below)


class SheetView(QListView):
    """A grid of sheets.

    A wrapped list lays out ten thousand of them in a moment; Qt's icon mode would sort each into a tree.
    """

    def __init__(self, name: str, model: QAbstractItemModel, none: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        empty.tell(self, none)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(cell())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def minimumSizeHint(self) -> QSize:
        """The pictures of a row and where their names begin."""
        return QSize(super().minimumSizeHint().width(), cell().height() * 3 // 4)

    def sizeHint(self) -> QSize:
        """No higher than it has to be; a layout gives it what is left."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

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
    beside = (place.width() - PICTURE.width()) // 2
    frame = QRect(place.left() + beside, place.top() + 6, PICTURE.width(), PICTURE.height())
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


def shortened(metrics: QFontMetrics, name: str, width: int) -> str:
    """What of a name has room on a sheet: one line of so many pixels, two where the text is large.

    The middle is what gives way: exhibits are told apart by their number and by the end of their name.
    """
    broken = width - metrics.horizontalAdvance("W") if theme.is_large() else 0
    return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width + broken)


def _words(painter: QPainter, place: QRect, sheet: Sheet) -> None:
    font = painter.font()
    font.setPointSizeF(theme.points(theme.POINTS - 2))
    painter.setFont(font)
    metrics = painter.fontMetrics()
    line = metrics.height()
    room = place.adjusted(6, PICTURE.height() + 9, -6, 0)
    name, left = shortened(metrics, sheet.name, room.width()), Qt.AlignmentFlag.AlignLeft
    painter.setPen(theme.colour("text"))
    painter.drawText(room, left | Qt.TextFlag.TextWrapAnywhere, name)
    lines = 1 if metrics.horizontalAdvance(name) <= room.width() else 2
    painter.setPen(theme.colour(sheet.ink))
    note = metrics.elidedText(sheet.note, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.translated(0, lines * line), left, note)
