"""How long a sound is and how many pages a document has; None rather than a guess. Runs in the child only."""

import io
from dataclasses import replace
from typing import IO, Any, Final, cast

from intake.media import mpeg_sound, sniff
from intake.media.blocks import read, unpack
from intake.media.types import Facts

_MOST_NODES: Final = 100_000
_MOST_CHUNKS: Final = 1000
_OGG_PAGE: Final = 27 + 255 + 255 * 255  # bytes, RFC 3533, 6
_FLAC_FRAME: Final = 10  # bytes that a frame has at least (RFC 9639, 9)
_BY_BYTES: Final = (1, 3, 6, 7, 0xFFFE)  # PCM, float, A-law, mu-law, extensible: every frame is as long


def measure(facts: Facts, stream: io.BufferedIOBase, size: int) -> Facts:
    """With `pages` or `duration_ms` and their source, where the type has one and the file tells it soundly."""
    try:
        stream.seek(0)
        if facts.media_type == sniff.PDF:
            pages = _pages(stream)
            return (
                facts if pages is None else replace(facts, pages=pages, sources=("pages: PDF Pages / pypdf",))
            )
        told = _SOUNDS.get(facts.media_type)
        length = None if told is None else told(stream, size)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # the boundary: pypdf raises anything on a damaged file, which has no count then
        return facts
    if length is None or not 0 < length[0] < 1 << 32:
        return facts
    return replace(facts, duration_ms=length[0], sources=(f"duration_ms: {length[1]} / segel",))


def _pages(stream: io.BufferedIOBase) -> int | None:
    """Pages of a PDF (ISO 32000-1, 7.7.3): what hangs on the tree, if it is what the tree's root says.

    None for an encrypted file, and for a tree with a loop or with a node that hangs on it twice.
    """
    from pypdf import PdfReader  # here, not above: a child that meets no PDF starts without its 0.1 s
    from pypdf.generic import IndirectObject

    reader = PdfReader(cast("IO[bytes]", stream), strict=True)
    if reader.is_encrypted:
        return None
    root = reader.root_object.raw_get("/Pages")
    waiting: list[Any] = [root]
    seen: set[int] = set()
    pages = 0
    while waiting:
        reference = waiting.pop()
        if not isinstance(reference, IndirectObject) or reference.idnum in seen or len(seen) > _MOST_NODES:
            return None
        seen.add(reference.idnum)
        node: Any = reference.get_object()
        if node["/Type"] == "/Pages":
            waiting.extend(node["/Kids"])
        elif node["/Type"] == "/Page":
            pages += 1
        else:
            return None
    said: Any = root.get_object()
    return pages if pages == said["/Count"] else None


def _wav(stream: io.BufferedIOBase, size: int) -> tuple[int, str] | None:
    """Milliseconds and where they stand (Multimedia Programming Interface 1.0, 3: RIFF, fmt, fact, data)."""
    at, coding, rate, byte_rate, samples = 12, 0, 0, 0, 0
    for _ in range(_MOST_CHUNKS):
        stream.seek(at)
        kind, (length,) = read(stream, 4), unpack("<I", stream)
        if at + 8 + length > size:
            return None
        if kind == b"fmt ":
            coding, channels, rate, byte_rate, frame = unpack("<HHIIH", stream)
            if coding in _BY_BYTES and (not channels or byte_rate != rate * frame):
                return None
        elif kind == b"fact":
            (samples,) = unpack("<I", stream)
        elif kind == b"data" and rate:
            if coding in _BY_BYTES:
                return round(length * 1000 / byte_rate), "WAV data"
            return (round(samples * 1000 / rate), "WAV fact") if samples else None
        at += 8 + length + (length & 1)
    return None


def _mp3(stream: io.BufferedIOBase, size: int) -> tuple[int, str] | None:
    length = mpeg_sound.duration(stream, size)
    return None if length is None else (length, "MP3 frames")


def _flac(stream: io.BufferedIOBase, size: int) -> tuple[int, str] | None:
    """Milliseconds as STREAMINFO says (RFC 9639, 8.2), unless the file is too short for so many frames."""
    (header,) = unpack(">4xI", stream)
    block = read(stream, 34)
    longest, shortest_frame = int.from_bytes(block[2:4], "big"), int.from_bytes(block[4:7], "big")
    told = int.from_bytes(block[10:18], "big")
    rate, samples = told >> 44, told & ((1 << 36) - 1)
    if header & 0x7FFFFFFF != len(block) or not (rate and samples and longest):
        return None
    if -(-samples // longest) * max(shortest_frame, _FLAC_FRAME) > size:
        return None
    return round(samples * 1000 / rate), "FLAC STREAMINFO"


def _ogg(stream: io.BufferedIOBase, size: int) -> tuple[int, str] | None:
    """Milliseconds by the last page's granule position (RFC 3533, 6; RFC 7845, 4; Vorbis I, A.2).

    Only for a file that ends with a page of the stream it begins with.
    """
    first = stream.read(27 + 255 + 30)
    serial, body = first[14:18], first[27 + first[26] :]
    if body[:7] == b"\x01vorbis":
        rate, skipped = int.from_bytes(body[12:16], "little"), 0
    elif body[:8] == b"OpusHead":
        rate, skipped = 48_000, int.from_bytes(body[10:12], "little")
    else:
        return None
    stream.seek(max(size - _OGG_PAGE, 0))
    last = read(stream, min(size, _OGG_PAGE))
    at = last.rfind(b"OggS")
    while at >= 0:
        segments = last[at + 27 : at + 27 + last[at + 26]] if at + 27 <= len(last) else b""
        if at + 27 + len(segments) + sum(segments) == len(last) and segments:
            break
        at = last.rfind(b"OggS", 0, at)
    else:
        return None
    granule = int.from_bytes(last[at + 6 : at + 14], "little", signed=True)
    if last[at + 14 : at + 18] != serial or granule <= skipped or not rate:
        return None
    return round((granule - skipped) * 1000 / rate), "Ogg granule position"


_SOUNDS: Final = {"audio/wav": _wav, "audio/ogg": _ogg, "audio/mpeg": _mp3, "audio/flac": _flac}
