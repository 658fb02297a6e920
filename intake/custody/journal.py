"""Writing and reading the own log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crypto.canonical import JsonObject, JsonValue
from crypto.merkle import MerkleTree, leaf_hash
from intake.custody.entries import Entry, Kind, digest, make_body, parse_body, parse_entry
from intake.ids import CaseId
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Event:
    """An entry with its body, as the bytes that were hashed. `body` is None where the case was erased."""

    entry: Entry
    entry_bytes: bytes
    body_bytes: bytes | None

    @property
    def body(self) -> JsonObject:
        """The body's fields; empty where it was erased."""
        return parse_body(self.body_bytes) if self.body_bytes is not None else {}


def record(vault: Vault, kind: Kind, case: CaseId | None, facts: Mapping[str, JsonValue]) -> Entry:
    """Appends an event to the own log, in the transaction of what it speaks of.

    `facts` are integers below 2^53, strings, None, lists and objects; a fact `id` makes the event findable by it.
    Raises `RuntimeError` outside a transaction: an event without its deed, or a deed without its event, is a defect.
    """
    if not vault.store.in_transaction:
        raise RuntimeError("an event is written in the transaction of what it speaks of")
    actor = None if kind is Kind.EVIDENCE_ADDED else vault.officer.as_actor()
    body = make_body(facts, actor)
    last = vault.store.one(
        "SELECT n, entry FROM entries WHERE log = ? AND case_id IS ? ORDER BY n DESC LIMIT 1",
        (vault.own_log, case),
    )
    n, prev = (0, None) if last is None else (int(last["n"]) + 1, digest(last["entry"]))
    moment = vault.clock.now()
    entry = Entry(size(vault), case, n, prev, moment.at, moment.boot, moment.ms, kind.value, digest(body))
    data = entry.encode()
    subject = facts.get("id")
    vault.store.run(
        "INSERT INTO entries (log, seq, case_id, n, kind, at, subject, entry, body, leaf)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            vault.own_log, entry.seq, case, n, kind.value, entry.at,
            subject if isinstance(subject, str) else None, data, body, leaf_hash(data),
        ),
    )  # fmt: skip
    return entry


def size(vault: Vault, log: int | None = None) -> int:
    """How many entries the own log (or another kept one) has."""
    log = vault.own_log if log is None else log
    return vault.store.number("SELECT coalesce(max(seq) + 1, 0) FROM entries WHERE log = ?", (log,))


def tree(vault: Vault, log: int | None = None) -> MerkleTree:
    """The Merkle tree over all leaves of the own log, or of another kept one."""
    log = vault.own_log if log is None else log
    rows = vault.store.rows("SELECT leaf FROM entries WHERE log = ? ORDER BY seq", (log,))
    return MerkleTree(row["leaf"] for row in rows)


def events(
    vault: Vault, *, case: CaseId | None = None, log: int | None = None, start: int = 0
) -> Iterator[Event]:
    """The events in order, of one case where `case` is given, from `start` on."""
    sql = "SELECT entry, body FROM entries WHERE log = ? AND seq >= ?"
    values: list[str | int] = [vault.own_log if log is None else log, start]
    if case is not None:
        sql += " AND case_id = ?"
        values.append(case)
    for row in vault.store.rows(sql + " ORDER BY seq", values):
        yield Event(parse_entry(row["entry"]), row["entry"], row["body"])


def event_about(vault: Vault, subject: str, kind: Kind, log: int | None = None) -> Event | None:
    """The first event of a kind that speaks of `subject` (an id), in `log` or in any log that this vault keeps."""
    row = vault.store.one(
        "SELECT entry, body FROM entries WHERE subject = ? AND kind = ? AND log = coalesce(?, log)"
        " ORDER BY log, seq LIMIT 1",
        (subject, kind, log),
    )
    return None if row is None else Event(parse_entry(row["entry"]), row["entry"], row["body"])
