"""A card, drive or folder with pictures: listed bit by bit, looked at without writing, and left with a reason."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final, Self, TypeVar

from intake import facts
from intake.clock import file_stamp
from intake.custody import journal
from intake.custody.entries import Kind
from intake.evidence.exhibits import named
from intake.media.client import MediaWorker, WorkerPool
from intake.media.types import Facts, Preview
from intake.problems import Problem, from_os_error
from intake.records.cases import Case, refuse_foreign
from intake.vault import Vault
from intake.wording import Language
from intake.worker import WorkerError

GUIDES: Final = Path(__file__).resolve().parent.parent.parent / "resources" / "guide"
SUFFIXES: Final = frozenset({
    ".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif",
    ".hif", ".avif", ".jxl", ".dng", ".cr2", ".cr3", ".nef", ".nrw", ".arw", ".srw", ".orf", ".rw2", ".pef", ".raf",
    ".mp4", ".mov", ".m4v", ".3gp", ".3g2", ".avi", ".mkv", ".mts", ".m2ts", ".webm",
})  # fmt: skip
"""What cameras and phones call pictures and films; only a list: what is taken in is typed by its content."""
_SYSTEM: Final = frozenset(
    {"$recycle.bin", "system volume information", "lost.dir", "lost+found", "found.000"}
)
_PULLED: Final = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, getattr(errno, "ESTALE", errno.EIO))
_PULLED_WINDOWS: Final = (21, 55, 433, 1005, 1006, 1167)
"""Windows' errors: not ready, no longer there, no such device, no known volume, volume changed, not connected."""
_FAT_SECONDS: Final = 2.0

Result = TypeVar("Result")


class NoticeKind(StrEnum):
    """What is not in the list, and why: skipped, not followed, no pictures, not readable, the medium gone."""

    HIDDEN = "hidden"
    LINK = "link"
    OTHER = "other"
    UNREADABLE = "unreadable"
    PULLED = "pulled"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is not listed: one folder, or `count` files of a kind below `path`. After `PULLED` nothing comes."""

    kind: NoticeKind
    path: Path
    count: int = 1
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A file on the medium: size in bytes, the medium's own time (seconds since 1970).

    `held` names the exhibit (`3/2`) with the same name, size and time: probably the same file; only taking in tells.
    """

    path: Path
    size: int
    modified: float
    held: str | None = None

    @property
    def file_time(self) -> str:
        """The medium's time, zoned by this laptop; empty where it is no date."""
        return file_stamp(self.modified)

    @property
    def day(self) -> str:
        """The day of the medium's time, `YYYY-MM-DD`; empty where it has none."""
        return self.file_time[:10]


@dataclass(frozen=True, slots=True)
class Day:
    """The pictures of a day, in order of time and name."""

    day: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What the file says of itself, or why it could not be read."""

    picture: Picture
    facts: Facts | None = None
    problem: Problem | None = None


def listing(vault: Vault, folder: Path, case: Case | None = None) -> Iterator[Picture | Notice]:
    """The pictures below `folder` as the medium gives them, links not followed, hidden and system folders left out.

    `held` looks at the exhibits of `case`, or of all cases. What cannot be read is a notice; when the medium goes away
    the last one says so and what was listed stays good. Raises `Problem("folder-missing")`.
    """
    try:
        root = folder.stat()
    except OSError as error:
        raise Problem("folder-missing", item=str(folder)) from error
    if not stat.S_ISDIR(root.st_mode):
        raise Problem("folder-missing", item=str(folder))
    held = _Held(vault, case)
    counts = dict.fromkeys((NoticeKind.HIDDEN, NoticeKind.LINK, NoticeKind.OTHER), 0)
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    kind = _kind(entry)
                    if kind is None and entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    elif kind is NoticeKind.HIDDEN and entry.is_dir(follow_symlinks=False):
                        yield Notice(kind, Path(entry.path))
                    elif kind is not None:
                        counts[kind] += 1
                    else:
                        found = entry.stat(follow_symlinks=False)
                        yield held.marked(Path(entry.path), found.st_size, found.st_mtime)
        except OSError as error:
            if _is_gone(folder, root, error):
                yield Notice(NoticeKind.PULLED, folder, problem=from_os_error(error, place))
                return
            yield Notice(NoticeKind.UNREADABLE, place, problem=from_os_error(error, place))
    if _is_gone(folder, root, None):
        yield Notice(NoticeKind.PULLED, folder, problem=Problem("file-gone", item=str(folder)))
        return
    yield from (Notice(kind, folder, count) for kind, count in counts.items() if count)


def by_day(pictures: Iterable[Picture]) -> list[Day]:
    """The pictures by the medium's day and time, the newest day first."""
    days: dict[str, list[Picture]] = {}
    for picture in pictures:
        days.setdefault(picture.day, []).append(picture)
    return [
        Day(day, tuple(sorted(days[day], key=lambda each: (each.modified, each.path))))
        for day in sorted(days, reverse=True)
    ]


def leave(vault: Vault, case: Case, count: int, reason: str) -> None:
    """Logs that so many pictures were not taken in, and why. Raises `Problem`: reason-missing, case-foreign."""
    refuse_foreign(vault, case)
    if not reason.strip():
        raise Problem("reason-missing")
    facts.clean_text(reason, "reason")
    with vault.store.transaction():
        journal.record(vault, Kind.EVIDENCE_LEFT, case.id, {"count": count, "reason": reason})


def phone_guide(language: Language) -> str:
    """How to get originals off a phone without losing what they say: Markdown."""
    return (GUIDES / language / "ponsel.md").read_text("utf-8")


class Looking:
    """Reads pictures where they lie, in two child processes; a context manager. Nothing is written anywhere.

    Raises `WorkerError` where no child can be started.
    """

    def __init__(self) -> None:
        self._pool = WorkerPool(2)

    def facts(self, pictures: Iterable[Picture]) -> Iterator[Looked]:
        """What each file says of itself, in order, a few read ahead; stopping is leaving the iterator."""

        def task(worker: MediaWorker, picture: Picture) -> Looked:
            try:
                read = _with_file(
                    picture, lambda file, size: worker.read_facts(file, size, picture.path.suffix)
                )
            except Problem as problem:
                return Looked(picture, problem=problem)
            return Looked(picture, read)

        return self._pool.map(task, pictures)

    def preview(self, picture: Picture, pixels: int) -> Preview:
        """A small upright JPEG in memory, for any thread. Raises `Problem` where the file cannot be read."""
        return _with_file(picture, lambda file, size: self._pool.make_preview(file, size, pixels))

    def close(self) -> None:
        """Ends the children."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _with_file(picture: Picture, use: Callable[[BinaryIO, int], Result]) -> Result:
    """`use` of the open file and its size; what the medium does wrong is a `Problem`."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(picture.path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise Problem("file-not-regular", item=str(picture.path))
            try:
                return use(file, found.st_size)
            except WorkerError:
                if os.fstat(file.fileno()).st_size >= found.st_size:
                    raise
                raise Problem("file-changed-while-read", item=str(picture.path)) from None
    except OSError as error:
        raise from_os_error(error, picture.path) from error


class _Held:
    """The exhibits by name and size, so that 20,000 files cost one query."""

    def __init__(self, vault: Vault, case: Case | None) -> None:
        rows = vault.store.rows(
            "SELECT c.number AS c, e.number AS n, b.size AS size, json_extract(e.obtained, '$.file_name') AS name,"
            " json_extract(e.obtained, '$.file_time') AS time"
            " FROM evidence e JOIN blobs b ON b.id = e.blob_id JOIN cases c ON c.id = e.case_id"
            " WHERE e.case_id = coalesce(?, e.case_id)",
            (None if case is None else case.id,),
        )
        self._times: dict[tuple[str, int], list[tuple[float, str]]] = {}
        for row in rows:
            if row["time"]:
                time = datetime.fromisoformat(row["time"]).timestamp()
                known = self._times.setdefault((row["name"], row["size"]), [])
                known.append((time, f"{row['c']}/{row['n']}"))

    def marked(self, path: Path, size: int, modified: float) -> Picture:
        known = self._times.get((named(path).file_name, size), ()) if self._times else ()
        held = next((name for time, name in known if abs(time - modified) <= _FAT_SECONDS), None)
        return Picture(path, size, modified, held)


def _kind(entry: os.DirEntry[str]) -> NoticeKind | None:
    """Why something found is not in the list; None for a picture or a folder to look into."""
    if entry.is_symlink():
        return NoticeKind.LINK
    # Windows says in the listing itself what is hidden, and what a junction is that could lead round in a circle.
    marks = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) if os.name == "nt" else 0
    if marks & stat.FILE_ATTRIBUTE_REPARSE_POINT and entry.is_dir(follow_symlinks=False):
        return NoticeKind.LINK
    hidden = marks & (stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM)
    if hidden or entry.name.startswith(".") or entry.name.lower() in _SYSTEM:
        return NoticeKind.HIDDEN
    if entry.is_dir(follow_symlinks=False):
        return None
    picture = os.path.splitext(entry.name)[1].lower() in SUFFIXES  # noqa: PTH122  a Path for each name costs more
    return None if picture and entry.is_file(follow_symlinks=False) else NoticeKind.OTHER


def _is_gone(folder: Path, root: os.stat_result, error: OSError | None) -> bool:
    """Whether the medium is no longer there, as against one folder of it that cannot be read."""
    if error is not None and (error.errno in _PULLED or getattr(error, "winerror", None) in _PULLED_WINDOWS):
        return True
    try:
        now = folder.stat()
    except OSError:
        return True
    return (now.st_dev, now.st_ino) != (root.st_dev, root.st_ino)
