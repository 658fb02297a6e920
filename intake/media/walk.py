"""Walks picture containers for EXIF blocks: JPEG, PNG, WebP, TIFF; HEIC and AVIF by `walk_boxes`.

Sources: ITU-T T.81 annex B and CIPA DC-008 4.7 (JPEG), W3C PNG 3rd edition (eXIf), the WebP container
specification.
"""

import binascii
import io
import zlib
from collections.abc import Callable
from typing import Final

from intake.media.blocks import MAX_BLOCK, Damaged, Walk, loops, read, unpack
from intake.media.walk_boxes import walk_boxes

_MOST_PARTS: Final = 20_000
_NOT_SIZES: Final = (0xC4, 0xC8, 0xCC)  # among SOF0-SOF15: DHT, JPG, DAC
_RAW_PROFILES: Final = (b"Raw profile type exif", b"Raw profile type APP1")


def walk(media_type: str, stream: io.BufferedIOBase, size: int) -> Walk:
    """Everything found in a picture of the given type and size in bytes; never raises for damage."""
    found = Walk()
    try:
        stream.seek(0)
        _WALKERS[media_type](found, stream, size)
        found.ended = True
    except Damaged as why:
        found.damage = str(why)
    return found


def _jpeg(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    read(stream, 2)
    for _ in range(_MOST_PARTS):
        marker = _next_marker(stream)
        if marker in (0xDA, 0xD9):  # start of scan, end of image
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            continue
        length = unpack(">H", stream)[0] - 2
        if length < 0:
            raise Damaged("segment-length")
        if marker == 0xE1:
            payload = read(stream, length)
            if payload.startswith(b"Exif\0"):
                found.add(payload[6:])
        elif 0xC0 <= marker <= 0xCF and marker not in _NOT_SIZES and length >= 5:
            _, found.height, found.width = unpack(">BHH", stream)
            stream.seek(length - 5, io.SEEK_CUR)
        else:
            stream.seek(length, io.SEEK_CUR)
    loops()


def _next_marker(stream: io.BufferedIOBase) -> int:
    if read(stream, 1) != b"\xff":
        raise Damaged("marker-missing")
    for _ in range(_MOST_PARTS):
        code = read(stream, 1)[0]
        if code != 0xFF:  # fill bytes, B.1.1.2
            return code
    loops()


def _png(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    read(stream, 8)
    for _ in range(_MOST_PARTS):
        length, kind = unpack(">I", stream)[0], read(stream, 4)
        if kind == b"IEND":
            if stream.seek(length + 4, io.SEEK_CUR) < size:
                found.doubts.append("trailing-data")
            return
        if kind == b"IHDR" and length >= 8:
            found.width, found.height = unpack(">II", stream)
            stream.seek(length - 8 + 4, io.SEEK_CUR)
        elif kind == b"eXIf":
            found.add(read(stream, length))
            stream.seek(4, io.SEEK_CUR)
        elif kind in (b"zTXt", b"tEXt") and length < MAX_BLOCK:
            _raw_profile(found, kind, read(stream, length))
            stream.seek(4, io.SEEK_CUR)
        else:
            stream.seek(length + 4, io.SEEK_CUR)
    loops()


def _raw_profile(found: Walk, kind: bytes, chunk: bytes) -> None:
    """ImageMagick's older way: name, length and hexadecimal digits on lines of a text chunk."""
    keyword, _, value = chunk.partition(b"\0")
    if keyword not in _RAW_PROFILES:
        return
    try:
        text = zlib.decompressobj().decompress(value[1:], MAX_BLOCK) if kind == b"zTXt" else value
        block = binascii.unhexlify(b"".join(text.strip().split(b"\n")[2:]))
    except (zlib.error, binascii.Error):
        found.doubts.append("exif-block-garbage")
        return
    if block.startswith(b"Exif\0\0") or block[:2] in (b"II", b"MM"):
        found.add(block)


def _webp(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    end = min(unpack("<4xI4x", stream)[0] + 8, size)
    at = 12
    for _ in range(_MOST_PARTS):
        if at + 8 > end:
            return
        stream.seek(at)
        kind, (length,) = read(stream, 4), unpack("<I", stream)
        if kind == b"VP8X":
            canvas = read(stream, 10)
            found.width = int.from_bytes(canvas[4:7], "little") + 1
            found.height = int.from_bytes(canvas[7:10], "little") + 1
        elif kind == b"EXIF":
            found.add(read(stream, length))
        elif found.width is None and kind in (b"VP8 ", b"VP8L"):
            found.width, found.height = _frame(kind, read(stream, min(length, 10)))
        at += 8 + length + (length & 1)
        if at > size + 1:
            raise Damaged("cut")
    loops()


def _frame(kind: bytes, head: bytes) -> tuple[int | None, int | None]:
    """RFC 6386, 9.1 and the WebP lossless specification, 3: fourteen bits for each side."""
    if kind == b"VP8 " and head[3:6] == b"\x9d\x01\x2a" and len(head) == 10:
        return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF
    if kind == b"VP8L" and head[:1] == b"\x2f" and len(head) >= 5:
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None, None


def _gif(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    found.width, found.height = unpack("<6xHH", stream)


def _bmp(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    if read(stream, 18)[14] == 12:
        found.width, found.height = unpack("<HH", stream)
    else:
        width, height = unpack("<ii", stream)
        found.width, found.height = abs(width), abs(height)  # a negative height: rows from the top


def _tiff(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    if read(stream, 4)[2:] in (b"+\0", b"\0+"):
        raise Damaged("bigtiff")
    found.blocks.append(stream)


_WALKERS: Final[dict[str, Callable[[Walk, io.BufferedIOBase, int], None]]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _webp,
    "image/tiff": _tiff,
    "image/gif": _gif,
    "image/bmp": _bmp,
    "image/heic": walk_boxes,
    "image/avif": walk_boxes,
}
