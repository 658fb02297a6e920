"""What an officer must be told: a code with its particulars; the words stand in resources/messages."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

_WRITE_PROTECTED = 19
"""Windows' ERROR_WRITE_PROTECT, which Python takes for a lack of permission."""

UNWRITABLE = ("disk-full", "medium-read-only")
"""What a medium may still be read with."""


class Problem(Exception):
    """Something could not be done. `code` names the sentence, `particulars` fill its blanks.

    Particulars name the item (a file, a case number), never a key, a passphrase or a person's data.
    """

    def __init__(self, code: str, **particulars: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.particulars = particulars


def from_os_error(error: OSError, item: Path, *, needed: int = 0, volume: Path | None = None) -> Problem:
    """The problem that an operating system's error means for `item`; `needed` is in bytes.

    `volume` is where was written to, if that is not where `item` lies.
    """
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        free = shutil.disk_usage(_existing(volume or item)).free
        unknown = {} if needed else {"field": "unmeasured"}  # its sentence names none
        return Problem("disk-full", item=str(item), needed=needed, free=free, **unknown)
    if error.errno == errno.EROFS or getattr(error, "winerror", None) == _WRITE_PROTECTED:
        return Problem("medium-read-only", item=str(item))
    if error.errno == errno.EFBIG:
        return Problem("file-too-big-for-medium", item=str(item))
    if isinstance(error, FileNotFoundError):
        return Problem("file-gone", item=str(item))
    if isinstance(error, PermissionError):
        return Problem("file-forbidden", item=str(item))
    return Problem("file-unreadable", item=str(item), why=error.strerror or type(error).__name__)


def _existing(path: Path) -> Path:
    while not path.exists() and path != path.parent:
        path = path.parent
    return path
