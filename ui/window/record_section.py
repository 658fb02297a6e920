"""Records of a case that are typed in a form and keep being corrected: a list at the left, the form at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from intake.records.cases import Case
from intake.vault import Vault
from ui.window import fields, models, saying
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm, words_of_draft
from ui.window.models import Column, RowsModel
from ui.window.recording import Recording
from ui.window.section import OpenCase, Section
from ui.window.tabs import Tabs
from ui.window.theme import GAP
from ui.window.work import Job


class Numbered(Protocol):
    """What every record has."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def number(self) -> int:
        """Its number within the case."""


Record = TypeVar("Record", bound=Numbered)


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of such a section are called; `one` has a blank `{n}` for the number."""

    table: str
    none: str
    tabs: str
    new: str
    one: str
    save: str


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Record]):
    """The record as the vault has it now."""

    record: Record


class RecordSection(Section, Generic[Record]):
    """The list, the form that records itself, and tabs for what else belongs to a record."""

    def __init__(self, desk: Desk, names: Names, columns: Sequence[Column[Record]]) -> None:
        super().__init__(desk)
        self._names = names
        self.current: Record | None = None
        self._base: object = None
        self._marking = False
        self.model: RowsModel[Record] = RowsModel(columns, self)
        self.table = models.table(self.model, names.table, names.none, wrap=True)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.tabs = Tabs(names.tabs)
        self.heading = fields.label("", "heading")
        self.state = fields.label("", "note")
        self.new_button = fields.button(names.new, self.begin_new, "plus")
        self.save_button = fields.button(names.save, self.save_now, "save", style="primary")
        self.draft: DraftForm
        self.beside: tuple[DraftForm, ...]
        self._recording: Recording

    def lay_out(self, form_name: str, form: QWidget, draft: DraftForm, *beside: DraftForm) -> None:
        """Puts the form under its tab; further tabs are added by the caller, and `beside` are the forms in them."""
        self.draft, self.beside = draft, beside
        self._recording = Recording(draft, lambda: self.is_changed, self._record)
        below = fields.row(self.state, self.save_button)
        below.setStretch(0, 1)
        self.tabs.add(form_name, fields.pinned(fields.panel(form, None), below))
        left = fields.column(self.table, fields.row(None, self.new_button))
        right = fields.column(self.heading, self.tabs)
        right.setStretch(1, 1)
        whole = fields.row(fields.holder(left), fields.holder(right), gap=2 * GAP)
        whole.setStretch(0, 4)
        whole.setStretch(1, 6)
        self.setLayout(whole)

    # What a section of one sort of records says of itself.

    def listed(self, vault: Vault, case: Case) -> list[Record]:
        """The records of a case; on the vault's thread."""
        raise NotImplementedError

    def typed(self) -> object:
        """What the form says, as a value that can be compared."""
        raise NotImplementedError

    def is_enough(self) -> bool:
        """Whether the form says enough to be kept as a new record."""
        raise NotImplementedError

    def put(self, record: Record | None) -> None:
        """Shows a record in the form and under the other tabs, or an empty form."""
        raise NotImplementedError

    def keeping(self, record: Record | None) -> Callable[[Vault, Case], Record]:
        """The task that keeps what is typed now, as a new record where there is none."""
        raise NotImplementedError

    def ready(self, opened: OpenCase) -> None:
        """Whatever else the section is made of turns to the case."""
        raise NotImplementedError

    # The rest is the same for all.

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.new_button.setEnabled(opened.editable)
        for each in (self.draft, *self.beside):
            each.open(opened)
        self.ready(opened)
        self.turn_to(None)

    def show_now(self) -> None:
        """Reads the records anew; what is being typed stays."""
        case = self.opened.case
        self.run(lambda vault, _: self.listed(vault, case), self.show_list)

    def show_list(self, found: list[Record]) -> None:
        """Shows the list, its current record marked."""
        self._marking = True
        self.model.set_rows(found)
        self._marking = False
        self._mark()
        self.turn_to_wanted(self.table, [each.id for each in found])

    def forget(self) -> None:
        """Shows no record."""
        super().forget()
        self._recording.forget()
        for each in self.beside:
            each.forget()
        self.current = None
        self._marking = True
        self.model.forget()
        self._marking = False
        self.put(None)
        self._base = self.typed()
        self.heading.clear()
        self.state.clear()

    @property
    def unsaved(self) -> bool:
        """Whether anything is typed that is not in the vault."""
        return self._recording.unsaved or any(each.unsaved for each in self.beside)

    @property
    def is_changed(self) -> bool:
        """Whether the form says something that is to be recorded."""
        if self._open is None or not self._open.editable or self.typed() == self._base:
            return False
        return self.current is not None or self.is_enough()

    def edited(self) -> None:
        """Somebody types: it is a draft in a moment, and recorded once the officer rests."""
        if self.is_changed:
            self.say(self.tr("Ada perubahan yang belum disimpan."), "warn")
        elif self.draft.words:
            self.say(words_of_draft(), "note")
        self._recording.touch()

    def save_now(self) -> None:
        """Keeps the record as it is typed, and as drafts what says too little or waits for its button."""
        self._keep_beside()
        self._recording.now()

    def _keep_beside(self) -> None:
        for each in self.beside:
            each.keep()

    def _record(self) -> None:
        self.say(self.tr("Menyimpan…"), "note")
        case, typed, keep = self.opened.case, self.typed(), self.keeping(self.current)

        def task(vault: Vault, _: Job[_Kept[Record]]) -> _Kept[Record]:
            return _Kept(keep(vault, case))

        self.draft.record(task, lambda kept: self._kept(kept.record, typed), failed=self._refused)

    def _kept(self, kept: Record, typed: object) -> None:
        self._recording.done(kept.id)
        for each in self.beside:
            each.follow(kept.id)
        self.current, self._base = kept, typed
        self.say(self.tr("Tersimpan."), "note")
        self._name()
        self.became(kept)
        self.edited()
        self._recording.go_on()
        self.show_now()
        self.changed.emit()

    def became(self, record: Record) -> None:
        """The record is this one now: what stands under the other tabs may follow it."""

    def _refused(self, error: BaseException) -> None:
        self._recording.failed()
        self.say(saying.error_text(error), "bad")
        self._mark()

    def begin_new(self) -> None:
        """An empty form, once what is typed is kept; what is half-typed of a new one is asked about first."""
        if self.current is None and not self.is_changed and not self.draft.may_go():
            return
        self._recording.leave_for(lambda: self.turn_to(None))

    def turn_to(self, record: Record | None) -> None:
        """Shows a record, or an empty form."""
        self._recording.stop()
        self._keep_beside()
        self.current = record
        self.put(record)
        self._base = self.typed()
        self.save_button.setEnabled(self._open is not None and self._open.editable)
        self.say("", "note")
        if self.draft.turn_to("" if record is None else record.id):
            self.edited()
        self.tabs.go_to(0)
        self._name()
        self._mark()

    def _name(self) -> None:
        current = self.current
        self.heading.setText(self._names.new if current is None else self._names.one.format(n=current.number))

    def _choose(self) -> None:
        row = models.selected(self.table)
        if not self._marking and row is not None:
            wanted = self.model.rows[row]
            if self.current is None or wanted.id != self.current.id:
                self._recording.leave_for(lambda: self.turn_to(wanted))

    def _mark(self) -> None:
        wanted = None if self.current is None else self.current.id
        self._marking = True
        rows = [row for row, each in enumerate(self.model.rows) if each.id == wanted]
        if rows:
            self.table.selectRow(rows[0])
        else:
            self.table.clearSelection()
        self._marking = False

    def say(self, text: str, tone: str) -> None:
        """A sentence below the form."""
        self.state.setText(text)
        fields.restyle(self.state, tone)
