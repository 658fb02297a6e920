"""How the window looks: the one place for colours, font and measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
POINTS = 11
GAP = 8
"""The unit of spacing in pixels; margins are multiples of it."""
ICON = 20


@dataclass(frozen=True, slots=True)
class Colours:
    """Named by use. Text on its ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3)."""

    ground: str = "#f2f3f5"
    surface: str = "#ffffff"
    line: str = "#c9ced6"
    edge: str = "#767f8c"
    text: str = "#1c2430"
    muted: str = "#4b5564"
    accent: str = "#8a1f1b"
    accent_deep: str = "#6d1613"
    accent_pale: str = "#f7e9e7"
    on_accent: str = "#ffffff"
    head: str = "#232b38"
    on_head: str = "#ffffff"
    on_head_muted: str = "#c5ccd8"
    good: str = "#1d6b3a"
    good_pale: str = "#e5f3ea"
    warn: str = "#7a4b00"
    warn_pale: str = "#fdf3dc"
    bad: str = "#9b1c1c"
    bad_pale: str = "#fbe7e6"
    info_pale: str = "#e6eef8"
    info: str = "#1f4e85"


LIGHT = Colours()


def colour(name: str) -> QColor:
    """The colour with this name in `Colours`."""
    return QColor(getattr(LIGHT, name))


@cache
def _families() -> tuple[str, str]:
    names = []
    for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansMono-Regular.ttf"):
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / file))
        names.append(QFontDatabase.applicationFontFamilies(number)[0])
    return names[0], names[2]


def fixed_font(points: int = POINTS - 1) -> QFont:
    """The font for digests and words that are compared letter by letter."""
    return QFont(_families()[1], points)


def apply(application: QApplication) -> None:
    """Gives the application its style, font, palette and style sheet."""
    application.setStyle("Fusion")
    application.setFont(QFont(_families()[0], POINTS))
    application.setPalette(_palette())
    application.setStyleSheet(_sheet())


def _palette() -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for where, name in (
        (role.Window, "ground"), (role.Base, "surface"), (role.AlternateBase, "ground"), (role.Button, "surface"),
        (role.WindowText, "text"), (role.Text, "text"), (role.ButtonText, "text"), (role.ToolTipText, "text"),
        (role.ToolTipBase, "surface"), (role.Highlight, "accent"), (role.HighlightedText, "on_accent"),
        (role.PlaceholderText, "muted"), (role.Link, "info"), (role.Mid, "line"),
    ):  # fmt: skip
        palette.setColor(where, colour(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, colour("edge"))
    return palette


def _sheet() -> str:
    values = {name: getattr(LIGHT, name) for name in LIGHT.__dataclass_fields__}
    for name in ("arrow", "check"):
        values[name] = (RESOURCES / "icons" / f"{name}.svg").as_posix()
    return Template(_SHEET).substitute(values)


_SHEET = """
QToolTip { color: $text; background: $surface; border: 1px solid $edge; padding: 4px; }
QLabel#title { font-size: 16pt; font-weight: bold; }
QLabel#heading { font-size: 12pt; font-weight: bold; }
QLabel#note { color: $muted; }
QLabel#good { color: $good; }
QLabel#warn { color: $warn; }
QLabel#bad { color: $bad; }
QFrame#panel { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame#head { background: $head; border: none; }
QFrame#head QLabel { color: $on_head; }
QFrame#head QLabel#product { font-size: 14pt; font-weight: bold; }
QFrame#head QLabel#whose { color: $on_head_muted; }
QFrame#head QPushButton { background: transparent; color: $on_head; border: 1px solid $on_head_muted; }
QFrame#head QPushButton:hover { background: $text; }
QFrame#head QPushButton:focus { border: 2px solid $on_head; padding: 4px 13px; }
QFrame#bar { border: none; border-left: 4px solid $info; background: $info_pale; }
QFrame#bar[tone="good"] { border-left-color: $good; background: $good_pale; }
QFrame#bar[tone="warn"] { border-left-color: $warn; background: $warn_pale; }
QFrame#bar[tone="bad"] { border-left-color: $bad; background: $bad_pale; }
QFrame#strip { background: $surface; border: none; border-top: 1px solid $line; }
QPushButton { background: $surface; border: 1px solid $edge; border-radius: 4px; padding: 5px 14px; min-height: 20px; }
QPushButton:hover { background: $ground; border-color: $text; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton:disabled { color: $edge; background: $ground; border-color: $line; }
QPushButton#primary { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: bold; }
QPushButton#primary:hover { background: $accent_deep; }
QPushButton#primary:focus { border: 2px solid $text; }
QPushButton#primary:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton#link { background: transparent; border: 1px solid transparent; color: $info; padding: 3px 6px;
  text-align: left; }
QPushButton#link:hover { text-decoration: underline; }
QPushButton#link:focus { border: 2px solid $accent; padding: 2px 5px; }
QLineEdit, QPlainTextEdit, QComboBox { background: $surface; border: 1px solid $edge; border-radius: 4px;
  padding: 4px 6px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 3px 5px; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $ground; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $ground; color: $muted;
  border-color: $line; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($arrow); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; selection-background-color: $accent_pale;
  selection-color: $text; }
QAbstractItemView { background: $surface; border: 1px solid $line; border-radius: 4px; outline: 0; }
QAbstractItemView:focus { border: 2px solid $accent; }
QTableView { gridline-color: transparent; selection-background-color: $accent_pale; selection-color: $text; }
QTableView::item { padding: 3px 8px; border-bottom: 1px solid $ground; }
QTableView::item:selected, QListView::item:selected { background: $accent_pale; color: $text; }
QHeaderView, QHeaderView:focus { border: none; border-radius: 0; background: transparent; }
QHeaderView::section { background: $ground; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 6px 8px;
  font-weight: bold; }
QListView#sections { background: transparent; border: 2px solid transparent; }
QListView#sections:focus { border: 2px solid $accent; }
QListView#sections::item { padding: 0 8px; border-radius: 4px; color: $text; }
QListView#sections::item:hover { background: $surface; }
QListView#sections::item:selected { background: $accent; color: $on_accent; font-weight: bold; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $ground; max-height: 12px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QMenuBar { background: $surface; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: $accent_pale; }
QMenu { background: $surface; border: 1px solid $edge; }
QMenu::item { padding: 6px 28px 6px 16px; }
QMenu::item:selected { background: $accent_pale; color: $text; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QSplitter::handle { background: transparent; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $edge; border-radius: 3px; background: $surface; }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked { background: $accent; image: url($check); }
QGraphicsView { background: $head; border: 1px solid $line; border-radius: 4px; }
QGraphicsView:focus { border: 2px solid $accent; }
"""
