"""Hints on the way a file came: on what they are given, on what not, and that each has words that help."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from intake.media import route, words
from intake.media.practice import PracticePhone, draw_photo, photo_facts
from intake.media.types import ExifStatus, Facts
from intake.wording import Language, keys
from tests.intake.media import containers as make
from tests.intake.media.conftest import Reading

SOURCE = "\n".join(path.read_text("utf-8") for path in Path(route.__file__).parent.glob("*.py"))
CAMERA = Facts(
    media_type="image/jpeg",
    exif_status=ExifStatus.COMPLETE,
    pixel_width=4000,
    pixel_height=3000,
    exif_width=4000,
    exif_height=3000,
    make="OPPO",
    software="Camera 1.0",
    taken_raw="2024:02:14 09:30:00",
    written=("EXIF DateTime: 2024:02:14 09:30:00",),
)
STRIPPED = Facts(media_type="image/jpeg", exif_status=ExifStatus.ABSENT, pixel_width=1080, pixel_height=777)
SCREEN = Facts(media_type="image/png", exif_status=ExifStatus.ABSENT, pixel_width=1080, pixel_height=2400)


@pytest.mark.parametrize(
    ("name", "facts", "codes"),
    [
        ("IMG_20240214_093000.jpg", CAMERA, ()),
        ("DSC_0001.NEF", replace(CAMERA, media_type="image/tiff", pixel_width=160), ()),
        ("IMG-20240214-WA0007.jpg", STRIPPED, ("messenger-name", "exif-stripped")),
        ("WhatsApp Image 2024-02-14 at 09.30.00.jpeg", STRIPPED, ("messenger-name", "exif-stripped")),
        ("photo_2024-02-14_09-30-00.jpg", STRIPPED, ("messenger-name", "exif-stripped")),
        ("FB_IMG_1707874200000.jpg", STRIPPED, ("messenger-name", "exif-stripped")),
        ("VID-20240214-WA0001.mp4", replace(STRIPPED, media_type="video/mp4"), ("messenger-name",)),
        ("foto.jpg", replace(STRIPPED, pixel_width=1600), ("exif-stripped", "messenger-size")),
        ("foto.jpg", replace(STRIPPED, exif_status=ExifStatus.UNREAD, unread_reason="cut"), ()),
        ("logo.png", replace(SCREEN, pixel_height=1080), ()),
        ("Screenshot_20240214-093000.png", replace(SCREEN, pixel_height=1080), ("screenshot",)),
        ("a.png", SCREEN, ("screenshot",)),
        ("Tangkapan Layar 2024-02-14.jpg", STRIPPED, ("screenshot",)),
        ("x.jpg", replace(CAMERA, software="Adobe Photoshop 25.0 (Windows)"), ("edited-software",)),
        ("x.jpg", replace(CAMERA, tools=("Snapseed",)), ("edited-software",)),
        ("x.jpg", replace(CAMERA, written=("EXIF DateTime: 2024:02:15 09:30:00",)), ("changed-later",)),
        ("x.jpg", replace(CAMERA, pixel_width=2000, pixel_height=1500), ("smaller-than-camera",)),
        ("x.jpg", replace(CAMERA, pixel_width=3000, pixel_height=4000), ()),
        (
            "x.jpg",
            replace(CAMERA, pixel_width=800, pixel_height=600, exif_width=None),
            ("smaller-than-camera",),
        ),
        ("x.jpg", replace(CAMERA, thumbnail="differs", c2pa=True), ("thumbnail-differs", "c2pa-present")),
        ("x.jpg", replace(CAMERA, thumbnail="same"), ()),
    ],
)
def test_hints(name: str, facts: Facts, codes: tuple[str, ...]) -> None:
    assert route.hints(name, facts) == codes
    for language in Language:
        told = words.doubt_words(language, name, facts)
        assert len(told) == len(codes) and not set(told) & set(codes)


@pytest.mark.parametrize("phone", [phone for phone in PracticePhone if phone is not PracticePhone.MESSENGER])
def test_photos_of_phones_give_no_reason_to_ask(phone: PracticePhone, reading: Reading) -> None:
    facts = reading.facts(draw_photo(phone, 1, megapixels=2))
    assert route.hints(photo_facts(phone, 1, seed=2024).name, facts) == ()
    assert facts.doubts == ()


def test_the_original_is_asked_for_as_a_document() -> None:
    told = words.doubt_words(Language.ID, "IMG-20240214-WA0007.jpg", STRIPPED)
    assert all("sebagai dokumen" in each for each in told)


def test_every_reason_and_doubt_that_reading_gives_has_words(reading: Reading) -> None:
    known = keys(Language.ID)
    for data in (
        make.jpeg()[:-40],
        make.jpeg() + b"more",
        make.film(created=1),
        make.film()[:-4],
        b"\xff\xd8\xff\xe1\0\0",
    ):
        facts = reading.facts(data)
        assert all(f"doubt.{code}" in known for code in facts.doubts if not code.startswith("damaged-"))
        assert facts.unread_reason is None or f"unread.{facts.unread_reason}" in known
    assert words.code_words(Language.ID, "doubt", "not-yet-worded") == "not-yet-worded"


def test_every_code_in_the_source_has_words() -> None:
    known = keys(Language.EN)
    damages = set(re.findall(r'(?:Damaged|Unmade|_Failed)\("([a-z0-9-]+)"\)', SOURCE))
    doubts = set(re.findall(r'doubts\.append\("([a-z0-9-]+)"\)', SOURCE))
    notes = set(re.findall(r'(?:_Senseless\(|note=)"([a-z0-9-]+)"', SOURCE))
    assert len(damages) > 12 and len(doubts) >= 3 and len(notes) >= 5
    wanted = {f"unread.{code}" for code in damages}
    wanted |= {f"doubt.{code}" for code in doubts} | {f"position.{code}" for code in notes}
    assert wanted - set(known) == set()
