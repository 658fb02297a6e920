"""What came out of a hand-over against itself and against what this vault holds: case, exhibits, log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from crypto.canonical import JsonObject
from crypto.checkpoints import Checkpoint, verify_checkpoint
from crypto.errors import CryptoError, FormatError
from crypto.merkle import leaf_hash
from crypto.notes import decode_base64, parse_note
from intake import office
from intake.bundle import caserecord, contents, shape
from intake.bundle.label import Label
from intake.bundle.notetext import KeyName, TreeHead
from intake.bundle.opened import Opened
from intake.cards import Card
from intake.custody import continued
from intake.custody.continued import Continuation
from intake.custody.entries import Entry, Kind, parse_entry
from intake.custody.judge import short_origin
from intake.findings import Checked, FindingKind
from intake.office import LogSegment
from intake.vault import Vault


def judge_bag(opened: Opened, vault: Vault) -> None:
    """Judges all that a whole bag holds; `opened` has its inner note."""
    said, files, card = opened.inner, opened.files, cast(Card, opened.card)
    if said is None:
        raise ValueError("the inner note comes first")
    own = KeyName.of(vault.keys.notes.verifier)
    if own == said.receiver and said.receiver_age != vault.keys.age_recipient:
        opened.find(FindingKind.INNER_MISMATCH, "to-age", vault.keys.age_recipient, said.receiver_age)
    opened.findings += contents.judge_payload(opened.manifest, opened.payload, files.get("bag-info.txt", b""))
    opened.segments = contents.segments_of(files, said.origin)
    opened.findings += contents.judge_strays(files, opened.segments)
    events: list[tuple[Entry, JsonObject]] = []
    for segment in opened.segments:
        key = card.log if segment.origin == card.log.name else office.log_key(vault, segment.origin)
        judged = contents.judge_segment(segment, files, said.case, key)
        opened.findings += judged.findings
        opened.checked += Checked(entries=len(segment.entries))
        events += judged.events
    record, found = contents.judge_case(files, opened.manifest, said, events)
    opened.findings += found
    if record:
        opened.findings += shape.judge_maker(record, events, card)
        try:
            opened.record = caserecord.parse(record, files)
        except FormatError as error:
            opened.find(FindingKind.BAG_MALFORMED, contents.CASE, "", error)
    _judge_held(opened, vault)


def _judge_held(opened: Opened, vault: Vault) -> None:
    """Exhibits whose bytes were left out, since this desk acknowledged them, must be here as they are logged."""
    for each in opened.record.exhibits if opened.record else ():
        row = vault.store.one(
            "SELECT b.sha256 FROM evidence e JOIN blobs b ON b.id = e.blob_id WHERE e.id = ?", (each.id,)
        )
        if row is None and each.file is None and not each.is_withheld:
            opened.find(FindingKind.FILE_MISSING, f"evidence {each.id}", each.sha256)
        elif row is not None and row["sha256"] != each.sha256:
            opened.find(FindingKind.EVIDENCE_MISMATCH, f"evidence {each.id}", row["sha256"], each.sha256)


def judge_log(opened: Opened, vault: Vault) -> None:
    """log.age: its checkpoint is the label's, and its entries lead there from what is held."""
    card = cast(Card, opened.card)
    try:
        opened.checkpoint = parse_note(opened.log.get("checkpoint.txt", b""))
        checkpoint = verify_checkpoint(opened.checkpoint, card.log)
    except CryptoError as error:
        opened.find(FindingKind.SIGNATURE, "log.age checkpoint.txt", card.log.name, error)
        return
    stated = cast(Label, opened.label).checkpoint
    if TreeHead.of(checkpoint) != stated:
        opened.find(FindingKind.INNER_MISMATCH, "log.age checkpoint.txt", stated, TreeHead.of(checkpoint))
    try:
        segment = _segment(opened)
    except FormatError as error:
        opened.find(FindingKind.LOG_CHAIN, "log.age", "", error)
        return
    known = office.known_log(vault, card)
    tails = office.tails_before(vault, known, segment.start)
    opened.chain = _chain(opened, segment)
    opened.findings += office.judge_chain(vault, card, opened.chain)
    opened.growth = office.judge_growth(known, tails, segment, checkpoint, opened.chain)
    opened.findings += opened.growth.findings
    opened.checked += Checked(entries=len(segment.entries))
    _judge_same_log(opened, card, segment, known.leaves, checkpoint)
    _judge_former(opened, vault, card)
    if not opened.is_damaged:
        _judge_purged(opened, vault, opened.growth.fresh)


def _judge_purged(opened: Opened, vault: Vault, fresh: Sequence[bytes]) -> None:
    """Names cases that the sender erased and that never came here: who acknowledged them, another office or nobody?"""
    for entry in map(parse_entry, fresh):
        if entry.kind != Kind.CASE_PURGED:
            continue
        if vault.store.one("SELECT 1 FROM cases WHERE id = ?", (entry.case or "",)) is None:
            opened.find(FindingKind.CASE_PURGED, f"case {entry.case}", "", f"#{entry.seq}")


def _chain(opened: Opened, segment: LogSegment) -> tuple[Continuation, ...]:
    """What the log says that it continues; said whenever log.age begins with the log's first entry."""
    first = segment.entries[0] if segment.entries and not segment.start else None
    try:
        chain = continued.read(opened.log, first)
    except FormatError as error:
        opened.find(FindingKind.LOG_CHAIN, f"log.age {continued.NAME}", "", error)
        return ()
    extra = {name for name in opened.log if name.startswith("former/")} - continued.write(chain).keys()
    for name in sorted(extra):
        opened.find(FindingKind.FILE_EXTRA, f"log.age {name}")
    return chain


def _judge_former(opened: Opened, vault: Vault, card: Card) -> None:
    """The bag's entries of former logs are those of the leaves declared, and none that this desk holds otherwise."""
    declared = {each.origin: each.leaves for each in opened.chain}
    for case in opened.segments:
        if case.origin == card.log.name:
            continue
        held = office.leaves_of(vault, case.origin)
        for data in case.entries:
            try:
                seq = parse_entry(data).seq
            except FormatError:
                continue
            place, leaf = f"{short_origin(case.origin)[:8]} #{seq}", leaf_hash(data)
            if case.origin in declared and leaf not in declared[case.origin][seq : seq + 1]:
                opened.find(FindingKind.LOG_CHAIN, place, "as declared", "different")
            elif held[seq : seq + 1] not in ((), (leaf,)):
                opened.find(FindingKind.FORK, place, held[seq].hex(), leaf.hex())


def _segment(opened: Opened) -> LogSegment:
    try:
        start, *hashes = opened.log.get("consistency.txt", b"").decode("ascii").splitlines()
        size = int(start) if start.isdigit() and len(start) < 16 else -1
    except ValueError as error:
        raise FormatError("consistency.txt cannot be read") from error
    if str(size) != start:
        raise FormatError("consistency.txt has no size")
    entries = opened.log.get("entries.jsonl", b"").split(b"\n")
    if entries.pop() != b"":
        raise FormatError("entries.jsonl is cut")
    return LogSegment(size, tuple(entries), tuple(map(decode_base64, hashes)))


def _judge_same_log(
    opened: Opened, card: Card, segment: LogSegment, held: Sequence[bytes], checkpoint: Checkpoint
) -> None:
    """The bag's entries of the sender's log are those of log.age, or those held already."""
    leaves = [*held[: segment.start], *map(leaf_hash, segment.entries)]
    if len(leaves) != checkpoint.size:
        return
    for case in opened.segments:
        for data in case.entries if case.origin == card.log.name else ():
            try:
                seq = parse_entry(data).seq
            except FormatError:
                continue
            if seq >= len(leaves) or leaves[seq] != leaf_hash(data):
                opened.find(
                    FindingKind.LOG_CHAIN,
                    f"{short_origin(case.origin)[:8]} #{seq}",
                    "as in log.age",
                    "different",
                )
