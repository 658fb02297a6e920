"""Walks JPEG XL: boxes with EXIF and XMP around a codestream (ISO/IEC 18181-2, 18181-1 annex B)."""

import io
from typing import Final

from intake.media.blocks import MAX_XMP, Damaged, Walk, read
from intake.media.boxes import boxes
from intake.media.walk_boxes import exif_item

_RATIOS: Final = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))


def walk_jxl(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    """Fill `found`. A bare codestream holds a size only; an EXIF box packed with Brotli cannot be read."""
    head = read(stream, 12)
    if head[:2] == b"\xff\x0a":
        _size(found, head)
        return
    for box in boxes(stream, 0, size):
        stream.seek(box.start)
        if box.kind == b"Exif":
            found.add(exif_item(read(stream, box.end - box.start)))
        elif box.kind == b"xml ":
            found.xmp = found.xmp or read(stream, min(box.end - box.start, MAX_XMP))
        elif box.kind == b"brob" and read(stream, 4) == b"Exif":
            raise Damaged("brotli")
        elif box.kind in (b"jxlc", b"jxlp") and found.width is None:
            _size(found, stream.read(16)[4 if box.kind == b"jxlp" else 0 :])


def _size(found: Walk, codestream: bytes) -> None:
    """The SizeHeader behind the two bytes of the signature; bits from the lowest."""
    bits = int.from_bytes(codestream[2:], "little")

    def take(count: int) -> int:
        nonlocal bits
        value, bits = bits & (1 << count) - 1, bits >> count
        return value

    small = take(1)

    def side() -> int:
        return (take(5) + 1) * 8 if small else take((9, 13, 18, 30)[take(2)]) + 1

    height = side()
    ratio = take(3)
    width = height * _RATIOS[ratio - 1][0] // _RATIOS[ratio - 1][1] if ratio else side()
    if codestream[:2] == b"\xff\x0a":
        found.width, found.height, found.sized_by = width, height, "JPEG XL SizeHeader"
