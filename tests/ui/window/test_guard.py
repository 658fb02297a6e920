"""Whatever locks: by itself, by the system, at once. Nothing typed is lost, nothing readable stays."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake import vault as vaults
from intake.check import vault as checking
from intake.custody import heads
from intake.records import cases
from tests.ui.window.conftest import PASSPHRASE, Answers, new_case, settle, unlock
from ui.window import clipboard
from ui.window.account_section import AccountSection
from ui.window.colours import Theme
from ui.window.frame import Window
from ui.window.idle import SleepWatch
from ui.window.work import Job, Priority

SECRET = "Rahasia sekali"


def readable(window: Window) -> str:
    """All that any widget of the window still says, shown or hidden."""
    said = [window.windowTitle(), window.bar.text, QApplication.clipboard().text()]
    for each in window.findChildren(QWidget):
        said += [each.toolTip(), each.accessibleName(), each.statusTip()]
    for kind in (QLabel, QLineEdit):
        said += [each.text() for each in window.findChildren(kind)]
    said += [each.toPlainText() for each in window.findChildren(QPlainTextEdit)]
    return "\n".join(said)


def on_screen(window: Window) -> str:
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    return "\n".join(
        [window.windowTitle(), *(each.text() for each in shown if isinstance(each, QLabel | QLineEdit))]
    )


def typed(window: Window, qtbot: QtBot) -> None:
    """A case is open, and its place is typed but not saved."""
    new_case(window, qtbot, SECRET)
    window.case.go_to(AccountSection)
    settle(window, qtbot)
    window.case.account.lines["place"].setText("Balikpapan")


def saved_place(folder: Path) -> str:
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    (case,) = cases.listing(vault)
    heads.lock(vault)
    return case.facts.place


def endless(vault: object, job: Job[None]):
    while not job.cancelled.is_set():
        yield


@pytest.mark.parametrize("key", ["Ctrl+Shift+L", "F12"])
def test_at_once_by_key(
    opened: Window, vault_folder: Path, qtbot: QtBot, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "is_ours", lambda *_: True)  # the offscreen platform says that nothing is
    typed(opened, qtbot)
    QApplication.clipboard().setText(SECRET)
    opened.activateWindow()
    if key == "F12":
        qtbot.keyClick(opened, Qt.Key.Key_F12)
    else:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(opened, Qt.Key.Key_L, both)
    assert opened.pages.currentWidget() is opened.start  # before anything came back from the vault
    assert SECRET not in on_screen(opened) and "Siti" not in on_screen(opened)
    settle(opened, qtbot)
    assert opened.folder is None and opened.work._vault is None
    assert SECRET not in readable(opened) and "Siti" not in readable(opened)
    assert saved_place(vault_folder) == "Balikpapan"


def test_at_once_stops_work_and_destroys_nothing(opened: Window, vault_folder: Path, qtbot: QtBot) -> None:
    typed(opened, qtbot)
    opened.case.run(endless, lambda _: None, title="Pekerjaan panjang", priority=Priority.WORK)
    opened.leaving.at_once()
    assert SECRET not in on_screen(opened)
    settle(opened, qtbot)
    assert opened.work._vault is None
    assert saved_place(vault_folder) == "Balikpapan"
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    assert not list(checking.check_vault(vault).findings)
    heads.lock(vault)


def test_at_once_twice_is_once(opened: Window, qtbot: QtBot) -> None:
    opened.leaving.at_once()
    opened.leaving.at_once()
    settle(opened, qtbot)
    assert opened.start.isEnabled() and opened.folder is None


def test_locking_clears_only_our_own_clipboard(
    opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = QApplication.clipboard()
    board.setText(SECRET)
    monkeypatch.setattr(clipboard, "is_ours", lambda *_: False)
    opened.lock()
    settle(opened, qtbot)
    assert board.text() == SECRET


def test_titles_never_name_anybody(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot, SECRET)
    for section in opened.case.sections:
        opened.case.go_to(type(section))
        settle(opened, qtbot)
        assert opened.windowTitle() == "Segel"


def test_no_activity_locks(make_window: Callable[..., Window], vault_folder: Path, qtbot: QtBot) -> None:
    window = make_window(idle_milliseconds=300)
    unlock(window, vault_folder, qtbot)
    qtbot.waitUntil(lambda: window.folder is None, timeout=5000)
    settle(window, qtbot)
    assert window.work._vault is None


def test_no_activity_lets_work_go_on(
    make_window: Callable[..., Window], vault_folder: Path, qtbot: QtBot
) -> None:
    window = make_window(idle_milliseconds=1000)
    unlock(window, vault_folder, qtbot)
    job = window.cases.run(endless, lambda _: None, title="Pekerjaan panjang", priority=Priority.WORK)
    window.guard._idled()
    window.guard._idled()
    assert window.folder is not None and not job.cancelled.is_set()
    job.cancel()
    qtbot.waitUntil(lambda: window.folder is None, timeout=5000)
    settle(window, qtbot)


def test_a_key_anywhere_counts_as_activity(opened: Window, qtbot: QtBot) -> None:
    opened.activateWindow()
    timer = opened.guard._idle._timer
    qtbot.waitUntil(lambda: timer.remainingTime() < timer.interval() - 30)
    before = timer.remainingTime()
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: timer.remainingTime() > before)


def test_minutes_are_chosen(opened: Window) -> None:
    assert opened.guard._idle._timer.interval() == 10 * 60_000
    opened.appearance.set_minutes(2)
    assert opened.guard._idle._timer.interval() == 2 * 60_000
    assert opened.guard._idle._timer.isActive()


def test_sleep_is_found_out_by_the_clock(qapp: QApplication, qtbot: QtBot) -> None:
    now = [1000]
    watch = SleepWatch(qapp, lambda: now[0])
    now[0] += 6_000
    with qtbot.assertNotEmitted(watch.slept):
        watch.look()
    now[0] += 3_600_000
    with qtbot.waitSignal(watch.slept):
        watch.look()
    with qtbot.assertNotEmitted(watch.slept):
        watch.look()
    watch.deleteLater()


def test_going_to_sleep_locks_at_once(opened: Window, vault_folder: Path, qtbot: QtBot) -> None:
    typed(opened, qtbot)
    opened.guard.events.take(0x0218, 0x0004)  # WM_POWERBROADCAST, PBT_APMSUSPEND
    assert SECRET not in on_screen(opened)
    settle(opened, qtbot)
    assert saved_place(vault_folder) == "Balikpapan"


def test_waking_up_is_no_reason(opened: Window, qtbot: QtBot) -> None:
    opened.guard.events.take(0x0218, 0x0012)  # PBT_APMRESUMEAUTOMATIC
    opened.guard.events.take(0x02B1, 0x8)  # WTS_SESSION_UNLOCK
    settle(opened, qtbot)
    assert opened.folder is not None


def test_a_locked_session_locks_when_work_is_done(opened: Window, qtbot: QtBot) -> None:
    job = opened.cases.run(endless, lambda _: None, title="Pekerjaan panjang", priority=Priority.WORK)
    opened.guard.events.take(0x02B1, 0x7)  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
    assert opened.folder is not None and not job.cancelled.is_set()
    job.cancel()
    qtbot.waitUntil(lambda: opened.folder is None, timeout=5000)
    settle(opened, qtbot)


def test_something_moves_while_a_passphrase_is_tried(
    window: Window, vault_folder: Path, qtbot: QtBot
) -> None:
    window.start._show([vault_folder])
    window.start.passphrase.setText(PASSPHRASE)
    window.start.unlock()
    assert window.start.moving.isVisible() and window.start.waiting.isVisible()
    assert not window.start.passphrase.isEnabled()
    settle(window, qtbot)
    assert window.folder == vault_folder
    assert window.start.moving.isHidden() and window.start.waiting.isHidden()


def test_the_indicator_moves(window: Window, qtbot: QtBot) -> None:
    window.start._busy(True)
    pictures = set()

    def moved() -> bool:
        pictures.add(bytes(window.start.moving.grab().toImage().constBits()))
        return len(pictures) > 2

    qtbot.waitUntil(moved)


def test_a_second_instance_is_told(window: Window, vault_folder: Path, qtbot: QtBot) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(vault_folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout and other.stdin
    other.stdout.readline()
    unlock(window, vault_folder, qtbot)
    assert window.folder is None
    assert "sedang dibuka oleh program lain" in window.start.error.text()
    other.stdin.close()
    other.wait()
    other.stdout.close()
    unlock(window, vault_folder, qtbot)
    assert window.folder == vault_folder


HOLDING = """
import sys
from pathlib import Path
from intake import vault
lock = vault.hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_vault_that_is_not_there_is_told(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    unlock(window, tmp_path / "flashdisk" / "brankas", qtbot)
    assert "tancapkan kembali" in window.start.error.text()
    assert window.start.passphrase.isEnabled()


def test_a_vault_pulled_while_open_is_told(opened: Window, vault_folder: Path, qtbot: QtBot) -> None:
    vault_folder.rename(vault_folder.with_name("dicabut"))

    def read_a_blob(vault: vaults.Vault, _: Job[bytes]) -> bytes:
        return (vault.path / "blobs" / "ab").read_bytes()

    opened.cases.run(read_a_blob, lambda _: None)
    settle(opened, qtbot)
    assert "tancapkan kembali" in opened.bar.text
    vault_folder.with_name("dicabut").rename(vault_folder)
    opened.lock()
    settle(opened, qtbot)
    assert opened.folder is None


def test_a_disk_that_answers_with_an_error_alone_is_told_and_the_vault_locks(
    opened: Window, vault_folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    stat = Path.stat

    def broken(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if vault_folder in (self, *self.parents):
            raise OSError(errno.EIO, "Input/output error", str(self))
        return stat(self, follow_symlinks=follow_symlinks)

    def read_a_blob(vault: vaults.Vault, _: Job[bytes]) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    vault = opened.work._vault
    assert vault is not None
    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", broken)
        opened.cases.run(read_a_blob, lambda _: None)
        settle(opened, qtbot)
        assert "tancapkan kembali" in opened.bar.text
        opened.lock()
        settle(opened, qtbot)
    assert opened.folder is None and opened.work._vault is None and not vault.data_key
    unlock(opened, vault_folder, qtbot)
    assert opened.folder == vault_folder


def test_colours_change_on_the_locked_page_too(window: Window, qtbot: QtBot) -> None:
    window.appearance.set_theme(Theme.DARK)
    assert window.pages.currentWidget() is window.start
    window.start.new_button.click()
    window.appearance.set_theme(Theme.LIGHT)
    assert window.pages.currentWidget() is window.creation


def test_a_real_dialog_is_closed(make_window: Callable[..., Window], answers: Answers) -> None:
    """The dialogs themselves are tried in test_ask; here: that locking at once dismisses them."""
    window = make_window()
    window._folder = Path("x")
    before = answers._turn
    window.leaving._hide_everything()
    assert answers._turn == before + 1
    window._folder = None
