"""Locking at once works from everywhere: out of dialogs, menus and lists, while a vault opens, whatever a page does."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from intake import lifecycle
from intake import vault as vaults
from tests.ui.window import display_tests
from tests.ui.window.conftest import KDF, PASSPHRASE, new_case, settle
from ui.window.ask import Ask, Source
from ui.window.frame import Settings, Window

NAME = "Rahasia Sekali"
Asking = Callable[[Ask], object]


@pytest.fixture
def real(tmp_path: Path, vault_folder: Path, qtbot: QtBot) -> Iterator[Window]:
    """An open vault in a window that asks with its real dialogs."""
    window = Window(Settings(tmp_path / "settings" / "recent.json", Ask(), KDF))
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.guard.watch(window)
    window.start._show([vault_folder])
    window.start.passphrase.setText(PASSPHRASE)
    window.start.unlock()
    settle(window, qtbot)
    yield window
    window.work.stop()
    QApplication.processEvents()
    window.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete


def press_once(stands: Callable[[], object], key: Qt.Key = Qt.Key.Key_F12) -> None:
    """Presses a key, as the window system does, once something stands there."""

    def attempt() -> None:
        if stands() and QGuiApplication.focusWindow() is not None:
            QTest.keyClick(QGuiApplication.focusWindow(), key)
        else:
            QTimer.singleShot(10, attempt)

    QTimer.singleShot(10, attempt)


def dialog() -> QDialog | None:
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    return next((each for each in shown if each.isVisible()), None)


def dialog_has_the_keys() -> bool:
    asked = dialog()
    return asked is not None and asked.windowHandle() is QGuiApplication.focusWindow()


def is_locked(window: Window, qtbot: QtBot) -> bool:
    settle(window, qtbot)
    qtbot.waitUntil(lambda: window.start.isEnabled())
    assert QApplication.activePopupWidget() is None and dialog() is None
    return window.page is window.start and window.folder is None and window.work._vault is None


@pytest.mark.parametrize(
    "asking",
    [
        lambda ask: ask.confirm("Segel keterangan", NAME, "Segel", "Belum"),
        lambda ask: ask.words("Tarik", NAME, "Tarik"),
        lambda ask: ask.source(3, (NAME,), Source(NAME, "", "")),
    ],
    ids=["confirm", "words", "source"],
)
def test_out_of_a_dialog(real: Window, qtbot: QtBot, asking: Asking) -> None:
    press_once(dialog_has_the_keys)
    assert not asking(real.desk.ask)
    assert is_locked(real, qtbot)
    QApplication.sendPostedEvents(None, 52)
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]


def test_out_of_the_question_before_a_sealing(real: Window, qtbot: QtBot) -> None:
    real.cases.intake_button.click()
    settle(real, qtbot)
    block = real.intake.witnesses.blocks[0]
    block.fields["name"].put(NAME)
    press_once(dialog_has_the_keys)
    real.intake.seal(block)
    assert is_locked(real, qtbot)


def test_out_of_an_open_menu(real: Window, qtbot: QtBot) -> None:
    menu = real._vault_menu
    menu.popup(real.mapToGlobal(real.rect().center()))
    press_once(menu.isVisible)
    qtbot.waitUntil(lambda: not menu.isVisible())
    assert is_locked(real, qtbot)


def test_out_of_an_open_list(real: Window, qtbot: QtBot) -> None:
    new_case(real, qtbot, NAME)
    box = real.case.account.election
    box.showPopup()
    press_once(lambda: QApplication.activePopupWidget() is not None)
    qtbot.waitUntil(lambda: real.folder is None)
    assert is_locked(real, qtbot)


def test_out_of_a_context_menu(real: Window, qtbot: QtBot) -> None:
    new_case(real, qtbot, NAME)
    line: QLineEdit = real.case.account.lines["place"]
    middle = line.rect().center()
    press_once(lambda: QApplication.activePopupWidget() is not None)
    QApplication.sendEvent(
        line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, line.mapToGlobal(middle))
    )
    qtbot.waitUntil(lambda: real.folder is None)
    assert is_locked(real, qtbot)


@pytest.mark.skipif(not display_tests.IS_OFFSCREEN, reason="this is what is played on the display")
def test_all_of_it_on_a_display(display: str) -> None:
    test = f"{__file__}::{test_out_of_an_open_list.__name__}"
    assert "1 passed" in display_tests.play(display, test)
    assert "1 passed" in display_tests.play(display, test.replace("list", "menu"))


# Whatever a page does


@pytest.mark.parametrize("way", ["forget", "leave", "unsaved"])
@pytest.mark.parametrize("lock", ["at_once", "when_quiet"])
def test_a_broken_page_keeps_no_keys(
    opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str, lock: str
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    new_case(opened, qtbot, NAME)
    monkeypatch.setattr(type(opened.cases), way, property(broken) if way == "unsaved" else broken)
    with qtbot.captureExceptions() as raised:
        getattr(opened.leaving, lock)()
        settle(opened, qtbot)
    assert opened.work._vault is None and opened.folder is None and opened.start.isEnabled()
    assert opened.case.case is None
    assert "broken" in {str(each[1]) for each in raised}


# While a vault opens


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Opening and making a vault wait for this event."""
    go_on = threading.Event()
    for module, name in ((vaults, "unlock"), (lifecycle, "create")):
        monkeypatch.setattr(module, name, _waiting(getattr(module, name), go_on))
    yield go_on
    go_on.set()


def _waiting(deed: Callable[..., vaults.Vault], go_on: threading.Event) -> Callable[..., vaults.Vault]:
    def waited(*args: object, **named: object) -> vaults.Vault:
        opened = deed(*args, **named)
        assert go_on.wait(60)
        return opened

    return waited


WAYS: dict[str, Callable[[Window], object]] = {
    "F12": lambda window: QTest.keyClick(window, Qt.Key.Key_F12),
    "Ctrl+L": lambda window: QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
    "sleep": lambda window: window.guard.sleep.slept.emit(),
    "screen": lambda window: window.guard.events.screen_locked.emit(),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_vault_being_unlocked_does_not_open(
    window: Window, vault_folder: Path, qtbot: QtBot, slow: threading.Event, way: str
) -> None:
    window.activateWindow()
    window.start._show([vault_folder])
    window.start.passphrase.setText(PASSPHRASE)
    window.start.unlock_button.click()
    WAYS[way](window)
    slow.set()
    settle(window, qtbot)
    assert window.folder is None and window.work._vault is None and not window.work.is_open
    assert window.page is window.start and window.start.unlock_button.isEnabled()
    assert not window.start.passphrase.text() and not window.start.error.text()
    window.start._show([vault_folder])
    window.start.passphrase.setText(PASSPHRASE)
    window.start.unlock_button.click()
    settle(window, qtbot)
    assert window.folder == vault_folder


def test_keys_that_are_there_already_are_dropped(window: Window, vault_folder: Path, qtbot: QtBot) -> None:
    window.start._show([vault_folder])
    window.start.passphrase.setText(PASSPHRASE)
    window.start.unlock_button.click()
    qtbot.waitUntil(lambda: window.work._vault is not None)  # and the window has not been told
    window.leaving.at_once()
    settle(window, qtbot)
    assert window.folder is None and window.work._vault is None and not window.work.is_open


def typed(window: Window, folder: Path) -> list[QLineEdit]:
    window._go_create()
    page = window.creation
    page.name.setText(NAME)
    page.office.setCurrentIndex(1)
    page.folder.setText(str(folder))
    page.first.setText(PASSPHRASE)
    page.second.setText(PASSPHRASE)
    page.understood.setChecked(True)
    return list(page._lines)


@pytest.mark.parametrize("way", WAYS)
def test_a_vault_being_made_does_not_open(
    window: Window, tmp_path: Path, qtbot: QtBot, slow: threading.Event, way: str
) -> None:
    lines = typed(window, tmp_path / "baru")
    window.activateWindow()
    window.creation.make()
    WAYS[way](window)
    assert not any(each.text() for each in lines) and window.page is window.start
    slow.set()
    settle(window, qtbot)
    assert window.folder is None and window.work._vault is None and window.page is window.start
    assert window.creation.isEnabled()


def test_what_is_typed_for_a_new_vault_is_cleared(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    lines = typed(window, tmp_path / "baru")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert not any(each.text() for each in lines) and window.page is window.start
