"""A field to sign on with pen, finger or mouse; what was drawn becomes a PNG."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.window import theme

LARGE = 3
"""The picture is so many times as large as the field, so that a print of it is sharp."""
LEAST = 24.0
"""The length of all strokes, in pixels, below which they are a slip of the hand and no signature or initials."""
_PEN = 2.4
_PAPER, _INK = Qt.GlobalColor.white, QColor(0, 0, 60)


class SignaturePad(QWidget):
    """Holds the strokes that were drawn on it; `drawn` is emitted after each.

    Strokes lie on a sheet of their own, as large as the field was when they were drawn: a smaller field shows all of
    it smaller, and the picture is of the whole sheet.
    """

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Bidang tanda tangan: gambar dengan tetikus, jari atau pena"))
        self.setMinimumSize(320, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._strokes: list[list[QPointF]] = []
        self._sheet = QRectF()

    def sizeHint(self) -> QSize:
        """Wide and low, as a signature is."""
        return QSize(560, 140)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self._strokes

    @property
    def is_signature(self) -> bool:
        """Whether more was drawn than a click or a slip of the hand leaves."""
        steps = (QLineF(*step) for stroke in self._strokes for step in pairwise(stroke))
        return sum(each.length() for each in steps) >= LEAST

    def clear(self) -> None:
        """Begins anew."""
        self._strokes.clear()
        self._sheet = QRectF()
        self.update()
        self.drawn.emit()

    def undo(self) -> None:
        """Takes the last stroke away."""
        self._strokes = self._strokes[:-1]
        self.update()
        self.drawn.emit()

    def png(self) -> bytes:
        """The strokes on white as a PNG, without any words in it."""
        sheet = self._sheet if self._strokes else QRectF(self.rect())
        image = QImage((sheet.size() * LARGE).toSize(), QImage.Format.Format_Grayscale8)
        image.fill(_PAPER)
        painter = QPainter(image)
        painter.scale(LARGE, LARGE)
        painter.translate(-sheet.topLeft())
        self._draw(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no devices
        return bytes(buffer.data().data())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a stroke."""
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self._sheet = self._to_sheet().mapRect(QRectF(self.rect())).united(self._sheet)
            self._strokes.append([self._to_sheet().map(event.position())])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with it."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._strokes and self.isEnabled():
            self._strokes[-1].append(self._to_sheet().map(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it."""
        if event.button() is Qt.MouseButton.LeftButton and self._strokes:
            self.drawn.emit()

    def paintEvent(self, _: QPaintEvent) -> None:
        """White paper in either theme, a line to sign on, and what was drawn."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        base = self.height() * 3 // 4
        painter.drawLine(24, base, self.width() - 24, base)
        painter.setTransform(self._to_field())
        self._draw(painter)
        painter.end()

    def _to_field(self) -> QTransform:
        """From the sheet to the field: as it is where the field has room for it, else smaller."""
        sheet = self._sheet
        if sheet.isEmpty():
            return QTransform()
        scale = min(1.0, self.width() / sheet.width(), self.height() / sheet.height())
        return QTransform.fromScale(scale, scale).translate(-sheet.x(), -sheet.y())

    def _to_sheet(self) -> QTransform:
        return self._to_field().inverted()[0]

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(_INK, _PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            if len(stroke) == 1:
                painter.drawPoint(stroke[0])
            else:
                painter.drawPolyline(QPolygonF(stroke))
