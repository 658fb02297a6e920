"""A part of a picture with its own pixels, and the picture's true size as it is seen."""

import io
from pathlib import Path

import pytest
from PIL import Image

from intake.media.client import MediaWorker
from intake.media.part import WHOLE, CloseUp, Part, from_json
from intake.media.replies import BadReply, decode_close_up
from intake.worker import Frame
from tests.intake.media.test_previews import encoded

WIDTH, HEIGHT = 4000, 3000
SPOT = (3000, 600, 3064, 632)
"""Where the red patch is in the upright picture of 4000 by 3000 pixels."""


def patched() -> Image.Image:
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    picture.paste((230, 20, 20), SPOT)
    return picture


LIES = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a picture lies in the file that its orientation turns upright."""


def lying(orientation: int, form: str = "JPEG") -> bytes:
    """The patched picture as a camera held in that way writes it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    turn = LIES[orientation]
    picture = patched() if turn is None else patched().transpose(turn)
    return encoded(picture, form, exif=exif)


def seen(worker: MediaWorker, data: bytes, part: Part = WHOLE, pixels: int = 1280) -> CloseUp:
    return worker.close_up(io.BytesIO(data), len(data), part, pixels)


def opened(made: CloseUp) -> Image.Image:
    assert made.reason is None
    return Image.open(io.BytesIO(made.jpeg)).convert("RGB")


def redness(picture: Image.Image, at: tuple[float, float]) -> int:
    red, green, _ = picture.getpixel((int(at[0]), int(at[1])))  # type: ignore[misc]  # RGB
    return int(red - green)  # type: ignore[operator]  # as above


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_true_size_and_the_true_place_in_every_orientation(
    media_worker: MediaWorker, form: str, orientation: int
) -> None:
    data = lying(orientation, form)
    whole = seen(media_worker, data)
    assert whole.part == Part(0, 0, WIDTH, HEIGHT, WIDTH, HEIGHT)
    picture = opened(whole)
    assert picture.size == (1280, 960)
    middle = (3032 * 1280 / WIDTH, 616 * 960 / HEIGHT)
    assert redness(picture, middle) > 100
    asked = Part(3000, 600, 64, 32, WIDTH, HEIGHT)
    near = seen(media_worker, data, asked)
    assert near.part == asked
    assert opened(near).size == (64, 32)
    assert all(redness(opened(near), at) > 100 for at in ((8, 8), (56, 24)))


def test_a_part_named_on_a_smaller_drawing_is_that_part_of_the_picture(media_worker: MediaWorker) -> None:
    near = seen(media_worker, lying(6), Part(900, 180, 100, 50, 1280, 960))
    assert near.part == Part(2812, 562, 313, 157, WIDTH, HEIGHT)
    assert opened(near).size == (313, 157)


def test_the_whole_of_a_very_large_jpeg_but_not_its_every_pixel(media_worker: MediaWorker) -> None:
    data = encoded(Image.new("L", (20_000, 10_000), 128), "JPEG", quality=20)
    whole = seen(media_worker, data)
    assert (whole.part.of_width, whole.part.of_height) == (20_000, 10_000)
    assert opened(whole).size == (1280, 640)
    assert seen(media_worker, data, Part(0, 0, 100, 100, 20_000, 10_000)).reason == "too-large"


def test_what_is_no_picture_has_a_reason(media_worker: MediaWorker) -> None:
    assert seen(media_worker, b"").reason == "empty"
    assert seen(media_worker, b"kata-kata").reason == "not-an-image"
    assert seen(media_worker, lying(1)[:2000]).reason == "damaged"
    for part in (Part(0, 0, 0, 1, 1, 1), Part(1, 0, 1, 1, 1, 1), Part(0, 0, 1, 1, 1, 1 << 21)):
        with pytest.raises(ValueError, match="part"):
            seen(media_worker, lying(1), part)


@pytest.mark.parametrize(
    "value", [None, [0, 0, 1, 1, 1], [0, 0, 1, 1, 1, True], [0, 0, 1, 1, 1, 0], [-1, 0, 1, 1, 1, 1]]
)
def test_a_part_is_read_strictly(value: object) -> None:
    with pytest.raises(ValueError):
        from_json(value)
    assert from_json(Part(1, 2, 3, 4, 5, 6).to_json()) == Part(1, 2, 3, 4, 5, 6)


def test_the_parent_takes_only_the_part_it_asked_for() -> None:
    jpeg, asked = encoded(Image.new("RGB", (64, 32)), "JPEG"), Part(0, 0, 1, 1, 2, 2)
    good = Part(0, 0, 64, 32, 128, 64)
    assert decode_close_up(Frame({"result": good.to_json()}, jpeg), asked, 64).part == good
    for header in (
        {"result": Part(1, 0, 64, 32, 128, 64).to_json()},
        {"result": good.to_json(), "more": 1},
        {"result": None},
        {},
    ):
        with pytest.raises(BadReply):
            decode_close_up(Frame(header, jpeg), asked, 64)
    with pytest.raises(BadReply):
        decode_close_up(Frame({"result": good.to_json()}, jpeg), asked, 63)


@pytest.mark.corpus
def test_pictures_of_the_corpus_have_the_shape_of_their_preview(
    media_worker: MediaWorker, corpus: Path
) -> None:
    """What is drawn on has the same shape as the picture that it is to stand on, whatever wrote the file."""
    for kind in ("heic", "avif", "webp", "tiff", "gif", "png"):
        for path in [each for each in sorted((corpus / "real" / kind).rglob("*")) if each.is_file()][:12]:
            data = path.read_bytes()
            small = media_worker.make_preview(io.BytesIO(data), len(data), 320)
            whole = seen(media_worker, data, pixels=320)
            assert (whole.reason is None) == (small.reason is None), path
            if whole.reason is None:
                assert opened(whole).size == (small.width, small.height), path
                part = whole.part
                across, down = part.of_width * small.height, part.of_height * small.width
                assert abs(across - down) <= max(part.of_width, part.of_height), path
