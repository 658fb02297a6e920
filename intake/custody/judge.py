"""Judging a log without I/O: chains, bodies, clock, heads. It says all that is wrong, never stops at the first."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from crypto.checkpoints import Checkpoint, parse_checkpoint, verify_checkpoint
from crypto.errors import CryptoError, FormatError
from crypto.merkle import MerkleTree, leaf_hash
from crypto.notes import Note, VerifierKey, parse_note
from intake.custody.entries import Entry, Kind, digest, parse_body, parse_entry
from intake.findings import Finding, FindingKind, finding
from intake.ids import CaseId

CLOCK_SLACK_MS: Final = 120_000
_SMS: Final = re.compile(r"SEGEL1 ([0-9a-f]{8}) (0|[1-9][0-9]{0,15}) ([A-Z2-7]{26})\Z")


@dataclass(frozen=True, slots=True)
class Tail:
    """The last entry of a case's chain: its number in the case and the SHA-256 of its bytes."""

    n: int
    digest: str


_FROM_START: Final[Mapping[CaseId | None, Tail]] = {}


class Chain:
    """Takes a log's entries in order and gathers findings.

    `first` is the `seq` that must come first, each further one being the next; None for the entries of one case,
    where `seq` only rises. `tails` are the chains' ends before it; None where what came before is not known.
    """

    def __init__(
        self, name: str, *, first: int | None = 0, tails: Mapping[CaseId | None, Tail] | None = _FROM_START
    ) -> None:
        self.name = name
        self.findings: list[Finding] = []
        self.leaves: list[bytes] = []
        self._next = first
        self._tails = dict(tails or {})
        self._open = tails is None
        self._last: Entry | None = None

    def take(self, data: bytes, body: bytes | None = None) -> Entry | None:
        """Judges the next entry, with its body where there is one; None where it cannot be read."""
        place = f"{self.name} #{len(self.leaves) if self._next is None else self._next}"
        self.leaves.append(leaf_hash(data))
        try:
            entry = parse_entry(data)
        except FormatError as error:
            self._find(FindingKind.LOG_CHAIN, place, "a canonical entry", error)
            self._next = None if self._next is None else self._next + 1
            return None
        self._judge_place(entry)
        self._judge_clock(entry)
        if entry.kind not in set(Kind):
            self._find(FindingKind.LOG_UNKNOWN_KIND, self._place(entry), "", entry.kind)
        if body is not None:
            self._judge_body(entry, body)
        self._tails[entry.case] = Tail(entry.n, digest(data))
        self._last = entry
        return entry

    def _place(self, entry: Entry) -> str:
        return f"{self.name} #{entry.seq}"

    def _find(self, kind: FindingKind, place: str, expected: object, found: object) -> None:
        self.findings.append(finding(kind, place, expected, found))

    def _judge_place(self, entry: Entry) -> None:
        place, last = self._place(entry), self._last
        if self._next is not None:
            if entry.seq != self._next:
                self._find(FindingKind.LOG_CHAIN, place, f"seq {self._next}", f"seq {entry.seq}")
            self._next += 1
        elif last is not None and (entry.seq <= last.seq or entry.case != last.case):
            self._find(FindingKind.LOG_CHAIN, place, "a later entry of one case", f"seq {entry.seq}")
        tail = self._tails.get(entry.case)
        if tail is None and self._open:
            return
        n, prev = (0, None) if tail is None else (tail.n + 1, tail.digest)
        if entry.n != n:
            self._find(FindingKind.LOG_CHAIN, place, f"n {n}", f"n {entry.n}")
        elif entry.prev != prev:
            self._find(FindingKind.LOG_CHAIN, place, f"prev {prev}", f"prev {entry.prev}")

    def _judge_body(self, entry: Entry, body: bytes) -> None:
        if digest(body) != entry.body:
            self._find(FindingKind.LOG_BODY, self._place(entry), entry.body, digest(body))
            return
        try:
            parse_body(body)
        except FormatError as error:
            self._find(FindingKind.LOG_BODY, self._place(entry), "a canonical body", error)

    def _judge_clock(self, entry: Entry) -> None:
        """A clock set back, or changed within one boot by more than the slack, is worth knowing and no damage."""
        last = self._last
        if last is None:
            return
        try:
            moved = (
                datetime.fromisoformat(entry.at) - datetime.fromisoformat(last.at)
            ).total_seconds() * 1000
        except ValueError:
            self._find(FindingKind.LOG_CHAIN, self._place(entry), "a moment", entry.at)
            return
        counted = entry.ms - last.ms if entry.boot == last.boot else None
        jumped = counted is not None and (counted < 0 or abs(moved - counted) > CLOCK_SLACK_MS)
        if moved < 0 or jumped:
            self._find(FindingKind.CLOCK_BACK, self._place(entry), f"after {last.at}", entry.at)


@dataclass(frozen=True, slots=True)
class HeldHead:
    """A head that somebody holds: at least 8 hex digits of the origin, size, at least 26 base32 digits of the root.

    `source` is the vault that holds it among many; '' for a head that was given alone.
    """

    origin: str
    size: int
    root32: str
    source: str = ""

    @classmethod
    def of(cls, checkpoint: Checkpoint, source: str = "") -> HeldHead:
        """The head that a checkpoint states."""
        return cls(short_origin(checkpoint.origin), checkpoint.size, _base32(checkpoint.root), source)

    @classmethod
    def from_sms(cls, text: str) -> HeldHead:
        """The head in `SEGEL1 …`. Raises `FormatError`."""
        found = _SMS.match(text.strip())
        if found is None:
            raise FormatError("not a head as it is texted")
        return cls(found[1], int(found[2]), found[3])

    def speaks_of(self, origin: str) -> bool:
        """Whether this is a head of the log with that origin."""
        return short_origin(origin).startswith(self.origin)


def short_origin(origin: str) -> str:
    """The hex digits at the end of `segel.invalid/log/<32 hex>`."""
    return origin.rpartition("/")[2]


def judge_head(note: bytes, key: VerifierKey, tree: MerkleTree, name: str) -> list[Finding]:
    """Whether a released checkpoint is signed by the log and is the tree's root at its size."""
    try:
        checkpoint = verify_checkpoint(parse_note(note), key)
    except CryptoError as error:
        return [finding(FindingKind.SIGNATURE, name, key.name, error)]
    if checkpoint.size > tree.size:
        return [finding(FindingKind.LOG_ROOT, name, f"{checkpoint.size} entries", f"{tree.size} entries")]
    root = tree.root(checkpoint.size)
    if root != checkpoint.root:
        return [finding(FindingKind.LOG_ROOT, name, checkpoint.root.hex(), root.hex())]
    return []


def judge_signed(note: Note, name: str) -> list[Finding]:
    """Whether a checkpoint bears a signature in the name of its own log; without it, it contradicts itself."""
    origin = parse_checkpoint(note.text).origin
    if any(each.name == origin for each in note.signatures):
        return []
    return [finding(FindingKind.SIGNATURE, name, origin, note.signatures[0].name)]


class Against:
    """Compares heads held elsewhere with logs and checkpoints, and says in the end which could not be compared."""

    def __init__(self, held: Iterable[HeldHead]) -> None:
        self._held = tuple(held)
        self._found: list[Finding] = []
        self._compared: set[HeldHead] = set()

    def judge_log(self, origin: str, tree: MerkleTree, *, whole: bool = True) -> None:
        """A head with another root is a fork; beyond the end of a log that is `whole` it is a rollback."""
        for head in self._speaking_of(origin):
            if head.size <= tree.size:
                self._compare(origin, head, _base32(tree.root(head.size)))
            elif whole:
                place = f"{short_origin(origin)[:8]} {head.size}"
                entries = f"{head.size} entries", f"{tree.size} entries"
                self._found.append(finding(FindingKind.ROLLBACK, place, *entries))
                self._compared.add(head)

    def judge_claimed(self, claimed: Checkpoint) -> None:
        """A checkpoint alone can contradict heads of the same size only."""
        for head in self._speaking_of(claimed.origin):
            if head.size == claimed.size:
                self._compare(claimed.origin, head, _base32(claimed.root))

    def findings(self) -> list[Finding]:
        """All contradictions, and each head (of a vault: each vault) that nothing here could be compared with."""
        sources = {head.source for head in self._compared}
        left = {
            f"vault {head.source[:8]}" if head.source else f"{head.origin[:8]} {head.size}"
            for head in self._held
            if head not in self._compared and (not head.source or head.source not in sources)
        }
        return [*self._found, *(finding(FindingKind.HEAD_UNCOMPARED, each) for each in sorted(left))]

    def _speaking_of(self, origin: str) -> Iterator[HeldHead]:
        return (head for head in self._held if head.speaks_of(origin))

    def _compare(self, origin: str, head: HeldHead, root: str) -> None:
        self._compared.add(head)
        if not root.startswith(head.root32):
            place = f"{short_origin(origin)[:8]} {head.size}"
            self._found.append(finding(FindingKind.FORK, place, head.root32[:26], root[:26]))


def judge_against(origin: str, tree: MerkleTree, held: Iterable[HeldHead]) -> list[Finding]:
    """Whether heads held elsewhere lie on this whole log, and which of them could not be compared."""
    against = Against(held)
    against.judge_log(origin, tree)
    return against.findings()


def judge_claimed(claimed: Checkpoint, held: Iterable[HeldHead]) -> list[Finding]:
    """Whether a checkpoint alone contradicts held heads, and which of them could not be compared."""
    against = Against(held)
    against.judge_claimed(claimed)
    return against.findings()


def _base32(root: bytes) -> str:
    return base64.b32encode(root).decode("ascii").rstrip("=")
