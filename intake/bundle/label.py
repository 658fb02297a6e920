"""The label of a hand-over (label.txt): what lies on the stick, from whom and to whom. Described in docs/FORMAT.md."""

from __future__ import annotations

from dataclasses import dataclass

from crypto import sshsig
from crypto.errors import CryptoError, FormatError, SignatureError
from crypto.notes import ED25519, Signer, VerifierKey, parse_note, sign_note, verify_note
from intake.bundle import notetext
from intake.bundle.notetext import FieldReader, FileSum, KeyName, PartSum, TreeHead
from intake.cards import Card
from intake.ids import HandoverId

TYPE = "segel-label/v1"
NAMESPACE = "label@segel.invalid"


@dataclass(frozen=True, slots=True)
class Label:
    """A label. `sender` and `receiver` are notes keys, offices are region codes, `date` is a moment as in the log.

    The parts are empty where the file lies there whole.
    """

    handover: HandoverId
    sender: KeyName
    sender_office: str
    receiver: KeyName
    receiver_office: str
    date: str
    bundle: FileSum
    log: FileSum
    bundle_parts: tuple[PartSum, ...]
    log_parts: tuple[PartSum, ...]
    guide: FileSum
    checkpoint: TreeHead

    def text(self) -> bytes:
        """The text of the note."""
        return notetext.write(
            TYPE,
            [
                ("handover", self.handover),
                ("from", self.sender.name),
                ("from-key-id", self.sender.key_id),
                ("from-office", self.sender_office),
                ("to", self.receiver.name),
                ("to-key-id", self.receiver.key_id),
                ("to-office", self.receiver_office),
                ("date", self.date),
                ("bundle", str(self.bundle)),
                ("log", str(self.log)),
                *(("bundle-part", str(part)) for part in self.bundle_parts),
                *(("log-part", str(part)) for part in self.log_parts),
                ("guide", str(self.guide)),
                ("checkpoint", str(self.checkpoint)),
            ],
        )

    def signed(self, notes: Signer) -> bytes:
        """The bytes of label.txt, signed by the sender's notes key."""
        return sign_note(self.text(), [notes]).encode()

    def files(self) -> dict[str, FileSum]:
        """Every file that the label vouches for, by its name in the hand-over folder."""
        found = {part.name: part.sum for part in (*self.bundle_parts, *self.log_parts)}
        if not self.bundle_parts:
            found["bundle.age"] = self.bundle
        if not self.log_parts:
            found["log.age"] = self.log
        return {**found, "CARA-PERIKSA.txt": self.guide}


def ssh_signature(data: bytes, notes: Signer) -> bytes:
    """The bytes of label.txt.sig for those of label.txt."""
    return sshsig.sign(data, notes.seed, NAMESPACE)


def parse_label(data: bytes) -> Label:
    """The label in the bytes of label.txt, whose signature is not yet verified. Raises `FormatError`."""
    text = parse_note(data).text
    fields = FieldReader(TYPE, text)
    label = Label(
        handover=HandoverId(notetext.as_id(fields.take("handover"))),
        sender=_key(fields, "from"),
        sender_office=fields.take("from-office"),
        receiver=_key(fields, "to"),
        receiver_office=fields.take("to-office"),
        date=notetext.as_moment(fields.take("date")),
        bundle=FileSum.parse(fields.take("bundle")),
        log=FileSum.parse(fields.take("log")),
        bundle_parts=_parts(fields, "bundle"),
        log_parts=_parts(fields, "log"),
        guide=FileSum.parse(fields.take("guide")),
        checkpoint=TreeHead.parse(fields.take("checkpoint")),
    )
    fields.finish()
    if label.text() != text:
        raise FormatError("not the one way to write this label")
    for whole, parts in ((label.bundle, label.bundle_parts), (label.log, label.log_parts)):
        if parts and sum(part.sum.size for part in parts) != whole.size:
            raise FormatError("the parts are not as large as the whole")
    notetext.note_by(data, label.sender)
    return label


def verify_label(data: bytes, signature: bytes, card: Card) -> Label:
    """The label, after both signatures (the note's and label.txt.sig) were found to hold under the sender's card.

    Raises `FormatError`, `SignatureError` (also where the card is not the sender's).
    """
    label = parse_label(data)
    if label.sender != KeyName.of(card.notes):
        raise SignatureError("the label is by another key than the card's")
    verify_note(parse_note(data), [card.notes])
    sshsig.verify(signature, data, card.notes.public, NAMESPACE)
    return label


def note_holds(data: bytes, card: Card) -> bool:
    """Whether the note's own signature is the card's: what is wrong then lies in label.txt.sig."""
    try:
        verify_note(parse_note(data), [card.notes])
    except CryptoError:
        return False
    return True


def verify_unknown(data: bytes, signature: bytes) -> Label:
    """The label, after both signatures were found to hold under the key in label.txt.sig, which is the one it names.

    That says that the two files belong together, not whose key it is. Raises `FormatError`, `SignatureError`.
    """
    label = parse_label(data)
    key = VerifierKey(label.sender.name, ED25519, sshsig.parse(signature).public)
    if label.sender != KeyName.of(key):
        raise SignatureError("the two signatures are by different keys")
    verify_note(parse_note(data), [key])
    sshsig.verify(signature, data, key.public, NAMESPACE)
    return label


def _key(fields: FieldReader, side: str) -> KeyName:
    name = notetext.as_key_name(fields.take(side), "notes")
    return KeyName(name, notetext.as_key_id(fields.take(f"{side}-key-id")))


def _parts(fields: FieldReader, whole: str) -> tuple[PartSum, ...]:
    parts = tuple(PartSum.parse(value) for value in fields.take_all(f"{whole}-part"))
    if [part.name for part in parts] != [f"{whole}.age.{number:03}" for number in range(1, len(parts) + 1)]:
        raise FormatError("the parts are not in order")
    if len(parts) == 1:
        raise FormatError("one part is no parts")
    return parts
