"""Writing one large file in one pass, hashed as it goes, read back, and cut into parts where the medium needs that."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from intake.bundle.behind import PATIENCE
from intake.bundle.notetext import FileSum, PartSum
from intake.bundle.readback import Follower, Sample
from intake.files import DurableFile, write_all

PART_SIZE = (1 << 32) - (1 << 20)
"""Bytes; FAT32 takes files of up to 4 GiB - 1."""

FLUSH = 8 << 20
"""Bytes of a region, sent and read back at once; two are held in memory."""


class Step(StrEnum):
    """How far bytes have come: taken by the system, sent to the medium, read back from it and found the same."""

    WRITTEN = "written"
    FLUSHED = "flushed"
    READ_BACK = "read-back"


Reached = Callable[[Step, int], None]
"""Is told that so many bytes more have come so far: once a step for each region, from more than one thread."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the whole's sum, and the parts in order, none where the file lies there whole.

    `samples` are of each file that was written, by its name.
    """

    whole: FileSum
    parts: tuple[PartSum, ...]
    samples: dict[str, tuple[Sample, ...]]


class PartedFile:
    """Writes `<name>`, or `<name>.001` … of at most `part_size` bytes each; `written` is there after the `with` block.

    Every byte is read back once it was flushed. An exception inside leaves nothing of the part that was being written.
    `meanwhile` is called every now and then by the thread that waits for the medium.
    Raises `OSError`, `Problem("medium-damaged")`.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        part_size: int = PART_SIZE,
        reached: Reached = lambda *_: None,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> None:
        self._folder, self._name, self._part_size, self._reached = folder, name, part_size, reached
        self._meanwhile = meanwhile
        self._stack = ExitStack()
        self._whole, self._part = hashlib.sha256(), hashlib.sha256()
        self._size, self._part_bytes = 0, 0
        self._parts: list[PartSum] = []
        self._samples: dict[str, tuple[Sample, ...]] = {}
        self._flusher = ThreadPoolExecutor(1, "segel-flush")
        self._flushing: Future[None] | None = None
        self._unread: list[memoryview] = []
        self.written: Written

    def __enter__(self) -> Self:
        self._next()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._flusher:
            if kind is not None:
                self._stack.__exit__(kind, error, trace)
                return
            with self._stack:
                done = self._read_back()
        if self._parts:
            self._parts.append(done)
        else:
            self._path(1).replace(self._folder / self._name)
            self._samples = {self._name: self._samples.pop(done.name)}
        whole = FileSum(self._whole.hexdigest(), self._size)
        self.written = Written(whole, tuple(self._parts), self._samples)

    def write(self, data: memoryview) -> int:
        """Takes all of the bytes and returns how many; they must stay as they are, for they are held to be compared."""
        left = data
        while left:
            if self._part_bytes == self._part_size:
                done = self._read_back()
                self._stack.close()
                self._parts.append(done)
                self._next()
            piece = left[: self._part_size - self._part_bytes]
            write_all(self._file, piece)
            self._whole.update(piece)
            if self._parts:
                self._part.update(piece)
            self._part_bytes += len(piece)
            self._unread.append(piece)
            if self._size // FLUSH != (self._size + len(piece)) // FLUSH:
                self._flush()
            self._size += len(piece)
            left = left[len(piece) :]
        return len(data)

    def _flush(self) -> None:
        """Sends to the medium what was written so far and reads it back, while more is made; one such at a time.

        So a slow stick is felt as it fills, not all at the end, and cancelling need not wait for gigabytes.
        """
        self._reached(Step.WRITTEN, sum(map(len, self._unread)))
        self._settle()
        self._flushing = self._flusher.submit(self._send, self._unread)
        self._unread = []

    def _send(self, written: list[memoryview]) -> None:
        size = sum(map(len, written))
        os.fsync(self._file.fileno())
        self._reached(Step.FLUSHED, size)
        self._follower.compare(written)
        self._reached(Step.READ_BACK, size)

    def _settle(self) -> None:
        if self._flushing is not None:
            while futures.wait([self._flushing], PATIENCE).not_done:
                self._meanwhile()
            self._flushing.result()
            self._flushing = None

    def _next(self) -> None:
        self._part_bytes = 0
        self._part = hashlib.sha256()
        path = self._path(len(self._parts) + 1)
        durable = DurableFile(path)
        self._file = self._stack.enter_context(durable)
        self._follower = Follower(durable.part, path.name)
        # Closed before the file gets its name: Windows renames nothing that is open.
        self._stack.callback(self._follower.close)

    def _read_back(self) -> PartSum:
        """Sends and reads the rest of a part, and gives its sum."""
        self._flush()
        self._settle()
        name = self._path(len(self._parts) + 1).name
        # The first part's digest is the whole's so far: a file that is never cut is hashed once.
        digest = self._part if self._parts else self._whole
        self._samples[name] = tuple(self._follower.samples)
        return PartSum(name, FileSum(digest.hexdigest(), self._part_bytes))

    def _path(self, number: int) -> Path:
        return self._folder / f"{self._name}.{number:03}"
