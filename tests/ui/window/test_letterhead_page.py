"""The office's letterhead in the window: typed once, kept by itself, seen as it will stand on forms."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.papers.forms import letterhead
from intake.papers.forms.letterhead import FILE, Letterhead
from intake.papers.forms.letterhead_keeping import ASIDE
from intake.wording import Language
from tests.ui.window import reach
from tests.ui.window.conftest import Answers, held_up, new_case, new_person, settle, unlock
from tests.ui.window.test_case import turn_to
from ui.window.frame import Window
from ui.window.letterhead_page import LetterheadPage

ODD = ("N" * 300, "محمد بن عبد الله", "😀 Ani\u200f", 'B"\\u0041\u202eitnaS', "a\x1b[31m\x7fb")


@pytest.fixture
def page(opened: Window, qtbot: QtBot) -> LetterheadPage:
    """The page of a vault that has no letterhead."""
    opened.further.go_letterhead()
    settle(opened, qtbot)
    return opened.further.letterhead


@pytest.fixture
def kept(vault_folder: Path) -> Callable[[], Letterhead]:
    """What lies in the vault; nothing is off about it."""

    def read() -> Letterhead:
        head, off = letterhead.load(vault_folder / "office")
        assert not off
        return head

    return read


def saved(page: LetterheadPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.unsaved, timeout=20_000)
    settle_page(page, qtbot)


def settle_page(page: LetterheadPage, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, Window)
    settle(window, qtbot)


def picture(folder: Path, name: str = "lambang.png") -> Path:
    path = folder / name
    Image.new("RGB", (90, 60), "navy").save(path)
    return path


def test_it_is_typed_and_kept_by_itself(
    page: LetterheadPage, kept: Callable[[], Letterhead], qtbot: QtBot
) -> None:
    assert "Belum ada kop surat" in page.state.text() and not page.unsaved
    QTest.keyClicks(page.name, "Panwaslu Ngaliyan")
    assert page.unsaved
    saved(page, qtbot)
    assert page.state.text() == "Tersimpan." and kept() == Letterhead(name="Panwaslu Ngaliyan")
    QTest.keyClicks(page.lines, "PANITIA PENGAWAS\r\rKECAMATAN")
    QTest.keyClicks(page.address, " Jalan Melati 4 ")
    QTest.keyClicks(page.place, "Ngaliyan")
    QTest.keyClicks(page.chair, "Sri Wahyuni")
    page.stamp.setCurrentIndex(3)
    page.meterai.setCurrentIndex(1)
    page.save_button.click()
    settle_page(page, qtbot)
    assert "Kop surat tersimpan" in page.desk.bar.text and not page.unsaved
    assert kept() == Letterhead(
        "Panwaslu Ngaliyan", ("PANITIA PENGAWAS", "KECAMATAN"), ("Jalan Melati 4",), None, "Ngaliyan",
        "Sri Wahyuni", "none", "centre",
    )  # fmt: skip


def test_the_sample_follows_what_is_typed(page: LetterheadPage, opened: Window, qtbot: QtBot) -> None:
    def words() -> str:
        return page.sample.paper.getAllText(0).text()

    qtbot.waitUntil(lambda: len(reach.colours(page.sample)) > 4, timeout=20_000)
    assert "Panwaslu Kecamatan Balikpapan Selatan" in words(), "the office's name until then"
    page.lines.setPlainText("PANITIA PENGAWAS PEMILU")
    page.stamp.setCurrentIndex(3)
    page.save_now()
    settle(opened, qtbot)
    assert "PANITIA PENGAWAS PEMILU" in words() and "CAP" not in words() and "Materai" in words()


def test_a_logo_is_chosen_and_taken_away(
    page: LetterheadPage, answers: Answers, kept: Callable[[], Letterhead], tmp_path: Path, qtbot: QtBot
) -> None:
    assert not page.no_logo_button.isEnabled()
    page.place.setText("Ngaliyan")
    answers.paths.append(picture(tmp_path))
    page.logo_button.click()
    settle_page(page, qtbot)
    assert kept().logo is not None and kept().place == "Ngaliyan" and not page.unsaved
    page.chair.setText("Sri")
    saved(page, qtbot)
    assert kept().logo is not None and kept().chair == "Sri"
    page.no_logo_button.click()
    settle_page(page, qtbot)
    assert kept() == Letterhead(place="Ngaliyan", chair="Sri") and not page.no_logo_button.isEnabled()
    answers.paths.append(None)
    page.logo_button.click()
    settle_page(page, qtbot)
    assert not kept().logo_file


def test_a_logo_chosen_and_words_typed_while_another_keeping_is_under_way(
    page: LetterheadPage,
    answers: Answers,
    opened: Window,
    kept: Callable[[], Letterhead],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    answers.paths.append(picture(tmp_path))
    with held_up(opened.work) as began:
        began.wait()
        page.name.setText("Pertama")
        page.save_now()
        page.logo_button.click()
        page.name.setText("Kedua")
        page.save_now()
    saved(page, qtbot)
    assert kept().name == "Kedua" and kept().logo is not None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"bukan gambar", "tidak dapat dibuka"),
        (bytes((20 << 20) + 1), "terlalu besar untuk logo: paling banyak 20 MB"),
        (None, "tidak ditemukan"),
    ],
)
def test_a_logo_that_cannot_be_used_is_refused_in_words(
    page: LetterheadPage,
    answers: Answers,
    kept: Callable[[], Letterhead],
    tmp_path: Path,
    data: bytes | None,
    said: str,
    qtbot: QtBot,
) -> None:
    answers.paths += [picture(tmp_path), tmp_path / "rusak.png"]
    if data is not None:
        (tmp_path / "rusak.png").write_bytes(data)
    page.logo_button.click()
    settle_page(page, qtbot)
    before = kept()
    page.chair.setText("Sri")
    page.logo_button.click()
    settle_page(page, qtbot)
    assert said in page.desk.bar.text
    saved(page, qtbot)
    assert kept().logo_file == before.logo_file and kept().chair == "Sri", "the words are kept all the same"


@pytest.mark.parametrize("text", ODD)
def test_odd_words_are_kept_as_typed(
    page: LetterheadPage, kept: Callable[[], Letterhead], text: str, qtbot: QtBot
) -> None:
    page.name.setText(text)
    page.lines.setPlainText(f"{text}\n{text}")
    page.chair.setText(text)
    page.save_now()
    saved(page, qtbot)
    assert (kept().name, kept().lines, kept().chair) == (text, (text, text), text)
    assert page.sample.paper.pageCount() == 1


def test_words_that_are_too_many_stay_on_the_screen_and_are_told(
    page: LetterheadPage, vault_folder: Path, answers: Answers, opened: Window, qtbot: QtBot
) -> None:
    page.address.setPlainText("x" * 70_000)
    page.save_now()
    settle(opened, qtbot)
    assert "Belum tersimpan. Isi kop surat terlalu panjang" in page.state.text() and page.unsaved
    assert not (vault_folder / "office" / FILE).exists()
    page.left.emit()
    settle(opened, qtbot)
    assert opened.page is page and page.unsaved, "nobody leaves words that are not kept without being asked"
    page.address.setPlainText("Jalan Melati 4")
    page.left.emit()
    settle(opened, qtbot)
    assert opened.page is opened.cases


def test_a_broken_file_is_told_set_aside_and_replaced(
    opened: Window, vault_folder: Path, kept: Callable[[], Letterhead], qtbot: QtBot
) -> None:
    office = vault_folder / "office"
    office.mkdir()
    (office / FILE).write_text('name = "Panwaslu\n', encoding="utf-8")
    opened.further.go_letterhead()
    settle(opened, qtbot)
    page = opened.further.letterhead
    assert "tidak terbaca (letterhead.toml:1)" in page.state.text() and ASIDE in page.state.text()
    opened.leave_then(opened.go_cases)
    settle(opened, qtbot)
    assert not (office / ASIDE).exists(), "looking changes nothing"
    opened.further.go_letterhead()
    settle(opened, qtbot)
    page.name.setText("Panwaslu")
    saved(page, qtbot)
    assert kept() == Letterhead(name="Panwaslu")
    assert (office / ASIDE).read_text(encoding="utf-8") == 'name = "Panwaslu\n'


def test_a_file_written_by_hand_is_shown_and_not_rewritten_by_a_look(
    opened: Window, vault_folder: Path, qtbot: QtBot
) -> None:
    office = vault_folder / "office"
    office.mkdir()
    text = '# kantor\nname = " Panwaslu\\nNgaliyan "\nlines = ["", "PANITIA"]\nlogo = "hilang.png"\n'
    (office / FILE).write_text(text, encoding="utf-8")
    opened.further.go_letterhead()
    settle(opened, qtbot)
    page = opened.further.letterhead
    assert "Logo hilang.png tidak dapat dibuka" in page.state.text() and not page.unsaved
    assert "PANITIA" in page.lines.toPlainText()
    opened.leave_then(opened.go_cases)
    settle(opened, qtbot)
    assert (office / FILE).read_text(encoding="utf-8") == text
    assert not page.name.text() and not page.lines.toPlainText() and page.sample.is_empty


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ID, ("Belum tersimpan. Penyimpanan laptop penuh", "Tulisan tetap di layar", "Tersimpan.")),
        (Language.EN, ("Not saved. The laptop's disk is full", "stays on the screen", "Saved.")),
    ],
)
def test_a_full_disk_is_told_and_the_words_kept_once_there_is_room(
    make_window: Callable[..., Window],
    vault_folder: Path,
    disks: Callable[[str], Path],
    language: Language,
    said: tuple[str, str, str],
    qtbot: QtBot,
) -> None:
    disk = disks("1M")
    (vault_folder / "office").symlink_to(disk, target_is_directory=True)
    window = make_window(language=language)
    unlock(window, vault_folder, qtbot)
    window.further.go_letterhead()
    settle(window, qtbot)
    page, other = window.further.letterhead, disk / "film.mp4"
    with pytest.raises(OSError), other.open("wb", buffering=0) as filling:
        while True:
            filling.write(bytes(4096))
    page.address.setPlainText("Jalan Melati " * 40)
    qtbot.waitUntil(lambda: said[0] in page.state.text(), timeout=20_000)
    assert said[1] in page.state.text() and page.unsaved and not (disk / FILE).exists()
    other.unlink()
    qtbot.waitUntil(lambda: not page.unsaved, timeout=20_000)
    assert page.state.text() == said[2] and (disk / FILE).exists()


def test_locking_forgets_it_and_keeps_what_was_typed(
    page: LetterheadPage, opened: Window, kept: Callable[[], Letterhead], qtbot: QtBot
) -> None:
    QTest.keyClicks(page.chair, "Sri Wahyuni")
    opened.leaving.at_once()
    settle(opened, qtbot)
    assert not page.chair.text() and page.sample.is_empty and not page.save_button.isEnabled()
    assert kept().chair == "Sri Wahyuni"


def test_the_papers_of_a_case_lead_there_and_back(opened: Window, vault_folder: Path, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    new_person(opened, qtbot)
    papers = opened.case.papers
    turn_to(opened, papers)
    settle(opened, qtbot)

    def remarks() -> str:
        papers.table.selectRow([each.name for each in papers.model.rows].index("B.1"))
        papers.look_button.click()
        settle(opened, qtbot)
        return opened.further.paper.remarks.text()

    assert "Kop surat belum ada" in remarks() and "menu Brankas, Kop surat" in remarks()
    opened.further.paper.left.emit()
    QTest.mouseClick(papers.letterhead_button, Qt.MouseButton.LeftButton)
    settle(opened, qtbot)
    assert opened.page is opened.further.letterhead
    opened.further.letterhead.place.setText("Ngaliyan")
    opened.further.letterhead.left.emit()
    settle(opened, qtbot)
    assert opened.page is opened.case and opened.case.section is papers and papers.model.rows
    assert "Kop surat" not in remarks()


def test_the_care_page_and_the_menu_lead_there_and_back(
    opened: Window, vault_folder: Path, qtbot: QtBot
) -> None:
    office = vault_folder / "office"
    office.mkdir()
    (office / FILE).write_text("= rusak\n", encoding="utf-8")
    care, page = opened.further.care, opened.further.letterhead
    opened.go_to(care)
    settle(opened, qtbot)
    assert "Kop surat tidak terbaca" in care.office.text() and "menu Brankas, Kop surat" in care.office.text()
    care.letterhead_button.click()
    settle(opened, qtbot)
    page.name.setText("Panwaslu")
    page.left.emit()
    settle(opened, qtbot)
    assert opened.page is care and "terbaca dan dipakai" in care.office.text()
    way = next(each for each in opened.rooms.ways if each.text().replace("&", "") == "Kop surat")
    for before in (care, opened.cases):
        opened.go_to(before)
        settle(opened, qtbot)
        way.trigger()
        settle(opened, qtbot)
        assert opened.page is page and page.name.text() == "Panwaslu"
        way.trigger()
        settle(opened, qtbot)
        page.left.emit()
        settle(opened, qtbot)
        assert opened.page is before


def test_it_is_filled_in_with_keys_alone(page: LetterheadPage, opened: Window, qtbot: QtBot) -> None:
    opened.activateWindow()
    for words in ("Panwaslu", "PANITIA", "Jalan Melati 4"):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.logo_button
    assert (page.typed.name, page.typed.lines, page.typed.address) == (
        "Panwaslu", ("PANITIA",), ("Jalan Melati 4",),
    )  # fmt: skip
