"""Checking one photo against its proof: the file, its body, its entry, the checkpoint, and who cosigned that."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crypto import canonical
from crypto.canonical import JsonObject
from crypto.checkpoints import Checkpoint, parse_checkpoint, verify_checkpoint, verify_cosignature
from crypto.errors import CryptoError, FormatError, ProofError
from crypto.merkle import leaf_hash, verify_inclusion
from crypto.notes import COSIGNATURE, Note, NoteSignature
from crypto.proofs import TlogProof, parse_proof
from intake.blobs import BLOCK
from intake.cards import Card
from intake.check.vault import CheckCancelled
from intake.custody.entries import Entry, Kind, digest, parse_body, parse_entry
from intake.custody.judge import HeldHead, judge_claimed, judge_signed
from intake.files import open_plain
from intake.findings import Checked, Finding, FindingKind, Report, Signer, Trust, finding
from intake.problems import from_os_error
from intake.watching import Tick, Watcher, watched


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof shows: the event's body, None where the proof cannot be read; what was found; who signed.

    `unknown` are the cosignatures of cosigners without a card.
    """

    body: JsonObject | None
    findings: tuple[Finding, ...]
    unknown: tuple[str, ...] = ()
    signer: Signer | None = None


def check_proof(
    photo: Path,
    proof: bytes,
    cards: Sequence[Card],
    against: Sequence[HeldHead] = (),
    watcher: Watcher | None = None,
) -> Report:
    """Checks that `photo` is the file whose entry stands in the log. Cosigners without a card are in `not_checked`.

    Raises `Problem` (file-unreadable…) where the photo cannot be read; `CheckCancelled`.
    """
    sha256, size = sum_of(photo, watched(watcher, 1, size_of(photo), CheckCancelled))
    checked = Checked(2, size + len(proof))
    proven = prove(proof, Kind.EVIDENCE_ADDED, cards, against)
    if proven.body is None:
        return Report("proof", "full", None, proven.findings, (), checked)
    found = list(proven.findings)
    if (proven.body.get("sha256"), proven.body.get("size")) != (sha256, size):
        logged = f"{proven.body.get('sha256')} {proven.body.get('size')}"
        found.append(finding(FindingKind.PROOF_MISMATCH, photo.name, logged, f"{sha256} {size}"))
    return Report("proof", "full", proven.signer, tuple(found), proven.unknown, checked + Checked(entries=1))


def prove(proof: bytes, kind: Kind, cards: Sequence[Card], against: Sequence[HeldHead] = ()) -> Proven:
    """Judges a proof of an event of this kind: its body, its entry, the checkpoint, and who cosigned that."""
    try:
        parsed = parse_proof(proof)
        checkpoint = parse_checkpoint(parsed.checkpoint.text)
        entry, body, leaf = _extra(parsed)
    except FormatError as error:
        return Proven(None, (finding(FindingKind.PROOF_MALFORMED, "proof", "", error),))
    found = _judge_leaf(entry, body, parsed, leaf, checkpoint, kind)
    found += judge_signed(parsed.checkpoint, "checkpoint")
    signer, said = judge_signer(parsed.checkpoint, checkpoint, cards)
    found += said + judge_claimed(checkpoint, against)
    cosigned, unknown = _cosignatures(parsed, checkpoint, cards)
    return Proven(body, (*found, *cosigned), unknown, signer)


def kind_in(proof: bytes) -> str | None:
    """Of what kind the entry is that a proof speaks of; nothing is judged. None where it cannot be read."""
    try:
        return _extra(parse_proof(proof))[0].kind
    except FormatError:
        return None


def judge_signer(note: Note, checkpoint: Checkpoint, cards: Sequence[Card]) -> tuple[Signer, list[Finding]]:
    """Who signed a checkpoint, and what is wrong with that; `cards` are those that are known."""
    card = next((each for each in cards if each.log.name == checkpoint.origin), None)
    if card is None:
        found = finding(FindingKind.KEY_UNKNOWN, "checkpoint", checkpoint.origin)
        return Signer(checkpoint.origin, "", Trust.UNKNOWN), [found]
    signer = Signer(card.name, " ".join(card.fingerprint), Trust.KNOWN)
    try:
        verify_checkpoint(note, card.log)
    except CryptoError as error:
        return signer, [finding(FindingKind.SIGNATURE, "checkpoint", checkpoint.origin, error)]
    return signer, []


def size_of(path: Path) -> int:
    """The size of a file. Raises `Problem`."""
    try:
        return path.stat().st_size
    except OSError as error:
        raise from_os_error(error, path) from error


def sum_of(photo: Path, tick: Tick = lambda _: None) -> tuple[str, int]:
    """SHA-256 in hex and size of a file. Raises `Problem`, and what `tick` raises."""
    hashing, size = hashlib.sha256(), 0
    try:
        with open_plain(photo) as source:
            while block := source.read(BLOCK):
                hashing.update(block)
                size += len(block)
                tick(len(block))
    except OSError as error:
        raise from_os_error(error, photo) from error
    return hashing.hexdigest(), size


def _extra(proof: TlogProof) -> tuple[Entry, JsonObject, bytes]:
    """The entry, the body and the entry's bytes in a proof's extra data. Raises `FormatError`."""
    if proof.extra is None:
        raise FormatError("the proof has no extra data")
    extra = canonical.parse(proof.extra)
    entry, body = extra.get("entry"), extra.get("body")
    if set(extra) != {"entry", "body"} or not isinstance(entry, dict) or not isinstance(body, dict):
        raise FormatError("extra data is not entry and body")
    data = canonical.encode(entry)
    return parse_entry(data), parse_body(canonical.encode(body)), data


def _judge_leaf(
    entry: Entry, body: JsonObject, proof: TlogProof, leaf: bytes, checkpoint: Checkpoint, kind: Kind
) -> list[Finding]:
    found = []
    if entry.kind != kind:
        found.append(finding(FindingKind.PROOF_MISMATCH, "entry", kind, entry.kind))
    if digest(canonical.encode(body)) != entry.body:
        found.append(finding(FindingKind.PROOF_MISMATCH, "body", entry.body, digest(canonical.encode(body))))
    if entry.seq != proof.index:
        found.append(finding(FindingKind.PROOF_MISMATCH, "index", entry.seq, proof.index))
    try:
        verify_inclusion(leaf_hash(leaf), proof.index, checkpoint.size, proof.hashes, checkpoint.root)
    except ProofError as error:
        found.append(finding(FindingKind.LOG_PROOF, "proof", checkpoint.root.hex(), error))
    return found


def _cosignatures(
    proof: TlogProof, checkpoint: Checkpoint, cards: Sequence[Card]
) -> tuple[list[Finding], tuple[str, ...]]:
    """Wrong cosignatures by known cosigners, and the names of those that no card names."""
    found: list[Finding] = []
    unknown: list[str] = []
    others: list[NoteSignature] = [
        each for each in proof.checkpoint.signatures if each.name != checkpoint.origin
    ]
    for signature in others:
        keys = [card.cosigner for card in cards if card.cosigner.name == signature.name]
        if not keys or keys[0].algorithm != COSIGNATURE:
            unknown.append(f"cosignature {signature.name}")
            continue
        try:
            verify_cosignature(proof.checkpoint.text, signature, keys[0])
        except CryptoError as error:
            found.append(finding(FindingKind.SIGNATURE, signature.name, "", error))
    return found, tuple(unknown)
