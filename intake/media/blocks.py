"""What a container walk finds: EXIF blocks, the picture's size, and whether the walk came to its end."""

import io
import struct
from dataclasses import dataclass, field
from typing import Final, NoReturn

MAX_BLOCK: Final = 16 << 20


class Damaged(Exception):
    """The container cannot be walked any further; the argument is a short code."""


@dataclass(slots=True)
class Walk:
    """Filled while a container is walked, so that what was found before a damage is kept.

    `blocks` are bare TIFF structures in file order; a TIFF file is its own block. `ended` is true when every
    place where EXIF may stand was seen. `damage` is the short code of what stopped the walk.
    """

    blocks: list[io.BufferedIOBase] = field(default_factory=list)
    width: int | None = None
    height: int | None = None
    ended: bool = False
    damage: str | None = None
    doubts: list[str] = field(default_factory=list)

    def add(self, block: bytes) -> None:
        """Keep an EXIF block, with or without its `Exif\\0\\0` prefix; one that is no TIFF is a doubt."""
        block = block.removeprefix(b"Exif\0\0")
        if block[:4] in (b"II*\0", b"MM\0*"):
            self.blocks.append(io.BytesIO(block))
        else:
            self.doubts.append("exif-block-garbage")


def read(stream: io.BufferedIOBase, length: int) -> bytes:
    """Exactly `length` bytes; Damaged when the file ends before, or a block is larger than 16 MiB."""
    if length > MAX_BLOCK:
        raise Damaged("block-too-large")
    data = stream.read(length)
    if len(data) != length:
        raise Damaged("cut")
    return data


def unpack(layout: str, stream: io.BufferedIOBase) -> tuple[int, ...]:
    """The integers of a `struct` layout, read from the stream."""
    return struct.unpack(layout, read(stream, struct.calcsize(layout)))


def loops() -> NoReturn:
    """Refuse a container with more parts than any real one has."""
    raise Damaged("too-many-parts")
