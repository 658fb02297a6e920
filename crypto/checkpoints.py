"""Checkpoints and their cosignatures (c2sp.org/tlog-checkpoint, c2sp.org/tlog-cosignature).

Extension lines are refused: our logs never write them, and no monitor could audit them.
"""

import re
from base64 import b64encode
from dataclasses import dataclass

from crypto import ed25519
from crypto.errors import FormatError, SignatureError
from crypto.merkle import HASH_SIZE
from crypto.notes import (
    COSIGNATURE,
    ED25519,
    TIMESTAMP_SIZE,
    Note,
    NoteSignature,
    Signer,
    VerifierKey,
    cosigned_message,
    decode_base64,
    verify_note,
    verify_signature,
)

MAX_TREE_SIZE = 2**63 - 1

_CONTROL = re.compile(r"[\x00-\x1f]")
_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log's head: its origin, its size in leaves, its 32-byte root. Raises FormatError when impossible."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not self.origin or _CONTROL.search(self.origin):
            raise FormatError("checkpoint origin is empty or has a control character")
        try:
            self.origin.encode()
        except UnicodeEncodeError as error:
            raise FormatError("checkpoint origin is not UTF-8") from error
        if not 0 <= self.size <= MAX_TREE_SIZE:
            raise FormatError("tree size is out of range")
        if len(self.root) != HASH_SIZE:
            raise FormatError("root hash is not 32 bytes")

    def text(self) -> bytes:
        """Return the note text: origin, size and base64 of the root, a line each."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n".encode()


def parse_checkpoint(text: bytes) -> Checkpoint:
    """Return the checkpoint of a note's text; FormatError for other spellings and for extension lines."""
    try:
        lines = text.decode().split("\n")
    except UnicodeDecodeError as error:
        raise FormatError("checkpoint is not UTF-8") from error
    if len(lines) != 4 or lines[3]:
        raise FormatError("checkpoint does not have exactly three lines")
    checkpoint = Checkpoint(lines[0], parse_decimal(lines[1]), decode_base64(lines[2]))
    if checkpoint.text() != text:
        raise FormatError("checkpoint is not in canonical form")
    return checkpoint


def cosign(checkpoint_text: bytes, signer: Signer, timestamp: int) -> NoteSignature:
    """Return a cosigner's signature on a checkpoint's text at a POSIX time in seconds.

    The caller has verified the checkpoint's consistency with what this cosigner signed before. Raises
    FormatError for another kind of signer or text, SignatureError for a time out of range.
    """
    if signer.algorithm != COSIGNATURE:
        raise FormatError("signer is not a cosigner")
    parse_checkpoint(checkpoint_text)
    signature = ed25519.sign(signer.seed, cosigned_message(checkpoint_text, timestamp))
    payload = timestamp.to_bytes(TIMESTAMP_SIZE, "big") + signature
    return NoteSignature(signer.name, signer.verifier.key_id, payload)


def verify_cosignature(checkpoint_text: bytes, signature: NoteSignature, key: VerifierKey) -> int:
    """Return the POSIX time in seconds that a cosignature claims; SignatureError unless it is the key's."""
    if key.algorithm != COSIGNATURE:
        raise SignatureError("key is not a cosigner's")
    verify_signature(checkpoint_text, signature, key)
    return int.from_bytes(signature.payload[:TIMESTAMP_SIZE], "big")


def verify_checkpoint(note: Note, log_key: VerifierKey) -> Checkpoint:
    """Return the checkpoint in a note that the log signed, the key's name being the origin.

    Raises SignatureError where the log did not sign it, FormatError where the text is no checkpoint.
    """
    if log_key.algorithm != ED25519:
        raise SignatureError("key is not a log's")
    verify_note(note, [log_key])
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != log_key.name:
        raise SignatureError("checkpoint is of another origin than its key")
    return checkpoint


def parse_decimal(text: str) -> int:
    """Return an integer from 0 to 2**63 - 1 in ASCII digits without leading zeroes; FormatError otherwise."""
    if not _DECIMAL.fullmatch(text) or int(text) > MAX_TREE_SIZE:
        raise FormatError("not a plain decimal number")
    return int(text)
