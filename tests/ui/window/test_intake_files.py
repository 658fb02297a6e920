"""Files at Terima laporan: counted and asked about, one outcome each, a huge folder that can be stopped."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake.evidence import exhibits
from intake.problems import Problem
from intake.reception import Reception
from tests.ui.window.conftest import Answers, settle
from tests.ui.window.report_desk import Officer, drop, look
from tests.ui.window.report_desk import officer as officer
from tests.ui.window.report_desk import page as page
from tests.ui.window.traces import traces
from ui.window.frame import Window
from ui.window.intake_page import IntakePage


def test_a_huge_folder_is_counted_asked_about_and_can_be_stopped(
    page: IntakePage, officer: Officer, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "banyak"
    folder.mkdir()
    for index in range(20_000):
        (folder / f"{index:05d}.txt").write_bytes(b"%d" % index)
    drop(page, folder)
    settle(officer.window, qtbot)
    assert page.files.panel.isVisible() and "20.000 berkas: banyak sekali" in page.files.count.text()
    officer.click(page.files.stop_button)
    assert not page.files.panel.isVisible() and page.files.rows.rows == []
    drop(page, folder)
    settle(officer.window, qtbot)
    QTest.mouseClick(page.files.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.files.rows.rows) > 3, timeout=20_000)
    officer.window.strip._stop()
    settle(officer.window, qtbot)
    assert 3 < len(page.files.rows.rows) < 20_000
    assert "Dihentikan" in officer.window.bar.text


def test_an_identity_card_is_taken_in_as_one(page: IntakePage, officer: Officer, tmp_path: Path) -> None:
    officer.fill("Nama", "Budi")
    assert "identity" in [lack.requirement.check for lack in page.side.rows.rows]
    (tmp_path / "ktp.txt").write_text("KTP")
    officer.drop(tmp_path / "ktp.txt")
    QTest.keyClick(page.files.identity, Qt.Key.Key_Space)
    officer.click(page.files.take_button)
    assert "identity" not in [lack.requirement.check for lack in page.side.rows.rows]


def test_every_file_has_its_outcome(page: IntakePage, officer: Officer, tmp_path: Path) -> None:
    (tmp_path / "satu.txt").write_text("isi")
    (tmp_path / "dua.txt").write_text("isi")
    (tmp_path / "kosong.txt").write_text("")
    officer.drop(tmp_path / "satu.txt", tmp_path / "dua.txt", tmp_path / "kosong.txt", tmp_path / "hilang")
    officer.click(page.files.take_button)
    assert page.files.summary.text() == "1 masuk, 1 sudah ada, 2 ditolak"
    model = page.files.rows
    assert [model.index(row, 1).data() for row in range(4)] == ["Ditolak", "Ditolak", "Sudah ada", "Masuk"]
    assert all(model.index(row, 2).data() for row in range(4))


def test_an_empty_folder_is_told_and_opens_no_case(
    page: IntakePage, officer: Officer, tmp_path: Path
) -> None:
    (tmp_path / "kosong").mkdir()
    officer.drop(tmp_path / "kosong")
    assert not page.files.panel.isVisible() and "kosong" in officer.window.bar.text
    page.files.start()
    settle(officer.window, officer.qtbot)
    assert page._case is None


def test_files_stay_picked_until_the_report_can_be_written(
    page: IntakePage, officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "surat.txt").write_text("isi")
    officer.fill("Nama", "Budi")
    officer.drop(tmp_path / "surat.txt")

    def refuse(*_: object) -> None:
        raise Problem("disk-full", item="brankas", needed=1, free=0)

    with monkeypatch.context() as changed:
        changed.setattr(Reception, "record", refuse)
        officer.click(page.files.take_button)
    assert page.files.panel.isVisible() and page.files.rows.rows == []
    officer.click(page.files.take_button)
    assert page.files.summary.text() == "1 masuk, 0 sudah ada, 0 ditolak"


def many(folder: Path) -> Path:
    folder.mkdir()
    for index in range(120):
        (folder / f"{index:03d}.bin").write_bytes(b"%d" % index * 9000)
    return folder


def begin_import(page: IntakePage, officer: Officer, folder: Path, qtbot: QtBot) -> None:
    officer.fill("Nama", "Budi")
    officer.drop(many(folder))
    QTest.mouseClick(page.files.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.files.rows.rows) > 3, timeout=20_000)


def held_files(window: Window, folder: Path, qtbot: QtBot) -> int:
    window.lock()
    settle(window, qtbot)
    return sum(len(list(exhibits.listing(vault, case))) for vault, case in look(folder))


@pytest.mark.parametrize("way", ["Selesai", "Ctrl+D"])
def test_an_import_goes_on_behind_another_page_and_its_end_is_told(
    page: IntakePage, officer: Officer, vault_folder: Path, tmp_path: Path, qtbot: QtBot, way: str
) -> None:
    window = officer.window
    begin_import(page, officer, tmp_path / "banyak", qtbot)
    if way == "Selesai":
        page.side.leave_button.click()
    else:
        QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: officer.shown is not page)
    assert window.work.shown
    settle(window, qtbot)
    assert window.bar.text == "Perkara 1: 120 masuk, 0 sudah ada, 0 ditolak"
    assert held_files(window, vault_folder, qtbot) == 120


def test_who_comes_back_sees_the_import_go_on(
    page: IntakePage, officer: Officer, vault_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = officer.window
    begin_import(page, officer, tmp_path / "banyak", qtbot)
    case = page._case
    window.leave_then(window.go_cases)
    qtbot.waitUntil(lambda: officer.shown is window.cases)
    window.cases.intake_wanted.emit(case)
    settle(window, qtbot)
    assert officer.shown is page and len(page.files.rows.rows) == 120
    assert page.files.summary.text() == "120 masuk, 0 sudah ada, 0 ditolak"
    page.begin()  # the next report has files of its own
    settle(window, qtbot)
    assert page.files.rows.rows == []


def test_picked_files_are_asked_about_before_they_are_left_behind(
    page: IntakePage, officer: Officer, answers: Answers, vault_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "surat.txt").write_text("isi")
    officer.fill("Nama", "Budi")
    officer.drop(tmp_path / "surat.txt")
    answers.confirms += [False, True]
    officer.click(page.side.leave_button)
    assert officer.shown is page and page.files.panel.isVisible()
    assert "belum dimasukkan" in answers.said[-1].text
    officer.click(page.side.leave_button)
    assert officer.shown is officer.window.case


def test_how_files_came_stays_in_no_list(page: IntakePage, officer: Officer) -> None:
    line = page.files.how.lineEdit()
    assert line is not None
    before = [page.files.how.itemText(row) for row in range(page.files.how.count())]
    line.setText("Zxqv")
    QTest.keyClick(line, Qt.Key.Key_Return)
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    assert [page.files.how.itemText(row) for row in range(page.files.how.count())] == before
    assert not [text for _, text in traces(officer.window) if "Zxqv" in text]
