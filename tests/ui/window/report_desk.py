"""An officer at an empty report, played with real events, and what the tests of Terima laporan share."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake import vault as vaults
from intake.custody import heads
from intake.records import cases
from intake.records.cases import Case
from intake.vault import Vault
from tests.ui.window.conftest import PASSPHRASE, settle
from ui.window.frame import Window
from ui.window.intake_page import IntakePage


@dataclass
class Officer:
    """Plays an officer with real events. An input is one field filled, one click, one choice, or one drop."""

    window: Window
    qtbot: QtBot
    inputs: int = 0
    pages: list[QWidget] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pages = [self.shown]

    @property
    def shown(self) -> QWidget:
        found = self.window.pages.currentWidget()
        assert found is not None
        return found

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def _did(self) -> None:
        self.inputs += 1
        settle(self.window, self.qtbot)
        if self.shown is not self.pages[-1]:
            self.pages.append(self.shown)

    def fill(self, name: str, text: str) -> None:
        """Fills the field in which the cursor stands, which must be this one, and goes on to the next."""
        assert self.focus.accessibleName() == name
        QTest.keyClicks(self.focus, text)
        QTest.keyClick(self.focus, Qt.Key.Key_Tab)
        self._did()

    def tab(self) -> None:
        QTest.keyClick(self.focus, Qt.Key.Key_Tab)

    def key(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus, key)
        self._did()

    def click(self, button: QWidget) -> None:
        assert button.isVisible() and button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._did()

    def drop(self, *paths: Path) -> None:
        drop(self.window.intake, *paths)
        self._did()


def drop(page: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy = QPointF(30, 30), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(where, copy, mime, left, plain))
    QApplication.sendEvent(page, QDropEvent(where, copy, mime, left, plain))


@pytest.fixture
def officer(opened: Window, qtbot: QtBot) -> Officer:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return Officer(opened, qtbot)


@pytest.fixture
def page(officer: Officer) -> IntakePage:
    """The page of an empty report."""
    officer.click(officer.window.cases.intake_button)
    return officer.window.intake


def look(folder: Path) -> Iterator[tuple[Vault, Case]]:
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    yield vault, cases.listing(vault)[0]
    heads.lock(vault)


def put(page: IntakePage, place: str, text: str) -> None:
    page.go_to(place)
    QTest.keyClicks(page.focusWidget(), text)
