"""Captures, things, kinds and links in the dossier; identity documents nowhere; the sheet of a hand-over."""

import subprocess
from pathlib import Path

import pytest

from intake.custody import journal
from intake.custody.entries import digest
from intake.evidence import adding, exhibits, handling
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind
from intake.media.practice import PracticePhone, draw_photo
from intake.papers import gather
from intake.papers.handover_sheet import make_sheet
from intake.records import captures, links, people, things
from intake.records.captures import Act, CaptureFacts, ObservationFacts
from intake.records.cases import Case
from intake.records.links import End, EndKind
from intake.records.things import MoveFacts, Thing, ThingFacts
from intake.vault import Vault


def words_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True)
    return " ".join(done.stdout.decode().split())


def pages_of(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


@pytest.fixture
def items(vault: Vault, case: Case, tmp_path: Path) -> list[Exhibit]:
    """A screenshot, a KTP, a photo."""
    for number, name in enumerate(("1-layar", "2-ktp-budi", "3-amplop")):
        (tmp_path / f"{name}.jpg").write_bytes(
            draw_photo(list(PracticePhone)[number], number, megapixels=0.1)
        )
    told = Obtained(
        "", source="Budi", relation="tetangga", original="salinan", recording_by="Ani", speaker_knew="ya"
    )
    added = adding.add(vault, case, sorted(tmp_path.glob("*.jpg")), told)
    one, two, three = (each.exhibit for each in added if each.exhibit is not None)
    one = handling.classify(vault, case, one, ExhibitKind.TANGKAPAN_LAYAR)
    two = handling.classify(vault, case, two, ExhibitKind.IDENTITAS)
    two = exhibits.describe(vault, case, two, Obtained("", description="NIK-RAHASIA"))
    return [one, exhibits.withdraw(vault, case, two, "ALASAN-RAHASIA"), three]


@pytest.fixture
def thing(vault: Vault, case: Case, items: list[Exhibit]) -> Thing:
    thing = things.record(vault, case, ThingFacts("Amplop cokelat", "2 lembar", label="BB-7"), [items[2].id])
    thing = things.move(
        vault, case, thing, MoveFacts("Siti Aminah", "Rahmat Hidayat", "2024-02-14", "kantor")
    )
    return things.move(vault, case, thing, MoveFacts("Rahmat Hidayat", "Gakkumdu", purpose="pemeriksaan"))


def test_posts_and_things_stand_in_the_dossier(
    vault: Vault, case: Case, items: list[Exhibit], thing: Thing, tmp_path: Path
) -> None:
    person = people.add(vault, case, people.Role.TERLAPOR, people.PersonFacts("Camat Rekaan"))
    said = CaptureFacts(
        "Facebook", "Akun Contoh", url="https://contoh.invalid/p", posted_at="3 jam yang lalu"
    )
    seen = ObservationFacts("2024-02-14T10:00:00+08:00", "Siti", "HP pribadi", "ya")
    post = captures.record(vault, case, Act.IKUTI_GRUP, said, person.id, seen, [items[0].id, items[1].id])
    captures.observe(vault, case, post, ObservationFacts(still_online="tidak"))
    start = End(EndKind.EVIDENCE, items[0].id)
    links.make(vault, case, start, End(EndKind.PERSON, person.id), "orang di kiri")
    wrong = links.make(vault, case, start, End(EndKind.THING, thing.id), "TIDAK-JADI")
    links.cut(vault, case, wrong, "keliru")
    handling.move(vault, case, items[2], 1)
    gather.make_dossier(vault, case, tmp_path / "d.pdf")
    text = words_of(tmp_path / "d.pdf")
    for words in (
        "Unggahan media sosial", "Ikuti grup", "Akun Contoh", "https://contoh.invalid/p", "3 jam yang lalu",
        "Camat Rekaan (orang nomor 1)", "Pengamatan 1", "Pengamatan 2", "HP pribadi", "Rabu, 14 Februari 2024",
        "Masih daring", "Barang bukti", "Amplop cokelat", "2 lembar", "BB-7",
        "Serah terima 2", "Gakkumdu", "pemeriksaan", "Tangkapan layar", "terlapor Camat Rekaan", "orang di kiri",
        "Hubungan: tetangga", "Asli atau salinan: salinan", "Perekam: Ani", "Yang direkam mengetahui: ya",
    ):  # fmt: skip
        assert words in text, words
    assert "TIDAK-JADI" not in text
    assert text.index("Bukti 3:") < text.index("Bukti 1:")


def test_nothing_of_an_identity_document_is_printed(
    vault: Vault, case: Case, items: list[Exhibit], tmp_path: Path
) -> None:
    captures.record(vault, case, Act.SUKA, CaptureFacts("X"), None, ObservationFacts(), [items[1].id])
    links.make(
        vault,
        case,
        End(EndKind.EVIDENCE, items[1].id),
        End(EndKind.CAPTURE, captures.listing(vault, case.id)[0].id),
    )
    made = gather.make_dossier(vault, case, tmp_path / "d.pdf")
    text = words_of(tmp_path / "d.pdf")
    for secret in ("ktp-budi", "NIK-RAHASIA", "ALASAN-RAHASIA", "Bukti 2:"):
        assert secret not in text
    unbroken = text.replace(" ", "")
    assert items[1].blob.sha256[:16] not in unbroken and items[0].blob.sha256 in unbroken
    assert "1 dokumen identitas" in text and "dokumen identitas (tidak dicetak)" in text
    assert made.without_photo == 0
    rows = vault.store.rows("SELECT 1 FROM previews WHERE blob_id = ?", (items[1].blob.id,))
    assert rows == []


def test_a_case_without_posts_and_things_has_no_such_sections(
    vault: Vault, case: Case, tmp_path: Path
) -> None:
    gather.make_dossier(vault, case, tmp_path / "d.pdf")
    assert "Unggahan media sosial" not in words_of(tmp_path / "d.pdf")


def test_the_sheet_has_a_page_for_each_side(vault: Vault, case: Case, thing: Thing, tmp_path: Path) -> None:
    assert make_sheet(vault, case, thing, tmp_path / "s.pdf") == thing.moves[1]
    *_, logged = journal.events(vault)
    assert (logged.entry.kind, logged.entry.case) == ("thing.sheet", case.id)
    assert logged.body["digest"] == digest((tmp_path / "s.pdf").read_bytes())
    told = [logged.body[name] for name in ("id", "thing", "number")]
    assert told == [thing.moves[1].id, thing.id, 2]
    first, second = pages_of(tmp_path / "s.pdf")
    for page in (first, second):
        for words in (
            "Lampiran internal Segel — bukan formulir resmi Perbawaslu", "BERITA ACARA SERAH TERIMA BARANG BUKTI",
            "Amplop cokelat", "2 lembar", "Rahmat Hidayat Gakkumdu", thing.moves[1].id,
        ):  # fmt: skip
            assert words in page, words
    assert "untuk yang menyerahkan" in first and "untuk yang menerima" in second
    make_sheet(vault, case, thing, tmp_path / "t.pdf", 1)
    assert "Siti Aminah Rahmat Hidayat" in pages_of(tmp_path / "t.pdf")[0]


def test_a_place_told_before_a_hand_over_is_not_where_the_thing_is_now(
    vault: Vault, case: Case, tmp_path: Path
) -> None:
    thing = things.record(vault, case, ThingFacts("Spanduk", kept="LEMARI-LAMA", holder="Siti"))
    gather.make_dossier(vault, case, tmp_path / "d.pdf")
    assert "Tempat penyimpanan sekarang LEMARI-LAMA" in " ".join(pages_of(tmp_path / "d.pdf"))
    thing = things.move(vault, case, thing, MoveFacts("Siti", "Rahmat"))
    gather.make_dossier(vault, case, tmp_path / "e.pdf")
    make_sheet(vault, case, thing, tmp_path / "s.pdf")
    assert "tidak disebutkan pada serah terima terakhir" in " ".join(pages_of(tmp_path / "e.pdf"))
    assert all("LEMARI-LAMA" not in words_of(tmp_path / name) for name in ("e.pdf", "s.pdf"))


def test_a_sheet_of_nothing_is_refused(
    vault: Vault, case: Case, thing: Thing, tmp_path: Path, refused
) -> None:  # type: ignore[no-untyped-def]
    still = things.record(vault, case, ThingFacts("Spanduk"))
    size = journal.size(vault)
    with refused("thing-not-moved"):
        make_sheet(vault, case, still, tmp_path / "s.pdf")
    with refused("move-unknown"):
        make_sheet(vault, case, thing, tmp_path / "s.pdf", 3)
    assert not (tmp_path / "s.pdf").exists()
    (tmp_path / "s.pdf").write_bytes(b"lama")
    with refused("file-exists"):
        make_sheet(vault, case, thing, tmp_path / "s.pdf")
    assert journal.size(vault) == size


def test_any_words_are_printed(vault: Vault, case: Case, tmp_path: Path) -> None:
    odd = "panjang " * 5000 + "\x07\u202e<b>&\n😀 akhir"
    captures.record(vault, case, Act.SUKA, CaptureFacts(odd, note=odd), None, ObservationFacts(odd, odd))
    thing = things.record(vault, case, ThingFacts(odd, odd))
    thing = things.move(vault, case, thing, MoveFacts(odd, odd, odd, odd, odd, odd, odd))
    make_sheet(vault, case, thing, tmp_path / "s.pdf")
    gather.make_dossier(vault, case, tmp_path / "d.pdf")
    for name in ("s.pdf", "d.pdf"):
        subprocess.run(["qpdf", "--check", tmp_path / name], check=True, capture_output=True)
        assert "[U+0007][U+202E]<b>&" in words_of(tmp_path / name)
