"""Facts of real and crafted pictures: nothing invented, nothing hangs, and what exiftool reads is not contradicted."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

import pytest

from intake.media.client import MediaWorker
from intake.media.moment import captured
from intake.media.types import ExifStatus, Facts
from scripts import metadata_table

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
SAID_WHERE = ("make", "model", "software", "exif_width", "exif_height", "sources", "written")
CORE = [name for name in CORE if not name.startswith("pixel") and name != "position_note"]


@dataclass(frozen=True)
class Hostile:
    name: str
    kind: str
    want: str


@pytest.fixture
def hostile(corpus: Path) -> list[Hostile]:
    return [row for row in manifest(corpus) if row.name.startswith(("images/", "media/", "documents/"))]


def manifest(corpus: Path) -> list[Hostile]:
    with (corpus / "hostile" / "MANIFEST.tsv").open(newline="") as table:
        return [Hostile(*row) for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


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
    "gps_one_component_decimal": ("-3.103105", "116.808787", GOOD.altitude, None),
    "gps_dm_decimal_minutes": ("-3.103105", GOOD.longitude, GOOD.altitude, None),
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


TIMELESS = ("gps_time_zero_denominator", "gps_date_zero", "gps_date_feb30")


@pytest.mark.parametrize("name", TIMELESS)
def test_gps_time_that_is_none(name: str, media_worker: MediaWorker, corpus: Path) -> None:
    facts = reader_of(media_worker, corpus)(name + ".jpg")
    assert facts.gps_time is None and "gps-time-senseless" in facts.doubts


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


def test_a_date_in_the_future_is_what_the_file_says(media_worker: MediaWorker, corpus: Path) -> None:
    facts = reader_of(media_worker, corpus)("dto_future.jpg")
    assert (facts.taken_raw, captured(facts, "WIB").at) == (
        "2199:01:01 00:00:00",
        "2199-01-01T00:00:00+07:00",
    )


SUBSECS = {
    "subsec_spaces": (None, False),
    "subsec_long": ("1234567890123", False),
    "subsec_letters": ("abc", True),
    "subsec_one_digit": ("5", False),
    "subsec_lead_zero": ("005", False),
}


@pytest.mark.parametrize("name", SUBSECS)
def test_a_fraction_of_a_second_is_kept_raw_and_changes_no_time(
    name: str, media_worker: MediaWorker, corpus: Path
) -> None:
    facts = reader_of(media_worker, corpus)(name + ".jpg")
    assert (facts.taken_subsec, "subsec-senseless" in facts.doubts) == SUBSECS[name]
    assert captured(facts, "WITA").at == "2024-04-22T08:22:26+07:00"


OFFSETS = {
    "offset_plus8": ("+8:00", "2024-04-22T08:22:26+08:00", True),
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


ORIENTATIONS = {
    "orientation_0": (0, True),
    "orientation_9": (9, True),
    "orientation_65535": (65535, True),
    "orientation_ascii": (None, False),
    "orientation_long6": (6, False),
    "orientation_two_values": (6, False),
}


@pytest.mark.parametrize("name", ORIENTATIONS)
def test_orientations(name: str, media_worker: MediaWorker, corpus: Path) -> None:
    facts = reader_of(media_worker, corpus)(name + ".jpg")
    assert (facts.orientation, "orientation-senseless" in facts.doubts) == ORIENTATIONS[name]


def test_what_lies_past_the_end_costs_only_itself(media_worker: MediaWorker, corpus: Path) -> None:
    facts = reader_of(media_worker, corpus)("offset_past_eof.jpg")
    lost = [name for name in CORE if getattr(facts, name) != getattr(GOOD, name)]
    assert lost == ["make", "software", "orientation"]  # the file has only the first, past its end
    assert (facts.make, facts.software, facts.orientation) == (None, None, None)


def test_strings_stay_data(media_worker: MediaWorker, corpus: Path, hostile: list[Hostile]) -> None:
    rows = [row.name for row in hostile if row.kind == "string" and row.name.startswith(STRINGS)]
    assert len(rows) == 17
    for name in rows:
        facts = read(media_worker, corpus / "hostile" / name)
        assert facts.exif_status is ExifStatus.COMPLETE, name
        assert facts.disagreements == (), name
        same = {name: getattr(facts, name) for name in SAID_WHERE}
        assert facts == replace(GOOD, **same), name


STRINGS = ("images/make_", "images/usercomment_")


def test_makers_notes_change_no_core_fact_but_the_make_put_in(
    media_worker: MediaWorker, corpus: Path, hostile: list[Hostile]
) -> None:
    rows = [row.name for row in hostile if row.kind == "makernote"]
    found = {name: read(media_worker, corpus / "hostile" / name) for name in rows}
    assert [facts.make for facts in found.values()] == ["NIKON CORPORATION", "Canon", None]
    for name, facts in found.items():
        assert [each for each in CORE if getattr(facts, each) != getattr(GOOD, each)] == ["make"], name


def test_every_crafted_value_is_asserted_by_its_file(corpus: Path) -> None:
    named = {*GPS, *TIMELESS, *DATES, "dto_future", *SUBSECS, *OFFSETS, *ORIENTATIONS, "offset_past_eof"}
    rows = [row for row in manifest(corpus) if want_of(row).facts == "other" and row.kind != "makernote"]
    assert {
        row.name for row in rows if Path(row.name).stem not in named and not row.name.startswith(STRINGS)
    } == {"documents/csv_formula.csv"} - {row for row in BY_NAME}
    assert len(rows) > 60


@pytest.mark.parametrize(
    ("name", "media_type", "reason"),
    [
        ("empty.jpg", "application/octet-stream", "empty"),
        ("zeros_4096.jpg", "application/octet-stream", "not-an-image"),
        ("text_named.jpg", "application/octet-stream", "not-an-image"),
        ("pdf_named.jpg", "application/pdf", "not-an-image"),
        ("mz_header_named.jpg", "application/octet-stream", "not-an-image"),
        ("png_named.jpg", "image/png", None),
        ("svg_named.png", "application/octet-stream", "not-an-image"),
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


@pytest.mark.parametrize("chunk", range(4))
def test_every_malformed_file_gets_an_answer(chunk: int, media_worker: MediaWorker, corpus: Path) -> None:
    answers: Counter[str] = Counter()
    for path in sorted((corpus / "upstream" / "malformed").rglob("*"))[chunk::4]:
        if path.is_file():
            facts = read(media_worker, path)
            made = media_worker.make_preview(io.BytesIO(path.read_bytes()), path.stat().st_size, 320)
            assert {facts.unread_reason, made.reason}.isdisjoint(HARM), path
            answers[facts.exif_status] += 1
    assert answers.total() > 100


HARM = {"timeout", "crashed", "bad-reply", "reader-error", "memory"}
LOST = {
    "cut",
    "segment-length",
    "directory-cut",
    "box-length",
    "no-meta-box",
    "too-many-parts",
    "block-too-large",
}
LOST |= {"reader-error", "not-an-image", "empty"}
FACTS = [field.name for field in fields(Facts) if field.name in CORE]


@dataclass(frozen=True)
class Want:
    """What a line of the manifest asks for: every core fact of the good file, or some, and what must be told."""

    facts: Literal["all", "some", "none", "other"] = "some"
    doubts: tuple[str, ...] = ()


def want_of(row: Hostile) -> Want:
    """The rule for a line; KeyError for a kind that has none."""
    if row.name in BY_NAME:
        return BY_NAME[row.name]
    return BY_KIND[row.kind]


BY_KIND = {
    "control": Want("all"),
    "position": Want("all"),
    "thumbnail": Want("all"),
    "double-exif": Want("all", doubts=("several-exif-blocks",)),
    "trailing": Want("all", doubts=("trailing-data",)),
    "xmp-bomb": Want("none"),
    "xmp-xxe": Want("none"),
    "xmp": Want("none"),
    "empty": Want("none"),
    "misnamed": Want("none", doubts=("suffix-mismatch",)),
    "polyglot": Want(doubts=("trailing-data",)),
    "active": Want("none"),
    **dict.fromkeys(("gps", "date", "offset", "subsec", "string", "orientation", "makernote"), Want("other")),
    **dict.fromkeys(("ifd-loop", "count-lie", "offset-lie", "type-lie", "giant-string", "bomb"), Want()),
    **dict.fromkeys(("truncated", "length-lie", "damaged"), Want()),
    **dict.fromkeys(
        ("traversal", "ambiguous", "symlink", "zip-bomb", "special", "count", "names"), Want("none")
    ),
}
BY_NAME = {
    "images/exif_header_garbage_pad.jpg": Want(),
    "images/offset_past_eof.jpg": Want("other"),
    "images/tiff_deflate_ok.tif": Want("none"),
    "images/truncated_25pct.jpg": Want("all", doubts=("picture-cut",)),
    "images/truncated_50pct.jpg": Want("all", doubts=("picture-cut",)),
    "images/truncated_99pct.jpg": Want("all", doubts=("picture-cut",)),
    "archives/zip_control_good.zip": Want("none"),
    "archives/tar_control_good.tar": Want("none"),
    "documents/csv_formula.csv": Want("none"),
    "media/mp4_creation_1904.mp4": Want("none"),
    "media/mp4_location_injection.mp4": Want("none", doubts=("created-senseless",)),
}


@pytest.mark.parametrize("chunk", range(4))
def test_every_line_of_the_manifest(chunk: int, media_worker: MediaWorker, corpus: Path) -> None:
    """Each crafted file is answered, tells what it must tell, and shows no core fact that was not put into it."""
    wrong = []
    for row in manifest(corpus)[chunk::4]:
        want, path = want_of(row), corpus / "hostile" / row.name
        facts = read(media_worker, path)
        found = {name: value for name in FACTS if (value := getattr(facts, name)) is not None}
        good = {name: getattr(GOOD, name) for name in FACTS}
        if facts.unread_reason in HARM - {"reader-error"}:
            wrong.append((row.name, facts.unread_reason))
        if want.facts == "all" and found != good:
            wrong.append((row.name, "lacks", good.items() - found.items()))
        if want.facts == "some" and found.items() - good.items():
            wrong.append((row.name, "invented", found.items() - good.items()))
        if want.facts == "none" and found:
            wrong.append((row.name, "invented", found))
        if not set(want.doubts) <= set(facts.doubts):
            wrong.append((row.name, "untold", facts.doubts))
        if facts.exif_status is ExifStatus.UNREAD and facts.unread_reason not in LOST:
            wrong.append((row.name, "reason", facts.unread_reason))
    assert wrong == []


@pytest.mark.parametrize("folder", metadata_table.FOLDERS)
def test_core_facts_are_exiftools(folder: str, corpus: Path) -> None:
    """None lacking, none wrong, but for those that docs/metadata.md names with their reasons."""
    rows = metadata_table.compare_folder(corpus, folder)
    strange = [
        row
        for row in rows
        if row.outcome in (metadata_table.Outcome.LACKS, metadata_table.Outcome.DIFFERS)
        and metadata_table.reason(row) is None
    ]
    assert strange == []
    assert sum(row.outcome is metadata_table.Outcome.AGREES for row in rows) > 250
    page = (Path(__file__).parents[3] / "docs" / "metadata.md").read_text("utf-8")
    assert all(row.file in page for row in rows if row.outcome is not metadata_table.Outcome.AGREES)
