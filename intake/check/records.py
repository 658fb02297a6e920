"""The vault's rows against what its log says of each case."""

from __future__ import annotations

from crypto import canonical
from crypto.canonical import JsonObject
from crypto.errors import CryptoError, FormatError
from intake.bundle.contents import judge_tags, segments_of
from intake.bundle.label import parse_label
from intake.cards import Card, card_by_fingerprint
from intake.custody.entries import Entry, Kind, digest, parse_body, parse_entry
from intake.custody.replay import Claims, Thing, Topic, compare, replay
from intake.findings import Finding, FindingKind, Weight, finding
from intake.vault import Vault

_OWN = ("own", "former")
_EVENTS = (
    "SELECT entry, body FROM entries WHERE case_id = ? AND log IN (SELECT id FROM logs WHERE kind IN ('own', 'former'))"
    " ORDER BY log, seq"
)
_BUNDLE = (
    "SELECT h.id, h.label FROM handovers h JOIN cards c ON c.fingerprint = h.peer LEFT JOIN logs l"
    " ON l.origin = c.log_origin WHERE h.direction = 'in' AND h.case_id = ? AND h.state = ?"
    " ORDER BY l.id DESC, h.checkpoint_size DESC, h.rowid DESC LIMIT 1"
)


def check_records(vault: Vault) -> list[Finding]:
    """What rows and events say differently of every case. Raises `Problem("database-damaged")`."""
    held = {
        row["id"]: row["kind"]
        for row in vault.store.rows("SELECT c.id, l.kind FROM cases c LEFT JOIN logs l ON l.id = c.log")
    }
    logged = vault.store.rows(
        "SELECT DISTINCT case_id FROM entries WHERE kind = ? AND body IS NOT NULL"
        " AND log IN (SELECT id FROM logs WHERE kind IN ('own', 'former'))",
        (Kind.CASE_CREATED.value,),
    )
    findings: list[Finding] = []
    for case in sorted(held.keys() | {row["case_id"] for row in logged}):
        try:
            events = (
                _own(vault, case) if held.get(case, "own") in _OWN else _received(vault, case, held[case])
            )
            findings += _statements(vault, case) + compare(replay(events), rows_of(vault, case))
        except CryptoError as error:
            findings.append(finding(FindingKind.DATABASE_DAMAGED, f"case {case}", "", str(error)))
    return findings


def _own(vault: Vault, case: str) -> list[tuple[Entry, JsonObject]]:
    return [
        (parse_entry(bytes(row["entry"])), parse_body(bytes(row["body"])))
        for row in vault.store.rows(_EVENTS, (case,))
        if row["body"] is not None
    ]


def _received(vault: Vault, case: str, kind: str) -> list[tuple[Entry, JsonObject]]:
    """The events in the newest bag of a case; its sender's signature is what makes them good."""
    state = "disputed" if kind == "disputed" else "taken-in"
    row = vault.store.one(_BUNDLE, (case, state))
    if row is None:
        raise FormatError("the case came with no hand-over")
    files = {
        each["path"]: bytes(each["data"])
        for each in vault.store.rows(
            "SELECT path, data FROM received_files WHERE handover = ? AND data IS NOT NULL", (row["id"],)
        )
    }
    card = card_of(vault, row["id"])
    tags = judge_tags(files, parse_label(bytes(row["label"])), card)
    if tags.inner is None or any(each.weight is Weight.DAMAGED for each in tags.findings):
        raise FormatError("the bag as it came does not hold")
    return [
        (parse_entry(data), parse_body(body))
        for segment in segments_of(files, tags.inner.origin)
        for data, body in zip(segment.entries, segment.bodies, strict=False)
        if body is not None
    ]


def card_of(vault: Vault, handover: str) -> Card | None:
    """The card of the desk that a hand-over came from."""
    row = vault.store.one("SELECT peer FROM handovers WHERE id = ?", (handover,))
    known = None if row is None else card_by_fingerprint(vault, row["peer"])
    return None if known is None else known.card


def rows_of(vault: Vault, case: str) -> Claims:
    """What the rows of a case claim; drafts claim nothing, and the case's number is each vault's own."""
    store, claims = vault.store, Claims()
    for row in store.rows("SELECT * FROM cases WHERE id = ?", (case,)):
        claims[Thing(Topic.CASE, case)] = {
            "kind": row["kind"], "facts": row["facts"], "at": row["created_at"]
        }  # fmt: skip
    for row in store.rows("SELECT * FROM persons WHERE case_id = ?", (case,)):
        claims[Thing(Topic.PERSON, row["id"])] = {
            "number": str(row["number"]), "role": row["role"], "facts": row["facts"]
        }  # fmt: skip
    for row in store.rows("SELECT * FROM statements WHERE case_id = ? AND digest IS NOT NULL", (case,)):
        claims[Thing(Topic.STATEMENT, row["id"])] = {
            "number": str(row["number"]), "person": row["person_id"], "digest": row["digest"],
            "amends": row["amends"] or "",
        }  # fmt: skip
    for row in store.rows(
        "SELECT e.*, b.sha256, b.size FROM evidence e JOIN blobs b ON b.id = e.blob_id WHERE case_id = ?",
        (case,),
    ):
        claims[Thing(Topic.EVIDENCE, row["id"])] = {
            "number": str(row["number"]), "sha256": row["sha256"], "size": str(row["size"]),
            "media_type": row["media_type"], "at": row["added_at"], "obtained": row["obtained"],
            "withdrawn": row["withdrawn"] or "",
            "read": "" if row["facts"] is None else digest(row["facts"].encode("utf-8")),
        }  # fmt: skip
    return claims


def _statements(vault: Vault, case: str) -> list[Finding]:
    """Sealed words: the document must have its digest, and the readable text must be the document's."""
    found = []
    for row in vault.store.rows(
        "SELECT * FROM statements WHERE case_id = ? AND (digest IS NOT NULL OR document IS NOT NULL)", (case,)
    ):
        name, document = f"statement {row['id']}", bytes(row["document"] or b"")
        if digest(document) != row["digest"]:
            found.append(finding(FindingKind.STATEMENT_DIGEST, name, row["digest"], digest(document)))
        elif canonical.parse(document).get("text") != row["text"]:
            found.append(
                finding(FindingKind.STATEMENT_DIGEST, f"{name} text", "as in the document", "different")
            )
    return found
