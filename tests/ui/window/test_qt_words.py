"""Qt's own words, which no page writes: menus of text fields, buttons of dialogs, and what a file is picked with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QWidget,
)

from intake.wording import Language
from tests.ui.window.test_translations import messages
from ui.window import language
from ui.window.frame import Window
from ui.window.language import TRANSLATIONS

BUTTONS = sorted({each.value for each in QMessageBox.StandardButton if 0x400 <= each.value <= 0x08000000})
"""The standard buttons; the other names are masks and marks."""
SAME = {"Folder"}
"""A word that is the same in both languages."""


@pytest.fixture(autouse=True)
def indonesian_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, Language.ID)


def words(widget: QWidget) -> list[str]:
    """Every word that a widget and its parts show, keys and marks for keys taken away."""
    found = [action.text() for action in widget.findChildren(QAction)]
    for each in [widget, *widget.findChildren(QWidget)]:
        if isinstance(each, QAbstractButton | QLabel):
            found.append(each.text())
        if isinstance(each, QGroupBox):
            found.append(each.title())
        if isinstance(each, QTabWidget):
            found += [each.tabText(tab) for tab in range(each.count())]
        found.append(each.windowTitle())
    return [text.partition("\t")[0].replace("&", "") for text in found]


def menu_of(field: QWidget) -> QMenu:
    """The context menu that a field would open."""
    if isinstance(field, QTextBrowser):
        menu = field.createStandardContextMenu(QPoint(4, 4))
    elif isinstance(field, QLineEdit | QPlainTextEdit):
        menu = field.createStandardContextMenu()
    else:
        raise TypeError(field)
    menu.setParent(field)
    return menu


def message_box() -> QWidget:
    box = QMessageBox()
    for each in BUTTONS:
        box.addButton(QMessageBox.StandardButton(each))
    box.setDetailedText("rincian")
    return box


def button_box() -> QWidget:
    box = QDialogButtonBox()
    for each in BUTTONS:
        box.addButton(QDialogButtonBox.StandardButton(each))
    return box


def files(mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode) -> QWidget:
    dialog = QFileDialog(directory=str(Path(__file__).parent))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    return dialog


def printing() -> QWidget:
    return QPrintDialog(QPrinter())


def opened_menu(make: Callable[[], QWidget]) -> Callable[[], QWidget]:
    def made() -> QWidget:
        field = make()
        menu_of(field)
        return field

    return made


PARTS: dict[str, Callable[[], QWidget]] = {
    "line": opened_menu(lambda: QLineEdit("kata")),
    "text": opened_menu(lambda: QPlainTextEdit("kata")),
    "browser": opened_menu(QTextBrowser),
    "message": message_box,
    "buttons": button_box,
    "open": lambda: files(QFileDialog.FileMode.ExistingFiles, QFileDialog.AcceptMode.AcceptOpen),
    "folder": lambda: files(QFileDialog.FileMode.Directory, QFileDialog.AcceptMode.AcceptOpen),
    "save": lambda: files(QFileDialog.FileMode.AnyFile, QFileDialog.AcceptMode.AcceptSave),
    "print": printing,
}


@pytest.mark.parametrize("part", PARTS)
def test_no_english_word_is_left_in_indonesian(qapp: QApplication, part: str) -> None:
    said = {}
    for each in (Language.EN, Language.ID):
        assert language.install(qapp, each)
        widget = PARTS[part]()
        said[each] = set(words(widget))
        widget.deleteLater()
    left = {text for text in said[Language.ID] & said[Language.EN] - SAME if any(map(str.isalpha, text))}
    assert said[Language.EN] != said[Language.ID] and not left


def test_the_menu_of_a_field_in_the_window(window: Window) -> None:
    menu = menu_of(window.start.passphrase)
    assert [text for text in words(menu) if text] == [
        "Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua",
    ]  # fmt: skip


def test_keys_marked_in_a_menu_differ() -> None:
    for context in ("QLineEdit", "QWidgetTextControl"):
        told = [text for (of, _), (text, _) in messages(TRANSLATIONS / "qt_id.ts").items() if of == context]
        marked = [text[text.index("&") + 1].casefold() for text in told if "&" in text]
        assert len(marked) >= 5 and len(set(marked)) == len(marked)


def test_every_word_has_a_translation_with_the_same_blanks() -> None:
    for (_, source), (told, state) in messages(TRANSLATIONS / "qt_id.ts").items():
        assert told and not state
        assert told.count("%1") == source.count("%1") and ("&" in told) == ("&" in source), source
        assert (source[-1] in ": ") == (told[-1] in ": "), source


def test_english_has_qts_own_words(qapp: QApplication) -> None:
    assert language.install(qapp, Language.EN)
    field = QLineEdit("word")
    assert "Select All" in words(menu_of(field))
