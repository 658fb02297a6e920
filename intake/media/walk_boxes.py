"""Finds the EXIF item and the picture's size in HEIC and AVIF files (ISO/IEC 14496-12, 23008-12 annex A).

The size is that of the primary item before rotation; rotation is the viewer's and never mixed with EXIF's.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intake.media.blocks import Damaged, Walk, loops, read, unpack

_MOST_BOXES: Final = 4096
_MOST_ITEMS: Final = 20_000


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item's bytes lie: in the file (method 0) or in `idat` (method 1)."""

    method: int
    extents: tuple[tuple[int, int], ...]


class _Meta:
    """The parts of the `meta` box; each is read at most once."""

    def __init__(self, stream: io.BufferedIOBase, start: int, end: int) -> None:
        self._stream = stream
        self._parts = {box.kind: box for box in _boxes(stream, start, end)}

    def open(self, kind: bytes, layout: str = ">I") -> tuple[int, ...] | None:
        """The integers at the start of a part, the stream behind them; None without that part."""
        box = self._parts.get(kind)
        if box is None:
            return None
        self._stream.seek(box.start)
        return unpack(layout, self._stream)

    def part(self, kind: bytes) -> _Box | None:
        return self._parts.get(kind)


def _boxes(stream: io.BufferedIOBase, start: int, end: int) -> Iterator[_Box]:
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        stream.seek(start)
        length, kind = unpack(">I", stream)[0], read(stream, 4)
        header = 8
        if length == 1:
            length, header = unpack(">Q", stream)[0], 16
        box_end = end if length == 0 else start + length
        if box_end > end or box_end < start + header:
            raise Damaged("box-length")
        yield _Box(kind, start + header, box_end)
        start = box_end
    loops()


def walk_boxes(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    """Fill `found` from an ISO base media file with a `meta` box. Damaged when there is none."""
    for box in _boxes(stream, 0, size):
        if box.kind == b"meta":
            meta = _Meta(stream, box.start + 4, box.end)
            break
    else:
        raise Damaged("no-meta-box")
    found.width, found.height = _primary_size(stream, meta)
    wanted = _exif_items(stream, meta)
    places = _places(stream, meta) if wanted else {}
    for item in wanted:
        if item in places:
            found.add(_exif(_item(stream, meta, places[item])))


def _exif(data: bytes) -> bytes:
    """ISO/IEC 23008-12, A.2.1: four bytes tell how far behind them the TIFF header stands."""
    if data[:4] in (b"II*\0", b"MM\0*"):
        return data
    skip = int.from_bytes(data[:4], "big")
    return data[4 + skip :]


def _exif_items(stream: io.BufferedIOBase, meta: _Meta) -> list[int]:
    head = meta.open(b"iinf")
    part = meta.part(b"iinf")
    if head is None or part is None:
        return []
    counted = 2 if head[0] >> 24 == 0 else 4
    items = []
    for count, box in enumerate(_boxes(stream, part.start + 4 + counted, part.end)):
        if count > _MOST_ITEMS:
            loops()
        version = unpack(">I", stream)[0] >> 24
        if box.kind == b"infe" and version in (2, 3):
            item = unpack(">H2x" if version == 2 else ">I2x", stream)[0]
            if read(stream, 4) == b"Exif":
                items.append(item)
    return items


def _places(stream: io.BufferedIOBase, meta: _Meta) -> dict[int, _Place]:
    head = meta.open(b"iloc", ">IH")
    if head is None:
        return {}
    version, sizes = head[0] >> 24, head[1]
    offset, length, base = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index = sizes & 15 if version in (1, 2) else 0
    id_layout = ">I" if version == 2 else ">H"
    count = unpack(id_layout, stream)[0]
    if count > _MOST_ITEMS:
        loops()
    found = {}
    for _ in range(count):
        item = unpack(id_layout, stream)[0]
        method = unpack(">H", stream)[0] & 15 if version in (1, 2) else 0
        read(stream, 2)  # data reference
        origin = _sized(stream, base)
        extents = []
        for _ in range(unpack(">H", stream)[0]):
            _sized(stream, index)
            extents.append((origin + _sized(stream, offset), _sized(stream, length)))
        found[item] = _Place(method, tuple(extents))
    return found


def _sized(stream: io.BufferedIOBase, width: int) -> int:
    if width not in (0, 4, 8):
        raise Damaged("item-location")
    return int.from_bytes(read(stream, width), "big")


def _item(stream: io.BufferedIOBase, meta: _Meta, place: _Place) -> bytes:
    origin = 0
    if place.method == 1:
        part = meta.part(b"idat")
        if part is None:
            raise Damaged("item-location")
        origin = part.start
    elif place.method != 0:
        raise Damaged("item-location")
    data = b""
    for at, length in place.extents:
        stream.seek(origin + at)
        data += read(stream, length)
    return data


def _primary_size(stream: io.BufferedIOBase, meta: _Meta) -> tuple[int | None, int | None]:
    head, part = meta.open(b"pitm"), meta.part(b"iprp")
    if head is None or part is None:
        return None, None
    primary = unpack(">H" if head[0] >> 24 == 0 else ">I", stream)[0]
    inner = {box.kind: box for box in _boxes(stream, part.start, part.end)}
    if b"ipco" not in inner or b"ipma" not in inner:
        return None, None
    properties = list(_boxes(stream, inner[b"ipco"].start, inner[b"ipco"].end))
    for number in _properties_of(stream, inner[b"ipma"], primary):
        if 0 < number <= len(properties) and properties[number - 1].kind == b"ispe":
            stream.seek(properties[number - 1].start)
            width, height = unpack(">4xII", stream)
            return width, height
    return None, None


def _properties_of(stream: io.BufferedIOBase, box: _Box, wanted: int) -> list[int]:
    """ISO/IEC 23008-12, 9.3.1: the numbers (from 1) of the properties that belong to an item."""
    stream.seek(box.start)
    head, entries = unpack(">II", stream)
    id_layout = ">I" if head >> 24 else ">H"
    wide = head & 1
    if entries > _MOST_ITEMS:
        loops()
    for _ in range(entries):
        item, count = unpack(id_layout, stream)[0], unpack(">B", stream)[0]
        numbers = unpack(f">{count}{'H' if wide else 'B'}", stream)
        if item == wanted:
            return [number & (0x7FFF if wide else 0x7F) for number in numbers]
    return []
