"""Walks media files for EXIF blocks: PNG, WebP, TIFF and its dialects here, JPEG and boxes in modules beside it.

Sources: W3C PNG 3rd edition (eXIf), the WebP container specification, TIFF 6.0, C2PA 2.1 annex A.
"""

import binascii
import io
import zlib
from collections.abc import Callable
from typing import Final

from intake.media.blocks import MAX_BLOCK, MAX_XMP, Block, Damaged, Walk, loops, read, unpack
from intake.media.walk_boxes import walk_boxes
from intake.media.walk_jpeg import XMP_HEADER, walk_jpeg
from intake.media.walk_jxl import walk_jxl
from intake.media.walk_movie import walk_cr3, walk_movie

_MOST_PARTS: Final = 20_000
_RAW_PROFILES: Final = (b"Raw profile type exif", b"Raw profile type APP1", b"Raw profile type xmp")
_XMP_KEYWORD: Final = b"XML:com.adobe.xmp"


def walk(media_type: str, stream: io.BufferedIOBase, size: int) -> Walk:
    """Everything found in a picture of the given type and size in bytes; never raises for damage."""
    found = Walk()
    try:
        stream.seek(0)
        WALKERS[media_type](found, stream, size)
        found.ended = True
    except Damaged as why:
        found.damage = str(why)
    except OverflowError:  # a place beyond what any stream can seek to
        found.damage = "item-location"
    return found


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
            found.sized_by = "PNG IHDR"
            stream.seek(length - 8 + 4, io.SEEK_CUR)
        elif kind == b"eXIf":
            found.add(read(stream, length))
            stream.seek(4, io.SEEK_CUR)
        elif kind == b"caBX":
            found.c2pa = True
            stream.seek(length + 4, io.SEEK_CUR)
        elif kind in (b"zTXt", b"tEXt", b"iTXt") and length < MAX_BLOCK:
            _text_chunk(found, kind, read(stream, length))
            stream.seek(4, io.SEEK_CUR)
        else:
            stream.seek(length + 4, io.SEEK_CUR)
    loops()


def _text_chunk(found: Walk, kind: bytes, chunk: bytes) -> None:
    keyword, _, value = chunk.partition(b"\0")
    if keyword not in (*_RAW_PROFILES, _XMP_KEYWORD):
        return
    packed = kind == b"zTXt"
    if kind == b"iTXt":
        packed, value = value[:1] == b"\1", value[2:].split(b"\0", 2)[-1]
    elif packed:
        value = value[1:]
    most = MAX_XMP if keyword == _XMP_KEYWORD else MAX_BLOCK
    try:
        text = zlib.decompressobj().decompress(value, most) if packed else value[:most]
    except zlib.error:
        found.doubts.append("exif-block-garbage")
        return
    if keyword == _XMP_KEYWORD:
        found.xmp = found.xmp or text
    else:
        _raw_profile(found, text)


def _raw_profile(found: Walk, text: bytes) -> None:
    """ImageMagick's older way: name, length and hexadecimal digits on lines of a text chunk."""
    try:
        block = binascii.unhexlify(b"".join(text.strip().split(b"\n")[2:]))
    except binascii.Error:
        found.doubts.append("exif-block-garbage")
        return
    if block.startswith(b"Exif\0\0") or block[:2] in (b"II", b"MM"):
        found.add(block)
    elif block.startswith(XMP_HEADER):
        found.xmp = found.xmp or block[len(XMP_HEADER) :][:MAX_XMP]


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
            found.sized_by = "WebP VP8X"
        elif kind == b"EXIF":
            found.add(read(stream, length))
        elif kind == b"XMP ":
            found.xmp = found.xmp or read(stream, min(length, MAX_XMP))
        elif kind == b"C2PA":
            found.c2pa = True
        elif found.width is None and kind in (b"VP8 ", b"VP8L"):
            found.width, found.height = _frame(kind, read(stream, min(length, 10)))
            found.sized_by = "WebP " + kind.decode().strip()
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
    found.blocks.append(Block(stream))


def _raf(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    """Fuji RAW: a header tells where a whole JPEG with the EXIF block lies."""
    stream.seek(84)
    at, length = unpack(">II", stream)
    if not at or at + length > size:
        raise Damaged("item-location")
    stream.seek(at)
    walk_jpeg(found, stream, at + length)
    found.width = found.height = None  # those of the preview


WALKERS: Final[dict[str, Callable[[Walk, io.BufferedIOBase, int], None]]] = {
    "image/jpeg": walk_jpeg,
    "image/png": _png,
    "image/webp": _webp,
    "image/tiff": _tiff,
    "image/gif": _gif,
    "image/bmp": _bmp,
    "image/heic": walk_boxes,
    "image/avif": walk_boxes,
    "image/jxl": walk_jxl,
    "image/x-canon-cr3": walk_cr3,
    "image/x-fuji-raf": _raf,
    "image/x-olympus-orf": _tiff,
    "image/x-panasonic-rw2": _tiff,
    "video/mp4": walk_movie,
    "video/quicktime": walk_movie,
    "video/3gpp": walk_movie,
    "audio/mp4": walk_movie,
}
