"""A screenshot of a whole page, cut into parts that can be read."""

import io
from collections.abc import Callable
from itertools import pairwise

import pytest
from PIL import Image

from intake.media.client import MediaWorker
from intake.media.strips import spans
from intake.media.types import MOST_STRIPS, Preview
from tests.intake.media.test_previews import encoded

WIDTH, HEIGHT, BAND = 1080, 20_000, 100


def scrolled(mode: str = "RGB") -> Image.Image:
    """A page of bands a hundred pixels high, each of its own shade of red, from dark at the top to light."""
    bands = Image.new("RGB", (1, HEIGHT // BAND))
    bands.putdata([(at, 30, 30) for at in range(HEIGHT // BAND)])
    return bands.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST).convert(mode)


def cut(worker: MediaWorker, data: bytes, pixels: int = 2048) -> tuple[Preview, ...]:
    return worker.make_strips(io.BytesIO(data), len(data), pixels)


def bands_of(strip: Preview) -> tuple[int, int]:
    """The numbers of the bands at its upper and its lower edge."""
    with Image.open(io.BytesIO(strip.jpeg)) as picture:
        assert picture.size == (strip.width, strip.height)
        plain = picture.convert("RGB")
        ends = [plain.getpixel((strip.width // 2, y)) for y in (3, strip.height - 4)]
    return tuple(end[0] for end in ends)  # type: ignore[index,return-value]  # RGB pixels


def test_spans_reach_from_edge_to_edge_and_repeat_a_tenth_of_the_width() -> None:
    found = spans(WIDTH, HEIGHT)
    assert (found[0][0], found[-1][1]) == (0, HEIGHT)
    assert all(abs(lower - upper - WIDTH / 10) <= 1 for (_, lower), (upper, _) in pairwise(found))
    assert all(bottom - top <= 2.5 * WIDTH for top, bottom in found)


@pytest.mark.parametrize("form", ["RGB", "RGBA"])
def test_the_parts_of_twenty_thousand_pixels_overlap_and_leave_nothing_out(
    media_worker: MediaWorker, form: str
) -> None:
    made = cut(media_worker, encoded(scrolled(form), "PNG"))
    assert len(made) == 8
    assert all(each.width > 750 and each.height <= 2048 for each in made)
    ends = [bands_of(each) for each in made]
    assert ends[0][0] <= 1 and ends[-1][1] >= HEIGHT // BAND - 2
    for (_, lower), (upper, _) in pairwise(ends):
        assert -3 <= upper - lower <= 0


def test_a_picture_that_its_orientation_makes_high_is_cut_upright(media_worker: MediaWorker) -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    lying = scrolled().resize((300, 3000)).transpose(Image.Transpose.ROTATE_270)
    made = cut(media_worker, encoded(lying, "JPEG", exif=exif.tobytes()))
    assert len(made) == 5 and bands_of(made[0])[0] < bands_of(made[-1])[1]


@pytest.mark.parametrize(
    "drawn",
    [
        lambda: b"",
        lambda: b"plain text",
        lambda: encoded(Image.new("RGB", (800, 600)), "PNG"),
        lambda: encoded(Image.new("RGB", (20, MOST_STRIPS * 60)), "PNG"),
        lambda: encoded(Image.new("L", (9_000, 9_000)), "PNG"),
        lambda: encoded(scrolled(), "PNG")[:-4000],
    ],
    ids=["empty", "text", "wide", "too long", "too large", "cut"],
)
def test_what_is_not_high_or_not_whole_has_no_parts_and_costs_no_child(
    media_worker: MediaWorker, drawn: Callable[[], bytes]
) -> None:
    assert len(cut(media_worker, encoded(Image.new("RGB", (100, 1000)), "PNG"))) == 5
    before = media_worker.pid
    assert cut(media_worker, drawn()) == ()
    assert media_worker.pid == before
    assert len(cut(media_worker, encoded(Image.new("RGB", (100, 1000)), "PNG"))) == 5


def test_a_side_that_no_strip_may_have_is_refused(media_worker: MediaWorker) -> None:
    with pytest.raises(ValueError, match="pixels"):
        cut(media_worker, b"", 5)
