"""The files that an officer hands over: found, looked at, and read once into the vault's blob folder."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from intake.blobs import BlobFolder, Stored
from intake.clock import file_stamp
from intake.problems import Problem, from_os_error


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was found: size in bytes, the medium's own time; or why it cannot be taken in."""

    path: Path
    size: int = 0
    modified: float = 0.0
    problem: Problem | None = None

    @property
    def file_time(self) -> str:
        """The medium's time, zoned; empty where the medium holds a number that is no date."""
        return file_stamp(self.modified)


def find(paths: Iterable[Path]) -> Iterator[Source]:
    """The files among `paths` and in folders among them, sorted within a folder; links inside are not followed."""
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises for a name that is too long)
            yield from _in_folder(path) or [Source(path, problem=Problem("folder-empty", item=str(path)))]
        else:
            yield _looked_at(path, follow=True)


def _in_folder(folder: Path) -> list[Source]:
    """All that lies below `folder`; a folder that cannot be listed has its outcome like a file."""
    found: list[Source] = []

    def unlisted(error: OSError) -> None:
        place = Path(os.fsdecode(error.filename))
        found.append(Source(place, problem=from_os_error(error, place)))

    for place, folders, names in os.walk(folder, onerror=unlisted):
        inside = [Path(place, name) for name in (*folders, *names)]
        found += [_looked_at(path, follow=False) for path in inside if path.is_symlink() or not path.is_dir()]
    return sorted(found, key=lambda source: source.path)


def _looked_at(path: Path, *, follow: bool) -> Source:
    try:
        found = path.stat(follow_symlinks=follow)
    except OSError as error:
        return Source(path, problem=from_os_error(error, path))
    code = _unfit(found)
    if code:
        return Source(path, problem=Problem(code, item=str(path)))
    return Source(path, found.st_size, found.st_mtime)


def _unfit(found: os.stat_result) -> str | None:
    """Why what lies there cannot be taken in."""
    if stat.S_ISLNK(found.st_mode):
        return "file-is-link"
    if not stat.S_ISREG(found.st_mode):
        return "file-not-regular"
    return None if found.st_size else "file-empty"


def stage(
    blobs: BlobFolder, source: Source, moved: Callable[[int], None], cancelled: threading.Event
) -> Stored:
    """Reads the file once into a synced blob that is still to be published; for worker threads: no database.

    Raises `Problem`: the source's own, cancelled, disk-full, file-gone, file-changed-while-read, …
    """
    if source.problem is not None:
        raise source.problem

    def tick(count: int) -> None:
        moved(count)
        if cancelled.is_set():
            raise Problem("cancelled", item=str(source.path))

    tick(0)
    try:
        # A file that turned into a pipe since it was looked at must not block the intake.
        handle = os.open(source.path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb", buffering=0) as read:
            before = os.fstat(read.fileno())
            code = _unfit(before)
            if code:
                raise Problem(code, item=str(source.path))
            stored = blobs.stage(read, tick)
            after = os.fstat(read.fileno())
    except OSError as error:
        raise from_os_error(error, source.path, needed=source.size, volume=blobs.root) from error
    if not (before.st_size == after.st_size == stored.blob.size and before.st_mtime_ns == after.st_mtime_ns):
        blobs.remove(stored.blob.id)
        raise Problem("file-changed-while-read", item=str(source.path))
    return stored
