"""Attaching exhibits to a record: files picked are taken in first, those of the case are named by number."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from intake.evidence import adding, exhibits, reading
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind
from intake.ids import EvidenceId
from intake.problems import Problem
from intake.records.cases import Case
from intake.vault import Vault
from ui.window import fields, saying
from ui.window.desk import Desk, Page
from ui.window.draft_form import Input
from ui.window.dropped import local_paths
from ui.window.section import OpenCase
from ui.window.work import Job, Priority

_NUMBERS = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Attached:
    """What was attached, and what could not be taken in."""

    exhibits: tuple[Exhibit, ...]
    problems: tuple[Problem, ...]


class AttachField(Page):
    """Which exhibits belong to a record that is being written; `changed` says that there are others now."""

    changed = Signal()

    def __init__(self, desk: Desk, kind: ExhibitKind, how: str, pick: str) -> None:
        super().__init__(desk)
        self._kind, self._how = kind, how
        self._case: Case | None = None
        self.files: list[Exhibit] = []
        self._awaited: tuple[EvidenceId, ...] = ()
        self._turn_of_record = 0
        self.told = fields.label("", "note")
        self.pick_button = fields.button(pick, self._pick, "plus")
        self.known_button = fields.button(self.tr("Pakai bukti yang ada…"), self._known)
        self.clear_button = fields.button(self.tr("Kosongkan"), lambda: self.put([]), style="link")
        first, second = (
            fields.row(self.pick_button, None),
            fields.row(self.known_button, self.clear_button, None),
        )
        self.setLayout(fields.column(first, second, self.told))
        self.setAcceptDrops(True)
        self._show()

    @property
    def ids(self) -> tuple[EvidenceId, ...]:
        """The exhibits, each once."""
        return tuple(dict.fromkeys(each.id for each in self.files))

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        self._case = opened.case
        for each in (self.pick_button, self.known_button, self.clear_button):
            each.setEnabled(opened.editable)

    def forget(self) -> None:
        """Names no exhibit."""
        super().forget()
        self._case = None
        self.put([])

    def put(self, files: list[Exhibit]) -> None:
        """Names these exhibits instead."""
        self._turn_of_record += 1
        self.files, self._awaited = list(files), ()
        self._show()

    @property
    def input(self) -> Input:
        """The ids of the exhibits, one a line, for a draft."""
        return Input(lambda: "\n".join((*self.ids, *self._awaited)), self._fetch)

    def _fetch(self, ids: str) -> None:
        case, wanted = self._case, tuple(EvidenceId(each) for each in ids.splitlines())
        self.put([])
        if case is None or not wanted:
            return
        self._awaited = wanted

        def task(vault: Vault, _: Job[Attached]) -> Attached:
            return Attached(tuple(exhibits.find_in(vault, case, each) for each in wanted), ())

        self.run(task, self._for_this_record())

    def _show(self) -> None:
        numbers = ", ".join(str(each.number) for each in self.files)
        self.told.setText(
            self.tr("Bukti nomor {numbers}").format(numbers=numbers)
            if numbers
            else self.tr("Belum ada. Berkas juga dapat diseret ke sini.")
        )
        fields.restyle(self.told, "good" if numbers else "note")

    def _pick(self) -> None:
        self.take_in(self.desk.ask.files(self.pick_button.text()))

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Takes files in as exhibits, and attaches them."""
        case = self._case
        if case is None or not paths:
            return
        task = _taking(case, paths, Obtained("", how=self._how), self._kind)
        self.run(task, self._for_this_record(), title=self.tr("Memasukkan berkas"), priority=Priority.WORK)

    def _known(self) -> None:
        case = self._case
        told = self.desk.ask.words(
            self.tr("Pakai bukti yang ada"),
            self.tr("Nomor buktinya, misalnya 3, 5"),
            self.tr("Pakai"),
        )
        if told is None or case is None:
            return
        numbers = _NUMBERS.findall(told)

        def task(vault: Vault, _: Job[Attached]) -> Attached:
            return Attached(tuple(exhibits.find_in(vault, case, each) for each in numbers), ())

        self.run(task, self._for_this_record())

    def _for_this_record(self) -> Callable[[Attached], None]:
        """Attaches what arrives to the record of now; an officer who went on to another is told what is left to do."""
        turn = self._turn_of_record

        def arrived(found: Attached) -> None:
            if turn == self._turn_of_record:
                self._attached(found)
            elif found.exhibits:
                numbers = ", ".join(str(each.number) for each in found.exhibits)
                self.desk.bar.show_text(
                    self.tr(
                        "Bukti nomor {numbers} sudah tersimpan, tetapi belum dipasang pada catatan yang tadi. Buka "
                        "catatan itu lagi, lalu pilih Pakai bukti yang ada."
                    ).format(numbers=numbers),
                    "warn",
                )

        return arrived

    def _attached(self, found: Attached) -> None:
        known, self._awaited = set(self.ids), ()
        self.files += [each for each in found.exhibits if each.id not in known]
        self._show()
        if found.problems:
            self.told.setText("\n".join(saying.problem_text(each) for each in found.problems))
            fields.restyle(self.told, "bad")
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files of this computer."""
        if event.mimeData().hasUrls() and self.pick_button.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes in what was dropped."""
        event.acceptProposedAction()
        self.take_in(local_paths(event))


def _taking(
    case: Case, paths: tuple[Path, ...], obtained: Obtained, kind: ExhibitKind
) -> Callable[[Vault, Job[Attached]], Attached]:
    def task(vault: Vault, _: Job[Attached]) -> Attached:
        outcomes = list(adding.add(vault, case, paths, obtained, kind=kind))
        for _each in reading.read_missing(vault, case):
            continue
        return Attached(
            tuple(each.exhibit for each in outcomes if each.exhibit is not None),
            tuple(each.problem for each in outcomes if each.problem is not None),
        )

    return task


def numbers_of(files: tuple[EvidenceId, ...], known: dict[EvidenceId, int]) -> str:
    """The numbers of exhibits for a table; one that is not in this vault is a question mark."""
    return ", ".join(str(known.get(each, "?")) for each in files)
