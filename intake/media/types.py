"""What is known of a media file: values that cross from the child to the application and into the records."""

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

MAX_TEXT: Final = 1024
MAX_LIST: Final = 32
Json = str | int | list[str] | None

_CODE = r"[a-z0-9][a-z0-9-]{0,63}"
_DECIMAL = r"-?\d{1,7}(\.\d{1,7})?"
_SHAPES: Final = {
    "media_type": re.compile(r"[a-z]{1,20}/[a-z0-9.+-]{1,60}", re.ASCII),
    "gps_time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII),
    "latitude": re.compile(_DECIMAL, re.ASCII),
    "longitude": re.compile(_DECIMAL, re.ASCII),
    "altitude": re.compile(_DECIMAL, re.ASCII),
    "position_note": re.compile(_CODE, re.ASCII),
    "unread_reason": re.compile(_CODE, re.ASCII),
}
_NUMBERS: Final = ("pixel_width", "pixel_height", "orientation")
_LISTS: Final = ("readers", "disagreements", "doubts")


class MalformedFacts(Exception):
    """A JSON value that is not the facts of a file; the argument names the field, never its value."""


class ExifStatus(StrEnum):
    """How far the EXIF data of a file was read. `UNREAD` says nothing about what the file holds."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    ABSENT = "absent"
    UNREAD = "unread"


class PreviewStatus(StrEnum):
    """Whether a preview could be made."""

    MADE = "made"
    UNMADE = "unmade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The core facts of one file as written in it, not as believed.

    Texts are what the file says, cut at 1024 characters, control characters included: clean them for display.
    Positions are degrees and metres as decimal strings; `position_note` says in a short code why a position
    is missing or doubtful. `disagreements` are sentences about fields the readers read differently (the
    first reader's value is kept), `doubts` short codes.
    """

    media_type: str
    exif_status: ExifStatus
    pixel_width: int | None = None
    pixel_height: int | None = None
    make: str | None = None
    model: str | None = None
    software: str | None = None
    orientation: int | None = None
    taken_raw: str | None = None
    taken_subsec: str | None = None
    taken_offset: str | None = None
    gps_time: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    altitude: str | None = None
    position_note: str | None = None
    unread_reason: str | None = None
    readers: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """A plain object of strings, integers, nulls and lists of strings."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    @classmethod
    def from_json(cls, value: object) -> "Facts":
        """The facts in a decoded JSON value; MalformedFacts for anything `to_json` would not have made."""
        names = {field.name for field in fields(cls)}
        if not isinstance(value, dict) or set(value) != names:
            raise MalformedFacts("fields")
        lists = {name: _texts(name, value[name]) for name in _LISTS}
        numbers = {name: _number(name, value[name]) for name in _NUMBERS}
        texts = {
            name: _text(name, value[name]) for name in names.difference(_LISTS, _NUMBERS, ("exif_status",))
        }
        try:
            status = ExifStatus(value["exif_status"])
        except ValueError as error:
            raise MalformedFacts("exif_status") from error
        _consistent(status, value)
        return cls(exif_status=status, **lists, **numbers, **texts)  # type: ignore[arg-type]  # checked above


@dataclass(frozen=True, slots=True)
class Preview:
    """A small JPEG of a picture, or the short code of the reason why there is none."""

    status: PreviewStatus
    jpeg: bytes = b""
    width: int = 0
    height: int = 0
    reason: str | None = None


def is_code(value: object) -> bool:
    """Whether a value is a short code: lower-case letters, digits, hyphens."""
    return isinstance(value, str) and re.fullmatch(_CODE, value, re.ASCII) is not None


def _text(name: str, value: object) -> str | None:
    if value is None and name != "media_type":
        return None
    if not isinstance(value, str) or len(value) > MAX_TEXT or not _encodable(value):
        raise MalformedFacts(name)
    if name in _SHAPES and not _SHAPES[name].fullmatch(value):
        raise MalformedFacts(name)
    return value


def _encodable(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _texts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MAX_LIST:
        raise MalformedFacts(name)
    found = tuple(text for item in value if (text := _text(name, item)) is not None)
    if len(found) != len(value) or (name == "doubts" and not all(is_code(item) for item in found)):
        raise MalformedFacts(name)
    return found


def _number(name: str, value: object) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value < 1 << 32:
        raise MalformedFacts(name)
    return value


def _consistent(status: ExifStatus, value: dict[str, object]) -> None:
    if (status is ExifStatus.UNREAD) != (value["unread_reason"] is not None):
        raise MalformedFacts("unread_reason")
    if (value["latitude"] is None) != (value["longitude"] is None):
        raise MalformedFacts("longitude")
    for name, most in (("latitude", 90), ("longitude", 180)):
        degrees = value[name]
        if isinstance(degrees, str) and _SHAPES[name].fullmatch(degrees) and abs(float(degrees)) > most:
            raise MalformedFacts(name)
