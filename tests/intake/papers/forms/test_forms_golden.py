"""Every form looks as it did when somebody last looked at it: its words exactly, its pages within a tolerance."""

import pytest
from PIL import Image, ImageChops, ImageStat

from intake.papers.forms.load import forms
from tests.intake.papers.forms import golden_forms

TOLERANCE = 2.0  # mean difference in grey levels of 255; other versions of the renderer smooth otherwise


@pytest.mark.parametrize("kind", golden_forms.KINDS)
@pytest.mark.parametrize("name", forms())
def test_a_form_looks_as_it_did(name: str, kind: str) -> None:
    data = golden_forms.pdf(name, kind)
    golden = golden_forms.FOLDER / f"{name}-{kind}"
    assert golden_forms.text(data) == golden.with_name(f"{golden.name}.txt").read_text("utf-8")
    expected, found = Image.open(golden.with_name(f"{golden.name}.png")), golden_forms.picture(data)
    assert found.size == expected.size
    assert difference(found, expected) < TOLERANCE


def test_there_is_a_golden_file_for_every_form() -> None:
    names = {f"{name}-{kind}" for name in forms() for kind in golden_forms.KINDS}
    assert {path.stem for path in golden_forms.FOLDER.glob("*.png")} == names


def test_a_moved_page_is_noticed() -> None:
    page = golden_forms.picture(golden_forms.pdf("B.1", "filled"))
    assert difference(page, ImageChops.offset(page, 0, 6)) > TOLERANCE


def difference(one: Image.Image, other: Image.Image) -> float:
    return float(ImageStat.Stat(ImageChops.difference(one, other.convert("L"))).mean[0])
