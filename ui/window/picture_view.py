"""A picture to look at closely: fitted, zoomed, turned by quarters; the file itself is never changed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

from ui.window.keys import Keys

ZOOM = 1.25
_CLOSEST = 8.0
_FARTHEST = 0.001
"""Pixels of the screen for one of the picture."""
_CLOSER = Keys("picture-closer", ("+",))
_FARTHER = Keys("picture-farther", ("-",))
_WHOLE = Keys("picture-whole", ("0",))
_TURN = Keys("picture-turn", ("R",))


class PictureView(QGraphicsView):
    """A picture that fits its view until it is zoomed; + and - zoom, 0 fits, R turns.

    The scene is as large as the picture is said to be, however many pixels it was given of it; `moved` says that
    another part is looked at, or from nearer.
    """

    KEYS: Final = (_CLOSER, _FARTHER, _WHOLE, _TURN)

    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.item: QGraphicsPixmapItem | None = None
        self._near: QGraphicsPixmapItem | None = None
        self._grain = 1.0
        self._fitted = True
        self.setScene(QGraphicsScene(self))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        self.setMinimumSize(240, 200)
        _CLOSER.bind(self, lambda: self.zoom(ZOOM))
        _FARTHER.bind(self, lambda: self.zoom(1 / ZOOM))
        _WHOLE.bind(self, self.fit)
        _TURN.bind(self, self.turn)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.moved)

    @property
    def closeness(self) -> float:
        """How many pixels of the screen a step of the scene takes."""
        return (abs(self.transform().m11()) + abs(self.transform().m12())) * self.devicePixelRatioF()

    def grain(self, place: QRectF) -> float:
        """How many pixels there are to show for a step of the scene in this place."""
        near = self._near
        if near is not None and near.sceneBoundingRect().adjusted(-1, -1, 1, 1).contains(place):
            return near.pixmap().width() / near.sceneBoundingRect().width()
        return self.item.pixmap().width() / self.sceneRect().width() if self.item is not None else 0.0

    @property
    def in_sight(self) -> QRectF:
        """What of the scene can be seen."""
        shown = self.mapToScene(self.viewport().rect()).boundingRect()
        return shown.intersected(self.sceneRect())

    def sizeHint(self) -> QSize:
        """The room it is given, however large the picture is."""
        return self.minimumSize()

    def show_picture(self, picture: QPixmap | None, size: QSize | None = None) -> None:
        """Shows a picture that is `size` large, or as large as it was given; or nothing."""
        self.scene().clear()
        self.item = self._near = None
        self._grain = 1.0
        self.resetTransform()
        if picture is not None:
            whole = QRectF(0, 0, *((size or picture.size()).toTuple()))
            self.item = self._placed(picture, whole)
            self._grain = picture.width() / whole.width()
            self.scene().setSceneRect(whole)
            self.fit()

    def show_near(self, picture: QPixmap, place: QRectF) -> None:
        """Shows a part of the picture with more of its pixels, in its place."""
        if self._near is not None:
            self.scene().removeItem(self._near)
        self._near = self._placed(picture, place)
        self._grain = max(self._grain, picture.width() / place.width())

    def _placed(self, picture: QPixmap, place: QRectF) -> QGraphicsPixmapItem:
        item = self.scene().addPixmap(picture)
        item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        item.setTransform(
            QTransform.fromScale(place.width() / picture.width(), place.height() / picture.height())
        )
        item.setPos(place.topLeft())
        item.setZValue(-1 if self.item is None else -0.5)  # below whatever is drawn on it
        return item

    def fit(self) -> None:
        """The whole picture."""
        self._fitted = True
        if self.item is not None:
            self.fitInView(self.item, Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, factor: float) -> None:
        """Closer or farther."""
        scale = abs(self.transform().m11()) + abs(self.transform().m12())
        if self.item is not None and _FARTHEST < scale * factor / self._grain < _CLOSEST:
            self._fitted = False
            self.scale(factor, factor)
            self.moved.emit()

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
