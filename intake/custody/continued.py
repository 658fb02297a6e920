"""How the log of a restored vault names the logs that it continues, and how that is judged. In docs/FORMAT.md."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crypto import canonical
from crypto.canonical import JsonObject
from crypto.errors import FormatError
from crypto.merkle import HASH_SIZE, MerkleTree, leaf_hash
from crypto.notes import decode_base64
from intake.custody.entries import Kind, digest, parse_body, parse_entry
from intake.custody.judge import short_origin
from intake.findings import Finding, FindingKind, finding
from intake.ids import HEX64

NAME: Final = "continued.jsonl"
_ORIGIN: Final = re.compile(r"segel\.invalid/log/[0-9a-f]{32}\Z")


@dataclass(frozen=True, slots=True)
class Continuation:
    """A declaration: the first event of a log, as bytes, and the leaves of the log that it continues."""

    entry: bytes
    body: bytes
    origin: str
    leaves: tuple[bytes, ...]


def leaves_name(origin: str) -> str:
    """The file in log.age with the leaves of a former log."""
    return f"former/{short_origin(origin)}.txt"


def write(chain: Sequence[Continuation]) -> dict[str, bytes]:
    """The files of a chain, newest log first; none where nothing is continued."""
    lines = (
        canonical.encode({"body": canonical.parse(each.body), "entry": canonical.parse(each.entry)})
        for each in chain
    )
    files = {NAME: b"".join(line + b"\n" for line in lines)} if chain else {}
    for each in chain:
        leaves = "".join(f"{b64encode(leaf).decode('ascii')}\n" for leaf in each.leaves)
        files[leaves_name(each.origin)] = leaves.encode("ascii")
    return files


def read(files: Mapping[str, bytes], first: bytes | None) -> tuple[Continuation, ...]:
    """The chain that begins with the log whose first entry is `first` (None: of a log held before, not judged again).

    Every declaration is the one that its log's leaves begin with, and every declared root that of the leaves given.
    Raises `FormatError` where they contradict each other, or where a declaration is missing.
    """
    lines = files.get(NAME, b"").split(b"\n")
    if lines.pop() != b"":
        raise FormatError("continued.jsonl is cut")
    chain: list[Continuation] = []
    leaf = None if first is None else leaf_hash(first)
    for line in lines:
        each = _read(line, files)
        if leaf != leaf_hash(each.entry):
            raise FormatError("a declaration is not where its log begins")
        chain.append(each)
        leaf = each.leaves[0]
    if not chain and first is not None and parse_entry(first).kind == Kind.LOG_CONTINUED:
        raise FormatError("the log does not say what it continues")
    if len({each.origin for each in chain}) != len(chain):
        raise FormatError("a log that continues itself")
    return tuple(chain)


def _read(line: bytes, files: Mapping[str, bytes]) -> Continuation:
    pair = canonical.parse(line)
    body, entry = pair.get("body"), pair.get("entry")
    if set(pair) != {"body", "entry"} or not isinstance(body, dict) or not isinstance(entry, dict):
        raise FormatError("not an entry and its body")
    data, body_data = canonical.encode(entry), canonical.encode(body)
    parsed = parse_entry(data)
    if (parsed.seq, parsed.kind, parsed.body) != (0, Kind.LOG_CONTINUED, digest(body_data)):
        raise FormatError("not the declaration of a continued log")
    origin, size, root = declared(parse_body(body_data))
    leaves = _leaves(files.get(leaves_name(origin), b""))
    if len(leaves) != size or MerkleTree(leaves).root().hex() != root:
        raise FormatError("the leaves of a former log do not come to its declared root")
    return Continuation(data, body_data, origin, leaves)


def declared(body: JsonObject) -> tuple[str, int, str]:
    """Origin, size and root in hex of the log that a `log.continued` names. Raises `FormatError`."""
    origin, size, root = body.get("origin"), body.get("size"), body.get("root")
    if (
        not (isinstance(origin, str) and _ORIGIN.match(origin))
        or not (isinstance(root, str) and HEX64.match(root))
        or not isinstance(size, int)
        or size < 1
    ):
        raise FormatError("log.continued names no log")
    return origin, size, root


def _leaves(data: bytes) -> tuple[bytes, ...]:
    try:
        lines = data.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise FormatError("leaves are not ASCII") from error
    leaves = tuple(map(decode_base64, lines[:-1]))
    if lines[-1] or any(len(leaf) != HASH_SIZE for leaf in leaves):
        raise FormatError("leaves of a former log")
    return leaves


def judge(each: Continuation, held: Sequence[bytes]) -> list[Finding]:
    """A declared log against the leaves held of it: other entries are a fork; those beyond its end were dropped."""
    name, end = short_origin(each.origin)[:8], len(each.leaves)
    for seq, (one, other) in enumerate(zip(held, each.leaves, strict=False)):
        if one != other:
            return [finding(FindingKind.FORK, f"{name} #{seq}", one.hex(), other.hex())]
    if len(held) <= end:
        return []
    dropped = f"{name} #{end}" if len(held) == end + 1 else f"{name} #{end}-#{len(held) - 1}"
    return [finding(FindingKind.LOG_DROPPED, dropped, f"{len(held)} entries", f"{end} entries")]
