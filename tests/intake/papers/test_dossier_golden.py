"""The dossier of a small fixed case against what was looked at: its words exactly, its pages within a tolerance."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.intake.papers.make_golden_dossier import FOLDER, make, pictures, text

MEAN = 3.0
"""How far, of 255, a page's grey may be off on average: hinting of another poppler, no missing line."""


@pytest.mark.parametrize("sheet", [1, 4])
def test_words_and_pages_are_as_they_were_looked_at(tmp_path: Path, sheet: int) -> None:
    path = make(tmp_path, sheet)
    assert text(path) == (FOLDER / f"{sheet}.txt").read_text("utf-8")
    made = pictures(path, tmp_path)
    golden = sorted(FOLDER.glob(f"page-{sheet}-*.png"))
    assert [each.name for each in made] == [each.name for each in golden]
    for one, other in zip(made, golden, strict=True):
        with Image.open(one) as new, Image.open(other) as old:
            assert new.size == old.size
            (off,) = ImageStat.Stat(ImageChops.difference(new.convert("L"), old.convert("L"))).mean
        assert off < MEAN, one.name
