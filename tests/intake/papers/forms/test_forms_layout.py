"""How forms stand on their pages: nothing alone, type large enough to read, blanks long enough to write in."""

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from intake.papers.forms import compose
from intake.papers.forms.compose import Manner, write_form
from intake.papers.forms.fill import fill
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.load import forms
from intake.papers.forms.model import Interview
from intake.papers.forms.sheet import SignPlace, sheet
from intake.papers.forms.values import (
    CaseWords,
    ExhibitWords,
    FormValues,
    HearingWords,
    NoteWords,
    PersonWords,
    RowWords,
)
from intake.papers.layout import fonts
from tests.intake.papers.forms import golden_forms

HEAD = Letterhead(
    lines=("BADAN PENGAWAS PEMILIHAN UMUM", "KOTA SEMARANG"), address=("Jalan Melati 4", "Telepon 024")
)
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
NOTO = 1.362
"""The height of a line of Noto Sans in its size."""


def pages(name: str, values: FormValues, manner: Manner | None = None, head: Letterhead = HEAD) -> list[str]:
    """The words of each page."""
    out = io.BytesIO()
    write_form(fill(forms()[name], values), values, head, manner or Manner(), out)
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


PRINTED = [
    list(section.questions)
    for part in forms()["B.12"].parts
    if isinstance(part, Interview)
    for section in part.sections
]
LONG = "Begitulah yang saya lihat. " * 40


def asked(count: int, last: str, notes: int) -> FormValues:
    """A hearing by the form's questions and so many own ones, with notes below."""
    own = [f"Pertanyaan ke-{n}?" for n in range(count)]
    rows = [RowWords(each, "Ya.") for each in (*PRINTED[0], *own, *PRINTED[2])]
    noted = tuple(NoteWords(f"Catatan {n}.") for n in range(notes))
    told = HearingWords(rows=(*rows[:-1], RowWords(rows[-1].question, last)), notes=noted)
    return replace(FormValues(), hearing=told, person=PersonWords(name="Siti"))


@pytest.mark.parametrize("notes", [0, 2])
@pytest.mark.parametrize("last", ["Tidak.", LONG, "Tidak.\nSaya tidak tertekan."])
def test_the_last_answer_stands_with_both_signatures(last: str, notes: int) -> None:
    turned = set()
    for count in range(1, 26, 3):
        found = pages("B.12", asked(count, f"{last} TAMAT", notes))
        turned.add(len(found))
        assert all(
            each in found[-1] for each in ("TAMAT", "Setelah keterangan", "YANG MEMBERI", "YANG MEMINTA")
        ), count
        assert last == LONG or "merasa tertekan" in found[-1], count
    assert len(turned) > 1


@pytest.mark.parametrize("last", ["Tidak.", LONG])
def test_what_each_signs_stands_above_it_in_large_type(last: str) -> None:
    for count in range(1, 9):
        found = pages("B.12", asked(count, f"{last} TAMAT", 2), Manner(large=True))
        (first,) = [page for page in found if "YANG MEMBERI" in page]
        (second,) = [page for page in found if "YANG MEMINTA" in page]
        assert "TAMAT" in first and "Setelah keterangan" in first, count
        assert "Demikian berita acara" in second and "Keterangan: *" in second, count


@pytest.mark.parametrize("lines", range(20, 44))
def test_what_is_signed_stands_below_what_is_told(lines: int) -> None:
    found = pages("B.1", story(lines))
    assert f"Kalimat ke-{lines - 1} " in found[-1]
    assert "Dilaporkan di" in found[-1] and "Pukul" in found[-1] and "Penerima Laporan" in found[-1]


HEADS = {
    "B.1": ["5. Bukti-Bukti:", "6. Uraian kejadian:", "4. Saksi –saksi:***"],
    "B.2": ["5. Bukti-Bukti:", "6. Uraian singkat kejadian:"],
    "B.7": ["IV. Kesimpulan", "V. Rekomendasi", "b. Syarat Materiel"],
    "B.12": ["Pertanyaan Pembuka", "Pertanyaan Isi (Berkaitan dengan Kasus)*", "Pertanyaan Penutup"],
    "B.18": ["Catatan:", "2. Alasan tidak ditindaklanjuti, karena:"],
    "LHP": ["IV. Informasi Dugaan Pelanggaran", "2. Saksi-saksi", "3. Alat Bukti", "4. Barang Bukti"],
    "sigaplapor": ["5. Bukti", "7. Penerimaan"],
}


@pytest.mark.parametrize("name", HEADS)
def test_no_head_ends_a_page(name: str) -> None:
    turned = set()
    for lines in range(1, 60):
        head = Letterhead(lines=("KOP",) * 2, address=("Alamat",) * (lines % 20))
        values = replace(golden_forms.named(FormValues, text="isi"), case=story(lines).case)
        values = replace(
            values, hearing=replace(values.hearing, rows=asked(lines % 9, "Tidak.", 0).hearing.rows)
        )
        values = replace(values, status=values.status * lines, saksi=values.saksi * (1 + lines % 4))
        if name == "B.7":
            values = replace(values, review=replace(values.review, formal="\n".join(["Baris."] * lines)))
        found = pages(name, values, head=head)
        turned.add(len(found))
        for page in found[:-1]:
            body = page.partition(" Perbawaslu 7/2022, Lampiran")[0].partition(" Lampiran internal")[0]
            body = body.partition(" Menurut templat")[0].partition(" Paraf yang")[0].rstrip()
            assert not body.endswith(tuple(HEADS[name])), (lines, body[-60:])
    assert len(turned) > 1


class Outlines(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A canvas that counts the outlines drawn on it."""

    count = 0

    def circle(self, *at: float, **how: int) -> None:
        self.count += 1

    def rect(self, *at: float, **how: int) -> None:
        self.count += 1


@pytest.mark.parametrize(("scale", "count"), [(1.0, 2), (1.7, 0)])
def test_a_reading_copy_has_no_outline_of_a_stamp_across_its_words(scale: float, count: int) -> None:
    fonts()
    place = SignPlace(sheet(scale).sign_room, "CAP", "left", "Materai 10.000", "right")
    canvas = Outlines(io.BytesIO())
    place.wrap(300, 300)
    place.drawOn(canvas, 0, 0)
    assert canvas.count == count
