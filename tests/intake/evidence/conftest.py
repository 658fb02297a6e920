"""What the tests of evidence share."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from intake.evidence.adding import Added


class Watcher:
    """Remembers what it is told; `when_moved` is called with each block, in the worker's thread."""

    def __init__(self) -> None:
        self.cancelled = threading.Event()
        self.told: list[Added] = []
        self.bytes = 0
        self.announced = (0, 0)
        self.when_moved: Callable[[int], None] = lambda size: None

    def found(self, files: int, size: int) -> None:
        self.announced = (files, size)

    def moved(self, size: int) -> None:
        self.bytes += size
        self.when_moved(size)

    def done(self, added: Added) -> None:
        self.told.append(added)


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@pytest.fixture
def photos(tmp_path: Path) -> Callable[..., list[Path]]:
    """Makes a folder of so many files that differ, 40 kB each."""

    def make(count: int, size: int = 40_000, folder: str = "foto") -> list[Path]:
        (tmp_path / folder).mkdir(exist_ok=True)
        paths = [tmp_path / folder / f"{number:03}.jpg" for number in range(count)]
        for path in paths:
            seed = hashlib.sha256(f"{folder}{path.name}".encode()).digest()
            path.write_bytes(b"\xff\xd8\xff\xe0" + (seed * (size // 32 + 1))[:size])
        return paths

    return make


def summary(added: list[Added]) -> dict[str, str]:
    """Name to outcome, or to the problem's code."""
    return {each.file.name: each.problem.code if each.problem else each.outcome for each in added}


@pytest.fixture
def outcomes() -> Callable[[list[Added]], dict[str, str]]:
    return summary
