"""Sealing in tests: what lies on a stick, opened with the stock programs, and what the office gives back."""

import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from crypto.notes import Note, parse_note
from intake import cards
from intake.bundle import handovers
from intake.bundle.ack import AckOutcome, make_ack
from intake.bundle.seal import SealedHandover, Step
from intake.cards import Card
from intake.custody import journal
from intake.ids import HandoverId
from intake.records import cases
from intake.records.cases import Case
from intake.vault import Vault


def only_case(vault: Vault) -> Case:
    (case,) = cases.listing(vault)
    return case


def last_event(vault: Vault) -> str:
    """The kind of the last entry of its log."""
    return list(journal.events(vault))[-1].entry.kind


def card_of(vault: Vault) -> Card:
    return cards.parse_card(cards.own_card(vault))


@dataclass
class Opened:
    """An opened hand-over: the bag's folder and the log's."""

    bag: Path
    log: Path


def opened(sealed: SealedHandover, identity: str, into: Path) -> Opened:
    """Joins with cat, decrypts with age and unpacks with tar."""
    into.mkdir()
    (into / "kunci.txt").write_text(identity + "\n")
    for name in ("bundle", "log"):
        (into / name).mkdir()
        line = f"set -o pipefail; cat {sealed.folder}/{name}.age* | age -d -i kunci.txt | tar -x -C {name}"
        subprocess.run(["bash", "-c", line], cwd=into, check=True)
    top = f"segel-{sealed.handover}"
    return Opened(into / "bundle" / top, into / "log" / top)


def released_head(officer: Vault, handover: HandoverId) -> Note:
    """The checkpoint that a hand-over carries."""
    made = handovers.find(officer, handover)
    assert made is not None
    row = officer.store.one("SELECT note FROM checkpoints WHERE size = ?", (made.checkpoint_size,))
    assert row is not None
    return parse_note(row["note"])


def answer(
    officer: Vault,
    office: Vault,
    sealed: SealedHandover,
    outcome: AckOutcome = AckOutcome.TAKEN_IN,
    *,
    bundle: str = "",
    sender_log: str = "",
    previous: str = "",
    checkpoint: Note | None = None,
) -> bytes:
    """What the office gives back, as if it had checked."""
    head = checkpoint or released_head(officer, sealed.handover)
    return make_ack(
        office,
        handover=sealed.handover,
        sender_log=sender_log or officer.keys.origin,
        bundle=bundle or sealed.sha256,
        found=(),
        outcome=outcome,
        previous=previous,
        checkpoint=head if outcome is AckOutcome.TAKEN_IN else None,
    )


class Stopping(threading.Event):
    """Is set when it is looked at for the n-th time."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.left = looks

    def is_set(self) -> bool:
        self.left -= 1
        return self.left <= 0


class Watching:
    """Counts how far bytes came, in the order told; asks to stop when it was looked at so many times."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.cancelled = threading.Event() if stop_at is None else Stopping(stop_at)
        self.size, self.told = 0, list[tuple[Step, int]]()
        self.between: set[threading.Thread] = set()

    def planned(self, size: int) -> None:
        self.size = size

    def reached(self, step: Step, size: int) -> None:
        self.told.append((step, size))

    def meanwhile(self) -> None:
        self.between.add(threading.current_thread())

    def total(self, step: Step) -> int:
        return sum(size for each, size in self.told if each is step)
