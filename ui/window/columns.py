"""The widths of tables' columns, as the officer drew them, and which of several looks he chose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # tables are made behind the first page, which waits for none of them
from PySide6.QtWidgets import QWidget

from ui.window import theme

LOOKS = "looks-"
"""How the name of a stack begins whose pages are several looks at the same."""

if TYPE_CHECKING:
    from ui.window.titles import Titles


def widths(page: QWidget) -> dict[str, tuple[int, ...]]:
    """The widths of every table on a page, in pixels at a text size of 100 %; 0 where a column takes what is left.

    Of what can be looked at in several ways, the number of the one that is shown.
    """
    drawn = {
        name: tuple(_width(header, column) for column in range(header.count()))
        for name, header in _tables(page)
    }
    return drawn | {name: (looks.currentIndex(),) for name, looks in _looks(page)}


def restore(page: QWidget, kept: Mapping[str, tuple[int, ...]]) -> None:
    """Gives the tables the widths they had; a table whose columns are others now stays as it is.

    What can be looked at in several ways is shown as it was.
    """
    for name, looks in _looks(page):
        if len(chosen := kept.get(name, ())) == 1 and chosen[0] < looks.count():
            looks.setCurrentIndex(chosen[0])
    for name, header in _tables(page):
        known = kept.get(name, ())
        if len(known) != header.count():
            continue
        for column, width in enumerate(known):
            if width and header.wanted(column):
                header.resizeSection(column, theme.scaled(width))


def _tables(page: QWidget) -> Iterator[tuple[str, Titles]]:
    from ui.window import titles  # with tables

    for number, view in enumerate(page.findChildren(QtWidgets.QTableView)):
        if isinstance(header := view.horizontalHeader(), titles.Titles):
            yield f"{type(page).__name__}.{number}", header


def _looks(page: QWidget) -> Iterator[tuple[str, QtWidgets.QStackedWidget]]:
    for stack in page.findChildren(QtWidgets.QStackedWidget):
        if stack.objectName().startswith(LOOKS):
            yield f"{type(page).__name__}.{stack.objectName()}", stack


def _width(header: Titles, column: int) -> int:
    return round(header.wanted(column) * 100 / theme.percent())
