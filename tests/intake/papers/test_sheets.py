"""What stands on the photo sheets, and where what finds no room there stands instead; where tables are broken."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.platypus import Table

from intake.papers.content import ActBlock, DossierContent, Field, RecordBlock, StepBlock
from intake.papers.dossier import write_dossier
from intake.papers.exhibit_blocks import _COVERED, _TALL
from intake.papers.exhibits import Picture
from intake.papers.layout import BODY_HEIGHT
from intake.papers.sheets import photo_sheets
from intake.papers.streamed import Jpeg
from tests.intake.papers.dossier_samples import content, exhibit, jpeg

DOUBTS = tuple(
    f"keraguan {name}: program penyunting tercatat di dalam berkas; itu belum berarti isinya diubah. Minta foto "
    f"asli dari galeri kamera, tamat-{name}"
    for name in ("satu", "dua", "tiga", "empat")
)


def pages(path: Path, what: DossierContent, sheet: int, picture: bytes | None) -> list[str]:
    with path.open("wb") as out:
        write_dossier(what, lambda _: picture, out, sheet=sheet)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    return [" ".join(page.split()) for page in text.stdout.split("\f")[:-1]]


@pytest.mark.parametrize("sheet", [2, 4, 6])
def test_no_doubt_is_cut_without_saying_where_it_stands(tmp_path: Path, sheet: int) -> None:
    what = content([exhibit(1, doubts=DOUBTS), exhibit(2, doubts=DOUBTS[:1]), exhibit(3)])
    told = pages(tmp_path / "d.pdf", what, sheet, jpeg(1, 640, 480))
    (shown,) = (page for page in told if "Lembar foto Di" in page)
    assert "lagi)" not in shown
    if "tamat-empat" in shown:
        assert all(f"tamat-{name}" in shown for name in ("satu", "dua", "tiga"))
    else:
        assert "tamat-dua" not in shown and "Perlu diperhatikan: 4 hal" in shown
        (number,) = re.findall(r"lengkap di halaman (\d+)", shown)
        assert all(f"tamat-{name}" in told[int(number) - 1] for name in ("satu", "dua", "tiga", "empat"))
        links = [
            each.get_object()["/Dest"]
            for each in PdfReader(tmp_path / "d.pdf").pages[int(told.index(shown))]["/Annots"]
        ]
        assert len(links) == 4  # three exhibits, and the doubts of one
    assert "tamat-satu" in shown  # the single one of exhibit 2
    assert ("tamat-empat" in shown) == (sheet == 2)


def test_a_note_on_the_picture_is_whole_on_its_sheet(tmp_path: Path) -> None:
    note = "Yang ditampilkan adalah turunan yang ditutup sebagian, bukti 21; aslinya disimpan. Lihat juga bukti 22."
    told = pages(tmp_path / "d.pdf", content([exhibit(1, picture_note=note)]), 6, jpeg(1, 640, 480))
    assert any(note in page for page in told if "Lembar foto" in page and "Daftar isi" not in page)


COVERED, TALL = _COVERED.format(number=9_999), _TALL.format(width=1_080, height=21_600)
BRIEF = tuple(
    f"{name}: {'Rombongan datang ke balai desa dan membagikan kaus bergambar calon. ' * 4}"
    for name in ("Waktu", "Posisi", "Alat", "Uraian")
)


@pytest.mark.parametrize("sheet", [2, 4, 6])
@pytest.mark.parametrize("size", [(1_080, 21_600), (640, 480), (4_000, 200)])
@pytest.mark.parametrize("doubts", [(), DOUBTS[:1], (*DOUBTS, DOUBTS[0] * 3)])
@pytest.mark.parametrize("note", ["", COVERED, TALL, f"{COVERED} {TALL}"])
def test_nothing_of_a_sheet_is_higher_than_its_cell(
    sheet: int, size: tuple[int, int], doubts: tuple[str, ...], note: str
) -> None:
    shown = [
        exhibit(
            number,
            file_name="W" * 60,
            in_brief=BRIEF,
            picture_note=note,
            doubts=doubts,
            withdrawn_reason="keliru",
        )
        for number in range(9_990, 9_990 + sheet)
    ]
    picture = Picture(Jpeg(b"", *size, "RGB"), "")
    (section,) = photo_sheets(((each, picture) for each in shown), sheet, announced=True)
    (table,) = (each for each in section if isinstance(each, Table))
    for row, high in zip(table._cellvalues, table._argH, strict=True):
        for cell, wide in zip(row, table._argW, strict=True):
            sizes = [each.wrap(wide - 6, BODY_HEIGHT) for each in cell]
            assert sum(each[1] for each in sizes) + 4 <= high
            assert all(each[0] <= wide - 6 for each in sizes)


def test_a_note_that_has_no_room_on_its_sheet_is_told_by_its_page(tmp_path: Path) -> None:
    one = exhibit(1, in_brief=BRIEF, picture_note=f"{COVERED} {TALL}", doubts=DOUBTS)
    told = pages(tmp_path / "d.pdf", content([one]), 6, jpeg(1, 640, 480))
    (shown,) = (page for page in told if "Lembar foto Di" in page)
    assert COVERED not in shown and "Perlu diperhatikan" not in shown
    (number,) = re.findall(r"Catatan gambar dan 4 keraguan: lihat halaman (\d+)", shown)
    assert COVERED in told[int(number) - 1] and "tamat-empat" in told[int(number) - 1]


@pytest.mark.parametrize("sheet", [2, 4, 6])
def test_a_dossier_without_a_picture_has_no_sheet_but_says_why(tmp_path: Path, sheet: int) -> None:
    withheld = [exhibit(n, picture=None, preview_missing_reason="ditahan") for n in (1, 2)]
    told = pages(tmp_path / "d.pdf", content(withheld), sheet, None)
    assert not any("Lembar foto" in page and "Rincian bukti" not in page for page in told)
    assert "Lembar foto" not in told[1]
    (details,) = (page for page in told if "Tidak ada lembar foto" in page)
    assert "Rincian bukti" in details and "Bukti 1:" in details


def test_what_is_doubted_stands_before_what_was_read(tmp_path: Path) -> None:
    told = pages(tmp_path / "d.pdf", content([exhibit(1, doubts=DOUBTS)]), 1, jpeg(1, 640, 480))
    (page,) = (page for page in told if "Bukti 1: IMG" in page)
    assert page.index("tamat-empat") < page.index("Jenis dan ukuran")


def test_a_picture_that_is_shown_as_it_is_is_not_called_smaller(tmp_path: Path) -> None:
    told = " ".join(pages(tmp_path / "d.pdf", content([exhibit(1)]), 1, jpeg(1, 640, 480)))
    assert "640 × 480 piksel" in told and "diperkecil sampai" not in told


def test_a_file_that_segel_made_is_not_said_to_have_been_received(tmp_path: Path) -> None:
    what = content([exhibit(1, derived="turunan dari bukti 2"), exhibit(2)])
    one, two = (page for page in pages(tmp_path / "d.pdf", what, 1, jpeg(1, 640, 480)) if ": IMG" in page)
    assert "berkas diterima" not in one and "Nama berkas IMG" in one
    assert "berkas diterima" in two and "Nama berkas asli IMG" in two


def test_an_act_and_a_record_with_its_first_step_stay_whole(tmp_path: Path) -> None:
    fields = tuple(Field(f"Isian {n}", f"nilai-{n}") for n in range(9))
    acts = tuple(ActBlock(n, f"D-{n}", "Membagikan kaus", "dasar", fields=fields) for n in range(1, 8))
    steps = (StepBlock("Pengamatan 1", fields),)
    posts = tuple(RecordBlock(n, f"Akun {n}", fields, steps) for n in range(1, 6))
    told = pages(tmp_path / "d.pdf", content(acts=acts, captures=posts), 1, None)
    for page in told:
        assert page.count("Perbuatan ") == 0 or page.count("nilai-0") == page.count("nilai-8")
        for number in range(1, 6):
            if f"Unggahan {number}: Akun" in page:
                assert "Pengamatan 1" in page.split(f"Unggahan {number}: Akun", 1)[1]


def test_a_table_goes_on_with_more_than_one_row(tmp_path: Path) -> None:
    for count in range(20, 75, 1):
        fields = tuple(Field(f"Isian {n}", f"nilai-{n};") for n in range(count))
        what = content()
        what = replace(what, persons=(replace(what.persons[0], fields=fields),))
        told = [page for page in pages(tmp_path / f"{count}.pdf", what, 1, None) if "nilai-" in page]
        assert all(page.count("nilai-") >= 3 for page in told), count
