import io
import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from intake.media.client import MediaWorker
from intake.media.moment import Basis, captured
from intake.media.practice import PracticePhone, big_photo, draw_photo, photo_facts
from intake.media.types import ExifStatus

SEED = 7
BASES = {
    PracticePhone.SAMSUNG: Basis.EXIF_OFFSET,
    PracticePhone.XIAOMI: Basis.EXIF_OFFSET,
    PracticePhone.OPPO: Basis.GPS_TIME,
    PracticePhone.VIVO: Basis.ASSUMED_ZONE,
    PracticePhone.APPLE: Basis.EXIF_OFFSET,
    PracticePhone.MESSENGER: Basis.NONE,
}


@pytest.mark.parametrize("kind", PracticePhone)
def test_practice_photos_read_back(kind: PracticePhone, media_worker: MediaWorker) -> None:
    data = draw_photo(kind, 3, megapixels=0.2, seed=SEED)
    expected = photo_facts(kind, 3, seed=SEED)
    facts = media_worker.read_facts(io.BytesIO(data), len(data), Path(expected.name).suffix)
    assert facts.exif_status is (ExifStatus.COMPLETE if expected.make else ExifStatus.ABSENT)
    assert (facts.make, facts.model, facts.orientation) == (
        expected.make,
        expected.model,
        expected.orientation,
    )
    assert (facts.taken_raw, facts.taken_subsec) == (expected.taken, expected.subsec)
    assert facts.taken_offset == expected.offset
    position = [None if one is None else float(one) for one in (facts.latitude, facts.longitude)]
    assert position == [expected.latitude, expected.longitude]
    assert (facts.disagreements, facts.doubts, facts.position_note) == ((), (), None)
    when = captured(facts, "WITA")
    assert when.basis is BASES[kind]
    assert when.at is None or when.at.endswith("+08:00")


def test_exiftool_reads_the_same(tmp_path: Path) -> None:
    for kind in PracticePhone:
        (tmp_path / kind.name).write_bytes(draw_photo(kind, 1, megapixels=0.2, seed=SEED))
    said = subprocess.run(
        ["exiftool", "-j", "-n", "-a", *sorted(tmp_path.iterdir())],
        stdout=subprocess.PIPE,
        check=True,
    )
    for row in json.loads(said.stdout):
        expected = photo_facts(PracticePhone[Path(row["SourceFile"]).name], 1, seed=SEED)
        assert [row.get(name) for name in ("Make", "Model", "Orientation", "DateTimeOriginal")] == [
            expected.make,
            expected.model,
            expected.orientation,
            expected.taken,
        ]
        subsec = row.get("SubSecTimeOriginal")
        assert (None if subsec is None else str(subsec)) == expected.subsec
        assert row.get("OffsetTimeOriginal") == expected.offset
        if expected.latitude is None or expected.longitude is None:
            assert "GPSLatitude" not in row
        else:
            assert row["GPSLatitude"] == pytest.approx(expected.latitude, abs=1e-7)
            assert row["GPSLongitude"] == pytest.approx(expected.longitude, abs=1e-7)
        assert (row.get("ThumbnailLength") is None) is (expected.make is None)


def test_drawing_is_deterministic_and_different_each_time() -> None:
    first = draw_photo(PracticePhone.VIVO, 0, megapixels=0.1)
    assert first == draw_photo(PracticePhone.VIVO, 0, megapixels=0.1)
    assert first != draw_photo(PracticePhone.VIVO, 1, megapixels=0.1)
    assert first != draw_photo(PracticePhone.VIVO, 0, megapixels=0.1, seed=1)


def test_big_photos_are_as_large_as_a_phones() -> None:
    data = big_photo(0)
    assert 4_000_000 < len(data) < 7_000_000
    assert Image.open(io.BytesIO(data)).size == (4000, 3000)
    assert data != big_photo(1)
