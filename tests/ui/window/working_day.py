"""What an officer's hands do, as real events: keys go to what has the focus, the mouse to what is in sight."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.window.conftest import PASSPHRASE, Answers, settle
from tests.ui.window.report_desk import drop
from ui.window.ask import Ask
from ui.window.frame import Window
from ui.window.section import Section
from ui.window.tabs import Tabs

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class DayAnswers(Answers):
    """The system's own file dialogs are answered from lists; Segel's questions are shown, and a button is pressed."""

    press: Callable[[QAbstractButton], None]

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        agree = self.confirms.pop(0)
        QTimer.singleShot(0, lambda: self._answer(yes if agree else no))
        return Ask.confirm(self, title, text, yes, no)

    def _answer(self, text: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        try:
            (button,) = (each for each in box.buttons() if each.text().replace("&", "") == text)
            self.press(button)
        except BaseException:
            box.reject()  # which nobody else would do: the day would stand still
            raise


@dataclass
class Hands:
    """Types and clicks in one window, waiting after each deed until the vault has answered."""

    window: Window
    qtbot: QtBot
    answers: DayAnswers

    def __post_init__(self) -> None:
        self.answers.press = self.press

    @property
    def focus(self) -> QWidget:
        """What the next key goes to."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def settle(self) -> None:
        """Waits for the answers of the vault; the keys are the window's again, as on a desktop once a popup closes."""
        settle(self.window, self.qtbot)
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: self.window.isActiveWindow() and has_the_keys(self.window))

    def shortcut(self, key: Qt.Key) -> None:
        """Ctrl and a key."""
        QTest.keyClick(self.focus, key, CONTROL)
        self.settle()

    def section(self, kind: type[Section]) -> None:
        """The keys of a section of the open case: Ctrl and its place in the list."""
        row = [type(each) for each in self.window.case.sections].index(kind)
        self.shortcut(Qt.Key(Qt.Key.Key_1.value + row))
        assert type(self.window.case.section) is kind

    def key(self, key: Qt.Key) -> None:
        """One key."""
        QTest.keyClick(self.focus, key)
        self.settle()

    def type(self, name: str, text: str, *, then: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Types into the field that has the focus, which must be called `name`, and presses one more key."""
        assert self.focus.accessibleName() == name, f"{self.focus.accessibleName()} instead of {name}"
        QTest.keyClicks(self.focus, text)
        self.key(then)

    def offered(self, name: str, text: str) -> None:
        """Types into the field that has the focus, and takes the first of what it then offers."""
        assert self.focus.accessibleName() == name, f"{self.focus.accessibleName()} instead of {name}"
        QTest.keyClicks(self.focus, text)
        self.qtbot.waitUntil(lambda: has_the_keys(QApplication.activePopupWidget()))
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
        self.settle()

    def into(self, field: QWidget, text: str) -> None:
        """Clicks into a field and types."""
        self.click(field)
        assert self.focus in (field, field.focusProxy())
        QTest.keyClicks(self.focus, text)

    def click(self, widget: QWidget) -> None:
        """Clicks in the middle of what must be in sight."""
        assert widget.isVisible() and widget.isEnabled(), widget.accessibleName()
        bring_into_sight(widget)
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        seen = target.visibleRegion().boundingRect()
        assert not seen.isEmpty(), f"out of sight: {widget.accessibleName()}"
        # A tick is pressed at its beginning: its row may be wider than its words.
        where = QPoint(seen.left() + 12, seen.center().y()) if _is_tick(widget) else seen.center()
        self.point(target, where)
        self.settle()

    def point(self, widget: QWidget, where: QPoint) -> None:
        """Presses the mouse there: whatever does so, does it here."""
        QTest.mouseClick(widget, LEFT, pos=where)

    def go_to(self, widget: QWidget) -> None:
        """To a field that a click would open."""
        widget.setFocus()

    def press(self, button: QAbstractButton) -> None:
        """Answers a question."""
        self.point(button, button.rect().center())

    def bring(self, page: QWidget, button: QAbstractButton, *paths: Path) -> None:
        """Drops files or a folder on a page; `button` would ask for them."""
        drop(page, *paths)
        self.settle()

    def choose(self, view: QAbstractItemView, row: int) -> None:
        """Clicks on a row."""
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.point(view.viewport(), view.visualRect(index).center())
        self.settle()
        assert view.selectionModel().isSelected(index)

    def turn_to(self, tabs: Tabs, part: QWidget) -> None:
        """Clicks on the tab that a part lies behind."""
        number = tabs.number_of(part)
        self.point(tabs.bar, tabs.bar.tabRect(number).center())
        self.settle()
        assert tabs.current == number and part.isVisible()

    def row(self, view: QAbstractItemView, text: str) -> int:
        """The row whose words begin so."""
        model = view.model()
        (row,) = (row for row in range(model.rowCount()) if str(model.index(row, 0).data()).startswith(text))
        return row

    def tick(self, view: QAbstractItemView, text: str) -> None:
        """Goes to a row with the mouse and ticks it with the space bar."""
        model, row = view.model(), self.row(view, text)
        view.scrollTo(model.index(row, 0))
        self.point(view.viewport(), view.visualRect(model.index(row, 0)).center())
        view.selectionModel().setCurrentIndex(
            model.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.key(Qt.Key.Key_Space)

    def unlock(self, folder: Path, passphrase: str) -> None:
        """Types the passphrase of the vault that is chosen on the first page."""
        assert self.window.page is self.window.start
        self.type("Kata sandi", passphrase, then=Qt.Key.Key_Return)
        assert self.window.folder == folder, self.window.start.error.text()


def new_vault_filled(hands: Hands, folder: Path, unit: str = "") -> None:
    """Fills in what every new vault needs, with the keys; the button that makes it is not pressed."""
    page = hands.window.creation
    hands.click(hands.window.start.new_button)
    hands.type("Nama petugas", "Siti Rahma")
    hands.type("Jabatan", "")
    hands.offered("Kantor", "23.02")
    assert page.office.code() == "23.02"
    hands.key(Qt.Key.Key_Tab)
    hands.type("Unit di bawahnya", unit)
    hands.type("Folder brankas", str(folder))
    hands.click(page.first)
    hands.type("Kata sandi", PASSPHRASE)
    hands.type("Kata sandi sekali lagi", PASSPHRASE)
    hands.click(page.understood)


def has_the_keys(widget: QWidget | None) -> bool:
    """Whether the system has given the keyboard to a window; X11 says so later, and would move the focus then."""
    handle = widget.windowHandle() if widget is not None else None
    return handle is not None and handle.isActive()


def bring_into_sight(widget: QWidget) -> None:
    """Scrolls as an officer would before a click."""
    parent = widget.parentWidget()
    while parent is not None:
        scroll = getattr(parent, "ensureWidgetVisible", None)
        if scroll is not None:
            scroll(widget)
        parent = parent.parentWidget()
    QApplication.processEvents()


def _is_tick(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isCheckable()
