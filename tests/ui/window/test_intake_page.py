"""Terima laporan: the whole report at the table, played with keys, mouse and drops."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake import reception
from intake.custody import journal
from intake.custody.entries import Kind
from intake.docket import numbers
from intake.evidence import exhibits
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.problems import Problem
from intake.records import people, statements
from intake.records.cases import Case
from intake.records.people import Role
from intake.rules.numbering import NumberKind
from intake.vault import Vault
from tests.ui.window.conftest import Answers, settle
from tests.ui.window.report_desk import Officer, look, put
from tests.ui.window.report_desk import officer as officer
from tests.ui.window.report_desk import page as page
from ui.window.frame import Window
from ui.window.intake_page import IntakePage

MOST_INPUTS, MOST_PAGES = 45, 3


@pytest.fixture
def photos(tmp_path: Path) -> tuple[Path, ...]:
    made = []
    for index in range(12):
        made.append(tmp_path / f"IMG_{index:04d}.jpg")
        made[-1].write_bytes(practice.draw_photo(PracticePhone.SAMSUNG, index, megapixels=0.1))
    return tuple(made)


def test_a_whole_report_takes_few_inputs_and_page_changes(
    officer: Officer,
    answers: Answers,
    vault_folder: Path,
    photos: tuple[Path, ...],
    tmp_path: Path,
) -> None:
    page, window = officer.window.intake, officer.window
    officer.click(window.cases.intake_button)
    for name, text in (
        ("Nama", "Budi Santoso"), ("Alamat", "RT 9 Gunung Bahagia"), ("No. telepon/HP", "0812 0000 0000"),
        ("Pekerjaan", "Pedagang"), ("Tempat lahir", "Balikpapan"), ("Tanggal lahir", "2-3-1980"),
        ("Jenis kelamin", "Laki-laki"),
    ):  # fmt: skip
        officer.fill(name, text)
    officer.click(page.reported.blocks[0].fields["name"].edit)
    for name, text in (("Nama", "Hendra Wijaya"), ("Jabatan", "lurah"), ("Instansi", "Kelurahan Damai")):
        officer.fill(name, text)
    officer.click(page.happened.fields["event"].edit)
    officer.fill("Peristiwa", "Lurah membagikan kaus bergambar calon")
    officer.fill("Tempat kejadian", "Lapangan RT 9")
    QTest.keyClicks(officer.focus, "sepinggan balikpapan")
    officer.qtbot.waitUntil(lambda: bool(page.happened.region.offered))
    offered = QApplication.activePopupWidget()
    assert offered is not None
    QTest.keyClick(offered, Qt.Key.Key_Down)
    QTest.keyClick(offered, Qt.Key.Key_Return)
    officer._did()
    officer.tab()
    officer.fill("Tanggal kejadian", "20-11-2026")
    officer.fill("Tanggal diketahui", "21-11-2026")
    officer.tab()
    for name, text in (("Nama", "Nur Aini"), ("Alamat", "RT 9"), ("No. telepon/HP", "0813")):
        officer.fill(name, text)
    officer.fill("Keterangan awal", "Saya melihat sendiri dari teras rumah.")
    answers.confirms.append(True)
    officer.click(page.witnesses.blocks[0].seal_button)
    officer.inputs += 1  # the answer to "read back and agreed?"
    officer.drop(*photos)
    assert page.files.count.text().startswith("12 berkas")
    assert page.files.source.text() == "Budi Santoso" and page.files.where.text()
    officer.fill("Caranya", "Disalin dari telepon")
    officer.click(page.files.take_button)
    officer.click(page.happened.fields["narrative"].edit)
    officer.fill("Uraian kejadian", "Sekitar pukul sembilan pagi lurah datang dengan mobil dinas.")
    officer.click(page.side.number_button)
    officer.click(page.side.preview_button)
    assert officer.shown is window.further.paper
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "kertas.pdf"))
    answers.printers.append(printer)
    officer.click(window.further.paper.print_button)
    officer.inputs += 1  # the answer to "which printer?"
    assert (tmp_path / "kertas.pdf").read_bytes().startswith(b"%PDF-")
    assert officer.inputs <= MOST_INPUTS and len(officer.pages) - 1 <= MOST_PAGES
    window.lock()
    settle(window, officer.qtbot)
    for vault, case in look(vault_folder):
        held(vault, case)


def held(vault: Vault, case: Case) -> None:
    """What the report of the test above must have become."""
    reporter, reported, witness = people.listing(vault, case)
    assert [each.role for each in (reporter, reported, witness)] == [Role.PELAPOR, Role.TERLAPOR, Role.SAKSI]
    assert (reporter.facts.name, reporter.facts.birth_date, reporter.facts.citizenship) == (
        "Budi Santoso", "1980-03-02", "Indonesia",
    )  # fmt: skip
    assert (reported.facts.position, reported.facts.agency) == ("lurah", "Kelurahan Damai")
    (said,) = statements.listing(vault, case)
    assert (said.text, said.is_sealed, said.person) == (
        "Saya melihat sendiri dari teras rumah.", True, witness.id,
    )  # fmt: skip
    assert {each.obtained.how for each in exhibits.listing(vault, case)} == {"Disalin dari telepon"}
    assert len(list(exhibits.listing(vault, case))) == 12
    facts = case.facts
    assert facts.title == facts.event == "Lurah membagikan kaus bergambar calon"
    assert facts.place.startswith("Lapangan RT 9, Sepinggan") and facts.place_code.startswith("64.71")
    assert (facts.event_date, facts.known_date) == ("2026-11-20", "2026-11-21")
    assert facts.received_at.endswith("+08:00") and facts.place_edition
    number = numbers.current(vault, case.id, NumberKind.PENYAMPAIAN)
    assert number is not None and number.facts.provisional
    kinds = [each.entry.kind for each in journal.events(vault, case=case.id)]
    assert kinds.count(Kind.FORM_MADE) == 1 and kinds.count(Kind.CASE_CREATED) == 1
    assert reception.unfinished(vault) is None


def test_what_is_missing_is_in_sight_and_leads_to_its_field(page: IntakePage, officer: Officer) -> None:
    checks = [lack.requirement.check for lack in page.side.rows.rows]
    assert {"reporter", "reported", "place", "narrative", "evidence"} <= set(checks)
    officer.fill("Nama", "Budi")
    checks = [lack.requirement.check for lack in page.side.rows.rows]
    assert "reporter" not in checks and "reporter-address" in checks
    page.side.list.setFocus()
    page.side.list.selectRow(checks.index("narrative"))
    officer.key(Qt.Key.Key_Return)
    assert officer.focus is page.happened.fields["narrative"].edit
    assert page.side.question.text().endswith("?")
    assert str(len(page.side.rows.rows)) in page.side.heading.text()


def test_keys_alone_do_it(officer: Officer, opened: Window, answers: Answers, tmp_path: Path) -> None:
    QTest.keyClick(opened, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle(opened, officer.qtbot)
    page = opened.intake
    assert officer.shown is page and officer.focus.accessibleName() == "Nama"
    reached: set[QWidget] = set()
    for _ in range(60):
        reached.add(officer.focus)
        officer.tab()
    wanted = {
        *(each.edit for each in page._fields()), page.happened.region, page.happened.election, page.side.list,
        page.reported.add_button, page.witnesses.add_button, page.files.pick_button, page.side.preview_button,
    }  # fmt: skip
    assert wanted <= reached
    page.reported.add_button.setFocus()
    officer.key(Qt.Key.Key_Space)
    assert officer.focus is page.reported.blocks[1].fields["name"].edit
    officer.tab()
    assert officer.focus is page.reported.blocks[1].fields["position"].edit
    (tmp_path / "surat.txt").write_text("isi")
    answers.many.append((tmp_path / "surat.txt",))
    page.files.pick_button.setFocus()
    officer.key(Qt.Key.Key_Space)
    officer.fill("Caranya", "Diserahkan")
    QTest.keyClick(officer.focus, Qt.Key.Key_Return)
    settle(opened, officer.qtbot)
    assert page.files.summary.text() == "1 masuk, 0 sudah ada, 0 ditolak"


def test_a_number_of_the_office_takes_the_place_of_the_provisional_one(
    page: IntakePage, officer: Officer
) -> None:
    officer.fill("Nama", "Budi")
    officer.click(page.side.number_button)
    assert page.side.number.text().startswith("SEMENTARA-") and page.side.number_note.isVisible()
    page.side.number.setFocus()
    page.side.number.selectAll()
    officer.fill("Nomor penyampaian", "001/LP/PL/Kec-Balikpapan-Selatan/23.02/XI/2026")
    assert page.side.number.text().startswith("001/LP") and not page.side.number_note.isVisible()
    assert not page.side.number_button.isEnabled()


def test_words_of_nobody_cannot_be_sealed(page: IntakePage, officer: Officer, answers: Answers) -> None:
    block = page.witnesses.blocks[0]
    assert not block.seal_button.isEnabled()
    put(page, "saksi.1.words", "Saya melihat.")
    answers.confirms += [False, True]
    officer.click(block.seal_button)
    assert officer.window.bar.text == ""
    officer.click(block.seal_button)
    assert officer.window.bar.text and not block.words.edit.isReadOnly()


def test_a_receipt_is_saved_at_any_moment(
    page: IntakePage, officer: Officer, answers: Answers, tmp_path: Path
) -> None:
    officer.fill("Nama", "Budi")
    answers.paths += [None, tmp_path / "B.3.pdf"]
    officer.click(page.side.save_button)
    assert officer.window.bar.text == ""
    officer.click(page.side.save_button)
    assert (tmp_path / "B.3.pdf").read_bytes().startswith(b"%PDF-")
    assert "B.3" in officer.window.bar.text
    officer.click(page.side.leave_button)
    assert officer.shown is officer.window.case


def test_the_preview_is_asked_for_with_the_case(page: IntakePage, officer: Officer, qtbot: QtBot) -> None:
    officer.fill("Nama", "Budi")
    with qtbot.waitSignal(page.paper_wanted) as asked:
        QTest.mouseClick(page.side.preview_button, Qt.MouseButton.LeftButton)
    assert asked.args[0].number == 1 and asked.args[1] == "B.3"


def given_number(window: Window, folder: Path) -> str:
    """The number that the report has; it was left as it should be."""
    for vault, case in look(folder):
        assert reception.unfinished(vault) is None
        number = numbers.current(vault, case.id, NumberKind.PENYAMPAIAN)
    return "" if number is None else number.facts.value


@pytest.mark.parametrize("way", ["lock", "panic", "close"])
def test_a_number_that_is_still_being_typed_is_kept(
    page: IntakePage, officer: Officer, vault_folder: Path, qtbot: QtBot, way: str
) -> None:
    window = officer.window
    officer.fill("Nama", "Budi")
    page.side.number.setFocus()
    QTest.keyClicks(page.side.number, "012/LP/X")
    assert page.unsaved and "Nomor" in page.state.text()
    if way == "lock":
        QTest.keyClick(page.side.number, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    elif way == "panic":
        window.leaving.at_once()
    else:
        window.close()
    qtbot.waitUntil(lambda: window.folder is None, timeout=20_000)
    settle(window, qtbot)
    assert "hilang" not in window.bar.text and "tidak ada lagi" not in window.bar.text
    assert given_number(window, vault_folder) == "012/LP/X"


@pytest.mark.parametrize("place", ["", "Nama"])
def test_a_number_is_all_that_is_typed(
    page: IntakePage, officer: Officer, vault_folder: Path, place: str
) -> None:
    """Into an empty report, and into one that was left before."""
    window = officer.window
    if place:
        officer.fill(place, "Budi")
        window.leave_then(window.go_cases)
        settle(window, officer.qtbot)
        window.cases.table.selectRow(0)
        window.cases.go_on_button.click()
        settle(window, officer.qtbot)
    page.side.number.setFocus()
    QTest.keyClicks(page.side.number, "012/LP/X")
    window.lock()
    settle(window, officer.qtbot)
    assert given_number(window, vault_folder) == "012/LP/X"


def test_a_number_that_was_refused_stays_in_its_field(
    page: IntakePage, officer: Officer, vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.fill("Nama", "Budi")
    page.side.number.setFocus()

    def refuse(*_: object) -> None:
        raise Problem("disk-full", item="brankas", needed=1, free=0)

    with monkeypatch.context() as changed:
        changed.setattr(numbers, "type_in", refuse)
        officer.fill("Nomor penyampaian", "012/LP/X")
    put(page, "event", "Uang dibagi")
    officer.tab()
    settle(officer.window, officer.qtbot)
    assert page.side.number.text() == "012/LP/X" and page.unsaved
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    assert given_number(officer.window, vault_folder) == "012/LP/X"
