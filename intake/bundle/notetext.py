"""The text inside own notes: a type line, then `name: value` lines in a fixed order, and nothing else.

Described in docs/FORMAT.md, "Own notes". An empty value is written as `-`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from crypto.checkpoints import Checkpoint, parse_decimal
from crypto.ed25519 import SIGNATURE_SIZE
from crypto.errors import FormatError
from crypto.merkle import HASH_SIZE
from crypto.notes import Note, VerifierKey, decode_base64, parse_note
from intake.ids import HEX32, HEX64

EMPTY = "-"
# Control characters, and what a screen or an editor takes for the end of a line.
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_KEY_ID = re.compile(r"[0-9a-f]{8}\Z")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d\Z")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")

Field = tuple[str, str]


def write(type_line: str, fields: Iterable[Field]) -> bytes:
    """The text of a note. Raises `FormatError` for a value that no line can hold."""
    lines = [type_line, *(f"{name}: {_checked(value) or EMPTY}" for name, value in fields)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _checked(value: str) -> str:
    if _FORBIDDEN.search(value) or value == EMPTY or value != value.strip():
        raise FormatError("a value does not fit into one line")
    return value


class FieldReader:
    """Takes a note's fields one by one, in their order. Whoever parses compares the re-encoded text at the end."""

    def __init__(self, type_line: str, text: bytes) -> None:
        """Takes the text of a note. Raises `FormatError` for another type line or broken UTF-8."""
        try:
            first, *lines = text.decode("utf-8").split("\n")
        except UnicodeDecodeError as error:
            raise FormatError("note is not UTF-8") from error
        if first != type_line or not lines or lines.pop() != "":
            raise FormatError(f"not a {type_line}")
        self._lines = lines

    def take(self, name: str) -> str:
        """The value of the next line, which must have this name. Raises `FormatError`."""
        line = self.take_line()
        if not line.startswith(f"{name}: "):
            raise FormatError(f"line '{name}' is not in its place")
        value = line.removeprefix(f"{name}: ")
        return "" if value == EMPTY else _checked(value)

    def take_all(self, name: str) -> list[str]:
        """The values of as many following lines as have this name."""
        found = []
        while self._lines and self._lines[0].startswith(f"{name}: "):
            found.append(self.take(name))
        return found

    def take_line(self) -> str:
        """The next line as it stands. Raises `FormatError` where there is none."""
        if not self._lines:
            raise FormatError("note ends too early")
        return self._lines.pop(0)

    def finish(self) -> None:
        """Raises `FormatError` where a line is left."""
        if self._lines:
            raise FormatError("note has an unknown line")


@dataclass(frozen=True, slots=True)
class KeyName:
    """A key by its name and its key id in 8 hex digits."""

    name: str
    key_id: str

    @classmethod
    def of(cls, key: VerifierKey) -> Self:
        """How a verifier key is named."""
        return cls(key.name, key.key_id.hex())


@dataclass(frozen=True, slots=True)
class FileSum:
    """A file's SHA-256 in hex and its size in bytes; in text `<sha256> <size>`."""

    sha256: str
    size: int

    def __str__(self) -> str:
        return f"{self.sha256} {self.size}"

    @classmethod
    def parse(cls, value: str) -> Self:
        """The sum in a field's value. Raises `FormatError`."""
        digest, _, size = value.partition(" ")
        return cls(as_digest(digest), parse_decimal(size))


@dataclass(frozen=True, slots=True)
class PartSum:
    """One of the files that a large one was cut into; in text `<name> <sha256> <size>`."""

    name: str
    sum: FileSum

    def __str__(self) -> str:
        return f"{self.name} {self.sum}"

    @classmethod
    def parse(cls, value: str) -> Self:
        """The part in a field's value. Raises `FormatError`."""
        name, _, rest = value.partition(" ")
        if not _FILE_NAME.match(name):
            raise FormatError("not the name of a part")
        return cls(name, FileSum.parse(rest))


@dataclass(frozen=True, slots=True)
class TreeHead:
    """A log's size in entries and its 32-byte root; in text `<size> <base64 of the root>`."""

    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.size} {b64encode(self.root).decode('ascii')}"

    @classmethod
    def of(cls, checkpoint: Checkpoint) -> Self:
        """The head that a checkpoint states."""
        return cls(checkpoint.size, checkpoint.root)

    @classmethod
    def parse(cls, value: str) -> Self:
        """The head in a field's value. Raises `FormatError`."""
        size, _, root = value.partition(" ")
        head = cls(parse_decimal(size), decode_base64(root))
        if len(head.root) != HASH_SIZE:
            raise FormatError("a root has 32 bytes")
        return head


def as_id(value: str) -> str:
    """The value, if it is an id of 32 hex digits. Raises `FormatError`."""
    return _matching(HEX32, value, "not an id")


def as_digest(value: str) -> str:
    """The value, if it is a SHA-256 in hex. Raises `FormatError`."""
    return _matching(HEX64, value, "not a SHA-256")


def as_key_id(value: str) -> str:
    """The value, if it is a key id of 8 hex digits. Raises `FormatError`."""
    return _matching(_KEY_ID, value, "not a key id")


def as_moment(value: str) -> str:
    """The value, if it has the form of a moment in the log. Raises `FormatError`."""
    return _matching(_AT, value, "not a moment")


def as_key_name(value: str, role: str) -> str:
    """The value, if it is `segel.invalid/<role>/<32 hex>`, role being log, notes or cosigner. Raises `FormatError`."""
    start = f"segel.invalid/{role}/"
    if not value.startswith(start):
        raise FormatError(f"not the name of a key for {role}")
    as_id(value.removeprefix(start))
    return value


def _matching(pattern: re.Pattern[str], value: str, complaint: str) -> str:
    if not pattern.match(value):
        raise FormatError(complaint)
    return value


def note_by(data: bytes, signer: KeyName) -> Note:
    """The note in `data`, which must bear one signature, of the key so named; that it holds is not checked here.

    Raises `FormatError`.
    """
    note = parse_note(data)
    if [(each.name, each.key_id.hex()) for each in note.signatures] != [(signer.name, signer.key_id)]:
        raise FormatError("note is not signed by the one key that it names")
    if len(note.signatures[0].payload) != SIGNATURE_SIZE:
        raise FormatError("not an Ed25519 signature")
    return note
