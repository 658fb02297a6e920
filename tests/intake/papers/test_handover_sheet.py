"""The record of a hand-over on its pages: nothing is signed that stands on no page with what is handed over."""

import subprocess
from pathlib import Path

import pytest

from intake.papers.handover_sheet import make_sheet
from intake.records import cases, things
from intake.records.cases import CaseFacts, CaseKind
from intake.records.things import MoveFacts, ThingFacts
from intake.vault import Vault

NAME = " ".join(["Raden Mas Haji Abdurrahman"] * 10)


def pages(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def test_both_sign_below_the_last_row(vault: Vault, tmp_path: Path) -> None:
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("J"))
    turned = set()
    for lines in range(4, 30, 2):
        thing = things.record(vault, case, ThingFacts("Kaus", note="\n".join(["Baris."] * lines)))
        move = MoveFacts("Budi", "Sri", "2024-01-18", purpose="diperiksa", kept="LEMARI")
        make_sheet(vault, case, things.move(vault, case, thing, move), tmp_path / f"{lines}.pdf")
        found = pages(tmp_path / f"{lines}.pdf")
        turned.add(len(found))
        signed = [page for page in found if "Yang menyerahkan (pihak pertama)" in page]
        told = f"Perkara {case.number}, barang {thing.number}, serah terima 1"
        assert [told in page for page in found] == ([False, True] * 2 if len(found) == 4 else [False] * 2)
        assert len(signed) == 2 and all(
            "LEMARI" in page and "Dicatat dalam log" in page for page in signed
        ), lines
    assert turned == {2, 4}


@pytest.mark.parametrize("name", [NAME, "N" * 299])
def test_long_names_and_a_long_title_are_whole(vault: Vault, tmp_path: Path, name: str) -> None:
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts(title="judul " * 200 + "TAMAT"))
    thing = things.record(vault, case, ThingFacts("Kaus"))
    make_sheet(vault, case, things.move(vault, case, thing, MoveFacts(name, "Sri")), tmp_path / "s.pdf")
    done = subprocess.run(["pdftotext", tmp_path / "s.pdf", "-"], check=True, capture_output=True)
    words = "".join(done.stdout.decode().split())
    assert words.count("TAMAT") == 2 and words.count(name.replace(" ", "")) == 4
