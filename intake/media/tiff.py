"""A small reader of TIFF structures: directories and values, every length checked (TIFF 6.0 section 2, BigTIFF).

It finds what the two EXIF readers do not look for: BigTIFF, the TIFF dialects of RAW files, tags in the wrong
directory, the second directory with its thumbnail, the directory that holds the full picture.
"""

import io
import struct
from dataclasses import dataclass
from typing import Final

from intake.media.blocks import PLAIN, Damaged

MAGICS: Final = (*PLAIN, b"II+\0", b"MM\0+", b"IIRO", b"IIRS", b"MMOR", b"IIU\0")
_BIG: Final = MAGICS[2:4]
_SIZES: Final = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
    129: 1,
}
_LETTERS: Final = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_RATIOS: Final = {5: "I", 10: "i"}
_TEXTS: Final = (2, 129)  # ASCII, and UTF-8 since Exif 3.0
_BYTES: Final = 7
_MOST_ENTRIES: Final = 4096
MAX_VALUE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Ratio:
    """A rational as written; the denominator may be zero."""

    numerator: int
    denominator: int


Value = bytes | tuple[int | Ratio, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One directory entry: type, number of values, and where they lie in the block."""

    kind: int
    count: int
    at: int


class Tiff:
    """A TIFF structure in a seekable block. Damaged for a header that is none."""

    def __init__(self, block: io.BufferedIOBase) -> None:
        self._block = block
        self.length = block.seek(0, io.SEEK_END)
        block.seek(0)
        head = block.read(16)
        if head[:4] not in MAGICS or len(head) < 8:
            raise Damaged("tiff-header")
        self._order = "<" if head[:2] == b"II" else ">"
        self.big = head[:4] in _BIG
        self.first = self._int(head[8:16] if self.big else head[4:8])

    def _int(self, raw: bytes) -> int:
        return int.from_bytes(raw, "little" if self._order == "<" else "big")

    def directory(self, start: int) -> tuple[dict[int, Entry], int]:
        """The entries of the directory at `start` by tag, and the start of the next one (0: none).

        Damaged when the directory does not lie within the block. The first of two entries of a tag counts.
        """
        counted, width, field = (8, 20, 8) if self.big else (2, 12, 4)
        raw = self._at(start, counted)
        count = self._int(raw)
        end = start + counted + count * width
        if end > self.length:
            raise Damaged("directory-cut")
        found: dict[int, Entry] = {}
        table = self._at(start + counted, min(count, _MOST_ENTRIES) * width)
        for at in range(0, len(table), width):
            tag, kind = struct.unpack_from(self._order + "HH", table, at)
            number = self._int(table[at + 4 : at + 4 + field])
            inline = _SIZES.get(kind, 1) * number <= field
            place = start + counted + at + 4 + field
            where = place if inline else self._int(table[at + 4 + field : at + width])
            found.setdefault(tag, Entry(kind, number, where))
        following = self._block.read(field) if count <= _MOST_ENTRIES else b""
        return found, self._int(following) if len(following) == field else 0

    def value(self, entry: Entry | None) -> Value | None:
        """What an entry holds: bytes of a text or an undefined value, else numbers; None when it cannot be."""
        if entry is None or entry.kind not in _SIZES:
            return None
        length = _SIZES[entry.kind] * entry.count
        if not 0 < length <= MAX_VALUE or entry.at + length > self.length:
            return None
        raw = self._at(entry.at, length)
        if entry.kind in _TEXTS or entry.kind == _BYTES:
            return raw
        if entry.kind in _RATIOS:
            numbers = struct.unpack(f"{self._order}{2 * entry.count}{_RATIOS[entry.kind]}", raw)
            return tuple(Ratio(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True))
        return struct.unpack(f"{self._order}{entry.count}{_LETTERS[entry.kind]}", raw)

    def number(self, entry: Entry | None) -> int | None:
        """The first value of an entry when that is a whole number."""
        value = self.value(entry)
        return value[0] if isinstance(value, tuple) and isinstance(value[0], int) else None

    def numbers(self, entry: Entry | None, most: int) -> list[int]:
        """At most `most` whole numbers of an entry."""
        value = self.value(entry)
        return [one for one in value[:most] if isinstance(one, int)] if isinstance(value, tuple) else []

    def bytes_at(self, start: int, length: int) -> bytes:
        """Bytes of the block; Damaged when they do not lie within it."""
        return self._at(start, length)

    def _at(self, start: int, length: int) -> bytes:
        if start < 0 or start + length > self.length:
            raise Damaged("cut")
        self._block.seek(start)
        raw = self._block.read(length)
        if len(raw) != length:
            raise Damaged("cut")
        return raw


def believable(block: io.BufferedIOBase) -> bool:
    """Whether the values of the main and Exif directories could lie within the block: readers allocate unasked."""
    tiff = Tiff(block)
    main, _ = tiff.directory(tiff.first)
    entries = [main]
    inner = tiff.number(main.get(0x8769))
    if inner:
        entries.append(tiff.directory(inner)[0])
    return all(entry.count <= tiff.length for found in entries for entry in found.values())
