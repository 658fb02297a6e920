"""The small parts of pages, each named for screen readers where it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.window import icons, named
from ui.window.theme import GAP, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

Box = TypeVar("Box", QHBoxLayout, QVBoxLayout)
_LOWEST = 120
"""The height, at a text size of 100 %, below which a part that is scrolled is of no use."""


def button(text: str, pressed: Callable[[], object], icon: str = "", *, style: str = "") -> QPushButton:
    """A button; `style` is '', 'primary' or 'link'."""
    made = QPushButton(text)
    made.setObjectName(style)
    made.setAutoDefault(True)  # Enter presses the button that has the keys, as the space bar does
    made.setAccessibleName(text.replace("&", ""))
    if icon:
        made.setIconSize(QSize(18, 18))
        made.setIcon(icons.icon(icon, {"primary": "on_accent", "link": "info"}.get(style, "text")))
    if style == "link":
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.clicked.connect(lambda: pressed())
    return made


def label(text: str, style: str = "") -> QLabel:
    """Words on a page, plain text always; `style` is '', 'title', 'heading', 'note', 'good', 'warn' or 'bad'."""
    made = QLabel(text)
    made.setObjectName(style)
    named.put(made, textFormat="PlainText")
    made.setWordWrap(style not in ("title", "heading"))
    return made


def restyle(widget: QWidget, style: str) -> None:
    """Gives a widget another look of the style sheet."""
    widget.setObjectName(style)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class _Line(QLineEdit):
    def setText(self, text: str | None) -> None:
        """Shows where it begins, unless somebody is typing here: of a longer text, Qt would show the end."""
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Goes on at the end, where a page hands the keys to it; Tab chooses all, the mouse its own place."""
        super().focusInEvent(event)
        if event.reason() is event.reason().OtherFocusReason:
            self.end(False)


def line(name: str, hint: str = "", *, secret: bool = False) -> QLineEdit:
    """A field for one line."""
    made = QLineEdit() if secret else _Line()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def text(name: str, hint: str = "") -> QPlainTextEdit:
    """A field for several lines; Tab goes on to the next field."""
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setTabChangesFocus(True)
    return made


def lock(field: QLineEdit | QPlainTextEdit, *, locked: bool) -> None:
    """Makes a field one to read only, or to write in again, and shows it so at once."""
    if field.isReadOnly() != locked:
        field.setReadOnly(locked)
        restyle(field, field.objectName())


def form() -> QFormLayout:
    """A layout of labels and fields that grow with the window; a field goes below its label where both do not fit."""
    made = QFormLayout()
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    named.put(made, labelAlignment="AlignLeft|AlignTop")
    made.setHorizontalSpacing(2 * GAP)
    made.setVerticalSpacing(GAP)
    return made


def add_row(into: QFormLayout, name: str, field: QWidget | QLayout) -> None:
    """A labelled row, the label tied to the field."""
    shown = QLabel(name)
    first = field if isinstance(field, QWidget) else _first_in(field)
    if first is not None:
        shown.setBuddy(first)
        first.setAccessibleName(first.accessibleName() or name)
    into.addRow(shown, field)


def _first_in(layout: QLayout) -> QWidget | None:
    item = layout.itemAt(0)
    return item.widget() if item is not None else None


def row(*parts: QWidget | QLayout | None, gap: int = GAP) -> QHBoxLayout:
    """Parts side by side; None is room that stretches."""
    return _filled(QHBoxLayout(), parts, gap)


def column(*parts: QWidget | QLayout | None, gap: int = GAP) -> QVBoxLayout:
    """Parts below each other; None is room that stretches."""
    return _filled(QVBoxLayout(), parts, gap)


def _filled(box: Box, parts: tuple[QWidget | QLayout | None, ...], gap: int) -> Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def panel(*parts: QWidget | QLayout | None, margin: int = 2 * GAP) -> QFrame:
    """Parts below each other on a white sheet."""
    made = QFrame()
    made.setObjectName("panel")
    inside = column(*parts)
    inside.setContentsMargins(margin, margin, margin, margin)
    made.setLayout(inside)
    return made


def holder(layout: QLayout) -> QWidget:
    """A widget that holds a layout and nothing else."""
    made = QWidget()
    made.setLayout(layout)
    return made


class Upright(QScrollArea):
    """Scrolls up and down only, is never narrower than what it holds, and asks for little of the page's height.

    So the page that it lies on fits into the window, and there is one scroll bar, not another one beside it.
    """

    def sizeHint(self) -> QSize:
        """As wide as what it holds, and no higher than it has to be; a layout gives it what is left."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as the part inside needs, beside the scroll bar; a few rows high."""
        held = self.widget()
        inside = 0 if held is None else held.minimumSizeHint().width()
        return QSize(inside + self.verticalScrollBar().sizeHint().width() + 2, scaled(_LOWEST))


def scrolled(inside: QWidget) -> QScrollArea:
    """A part that can be scrolled up and down where the window is small or the text large."""
    made = Upright()
    made.setWidgetResizable(True)
    named.put(made, focusPolicy="NoFocus", horizontalScrollBarPolicy="ScrollBarAlwaysOff")
    made.setWidget(inside)
    return made


def pinned(inside: QWidget, below: QLayout) -> QWidget:
    """A part that can be scrolled, above a row that never goes out of sight."""
    whole = column(scrolled(inside), below)
    whole.setStretch(0, 1)
    return holder(whole)
