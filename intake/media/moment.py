"""When a picture says it was taken: wall clock, zone and where the zone comes from.

The wall clock is EXIF DateTimeOriginal; a fraction of a second stays in `Facts.taken_subsec`.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Final

from intake.media.types import Facts
from intake.media.zones import zone_of

ZONES: Final = {"WIB": 7, "WITA": 8, "WIT": 9}
_WALL = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)|(Z)", re.ASCII)
_QUARTER = timedelta(minutes=15)
_WIDEST = timedelta(hours=14)
_TOLERANCE = timedelta(seconds=90)


class Basis(StrEnum):
    """Where the zone of a captured time comes from."""

    EXIF_OFFSET = "exif-offset"
    GPS_TIME = "gps-time"
    ASSUMED_ZONE = "assumed-zone"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Captured:
    """The time as written, as ISO 8601 with offset (None when senseless), and the basis of the offset.

    `zone` names an assumed zone, `by_position` whether the photo's own position suggests it rather than the office.
    """

    raw: str | None
    at: str | None
    basis: Basis
    zone: str | None = None
    by_position: bool = False


def wall_clock(raw: str | None) -> datetime | None:
    """The naive time of an EXIF date (`YYYY:MM:DD HH:MM:SS`); None when it is no moment."""
    match = _WALL.fullmatch(raw.strip()) if raw else None
    if match is None:
        return None
    try:
        return datetime(*(int(part) for part in match.groups()))  # type: ignore[arg-type]  # six ints
    except ValueError:
        return None


def offset(raw: str | None) -> timedelta | None:
    """The zone offset of an EXIF OffsetTime value (`+08:00`), within 14 hours; None when senseless."""
    match = _OFFSET.fullmatch(raw.strip()) if raw else None
    if match is None:
        return None
    if match[4]:
        return timedelta()
    found = timedelta(hours=int(match[2]), minutes=int(match[3]))
    if int(match[3]) > 59 or found > _WIDEST:
        return None
    return -found if match[1] == "-" else found


def captured(facts: Facts, office_zone: str) -> Captured:
    """The moment in `facts`; where the file names no zone, that of its position or else of the office is assumed."""
    wall = wall_clock(facts.taken_raw)
    if wall is None:
        return Captured(facts.taken_raw, None, Basis.NONE)
    found, basis = offset(facts.taken_offset), Basis.EXIF_OFFSET
    if found is None:
        found, basis = _offset_by_gps(wall, facts.gps_time), Basis.GPS_TIME
    if found is None:
        here = zone_of(facts.latitude, facts.longitude)
        zone = here or office_zone
        at = wall.replace(tzinfo=timezone(timedelta(hours=ZONES[zone]))).isoformat()
        return Captured(facts.taken_raw, at, Basis.ASSUMED_ZONE, zone, here is not None)
    return Captured(facts.taken_raw, wall.replace(tzinfo=timezone(found)).isoformat(), basis)


def _offset_by_gps(wall: datetime, gps_time: str | None) -> timedelta | None:
    """The quarter hour that the wall clock is ahead of GPS time; None when it is none, or no zone."""
    if gps_time is None:
        return None
    try:
        instant = datetime.fromisoformat(gps_time)
    except ValueError:
        return None
    ahead = wall.replace(tzinfo=UTC) - instant
    nearest = round(ahead / _QUARTER) * _QUARTER
    return nearest if abs(ahead - nearest) <= _TOLERANCE and abs(nearest) <= _WIDEST else None
