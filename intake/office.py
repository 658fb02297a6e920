"""The receiving side: what this desk knows of other logs, how they grew since, what it acknowledged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crypto.checkpoints import Checkpoint
from crypto.errors import ProofError
from crypto.merkle import MerkleTree, leaf_hash, verify_consistency
from crypto.notes import VerifierKey
from intake.cards import Card, parse_card
from intake.custody import continued
from intake.custody.continued import Continuation
from intake.custody.entries import Kind, digest, parse_body, parse_entry
from intake.custody.judge import Chain, Tail, short_origin
from intake.findings import Finding, FindingKind, finding
from intake.ids import CaseId
from intake.vault import Vault

FOREIGN = "foreign"
DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class OtherLog:
    """Another log held of the same desk; `continues` is the origin it names, '' if that is not kept, None if none."""

    origin: str
    continues: str | None


@dataclass(frozen=True, slots=True)
class KnownLog:
    """A log as this vault holds it: its row (None where it holds nothing), its leaves, and the desk's other logs."""

    origin: str
    row: int | None
    leaves: tuple[bytes, ...]
    others: tuple[OtherLog, ...] = ()


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
    others = vault.store.rows(
        "SELECT DISTINCT l.origin, e.kind, e.body FROM logs l JOIN cards c ON c.log_origin = l.origin"
        " JOIN entries e ON e.log = l.id AND e.seq = 0 WHERE c.notes_name = ? AND l.origin != ? AND l.kind = ?",
        (card.notes.name, origin, FOREIGN),
    )
    return KnownLog(
        origin,
        None if row is None else int(row["id"]),
        leaves_of(vault, origin),
        tuple(OtherLog(each["origin"], _continues(each["kind"], each["body"])) for each in others),
    )


def _continues(kind: str, body: bytes | None) -> str | None:
    if kind != Kind.LOG_CONTINUED:
        return None
    return "" if body is None else continued.declared(parse_body(bytes(body)))[0]


def leaves_of(vault: Vault, origin: str) -> tuple[bytes, ...]:
    """The leaves held of a log, none where it is not held."""
    rows = vault.store.rows(
        "SELECT leaf FROM entries WHERE log = (SELECT id FROM logs WHERE origin = ? AND kind != ?) ORDER BY seq",
        (origin, DISPUTED),
    )
    return tuple(bytes(each["leaf"]) for each in rows)


def judge_chain(vault: Vault, card: Card, chain: Sequence[Continuation]) -> list[Finding]:
    """The logs that a log says it continues, against what is held of them; they must be logs of the same desk."""
    found = []
    own = origins_of(vault, card) | {vault.keys.origin}
    for each in chain:
        held = leaves_of(vault, each.origin)
        if held and each.origin not in own and not _is_former(vault, each.origin):
            found.append(finding(FindingKind.FORK, short_origin(each.origin)[:8], "", "of another desk"))
        found += continued.judge(each, held)
    return found


def _is_former(vault: Vault, origin: str) -> bool:
    return vault.store.one("SELECT 1 FROM logs WHERE origin = ? AND kind = 'former'", (origin,)) is not None


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
    declared: Sequence[Continuation] = (),
) -> Growth:
    """Whether a segment continues what is held and comes to the signed checkpoint. `declared` is what it continues.

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
        found += _judge_new(known, declared)
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


def _judge_new(known: KnownLog, chain: Sequence[Continuation]) -> list[Finding]:
    """A desk's new log names every other log held of it, or is named by it; an undeclared twin is a fork."""
    name, declared = short_origin(known.origin)[:8], [each.origin for each in chain]
    twins = [
        short_origin(each.origin)[:8]
        for each in known.others
        if each.origin not in declared
        and each.continues != known.origin
        and (each.continues is None or chain)
    ]
    if twins:
        return [finding(FindingKind.FORK, name, "", " ".join(twins))]
    return [finding(FindingKind.LOG_CONTINUED, name, "", short_origin(each)[:8]) for each in declared[:1]]


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
    """SHA-256 of the last acknowledgement given to this desk, refusals included, or ''."""
    row = vault.store.one(
        "SELECT f.note AS ack FROM foreign_notes f JOIN logs l ON l.id = f.log JOIN cards c ON c.log_origin = l.origin"
        " WHERE l.kind = ? AND c.notes_name = ? ORDER BY f.rowid DESC",
        (FOREIGN, sender.notes.name),
    ) or vault.store.one(  # given before all of them were kept
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
    """The key of a log that this vault knows: it keeps the log, trusts a card or recovered the vault; else None."""
    row = vault.store.one("SELECT vkey FROM logs WHERE origin = ?", (origin,))
    if row is not None:
        return VerifierKey.parse(row["vkey"])
    card = vault.store.one("SELECT note FROM cards WHERE log_origin = ?", (origin,))
    if card is not None:
        return parse_card(bytes(card["note"])).log
    given = (key for each in recoveries(vault) for key in each.keys)
    return next((key for key in given if key.name == origin), None)


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
    """The origins of all logs that are this desk's: those its cards in the book name, those this vault recovered."""
    rows = vault.store.rows("SELECT log_origin FROM cards WHERE notes_name = ?", (card.notes.name,))
    own = {str(row["log_origin"]) for row in rows}
    given = (each.keys for each in recoveries(vault) if each.desk == card.notes.name)
    return own.union(*({key.name for key in keys} for keys in given))


@dataclass(frozen=True, slots=True)
class Recovery:
    """A recovery given by this vault: to a desk (its notes key's name), which continues the logs of these keys."""

    desk: str
    keys: tuple[VerifierKey, ...]


def recoveries(vault: Vault) -> list[Recovery]:
    """The recoveries that this vault gave, as its log has them."""
    rows = vault.store.rows(
        "SELECT body FROM entries WHERE kind = ? AND body IS NOT NULL"
        " AND log IN (SELECT id FROM logs WHERE kind IN ('own', 'former'))",
        (Kind.RECOVERY_GIVEN.value,),
    )
    bodies = [parse_body(bytes(row["body"])) for row in rows]
    return [
        Recovery(desk, tuple(VerifierKey.parse(key) for key in keys if isinstance(key, str)))
        for body in bodies
        if isinstance(desk := body.get("desk"), str) and isinstance(keys := body.get("logs"), list)
    ]
