"""Every page of the window, listed once: what is drawn by `make screens` and what the generic tests look at.

To add a page: write a function that brings the window there and put `@place("name", ItsClass)` above it. It is called
with a `Tour` whose window has the practice vault open at its list of cases (`locked=True`: is locked); the first case
of that vault is full, see `practice.py`. It ends with the page shown; waiting for the vault is done after it.

    @place("terima-laporan", ReportPage)
    def report(tour: Tour) -> None:
        tour.window.go_to(tour.window.report)

    @place("perbuatan", ActsSection)
    def acts(tour: Tour) -> None:
        tour.section(ActsSection)

The name is that of its pictures: build/screens/<name>-<light|dark>-<id|en>.png. One class may have several places
(a list and its form). Every Page and Section must have at least one: a test compares. Texts are clipped nowhere at
1366 x 690, Tab reaches everything, names are complete: test_everywhere.py tries it on each place.
Measures that hold text go through `theme.scaled(pixels)`; a stack of panels is a `stack.PageStack`.
Help for a page is resources/help/{id,en}/<number>-<ItsClass>.md.
"""

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from intake.papers import gather
from intake.papers.forms import letterhead_keeping as keeping
from intake.papers.forms.letterhead import Letterhead
from intake.records import cases
from tests.ui.window import evidence_pages as _evidence_pages  # noqa: F401 - lists its own
from tests.ui.window.conftest import PASSPHRASE
from tests.ui.window.practice import OFFICE
from tests.ui.window.tour import PLACES, Tour, place
from ui.window.account_section import AccountSection
from ui.window.acts_section import ActsSection
from ui.window.cards_page import CardsPage
from ui.window.care_page import CarePage
from ui.window.cases_page import CasesPage
from ui.window.check_page import CheckPage
from ui.window.create_page import CreatePage
from ui.window.handover_section import HandoverSection
from ui.window.help_page import HelpPage
from ui.window.intake_files import FilesBlock
from ui.window.intake_page import IntakePage
from ui.window.letterhead_page import LetterheadPage
from ui.window.log_section import LogSection
from ui.window.month_page import MonthPage
from ui.window.paper_view import PaperPage
from ui.window.papers_section import PapersSection
from ui.window.people_section import PeopleSection
from ui.window.procedure_section import ProcedureSection
from ui.window.purge_page import PurgePage
from ui.window.receive_page import ReceivePage
from ui.window.recover_page import RecoverPage
from ui.window.restore_page import RestorePage
from ui.window.start_page import StartPage
from ui.window.statements_section import StatementsSection

__all__ = ["PLACES"]


def emblem() -> bytes:
    """A logo of no office's."""
    drawn = QImage(240, 240, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.setBrush(QColor("#1f3b57"))
    painter.drawEllipse(10, 10, 220, 220)
    painter.setBrush(QColor("#f2c14e"))
    painter.drawEllipse(70, 70, 100, 100)
    painter.end()
    data = QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    drawn.save(data, "PNG")
    return data.data().data()


@place("mulai-kosong", StartPage, locked=True)
def first_start(tour: Tour) -> None:
    tour.window.start._show([])


@place("brankas-baru", CreatePage, locked=True)
def creation(tour: Tour) -> None:
    tour.window._go_create()
    page = tour.window.creation
    page.name.setText("Siti Rahma")
    page.office.setEditText(page.office.itemText(page.office.findData("23.02")))
    page.folder.setText(r"C:\Users\siti\Documents\Brankas-Segel")
    page.first.setText(PASSPHRASE)


@place("terkunci", StartPage, locked=True)
def locked(tour: Tour) -> None:
    tour.window.show_start(Path("/media/flashdisk/brankas-siti"))


@place("sandi-salah", StartPage, locked=True)
def refused(tour: Tour) -> None:
    tour.window.start._show([tour.vault])
    tour.window.start.passphrase.setText("salah")
    tour.window.start.unlock()


@place("daftar-perkara", CasesPage)
def case_list(tour: Tour) -> None:
    tour.window.go_cases()


@place("perkara-baru", CasesPage)
def new_case(tour: Tour) -> None:
    tour.window.cases.begin_new()


@place("daftar-saringan", CasesPage)
def case_filters(tour: Tour) -> None:
    tour.window.cases._end_new()
    tour.window.cases.filter_button.click()


def broken_office_files(tour: Tour) -> None:
    """Three files of the office's with which something is wrong, found when they are next read."""
    office = tour.vault / "office"
    office.mkdir()
    (office / "holidays.toml").write_text("[[entry]]\ncode = 3\n", encoding="utf-8")
    (office / "deadline.toml").write_text("", encoding="utf-8")
    (office / "letterhead.toml").write_text('name = "Bawaslu"\nlogo = "logo.png"\n', encoding="utf-8")
    (office / "logo.png").write_bytes(b"bukan gambar")


@place("daftar-berkas-kantor-keliru", CasesPage)
def cases_with_office_faults(tour: Tour) -> None:
    broken_office_files(tour)
    tour.window.go_cases()


@place("terima-laporan-baru", IntakePage)
def new_report(tour: Tour) -> None:
    tour.window.cases.intake_button.click()


@place("terima-laporan", IntakePage)
def report(tour: Tour) -> None:
    tour.window.cases.table.selectRow(0)
    tour.window.cases.go_on_button.click()


@place("terima-laporan-berkas", FilesBlock)
def report_files(tour: Tour) -> None:
    report(tour)
    tour.settle()
    tour.window.intake.files.take_in((tour.root / "foto",))
    tour.settle()
    tour.window.intake.go_to("narrative")


@place("uraian", AccountSection)
def account(tour: Tour) -> None:
    tour.section(AccountSection)


@place("orang", PeopleSection)
def people(tour: Tour) -> None:
    tour.section(PeopleSection)


def half_typed(tour: Tour) -> None:
    """A person without a name and an act that is not chosen, left half-typed in the second case."""
    tour.section(PeopleSection, row=1)
    people = tour.window.case.people
    people.lines["address"].setText("RT 09 Gunung Bahagia")
    people.lines["phone"].setText("0812 0000 0009")
    people.save_now()
    tour.settle()
    tour.window.case.go_to(ActsSection)
    tour.settle()
    tour.window.case.acts.form.lines["note"].setText("Dilihat dari teras rumah")
    tour.window.case.acts.save_now()
    tour.settle()
    tour.unlocked()


@place("orang-rancangan", PeopleSection)
def drafted_person(tour: Tour) -> None:
    half_typed(tour)
    tour.section(PeopleSection, row=1)


@place("keterangan-tersegel", StatementsSection)
def sealed_statement(tour: Tour) -> None:
    tour.section(StatementsSection)
    tour.window.case.statements.table.selectRow(0)


@place("keterangan-rancangan", StatementsSection)
def drafted_statement(tour: Tour) -> None:
    tour.section(StatementsSection)
    tour.window.case.statements.table.selectRow(2)


@place("keterangan-tanya-jawab", StatementsSection)
def hearing(tour: Tour) -> None:
    tour.section(StatementsSection)
    section = tour.window.case.statements
    section.begin_new()
    section.sheet.kind.setCurrentIndex(2)
    tour.settle()
    section.sheet.focus_words()
    section.rows.answer.insertPlainText("Sehat, Pak.")
    section.save_now()


@place("keterangan-belum-ada", StatementsSection)
def lacking_statement(tour: Tour) -> None:
    hearing(tour)
    tour.settle()
    sheet = tour.window.case.statements.sheet
    if not sheet.form_button.isChecked():  # large text shows the words or the form
        sheet.form_button.click()
    sheet.form.tabs.go_to(1)


@place("keterangan-tanda-tangan", StatementsSection)
def signing(tour: Tour) -> None:
    sealed_statement(tour)
    tour.settle()
    tour.window.case.statements.sheet.show_signing()
    tour.window.case.statements.signing.screen_button.click()


@place("perbuatan", ActsSection)
def alleged_acts(tour: Tour) -> None:
    tour.section(ActsSection)


@place("perbuatan-rancangan", ActsSection)
def drafted_act(tour: Tour) -> None:
    half_typed(tour)
    tour.section(ActsSection, row=1)


@place("prosedur", ProcedureSection)
def procedure(tour: Tour) -> None:
    tour.section(ProcedureSection)
    tour.window.case.procedure.step_table.selectRow(0)


@place("prosedur-batas-waktu", ProcedureSection)
def limits(tour: Tour) -> None:
    tour.section(ProcedureSection)
    procedure = tour.window.case.procedure
    procedure.tabs.go_to(procedure.tabs.number_of(procedure.limits))


@place("prosedur-belum-ada", ProcedureSection)
def lacks(tour: Tour) -> None:
    tour.section(ProcedureSection)
    procedure = tour.window.case.procedure
    procedure.tabs.go_to(procedure.tabs.number_of(procedure.lack_table))


@place("prosedur-nomor", ProcedureSection)
def case_numbers(tour: Tour) -> None:
    tour.section(ProcedureSection)
    procedure = tour.window.case.procedure
    procedure.tabs.go_to(procedure.tabs.number_of(procedure.numbers))


@place("prosedur-blok", ProcedureSection)
def number_blocks(tour: Tour) -> None:
    tour.section(ProcedureSection)
    procedure = tour.window.case.procedure
    panel = procedure.blocks
    procedure.tabs.go_to(procedure.tabs.number_of(panel))
    if not panel.model.rows:
        panel.first.setText("1")
        panel.last.setText("50")
        panel.place.setText("Balikpapan Selatan")
        panel.whose.setText("Bawaslu Kota Balikpapan, surat 12/2026")
        panel.enter()
        tour.settle()
    panel.table.selectRow(0)


@place("riwayat", LogSection)
def log(tour: Tour) -> None:
    tour.section(LogSection)


@place("riwayat-periksa", LogSection)
def checked_log(tour: Tour) -> None:
    tour.section(LogSection)
    tour.window.case.log.show_head()
    tour.settle()
    tour.window.case.log.check()


@place("surat", PapersSection)
def papers(tour: Tour) -> None:
    tour.section(PapersSection)
    tour.window.case.papers.give()


@place("surat-lihat", PaperPage)
def paper(tour: Tour) -> None:
    tour.section(PapersSection)
    tour.window.case.papers.table.selectRow(2)
    tour.window.case.papers.look()
    tour.settle()
    tour.drawn(tour.window.further.paper.view)


@place("serah-terima", HandoverSection)
def handover(tour: Tour) -> None:
    tour.section(HandoverSection)
    stick = tour.root / "flashdisk"
    stick.mkdir(exist_ok=True)
    tour.answers.paths.append(stick)
    tour.window.case.handover.papers.tick("dossier")
    tour.window.case.handover.papers.tick("B.1")
    tour.window.case.handover.seal()


@place("serah-terima-rancangan", HandoverSection)
def handover_of_drafts(tour: Tour) -> None:
    half_typed(tour)
    tour.section(HandoverSection, row=1)


def handed_over(tour: Tour) -> Path:
    """A hand-over to the office, on a stick."""
    handover(tour)
    tour.settle()
    made = max((tour.root / "flashdisk").iterdir(), key=lambda each: each.stat().st_mtime_ns)
    return tour.on_drive(made, rf"E:\{made.name}")


@place("terima-segel", ReceivePage)
def received(tour: Tour) -> None:
    if not (tour.root / "flashdisk").exists():
        handover(tour)
        tour.settle()
    folder = handed_over(tour)
    tour.unlocked(tour.root / "kantor", OFFICE)
    tour.window.go_to(tour.window.further.receive)
    tour.settle()
    tour.window.further.receive.check(folder)


@place("terima-segel-sendiri", ReceivePage)
def own_brought_back(tour: Tour) -> None:
    folder = handed_over(tour)
    tour.window.go_to(tour.window.further.receive)
    tour.settle()
    tour.window.further.receive.check(folder)


@place("periksa", CheckPage)
def check(tour: Tour) -> None:
    tour.window.go_to(tour.window.further.check)
    tour.window.further.check.check_vault()


@place("periksa-berkas-perkara", CheckPage)
def checked_dossier(tour: Tour) -> None:
    pdf = tour.root / "berkas-perkara-3.pdf"
    case = tour.window.cases.model.lines[0]
    if not pdf.exists():
        tour.window.cases.run(
            lambda vault, _: gather.make_dossier(vault, cases.find(vault, str(case.number)), pdf),
            lambda _: None,
        )
        tour.settle()
    tour.window.go_to(tour.window.further.check)
    shown = pdf if sys.platform == "win32" else Path(shutil.copy(pdf, r"E:\berkas-perkara-3.pdf"))
    tour.window.further.check.check(shown)


@place("laporan-bulanan", MonthPage)
def monthly(tour: Tour) -> None:
    tour.window.go_to(tour.window.further.month)


@place("hapus-perkara", PurgePage)
def purge(tour: Tour) -> None:
    tour.window.go_to(tour.window.further.purge)


@place("rawat-brankas", CarePage)
def care(tour: Tour) -> None:
    tour.window.go_to(tour.window.further.care)
    tour.window.further.care.first.setText("kuda biru lompat pagar")


@place("rawat-berkas-kantor-keliru", CarePage)
def care_with_office_faults(tour: Tour) -> None:
    broken_office_files(tour)
    tour.window.go_to(tour.window.further.care)


@place("kop-surat", LetterheadPage)
def letterhead(tour: Tour) -> None:
    keeping.save(
        tour.vault / "office",
        Letterhead(
            name="Panwaslu Kecamatan Balikpapan Selatan",
            lines=("PANITIA PENGAWAS PEMILIHAN UMUM", "KECAMATAN BALIKPAPAN SELATAN"),
            address=("Jalan Contoh Nomor 4, Balikpapan Selatan 76114", "Telepon (0542) 000 000"),
            place="Balikpapan",
            chair="Rina Kusuma",
            meterai="centre",
        ),
        emblem(),
    )
    tour.window.further.go_letterhead()
    tour.settle()
    tour.drawn(tour.window.further.letterhead.sample)


@place("kop-surat-keliru", LetterheadPage)
def broken_letterhead(tour: Tour) -> None:
    (tour.vault / "office").mkdir(exist_ok=True)
    (tour.vault / "office" / "letterhead.toml").write_text('name = "Panwaslu\n', encoding="utf-8")
    tour.window.further.go_letterhead()
    tour.settle()
    tour.drawn(tour.window.further.letterhead.sample)


@place("brankas-petugas", RecoverPage)
def recover(tour: Tour) -> None:
    page = tour.window.further.recover
    tour.window.go_to(page)
    page.source.setText(r"E:\Brankas-Siti")
    page.target.setText(r"E:\Brankas-Siti-baru")
    page.reason.setText("Siti lupa kata sandinya")
    page.first.setText(PASSPHRASE)


@place("pulihkan", RestorePage, locked=True)
def restore(tour: Tour) -> None:
    tour.window.further.go_restore()


@place("kartu", CardsPage)
def cards(tour: Tour) -> None:
    tour.window.go_to(tour.window.cards)


@place("bantuan", HelpPage)
def help_inside(tour: Tour) -> None:
    tour.window.go_help()
