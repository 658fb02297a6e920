"""The facts of a film or a sound: what its boxes say, judged. Runs in the child only."""

import re
from datetime import UTC, datetime
from typing import Any, Final

from intake.media import gps, moment
from intake.media.blocks import Movie, Walk
from intake.media.exif_readers import OWN
from intake.media.types import MAX_TEXT, ExifStatus, Facts, cut_text

_EPOCH_1904: Final = 2_082_844_800  # seconds from 1904 to 1970
_CREATED: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)


def film_facts(media_type: str, found: Walk, movie: Movie) -> Facts:
    """The facts of a film whose boxes say what is in `movie`."""
    place = gps.Position() if movie.place is None else gps.of_film(movie.place)
    taken = _CREATED.fullmatch(movie.moment) if movie.moment else None
    created = _since_1904(movie.created)
    values: dict[str, Any] = {
        "make": cut_text(movie.make),
        "model": cut_text(movie.model),
        "software": cut_text(movie.software),
        "taken_raw": f"{taken[1]}:{taken[2]}:{taken[3]} {taken[4]}" if taken else None,
        "taken_offset": _zone(taken[5]) if taken else None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "altitude": place.altitude,
        "created_utc": created,
        "duration_ms": movie.duration_ms,
        "pixel_width": found.width,
        "pixel_height": found.height,
    }
    doubts = [
        code
        for code, doubtful in (
            ("taken-senseless", bool(movie.moment) and moment.wall_clock(values["taken_raw"]) is None),
            ("created-senseless", movie.created is not None and created is None),
        )
        if doubtful
    ]
    known = any(values[name] is not None for name in list(values)[:-3])
    status, reason = ExifStatus.ABSENT, None
    if found.damage is not None:
        status, reason = (ExifStatus.PARTIAL, None) if known else (ExifStatus.UNREAD, found.damage)
    elif known:
        status = ExifStatus.COMPLETE
    return Facts(
        media_type=media_type,
        exif_status=status,
        unread_reason=reason,
        readers=(OWN,) if known else (),
        position_note=place.note,
        sources=_sources(found, movie, values),
        written=_written(movie),
        doubts=tuple(doubts),
        **values,
    )


def _zone(text: str | None) -> str | None:
    return text if text is None or text == "Z" or ":" in text else f"{text[:3]}:{text[3:]}"


def _since_1904(seconds: int | None) -> str | None:
    """A film's creation time as UTC; None before 1970: what stands there is an unset clock."""
    if seconds is None or not _EPOCH_1904 < seconds < _EPOCH_1904 + (1 << 33):
        return None
    return datetime.fromtimestamp(seconds - _EPOCH_1904, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _sources(found: Walk, movie: Movie, values: dict[str, Any]) -> tuple[str, ...]:
    origin = dict(movie.sources) | {"pixel_width": found.sized_by, "pixel_height": found.sized_by}
    said = {"taken_raw": "moment", "taken_offset": "moment", "created_utc": "created"}
    said |= dict.fromkeys(("latitude", "longitude", "altitude"), "place")
    known = [fact for fact, value in values.items() if value is not None]
    return tuple(f"{fact}: {origin[said.get(fact, fact)]} / {OWN}" for fact in known)


def _written(movie: Movie) -> tuple[str, ...]:
    """Moment, creation time (seconds since 1904) and place as they stand there."""
    told = (("moment", movie.moment), ("created", movie.created), ("place", movie.place))
    origin = dict(movie.sources)
    return tuple(f"{origin[name]}: {value}"[:MAX_TEXT] for name, value in told if value is not None)
