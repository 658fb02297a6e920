"""Heads: signed checkpoints when something is released, their short form for paper and SMS, proofs for one photo."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace

from crypto import canonical
from crypto.checkpoints import Checkpoint, verify_checkpoint
from crypto.errors import CryptoError
from crypto.merkle import MerkleTree
from crypto.notes import Note, parse_note, sign_note
from crypto.proofs import TlogProof
from intake.custody import journal
from intake.custody.entries import Kind
from intake.custody.journal import Event
from intake.ids import EvidenceId
from intake.problems import Problem
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Head:
    """A released checkpoint and the signed note that says it."""

    checkpoint: Checkpoint
    note: Note

    @property
    def sms(self) -> str:
        """The head in under 70 plain characters: `SEGEL1 <8 hex of the origin> <size> <26 base32 of the root>`."""
        return sms_form(self.checkpoint)


def sms_form(checkpoint: Checkpoint) -> str:
    """A checkpoint in the form that is texted from any phone; 26 base32 characters are 130 bits of the root."""
    short = base64.b32encode(checkpoint.root).decode("ascii")[:26]
    return f"SEGEL1 {checkpoint.origin.rpartition('/')[2][:8]} {checkpoint.size} {short}"


def release(vault: Vault) -> Head:
    """Signs a checkpoint over everything committed, or gives the last one where nothing was added since.

    Raises `Problem("log-damaged")` rather than sign a head that contradicts one signed before.
    """
    if vault.store.in_transaction:
        raise RuntimeError("a checkpoint speaks of committed state only")
    try:
        tree, last = journal.tree(vault), latest(vault)
    except CryptoError as error:
        raise Problem("log-damaged", item=vault.keys.origin) from error
    if tree.size != journal.size(vault):
        raise Problem("log-damaged", item=vault.keys.origin)
    if last is not None:
        if last.checkpoint.size > tree.size or tree.root(last.checkpoint.size) != last.checkpoint.root:
            raise Problem("log-damaged", item=vault.keys.origin)
        if last.checkpoint.size == tree.size:
            return last
    checkpoint = Checkpoint(vault.keys.origin, tree.size, tree.root())
    note = sign_note(checkpoint.text(), [vault.keys.log])
    with vault.store.transaction():
        vault.store.run(
            "INSERT INTO checkpoints VALUES (?, ?, ?)", (vault.own_log, checkpoint.size, note.encode())
        )
    return Head(checkpoint, note)


def latest(vault: Vault) -> Head | None:
    """The newest checkpoint that this vault released, or None."""
    row = vault.store.one(
        "SELECT note FROM checkpoints WHERE log = ? ORDER BY size DESC LIMIT 1", (vault.own_log,)
    )
    if row is None:
        return None
    note = parse_note(row["note"])
    return Head(verify_checkpoint(note, vault.keys.log.verifier), note)


def lock(vault: Vault) -> None:
    """Signs the head and closes the vault; the files are closed even where signing fails."""
    try:
        if not vault.is_read_only:  # nothing was added
            release(vault)
    finally:
        vault.close()


def prove(vault: Vault, evidence: EvidenceId) -> TlogProof:
    """The proof that one exhibit was logged, which discloses nothing else of its case.

    Raises `Problem("evidence-not-own")` for an exhibit that another office logged: its bundle holds that proof.
    """
    event = journal.event_about(vault, evidence, Kind.EVIDENCE_ADDED, vault.own_log)
    if event is None:
        raise Problem("evidence-not-own", item=evidence)
    head = release(vault)
    return proof_of(event, journal.tree(vault), head)


def prove_entry(vault: Vault, seq: int) -> TlogProof:
    """The proof that an entry of the own log is there, with its entry and body; it discloses that one event."""
    event = next(journal.events(vault, start=seq))
    head = release(vault)
    proof = proof_of(event, journal.tree(vault), head)
    return replace(proof, extra=_told(event))


def proof_of(event: Event, tree: MerkleTree, head: Head) -> TlogProof:
    """The inclusion of one event under `head`; for `evidence.added` with its body and entry as `extra`."""
    hashes = tuple(tree.inclusion_proof(event.entry.seq, head.checkpoint.size))
    extra = None
    if event.entry.kind == Kind.EVIDENCE_ADDED and event.body_bytes is not None:
        extra = _told(event)
    return TlogProof(event.entry.seq, hashes, head.note, extra)


def _told(event: Event) -> bytes:
    return canonical.encode({"body": event.body, "entry": canonical.parse(event.entry_bytes)})
