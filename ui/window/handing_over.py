"""The long tasks that leave the vault: papers made and measured, then the case sealed onto a stick."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.bundle import along, room, seal
from intake.bundle.along import Along
from intake.bundle.bag import Paper
from intake.bundle.room import Room
from intake.bundle.seal import SealedHandover, Step
from intake.cards import Card
from intake.records.cases import Case
from intake.vault import Vault
from ui.window.paper_tasks import DossierProgress, PaperKind, dossier_bytes, dossier_name
from ui.window.watching import MB
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Choice:
    """What is handed over: a case to a trusted card into a folder, which papers go along and how."""

    case: Case
    to: Card
    folder: Path
    papers: tuple[PaperKind, ...]
    along: Along
    with_identity: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """The papers as bytes, and the room that everything takes; nothing is sealed yet.

    `uncovered` are the exhibits that a public dossier among them shows as they were taken.
    """

    papers: tuple[Paper, ...]
    room: Room
    uncovered: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Prepare:
    """Makes the papers of a hand-over and measures it; `pictures` and `pages` name the steps of a dossier."""

    choice: Choice
    pictures: str
    pages: str

    def __call__(self, vault: Vault, job: Job[Ready]) -> Ready:
        """What it takes. Raises `Problem`: disk-full (also before long work on papers), folder-missing, cancelled."""
        along.remember(vault, self.choice.case, self.choice.along)
        bare = self._measure(vault, ())
        made = [self._paper(vault, kind, job) for kind in self.choice.papers]
        papers = tuple(paper for paper, _ in made)
        uncovered = tuple(number for _, numbers in made for number in numbers)
        return Ready(papers, self._measure(vault, papers) if papers else bare, uncovered)

    def _measure(self, vault: Vault, papers: tuple[Paper, ...]) -> Room:
        chosen = self.choice
        found = room.measure(
            vault, chosen.case, chosen.to, chosen.folder, papers, with_identity=chosen.with_identity
        )
        found.refuse_short(chosen.folder)
        return found

    def _paper(self, vault: Vault, kind: PaperKind, job: Job[Ready]) -> tuple[Paper, tuple[int, ...]]:
        """The paper as bytes, and what it leaves uncovered; the typesetter is loaded for it."""
        case, chosen = self.choice.case, self.choice.along
        if kind.dossier is not None:
            watcher = DossierProgress(job, self.pictures, self.pages)
            pdf, uncovered = dossier_bytes(vault, case, kind, watcher, chosen.sheet, chosen.target)
            return Paper(f"{dossier_name(kind)}.pdf", pdf), uncovered
        from intake.papers.forms.make import form_paper

        pdf, made = form_paper(vault, case, kind.name)
        return Paper(f"{made.name.replace('.', '-')}.pdf", pdf), ()


class Going:
    """How far a sealing is, in bytes. Counted on the threads that write, looked at by the window at any time."""

    def __init__(self) -> None:
        self.size = 0
        self.done = dict.fromkeys(Step, 0)


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals what was made ready; `what` is said while bytes are read back, `going` is counted up meanwhile."""

    choice: Choice
    ready: Ready
    going: Going
    what: str

    def __call__(self, vault: Vault, job: Job[SealedHandover]) -> SealedHandover:
        """The hand-over, written, flushed and read back."""
        chosen = self.choice
        return seal.seal(
            vault, chosen.case, chosen.to, chosen.folder, papers=self.ready.papers,
            with_identity=chosen.with_identity, watcher=_Counting(self.going, job, self.what),
        )  # fmt: skip


class _Counting:
    """The watcher of a sealing. It takes no lock: each number is counted up by one thread alone."""

    def __init__(self, going: Going, job: Job[Any], what: str) -> None:
        self.cancelled = job.cancelled
        self._going, self._job, self._what = going, job, what

    def planned(self, size: int) -> None:
        """So many bytes will be written, at most."""
        self._going.size = size

    def reached(self, step: Step, size: int) -> None:
        """So many bytes more; what was read back is what is done."""
        going = self._going
        going.done[step] += size
        done = going.done[Step.READ_BACK]
        self._job.report(self._what, done // MB, going.size // MB, done / max(1, going.size))

    def meanwhile(self) -> None:
        """Words that are typed while a stick takes its time are kept."""
        self._job.give_way()
