"""What a vault or a bundle says of a dossier's case, made comparable."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from crypto import canonical
from crypto.canonical import JsonObject
from crypto.errors import CryptoError
from crypto.merkle import MerkleTree
from intake.bundle import contents
from intake.bundle.open import Discard, open_outside, read_all
from intake.cards import Card
from intake.check import records
from intake.check.dossier import Source
from intake.check.stages import Stage, Stages, begun, unwatched
from intake.custody import journal
from intake.custody.entries import Entry, Kind, parse_entry
from intake.custody.judge import judge_head, short_origin
from intake.custody.replay import Claims, replay
from intake.findings import Finding
from intake.ids import CaseId
from intake.papers.attachment import Attachment
from intake.papers.claims import all_stated, manifest_of, salts
from intake.vault import Vault

Event = tuple[str, Entry, bytes, JsonObject]
"""The log's origin, the entry, its bytes and the body."""


def of_vault(vault: Vault, said: Attachment, stages: Stages = unwatched) -> Source:
    """What this vault has of the case.

    Raises `Problem` and `CryptoError` as reading damaged rows does; `CheckCancelled`.
    """
    row = vault.store.one("SELECT id FROM cases WHERE id = ?", (said.case,))
    name = vault.path.name
    if row is None:
        return Source(name, is_there=False)
    logs = vault.store.rows("SELECT id, origin FROM logs ORDER BY id")
    count = vault.store.number("SELECT count(*) FROM entries WHERE case_id = ?", (said.case,))
    tick, events = begun(stages, Stage.LOG, count), list[Event]()
    for log in logs:
        for event in journal.events(vault, case=CaseId(said.case), log=int(log["id"])):
            events.append((str(log["origin"]), event.entry, event.entry_bytes, event.body))
            tick(1)
    sizes = {short_origin(str(log["origin"])): journal.size(vault, int(log["id"])) for log in logs}
    different = records.check_case(vault, said.case, begun(stages, Stage.RECORDS, count))
    broken = frozenset(" ".join(each.object.split(" ")[:2]) for each in different)
    found = _head(vault, said)
    return _source(name, records.rows_of(vault, said.case), events, said, sizes, broken, found, stages)


def _head(vault: Vault, said: Attachment) -> tuple[Finding, ...]:
    """The dossier's checkpoint against the vault's own log, where it is of that."""
    if not said.note.startswith(vault.keys.origin + "\n"):
        return ()
    tree: MerkleTree = journal.tree(vault)
    return tuple(judge_head(said.note.encode("utf-8"), vault.keys.log.verifier, tree, "dossier checkpoint"))


def of_bundle(
    folder: Path, vault: Vault | None, cards: Sequence[Card], said: Attachment, stages: Stages = unwatched
) -> Source:
    """What a hand-over has of the case; its inside is read where the vault can open it.

    Raises `Problem`, `CheckCancelled`.
    """
    opened = open_outside(folder, cards)
    if vault is not None and opened.label is not None and opened.card is not None and not opened.is_damaged:
        size = sum(each.size for each in opened.label.files().values())
        read_all(opened, vault, Discard(), begun(stages, Stage.BUNDLE, size))
    damage = tuple(opened.findings)
    files = opened.files.get(contents.CASE, b"")
    if opened.inner is None or opened.inner.case != said.case or not files:
        return Source(folder.name, findings=damage, is_there=False)
    tick = begun(stages, Stage.LOG, sum(len(segment.entries) for segment in opened.segments))
    events = list[Event]()
    for segment in opened.segments:
        for data, body in zip(segment.entries, segment.bodies, strict=False):
            tick(1)
            if body:
                events.append((segment.origin, parse_entry(data), data, canonical.parse(body)))
    try:
        claims = contents.claims_of(canonical.parse(files))
    except (CryptoError, KeyError, TypeError, ValueError):
        return Source(folder.name, findings=damage, is_there=False)
    sizes = {short_origin(each.origin): _size(each.checkpoint) for each in opened.segments}
    return _source(folder.name, claims, events, said, sizes, frozenset(), damage, stages)


def _size(checkpoint: bytes) -> int:
    """The second line of a checkpoint, 0 where it is no number."""
    lines = checkpoint.split(b"\n")
    return int(lines[1]) if len(lines) > 1 and lines[1].isdigit() else 0


def _source(
    name: str,
    claims: Claims,
    events: Sequence[Event],
    said: Attachment,
    sizes: Mapping[str, int],
    broken: frozenset[str],
    findings: tuple[Finding, ...],
    stages: Stages,
) -> Source:
    reach = {log.origin: log.size for log in said.logs}
    before = [each for each in events if each[1].seq < reach.get(each[0], 0)]
    then = replay((entry, body) for _, entry, _, body in before)
    made = salts((entry, body) for _, entry, _, body in events)
    tick = begun(stages, Stage.FACTS, len(claims.keys() & made.keys()) + len(then.keys() & made.keys()))
    return Source(
        name=name,
        now=all_stated(claims, made, tick) | _entries(events),
        then=all_stated(then, made, tick) | _entries(before),
        broken=broken,
        manifest=manifest_of(then),
        dossiers=frozenset(
            str(body.get("digest")) for _, entry, _, body in events if entry.kind == Kind.DOSSIER_MADE
        ),
        sizes=sizes,
        findings=findings,
        entries=len(events),
    )


def _entries(events: Iterable[Event]) -> dict[str, str]:
    return {
        f"entry {short_origin(origin)} {entry.seq}": hashlib.sha256(data).hexdigest()
        for origin, entry, data, _ in events
    }
