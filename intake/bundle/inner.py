"""The inner note (segel-bundle.txt): binds a bag to its hand-over, its two sides and the log. In docs/FORMAT.md."""

from __future__ import annotations

from dataclasses import dataclass

from crypto import sshsig
from crypto.age_keys import decode_recipient
from crypto.errors import FormatError, SignatureError
from crypto.notes import Signer, parse_note, sign_note, verify_note
from intake.bundle import notetext
from intake.bundle.notetext import FieldReader, KeyName, TreeHead
from intake.cards import Card
from intake.ids import CaseId, HandoverId

TYPE = "segel-bundle/v1"
NAMESPACE = "bundle@segel.invalid"


@dataclass(frozen=True, slots=True)
class Inner:
    """What the sender says of the bag. `sender` is the name of the notes key, `tagmanifest` a SHA-256 in hex.

    `earlier` are the ids of earlier hand-overs of this case to anybody, oldest first.
    """

    handover: HandoverId
    sender: str
    receiver: KeyName
    receiver_age: str
    case: CaseId
    tagmanifest: str
    origin: str
    checkpoint: TreeHead
    earlier: tuple[HandoverId, ...]

    def text(self) -> bytes:
        """The text of the note."""
        return notetext.write(
            TYPE,
            [
                ("handover", self.handover),
                ("from", self.sender),
                ("to", self.receiver.name),
                ("to-key-id", self.receiver.key_id),
                ("to-age", self.receiver_age),
                ("case", self.case),
                ("tagmanifest", self.tagmanifest),
                ("origin", self.origin),
                ("checkpoint", str(self.checkpoint)),
                ("earlier", " ".join(self.earlier)),
            ],
        )

    def signed(self, notes: Signer) -> bytes:
        """The bytes of segel-bundle.txt, signed by the sender's notes key."""
        return sign_note(self.text(), [notes]).encode()


def ssh_signature(data: bytes, notes: Signer) -> bytes:
    """The bytes of segel-bundle.txt.sig for those of segel-bundle.txt."""
    return sshsig.sign(data, notes.seed, NAMESPACE)


def parse_inner(data: bytes) -> Inner:
    """What the bytes of segel-bundle.txt say, whose signature is not yet verified. Raises `FormatError`."""
    note = parse_note(data)
    fields = FieldReader(TYPE, note.text)
    inner = Inner(
        handover=HandoverId(notetext.as_id(fields.take("handover"))),
        sender=notetext.as_key_name(fields.take("from"), "notes"),
        receiver=KeyName(
            notetext.as_key_name(fields.take("to"), "notes"), notetext.as_key_id(fields.take("to-key-id"))
        ),
        receiver_age=fields.take("to-age"),
        case=CaseId(notetext.as_id(fields.take("case"))),
        tagmanifest=notetext.as_digest(fields.take("tagmanifest")),
        origin=notetext.as_key_name(fields.take("origin"), "log"),
        checkpoint=TreeHead.parse(fields.take("checkpoint")),
        earlier=tuple(HandoverId(notetext.as_id(each)) for each in fields.take("earlier").split()),
    )
    fields.finish()
    decode_recipient(inner.receiver_age)
    if inner.text() != note.text:
        raise FormatError("not the one way to write this note")
    if [each.name for each in note.signatures] != [inner.sender]:
        raise FormatError("note is not signed by the one key that it names")
    return inner


def verify_inner(data: bytes, signature: bytes, card: Card) -> Inner:
    """What is said, after both signatures (the note's and segel-bundle.txt.sig) were found to hold under the card.

    Raises `FormatError`, `SignatureError` (also where the card is not the sender's).
    """
    inner = parse_inner(data)
    if inner.sender != card.notes.name:
        raise SignatureError("the bag is by another key than the card's")
    verify_note(parse_note(data), [card.notes])
    sshsig.verify(signature, data, card.notes.public, NAMESPACE)
    return inner
