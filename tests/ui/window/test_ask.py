"""Real dialogs, which a locking window closes with the answer no."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.window.traces import traces
from ui.window.ask import Ask, Source


def dialog() -> QDialog:
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    )


def soon(qtbot: QtBot, deed: Callable[[], object]) -> None:
    """Does something once a dialog stands there."""

    def attempt() -> None:
        if any(isinstance(each, QDialog) and each.isVisible() for each in QApplication.topLevelWidgets()):
            deed()
        else:
            QTimer.singleShot(10, attempt)

    QTimer.singleShot(10, attempt)


def press(text: str) -> None:
    next(each for each in dialog().findChildren(QPushButton) if each.text() == text).click()


def test_a_button_agrees_and_escape_does_not(qtbot: QtBot) -> None:
    ask = Ask()
    soon(qtbot, lambda: press("Segel"))
    assert ask.confirm("Segel", "Yakin?", "Segel", "Belum")
    soon(qtbot, lambda: QTest.keyClick(dialog(), Qt.Key.Key_Escape))
    assert not ask.confirm("Segel", "Yakin?", "Segel", "Belum")
    soon(qtbot, lambda: QTest.keyClick(dialog(), Qt.Key.Key_Return))
    assert not ask.confirm("Segel", "Yakin?", "Segel", "Belum")


def test_words_and_source_are_told(qtbot: QtBot) -> None:
    ask = Ask()

    def type_reason() -> None:
        dialog().findChildren(QLineEdit)[0].setText(" salah berkas ")
        press("Tarik")

    soon(qtbot, type_reason)
    assert ask.words("Tarik", "Alasan?", "Tarik") == "salah berkas"

    def choose() -> None:
        dialog().findChildren(QComboBox)[1].setCurrentIndex(1)
        press("Masukkan")

    soon(qtbot, choose)
    assert ask.source(3, ("Budi", "Nur"), Source("Budi", "", "Kantor")) == Source(
        "Budi", "Diterima lewat WhatsApp", "Kantor"
    )


@pytest.mark.parametrize(
    ("asking", "nothing"),
    [
        (lambda ask: ask.confirm("Segel", "Yakin?", "Segel", "Belum"), False),
        (lambda ask: ask.words("Tarik", "Alasan?", "Tarik"), None),
        (lambda ask: ask.source(1, (), Source("", "", "")), None),
    ],
)
def test_dismissed_dialogs_answer_no(qtbot: QtBot, asking: Callable[[Ask], object], nothing: object) -> None:
    ask = Ask()
    soon(qtbot, ask.dismiss)
    assert asking(ask) is nothing


def test_every_field_of_a_dialog_has_a_name(qtbot: QtBot) -> None:
    ask, nameless = Ask(), []

    def look() -> None:
        for each in dialog().findChildren(QWidget):
            inner = isinstance(each.parentWidget(), QComboBox)
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner:
                found = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
                nameless.extend([] if found.strip() else [type(each).__name__])
        ask.dismiss()

    soon(qtbot, look)
    ask.source(1, (), Source("", "", ""))
    assert nameless == []


def test_what_was_asked_and_answered_stays_in_no_dialog(qtbot: QtBot) -> None:
    window, ask = QWidget(), Ask()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def type_reason() -> None:
        dialog().findChildren(QLineEdit)[0].setText("Zxqv")
        press("Tarik")

    soon(qtbot, type_reason)
    assert ask.words("Tarik", "Alasan Budi?", "Tarik") == "Zxqv"
    soon(qtbot, ask.dismiss)
    ask.source(1, ("Budi",), Source("Zxqv", "", ""))
    soon(qtbot, ask.dismiss)
    ask.confirm("Segel", "Hapus nama Budi?", "Segel", "Belum")
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert window.findChildren(QDialog) == []
    assert not [text for _, text in traces(window) if "Zxqv" in text or "Budi" in text]


def test_no_list_of_places_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """Qt's own dialog writes where it was when it closes; a folder's name can name a person."""
    settings = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(settings))
    chosen = tmp_path / "Zxqv"
    chosen.mkdir()

    def choose() -> None:
        box = dialog()
        assert isinstance(box, QFileDialog)
        box.setHistory([str(chosen)])
        box.setDirectory(str(chosen))
        box.done(QDialog.DialogCode.Accepted)

    soon(qtbot, choose)
    assert Ask().folder("Folder") == chosen
    written = [each for each in settings.rglob("*") if each.is_file()]
    assert written and not [each for each in written if b"Zxqv" in each.read_bytes()]


def test_a_new_file_has_a_free_name_and_nothing_is_asked_of_replacing(qtbot: QtBot, tmp_path: Path) -> None:
    """Segel replaces no file: a dialog that asked about it would promise what is refused afterwards."""
    ask, proposed = Ask(), []

    def choose() -> None:
        box = dialog()
        assert isinstance(box, QFileDialog)
        proposed.append(Path(box.selectedFiles()[0]).name)
        assert box.testOption(QFileDialog.Option.DontConfirmOverwrite)
        line = box.findChildren(QLineEdit)[0]
        line.setText(str(tmp_path / proposed[-1]))
        box.accept()

    for expected in ("B.3.pdf", "B.3 (2).pdf", "B.3 (3).pdf"):
        soon(qtbot, choose)
        target = ask.new_file("Simpan B.3", "B.3.pdf", "PDF (*.pdf)")
        assert target == tmp_path / expected
        target.write_bytes(b"%PDF-")
    assert proposed == ["B.3.pdf", "B.3 (2).pdf", "B.3 (3).pdf"]
    ask.dismiss()  # the next officer is not shown where this one saved
    soon(qtbot, choose)
    assert ask.new_file("Simpan B.3", "B.3.pdf", "PDF (*.pdf)") == tmp_path / "B.3.pdf"
