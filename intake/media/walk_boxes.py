"""Finds the EXIF item and the picture's size in HEIC and AVIF files (ISO/IEC 14496-12, 23008-12 annex A).

The size is that of the primary item before rotation; rotation is the viewer's and never mixed with EXIF's.
"""

import io
from dataclasses import dataclass
from typing import Final

from intake.media.blocks import MAX_XMP, Damaged, Walk, loops, read, unpack
from intake.media.boxes import C2PA_UUID, Box, boxes

_MOST_ITEMS: Final = 20_000


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item's bytes lie: in the file (method 0) or in `idat` (method 1)."""

    method: int
    extents: tuple[tuple[int, int], ...]


class _Meta:
    """The parts of the `meta` box; each is read at most once."""

    def __init__(self, stream: io.BufferedIOBase, start: int, end: int) -> None:
        self._stream = stream
        self._parts = {box.kind: box for box in boxes(stream, start, end)}

    def open(self, kind: bytes, layout: str = ">I") -> tuple[int, ...] | None:
        """The integers at the start of a part, the stream behind them; None without that part."""
        box = self._parts.get(kind)
        if box is None:
            return None
        self._stream.seek(box.start)
        return unpack(layout, self._stream)

    def part(self, kind: bytes) -> Box | None:
        return self._parts.get(kind)


def walk_boxes(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    """Fill `found` from an ISO base media file with a `meta` box. Damaged when there is none."""
    meta = None
    try:
        for box in boxes(stream, 0, size):
            if box.kind == b"meta" and meta is None:
                meta = _Meta(stream, box.start + 4, box.end)
            elif box.kind == b"uuid":
                stream.seek(box.start)
                found.c2pa |= stream.read(16) == C2PA_UUID
    except Damaged as why:
        found.damage = str(why)
    if meta is None:
        raise Damaged(found.damage or "no-meta-box")
    try:
        found.width, found.height = _primary_size(stream, meta)
        found.sized_by = "HEIF ispe"
    except Damaged as why:
        found.damage = str(why)
    exif, xmp = _wanted_items(stream, meta)
    places = _places(stream, meta) if exif or xmp else {}
    for item in exif:
        if item in places:
            found.add(exif_item(_item(stream, meta, places[item])))
    for item in xmp:
        if item in places and not found.xmp:
            found.xmp = _item(stream, meta, places[item])[:MAX_XMP]


def exif_item(data: bytes) -> bytes:
    """ISO/IEC 23008-12, A.2.1: four bytes tell how far behind them the TIFF header stands."""
    if data[:4] in (b"II*\0", b"MM\0*"):
        return data
    skip = int.from_bytes(data[:4], "big")
    return data[4 + skip :]


def _wanted_items(stream: io.BufferedIOBase, meta: _Meta) -> tuple[list[int], list[int]]:
    """The numbers of the EXIF and of the XMP items."""
    exif: list[int] = []
    xmp: list[int] = []
    head = meta.open(b"iinf")
    part = meta.part(b"iinf")
    if head is None or part is None:
        return exif, xmp
    counted = 2 if head[0] >> 24 == 0 else 4
    for count, box in enumerate(boxes(stream, part.start + 4 + counted, part.end)):
        if count > _MOST_ITEMS:
            loops()
        version = unpack(">I", stream)[0] >> 24
        if box.kind == b"infe" and version in (2, 3):
            item = unpack(">H2x" if version == 2 else ">I2x", stream)[0]
            kind = read(stream, 4)
            if kind == b"Exif":
                exif.append(item)
            elif kind == b"mime" and b"rdf+xml" in read(stream, min(box.end - stream.tell(), 256)):
                xmp.append(item)
    return exif, xmp


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
    inner = {box.kind: box for box in boxes(stream, part.start, part.end)}
    if b"ipco" not in inner or b"ipma" not in inner:
        return None, None
    properties = list(boxes(stream, inner[b"ipco"].start, inner[b"ipco"].end))
    for number in _properties_of(stream, inner[b"ipma"], primary):
        if 0 < number <= len(properties) and properties[number - 1].kind == b"ispe":
            stream.seek(properties[number - 1].start)
            width, height = unpack(">4xII", stream)
            return width, height
    return None, None


def _properties_of(stream: io.BufferedIOBase, box: Box, wanted: int) -> list[int]:
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
