"""The dossier as PDF, read back with poppler and qpdf."""

import hashlib
import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intake.papers.content import DossierContent, LogLine, StatementBlock
from intake.papers.dossier import DossierSummary, write_dossier
from intake.papers.parts import note_code
from tests.intake.papers.dossier_samples import CASE, NOTE, ROOT, content, exhibit, jpeg, log_lines

Preview = Callable[[str], bytes | None]


def run(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, check=True, text=True).stdout


def no_photo(_id: str) -> None:
    return None


class Made:
    def __init__(self, path: Path, content: DossierContent, preview: Preview) -> None:
        self.path = path
        with path.open("wb") as out:
            self.summary: DossierSummary = write_dossier(content, preview, out)

    @property
    def text(self) -> str:
        return run("pdftotext", "-layout", self.path, "-")

    @property
    def flat(self) -> str:
        return " ".join(run("pdftotext", self.path, "-").split())

    @property
    def joined(self) -> str:
        """The text without head and foot lines and white space, for texts that run over many pages."""
        lines = run("pdftotext", "-y", "74", "-x", "0", "-W", "596", "-H", "705", self.path, "-")
        return re.sub(r"\s", "", lines)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Made]:
    def made(what: DossierContent, preview: Preview = no_photo) -> Made:
        return Made(tmp_path / "dossier.pdf", what, preview)

    return made


def test_shows_every_part(make: Callable[..., Made]) -> None:
    made = make(content(), lambda _id: jpeg())
    flat = made.flat
    for expected in (
        "BERKAS PERKARA",
        "Lampiran internal Segel — bukan formulir resmi Perbawaslu",
        CASE.number,
        "Sabtu, 10 Februari 2024",
        "Rabu, 14 Februari 2024, 11.15.30 WITA",
        "2 orang, 2 keterangan, 3 bukti, 12 baris catatan",
        "2. Terlapor: Andi Wijaya",
        "Saya melihat sendiri.",
        "Disegel: Rabu, 14 Februari 2024, 10.00.00 WITA",
        "RANCANGAN — belum disegel",
        "memperbaiki keterangan 1",
        "Jumlah: 3 bukti, 0 di antaranya ditarik.",
        "4,7 MB (4.714.192 bita)",
        "EXIF DateTimeOriginal",
        "Bukti 11 dicatat oleh Siti.",
        "Budi Santoso memegang tanda bukti B.3",
        ROOT,
    ):
        assert expected in flat
    digest = exhibit(2).sha256
    assert " ".join(digest[i : i + 8] for i in range(0, 64, 8)) in flat
    assert made.summary == DossierSummary(made.summary.pages, 3, 0, 0, made.path.stat().st_size)


def test_says_what_it_does_not_prove(make: Callable[..., Made]) -> None:
    flat = make(content(anchors=())).flat
    for expected in (
        "tidak dapat diubah atau dihilangkan tanpa diketahui oleh siapa pun yang membandingkan",
        "masih dapat diubah atau dihilangkan tanpa diketahui",
        "Di antara dua jangkar luar, tanggal mundur tidak dapat diketahui",
        "menunjuk saat pencatatan, bukan saat pengambilan gambar",
        "adalah pernyataan pihak yang menandatanganinya",
        "Data itu dapat salah dan dapat disunting",
        "tidak membuktikan bahwa isi foto, keterangan saksi atau laporan benar",
        "Belum ada pihak luar yang tercatat memegang titik periksa",
    ):
        assert expected in flat


def test_is_a_clean_a4_pdf_with_its_fonts_inside(make: Callable[..., Made]) -> None:
    made = make(content(), lambda _id: jpeg())
    info = run("pdfinfo", made.path)
    assert "595.276 x 841.89 pts (A4)" in info
    assert f"Pages:           {made.summary.pages}\n" in info
    assert f"Title:           Berkas Perkara {CASE.number}" in info
    assert "Author:          Siti Rahmawati, Panitia Pengawas" in info
    rows = run("pdffonts", made.path).splitlines()[2:]
    assert {row.split("+")[1].split()[0] for row in rows} == {
        "NotoSans-Regular",
        "NotoSans-Bold",
        "NotoSansMono-Regular",
    }
    assert all(re.search(r"yes yes yes\s+\d+\s+\d+$", row) for row in rows)
    assert b"Helvetica" not in made.path.read_bytes()
    assert b"/Lang (id-ID)" in made.path.read_bytes()
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", made.path)


def test_every_page_says_which_of_how_many(make: Callable[..., Made]) -> None:
    made = make(content(log=300))
    pages = made.text.split("\f")[:-1]
    assert len(pages) == made.summary.pages > 10
    for number, page in enumerate(pages, 1):
        assert re.search(rf"Halaman {number} dari\s+{len(pages)}\s", page)
    assert all(CASE.number in page and "titik periksa 57/" in page for page in pages[1:])


def test_long_log_is_complete_and_repeats_its_head(make: Callable[..., Made]) -> None:
    made = make(content(log=300))
    flat = made.flat
    assert all(f"Bukti {n} dicatat oleh Siti." in flat for n in range(300))
    pages = [page for page in made.text.split("\f") if "dicatat oleh Siti" in page]
    assert len(pages) > 3
    assert all(re.search(r"No\.\s+Waktu\s+Catatan", page) for page in pages)


def test_same_input_same_bytes_and_other_input_other_bytes() -> None:
    def digest(what: DossierContent) -> str:
        out = io.BytesIO()
        write_dossier(what, lambda _id: jpeg(), out)
        return hashlib.sha256(out.getvalue()).hexdigest()

    first = digest(content())
    assert digest(content()) == first
    assert digest(content(tool_version="0.1.1")) != first


def test_offsets_count_from_where_the_file_began() -> None:
    class Pipe(io.BytesIO):
        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

        tell = seek

    out = Pipe()
    summary = write_dossier(content(), no_photo, out)
    assert summary.size == len(out.getvalue())
    at = int(out.getvalue().rsplit(b"startxref\n", 1)[1].split()[0])
    assert out.getvalue()[at:].startswith(b"xref")


def test_the_code_holds_the_note_exactly(make: Callable[..., Made], tmp_path: Path) -> None:
    made = make(content())
    last = str(made.summary.pages)
    run("pdftoppm", "-r", "150", "-png", "-f", last, "-l", last, "-singlefile", made.path, tmp_path / "qr")
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(tmp_path / "qr.png")]
    # zbarimg ends what it prints with a newline of its own.
    assert subprocess.run(command, capture_output=True, check=True).stdout == NOTE.encode() + b"\n"


@pytest.mark.parametrize(("size", "fits"), [(2212, True), (2213, True), (2808, True), (2809, False)])
def test_code_at_its_limits(size: int, fits: bool) -> None:
    assert (note_code("x" * size) is not None) == fits


def test_a_code_is_made_of_every_length() -> None:
    """Also of one that just fills, or just exceeds, what one size of code holds (sizes 6 to 15 at level M)."""
    filling = (105, 121, 151, 179, 212, 250, 286, 330, 361, 411)
    for size, length in enumerate(filling, 6):
        made = [note_code("x" * each) for each in (length, length + 1)]
        assert [each and each._code.version for each in made] == [size, size + 1]


def test_note_too_long_for_a_code_is_said_and_printed(make: Callable[..., Made]) -> None:
    note = NOTE + "".join(f"— saksi-{n} {'A' * 92}\n" for n in range(40))
    made = make(content(checkpoint=replace(content().checkpoint, note_text=note)))
    assert "Nota terlalu panjang untuk satu kode QR" in made.flat
    assert re.sub(r"\s", "", note) in made.joined


def test_missing_and_damaged_previews_say_why_in_place(make: Callable[..., Made]) -> None:
    items = (
        exhibit(1, preview_missing_reason="berkas video, tanpa gambar"),
        exhibit(2),
        exhibit(3),
        exhibit(4),
    )
    answers = {items[2].id: b"not a picture", items[3].id: jpeg(mode="CMYK", width=64, height=64)}
    made = make(content(items), answers.get)
    assert "Gambar tidak ditampilkan: berkas video, tanpa gambar." in made.flat
    assert "Gambar tidak ditampilkan: alasan tidak tercatat." in made.flat
    assert made.flat.count("bukan JPEG yang dapat dibaca") == 2
    assert made.summary.without_photo == 4


def test_photos_pass_through_unchanged_and_once(make: Callable[..., Made], tmp_path: Path) -> None:
    same, other = jpeg(1, 320, 240), jpeg(2, 240, 320, "L")
    items = tuple(exhibit(n) for n in (1, 2, 3))
    answers = {items[0].id: same, items[1].id: same, items[2].id: other}
    made = make(content(items), answers.__getitem__)
    run("pdfimages", "-all", made.path, tmp_path / "image")
    found = sorted(path.read_bytes() for path in tmp_path.glob("image-*.jpg"))
    assert set(found) == {same, other}
    assert made.path.read_bytes().count(b"/DCTDecode") == 2


def test_withdrawn_exhibit_is_marked_everywhere(make: Callable[..., Made]) -> None:
    made = make(content((exhibit(1), exhibit(2, withdrawn_reason="Salah perkara."))), lambda _id: jpeg())
    pages = made.text.split("\f")
    (listed,) = [page for page in pages if "Jumlah: 2 bukti, 1 di antaranya ditarik." in page]
    assert listed.count("DITARIK") == 1
    (page,) = [page for page in pages if "Bukti 2 — DITARIK" in page]
    assert page.count("DITARIK") == 4  # heading, reason, photo, table
    assert "Salah perkara." in page
    assert made.summary.withdrawn == 1
    outlines = run("qpdf", "--json", "--json-key=outlines", made.path)
    assert "Bukti 2 — DITARIK" in outlines or "Bukti 2 \\u2014 DITARIK" in outlines


def test_list_links_to_each_exhibit(make: Callable[..., Made]) -> None:
    made = make(content(), lambda _id: jpeg())
    raw = made.path.read_bytes()
    (kids,) = re.findall(rb"/Kids \[ ([^]]+) \]", raw)
    pages = re.findall(rb"(\d+) 0 R", kids)
    links = re.findall(rb"/Dest \[ (\d+) 0 R /XYZ [^]]*\] /Rect \[[^]]*\] /Subtype /Link", raw)
    texts = made.text.split("\f")
    wanted = [pages[n] for n, text in enumerate(texts) if re.search(r"^ *Bukti \d: ", text, re.MULTILINE)]
    assert len(wanted) == 3
    assert links[-3:] == wanted
    assert b"/URI" not in raw


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("A" * 40_000, "A" * 40_000),
        ("W" * 40_000, "W" * 40_000),
        ("<b>tebal</b>&amp;<a href='x'>" * 1_500, "<b>tebal</b>&amp;<ahref='x'>" * 1_500),
        ("\U0001f600" * 4_000, "[U+1F600]" * 4_000),
        ("a\x00\x07\u202eb\ud800" * 500, "a[U+0000][U+0007][U+202E]b[U+D800]" * 500),
        ("kata " * 8_000, "kata" * 8_000),
        ("x\n" * 2_000, "x" * 2_000),
        ("atas" + "\n" * 5_000 + "bawah", "atas[4999bariskosong]bawah"),
    ],
    ids=["no-spaces", "wide", "markup", "emoji", "controls", "words", "lines", "blank-lines"],
)
def test_hostile_text_is_complete(make: Callable[..., Made], hostile: str, shown: str) -> None:
    statement = StatementBlock(1, 1, hostile, hostile[:200], hostile, "sealed", hostile[:99], hostile[:99])
    made = make(content((), log=0, statements=(statement,)))
    assert shown in made.joined


@pytest.mark.parametrize("hostile", ["A" * 20_000, "<i>&" * 3_000, "\U0001f600\x1b" * 600, "b\n" * 900])
def test_hostile_text_in_every_field(make: Callable[..., Made], hostile: str) -> None:
    item = exhibit(
        1,
        file_name=hostile,
        media_type=hostile,
        sha256=hostile,
        added_at=hostile,
        facts=(replace(exhibit(1).facts[0], label=hostile, value=hostile, source=hostile),),
        doubts=(hostile,),
        description=hostile,
        obtained=hostile,
        withdrawn_reason=hostile,
        preview_missing_reason=hostile,
    )
    case = replace(
        CASE, **{name: hostile for name in ("number", "title", "place", "event_date", "narrative")}
    )
    what = content((item,), case=case, made_at=hostile, tool_version=hostile, anchors=(hostile,))
    made = make(replace(what, log=(LogLine(0, hostile, hostile), *log_lines(2))))
    assert "Bukti 1 dicatat oleh Siti." in made.flat
    assert "lanjutan" in made.flat
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", made.path)


def test_an_empty_case_says_so(make: Callable[..., Made]) -> None:
    flat = make(content((), log=0, persons=(), statements=())).flat
    for expected in ("Tidak ada orang", "Tidak ada keterangan", "Jumlah: 0 bukti", "Tidak ada catatan."):
        assert expected in flat


def test_progress_counts_exhibits_and_its_error_passes_through() -> None:
    seen: list[tuple[int, int]] = []
    write_dossier(content(), no_photo, io.BytesIO(), progress=lambda done, all_: seen.append((done, all_)))
    assert seen == [(1, 3), (2, 3), (3, 3)]

    def stop(_done: int, _all: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_dossier(content(), no_photo, io.BytesIO(), progress=stop)
