"""Strict decoding of what a child says: it may be under the control of the file that it reads."""

import re
import zlib
from typing import Final

from intake.media import dumps
from intake.media import part as parts
from intake.media.part import CloseUp, Part
from intake.media.region import MOST_PIXELS, MOST_REDACTED
from intake.media.types import (
    MAX_TAGS,
    Facts,
    MalformedFacts,
    Preview,
    PreviewStatus,
    Redacted,
    TagDump,
    is_code,
)
from intake.worker import Frame

MAX_PREVIEW: Final = 4 << 20
_THUMBNAILS: Final = (None, "present", "same", "differs", "unreadable")
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_ALLOWED = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD, _SOS}  # APP0 (JFIF), DQT, SOF0, SOF2, DHT, DRI, SOS
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)


class BadReply(Exception):
    """The child said something that an honest child does not say."""


def decode_read(header: dict[str, object], size: int, most: int) -> tuple[int, int] | None:
    """Offset and length of a request for bytes of a file of `size` bytes; None when the header is none."""
    if "read" not in header:
        return None
    wanted = header["read"]
    if len(header) != 1 or not isinstance(wanted, list) or [type(item) for item in wanted] != [int, int]:
        raise BadReply("read")
    offset, length = wanted
    if not (offset >= 0 and 0 < length <= most and offset + length <= size):
        raise BadReply("read")
    return offset, length


def decode_failed(frame: Frame) -> str | None:
    """The reason when the child reports a failure; None when the frame is none."""
    if "failed" not in frame.header:
        return None
    reason = frame.header["failed"]
    if len(frame.header) != 1 or frame.body or not isinstance(reason, str) or not is_code(reason):
        raise BadReply("failed")
    return reason


def decode_facts(frame: Frame, media_type: str) -> Facts:
    """The facts in a final frame, of the type that the parent itself sees. BadReply otherwise."""
    if set(frame.header) != {"result"} or frame.body:
        raise BadReply("result")
    try:
        found = Facts.from_json(frame.header["result"])
    except MalformedFacts as error:
        raise BadReply(str(error)) from error
    if found.media_type != media_type:
        raise BadReply("media_type")
    return found


def decode_preview(frame: Frame, pixels: int) -> Preview:
    """The preview in a final frame: a plain JPEG whose sides are at most `pixels`. BadReply otherwise."""
    said = frame.header.get("result")
    width, height = jpeg_size(frame.body)
    thumbnail = said.get("thumbnail") if isinstance(said, dict) else None
    if len(frame.header) != 1 or said != {"width": width, "height": height, "thumbnail": thumbnail}:
        raise BadReply("result")
    if thumbnail not in _THUMBNAILS:
        raise BadReply("thumbnail")
    if not (0 < width <= pixels and 0 < height <= pixels):
        raise BadReply("pixels")
    return Preview(PreviewStatus.MADE, frame.body, width, height, thumbnail=thumbnail)


def decode_close_up(frame: Frame, asked: Part, pixels: int) -> CloseUp:
    """The close-up in a final frame: a plain JPEG of the part that was asked for. BadReply otherwise."""
    width, height = jpeg_size(frame.body)
    try:
        found = parts.from_json(frame.header.get("result"))
    except ValueError as error:
        raise BadReply("result") from error
    if len(frame.header) != 1 or found != asked.drawn(found.of_width, found.of_height):
        raise BadReply("result")
    if not (0 < width <= pixels and 0 < height <= pixels):
        raise BadReply("pixels")
    return CloseUp(frame.body, found)


def decode_redacted(frame: Frame, media_type: str) -> Redacted:
    """The redacted picture in a final frame, of nothing but pixels: a plain PNG or JPEG as asked for. BadReply."""
    png = media_type == "image/png"
    width, height = png_size(frame.body) if png else jpeg_size(frame.body, MOST_REDACTED)
    if frame.header != {"result": {"width": width, "height": height}}:
        raise BadReply("result")
    if not 0 < width * height <= MOST_PIXELS:
        raise BadReply("pixels")
    return Redacted("image/png" if png else "image/jpeg", frame.body, width, height)


def decode_tags(frame: Frame) -> TagDump:
    """The tag dump in a final frame, of at most 256 KiB. BadReply for anything `dumps.parse` refuses."""
    if frame.header != {"result": {}} or not 0 < len(frame.body) <= MAX_TAGS:
        raise BadReply("result")
    try:
        dumps.parse(frame.body)
    except dumps.MalformedDump as error:
        raise BadReply("tags") from error
    return TagDump(frame.body)


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG of 8 bits a channel made of IHDR, IDAT and IEND only (RFC 2083). BadReply otherwise."""
    if len(data) > MOST_REDACTED or data[:8] != b"\x89PNG\r\n\x1a\n" or data[8:16] != b"\0\0\0\rIHDR":
        raise BadReply("png")
    if (data[24], data[25]) not in ((8, 2), (8, 6)):
        raise BadReply("png")
    at, kinds = 8, []
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if int.from_bytes(data[end - 4 : end], "big") != zlib.crc32(memoryview(data)[at + 4 : end - 4]):
            raise BadReply("png")
        kinds.append(kind)
        at = end
    body = kinds[1:-1]
    if at != len(data) or kinds[-1:] != [b"IEND"] or length or not body or set(body) != {b"IDAT"}:
        raise BadReply("png")
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def jpeg_size(data: bytes, most: int = MAX_PREVIEW) -> tuple[int, int]:
    """Width and height of a JPEG made of nothing but what a preview needs (ITU-T T.81, annex B).

    Metadata segments, several frames, bytes behind the end or more than `most` bytes are a BadReply.
    """
    if len(data) > most or data[:2] != bytes([0xFF, _SOI]):
        raise BadReply("jpeg")
    at, size = 2, None
    while data[at : at + 2] != bytes([0xFF, _EOI]):
        if len(data) < at + 4 or data[at] != 0xFF or data[at + 1] not in _ALLOWED:
            raise BadReply("jpeg")
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in (0xC0, 0xC2):
            if size is not None or length < 8 or len(data) < at + 9 or data[at + 4] != 8:
                raise BadReply("jpeg")
            size = int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2 + max(length, 2)
        if marker == _SOS:
            end = _SCAN_END.search(data, at)
            at = len(data) if end is None else end.start()
    if size is None or at + 2 != len(data):
        raise BadReply("jpeg")
    return size
