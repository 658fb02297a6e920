"""Reads what the boxes of a film say of its taking: MP4, QuickTime, 3GP; and the EXIF blocks of Canon's CR3.

Sources: ISO/IEC 14496-12 (mvhd, tkhd, udta), Apple's QuickTime File Format (user data, metadata keys), 3GPP TS
26.244 8.10 (loci). Only the levels named here are opened; nothing is followed to an unknown depth.
"""

import io
from typing import Final

from intake.media.blocks import Damaged, Movie, Walk, read, unpack
from intake.media.boxes import C2PA_UUID, Box, boxes
from intake.media.exif_fields import Ifd

_CANON: Final = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_CANON_BLOCKS: Final = {b"CMT1": Ifd.MAIN, b"CMT2": Ifd.EXIF, b"CMT4": Ifd.GPS}
_MOST_TEXT: Final = 4096
_KEYS: Final = {
    "com.apple.quicktime.make": "make",
    "com.apple.quicktime.model": "model",
    "com.apple.quicktime.software": "software",
    "com.apple.quicktime.creationdate": "moment",
    "com.apple.quicktime.location.ISO6709": "place",
    "com.android.manufacturer": "make",
    "com.android.model": "model",
}
_USER_DATA: Final = {
    b"\xa9mak": "make",
    b"\xa9mod": "model",
    b"\xa9swr": "software",
    b"\xa9day": "moment",
    b"\xa9xyz": "place",
}


class _Said:
    """Collects what is said; the first place that says something counts, keys before user data."""

    def __init__(self) -> None:
        self.values: dict[str, int | str] = {}
        self.sources: dict[str, str] = {}

    def put(self, name: str, value: int | str, source: str) -> None:
        if value != "" and name not in self.values:
            self.values[name], self.sources[name] = value, source


def walk_movie(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    """Fill `found` with the `Movie`, the size of the first picture track, and C2PA."""
    said, whole = _Said(), False
    try:
        for box in boxes(stream, 0, size):
            if box.kind == b"moov":
                whole = True
                _moov(found, stream, box, said)
            elif box.kind == b"uuid":
                found.c2pa |= read(stream, min(16, box.end - box.start)) == C2PA_UUID
        if not whole:
            raise Damaged("no-meta-box")
    finally:
        found.movie = Movie(**said.values, sources=tuple(said.sources.items()))  # type: ignore[arg-type]  # by name


def _moov(found: Walk, stream: io.BufferedIOBase, moov: Box, said: _Said) -> None:
    parts = list(boxes(stream, moov.start, moov.end))
    for box in sorted(parts, key=lambda box: box.kind == b"udta"):  # keys first
        stream.seek(box.start)
        if box.kind == b"mvhd":
            _movie_header(stream, said)
        elif box.kind == b"trak" and found.width is None:
            _track(found, stream, box)
        elif box.kind == b"meta":
            _metadata(stream, box, said)
        elif box.kind == b"udta":
            _user_data(stream, box, said)


def _movie_header(stream: io.BufferedIOBase, said: _Said) -> None:
    wide = unpack(">I", stream)[0] >> 24 == 1
    created, _, scale, duration = unpack(">QQIQ" if wide else ">IIII", stream)
    if created:
        said.put("created", created, "QuickTime mvhd creation_time")
    if scale and 0 < duration < (1 << 64 if wide else 1 << 32) - 1 and duration * 1000 // scale < 1 << 32:
        said.put("duration_ms", round(duration * 1000 / scale), "QuickTime mvhd duration")


def _track(found: Walk, stream: io.BufferedIOBase, track: Box) -> None:
    for box in boxes(stream, track.start, track.end):
        if box.kind == b"tkhd":
            wide = unpack(">I", stream)[0] >> 24 == 1
            stream.seek(box.start + (88 if wide else 76))
            width, height = (side >> 16 for side in unpack(">II", stream))
            if width and height:
                found.width, found.height, found.sized_by = width, height, "QuickTime tkhd"
            return


def _metadata(stream: io.BufferedIOBase, meta: Box, said: _Said) -> None:
    """Apple's `meta`: `keys` name the items of `ilst` by number. ISO's has four more bytes in front."""
    start = meta.start + (0 if stream.read(8)[4:] == b"hdlr" else 4)
    parts = {box.kind: box for box in boxes(stream, start, meta.end)}
    items = parts.get(b"ilst")
    if items is None:
        return
    names = _key_names(stream, parts.get(b"keys"))
    for item in boxes(stream, items.start, items.end):
        number = int.from_bytes(item.kind, "big")
        key = names[number - 1] if 0 < number <= len(names) else None
        name = _USER_DATA.get(item.kind) if key is None else _KEYS.get(key)
        if name is None:
            continue
        for data in boxes(stream, item.start, item.end):
            if data.kind == b"data" and unpack(">I4x", stream)[0] == 1:  # UTF-8
                text = _text(read(stream, min(data.end - stream.tell(), _MOST_TEXT)))
                said.put(
                    name, text, f"QuickTime Keys {key}" if key else f"QuickTime ilst {_letters(item.kind)}"
                )
                break


def _key_names(stream: io.BufferedIOBase, keys: Box | None) -> list[str]:
    if keys is None:
        return []
    return [
        _text(read(stream, min(box.end - box.start, _MOST_TEXT)))
        for box in boxes(stream, keys.start + 8, keys.end)
    ]


def _user_data(stream: io.BufferedIOBase, user: Box, said: _Said) -> None:
    for box in boxes(stream, user.start, user.end):
        source = f"QuickTime UserData {_letters(box.kind)}"
        if box.kind in _USER_DATA and box.end - box.start > 4:
            length = unpack(">H2x", stream)[0]
            text = read(stream, min(length, box.end - box.start - 4, _MOST_TEXT))
            said.put(_USER_DATA[box.kind], _text(text), source)
        elif box.kind == b"loci":
            _loci(stream, box, said)
        elif box.kind == b"meta":
            _metadata(stream, box, said)


def _loci(stream: io.BufferedIOBase, box: Box, said: _Said) -> None:
    raw = read(stream, min(box.end - box.start, _MOST_TEXT))
    head, separator, rest = raw[6:].partition(b"\0" if raw[6:8] != b"\xfe\xff" else b"\0\0")
    if separator and len(rest) >= 13 and head is not None:
        longitude, latitude, altitude = (
            int.from_bytes(rest[at : at + 4], "big", signed=True) / 65536 for at in (1, 5, 9)
        )
        said.put("place", f"{latitude:+.5f}{longitude:+.5f}{altitude:+.2f}/", "QuickTime UserData loci")


def _text(raw: bytes) -> str:
    return raw.split(b"\0", 1)[0].decode("utf-8", "replace").strip()


def _letters(kind: bytes) -> str:
    return kind.decode("latin-1").strip()


def walk_cr3(found: Walk, stream: io.BufferedIOBase, size: int) -> None:
    """Canon's CR3: CMT1, CMT2 and CMT4 in Canon's box are the main, Exif and GPS directories, each a TIFF block."""
    for box in boxes(stream, 0, size):
        if box.kind != b"moov":
            continue
        for inner in boxes(stream, box.start, box.end):
            if inner.kind == b"uuid" and read(stream, min(16, inner.end - inner.start)) == _CANON:
                for part in boxes(stream, inner.start + 16, inner.end):
                    if part.kind in _CANON_BLOCKS:
                        found.add(read(stream, part.end - part.start), _CANON_BLOCKS[part.kind])
                return
    raise Damaged("no-meta-box")
