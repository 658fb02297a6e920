"""The two readers of an EXIF block: exifread, whose value is the record, and Pillow as the second opinion.

Both get the bare TIFF structure that the container walk found, so that neither depends on the other's idea of
where EXIF may stand. They raise whatever they like on damaged data; the caller catches it.
"""

import io
from collections.abc import Callable
from fractions import Fraction
from typing import Any, BinaryIO, Final

import exifread
from PIL import Image

from intake.media.exif_fields import NUMBERS, PLACES, RATIOS, TEXTS, ExifFields, Ifd, Ratios, text

Reader = Callable[[BinaryIO], ExifFields | None]
_EXIFREAD_NAMES: Final = {"Image": Ifd.MAIN, "EXIF": Ifd.EXIF, "GPS": Ifd.GPS}
_MOST_RATIOS: Final = 8
_TIFF_ASCII: Final = 2


def by_exifread(block: BinaryIO) -> ExifFields | None:
    """The fields as exifread reads them; None when it finds no tag at all."""
    length = block.seek(0, io.SEEK_END)
    tags = exifread.process_file(block, details=False, extract_thumbnail=False)
    found: dict[tuple[Ifd, int], Any] = {}
    for name, tag in tags.items():
        directory = _EXIFREAD_NAMES.get(name.split(" ", 1)[0])
        # exifread reads what lies past the end as zeros
        if directory is not None and tag.field_offset + tag.field_length <= length:
            found[directory, tag.tag] = tag
    return _collect(tags, lambda place: _from_exifread(found.get(place)))


def _from_exifread(tag: Any) -> Any:
    if tag is None:
        return None
    if tag.field_type == _TIFF_ASCII:
        return tag.values.encode() if isinstance(tag.values, str) else tag.values
    return tuple(tag.values)


def by_pillow(block: BinaryIO) -> ExifFields | None:
    """The fields as Pillow reads them; None when it finds no tag at all."""
    block.seek(0)
    exif = Image.Exif()
    exif.load_from_fp(block)
    found = {
        (Ifd.MAIN, tag): exif[tag] for place, tag in PLACES.values() if place is Ifd.MAIN and tag in exif
    }
    for directory in (Ifd.EXIF, Ifd.GPS):
        if directory in exif:
            found |= {(directory, tag): value for tag, value in exif.get_ifd(directory).items()}
    return _collect(exif, lambda place: _from_pillow(found.get(place)))


def _from_pillow(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("latin-1", "replace")
    if isinstance(value, bytes):
        return tuple(value)
    return value if value is None or isinstance(value, tuple) else (value,)


def _collect(tags: Any, value_at: Callable[[tuple[Ifd, int]], Any]) -> ExifFields | None:
    """Fields out of raw values: bytes for text, tuples for numbers."""
    if not len(tags):
        return None
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


READERS: Final[dict[str, Reader]] = {"exifread": by_exifread, "pillow": by_pillow}
