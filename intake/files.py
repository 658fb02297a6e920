"""The one way to write a file: a temporary beside the target, owner-only, synced, put in place, folder synced."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from intake.problems import UNWRITABLE, Problem, from_os_error

_PROBE = 1 << 16
"""More than SQLite needs to open a database."""


class DurableFile:
    """A file that is there whole after the `with` block, or not at all after an exception.

    `part` is where it lies until then. `settle` false leaves the folder's entry to a later `sync_folder`, for many
    files at once. Raises `Problem`: file-exists when the target exists and `replace` is false, folder-missing.
    """

    def __init__(self, target: Path, *, replace: bool = False, settle: bool = True) -> None:
        self.target = target
        self._replace = replace
        self._settle = settle
        self.part = target.parent / f".{os.urandom(8).hex()}.part"
        self.file: BinaryIO

    def __enter__(self) -> BinaryIO:
        if not self._replace and os.path.lexists(self.target):
            raise Problem("file-exists", item=str(self.target))
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(self.part, flags, 0o600)
        except FileNotFoundError as error:
            raise Problem("folder-missing", item=str(self.target.parent)) from error
        self.file = os.fdopen(handle, "w+b", buffering=0)
        return self.file

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                os.fsync(self.file.fileno())
                self.file.close()
                self.part.replace(self.target)
                if self._settle:
                    sync_folder(self.target.parent)
        finally:
            self.file.close()
            self.part.unlink(missing_ok=True)


class NotPlainError(OSError):
    """What lies there is a folder, a link, a pipe or a device."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "not a plain file")


def open_plain(path: Path, *, follow: bool = True) -> BinaryIO:
    """Opens a plain file for reading, unbuffered, and waits for nobody; `follow` says whether a link may lead to it.

    Raises `NotPlainError`, and `OSError` as opening does.
    """
    if path.is_dir() or (path.is_symlink() and not follow):
        raise NotPlainError  # Windows has no flag for the one and no better error for the other
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    if not follow:
        flags |= getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotPlainError
    return os.fdopen(handle, "rb", buffering=0)


def write_file(target: Path, data: bytes, *, replace: bool = False) -> None:
    """Writes `data` to `target` durably."""
    with DurableFile(target, replace=replace) as out:
        write_all(out, data)


def write_all(out: BinaryIO, data: bytes | memoryview) -> None:
    """Writes every byte: a raw file may take fewer than it is given."""
    view = memoryview(data)
    while view:
        view = view[out.write(view) :]


def make_folder(path: Path) -> None:
    """Makes a folder that only its owner may enter, and its parents where missing, all of them durably."""
    if path.is_dir():
        return
    if path.parent != path:
        make_folder(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)
    sync_folder(path.parent)


def refuse_used(path: Path) -> None:
    """Raises `Problem` where no new folder can be made at `path`: folder-not-empty, folder-unusable."""
    try:
        used = path.exists() and (not path.is_dir() or any(path.iterdir()))
    except (OSError, ValueError) as error:
        raise Problem("folder-unusable", item=str(path)) from error
    if used:
        raise Problem("folder-not-empty", item=str(path))


def make_new_folder(path: Path) -> None:
    """Makes an empty folder, or takes one. Raises `Problem` as `refuse_used` and `from_os_error` do."""
    refuse_used(path)
    try:
        make_folder(path)
    except (OSError, ValueError) as error:
        told = from_os_error(error, path) if isinstance(error, OSError) else None
        if told is not None and told.code in (*UNWRITABLE, "file-forbidden"):
            raise told from error
        raise Problem("folder-unusable", item=str(path)) from error


def unwritable(folder: Path, item: Path) -> Problem | None:
    """Why nothing can be written in `folder`, found by writing a little: disk-full, medium-read-only, file-forbidden.

    None where it can be written to, or where nothing can be told of it. `item` is what the problem speaks of.
    """
    probe = DurableFile(folder / f".{os.urandom(8).hex()}", replace=True, settle=False)
    try:
        with probe as out:
            write_all(out, bytes(_PROBE))
        probe.target.unlink(missing_ok=True)
    except OSError as error:
        problem = from_os_error(error, item, volume=folder)
        return problem if problem.code in (*UNWRITABLE, "file-forbidden") else None
    except Problem:  # the folder is gone
        return None
    return None


def sync_file(path: Path) -> None:
    """Makes a file that a library wrote durable, with its folder's entry."""
    with path.open("r+b") as written:
        os.fsync(written.fileno())
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Makes a folder's entries durable. Windows has no such call: there the replace itself is what we have."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
