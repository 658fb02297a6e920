"""Practice photos that Segel draws itself: harmless scenes with the EXIF habits of common phones.

Deterministic for the same arguments and Pillow version. Nothing in them is real but the region (Balikpapan).
"""

import functools
import io
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from PIL import Image

from intake.media.practice_exif import Ratio, Tag, exif_block
from intake.media.practice_scene import draw_scene

_LATITUDE, _LONGITUDE = -1.2654, 116.8312
_WITA: Final = timedelta(hours=8)
_FIRST_DAY: Final = datetime(2024, 2, 10, 8, 30)


@dataclass(frozen=True, slots=True)
class _Habits:
    make: str
    model: str
    software: str
    order: str  # byte order of the TIFF structure
    name: str  # a strftime pattern; # is the number of the photo
    offset: bool = False
    gps: bool = False
    gps_time: bool = False
    subsec: int = 0  # digits
    portrait: bool = False


class PracticePhone(Enum):
    """Whose habits a practice photo has."""

    SAMSUNG = _Habits(
        "samsung", "SM-A546E", "A546EXXU6BWK3", "<", "%Y%m%d_%H%M%S.jpg", offset=True, gps=True, subsec=3
    )
    XIAOMI = _Habits(
        "Xiaomi",
        "23053RN02A",
        "MIUI Camera",
        "<",
        "IMG_%Y%m%d_%H%M%S.jpg",
        offset=True,
        gps=True,
        gps_time=True,
        subsec=3,
    )
    OPPO = _Habits("OPPO", "CPH2577", "", "<", "IMG%Y%m%d%H%M%S.jpg", gps=True, gps_time=True)
    VIVO = _Habits("vivo", "V2247", "MediaTek Camera Application", "<", "IMG_%Y%m%d_%H%M%S.jpg", subsec=2)
    APPLE = _Habits(
        "Apple",
        "iPhone 13",
        "17.3.1",
        ">",
        "IMG_#.JPG",
        offset=True,
        gps=True,
        gps_time=True,
        subsec=3,
        portrait=True,
    )
    MESSENGER = _Habits("", "", "", "<", "IMG-%Y%m%d-WA#.jpg")


@dataclass(frozen=True, slots=True)
class PracticeFacts:
    """What a practice photo says, to compare a reading with; None where the phone does not write it."""

    name: str
    make: str | None
    model: str | None
    orientation: int | None
    taken: str | None
    subsec: str | None
    offset: str | None
    latitude: float | None
    longitude: float | None


def photo_facts(kind: PracticePhone, index: int, *, seed: int) -> PracticeFacts:
    """What `draw_photo` with the same arguments writes, and the file name such a phone would give."""
    habits, taken = kind.value, _taken(index)
    name = taken.strftime(habits.name).replace("#", f"{index + 1:04d}")
    if not habits.make:
        return PracticeFacts(name, None, None, None, None, None, None, None, None)
    latitude, longitude = _place(index, seed) if habits.gps else (None, None)
    return PracticeFacts(
        name,
        habits.make,
        habits.model,
        6 if habits.portrait else 1,
        taken.strftime("%Y:%m:%d %H:%M:%S"),
        _subsec(habits, index, seed) or None,
        "+08:00" if habits.offset else None,
        latitude,
        longitude,
    )


def draw_photo(kind: PracticePhone, index: int, *, megapixels: float = 2.0, seed: int = 2024) -> bytes:
    """A JPEG of a drawn scene as the phone `kind` would write it; `index` sets scene, time, place."""
    habits = kind.value
    long_side = round((megapixels * 1e6 * 4 / 3) ** 0.5 / 8) * 8
    size = (long_side, long_side * 3 // 4)
    scene = draw_scene(size[::-1] if habits.portrait else size, _chance(seed, index))
    if habits.portrait:
        scene = scene.transpose(Image.Transpose.ROTATE_90)  # stored lying; orientation 6 turns it upright
    exif = _exif(habits, index, seed, scene) if habits.make else b""
    return _jpeg(scene, 72 if kind is PracticePhone.MESSENGER else 85, exif)


def big_photo(index: int, seed: int = 2024) -> bytes:
    """A JPEG of 12 megapixels and 4 to 7 MB with a Samsung phone's EXIF, for measurements."""
    scene = _big_scene(seed)
    grain = _chance(seed, index, "grain").randbytes(scene.width * scene.height // 4)
    noise = Image.frombytes("L", (scene.width // 2, scene.height // 2), grain).resize(
        scene.size, Image.Resampling.BILINEAR
    )
    picture = Image.blend(scene, Image.merge("RGB", (noise,) * 3), 0.22)
    return _jpeg(picture, 95, _exif(PracticePhone.SAMSUNG.value, index, seed, scene))


@functools.lru_cache(maxsize=1)
def _big_scene(seed: int) -> Image.Image:
    return draw_scene((4000, 3000), _chance(seed, "big"))


def _chance(*words: object) -> random.Random:
    """A generator of its own for each use, so that one value does not move the others."""
    return random.Random("/".join(str(word) for word in words))  # noqa: S311  # drawing, not secrets


def _jpeg(picture: Image.Image, quality: int, exif: bytes) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()


def _taken(index: int) -> datetime:
    return _FIRST_DAY + timedelta(days=index % 5, minutes=7 * (index // 5), seconds=13 * index % 60)


def _place(index: int, seed: int) -> tuple[float, float]:
    chance = _chance(seed, index, "place")
    return (
        round(_LATITUDE + chance.uniform(-0.02, 0.02), 6),
        round(_LONGITUDE + chance.uniform(-0.02, 0.02), 6),
    )


def _subsec(habits: _Habits, index: int, seed: int) -> str:
    return str(_chance(seed, index, "subsec").random())[2 : 2 + habits.subsec]


def _exif(habits: _Habits, index: int, seed: int, scene: Image.Image) -> bytes:
    stamp = _taken(index).strftime("%Y:%m:%d %H:%M:%S")
    subsec = _subsec(habits, index, seed)
    texts = ((0x010F, habits.make), (0x0110, habits.model), (0x0131, habits.software), (0x0132, stamp))
    main = [Tag(number, text) for number, text in texts if text]
    main.append(Tag(0x0112, 6 if habits.portrait else 1))
    exif = [Tag(0x9000, b"0232"), Tag(0x9003, stamp), Tag(0x9004, stamp), Tag(0x829A, (Ratio(1, 120),))]
    exif += [Tag(0xA002, scene.width, "I"), Tag(0xA003, scene.height, "I")]
    if habits.offset:
        exif += [Tag(number, "+08:00") for number in (0x9010, 0x9011, 0x9012)]
    if subsec:
        exif += [Tag(number, subsec) for number in (0x9290, 0x9291, 0x9292)]
    small = scene.copy()
    small.thumbnail((160, 160))
    return exif_block(habits.order, main, exif, _gps(habits, index, seed), _jpeg(small, 70, b""))


def _gps(habits: _Habits, index: int, seed: int) -> list[Tag]:
    if not habits.gps:
        return []
    latitude, longitude = _place(index, seed)
    tags = [Tag(1, "S"), Tag(2, _sexagesimal(latitude)), Tag(3, "E"), Tag(4, _sexagesimal(longitude))]
    tags += [Tag(5, 0, "B"), Tag(6, (Ratio(120 + index % 80, 10),))]
    if habits.gps_time:
        instant = _taken(index) - _WITA
        tags.append(Tag(7, (Ratio(instant.hour), Ratio(instant.minute), Ratio(instant.second))))
        tags.append(Tag(29, instant.strftime("%Y:%m:%d")))
    return tags


def _sexagesimal(degrees: float) -> tuple[Ratio, ...]:
    whole, rest = divmod(round(abs(degrees) * 3_600_000_000), 3_600_000_000)
    minutes, seconds = divmod(rest, 60_000_000)
    return Ratio(whole), Ratio(minutes), Ratio(seconds // 100, 10_000)
