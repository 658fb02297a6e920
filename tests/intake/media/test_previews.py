import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from intake.media.client import MediaWorker
from intake.media.types import Preview, PreviewStatus

RED, GREEN, BLUE, WHITE = (230, 20, 20), (20, 200, 20), (20, 20, 230), (255, 255, 255)


def quarters(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Red, green / blue, white."""
    small = Image.new("RGB", (2, 2))
    for at, colour in zip(((0, 0), (1, 0), (0, 1), (1, 1)), (RED, GREEN, BLUE, WHITE), strict=True):
        small.putpixel(at, colour)
    return small.resize(size, Image.Resampling.NEAREST)


def encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def preview(worker: MediaWorker, data: bytes, pixels: int = 320) -> Preview:
    return worker.make_preview(io.BytesIO(data), len(data), pixels)


def corners(made: Preview) -> list[str]:
    assert made.status is PreviewStatus.MADE
    picture = Image.open(io.BytesIO(made.jpeg))
    assert picture.size == (made.width, made.height)
    names = {RED: "r", GREEN: "g", BLUE: "b", WHITE: "w"}
    found = []
    for y in (made.height // 4, made.height * 3 // 4):
        for x in (made.width // 4, made.width * 3 // 4):
            pixel = picture.convert("RGB").getpixel((x, y))
            assert isinstance(pixel, tuple)
            found.append(min(names, key=lambda one: sum(abs(a - b) for a, b in zip(one, pixel, strict=True))))
    return ["".join(names[colour] for colour in found)]


@pytest.mark.parametrize(
    ("orientation", "upright"),
    [
        (1, "rgbw"),
        (2, "grwb"),
        (3, "wbgr"),
        (4, "bwrg"),
        (5, "rbgw"),
        (6, "brwg"),
        (7, "wgbr"),
        (8, "gwrb"),
        (0, "rgbw"),
        (9, "rgbw"),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_pictures_are_turned_upright(
    media_worker: MediaWorker, form: str, orientation: int, upright: str
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = preview(media_worker, encoded(quarters(), form, exif=exif))
    assert corners(made) == [upright]
    assert (made.width, made.height) == ((240, 320) if 5 <= orientation <= 8 else (320, 240))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "AVIF"])
def test_formats(media_worker: MediaWorker, form: str) -> None:
    assert corners(preview(media_worker, encoded(quarters(), form))) == ["rgbw"]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_modes(media_worker: MediaWorker, mode: str) -> None:
    form = "TIFF" if mode == "CMYK" else "PNG"
    made = preview(media_worker, encoded(quarters().convert(mode), form))
    assert made.status is PreviewStatus.MADE


def test_what_is_transparent_becomes_white(media_worker: MediaWorker) -> None:
    made = preview(media_worker, encoded(Image.new("RGBA", (64, 64), (200, 0, 0, 0)), "PNG"))
    assert Image.open(io.BytesIO(made.jpeg)).getpixel((32, 32)) == (255, 255, 255)


def test_the_first_of_several_frames_is_shown(media_worker: MediaWorker) -> None:
    data = encoded(quarters(), "GIF", save_all=True, append_images=[Image.new("RGB", (800, 600))] * 3)
    assert corners(preview(media_worker, data)) == ["rgbw"]


def test_small_pictures_stay_small_and_nothing_travels_along(media_worker: MediaWorker) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRETMAKE"
    made = preview(media_worker, encoded(quarters((40, 30)), "JPEG", exif=exif, comment=b"SECRET"), 1280)
    assert (made.width, made.height) == (40, 30)
    assert b"SECRET" not in made.jpeg and b"Exif" not in made.jpeg


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"hello", "not-an-image"),
        (b"\xff\xd8\xff\xe0", "damaged"),
        (encoded(quarters(), "JPEG")[:2000], "damaged"),
        (encoded(Image.new("1", (20_000, 20_000)), "PNG"), "too-large"),
    ],
    ids=["empty", "text", "head", "cut", "bomb"],
)
def test_no_preview_has_a_reason(media_worker: MediaWorker, data: bytes, reason: str) -> None:
    assert preview(media_worker, data) == Preview(PreviewStatus.UNMADE, reason=reason)


@pytest.mark.corpus
def test_pictures_of_the_corpus(media_worker: MediaWorker, corpus: Path) -> None:
    """Every real picture in a supported format gives a preview but for those that are known not to."""
    unmade = {}
    for path in sorted((corpus / "real").rglob("*")):
        if path.parts[-3] in ("jpeg", "png", "webp", "heic", "avif", "gif", "bmp"):
            made = preview(media_worker, path.read_bytes())
            if made.status is PreviewStatus.UNMADE:
                unmade[path.name] = made.reason
    print("no preview:", unmade)
    assert set(unmade) <= UNMADE


UNMADE = {
    "data__color_grid_alpha_grid_tile_shared_in_dimg.avif",
    "data__supported_gainmap_writer_version_with_extra_bytes.avif",
    "q__rgb24png.bmp",
    "files__empty.jpg",
    "PngSuite__xs4n0g01.png",
}
