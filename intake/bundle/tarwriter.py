"""A tar written front to back to any sink, in the one form that docs/FORMAT.md gives it ("The bag")."""

from __future__ import annotations

import tarfile
from collections.abc import Iterable
from typing import Protocol

BLOCK = 512
_HEADROOM = 3 * BLOCK  # the header, and the extended one that a long name needs


class Sink(Protocol):
    """What takes the tar's bytes, all of those offered."""

    def write(self, data: bytes | memoryview, /) -> int:
        """Takes bytes and returns how many."""


class TarWriter:
    """Writes plain files below one top folder: POSIX pax, mtime, uid and gid 0, mode 0644."""

    def __init__(self, out: Sink, top: str) -> None:
        self._out, self._top = out, top
        self._written = 0
        folder = tarfile.TarInfo(top)
        folder.type, folder.mode = tarfile.DIRTYPE, 0o755
        self._emit(folder.tobuf(tarfile.PAX_FORMAT))

    def add(self, path: str, size: int, blocks: Iterable[bytes | memoryview]) -> None:
        """Adds a file of exactly `size` bytes. Raises `ValueError` where the blocks are more or fewer."""
        info = tarfile.TarInfo(f"{self._top}/{path}")
        info.size, info.mode = size, 0o644
        self._emit(info.tobuf(tarfile.PAX_FORMAT))
        left = size
        for block in blocks:
            left -= len(block)
            self._emit(block)
        if left:
            raise ValueError("a file has another size than its header says")
        self._emit(bytes(-size % BLOCK))

    def add_bytes(self, path: str, data: bytes) -> None:
        """Adds a small file."""
        self.add(path, len(data), [data])

    def close(self) -> None:
        """Writes the end of the archive."""
        self._emit(bytes(2 * BLOCK))
        self._emit(bytes(-self._written % tarfile.RECORDSIZE))

    def _emit(self, data: bytes | memoryview) -> None:
        self._written += len(data)
        self._out.write(data)


def room_for(sizes: Iterable[int]) -> int:
    """At most how many bytes a tar of files of these sizes takes."""
    return sum(size + _HEADROOM + BLOCK for size in sizes) + 2 * tarfile.RECORDSIZE
