"""Writing one large file in one pass, hashed as it goes, and cut into parts where the medium's file system needs it."""

from __future__ import annotations

import hashlib
import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from intake.bundle.behind import Behind
from intake.bundle.notetext import FileSum, PartSum
from intake.files import DurableFile, write_all

PART_SIZE = (1 << 32) - (1 << 20)
"""Bytes; FAT32 takes files of up to 4 GiB - 1."""

BLOCK = 1 << 20
FLUSH = 64 << 20


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the whole's sum, and the parts in order, none where the file lies there whole."""

    whole: FileSum
    parts: tuple[PartSum, ...]


class PartedFile:
    """Writes `<name>`, or `<name>.001` … of at most `part_size` bytes each; `written` is there after the `with` block.

    An exception inside leaves nothing of the part that was being written. Raises `OSError`.
    """

    def __init__(self, folder: Path, name: str, part_size: int = PART_SIZE) -> None:
        self._folder, self._name, self._part_size = folder, name, part_size
        self._stack = ExitStack()
        self._whole, self._part = hashlib.sha256(), hashlib.sha256()
        self._size, self._part_bytes = 0, 0
        self._parts: list[PartSum] = []
        self._flusher = ThreadPoolExecutor(1, "segel-flush")
        self._flushing: Future[None] | None = None
        self.written: Written

    def __enter__(self) -> Self:
        self._next()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._flusher.shutdown()
        self._stack.__exit__(kind, error, trace)
        if kind is not None:
            return
        whole = FileSum(self._whole.hexdigest(), self._size)
        if self._parts:
            self._end_part()
        else:
            self._path(1).replace(self._folder / self._name)
        self.written = Written(whole, tuple(self._parts))

    def write(self, data: memoryview) -> int:
        """Takes all of the bytes and returns how many."""
        view = memoryview(data)
        while view:
            if self._part_bytes == self._part_size:
                self._settle()
                self._stack.close()
                self._end_part()
                self._next()
            piece = view[: self._part_size - self._part_bytes]
            write_all(self._file, piece)
            self._whole.update(piece)
            if self._parts:
                self._part.update(piece)
            self._part_bytes += len(piece)
            if self._size // FLUSH != (self._size + len(piece)) // FLUSH:
                self._flush()
            self._size += len(piece)
            view = view[len(piece) :]
        return len(data)

    def _flush(self) -> None:
        """Sends to the medium what was written so far, while more is made; one such sending at a time.

        So a slow stick is felt as it fills, not all at the end, and cancelling need not wait for gigabytes.
        """
        self._settle()
        self._flushing = self._flusher.submit(os.fsync, self._file.fileno())

    def _settle(self) -> None:
        if self._flushing is not None:
            self._flushing.result()
            self._flushing = None

    def _next(self) -> None:
        self._part_bytes = 0
        self._file = self._stack.enter_context(DurableFile(self._path(len(self._parts) + 1)))

    def _end_part(self) -> None:
        # The first part's digest is the whole's so far: a file that is never cut is hashed once.
        digest = self._part if self._parts else self._whole
        name = self._path(len(self._parts) + 1).name
        self._parts.append(PartSum(name, FileSum(digest.hexdigest(), self._part_bytes)))
        self._part = hashlib.sha256()

    def _path(self, number: int) -> Path:
        return self._folder / f"{self._name}.{number:03}"


class _Sum:
    """Hashes and counts what it takes."""

    def __init__(self) -> None:
        self.digest, self.size = hashlib.sha256(), 0

    def write(self, data: memoryview, /) -> int:
        self.digest.update(data)
        self.size += len(data)
        return len(data)


def read_back(path: Path) -> FileSum:
    """The sum of a file as the medium gives it, past the cache where the system allows that. Raises `OSError`."""
    found = _Sum()
    with path.open("rb", buffering=0) as source, Behind(found) as hashing:
        if sys.platform == "linux":
            os.posix_fadvise(source.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            os.posix_fadvise(source.fileno(), 0, 0, os.POSIX_FADV_SEQUENTIAL)
        block = memoryview(bytearray(BLOCK))
        while count := source.readinto(block):
            hashing.write(block[:count])
    return FileSum(found.digest.hexdigest(), found.size)
