"""What a dossier says of itself to programs: `segel-dossier.json`, embedded in the PDF. In docs/FORMAT.md.

Also the reader that finds it in a PDF that Segel wrote; it follows the cross-reference table and parses no more of the
file than that needs.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from crypto.errors import FormatError
from intake.ids import HEX32, HEX64
from intake.papers.content import DossierKind, LogBlock, Stated

NAME: Final = "segel-dossier.json"
VERSION: Final = 1
MOST: Final = 16 << 20
"""Bytes that the attachment may have when unpacked; that of 5,000 photos has about half as many."""
RATIO: Final = 40
"""Times its packed size, and `SLACK`, that it may come to; what Segel writes comes to three or four times."""
SLACK: Final = 1 << 20

_FIELDS: Final = {
    "case", "checkpoint", "facts", "kind", "logs", "made_at", "manifest", "pages", "tool", "v",
}  # fmt: skip
_TAIL: Final = 2048
_STEP: Final = 64 << 10
_OBJECT: Final = 64 << 10
_START: Final = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z")
_ROOT: Final = rb"/Root\s+(\d{1,9}) 0 R"
_NAMES: Final = rb"/Names\s+(\d{1,9}) 0 R"
_FILES: Final = rb"/EmbeddedFiles\s+(\d{1,9}) 0 R"
_SPEC: Final = rb"/Names\s+\[\s*\(" + re.escape(NAME.encode("ascii")) + rb"\)\s+(\d{1,9}) 0 R\s*\]"
_FILE: Final = rb"/EF\s+<<\s*/F\s+(\d{1,9}) 0 R"
_STREAM: Final = re.compile(rb"<<[^<>]*/Filter\s+/FlateDecode[^<>]*/Length\s+(\d{1,9})[^<>]*>>\s*stream\r?\n")
_OBJ: Final = re.compile(rb"(?:%[^\n]*\n)*(\d{1,9}) 0 obj\s+")
_XREF: Final = re.compile(rb"xref\s+0 (\d{1,9})\s+")
_ROW: Final = 20


@dataclass(frozen=True, slots=True)
class Attachment:
    """What the dossier of a case (by its id) states.

    `note` is the checkpoint's signed note, `manifest` the digest of the evidence manifest, `facts` the digest of each
    record by its key, `pages` the keys that each page speaks of, `logs` from what logs and up to where.
    """

    kind: DossierKind
    case: str
    note: str
    manifest: str
    made_at: str
    tool: str
    logs: tuple[LogBlock, ...]
    facts: Mapping[str, str]
    pages: tuple[tuple[str, ...], ...]

    def encode(self) -> bytes:
        """The canonical JSON that is embedded."""
        logs: list[JsonValue] = [{"origin": each.origin, "size": each.size} for each in self.logs]
        return canonical.encode(
            {
                "case": self.case,
                "checkpoint": self.note,
                "facts": dict(self.facts),
                "kind": self.kind.value,
                "logs": logs,
                "made_at": self.made_at,
                "manifest": self.manifest,
                "pages": [list(page) for page in self.pages],
                "tool": self.tool,
                "v": VERSION,
            }
        )


def proof_beside(dossier: Path) -> Path:
    """Where the proof of a dossier lies."""
    return dossier.with_name(f"{dossier.name}.tlog-proof")


def gathered(pages: Iterable[Iterable[Stated]]) -> tuple[dict[str, str], tuple[tuple[str, ...], ...]]:
    """The facts of all pages by key, and the keys on each page, sorted. Raises `ValueError` for two of one key."""
    facts: dict[str, str] = {}
    keys = []
    for page in pages:
        for each in page:
            if facts.setdefault(each.key, each.digest) != each.digest:
                raise ValueError(f"{each.key} is stated in two ways")
        keys.append(tuple(sorted({each.key for each in page})))
    return facts, tuple(keys)


def parse(data: bytes) -> Attachment:
    """The attachment in its canonical JSON. Raises `FormatError`."""
    said = canonical.parse(data, MOST)
    if set(said) != _FIELDS or said["v"] != VERSION:
        raise FormatError("fields of a dossier's attachment")
    facts, pages, logs = said["facts"], said["pages"], said["logs"]
    if not isinstance(facts, dict) or not isinstance(pages, list) or not isinstance(logs, list):
        raise FormatError("lists of a dossier's attachment")
    if not HEX32.match(_text(said["case"])) or not HEX64.match(_text(said["manifest"])):
        raise FormatError("ids of a dossier's attachment")
    known = {key: _text(value) for key, value in facts.items()}
    stated = tuple(_page(page, known) for page in pages)
    try:
        kind = DossierKind(_text(said["kind"]))
    except ValueError as error:
        raise FormatError("kind of a dossier") from error
    return Attachment(
        kind, _text(said["case"]), _text(said["checkpoint"]), _text(said["manifest"]), _text(said["made_at"]),
        _text(said["tool"]), tuple(_log(each) for each in logs), known, stated,
    )  # fmt: skip


def _page(page: JsonValue, known: Mapping[str, str]) -> tuple[str, ...]:
    if not isinstance(page, list):
        raise FormatError("a page of a dossier's attachment")
    keys = tuple(_text(key) for key in page)
    if not set(keys) <= known.keys():
        raise FormatError("a page states what has no digest")
    return keys


def _log(each: JsonValue) -> LogBlock:
    if not isinstance(each, dict) or set(each) != {"origin", "size"}:
        raise FormatError("a log of a dossier's attachment")
    size = each["size"]
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise FormatError("a log of a dossier's attachment")
    return LogBlock(_text(each["origin"]), size)


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise FormatError("a text of a dossier's attachment")
    return value


def manifest_digest(lines: Iterable[tuple[str, str]]) -> str:
    """SHA-256 of the evidence manifest: lines `<sha256>  <path>` sorted by path, of (path, SHA-256 in hex)."""
    text = "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(lines))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def fact_digest(topic: str, record: str, claim: Mapping[str, str], salt: str) -> str:
    """The digest of a record as it is stated: canonical JSON of what it claims, under the salt of its first event.

    The salt keeps it from being guessed from a name or a number.
    """
    said: JsonObject = {"claim": dict(claim), "id": record, "salt": salt, "topic": topic}
    return hashlib.sha256(canonical.encode(said)).hexdigest()


def read(pdf: BinaryIO) -> bytes:
    """The bytes of `segel-dossier.json` in a PDF as Segel writes it. Raises `FormatError`, `OSError`."""
    size = pdf.seek(0, 2)
    pdf.seek(max(0, size - _TAIL))
    start = _START.search(pdf.read(_TAIL))
    if start is None:
        raise FormatError("no end of a PDF")
    offsets = _Offsets(pdf, int(start[1]))
    found = offsets.trailer
    for pattern in (_ROOT, _NAMES, _FILES, _SPEC):
        found = offsets.object_at(_reference(pattern, found))[0]
    return offsets.stream(_reference(_FILE, found))


def _reference(pattern: bytes, where: bytes) -> int:
    found = re.search(pattern, where.partition(b"endobj")[0])
    if found is None:
        raise FormatError("no attachment in the PDF")
    return int(found[1])


class _Offsets:
    """Where the objects of a PDF lie: one cross-reference table, as Segel writes it (ISO 32000-1, 7.5.4)."""

    def __init__(self, pdf: BinaryIO, at: int) -> None:
        self._pdf = pdf
        head = self._at(at, 64)
        found = _XREF.match(head)
        if found is None:
            raise FormatError("no cross-reference table")
        self._count, self._table = int(found[1]), at + found.end()
        self.trailer = self._at(self._table + self._count * _ROW, _TAIL)
        if not self.trailer.startswith(b"trailer"):
            raise FormatError("no trailer")

    def object_at(self, number: int) -> tuple[bytes, int]:
        """The first bytes of an object, and where they lie in the file."""
        if not 0 < number < self._count:
            raise FormatError("a reference to no object")
        row = self._at(self._table + number * _ROW, _ROW)
        if not re.match(rb"\d{10} \d{5} n", row):
            raise FormatError("a row of the cross-reference table")
        at = int(row[:10])
        data = self._at(at, _OBJECT)
        head = _OBJ.match(data)
        if head is None or int(head[1]) != number:
            raise FormatError("an object is not where the table says")
        return data[head.end() :], at + head.end()

    def stream(self, number: int) -> bytes:
        """The content of a compressed stream."""
        data, at = self.object_at(number)
        found = _STREAM.match(data)
        if found is None:
            raise FormatError("the attachment is no compressed stream")
        return self._unpacked(at + found.end(), int(found[1]))

    def _unpacked(self, at: int, length: int) -> bytes:
        """Unpacks step by step, so that what swells is refused before it fills the memory."""
        unpacking, content, packed, read = zlib.decompressobj(), bytearray(), b"", 0
        while not unpacking.eof:
            if not packed:
                packed = self._at(at + read, min(_STEP, length - read))
                read += len(packed)
            try:
                more = unpacking.decompress(packed, _STEP)
            except zlib.error as error:
                raise FormatError("the attachment is damaged") from error
            if not (more or packed):
                raise FormatError("the attachment is cut")
            content += more
            packed = unpacking.unconsumed_tail
            if max(len(content), read) > MOST or len(content) > RATIO * (read - len(packed)) + SLACK:
                raise FormatError("the attachment is too large")
        return bytes(content)

    def _at(self, at: int, length: int) -> bytes:
        self._pdf.seek(at)
        data = b""
        while len(data) < length and (block := self._pdf.read(length - len(data))):
            data += block
        return data
