"""Made-up cases and pictures for the dossier's tests."""

import base64
import hashlib
import io
import random
from collections.abc import Iterator, Sequence
from functools import lru_cache

from PIL import Image

from intake.papers.content import (
    CaseBlock,
    CheckpointBlock,
    DossierContent,
    ExhibitBlock,
    Fact,
    Field,
    LogLine,
    OfficerBlock,
    PersonBlock,
    Stated,
    StatementBlock,
)

ROOT = base64.b64encode(hashlib.sha256(b"root").digest()).decode()
ORIGIN = "segel.invalid/log/" + hashlib.sha256(b"log").hexdigest()[:32]
SMS = "SEGEL1 89abcdef 57 ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNATURE = base64.b64encode(b"\1\2\3\4" + hashlib.sha512(b"sig").digest()).decode()
NOTE = f"{ORIGIN}\n57\n{ROOT}\n\n— {ORIGIN} {SIGNATURE}\n"

CASE = CaseBlock(
    number="003/LP/PL/Kec-Ngaliyan/14.01/II/2024",
    kind="laporan",
    title="Dugaan pengerahan pegawai kecamatan dalam kampanye",
    place="Balai Desa Sukamaju, Kecamatan Ngaliyan",
    event_date="2024-02-10",
    known_date="2024-02-12",
    narrative="Pada hari Sabtu sekitar pukul sembilan pagi, pelapor melihat rombongan.\n\n"
    "Dua orang berseragam dinas membagikan kaus bergambar calon.",
    office_name="Panitia Pengawas Pemilihan Umum Kecamatan Ngaliyan",
    office_code="14.01",
    unit="Panwaslu Kecamatan Ngaliyan",
)


@lru_cache(maxsize=8)
def jpeg(seed: int = 0, width: int = 1280, height: int = 960, mode: str = "RGB") -> bytes:
    """A JPEG of roughly 200 kB at full size: coarse noise over a gradient."""
    rng = random.Random(seed)
    small = Image.frombytes("RGB", (width // 7, height // 7), rng.randbytes((width // 7) * (height // 7) * 3))
    sky = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    picture = Image.blend(sky, small.resize((width, height)), 0.45).convert(mode)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def exhibit(number: int, **changes: object) -> ExhibitBlock:
    values: dict[str, object] = {
        "id": hashlib.sha256(str(number).encode()).hexdigest()[:32],
        "number": number,
        "file_name": f"IMG_20240210_09{number % 60:02d}00.jpg",
        "media_type": "image/jpeg",
        "size": 4714191 + number,
        "sha256": hashlib.sha256(b"file %d" % number).hexdigest(),
        "added_at": "2024-02-14T09:30:00+08:00",
        "facts": (
            Fact("Waktu pengambilan", "Sabtu, 10 Februari 2024, 09.12 WITA", "EXIF DateTimeOriginal"),
            Fact("Posisi", "-1.2654, 116.8312", "EXIF GPS"),
            Fact("Kamera", "Samsung SM-A525F", "EXIF Make, Model"),
        ),
        "description": "Rombongan di depan balai desa.",
        "obtained": "Diterima dari telepon pelapor melalui kabel.",
    }
    return ExhibitBlock(**(values | changes))  # type: ignore[arg-type]


def log_lines(count: int) -> tuple[LogLine, ...]:
    return tuple(_log_line(n) for n in range(count))


def _log_line(n: int) -> LogLine:
    at = f"2024-02-14T09:{n // 60 % 60:02d}:{n % 60:02d}.000+08:00"
    told = Stated(f"entry {'a' * 32} {n}", f"{n:064x}")
    return LogLine(n, at, f"Bukti {n} dicatat oleh Siti.", (told,))


def content(
    evidence: Sequence[ExhibitBlock] | None = None, *, log: int = 12, **changes: object
) -> DossierContent:
    values: dict[str, object] = {
        "case": CASE,
        "officer": OfficerBlock("Siti Rahmawati", "petugas penerima laporan"),
        "persons": (
            PersonBlock(1, "pelapor", "Budi Santoso", (Field("Alamat", "Jl. Melati 4"), Field("Agama", ""))),
            PersonBlock(2, "terlapor", "Andi Wijaya", (Field("Pekerjaan", "Camat"),)),
        ),
        "statements": (
            StatementBlock(
                1, 1, "Budi Santoso", "keterangan pelapor", "Saya melihat sendiri.\nMereka membagikan kaus.",
                "sealed", "2024-02-14T10:00:00+08:00", "9f86d081 884c7d65",
            ),
            StatementBlock(2, 1, "Budi Santoso", "keterangan tambahan", "Menyusul.", "draft", amends=1),
        ),
        "evidence": (exhibit(1), exhibit(2), exhibit(3)) if evidence is None else evidence,
        "log": log_lines(log),
        "checkpoint": CheckpointBlock(ORIGIN, 57, ROOT, NOTE, SMS),
        "made_at": "2024-02-14T11:15:30.000+08:00",
        "tool_version": "0.1.0",
        "case_id": "c" * 32,
        "manifest": "d" * 64,
        "anchors": ("Budi Santoso memegang tanda bukti B.3 dengan titik periksa 41 entri.",),
    }  # fmt: skip
    return DossierContent(**(values | changes))  # type: ignore[arg-type]


class LazyExhibits(Sequence[ExhibitBlock]):
    """Exhibits made when they are reached, as the vault's rows are."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ExhibitBlock]:
        return (
            exhibit(number, stated=(Stated(f"evidence {number:032x}", f"{number:064x}"),))
            for number in range(1, self._count + 1)
        )

    def __getitem__(self, index: int | slice) -> ExhibitBlock:  # type: ignore[override]
        assert isinstance(index, int)
        return exhibit(index + 1)
