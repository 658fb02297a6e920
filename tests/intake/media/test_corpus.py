"""Facts of real and crafted pictures: nothing invented, nothing hangs, and what exiftool reads is not contradicted."""

import csv
import io
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from intake.media.client import MediaWorker
from intake.media.moment import captured
from intake.media.types import ExifStatus, Facts

pytestmark = pytest.mark.corpus

GOOD = Facts(
    media_type="image/jpeg",
    exif_status=ExifStatus.COMPLETE,
    pixel_width=96,
    pixel_height=72,
    make="OPPO",
    model="CPH2591",
    software="Camera 1.0",
    orientation=1,
    taken_raw="2024:04:22 08:22:26",
    taken_subsec="123",
    taken_offset="+07:00",
    gps_time="2024-04-22T03:04:05Z",
    latitude="-3.1031051",
    longitude="116.8087871",
    altitude="39.5",
    readers=("exifread", "pillow"),
)
CORE = [field.name for field in fields(Facts)][2:16]
CORE = [name for name in CORE if not name.startswith("pixel") and name != "position_note"]


@dataclass(frozen=True)
class Hostile:
    name: str
    kind: str
    want: str


@pytest.fixture
def hostile(corpus: Path) -> list[Hostile]:
    with (corpus / "hostile" / "MANIFEST.tsv").open(newline="") as table:
        rows = [Hostile(*row) for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [row for row in rows if row.name.startswith(("images/", "media/", "documents/"))]


def read(worker: MediaWorker, path: Path) -> Facts:
    with path.open("rb") as source:
        return worker.read_facts(source, path.stat().st_size, path.suffix)


def reader_of(media_worker: MediaWorker, corpus: Path) -> Any:
    return lambda name: read(media_worker, corpus / "hostile" / "images" / name)


def test_no_hostile_file_kills_a_child_or_makes_a_fact_up(
    media_worker: MediaWorker, corpus: Path, hostile: list[Hostile]
) -> None:
    """Every core fact of every file is the one that was put into all of them, or one named here."""
    strange = []
    for row in hostile:
        facts = read(media_worker, corpus / "hostile" / row.name)
        assert facts.unread_reason not in ("timeout", "crashed", "bad-reply"), row.name
        if row.kind in INTENDED:
            continue
        strange += [
            (row.name, name, getattr(facts, name))
            for name in CORE
            if getattr(facts, name) not in (None, getattr(GOOD, name))
            and not (row.kind == "makernote" and name == "make")  # Canon and Nikon, on purpose
        ]
    assert strange == []


INTENDED = {
    "gps",
    "date",
    "offset",
    "subsec",
    "string",
    "orientation",
}  # other values were put in: tested below


def test_all_core_fields_where_the_manifest_asks_for_them(
    media_worker: MediaWorker, corpus: Path, hostile: list[Hostile]
) -> None:
    wanted = ("all core fields read", "core fields read", "fields read")
    rows = [row for row in hostile if row.want.startswith(wanted) and row.name.startswith("images/")]
    lacking = {
        row.name: [name for name in CORE if getattr(facts, name) != getattr(GOOD, name)]
        for row in rows
        if any(
            getattr(facts := read(media_worker, corpus / "hostile" / row.name), name) != getattr(GOOD, name)
            for name in CORE
        )
    }
    assert len(rows) > 15
    assert lacking == {}


GPS = {
    "gps_zero_denominator": (None, None, None, "zero-denominator"),
    "gps_lon_all_zero_over_zero": (None, None, None, "zero-denominator"),
    "gps_alt_zero_denominator": (GOOD.latitude, GOOD.longitude, None, None),
    "gps_time_zero_denominator": (GOOD.latitude, GOOD.longitude, GOOD.altitude, None),
    "gps_lat_91": (None, None, None, "out-of-range"),
    "gps_minutes_75": (None, None, None, "out-of-range"),
    "gps_no_ref": (None, None, None, "ref-missing"),
    "gps_ref_lowercase": (GOOD.latitude, GOOD.longitude, GOOD.altitude, None),
    "gps_ref_garbage": (None, None, None, "ref-garbage"),
    "gps_signed_rational_negative": ("-6.1666667", GOOD.longitude, GOOD.altitude, None),
    "gps_two_components": ("-3.1", GOOD.longitude, GOOD.altitude, None),
    "gps_zero_zero": (None, None, None, "zero-zero"),
    "gps_huge_rational": (None, None, None, "out-of-range"),
    "gps_empty_ifd": (None, None, None, None),
    "gps_below_sea_level": (GOOD.latitude, GOOD.longitude, "-12", None),
}


@pytest.mark.parametrize("name", GPS)
def test_positions(name: str, media_worker: MediaWorker, corpus: Path) -> None:
    facts = reader_of(media_worker, corpus)(name + ".jpg")
    assert (facts.latitude, facts.longitude, facts.altitude, facts.position_note) == GPS[name]


def test_gps_time_that_is_none(media_worker: MediaWorker, corpus: Path) -> None:
    for name in ("gps_time_zero_denominator", "gps_date_zero", "gps_date_feb30"):
        assert reader_of(media_worker, corpus)(name + ".jpg").gps_time is None


DATES = {
    "dto_zero": "0000:00:00 00:00:00",
    "dto_blank": "    :  :     :  :",
    "dto_hour24": "2024:02:14 24:00:00",
    "dto_iso": "2024-02-14T07:00:00+07:00",
    "dto_feb30": "2024:02:30 10:00:00",
    "dto_short": "2024:02:14",
    "dto_words": "Rabu 14 Feb 2024",
    "dto_empty": None,
}


@pytest.mark.parametrize("name", DATES)
def test_dates_are_kept_raw_and_never_invented(name: str, media_worker: MediaWorker, corpus: Path) -> None:
    facts = reader_of(media_worker, corpus)(name + ".jpg")
    assert facts.taken_raw == DATES[name]
    assert captured(facts, "WITA").at is None
    assert ("taken-senseless" in facts.doubts) is (DATES[name] is not None)


OFFSETS = {
    "offset_plus8": ("+8:00", "2024-04-22T08:22:26+07:00", True),
    "offset_99": ("+99:99", None, True),
    "offset_blank": (None, None, False),
    "offset_minus": ("-07:00", "2024-04-22T08:22:26-07:00", False),
    "offset_wita": ("+08:00", "2024-04-22T08:22:26+08:00", False),
    "offset_wit": ("+09:00", "2024-04-22T08:22:26+09:00", False),
}


@pytest.mark.parametrize("name", OFFSETS)
def test_offsets(name: str, media_worker: MediaWorker, corpus: Path) -> None:
    raw, at, doubted = OFFSETS[name]
    facts = reader_of(media_worker, corpus)(name + ".jpg")
    assert facts.taken_offset == raw
    assert at is None or captured(facts, "WIB").at == at
    assert ("offset-senseless" in facts.doubts) is doubted


@pytest.mark.parametrize(
    ("name", "orientation"),
    [("orientation_0", 0), ("orientation_9", 9), ("orientation_65535", 65535), ("orientation_ascii", None)],
)
def test_orientations(name: str, orientation: int | None, media_worker: MediaWorker, corpus: Path) -> None:
    facts = reader_of(media_worker, corpus)(name + ".jpg")
    assert facts.orientation == orientation
    assert ("orientation-senseless" in facts.doubts) is (orientation is not None)


def test_strings_stay_data(media_worker: MediaWorker, corpus: Path, hostile: list[Hostile]) -> None:
    for row in hostile:
        if row.kind == "string" and row.name.startswith("images/make_"):
            facts = read(media_worker, corpus / "hostile" / row.name)
            assert facts.exif_status is ExifStatus.COMPLETE, row.name
            assert facts.disagreements == (), row.name
            assert replace(facts, make=None, model=None, software=None) == replace(
                GOOD, make=None, model=None, software=None
            ), row.name


@pytest.mark.parametrize(
    ("name", "media_type", "reason"),
    [
        ("empty.jpg", "application/octet-stream", "empty"),
        ("zeros_4096.jpg", "application/octet-stream", "not-an-image"),
        ("text_named.jpg", "application/octet-stream", "not-an-image"),
        ("pdf_named.jpg", "application/pdf", "not-an-image"),
        ("mz_header_named.jpg", "application/octet-stream", "not-an-image"),
        ("png_named.jpg", "image/png", None),
    ],
)
def test_types_by_content(
    name: str, media_type: str, reason: str | None, media_worker: MediaWorker, corpus: Path
) -> None:
    facts = reader_of(media_worker, corpus)(name)
    assert (facts.media_type, facts.unread_reason) == (media_type, reason)
    assert "suffix-mismatch" in facts.doubts


def test_unread_is_never_called_absent(media_worker: MediaWorker, corpus: Path) -> None:
    for name in ("app1_length_0.jpg", "truncated_01pct.jpg", "ifd0_offset_past_eof.jpg", "soi_only.jpg"):
        assert reader_of(media_worker, corpus)(name).exif_status is ExifStatus.UNREAD, name
    whole = corpus / "hostile" / "images" / "heic_truncated_meta.heic"
    assert read(media_worker, whole).exif_status is ExifStatus.UNREAD


def test_every_hostile_file_gets_an_answer_as_a_preview(
    media_worker: MediaWorker, corpus: Path, hostile: list[Hostile]
) -> None:
    for row in hostile:
        path = corpus / "hostile" / row.name
        made = media_worker.make_preview(io.BytesIO(path.read_bytes()), path.stat().st_size, 320)
        assert made.reason not in ("timeout", "crashed", "bad-reply"), row.name


def test_every_malformed_file_gets_an_answer(media_worker: MediaWorker, corpus: Path) -> None:
    answers: Counter[str] = Counter()
    for path in sorted((corpus / "upstream" / "malformed").rglob("*")):
        if path.is_file():
            facts = read(media_worker, path)
            made = media_worker.make_preview(io.BytesIO(path.read_bytes()), path.stat().st_size, 320)
            assert {facts.unread_reason, made.reason}.isdisjoint({"timeout", "crashed", "bad-reply"}), path
            answers[facts.exif_status] += 1
    print(answers)
    assert answers.total() > 400


def oracle(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    tags = ["IFD0:Make", "IFD0:Model", "IFD0:Software", "IFD0:Orientation", "ExifIFD:DateTimeOriginal"]
    tags += ["ExifIFD:OffsetTimeOriginal", "ExifIFD:OffsetTime"]
    tags += ["GPS:GPSLatitude", "GPS:GPSLatitudeRef", "GPS:GPSLongitude", "GPS:GPSLongitudeRef"]
    said = subprocess.run(
        ["exiftool", "-q", "-r", "-j", "-n", *("-" + tag for tag in tags), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    for row in json.loads(said.stdout):
        yield Path(row["SourceFile"]), row


def coordinate(row: dict[str, Any], name: str, negative: str) -> float | None:
    value, ref = row.get(f"GPS{name}"), row.get(f"GPS{name}Ref")
    if not isinstance(value, int | float) or not ref:
        return None
    return -value if str(ref).upper() == negative else float(value)


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is the oracle")
def test_real_pictures_against_exiftool(media_worker: MediaWorker, corpus: Path) -> None:
    """No wrong fact. What is lacking is counted: positions 0,0 (not believed) and BigTIFF (not read)."""
    wrong, lacking, right = [], [], 0
    for path, row in oracle(corpus / "real"):
        facts = read(media_worker, path)
        if not facts.media_type.startswith("image/"):
            continue
        offset = row.get("OffsetTimeOriginal") or (row.get("OffsetTime") if facts.taken_offset else None)
        said: dict[str, tuple[Any, Any]] = {
            "make": (row.get("Make"), facts.make),
            "model": (row.get("Model"), facts.model),
            "software": (row.get("Software"), facts.software),
            "orientation": (row.get("Orientation"), facts.orientation),
            "taken": (row.get("DateTimeOriginal"), facts.taken_raw),
            "offset": (offset, facts.taken_offset),
        }
        for name, (expected, found) in said.items():
            expected, found = (str(one).strip() if one is not None else "" for one in (expected, found))
            right += bool(expected) and expected == found
            if expected != found:
                (wrong if found else lacking).append((path.name, name, expected, found))
        for name, negative, text in (("Latitude", "S", facts.latitude), ("Longitude", "W", facts.longitude)):
            place = coordinate(row, name, negative)
            if text is None:
                lacking += [(path.name, name, str(place), "")] if place is not None else []
            elif place is None or abs(float(text) - place) > 1e-6:
                wrong.append((path.name, name, str(place), text))
            else:
                right += 1
    print(f"{right} right, {len(lacking)} lacking: {lacking}")
    assert wrong == []
    assert right > 400
    assert len(lacking) <= 5
