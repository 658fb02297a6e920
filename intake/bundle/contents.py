"""Judging the contents of an opened hand-over without I/O: the bag's manifests, its note, its log, its case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from crypto.checkpoints import Checkpoint, verify_checkpoint
from crypto.errors import CryptoError, FormatError
from crypto.merkle import leaf_hash
from crypto.notes import VerifierKey, parse_note
from crypto.proofs import parse_proof, verify_proof
from intake.bundle import carried, shape
from intake.bundle.bag import DECLARATION
from intake.bundle.fields import objects
from intake.bundle.inner import Inner, verify_inner
from intake.bundle.label import Label
from intake.bundle.notetext import FileSum
from intake.cards import Card
from intake.custody.entries import Entry, Kind, digest, parse_body
from intake.custody.judge import Chain, short_origin
from intake.custody.replay import Claims, Thing, Topic, as_text, compare, replay
from intake.findings import Finding, FindingKind, Weight, finding
from intake.records import sealedwords

CASE: Final = "data/case.json"
MANIFEST: Final = "manifest-sha256.txt"
TAGMANIFEST: Final = "tagmanifest-sha256.txt"
NOTE: Final = "segel-bundle.txt"
_LOOSE: Final = {TAGMANIFEST, NOTE, f"{NOTE}.sig"}
_LINE: Final = re.compile(r"([0-9a-f]{64})  ([!-~]+)\Z")
_SEGMENT: Final = re.compile(r"log/([0-9a-f]{32})/entries\.jsonl\Z")


@dataclass(frozen=True, slots=True)
class Segment:
    """One log's entries of the case, as bytes, each with its body or None where it was erased."""

    origin: str
    entries: tuple[bytes, ...]
    bodies: tuple[bytes | None, ...]
    checkpoint: bytes


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tag files say: the signed note, None where it does not hold, and the payload's digests by path."""

    inner: Inner | None
    manifest: Mapping[str, str]
    findings: tuple[Finding, ...]


def judge_tags(files: Mapping[str, bytes], label: Label, card: Card | None) -> Tags:
    """Judges all files of the bag outside data/; without a card the note's signatures stay unverified."""
    found: list[Finding] = []
    inner = _inner(files, label, card, found)
    listed = _manifest(files, TAGMANIFEST, FindingKind.TAGMANIFEST, found)
    for path, expected in listed.items():
        if path not in files:
            found.append(finding(FindingKind.FILE_MISSING, path))
        elif digest(files[path]) != expected:
            found.append(finding(FindingKind.TAGMANIFEST, path, expected, digest(files[path])))
    tags = {path for path in files if not path.startswith("data/")}
    found += [finding(FindingKind.FILE_EXTRA, path) for path in sorted(tags - listed.keys() - _LOOSE)]
    needed = {"bagit.txt", "bag-info.txt", MANIFEST}
    found += [finding(FindingKind.BAG_MALFORMED, path, "listed") for path in sorted(needed - listed.keys())]
    if files.get("bagit.txt") != DECLARATION:
        found.append(finding(FindingKind.BAG_MALFORMED, "bagit.txt"))
    if inner and inner.tagmanifest != digest(files.get(TAGMANIFEST, b"")):
        found.append(finding(FindingKind.INNER_MISMATCH, "tagmanifest", inner.tagmanifest))
    manifest = _manifest(files, MANIFEST, FindingKind.MANIFEST, found)
    found += [
        finding(FindingKind.BAG_MALFORMED, path, "under data/")
        for path in manifest
        if not path.startswith("data/")
    ]
    return Tags(inner, manifest, tuple(found))


def _inner(files: Mapping[str, bytes], label: Label, card: Card | None, found: list[Finding]) -> Inner | None:
    if card is None:
        return None
    try:
        inner = verify_inner(files.get(NOTE, b""), files.get(f"{NOTE}.sig", b""), card)
    except FormatError as error:
        found.append(finding(FindingKind.BAG_MALFORMED, NOTE, "", error))
        return None
    except CryptoError as error:
        found.append(finding(FindingKind.SIGNATURE, NOTE, card.notes.name, error))
        return None
    pairs = (
        ("handover", label.handover, inner.handover),
        ("from", label.sender.name, inner.sender),
        ("to", label.receiver, inner.receiver),
        ("origin", card.log.name, inner.origin),
        ("checkpoint", label.checkpoint, inner.checkpoint),
    )
    found += [
        finding(FindingKind.INNER_MISMATCH, name, outside, inside)
        for name, outside, inside in pairs
        if outside != inside
    ]
    return inner


def _manifest(
    files: Mapping[str, bytes], name: str, kind: FindingKind, found: list[Finding]
) -> dict[str, str]:
    """The digests in a BagIt manifest, which has one way to be written (RFC 8493 section 2.1.3)."""
    listed: dict[str, str] = {}
    lines = files.get(name, b"").decode("ascii", "replace").split("\n")
    if lines.pop() != "":
        found.append(finding(kind, name, "a newline at the end"))
    for number, line in enumerate(lines, 1):
        match = _LINE.match(line)
        if match is None or match[2] in listed:
            found.append(finding(kind, f"{name} line {number}"))
        else:
            listed[match[2]] = match[1]
    return listed


def judge_payload(manifest: Mapping[str, str], seen: Mapping[str, FileSum], info: bytes) -> Iterable[Finding]:
    """Whether the files under data/ are exactly those of the manifest, with their digests."""
    for path in sorted(manifest.keys() - seen.keys()):
        yield finding(FindingKind.FILE_MISSING, path)
    for path in sorted(seen.keys() - manifest.keys()):
        yield finding(FindingKind.FILE_EXTRA, path)
    for path in sorted(seen.keys() & manifest.keys()):
        if seen[path].sha256 != manifest[path]:
            yield finding(FindingKind.MANIFEST, path, manifest[path], seen[path].sha256)
    oxum = f"Payload-Oxum: {sum(each.size for each in seen.values())}.{len(seen)}\n".encode()
    if oxum not in info:
        yield finding(FindingKind.BAG_MALFORMED, "bag-info.txt", oxum.decode().strip())


def segments_of(files: Mapping[str, bytes], last: str) -> tuple[Segment, ...]:
    """The log segments of a bag; that of the origin `last`, whose events came last, at the end."""
    found = []
    for path in files:
        match = _SEGMENT.match(path)
        if match:
            folder = path.rpartition("/")[0]
            entries = _lines(files[path])
            bodies = [line or None for line in _lines(files.get(f"{folder}/bodies.jsonl", b""))]
            bodies += [None] * (len(entries) - len(bodies))
            origin = f"segel.invalid/log/{match[1]}"
            found.append(
                Segment(origin, tuple(entries), tuple(bodies), files.get(f"{folder}/checkpoint.txt", b""))
            )
    return tuple(sorted(found, key=lambda each: (each.origin == last, each.entries[:1])))


def _lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    return lines[:-1] if lines[-1] == b"" else lines


def judge_strays(files: Mapping[str, bytes], segments: Sequence[Segment]) -> Iterable[Finding]:
    """Tag files that belong to nothing that a bag holds; proofs are judged with their segment."""
    known = {"bagit.txt", "bag-info.txt", MANIFEST, *_LOOSE}
    folders = tuple(f"log/{short_origin(each.origin)}/" for each in segments)
    for folder in folders:
        known |= {f"{folder}{name}" for name in ("entries.jsonl", "bodies.jsonl", "checkpoint.txt")}
    proofs = tuple(f"{folder}proofs/" for folder in folders)
    for path in sorted(files.keys() - known):
        if not path.startswith(("data/", *proofs)):
            yield finding(FindingKind.FILE_EXTRA, path)


@dataclass(frozen=True, slots=True)
class Judged:
    """A segment's readable events and what was found."""

    events: tuple[tuple[Entry, JsonObject], ...]
    findings: tuple[Finding, ...]


def judge_segment(segment: Segment, files: Mapping[str, bytes], case: str, key: VerifierKey | None) -> Judged:
    """Chain, bodies, checkpoint and proofs of one segment; `key` is the log's, None where it is not known."""
    name, folder = short_origin(segment.origin)[:8], f"log/{short_origin(segment.origin)}"
    chain, events = Chain(name, first=None), []
    found: list[Finding] = []
    checkpoint = _checkpoint(segment, key, found)
    if len(segment.bodies) != len(segment.entries):
        found.append(finding(FindingKind.LOG_BODY, name, len(segment.entries), len(segment.bodies)))
    proofs = {path for path in files if path.startswith(f"{folder}/proofs/")}
    for data, body in zip(segment.entries, segment.bodies, strict=False):
        entry = chain.take(data, body)
        if entry is None:
            continue
        if entry.case != case:
            found.append(finding(FindingKind.LOG_CHAIN, f"{name} #{entry.seq}", f"case {case}"))
        if body is None:
            found.append(Finding(FindingKind.LOG_BODY, f"{name} #{entry.seq}", "", "", Weight.UNCHECKED))
        else:
            events.append((entry, _body(body)))
        path = f"{folder}/proofs/{entry.seq}.tlog-proof"
        proofs.discard(path)
        if checkpoint and key:
            found += _proof(path, files.get(path, b""), data, entry, key)
    found += [finding(FindingKind.FILE_EXTRA, path) for path in sorted(proofs)]
    return Judged(tuple(events), (*chain.findings, *found))


def _checkpoint(segment: Segment, key: VerifierKey | None, found: list[Finding]) -> Checkpoint | None:
    name = f"log/{short_origin(segment.origin)}/checkpoint.txt"
    if key is None:
        found.append(finding(FindingKind.KEY_UNKNOWN, name, segment.origin))
        return None
    try:
        return verify_checkpoint(parse_note(segment.checkpoint), key)
    except CryptoError as error:
        found.append(finding(FindingKind.SIGNATURE, name, key.name, error))
        return None


def _body(data: bytes) -> JsonObject:
    try:
        return parse_body(data)
    except FormatError:
        return {}  # the chain has found it


def _proof(path: str, data: bytes, leaf: bytes, entry: Entry, key: VerifierKey) -> list[Finding]:
    try:
        proof = parse_proof(data)
        verify_proof(proof, leaf_hash(leaf), key)
    except CryptoError as error:
        return [finding(FindingKind.LOG_PROOF, path, "", error)]
    if proof.index != entry.seq:
        return [finding(FindingKind.LOG_PROOF, path, entry.seq, proof.index)]
    return []


def judge_case(
    files: Mapping[str, bytes],
    manifest: Mapping[str, str],
    inner: Inner,
    events: Sequence[tuple[Entry, JsonObject]],
) -> tuple[JsonObject, list[Finding]]:
    """data/case.json against the log's events, the manifest and the hand-over; empty where it cannot be read."""
    try:
        record = canonical.parse(files.get(CASE, b""))
        shape.check(record)
        claims = claims_of(record)
    except (FormatError, KeyError, TypeError, AttributeError, ValueError) as error:
        return {}, [finding(FindingKind.BAG_MALFORMED, CASE, "", type(error))]
    found = compare(replay(events), claims)
    if (record["handover"], Thing(Topic.CASE, inner.case) in claims) != (inner.handover, True):
        found.append(finding(FindingKind.INNER_MISMATCH, CASE, inner.handover))
    found += _judge_files(record, files, manifest)
    prepared = [body for entry, body in events if entry.kind == Kind.HANDOVER_PREPARED]
    said = prepared[-1] if prepared else {}
    expected = (inner.handover, inner.receiver.name, digest(files.get(MANIFEST, b"")))
    if (said.get("id"), said.get("to"), said.get("manifest")) != expected:
        found.append(finding(FindingKind.INNER_MISMATCH, "handover.prepared", inner.handover))
    return record, found


def claims_of(record: JsonObject) -> Claims:
    """What case.json claims. Raises `KeyError`, `TypeError` or `FormatError` where it is not made as it should be."""
    case = record["case"]
    if record["v"] != 1 or not isinstance(case, dict):
        raise TypeError("not a case")
    claims: Claims = {
        Thing(Topic.CASE, as_text(case["id"])): {
            **_texts(case, kind="kind", facts="facts", at="created_at", number="number"),
            "order": as_text(record["order"]),
        }
    }
    for each in objects(record["persons"]):
        _claim(claims, Topic.PERSON, each, number="number", role="role", facts="facts")
    for each in objects(record["statements"]):
        _claim(
            claims, Topic.STATEMENT, each, number="number", person="person", digest="digest", amends="amends"
        )
    for each in (*objects(record["evidence"]), *objects(record["identity"])):
        _claim(claims, Topic.EVIDENCE, each).update(exhibit_claims(each))
    return {**claims, **carried.claims_of(record)}


def exhibit_claims(each: Mapping[str, JsonValue]) -> dict[str, str]:
    """What an exhibit in case.json claims. Raises `KeyError`, `TypeError`."""
    said = _texts(
        each, number="number", sha256="sha256", size="size", media_type="media_type", at="added_at",
        obtained="obtained", withdrawn="withdrawn", kind="kind",
    )  # fmt: skip
    said["read"] = "" if each["facts"] is None else digest(as_text(each["facts"]).encode("utf-8"))
    derived = each["derived"]
    if derived is not None and not isinstance(derived, dict):
        raise TypeError("derived")
    return {**said, **{name: as_text(derived[name]) if derived else "" for name in ("original", "regions")}}


def _claim(claims: Claims, topic: Topic, each: Mapping[str, JsonValue], **names: str) -> dict[str, str]:
    thing = Thing(topic, as_text(each["id"]))
    if thing in claims:
        raise TypeError("one thing twice")
    return claims.setdefault(thing, _texts(each, **names))


def _texts(each: Mapping[str, JsonValue], **names: str) -> dict[str, str]:
    return {field: as_text(each[name]) for field, name in names.items()}


def _judge_files(
    record: JsonObject, files: Mapping[str, bytes], manifest: Mapping[str, str]
) -> list[Finding]:
    """Each file that case.json names is in the bag with the digest it names, and the other way round."""
    named = {CASE}
    found = []
    for list_name, field in (
        ("statements", "digest"), ("evidence", "sha256"), ("identity", "sha256"), ("papers", "sha256"),
    ):  # fmt: skip
        for each in objects(record[list_name]):
            path = each["file"]
            if path is None and (list_name == "identity" or ("held" in each and each["held"] is not None)):
                continue
            named.add(str(path))
            if manifest.get(str(path)) != each[field]:
                found.append(
                    finding(FindingKind.CASE_MISMATCH, path, each[field], manifest.get(str(path), "missing"))
                )
    case = record["case"]
    for each in objects(record["statements"]):
        found += _statement(
            each, case["id"] if isinstance(case, dict) else "", files.get(str(each["file"]), b"")
        )
    found += [finding(FindingKind.FILE_EXTRA, path) for path in sorted(manifest.keys() - named)]
    return found


def _statement(claimed: Mapping[str, JsonValue], case: JsonValue, document: bytes) -> list[Finding]:
    """The sealed document speaks of the same statement as case.json."""
    try:
        said = sealedwords.parse(document)
    except FormatError as error:
        return [finding(FindingKind.STATEMENT_DIGEST, claimed["file"], "", error)]
    one = [claimed[name] for name in ("id", "number", "amends", "made_at", "person")]
    if one != [said.id, said.number, said.amends, said.made_at, said.person.id] or said.case != case:
        return [finding(FindingKind.STATEMENT_DIGEST, claimed["file"], "as in case.json", "different")]
    return []
