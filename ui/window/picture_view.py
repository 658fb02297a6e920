"""A picture to look at closely: fitted, zoomed, turned by quarters; the file itself is never changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

ZOOM = 1.25
_CLOSEST = 8.0


class PictureView(QGraphicsView):
    """A picture that fits its view until it is zoomed; + and - zoom, 0 fits, R turns."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.item: QGraphicsPixmapItem | None = None
        self._fitted = True
        self.setScene(QGraphicsScene(self))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        self.setMinimumSize(240, 200)
        for keys, deed in (
            ("+", lambda: self.zoom(ZOOM)),
            ("-", lambda: self.zoom(1 / ZOOM)),
            ("0", self.fit),
            ("R", self.turn),
        ):
            QShortcut(QKeySequence(keys), self, deed, context=Qt.ShortcutContext.WidgetShortcut)

    def sizeHint(self) -> QSize:
        """The room it is given, however large the picture is."""
        return self.minimumSize()

    def show_picture(self, picture: QPixmap | None) -> None:
        """Shows a picture, or nothing."""
        self.scene().clear()
        self.item = None
        self.resetTransform()
        if picture is not None:
            self.item = self.scene().addPixmap(picture)
            self.scene().setSceneRect(QRectF(picture.rect()))
            self.fit()

    def fit(self) -> None:
        """The whole picture."""
        self._fitted = True
        if self.item is not None:
            self.fitInView(self.item, Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, factor: float) -> None:
        """Closer or farther."""
        scale = abs(self.transform().m11()) + abs(self.transform().m12())
        if self.item is not None and 0.05 < scale * factor < _CLOSEST:
            self._fitted = False
            self.scale(factor, factor)

    def turn(self) -> None:
        """A quarter to the right, for the eye alone."""
        self.rotate(90)
        if self._fitted:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps a fitted picture fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms."""
        self.zoom(ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM)
