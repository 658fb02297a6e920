"""Taking files in: one pass over each, recorded and logged, and only then acknowledged."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from intake import facts
from intake.blobs import Blob, Stored
from intake.custody import journal
from intake.custody.entries import Kind
from intake.evidence import exhibits, sources
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind, kind_of
from intake.evidence.sources import Source
from intake.ids import BlobId, EvidenceId, new_id
from intake.media import sniff
from intake.problems import Problem, from_os_error
from intake.records.cases import Case, refuse_foreign
from intake.turns import short_turns
from intake.vault import Vault

THREADS = 6
"""More than two cores have: a thread that waits for the disk leaves its core to another."""
IN_FLIGHT = 32
BATCH = 32
TOGETHER = 16
"""So many files at most share one transaction; each is acknowledged after it."""


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Added:
    """One file's outcome: the exhibit (for a duplicate the one that holds its bytes), or the problem."""

    file: Path
    outcome: Outcome
    exhibit: Exhibit | None = None
    problem: Problem | None = None


class Watcher(Protocol):
    """Who is told how far an intake is; may be asked to stop from another thread."""

    cancelled: threading.Event

    def found(self, files: int, size: int) -> None:
        """So many files, so many bytes in all."""

    def moved(self, size: int) -> None:
        """So many bytes more were read; called from worker threads."""

    def done(self, added: Added) -> None:
        """One file has its outcome; what is added here is durable."""


class Unwatched:
    """The watcher of those who do not look."""

    def __init__(self) -> None:
        self.cancelled = threading.Event()

    def found(self, files: int, size: int) -> None:
        """Nobody is told."""

    def moved(self, size: int) -> None:
        """Nobody is told."""

    def done(self, added: Added) -> None:
        """Nobody is told."""


@dataclass(frozen=True, slots=True)
class _Staged:
    source: Source
    stored: Stored


@dataclass(frozen=True, slots=True)
class _Said:
    """What the officer said of the files."""

    words: Obtained
    kind: ExhibitKind | None


def add(
    vault: Vault,
    case: Case,
    paths: Sequence[Path],
    obtained: Obtained,
    watcher: Watcher | None = None,
    kind: ExhibitKind | None = None,
) -> Iterator[Added]:
    """Takes in files and folders; yields each file's outcome once it is durable, in the order found.

    `obtained` holds what was asked once for all files; name and time come from each, and the kind where `kind` does not
    say it for all. A bad file has its outcome and the others go on. Raises `Problem("case-foreign")`.
    """
    refuse_foreign(vault, case)
    facts.checked(obtained)
    told, said = watcher or Unwatched(), _Said(obtained, kind)
    wanted = list(sources.find(paths))
    told.found(len(wanted), sum(source.size for source in wanted))
    pending: deque[tuple[Source, Future[Stored]]] = deque()
    rest = iter(wanted)
    with short_turns(), ThreadPoolExecutor(THREADS, "segel-intake") as pool:
        try:
            while True:
                while len(pending) < IN_FLIGHT and (source := next(rest, None)) is not None:
                    future = pool.submit(sources.stage, vault.blobs, source, told.moved, told.cancelled)
                    pending.append((source, future))
                if not pending:
                    return
                for added in _settle(vault, case, _ready(pending), said):
                    told.done(added)
                    yield added
        finally:
            _drop(vault, pending)


def _drop(vault: Vault, pending: Iterable[tuple[Source, Future[Stored]]]) -> None:
    """What was staged for a caller who went away is no part of the vault."""
    for _, future in pending:
        if not future.cancel() and future.exception() is None:
            vault.blobs.remove(future.result().blob.id)


def _ready(pending: deque[tuple[Source, Future[Stored]]]) -> list[tuple[Source, Future[Stored]]]:
    """The first few, waited for, since they share their syncs, and those after them that are done already."""
    taken: list[tuple[Source, Future[Stored]]] = []
    while pending and len(taken) < BATCH and (len(taken) < TOGETHER or pending[0][1].done()):
        taken.append(pending.popleft())
        taken[-1][1].exception()
    return taken


def _settle(
    vault: Vault, case: Case, batch: Sequence[tuple[Source, Future[Stored]]], said: _Said
) -> list[Added]:
    """The outcomes of a batch, in order; what could be staged shares one transaction."""
    outcomes: list[Added | None] = []
    staged: list[_Staged] = []
    for source, future in batch:
        try:
            staged.append(_Staged(source, future.result()))
            outcomes.append(None)
        except Problem as problem:
            outcomes.append(Added(source.path, Outcome.REFUSED, problem=problem))
    kept = iter(_keep(vault, case, staged, said))
    return [outcome or next(kept) for outcome in outcomes]


def _keep(vault: Vault, case: Case, staged: Sequence[_Staged], said: _Said) -> list[Added]:
    """Records what was staged; where that fails together, each on its own, so that none stops the others."""
    if not staged:
        return []
    try:
        vault.blobs.publish(each.stored.blob for each in staged)
        with vault.store.transaction():
            healed: list[BlobId] = []
            kept = [_record(vault, case, each, said, healed) for each in staged]
    except (Problem, OSError) as error:
        if len(staged) > 1:
            return [added for each in staged for added in _keep(vault, case, [each], said)]
        source = staged[0].source
        vault.blobs.remove(staged[0].stored.blob.id)
        return [Added(source.path, Outcome.REFUSED, problem=_told(error, vault, source))]
    for damaged in healed:
        vault.blobs.remove(damaged)
    for each, added in zip(staged, kept, strict=True):
        if added.exhibit is None or added.exhibit.blob.id != each.stored.blob.id:
            vault.blobs.remove(each.stored.blob.id)
    return kept


def _told(error: Problem | OSError, vault: Vault, source: Source) -> Problem:
    """What to tell of a file; a full disk says what this file needs, also where the database met it first."""
    if isinstance(error, OSError):
        return from_os_error(error, vault.path, needed=source.size)
    if error.code == "disk-full":
        said = {name: value for name, value in error.particulars.items() if name != "field"}
        return Problem("disk-full", **{**said, "needed": source.size})
    return error


def _record(vault: Vault, case: Case, staged: _Staged, said: _Said, healed: list[BlobId]) -> Added:
    path, held = staged.source.path, exhibits.held_blob(vault, staged.stored.blob.sha256)
    if held is not None and not exhibits.is_whole(vault, held):
        # These may be the last good bytes there are: a damaged file must not make them a mere duplicate.
        exhibits.heal(vault, held, staged.stored.blob)
        healed.append(held.id)
        held = staged.stored.blob
    if held is not None:
        same = vault.store.one(
            "SELECT id FROM evidence WHERE case_id = ? AND blob_id = ?", (case.id, held.id)
        )
        if same is not None:
            return Added(path, Outcome.DUPLICATE, exhibits.find(vault, same["id"]))
    else:
        exhibits.insert_blob(vault, staged.stored.blob)
    name = exhibits.named(path)
    words = replace(
        said.words,
        file_name=name.file_name,
        file_name_base64=name.file_name_base64,
        file_time=staged.source.file_time,
    )
    media_type = sniff.media_type(staged.stored.head)
    kind = said.kind or kind_of(media_type)
    entered = enter(vault, case, held or staged.stored.blob, media_type, words, kind)
    return Added(path, Outcome.ADDED, entered)


def enter(
    vault: Vault, case: Case, blob: Blob, media_type: str, words: Obtained, kind: ExhibitKind
) -> Exhibit:
    """A new exhibit on a blob that the vault has: its row and its two events, inside a transaction."""
    evidence_id = EvidenceId(new_id())
    number = vault.store.number(
        "SELECT coalesce(max(number), 0) + 1 FROM evidence WHERE case_id = ?", (case.id,)
    )
    entry = journal.record(
        vault,
        Kind.EVIDENCE_ADDED,
        case.id,
        {"id": evidence_id, "media_type": media_type, "sha256": blob.sha256, "size": blob.size},
    )
    exhibit = Exhibit(evidence_id, case.id, number, blob, media_type, entry.at, words, None, None, kind)
    exhibits.insert(vault, exhibit)
    journal.record(
        vault,
        Kind.EVIDENCE_OBTAINED,
        case.id,
        {"id": evidence_id, "kind": kind.value, "number": number, "obtained": facts.to_json(words)},
    )
    return exhibit
