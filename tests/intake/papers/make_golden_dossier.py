"""Makes the golden dossier: run it and look at the pages before committing what changed."""

import subprocess
import tempfile
from pathlib import Path

from intake.papers.content import (
    ActBlock,
    Answer,
    DossierContent,
    Field,
    LinkBlock,
    MomentBlock,
    ProcedureBlock,
    RowBlock,
    RowOfWords,
    ScrutinyBlock,
    StatementBlock,
)
from intake.papers.dossier import write_dossier
from tests.intake.papers.dossier_samples import content, exhibit, jpeg

FOLDER = Path(__file__).with_name("golden_dossier")
DPI = 36


def sample() -> DossierContent:
    """A small fixed case with every part."""
    said = StatementBlock(
        1, 1, "Budi Santoso", "berita acara klarifikasi", "", "sealed", "2024-02-14T10:00:00+08:00",
        "7K3M-Q9TX-2B0H-V5RC", digest="ab" * 32, fields=(Field("Tempat", "Kantor"),),
        rows=(RowOfWords("Siapa?", "Camat."), RowOfWords("Kapan?", "")), links=(LinkBlock("bukti 1", "bukti-1"),),
    )  # fmt: skip
    act = ActBlock(1, "D-6", "Menyukai unggahan", "PP 94/2021 ps 5", ("berat",), targets=("BKN",))
    steps = ProcedureBlock(
        (Field("Keadaan", "laporan diterima"),),
        (RowBlock(("register", "001/REG", "—")),),
        (RowBlock(("Selasa", "Diterima", "ps 15", "laporan diterima")),),
        (RowBlock(("Kajian awal", "ps 15(1)", "Jumat", "berjalan")),),
        (RowBlock(("Syarat formal", "Tanggal lahir", "ps 15(3)")),),
    )
    return content(
        (exhibit(1, in_brief=("Waktu: 09.12 WITA",)), exhibit(2, withdrawn_reason="Salah perkara.")),
        statements=(said,),
        acts=(act,),
        procedure=steps,
        moments=(MomentBlock("Sabtu, 10 Februari 2024", "Direkam: bukti 1", "alat", "bukti-1"),),
        scrutiny=[ScrutinyBlock(1, "Foto", (Answer("Sumber", "Budi"),), (), (Answer("Jam", "tidak"),))],
        bounds=("Entri 0 sampai 11: belum dibatasi pihak luar mana pun.",),
    )


def make(folder: Path, sheet: int) -> Path:
    """The dossier's PDF."""
    path = folder / f"{sheet}.pdf"
    with path.open("wb") as out:
        write_dossier(sample(), lambda _id: jpeg(3, 640, 480), out, sheet=sheet)
    return path


def text(path: Path) -> str:
    """Its words, laid out."""
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, capture_output=True
    ).stdout.decode()


def pictures(path: Path, folder: Path) -> list[Path]:
    """Its pages as grey pictures."""
    stem = folder / f"page-{path.stem}"
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-png", path, stem], check=True)
    return sorted(folder.glob(f"{stem.name}-*.png"))


def main() -> None:
    """Writes the golden files."""
    with tempfile.TemporaryDirectory() as place:
        FOLDER.mkdir(exist_ok=True)
        for sheet in (1, 4):
            path = make(Path(place), sheet)
            (FOLDER / f"{sheet}.txt").write_text(text(path), encoding="utf-8")
            for picture in pictures(path, Path(place)):
                (FOLDER / picture.name).write_bytes(picture.read_bytes())


if __name__ == "__main__":
    main()
