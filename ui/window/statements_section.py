"""Keterangan: a person's words, saved while they are typed, and sealed when the person agrees to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox

from intake import people, statements
from intake.ids import PersonId, StatementId
from intake.papers.wording import grouped, stamp_words
from intake.people import Person
from intake.statements import Statement
from intake.vault import Vault
from ui.window import fields, icons, models
from ui.window.desk import Desk
from ui.window.models import Column, RowsModel
from ui.window.people_section import role_words
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP, fixed_font
from ui.window.work import Job

AUTOSAVE = 1200
"""Milliseconds from the first unsaved letter to its saving."""


@dataclass(frozen=True, slots=True)
class Words:
    """The statements of a case and the people who can make them."""

    statements: tuple[Statement, ...]
    people: tuple[Person, ...]


class StatementsSection(Section):
    """The list on the left, one statement on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people: dict[PersonId, Person] = {}
        self._current: Statement | None = None
        self._amends: Statement | None = None
        self._saved_text = ""
        self._logged_text = ""
        self._saving = False
        self._seal_next = False
        self._sheet = 0
        self._left: dict[int, str] = {}
        self._marking = False
        self.model: RowsModel[Statement] = RowsModel(
            [
                Column(self.tr("No."), lambda each: str(each.number), width=52),
                Column(self.tr("Dari"), self._whose),
                Column(self.tr("Keadaan"), self._state_of, self._icon_of, width=150),
            ],
            self,
        )
        self.table = models.table(self.model, self.tr("Keterangan dalam perkara"))
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.person = QComboBox()
        self.person.setAccessibleName(self.tr("Keterangan dari"))
        self.editor = fields.text(
            self.tr("Isi keterangan"), self.tr("Tulis keterangan dengan kata-kata orang itu sendiri …")
        )
        self.editor.textChanged.connect(self._typed)
        self.state = fields.label("", "note")
        self.digest = fields.label("", "note")
        self.digest.setFont(fixed_font(9))
        self.new_button = fields.button(self.tr("Keterangan baru"), self.begin_new, "plus")
        self.seal_button = fields.button(self.tr("Segel keterangan"), self.seal, "seal", style="primary")
        self.amend_button = fields.button(self.tr("Tulis tambahan"), self.begin_addendum, "plus")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE)
        self._timer.timeout.connect(self.save_now)
        self._lay_out()

    def _lay_out(self) -> None:
        form = fields.form()
        fields.add_row(form, self.tr("Keterangan dari"), self.person)
        sheet = fields.panel(form, self.editor, self.digest, self.state)
        buttons = fields.row(None, self.amend_button, self.seal_button)
        left = fields.column(self.table, fields.row(None, self.new_button))
        whole = fields.row(fields.holder(left), fields.holder(fields.column(sheet, buttons)), gap=2 * GAP)
        whole.setStretch(0, 2)
        whole.setStretch(1, 3)
        self.setLayout(whole)

    def open(self, opened: OpenCase) -> None:
        """Shows the statements of a case."""
        super().open(opened)
        self.new_button.setEnabled(opened.editable)
        self.show_now()

    def show_now(self) -> None:
        """Reads people and statements; what is being typed stays."""
        if self._open is None:
            return
        case = self.opened.case

        def task(vault: Vault, _: Job[Words]) -> Words:
            return Words(tuple(statements.listing(vault, case)), tuple(people.listing(vault, case)))

        self.run(task, self._show)

    def forget(self) -> None:
        """Shows no words."""
        super().forget()
        self._timer.stop()
        self._people.clear()
        self.model.set_rows([])
        self.person.clear()
        self._left.clear()
        self._edit(None, "")

    @property
    def unsaved(self) -> bool:
        """Whether any words are not in the vault."""
        return self._dirty or bool(self._left)

    @property
    def _dirty(self) -> bool:
        """Whether the words on the screen are not in the vault."""
        if self._open is None or self.editor.isReadOnly():
            return False
        return self.editor.toPlainText().strip() != "" and self.editor.toPlainText() != self._saved_text

    def begin_new(self) -> None:
        """An empty sheet for another statement."""
        self.leave()
        if not self._people:
            self.desk.bar.show_text(self.tr("Catat dahulu orangnya di bagian Orang."), "warn")
            return
        self.table.clearSelection()
        self._edit(None, "")
        self.editor.setFocus()

    def begin_addendum(self) -> None:
        """An empty sheet for words that are added to the sealed statement on the screen."""
        original = self._current
        if original is None or not original.is_sealed:
            return
        self.table.clearSelection()
        self._edit(None, "", amends=original)
        self.editor.setFocus()

    def leave(self) -> None:
        """Saves, and logs the digest of a draft that is left as it is."""
        if self._amends is not None and self._dirty:
            # The records know no draft of an addendum; its words are kept as a draft of their own.
            self._amends = None
            self.desk.bar.show_text(
                self.tr("Tambahan yang belum disegel disimpan sebagai rancangan."), "info"
            )
        draft, typed = self._current, self.editor.toPlainText()
        if self._saving and self._dirty:
            self._left[self._sheet] = typed  # words typed while the draft was being made follow it
        self.save_now()
        if draft is None or draft.is_sealed or typed == self._logged_text or not typed.strip():
            return
        case, left, self._logged_text = self.opened.case, replace(draft, text=typed), typed
        self.run(lambda vault, _: statements.leave_draft(vault, case, left), lambda _: None)

    def save_now(self) -> None:
        """Saves the draft on the screen; an addendum is saved by being sealed."""
        self._timer.stop()
        if not self._dirty or self._amends is not None:
            return
        if self._saving:
            self._timer.start()
            return
        self._saving = self._current is None  # a second draft must not be made of the same words
        typed, sheet = self.editor.toPlainText(), self._sheet
        self.run(
            self._keeping(typed),
            lambda kept: self._kept(kept, typed, sheet),
            failed=lambda error: self._not_kept(error, sheet),
        )

    def _keeping(self, typed: str) -> Draft:
        return Draft(self.opened, self._people[self._chosen_person()], self._current, typed)

    def seal(self) -> None:
        """Fixes the words on the screen, after asking."""
        typed = self.editor.toPlainText()
        if not typed.strip():
            self.desk.bar.show_text(self.tr("Belum ada kata-kata untuk disegel."), "warn")
            return
        if self._saving:
            self._seal_next = True
            return
        name = self._people[self._chosen_person()].facts.name
        sure = self.desk.ask.confirm(
            self.tr("Segel keterangan"),
            self.tr(
                "Sudahkah keterangan ini dibacakan kembali kepada {name} dan disetujui?\n\nSetelah disegel, isinya "
                "tidak dapat diubah lagi. Yang kurang dapat ditambahkan sebagai tambahan."
            ).format(name=name),
            self.tr("Segel"),
            self.tr("Belum"),
        )
        if not sure:
            return
        self._timer.stop()
        self._saving = True
        draft, amends, sheet = self._keeping(typed), self._amends, self._sheet

        def task(vault: Vault, job: Job[Statement]) -> Statement:
            case = draft.opened.case
            if amends is not None:
                return statements.amend(vault, case, draft.person, amends, typed)
            return statements.seal(vault, case, draft.person, draft(vault, job))

        self.run(task, self._sealed, failed=lambda error: self._not_kept(error, sheet))

    def _sealed(self, sealed: Statement) -> None:
        self._saving = False
        self._edit(sealed, sealed.text)
        self.desk.bar.show_text(self.tr("Keterangan nomor {n} tersegel.").format(n=sealed.number), "good")
        self.show_now()
        self.changed.emit()

    def _kept(self, kept: Statement, typed: str, sheet: int) -> None:
        if sheet != self._sheet:
            self._kept_elsewhere(kept, sheet)
            return
        self._saving = False
        fresh = self._current is None
        self._current, self._saved_text = kept, typed
        if fresh:
            self._logged_text = typed
            self.person.setEnabled(False)
            self.show_now()
        if self._dirty:
            self._timer.start()
        self._show_state()
        if self._seal_next:
            self._seal_next = False
            self.seal()

    def _kept_elsewhere(self, kept: Statement, sheet: int) -> None:
        """The officer has gone on to another statement; words that were typed last still follow."""
        rest = self._left.pop(sheet, "")
        if rest and rest != kept.text:
            self.run(lambda vault, _: statements.save_draft(vault, kept, rest), lambda _: self.show_now())
        else:
            self.show_now()

    def _not_kept(self, error: BaseException, sheet: int) -> None:
        self._left.pop(sheet, None)
        if sheet == self._sheet:
            self._saving = self._seal_next = False
        self._show_state()
        self.desk.fail(error)

    def _typed(self) -> None:
        if self._dirty and self._amends is None and not self._timer.isActive():
            self._timer.start()
        self._show_state()

    def _show(self, words: Words) -> None:
        chosen, kept = self.person.currentData(), self._current
        self._people = {person.id: person for person in words.people}
        self.person.clear()
        for person in words.people:
            self.person.addItem(f"{person.facts.name} ({role_words(person.role)})", person.id)
        if kept is None and self._amends is None:
            self.editor.setReadOnly(not self.opened.editable or not words.people)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen or (kept.person if kept else None))))
        self._marking = True
        self.model.set_rows(words.statements)
        self._marking = False
        if kept is not None:
            self._mark(kept.id)
        elif words.statements and not self.editor.toPlainText() and self._amends is None:
            self.table.selectRow(0)
        self._show_state()

    def _mark(self, wanted: StatementId) -> None:
        rows = [row for row, each in enumerate(self.model.rows) if each.id == wanted]
        if rows:
            self._marking = True
            self.table.selectRow(rows[0])
            self._marking = False

    def _choose(self) -> None:
        row = models.selected(self.table)
        if (
            self._marking
            or row is None
            or (self._current is not None and self.model.rows[row].id == self._current.id)
        ):
            return
        self.leave()
        chosen = self.model.rows[row]
        self._edit(chosen, chosen.text)

    def _edit(self, statement: Statement | None, text: str, *, amends: Statement | None = None) -> None:
        self._sheet += 1
        self._saving = self._seal_next = False
        self._current, self._amends = statement, amends
        self._saved_text = self._logged_text = text
        sealed = statement is not None and statement.is_sealed
        self.editor.setPlainText(text)
        self.editor.setReadOnly(sealed or self._open is None or not self._open.editable)
        about = statement or amends
        if about is not None:
            self.person.setCurrentIndex(self.person.findData(about.person))
        self.person.setEnabled(about is None)
        self._show_state()

    def _chosen_person(self) -> PersonId:
        return PersonId(self.person.currentData())

    def _show_state(self) -> None:
        current = self._current
        sealed = current is not None and current.is_sealed
        editable = self._open is not None and self._open.editable
        self.seal_button.setVisible(not sealed)
        self.seal_button.setEnabled(editable and bool(self.editor.toPlainText().strip()))
        self.amend_button.setVisible(sealed)
        self.amend_button.setEnabled(editable)
        digest = current.digest if current is not None and current.digest else ""
        self.digest.setText(f"SHA-256  {grouped(digest)}" if digest else "")
        self.digest.setVisible(bool(digest))
        self.state.setText(self._state_text())
        fields.restyle(self.state, "good" if sealed else "note")

    def _state_text(self) -> str:
        current = self._current
        if current is not None and current.is_sealed:
            return self.tr("Tersegel. Dicatat {at}.").format(at=stamp_words(current.made_at))
        if self._amends is not None:
            number = self._amends.number
            return self.tr("Tambahan untuk keterangan nomor {n}: tersimpan saat disegel.").format(n=number)
        if self._dirty:
            return self.tr("Menyimpan…")
        return (
            self.tr("Rancangan tersimpan, belum disegel.")
            if current
            else self.tr("Tersimpan sendiri sambil diketik.")
        )

    def _whose(self, statement: Statement) -> str:
        person = self._people.get(statement.person)
        return person.facts.name if person else ""

    def _state_of(self, statement: Statement) -> str:
        if not statement.is_sealed:
            return self.tr("Rancangan")
        return self.tr("Tambahan") if statement.amends else self.tr("Tersegel")

    def _icon_of(self, statement: Statement) -> QIcon:
        return icons.icon("seal", "good") if statement.is_sealed else icons.icon("statement", "muted")


@dataclass(frozen=True, slots=True)
class Draft:
    """A task: keeps the words as a draft, new or the one that is there."""

    opened: OpenCase
    person: Person
    kept: Statement | None
    typed: str

    def __call__(self, vault: Vault, _: Job[Statement]) -> Statement:
        """The draft as kept."""
        if self.kept is None:
            return statements.draft(vault, self.opened.case, self.person, self.typed)
        return statements.save_draft(vault, self.kept, self.typed)
