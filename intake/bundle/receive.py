"""Receiving a hand-over: one pass from the stick into encrypted staging, then one transaction, or nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from crypto.checkpoints import parse_checkpoint
from crypto.errors import CryptoError
from intake import office
from intake.bundle import taking
from intake.bundle.ack import AckOutcome, make_ack, read_ack
from intake.bundle.handovers import IN, HandoverState
from intake.bundle.label import Label
from intake.bundle.notetext import KeyName
from intake.bundle.open import open_outside, read_all, read_outside
from intake.bundle.opened import Opened
from intake.bundle.staging import Staging
from intake.bundle.taking import Taken
from intake.cards import Card
from intake.custody import journal
from intake.custody.entries import Kind
from intake.files import open_plain, write_file
from intake.findings import Finding, FindingKind, Weight, finding
from intake.ids import CaseId
from intake.problems import Problem, from_os_error
from intake.vault import Vault
from intake.watching import Tick, Watcher, watched

_MOST_ACK: Final = 16 << 20
DISPUTES: Final = {
    FindingKind.FORK, FindingKind.ROLLBACK, FindingKind.LOG_GAP, FindingKind.NUMBER_TAKEN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a hand-over. `case` is None where nothing was taken in, `ack` where none could be made out.

    `new_files` and `already_held` count exhibits.
    """

    case: CaseId | None
    outcome: AckOutcome
    ack: Path | None
    new_files: int
    already_held: int
    findings: tuple[Finding, ...]


def receive(
    vault: Vault, folder: Path, *, ack_out: Path | None = None, watcher: Watcher | None = None
) -> Received:
    """Takes in a hand-over from a sender whose card is trusted, and writes the acknowledgement beside its folder.

    The same hand-over again changes nothing and gets the same acknowledgement. Raises `Problem`: sender-unknown,
    bundle-not-for-us, disk-full, file-unreadable, file-gone, cancelled: then nothing is written, and, only where the
    acknowledgement itself cannot be written, everything is taken in and receiving again writes it.
    """
    opened = open_outside(folder, office.book(vault))
    label, target = opened.label, ack_out or ack_path(folder)
    if label is None:
        return Received(None, AckOutcome.REFUSED, None, 0, 0, tuple(opened.findings))
    if ack_out is not None:
        _refuse_other(ack_out, label)
    if label.receiver != KeyName.of(vault.keys.notes.verifier):
        raise Problem("bundle-not-for-us", item=folder.name)
    if opened.card is None:
        raise Problem("sender-unknown", item=label.sender.name)
    if label.receiver_office != vault.officer.office:
        opened.find(FindingKind.LABEL_MISMATCH, "to-office", vault.officer.office, label.receiver_office)
    files = label.files()
    tick = watched(watcher, len(files), sum(each.size for each in files.values()))
    if not opened.is_damaged:
        again = _again(vault, opened, label, target, tick)
        if again is not None:
            return again
    return _take(vault, opened, label, target, tick)


def ack_path(folder: Path) -> Path:
    """Where a hand-over's acknowledgement lies: beside its folder, or in it where that is a whole medium (`E:\\`)."""
    return folder.with_name(f"{folder.name}.ack.txt") if folder.name else folder / "segel.ack.txt"


def _again(vault: Vault, opened: Opened, label: Label, target: Path, tick: Tick) -> Received | None:
    """The answer for a hand-over that was taken in or disputed before, or None; a damaged copy of it is no such."""
    row = vault.store.one("SELECT * FROM handovers WHERE id = ?", (label.handover,))
    if row is None or (row["direction"] == IN and row["state"] == HandoverState.REFUSED):
        return None
    if row["direction"] != IN or row["bundle_sha256"] != label.bundle.sha256:
        opened.find(FindingKind.LABEL_MISMATCH, label.handover, row["bundle_sha256"], label.bundle.sha256)
        return None
    read_outside(opened, tick)
    if opened.is_damaged:
        return None
    ack = bytes(row["ack"])
    _write_ack(target, ack)
    # What was found then is not found by reading the outside again.
    opened.findings += [finding(FindingKind(kind), label.handover) for kind in read_ack(ack).found]
    held = vault.store.number("SELECT count(*) FROM handover_items WHERE handover = ?", (label.handover,))
    case = None if row["case_id"] is None else CaseId(row["case_id"])
    return Received(case, AckOutcome(row["state"]), target, 0, held, tuple(opened.findings))


def _take(vault: Vault, opened: Opened, label: Label, target: Path, tick: Tick) -> Received:
    staging = Staging(vault.blobs)
    try:
        if opened.is_damaged:
            read_outside(opened, tick)
        else:
            _refuse_full(vault, label)
            read_all(opened, vault, staging, tick)
        card = cast(Card, opened.card)
        if opened.record is not None:
            opened.findings += taking.conflicts(vault, opened.record, card)
        outcome = outcome_of(opened)
        entries = journal.size(vault)
        try:
            with vault.store.transaction():
                taken, ack = _record(vault, opened, label, outcome, staging)
        except BaseException:
            if journal.size(vault) == entries:
                staging.withdraw()
            raise
    finally:
        staging.discard()
    _write_ack(target, ack)
    case = opened.inner.case if opened.inner and outcome is not AckOutcome.REFUSED else None
    return Received(case, outcome, target, taken.new_files, taken.already_held, tuple(opened.findings))


def outcome_of(opened: Opened) -> AckOutcome:
    """What damages is refused; what contradicts the log that is held is kept and disputed."""
    damage = {each.kind for each in opened.findings if each.weight is Weight.DAMAGED}
    if damage - DISPUTES or opened.record is None or opened.checkpoint is None:
        return AckOutcome.REFUSED
    disputed = damage or any(each.kind in DISPUTES for each in opened.findings)
    return AckOutcome.DISPUTED if disputed else AckOutcome.TAKEN_IN


def _refuse_full(vault: Vault, label: Label) -> None:
    free = shutil.disk_usage(vault.path).free
    if free < label.bundle.size:
        raise Problem("disk-full", item=str(vault.path), needed=label.bundle.size, free=free)


def _record(
    vault: Vault, opened: Opened, label: Label, outcome: AckOutcome, staging: Staging
) -> tuple[Taken, bytes]:
    """Everything that stays, in the caller's transaction; gives the acknowledgement's bytes."""
    card = cast(Card, opened.card)
    previous, taken, newest = office.previous_ack(vault, card), Taken(0, 0), None
    case = None if opened.record is None or outcome is AckOutcome.REFUSED else opened.record.id
    if case is not None and opened.record is not None and opened.checkpoint is not None:
        size = parse_checkpoint(opened.checkpoint.text).size
        seen = taking.count(vault, opened.record)
        blobs = taking.keep_blobs(vault, staging)
        if outcome is AckOutcome.TAKEN_IN:
            overtaken = taking.is_overtaken(vault, opened.record, card, size)
            log = taking.keep_log(vault, card, opened, opened.checkpoint, size)
            newest = taking.newest_checkpoint(vault, log)
        else:
            log = taking.disputed_log(vault, card, label.handover)
            overtaken = vault.store.one("SELECT 1 FROM cases WHERE id = ?", (case,)) is not None
        taken = seen if overtaken else taking.keep_case(vault, opened.record, log, blobs)
    ack = make_ack(
        vault,
        handover=label.handover,
        sender_log=card.log.name,
        bundle=opened.arrived if outcome is AckOutcome.REFUSED else label.bundle.sha256,
        found=[each.kind.value for each in opened.findings],
        outcome=outcome,
        previous=previous,
        checkpoint=newest,
    )
    _enter(vault, opened, label, card, case, outcome, ack)
    if case is not None:
        taking.keep_files(vault, opened, label.handover, blobs)
    return taken, ack


def _enter(
    vault: Vault,
    opened: Opened,
    label: Label,
    card: Card,
    case: CaseId | None,
    outcome: AckOutcome,
    ack: bytes,
) -> None:
    held = vault.store.one("SELECT state FROM handovers WHERE id = ?", (label.handover,))
    journal.record(
        vault,
        Kind.BUNDLE_RECEIVED,
        None,
        {
            "digest": label.bundle.sha256,
            "from": card.notes.name,
            "id": label.handover,
            "outcome": outcome.value,
        },
    )
    taking.keep_ack(vault, card, ack)
    if held is None or held["state"] == HandoverState.REFUSED:
        state = HandoverState(outcome.value)
        taking.keep_handover(vault, label, opened.label_bytes, card, case, state, ack)


def _refuse_other(target: Path, label: Label) -> None:
    """Only an acknowledgement of this very hand-over is written over. Raises `Problem("file-exists")`."""
    if not target.exists():
        return
    try:
        with open_plain(target) as source:
            held = read_ack(source.read(_MOST_ACK))
    except (CryptoError, OSError):
        held = None
    if held is None or held.handover != label.handover:
        raise Problem("file-exists", item=str(target))


def _write_ack(target: Path, ack: bytes) -> None:
    try:
        write_file(target, ack, replace=True)
    except OSError as error:
        raise from_os_error(error, target, needed=len(ack)) from error
