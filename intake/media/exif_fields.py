"""The EXIF fields that Segel keeps, as one reader read them, before any judgement (CIPA DC-008)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Any, Final

Ratios = tuple[Fraction | None, ...]


class Ifd(IntEnum):
    """The directories that hold core fields."""

    MAIN = 0
    EXIF = 0x8769
    GPS = 0x8825

    @property
    def label(self) -> str:
        """The name that tag tables use."""
        return {0: "IFD0", 0x8769: "ExifIFD", 0x8825: "GPS"}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExifFields:
    """One reader's reading. A ratio with a zero denominator is None; so is a field that is missing or cut."""

    make: str | None = None
    model: str | None = None
    software: str | None = None
    orientation: int | None = None
    image_width: int | None = None
    image_height: int | None = None
    exif_width: int | None = None
    exif_height: int | None = None
    changed: str | None = None
    digitized: str | None = None
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
    "digitized": (Ifd.EXIF, 0x9004),
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
    "exif_width": (Ifd.EXIF, 0xA002),
    "exif_height": (Ifd.EXIF, 0xA003),
    "altitude_ref": (Ifd.GPS, 5),
}
RATIOS: Final = {
    "latitude": (Ifd.GPS, 2),
    "longitude": (Ifd.GPS, 4),
    "altitude": (Ifd.GPS, 6),
    "gps_time": (Ifd.GPS, 7),
}
PLACES: Final = TEXTS | NUMBERS | RATIOS
NAMES: Final = {
    "make": "Make",
    "model": "Model",
    "software": "Software",
    "orientation": "Orientation",
    "image_width": "ImageWidth",
    "image_height": "ImageLength",
    "exif_width": "PixelXDimension",
    "exif_height": "PixelYDimension",
    "changed": "DateTime",
    "digitized": "DateTimeDigitized",
    "taken": "DateTimeOriginal",
    "subsec": "SubSecTimeOriginal",
    "offset_taken": "OffsetTimeOriginal",
    "offset_plain": "OffsetTime",
    "latitude": "GPSLatitude",
    "longitude": "GPSLongitude",
    "altitude": "GPSAltitude",
    "gps_time": "GPSTimeStamp",
    "gps_date": "GPSDateStamp",
}
GROUPS: Final = (
    *(("make",), ("model",), ("software",), ("orientation",), ("changed",), ("digitized",)),
    *(("image_width", "image_height"), ("exif_width", "exif_height")),
    ("taken", "subsec", "offset_taken", "offset_plain"),
    *(("latitude_ref", "latitude", "longitude_ref", "longitude", "altitude_ref", "altitude"),),
    ("gps_time", "gps_date"),
)  # what is never put together from two blocks
_MOST_RATIOS: Final = 8


def collect(value_at: Callable[[tuple[Ifd, int]], Any]) -> ExifFields:
    """Fields out of raw values by directory and tag: bytes for text, tuples for numbers, None for nothing."""
    values: dict[str, Any] = {name: _as_text(value_at(place)) for name, place in TEXTS.items()}
    values |= {name: _as_number(value_at(place)) for name, place in NUMBERS.items()}
    values |= {name: _as_ratios(value_at(place)) for name, place in RATIOS.items()}
    return ExifFields(**values)


def _as_text(value: Any) -> str | None:
    return text(value) if isinstance(value, bytes) else None


def _as_number(value: Any) -> int | None:
    if isinstance(value, tuple) and value and type(value[0]) is int:
        return value[0]
    return None


def _as_ratios(value: Any) -> Ratios | None:
    if not isinstance(value, tuple) or not 0 < len(value) <= _MOST_RATIOS:
        return None
    return tuple(_as_fraction(item) for item in value)


def _as_fraction(value: Any) -> Fraction | None:
    try:
        return Fraction(value.numerator, value.denominator)
    except (AttributeError, TypeError, ValueError, ZeroDivisionError):
        return None


def text(raw: bytes) -> str | None:
    """An ASCII field's bytes up to the first NUL, as UTF-8 or else Latin-1; None when empty or blank."""
    raw = raw.split(b"\0", 1)[0].rstrip()
    try:
        return raw.decode() or None
    except UnicodeDecodeError:
        return raw.decode("latin-1")
