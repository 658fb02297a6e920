"""What pages state of a case's records: keys, with digests that a vault and a bundle give alike. In docs/FORMAT.md."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from crypto.canonical import JsonObject
from intake.check.records import beside_exhibits, exhibit_of
from intake.custody import journal
from intake.custody.entries import Entry, Kind
from intake.custody.judge import short_origin
from intake.custody.replay import Claims, Thing, Topic, as_text, made_by
from intake.evidence.kinds import ExhibitKind
from intake.media import sniff
from intake.papers.attachment import fact_digest, manifest_digest
from intake.papers.content import Stated
from intake.records.cases import Case
from intake.vault import Vault
from intake.watching import Tick

_WITHOUT = {Topic.CASE: ("number",)}
"""Fields that are each vault's own."""


class Claimed:
    """The records of one case in a vault, each as what a page states by speaking of it.

    Exhibits are read when they are asked for, so that none are held.
    """

    def __init__(self, vault: Vault, case: Case) -> None:
        self._vault = vault
        self._claims = beside_exhibits(vault, case.id)
        self._salts = salts(_making(vault, case))

    def of(self, topic: Topic, *ids: str) -> tuple[Stated, ...]:
        """What is stated of these records; nothing of one that no event made, as a draft."""
        return tuple(each for record in ids for each in self._of(topic, record))

    def _of(self, topic: Topic, record: str) -> Iterator[Stated]:
        if topic is Topic.EVIDENCE:
            event = journal.event_about(self._vault, record, Kind.EVIDENCE_ADDED)
            claim, salt = (
                exhibit_of(self._vault, record),
                "" if event is None else str(event.body.get("salt")),
            )
        else:
            thing = Thing(topic, record)
            claim, salt = self._claims.get(thing, {}), self._salts.get(thing, "")
        if claim and salt:
            yield stated(topic, record, claim, salt)


def stated(topic: Topic, record: str, claim: Mapping[str, str], salt: str) -> Stated:
    """What a page states that speaks of this record."""
    kept = {name: value for name, value in claim.items() if name not in _WITHOUT.get(topic, ())}
    return Stated(f"{topic.value} {record}", fact_digest(topic.value, record, kept, salt))


def stated_entry(origin: str, seq: int, entry: bytes) -> Stated:
    """What a page states that prints an entry of a log."""
    return Stated(f"entry {short_origin(origin)} {seq}", hashlib.sha256(entry).hexdigest())


def all_stated(claims: Claims, found: Mapping[Thing, str], tick: Tick = lambda _: None) -> dict[str, str]:
    """The digests of all records in `claims`, by key; `found` are their salts. `tick` is told of each."""
    told = (
        stated(thing.topic, thing.id, claim, found[thing])
        for thing, claim in claims.items()
        if thing in found
    )
    digests = {}
    for each in told:
        digests[each.key] = each.digest
        tick(1)
    return digests


def salts(events: Iterable[tuple[Entry, JsonObject]]) -> dict[Thing, str]:
    """For each record the salt of the first event that made it."""
    found: dict[Thing, str] = {}
    for entry, body in events:
        topic = made_by(entry.kind)
        if topic is not None:
            found.setdefault(Thing(topic, as_text(body.get("id"))), as_text(body.get("salt")))
    return found


def _making(vault: Vault, case: Case) -> Iterator[tuple[Entry, JsonObject]]:
    """The events that made the records of a case, but for exhibits, in all logs kept here."""
    for row in vault.store.rows("SELECT id FROM logs ORDER BY id"):
        for event in journal.events(vault, case=case.id, log=int(row["id"])):
            if event.entry.kind != Kind.EVIDENCE_ADDED and made_by(event.entry.kind) is not None:
                yield event.entry, event.body


def manifest_of(claims: Claims) -> str:
    """The digest of the evidence manifest that these claims come to; see `manifest_digest`."""
    return manifest_digest(line for thing, claim in claims.items() for line in _line(thing, claim))


def _line(thing: Thing, claim: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    number = claim.get("number", "")
    if thing.topic is Topic.STATEMENT:
        yield f"data/statements/{int(number):04}.json", claim["digest"]
    elif thing.topic is Topic.EVIDENCE and claim.get("kind") != ExhibitKind.IDENTITAS and number:
        suffix = sniff.extension(claim["media_type"])
        yield f"data/evidence/{int(number):04}.{suffix}", claim["sha256"]


def manifest_in(vault: Vault, case: Case) -> str:
    """The digest of the evidence manifest of a case as it is in a vault."""
    rows = vault.store.rows(
        "SELECT e.number, e.media_type, b.sha256 FROM evidence e JOIN blobs b ON b.id = e.blob_id"
        " WHERE e.case_id = ? AND e.kind != ?",
        (case.id, ExhibitKind.IDENTITAS),
    )
    said = vault.store.rows(
        "SELECT number, digest FROM statements WHERE case_id = ? AND digest IS NOT NULL", (case.id,)
    )
    return manifest_digest(
        [
            *(
                (f"data/evidence/{row['number']:04}.{sniff.extension(row['media_type'])}", row["sha256"])
                for row in rows
            ),
            *((f"data/statements/{row['number']:04}.json", row["digest"]) for row in said),
        ]
    )
