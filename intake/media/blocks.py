"""What a container walk finds: EXIF blocks, the picture's size, and whether the walk came to its end."""

import io
import struct
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

from intake.media.exif_fields import Ifd

MAX_BLOCK: Final = 16 << 20
MAX_XMP: Final = 1 << 16


PLAIN: Final = (b"II*\0", b"MM\0*")


class Damaged(Exception):
    """The container cannot be walked any further; the argument is a short code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movie:
    """What the boxes of a film say, as written; the position is an ISO 6709 text, `created` in seconds since 1904."""

    duration_ms: int | None = None
    created: int | None = None
    make: str | None = None
    model: str | None = None
    software: str | None = None
    moment: str | None = None
    place: str | None = None
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A bare TIFF structure and the directory that its first one is: CR3 keeps each directory in its own block.

    `parsed` is where a reader leaves what it made of the block for whoever asks next.
    """

    stream: io.BufferedIOBase
    role: Ifd = Ifd.MAIN
    parsed: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Walk:
    """Filled while a container is walked, so that what was found before a damage is kept.

    `blocks` are bare TIFF structures in file order; a TIFF file is its own block. `ended` is true when every
    place where EXIF may stand was seen. `damage` is the short code of what stopped the walk or was walked around.
    `xmp` is the start of the XMP packet, `sized_by` names where the picture's size stands.
    """

    blocks: list[Block] = field(default_factory=list)
    width: int | None = None
    height: int | None = None
    ended: bool = False
    damage: str | None = None
    doubts: list[str] = field(default_factory=list)
    sized_by: str = "container"
    xmp: bytes = b""
    c2pa: bool = False
    movie: Movie | None = None

    def add(self, block: bytes, role: Ifd = Ifd.MAIN) -> None:
        """Keep an EXIF block, with or without its `Exif\\0\\0` prefix; one that is no TIFF is a doubt."""
        block = block.removeprefix(b"Exif\0\0")
        if block[:4] in PLAIN:
            self.blocks.append(Block(io.BytesIO(block), role))
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
