"""A position out of EXIF GPS fields: exact, and none rather than a wrong one (CIPA DC-008, 4.6.6)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from intake.media.exif_fields import ExifFields, Ratios


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
    if abs(metres) > 100_000:
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
