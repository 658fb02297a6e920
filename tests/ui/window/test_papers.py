"""Papers in the window: looked at out of memory, printed, saved with a warning; the code of a handwritten receipt."""

import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from intake import receipt
from intake import vault as vaults
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.records import people
from intake.records.people import PersonFacts, Role
from tests.ui.window.conftest import PASSPHRASE, Answers, new_case, new_person, settle
from tests.ui.window.test_case import drop, photo, turn_to
from ui.window.ask import Source
from ui.window.frame import Window
from ui.window.papers_section import PapersSection

HOSTILE = ("N" * 300, "محمد بن عبد الله", "😀 Ani\u200f", "Budi\u202eitnaS")


@pytest.fixture
def papers(opened: Window, qtbot: QtBot) -> PapersSection:
    """The papers of a case with one person."""
    new_case(opened, qtbot)
    new_person(opened, qtbot)
    turn_to(opened, opened.case.papers)
    settle(opened, qtbot)
    return opened.case.papers


def look(window: Window, qtbot: QtBot, name: str) -> None:
    section = window.case.papers
    names = [each.name for each in section.model.rows]
    section.table.selectRow(names.index(name))
    section.look_button.click()
    settle(window, qtbot)


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    return done.stdout.decode()


def test_a_form_is_shown_without_a_file(
    opened: Window, papers: PapersSection, tmp_path: Path, qtbot: QtBot
) -> None:
    before = files(tmp_path)
    look(opened, qtbot, "B.3")
    page = opened.further.paper
    assert opened.pages.currentWidget() is page
    assert page.title.text().startswith("B.3 ·") and page.made is not None
    assert page.made.pdf.startswith(b"%PDF-") and "halaman" in page.pages.text()
    assert page.remarks.text(), "what is missing is said beside it"
    assert not [path for path in files(tmp_path) - before if path.suffix == ".pdf"]
    page.left.emit()
    assert opened.pages.currentWidget() is opened.case and page.made is None
    assert opened.case.papers.model.rows, "the case is still open"


def test_a_receipt_is_made_for_the_reporter_who_is_chosen(
    opened: Window, papers: PapersSection, tmp_path: Path, qtbot: QtBot
) -> None:
    case = papers.opened.case
    for name in ("Ani Lestari", "Cici Paramida"):
        opened.work.run(
            lambda vault, _, name=name: people.add(vault, case, Role.PELAPOR, PersonFacts(name)),
            done=lambda _: None,
            failed=opened.desk.fail,
        )
    papers.show_now()
    settle(opened, qtbot)
    papers.person.setCurrentIndex(papers.person.findText("3. Cici Paramida"))
    look(opened, qtbot, "B.3")
    made = opened.further.paper.made
    assert made is not None
    (tmp_path / "b3.pdf").write_bytes(made.pdf)
    assert "Cici Paramida" in words_of(tmp_path / "b3.pdf")
    opened.further.paper.left.emit()
    settle(opened, qtbot)
    assert papers.person.currentText() == "3. Cici Paramida"
    opened.lock()
    settle(opened, qtbot)
    assert papers.person.count() == 1


def test_locking_forgets_the_paper(opened: Window, papers: PapersSection, qtbot: QtBot) -> None:
    look(opened, qtbot, "B.1")
    opened.lock()
    settle(opened, qtbot)
    page = opened.further.paper
    assert page.made is None and not page.title.text() and page.view.is_empty


@pytest.mark.parametrize("full_page", [True, False])
def test_printing_sends_every_page_where_it_belongs(
    opened: Window, papers: PapersSection, answers: Answers, tmp_path: Path, qtbot: QtBot, full_page: bool
) -> None:
    look(opened, qtbot, "B.1")
    page = opened.further.paper
    printed, shown = tmp_path / "dicetak.pdf", page.view.paper.pageCount()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    printer.setResolution(150)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(8, 8, 8, 8)
        )
    )
    printer.setFullPage(full_page)
    answers.printers.append(printer)
    page.print_button.click()
    settle(opened, qtbot)
    assert f"{shown} halaman sudah dikirim" in opened.bar.text
    made = tmp_path / "asli.pdf"
    made.write_bytes(page.made.pdf if page.made else b"")
    assert ink(made, tmp_path / "a") == pytest.approx(ink(printed, tmp_path / "b"), abs=3)


def test_a_receipt_that_lies_across_is_turned_on_its_way_to_the_printer(
    opened: Window, papers: PapersSection, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    look(opened, qtbot, "B.3")
    page = opened.further.paper
    across = page.view.paper.pagePointSize(0)
    assert page.view.paper.pageCount() == 1 and across.width() > across.height()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "dicetak.pdf"))
    printer.setResolution(300)
    answers.printers.append(printer)
    page.print_button.click()
    settle(opened, qtbot)
    drawn = tmp_path / "dicetak"
    subprocess.run(["pdftoppm", "-r", "200", "-png", f"{drawn}.pdf", drawn], check=True)
    (sheet,) = tmp_path.glob("dicetak*.png")
    with Image.open(sheet) as picture:
        assert picture.height > picture.width
        assert len(zxingcpp.read_barcodes(picture)) == 2, "both copies are on the sheet"


def ink(pdf: Path, stem: Path) -> tuple[int, ...]:
    """Where the ink of the first page begins and ends, in pixels at 50 dpi."""
    subprocess.run(["pdftoppm", "-r", "50", "-gray", "-f", "1", "-l", "1", pdf, stem], check=True)
    (path,) = stem.parent.glob(f"{stem.name}-*.pgm")
    _, size, _, pixels = path.read_bytes().split(b"\n", 3)
    width, height = (int(part) for part in size.split())
    rows = [pixels[at : at + width] for at in range(0, width * height, width)]
    dark = [(x, y) for y, row in enumerate(rows) for x, value in enumerate(row) if value < 200]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return width, height, min(xs), max(xs), min(ys), max(ys)


def test_some_pages_only(
    opened: Window, papers: PapersSection, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    look(opened, qtbot, "dossier")
    page = opened.further.paper
    assert page.view.paper.pageCount() > 2
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "dicetak.pdf"))
    printer.setFromTo(2, 3)
    answers.printers += [None, printer]
    page.print_button.click()
    page.print_button.click()
    settle(opened, qtbot)
    assert "2 halaman sudah dikirim" in opened.bar.text


def test_saving_warns_and_gives_a_dossier_its_proof(
    opened: Window,
    papers: PapersSection,
    answers: Answers,
    vault_folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    look(opened, qtbot, "dossier")
    target = tmp_path / "berkas.pdf"
    answers.paths += [target, target]
    answers.confirms += [False, True]
    page = opened.further.paper
    page.save_button.click()
    settle(opened, qtbot)
    assert not target.exists()
    page.save_button.click()
    settle(opened, qtbot)
    assert "tanpa sandi" in answers.said[-1].text and "tanpa sandi" in opened.bar.text
    assert page.made is not None and target.read_bytes() == page.made.pdf
    assert target.with_name("berkas.pdf.tlog-proof").read_bytes().startswith(b"c2sp.org/tlog-proof@v1")
    opened.lock()
    settle(opened, qtbot)
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    made = [each for each in journal.events(vault) if each.entry.kind == Kind.DOSSIER_MADE]
    heads.lock(vault)
    assert len(made) == 1


@pytest.mark.parametrize("name", HOSTILE, ids=["long", "arabic", "emoji", "override"])
def test_hostile_names_are_printed_or_named(
    opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    new_case(opened, qtbot, name)
    new_person(opened, qtbot, name)
    turn_to(opened, opened.case.papers)
    settle(opened, qtbot)
    look(opened, qtbot, "B.3")
    assert opened.further.paper.made is not None, opened.bar.text


def test_a_handwritten_receipt_is_logged_against_its_code(
    opened: Window,
    papers: PapersSection,
    answers: Answers,
    vault_folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    papers.give_button.click()
    settle(opened, qtbot)
    code = papers.code.text()
    assert len(code) == 19 and "SEGEL1 " in papers.sms.text()
    assert not papers.log_button.isEnabled(), "there is no photo yet"
    answers.sources.append(Source("Budi", "", ""))
    sound = tmp_path / "rekaman.ogg"
    sound.write_bytes(b"OggS" + bytes(200))
    drop(opened.case.evidence.files, photo(tmp_path, 1), sound)
    settle(opened, qtbot)
    papers.show_now()
    settle(opened, qtbot)
    assert [papers.scan.itemText(row)[:2] for row in range(papers.scan.count())] == ["1."], (
        "a sound is no photo"
    )
    papers.code.setText("0000-0000-0000-0000")
    papers.log_button.click()
    settle(opened, qtbot)
    assert "tidak pernah memberi kode" in opened.bar.text
    papers.code.setText(code.lower())
    papers.log_button.click()
    settle(opened, qtbot)
    assert code in opened.bar.text and code in papers.logged.text()
    case = papers.opened.case
    opened.lock()
    settle(opened, qtbot)
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    assert [each.facts.digest for each in receipt.logged(vault, case.id)] == [code]
    heads.lock(vault)


def test_the_month_is_counted_looked_at_and_saved(
    opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    new_case(opened, qtbot, "Perkara Rahasia")
    page = opened.further.month
    opened.leave_then(lambda: opened.go_to(page))
    settle(opened, qtbot)
    assert page.summary.text().startswith("1 perkara")
    assert any(line.head == "Jenis perkara" and line.cases == 1 for line in page.model.rows)
    answers.paths += [tmp_path / "bulan.csv"] * 2
    answers.confirms += [False, True]
    page.save_button.click()
    settle(opened, qtbot)
    assert "tanpa sandi" in answers.said[-1].text and not (tmp_path / "bulan.csv").exists()
    page.save_button.click()
    settle(opened, qtbot)
    assert "tanpa sandi" in opened.bar.text
    text = (tmp_path / "bulan.csv").read_text("utf-8-sig")
    assert text.startswith("Bulan,") and "Rahasia" not in text
    page.look_button.click()
    settle(opened, qtbot)
    made = opened.further.paper.made
    assert made is not None
    (tmp_path / "bulan.pdf").write_bytes(made.pdf)
    assert "Laporan bulanan" in words_of(tmp_path / "bulan.pdf")
    opened.further.paper.left.emit()
    assert opened.pages.currentWidget() is page and page.model.rows
    page.month.setCurrentIndex(1)
    settle(opened, qtbot)
    assert page.summary.text().startswith("0 perkara")
