"""Reading back what a medium was given: a stick may take bytes and not keep them."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from intake.bundle.behind import Behind
from intake.bundle.notetext import FileSum
from intake.problems import Problem

BLOCK = 1 << 20
STRIDE = 4 << 20
SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Sample:
    """Some bytes of a file as they were read back: `offset` in bytes, their SHA-256."""

    offset: int
    sha256: bytes


class Follower:
    """Reads a file again while it is still written, each region once it was flushed; used by one thread at a time.

    `samples` are of every region, for `check_samples` when all is written: a stick of forged capacity keeps what it is
    given until later bytes are laid over the earlier. Raises `OSError`.
    """

    def __init__(self, path: Path) -> None:
        self._source = path.open("rb", buffering=0)
        self._digest = hashlib.sha256()
        self._block = memoryview(bytearray(BLOCK))
        self._at = 0
        self.samples: list[Sample] = []

    def read_to(self, end: int) -> None:
        """Reads on to offset `end`, past the cache where the system allows that."""
        _drop_cached(self._source.fileno(), self._at, end - self._at)
        while self._at < end and (count := self._source.readinto(self._block[: end - self._at])):
            piece = self._block[:count]
            self._digest.update(piece)
            if not self.samples or self._at - self.samples[-1].offset >= STRIDE:
                self.samples.append(Sample(self._at, hashlib.sha256(piece[:SAMPLE]).digest()))
            self._at += count

    @property
    def sum(self) -> FileSum:
        """The sum of what was read so far."""
        return FileSum(self._digest.hexdigest(), self._at)

    def close(self) -> None:
        """Lets go of the file."""
        self._source.close()


def check_samples(path: Path, samples: Iterable[Sample]) -> None:
    """Raises `Problem("medium-damaged")` where the file no longer gives the samples; `OSError`."""
    with path.open("rb", buffering=0) as source:
        _drop_cached(source.fileno(), 0, 0)
        for sample in samples:
            source.seek(sample.offset)
            if hashlib.sha256(source.read(SAMPLE)).digest() != sample.sha256:
                raise Problem("medium-damaged", item=path.name)


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
        _drop_cached(source.fileno(), 0, 0)
        block = memoryview(bytearray(BLOCK))
        while count := source.readinto(block):
            hashing.write(block[:count])
    return FileSum(found.digest.hexdigest(), found.size)


def _drop_cached(handle: int, start: int, length: int) -> None:
    """Lets the system forget a flushed region (0 bytes: to the end), so that it is read from the medium."""
    if sys.platform == "linux":
        os.posix_fadvise(handle, start, length, os.POSIX_FADV_DONTNEED)
        os.posix_fadvise(handle, start, length, os.POSIX_FADV_SEQUENTIAL)
