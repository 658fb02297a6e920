"""A file of a hand-over folder, whole or in parts, compared with the label while it is read."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from intake.blobs import BLOCK
from intake.bundle.label import Label
from intake.bundle.notetext import FileSum
from intake.files import NotPlainError, open_plain
from intake.findings import Checked, Finding, FindingKind, finding
from intake.problems import from_os_error

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class SealedFile(io.RawIOBase):
    """Reads `name` or its parts in order; after `drain`, `findings` say how they differ from the label.

    `sha256` is then that of what was there, read no further than one byte beyond what the label announces.
    Reading raises `Problem` (file-unreadable…) where the medium fails; `tick` gets the size of each piece read.
    """

    def __init__(
        self, folder: Path, label: Label, name: str, tick: Callable[[int], None] | None = None
    ) -> None:
        super().__init__()
        self.findings: list[Finding] = []
        self.checked = Checked()
        self.sha256 = hashlib.sha256().hexdigest()
        self._folder, self._name, self._tick = folder, name, tick
        parts = re.compile(re.escape(name) + r"(\.[0-9]+)?\Z")
        self._rest = [(each, total) for each, total in label.files().items() if parts.match(each)]
        whole = {"bundle.age": label.bundle, "log.age": label.log}.get(name)
        # A file that is not cut into parts is hashed once.
        self._whole = whole if len(self._rest) > 1 else None
        self._all, self._total = hashlib.sha256(), 0
        self._part, self._size = hashlib.sha256(), 0
        self._file: BinaryIO | None = None

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fills the buffer from the parts in order; 0 at the end of the last."""
        view = memoryview(buffer).cast("B")
        while self._rest:
            path = self._folder / self._rest[0][0]
            try:
                if self._file is None:
                    self._file = open_plain(path, follow=False)
                # One byte more than announced is enough to know; a sparse file may be of any size.
                more = self._rest[0][1].size + 1 - self._size
                count = cast(io.RawIOBase, self._file).readinto(view[:more]) or 0
            except (FileNotFoundError, NotPlainError) as error:
                unsafe = isinstance(error, NotPlainError)
                self._end(FindingKind.PATH_UNSAFE if unsafe else FindingKind.FILE_MISSING)
                continue
            except OSError as error:
                raise from_os_error(error, path) from error
            if count:
                self._count(view[:count])
                return count
            self._end()
        return 0

    def drain(self) -> None:
        """Reads on to the end of all parts."""
        block = bytearray(BLOCK)
        while self.readinto(block):
            pass

    def close(self) -> None:
        """Closes the part that is open."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _count(self, data: memoryview) -> None:
        self._part.update(data)
        self._size += len(data)
        if self._whole is not None:
            self._all.update(data)
            self._total += len(data)
        if self._tick:
            self._tick(len(data))

    def _end(self, unread: FindingKind | None = None) -> None:
        """A part is over, or could not be opened: it is compared, and after the last one the whole."""
        name, expected = self._rest.pop(0)
        if unread is not None:
            self.findings.append(finding(unread, name))
        else:
            self._compare(name, expected, FileSum(self._part.hexdigest(), self._there()))
        if self._whole is not None and not self._rest:
            self._compare(self._name, self._whole, FileSum(self._all.hexdigest(), self._total))
        self.checked += Checked(int(unread is None), self._size)
        self.sha256 = (self._part if self._whole is None else self._all).hexdigest()
        self._part, self._size, self._file = hashlib.sha256(), 0, None

    def _there(self) -> int:
        """The size of the open part, which may not have been read to its end."""
        if self._file is None:
            return self._size
        size = max(self._size, os.fstat(self._file.fileno()).st_size)
        self._file.close()
        return size

    def _compare(self, name: str, expected: FileSum, found: FileSum) -> None:
        if found.size != expected.size:
            self.findings.append(finding(FindingKind.FILE_SIZE, name, expected.size, found.size))
        elif found.sha256 != expected.sha256:
            self.findings.append(finding(FindingKind.FILE_DIGEST, name, expected.sha256, found.sha256))
