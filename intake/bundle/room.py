"""How much room a hand-over needs on a medium, told before anything of it is logged or written."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.bundle import bag as bags
from intake.bundle import handovers, logpart
from intake.bundle.bag import Bag, Paper
from intake.bundle.parts import PART_SIZE
from intake.bundle.tarwriter import room_for
from intake.cards import Card
from intake.custody import journal
from intake.ids import HandoverId, new_id
from intake.problems import Problem, from_os_error
from intake.records.cases import Case
from intake.vault import Vault

_MARGIN: Final = 1 << 15  # label, signatures, guide, age headers
_AGE_GROWTH: Final = 4096  # age adds 16 bytes to each 64 KiB; this is one byte in 4096
_SMALL_FILES: Final = 5  # log.age, the label, its signature, the guide; the folder takes a block too
_LARGEST_BLOCK: Final = 1 << 15  # what FAT32 gives a file at least, where the system does not say
_PROOF: Final = 640  # a proof without what it proves and without the hashes: the checkpoint
_HASH: Final = 48  # a line of a proof
_TAGS: Final = 1 << 13  # bag-info.txt, checkpoints, segel-bundle.txt, the entry that preparing adds
_TIGHT: Final = 500 * 10**6
_TIGHT_SHARE: Final = 20


@dataclass(frozen=True, slots=True)
class Room:
    """What a hand-over takes and what there is, in bytes; `needed` is a little more than will be written.

    `parts` is how many files the bundle is cut into, 1 where it stays whole.
    """

    needed: int
    free: int
    total: int
    parts: int

    @property
    def left(self) -> int:
        """What will be free afterwards."""
        return self.free - self.needed

    @property
    def is_tight(self) -> bool:
        """Whether the medium will be almost full: less than a twentieth of it left, and less than 500 MB."""
        return self.left < min(_TIGHT, self.total // _TIGHT_SHARE)

    def refuse_short(self, folder: Path) -> None:
        """Raises `Problem("disk-full")` where it does not go in."""
        if self.left < 0:
            raise Problem("disk-full", item=str(folder), needed=self.needed, free=self.free)


def sealed_size(plain: int) -> int:
    """Bytes of so many in their envelopes."""
    return plain + plain // _AGE_GROWTH


def on_medium(folder: Path, bag: int, log: int, part_size: int = PART_SIZE) -> Room:
    """The room for tars of so many bytes in `folder`. Raises `OSError`."""
    parts = max(1, -(-sealed_size(bag) // part_size))
    blocks = (parts + _SMALL_FILES) * _block(folder)
    there = shutil.disk_usage(folder)
    return Room(sealed_size(bag + log) + _MARGIN + blocks, there.free, there.total, parts)


def _block(folder: Path) -> int:
    """Bytes in which the medium counts; each file's last block is wasted in part."""
    if sys.platform == "win32":
        return _LARGEST_BLOCK
    return os.statvfs(folder).f_frsize


def measure(
    vault: Vault,
    case: Case,
    to: Card,
    folder: Path,
    papers: Sequence[Paper] = (),
    *,
    with_identity: bool = False,
    full: bool = False,
    part_size: int = PART_SIZE,
) -> Room:
    """The room that sealing would take; nothing is logged. Raises `Problem`: paper-name, folder-missing."""
    held = {} if full else handovers.held_by(vault, case, to)
    bag = bags.plan(vault, case, HandoverId(new_id()), held, papers, with_identity=with_identity)
    return of_bag(vault, case, to, folder, bag, full=full, part_size=part_size)


def of_bag(
    vault: Vault,
    case: Case,
    to: Card,
    folder: Path,
    bag: Bag,
    *,
    full: bool = False,
    part_size: int = PART_SIZE,
) -> Room:
    """The room for a planned bag and what of the log goes with it. Raises `Problem("folder-missing")`."""
    if not folder.is_dir():
        raise Problem("folder-missing", item=str(folder))
    try:
        plain = bag.room(()) + _tags(vault, case, bag)
        return on_medium(folder, plain, _log(vault, to, full=full), part_size)
    except OSError as error:
        raise from_os_error(error, folder) from error


def _tags(vault: Vault, case: Case, bag: Bag) -> int:
    """About how much the case's entries, bodies and proofs take in the bag; each proof holds its own again."""
    row = vault.store.one(
        "SELECT count(*) AS n, coalesce(sum(length(entry) + coalesce(length(body), 0)), 0) AS size FROM entries"
        " WHERE case_id = ? AND log IN (SELECT id FROM logs WHERE kind IN ('own', 'former'))",
        (case.id,),
    )
    count, size = (0, 0) if row is None else (int(row["n"]), int(row["size"]))
    listed = len(bag.manifest()) + (size + 2 * count) + _TAGS
    proof = _PROOF + _HASH * (journal.size(vault) + 1).bit_length()
    return room_for([listed, *[proof] * count]) + size * 4 // 3


def _log(vault: Vault, to: Card, *, full: bool) -> int:
    """About how much log.age takes."""
    start = 0 if full else logpart.acknowledged_size(vault, to)
    entries = vault.store.number(
        "SELECT sum(length(entry) + 1) FROM entries WHERE log = ? AND seq >= ?", (vault.own_log, start)
    )
    notes = vault.store.number(
        "SELECT sum(length(note) + 2048) FROM foreign_notes WHERE log = ?", (vault.own_log,)
    )
    return room_for([entries, notes, _TAGS])
