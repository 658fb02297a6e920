"""Reading the facts of exhibits that have none yet, in child processes, after the bytes are acknowledged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Protocol

from crypto.errors import CryptoError
from intake.evidence import exhibits, tags
from intake.evidence.exhibits import Exhibit
from intake.media.client import MediaWorker, WorkerPool
from intake.media.types import ExifStatus, Facts, Reading
from intake.problems import Problem
from intake.records.cases import Case, is_foreign
from intake.vault import Vault

DAMAGED = "damaged-in-vault"
BATCH = 32
"""Facts can be read again at any time, so many are kept by one transaction."""


class ReadingWatcher(Protocol):
    """Who is told how far the reading is."""

    def facts_read(self, exhibit: Exhibit) -> None:
        """This exhibit's facts are kept."""


def read_missing(vault: Vault, case: Case, watcher: ReadingWatcher | None = None) -> Iterator[Exhibit]:
    """Reads and keeps the facts of every exhibit of `case` that has none; yields each with its facts.

    A file can make its own reading fail (status unread with a reason), never anything else.
    Raises `WorkerError` where no child process can be started. A received case is left as its office read it.
    """
    if is_foreign(vault, case):
        return
    missing = [exhibit for exhibit in exhibits.listing(vault, case) if exhibit.facts is None]
    if not missing:
        return

    def task(worker: MediaWorker, exhibit: Exhibit) -> _Read:
        return _read(vault, worker, exhibit)

    with WorkerPool(min(2, len(missing))) as pool:
        batch: list[_Read] = []
        for number, read in enumerate(pool.map(task, missing), 1):
            batch.append(read)
            if len(batch) == BATCH or number == len(missing):
                yield from _keep(vault, batch, watcher)
                batch = []


@dataclass(frozen=True, slots=True)
class _Read:
    exhibit: Exhibit
    found: Reading


def _keep(vault: Vault, batch: list[_Read], watcher: ReadingWatcher | None) -> list[Exhibit]:
    with vault.store.transaction():
        kept = [_record(vault, read) for read in batch]
    if watcher:
        for exhibit in kept:
            watcher.facts_read(exhibit)
    return kept


def _record(vault: Vault, read: _Read) -> Exhibit:
    now, found = exhibits.find(vault, read.exhibit.id), read.found
    if now.facts is not None:
        return now  # another task read it while this one was under way: the window lets them take turns
    if found.facts.unread_reason == DAMAGED:
        return replace(now, facts=found.facts)  # not kept: a healed file must get its chance
    if found.tags is not None:
        tags.keep(vault, now.blob, found.tags)
    return exhibits.record_facts(vault, now, found.facts)


def _read(vault: Vault, worker: MediaWorker, exhibit: Exhibit) -> _Read:
    suffix = PurePath(exhibit.obtained.file_name).suffix
    try:
        with vault.blobs.open(exhibit.blob) as source:
            return _Read(exhibit, worker.read(source, exhibit.blob.size, suffix))
    except (CryptoError, Problem, OSError):
        unread = Facts(media_type=exhibit.media_type, exif_status=ExifStatus.UNREAD, unread_reason=DAMAGED)
        return _Read(exhibit, Reading(unread))
