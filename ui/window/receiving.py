"""The tasks of the receiving office: whose a hand-over is, a hand-over in, and what came in so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crypto.errors import CryptoError, FormatError
from intake.bundle import ack, arrivals, handovers, receive
from intake.bundle.arrivals import Arrival
from intake.bundle.handovers import Handover
from intake.bundle.label import Label, parse_label
from intake.bundle.notetext import KeyName
from intake.bundle.open import LABEL
from intake.bundle.receive import Received
from intake.check import Subject, kind_of, read_small
from intake.findings import Report
from intake.ids import HandoverId
from intake.problems import Problem, from_os_error
from intake.records import cases
from intake.records.cases import Case
from intake.vault import Vault
from ui.window.checking import CheckPath
from ui.window.watching import Watching
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Own:
    """A hand-over that this vault sealed itself: its case, how it stands, and the answer that lies with it, if any.

    `handover` is None where this vault does not know of it, `case` also where the case was erased.
    """

    handover: Handover | None
    case: Case | None
    answer: Path | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What lies at `folder`, as checked: `own` where it is our own, `other` the office's code where it is another's."""

    folder: Path
    report: Report
    own: Own | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Checks what lies in a folder and says whose it is; on a stick with one hand-over, that is meant."""

    folder: Path
    what: str

    def __call__(self, vault: Vault, job: Job[Looked]) -> Looked:
        """What was found; nothing is taken in. Raises `Problem`: check-what, handovers-many, and as reading does."""
        folder = _hand_over_in(self.folder)
        report = CheckPath(folder, self.what)(vault, job)
        if kind_of(folder) is Subject.ACK:
            return Looked(folder, report, _own_of_answer(vault, folder))
        label = _label(folder)
        us = KeyName.of(vault.keys.notes.verifier)
        if label is None or us not in (label.sender, label.receiver):
            return Looked(folder, report, other="" if label is None else label.receiver_office)
        if label.sender != us:
            return Looked(folder, report)
        return Looked(folder, report, _own(vault, label.handover, _answer(folder, label)))


def _hand_over_in(folder: Path) -> Path:
    """The folder itself, or the one hand-over in it: officers point to the whole stick."""
    if kind_of(folder) is not Subject.OTHER or not folder.is_dir():
        return folder
    try:
        inside = [each for each in sorted(folder.glob("segel-*")) if kind_of(each) is Subject.BUNDLE]
    except OSError as error:
        raise from_os_error(error, folder) from error
    if len(inside) > 1:
        raise Problem("handovers-many", item=str(folder), count=len(inside))
    return inside[0] if inside else folder


def _label(folder: Path) -> Label | None:
    try:
        return parse_label(read_small(folder / LABEL))
    except (FormatError, Problem):
        return None  # the check has said so


def _answer(folder: Path, label: Label) -> Path | None:
    """The acknowledgement of this hand-over that lies beside its folder, or in it."""
    found = (path for path in _answers(folder) if _answers_to(path) == label.handover)
    return next(found, None)


def _answers(folder: Path) -> Iterator[Path]:
    yield receive.ack_path(folder)
    yield from sorted(folder.glob("*.ack.txt"))


def _answers_to(path: Path) -> HandoverId | None:
    try:
        return ack.read_ack(read_small(path)).handover
    except (CryptoError, Problem):
        return None


def _own_of_answer(vault: Vault, path: Path) -> Own | None:
    """An acknowledgement that somebody brings here instead: of one of our own?"""
    meant = _answers_to(path)
    known = None if meant is None else handovers.find(vault, meant)
    return None if known is None else _own(vault, known.id, path)


def _own(vault: Vault, handover: HandoverId, answer: Path | None) -> Own:
    known = handovers.find(vault, handover)
    held = {case.id: case for case in cases.listing(vault)} if known is not None else {}
    return Own(known, None if known is None else held.get(known.case), answer)


@dataclass(frozen=True, slots=True)
class Receive:
    """Takes in a hand-over and writes the acknowledgement beside its folder."""

    folder: Path
    what: str

    def __call__(self, vault: Vault, job: Job[Received]) -> Received:
        """What became of it. Raises `Problem`: sender-unknown, bundle-not-for-us, disk-full, cancelled."""
        return receive.receive(vault, self.folder, watcher=Watching(job, self.what))


def read_arrivals(vault: Vault, job: Job[list[Arrival]]) -> list[Arrival]:
    """The hand-overs received, newest first."""
    return arrivals.listing(vault)
