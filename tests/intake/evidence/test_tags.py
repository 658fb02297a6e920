"""The tag dump as read is kept, encrypted and small; a thumbnail that shows another picture becomes a doubt."""

import io
import zlib

import pytest
from PIL import Image

from intake.custody import journal, names
from intake.custody.words import in_words
from intake.evidence import adding, exhibits, previews, reading, tags
from intake.evidence.exhibits import Obtained
from intake.media.dumps import Tags
from intake.media.practice import PracticePhone, draw_photo
from intake.media.types import TagDump
from intake.wording import Language


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(draw_photo(PracticePhone.SAMSUNG, 1, megapixels=0.5))
    return path


def test_every_tag_is_kept_and_not_in_the_clear(vault, case, photo):
    (added,) = adding.add(vault, case, [photo], Obtained(""))
    assert tags.tags_of(vault, added.exhibit.blob) is None
    list(reading.read_missing(vault, case))
    kept = tags.tags_of(vault, added.exhibit.blob)
    said = {(tag.reader, tag.name): tag.value for tag in kept.tags}
    assert said["exifread", "Image Model"] == said["pillow", "IFD0 Model"] == "SM-A546E"
    assert ("pillow", "GPS GPSLatitude") in said and not kept.cut and kept.reason is None
    on_disk = b"".join(path.read_bytes() for path in vault.path.rglob("*") if path.is_file())
    assert b"GPSLatitude" not in on_disk


def test_a_file_without_readers_has_no_dump(vault, case, tmp_path):
    (tmp_path / "surat.txt").write_text("bukan gambar")
    (added,) = adding.add(vault, case, [tmp_path / "surat.txt"], Obtained(""))
    list(reading.read_missing(vault, case))
    assert tags.tags_of(vault, added.exhibit.blob) is None


def test_a_dump_that_failed_says_why_and_a_damaged_one_is_damage(vault, case, photo, refused):
    (added,) = adding.add(vault, case, [photo], Obtained(""))
    blob = added.exhibit.blob
    with vault.store.transaction():
        tags.keep(vault, blob, TagDump(reason="timeout"))
    assert tags.tags_of(vault, blob) == Tags(reason="timeout")
    for bad in (b"no zlib", zlib.compress(b'{"tags":1}')):
        with vault.store.transaction():
            vault.store.run("UPDATE tag_dumps SET dump = ?, reason = NULL", (bad,))
        with refused("database-damaged"):
            tags.tags_of(vault, blob)


def test_a_thumbnail_of_another_picture_is_recorded_once_the_picture_is_decoded(vault, case, photo, tmp_path):
    data = photo.read_bytes()
    with Image.open(io.BytesIO(data)) as opened:
        exif = opened.info["exif"]
    other = tmp_path / "lain.jpg"
    # The same EXIF, thumbnail included, on a picture of something else.
    Image.linear_gradient("L").resize((800, 600)).convert("RGB").save(other, exif=exif)
    same, swapped = adding.add(vault, case, [photo, other], Obtained(""))
    list(reading.read_missing(vault, case))
    for each in (same, swapped):
        previews.preview(vault, exhibits.find(vault, each.exhibit.id), previews.GRID)
    assert exhibits.find(vault, same.exhibit.id).facts.thumbnail != "differs"
    assert exhibits.find(vault, swapped.exhibit.id).facts.thumbnail == "differs"
    events = [event for event in journal.events(vault) if event.entry.kind == "evidence.read"]
    assert [(event.body["id"], event.body.get("thumbnail")) for event in events] == [
        (same.exhibit.id, None), (swapped.exhibit.id, None), (swapped.exhibit.id, "differs")
    ]  # fmt: skip
    first, *_, later = (in_words(event, Language.ID, names.of_case(vault, case.id)) for event in events)
    assert first == "Data di dalam berkas bukti 1: terbaca lengkap"
    assert later == "Gambar bukti 2 dibuka: gambar kecil di dalam berkasnya memperlihatkan gambar lain"
