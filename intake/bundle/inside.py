"""What came out of a hand-over against itself and against what this vault holds: case, exhibits, log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from crypto.canonical import JsonObject
from crypto.checkpoints import Checkpoint, verify_checkpoint
from crypto.errors import CryptoError, FormatError
from crypto.merkle import leaf_hash
from crypto.notes import decode_base64, parse_note
from intake import office
from intake.bundle import caserecord, contents
from intake.bundle.label import Label
from intake.bundle.notetext import KeyName, TreeHead
from intake.cards import Card
from intake.custody.entries import Entry, parse_entry
from intake.custody.judge import short_origin
from intake.findings import Checked, FindingKind
from intake.office import LogSegment
from intake.vault import Vault

if TYPE_CHECKING:
    from intake.bundle.open import Opened


def judge(opened: Opened, vault: Vault) -> None:
    """Judges all that was read; `opened` has its inner note."""
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
        try:
            opened.record = caserecord.parse(record, files)
        except FormatError as error:
            opened.find(FindingKind.BAG_MALFORMED, contents.CASE, "", error)
    _judge_held(opened, vault)
    _judge_log(opened, vault, card)


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


def _judge_log(opened: Opened, vault: Vault, card: Card) -> None:
    """log.age: its checkpoint is the label's, and its entries lead there from what is held."""
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
    opened.growth = office.judge_growth(known, tails, segment, checkpoint)
    opened.findings += opened.growth.findings
    opened.checked += Checked(entries=len(segment.entries))
    _judge_same_log(opened, card, segment, known.leaves, checkpoint)


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
