"""The sheet of one statement: who speaks, what kind it is, the words, the questions, the form beside them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.records.hearing import NOTHING, Hearing, StatementKind
from ui.window import fields, saying, theme
from ui.window.choice_box import ChoiceBox
from ui.window.hearing_form import HearingPanel
from ui.window.question_rows import QuestionRows
from ui.window.tabs import Tabs
from ui.window.theme import GAP

_WORDS, _QUESTIONS, _SIGNING = 0, 1, 2


_TURNS = 125
"""The text size, in percent, from which words and form take turns."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands on the sheet."""

    text: str
    hearing: Hearing
    kind: StatementKind

    @property
    def is_said(self) -> bool:
        """Whether there are any words."""
        return bool(self.text.strip()) or self.hearing.is_said

    @property
    def is_begun(self) -> bool:
        """Whether anything is there to be kept, words or a field of the form."""
        return self.is_said or self.hearing != NOTHING

    def says(self, other: Typed) -> bool:
        """Whether the words are the same, whatever the form beside them holds."""
        return (self.text, self.hearing.words) == (other.text, other.hearing.words)


class StatementSheet(QWidget):
    """Takes a person's words: free text, or questions and answers; `edited` is emitted at each change."""

    edited = Signal()
    unread = Signal()
    """The words are others than were read back: that they were is not marked any more."""
    kind_chosen = Signal(object)

    def __init__(self, signing: QWidget) -> None:
        super().__init__()
        self._loading = False
        self._read: Typed | None = None
        self.person = ChoiceBox(letters=12)
        self.person.setAccessibleName(self.tr("Keterangan dari"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(self.tr("Jenis keterangan"))
        for each in StatementKind:
            self.kind.addItem(saying.say(f"statement-kind.{each}").capitalize(), each)
        self.editor = fields.text(
            self.tr("Isi keterangan"), self.tr("Tulis keterangan dengan kata-kata orang itu sendiri …")
        )
        self.rows = QuestionRows()
        self.form = HearingPanel()
        self.tabs = Tabs(self.tr("Kata-kata atau tanya jawab"))
        self.form_button = fields.button(self.tr("Isian formulir"), self._toggle_form)
        self.form_button.setCheckable(True)
        for words, page in (
            (self.tr("Kata-kata"), self.editor), (self.tr("Tanya jawab"), self.rows),
            (self.tr("Tanda tangan"), signing),
        ):  # fmt: skip
            self.tabs.add(words, page)
        self._lay_out()
        self.editor.textChanged.connect(self._told)
        self.rows.edited.connect(self._told)
        self.form.edited.connect(self._told)
        self.kind.currentIndexChanged.connect(self._chosen)

    def _lay_out(self) -> None:
        if not _takes_turns():
            self.form.setFixedWidth(theme.scaled(258))
        who = fields.row(self.person, self.kind, self.form_button)
        who.setStretch(0, 1)
        body = fields.row(self.tabs, self.form, gap=GAP)
        body.setStretch(0, 1)
        whole = fields.column(who, body)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def put(self, typed: Typed, *, editable: bool, fixed_kind: bool = False, sealed: bool = False) -> None:
        """Shows a statement's words; there is nothing to undo."""
        self._loading = True
        self.tabs.bar.setTabVisible(_SIGNING, sealed)
        self.editor.setPlainText(typed.text)
        fields.lock(self.editor, locked=not editable)
        self.rows.put(typed.hearing.rows, editable=editable)
        self.form.put(typed.hearing.form, editable=editable)
        self.kind.setCurrentIndex(self.kind.findData(typed.kind))
        self.kind.setEnabled(editable and not fixed_kind)
        is_hearing = typed.kind is StatementKind.KLARIFIKASI
        self.tabs.go_to(_QUESTIONS if typed.hearing.rows or (is_hearing and not typed.text) else _WORDS)
        self._loading = False
        self._read = typed if typed.hearing.is_read_back else None
        self._show_form(show=is_hearing and not sealed and not _takes_turns())
        self._count()

    @property
    def typed(self) -> Typed:
        """What stands on the sheet."""
        return Typed(
            self.editor.toPlainText(),
            Hearing(self.form.typed, self.rows.rows),
            StatementKind(self.kind.currentData()),
        )

    @property
    def on_questions(self) -> bool:
        """Whether questions and answers are shown."""
        return self.tabs.current == _QUESTIONS

    def focus_words(self) -> None:
        """Puts the cursor where one goes on typing."""
        if not self.on_questions:
            self.editor.setFocus()
        elif self.rows.at >= 0 and self.rows.question.toPlainText().strip():
            self.rows.answer.setFocus()
        else:
            self.rows.question.setFocus()

    def show_signing(self) -> None:
        """Turns to the short digest and the signatures of a sealed statement."""
        self.tabs.go_to(_SIGNING)

    def show_questions(self) -> None:
        """Turns to questions and answers."""
        self.tabs.go_to(_QUESTIONS)

    def _toggle_form(self) -> None:
        self._show_form(show=self.form_button.isChecked())

    def _show_form(self, *, show: bool) -> None:
        self.form_button.setChecked(show)
        self.form.setVisible(show)
        self.tabs.setVisible(not (show and _takes_turns()))  # large text has room for one of them

    def _chosen(self) -> None:
        if not self._loading:
            kind = StatementKind(self.kind.currentData())
            self._show_form(show=kind is StatementKind.KLARIFIKASI and not _takes_turns())
            self.kind_chosen.emit(kind)
            self._told()

    def _told(self) -> None:
        if not self._loading:
            self._count()
            self._keep_mark()
            self.edited.emit()

    def _keep_mark(self) -> None:
        """Whoever marks the words as read back speaks of those that stand here; a change takes it away."""
        now = self.typed
        if not now.hearing.is_read_back:
            self._read = None
        elif self._read is None:
            self._read = now
        elif not now.says(self._read):
            self.form.set_field("read_back", "")
            self.unread.emit()

    def _count(self) -> None:
        count = len(self.rows.rows)
        text = self.tr("Tanya jawab ({n})").format(n=count) if count else self.tr("Tanya jawab")
        if self.tabs.bar.tabText(_QUESTIONS) != text:
            self.tabs.bar.setTabText(_QUESTIONS, text)


def _takes_turns() -> bool:
    """Whether there is room for one only: the words, or the form of a hearing beside them."""
    return theme.percent() >= _TURNS
