"""Files of a hand-over on their way into the vault: encrypted, and not part of it before `place`."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from intake.blobs import Blob, BlobFolder, Stored
from intake.bundle.notetext import FileSum
from intake.files import make_folder, sync_folder
from intake.ids import BlobId
from intake.problems import from_os_error


class _Incoming(BlobFolder):
    """Blobs that lie in `blobs/incoming`, which every unlock clears."""

    def path(self, blob_id: BlobId) -> Path:
        """Where the blob lies for now."""
        return self.incoming / blob_id


class Staging:
    """A sink that encrypts each file; what is neither placed nor discarded is gone at the next unlock."""

    def __init__(self, blobs: BlobFolder) -> None:
        self._blobs, self._incoming = blobs, _Incoming(blobs.root)
        self.stored: dict[str, Stored] = {}
        self._placed: list[Blob] = []

    def take(self, path: str, content: BinaryIO) -> FileSum:
        """Stores one file. Raises `Problem`: disk-full."""
        try:
            stored = self._incoming.store(content)
        except OSError as error:
            raise from_os_error(error, self._incoming.incoming) from error
        self.stored[path] = stored
        return FileSum(stored.blob.sha256, stored.blob.size)

    def place(self, blob: Blob) -> None:
        """Moves a file to where blobs lie, durably; its row must follow in the same transaction."""
        target = self._blobs.path(blob.id)
        if not target.parent.is_dir():
            make_folder(target.parent)
            sync_folder(self._blobs.root)
        self._placed.append(blob)
        self._incoming.path(blob.id).replace(target)
        sync_folder(target.parent)

    def discard(self) -> None:
        """Deletes whatever was not placed."""
        for stored in self.stored.values():
            self._incoming.remove(stored.blob.id)

    def withdraw(self) -> None:
        """Deletes what was placed, where its rows were not kept."""
        for blob in self._placed:
            self._blobs.remove(blob.id)
