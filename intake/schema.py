"""The schema as numbered steps, which `intake.store` runs; `user_version` says how far a file is."""

from __future__ import annotations

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

EXHIBITS = (
    "ALTER TABLE evidence ADD COLUMN kind TEXT NOT NULL DEFAULT 'lainnya'",
    "UPDATE evidence SET kind = CASE WHEN media_type LIKE 'image/%' THEN 'foto' WHEN media_type LIKE 'video/%'"
    " THEN 'video' WHEN media_type LIKE 'audio/%' THEN 'audio' WHEN media_type = 'application/pdf' THEN 'dokumen'"
    " WHEN media_type = 'application/zip' THEN 'arsip' ELSE 'lainnya' END",
    # Exhibits made from another by covering regions of its picture; the original may be withheld, so no reference.
    "CREATE TABLE redactions (evidence TEXT PRIMARY KEY REFERENCES evidence, original TEXT NOT NULL,"
    " regions TEXT NOT NULL) STRICT",
    # Where somebody put the exhibits in order; NULL follows by number.
    "ALTER TABLE evidence ADD COLUMN position INTEGER",
    # Identity documents of a received case whose bytes stayed with the sender: as case.json states them.
    "CREATE TABLE withheld (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases, number INTEGER NOT NULL,"
    " position INTEGER, record TEXT NOT NULL) STRICT",
    "CREATE TABLE captures (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases, number INTEGER NOT NULL,"
    " act TEXT NOT NULL, facts TEXT NOT NULL, person_id TEXT REFERENCES persons, made_at TEXT NOT NULL,"
    " UNIQUE (case_id, number)) STRICT",
    "CREATE TABLE capture_observations (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases,"
    " capture_id TEXT NOT NULL REFERENCES captures, number INTEGER NOT NULL, facts TEXT NOT NULL,"
    " made_at TEXT NOT NULL, UNIQUE (capture_id, number)) STRICT",
    # These name evidence that may be withheld, so they are no references.
    "CREATE TABLE capture_files (observation_id TEXT NOT NULL REFERENCES capture_observations,"
    " place INTEGER NOT NULL, evidence_id TEXT NOT NULL, PRIMARY KEY (observation_id, place)) STRICT",
    "CREATE TABLE things (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases, number INTEGER NOT NULL,"
    " facts TEXT NOT NULL, made_at TEXT NOT NULL, UNIQUE (case_id, number)) STRICT",
    "CREATE TABLE thing_moves (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases,"
    " thing_id TEXT NOT NULL REFERENCES things, number INTEGER NOT NULL, facts TEXT NOT NULL, made_at TEXT NOT NULL,"
    " UNIQUE (thing_id, number)) STRICT",
    "CREATE TABLE thing_photos (thing_id TEXT NOT NULL REFERENCES things, place INTEGER NOT NULL,"
    " evidence_id TEXT NOT NULL, PRIMARY KEY (thing_id, place)) STRICT",
    "CREATE TABLE links (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases, from_kind TEXT NOT NULL,"
    " from_id TEXT NOT NULL, to_kind TEXT NOT NULL, to_id TEXT NOT NULL, note TEXT NOT NULL, made_at TEXT NOT NULL,"
    " cut TEXT) STRICT",
    "CREATE INDEX links_of_case ON links (case_id)",
    # Which photos were searched for the code of a clock check, and the code found, '' for none. The log says the rest.
    "CREATE TABLE camera_clocks (evidence TEXT PRIMARY KEY REFERENCES evidence, code TEXT NOT NULL) STRICT",
    # Every tag of a file as its readers gave it, zlib-packed JSON; NULL with the reason where nothing could be read.
    "CREATE TABLE tag_dumps (blob_id TEXT PRIMARY KEY REFERENCES blobs, dump BLOB, reason TEXT) STRICT",
    "CREATE INDEX camera_clocks_by_code ON camera_clocks (code)",
)


def _searchable(table: str, case: str, words: str, columns: str) -> tuple[str, ...]:
    """Keeps the words of a table's rows in the search index by triggers, so that no module that writes can forget it.

    `words` is an expression over a row called `new`, `columns` are those it reads, `case` is the case's id.
    """
    row, gone = "(SELECT row FROM search_rows WHERE subject = new.id)", "WHERE subject = old.id"
    return (
        f"CREATE TRIGGER search_{table}_made AFTER INSERT ON {table} BEGIN"
        f" INSERT INTO search_rows (subject, topic, case_id) VALUES (new.id, '{table}', {case});"
        f" INSERT INTO search (rowid, words) VALUES ({row}, {words}); END",
        f"CREATE TRIGGER search_{table}_changed AFTER UPDATE OF {columns} ON {table} BEGIN"
        f" UPDATE search SET words = {words} WHERE rowid = {row}; END",
        f"CREATE TRIGGER search_{table}_gone AFTER DELETE ON {table} BEGIN"
        f" DELETE FROM search WHERE rowid = (SELECT row FROM search_rows {gone});"
        f" DELETE FROM search_rows {gone}; END",
        f"INSERT INTO search_rows (subject, topic, case_id) SELECT id, '{table}', {case} FROM {table} AS new",
        f"INSERT INTO search (rowid, words) SELECT {row}, {words} FROM {table} AS new",
    )


def _outdating(table: str, case: str) -> tuple[str, ...]:
    """Triggers that drop what was worked out of a case when a row that it came from changes."""
    return tuple(
        f"CREATE TRIGGER overview_{table}_{deed.lower()} AFTER {deed} ON {table} BEGIN"
        f" DELETE FROM overview WHERE case_id = {which}.{case}; END"
        for deed, which in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old"))
    )


def _texts(column: str) -> str:
    """Every text in a column of JSON, a line each."""
    found = f"SELECT group_concat(atom, char(10)) FROM json_tree(iif({column} = '', '{{}}', {column}))"
    return f"coalesce(({found} WHERE type = 'text'), '')"


RULES = (
    "ALTER TABLE statements ADD COLUMN kind TEXT NOT NULL DEFAULT 'keterangan-awal'",
    # The fields and the question rows of a statement's form, canonical JSON; '' for words alone.
    "ALTER TABLE statements ADD COLUMN form TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE items (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases, topic TEXT NOT NULL,"
    " number INTEGER NOT NULL, facts TEXT NOT NULL, made_at TEXT NOT NULL, withdrawn TEXT,"
    " UNIQUE (case_id, topic, number)) STRICT",
    "CREATE TABLE search_rows (row INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, topic TEXT NOT NULL,"
    " case_id TEXT NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')",
    # Words of what is deleted leave the index at once, not with its next merge.
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    *_searchable("cases", "new.id", _texts("new.facts"), "facts"),
    *_searchable("persons", "new.case_id", _texts("new.facts"), "facts"),
    *_searchable("statements", "new.case_id", f"new.text || char(10) || {_texts('new.form')}", "text, form"),
    *_searchable("evidence", "new.case_id", _texts("new.obtained"), "obtained"),
    *_searchable("captures", "new.case_id", _texts("new.facts"), "facts"),
    *_searchable("things", "new.case_id", _texts("new.facts"), "facts"),
    *_searchable("items", "new.case_id", _texts("new.facts"), "facts"),
    # What lists show of each case and rules work out of its rows; missing where it has to be worked out anew.
    "CREATE TABLE overview (case_id TEXT PRIMARY KEY REFERENCES cases ON DELETE CASCADE, edition TEXT NOT NULL,"
    " state TEXT NOT NULL, limits TEXT NOT NULL, reported TEXT NOT NULL, employments TEXT NOT NULL,"
    " channels TEXT NOT NULL, phases TEXT NOT NULL) STRICT",
    *_outdating("cases", "id"),
    *_outdating("persons", "case_id"),
    *_outdating("items", "case_id"),
    "CREATE TABLE saved_filters (name TEXT PRIMARY KEY, filter TEXT NOT NULL) STRICT",
    # What is typed while a report is received, until it is written into the records (`intake.reception`): no state yet.
    "CREATE TABLE receptions (case_id TEXT PRIMARY KEY REFERENCES cases ON DELETE CASCADE, kept_at TEXT NOT NULL,"
    " told TEXT NOT NULL) STRICT",
)

STEPS: tuple[tuple[str, ...], ...] = (RECORDS, HANDOVERS, EXHIBITS, RULES)
"""STEPS[n] brings a file from version n to n + 1."""
