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
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from intake.papers import gather
from intake.records import cases
from tests.ui.window import reach
from tests.ui.window.conftest import PASSPHRASE, Answers
from tests.ui.window.practice import OFFICE
from ui.window.account_section import AccountSection
from ui.window.acts_section import ActsSection
from ui.window.ask import Source
from ui.window.attaching import AttachField
from ui.window.captures_section import CapturesSection
from ui.window.cards_page import CardsPage
from ui.window.care_page import CarePage
from ui.window.cases_page import CasesPage
from ui.window.check_page import CheckPage
from ui.window.clock_page import ClockPage
from ui.window.create_page import CreatePage
from ui.window.desk import Page
from ui.window.evidence_section import EvidenceSection
from ui.window.files_section import FilesSection
from ui.window.frame import Window
from ui.window.handover_section import HandoverSection
from ui.window.help_page import HelpPage
from ui.window.intake_files import FilesBlock
from ui.window.intake_page import IntakePage
from ui.window.links_panel import LinksPanel
from ui.window.log_section import LogSection
from ui.window.medium_page import MediumPage
from ui.window.month_page import MonthPage
from ui.window.paper_view import PaperPage
from ui.window.papers_section import PapersSection
from ui.window.people_section import PeopleSection
from ui.window.procedure_section import ProcedureSection
from ui.window.purge_page import PurgePage
from ui.window.receive_page import ReceivePage
from ui.window.redact_view import RedactView
from ui.window.restore_page import RestorePage
from ui.window.section import Section
from ui.window.start_page import StartPage
from ui.window.statements_section import StatementsSection
from ui.window.tags_panel import TagsPanel
from ui.window.things_section import ThingsSection
from ui.window.timeline_section import TimelineSection
from ui.window.viewer import Viewer


@dataclass
class Tour:
    """A window on the practice vault, and the answers to its dialogs; files may be put into `root`."""

    window: Window
    answers: Answers
    vault: Path
    root: Path

    def settle(self, seconds: float = 60) -> None:
        """Lets everything asked of the vault arrive."""
        end, quiet = time.monotonic() + seconds, 0
        while quiet < 3:
            QApplication.processEvents()
            time.sleep(0.01)
            quiet = quiet + 1 if self.window.work.is_idle else 0
            assert time.monotonic() < end, "still at work"

    def drawn(self, widget: QWidget, seconds: float = 60) -> None:
        """Waits until there is something on it: the pages of a PDF are drawn on a thread of Qt's."""
        end = time.monotonic() + seconds
        while len(reach.colours(widget)) < 8:
            QApplication.processEvents()
            time.sleep(0.01)
            assert time.monotonic() < end, f"still blank: {self.window.bar.text}"

    def section(self, kind: type[Section]) -> None:
        """Opens the first case at one of its sections."""
        self.window.cases.open_chosen()
        self.settle()
        self.window.case.go_to(kind)
        self.settle()

    def unlocked(self, vault: Path | None = None, passphrase: str = PASSPHRASE) -> None:
        """Back to the list of cases, from wherever the window is; of the officer's vault or another."""
        window, wanted = self.window, vault or self.vault
        if window.folder not in (None, wanted):
            self.locked()
        window.bar.clear()
        if window.folder is None:
            window.show_start(None)
            window.start._show([wanted])
            window.start.passphrase.setText(passphrase)
            window.start.unlock()
        else:
            window.leave_then(window.go_cases)
        self.settle()
        assert window.pages.currentWidget() is window.cases, window.bar.text

    def on_drive(self, folder: Path, path: str) -> Path:
        """A copy of a folder, called as officers see it on a drive, such as `E:\\DCIM`; the work is done in `root`."""
        if sys.platform == "win32":
            return folder  # there it would be a drive
        assert Path.cwd() == self.root, "a relative name would lie anywhere"
        shown = Path(path)
        shutil.rmtree(shown, ignore_errors=True)
        return shutil.copytree(folder, shown)

    def locked(self) -> None:
        """To the start page, nothing open."""
        if self.window.folder is not None:
            self.window.lock()
            self.settle()
        self.window.bar.clear()
        self.window.show_start(None)


@dataclass(frozen=True)
class Place:
    """A page in one of its states."""

    name: str
    kind: type[Page]
    go: Callable[[Tour], None]
    locked: bool

    def reach(self, tour: Tour) -> None:
        """Brings the window there."""
        tour.locked() if self.locked else tour.unlocked()
        self.go(tour)
        tour.settle()


PLACES: list[Place] = []


def place(
    name: str, kind: type[Page], *, locked: bool = False
) -> Callable[[Callable[[Tour], None]], Callable[[Tour], None]]:
    """Lists a function as the way to a page."""

    def listed(go: Callable[[Tour], None]) -> Callable[[Tour], None]:
        PLACES.append(Place(name, kind, go, locked))
        return go

    return listed


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


@place("keterangan-tanda-tangan", StatementsSection)
def signing(tour: Tour) -> None:
    sealed_statement(tour)
    tour.settle()
    tour.window.case.statements.sheet.show_signing()
    tour.window.case.statements.signing.screen_button.click()


@place("perbuatan", ActsSection)
def alleged_acts(tour: Tour) -> None:
    tour.section(ActsSection)


@place("prosedur", ProcedureSection)
def procedure(tour: Tour) -> None:
    tour.section(ProcedureSection)
    tour.window.case.procedure.step_table.selectRow(0)


@place("prosedur-belum-ada", ProcedureSection)
def lacks(tour: Tour) -> None:
    tour.section(ProcedureSection)
    tour.window.case.procedure.tabs.go_to(1)


@place("prosedur-nomor", ProcedureSection)
def case_numbers(tour: Tour) -> None:
    tour.section(ProcedureSection)
    tour.window.case.procedure.tabs.go_to(3)


@place("prosedur-blok", ProcedureSection)
def number_blocks(tour: Tour) -> None:
    tour.section(ProcedureSection)
    panel = tour.window.case.procedure.blocks
    tour.window.case.procedure.tabs.go_to(4)
    if not panel.model.rows:
        panel.first.setText("1")
        panel.last.setText("50")
        panel.place.setText("Balikpapan Selatan")
        panel.whose.setText("Bawaslu Kota Balikpapan, surat 12/2026")
        panel.enter()
        tour.settle()
    panel.table.selectRow(0)


@place("bukti", EvidenceSection)
def evidence(tour: Tour) -> None:
    tour.section(EvidenceSection)


@place("bukti-hasil", EvidenceSection)
def taken_in(tour: Tour) -> None:
    tour.section(EvidenceSection)
    tour.answers.sources.append(Source("Budi Santoso", "Disalin dari telepon", ""))
    tour.window.case.evidence.files.take_in((tour.root / "foto", tour.root / "tidak-ada.jpg"))


@place("bukti-daftar", FilesSection)
def evidence_list(tour: Tour) -> None:
    tour.section(EvidenceSection)
    tour.window.case.evidence.files.switch_button.click()


@place("bukti-satu", Viewer)
def one_exhibit(tour: Tour) -> None:
    tour.section(EvidenceSection)
    tour.window.case.evidence.files._turn_to(1)


@place("bukti-tag", TagsPanel)
def raw_tags(tour: Tour) -> None:
    one_exhibit(tour)
    tour.window.case.evidence.files.viewer.sides.go_to(1)


@place("bukti-kaitan", LinksPanel)
def exhibit_links(tour: Tour) -> None:
    tour.section(EvidenceSection)
    tour.window.case.evidence.files._turn_to(0)
    tour.window.case.evidence.files.viewer.sides.go_to(2)


@place("bukti-kartu", MediumPage)
def medium(tour: Tour) -> None:
    tour.section(EvidenceSection)
    files = tour.window.case.evidence.files
    files.medium_button.click()
    tour.settle()
    files.medium.drives.clear()
    files.medium.drives.addItem("E:\\ · Samsung A15")
    files.medium.open_folder(tour.on_drive(tour.root / "foto", r"E:\DCIM\Camera"))
    tour.settle()
    files.medium.all_button.click()


@place("bukti-panduan-ponsel", MediumPage)
def phone_guide(tour: Tour) -> None:
    medium(tour)
    tour.window.case.evidence.files.medium.guide_button.click()


@place("bukti-jam", ClockPage)
def camera_clock(tour: Tour) -> None:
    tour.section(EvidenceSection)
    tour.window.case.evidence.files.clock_button.click()


@place("bukti-tutup", RedactView)
def redaction(tour: Tour) -> None:
    one_exhibit(tour)
    tour.settle()
    files = tour.window.case.evidence.files
    files.viewer.redact_button.click()
    tour.settle()
    for name, value in {"x": "300", "y": "200", "width": "260", "height": "180"}.items():
        files.redaction.typed[name].setText(value)
    files.redaction.add_button.click()
    files.redaction.reason.setText("Menutup wajah anak")


@place("bukti-unggahan", CapturesSection)
def posts(tour: Tour) -> None:
    tour.section(EvidenceSection)
    tour.window.case.evidence.tabs.go_to(1)
    tour.settle()
    tour.window.case.evidence.captures.table.selectRow(0)


@place("bukti-pengamatan", AttachField)
def observations(tour: Tour) -> None:
    posts(tour)
    tour.window.case.evidence.captures.tabs.go_to(1)


@place("bukti-barang", ThingsSection)
def physical_things(tour: Tour) -> None:
    tour.section(EvidenceSection)
    tour.window.case.evidence.tabs.go_to(2)
    tour.settle()
    tour.window.case.evidence.things.table.selectRow(0)


@place("bukti-serah-terima-barang", ThingsSection)
def thing_moves(tour: Tour) -> None:
    physical_things(tour)
    tour.window.case.evidence.things.tabs.go_to(1)


@place("bukti-garis-waktu", TimelineSection)
def time_line(tour: Tour) -> None:
    tour.section(EvidenceSection)
    tour.window.case.evidence.tabs.go_to(3)


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


@place("pulihkan", RestorePage, locked=True)
def restore(tour: Tour) -> None:
    tour.window.further.go_restore()


@place("kartu", CardsPage)
def cards(tour: Tour) -> None:
    tour.window.go_to(tour.window.cards)


@place("bantuan", HelpPage)
def help_inside(tour: Tour) -> None:
    tour.window.go_help()
