"""The vault's rows against what its log says of each case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crypto import canonical
from crypto.canonical import JsonObject
from crypto.errors import CryptoError, FormatError
from intake.bundle import carried
from intake.bundle.contents import exhibit_claims, judge_tags, segments_of
from intake.bundle.label import parse_label
from intake.cards import Card, card_by_fingerprint
from intake.custody.entries import Entry, Kind, digest, parse_body, parse_entry
from intake.custody.replay import Claims, Thing, Topic, as_text, compare, replay
from intake.evidence import handling
from intake.findings import Finding, FindingKind, Weight, finding
from intake.ids import CaseId
from intake.records import sealedwords
from intake.store import Row
from intake.vault import Vault
from intake.watching import Tick

_OWN = ("own", "former")
_EVENTS = (
    "SELECT entry, body FROM entries WHERE case_id = ? AND log IN (SELECT id FROM logs WHERE kind IN ('own', 'former'))"
    " ORDER BY log, seq"
)
_BAGS = (
    "SELECT h.id, h.label, h.state, h.checkpoint_size, c.log_origin FROM handovers h"
    " JOIN cards c ON c.fingerprint = h.peer WHERE h.direction = 'in' AND h.case_id = ?"
    " AND h.state IN ('taken-in', 'disputed') ORDER BY h.rowid"
)
_EXHIBITS = (
    "SELECT e.*, b.sha256, b.size, r.original, r.regions FROM evidence e JOIN blobs b ON b.id = e.blob_id"
    " LEFT JOIN redactions r ON r.evidence = e.id"
)
# What each bag states anew as a whole; of the rest, what an earlier bag brought stays.
_WHOLE = (Topic.CAPTURE, Topic.OBSERVATION, Topic.THING, Topic.MOVE, Topic.LINK, Topic.ITEM)


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
            claims = replay(_own(vault, case)) if held.get(case, "own") in _OWN else _received(vault, case)
            findings += _against(vault, case, claims)
        except (CryptoError, KeyError, TypeError, ValueError) as error:
            findings.append(finding(FindingKind.DATABASE_DAMAGED, f"case {case}", "", _why(error)))
    return findings


def check_case(vault: Vault, case: str, tick: Tick = lambda _: None) -> list[Finding]:
    """What rows and events say differently of one case that is here; `tick` is told of each event.

    Raises as reading damaged rows does, and what `tick` raises.
    """
    kind = vault.store.one("SELECT l.kind FROM cases c JOIN logs l ON l.id = c.log WHERE c.id = ?", (case,))
    own = kind is None or kind["kind"] in _OWN
    claims = replay(_told(_own(vault, case), tick)) if own else _received(vault, case, tick)
    return _against(vault, case, claims)


def _told(events: Iterable[tuple[Entry, JsonObject]], tick: Tick) -> Iterator[tuple[Entry, JsonObject]]:
    for event in events:
        tick(1)
        yield event


def _against(vault: Vault, case: str, claims: Claims) -> list[Finding]:
    return _statements(vault, case) + compare(claims, rows_of(vault, case))


def _why(error: Exception) -> Exception | type[Exception]:
    """What a damaged row raised; only our own words, since others may hold what officers typed."""
    return error if isinstance(error, CryptoError) else type(error)


def _own(vault: Vault, case: str) -> Iterator[tuple[Entry, JsonObject]]:
    return (
        (parse_entry(bytes(row["entry"])), parse_body(bytes(row["body"])))
        for row in vault.store.rows(_EVENTS, (case,))
        if row["body"] is not None
    )


def _received(vault: Vault, case: str, tick: Tick = lambda _: None) -> Claims:
    """What the bags of a case came to, in the order in which they were taken in, as `taking.keep_case` wrote it."""
    claims: Claims = {}
    newest: dict[str, int] = {}
    rows = vault.store.rows(_BAGS, (case,))
    if not rows:
        raise FormatError("the case came with no hand-over")
    for row in rows:
        origin, size = row["log_origin"], int(row["checkpoint_size"])
        # A disputed bag wrote the case only where nothing was there; one that was overtaken wrote nothing.
        if row is not rows[0] and (row["state"] == "disputed" or size < newest.get(origin, 0)):
            continue
        if row["state"] == "taken-in":
            newest[origin] = size
        said = replay(_told(_events(vault, row["id"], bytes(row["label"])), tick))
        claims = {thing: each for thing, each in claims.items() if thing.topic not in _WHOLE} | said
    return claims


def _events(vault: Vault, handover: str, label: bytes) -> list[tuple[Entry, JsonObject]]:
    """The events in a bag as it came; its sender's signature is what makes them good."""
    files = {
        each["path"]: bytes(each["data"])
        for each in vault.store.rows(
            "SELECT path, data FROM received_files WHERE handover = ? AND data IS NOT NULL", (handover,)
        )
    }
    tags = judge_tags(files, parse_label(label), card_of(vault, handover))
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
    claims = beside_exhibits(vault, case)
    for row in vault.store.rows(_EXHIBITS + " WHERE case_id = ?", (case,)):
        claims[Thing(Topic.EVIDENCE, row["id"])] = _exhibit(row)
    for row in vault.store.rows("SELECT * FROM withheld WHERE case_id = ?", (case,)):
        claims[Thing(Topic.EVIDENCE, row["id"])] = exhibit_claims(
            canonical.parse(row["record"].encode("utf-8"))
        )
    return claims


def exhibit_of(vault: Vault, exhibit: str) -> dict[str, str]:
    """What the row of one exhibit claims, as `rows_of` gives it; empty where there is no such row."""
    row = vault.store.one(_EXHIBITS + " WHERE e.id = ?", (exhibit,))
    return {} if row is None else _exhibit(row)


def beside_exhibits(vault: Vault, case: str) -> Claims:
    """What `rows_of` gives, but for exhibits."""
    store, claims = vault.store, Claims()
    for row in store.rows("SELECT * FROM cases WHERE id = ?", (case,)):
        claims[Thing(Topic.CASE, case)] = {
            "kind": row["kind"], "facts": row["facts"], "at": row["created_at"],
            "order": as_text(list(handling.order_of(vault, case))),
        }  # fmt: skip
        claims |= carried.claims_of(carried.to_json(carried.of_case(vault, CaseId(case))))
    for row in store.rows("SELECT * FROM persons WHERE case_id = ?", (case,)):
        claims[Thing(Topic.PERSON, row["id"])] = {
            "number": str(row["number"]), "role": row["role"], "facts": row["facts"]
        }  # fmt: skip
    for row in store.rows("SELECT * FROM statements WHERE case_id = ? AND digest IS NOT NULL", (case,)):
        claims[Thing(Topic.STATEMENT, row["id"])] = {
            "number": str(row["number"]), "person": row["person_id"], "digest": row["digest"],
            "amends": row["amends"] or "",
        }  # fmt: skip
    return claims


def _exhibit(row: Row) -> dict[str, str]:
    return {
        "number": str(row["number"]), "sha256": row["sha256"], "size": str(row["size"]),
        "media_type": row["media_type"], "at": row["added_at"], "obtained": row["obtained"],
        "withdrawn": row["withdrawn"] or "", "kind": row["kind"],
        "original": row["original"] or "", "regions": row["regions"] or "",
        "read": "" if row["facts"] is None else digest(row["facts"].encode("utf-8")),
    }  # fmt: skip


def _statements(vault: Vault, case: str) -> list[Finding]:
    """Sealed words: the document must have its digest, and what is shown must be the document's."""
    found = []
    for row in vault.store.rows(
        "SELECT * FROM statements WHERE case_id = ? AND (digest IS NOT NULL OR document IS NOT NULL)", (case,)
    ):
        name, document = f"statement {row['id']}", bytes(row["document"] or b"")
        if digest(document) != row["digest"]:
            found.append(finding(FindingKind.STATEMENT_DIGEST, name, row["digest"], digest(document)))
            continue
        said = sealedwords.parse(document)
        shown = {"text": said.text, "kind": said.kind.value, "form": said.hearing.encode()}
        found += [
            finding(FindingKind.STATEMENT_DIGEST, f"{name} {column}", "as in the document", "different")
            for column, words in shown.items()
            if row[column] != words
        ]
    return found
