"""The document that sealing fixes: written in the newest version, read in every version (docs/FORMAT.md)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from crypto import canonical
from crypto.canonical import JsonObject
from crypto.errors import FormatError
from intake.bundle import fields
from intake.records import hearing as hearings
from intake.records.hearing import NOTHING, Hearing, StatementKind

VERSION: Final = 2
_FIELDS: Final = {"amends", "case", "id", "made_at", "number", "person", "text", "v"}
_FIELDS_OF: Final = {1: _FIELDS, 2: _FIELDS | {"form", "kind", "rows"}}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the document names them."""

    id: str
    name: str
    number: int
    role: str


@dataclass(frozen=True, slots=True)
class SealedWords:
    """The fields of a document. One of version 1 is a `keterangan-awal` without form and rows."""

    id: str
    number: int
    case: str
    person: Speaker
    amends: str | None
    made_at: str
    text: str
    kind: StatementKind = StatementKind.KETERANGAN_AWAL
    hearing: Hearing = NOTHING
    version: int = VERSION

    def encode(self) -> bytes:
        """The canonical bytes in the document's version, whose SHA-256 is the statement's digest."""
        person = self.person
        document: JsonObject = {
            "amends": self.amends,
            "case": self.case,
            "id": self.id,
            "made_at": self.made_at,
            "number": self.number,
            "person": {"id": person.id, "name": person.name, "number": person.number, "role": person.role},
            "text": self.text,
            "v": self.version,
        }
        if self.version > 1:
            document |= {"kind": self.kind.value, **self.hearing.to_json()}
        return canonical.encode(document)


def parse(data: bytes) -> SealedWords:
    """The document in `data`, of any version so far. Raises `FormatError`, also for what differs by a byte."""
    said = canonical.parse(data)
    version = 0 if isinstance(said.get("v"), bool) else said.get("v")
    if not isinstance(version, int) or set(said) != _FIELDS_OF.get(version):
        raise FormatError("fields of a statement's document")
    try:
        words = _words(said, version)
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError("a value in a statement's document") from error
    if words.encode() != data:
        raise FormatError("a value in a statement's document")
    return words


def _words(said: JsonObject, version: int) -> SealedWords:
    person = fields.an_object(said, "person")
    speaker = Speaker(
        fields.an_id(person, "id"),
        fields.text(person, "name"),
        fields.count(person, "number"),
        fields.text(person, "role"),
    )
    words = SealedWords(
        fields.an_id(said, "id"),
        fields.count(said, "number"),
        fields.an_id(said, "case"),
        speaker,
        None if said["amends"] is None else fields.an_id(said, "amends"),
        fields.text(said, "made_at"),
        fields.text(said, "text"),
        version=version,
    )
    if version == 1:
        return words
    hearing = hearings.from_json({"form": said["form"], "rows": said["rows"]})
    return replace(words, kind=StatementKind(fields.text(said, "kind")), hearing=hearing)
