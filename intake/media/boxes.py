"""The boxes of ISO base media files, one level at a time (ISO/IEC 14496-12, 4.2)."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intake.media.blocks import Damaged, loops, read, unpack

C2PA_UUID: Final = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_MOST_BOXES: Final = 4096


@dataclass(frozen=True, slots=True)
class Box:
    """A box by its four letters; `start` is behind its header."""

    kind: bytes
    start: int
    end: int


def boxes(stream: io.BufferedIOBase, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places, the stream behind the header of each. Damaged for lengths that cannot be."""
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
        yield Box(kind, start + header, box_end)
        start = box_end
    loops()
