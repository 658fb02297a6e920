"""How the window looks: colours, font and measures, as the officer chose them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.window.colours import DARK, LIGHT, Colours, Theme
from ui.window.sheet import SHEET

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
POINTS = 11
"""The size of plain text at 100 %."""
GAP = 8
"""The unit of spacing in pixels; margins are multiples of it."""
ICON = 20
SIZES = (100, 125, 150)
"""How large text can be, in percent."""


class _Look:
    """What is applied now; there is one application, so there is one look."""

    colours: Colours = LIGHT
    percent: int = 100


def colour(name: str) -> QColor:
    """The colour with this name in `colours.Colours`, of the theme that is applied."""
    return QColor(getattr(_Look.colours, name))


def scaled(pixels: int) -> int:
    """A measure that must hold text, such as a column or a row, at the chosen text size."""
    return round(pixels * _Look.percent / 100)


def is_large() -> bool:
    """Whether the text is so large that what stands side by side has to take turns."""
    return _Look.percent > 125


def percent() -> int:
    """The text size that is applied."""
    return _Look.percent


def is_dark() -> bool:
    """Whether the dark colours are applied."""
    return _Look.colours is DARK


@cache
def _family(*weights: str) -> str:
    """The name of a shipped family, of which these weights are loaded."""
    loaded = [QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{each}.ttf")) for each in weights]
    return QFontDatabase.applicationFontFamilies(loaded[0])[0]


def points(size: float = POINTS) -> float:
    """A font size at the chosen text size."""
    return size * _Look.percent / 100


def fixed_font(size: int = POINTS - 1) -> QFont:
    """The font for digests and words that are compared letter by letter; `size` in points at 100 %."""
    font = QFont(_family("NotoSansMono-Regular"))
    font.setPointSizeF(points(size))
    return font


def application() -> QApplication:
    """Qt's application in the style that the style sheet is written for.

    Named here, since `setStyle` hands the style to Python: the first page would wait for its many enumerations.
    """
    return QApplication([sys.argv[0], "-style", "fusion"])


def apply(application: QApplication, theme: Theme = Theme.LIGHT, percent: int = 100) -> None:
    """Gives the application its style, font, palette and style sheet; icons drawn before keep their colours."""
    first = not application.styleSheet()  # the palette is still the computer's own
    system_is_dark = _is_dark(application.palette()) if first else is_system_dark(application)
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and system_is_dark)
    _Look.colours, _Look.percent = DARK if dark else LIGHT, percent
    font = QFont(_family("NotoSans-Regular", "NotoSans-Bold"))
    font.setPointSizeF(points())
    if not first:  # alone, Qt would fall over widgets that are being deleted
        application.setStyle("Fusion")
    application.setFont(font)
    application.setPalette(_palette())
    application.setStyleSheet(_sheet())


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def is_system_dark(application: QApplication) -> bool:
    """Whether the computer's own colours are dark, as Qt says."""
    from PySide6.QtCore import Qt  # not for the first page: see named.py

    return application.styleHints().colorScheme() is Qt.ColorScheme.Dark


@contextmanager
def unstyled(application: QApplication) -> Iterator[None]:
    """Makes many widgets quickly: without this Qt works the style sheet out anew at every step of the making."""
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(_sheet())


def _palette() -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for where, name in (
        (role.Window, "ground"), (role.Base, "surface"), (role.AlternateBase, "ground"), (role.Button, "surface"),
        (role.WindowText, "text"), (role.Text, "text"), (role.ButtonText, "text"), (role.ToolTipText, "text"),
        (role.ToolTipBase, "surface"), (role.Highlight, "accent"), (role.HighlightedText, "on_accent"),
        (role.PlaceholderText, "muted"), (role.Link, "info"), (role.LinkVisited, "info"), (role.Mid, "line"),
        (role.Light, "line"), (role.Dark, "edge"), (role.Accent, "accent"), (role.BrightText, "text"),
    ):  # fmt: skip
        palette.setColor(where, colour(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, colour("faint"))
    return palette


def _sheet() -> str:
    values = _Look.colours._asdict()
    for name in ("arrow", "check"):
        file = f"{name}-dark.svg" if is_dark() else f"{name}.svg"
        values[name] = (RESOURCES / "icons" / file).as_posix()
    for name, size in (("title_points", 16), ("heading_points", 12), ("product_points", 14)):
        values[name] = f"{points(size):g}"
    tick = scaled(16)
    values |= {
        "row": str(scaled(20)),
        "gap": str(GAP),
        "tick": str(tick),
        "half_tick": str(tick // 2 + 1),
        "bar": str(scaled(12)),
    }
    return Template(SHEET).substitute(values)
