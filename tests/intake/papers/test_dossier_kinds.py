"""The three kinds of dossier in a real vault: what each shows, and what a public one must not."""

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from intake.clock import Moment
from intake.evidence import redaction
from intake.papers import attachment, gather
from intake.papers.assemble import Asked
from intake.papers.content import DossierKind
from intake.papers.veil import hidden_words
from intake.records import people
from intake.records.pseudonyms import pseudonyms
from intake.vault import Vault
from tests.intake.papers.rich_case import Rich, fill


@pytest.fixture
def rich(vault: Vault, tmp_path: Path) -> Rich:
    return fill(vault, tmp_path / "foto")


def made(vault: Vault, rich: Rich, path: Path, kind: DossierKind, sheet: int = 1, target: str = "") -> Path:
    gather.make_dossier(vault, rich.case, path, asked=Asked(kind, sheet, target))
    checked = subprocess.run(["qpdf", "--check", path], check=True, capture_output=True, text=True)
    assert "No syntax or stream encoding errors found" in checked.stdout
    return path


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True)
    return " ".join(done.stdout.decode().split())


def pages_of(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def test_a_full_dossier_holds_everything_and_leads_through_itself(
    vault: Vault, rich: Rich, tmp_path: Path
) -> None:
    path = made(vault, rich, tmp_path / "d.pdf", DossierKind.FULL)
    text = text_of(path)
    for words in (
        "Daftar isi", "Perbuatan yang diduga", "D-6", "NIP 198001012005011001", "Pegawai negeri sipil",
        "T: Siapa yang membagikan?", "(tidak dijawab)", "bersumpah", "KONSEP-RAHASIA", "Langkah yang diambil",
        "Tenggat", "Syarat yang belum lengkap", "Linimasa", "Direkam: bukti", "Lembar keberterimaan bukti",
        "Jam kamera: jam kamera tidak pernah dibandingkan", "belum dibatasi pihak luar mana pun",
        "300 × 20000 piksel ini sangat panjang", "bagian 28 dari 28", "Terkait dengan keterangan 1",
        "Memuat identitas 1 orang yang dilindungi",
    ):  # fmt: skip
        assert words in text, words
    raw = subprocess.run(["qpdf", "--qdf", path, "-"], check=True, capture_output=True).stdout
    assert raw.count(b"/Subtype /Link") > 20 and raw.count(b"/Title") > 15


def test_contents_name_the_page_on_which_each_section_stands(
    vault: Vault, rich: Rich, tmp_path: Path
) -> None:
    path = made(vault, rich, tmp_path / "d.pdf", DossierKind.FULL)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True)
    pages = done.stdout.decode().split("\f")
    for title in ("Ringkasan perkara", "Linimasa", "Daftar bukti", "Lembar keberterimaan bukti"):
        line = next(line for line in pages[1].split("\n") if line.strip().startswith(title))
        number = int(line.split()[-1])
        assert re.search(rf"^ *{title} *$", pages[number - 1], re.MULTILINE), title


def test_bookmarks_and_links_lead_to_their_headings(vault: Vault, rich: Rich, tmp_path: Path) -> None:
    path = made(vault, rich, tmp_path / "d.pdf", DossierKind.FULL, 2)
    pages, read = pages_of(path), PdfReader(path)
    number_of = {
        page.indirect_reference.idnum: at for at, page in enumerate(read.pages) if page.indirect_reference
    }
    marks = list(_flat(read.outline))
    assert len(marks) > 20
    for mark in marks:
        assert " ".join(mark.title.split()) in pages[number_of[mark.page.idnum]], mark.title
    links = [each.get_object() for page in read.pages for each in page.get("/Annots", ())]
    assert len(links) > 20
    tops = {(mark.page.idnum, round(float(mark.top))) for mark in marks}
    for link in links:
        page, _, _, top, _ = link["/Dest"]
        assert (page.idnum, round(float(top))) in tops  # every link leads to a heading that has a bookmark
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True)
    boxes = done.stdout.split("<page ")[1:]
    for word, at in (("keterangan", "Keterangan"), ("perbuatan", "Perbuatan"), ("bukti", "Bukti")):
        led = list(_led(read, boxes, word, number_of))
        assert led
        for number, page in led:
            assert f"{at} {number}" in pages[page], (word, number)


def _flat(outline: list[Any]) -> Iterator[Any]:
    for each in outline:
        if isinstance(each, list):
            yield from _flat(each)
        else:
            yield each


def _led(
    read: PdfReader, boxes: list[str], noun: str, number_of: dict[int, int]
) -> Iterator[tuple[str, int]]:
    """The number after each linked `noun`, and to which page it leads."""
    pattern = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<')
    for page, text in zip(read.pages, boxes, strict=True):
        words = [(*map(float, found[:4]), found[4]) for found in pattern.findall(text)]
        height = float(page.mediabox.height)
        for link in (each.get_object() for each in page.get("/Annots", ())):
            left, low, right, high = map(float, link["/Rect"])
            under = [
                word[4]
                for word in words
                if left - 1 <= (word[0] + word[2]) / 2 <= right + 1
                and height - high - 1 <= (word[1] + word[3]) / 2 <= height - low + 1
            ]
            if len(under) > 1 and under[0] == noun:
                yield re.sub(r"\D", "", under[1]), number_of[link["/Dest"][0].idnum]


def test_a_photo_and_its_facts_stand_on_one_page(vault: Vault, rich: Rich, tmp_path: Path) -> None:
    pages = pages_of(made(vault, rich, tmp_path / "d.pdf", DossierKind.FULL))
    for photo in (*rich.photos[:3], rich.covered):
        (page,) = (each for each in pages if f"Bukti {photo.number}: {photo.obtained.file_name}" in each)
        assert "Nama berkas" in page and f"Id bukti {photo.id}" in page


def test_a_referral_names_acts_with_their_basis_the_reported_and_the_authority(
    vault: Vault, rich: Rich, tmp_path: Path
) -> None:
    path = made(vault, rich, tmp_path / "d.pdf", DossierKind.REFERRAL)
    text = text_of(path)
    for words in (
        "BERKAS PENERUSAN", "Badan Kepegawaian Negara", "Diteruskan kepada", "Dasar", "198001012005011001",
        "Pemerintah Kota Balikpapan", "Syarat yang belum lengkap", "Linimasa", "Camat Andi Wijaya, kata",
    ):  # fmt: skip
        assert words in text, words
    assert "KONSEP-RAHASIA" not in text and "0812-3456-789" not in text.split("Keterangan 1")[0]
    named = text_of(made(vault, rich, tmp_path / "e.pdf", DossierKind.REFERRAL, target="gakkumdu"))
    assert "Untuk Penyidik Kepolisian" in named


def test_an_unknown_authority_is_refused_and_leaves_nothing(
    vault: Vault, rich: Rich, tmp_path: Path, refused
) -> None:  # type: ignore[no-untyped-def]
    with refused("referral-target-unknown"):
        gather.make_dossier(
            vault, rich.case, tmp_path / "d.pdf", asked=Asked(DossierKind.REFERRAL, 1, "nasa")
        )
    assert not list(tmp_path.glob("*.pdf*"))


@pytest.mark.parametrize("sheet", [1, 4])
def test_nothing_in_a_public_dossier_tells_who_is_protected(
    vault: Vault, rich: Rich, tmp_path: Path, sheet: int
) -> None:
    path = made(vault, rich, tmp_path / "d.pdf", DossierKind.PUBLIC, sheet)
    text = text_of(path)
    raw = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", path, "-"], check=True, capture_output=True
    )
    # Bookmarks, link names and properties as text, whatever their encoding.
    objects = subprocess.run(["qpdf", "--json", path], check=True, capture_output=True)
    with path.open("rb") as pdf:
        attached = attachment.read(pdf).decode("utf-8")
    persons = people.listing(vault, rich.case)
    secrets = [*hidden_words(persons), "Budi", "Santoso", "12345678", "116.8312", "1.2654", "Melati no 4"]
    seen = (
        text,
        text.replace(" ", ""),
        raw.stdout.decode("latin-1"),
        path.read_bytes().decode("latin-1"),
        attached,
        objects.stdout.decode(),
    )
    assert "u:Bukti 1: bukti-0001.jpg" in objects.stdout.decode()
    for secret in secrets:
        for place in seen:
            assert secret.casefold() not in place.casefold(), secret
    digits = re.sub(r"\D", "", text)
    for number in ("8123456789", "198001012005011001", "6471010101800001", "81299988877"):
        assert number not in digits
    assert pseudonyms(persons)[rich.reporter.id] in text
    assert "Andi Wijaya" in text and "-1.27, 116.83" not in text and "-1.26, 116.83" in text
    assert "KONSEP-RAHASIA" not in text and "bukti-0001.jpg" in text
    for exhibit in rich.photos:
        assert exhibit.blob.sha256 in text.replace(" ", "")


def test_a_public_dossier_shows_the_covered_picture_or_none_of_the_protected(
    vault: Vault, rich: Rich, tmp_path: Path
) -> None:
    path = made(vault, rich, tmp_path / "d.pdf", DossierKind.PUBLIC)
    text = text_of(path)
    assert "Yang ditampilkan adalah turunan yang ditutup sebagian, bukti 6" in text
    assert "berasal dari atau ditautkan dengan orang yang identitasnya dilindungi" in text
    subprocess.run(["pdfimages", "-all", path, tmp_path / "g"], check=True)
    # Of six exhibits, all from the protected reporter: the covered one, drawn twice.
    found = redaction.redacted_of(vault, rich.photos[0])
    assert found is not None and found.id == rich.covered.id
    assert len(list(tmp_path.glob("g-*"))) == 2


@pytest.mark.parametrize("sheet", [2, 4, 6])
def test_photo_sheets_hold_every_exhibit_and_its_digest(
    vault: Vault, rich: Rich, tmp_path: Path, sheet: int
) -> None:
    path = made(vault, rich, tmp_path / "d.pdf", DossierKind.FULL, sheet)
    pages = pages_of(path)
    sheets = [page for page in pages if "Bukti 1" in page or "Bukti 6" in page]
    unbroken = "".join(pages).replace(" ", "")
    for exhibit in (*rich.photos, rich.covered):
        drawn = exhibit.media_type.startswith("image/")
        assert unbroken.count(exhibit.blob.sha256) == (3 if drawn else 2)  # list, sheet, details
    assert "Gambar tidak ditampilkan: bukan gambar." in " ".join(pages)
    assert sheets and "Lembar foto" in " ".join(pages) and "Rincian bukti" in " ".join(pages)


class Standing:
    """A clock that stands still."""

    def now(self) -> Moment:
        return Moment("2024-02-16T09:30:00.000+08:00", "a" * 32, 5000)


def test_the_same_vault_gives_the_same_bytes(open_vault: Vault, tmp_path: Path) -> None:
    rich = fill(open_vault, tmp_path / "foto")
    open_vault.clock = Standing()
    for kind in DossierKind:
        one, two = io.BytesIO(), io.BytesIO()
        for out in (one, two):
            gather.write(open_vault, rich.case, out, asked=Asked(kind, 2))
        assert one.getvalue() == two.getvalue()
