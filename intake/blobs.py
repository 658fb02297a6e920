"""Evidence bytes at rest: one encrypted file for each distinct content, under a key of its own."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from crypto.errors import CryptoError
from crypto.stream import StreamEncryptor, StreamReader
from intake.files import DurableFile, make_folder, sync_folder, write_all
from intake.ids import BlobId, new_id
from intake.problems import Problem

BLOCK = 1 << 18
HEAD = 4096
"""So many first bytes are kept for naming the type of a content."""
CONTEXT = b"segel.invalid/blob/v1\x00"


@dataclass(frozen=True, slots=True)
class Blob:
    """One content in the vault: id, key (kept only in records.db), SHA-256 and size in bytes."""

    id: BlobId
    key: bytes = field(repr=False)
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A blob just written and synced, with the first bytes of its content for naming its type."""

    blob: Blob
    head: bytes


class BlobFolder:
    """The folder `blobs/`. Knows no database: any thread may use it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.incoming = root / "incoming"

    def prepare(self) -> None:
        """Makes all folders of a new vault at once, so that intake need not make and sync them one by one."""
        make_folder(self.incoming)
        for number in range(256):
            make_folder(self.root / f"{number:02x}")
        sync_folder(self.root)

    def path(self, blob_id: BlobId) -> Path:
        """Where a blob lies: `blobs/ab/abcd…`."""
        return self.root / blob_id[:2] / blob_id

    def stage(self, source: BinaryIO, tick: Callable[[int], None] | None = None) -> Stored:
        """Hashes, encrypts and syncs all of `source` in one pass, into `incoming/`.

        `tick` gets each block's size and may raise to stop; nothing is left behind when anything raises.
        """
        blob_id, key = BlobId(new_id()), secrets.token_bytes(32)
        digest, size, head = hashlib.sha256(), 0, b""
        encryptor = StreamEncryptor(key, CONTEXT + bytes.fromhex(blob_id))
        block = bytearray(BLOCK)
        view = memoryview(block)
        with DurableFile(self.incoming / blob_id, settle=False) as out:
            write_all(out, encryptor.header)
            while count := _fill(source, view):
                head = head or bytes(view[: min(count, HEAD)])
                digest.update(view[:count])
                write_all(out, encryptor.update(view[:count]))
                size += count
                if tick:
                    tick(count)
            write_all(out, encryptor.finalize())
        return Stored(Blob(blob_id, key, digest.hexdigest(), size), head)

    def publish(self, staged: Iterable[Blob]) -> None:
        """Moves staged blobs to their places, durably.

        All are moved before the folders are synced: the first sync then carries the others' entries with it.
        What lies in its place already stays there.
        An entry in records.db is what makes a blob part of the vault.
        """
        folders: set[Path] = set()
        for each in staged:
            target = self.path(each.id)
            self._ready(target.parent)
            if not target.exists():
                (self.incoming / each.id).replace(target)
            folders.add(target.parent)
        if folders:
            # Side by side they cost the disk one flush, one after the other one each.
            with ThreadPoolExecutor(len(folders), "segel-sync") as pool:
                list(pool.map(sync_folder, folders))

    def store(self, source: BinaryIO, tick: Callable[[int], None] | None = None) -> Stored:
        """Stages and publishes one content; nothing is left behind when anything raises."""
        stored = self.stage(source, tick)
        try:
            self.publish([stored.blob])
        except BaseException:
            self.remove(stored.blob.id)
            raise
        return stored

    def open(self, blob: Blob) -> BinaryIO:
        """The content, decrypted as it is read, seekable. Raises `Problem`: blob-missing, blob-damaged."""
        path = self.path(blob.id)
        try:
            source = path.open("rb")
        except FileNotFoundError as error:
            raise Problem("blob-missing", item=blob.id) from error
        try:
            reader = StreamReader(source, blob.key, CONTEXT + bytes.fromhex(blob.id))
        except CryptoError as error:
            source.close()
            raise Problem("blob-damaged", item=blob.id) from error
        return cast(BinaryIO, reader)  # all that a BinaryIO does, though RawIOBase is none by name

    def remove(self, blob_id: BlobId) -> None:
        """Deletes the file; without the key it was unreadable already."""
        (self.incoming / blob_id).unlink(missing_ok=True)
        self.path(blob_id).unlink(missing_ok=True)

    def erase(self, blob_ids: Iterable[BlobId]) -> None:
        """Deletes many files, durably; those that are gone already are no matter."""
        gone = list(blob_ids)
        for each in gone:
            self.remove(each)
        for folder in {self.path(each).parent for each in gone}:
            if folder.is_dir():
                sync_folder(folder)

    def clear_incoming(self) -> None:
        """Deletes what an interrupted intake left half written; called under the vault's lock.

        What is no regular file was not left by Segel and stays.
        """
        make_folder(self.incoming)
        for left in self.incoming.iterdir():
            if left.is_file():
                left.unlink()

    def present(self) -> set[BlobId]:
        """The ids of all files that lie in the folder."""
        return {BlobId(path.name) for path in self.root.glob("??/*")}

    def _ready(self, folder: Path) -> None:
        if not folder.is_dir():
            make_folder(folder)
            sync_folder(self.root)


def _fill(source: BinaryIO, view: memoryview) -> int:
    """Reads until the block is full or the source ends, so that chunks stay aligned whatever the source gives."""
    filled = 0
    read = getattr(source, "readinto", None)
    while filled < len(view):
        if read is not None:
            count = read(view[filled:])
        else:
            data = source.read(len(view) - filled)
            count = len(data)
            view[filled : filled + count] = data
        if not count:
            break
        filled += count
    return filled
