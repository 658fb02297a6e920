"""The readers of an EXIF block: exifread, whose value is the record, Pillow as the second opinion, Segel's own
for what both lack.

All get the bare TIFF structure that the container walk found, so that none depends on another's idea of
where EXIF may stand. `role` is the directory that the block's
first one is. They raise whatever they like on damaged data; the caller catches it.
"""

import contextlib
import io
from collections.abc import Callable
from typing import Any, Final

import exifread
from PIL import Image

from intake.media.blocks import Block, Damaged
from intake.media.exif_fields import PLACES, ExifFields, Ifd, collect
from intake.media.tiff import Tiff

Reader = Callable[[Block], ExifFields | None]
_EXIFREAD_NAMES: Final = {"Image": Ifd.MAIN, "EXIF": Ifd.EXIF, "GPS": Ifd.GPS}
_TIFF_ASCII: Final = 2
_MOST_NESTED: Final = 6
OWN: Final = "segel"


def by_exifread(block: Block) -> ExifFields | None:
    """The fields as exifread reads them; None when it finds no tag at all."""
    stream: Any = block.stream
    length = stream.seek(0, io.SEEK_END)
    tags = exifread.process_file(stream, details=False, extract_thumbnail=False)
    found: dict[tuple[Ifd, int], Any] = {}
    for name, tag in tags.items():
        directory = _EXIFREAD_NAMES.get(name.split(" ", 1)[0])
        directory = block.role if directory is Ifd.MAIN else directory
        # exifread reads what lies past the end as zeros
        if directory is not None and tag.field_offset + tag.field_length <= length:
            found[directory, tag.tag] = tag
    return collect(lambda place: _from_exifread(found.get(place))) if tags else None


def _from_exifread(tag: Any) -> Any:
    if tag is None:
        return None
    if tag.field_type == _TIFF_ASCII:
        return tag.values.encode() if isinstance(tag.values, str) else tag.values
    return tuple(tag.values)


def pillow_exif(block: Block) -> Image.Exif:
    """The block as Pillow parses it, once. Raises whatever it likes."""
    if "pillow" not in block.parsed:
        stream: Any = block.stream
        stream.seek(0)
        exif = Image.Exif()
        exif.load_from_fp(stream)
        block.parsed["pillow"] = exif
    found: Image.Exif = block.parsed["pillow"]
    return found


def by_pillow(block: Block) -> ExifFields | None:
    """The fields as Pillow reads them; None when it finds no tag at all."""
    exif, role = pillow_exif(block), block.role
    found = {(role, tag): exif[tag] for place, tag in PLACES.values() if place is role and tag in exif}
    for directory in (Ifd.EXIF, Ifd.GPS):
        if directory in exif:
            found |= {(directory, tag): value for tag, value in exif.get_ifd(directory).items()}
    return collect(lambda place: _from_pillow(found.get(place))) if len(exif) else None


def _from_pillow(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("latin-1", "replace")
    if isinstance(value, bytes):
        return tuple(value)
    return value if value is None or isinstance(value, tuple) else (value,)


def by_segel(block: Block) -> ExifFields | None:
    """The fields as Segel's own small reader finds them, in the wrong directory too; never a thumbnail's.

    None when the main directory cannot be read.
    """
    tiff = Tiff(block.stream)
    main, _ = tiff.directory(tiff.first)
    found = {block.role: main}
    for pointer in (Ifd.EXIF, Ifd.GPS):
        start = tiff.number(main.get(pointer))
        if start is None and pointer is Ifd.GPS:
            start = tiff.number(found.get(Ifd.EXIF, {}).get(pointer))
        if start:
            with contextlib.suppress(Damaged):
                found[pointer] = tiff.directory(start)[0]
    strays = [found[one] for one in (Ifd.MAIN, Ifd.EXIF) if one in found]
    with contextlib.suppress(Damaged):
        while len(strays) < _MOST_NESTED and (inner := tiff.number(strays[-1].get(Ifd.EXIF))):
            strays.append(tiff.directory(inner)[0])

    def value_at(place: tuple[Ifd, int]) -> Any:
        directories = [found.get(place[0], {}), *(strays if place[0] is not Ifd.GPS else ())]
        entries = (directory.get(place[1]) for directory in directories)
        return tiff.value(next((entry for entry in entries if entry is not None), None))

    return collect(value_at)


READERS: Final[dict[str, Reader]] = {"exifread": by_exifread, "pillow": by_pillow}
