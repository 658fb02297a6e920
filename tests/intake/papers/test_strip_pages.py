"""A screenshot twenty thousand pixels high stands on paper in parts, each with the words of its place."""

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from intake.evidence import adding
from intake.evidence.exhibits import Obtained
from intake.papers import attachment, gather
from intake.papers.assemble import Asked
from intake.papers.dossier import write_dossier
from intake.papers.layout import BODY_HEIGHT, PAGE_WIDTH, TOP
from intake.records import cases
from intake.records.cases import CaseFacts, CaseKind
from intake.vault import Vault
from tests.intake.papers.dossier_samples import content, exhibit, jpeg

PARTS = 8


def screenshot(path: Path) -> Path:
    """Lines of a page, numbered, 1080 by 20,000 pixels."""
    picture = Image.new("RGB", (1080, 20_000), "white")
    pen = ImageDraw.Draw(picture)
    for line in range(0, 20_000, 50):
        pen.text((40, line), f"baris {line}", fill="black", font_size=36)
    picture.save(path, "PNG")
    return path


def pages_of(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


@pytest.mark.parametrize("sheet", [1, 4])
def test_every_part_is_printed_two_on_a_page_and_stated_there(
    vault: Vault, tmp_path: Path, sheet: int
) -> None:
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Unggahan"))
    list(adding.add(vault, case, [screenshot(tmp_path / "layar.png")], Obtained("")))
    gather.make_dossier(vault, case, tmp_path / "d.pdf", asked=Asked(sheet=sheet))
    pages = pages_of(tmp_path / "d.pdf")
    on = {
        at: [n for n in range(1, PARTS + 1) if f"bagian {n} dari {PARTS}" in page]
        for at, page in enumerate(pages)
    }
    found = {at: numbers for at, numbers in on.items() if numbers}
    assert list(found.values()) == [[1, 2], [3, 4], [5, 6], [7, 8]]
    with (tmp_path / "d.pdf").open("rb") as pdf:
        stated = attachment.parse(attachment.read(pdf)).pages
    assert all(any(key.startswith("evidence ") for key in stated[at]) for at in found)


def test_the_parts_are_asked_for_only_where_a_picture_is_high_and_may_be_shown() -> None:
    asked = []

    def parts(evidence: str) -> tuple[bytes, ...]:
        asked.append(evidence)
        return (jpeg(1, 200, 500), jpeg(2, 200, 500))

    shown = (exhibit(1), exhibit(2, high=True), exhibit(3, high=True, picture=None))
    write_dossier(content(shown), lambda _id: jpeg(), io.BytesIO(), parts=parts)
    assert asked == [shown[1].id]


def test_a_high_picture_without_parts_says_so(tmp_path: Path) -> None:
    with (tmp_path / "d.pdf").open("wb") as out:
        write_dossier(content((exhibit(1, high=True),)), lambda _id: jpeg(), out, parts=lambda _id: ())
    assert any("tidak dapat dibuat. Bacalah berkas aslinya" in page for page in pages_of(tmp_path / "d.pdf"))


def blank_pages_of(path: Path) -> set[int]:
    """Pages with nothing between head and foot, neither words nor a picture."""
    body = ["-x", "0", "-y", round(TOP) - 4, "-W", round(PAGE_WIDTH), "-H", round(BODY_HEIGHT) + 8]
    words = subprocess.run(["pdftotext", *map(str, body), path, "-"], check=True, capture_output=True)
    pictures = subprocess.run(["pdfimages", "-list", path], check=True, capture_output=True)
    shown = {int(line.split()[0]) for line in pictures.stdout.decode().splitlines()[2:]}
    said = words.stdout.decode().split("\f")[:-1]
    return {at for at, page in enumerate(said, 1) if not page.strip()} - shown


def test_no_page_stays_empty_wherever_the_facts_below_a_part_end(tmp_path: Path) -> None:
    """Below the last part go the facts of the next exhibit; here they end at every height of a page."""
    heights = range(200, 500, 6)
    shown = [exhibit(number, high=True) for number, _height in enumerate(heights, 1)]
    last = {item.id: jpeg(0, 200, height) for item, height in zip(shown, heights, strict=True)}
    path = tmp_path / "d.pdf"
    with path.open("wb") as out:
        write_dossier(content(shown), lambda _id: jpeg(), out, sheet=4, parts=lambda item: (last[item],))
    assert blank_pages_of(path) == set()
