"""How forms stand on their pages: nothing alone, type large enough to read, blanks long enough to write in."""

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from intake.papers.forms import compose
from intake.papers.forms.compose import Manner, write_form
from intake.papers.forms.fill import fill
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.load import forms
from intake.papers.forms.values import CaseWords, ExhibitWords, FormValues
from tests.intake.papers.forms import golden_forms

HEAD = Letterhead(
    lines=("BADAN PENGAWAS PEMILIHAN UMUM", "KOTA SEMARANG"), address=("Jalan Melati 4", "Telepon 024")
)
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
NOTO = 1.362
"""The height of a line of Noto Sans in its size."""


def pages(name: str, values: FormValues, manner: Manner | None = None) -> list[str]:
    """The words of each page."""
    out = io.BytesIO()
    write_form(fill(forms()[name], values), values, HEAD, manner or Manner(), out)
    done = subprocess.run(["pdftotext", "-", "-"], input=out.getvalue(), check=True, capture_output=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def story(lines: int) -> FormValues:
    told = "\n".join(f"Kalimat ke-{n} tentang kejadian itu." for n in range(lines))
    return replace(FormValues(), case=CaseWords(narrative=told))


@pytest.mark.parametrize(
    ("name", "signed"), [("B.2", "(jabatan)"), ("B.8", "Penerima Informasi"), ("LHP", "Pelaksana Tugas")]
)
def test_no_signature_stands_alone_on_a_page(name: str, signed: str) -> None:
    turned = set()
    for lines in range(4, 44):
        found = pages(name, story(lines))
        turned.add(len(found))
        assert signed in found[-1] and f"Kalimat ke-{lines - 1} " in found[-1], lines
    assert len(turned) > 1


def test_no_signature_stands_alone_below_a_table() -> None:
    turned = set()
    for rows in range(8, 40):
        listed = tuple(ExhibitWords(number=f"{n}", description=f"Foto ke-{n}.") for n in range(rows))
        found = pages("daftar-bukti", replace(FormValues(), evidence=listed))
        turned.add(len(found))
        assert "Petugas" in found[-1] and f"Foto ke-{rows - 1}." in found[-1], rows
    assert len(turned) > 1


@pytest.mark.parametrize("lines", range(30, 40))
def test_the_form_s_notes_stand_with_the_signature(lines: int) -> None:
    (page,) = [page for page in pages("B.2", story(lines)) if "diberi nomor register Temuan" in page]
    assert "(tanda tangan dan nama jelas)" in page


def test_a_head_stands_with_its_first_question() -> None:
    for page in pages("B.12", FormValues()):
        assert ("Pertanyaan Isi" in page) == ("04. …" in page or "04. .." in page)
        assert not page.rstrip().endswith("Kasus)*")


@pytest.mark.parametrize("name", ["B.3", "B.3.1"])
@pytest.mark.parametrize("pilkada", [False, True])
@pytest.mark.parametrize("filled", [False, True])
def test_what_a_reporter_reads_is_set_in_seven_and_a_half_points(
    name: str, pilkada: bool, filled: bool, tmp_path: Path
) -> None:
    values = golden_forms.named(FormValues, text="isi") if filled else FormValues()
    with (tmp_path / "f.pdf").open("wb") as out:
        count = write_form(fill(forms()[name], values), values, HEAD, Manner(pilkada=pilkada), out)
    done = subprocess.run(["pdftotext", "-bbox", tmp_path / "f.pdf", "-"], check=True, capture_output=True)
    found = WORD.findall(done.stdout.decode())
    sizes = {text: (float(bottom) - float(top)) / NOTO for _, top, _, bottom, text in found}
    assert count == 1
    for word in (
        "Telah",
        "Alamat",
        "Dokumen:",
        "Jumlah",
        "Terkait",
        "Sekarang:",
        "Kelak:",
        "Melati",
        "Halaman",
    ):
        assert sizes[word] > 7.4, (word, sizes[word])
    assert min(sizes[word] for word in ("Keterangan:", "diberi")) > 6.2


def test_a_last_page_with_a_line_or_two_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    saved = [len(pages("sigaplapor", story(lines))) for lines in range(2, 8)]
    monkeypatch.setattr(compose, "_SCALES", (1.0,))
    plain = [len(pages("sigaplapor", story(lines))) for lines in range(2, 8)]
    assert saved.count(1) > plain.count(1)


@pytest.mark.parametrize(
    ("name", "before"), [("B.9", "mengundang Sdr. "), ("B.5", "Laporan Nomor "), ("B.1", "Nomor: ")]
)
def test_a_blank_is_long_enough_for_a_hand(name: str, before: str) -> None:
    dots = re.search(re.escape(before) + r"(…+)", " ".join(pages(name, FormValues())))
    assert dots and len(dots[1]) >= 20
