"""Draws every page of the window at 1366 x 768 on practice material: `python tests/ui/window/screens.py FOLDER`."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from intake import cards, cases, lifecycle, people, statements
from intake.cases import CaseFacts, CaseKind
from intake.custody import heads
from intake.evidence import adding, exhibits, previews, reading
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.officer import Officer
from intake.people import PersonFacts, Role
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers
from ui.window import theme
from ui.window.ask import Source
from ui.window.frame import Settings, Window

WORDS = (
    "Saya sedang berjualan di depan lapangan ketika rombongan itu datang, sekitar pukul setengah sepuluh pagi. "
    "Pak Lurah turun dari mobil dinas, memakai kaus bergambar calon, lalu membagikan kaus yang sama kepada warga.\n\n"
    "Saya mendengar sendiri beliau berkata, 'Jangan lupa pilih nomor dua.' Kejadian itu kira-kira setengah jam. "
    "Anak saya memotret dengan telepon, fotonya sudah saya serahkan."
)


def photos(folder: Path, count: int = 11) -> Path:
    """Practice photos, one file that is refused and one that comes twice."""
    folder.mkdir()
    for index in range(count):
        phone = list(PracticePhone)[index % len(PracticePhone)]
        (folder / f"IMG_20240214_{93000 + index}.jpg").write_bytes(
            practice.draw_photo(phone, index, megapixels=0.8)
        )
    (folder / "WhatsApp-salinan.jpg").write_bytes((folder / "IMG_20240214_93000.jpg").read_bytes())
    (folder / "kosong.mp4").write_bytes(b"")
    (folder / "rekaman.ogg").write_bytes(b"OggS" + bytes(4000))
    return folder


def practice_vault(root: Path) -> Path:
    """A vault with a few cases, the first of them full."""
    office = lifecycle.create(
        root / "kantor", Officer("Dewi Anggraini", "23.02", "", "staf"), b"kata sandi kantor", kdf=KDF
    )
    card = cards.own_card(office)
    heads.lock(office)
    officer = Officer("Siti Rahma", "23.02", "Panwaslu Kecamatan Balikpapan Selatan")
    vault = lifecycle.create(root / "brankas-siti", officer, PASSPHRASE.encode(), kdf=KDF)
    cards.trust(vault, card, cards.parse_card(card).fingerprint)
    for kind, title, place, day in (
        (
            CaseKind.INFORMASI_AWAL,
            "Pembagian sembako menjelang hari tenang",
            "Kel. Damai, RT 14",
            "2024-02-11",
        ),
        (CaseKind.HASIL_PENGAWASAN, "Alat peraga di pagar sekolah negeri", "Kel. Sepinggan", "2024-01-30"),
        (
            CaseKind.LAPORAN,
            "Kampanye oleh ASN di lapangan kelurahan",
            "Kel. Gunung Bahagia, Balikpapan Selatan",
            "2024-02-04",
        ),
    ):
        case = cases.create(vault, kind, CaseFacts(title, place=place, event_date=day))
    event = "Lurah membagikan kaus bergambar calon kepada warga memakai mobil dinas."
    facts = CaseFacts(
        case.facts.title,
        event,
        case.facts.place,
        "2024-02-04",
        "2024-02-05",
        WORDS,
        "Kantor Panwascam",
        "05-02-2024 10.15",
    )
    case = cases.edit(vault, case, facts)
    budi = people.add(
        vault, case, Role.PELAPOR, PersonFacts("Budi Santoso", occupation="Pedagang", phone="0812 0000 0000")
    )
    saksi = people.add(vault, case, Role.SAKSI, PersonFacts("Nur Aini", address="RT 09 Gunung Bahagia"))
    people.add(vault, case, Role.TERLAPOR, PersonFacts("Hendra Wijaya", occupation="Lurah"))
    first = statements.seal(vault, case, budi, statements.draft(vault, case, budi, WORDS))
    statements.amend(vault, case, budi, first, "Mobil dinas itu berpelat KT 1234 A.")
    statements.draft(vault, case, saksi, "Saya melihat dari teras rumah.")
    list(
        adding.add(
            vault,
            case,
            [photos(root / "foto")],
            exhibits.Obtained("", source="Budi Santoso", how="Disalin dari telepon"),
        )
    )
    list(reading.read_missing(vault, case))
    list(previews.make_missing(vault, case, previews.GRID))
    heads.lock(vault)
    return root / "brankas-siti"


def settle(window: Window, seconds: float = 30) -> None:
    """Lets everything in flight arrive."""
    end = time.monotonic() + seconds
    quiet = 0
    while quiet < 5 and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.02)
        quiet = quiet + 1 if window.work.is_idle else 0


def draw(target: Path, root: Path, application: QApplication) -> None:
    """Walks through the pages and keeps a picture of each."""
    answers = Answers()
    window = Window(Settings(root / "recent.json", answers, KDF))
    window.resize(1366, 768)
    window.show()
    number = 0

    def keep(name: str) -> None:
        nonlocal number
        settle(window)
        number += 1
        window.grab().save(str(target / f"{number:02d}-{name}.png"))

    keep("mulai-kosong")
    window.start.new_button.click()
    page = window.creation
    page.name.setText("Siti Rahma")
    page.office.setEditText(page.office.itemText(page.office.findData("23.02")))
    page.folder.setText(r"C:\Users\siti\Documents\Brankas-Segel")
    page.first.setText("kuda biru lompat pagar")
    keep("brankas-baru")
    page.left.emit()
    folder = practice_vault(root)
    window.start._show([folder, Path("/media/usb/brankas-lama")])
    window.start.passphrase.setText("salah")
    window.start.unlock()
    keep("sandi-salah")
    window.start.passphrase.setText(PASSPHRASE)
    window.start.unlock()
    keep("daftar-perkara")
    window.cases.begin_new()
    keep("perkara-baru")
    window._go_case(window.cases.model.rows[0].case)
    keep("uraian")
    sections(window, answers, root, keep)
    window._go_cards()
    keep("kartu")
    window.lock()
    keep("terkunci")
    window.close()
    settle(window)


def sections(window: Window, answers: Answers, root: Path, keep: Callable[[str], None]) -> None:
    """The sections of one case."""
    case = window.case
    case.go_to(1)
    keep("orang")
    case.go_to(2)
    keep("keterangan-tersegel")
    case.statements.table.selectRow(2)
    keep("keterangan-rancangan")
    case.go_to(3)
    keep("bukti")
    answers.sources.append(Source("Budi Santoso", "Disalin dari telepon", ""))
    extra = photos(root / "lagi", 14)
    case.evidence.take_in((extra,))
    keep("bukti-hasil")
    case.evidence._close_outcomes()
    case.evidence._turn_to(4)
    keep("bukti-satu")
    case.evidence._turn_to(12)
    keep("bukti-rekaman")
    case.evidence._close_viewer()
    case.go_to(4)
    keep("riwayat")
    case.go_to(5)
    (root / "flashdisk").mkdir()
    answers.paths.append(root / "flashdisk")
    case.handover.show_now()
    settle(window)
    case.handover.seal()
    keep("serah-terima")


def main() -> None:
    """Draws into the folder named on the command line."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    theme.apply(application)
    with tempfile.TemporaryDirectory() as root:
        draw(target, Path(root), application)


if __name__ == "__main__":
    main()
