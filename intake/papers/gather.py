"""From the vault to the dossier: gathers what it shows, makes the previews it needs, writes it and logs it."""

from __future__ import annotations

import hashlib
import io
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from crypto.canonical import JsonObject
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.evidence import exhibits, previews, reading
from intake.files import DurableFile, write_all, write_file
from intake.papers.assemble import Asked, content_of, uncovered_in
from intake.papers.attachment import proof_beside
from intake.papers.dossier import DossierSummary, write_dossier
from intake.problems import Problem, from_os_error
from intake.records.cases import Case
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class DossierMade:
    """The dossier written: its SHA-256 in hex, pages, exhibits that show no picture.

    `uncovered` are the numbers of those whose original picture stands in a public one.
    """

    sha256: str
    size: int
    pages: int
    without_photo: int
    uncovered: tuple[int, ...] = ()


class DossierWatcher(Protocol):
    """Who is told how far the dossier is; may be asked to stop from another thread."""

    cancelled: threading.Event

    def preview_made(self, made: int, wanted: int) -> None:
        """So many of so many previews are there."""

    def exhibit_written(self, written: int, wanted: int) -> None:
        """So many of so many exhibits are on paper."""


def make_dossier(
    vault: Vault,
    case: Case,
    target: Path,
    watcher: DossierWatcher | None = None,
    asked: Asked | None = None,
) -> DossierMade:
    """Writes the dossier to `target`, in plaintext as asked for, and logs its digest before it gets that name.

    Beside it goes the proof of that entry, `<target>.tlog-proof`. Raises `Problem`: file-exists, folder-missing,
    disk-full, cancelled, blob-damaged, referral-target-unknown; `WorkerError`.
    """
    proof = proof_beside(target)
    if os.path.lexists(proof):
        raise Problem("file-exists", item=str(proof))
    asked = asked or Asked()
    try:
        with DurableFile(target) as out:
            made = write(vault, case, out, watcher, asked)
            seq = _record(vault, case, made, asked)
        write_file(proof, heads.prove_entry(vault, seq).encode())
    except OSError as error:
        raise from_os_error(error, target) from error
    return made


def dossier_paper(
    vault: Vault, case: Case, watcher: DossierWatcher | None = None, asked: Asked | None = None
) -> tuple[bytes, DossierMade]:
    """The dossier as bytes in memory, for a bundle or a printer, and logged; it never touches the disk."""
    out, asked = io.BytesIO(), asked or Asked()
    made = write(vault, case, out, watcher, asked)
    _record(vault, case, made, asked)
    return out.getvalue(), made


def going_uncovered(vault: Vault, case: Case, watcher: DossierWatcher | None = None) -> tuple[int, ...]:
    """The exhibits, by number, whose original picture a public dossier would show: to be looked at before it is made.

    Makes the previews that are missing. Raises `Problem("cancelled")`; `WorkerError`.
    """
    for _ in previews.make_missing(vault, case, previews.PAGE, watcher):
        pass
    return uncovered_in(vault, case)


def _record(vault: Vault, case: Case, made: DossierMade, asked: Asked) -> int:
    facts: JsonObject = {"digest": made.sha256, "kind": asked.kind.value, "pages": made.pages}
    with vault.store.transaction():
        return journal.record(vault, Kind.DOSSIER_MADE, case.id, facts).seq


def write(
    vault: Vault,
    case: Case,
    out: BinaryIO,
    watcher: DossierWatcher | None = None,
    asked: Asked | None = None,
) -> DossierMade:
    """Writes the dossier to an open file; states the checkpoint before it and logs nothing."""
    asked = asked or Asked()
    for _ in reading.read_missing(vault, case):
        pass
    for _ in previews.make_missing(vault, case, previews.PAGE, watcher):
        pass
    head = heads.release(vault)
    counted = _Hashed(out)

    def picture(evidence: str) -> bytes | None:
        return previews.preview(vault, exhibits.find(vault, evidence), previews.PAGE)

    def parts(evidence: str) -> tuple[bytes, ...]:
        return previews.strips(vault, exhibits.find(vault, evidence))

    def progress(written: int, wanted: int) -> None:
        if watcher:
            watcher.exhibit_written(written, wanted)
            if watcher.cancelled.is_set():
                raise Problem("cancelled", item=case.number)

    content = content_of(vault, case, head, asked)
    summary: DossierSummary = write_dossier(
        content,
        picture,
        cast(BinaryIO, counted),
        progress=progress,
        sheet=asked.sheet,
        parts=parts,
    )
    return DossierMade(
        counted.digest.hexdigest(), summary.size, summary.pages, summary.without_photo, content.uncovered
    )


class _Hashed:
    """A file that hashes what goes through it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        write_all(self._out, data)
        return len(data)
