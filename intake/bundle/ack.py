"""The acknowledgement (<folder>.ack.txt): what the receiving office says became of a hand-over. In docs/FORMAT.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crypto.checkpoints import Checkpoint, cosign, parse_checkpoint
from crypto.errors import CryptoError, FormatError, SignatureError
from crypto.notes import Note, Signer, VerifierKey, parse_note, sign_note, verify_note
from intake import cards
from intake.bundle import handovers, notetext
from intake.bundle.handovers import Handover, HandoverState
from intake.bundle.notetext import FieldReader, KeyName
from intake.cards import Card
from intake.custody import journal
from intake.custody.entries import Kind, digest
from intake.ids import HandoverId
from intake.problems import Problem
from intake.vault import Vault

TYPE = "segel-ack/v1"


class AckOutcome(StrEnum):
    """What the office did with the hand-over."""

    TAKEN_IN = "taken-in"
    DISPUTED = "disputed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Ack:
    """An acknowledgement. `sender_log` and `office_log` are origins, `office` is the office's notes key.

    `bundle` is the SHA-256 of bundle.age, `found` holds finding kinds, `previous` the SHA-256 of the last
    acknowledgement given to this sender (or ''), `checkpoint` the sender's with the cosignature, when taken in.
    """

    handover: HandoverId
    sender_log: str
    office_log: str
    office: KeyName
    bundle: str
    found: tuple[str, ...]
    outcome: AckOutcome
    at: str
    previous: str
    checkpoint: Note | None

    def text(self) -> bytes:
        """The text of the note."""
        fields = notetext.write(
            TYPE,
            [
                ("handover", self.handover),
                ("from", self.sender_log),
                ("by", self.office_log),
                ("office", self.office.name),
                ("office-key-id", self.office.key_id),
                ("bundle", self.bundle),
                ("found", " ".join(self.found)),
                ("outcome", self.outcome.value),
                ("at", self.at),
                ("previous", self.previous),
            ],
        )
        return fields if self.checkpoint is None else fields + b"\n" + self.checkpoint.encode()

    def signed(self, notes: Signer) -> bytes:
        """The bytes of the file, signed by the office's notes key."""
        return sign_note(self.text(), [notes]).encode()

    def head(self) -> Checkpoint | None:
        """The sender's checkpoint that was cosigned, or None."""
        return None if self.checkpoint is None else parse_checkpoint(self.checkpoint.text)


def make_ack(
    vault: Vault,
    *,
    handover: HandoverId,
    sender_log: str,
    bundle: str,
    found: Sequence[str],
    outcome: AckOutcome,
    previous: str,
    checkpoint: Note | None,
) -> bytes:
    """The bytes of an acknowledgement by this vault's desk, at this moment; the caller keeps and logs them.

    `checkpoint` is the sender's newest verified one, signed by its log: given exactly when taken in, and cosigned here.
    """
    if (checkpoint is not None) != (outcome is AckOutcome.TAKEN_IN):
        raise ValueError("a checkpoint is cosigned exactly when a hand-over is taken in")
    at = vault.clock.now().at
    cosigned = None
    if checkpoint is not None:
        seconds = int(datetime.fromisoformat(at).timestamp())
        cosigned = checkpoint.with_signatures(cosign(checkpoint.text, vault.keys.cosigner, seconds))
    ack = Ack(
        handover=handover,
        sender_log=sender_log,
        office_log=vault.keys.origin,
        office=KeyName.of(vault.keys.notes.verifier),
        bundle=bundle,
        found=tuple(sorted(set(found))),
        outcome=outcome,
        at=at,
        previous=previous,
        checkpoint=cosigned,
    )
    return ack.signed(vault.keys.notes)


def read_ack(data: bytes) -> Ack:
    """What an acknowledgement says; no signature is verified yet. Raises `FormatError`."""
    text = parse_note(data).text
    head, gap, rest = text.partition(b"\n\n")
    fields = FieldReader(TYPE, head + b"\n" if gap else text)
    ack = Ack(
        handover=HandoverId(notetext.as_id(fields.take("handover"))),
        sender_log=notetext.as_key_name(fields.take("from"), "log"),
        office_log=notetext.as_key_name(fields.take("by"), "log"),
        office=KeyName(
            notetext.as_key_name(fields.take("office"), "notes"),
            notetext.as_key_id(fields.take("office-key-id")),
        ),
        bundle=notetext.as_digest(fields.take("bundle")),
        found=tuple(fields.take("found").split()),
        outcome=_outcome(fields.take("outcome")),
        at=notetext.as_moment(fields.take("at")),
        previous=_digest_or_empty(fields.take("previous")),
        checkpoint=parse_note(rest) if gap else None,
    )
    fields.finish()
    if ack.text() != text or list(ack.found) != sorted(set(ack.found)):
        raise FormatError("not the one way to write this acknowledgement")
    if (ack.checkpoint is not None) != (ack.outcome is AckOutcome.TAKEN_IN):
        raise FormatError("a checkpoint is there exactly when a hand-over is taken in")
    if (head_of := ack.head()) is not None and head_of.origin != ack.sender_log:
        raise FormatError("the checkpoint is not of the sender's log")
    notetext.note_by(data, ack.office)
    return ack


def parse_ack(data: bytes, office_card: Card) -> Ack:
    """An acknowledgement whose signature, and cosignature when taken in, hold under the office's card.

    That the checkpoint is the sender's own is for the sender to check. Raises `FormatError`, `SignatureError`.
    """
    ack = read_ack(data)
    # The log is not compared: an office that was restored from a backup has a new one, and its old notes key.
    if ack.office != KeyName.of(office_card.notes):
        raise SignatureError("the acknowledgement is by another office than the card's")
    verify_note(parse_note(data), [office_card.notes])
    if ack.checkpoint is not None:
        verify_note(ack.checkpoint, [office_card.cosigner])
    return ack


def _outcome(value: str) -> AckOutcome:
    if value not in set(AckOutcome):
        raise FormatError("not an outcome")
    return AckOutcome(value)


def _digest_or_empty(value: str) -> str:
    return notetext.as_digest(value) if value else ""


@dataclass(frozen=True, slots=True)
class TakenAck:
    """An acknowledgement that was taken in, from whom, and the hand-over as it stands now.

    `is_new` is false where the same bytes were taken before. `warnings` are codes: ack-gap (an acknowledgement that
    the office gave before this one never arrived).
    """

    ack: Ack
    office: Card
    handover: Handover
    is_new: bool
    warnings: tuple[str, ...] = ()


def take(vault: Vault, data: bytes) -> TakenAck:
    """Enters an acknowledgement in the log and closes its hand-over; twice is harmless.

    Raises `Problem`: ack-malformed, ack-unknown-handover, ack-wrong-office (not the one it was sealed to),
    ack-signature, ack-contradicts (another bundle or log, or a checkpoint that was never released).
    """
    try:
        claimed = read_ack(data)
    except CryptoError as error:
        raise Problem("ack-malformed", why=str(error)) from error
    handover = handovers.find(vault, claimed.handover)
    if handover is None:
        raise Problem("ack-unknown-handover", item=claimed.handover)
    office = cards.card_by_fingerprint(vault, handover.peer)
    if office is None or claimed.office != KeyName.of(office.card.notes):
        raise Problem("ack-wrong-office", item=handover.id)
    try:
        ack = parse_ack(data, office.card)
    except CryptoError as error:
        raise Problem("ack-signature", item=handover.id) from error
    log = _refuse_contradiction(vault, handover, ack)
    if (
        vault.store.one("SELECT 1 FROM foreign_notes WHERE log = ? AND sha256 = ?", (log, digest(data)))
        is not None
    ):
        return TakenAck(ack, office.card, handover, False)
    warnings = _gaps(vault, log, ack)
    _record(vault, handover, ack, data, log)
    return TakenAck(ack, office.card, handovers.find(vault, handover.id) or handover, True, warnings)


def _refuse_contradiction(vault: Vault, handover: Handover, ack: Ack) -> int:
    """The number of the own log that is acknowledged. Raises `Problem("ack-contradicts")`."""
    contradiction = Problem("ack-contradicts", item=handover.id)
    row = vault.store.one(
        "SELECT id, vkey FROM logs WHERE origin = ? AND kind IN ('own', 'former')", (ack.sender_log,)
    )
    if row is None:
        raise contradiction
    # A refusal may speak of a damaged copy: its digest is then that of what arrived.
    if ack.outcome is not AckOutcome.REFUSED and ack.bundle != handover.bundle_sha256:
        raise contradiction
    head = ack.head()
    if ack.checkpoint is not None and head is not None:
        released = vault.store.one(
            "SELECT note FROM checkpoints WHERE log = ? AND size = ?", (row["id"], head.size)
        )
        if released is None or parse_note(released["note"]).text != ack.checkpoint.text:
            raise contradiction
        if head.size < (handover.checkpoint_size or 0):
            raise contradiction
        try:
            verify_note(ack.checkpoint, [VerifierKey.parse(row["vkey"])])
        except CryptoError as error:
            raise contradiction from error
    return int(row["id"])


def _gaps(vault: Vault, log: int, ack: Ack) -> tuple[str, ...]:
    if not ack.previous:
        return ()
    held = vault.store.one("SELECT 1 FROM foreign_notes WHERE log = ? AND sha256 = ?", (log, ack.previous))
    return () if held is not None else ("ack-gap",)


def _record(vault: Vault, handover: Handover, ack: Ack, data: bytes, log: int) -> None:
    with vault.store.transaction():
        entry = journal.record(
            vault,
            Kind.HANDOVER_ACKNOWLEDGED,
            handover.case,
            {"digest": digest(data), "id": handover.id, "outcome": ack.outcome.value},
        )
        vault.store.run("INSERT INTO foreign_notes VALUES (?, ?, ?, ?)", (log, digest(data), entry.at, data))
        if handover.state is HandoverState.TAKEN_IN and ack.outcome is AckOutcome.REFUSED:
            return  # a damaged copy of what arrived well before
        vault.store.run(
            "UPDATE handovers SET state = ?, ack = ?, ack_at = ? WHERE id = ?",
            (HandoverState(ack.outcome.value), data, entry.at, handover.id),
        )
