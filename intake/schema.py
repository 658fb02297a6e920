"""The schema as numbered steps: `user_version` says how far a file is; a newer file is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.problems import Problem

if TYPE_CHECKING:
    from intake.store import Store

RECORDS = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE blobs (id TEXT PRIMARY KEY, key BLOB NOT NULL, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL)"
    " STRICT",
    "CREATE TABLE cases (id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL,"
    " facts TEXT NOT NULL, created_at TEXT NOT NULL, log INTEGER NOT NULL) STRICT",
    "CREATE TABLE persons (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases, number INTEGER NOT NULL,"
    " role TEXT NOT NULL, facts TEXT NOT NULL, UNIQUE (case_id, number)) STRICT",
    "CREATE TABLE statements (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases, number INTEGER NOT NULL,"
    " person_id TEXT NOT NULL REFERENCES persons, amends TEXT REFERENCES statements, text TEXT NOT NULL,"
    " document BLOB, digest TEXT, made_at TEXT NOT NULL, UNIQUE (case_id, number)) STRICT",
    "CREATE TABLE evidence (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases, number INTEGER NOT NULL,"
    " blob_id TEXT NOT NULL REFERENCES blobs, media_type TEXT NOT NULL, added_at TEXT NOT NULL,"
    " obtained TEXT NOT NULL, facts TEXT, withdrawn TEXT, UNIQUE (case_id, number)) STRICT",
    "CREATE INDEX evidence_of_blob ON evidence (blob_id)",
    "CREATE TABLE previews (blob_id TEXT NOT NULL REFERENCES blobs, pixels INTEGER NOT NULL,"
    " preview_blob TEXT REFERENCES blobs, failure TEXT, PRIMARY KEY (blob_id, pixels)) STRICT",
    "CREATE TABLE logs (id INTEGER PRIMARY KEY, origin TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, vkey TEXT NOT NULL)"
    " STRICT",
    "CREATE TABLE entries (log INTEGER NOT NULL REFERENCES logs, seq INTEGER NOT NULL, case_id TEXT,"
    " n INTEGER NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, subject TEXT, entry BLOB NOT NULL, body BLOB,"
    " leaf BLOB NOT NULL, PRIMARY KEY (log, seq)) STRICT",
    "CREATE INDEX entries_of_case ON entries (log, case_id, n)",
    "CREATE INDEX entries_of_subject ON entries (subject, kind)",
    "CREATE TABLE checkpoints (log INTEGER NOT NULL REFERENCES logs, size INTEGER NOT NULL, note BLOB NOT NULL,"
    " PRIMARY KEY (log, size)) STRICT",
)

HANDOVERS = (
    # A newer card of the same desk does not delete the older: hand-overs name the card they were made with.
    "CREATE TABLE cards (fingerprint TEXT PRIMARY KEY, note BLOB NOT NULL, notes_name TEXT NOT NULL,"
    " log_origin TEXT NOT NULL, trust TEXT NOT NULL, trusted_at TEXT NOT NULL) STRICT",
    "CREATE INDEX cards_of_desk ON cards (notes_name)",
    "CREATE TABLE handovers (id TEXT PRIMARY KEY, case_id TEXT, direction TEXT NOT NULL, peer TEXT NOT NULL,"
    " state TEXT NOT NULL, created_at TEXT NOT NULL, sealed_at TEXT, bundle_sha256 TEXT, checkpoint_size INTEGER,"
    " label BLOB, ack BLOB, ack_at TEXT) STRICT",
    "CREATE INDEX handovers_of_case ON handovers (case_id, direction)",
    "CREATE TABLE handover_items (handover TEXT NOT NULL REFERENCES handovers, evidence TEXT NOT NULL,"
    " PRIMARY KEY (handover, evidence)) STRICT",
    "CREATE TABLE foreign_notes (log INTEGER NOT NULL REFERENCES logs, sha256 TEXT NOT NULL, at TEXT NOT NULL,"
    " note BLOB NOT NULL, PRIMARY KEY (log, sha256)) STRICT",
    # Each bag's files as they came: small ones in `data`, the others in a blob.
    "CREATE TABLE received_files (handover TEXT NOT NULL REFERENCES handovers, path TEXT NOT NULL,"
    " data BLOB, blob_id TEXT REFERENCES blobs, PRIMARY KEY (handover, path)) STRICT",
)

STEPS: tuple[tuple[str, ...], ...] = (RECORDS, HANDOVERS)
"""STEPS[n] brings a file from version n to n + 1."""


def bring_up(store: Store, target: int | None = None) -> None:
    """Runs the steps that `store` lacks, each in a transaction of its own, with a copy of the file before it.

    The copy is `records.db.before-<version>` beside the file, under the same key. Raises `Problem("schema-newer")`
    where the file was made by a newer Segel.
    """
    wanted = len(STEPS) if target is None else target
    version = store.number("PRAGMA user_version")
    if version > len(STEPS):
        raise Problem("schema-newer", item=str(store.path), found=version, known=len(STEPS))
    for step in range(version, wanted):
        if version > 0:
            copy = store.path.with_name(f"{store.path.name}.before-{step + 1}")
            copy.unlink(missing_ok=True)
            store.copy_to(copy)
        with store.transaction():
            for statement in STEPS[step]:
                store.run(statement)
            store.run(f"PRAGMA user_version = {step + 1}")
