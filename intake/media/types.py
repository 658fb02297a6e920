"""What is known of a media file: values that cross from the child to the application and into the records."""

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

MAX_TEXT: Final = 1024
MAX_LIST: Final = 32
MAX_TAGS: Final = 256 << 10
MOST_STRIPS: Final = 64
STRIPS_END: Final = "end"
"""The code that stands where a further strip would."""
Json = str | int | bool | list[str] | None

_CODE = r"[a-z0-9][a-z0-9-]{0,63}"
_DECIMAL = r"-?\d{1,7}(\.\d{1,7})?"
_INSTANT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_SHAPES: Final = {
    "media_type": re.compile(r"[a-z]{1,20}/[a-z0-9.+-]{1,80}", re.ASCII),
    "gps_time": re.compile(_INSTANT, re.ASCII),
    "created_utc": re.compile(_INSTANT, re.ASCII),
    "latitude": re.compile(_DECIMAL, re.ASCII),
    "longitude": re.compile(_DECIMAL, re.ASCII),
    "altitude": re.compile(_DECIMAL, re.ASCII),
    "position_note": re.compile(_CODE, re.ASCII),
    "unread_reason": re.compile(_CODE, re.ASCII),
    "thumbnail": re.compile(_CODE, re.ASCII),
}
_NUMBERS: Final = (
    "pixel_width",
    "pixel_height",
    "orientation",
    "exif_width",
    "exif_height",
    "duration_ms",
    "pages",
)
_LISTS: Final = ("readers", "disagreements", "doubts", "sources", "written", "tools")
_FLAGS: Final = ("xmp", "c2pa")
_SINCE_SECOND: Final = (
    *("exif_width", "exif_height", "duration_ms", "created_utc", "thumbnail"),
    *("sources", "written", "tools", "xmp", "c2pa"),
)  # missing in what the first version kept
_SINCE_THIRD: Final = ("pages",)
_VERSIONS: Final = (_SINCE_SECOND, _SINCE_THIRD)


_EMPTY: Final[dict[str, Json]] = {"sources": [], "written": [], "tools": [], "xmp": False, "c2pa": False}


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

    `exif_width` and `exif_height` are what the camera says it wrote; `created_utc` is a film's,
    `duration_ms` a film's or a sound's, `pages` a document's.
    `sources` are lines `fact: place / readers`, `written` lines `place: value` of other times and of refused
    values, `tools` the programs that XMP names. `xmp` and `c2pa` tell that such data is there; a C2PA manifest is
    not judged. `thumbnail` is None without an embedded one, `present`, or once decoded `same`, `differs` or
    `unreadable`.
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
    exif_width: int | None = None
    exif_height: int | None = None
    duration_ms: int | None = None
    created_utc: str | None = None
    sources: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    xmp: bool = False
    c2pa: bool = False
    thumbnail: str | None = None
    pages: int | None = None

    def source_of(self, fact: str) -> str | None:
        """Where a fact stands and who read it: `EXIF IFD0 Make / exifread + pillow`; None when not recorded."""
        return next((line[len(fact) + 2 :] for line in self.sources if line.startswith(fact + ": ")), None)

    def to_json(self) -> dict[str, Json]:
        """A plain object of strings, integers, booleans, nulls and lists of strings.

        What a later version added is left out where it holds nothing, so that what was kept and logged before
        re-encodes to the same bytes.
        """
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        for added in _VERSIONS:
            if not any(values[name] for name in added):
                values = {name: value for name, value in values.items() if name not in added}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    @classmethod
    def from_json(cls, value: object) -> "Facts":
        """The facts in a decoded JSON value; MalformedFacts for anything `to_json` would not have made."""
        names = {field.name for field in fields(cls)}
        value = _completed(value)
        if set(value) != names:
            raise MalformedFacts("fields")
        lists = {name: _texts(name, value[name]) for name in _LISTS}
        numbers = {name: _number(name, value[name]) for name in _NUMBERS}
        texts = {
            name: _text(name, value[name])
            for name in names.difference(_LISTS, _NUMBERS, _FLAGS, ("exif_status",))
        }
        flags = {name: _flag(name, value[name]) for name in _FLAGS}
        try:
            status = ExifStatus(value["exif_status"])
        except ValueError as error:
            raise MalformedFacts("exif_status") from error
        _consistent(status, value)
        return cls(exif_status=status, **lists, **numbers, **texts, **flags)  # type: ignore[arg-type]  # checked above


@dataclass(frozen=True, slots=True)
class Preview:
    """A small JPEG of a picture, or the short code of the reason why there is none.

    `thumbnail` is what the picture was found to be beside its embedded thumbnail, as in `Facts.thumbnail`.
    """

    status: PreviewStatus
    jpeg: bytes = b""
    width: int = 0
    height: int = 0
    reason: str | None = None
    thumbnail: str | None = None


@dataclass(frozen=True, slots=True)
class TagDump:
    """Every tag as the readers read it: a JSON document in UTF-8 of at most 256 KiB; empty when unread.

    `reason` is the short code of why there is none.
    """

    json: bytes = b""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one look at a file gave; no dump where there are no readers of such a file, or none found a thing."""

    facts: Facts
    tags: TagDump | None = None


@dataclass(frozen=True, slots=True)
class Redacted:
    """A picture written anew with regions covered, or the short code of the reason why there is none."""

    media_type: str = ""
    data: bytes = b""
    width: int = 0
    height: int = 0
    reason: str | None = None


def is_code(value: object) -> bool:
    """Whether a value is a short code: lower-case letters, digits, hyphens."""
    return isinstance(value, str) and re.fullmatch(_CODE, value, re.ASCII) is not None


def cut_text(text: str | None) -> str | None:
    """A text as facts hold it: None when empty, at most 1024 characters."""
    return text[:MAX_TEXT] if text else None


def _text(name: str, value: object) -> str | None:
    if value is None and name != "media_type":
        return None
    if not isinstance(value, str) or len(value) > MAX_TEXT or not _encodable(value):
        raise MalformedFacts(name)
    if name in _SHAPES and not _SHAPES[name].fullmatch(value):
        raise MalformedFacts(name)
    return value


def _completed(value: object) -> dict[str, Any]:
    """With the fields that a later version added and `to_json` left out; a group of empty ones is not left in."""
    if not isinstance(value, dict):
        raise MalformedFacts("fields")
    for added in _VERSIONS:
        if value.keys().isdisjoint(added):
            value = {**{name: _EMPTY.get(name) for name in added}, **value}
        elif not any(value.get(name) for name in added):
            raise MalformedFacts("fields")
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


def _flag(name: str, value: object) -> bool:
    if type(value) is not bool:
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
