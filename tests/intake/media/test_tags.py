"""The dump of all tags, and the embedded thumbnail beside its picture."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from intake.media import dumps
from intake.media.client import MediaWorker
from intake.media.practice import PracticePhone, draw_photo
from intake.media.types import MAX_TAGS, TagDump
from tests.intake.media import containers as make


def dump(worker: MediaWorker, data: bytes) -> TagDump | None:
    return worker.read(io.BytesIO(data), len(data), "").tags


def tags(found: TagDump | None) -> dict[tuple[str, str], str]:
    assert found is not None and found.reason is None
    return {(tag.reader, tag.name): tag.value for tag in dumps.parse(found.json).tags}


def test_both_readers_tags_are_kept(media_worker: MediaWorker) -> None:
    said = tags(dump(media_worker, draw_photo(PracticePhone.SAMSUNG, 0, megapixels=0.1)))
    assert said["exifread", "Image Make"] == said["pillow", "IFD0 Make"] == "samsung"
    assert said["exifread", "EXIF DateTimeOriginal"] == said["pillow", "ExifIFD DateTimeOriginal"]
    assert ("pillow", "GPS GPSLatitude") in said


def test_a_films_boxes_are_kept(media_worker: MediaWorker) -> None:
    said = tags(dump(media_worker, make.film(make.keys(make="Apple"))))
    assert said["segel", "QuickTime Keys com.apple.quicktime.make"] == "Apple"


def test_a_dump_has_its_limit_and_says_so(media_worker: MediaWorker) -> None:
    many = {tag: (2, "é" * 900) for tag in range(0xC000, 0xC000 + 300)}
    found = dump(media_worker, make.tiff(many))
    assert found is not None and MAX_TAGS // 2 < len(found.json) <= MAX_TAGS
    assert dumps.parse(found.json).cut


@pytest.mark.parametrize(
    "data", [b"text", b"", b"%PDF-1.4", make.jpeg()], ids=["text", "empty", "pdf", "bare"]
)
def test_what_holds_no_tags_has_no_dump(media_worker: MediaWorker, data: bytes) -> None:
    assert dump(media_worker, data) is None


def test_xmp_alone_is_kept_too(media_worker: MediaWorker) -> None:
    found = dump(media_worker, make.jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")))
    assert found is not None and dumps.parse(found.json) == dumps.Tags(xmp="<x:xmpmeta/>")


def test_facts_are_kept_where_the_tags_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    root = str(Path(__file__).resolve().parents[3])
    code = (
        f"import sys, time; sys.path.insert(0, {root!r})\n"
        "from intake.media import child, tags\n"
        "tags.dump = lambda found: time.sleep(600)\n"
        "child.run()\n"
    )
    photo = draw_photo(PracticePhone.SAMSUNG, 0, megapixels=0.1)
    with MediaWorker([sys.executable, "-I", "-c", code]) as worker:
        read = worker.read(io.BytesIO(photo), len(photo), ".jpg")
        assert (read.facts.make, read.tags) == ("samsung", TagDump(reason="timeout"))
        assert worker.read_facts(io.BytesIO(photo), len(photo), ".jpg") == read.facts


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["real", "upstream/malformed", "hostile/images"])
def test_every_file_gives_a_dump_or_a_reason(folder: str, media_worker: MediaWorker, corpus: Path) -> None:
    for path in sorted((corpus / folder).rglob("*")):
        if path.is_file():
            found = dump(media_worker, path.read_bytes())
            assert found is None or found.reason is None, path


def framed(picture: Image.Image, thumbnail: Image.Image, **options: Any) -> bytes:
    """A JPEG with another as its thumbnail."""
    small = io.BytesIO()
    thumbnail.save(small, "JPEG")
    data = small.getvalue()
    head = b"II*\0" + bytes.fromhex("08000000 0000 0e000000 0200")
    second = bytes.fromhex("0102 0400 01000000 2c000000 0202 0400 01000000") + len(data).to_bytes(4, "little")
    out = io.BytesIO()
    exif = b"Exif\0\0" + head + second + bytes(4) + data
    picture.save(out, "JPEG", exif=exif, **options)
    return out.getvalue()


def scene(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    photo = Image.open(io.BytesIO(draw_photo(PracticePhone.OPPO, seed, megapixels=0.3, seed=seed)))
    return photo.convert("RGB").resize(size)


def judged(worker: MediaWorker, data: bytes) -> str | None:
    return worker.make_preview(io.BytesIO(data), len(data), 320).thumbnail


def test_a_thumbnail_of_the_picture_and_of_another(media_worker: MediaWorker) -> None:
    picture = scene(1)
    small = picture.resize((160, 120))
    barred = Image.new("RGB", (160, 120))
    barred.paste(picture.resize((160, 90)), (0, 15))
    assert judged(media_worker, framed(picture, small)) == "same"
    assert judged(media_worker, framed(picture, small.point(lambda value: value * 3 // 4))) == "same"
    assert judged(media_worker, framed(picture.resize((640, 360)), barred)) == "same"
    assert judged(media_worker, framed(picture, scene(2).rotate(180).resize((160, 120)))) == "differs"
    assert judged(media_worker, framed(picture.crop((0, 0, 200, 150)), small)) == "differs"
    assert judged(media_worker, framed(picture, Image.new("RGB", (160, 120), "blue"))) == "differs"
    assert judged(media_worker, framed(picture, small).replace(b"\xff\xdb", b"\xff\x02", 1)) == "unreadable"
    assert judged(media_worker, make.jpeg()) is None


def test_a_placeholder_is_upright_and_says_what_it_is(media_worker: MediaWorker) -> None:
    data = draw_photo(PracticePhone.APPLE, 0, megapixels=0.3)
    made = media_worker.make_placeholder(io.BytesIO(data), len(data))
    assert made.thumbnail == "present" and 0 < made.width < made.height <= 512
    none = media_worker.make_placeholder(io.BytesIO(make.jpeg()), len(make.jpeg()))
    assert (none.jpeg, none.reason) == (b"", "no-thumbnail")


def test_a_giant_heic_is_refused_with_a_reason_and_its_facts_are_read(media_worker: MediaWorker) -> None:
    ispe = make.box(b"ispe", bytes(4), (16320).to_bytes(4, "big"), (12240).to_bytes(4, "big"))
    data = make.heif(make.block(), properties=(ispe,))
    facts = media_worker.read_facts(io.BytesIO(data), len(data), ".heic")
    assert (facts.pixel_width, facts.pixel_height, facts.make) == (16320, 12240, "OPPO")
    preview = media_worker.make_preview(io.BytesIO(data), len(data), 320)
    assert preview.reason in ("too-large", "damaged") and preview.jpeg == b""


@pytest.mark.corpus
def test_the_thumbnail_of_another_picture_is_seen(media_worker: MediaWorker, corpus: Path) -> None:
    data = (corpus / "hostile/images/thumbnail_of_other_picture.jpg").read_bytes()
    assert judged(media_worker, data) == "differs"
