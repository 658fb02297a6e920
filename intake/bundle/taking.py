"""Writing a verified hand-over into the records, in one transaction: log, case, exhibits, files as they came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crypto import canonical
from crypto.notes import Note, parse_note
from intake import facts, office
from intake.blobs import Blob, Stored
from intake.bundle import carried
from intake.bundle.caserecord import CaseRecord, ExhibitRecord
from intake.bundle.handovers import IN, HandoverState
from intake.bundle.label import Label
from intake.bundle.opened import Opened
from intake.bundle.staging import Staging
from intake.cards import Card
from intake.custody.entries import digest
from intake.evidence import exhibits, handling, redaction
from intake.evidence.exhibits import Exhibit
from intake.findings import Finding, FindingKind, finding
from intake.ids import CaseId, HandoverId
from intake.media.types import Facts
from intake.records import cases, people, statements
from intake.records.cases import Case
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Taken:
    """How many exhibits came new and how many were held before."""

    new_files: int
    already_held: int


def conflicts(vault: Vault, record: CaseRecord, card: Card) -> Iterator[Finding]:
    """Ids and numbers of the bundle that this vault has for something else: another desk's case, another exhibit."""
    row = vault.store.one(
        "SELECT l.origin FROM cases c JOIN logs l ON l.id = c.log WHERE c.id = ?", (record.id,)
    )
    if row is not None and row["origin"].partition("#")[0] not in office.origins_of(vault, card):
        yield finding(FindingKind.CASE_MISMATCH, f"case {record.id}", "", "of another desk")
    things: dict[str, list[str]] = {
        "persons": [each.id for each in record.persons],
        "statements": [each.id for each in record.statements],
        "evidence": [each.id for each in record.exhibits],
        "withheld": [each.id for each in record.exhibits],
        **carried.ids(record.carried),
    }
    for table, ids in things.items():
        for each in ids:
            row = vault.store.one(f"SELECT case_id FROM {table} WHERE id = ?", (each,))  # noqa: S608  fixed names
            if row is not None and row["case_id"] != record.id:
                yield finding(FindingKind.CASE_MISMATCH, f"{table} {each}", "", "of another case")
    yield from _collisions(vault, record)


def _collisions(vault: Vault, record: CaseRecord) -> Iterator[Finding]:
    """Numbers of the bundle that stand for something else here, as after a restore that repeated them."""
    numbered: dict[str, list[tuple[str, int]]] = {
        "persons": [(each.id, each.number) for each in record.persons],
        "statements": [(each.id, each.number) for each in record.statements],
        "evidence": [(each.id, each.number) for each in record.exhibits],
    }
    for table, things in numbered.items():
        rows = vault.store.rows(f"SELECT id, number FROM {table} WHERE case_id = ?", (record.id,))  # noqa: S608  fixed
        if table == "evidence":
            rows += vault.store.rows("SELECT id, number FROM withheld WHERE case_id = ?", (record.id,))
        held = {int(row["number"]): str(row["id"]) for row in rows}
        for each, number in things:
            if held.get(number, each) != each:
                yield finding(FindingKind.NUMBER_TAKEN, f"{table} {number}", held[number], each)


def count(vault: Vault, record: CaseRecord) -> Taken:
    """How many of a bundle's exhibits bring content that is new here, and how many what is held already."""
    brought = [each for each in record.exhibits if not each.is_withheld]
    held = sum(exhibits.held_blob(vault, each.sha256) is not None for each in brought)
    return Taken(len(brought) - held, held)


def keep_log(vault: Vault, card: Card, opened: Opened, checkpoint: Note, size: int) -> int:
    """Keeps the sender's log as far as it is new, and its checkpoint; gives the log's number."""
    log = _log(vault, card.log.name, office.FOREIGN, card)
    if opened.growth is not None:
        office.insert_entries(vault, log, opened.growth.size, opened.growth.fresh)
    # What the log continues is kept with it: a further log of the desk is judged by that.
    office.keep_bodies(vault, log, ((each.entry, each.body) for each in opened.chain))
    for segment in opened.segments:
        if segment.origin == card.log.name:
            office.keep_bodies(vault, log, zip(segment.entries, segment.bodies, strict=False))
    vault.store.run("INSERT OR IGNORE INTO checkpoints VALUES (?, ?, ?)", (log, size, checkpoint.encode()))
    return log


def disputed_log(vault: Vault, card: Card, handover: HandoverId) -> int:
    """A row of its own for a log that contradicts the one held; its entries stay in the bag's files."""
    return _log(vault, f"{card.log.name}#{handover}", office.DISPUTED, card)


def _log(vault: Vault, origin: str, kind: str, card: Card) -> int:
    vault.store.run(
        "INSERT OR IGNORE INTO logs (origin, kind, vkey) VALUES (?, ?, ?)", (origin, kind, card.log.encode())
    )
    return vault.store.number("SELECT id FROM logs WHERE origin = ?", (origin,))


def newest_checkpoint(vault: Vault, log: int) -> Note:
    """The newest checkpoint of a kept log, as its sender signed it."""
    row = vault.store.one("SELECT note FROM checkpoints WHERE log = ? ORDER BY size DESC", (log,))
    if row is None:
        raise LookupError("the log has no checkpoint")
    return parse_note(bytes(row["note"]))


def is_overtaken(vault: Vault, record: CaseRecord, card: Card, size: int) -> bool:
    """Whether a later bundle of the case was taken in before this one."""
    row = vault.store.one(
        "SELECT 1 FROM handovers h JOIN cards c ON c.fingerprint = h.peer WHERE h.direction = ? AND h.case_id = ?"
        " AND h.state = ? AND c.log_origin = ? AND h.checkpoint_size > ?",
        (IN, record.id, HandoverState.TAKEN_IN, card.log.name, size),
    )
    return row is not None


def keep_case(vault: Vault, record: CaseRecord, log: int, blobs: dict[str, Blob]) -> Taken:
    """Writes the case as the bundle states it, over what an earlier bundle stated. `blobs` are the files by path."""
    store = vault.store
    known = store.one("SELECT number, log FROM cases WHERE id = ?", (record.id,))
    number = cases.next_number(vault) if known is None else known["number"]
    case = Case(CaseId(record.id), int(number), record.kind, record.facts, record.created_at, log)
    if known is None:
        cases.insert(vault, case)
    else:
        store.run("UPDATE cases SET facts = ? WHERE id = ?", (facts.encode(case.facts), case.id))
    for person in record.persons:
        if store.one("SELECT 1 FROM persons WHERE id = ?", (person.id,)) is None:
            people.insert(vault, case, person)
        else:
            store.run(
                "UPDATE persons SET role = ?, facts = ? WHERE id = ?",
                (person.role, facts.encode(person.facts), person.id),
            )
    for statement in record.statements:
        if store.one("SELECT 1 FROM statements WHERE id = ?", (statement.id,)) is None:
            statements.insert(vault, case, statement)
    brought = _keep_withheld(vault, case, record)
    new = sum(_keep_exhibit(vault, case, each, blobs) for each in brought)
    handling.set_order(vault, case, record.order)
    carried.insert(vault, case, record.carried)
    return Taken(new, len(brought) - new)


def _keep_withheld(vault: Vault, case: Case, record: CaseRecord) -> list[ExhibitRecord]:
    """Keeps what is stated of identity documents whose bytes are not here; gives the exhibits whose bytes are."""
    held = {row["id"] for row in vault.store.rows("SELECT id FROM evidence WHERE case_id = ?", (case.id,))}
    away = [each for each in record.exhibits if each.is_withheld and each.id not in held]
    for each in record.exhibits:
        vault.store.run("DELETE FROM withheld WHERE id = ?", (each.id,))
    for each in away:
        vault.store.run(
            "INSERT INTO withheld VALUES (?, ?, ?, NULL, ?)", (each.id, case.id, each.number, each.stated)
        )
    return [each for each in record.exhibits if each not in away]


def _keep_exhibit(vault: Vault, case: Case, record: ExhibitRecord, blobs: dict[str, Blob]) -> bool:
    """Whether the exhibit is new here."""
    known = vault.store.one(
        "SELECT b.* FROM evidence e JOIN blobs b ON b.id = e.blob_id WHERE e.id = ?", (record.id,)
    )
    blob = blobs[record.file or ""] if known is None else exhibits.held_blob(vault, known["sha256"])
    if blob is None:
        raise LookupError("an exhibit without its blob")
    exhibit = Exhibit(
        record.id, case.id, record.number, blob, record.media_type, record.added_at, record.obtained, record.facts,
        record.withdrawn, record.kind,
    )  # fmt: skip
    if known is None:
        exhibits.insert(vault, exhibit)
    else:
        vault.store.run(
            "UPDATE evidence SET obtained = ?, facts = ?, withdrawn = ?, kind = ? WHERE id = ?",
            (
                facts.encode(exhibit.obtained),
                _facts_text(record.facts),
                record.withdrawn,
                record.kind,
                record.id,
            ),
        )
    if record.derived is not None:
        redaction.insert(vault, record.id, record.derived)
    return known is None


def _facts_text(read: Facts | None) -> str | None:
    return None if read is None else canonical.encode(read.to_json()).decode("utf-8")


def keep_blobs(vault: Vault, staging: Staging) -> dict[str, Blob]:
    """Makes the staged files part of the vault; content that it holds already is not kept twice."""
    return {path: _keep_blob(vault, stored, staging) for path, stored in staging.stored.items()}


def _keep_blob(vault: Vault, stored: Stored, staging: Staging) -> Blob:
    held = exhibits.held_blob(vault, stored.blob.sha256)
    if held is not None:
        return held
    exhibits.insert_blob(vault, stored.blob)
    staging.place(stored.blob)
    return stored.blob


def keep_handover(
    vault: Vault,
    label: Label,
    label_bytes: bytes,
    card: Card,
    case: CaseId | None,
    state: HandoverState,
    ack: bytes,
) -> None:
    """Enters the hand-over, in place of a refused one with the same id."""
    at = vault.clock.now().at
    vault.store.run(
        "INSERT OR REPLACE INTO handovers (id, case_id, direction, peer, state, created_at, sealed_at,"
        " bundle_sha256, checkpoint_size, label, ack, ack_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            label.handover, case, IN, " ".join(card.fingerprint), state, label.date, at, label.bundle.sha256,
            label.checkpoint.size, label_bytes, ack, at,
        ),
    )  # fmt: skip


def keep_ack(vault: Vault, card: Card, ack: bytes) -> None:
    """Keeps an acknowledgement given to a log, refusals too: the next one names it as the previous."""
    log = _log(vault, card.log.name, office.FOREIGN, card)
    vault.store.run(
        "INSERT OR IGNORE INTO foreign_notes VALUES (?, ?, ?, ?)",
        (log, digest(ack), vault.clock.now().at, ack),
    )


def keep_files(vault: Vault, opened: Opened, handover: HandoverId, blobs: dict[str, Blob]) -> None:
    """Keeps every file of the bag as it came, for forwarding and for checking the records against it."""
    insert = "INSERT INTO received_files (handover, path, data, blob_id) VALUES (?, ?, ?, ?)"
    for path, data in opened.files.items():
        vault.store.run(insert, (handover, path, data, None))
    for path, blob in blobs.items():
        vault.store.run(insert, (handover, path, None, blob.id))
    for each in opened.record.exhibits if opened.record else ():
        if not each.is_withheld:
            vault.store.run("INSERT INTO handover_items VALUES (?, ?)", (handover, each.id))
