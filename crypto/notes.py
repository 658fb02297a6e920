"""Signed notes (c2sp.org/signed-note): text with Ed25519 signatures and checkpoint cosignatures under it.

What parses re-encodes to the same bytes. Everything in a note is untrusted until verify_note() returned.
"""

import binascii
import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from crypto import ed25519
from crypto.errors import FormatError, SignatureError

ED25519 = 0x01
COSIGNATURE = 0x04

MAX_SIGNATURES = 64
KEY_ID_SIZE = 4
TIMESTAMP_SIZE = 8
MAX_TIMESTAMP = 2**63 - 1

_SIGNATURE_START = "— "
_CONTROL = re.compile(r"[\x00-\x1f]")
_CONTROL_BUT_NEWLINE = re.compile(rb"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A name and a 32-byte public key for one signature algorithm. Raises FormatError when impossible."""

    name: str
    algorithm: int
    public: bytes

    def __post_init__(self) -> None:
        _check_name(self.name)
        _check_algorithm(self.algorithm)
        ed25519.check_public(self.public)

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that, with the name, mark this key's signatures."""
        material = self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public
        return hashlib.sha256(material).digest()[:KEY_ID_SIZE]

    def encode(self) -> str:
        """Return the vkey: name, '+', key id in hex, '+', base64 of algorithm and public key."""
        material = b64encode(bytes([self.algorithm]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{material}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the key of a vkey; FormatError for a wrong key id, another algorithm or another spelling."""
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise FormatError("verifier key does not have three parts")
        material = decode_base64(parts[2])
        key = cls(parts[0], material[0] if material else 0, material[1:])
        if key.encode() != text:
            raise FormatError("verifier key is not in canonical form")
        return key


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line: the key's name, its 4-byte id, and the signature's bytes."""

    name: str
    key_id: bytes
    payload: bytes

    def __post_init__(self) -> None:
        _check_name(self.name)
        if len(self.key_id) != KEY_ID_SIZE or not self.payload:
            raise FormatError("note signature is too short")

    def line(self) -> str:
        """Return the line as it stands in a note, without its newline."""
        return f"{_SIGNATURE_START}{self.name} {b64encode(self.key_id + self.payload).decode()}"

    @classmethod
    def parse(cls, line: str) -> Self:
        """Return the signature of a line without its newline; FormatError for anything else."""
        name, gap, encoded = line.removeprefix(_SIGNATURE_START).partition(" ")
        if not gap:
            raise FormatError("note signature line does not have three parts")
        blob = decode_base64(encoded)
        signature = cls(name, blob[:KEY_ID_SIZE], blob[KEY_ID_SIZE:])
        if signature.line() != line:
            raise FormatError("note signature line is not in canonical form")
        return signature


@dataclass(frozen=True, slots=True)
class Signer:
    """A named 32-byte Ed25519 seed for one signature algorithm."""

    name: str
    seed: bytes = field(repr=False)
    algorithm: int = ED25519

    def __post_init__(self) -> None:
        _check_name(self.name)
        _check_algorithm(self.algorithm)
        if len(self.seed) != ed25519.KEY_SIZE:
            raise FormatError("Ed25519 seed is not 32 bytes")

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self.algorithm, ed25519.public_key(self.seed))

    def sign(self, text: bytes) -> NoteSignature:
        """Return the signature over a note's text. A cosigner signs with checkpoints.cosign() instead."""
        if self.algorithm != ED25519:
            raise FormatError("a cosigner signs checkpoints only")
        return NoteSignature(self.name, self.verifier.key_id, ed25519.sign(self.seed, text))


@dataclass(frozen=True, slots=True)
class Note:
    """Text (ending in a newline) with 1 to 64 signatures. Raises FormatError for text no note may hold."""

    text: bytes
    signatures: tuple[NoteSignature, ...]

    def __post_init__(self) -> None:
        if not self.text.endswith(b"\n"):
            raise FormatError("note text does not end in a newline")
        if _CONTROL_BUT_NEWLINE.search(self.text):
            raise FormatError("note text has a control character")
        _decode_utf8(self.text)
        if not 1 <= len(self.signatures) <= MAX_SIGNATURES:
            raise FormatError("a note has 1 to 64 signatures")

    def encode(self) -> bytes:
        """Return the note's bytes."""
        return self.text + b"\n" + "".join(f"{each.line()}\n" for each in self.signatures).encode()

    def with_signatures(self, *more: NoteSignature) -> "Note":
        """Return the same text with further signatures after the present ones."""
        return Note(self.text, self.signatures + more)


def sign_note(text: bytes, signers: Sequence[Signer]) -> Note:
    """Return text (UTF-8, ending in a newline) signed by each signer in turn."""
    return Note(text, tuple(signer.sign(text) for signer in signers))


def parse_note(data: bytes, max_size: int = 2**20) -> Note:
    """Return the note in data (at most max_size bytes); nothing in it is verified yet.

    Raises FormatError for what is not a note, and for a note that would not be written in these bytes.
    """
    if len(data) > max_size:
        raise FormatError("note is too large")
    text, gap, block = data.rpartition(b"\n\n")
    if not gap or not block.endswith(b"\n"):
        raise FormatError("note has no signatures after an empty line")
    if block.count(b"\n") > MAX_SIGNATURES:
        raise FormatError("note has too many signatures")
    lines = _decode_utf8(block).split("\n")[:-1]
    return Note(text + b"\n", tuple(NoteSignature.parse(line) for line in lines))


def verify_note(note: Note, keys: Sequence[VerifierKey]) -> tuple[VerifierKey, ...]:
    """Return those of the known keys that signed the note, in the order of keys.

    Signatures by unknown keys are ignored. Raises SignatureError when any signature by a known key fails,
    and when none of the known keys signed.
    """
    signed: list[VerifierKey] = []
    for key in keys:
        own = [each for each in note.signatures if (each.name, each.key_id) == (key.name, key.key_id)]
        for signature in own:
            verify_signature(note.text, signature, key)
        if own:
            signed.append(key)
    if not signed:
        raise SignatureError("note is not signed by a known key")
    return tuple(signed)


def verify_signature(text: bytes, signature: NoteSignature, key: VerifierKey) -> None:
    """Raise SignatureError unless this signature over a note's text is the key's, by its algorithm."""
    if (signature.name, signature.key_id) != (key.name, key.key_id):
        raise SignatureError("signature is by another key")
    if key.algorithm == COSIGNATURE:
        timestamp = int.from_bytes(signature.payload[:TIMESTAMP_SIZE], "big")
        ed25519.verify(key.public, signature.payload[TIMESTAMP_SIZE:], cosigned_message(text, timestamp))
    else:
        ed25519.verify(key.public, signature.payload, text)


def cosigned_message(text: bytes, timestamp: int) -> bytes:
    """Return what a cosigner signs at a POSIX time in seconds (c2sp.org/tlog-cosignature, Ed25519).

    Raises SignatureError for a time outside 0 to 2**63 - 1.
    """
    if not 0 <= timestamp <= MAX_TIMESTAMP:
        raise SignatureError("cosignature time is out of range")
    return b"cosignature/v1\ntime %d\n" % timestamp + text


def decode_base64(text: str) -> bytes:
    """Return the bytes of padded base64 (callers compare the spelling); FormatError otherwise."""
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError as error:
        raise FormatError("not base64") from error


def _decode_utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise FormatError("note is not UTF-8") from error


def _check_name(name: str) -> None:
    """Key names are non-empty and have no Unicode space, no plus, and nothing that a note may not hold."""
    if not name or "+" in name or any(map(str.isspace, name)) or _CONTROL.search(name):
        raise FormatError("key name is not allowed")
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise FormatError("key name is not UTF-8") from error


def _check_algorithm(algorithm: int) -> None:
    if algorithm not in (ED25519, COSIGNATURE):
        raise FormatError("signature algorithm is not supported")
