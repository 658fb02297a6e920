"""The receipt: two copies on one sheet where they fit, the head of the log below each, apart from the form."""

import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from crypto.checkpoints import verify_checkpoint
from crypto.notes import parse_note
from intake import receipt
from intake.custody import heads
from intake.docket import numbers
from intake.papers.forms.make import Asked, FormMade, form_paper
from intake.papers.forms.receipt_box import APART
from intake.papers.forms.warned import WarningKind
from intake.records import things
from intake.records.cases import Case
from intake.records.things import ThingFacts
from intake.rules.numbering import NumberKind
from intake.vault import Vault
from tests.intake.papers.forms.conftest import Printed, words_of

RECEIPTS = ("B.3", "B.3.1")
A4_ACROSS = (842, 595)


def drawn(vault: Vault, case: Case, name: str, folder: Path) -> tuple[Path, FormMade, list[Image.Image]]:
    """The form's file, what was said of it and its pages at the resolution of a poor printer."""
    pdf, made = form_paper(vault, case, name)
    file = folder / f"{name}.pdf"
    file.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", file, folder / "page"], check=True)
    return file, made, [Image.open(page).copy() for page in sorted(folder.glob("page*.png"))]


def columns(file: Path) -> tuple[str, str]:
    """The words of the left and of the right half of the first page."""
    wide, tall = A4_ACROSS
    halves = []
    for left in (0, wide // 2):
        area = ["-f", "1", "-l", "1", "-x", left, "-y", 0, "-W", wide // 2, "-H", tall]
        done = subprocess.run(["pdftotext", *map(str, area), file, "-"], check=True, capture_output=True)
        halves.append(" ".join(done.stdout.decode().split()))
    return halves[0], halves[1]


@pytest.mark.parametrize("name", RECEIPTS)
def test_two_copies_stand_on_one_sheet(vault: Vault, full: Case, name: str, tmp_path: Path) -> None:
    file, made, (page,) = drawn(vault, full, name, tmp_path)
    assert made.pages == 1 and page.width > page.height
    assert f"{APART} · lembar untuk Pelapor" in words_of(file)
    left, right = columns(file)
    assert left.replace("untuk Pelapor", "untuk arsip") == right
    assert left.count("FORMULIR MODEL") == left.count(APART) == 1
    assert left.index("Keterangan:") < left.index(APART) < left.index("SEGEL1 ")


@pytest.mark.parametrize("name", RECEIPTS)
def test_the_code_on_each_copy_is_the_head_before_the_form(
    vault: Vault, full: Case, name: str, tmp_path: Path
) -> None:
    before = heads.release(vault)
    file, _, (page,) = drawn(vault, full, name, tmp_path)
    read = zxingcpp.read_barcodes(page)
    assert [each.text for each in read] == [before.note.encode().decode()] * 2
    point = verify_checkpoint(parse_note(read[0].text.encode()), vault.keys.log.verifier)
    given = receipt.of_checkpoint(point)
    assert receipt.find(vault, given.code) == given
    words = words_of(file)
    assert words.count(given.sms) == words.count(given.code) == 2
    assert words.count(f"Bila {before.checkpoint.size} entri yang ada saat ini") == 2


def test_the_receipt_is_there_before_anything_else_is(vault: Vault, case: Case, printed: Printed) -> None:
    words, made = printed(case, "B.3")
    assert made.pages == 1 and words.count("nomor penyampaian: belum ada") == 2
    assert words.count("SEGEL1 ") == 4  # the instruction and the text message, on both
    assert WarningKind.COPIES_APART not in {each.kind for each in made.warned}


def test_a_provisional_number_is_marked_on_both(vault: Vault, case: Case, printed: Printed) -> None:
    given = numbers.provisional(vault, case, NumberKind.PENYAMPAIAN)
    words, _ = printed(case, "B.3")
    assert words.count(f"{given.facts.value} (sementara)") == 4
    assert words.count(f"Perkara {case.number} di perangkat ini") == 2


@pytest.mark.parametrize("name", RECEIPTS)
def test_a_long_table_flows_and_each_copy_begins_a_page(
    vault: Vault, case: Case, name: str, tmp_path: Path
) -> None:
    for number in range(40):
        things.record(vault, case, ThingFacts(f"Barang ke-{number:02}", "1 buah"))
    file, made, pages = drawn(vault, case, name, tmp_path)
    assert WarningKind.COPIES_APART in {each.kind for each in made.warned}
    assert made.pages == len(pages) > 2 and all(page.height > page.width for page in pages)
    text = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True).stdout.decode()
    of_page = text.split("\f")[:-1]
    later = [False] * (made.pages // 2 - 1)
    assert [f"FORMULIR MODEL {name}" in page for page in of_page] == [True, *later] * 2
    assert all(text.count(f"Barang ke-{number:02}") == 2 for number in range(40))
    assert len([code for page in pages for code in zxingcpp.read_barcodes(page)]) == 2


def test_a_reading_copy_is_one_and_no_receipt(vault: Vault, full: Case, printed: Printed) -> None:
    words, made = printed(full, "B.3", Asked(large=True))
    assert APART not in words and words.count("TANDA BUKTI PENYAMPAIAN LAPORAN") == 1
    assert WarningKind.COPIES_APART not in {each.kind for each in made.warned}
