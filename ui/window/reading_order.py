"""Tab goes through a page as it is read: in the order of its layouts, whatever order its parts were made in."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget


def apply(page: QWidget) -> None:
    """Sets the order of Tab within a page."""
    from PySide6.QtCore import Qt  # not for the first page: see named.py

    before: QWidget | None = None
    for each in parts(page):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            if before is not None:
                QWidget.setTabOrder(before, each)
            before = each


def parts(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget, then what lies in it, as it is read.

    Qt's own `nextInFocusChain` is not asked: PySide6 takes what that gives for a child of whom it asked, and with
    its end the whole window would count as gone.
    """
    if widget is None:
        return
    yield widget
    layout = widget.layout()
    if isinstance(widget, QSplitter | QTabWidget | QStackedWidget):
        for number in range(widget.count()):
            yield from parts(widget.widget(number))
    elif isinstance(widget, QScrollArea):
        yield from parts(widget.widget())
    elif layout is not None:
        yield from _laid(layout)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _laid(inner)
        elif item is not None:
            yield from parts(item.widget())
