"""The EXIF block is found wherever a container may hold it; what damage hides is said, never guessed."""

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.media import facts as reading_facts
from intake.media.types import ExifStatus, Facts
from tests.intake.media import containers as make
from tests.intake.media.conftest import Reading

EXIF = b"Exif\0\0" + make.block()
PLACES = {
    "jpeg": make.jpeg((0xE1, EXIF)),
    "jpeg, big endian": make.jpeg((0xE1, b"Exif\0\0" + make.block(">"))),
    "jpeg, behind 80 kB of others": make.jpeg(*[(0xE7, bytes(40_000))] * 2, (0xE1, EXIF)),
    "jpeg, garbage between segments": make.jpeg((0xFE, b"x"), (0xE1, EXIF)).replace(
        b"\xff\xe1", b"\x00\x11\xff\xff\xe1", 1
    ),
    "png, eXIf": make.png((b"eXIf", make.block())),
    "png, tEXt": make.png((b"tEXt", b"Raw profile type exif\0" + make.raw_profile(EXIF))),
    "png, zTXt": make.png((b"zTXt", b"Raw profile type APP1\0\0" + zlib.compress(make.raw_profile(EXIF)))),
    "png, iTXt": make.png((b"iTXt", b"Raw profile type exif\0\0\0\0\0" + make.raw_profile(EXIF))),
    "heic": make.heif(make.block()),
    "heic, base offset": make.heif(make.block(), b"msf1", base=40),
    "avif sequence": make.heif(make.block(), b"avis"),
    "tiff": make.block(),
    "bigtiff": make.block(big=True),
    "bigtiff, big endian": make.block(">", big=True),
    "cr3": make.cr3(),
    "raf": make.raf(),
    "orf": make.block(magic=b"IIRO"),
    "rw2": make.block(magic=b"IIU\0"),
    "jxl": make.jxl(),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_block_is_found(name: str, reading: Reading) -> None:
    facts = reading.facts(PLACES[name], "")
    assert (facts.make, facts.model, facts.orientation) == ("OPPO", "CPH2591", 6)
    assert (facts.taken_raw, facts.taken_subsec, facts.taken_offset) == (
        "2024:02:14 09:30:00",
        "042",
        "+08:00",
    )
    assert (facts.latitude, facts.longitude) == ("-1.2654", "116.8312")
    assert facts.exif_status is (ExifStatus.PARTIAL if "garbage" in name else ExifStatus.COMPLETE)
    assert (facts.source_of("make") or "").startswith("EXIF ")


def test_sizes_of_other_containers(reading: Reading) -> None:
    jxl = reading.facts(make.jxl(), ".jxl")
    assert (jxl.pixel_width, jxl.pixel_height) == (64, 48)
    main = {0xFE: (4, 1), 0x100: (4, 160), 0x101: (4, 120), 0x10F: (2, "DJI"), 0x14A: (13, 1)}
    dng = make.tiff(main, {0xFE: (4, 0), 0x100: (4, 5472), 0x101: (4, 3648)})
    facts = reading.facts(dng, ".dng")
    assert (facts.pixel_width, facts.pixel_height) == (5472, 3648)
    assert facts.source_of("pixel_width") == "EXIF SubIFD ImageWidth"


def test_tags_in_the_wrong_directory_and_nested_ones(reading: Reading) -> None:
    stray = make.tiff(
        {0x8769: (13, 1), 0x9003: (2, "2024:02:14 09:30:00")}, {0x8769: (13, 2)}, {0x10F: (2, "NIKON")}
    )
    facts = reading.facts(make.jpeg((0xE1, b"Exif\0\0" + stray)))
    assert (facts.make, facts.taken_raw) == ("NIKON", "2024:02:14 09:30:00")
    assert facts.source_of("taken_raw") == "EXIF DateTimeOriginal / segel"
    assert "segel" in facts.readers


def test_two_blocks_are_told_and_never_mixed(reading: Reading) -> None:
    other = make.tiff(
        {0x10F: (2, "Canon"), 0x131: (2, "Editor 1"), 0x8825: (13, 1)}, {1: (2, "N"), 2: (5, (9, 1))}
    )
    facts = reading.facts(make.jpeg((0xE1, EXIF), (0xE1, b"Exif\0\0" + other)))
    assert (facts.make, facts.software, facts.latitude) == ("OPPO", "Editor 1", "-1.2654")
    assert "several-exif-blocks" in facts.doubts
    assert 'make: block 1 "OPPO", block 2 "Canon"' in facts.disagreements
    assert facts.source_of("software") == "EXIF block 2 IFD0 Software / exifread + pillow"


def test_what_stands_behind_a_picture(reading: Reading) -> None:
    plain = make.jpeg((0xE1, EXIF))
    assert reading.facts(plain).doubts == ()
    assert reading.facts(plain + b"PK\x03\x04").doubts == ("trailing-data",)
    assert reading.facts(plain + bytes(100)).doubts == ()
    assert reading.facts(plain[:-40]).doubts == ("picture-cut",)
    assert reading.facts(make.jpeg((0xE2, b"MPF\0"), behind=plain)).doubts == ()


def test_xmp_and_c2pa_are_named(reading: Reading) -> None:
    packet = b'<x:xmpmeta xmp:CreatorTool="Adobe Photoshop 25.0"><stEvt:softwareAgent>Firefly</stEvt:softwareAgent>'
    xmp = (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    jumbf = (
        0xEB,
        b"JP\0\1\0\0\0\1\0\0\0\x40jumb\0\0\0\x26jumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03c2pa\0",
    )
    facts = reading.facts(make.jpeg(xmp, jumbf))
    assert (facts.xmp, facts.c2pa) == (True, True)
    assert facts.tools == ("Adobe Photoshop 25.0", "Firefly")
    assert reading.facts(make.png((b"caBX", b"x")), ".png").c2pa
    assert not reading.facts(make.jpeg((0xEB, b"JP other"))).c2pa


IPHONE: dict[str, Any] = {
    "make": "Apple",
    "model": "iPhone 13",
    "software": "17.3",
    "creationdate": "2024-02-14T09:30:00+0800",
    "location_ISO6709": "-01.2654+116.8312+012.500/",
}


def test_a_film_of_an_iphone(reading: Reading) -> None:
    facts = reading.facts(make.film(make.keys(**IPHONE), brand=b"qt  "), ".mov")
    assert (facts.exif_status, facts.readers) == (ExifStatus.COMPLETE, ("segel",))
    assert (facts.make, facts.model, facts.software) == ("Apple", "iPhone 13", "17.3")
    assert (facts.taken_raw, facts.taken_offset) == ("2024:02:14 09:30:00", "+08:00")
    assert (facts.latitude, facts.longitude, facts.altitude) == ("-1.2654", "116.8312", "12.5")
    assert (facts.created_utc, facts.duration_ms) == ("2024-02-14T01:30:00Z", 1233)
    assert (facts.pixel_width, facts.pixel_height) == (1920, 1080)
    assert facts.source_of("latitude") == "QuickTime Keys com.apple.quicktime.location.ISO6709 / segel"
    assert "QuickTime Keys com.apple.quicktime.creationdate: 2024-02-14T09:30:00+0800" in facts.written


def test_a_film_of_an_android(reading: Reading) -> None:
    for wide in (False, True):
        facts = reading.facts(
            make.film(make.user_data(xyz="-01.2654+116.8312/", mak="OPPO"), wide=wide), ".mp4"
        )
        assert (facts.latitude, facts.longitude, facts.altitude) == ("-1.2654", "116.8312", None)
        assert (facts.make, facts.created_utc) == ("OPPO", "2024-02-14T01:30:00Z")


def test_3gpp_keeps_its_place_in_fixed_point(reading: Reading) -> None:
    where = struct.pack(">iii", round(116.8312 * 65536), round(-1.2654 * 65536), 12 * 65536)
    loci = make.box(b"loci", bytes(4), b"\x15\xc7", b"Balikpapan\0", b"\0", where, b"earth\0\0")
    facts = reading.facts(make.film(make.box(b"udta", loci), brand=b"3gp4"), ".3gp")
    assert facts.media_type == "video/3gpp"
    assert (facts.latitude, facts.longitude, facts.altitude) == ("-1.2654", "116.83121", "12")


@pytest.mark.parametrize(
    ("created", "doubts"), [(0, ()), (1, ("created-senseless",)), (2_082_844_800, ("created-senseless",))]
)
def test_an_unset_clock_gives_no_time(created: int, doubts: tuple[str, ...], reading: Reading) -> None:
    facts = reading.facts(make.film(created=created), ".mp4")
    assert (facts.created_utc, facts.doubts) == (None, doubts)
    assert bool(facts.written) is bool(doubts)


@pytest.mark.parametrize(
    "place", ["-91+116/", "+0+0/", "'; DROP", "+1e3+4/", "-01.2+NaN/", "+１+２/", "-0160+116/"]
)
def test_places_that_are_none(place: str, reading: Reading) -> None:
    facts = reading.facts(make.film(make.user_data(xyz=place)), ".mp4")
    assert (facts.latitude, facts.longitude, facts.altitude) == (None, None, None)
    assert facts.position_note in ("out-of-range", "zero-zero", "place-senseless")
    assert f"QuickTime UserData ©xyz: {place}" in facts.written


def test_minutes_and_seconds_in_a_films_place(reading: Reading) -> None:
    facts = reading.facts(make.film(make.user_data(xyz="-0115.924+1164952.32/")), ".mp4")
    assert (facts.latitude, facts.longitude) == ("-1.2654", "116.8312")


def test_a_film_without_its_index_is_unread(reading: Reading) -> None:
    facts = reading.facts(make.box(b"ftyp", b"isom", bytes(4)) + make.box(b"mdat", bytes(50)), ".mp4")
    assert (facts.exif_status, facts.unread_reason) == (ExifStatus.UNREAD, "no-meta-box")


FILMS = [make.film(make.keys(**IPHONE), make.user_data(xyz="-01.2+116.8/", mak="x"))]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([*PLACES.values(), *FILMS]), st.integers(0, 5000), st.binary(min_size=1, max_size=9))
def test_whatever_is_damaged_gives_facts_that_can_be_kept(data: bytes, at: int, patch: bytes) -> None:
    at %= len(data)
    damaged = data[:at] + patch + data[at + len(patch) :]
    facts, _ = reading_facts.read_facts(io.BytesIO(damaged), len(damaged), ".jpg")
    assert Facts.from_json(facts.to_json()) == facts
