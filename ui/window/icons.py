"""The icons of resources/icons in the theme's colours."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.window import theme

_INK = "#000"


def icon(name: str, ink: str = "text") -> QIcon:
    """The icon `name` drawn in the colour `ink` of the theme, paler where disabled."""
    return _icon(name, theme.colour(ink).name(), theme.colour("edge").name())


def picture(name: str, size: int, ink: str = "text") -> QPixmap:
    """The icon as a square of `size` pixels."""
    return _drawn(name, size, theme.colour(ink).name())


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    for size in (theme.ICON, 2 * theme.ICON):
        made.addPixmap(_drawn(name, size, colour))
        made.addPixmap(_drawn(name, size, disabled), QIcon.Mode.Disabled)
    return made


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    text = (theme.RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace(_INK, colour).encode("utf-8")))


@cache
def _drawn(name: str, size: int, colour: str) -> QPixmap:
    drawing = _drawing(name, colour)
    drawn = QPixmap(size, size)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def for_media(media_type: str) -> str:
    """The icon's name for files of this media type."""
    known = {"image": "photo", "video": "video", "audio": "audio", "text": "document"}
    if media_type == "application/pdf":
        return "document"
    return known.get(media_type.partition("/")[0], "file")
