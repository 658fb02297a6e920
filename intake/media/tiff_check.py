"""Finds TIFF directories that cannot be what they claim, before a lenient reader walks into them.

Both readers believe a directory's entry count and read whatever follows as entries (TIFF 6.0, section 2).
"""

import io
import struct
from typing import Final

from intake.media.exif_fields import Ifd

_POINTERS: Final = (Ifd.EXIF, Ifd.GPS)


def cut_directories(block: io.BufferedIOBase) -> frozenset[Ifd]:
    """Which of the main, Exif and GPS directories do not lie within the block, entries and all."""
    length = block.seek(0, io.SEEK_END)
    block.seek(0)
    head = block.read(8)
    order = "<" if head[:2] == b"II" else ">"
    entries = _entries(block, order, head[4:], length)
    if entries is None:
        return frozenset(Ifd)
    return frozenset(
        Ifd(number)
        for number, start in entries
        if number in _POINTERS and _entries(block, order, start, length) is None
    )


def _entries(
    block: io.BufferedIOBase, order: str, pointer: bytes, length: int
) -> list[tuple[int, bytes]] | None:
    """Tag number and value field of each entry of the directory that `pointer` points to."""
    if len(pointer) != 4:
        return None
    start = struct.unpack(order + "I", pointer)[0]
    block.seek(start)
    raw = block.read(2)
    count = struct.unpack(order + "H", raw)[0] if len(raw) == 2 else 0
    if start + 2 + 12 * count > length or len(raw) != 2:
        return None
    return list(struct.iter_unpack(order + "H6x4s", block.read(12 * count)))
