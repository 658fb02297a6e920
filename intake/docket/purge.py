"""Purging a case: its keys, rows and words leave this device once an office has acknowledged all of it.

The case's entries stay in the log, so that its tree and every head that others hold still verify; their bodies go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from crypto.errors import CryptoError
from intake import cards, erasure
from intake.bundle import along, handovers
from intake.bundle.ack import Ack, AckOutcome, parse_ack
from intake.bundle.handovers import Handover, HandoverState
from intake.cards import Card
from intake.custody import journal, names
from intake.custody.entries import Kind, digest, parse_entry
from intake.custody.journal import Event
from intake.custody.names import UNNAMED, Names
from intake.custody.words import in_words
from intake.facts import clean_text
from intake.ids import BlobId, HandoverId
from intake.problems import Problem
from intake.records import cases, drafts
from intake.records.cases import Case
from intake.vault import Vault
from intake.wording import Language, sentence

_OWN: Final = "(SELECT id FROM logs WHERE kind IN ('own', 'former'))"
_OF_CASE: Final = "(SELECT id FROM {} WHERE case_id = ?)"
ROWS: Final = (
    ("camera_clocks", f"evidence IN {_OF_CASE.format('evidence')}"),
    ("redactions", f"evidence IN {_OF_CASE.format('evidence')}"),
    ("handover_items", f"evidence IN {_OF_CASE.format('evidence')}"),
    ("capture_files", f"observation_id IN {_OF_CASE.format('capture_observations')}"),
    ("thing_photos", f"thing_id IN {_OF_CASE.format('things')}"),
    *(
        (table, "case_id = ?")
        for table in (
            "capture_observations", "captures", "thing_moves", "things", "links", "withheld", "items", "statements",
            "evidence", "persons", "overview", "receptions",
        )
    ),
    ("meta", f"name = '{along.PREFIX}' || ?"),
    ("cases", "id = ?"),
)  # fmt: skip
"""Every table that holds something of a case, what refers to others first."""


class Lack(StrEnum):
    """What no acknowledgement covers."""

    HANDOVER = "handover"
    EXHIBIT = "exhibit"
    DRAFT = "draft"
    FORM = "form"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Missing:
    """Something of a case that no acknowledgement covers.

    The number of an exhibit or statement, the name of a half-typed form, an event's kind beside the event.
    """

    lack: Lack
    item: str = ""
    event: Event | None = field(default=None, compare=False)

    def words(self, language: Language, known: Names = UNNAMED) -> str:
        """What is missing, as the sentence of its lack names it: an event as the log says it."""
        if self.event is not None:
            return in_words(self.event, language, known)
        return drafts.forms_words(language, [self.item]) if self.lack is Lack.FORM else self.item or "—"


@dataclass(frozen=True, slots=True)
class Proof:
    """An acknowledgement of a hand-over of the case; `digest` is the SHA-256 of its bytes."""

    handover: HandoverId
    digest: str
    at: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one office has acknowledged a case: its card, its acknowledgements, and what they do not cover.

    `names` are those of the records that the missing events speak of.
    """

    office: Card | None
    proofs: tuple[Proof, ...]
    missing: tuple[Missing, ...]
    names: Names = UNNAMED

    def words(self, language: Language, case: Case) -> list[str]:
        """What keeps the case from being erased, a sentence each; what would be said twice is said once."""
        said = (
            sentence(
                language, f"purge-lack.{each.lack}", number=case.number, item=each.words(language, self.names)
            )
            for each in self.missing
        )
        return list(dict.fromkeys(said))


@dataclass(frozen=True, slots=True)
class Purged:
    """What was erased: serials of cases, how many exhibits, files and bytes of content.

    `is_finished` is False where the disk did not let files and pages be cleared; the next unlock tries again.
    """

    cases: tuple[int, ...]
    exhibits: int
    files: int
    size: int
    is_finished: bool


def coverage(vault: Vault, case: Case) -> Coverage:
    """What of a case an office has acknowledged, by the office that lacks least. Raises `Problem("case-foreign")`."""
    cases.refuse_foreign(vault, case)
    desks: dict[str, list[tuple[Handover, Ack, Card]]] = {}
    for handover in handovers.listing(vault, case):
        known = _acknowledged(vault, handover)
        if known is not None:
            desks.setdefault(known[1].notes.name, []).append((handover, *known))
    judged = [_judge(vault, case, given) for given in desks.values()]
    if not judged:
        return Coverage(None, (), (Missing(Lack.HANDOVER),))
    return min(judged, key=lambda each: len(each.missing))


def covered(vault: Vault) -> list[Case]:
    """The own cases that an office has acknowledged wholly, oldest first."""
    own = [case for case in reversed(cases.listing(vault)) if not cases.is_foreign(vault, case)]
    return [case for case in own if not coverage(vault, case).missing]


def purge(vault: Vault, chosen: Sequence[Case], reason: str) -> Purged:
    """Erases cases from this device, each in one transaction, and then what they left in files and pages.

    Raises `Problem`: reason-missing, case-foreign, purge-not-acknowledged (then nothing of that case is erased),
    text-too-long, text-not-storable, disk-full.
    """
    if not clean_text(reason, "reason").strip():
        raise Problem("reason-missing")
    vault.store.run("PRAGMA secure_delete = ON")
    exhibits, files, size = 0, 0, 0
    try:
        for case in chosen:
            with vault.store.transaction():
                exhibits += vault.store.number("SELECT count(*) FROM evidence WHERE case_id = ?", (case.id,))
                freed = _erase(vault, case, reason)
            files, size = files + len(freed), size + sum(freed.values())
    finally:
        is_finished = erasure.try_finish(vault.store, vault.blobs)
    return Purged(tuple(case.number for case in chosen), exhibits, files, size, is_finished)


def _acknowledged(vault: Vault, handover: Handover) -> tuple[Ack, Card] | None:
    """The acknowledgement and its office, verified anew, where the hand-over was taken in."""
    known = cards.card_by_fingerprint(vault, handover.peer)
    if handover.state is not HandoverState.TAKEN_IN or handover.ack is None or known is None:
        return None
    try:
        ack = parse_ack(handover.ack, known.card)
    except CryptoError:
        return None
    said = (ack.outcome, ack.handover, ack.bundle)
    return (ack, known.card) if said == (AckOutcome.TAKEN_IN, handover.id, handover.bundle_sha256) else None


def _judge(vault: Vault, case: Case, given: Sequence[tuple[Handover, Ack, Card]]) -> Coverage:
    missing = [
        *_exhibits(vault, case, {handover.id for handover, _, _ in given}),
        *_drafts(vault, case),
        *(Missing(Lack.FORM, form) for form in drafts.half_typed(vault, case.id)),
        *_events(vault, case, given),
    ]
    proofs = tuple(Proof(one.id, digest(one.ack or b""), ack.at) for one, ack, _ in given)
    known = names.of_case(vault, case.id) if any(each.event for each in missing) else UNNAMED
    return Coverage(given[-1][2], proofs, tuple(missing), known)


def _exhibits(vault: Vault, case: Case, brought: set[HandoverId]) -> list[Missing]:
    rows = vault.store.rows(
        "SELECT i.handover, i.evidence FROM handover_items i JOIN evidence e ON e.id = i.evidence WHERE e.case_id = ?",
        (case.id,),
    )
    held = {row["evidence"] for row in rows if row["handover"] in brought}
    found = vault.store.rows("SELECT id, number FROM evidence WHERE case_id = ? ORDER BY number", (case.id,))
    return [Missing(Lack.EXHIBIT, str(row["number"])) for row in found if row["id"] not in held]


def _drafts(vault: Vault, case: Case) -> list[Missing]:
    rows = vault.store.rows(
        "SELECT number FROM statements WHERE case_id = ? AND document IS NULL ORDER BY number", (case.id,)
    )
    return [Missing(Lack.DRAFT, str(row["number"])) for row in rows]


def _events(vault: Vault, case: Case, given: Sequence[tuple[Handover, Ack, Card]]) -> list[Missing]:
    """What was logged of the case after the newest acknowledged hand-over, but for the handing over itself.

    A hand-over brings the case's entries of its log up to its checkpoint, and those of all logs which that continues.
    """
    logs = {row["origin"]: int(row["id"]) for row in vault.store.rows("SELECT id, origin FROM logs")}
    newest = max((logs.get(ack.sender_log, 0), one.checkpoint_size or 0) for one, ack, _ in given)
    rows = vault.store.rows(
        f"SELECT entry, body FROM entries WHERE case_id = ? AND log IN {_OWN} AND (log, seq) >= (?, ?)"  # noqa: S608  fixed words
        " AND kind NOT IN (?, ?, ?) ORDER BY log, seq",
        (case.id, *newest, Kind.HANDOVER_PREPARED, Kind.HANDOVER_SEALED, Kind.HANDOVER_ACKNOWLEDGED),
    )
    events = [Event(parse_entry(row["entry"]), row["entry"], row["body"]) for row in rows]
    return [Missing(Lack.EVENT, each.entry.kind, each) for each in events]


def _erase(vault: Vault, case: Case, reason: str) -> dict[BlobId, int]:
    """Everything of a case but its entries, inside a transaction; gives the freed blobs with their sizes."""
    known, store = coverage(vault, case), vault.store
    if known.missing or known.office is None:
        raise Problem("purge-not-acknowledged", item=case.number, count=len(known.missing))
    blobs = {
        BlobId(row["blob_id"])
        for row in store.rows("SELECT blob_id FROM evidence WHERE case_id = ?", (case.id,))
    }
    for table, where in ROWS:
        store.run(f"DELETE FROM {table} WHERE {where}", (case.id,))  # noqa: S608  fixed words
    freed = _free(vault, blobs)
    store.run(
        f"UPDATE entries SET body = NULL, subject = NULL WHERE case_id = ? AND log IN {_OWN}",  # noqa: S608  fixed words
        (case.id,),
    )
    journal.record(
        vault,
        Kind.CASE_PURGED,
        case.id,
        {
            "acknowledgements": [each.digest for each in known.proofs],
            "handovers": [each.handover for each in known.proofs],
            "id": case.id,
            "number": case.number,
            "reason": reason,
            "to": known.office.notes.name,
        },
    )
    erasure.announce(store, freed)
    return freed


def _free(vault: Vault, blobs: Iterable[BlobId]) -> dict[BlobId, int]:
    """Forgets the keys of contents that nothing refers to any more, with their previews and tags."""
    freed: dict[BlobId, int] = {}
    for blob in blobs:
        if vault.store.one("SELECT 1 FROM evidence WHERE blob_id = ?", (blob,)) is not None:
            continue
        made = vault.store.rows("SELECT preview_blob FROM previews WHERE blob_id = ?", (blob,))
        vault.store.run("DELETE FROM previews WHERE blob_id = ?", (blob,))
        vault.store.run("DELETE FROM tag_dumps WHERE blob_id = ?", (blob,))
        for each in (blob, *(BlobId(row["preview_blob"]) for row in made if row["preview_blob"])):
            freed |= _forget(vault, each)
    return freed


def _forget(vault: Vault, blob: BlobId) -> dict[BlobId, int]:
    used = vault.store.number(
        "SELECT (SELECT count(*) FROM evidence WHERE blob_id = ?1) + (SELECT count(*) FROM received_files"
        " WHERE blob_id = ?1) + (SELECT count(*) FROM previews WHERE ?1 IN (blob_id, preview_blob))",
        (blob,),
    )
    row = vault.store.one("SELECT size FROM blobs WHERE id = ?", (blob,))
    if used or row is None:
        return {}
    vault.store.run("DELETE FROM blobs WHERE id = ?", (blob,))
    return {blob: int(row["size"])}
