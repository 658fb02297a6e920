"""Keterangan: a person's words, saved while they are typed, and sealed when the person agrees to them."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from intake.ids import PersonId, StatementId
from intake.papers.wording import stamp_words
from intake.records import pseudonyms, statements
from intake.records.hearing import YES, HearingForm, StatementKind
from intake.records.people import Person
from intake.records.statements import Statement
from intake.rules import questions
from ui.window import fields, icons, lookups, models, seal_words
from ui.window.desk import Desk
from ui.window.models import Column, RowsModel
from ui.window.readback_page import ReadBack, parts
from ui.window.section import OpenCase, Section
from ui.window.signing_panel import SigningPanel
from ui.window.statement_row import row_words
from ui.window.statement_sheet import StatementSheet, Typed
from ui.window.statement_tasks import (
    EMPTY,
    Draft,
    Looked,
    Prefill,
    Start,
    Words,
    beginning,
    look_at,
    start_of,
    words_of,
)
from ui.window.theme import GAP, is_large, scaled
from ui.window.timers import Autosave
from ui.window.type_ahead import Found
from ui.window.unkept import Unkept

_KNOWN = ("register_number", "invitation", "invitation_date")
"""Fields of the form that a case's own numbers fill."""


class StatementsSection(Section):
    """The list on the left, one statement on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._words = Words((), (), (), ())
        self._names: dict[str, str] = {}
        self._current: Statement | None = None
        self._amends: Statement | None = None
        self._saved = self._logged = EMPTY
        self._sealing: set[StatementId] = set()
        self._seal_next = self._marking = self._fresh = False
        self._sheet = self._sheets = 0
        self._told = ""
        self._unkept = Unkept(self)
        self._unkept.kept.connect(self._kept)
        self._unkept.refused.connect(self._refused)
        self._asked: tuple[int, str] | None = None
        self._known: dict[str, str] = {}
        self._readback: ReadBack | None = None
        self.model: RowsModel[Statement] = RowsModel(
            [
                Column(self.tr("No."), lambda each: str(each.number), width=40),
                Column(
                    self.tr("Dari"),
                    lambda each: row_words(each, self._whose(each), is_kept=not self._unkept.refuses(each)),
                    self._icon_of,
                ),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Keterangan dalam perkara"),
            self.tr("Belum ada keterangan. Tekan Keterangan baru."),
            wrap=True,
        )
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.signing = SigningPanel(self)
        self.signing.logged.connect(self._signed)
        self.sheet = StatementSheet(self.signing)
        self.editor, self.person, self.rows = self.sheet.editor, self.sheet.person, self.sheet.rows
        self.sheet.edited.connect(self._typed)
        self.sheet.unread.connect(self._tell_unread)
        self.sheet.kind_chosen.connect(self._begin_hearing)
        self.person.activated.connect(self._prefill)
        self.state = fields.label("", "note")
        self.new_button = fields.button(self.tr("Keterangan baru"), self.begin_new, "plus")
        self.read_button = fields.button(self.tr("Bacakan kembali"), self.read_back, "statement")
        self.seal_button = fields.button(self.tr("Segel keterangan"), self.seal, "seal", style="primary")
        self.amend_button = fields.button(self.tr("Tulis tambahan"), self.begin_addendum, "plus")
        self._autosave = Autosave(self, self.save_now)
        self._lay_out()
        self._edit(None)

    def _lay_out(self) -> None:
        left = fields.holder(fields.column(self.table, fields.row(None, self.new_button)))
        self.signing.pad_shown.connect(left.setHidden)
        left.setFixedWidth(320 if is_large() else scaled(290))
        buttons = fields.row(None, self.amend_button, self.read_button, self.seal_button)
        under = fields.column(self.state, buttons) if is_large() else fields.row(self.state, buttons)
        under.setStretch(0, 0 if is_large() else 1)
        right = fields.panel(self.sheet, under, margin=GAP)
        whole = fields.row(left, right, gap=2 * GAP)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def open(self, opened: OpenCase) -> None:
        """Shows the statements of a case."""
        super().open(opened)
        self.new_button.setEnabled(opened.editable)
        self._fresh = True
        self.show_now()

    def show_now(self) -> None:
        """Reads people and statements; what is being typed stays."""
        if self._open is not None:
            case = self.opened.case
            self.run(lambda vault, _: words_of(vault, case), self._show)

    def forget(self) -> None:
        """Shows no words."""
        super().forget()
        self._autosave.stop()
        if self._readback is not None:
            self._readback.reject()
        self._words = Words((), (), (), ())
        self._names.clear()
        self.model.forget()
        self.person.clear()
        self.sheet.form.set_people([])
        self.sheet.form.set_exhibits({})
        self._unkept.clear()
        self._sealing.clear()
        self._told = ""
        self._edit(None)

    @property
    def unsaved(self) -> bool:
        """Whether any words are not in the vault."""
        return self._dirty or not self._unkept.is_empty or self.signing.is_drawn

    def may_drop(self) -> bool:
        """Asks about a drawn signature."""
        return self.signing.may_drop() and super().may_drop()

    @property
    def _editable(self) -> bool:
        sealed = self._current is not None and self._current.is_sealed
        may = self._open is not None and self._open.editable and bool(self._words.people)
        return may and not sealed and not self._is_being_sealed

    @property
    def _is_being_sealed(self) -> bool:
        """While words are being sealed none can be typed: they would be in neither."""
        return self._current is not None and self._current.id in self._sealing

    @property
    def _dirty(self) -> bool:
        """Whether the words on the screen are not in the vault; an empty sheet is nobody's statement."""
        if not self._editable:
            return False
        typed = self.sheet.typed
        return typed != self._saved and (self._current is not None or typed.is_begun)

    def begin_new(self) -> None:
        """An empty sheet for another statement."""
        if not self.signing.may_drop():
            return
        self.leave()
        if not self._words.people:
            self.desk.bar.show_text(self.tr("Catat dahulu orangnya di bagian Orang."), "warn")
            return
        self.table.clearSelection()
        self._edit(None)
        self.person.setFocus()
        self.sheet.focus_words()

    def begin_addendum(self) -> None:
        """An empty sheet for words that are added to the sealed statement on the screen."""
        original = self._current
        if original is None or not original.is_sealed or not self.signing.may_drop():
            return
        self.table.clearSelection()
        self._edit(None, amends=original)
        self.sheet.focus_words()

    def leave(self) -> None:
        """Saves, and logs the digest of a draft that is left as it is."""
        typed, current = self.sheet.typed, self._current
        is_draft = current is not None and not current.is_sealed and not self._is_being_sealed
        if typed.is_said and (self._dirty or (is_draft and typed != self._logged)):
            self._put(leaving=True)
        else:
            self.save_now()

    def save_now(self) -> None:
        """Saves the draft on the screen."""
        self._autosave.stop()
        if self._dirty:
            self._put(leaving=False)

    def _put(self, *, leaving: bool) -> None:
        self._autosave.stop()
        draft = Draft(
            self.opened.case, self._chosen_person(), self._current, self._amends, self.sheet.typed, leaving
        )
        self._unkept.put(self._sheet, draft)

    def seal(self) -> None:
        """Fixes the words on the screen, after asking."""
        typed = self.sheet.typed
        if not typed.is_said:
            self.desk.bar.show_text(self.tr("Belum ada kata-kata untuk disegel."), "warn")
            return
        if self._dirty:
            self._seal_next = True
            self.save_now()
            return
        draft, case, person = self._current, self.opened.case, self._chosen_person()
        if draft is None or self._is_being_sealed:
            return
        if seal_words.agreed(self.desk.ask, self._names[person.id]) and self._current == draft:
            self._sealing.add(draft.id)
            self.sheet.setEnabled(False)
            self.run(
                lambda vault, _: statements.seal(vault, case, person, draft),
                self._sealed,
                failed=lambda error: self._not_sealed(draft, error),
            )

    def _not_sealed(self, draft: Statement, error: BaseException) -> None:
        self._sealing.discard(draft.id)
        self.sheet.setEnabled(not self._is_being_sealed)
        self.desk.fail(error)

    def read_back(self) -> None:
        """Shows the words in large type over the whole screen."""
        typed, number = self.sheet.typed, self._current.number if self._current else len(self.model.rows) + 1
        if not typed.is_said:
            self.desk.bar.show_text(self.tr("Belum ada kata-kata untuk dibacakan."), "warn")
            return
        name = self._names[self._chosen_person().id]
        self._readback = ReadBack(parts(name, number, typed.text, typed.hearing.rows), self.window())
        self._readback.agreed.connect(lambda: self._was_read_back(typed))
        self._readback.finished.connect(self._readback_closed)
        self._readback.showFullScreen()

    def _readback_closed(self) -> None:
        self._readback = None

    def _was_read_back(self, read: Typed) -> None:
        if self._editable and self.sheet.typed.says(read):
            self.sheet.form.set_field("read_back", YES)
            self.save_now()

    def _tell_unread(self) -> None:
        self.desk.bar.show_text(
            self.tr(
                "Kata-katanya berubah sejak dibacakan kembali, jadi tandanya dihapus. Bacakan lagi sebelum disegel."
            ),
            "warn",
        )

    def _begin_hearing(self, kind: StatementKind) -> None:
        """The record of a hearing begins with the fixed questions, the time, and who asks."""
        if kind is StatementKind.KLARIFIKASI and not self.sheet.typed.hearing.rows and self._amends is None:
            self.rows.put(questions.sheet(self._words.sets, ()), editable=True)
            self.sheet.show_questions()
            self.run(start_of, self._started)
        self._prefill()

    def _prefill(self) -> None:
        """Numbers that the case has go into the form, once for a sheet and a person: what is then cleared stays so."""
        typed = self.sheet.typed
        if not self._editable or self._amends is not None or typed.kind is not StatementKind.KLARIFIKASI:
            return
        person, sheet = self._chosen_person(), self._sheet
        if self._asked == (sheet, person.id):
            return
        self._asked, known, self._known = (sheet, person.id), self._known, {}
        for name, value in known.items():
            if getattr(typed.hearing.form, name) == value:
                self.sheet.form.set_field(name, "")
        self.run(
            Prefill(self.opened.case, person, self.sheet.typed), lambda form: self._prefilled(form, sheet)
        )

    def _prefilled(self, form: HearingForm, sheet: int) -> None:
        held = self.sheet.typed.hearing.form
        for name in _KNOWN if sheet == self._sheet else ():
            if not getattr(held, name) and getattr(form, name):
                self._known[name] = getattr(form, name)
                self.sheet.form.set_field(name, self._known[name])

    def _started(self, start: Start) -> None:
        held = self.sheet.typed.hearing.form
        for name in ("zone", "started_at", "officers"):
            if not getattr(held, name):
                self.sheet.form.set_field(name, getattr(start, name))

    def _sealed(self, sealed: Statement) -> None:
        self._sealing.discard(sealed.id)
        if self._current is not None and self._current.id == sealed.id:
            self._edit(sealed)
            self.sheet.show_signing()
        self.desk.bar.show_text(
            self.tr("Keterangan nomor {n} tersegel. Sidik ringkas {short}.").format(
                n=sealed.number, short=sealed.short_digest
            ),
            "good",
        )
        self.show_now()
        self.changed.emit()

    def _signed(self) -> None:
        self.show_now()
        self.changed.emit()

    def _kept(self, sheet: int, sent: Draft, kept: Statement) -> None:
        if sent.kept is None:
            self.show_now()
        else:
            self.model.rows = [kept if each.id == kept.id else each for each in self.model.rows]
        if sheet == self._sheet:
            self._kept_on_screen(sent, kept)
        self._show_state()
        if self._told and self._unkept.is_empty:
            if self.desk.bar.text == self._told:
                self.desk.bar.show_text(self.tr("Kata-kata semua keterangan sudah tersimpan."), "good")
            self._told = ""

    def _kept_on_screen(self, sent: Draft, kept: Statement) -> None:
        self._current, self._saved = kept, sent.typed
        if sent.is_logged:
            self._logged = sent.typed
        if sent.kept is None:
            self.person.setEnabled(False)
        else:
            self._look()
        if self._dirty:
            self._autosave.touch()
        if self._seal_next:
            self._seal_next = False
            self.seal()

    def _refused(self, sheet: int, is_news: bool) -> None:
        on_screen = sheet == self._sheet
        if is_news or (on_screen and self._seal_next):
            self._tell_refusal(sheet)
        if on_screen:
            self._seal_next = False
        self._show_state()

    def _tell_refusal(self, sheet: int) -> None:
        self._told = self._unkept.refusal(sheet, on_screen=sheet == self._sheet)
        self.desk.bar.show_text(self._told, "bad")

    def _typed(self) -> None:
        self._prefill()
        if self._dirty:
            self._autosave.touch()
            self._show_state()

    def _show(self, words: Words) -> None:
        chosen, kept = self.person.currentData(), self._current
        self._words, self._names = words, lookups.names(words.people)
        offered = [Found(each.id, f"{each.number}. {self._names[each.id]}") for each in words.people]
        self.person.clear()
        for each in offered:
            self.person.addItem(each.text, each.key)
        self.sheet.form.set_people(offered)
        self.sheet.form.set_exhibits({each.key: each.text.partition(" ")[0] for each in words.exhibits})
        self.rows.set_sets(words.sets)
        about = kept or self._amends
        self.person.setCurrentIndex(max(0, self.person.findData(chosen or (about.person if about else None))))
        if about is None and self.sheet.typed == self._saved:
            self.sheet.put(self._saved, editable=self._editable)
        self._marking = True
        self.model.set_rows(words.statements)
        self._marking = False
        if kept is not None:
            self._mark(kept.id)
            self._look()
        elif self._fresh and words.statements and not self.sheet.typed.is_begun:
            self.table.selectRow(0)
        self._fresh = False
        self._show_state()
        self.turn_to_wanted(self.table, [each.id for each in words.statements])

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
        self._edit(self.model.rows[row])

    def _edit(self, statement: Statement | None, *, amends: Statement | None = None) -> None:
        """Turns to a statement, or to a new one; words that the vault could not take come back with their sheet."""
        left, held = self._sheet, self._unkept.of(statement, amends, self._sheet)
        self._sheets += 1
        self._autosave.stop()
        self._seal_next = False
        self._current, self._amends = statement, amends
        self.sheet.setEnabled(not self._is_being_sealed)
        self._known = {}
        self._saved = self._logged = typed = beginning(statement, amends)
        self._sheet = self._sheets
        about = statement or amends
        whose = about.person if about else None
        if held is not None:
            self._sheet, typed, whose = held[0], held[1].typed, held[1].person.id
        if whose is not None:
            self.person.setCurrentIndex(self.person.findData(whose))
        self.person.setEnabled(about is None)
        fixed = amends is not None or (statement is not None and statement.amends is not None)
        sealed = statement is not None and statement.is_sealed
        self.sheet.put(typed, editable=self._editable, fixed_kind=fixed, sealed=sealed)
        self.sheet.form.show_remarks(())
        self.signing.forget()
        self._look()
        self._show_state()
        if self._unkept.why(left):
            self._tell_refusal(left)

    def _look(self) -> None:
        """Asks what is missing of the statement on the screen, and by whom it was signed."""
        current = self._current
        if current is not None and self._open is not None:
            case = self.opened.case
            self.run(lambda vault, _: look_at(vault, case, current), self._looked)

    def _looked(self, looked: Looked) -> None:
        current = self._current
        if current is None or current.id != looked.statement or self._open is None:
            return
        self.sheet.form.show_remarks(looked.remarks)
        if current.is_sealed:
            self.signing.put(
                self.opened.case, current, self._names.get(current.person, ""), looked.papers,
                self._words.exhibits, editable=self.opened.editable,
            )  # fmt: skip

    def _chosen_person(self) -> Person:
        wanted = PersonId(self.person.currentData())
        return next(each for each in self._words.people if each.id == wanted)

    def _show_state(self) -> None:
        current = self._current
        sealed = current is not None and current.is_sealed
        self.seal_button.setVisible(not sealed)
        self.seal_button.setEnabled(self._editable)
        self.read_button.setEnabled(bool(self._words.people))
        self.amend_button.setVisible(sealed)
        self.amend_button.setEnabled(self._open is not None and self._open.editable)
        self.state.setText(self._state_text())
        refused = self._dirty and bool(self._unkept.why(self._sheet))
        fields.restyle(self.state, "good" if sealed else "bad" if refused else "note")
        self.table.viewport().update()  # it says of which statements the vault could not take the words

    def _state_text(self) -> str:
        current = self._current
        if current is not None and current.is_sealed:
            return self.tr("Tersegel. Dicatat {at}.").format(at=stamp_words(current.made_at))
        if self._dirty:
            refused = self._unkept.why(self._sheet)
            return self.tr("Belum tersimpan, dicoba lagi sendiri.") if refused else self.tr("Menyimpan…")
        if self._amends is not None:
            return self.tr("Tambahan untuk keterangan nomor {n}.").format(n=self._amends.number)
        return (
            self.tr("Rancangan tersimpan, belum disegel.")
            if current
            else self.tr("Tersimpan sendiri sambil diketik.")
        )

    def _whose(self, statement: Statement) -> str:
        person = next(
            (each for each in pseudonyms.shown(self._words.people) if each.id == statement.person), None
        )
        return person.facts.name if person else ""

    def _icon_of(self, statement: Statement) -> QIcon:
        return icons.icon("seal", "good") if statement.is_sealed else QIcon()
