"""Reading back what a medium was given: a stick may take bytes and not keep them."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Sequence
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
    """Some bytes of a file as they were read back: `offset` and `size` in bytes, their SHA-256."""

    offset: int
    size: int
    sha256: bytes


class Follower:
    """Reads a file again while it is still written, each region once it was flushed; used by one thread at a time.

    `samples` are of every region, for `check_samples` when all is written: a stick of forged capacity keeps what it is
    given until later bytes are laid over the earlier. `name` is what an error calls the file. Raises `OSError`.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._source = path.open("rb", buffering=0)
        self._name = name
        self._room = bytearray()
        self._at = 0
        self.samples: list[Sample] = []

    def compare(self, written: Sequence[memoryview]) -> None:
        """Reads on what was `written`, past the cache where the system allows that, and holds it against that.

        Raises `Problem("medium-damaged")`.
        """
        _drop_cached(self._source.fileno(), self._at, sum(map(len, written)))
        for piece in written:
            if not self._read_like(piece):
                raise Problem("medium-damaged", item=self._name)
            if not self.samples or self._at - self.samples[-1].offset >= STRIDE:
                some = piece[:SAMPLE]
                self.samples.append(Sample(self._at, len(some), hashlib.sha256(some).digest()))
            self._at += len(piece)

    def _read_like(self, piece: memoryview) -> bool:
        if len(self._room) != len(piece):
            self._room = bytearray(len(piece))
        left = memoryview(self._room)
        while left and (count := self._source.readinto(left)):
            left = left[count:]
        return not left and self._room == piece  # of these two types, compared by memcmp

    def close(self) -> None:
        """Lets go of the file."""
        self._source.close()


def check_samples(path: Path, samples: Iterable[Sample]) -> None:
    """Raises `Problem("medium-damaged")` where the file no longer gives the samples; `OSError`."""
    with path.open("rb", buffering=0) as source:
        _drop_cached(source.fileno(), 0, 0)
        for sample in samples:
            source.seek(sample.offset)
            if hashlib.sha256(source.read(sample.size)).digest() != sample.sha256:
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
