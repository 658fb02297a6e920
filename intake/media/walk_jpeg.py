"""Walks JPEG files for EXIF blocks, XMP, C2PA, the size, and what stands behind the picture.

Sources: ITU-T T.81 annex B, CIPA DC-008 4.7, the XMP specification part 3 (1.1.3), C2PA 2.1 annex A (APP11).
"""

import io
import re
from typing import Final

from intake.media.blocks import MAX_XMP, Damaged, Walk, loops, read, unpack

XMP_HEADER: Final = b"http://ns.adobe.com/xap/1.0/\0"
_MOST_PARTS: Final = 20_000
_NOT_SIZES: Final = (0xC4, 0xC8, 0xCC)  # among SOF0-SOF15: DHT, JPG, DAC
_MOST_GARBAGE: Final = 1 << 16
_SCANNED_WHOLE: Final = 1 << 18
_MOST_SCANNED: Final = 32 << 20
_CHUNK: Final = 1 << 18
_MARK: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_KNOWN_TAILS: Final = (b"SEFT",)  # Samsung's trailer


def walk_jpeg(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    """Fill `found` from the JPEG at the stream's place, which ends at `size`."""
    several = False
    read(stream, 2)
    for _ in range(_MOST_PARTS):
        marker = _next_marker(found, stream)
        if marker in (0xDA, 0xD9):  # start of scan, end of image
            if marker == 0xDA and not several:
                _behind(found, stream, size)
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            continue
        length = unpack(">H", stream)[0] - 2
        if length < 0:
            raise Damaged("segment-length")
        start = stream.tell()
        if marker == 0xE1:
            _app1(found, read(stream, length))
        elif 0xC0 <= marker <= 0xCF and marker not in _NOT_SIZES and length >= 5:
            _, found.height, found.width = unpack(">BHH", stream)
            found.sized_by = "JPEG SOF"
        elif marker == 0xE2:
            several |= stream.read(4) == b"MPF\0"
        elif marker == 0xEB and not found.c2pa:
            found.c2pa = b"c2pa" in read(stream, min(length, 64))
        stream.seek(start + length)
    loops()


def _app1(found: Walk, payload: bytes) -> None:
    if payload.startswith(b"Exif\0"):
        found.add(payload[6:])
    elif payload.startswith(XMP_HEADER):
        found.xmp = found.xmp or payload[len(XMP_HEADER) :][:MAX_XMP]


def _next_marker(found: Walk, stream: io.BufferedIOBase) -> int:
    """The next marker. Bytes that belong to no segment are passed over, which is damage."""
    passed, code = 0, read(stream, 1)[0]
    while passed < _MOST_GARBAGE:
        while code != 0xFF:
            found.damage = found.damage or "marker-missing"
            passed, code = passed + 1, read(stream, 1)[0]
        while code == 0xFF:  # fill bytes, B.1.1.2
            passed, code = passed + 1, read(stream, 1)[0]
        if code != 0:
            return code
        found.damage = found.damage or "marker-missing"
    loops()


def _behind(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    """Look for the end of the picture: a small file is read whole, a large one only when its end is strange.

    That a large file has a second picture behind the first is not seen this way; what phones put there on
    purpose (Samsung's trailer, films of a moving photo, which XMP announces) is no doubt.
    """
    start = stream.tell()
    stream.seek(max(start, size - 4))
    tail = stream.read(4)
    if size - start > _SCANNED_WHOLE and tail.endswith(b"\xff\xd9"):
        return
    end = _end_of_image(stream, start, size)
    if end is None:
        found.doubts.append("picture-cut")
    elif 0 < end < size and tail not in _KNOWN_TAILS and not _announced(found.xmp):
        stream.seek(end)
        if stream.read(_CHUNK).strip(b"\0"):
            found.doubts.append("trailing-data")


def _announced(xmp: bytes) -> bool:
    return any(word in xmp for word in (b"MicroVideo", b"MotionPhoto", b"GContainer", b"hdrgm:"))


def _end_of_image(stream: io.BufferedIOBase, at: int, size: int) -> int | None:
    """Where the first picture ends; None when the file ends before, 0 where that is too far to look."""
    stop = min(size, at + _MOST_SCANNED)
    while at < stop:
        stream.seek(at)
        chunk = stream.read(_CHUNK)
        for mark in _MARK.finditer(chunk):
            if mark[0][1] == 0xD9:
                return at + mark.end()
        if len(chunk) < _CHUNK:
            break
        at += len(chunk) - 1
    return None if at + _CHUNK >= size else 0
