"""A tar read once, front to back, and strictly: plain files under one top folder with names safe anywhere.

The form is POSIX pax (IEEE 1003.1, pax utility) as docs/FORMAT.md narrows it; whatever else a tar may hold is refused.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from intake.filenames import RESERVED
from intake.findings import Finding, FindingKind, finding

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK: Final = 512
MAX_PATH: Final = 240
MAX_DEPTH: Final = 8
MAX_MEMBERS: Final = 200_000
_MAX_PAX: Final = 8192
_OCTAL: Final = re.compile(rb"[0-7]+[\x00 ]\Z")
_PART: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*\Z")
_MODES: Final = (0o644, 0o755)


class TarDamagedError(Exception):
    """The bytes are not the tar they should be; nothing after this point can be read."""


class Source(Protocol):
    """Where the tar comes from: something that fills a buffer in order."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fills the buffer and returns how many bytes; 0 at the end."""


@dataclass(frozen=True, slots=True)
class _Header:
    name: str
    size: int
    mode: int
    kind: bytes


@dataclass(frozen=True, slots=True)
class Member:
    """One plain file: its path below the top folder, its size in bytes, its content to be read now or never."""

    path: str
    size: int
    content: Content


class Content(io.RawIOBase):
    """A member's bytes, in order. Raises `TarDamagedError` where the tar ends before them."""

    def __init__(self, source: Source, size: int) -> None:
        super().__init__()
        self._source = source
        self.left = size

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fills the buffer; 0 at the member's end."""
        view = memoryview(buffer).cast("B")[: self.left]
        if not view:
            return 0
        count = self._source.readinto(view) or 0
        if not count:
            raise TarDamagedError("the tar ends inside a file")
        self.left -= count
        return count

    def drain(self) -> None:
        """Reads on to the member's end."""
        block = memoryview(bytearray(1 << 16))
        while self.left:
            self.readinto(block)


class TarReader:
    """Reads a tar whose members all lie under one top folder; `limit` is the most bytes they may hold together.

    What is unsafe is passed over and stands in `findings` afterwards; what is malformed raises `TarDamagedError`.
    """

    def __init__(self, source: Source, limit: int, top: str | None = None) -> None:
        self._source = source
        self._left = limit
        self.top = top
        self.findings: list[Finding] = []
        self._seen: set[str] = set()

    def members(self) -> Iterator[Member]:
        """The files in order; each is to be read before the next is asked for. At the end all of the tar was read."""
        while (header := self._next_header()) is not None:
            content = Content(self._source, header.size)
            path = self._judged(header)
            if path is not None:
                yield Member(path, header.size, content)
            content.drain()
            if any(self._block(-header.size % BLOCK)):
                raise TarDamagedError("padding after a file is not zero")
        self._expect_end()

    def _judged(self, header: _Header) -> str | None:
        """The path below the top folder, or None where the member is unsafe or a folder."""
        name = header.name.removesuffix("/") if header.kind == b"5" else header.name
        wrong = _unsafe(name) or self._unfit(header, name)
        if wrong:
            self.findings.append(finding(FindingKind.PATH_UNSAFE, _shown(header.name), "", wrong))
            return None
        if header.kind == b"5":
            return None
        return name.partition("/")[2]

    def _unfit(self, header: _Header, name: str) -> str:
        if header.kind not in (b"0", b"5"):
            return "not a plain file"
        if header.mode not in _MODES or (header.kind == b"5" and header.size):
            return "unusual mode or size"
        top, slash, _ = name.partition("/")
        self.top = self.top or top
        if top != self.top or not (slash or header.kind == b"5"):
            return "outside the top folder"
        if name.casefold() in self._seen:
            return "twice"
        self._seen.add(name.casefold())
        return ""

    def _next_header(self) -> _Header | None:
        block = self._block(BLOCK)
        if not any(block):
            return None
        header = _parse(block)
        if header.kind == b"x":
            header = self._extended(header)
        if len(self._seen) >= MAX_MEMBERS or header.size > self._left:
            raise TarDamagedError("more or larger files than announced")
        self._left -= header.size
        return header

    def _extended(self, pax: _Header) -> _Header:
        """The header that follows, with the long path or large size that a pax header gives it."""
        if pax.size > _MAX_PAX:
            raise TarDamagedError("a pax header is too large")
        records = _pax_records(self._block(pax.size))
        self._block(-pax.size % BLOCK)
        header = _parse(self._block(BLOCK))
        if header.kind == b"x":
            raise TarDamagedError("two pax headers in a row")
        size = records.get("size", str(header.size))
        if not (size.isascii() and size.isdigit() and len(size) < 19):
            raise TarDamagedError("a size in a pax header")
        return _Header(records.get("path", header.name), int(size), header.mode, header.kind)

    def _expect_end(self) -> None:
        if any(self._block(BLOCK)):
            raise TarDamagedError("one zero block where two end a tar")
        block = memoryview(bytearray(1 << 16))
        while count := self._source.readinto(block) or 0:
            if any(block[:count]):
                raise TarDamagedError("bytes after the end of the tar")

    def _block(self, size: int) -> bytes:
        data = memoryview(bytearray(size))
        done = 0
        while done < size:
            count = self._source.readinto(data[done:]) or 0
            if not count:
                raise TarDamagedError("the tar is cut")
            done += count
        return bytes(data)


def _parse(block: bytes) -> _Header:
    """A header block. The checksum counts its own field as spaces."""
    if block[257:265] != b"ustar\x0000":
        raise TarDamagedError("not a POSIX tar header")
    if _number(block[148:156]) != sum(block) - sum(block[148:156]) + 8 * 0x20:
        raise TarDamagedError("header checksum")
    name, prefix = _text(block[:100]), _text(block[345:500])
    return _Header(
        f"{prefix}/{name}" if prefix else name,
        _number(block[124:136]),
        _number(block[100:108]),
        block[156:157].replace(b"\x00", b"0"),
    )


def _number(field: bytes) -> int:
    digits = field.rstrip(b"\x00 ") + b"\x00"
    if not _OCTAL.match(digits.lstrip(b" ")):
        raise TarDamagedError("a number that is not octal")
    return int(digits.strip(b"\x00 "), 8)


def _text(field: bytes) -> str:
    return field.rstrip(b"\x00").decode("utf-8", "backslashreplace")


def _pax_records(data: bytes) -> dict[str, str]:
    records: dict[str, str] = {}
    while data:
        length, _, _ = data.partition(b" ")
        end = int(length) if length.isdigit() and len(length) < 6 else 0
        record, data = data[len(length) + 1 : end], data[end:]
        key, equals, value = record.removesuffix(b"\n").partition(b"=")
        name = key.decode("utf-8", "backslashreplace")
        if not (equals and record.endswith(b"\n")) or name not in ("path", "size") or name in records:
            raise TarDamagedError("a pax header")
        records[name] = value.decode("utf-8", "backslashreplace")
    return records


def _unsafe(name: str) -> str:
    parts = name.split("/")
    if len(name) > MAX_PATH or len(parts) > MAX_DEPTH:
        return "too long or too deep"
    for part in parts:
        if not _PART.match(part) or part.endswith(".") or RESERVED.match(part):
            return "a name that is not safe everywhere"
    return ""


def _shown(name: str) -> str:
    return name[:MAX_PATH].encode("unicode_escape").decode("ascii")
