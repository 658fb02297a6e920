"""Terima laporan: the whole report at the table, played with keys, mouse and drops; bad input, full disk, a kill."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake import reception
from intake import vault as vaults
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.docket import numbers
from intake.evidence import exhibits
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.records import cases, people, statements
from intake.records.cases import Case
from intake.records.people import Role
from intake.rules.numbering import NumberKind
from intake.vault import Vault
from tests.ui.window.conftest import PASSPHRASE, Answers, settle, unlock
from ui.window.frame import Window
from ui.window.intake_page import IntakePage

CHILD = Path(__file__).with_name("typing_child.py")
MOST_INPUTS, MOST_PAGES = 45, 3


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


@pytest.fixture
def photos(tmp_path: Path) -> tuple[Path, ...]:
    made = []
    for index in range(12):
        made.append(tmp_path / f"IMG_{index:04d}.jpg")
        made[-1].write_bytes(practice.draw_photo(PracticePhone.SAMSUNG, index, megapixels=0.1))
    return tuple(made)


def look(folder: Path) -> Iterator[tuple[Vault, Case]]:
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    yield vault, cases.listing(vault)[0]
    heads.lock(vault)


def put(page: IntakePage, place: str, text: str) -> None:
    page.go_to(place)
    QTest.keyClicks(page.focusWidget(), text)


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


HOSTILE = ("Nama " * 60).strip(), "محمد بن علي", "Budi 😀👩‍🌾", "Budi\u202eitnaS\x07", "Muḥammad"


@pytest.mark.parametrize("name", HOSTILE)
def test_odd_names_are_kept_as_typed(
    page: IntakePage, officer: Officer, vault_folder: Path, name: str
) -> None:
    line = page.reporter.blocks[0].fields["name"]
    line.edit.insert(name)  # type: ignore[union-attr]  # a name is a line
    officer.tab()
    settle(officer.window, officer.qtbot)
    marked = len(name) > 120 or "\u202e" in name
    assert line.note.isVisible() is marked and bool(line.edit.accessibleDescription()) is marked
    if "\u202e" in name:
        assert "U+202E, U+0007" in line.note.text()
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    for vault, case in look(vault_folder):
        assert [each.facts.name for each in people.listing(vault, case)] == [name]


def test_a_sign_that_no_record_holds_is_shown(page: IntakePage, officer: Officer, vault_folder: Path) -> None:
    field_ = page.happened.fields["narrative"]
    page.go_to("narrative")
    field_.edit.insertPlainText("a\0b")  # type: ignore[union-attr]  # the account is a text
    page.go_to("event")
    settle(officer.window, officer.qtbot)
    assert "U+FFFD" in field_.note.text()
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    for _, case in look(vault_folder):
        assert case.facts.narrative == "a\ufffdb"


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [
        ("1-2-2199", "2199-02-01", "belum tiba"),
        ("kemarin pagi", "kemarin pagi", "tidak terbaca"),
        ("31-2-2026", "31-2-2026", "tidak terbaca"),
        ("14-02-2024", "2024-02-14", ""),
    ],
)
def test_odd_days_are_kept_and_told(
    page: IntakePage, officer: Officer, vault_folder: Path, typed: str, kept: str, words: str
) -> None:
    put(page, "event_date", typed)
    officer.tab()
    settle(officer.window, officer.qtbot)
    note = page.happened.fields["event_date"].note
    assert words in note.text() and note.isVisible() is bool(words)
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    for _, case in look(vault_folder):
        assert case.facts.event_date == kept


def test_a_full_disk_loses_nothing_that_is_on_the_screen(
    page: IntakePage, officer: Officer, vault_folder: Path, qtbot: QtBot
) -> None:
    officer.fill("Nama", "Budi")
    window = officer.window
    window.work.run(
        lambda vault, _: vault.store.run("PRAGMA max_page_count = 1"), done=lambda _: None, failed=print
    )
    settle(window, qtbot)
    page.go_to("narrative")
    words = "Rombongan datang lagi. " * 4000
    page.happened.fields["narrative"].edit.insertPlainText(words)  # type: ignore[union-attr]  # a text
    qtbot.waitUntil(lambda: "Belum tersimpan" in page.state.text(), timeout=10_000)
    assert "penuh" in page.state.text() and page.unsaved
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    assert officer.shown is page and page.happened.fields["narrative"].text == words
    window.work.run(
        lambda vault, _: vault.store.run("PRAGMA max_page_count = 1000000"), done=lambda _: None, failed=print
    )
    qtbot.waitUntil(lambda: not page.unsaved, timeout=10_000)
    assert page.state.text() == "Semua tersimpan."
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    window.lock()
    settle(window, qtbot)
    for _, case in look(vault_folder):
        assert case.facts.narrative == words.strip()


def test_a_killed_process_loses_at_most_two_seconds(
    window: Window, vault_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with subprocess.Popen(
        [sys.executable, CHILD, vault_folder, tmp_path / "kind.json", PASSPHRASE],
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        told = [child.stdout.readline().split() for _ in range(140)]
        killed = time.monotonic()
        child.kill()
    typed = max(int(count) for count, at in told if float(at) <= killed - 2)
    unlock(window, vault_folder, qtbot)
    assert window.pages.currentWidget() is window.intake
    narrative = window.intake.happened.fields["narrative"]
    assert len(narrative.text) >= typed > 0
    assert narrative.text.startswith("Pagi itu rombongan")
    assert window.intake.reporter.blocks[0].fields["name"].text == "Budi Santoso"
    assert window.intake.focusWidget() is narrative.edit
    assert "berhenti" in window.bar.text
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    window.lock()
    settle(window, qtbot)
    for vault, case in look(vault_folder):
        assert [each.facts.name for each in people.listing(vault, case)] == ["Budi Santoso"]
        assert len(case.facts.narrative) >= typed and reception.unfinished(vault) is None


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


def test_nothing_typed_opens_no_case(page: IntakePage, officer: Officer, vault_folder: Path) -> None:
    officer.click(page.side.preview_button)
    assert "Belum ada yang dicatat" in officer.window.bar.text
    officer.click(page.back_button)
    assert officer.shown is officer.window.cases
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    assert cases.listing(vault) == []
    heads.lock(vault)


def test_locking_clears_the_page_and_going_on_finds_it_all(
    page: IntakePage, officer: Officer, vault_folder: Path, qtbot: QtBot
) -> None:
    officer.fill("Nama", "Budi")
    put(page, "saksi.1.name", "Nur")
    put(page, "saksi.1.words", "Saya melihat.")
    put(page, "terlapor.1.address", "Kelurahan Damai")  # nobody's name yet
    window = officer.window
    window.lock()
    settle(window, qtbot)
    assert [each.text for each in page._fields() if each.text and each.place != "pelapor.1.citizenship"] == []
    assert (page.side.rows.rows, page.side.number.text(), page.isEnabled()) == ([], "", False)
    unlock(window, vault_folder, qtbot)
    assert officer.shown is window.cases
    window.cases.go_on_button.click()
    settle(window, qtbot)
    assert page.reporter.blocks[0].fields["name"].text == "Budi"
    assert page.witnesses.blocks[0].words.text == "Saya melihat."
    assert page.reported.blocks[0].fields["address"].text == "Kelurahan Damai"
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    for vault, case in look_on(window, vault_folder, qtbot):
        kinds = [each.entry.kind for each in journal.events(vault, case=case.id)]
        assert (
            kinds.count(Kind.STATEMENT_DRAFTED) == 2
        )  # made, and left once; looking at it again is no event
        assert len(people.listing(vault, case)) == 2


def look_on(window: Window, folder: Path, qtbot: QtBot) -> Iterator[tuple[Vault, Case]]:
    window.lock()
    settle(window, qtbot)
    yield from look(folder)


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
