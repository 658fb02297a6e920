"""The receiving side: what this desk knows of other logs, how they grew since, what it acknowledged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crypto.checkpoints import Checkpoint
from crypto.errors import ProofError
from crypto.merkle import MerkleTree, leaf_hash, verify_consistency
from crypto.notes import VerifierKey
from intake.cards import Card, parse_card
from intake.custody.entries import Kind, digest, parse_body, parse_entry
from intake.custody.judge import Chain, Tail, short_origin
from intake.findings import Finding, FindingKind, finding
from intake.ids import CaseId
from intake.vault import Vault

FOREIGN = "foreign"
DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class KnownLog:
    """A log as this vault holds it: its row (None where it holds nothing), its leaves, and its former origins.

    `firsts` are other logs of the same desk that do not say that they continue one.
    """

    origin: str
    row: int | None
    leaves: tuple[bytes, ...]
    firsts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogSegment:
    """What log.age holds: entries from `start` on, as bytes, and the proof from there to the checkpoint."""

    start: int
    entries: tuple[bytes, ...]
    consistency: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """How a log grew: what was found, and the entries that are new here, the first of them at `size`."""

    findings: tuple[Finding, ...]
    size: int
    fresh: tuple[bytes, ...]


def known_log(vault: Vault, card: Card) -> KnownLog:
    """What this vault holds of the log that a card names; its own log counts too."""
    origin = card.log.name
    row = vault.store.one("SELECT id FROM logs WHERE origin = ? AND kind != ?", (origin, DISPUTED))
    # Of all logs of one desk only the first may begin without naming the one that it continues.
    others = vault.store.rows(
        "SELECT DISTINCT l.origin FROM logs l JOIN cards c ON c.log_origin = l.origin"
        " JOIN entries e ON e.log = l.id AND e.seq = 0"
        " WHERE c.notes_name = ? AND l.origin != ? AND l.kind = ? AND e.kind != ?",
        (card.notes.name, origin, FOREIGN, Kind.LOG_CONTINUED.value),
    )
    log = None if row is None else int(row["id"])
    leaves = vault.store.rows("SELECT leaf FROM entries WHERE log = ? ORDER BY seq", (log,))
    return KnownLog(
        origin, log, tuple(bytes(each["leaf"]) for each in leaves), tuple(each["origin"] for each in others)
    )


def tails_before(vault: Vault, known: KnownLog, start: int) -> Mapping[CaseId | None, Tail] | None:
    """The ends of all chains of a held log before entry `start`; None where they are not known."""
    if start > len(known.leaves):
        return None
    rows = vault.store.rows(
        "SELECT case_id, n, entry FROM entries WHERE log = ? AND seq IN"
        " (SELECT max(seq) FROM entries WHERE log = ? AND seq < ? GROUP BY case_id)",
        (known.row, known.row, start),
    )
    return {row["case_id"]: Tail(int(row["n"]), digest(bytes(row["entry"]))) for row in rows}


def judge_growth(
    known: KnownLog,
    tails: Mapping[CaseId | None, Tail] | None,
    segment: LogSegment,
    checkpoint: Checkpoint,
) -> Growth:
    """Whether a segment continues what is held and comes to the signed checkpoint.

    Entries that differ from held ones are a fork, and a rollback too where the log got shorter.
    """
    name, held = short_origin(known.origin)[:8], len(known.leaves)
    chain = Chain(name, first=segment.start, tails=tails)
    entries = [chain.take(data) for data in segment.entries]
    found = list(chain.findings)
    if segment.start + len(entries) != checkpoint.size:
        found.append(
            finding(FindingKind.LOG_ROOT, name, f"{checkpoint.size} entries", segment.start + len(entries))
        )
        return Growth(tuple(found), held, ())
    if segment.start > held:
        found.append(finding(FindingKind.LOG_GAP, name, f"from entry {held}", f"from entry {segment.start}"))
        return Growth(tuple(found), held, ())
    if not held:
        continued = bool(entries and entries[0] and entries[0].kind == Kind.LOG_CONTINUED)
        others = " ".join(short_origin(each)[:8] for each in known.firsts)
        if continued or others:
            kind = FindingKind.LOG_CONTINUED if continued else FindingKind.FORK
            found.append(finding(kind, name, "", others))
    leaves = known.leaves
    overlap = leaves[segment.start : checkpoint.size]
    claimed = [leaf_hash(data) for data in segment.entries]
    for seq, (one, other) in enumerate(zip(overlap, claimed, strict=False), segment.start):
        if one != other:
            found.append(finding(FindingKind.FORK, f"{name} #{seq}", one.hex(), other.hex()))
            if checkpoint.size < held:
                found.append(
                    finding(FindingKind.ROLLBACK, name, f"{held} entries", f"{checkpoint.size} entries")
                )
            break
    if MerkleTree([*leaves[: segment.start], *claimed]).root() != checkpoint.root:
        found.append(_root_finding(known, segment, checkpoint))
    return Growth(tuple(found), held, segment.entries[held - segment.start :])


def _root_finding(known: KnownLog, segment: LogSegment, checkpoint: Checkpoint) -> Finding:
    """A wrong root means wrong entries where the head still lies on what is held, and else another log."""
    name = short_origin(known.origin)[:8]
    if segment.start:
        try:
            verify_consistency(
                segment.start,
                checkpoint.size,
                MerkleTree(known.leaves[: segment.start]).root(),
                checkpoint.root,
                segment.consistency,
            )
        except ProofError as error:
            return finding(FindingKind.FORK, f"{name} {checkpoint.size}", f"on entry {segment.start}", error)
    return finding(FindingKind.LOG_ROOT, f"{name} {checkpoint.size}", checkpoint.root.hex())


def book(vault: Vault) -> list[Card]:
    """All cards in the vault's book, also those that a newer replaced, newest first."""
    rows = vault.store.rows("SELECT note FROM cards ORDER BY trusted_at DESC, rowid DESC")
    return [parse_card(bytes(row["note"])) for row in rows]


def previous_ack(vault: Vault, sender: Card) -> str:
    """SHA-256 of the last acknowledgement given to this desk, or ''."""
    row = vault.store.one(
        "SELECT h.ack FROM handovers h JOIN cards c ON c.fingerprint = h.peer"
        " WHERE h.direction = 'in' AND h.ack IS NOT NULL AND c.notes_name = ? ORDER BY h.rowid DESC",
        (sender.notes.name,),
    )
    return "" if row is None else digest(bytes(row["ack"]))


def insert_entries(vault: Vault, log: int, start: int, entries: Sequence[bytes]) -> None:
    """Keeps entries of a foreign log from `start` on, inside a transaction."""
    for seq, data in enumerate(entries, start):
        entry = parse_entry(data)
        vault.store.run(
            "INSERT INTO entries (log, seq, case_id, n, kind, at, entry, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (log, seq, entry.case, entry.n, entry.kind, entry.at, data, leaf_hash(data)),
        )


def log_key(vault: Vault, origin: str) -> VerifierKey | None:
    """The key of a log that this vault knows, from a log that it keeps or from a trusted card, or None."""
    row = vault.store.one("SELECT vkey FROM logs WHERE origin = ?", (origin,))
    if row is not None:
        return VerifierKey.parse(row["vkey"])
    card = vault.store.one("SELECT note FROM cards WHERE log_origin = ?", (origin,))
    return None if card is None else parse_card(bytes(card["note"])).log


def keep_bodies(vault: Vault, log: int, events: Iterable[tuple[bytes, bytes | None]]) -> None:
    """Keeps the bodies of entries that are held, inside a transaction."""
    for data, body in events:
        if body is not None:
            subject = parse_body(body).get("id")
            vault.store.run(
                "UPDATE entries SET body = ?, subject = ? WHERE log = ? AND seq = ? AND entry = ?",
                (body, subject if isinstance(subject, str) else None, log, parse_entry(data).seq, data),
            )


def origins_of(vault: Vault, card: Card) -> set[str]:
    """The origins of all logs that cards in the book name for this desk."""
    rows = vault.store.rows("SELECT log_origin FROM cards WHERE notes_name = ?", (card.notes.name,))
    return {str(row["log_origin"]) for row in rows}
