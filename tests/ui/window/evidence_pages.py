"""The pages of evidence, listed as pages.py says."""

from tests.ui.window.tour import Tour, place
from ui.window.ask import Source
from ui.window.attaching import AttachField
from ui.window.captures_section import CapturesSection
from ui.window.clock_page import ClockPage
from ui.window.evidence_section import EvidenceSection
from ui.window.files_section import FilesSection
from ui.window.links_panel import LinksPanel
from ui.window.medium_page import MediumPage
from ui.window.redact_view import RedactView
from ui.window.tags_panel import TagsPanel
from ui.window.things_section import ThingsSection
from ui.window.timeline_section import TimelineSection
from ui.window.viewer import Viewer


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
