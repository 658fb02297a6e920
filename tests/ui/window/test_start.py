"""Creating, unlocking, locking."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from intake import vault as vaults
from intake.custody import heads
from tests.ui.window.conftest import PASSPHRASE, Answers, new_case, settle, unlock
from ui.window.exhibit_model import ExhibitModel
from ui.window.frame import Window
from ui.window.models import RowsModel

ROOT = Path(__file__).resolve().parent.parent.parent.parent
FIRST_PAGE = """
import enum
import sys
from pathlib import Path
new, made = enum.EnumType.__new__, set()
def noted(*words, **more):
    made.update((found := new(*words, **more)).__members__)
    return found
enum.EnumType.__new__ = noted
from ui.window import theme
from ui.window.ask import Ask
from ui.window.frame import Settings, Window
application = theme.application()
window = Window(Settings(Path("none.json"), Ask()))
window.show()
window.grab()
print(*sys.modules, __builtins__.__import__.__name__, *made)
window.work.stop()
"""
DARK_PALETTE = """
from ui.window import lasting_true
lasting_true.keep()
from PySide6.QtGui import QColor, QPalette
application.setPalette(QPalette(QColor("black")))
window = Window(Settings(Path("none.json"), Ask()))
window.show()
application.processEvents()
print(theme.is_dark())
while theme.is_dark():
    application.processEvents()
window.work.stop()
"""


def run(code: str, folder: Path) -> list[str]:
    words = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"]
    return subprocess.run(
        words, check=True, capture_output=True, text=True, cwd=folder, timeout=60
    ).stdout.split()


def test_the_first_page_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    loaded = set(run(FIRST_PAGE, tmp_path))
    assert {"ui.window.start_page", "intake.wording"} <= loaded
    assert "__import__" in loaded, "each module's source would be read for PySide6's features"
    late = {"ctypes", "hashlib", "tomllib", "sqlcipher3", "cryptography", "PIL", "reportlab"}
    later = {"intake.rules.tables", "intake.vault", "ui.window.models", "ui.window.rooms", "ui.window.guard"}
    assert not loaded & {*late, *later, "dataclasses"}
    assert "PlaceholderText" in loaded, "enumerations are seen"
    assert not loaded & {"Key_Escape", "MouseMove"}, "all enumerations of Qt, or of QEvent, were made"


def test_colours_of_the_computer_that_its_palette_got_wrong_are_put_right(tmp_path: Path) -> None:
    head = FIRST_PAGE.partition("window = ")[0]
    assert run(head + DARK_PALETTE, tmp_path) == ["True"]


def fill(window: Window, folder: Path) -> None:
    page = window.creation
    page.name.setText("Siti Rahma")
    page.office.setEditText(page.office.itemText(page.office.findData("23.02")))
    page.unit.setText("Panwaslu Kecamatan Balikpapan Selatan")
    page.folder.setText(str(folder))
    page.first.setText(PASSPHRASE)
    page.second.setText(PASSPHRASE)
    page.understood.setChecked(True)


def test_creates_a_vault_that_opens_again(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.start.new_button.click()
    fill(window, tmp_path / "baru")
    window.creation.create_button.click()
    settle(window, qtbot)
    assert window.pages.currentWidget() is window.cases
    assert (window.creation.first.text(), window.creation.second.text()) == ("", "")
    window.lock()
    settle(window, qtbot)
    vault = vaults.unlock(tmp_path / "baru", PASSPHRASE.encode())
    assert (vault.officer.name, vault.officer.office) == ("Siti Rahma", "23.02")
    heads.lock(vault)
    assert window.start._folders == [tmp_path / "baru"]


def test_refuses_what_is_not_filled_in(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.start.new_button.click()
    page = window.creation
    fill(window, tmp_path / "baru")
    for spoil, word in (
        (lambda: page.name.clear(), "nama"),
        (lambda: page.office.setEditText("Bawaslu Entah"), "kantor"),
        (lambda: page.second.setText("lain sekali"), "tidak sama"),
        (lambda: page.understood.setChecked(False), "mengerti"),
        (lambda: page.first.setText("pendek"), "terlalu pendek"),
    ):
        fill(window, tmp_path / "baru")
        spoil()
        page.make()
        assert word in window.bar.text
    assert not (tmp_path / "baru").exists()


def test_wrong_passphrase_is_a_sentence_and_the_field_is_empty(
    window: Window, vault_folder: Path, qtbot: QtBot
) -> None:
    unlock(window, vault_folder, qtbot, "salah sama sekali")
    assert window.pages.currentWidget() is window.start
    assert window.start.error.isVisible()
    assert "sandi salah" in window.start.error.text().lower()
    assert window.start.passphrase.text() == ""
    unlock(window, vault_folder, qtbot)
    assert window.pages.currentWidget() is window.cases


def test_locking_by_key_forgets_everything(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot, "Rahasia sekali")
    opened.case.account.lines["place"].setText("Balikpapan")
    opened.activateWindow()
    qtbot.keyClick(opened, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle(opened, qtbot)
    assert opened.pages.currentWidget() is opened.start
    assert readable(opened).isdisjoint({"Rahasia sekali", "Balikpapan", "Siti Rahma"})
    assert opened.windowTitle() == "Segel — terkunci"


def test_what_was_typed_is_saved_before_locking(opened: Window, vault_folder: Path, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    opened.case.account.lines["event_date"].setText("14/2/2024")
    opened.lock()
    settle(opened, qtbot)
    unlock(opened, vault_folder, qtbot)
    opened.cases.open_chosen()
    settle(opened, qtbot)
    assert opened.case.account.lines["event_date"].text() == "14-02-2024"


def test_idle_locks(make_window: Callable[..., Window], vault_folder: Path, qtbot: QtBot) -> None:
    window = make_window(idle_milliseconds=300)
    unlock(window, vault_folder, qtbot)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.start, timeout=5000)
    settle(window, qtbot)
    heads.lock(vaults.unlock(vault_folder, PASSPHRASE.encode()))


def test_closing_locks_and_ends_the_thread(opened: Window, vault_folder: Path, qtbot: QtBot) -> None:
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=10_000)
    assert not opened.work._thread.is_alive()
    heads.lock(vaults.unlock(vault_folder, PASSPHRASE.encode()))


def test_recent_list_holds_paths_only(opened: Window, vault_folder: Path, tmp_path: Path) -> None:
    text = (tmp_path / "settings" / "recent.json").read_text(encoding="utf-8")
    assert str(vault_folder) in text
    assert "Siti" not in text


def test_a_folder_that_is_no_vault_is_told(
    window: Window, tmp_path: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.paths.append(tmp_path)
    window.start._pick()
    window.start.passphrase.setText("apa saja boleh")
    window.start.unlock()
    settle(window, qtbot)
    assert "bukan brankas" in window.start.error.text()


def readable(window: Window) -> set[str]:
    """Every text that any widget or model of the window still holds, word by word where it is long."""
    texts: set[str] = {window.windowTitle()}
    for kind in (QLabel, QLineEdit):
        texts |= {each.text() for each in window.findChildren(kind)}
    texts |= {each.toPlainText() for each in window.findChildren(QPlainTextEdit)}
    for box in window.findChildren(QComboBox):
        texts |= {box.itemText(row) for row in range(box.count())}
    for model in (*window.findChildren(RowsModel), *window.findChildren(ExhibitModel)):
        for row in range(model.rowCount()):
            texts |= {
                str(model.index(row, column).data()) for column in range(len(getattr(model, "columns", "1")))
            }
    return texts | {part for text in texts for part in text.replace(". ", " · ").split(" · ")}
