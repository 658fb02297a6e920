"""The bag inside bundle.age: BagIt 1.0 (RFC 8493) with SHA-256, planned whole and then streamed. In docs/FORMAT.md."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from crypto.errors import CryptoError
from intake import facts
from intake.blobs import BLOCK, Blob
from intake.bundle import carried
from intake.bundle.logpart import TagFile
from intake.bundle.tarwriter import TarWriter, room_for
from intake.evidence import exhibits, handling, redaction
from intake.evidence.exhibits import Exhibit
from intake.ids import EvidenceId, HandoverId
from intake.media import sniff
from intake.problems import Problem
from intake.records import people, statements
from intake.records.cases import Case
from intake.vault import Vault

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
CASE_VERSION = 1
# No name that Windows keeps for a device.
_PAPER_NAME = re.compile(
    r"(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9][a-z0-9_-]{0,63}\.[a-z0-9]{1,8}\Z",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper made for the hand-over: file name (letters, digits, `-`, `_`, one suffix) and bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Payload:
    """A file under data/: its path in the bag, SHA-256 in hex, size in bytes, and where its bytes are."""

    path: str
    sha256: str
    size: int
    content: bytes | Blob


@dataclass(frozen=True, slots=True)
class Bag:
    """A planned bag: nothing but the evidence is in memory, and of that only where it lies."""

    handover: HandoverId
    payload: tuple[Payload, ...]
    evidence: tuple[EvidenceId, ...]
    drafts: int
    withheld: int

    def manifest(self) -> bytes:
        """The bytes of manifest-sha256.txt, in the order in which the files follow."""
        return "".join(f"{file.sha256}  {file.path}\n" for file in self.payload).encode("ascii")

    def room(self, tags: Sequence[TagFile]) -> int:
        """At most how many bytes the tar takes with these tag files."""
        return room_for([*(file.size for file in self.payload), *(len(tag.data) for tag in tags)])

    def tags(self, date: str, log: Sequence[TagFile]) -> list[TagFile]:
        """The tag files that the tag manifest lists, then it; `date` is YYYY-MM-DD, `log` the log's segments."""
        info = (
            f"Bagging-Date: {date}\n"
            f"External-Identifier: {self.handover}\n"
            f"Payload-Oxum: {sum(file.size for file in self.payload)}.{len(self.payload)}\n"
        )
        listed = [
            TagFile("bagit.txt", DECLARATION),
            TagFile("bag-info.txt", info.encode("ascii")),
            TagFile("manifest-sha256.txt", self.manifest()),
            *log,
        ]
        lines = (f"{hashlib.sha256(tag.data).hexdigest()}  {tag.path}\n" for tag in listed)
        return [*listed, TagFile("tagmanifest-sha256.txt", "".join(lines).encode("ascii"))]

    def write(self, vault: Vault, tar: TarWriter, tags: Sequence[TagFile]) -> None:
        """Streams the tag files and then the payload.

        Raises `Problem`: blob-missing, blob-damaged.
        """
        for tag in tags:
            tar.add_bytes(tag.path, tag.data)
        for file in self.payload:
            if isinstance(file.content, bytes):
                tar.add_bytes(file.path, file.content)
            else:
                tar.add(file.path, file.size, _blocks(vault, file.content))


def _blocks(vault: Vault, blob: Blob) -> Iterator[bytes]:
    """The content of a blob. It is not hashed again: every chunk is authenticated under the blob's own key, which was
    made in the same pass as the digest in its row.
    """
    with vault.blobs.open(blob) as source:
        if source.seek(0, os.SEEK_END) != blob.size:
            raise Problem("blob-damaged", item=blob.id)
        source.seek(0)
        try:
            while block := source.read(BLOCK):
                yield block
        except CryptoError as error:
            raise Problem("blob-damaged", item=blob.id) from error


def plan(
    vault: Vault,
    case: Case,
    handover: HandoverId,
    held: Mapping[EvidenceId, HandoverId],
    papers: Sequence[Paper],
    *,
    with_identity: bool = False,
) -> Bag:
    """What the bag of a case holds; the bytes of exhibits in `held` are left out, drafts do not travel.

    Identity documents stand in a list of their own, and their bytes go only `with_identity`.

    Raises `Problem("paper-name")` for a paper whose name is unsafe or there twice.
    """
    sealed, drafts = [], 0
    for statement in statements.listing(vault, case):
        if statement.document is None:
            drafts += 1
        else:
            sealed.append((statement, _file("statements", f"{statement.number:04}.json", statement.document)))
    shown = [
        (exhibit, _evidence_file(exhibit, held) if with_identity or not exhibit.is_identity else None)
        for exhibit in exhibits.listing(vault, case)
    ]
    listed, identity = (
        [
            _evidence_json(vault, exhibit, file, held)
            for exhibit, file in shown
            if exhibit.is_identity is which
        ]
        for which in (False, True)
    )
    printed = [_file("papers", name, data) for name, data in _checked_papers(papers)]
    record: JsonObject = {
        "case": _case_json(case),
        "evidence": listed,
        "handover": handover,
        "identity": identity,
        "office": vault.officer.office,
        "officer": vault.officer.as_actor(),
        "order": list(handling.order_of(vault, case.id)),
        "papers": [{"file": file.path, "sha256": file.sha256} for file in printed],
        "persons": [_person_json(each) for each in people.everybody(vault, case)],
        "statements": [_statement_json(statement, file) for statement, file in sealed],
        "v": CASE_VERSION,
        **carried.to_json(carried.of_case(vault, case.id)),
    }
    files = [file for _, file in shown if file is not None]
    payload = (
        _file("", "case.json", canonical.encode(record)),
        *(file for _, file in sealed),
        *files,
        *printed,
    )
    included = tuple(exhibit.id for exhibit, file in shown if file is not None)
    withheld = sum(file is None and exhibit.id not in held for exhibit, file in shown)
    return Bag(handover, payload, included, drafts, withheld)


def _case_json(case: Case) -> dict[str, JsonValue]:
    return {
        "created_at": case.created_at,
        "facts": facts.to_json(case.facts),
        "id": case.id,
        "kind": case.kind.value,
        "number": case.number,
    }


def _person_json(person: people.Person) -> dict[str, JsonValue]:
    return {
        "facts": facts.to_json(person.facts),
        "id": person.id,
        "number": person.number,
        "role": person.role.value,
    }


def _file(folder: str, name: str, data: bytes) -> Payload:
    path = "/".join(part for part in ("data", folder, name) if part)
    return Payload(path, hashlib.sha256(data).hexdigest(), len(data), data)


def _evidence_file(exhibit: Exhibit, held: Mapping[EvidenceId, HandoverId]) -> Payload | None:
    if exhibit.id in held:
        return None
    folder = "identity" if exhibit.is_identity else "evidence"
    name = f"data/{folder}/{exhibit.number:04}.{sniff.extension(exhibit.media_type)}"
    return Payload(name, exhibit.blob.sha256, exhibit.blob.size, exhibit.blob)


def _evidence_json(
    vault: Vault, exhibit: Exhibit, file: Payload | None, held: Mapping[EvidenceId, HandoverId]
) -> dict[str, JsonValue]:
    derived = redaction.derived_of(vault, exhibit.id)
    return {
        "added_at": exhibit.added_at,
        "derived": None if derived is None else derived.to_json(),
        "facts": None if exhibit.facts is None else exhibit.facts.to_json(),
        "file": None if file is None else file.path,
        "held": held.get(exhibit.id),
        "id": exhibit.id,
        "kind": exhibit.kind.value,
        "media_type": exhibit.media_type,
        "number": exhibit.number,
        "obtained": facts.to_json(exhibit.obtained),
        "sha256": exhibit.blob.sha256,
        "size": exhibit.blob.size,
        "withdrawn": exhibit.withdrawn,
    }


def _statement_json(statement: statements.Statement, file: Payload) -> dict[str, JsonValue]:
    return {
        "amends": statement.amends,
        "digest": statement.digest,
        "file": file.path,
        "id": statement.id,
        "made_at": statement.made_at,
        "number": statement.number,
        "person": statement.person,
    }


def _checked_papers(papers: Sequence[Paper]) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for paper in papers:
        if not _PAPER_NAME.match(paper.name) or paper.name.casefold() in seen:
            raise Problem("paper-name", item=paper.name)
        seen.add(paper.name.casefold())
        yield paper.name, paper.data
