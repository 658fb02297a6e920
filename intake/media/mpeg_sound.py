"""How long an MP3 is, by walking all of its frames. Runs in the child only.

Sources: ISO/IEC 11172-3, 2.4.1.3 and 2.4.2.3; ISO/IEC 13818-3 for the lower rates; id3.org, ID3v2.4, 3.1.
The libraries there are guess from the first frames or believe a header; here a file that is not whole has no duration.
"""

import io
from typing import Final

MOST_BYTES: Final = 96 << 20
"""100 minutes at 128 kbit/s: more frames than can be walked in time are not walked."""
_CHUNK: Final = 1 << 20
_RATES: Final = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_HIGH: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)  # kbit/s, MPEG 1
_LOW: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)  # MPEG 2 and 2.5
_BEHIND: Final = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3")
_NO_SOUND: Final = (b"Xing", b"Info", b"VBRI")


def duration(stream: io.BufferedIOBase, size: int) -> int | None:
    """Milliseconds; None for a file with anything but whole frames of one rate between its tags."""
    if size > MOST_BYTES:
        return None
    at = _behind_tags(stream)
    data, start = b"", at
    samples, rate = 0, 0
    lengths: dict[bytes, tuple[int, int, int] | None] = {}
    while at < size:
        if at + 4 > start + len(data):
            start, data = at, _read_at(stream, at)
        head = data[at - start : at - start + 4]
        frame = lengths[head] if head in lengths else lengths.setdefault(head, _frame(head))
        if frame is None:
            if samples and (data[at - start :].startswith(_BEHIND) or not data[at - start :].strip(b"\0")):
                break
            return None
        length, count, own_rate = frame
        if rate not in (0, own_rate) or at + length > size:
            return None
        first = not rate
        rate = own_rate
        if not (first and any(mark in data[at - start : at - start + 64] for mark in _NO_SOUND)):
            samples += count
        at += length
    return round(samples * 1000 / rate) if samples else None


def _read_at(stream: io.BufferedIOBase, at: int) -> bytes:
    stream.seek(at)
    return stream.read(_CHUNK)


def _behind_tags(stream: io.BufferedIOBase) -> int:
    at = 0
    for _ in range(8):
        head = _read_at(stream, at)[:10]
        if head[:3] != b"ID3" or len(head) < 10:
            break
        size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        at += 10 + size + (10 if head[5] & 0x10 else 0)
    return at


def _frame(head: bytes) -> tuple[int, int, int] | None:
    """Bytes, samples and samples a second of the layer III frame with this header; None for what is no such header."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, rate, kbits = head[1] >> 3 & 3, head[2] >> 2 & 3, head[2] >> 4
    if version == 1 or rate == 3 or kbits in (0, 15):  # reserved, and the free format
        return None
    hertz, samples = _RATES[version][rate], 1152 if version == 3 else 576
    bits = (_HIGH if version == 3 else _LOW)[kbits] * 1000
    return samples // 8 * bits // hertz + (head[2] >> 1 & 1), samples, hertz
