"""The list of cases: what a line says, search and filters together, order, and ten thousand of them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from intake import vault as vaults
from intake.custody import heads
from intake.docket import deadlines, desk
from intake.lists.overview import Line
from intake.records import cases, people
from intake.records.cases import CaseFacts, CaseKind
from intake.records.people import PersonFacts, Role
from intake.rules.agenda import Due
from intake.rules.deadlines import State
from tests.ui.window.conftest import PASSPHRASE, Answers, new_case, settle, unlock
from ui.window import theme
from ui.window.cases_listing import EMPTY, By
from ui.window.cases_model import CasesModel
from ui.window.cases_page import CasesPage
from ui.window.frame import Window

TODAY = date(2026, 11, 23)
LINE = Line(
    "a" * 32, 7, "laporan", "Kampanye", "Damai", "64.71", "2026-11-20T10:00:00.000+08:00", False,
    "laporan-diterima", None, ("Budi",), ("pns",), (), (), "", 0,
)  # fmt: skip
LISTING = replace(EMPTY, today=TODAY, limits={"kajian": "Kajian awal"})


@pytest.fixture
def page(window: Window, vault_folder: Path, qtbot: QtBot) -> CasesPage:
    """The list with three cases: a late one against a protected person, one without a day, a practice case."""
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    today = desk.today(vault)
    for title, kind, reported, known in (
        (
            "Kampanye oleh lurah",
            CaseKind.LAPORAN,
            PersonFacts("Hendra", employment="pns", protected="ya"),
            90,
        ),
        ("Alat peraga di sekolah", CaseKind.HASIL_PENGAWASAN, PersonFacts("Siti Aminah"), 0),
        ("LATIHAN: pose jari", CaseKind.LAPORAN, PersonFacts("Rekaan"), 1),
    ):
        day = today - timedelta(days=known)
        facts = CaseFacts(
            title, place=f"Tempat {known}", known_date=day.isoformat(), received_at=f"{day}T10:00+08:00"
        )
        case = cases.create(vault, kind, facts)
        people.add(vault, case, Role.TERLAPOR, reported)
    heads.lock(vault)
    unlock(window, vault_folder, qtbot)
    window.activateWindow()
    return window.cases


def column(page: CasesPage, by: By) -> list[str]:
    place = list(By).index(by)
    return [str(page.model.index(row, place).data()) for row in range(page.model.rowCount())]


def choose(box: QComboBox, key: str) -> None:
    """Picks with the keyboard, as an officer does."""
    box.setFocus()
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_a_line_says_what_it_is(page: CasesPage) -> None:
    assert column(page, By.NUMBER) == ["3", "2", "1"]
    assert column(page, By.TITLE)[2] == "Kampanye oleh lurah"
    hidden = column(page, By.REPORTED)[2]
    assert hidden.startswith("Terlapor ") and "Hendra" not in hidden
    assert column(page, By.KIND) == ["Laporan", "Hasil Pengawasan", "Laporan"]
    assert column(page, By.DUE)[2].startswith("lewat sejak")
    assert column(page, By.HANDOVER) == ["belum"] * 3
    assert page.model.index(0, 1).data(Qt.ItemDataRole.DecorationRole) is not None
    assert page.model.index(1, 1).data(Qt.ItemDataRole.DecorationRole) is None
    assert page.found.text() == "3 perkara."


def test_search_and_filters_narrow_together(page: CasesPage, window: Window, qtbot: QtBot) -> None:
    QTest.keyClicks(page.search, "kampanye")
    qtbot.waitUntil(lambda: column(page, By.NUMBER) == ["1"], timeout=5000)
    assert page.found.text() == "1 dari 3 perkara."
    QTest.keyClicks(page.search, " zzz")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=5000)
    assert page.found.text() == "0 dari 3 perkara." and not page.open_button.isEnabled()
    assert "Kosongkan kotak cari" in page.table.accessibleDescription()
    page.search.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=5000)
    page.filter_button.click()
    assert page.filters.isVisible() and page.filters.parts["kind"].hasFocus()
    choose(page.filters.parts["kind"], "laporan")
    settle(window, qtbot)
    assert column(page, By.NUMBER) == ["3", "1"]
    choose(page.filters.parts["employment"], "pns")
    settle(window, qtbot)
    assert column(page, By.NUMBER) == ["1"] and page.filter_button.text() == "Saringan (2)"
    choose(page.filters.parts["due"], "lewat")
    settle(window, qtbot)
    assert column(page, By.NUMBER) == ["1"]
    page.filters.clear_button.click()
    QTest.keyClicks(page.filters.place, "tempat 0")
    settle(window, qtbot)
    assert column(page, By.NUMBER) == ["2"]


def test_a_new_vault_is_not_told_to_search_for_less(opened: Window) -> None:
    said = opened.cases.table.accessibleDescription()
    assert "Belum ada perkara" in said and "kotak cari" not in said
    assert opened.cases.found.text() == "0 perkara."


def test_filters_are_kept_under_names(
    page: CasesPage, window: Window, answers: Answers, qtbot: QtBot
) -> None:
    page.filter_button.click()
    choose(page.filters.parts["kind"], "laporan")
    page.search.setText("kampanye")
    answers.lines.append("Laporan kampanye")
    page.filters.keep_button.click()
    settle(window, qtbot)
    page.filters.clear_button.click()
    page.search.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3, timeout=5000)
    choose(page.filters.kept, "Laporan kampanye")
    settle(window, qtbot)
    assert (column(page, By.NUMBER), page.search.text()) == (["1"], "kampanye")
    assert page.filters.parts["kind"].currentData() == "laporan"
    page.filters.forget_button.click()
    settle(window, qtbot)
    assert not page.filters.kept.isEnabled() and not page.filters.forget_button.isEnabled()


def test_sorted_by_head_and_by_keys(page: CasesPage, window: Window, qtbot: QtBot) -> None:
    header = page.table.horizontalHeader()
    place = header.sectionViewportPosition(1) + 20
    where = QPoint(place, 8)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(window, qtbot)
    assert column(page, By.NUMBER) == ["2", "1", "3"]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(window, qtbot)
    assert column(page, By.NUMBER) == ["3", "1", "2"]
    page.filter_button.click()
    page.filters.sort.setCurrentIndex(page.filters.sort.findData(By.DUE))
    page.filters.sort.activated.emit(page.filters.sort.currentIndex())
    settle(window, qtbot)
    assert column(page, By.NUMBER)[0] == "1" and header.sortIndicatorSection() == list(By).index(By.DUE)


def test_the_chosen_case_stays_chosen_and_opens_with_a_key(
    page: CasesPage, window: Window, qtbot: QtBot
) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(2, 0))
    page.sort(By.TITLE)
    settle(window, qtbot)
    assert page.model.lines[page.table.currentIndex().row()].number == 1
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert window.pages.currentWidget() is window.case


def test_only_a_report_can_be_gone_on_with(page: CasesPage, window: Window, qtbot: QtBot) -> None:
    page.table.selectRow(1)
    assert not page.go_on_button.isEnabled()
    page.table.selectRow(2)
    page.go_on_button.click()
    settle(window, qtbot)
    assert window.pages.currentWidget() is window.intake
    assert window.intake.reported.blocks[0].fields["name"].text == "Hendra"


def test_locking_forgets_the_list(page: CasesPage, window: Window, qtbot: QtBot) -> None:
    page.search.setText("kampanye")
    window.lock()
    settle(window, qtbot)
    assert (page.model.rowCount(), page.search.text(), page.found.text()) == (0, "", "")
    assert page._listing is EMPTY


@pytest.mark.parametrize(
    ("due", "words", "ink"),
    [
        (None, "tidak ada", "text"),
        (Due("kajian", TODAY, State.RUNNING, 0), "hari ini: Kajian awal", "warn"),
        (
            Due("kajian", TODAY + timedelta(9), State.RUNNING, 0),
            "9 hari lagi, 02-12-2026: Kajian awal",
            "text",
        ),
        (
            Due("kajian", TODAY + timedelta(2), State.RUNNING, 1),
            "2 hari lagi, 25-11-2026: Kajian awal (1 lain sudah lewat)",
            "bad",
        ),
        (Due("kajian", TODAY - timedelta(3), State.PASSED, 1), "lewat sejak 20-11-2026: Kajian awal", "bad"),
        (
            Due("lain", TODAY - timedelta(1), State.DOUBTFUL, 0),
            "22-11-2026, menurut bacaan lain belum lewat: lain",
            "warn",
        ),
    ],
)
def test_a_limit_is_told_in_words_and_not_by_colour_alone(
    qtbot: QtBot, due: Due | None, words: str, ink: str
) -> None:
    model = CasesModel()
    model.show_lines((replace(LINE, due=due),), LISTING)
    cell = model.index(0, list(By).index(By.DUE))
    assert cell.data() == words
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == theme.colour(ink)
    assert (cell.data(Qt.ItemDataRole.DecorationRole) is None) is (ink == "text")


def test_odd_words_stay_on_their_line(qtbot: QtBot) -> None:
    model = CasesModel()
    name = "Budi\u202eitnaS\nlain " + "x" * 300
    model.show_lines((replace(LINE, title=name, reported=(name, "محمد"), foreign=True),), LISTING)
    title, reported = model.index(0, 1).data(), model.index(0, 2).data()
    assert "\n" not in title and "\u202e" not in title and title.endswith("dibaca saja)")
    assert "\n" not in reported


def test_ten_thousand_are_scrolled_through(window: Window, vault_folder: Path, qtbot: QtBot) -> None:
    unlock(window, vault_folder, qtbot)
    page = window.cases
    page.model.show_lines(tuple(replace(LINE, number=n, id=f"{n:032x}") for n in range(10_000)), LISTING)
    page.table.setFocus()
    asked = window.work._count.__reduce__()
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.table.currentIndex().row() == 9_999
    for _ in range(100):
        QTest.keyClick(page.table, Qt.Key.Key_PageUp)
        page.table.viewport().repaint()
    assert page.table.currentIndex().row() < 9_000
    assert window.work._count.__reduce__() == asked  # nothing was asked of the vault


def test_passed_limits_of_all_cases_are_put_on_record_and_named(page: CasesPage, vault_folder: Path) -> None:
    assert "perkara nomor" in page.passed.text() and page.passed.isVisible()
    window = page.window()
    assert isinstance(window, Window)
    window.work.stop()
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    (late,) = (each for each in cases.listing(vault) if each.facts.title == "Kampanye oleh lurah")
    assert str(late.number) in page.passed.text()
    assert deadlines.overruns(vault, late)
    heads.lock(vault)


def test_what_is_on_record_is_not_looked_at_again(page: CasesPage, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, Window) and page.passed.text()
    window.lock()
    settle(window, qtbot)
    assert not page.passed.text()
    unlock(window, window.start._folders[0], qtbot)
    assert not page.passed.text() and not page.passed.isVisible()


def test_a_broken_file_of_the_office_is_named_and_leads_to_the_care_page(
    page: CasesPage, vault_folder: Path, qtbot: QtBot
) -> None:
    window = page.window()
    assert isinstance(window, Window) and not page.office.isVisible()
    office = vault_folder / "office"
    office.mkdir()
    (office / "holidays.toml").write_text("[[entry]]\ncode = 3\n", encoding="utf-8")
    (office / "deadline.toml").write_text("", encoding="utf-8")
    (office / "letterhead.toml").write_text('name = "Bawaslu"\nlogo = "logo.png"\n', encoding="utf-8")
    (office / "logo.png").write_bytes(b"bukan gambar")
    page.refresh()
    settle(window, qtbot)
    said = page.office.text()
    assert page.office.isVisible() and "dapat diteruskan" in said
    assert all(name in said for name in ("holidays.toml", "deadline.toml", "logo.png"))
    assert len(page.model.lines) == 3  # work goes on
    QTest.mouseClick(page.office_button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    care = window.further.care
    assert window.page is care
    said = care.office.text()
    assert (
        "Hari libur kantor tidak terbaca (holidays.toml, baris 1):" in said
        and "code" in said
        and "ejaan" in said
    )
    assert "Logo logo.png tidak dapat dibuka" in said and "Perbaiki" in said and str(office) in said
    assert _top(care.office, care) < _top(care.old, care)
    for path in office.iterdir():
        path.unlink()
    care.refresh()
    settle(window, qtbot)
    assert "belum menambah" in care.office.text()
    assert _top(care.office, care) > _top(care.old, care)
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    assert not page.office.isVisible() and not page.office_button.isVisible()


def _top(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).y()


def test_return_pressed_twice_makes_one_case(opened: Window, qtbot: QtBot) -> None:
    opened.cases.new_button.click()
    opened.cases.new_title.setText("Sekali saja")
    opened.cases.new_title.returnPressed.emit()
    opened.cases.new_title.returnPressed.emit()
    settle(opened, qtbot)
    opened.go_cases()
    settle(opened, qtbot)
    assert len(opened.cases.model.lines) == 1
    new_case(opened, qtbot, "Lagi")
    assert opened.case.case.facts.title == "Lagi"
