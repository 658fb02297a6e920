"""An exhibit in a case: its row, how it was obtained, describing, withdrawing, exporting."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from crypto import canonical
from crypto.canonical import JsonObject
from crypto.errors import CryptoError
from intake import facts
from intake.blobs import BLOCK, Blob
from intake.custody import journal
from intake.custody.entries import Kind, digest
from intake.evidence.kinds import ExhibitKind
from intake.files import DurableFile, write_all
from intake.ids import BlobId, CaseId, EvidenceId
from intake.media.types import Facts
from intake.problems import Problem, from_os_error
from intake.records.cases import Case, refuse_foreign
from intake.store import Row
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Obtained:
    """Where a file came from. `file_time` is the medium's own modification time, shown as what it is.

    `relation` is the giver's to what happened; `original` asli, salinan or tidak-diketahui; of a recording, who made it
    and whether the speaker knew (a recording made in secret is judged differently: UU ITE ps 5, 31).
    """

    file_name: str
    file_name_base64: str = ""
    file_time: str = ""
    source: str = ""
    how: str = ""
    where: str = ""
    description: str = ""
    relation: str = ""
    original: str = ""
    recording_by: str = ""
    speaker_knew: str = ""


def named(path: Path, **words: str) -> Obtained:
    """How a file at `path` was obtained; a name that is no text is kept as base64 beside a readable form."""
    raw = os.fsencode(path.name)
    try:
        return Obtained(raw.decode("utf-8"), **words)
    except UnicodeDecodeError:
        readable = raw.decode("utf-8", "replace")
        return Obtained(readable, base64.b64encode(raw).decode("ascii"), **words)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exhibit. `facts` is None until they were read; `withdrawn` holds the reason where it was withdrawn."""

    id: EvidenceId
    case: CaseId
    number: int
    blob: Blob
    media_type: str
    added_at: str
    obtained: Obtained
    facts: Facts | None
    withdrawn: str | None
    kind: ExhibitKind

    @property
    def is_identity(self) -> bool:
        """Whether it is shown only on request."""
        return self.kind is ExhibitKind.IDENTITAS


_SELECT = (
    "SELECT e.*, b.key AS blob_key, b.sha256 AS blob_sha256, b.size AS blob_size"
    " FROM evidence e JOIN blobs b ON b.id = e.blob_id "
)


IN_ORDER = " ORDER BY e.position IS NULL, e.position, e.number"


def listing(vault: Vault, case: Case) -> Iterator[Exhibit]:
    """The exhibits of a case in the order given to them, the others by number."""
    for row in vault.store.rows(_SELECT + "WHERE e.case_id = ?" + IN_ORDER, (case.id,)):
        yield _from_row(row)


def identity_ids(vault: Vault, case: Case) -> frozenset[str]:
    """The identity documents of a case, those included whose bytes stayed with the sender."""
    rows = vault.store.rows(
        "SELECT id FROM evidence WHERE case_id = ? AND kind = ? UNION SELECT id FROM withheld WHERE case_id = ?",
        (case.id, ExhibitKind.IDENTITAS, case.id),
    )
    return frozenset(row["id"] for row in rows)


def find(vault: Vault, wanted: str, case: Case | None = None) -> Exhibit:
    """The exhibit with this id, or with this number in `case`; without a case, the only one with that number.

    Raises `Problem`: evidence-unknown, number-ambiguous.
    """
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        rows = vault.store.rows(_SELECT + "WHERE e.number = ?", (int(wanted),))
        rows = [row for row in rows if case is None or row["case_id"] == case.id]
    else:
        rows = vault.store.rows(_SELECT + "WHERE e.id = ?", (wanted,))
    if len(rows) > 1:
        raise Problem("number-ambiguous", item=wanted)
    if not rows:
        raise Problem("evidence-unknown", item=wanted)
    return _from_row(rows[0])


def find_in(vault: Vault, case: Case, wanted: str) -> Exhibit:
    """The exhibit of `case` with this number or id. Raises `Problem("evidence-unknown")`."""
    found = find(vault, wanted, case)
    if found.case != case.id:
        raise Problem("evidence-unknown", item=wanted)
    return found


def insert(vault: Vault, exhibit: Exhibit) -> None:
    """Writes the row of an exhibit whose blob is known, inside a transaction."""
    vault.store.run(
        "INSERT INTO evidence (id, case_id, number, blob_id, media_type, added_at, obtained, facts, withdrawn, kind)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            exhibit.id, exhibit.case, exhibit.number, exhibit.blob.id, exhibit.media_type, exhibit.added_at,
            facts.encode(exhibit.obtained), _facts_text(exhibit.facts), exhibit.withdrawn, exhibit.kind,
        ),
    )  # fmt: skip


def insert_blob(vault: Vault, blob: Blob) -> None:
    """Makes a stored file part of the vault, inside a transaction."""
    vault.store.run(
        "INSERT INTO blobs (id, key, sha256, size) VALUES (?, ?, ?, ?)",
        (blob.id, blob.key, blob.sha256, blob.size),
    )


def held_blob(vault: Vault, sha256: str) -> Blob | None:
    """The blob that already holds this content, or None."""
    row = vault.store.one("SELECT * FROM blobs WHERE sha256 = ?", (sha256,))
    return (
        None
        if row is None
        else Blob(BlobId(row["id"]), bytes(row["key"]), str(row["sha256"]), int(row["size"]))
    )


def is_whole(vault: Vault, blob: Blob) -> bool:
    """Whether the file of a blob still decrypts from end to end; every chunk is authenticated as it is read."""
    try:
        with vault.blobs.open(blob) as source:
            while source.read(BLOCK):
                pass
    except (CryptoError, OSError, Problem):
        return False
    return True


def heal(vault: Vault, damaged: Blob, good: Blob) -> None:
    """Points to a good file of the same content all that pointed to a damaged one, inside a transaction."""
    touched = vault.store.rows("SELECT id, case_id FROM evidence WHERE blob_id = ?", (damaged.id,))
    vault.store.run("PRAGMA defer_foreign_keys = ON")
    vault.store.run("UPDATE blobs SET id = ?, key = ? WHERE id = ?", (good.id, good.key, damaged.id))
    vault.store.run("UPDATE evidence SET blob_id = ? WHERE blob_id = ?", (good.id, damaged.id))
    vault.store.run("UPDATE previews SET blob_id = ? WHERE blob_id = ?", (good.id, damaged.id))
    vault.store.run("UPDATE previews SET preview_blob = ? WHERE preview_blob = ?", (good.id, damaged.id))
    vault.store.run("UPDATE received_files SET blob_id = ? WHERE blob_id = ?", (good.id, damaged.id))
    vault.store.run("UPDATE tag_dumps SET blob_id = ? WHERE blob_id = ?", (good.id, damaged.id))
    for row in touched:
        journal.record(
            vault, Kind.EVIDENCE_HEALED, CaseId(row["case_id"]), {"id": row["id"], "sha256": good.sha256}
        )


def record_facts(vault: Vault, exhibit: Exhibit, read: Facts, thumbnail: str = "") -> Exhibit:
    """Keeps what was read from a file, with its digest in the log, inside a transaction.

    `thumbnail` is what a later look at the decoded picture added to facts that were already read.
    """
    text = _facts_text(read)
    vault.store.run("UPDATE evidence SET facts = ? WHERE id = ?", (text, exhibit.id))
    journal.record(
        vault,
        Kind.EVIDENCE_READ,
        exhibit.case,
        {
            "digest": digest((text or "").encode("utf-8")),
            "id": exhibit.id,
            "readers": list(read.readers),
            "status": read.exif_status.value,
            **({"thumbnail": thumbnail} if thumbnail else {}),
        },
    )
    return replace(exhibit, facts=read)


def describe(vault: Vault, case: Case, exhibit: Exhibit, changed: Obtained) -> Exhibit:
    """Replaces the words about an exhibit (never its file name or time). Raises `Problem` as `cases.edit`."""
    refuse_foreign(vault, case)
    facts.checked(changed)
    kept = replace(
        changed,
        file_name=exhibit.obtained.file_name,
        file_name_base64=exhibit.obtained.file_name_base64,
        file_time=exhibit.obtained.file_time,
    )
    if kept == exhibit.obtained:
        return exhibit
    with vault.store.transaction():
        vault.store.run("UPDATE evidence SET obtained = ? WHERE id = ?", (facts.encode(kept), exhibit.id))
        journal.record(
            vault, Kind.EVIDENCE_DESCRIBED, case.id, {"id": exhibit.id, "obtained": facts.to_json(kept)}
        )
    return replace(exhibit, obtained=kept)


def withdraw(vault: Vault, case: Case, exhibit: Exhibit, reason: str) -> Exhibit:
    """Marks an exhibit as withdrawn; its bytes stay. Raises `Problem`: reason-missing, already-withdrawn, …"""
    refuse_foreign(vault, case)
    facts.clean_text(reason, "reason")
    if not reason.strip():
        raise Problem("reason-missing")
    if exhibit.withdrawn is not None:
        raise Problem("already-withdrawn", item=exhibit.number)
    with vault.store.transaction():
        vault.store.run("UPDATE evidence SET withdrawn = ? WHERE id = ?", (reason, exhibit.id))
        journal.record(vault, Kind.EVIDENCE_WITHDRAWN, case.id, {"id": exhibit.id, "reason": reason})
    return replace(exhibit, withdrawn=reason)


def export(vault: Vault, exhibit: Exhibit, target: Path) -> None:
    """Writes the exact original bytes to `target`, in plaintext as asked for, once that is logged.

    Raises `Problem`: file-exists, folder-missing, exhibit-damaged, disk-full.
    """
    try:
        with vault.blobs.open(exhibit.blob) as source, DurableFile(target) as out:
            while block := source.read(BLOCK):
                write_all(out, block)
            record_export(vault, exhibit, {"sha256": exhibit.blob.sha256})
    except CryptoError as error:
        raise Problem("exhibit-damaged", item=exhibit.number) from error
    except Problem as problem:
        if problem.code not in ("blob-missing", "blob-damaged"):
            raise
        raise Problem("exhibit-damaged", item=exhibit.number) from problem
    except OSError as error:
        raise from_os_error(error, target, needed=exhibit.blob.size) from error


def record_export(vault: Vault, exhibit: Exhibit, facts_of_it: JsonObject) -> None:
    """Logs that plaintext of an exhibit goes out; called before the file gets its name, so that none is unlogged."""
    with vault.store.transaction():
        journal.record(vault, Kind.EVIDENCE_EXPORTED, exhibit.case, {"id": exhibit.id, **facts_of_it})


def _facts_text(read: Facts | None) -> str | None:
    return None if read is None else canonical.encode(read.to_json()).decode("utf-8")


def _from_row(row: Row) -> Exhibit:
    text = row["facts"]
    return Exhibit(
        EvidenceId(row["id"]),
        CaseId(row["case_id"]),
        int(row["number"]),
        Blob(BlobId(row["blob_id"]), bytes(row["blob_key"]), str(row["blob_sha256"]), int(row["blob_size"])),
        str(row["media_type"]),
        str(row["added_at"]),
        facts.decode(Obtained, row["obtained"]),
        None if text is None else Facts.from_json(canonical.parse(text.encode("utf-8"))),
        row["withdrawn"],
        ExhibitKind(row["kind"]),
    )
