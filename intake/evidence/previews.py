"""Previews: small pictures of exhibits, made in child processes when first asked for, kept encrypted."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from crypto.errors import CryptoError
from intake.blobs import Blob
from intake.custody.entries import digest
from intake.evidence import exhibits
from intake.evidence.exhibits import Exhibit
from intake.evidence.kinds import ExhibitKind
from intake.evidence.reading import DAMAGED
from intake.files import DurableFile, write_all
from intake.ids import BlobId
from intake.media.client import MediaWorker, WorkerPool
from intake.media.part import CloseUp, Part
from intake.media.types import Preview, PreviewStatus
from intake.problems import Problem, from_os_error
from intake.records import cases
from intake.records.cases import Case
from intake.store import Row
from intake.vault import Vault

GRID = 320
PAGE = 1280
STRIP = 2048
TELLING = ("differs", "unreadable")


class PreviewWatcher(Protocol):
    """Who is told how far the making is; may be asked to stop from another thread."""

    cancelled: threading.Event

    def preview_made(self, made: int, wanted: int) -> None:
        """So many of so many are done."""


def preview(vault: Vault, exhibit: Exhibit, pixels: int) -> bytes | None:
    """The exhibit as a JPEG whose longer side is at most `pixels`, made now where it is not kept; None if it can't be.

    Raises `WorkerError`.
    """
    found = kept(vault, exhibit, pixels)
    if found is None:
        with MediaWorker() as worker:
            keep(vault, exhibit, pixels, make(vault, worker, exhibit, pixels))
        found = kept(vault, exhibit, pixels)
    return found or None


def strips(vault: Vault, exhibit: Exhibit) -> tuple[bytes, ...]:
    """A very high picture in parts from top to bottom, as JPEGs; none where it is not high or cannot be read.

    Only paper needs them: they are made each time and not kept. Raises `WorkerError`.
    """
    try:
        with vault.blobs.open(exhibit.blob) as source, MediaWorker() as worker:
            return tuple(each.jpeg for each in worker.make_strips(source, exhibit.blob.size, STRIP))
    except (CryptoError, Problem, OSError):
        return ()


def export(vault: Vault, exhibit: Exhibit, pixels: int, target: Path) -> None:
    """Writes the preview to `target`, in plaintext as asked for, once that is logged.

    Raises `Problem`: preview-impossible, file-exists, folder-missing, disk-full; `WorkerError`.
    """
    jpeg = preview(vault, exhibit, pixels)
    if jpeg is None:
        raise Problem("preview-impossible", item=exhibit.number)
    try:
        with DurableFile(target) as out:
            write_all(out, jpeg)
            exhibits.record_export(vault, exhibit, {"pixels": pixels, "sha256": digest(jpeg)})
    except OSError as error:
        raise from_os_error(error, target, needed=len(jpeg)) from error


def kept(vault: Vault, exhibit: Exhibit, pixels: int) -> bytes | None:
    """The preview that is kept, b"" where it is known that none can be made, None where it has to be made.

    A preview whose own file is damaged is forgotten: it can be made again, and nothing may hang on it.
    """
    row = _row(vault, exhibit, pixels)
    if row is None:
        return None
    if row["id"] is None:
        return b""
    try:
        return _bytes(vault, row)
    except Problem:
        with vault.store.transaction():
            vault.store.run("DELETE FROM previews WHERE preview_blob = ?", (row["id"],))
            held = vault.store.number("SELECT count(*) FROM evidence WHERE blob_id = ?", (row["id"],))
            if not held:
                vault.store.run("DELETE FROM blobs WHERE id = ?", (row["id"],))
        if not held:
            vault.blobs.remove(BlobId(row["id"]))
        return None


def failure(vault: Vault, exhibit: Exhibit, pixels: int) -> str | None:
    """The short code of why a preview could not be made; None where it was made or never tried."""
    row = _row(vault, exhibit, pixels)
    return None if row is None else row["failure"]


def make_missing(
    vault: Vault, case: Case, pixels: int = PAGE, watcher: PreviewWatcher | None = None
) -> Iterator[Exhibit]:
    """Makes the previews of this size that `case` lacks, in two children; yields each exhibit as it is done.

    Identity documents have none made ahead: they are shown only on request.
    """
    wanted = missing(vault, case, pixels)
    if not wanted:
        return

    def task(worker: MediaWorker, exhibit: Exhibit) -> Preview:
        if watcher and watcher.cancelled.is_set():
            raise Problem("cancelled", item=exhibit.id)
        return make(vault, worker, exhibit, pixels)

    with WorkerPool(min(2, len(wanted))) as pool:
        for number, (exhibit, made) in enumerate(zip(wanted, pool.map(task, wanted), strict=True), 1):
            keep(vault, exhibit, pixels, made)
            if watcher:
                watcher.preview_made(number, len(wanted))
            yield exhibit


def missing(vault: Vault, case: Case, pixels: int) -> list[Exhibit]:
    """The exhibits of `case` of which no preview of this size was tried yet, identity documents left out."""
    rows = vault.store.rows(
        "SELECT id FROM evidence e WHERE case_id = ? AND kind != ? AND NOT EXISTS"
        " (SELECT 1 FROM previews p WHERE p.blob_id = e.blob_id AND p.pixels = ?)",
        (case.id, ExhibitKind.IDENTITAS, pixels),
    )
    lacking = {row["id"] for row in rows}
    return [each for each in exhibits.listing(vault, case) if each.id in lacking] if lacking else []


def placeholder(vault: Vault, worker: MediaWorker, exhibit: Exhibit) -> bytes | None:
    """The small picture that the file brings along, to show until a preview is made; None without. For any thread.

    Nothing vouches that it shows what the file shows. Raises `WorkerError`.
    """
    try:
        with vault.blobs.open(exhibit.blob) as source:
            return worker.make_placeholder(source, exhibit.blob.size).jpeg or None
    except (CryptoError, Problem, OSError):
        return None


def make(vault: Vault, worker: MediaWorker, exhibit: Exhibit, pixels: int) -> Preview:
    """A preview that is still to be kept, for any thread. Raises `WorkerError`."""
    try:
        with vault.blobs.open(exhibit.blob) as source:
            return worker.make_preview(source, exhibit.blob.size, pixels)
    except (CryptoError, Problem, OSError):
        return Preview(PreviewStatus.UNMADE, reason=DAMAGED)


def close_up(vault: Vault, worker: MediaWorker, exhibit: Exhibit, part: Part, pixels: int) -> CloseUp:
    """A part of an exhibit's picture with its own pixels, never kept; for any thread. Raises `WorkerError`."""
    try:
        with vault.blobs.open(exhibit.blob) as source:
            return worker.close_up(source, exhibit.blob.size, part, pixels)
    except (CryptoError, Problem, OSError):
        return CloseUp(reason=DAMAGED)


def keep(vault: Vault, exhibit: Exhibit, pixels: int, made: Preview) -> None:
    """Keeps what `make` gave, or why there is none."""
    if made.reason == DAMAGED:
        return  # a repaired or restored blob must get its chance
    fresh = None if made.status is PreviewStatus.UNMADE else vault.blobs.store(io.BytesIO(made.jpeg)).blob
    with vault.store.transaction():
        blob = _shared(vault, fresh)
        vault.store.run(
            "INSERT OR IGNORE INTO previews (blob_id, pixels, preview_blob, failure) VALUES (?, ?, ?, ?)",
            (exhibit.blob.id, pixels, None if blob is None else blob.id, made.reason),
        )
        if made.thumbnail in TELLING:
            _doubt_thumbnail(vault, exhibit, made.thumbnail)


def _doubt_thumbnail(vault: Vault, exhibit: Exhibit, thumbnail: str) -> None:
    """Only the decode shows that the small picture inside is another than the large one; a later look is an event."""
    now = exhibits.find(vault, exhibit.id)
    if now.facts is None or now.facts.thumbnail == thumbnail:
        return
    case = cases.find(vault, now.case)
    if not cases.is_foreign(vault, case):
        exhibits.record_facts(vault, now, replace(now.facts, thumbnail=thumbnail), thumbnail)


def _shared(vault: Vault, fresh: Blob | None) -> Blob | None:
    """The blob to point at: two pictures can have the very same preview."""
    if fresh is None:
        return None
    held = exhibits.held_blob(vault, fresh.sha256)
    if held is not None:
        vault.blobs.remove(fresh.id)
        return held
    exhibits.insert_blob(vault, fresh)
    return fresh


def _row(vault: Vault, exhibit: Exhibit, pixels: int) -> Row | None:
    return vault.store.one(
        "SELECT p.failure, b.id, b.key, b.sha256, b.size FROM previews p LEFT JOIN blobs b ON b.id = p.preview_blob"
        " WHERE p.blob_id = ? AND p.pixels = ?",
        (exhibit.blob.id, pixels),
    )


def _bytes(vault: Vault, row: Row) -> bytes:
    blob = Blob(BlobId(row["id"]), bytes(row["key"]), str(row["sha256"]), int(row["size"]))
    try:
        with vault.blobs.open(blob) as source:
            return source.read()
    except CryptoError as error:
        raise Problem("blob-damaged", item=blob.id) from error
