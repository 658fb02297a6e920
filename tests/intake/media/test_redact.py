"""Redaction in a real child: what is covered is gone, what is not stays, and nothing but pixels comes out."""

import io
import json
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from intake.media.client import MediaWorker
from intake.media.redact import redact
from intake.media.region import Mode, Region, clipped, from_json, list_from_json, outside
from intake.media.replies import BadReply, decode_redacted, png_size
from intake.media.types import Redacted
from intake.worker import Frame
from tests.intake.media.test_previews import BLUE, GREEN, RED, encoded, quarters

BOX = Region(100, 60, 50, 40, Mode.BOX)


def redacted(worker: MediaWorker, data: bytes, *regions: Region) -> Redacted:
    return worker.redact(io.BytesIO(data), len(data), regions or (BOX,))


def opened(made: Redacted) -> Image.Image:
    assert made.reason is None
    picture = Image.open(io.BytesIO(made.data))
    assert picture.size == (made.width, made.height)
    assert Image.MIME[picture.format or ""] == made.media_type
    picture.load()
    return picture


def photo() -> Image.Image:
    """A smooth picture, so that a JPEG of it is nearly the same."""
    red, green = Image.linear_gradient("L"), Image.radial_gradient("L")
    return Image.merge("RGB", (red, green, ImageChops.invert(red))).resize((640, 480))


def most_differing(one: Image.Image, other: Image.Image, *, without: Region) -> int:
    """The largest difference of any channel outside a region and its near surroundings."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    left, top = without.x - 16, without.y - 16
    difference.paste((0, 0, 0), (left, top, left + without.width + 32, top + without.height + 32))
    return max(int(high) for _, high in difference.getextrema())  # type: ignore[misc]  # RGB gives pairs


def darkest(picture: Image.Image, region: Region) -> int:
    """The largest channel value inside a region."""
    inside = picture.convert("RGB").crop(
        (region.x, region.y, region.x + region.width, region.y + region.height)
    )
    return max(int(high) for _, high in inside.getextrema())  # type: ignore[misc]  # as above


def tags(data: bytes, tmp_path: Path) -> set[str]:
    """The groups in which exiftool finds anything but what it says of the file itself."""
    (tmp_path / "hasil").write_bytes(data)
    run = ["exiftool", "-j", "-G1", "-a", "-u", str(tmp_path / "hasil")]
    (found,) = json.loads(subprocess.run(run, capture_output=True, check=True).stdout)
    groups = {name.partition(":")[0] for name in found if ":" in name}
    return groups - {"ExifTool", "System", "File", "Composite"}


def test_a_photo_is_black_inside_and_the_same_outside_without_metadata(
    media_worker: MediaWorker, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x8298] = "Rekaan", "R-1", "Budi"
    exif.get_ifd(0x8825)[1] = "S"
    source = encoded(photo(), "JPEG", quality=95, exif=exif, comment=b"rahasia", dpi=(72, 72))
    assert "IFD0" in tags(source, tmp_path)
    made = redacted(media_worker, source)
    assert made.media_type == "image/jpeg"
    assert darkest(opened(made), BOX) <= 24  # ringing at the edge of the box
    inner = Region(BOX.x + 8, BOX.y + 8, BOX.width - 16, BOX.height - 16, Mode.BOX)
    assert darkest(opened(made), inner) == 0
    assert most_differing(opened(made), photo(), without=BOX) <= 12
    assert tags(made.data, tmp_path) == {"JFIF"}
    assert b"rahasia" not in made.data
    assert b"Exif" not in made.data


def test_regions_are_those_of_the_upright_picture(media_worker: MediaWorker) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = opened(redacted(media_worker, encoded(quarters((800, 600)), "JPEG", quality=95, exif=exif)))
    assert made.size == (600, 800)
    assert darkest(made, BOX) <= 24
    for at, colour in (((20, 20), BLUE), ((580, 20), RED), ((580, 780), GREEN)):
        pixel = made.convert("RGB").getpixel(at)
        assert isinstance(pixel, tuple)
        assert max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 30


def test_png_keeps_its_transparency_but_no_hidden_colours_and_no_text(
    media_worker: MediaWorker, tmp_path: Path
) -> None:
    picture = photo().convert("RGBA")
    picture.putalpha(255)
    picture.paste((200, 10, 10, 0), (300, 300, 400, 400))
    picture.paste((0, 255, 0, 128), (500, 300, 600, 400))
    picture.info["Comment"] = "rahasia"
    made = redacted(media_worker, encoded(picture, "PNG", dpi=(72, 72), exif=Image.Exif()))
    image = opened(made)
    assert (made.media_type, image.mode) == ("image/png", "RGBA")
    assert image.getpixel((120, 80)) == (0, 0, 0, 255)
    assert image.getpixel((350, 350)) == (0, 0, 0, 0)
    assert image.getpixel((550, 350)) == (0, 255, 0, 128)
    assert image.getpixel((10, 10)) == picture.getpixel((10, 10))
    assert tags(made.data, tmp_path) == {"PNG"}
    assert (image.info, png_size(made.data)) == ({}, (640, 480))


def test_a_transparent_part_is_black_where_it_is_boxed(media_worker: MediaWorker) -> None:
    picture = Image.new("RGBA", (200, 200), (9, 9, 9, 0))
    assert opened(redacted(media_worker, encoded(picture, "PNG"))).getpixel((120, 80)) == (0, 0, 0, 255)


def test_a_palette_with_a_transparent_colour_and_a_grey_picture(media_worker: MediaWorker) -> None:
    for picture in (photo().quantize(16), photo().convert("L"), photo().convert("L").convert("I;16")):
        image = opened(redacted(media_worker, encoded(picture, "PNG")))
        assert image.mode == "RGB"
        assert darkest(image, BOX) == 0


def test_blur_leaves_twelve_blocks_and_no_stroke(media_worker: MediaWorker) -> None:
    picture = Image.new("RGB", (640, 480), "white")
    ImageDraw.Draw(picture).text((110, 70), "WAJAH", fill="black", font_size=30)
    region = Region(100, 60, 120, 60, Mode.BLUR)
    image = opened(redacted(media_worker, encoded(picture, "PNG"), region))
    before, after = (each.crop((100, 60, 220, 120)).convert("L") for each in (picture, image))
    steps = [
        max(abs(row[i] - row[i + 1]) for row in _rows(each) for i in range(119)) for each in (before, after)
    ]
    assert steps[0] > 200
    assert steps[1] < 40
    assert most_differing(image, picture, without=region) == 0


def _rows(grey: Image.Image) -> list[bytes]:
    data = grey.tobytes()
    return [data[at : at + grey.width] for at in range(0, len(data), grey.width)]


@pytest.mark.corpus
def test_a_heic_becomes_a_plain_jpeg(media_worker: MediaWorker, corpus: Path, tmp_path: Path) -> None:
    data = (corpus / "real/heic/metadata-extractor-images/heic__IMG_2927.HEIC").read_bytes()
    made = redacted(media_worker, data)
    assert made.media_type == "image/jpeg"
    assert darkest(opened(made), BOX) <= 24
    assert tags(made.data, tmp_path) == {"JFIF"}


@pytest.mark.corpus
def test_hostile_pictures_are_refused_with_a_reason_or_made_plain(
    media_worker: MediaWorker, corpus: Path, tmp_path: Path
) -> None:
    reasons = []
    for path in sorted((corpus / "hostile/images").iterdir()):
        data = path.read_bytes()
        if path.is_file() and data:
            made = redacted(media_worker, data, Region(0, 0, 9, 9, Mode.BOX))
            reasons.append(made.reason)
            if made.reason is None:
                assert tags(made.data, tmp_path) in ({"JFIF"}, {"PNG"}), path
    assert {None, "damaged", "too-large"} <= set(reasons)
    assert {"bad-reply", "crashed", "timeout", "reader-error"}.isdisjoint(reasons)


def test_a_huge_picture_is_refused(media_worker: MediaWorker) -> None:
    source = encoded(Image.new("L", (10_000, 8_001)), "JPEG", quality=10)
    assert redacted(media_worker, source).reason == "too-large"


def test_what_is_no_picture_and_what_lies_outside(media_worker: MediaWorker) -> None:
    assert redacted(media_worker, b"%PDF-1.4 ").reason == "not-an-image"
    data = encoded(quarters((100, 60)), "JPEG")
    beside = redacted(media_worker, data, Region(100, 0, 5, 5, Mode.BOX))
    assert (beside.reason, beside.width, beside.height) == (None, 100, 60), "it judges by the size who asked"
    assert darkest(opened(redacted(media_worker, data, Region(-5, -5, 500, 500, Mode.BOX))), BOX) == 0


def test_a_region_lies_wholly_inside_or_is_named() -> None:
    whole, corner = Region(0, 0, 100, 60, Mode.BOX), Region(99, 59, 1, 1, Mode.BLUR)
    assert outside([whole, corner], 100, 60) is None
    for over in (
        Region(0, 0, 101, 60, Mode.BOX),
        Region(0, 0, 100, 61, Mode.BOX),
        Region(-1, 0, 5, 5, Mode.BOX),
        Region(0, -1, 5, 5, Mode.BLUR),
        Region(99, 0, 2, 1, Mode.BOX),
        Region(100, 0, 5, 5, Mode.BOX),
    ):
        assert outside([whole, over, corner], 100, 60) == over


def test_clipping() -> None:
    asked = [
        Region(-5, 10, 20, 5, Mode.BOX),
        Region(90, 50, 99, 99, Mode.BLUR),
        Region(0, 60, 9, 9, Mode.BOX),
    ]
    assert clipped(asked, 100, 60) == (Region(0, 10, 15, 5, Mode.BOX), Region(90, 50, 10, 10, Mode.BLUR))


@pytest.mark.parametrize(
    "change",
    [{"x": "1"}, {"x": True}, {"width": 0}, {"height": -1}, {"mode": "none"}, {"more": 1}, {"y": 1 << 21}],
)
def test_a_region_is_read_strictly(change: dict[str, object]) -> None:
    good = BOX.to_json()
    assert from_json(good) == BOX
    with pytest.raises(ValueError, match=r".*"):
        from_json({**good, **change})  # type: ignore[dict-item]  # on purpose
    for many in ([], [good] * 101, good):
        with pytest.raises(ValueError, match="regions"):
            list_from_json(many)


def png(*more: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    parts = [(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)), (b"IDAT", b"x"), *more]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in (*parts, (b"IEND", b"")))


def test_the_parent_takes_nothing_but_pixels() -> None:
    said = {"result": {"width": 4, "height": 4}}
    assert decode_redacted(Frame(said, png()), "image/png").width == 4
    jpeg = encoded(Image.new("RGB", (4, 4)), "JPEG", exif=Image.Exif())
    with_exif = encoded(Image.new("RGB", (4, 4)), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0")
    broken = bytearray(png())
    broken[-20] ^= 1
    for header, data, media_type in (
        (said, jpeg, "image/png"),
        (said, png(), "image/jpeg"),
        (said, with_exif, "image/jpeg"),
        (said, png((b"tEXt", b"a\0b")), "image/png"),
        (said, png() + b"x", "image/png"),
        (said, png()[:-3], "image/png"),
        (said, bytes(broken), "image/png"),
        (said, b"", "image/png"),
        ({"result": {"width": 4, "height": 5}}, png(), "image/png"),
        ({**said, "more": 1}, png(), "image/png"),
    ):
        with pytest.raises(BadReply):
            decode_redacted(Frame(header, data), media_type)


def test_what_is_written_is_the_same_each_time() -> None:
    source = encoded(quarters(), "JPEG")
    one, two = (redact(io.BufferedReader(io.BytesIO(source)), [BOX]) for _ in range(2))
    assert one == two
