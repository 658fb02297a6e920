"""Files of a hand-over on their way into the vault: encrypted, and not part of it before `place`."""

from __future__ import annotations

from typing import BinaryIO

from intake.blobs import Blob, BlobFolder, Stored
from intake.bundle.notetext import FileSum
from intake.ids import BlobId
from intake.problems import from_os_error


class Staging:
    """A sink that encrypts each file; what is neither placed nor discarded is gone at the next unlock."""

    def __init__(self, blobs: BlobFolder) -> None:
        self._blobs = blobs
        self.stored: dict[str, Stored] = {}
        self._placed: set[BlobId] = set()

    def take(self, path: str, content: BinaryIO) -> FileSum:
        """Stores one file. Raises `Problem`: disk-full."""
        try:
            stored = self._blobs.stage(content)
        except OSError as error:
            raise from_os_error(error, self._blobs.incoming) from error
        self.stored[path] = stored
        return FileSum(stored.blob.sha256, stored.blob.size)

    def place(self, blob: Blob) -> None:
        """Moves a file to where blobs lie, durably; its row must follow in the same transaction."""
        self._placed.add(blob.id)
        self._blobs.publish([blob])

    def discard(self) -> None:
        """Deletes whatever was not placed."""
        for stored in self.stored.values():
            if stored.blob.id not in self._placed:
                self._blobs.remove(stored.blob.id)

    def withdraw(self) -> None:
        """Deletes what was placed, where its rows were not kept."""
        for blob_id in self._placed:
            self._blobs.remove(blob_id)
