"""The widths of tables' columns, as the officer drew them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # tables are made behind the first page, which waits for none of them
from PySide6.QtWidgets import QWidget

from ui.window import theme

if TYPE_CHECKING:
    from ui.window.titles import Titles


def widths(page: QWidget) -> dict[str, tuple[int, ...]]:
    """The widths of every table on a page, in pixels at a text size of 100 %; 0 where a column takes what is left."""
    return {
        name: tuple(_width(header, column) for column in range(header.count()))
        for name, header in _tables(page)
    }


def restore(page: QWidget, kept: Mapping[str, tuple[int, ...]]) -> None:
    """Gives the tables the widths they had; a table whose columns are others now stays as it is."""
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


def _width(header: Titles, column: int) -> int:
    return round(header.wanted(column) * 100 / theme.percent())
