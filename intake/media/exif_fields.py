"""The EXIF fields that Segel keeps, as one reader read them, before any judgement (CIPA DC-008)."""

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Final

Ratios = tuple[Fraction | None, ...]


class Ifd(IntEnum):
    """The directories that hold core fields."""

    MAIN = 0
    EXIF = 0x8769
    GPS = 0x8825


@dataclass(frozen=True, slots=True, kw_only=True)
class ExifFields:
    """One reader's reading. A ratio with a zero denominator is None; so is a field that is missing or cut."""

    make: str | None = None
    model: str | None = None
    software: str | None = None
    orientation: int | None = None
    image_width: int | None = None
    image_height: int | None = None
    changed: str | None = None
    taken: str | None = None
    subsec: str | None = None
    offset_taken: str | None = None
    offset_plain: str | None = None
    latitude_ref: str | None = None
    latitude: Ratios | None = None
    longitude_ref: str | None = None
    longitude: Ratios | None = None
    altitude_ref: int | None = None
    altitude: Ratios | None = None
    gps_time: Ratios | None = None
    gps_date: str | None = None


TEXTS: Final = {
    "make": (Ifd.MAIN, 0x010F),
    "model": (Ifd.MAIN, 0x0110),
    "software": (Ifd.MAIN, 0x0131),
    "changed": (Ifd.MAIN, 0x0132),
    "taken": (Ifd.EXIF, 0x9003),
    "subsec": (Ifd.EXIF, 0x9291),
    "offset_taken": (Ifd.EXIF, 0x9011),
    "offset_plain": (Ifd.EXIF, 0x9010),
    "latitude_ref": (Ifd.GPS, 1),
    "longitude_ref": (Ifd.GPS, 3),
    "gps_date": (Ifd.GPS, 29),
}
NUMBERS: Final = {
    "orientation": (Ifd.MAIN, 0x0112),
    "image_width": (Ifd.MAIN, 0x0100),
    "image_height": (Ifd.MAIN, 0x0101),
    "altitude_ref": (Ifd.GPS, 5),
}
RATIOS: Final = {
    "latitude": (Ifd.GPS, 2),
    "longitude": (Ifd.GPS, 4),
    "altitude": (Ifd.GPS, 6),
    "gps_time": (Ifd.GPS, 7),
}
PLACES: Final = TEXTS | NUMBERS | RATIOS


def text(raw: bytes) -> str | None:
    """An ASCII field's bytes up to the first NUL, as UTF-8 or else Latin-1; None when empty or blank."""
    raw = raw.split(b"\0", 1)[0].rstrip()
    try:
        return raw.decode() or None
    except UnicodeDecodeError:
        return raw.decode("latin-1")
