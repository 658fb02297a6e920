"""Sealing a case to the next office: one pass from the vault onto the stick, read back before it counts.

The order of things is that of docs/FORMAT.md, "The hand-over folder".
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from crypto.envelope import AgeWriter
from crypto.merkle import MerkleTree
from intake import cards
from intake.bundle import bag as bags
from intake.bundle import guide, handovers, inner, label, logpart
from intake.bundle import room as rooms
from intake.bundle.bag import Bag, Paper
from intake.bundle.behind import Behind
from intake.bundle.handovers import OUT, HandoverState
from intake.bundle.inner import Inner
from intake.bundle.label import Label
from intake.bundle.logpart import LogPart, TagFile
from intake.bundle.notetext import FileSum, KeyName, TreeHead
from intake.bundle.parts import PART_SIZE, PartedFile, Step, Written
from intake.bundle.readback import check_samples, read_back
from intake.bundle.tarwriter import TarWriter
from intake.cards import Card, Trust
from intake.custody import heads, journal
from intake.custody.entries import Kind, digest
from intake.custody.heads import Head
from intake.files import make_folder, sync_folder, write_file
from intake.ids import HandoverId, new_id
from intake.problems import Problem, from_os_error
from intake.records import drafts
from intake.records.cases import Case
from intake.vault import Vault

__all__ = ["Paper", "SealWatcher", "SealedHandover", "Step", "seal"]


class SealWatcher(Protocol):
    """Who is told how far a sealing is; may be asked to stop from another thread."""

    cancelled: threading.Event

    def planned(self, size: int) -> None:
        """So many bytes will be written, about."""

    def reached(self, step: Step, size: int) -> None:
        """So many bytes more have come so far; told for some megabytes at a time, from more than one thread."""

    def meanwhile(self) -> None:
        """Told often, also while a slow medium is waited for, and from more than one thread.

        On the thread that seals it may use the vault, but add nothing to the log.
        """


@dataclass(frozen=True, slots=True)
class SealedHandover:
    """A finished hand-over. `sha256` is the bundle digest, `files` how many the bag brings, `size` the bytes in all.

    `drafts` is how many statements stayed behind unsealed, `forms` which forms half-typed, `withheld` how many identity
    documents; `warnings` are codes: drafts-left-out, forms-left-out, identity-left-out, card-not-compared.
    """

    folder: Path
    handover: HandoverId
    sha256: str
    files: int
    size: int
    drafts: int
    warnings: tuple[str, ...]
    withheld: int = 0
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything decided before the first byte is written."""

    vault: Vault
    case: Case
    to: Card
    bag: Bag
    created_at: str
    head: Head
    tree: MerkleTree
    tags: tuple[TagFile, ...]
    log: LogPart

    @property
    def size(self) -> int:
        """Bytes of both envelopes, at most."""
        return rooms.sealed_size(self.bag.room(self.tags) + self.log.room())


class _Stoppable:
    """Hands on what goes into the envelope, and stops it where that is asked for."""

    def __init__(self, out: Behind, watcher: SealWatcher | None) -> None:
        self._out, self._watcher = out, watcher

    def write(self, data: bytes | memoryview, /) -> int:
        """Takes all of the bytes and returns how many. Raises `Problem("cancelled")`."""
        _refuse_cancelled(self._watcher)
        return self._out.write(data)


def seal(
    vault: Vault,
    case: Case,
    to: Card,
    folder: Path,
    *,
    papers: Sequence[Paper] = (),
    with_identity: bool = False,
    full: bool = False,
    watcher: SealWatcher | None = None,
    part_size: int = PART_SIZE,
) -> SealedHandover:
    """Seals a case to a trusted card, as a new folder in `folder` (a stick). `part_size` is in bytes.

    The bytes of identity documents go only `with_identity`. With `full` everything goes again, also what the receiver
    acknowledged: it may have lost its records.

    What does not succeed leaves nothing on the stick and a hand-over that stays 'prepared'. Raises `Problem`:
    card-not-trusted, case-foreign-forward, paper-name, folder-missing, disk-full, blob-missing, blob-damaged,
    medium-damaged (what was read back differs), cancelled.
    """
    trusted = _checked(vault, case, to, folder)
    handover = HandoverId(new_id())
    held = {} if full else handovers.held_by(vault, case, to)
    bag = bags.plan(vault, case, handover, held, papers, with_identity=with_identity)
    _clear_leftovers(vault, folder)
    # Before anything is logged.
    rooms.of_bag(vault, case, to, folder, bag, full=full, part_size=part_size).refuse_short(folder)
    plan = _prepare(vault, case, to, bag, full)
    target = folder / f"segel-{plan.created_at[:10].replace('-', '')}-{handover[:8]}"
    staging = folder / f".{target.name}.part"
    try:
        if watcher:
            watcher.planned(plan.size)
        made = _write_folder(plan, staging, watcher, part_size)
        _keep_label(plan, made)
        _let_others_read(staging)
        staging.rename(target)
        sync_folder(folder)
    except OSError as error:
        raise from_os_error(error, target, needed=plan.size) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    _record_sealed(plan, made)
    forms = drafts.half_typed(vault, case.id)
    warnings = (
        *("drafts-left-out",) * bool(bag.drafts),
        *("forms-left-out",) * bool(forms),
        *("identity-left-out",) * bool(bag.withheld),
        *("card-not-compared",) * (trusted is Trust.ACCEPTED),
    )
    sums = made.label.files().values()
    size = sum(each.size for each in sums) + len(made.label_bytes) + len(made.label_signature)
    return SealedHandover(
        target, handover, made.label.bundle.sha256, len(bag.payload), size, bag.drafts, warnings, bag.withheld,
        forms,
    )  # fmt: skip


def _let_others_read(folder: Path) -> None:
    """It is meant to be handed over; a medium that keeps no such modes refuses them and needs none."""
    with suppress(PermissionError):
        for file in folder.iterdir():
            file.chmod(0o644)
        folder.chmod(0o755)


def _checked(vault: Vault, case: Case, to: Card, folder: Path) -> Trust:
    log = vault.store.one("SELECT kind FROM logs WHERE id = ?", (case.log,))
    if log is None or log["kind"] not in ("own", "former"):
        raise Problem("case-foreign-forward", item=case.number)
    known = cards.card_by_fingerprint(vault, " ".join(to.fingerprint))
    if known is None:
        raise Problem("card-not-trusted", item=to.name)
    if not folder.is_dir():
        raise Problem("folder-missing", item=str(folder))
    return known.trust


def _refuse_cancelled(watcher: SealWatcher | None) -> None:
    if watcher and watcher.cancelled.is_set():
        raise Problem("cancelled")


def _clear_leftovers(vault: Vault, folder: Path) -> None:
    """Removes what a killed process left on this stick, of hand-overs that this vault prepared and never sealed."""
    for row in vault.store.rows(
        "SELECT id FROM handovers WHERE direction = ? AND state = ?", (OUT, HandoverState.PREPARED)
    ):
        for left in folder.glob(f".segel-*-{row['id'][:8]}.part"):
            shutil.rmtree(left, ignore_errors=True)


def _prepare(vault: Vault, case: Case, to: Card, bag: Bag, full: bool) -> _Plan:
    """Logs the hand-over as the last entry under the one checkpoint that bag and label carry."""
    with vault.store.transaction():
        entry = journal.record(
            vault,
            Kind.HANDOVER_PREPARED,
            case.id,
            {"id": bag.handover, "manifest": digest(bag.manifest()), "to": to.notes.name},
        )
        vault.store.run(
            "INSERT INTO handovers (id, case_id, direction, peer, state, created_at, checkpoint_size)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                bag.handover,
                case.id,
                OUT,
                " ".join(to.fingerprint),
                HandoverState.PREPARED,
                entry.at,
                entry.seq + 1,
            ),
        )
        for item in bag.evidence:
            vault.store.run("INSERT INTO handover_items VALUES (?, ?)", (bag.handover, item))
    head, tree = heads.release(vault), journal.tree(vault)
    tags = bag.tags(entry.at[:10], logpart.segments(vault, case, head, tree))
    plan = logpart.plan_log(vault, to, head, tree, full=full)
    return _Plan(vault, case, to, bag, entry.at, head, tree, tuple(tags), plan)


@dataclass(frozen=True, slots=True)
class _Made:
    label: Label
    label_bytes: bytes
    label_signature: bytes


def _write_folder(plan: _Plan, staging: Path, watcher: SealWatcher | None, part_size: int) -> _Made:
    """Writes every file, the label last, and reads all back."""
    notes, keys = plan.vault.keys.notes, plan.vault.keys
    make_folder(staging)
    tags = [*plan.tags, *_inner_files(plan)]
    everyone = (plan.to.age, keys.age_recipient)
    top = f"segel-{plan.bag.handover}"
    reached, meanwhile = (watcher.reached, watcher.meanwhile) if watcher else (lambda *_: None, lambda: None)

    def envelope(name: str, fill: Callable[[TarWriter], None]) -> Written:
        # Deciphering and hashing, the envelope, the stick: each at its own pace.
        with (
            PartedFile(staging, name, part_size, reached, meanwhile) as out,
            Behind(out, meanwhile) as stick,
            AgeWriter(stick, everyone) as age,
            Behind(age, meanwhile) as ahead,
        ):
            tar = TarWriter(_Stoppable(ahead, watcher), top)
            fill(tar)
            tar.close()
        return out.written

    bundle = envelope("bundle.age", lambda tar: plan.bag.write(plan.vault, tar, tags))
    log = envelope("log.age", lambda tar: logpart.write_log(plan.vault, tar, plan.log, plan.head))
    own = cards.parse_card(cards.own_card(plan.vault))
    howto = guide.fill(plan.bag.handover, own, plan.to, bundle.parts)
    write_file(staging / guide.NAME, howto)
    made_label = Label(
        handover=plan.bag.handover,
        sender=KeyName.of(notes.verifier),
        sender_office=plan.vault.officer.office,
        receiver=KeyName.of(plan.to.notes),
        receiver_office=plan.to.office,
        date=plan.created_at,
        bundle=bundle.whole,
        log=log.whole,
        bundle_parts=bundle.parts,
        log_parts=log.parts,
        guide=FileSum(digest(howto), len(howto)),
        checkpoint=TreeHead.of(plan.head.checkpoint),
    )
    signed = made_label.signed(notes)
    made = _Made(made_label, signed, label.ssh_signature(signed, notes))
    write_file(staging / "label.txt.sig", made.label_signature)
    write_file(staging / "label.txt", made.label_bytes)
    _read_back(staging, made, bundle, watcher)
    return made


def _inner_files(plan: _Plan) -> Iterable[TagFile]:
    notes = plan.vault.keys.notes
    earlier = tuple(
        each.id
        for each in handovers.listing(plan.vault, plan.case)
        if each.bundle_sha256 is not None and each.id != plan.bag.handover
    )
    said = Inner(
        handover=plan.bag.handover,
        sender=notes.name,
        receiver=KeyName.of(plan.to.notes),
        receiver_age=plan.to.age,
        case=plan.case.id,
        tagmanifest=digest(plan.tags[-1].data),
        origin=plan.head.checkpoint.origin,
        checkpoint=TreeHead.of(plan.head.checkpoint),
        earlier=earlier,
    ).signed(notes)
    return TagFile("segel-bundle.txt", said), TagFile(
        "segel-bundle.txt.sig", inner.ssh_signature(said, notes)
    )


def _read_back(staging: Path, made: _Made, bundle: Written, watcher: SealWatcher | None) -> None:
    """Reads the small files whole; the bundle was read as it was written, and gives its samples once more.

    Raises `Problem("medium-damaged")`.
    """
    small = {"label.txt": made.label_bytes, "label.txt.sig": made.label_signature}
    sums = {name: FileSum(digest(data), len(data)) for name, data in small.items()}
    for name, expected in {**made.label.files(), **sums}.items():
        _refuse_cancelled(watcher)
        if watcher:
            watcher.meanwhile()
        if name in bundle.samples:
            check_samples(staging / name, bundle.samples[name])
        elif read_back(staging / name) != expected:
            raise Problem("medium-damaged", item=name)


def _keep_label(plan: _Plan, made: _Made) -> None:
    """Before the folder gets its name: were the process killed after that, the acknowledgement would still be known."""
    with plan.vault.store.transaction():
        plan.vault.store.run(
            "UPDATE handovers SET bundle_sha256 = ?, label = ? WHERE id = ?",
            (made.label.bundle.sha256, made.label_bytes, plan.bag.handover),
        )


def _record_sealed(plan: _Plan, made: _Made) -> None:
    vault = plan.vault
    with vault.store.transaction():
        entry = journal.record(
            vault,
            Kind.HANDOVER_SEALED,
            plan.case.id,
            {"digest": made.label.bundle.sha256, "id": plan.bag.handover},
        )
        vault.store.run(
            "UPDATE handovers SET state = ?, sealed_at = ? WHERE id = ?",
            (HandoverState.SEALED, entry.at, plan.bag.handover),
        )
