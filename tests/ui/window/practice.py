"""The practice vault that pages are looked at with: a few cases, the first in the list full, and photos to take in."""

from pathlib import Path

from intake import cards, lifecycle
from intake.custody import heads
from intake.evidence import adding, exhibits, previews, reading
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.officer import Officer
from intake.records import captures, cases, links, people, statements, things
from intake.records.captures import Act, CaptureFacts, ObservationFacts
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.links import End, EndKind
from intake.records.people import PersonFacts, Role
from intake.records.things import MoveFacts, ThingFacts
from intake.vault import Vault
from tests.ui.window.conftest import KDF, PASSPHRASE

OFFICE = "kata sandi kantor"
PEOPLE = ("Siti Rahma", "Budi Santoso", "Muhammad Rizky Ramadhani", "Hendra Wijaya")
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


def beside(vault: Vault, case: Case) -> None:
    """A post that was looked at twice, a thing that changed hands, and what they have to do with people."""
    files = [each.id for each in exhibits.listing(vault, case)][:2]
    persons = people.listing(vault, case)
    post = captures.record(
        vault,
        case,
        Act.POSTING,
        CaptureFacts(
            "Facebook", "Hendra Wijaya", "https://facebook.com/hendra.w", "https://facebook.com/p/1", "3 jam"
        ),
        persons[-1].id,
        ObservationFacts("2024-02-05T09:10+08:00", "Siti Rahma", "HP Samsung A15", "ya", "112 suka"),
        files,
    )
    captures.observe(
        vault, case, post, ObservationFacts("2024-02-07T14:00+08:00", "Siti Rahma", "", "tidak", "")
    )
    thing = things.record(
        vault,
        case,
        ThingFacts("Kaus bergambar calon", "2 lembar", "baru", "BB-01", "Lemari 1", "Siti Rahma"),
        files,
    )
    things.move(
        vault,
        case,
        thing,
        MoveFacts(
            "Budi Santoso", "Siti Rahma", "2024-02-05T10:20+08:00", "Kantor Panwascam", "baru", "disimpan"
        ),
    )
    evidence = End(EndKind.EVIDENCE, files[0])
    links.make(vault, case, evidence, End(EndKind.PERSON, persons[-1].id), "yang memegang kaus")


def practice_vault(root: Path) -> Path:
    """A vault with a few cases, the first of them full; `kantor` beside it is the office's, each trusts the other."""
    office = lifecycle.create(
        root / "kantor", Officer("Dewi Anggraini", "23.02", "", "staf"), OFFICE.encode(), kdf=KDF
    )
    card = cards.own_card(office)
    officer = Officer("Siti Rahma", "23.02", "Panwaslu Kecamatan Balikpapan Selatan")
    vault = lifecycle.create(root / "brankas-siti", officer, PASSPHRASE.encode(), kdf=KDF)
    cards.trust(vault, card, cards.parse_card(card).fingerprint)
    own = cards.own_card(vault)
    cards.trust(office, own, cards.parse_card(own).fingerprint)
    heads.lock(office)
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
        "2024-02-05T10:15+08:00",
    )
    case = cases.edit(vault, case, facts)
    budi = people.add(
        vault, case, Role.PELAPOR, PersonFacts("Budi Santoso", occupation="Pedagang", phone="0812 0000 0000")
    )
    saksi = people.add(
        vault, case, Role.SAKSI, PersonFacts("Muhammad Rizky Ramadhani", address="RT 09 Gunung Bahagia")
    )
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
    beside(vault, case)
    heads.lock(vault)
    return root / "brankas-siti"
