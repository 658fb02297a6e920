"""Writes the EXIF block of a practice photo: a TIFF structure with Exif, GPS and thumbnail directories."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from intake.media.exif_fields import Ifd

_SIZES: Final = {"B": 1, "H": 3, "I": 4}
_ASCII, _RATIONAL, _UNDEFINED = 2, 5, 7


@dataclass(frozen=True, slots=True)
class Ratio:
    """An unsigned rational."""

    numerator: int
    denominator: int = 1


@dataclass(frozen=True, slots=True)
class Tag:
    """One field: text is ASCII, bytes UNDEFINED, ratios RATIONAL, integers of the named width (B, H or I)."""

    number: int
    value: str | bytes | int | tuple[Ratio, ...]
    width: str = "H"


def exif_block(
    order: str, main: Sequence[Tag], exif: Sequence[Tag], gps: Sequence[Tag], thumbnail: bytes
) -> bytes:
    """The APP1 payload: `Exif` and two NUL, then TIFF (6.0, section 2) in byte order "<" or ">"."""
    pointers = [Ifd.EXIF, Ifd.GPS] if gps else [Ifd.EXIF]

    def first(offsets: dict[Ifd, int]) -> list[Tag]:
        return sorted([*main, *(Tag(place, offsets[place], "I") for place in pointers)], key=_number)

    offsets = dict.fromkeys(pointers, 0)
    exif_at = 8 + len(_directory(order, first(offsets), 8, 0))
    gps_at = exif_at + len(_directory(order, exif, exif_at, 0))
    thumbnail_at = gps_at + (len(_directory(order, gps, gps_at, 0)) if gps else 0)
    offsets = dict(zip(pointers, (exif_at, gps_at), strict=False))
    block = _directory(order, first(offsets), 8, thumbnail_at) + _directory(order, exif, exif_at, 0)
    if gps:
        block += _directory(order, gps, gps_at, 0)
    block += _thumbnail(order, thumbnail, thumbnail_at)
    return b"Exif\0\0" + (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8) + block


def _thumbnail(order: str, jpeg: bytes, at: int) -> bytes:
    def tags(start: int) -> list[Tag]:
        return [Tag(0x0103, 6), Tag(0x0201, start, "I"), Tag(0x0202, len(jpeg), "I")]

    start = at + len(_directory(order, tags(0), at, 0))
    return _directory(order, tags(start), at, 0) + jpeg


def _number(tag: Tag) -> int:
    return tag.number


def _directory(order: str, tags: Sequence[Tag], at: int, following: int) -> bytes:
    """A directory at offset `at`, its longer values behind it, padded to an even length."""
    entries, values = b"", b""
    values_at = at + 2 + 12 * len(tags) + 4
    for tag in sorted(tags, key=_number):
        kind, count, raw = _encode(order, tag)
        if len(raw) > 4:
            inline = struct.pack(order + "I", values_at + len(values))
            values += raw + b"\0" * (len(raw) & 1)
        else:
            inline = raw.ljust(4, b"\0")
        entries += struct.pack(order + "HHI", tag.number, kind, count) + inline
    return struct.pack(order + "H", len(tags)) + entries + struct.pack(order + "I", following) + values


def _encode(order: str, tag: Tag) -> tuple[int, int, bytes]:
    match tag.value:
        case str(text):
            raw = text.encode() + b"\0"
            return _ASCII, len(raw), raw
        case bytes(raw):
            return _UNDEFINED, len(raw), raw
        case int(number):
            return _SIZES[tag.width], 1, struct.pack(order + tag.width, number)
        case ratios:
            raw = b"".join(struct.pack(order + "II", each.numerator, each.denominator) for each in ratios)
            return _RATIONAL, len(ratios), raw
