"""What of the log goes with a hand-over: the case's segment in the bag, and log.age. In docs/FORMAT.md."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from crypto.checkpoints import parse_checkpoint
from crypto.merkle import MerkleTree
from crypto.notes import parse_note
from intake import office
from intake.bundle.ack import read_ack
from intake.bundle.handovers import OUT, HandoverState
from intake.bundle.tarwriter import TarWriter, room_for
from intake.cards import Card
from intake.custody import continued, heads, journal
from intake.custody.continued import Continuation
from intake.custody.entries import Kind, parse_body
from intake.custody.heads import Head
from intake.records.cases import Case
from intake.vault import Vault

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class TagFile:
    """A small file of the bag: its path below the bag's top folder and its bytes."""

    path: str
    data: bytes


def segments(vault: Vault, case: Case, head: Head, tree: MerkleTree) -> list[TagFile]:
    """The case's entries, bodies and proofs under `head`, and, in a restored vault, those of its former logs."""
    found = _segment(vault, case, vault.own_log, head, tree)
    for row in vault.store.rows("SELECT id FROM logs WHERE kind = 'former' ORDER BY id"):
        last = vault.store.one(
            "SELECT note FROM checkpoints WHERE log = ? ORDER BY size DESC LIMIT 1", (row["id"],)
        )
        if last is not None:
            former = _former_head(bytes(last["note"]))
            found += _segment(vault, case, int(row["id"]), former, journal.tree(vault, int(row["id"])))
    return found


def _segment(vault: Vault, case: Case, log: int, head: Head, tree: MerkleTree) -> list[TagFile]:
    events = [
        event
        for event in journal.events(vault, case=case.id, log=log)
        if event.entry.seq < head.checkpoint.size
    ]
    if not events:
        return []
    folder = f"log/{head.checkpoint.origin.rpartition('/')[2]}"
    return [
        TagFile(f"{folder}/entries.jsonl", b"".join(event.entry_bytes + b"\n" for event in events)),
        TagFile(f"{folder}/bodies.jsonl", b"".join((event.body_bytes or b"") + b"\n" for event in events)),
        TagFile(f"{folder}/checkpoint.txt", head.note.encode()),
        *(
            TagFile(
                f"{folder}/proofs/{event.entry.seq}.tlog-proof", heads.proof_of(event, tree, head).encode()
            )
            for event in events
        ),
    ]


def _former_head(data: bytes) -> Head:
    note = parse_note(data)
    return Head(parse_checkpoint(note.text), note)


def acknowledged_size(vault: Vault, peer: Card) -> int:
    """The size of the newest checkpoint of the own log that the desk with this card cosigned; 0 where there is none."""
    rows = vault.store.rows(
        "SELECT h.ack FROM handovers h JOIN cards c ON c.fingerprint = h.peer"
        " WHERE h.direction = ? AND h.state = ? AND c.notes_name = ?",
        (OUT, HandoverState.TAKEN_IN, peer.notes.name),
    )
    found = [
        head for row in rows if (head := read_ack(row["ack"]).head()) and head.origin == vault.keys.origin
    ]
    return max((head.size for head in found), default=0)


@dataclass(frozen=True, slots=True)
class LogPart:
    """What log.age will hold: entries `start` up to the head, and the small files beside them."""

    start: int
    size: int
    files: tuple[TagFile, ...]

    def room(self) -> int:
        """At most how many bytes the tar takes."""
        return room_for([self.size, *(len(file.data) for file in self.files)])


def continuations(vault: Vault) -> list[Continuation]:
    """The logs that the own log continues, the newest first."""
    chain: list[Continuation] = []
    log: int | None = vault.own_log
    while log is not None:
        first = vault.store.one("SELECT kind, entry, body FROM entries WHERE log = ? AND seq = 0", (log,))
        if first is None or first["kind"] != Kind.LOG_CONTINUED:
            break
        origin, size, _ = continued.declared(parse_body(bytes(first["body"])))
        row = vault.store.one("SELECT id FROM logs WHERE origin = ?", (origin,))
        log = None if row is None else int(row["id"])
        leaves = office.leaves_of(vault, origin)[:size]
        chain.append(Continuation(bytes(first["entry"]), bytes(first["body"]), origin, leaves))
    return chain


def plan_log(vault: Vault, peer: Card, head: Head, tree: MerkleTree, *, full: bool = False) -> LogPart:
    """What the receiver's log.age holds: everything since its last acknowledgement, and all that others signed.

    With `full` everything from the start, for a receiver that lost what it acknowledged.
    """
    start, end = 0 if full else acknowledged_size(vault, peer), head.checkpoint.size
    hashes = tree.consistency_proof(start, end) if start else []
    consistency = "".join(
        f"{line}\n" for line in (start, *(b64encode(each).decode("ascii") for each in hashes))
    )
    notes = vault.store.rows("SELECT note FROM foreign_notes WHERE log = ? ORDER BY rowid", (vault.own_log,))
    size = vault.store.number(
        "SELECT coalesce(sum(length(entry) + 1), 0) FROM entries WHERE log = ? AND seq >= ? AND seq < ?",
        (vault.own_log, start, end),
    )
    return LogPart(
        start,
        size,
        (
            TagFile("consistency.txt", consistency.encode("ascii")),
            TagFile("checkpoint.txt", head.note.encode()),
            *(TagFile(*each) for each in ({} if start else continued.write(continuations(vault))).items()),
            *(TagFile(f"signatures/{n:03}.txt", bytes(row["note"])) for n, row in enumerate(notes, 1)),
        ),
    )


def write_log(vault: Vault, tar: TarWriter, part: LogPart, head: Head) -> None:
    """Streams the planned files into a tar."""
    tar.add("entries.jsonl", part.size, _entries(vault, part.start, head.checkpoint.size))
    for file in part.files:
        tar.add_bytes(file.path, file.data)


def _entries(vault: Vault, start: int, end: int) -> Iterator[bytes]:
    for page in range(start, end, _PAGE):
        rows = vault.store.rows(
            "SELECT entry FROM entries WHERE log = ? AND seq >= ? AND seq < ? ORDER BY seq",
            (vault.own_log, page, min(page + _PAGE, end)),
        )
        yield b"".join(bytes(row["entry"]) + b"\n" for row in rows)
