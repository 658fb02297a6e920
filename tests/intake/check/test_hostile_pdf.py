"""A PDF that was made to fill the memory or to take long, and one that only speaks of dossiers."""

import io
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from crypto.errors import FormatError
from intake.check import dossier
from intake.findings import Finding, FindingKind
from intake.papers import attachment, marks
from intake.problems import Problem

ROOT = Path(__file__).resolve().parents[3]
CHECK = """
import sys
from pathlib import Path
from intake.check import dossier
from tests.peak import peak_kib
before = peak_kib()
claim = dossier.claimed(Path(sys.argv[1]))
print(claim.said.kind, claim.said.found, (peak_kib() - before) // 1024, sep="|")
"""


def pdf_with(packed: bytes, length: int | None = None, comment: bytes = marks.COMMENT) -> bytes:
    """The least PDF that embeds this stream under the attachment's name."""
    objects = (
        b"<< /Names 2 0 R >>",
        b"<< /EmbeddedFiles 3 0 R >>",
        b"<< /Names [ (segel-dossier.json) 4 0 R ] >>",
        b"<< /EF << /F 5 0 R >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (length or len(packed), packed),
    )
    data, rows = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + comment, b"0000000000 65535 f \n"
    for number, each in enumerate(objects, 1):
        rows += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 6\n%strailer\n<< /Root 1 0 R /Size 6 >>\n" % rows
    return data + table + b"startxref\n%d\n%%%%EOF\n" % len(data)


def read(packed: bytes, length: int | None = None) -> bytes:
    return attachment.read(io.BytesIO(pdf_with(packed, length)))


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_a_dossier_that_swells_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    bomb = zlib.compress(bytes(256 << 20), 9)
    assert len(bomb) < 300_000
    (tmp_path / "d.pdf").write_bytes(pdf_with(bomb))
    said = subprocess.run(
        [sys.executable, "-c", CHECK, str(tmp_path / "d.pdf")], cwd=ROOT, capture_output=True, text=True,
        check=True,
    ).stdout.split("|")  # fmt: skip
    assert said[:2] == [FindingKind.DOSSIER_MALFORMED, "the attachment is too large"]
    assert int(said[2]) < 24  # MiB


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 1 << 20, (3 << 20) + 1])
@pytest.mark.parametrize("level", [0, 9])
def test_an_attachment_is_unpacked_whole_in_steps(size: int, level: int) -> None:
    content = b"".join(b"%08x" % (each * 2_654_435_761 % 2**32) for each in range(size // 8 + 1))[:size]
    assert read(zlib.compress(content, level)) == content


def test_what_is_longer_than_an_attachment_may_be_or_cut_is_refused() -> None:
    lines = b"".join(b"%016x" % (each * 11_400_714_819_323_198_485 % 2**64) for each in range(1 << 20))
    assert len(lines) == attachment.MOST
    assert len(read(zlib.compress(lines, 1))) == attachment.MOST
    with pytest.raises(FormatError, match="too large"):
        read(zlib.compress(lines + b"0", 1))
    with pytest.raises(FormatError, match="too large"):
        read(zlib.compress(bytes(2 << 20), 9))
    for packed in (zlib.compress(lines, 1), zlib.compress(bytes(100))):
        with pytest.raises(FormatError, match="cut"):
            read(packed, len(packed) // 2)
    with pytest.raises(FormatError, match="damaged"):
        read(b"no stream")


def test_packed_objects_are_opened_up_to_a_bound() -> None:
    """A hostile PDF of pieces that swell, and one of many small pieces."""
    for content in (bytes(4 << 20), b"x"):
        packed = zlib.compress(content, 9)
        piece = b"<< /Type /ObjStm /Length %d >>\nstream\n%s\nendstream\n" % (len(packed), packed)
        texts = list(marks.texts(io.BytesIO(b"%PDF-1.5\n" + 400 * piece), lambda _: None))
        assert 16 <= len(texts) - 1 <= 256
        assert sum(map(len, texts[1:])) <= 17 << 20


PRINTED = (
    b"%PDF-1.4\n1 0 obj\n<< /Length 50 >>\nstream\nBT (segel-dossier.json) Tj (, embedded) Tj ET\nendstream\n"
    b"endobj\n%%EOF\n"
)


def test_a_pdf_that_prints_the_name_of_the_attachment_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "format.pdf").write_bytes(PRINTED)
    with pytest.raises(Problem, match="check-no-dossier"):
        dossier.claimed(tmp_path / "format.pdf")


@pytest.mark.parametrize(
    "entry",
    [
        b"/F (segel-dossier.json)",
        b"/UF(\xfe\xff" + "segel-dossier.json".encode("utf-16-be") + b")",
        b"/UF <feff" + "segel-dossier.json".encode("utf-16-be").hex().upper().encode() + b">",
        b"/Names [ (segel-dossier.json) 7 0 R ]",
    ],
)
def test_a_pdf_that_embeds_a_file_of_that_name_is_one(tmp_path: Path, entry: bytes) -> None:
    (tmp_path / "saved.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<< " + entry + b" >>\nendobj\n%%EOF\n")
    claim = dossier.claimed(tmp_path / "saved.pdf")
    assert claim is not None and isinstance(claim.said, Finding)


def test_the_name_beside_the_name_of_the_program_is_enough(tmp_path: Path) -> None:
    (tmp_path / "saved.pdf").write_bytes(PRINTED.replace(b"%%EOF", b"<< /Producer (Segel 1) >>\n%%EOF"))
    claim = dossier.claimed(tmp_path / "saved.pdf")
    assert claim is not None and isinstance(claim.said, Finding)
