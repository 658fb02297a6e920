"""A position out of EXIF GPS fields: exact, and none rather than a wrong one (CIPA DC-008, 4.6.6)."""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final

from intake.media.exif_fields import ExifFields, Ratios

_HIGHEST: Final = 100_000
_NUMBER = r"([+-]\d{1,9}(?:\.\d{1,12})?)"
_ISO6709: Final = re.compile(rf"{_NUMBER}{_NUMBER}{_NUMBER}?(?:CRS[\w:]{{1,32}})?/?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees (at most 7 decimals) and metres (at most 3) as decimal strings, or why there are none."""

    latitude: str | None = None
    longitude: str | None = None
    altitude: str | None = None
    note: str | None = None


class _Senseless(Exception):
    """The values give no position; the argument is the note."""


def position(fields: ExifFields) -> Position:
    """The position in the fields. Nothing and no note when the file holds no coordinate at all."""
    if fields.latitude is None and fields.longitude is None:
        return Position()
    try:
        latitude = _degrees(fields.latitude, fields.latitude_ref, "NS", 90)
        longitude = _degrees(fields.longitude, fields.longitude_ref, "EW", 180)
    except _Senseless as why:
        return Position(note=str(why))
    if latitude == longitude == 0:
        return Position(note="zero-zero")
    return Position(_decimal(latitude, 7), _decimal(longitude, 7), _altitude(fields))


def of_film(text: str) -> Position:
    """The position in a film's ISO 6709 text (`-01.2654+116.8312+012.5/`), annex H."""
    match = _ISO6709.fullmatch(text.strip())
    if match is None:
        return Position(note="place-senseless")
    latitude, longitude = _from_text(match[1], 2), _from_text(match[2], 3)
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return Position(note="out-of-range")
    if latitude == longitude == 0:
        return Position(note="zero-zero")
    altitude = Fraction(match[3]) if match[3] else None
    if altitude is not None and abs(altitude) > _HIGHEST:
        altitude = None
    metres = None if altitude is None else _decimal(altitude, 3)
    return Position(_decimal(latitude, 7), _decimal(longitude, 7), metres)


def _from_text(text: str, digits: int) -> Fraction | None:
    """Degrees; whole digits beyond those of degrees are minutes, then seconds."""
    sign, whole, fraction = text[0], *(text[1:].partition(".")[::2])
    if len(whole) <= digits:
        parts = [whole + "." + (fraction or "0")]
    elif len(whole) == digits + 2:
        parts = [whole[:digits], whole[digits:] + "." + (fraction or "0")]
    elif len(whole) == digits + 4:
        parts = [whole[:digits], whole[digits : digits + 2], whole[digits + 2 :] + "." + (fraction or "0")]
    else:
        return None
    known = [Fraction(part) for part in parts]
    if any(part >= 60 for part in known[1:]):
        return None
    value = sum((part / 60**power for power, part in enumerate(known)), Fraction())
    return -value if sign == "-" else value


def _degrees(parts: Ratios | None, ref: str | None, signs: str, most: int) -> Fraction:
    if parts is None:
        raise _Senseless("coordinate-missing")
    if ref is None:
        raise _Senseless("ref-missing")
    if ref.upper() not in tuple(signs):
        raise _Senseless("ref-garbage")
    known = [part for part in parts if part is not None]
    if len(known) != len(parts) or len(parts) > 3:
        raise _Senseless("zero-denominator" if len(known) != len(parts) else "out-of-range")
    negative = ref.upper() == signs[1]
    whole, minutes, seconds = [*known, Fraction(0), Fraction(0)][:3]
    if whole < 0:  # the letter says it already: one sign only
        if not negative:
            raise _Senseless("sign-conflict")
        whole = -whole
        if minutes <= 0 and seconds <= 0:
            minutes, seconds = -minutes, -seconds
    value = whole + minutes / 60 + seconds / 3600
    # a file may round 59.9996" up to 60.000"
    if not (0 <= minutes < 60 and 0 <= seconds <= 60 and value <= most):
        raise _Senseless("out-of-range")
    return -value if negative else value


def _altitude(fields: ExifFields) -> str | None:
    if fields.altitude is None or fields.altitude[0] is None:
        return None
    metres = abs(fields.altitude[0]) if fields.altitude_ref == 1 else fields.altitude[0]
    if abs(metres) > _HIGHEST:
        return None
    return _decimal(-metres if fields.altitude_ref == 1 else metres, 3)


def _decimal(value: Fraction, places: int) -> str:
    scaled = Decimal(round(value * 10**places)).scaleb(-places)
    plain = f"{scaled:.{places}f}".rstrip("0").rstrip(".")
    return "0" if plain in ("", "-0") else plain


def instant(fields: ExifFields) -> str | None:
    """GPS date and time as `YYYY-MM-DDTHH:MM:SSZ`; None when either is missing or senseless."""
    if fields.gps_date is None or fields.gps_time is None or len(fields.gps_time) != 3:
        return None
    hours, minutes, seconds = fields.gps_time
    if hours is None or minutes is None or seconds is None:
        return None
    if hours.denominator != 1 or minutes.denominator != 1:
        return None
    try:
        day = datetime.strptime(fields.gps_date, "%Y:%m:%d")
        moment = day.replace(hour=int(hours), minute=int(minutes), second=int(seconds))
    except (ValueError, OverflowError):
        return None
    return moment.isoformat() + "Z"
