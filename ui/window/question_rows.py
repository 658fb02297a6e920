"""Questions and answers, typed while somebody talks: the list above, the row that is being typed below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QPushButton, QWidget

from intake.records.hearing import QuestionAnswer
from intake.rules.questions import Part, QuestionSet
from ui.window import empty, fields, saying, theme
from ui.window.question_model import QuestionDelegate, QuestionModel, Step, place_of
from ui.window.talk_edit import TalkEdit
from ui.window.theme import GAP


class QuestionRows(QWidget):
    """Enter goes to the next answer, Ctrl+Enter to a new question; `edited` is emitted at each change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = QuestionModel(self)
        self._sets: tuple[QuestionSet, ...] = ()
        self._at = -1
        self._before = Step((), -1)
        self._loading = self._editable = False
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Daftar pertanyaan dan jawaban"))
        self.list.setModel(self.model)
        empty.tell(self.list, self.tr("Belum ada pertanyaan. Tekan Pertanyaan, atau Ambil daftar."))
        self.list.setItemDelegate(QuestionDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._turned)
        self.question = TalkEdit(
            self.tr("Pertanyaan"), self.tr("Pertanyaan"), least=2, most=2 if theme.is_large() else 4
        )
        self.answer = TalkEdit(
            self.tr("Jawaban"),
            self.tr(
                "Jawaban — Enter: jawaban berikutnya, Ctrl+Enter: pertanyaan baru, Shift+Enter: baris baru"
            ),
            least=2 if theme.is_large() else 3,
            most=2 if theme.is_large() else 6,  # in large text lower, so that the page is not scrolled
        )
        if not theme.is_large():
            larger = QFont(self.answer.font())
            larger.setPointSizeF(theme.points(theme.POINTS + 2))
            self.answer.setFont(larger)
        self.new_button = fields.button(self.tr("Pertanyaan"), self.begin_question, "plus")
        self.new_button.setAccessibleName(self.tr("Pertanyaan baru"))
        self.sets_button = fields.button(self.tr("Ambil daftar"), lambda: None)
        self.sets_button.setToolTip(self.tr("Ambil daftar pertanyaan"))
        self.sets_menu = QMenu(self.sets_button)
        self.sets_button.setMenu(self.sets_menu)
        self.remove_button = fields.button(self.tr("Hapus"), self.remove)
        self.up_button = self._arrow("↑", self.tr("Naikkan pertanyaan"), -1)
        self.down_button = self._arrow("↓", self.tr("Turunkan pertanyaan"), 1)
        self.undo_button = fields.button(self.tr("Urungkan"), self.undo)
        self._lay_out()
        self._connect()
        self._show_state()

    def _arrow(self, sign: str, name: str, by: int) -> QPushButton:
        made = fields.button(sign, partial(self.shift, by))
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made

    def _lay_out(self) -> None:
        buttons = fields.row(
            self.new_button, self.sets_button, None, self.up_button, self.down_button, self.remove_button,
            self.undo_button, gap=GAP // 2,
        )  # fmt: skip
        gap = GAP // 2 if theme.is_large() else GAP
        whole = fields.column(self.list, self.question, self.answer, buttons, gap=gap)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.question.went_on.connect(self.answer.setFocus)
        self.answer.went_on.connect(self.go_on)
        for edit in (self.question, self.answer):
            edit.textChanged.connect(self._typed)
            edit.wants_question.connect(self.begin_question)
            edit.moved.connect(self._step)
            edit.wants_undo.connect(self.undo)
            edit.wants_redo.connect(self.redo)

    @property
    def rows(self) -> tuple[QuestionAnswer, ...]:
        """The rows as typed; a last row without any words is left out."""
        rows = self.model.rows
        return rows[:-1] if rows and rows[-1] == QuestionAnswer("") else rows

    @property
    def at(self) -> int:
        """The row that is being typed, from 0; -1 where there is none."""
        return self._at

    def put(self, rows: Sequence[QuestionAnswer], *, editable: bool) -> None:
        """Shows the rows of a statement, at the first without an answer."""
        self._editable = editable
        self._at = -1
        self.model.put(rows)
        open_rows = (at for at, row in enumerate(rows) if not row.answer.strip())
        self._turn_to(next(open_rows, len(rows) - 1))

    def set_sets(self, sets: Sequence[QuestionSet]) -> None:
        """The prepared sets that can be put in."""
        self._sets = tuple(sets)
        self.sets_menu.clear()
        for each in sets:
            self.sets_menu.addAction(saying.read(each.title), self._inserting(each))

    def _inserting(self, chosen: QuestionSet) -> Callable[[], None]:
        return lambda: self.insert_sets([chosen])

    def insert_sets(self, sets: Sequence[QuestionSet]) -> None:
        """Puts prepared questions where they belong; those that are there already are not put twice."""
        first, before = -1, self._keep()
        for each in sets:
            asked = {row.question for row in self.model.rows}
            rows = [row for row in each.rows() if row.question not in asked]
            where = place_of(self.model.rows, self._sets, each.part, max(self._at, -1))
            self.model.insert(where, rows)
            first = where if first < 0 and rows else first
        self._changed(before, first if first >= 0 else self._at)
        self.answer.setFocus()

    def begin_question(self) -> None:
        """An empty row after the one that is being typed; an empty one that is there is used."""
        if not self._editable:
            return
        before = self._keep()
        if self._at < 0 or self.model.rows[self._at] != QuestionAnswer(""):
            where = place_of(self.model.rows, self._sets, Part.BODY, self._at)
            self.model.insert(where, [QuestionAnswer("")])
            self._changed(before, where)
        self.question.setFocus()

    def go_on(self) -> None:
        """To the next row's answer; after the last, to a new question."""
        if self._at + 1 < len(self.model.rows):
            self._turn_to(self._at + 1)
            (self.answer if self.model.rows[self._at].question.strip() else self.question).setFocus()
        else:
            self.begin_question()

    def remove(self) -> None:
        """Takes the row away that is being typed; undo brings it back."""
        if self._at >= 0:
            before = self._keep()
            self.model.remove(self._at)
            self._changed(before, min(before.at, len(self.model.rows) - 1))

    def shift(self, by: int) -> None:
        """Moves the row that is being typed up (-1) or down (+1)."""
        other = self._at + by
        if self._at >= 0 and 0 <= other < len(self.model.rows):
            before = self._keep()
            self.model.swap(self._at, other)
            self._changed(before, other)

    def undo(self) -> None:
        """Takes back the last letters in the row, then what was done before to the rows."""
        for edit in (self.answer, self.question):
            if edit.document().isUndoAvailable():
                edit.undo()
                return
        self._keep()
        if self.model.may_undo and self._editable:
            self._after(self.model.undo(self._at))

    def redo(self) -> None:
        """Does again what was undone."""
        if self.model.may_redo and self._editable:
            self._after(self.model.redo(self._at))

    def _after(self, at: int) -> None:
        self._at = -1
        self._turn_to(min(at, len(self.model.rows) - 1))
        self.edited.emit()

    def _keep(self) -> Step:
        """Ends the step of the row that is being typed; gives the state that the next step begins with."""
        self.model.remember(self._before)
        self._before = Step(self.model.rows, self._at)
        return self._before

    def _changed(self, before: Step, at: int) -> None:
        self.model.remember(before)
        self._after(at)

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self.model.rows):
            self._turn_to(self._at + by)

    def _turned(self, now: QModelIndex, _: QModelIndex) -> None:
        if not self._loading and now.isValid() and now.row() != self._at:
            self._turn_to(now.row())

    def _turn_to(self, at: int) -> None:
        if self._at >= 0:
            self.model.remember(self._before)
        self._loading = True
        self._at = at
        self._before = Step(self.model.rows, at)
        row = self.model.rows[at] if at >= 0 else QuestionAnswer("")
        self.question.setPlainText(row.question)
        self.answer.setPlainText(row.answer)
        index = self.model.index(at) if at >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if at >= 0:
            self.list.scrollTo(index)
        self._loading = False
        self._show_state()

    def _typed(self) -> None:
        if self._loading or not self._editable:
            return
        if self._at < 0:
            self.model.insert(len(self.model.rows), [QuestionAnswer("")])
            self._at = len(self.model.rows) - 1
            self._loading = True
            self.list.setCurrentIndex(self.model.index(self._at))
            self._loading = False
            self._show_state()
        if self.model.write(self._at, self.question.toPlainText(), self.answer.toPlainText()):
            self.edited.emit()

    def _show_state(self) -> None:
        for edit in (self.question, self.answer):
            fields.lock(edit, locked=not self._editable)
        for button in (self.new_button, self.sets_button):
            button.setEnabled(self._editable)
        for button in (self.remove_button, self.up_button, self.down_button):
            button.setEnabled(self._editable and self._at >= 0)
        self.undo_button.setEnabled(self._editable)
