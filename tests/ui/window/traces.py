"""What can still be read of a window: every text that any of its objects holds or can bring back."""

import itertools
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QGraphicsScene,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

ROLES = [*Qt.ItemDataRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2]


def everything(window: QWidget) -> list[QObject]:
    """The window, all that belongs to it, and all that stands beside it."""
    tops = [window, *(each for each in QApplication.topLevelWidgets() if each is not window)]
    return [each for top in tops for each in (top, *top.findChildren(QObject))]


def traces(window: QWidget) -> Iterator[tuple[str, str]]:
    """Where something can be read, and what."""
    objects = everything(window)
    yield from (("property or cell", text) for text in texts(window))
    for line in (each for each in objects if isinstance(each, QLineEdit)):
        yield from (
            (f"{type(line).__name__} {line.accessibleName()} undo", text) for text in taken_back(line)
        )
    for document in (each for each in objects if isinstance(each, QTextDocument)):
        yield "document", document.toPlainText()
        while document.isUndoAvailable():
            document.undo()
            yield f"undo of {document.parent()}", document.toPlainText()
    for scene in (each for each in objects if isinstance(each, QGraphicsScene)):
        yield from (("picture", type(item).__name__) for item in scene.items())
    for paper in (each for each in objects if isinstance(each, QPdfDocument)):
        yield from [("paper", str(paper.pageCount()))] * bool(paper.pageCount())
    for native in QGuiApplication.allWindows():
        yield "native window", native.title()
        yield "native window", native.filePath()
    yield "clipboard", QApplication.clipboard().text()


def texts(window: QWidget) -> Iterator[str]:
    """What the properties of all objects and the cells of all models say."""
    objects = everything(window)
    for each in objects:
        yield from properties(each)
    for model in models(objects):
        yield from cells(model)


def properties(each: QObject) -> Iterator[str]:
    """Every property that is words, those of the class and those given later."""
    meta = each.metaObject()
    values = [meta.property(number).read(each) for number in range(meta.propertyCount())]
    later = [bytes(name.data()).decode() for name in each.dynamicPropertyNames()]
    values += [each.property(name) for name in later if not name.startswith("_")]  # those of Qt and PySide
    for value in values:
        yield from words(value)


def words(value: Any) -> Iterator[str]:
    """The words in a value: itself, or what it consists of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from words(each)


def models(objects: list[QObject]) -> set[QAbstractItemModel]:
    """Models of views, combo boxes and completers, wherever they belong."""
    found = {each for each in objects if isinstance(each, QAbstractItemModel)}
    found |= {each.model() for each in objects if isinstance(each, QComboBox)}
    for each in objects:
        if isinstance(each, QCompleter):
            found |= {each.model(), each.completionModel()}
    return {each for each in found if each is not None}


def cells(model: QAbstractItemModel) -> Iterator[str]:
    """What any cell says in any role; values of our own as they describe themselves."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row, column in itertools.product(range(model.rowCount()), range(columns)):
        index = model.index(row, column)
        yield from (str(said) for role in ROLES if (said := model.data(index, role)) is not None)


def taken_back(line: QLineEdit) -> Iterator[str]:
    """What undoing brings back, step by step; a line that may not be changed is made so for the trial."""
    held, open_ = line.isReadOnly(), line.isEnabled()
    line.setReadOnly(False)
    line.setEnabled(True)
    while line.isUndoAvailable():
        before = line.text()
        line.undo()
        if line.text() == before:
            break
        yield line.text()
    line.setReadOnly(held)
    line.setEnabled(open_)


def type_everywhere(window: QWidget, marker: str) -> int:
    """Types into every field that is shown and takes words; how many there were."""
    typed = 0
    for each in window.findChildren(QWidget):
        if not each.isVisible() or not each.isEnabled():
            continue
        if isinstance(each, QLineEdit) and not each.isReadOnly():
            each.end(False)
            each.insert(marker)
            if isinstance(each.parent(), QComboBox):
                QTest.keyClick(each, Qt.Key.Key_Return)  # by which a list may take up what was typed
            typed += 1
        elif isinstance(each, QPlainTextEdit | QTextEdit) and not each.isReadOnly():
            each.textCursor().insertText(marker)
            typed += 1
    return typed
