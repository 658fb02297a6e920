"""Orang: the people of a case, each with the fields of the role; protected ones under their pseudonyms."""

from __future__ import annotations

from dataclasses import dataclass, replace

from intake.docket import desk as offices
from intake.records import people, pseudonyms, remarks, withdrawal
from intake.records.people import Person, PersonFacts, Role
from intake.records.remarks import Remark
from intake.rules import employment, identifiers, places
from intake.rules.choices import Choice
from intake.rules.employment import Employment
from intake.vault import Vault
from ui.window import fields, lookups, models, saying, taking_out, timers
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm, words_of_draft
from ui.window.models import Column, RowsModel
from ui.window.person_form import PersonForm
from ui.window.recording import Recording
from ui.window.same_human import SameHuman
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP
from ui.window.type_ahead import Found
from ui.window.work import Job


def role_words(role: Role) -> str:
    """The role as papers name it."""
    return saying.say(f"role.{role}").capitalize()


@dataclass(frozen=True, slots=True)
class Everybody:
    """The people of a case, and the lists that their fields choose from."""

    people: tuple[Person, ...]
    employments: tuple[Employment, ...]
    positions: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """One person as shown beside the list: the places in words, the human's other records, what is odd."""

    person: Person
    places: tuple[Found, ...]
    same: tuple[Found, ...]
    remarks: tuple[Remark, ...]


class PeopleSection(Section):
    """A table of people; beside it the form of one, new or recorded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people: tuple[Person, ...] = ()
        self._current: Person | None = None
        self._marking = False
        self.model: RowsModel[Person] = RowsModel(
            [
                Column(self.tr("No."), lambda person: str(person.number), width=44),
                Column(self.tr("Nama"), lambda person: f"{person.facts.name}\n{role_words(person.role)}"),
                Column(
                    self.tr("Telepon"), lambda person: identifiers.phone(person.facts.phone).shown, width=150
                ),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Orang dalam perkara"),
            self.tr("Belum ada orang. Tekan Orang baru, lalu isi namanya."),
            wrap=True,
        )
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.form = PersonForm(lookups.place_look(self))
        self.form.edited.connect(self._edited)
        self.lines, self.role = self.form.lines, self.form.role
        self.same = SameHuman(self)
        self.same.declared.connect(self._declared)
        self.add_button = fields.button(self.tr("Simpan orang"), self.add, "save", style="primary")
        self.new_button = fields.button(self.tr("Orang baru"), self.begin_new, "plus")
        self.withdraw_button = fields.button(self.tr("Keluarkan dari perkara…"), self._withdraw, style="link")
        self.reveal_button = fields.button(self.tr("Tampilkan identitas"), self._reveal)
        self.reveal_button.setCheckable(True)
        self._heading = fields.label("", "heading")
        self._state = fields.label("", "note")
        self.draft = DraftForm(self, "person", self.form.inputs, aside=("role",))
        self._recording = Recording(self.draft, lambda: self._is_due, self._record)
        self._looking = timers.once(self, self._look, 500)
        self._lay_out()

    def _lay_out(self) -> None:
        sheet = fields.panel(self._heading, self.form, self.same, None)
        scroll = fields.scrolled(sheet)
        left = fields.column(
            self.table, fields.row(self.reveal_button, self.withdraw_button, None, self.new_button)
        )
        below = fields.row(self._state, self.add_button)
        below.setStretch(0, 1)
        right = fields.column(scroll, below)
        right.setStretch(0, 1)
        whole = fields.row(fields.holder(left), fields.holder(right), gap=2 * GAP)
        whole.setStretch(0, 9)
        whole.setStretch(1, 10)
        self.setLayout(whole)

    def open(self, opened: OpenCase) -> None:
        """Shows the people of a case."""
        super().open(opened)
        self.new_button.setEnabled(opened.editable)
        self.draft.open(opened)
        self.show_now()
        self._blank()

    def show_now(self) -> None:
        """Reads the people anew; what is being typed stays."""
        case = self.opened.case

        def task(vault: Vault, _: Job[Everybody]) -> Everybody:
            office = vault.office_tables
            return Everybody(
                tuple(people.listing(vault, case)),
                tuple(employment.employments(office).entries),
                tuple(employment.positions(office).entries),
            )

        self.run(task, self._show)

    def forget(self) -> None:
        """Shows nobody."""
        super().forget()
        self._looking.stop()
        self._recording.forget()
        self._people, self._current = (), None
        self.reveal_button.setChecked(False)
        self.model.forget()
        self.form.set_people([])
        self.form.show_person(None, editable=False)
        self.same.forget()
        self._heading.clear()
        self._state.clear()

    @property
    def unsaved(self) -> bool:
        """Whether the form says something that is not in the vault."""
        return self._recording.unsaved

    @property
    def _may_record(self) -> bool:
        """Whether there is a name: without one nobody is recorded, and what is typed is a draft."""
        return bool(self.lines["name"].text().strip())

    @property
    def _is_due(self) -> bool:
        """Whether the form says something of a person that is to be recorded."""
        changed = self.form.is_changed or self._role_changed
        return self._open is not None and self._may_record and changed

    @property
    def _role_changed(self) -> bool:
        return self._current is not None and self._current.role is not self.form.chosen_role

    def save_now(self) -> None:
        """Keeps what is typed: a new person, or the changes of one; without a name as a draft."""
        self._recording.now()

    def _record(self) -> None:
        self._state.setText(self.tr("Menyimpan…"))
        case, person, role, facts = self.opened.case, self._current, self.form.chosen_role, self.form.typed

        def task(vault: Vault, _: Job[Person]) -> Person:
            if facts.address_code and not facts.address_edition:
                place = places.recorded(facts.address_code)
                kept = replace(facts, address_code=place.code, address_edition=place.edition)
            else:
                kept = facts
            if person is None:
                return people.add(vault, case, role, kept)
            return people.edit(vault, case, person, kept, role)

        self.draft.record(task, self._kept, failed=self._refused)

    def begin_new(self) -> None:
        """An empty form, once what is typed is kept; what is half-typed of a new person is asked about first."""
        if self._current is None and not self._may_record and not self.draft.may_go():
            return
        self._recording.leave_for(self._blank)

    def add(self) -> None:
        """Keeps the person in the form, and makes room for the next."""
        name = self.lines["name"].text().strip()
        if not name:
            self._state.setText(
                self.tr("Nama belum diisi. Tulis nama, atau gambaran orang yang belum dikenal.")
            )
            fields.restyle(self._state, "warn")
            self.lines["name"].setFocus()
            return
        said = self.tr("{name} tersimpan.").format(name=saying.one_line(name))

        def kept() -> None:
            self.desk.bar.show_text(said, "good")
            self._blank()

        self._recording.leave_for(kept)

    def _withdraw(self) -> None:
        """Takes the person out of the case again, after asking why."""
        case, person = self.opened.case, self._current
        reason = None if person is None else taking_out.reason(self.desk.ask)
        if person is None or reason is None:
            return
        self._recording.stop()
        self.draft.record(lambda vault, _: withdrawal.withdraw(vault, case, person, reason), self._withdrawn)

    def _withdrawn(self, gone: Person) -> None:
        self._people = tuple(each for each in self._people if each.id != gone.id)
        if self._current is not None and self._current.id == gone.id:
            self._turn_to(None)
        self._show_list()
        self.changed.emit()

    def _blank(self) -> None:
        self._turn_to(None)
        self.lines["name"].setFocus()

    def _kept(self, person: Person) -> None:
        self._current = person
        self.form.kept_now(person.facts)
        self._recording.done(person.id)
        self._people = (*(each for each in self._people if each.id != person.id), person)
        self._show_list()
        self._head()
        self._recording.go_on()
        self._say()
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self._recording.failed()
        self._say()
        self._mark()
        self.desk.fail(error)

    def _show(self, everybody: Everybody) -> None:
        self._people = everybody.people
        self.form.set_lists(everybody.employments, everybody.positions)
        self._show_list()
        if not self.unsaved and not self.draft.words and self._current is not None:
            fresh = next((each for each in self._people if each.id == self._current.id), None)
            if fresh != self._current:
                self._turn_to(fresh)
        self._look()

    def _show_list(self) -> None:
        ordered = sorted(self._people, key=lambda each: each.number)
        names = lookups.names(ordered)
        others = [each for each in ordered if self._current is None or each.id != self._current.id]
        self.form.set_people([Found(each.id, f"{each.number}. {names[each.id]}") for each in others])
        self._marking = True
        self.model.set_rows(pseudonyms.shown(ordered, reveal=self._revealed))
        self._marking = False
        self._mark()
        self.reveal_button.setVisible(any(each.facts.protected for each in ordered))

    def _mark(self) -> None:
        self._marking = True
        rows = [
            row for row, each in enumerate(self.model.rows) if self._current and each.id == self._current.id
        ]
        if rows:
            self.table.selectRow(rows[0])
        else:
            self.table.clearSelection()
        self._marking = False

    def _choose(self) -> None:
        row = models.selected(self.table)
        if self._marking or row is None:
            return
        wanted = self.model.rows[row].id
        person = next(each for each in self._people if each.id == wanted)
        if self._current is None or person.id != self._current.id:
            self._recording.leave_for(lambda: self._turn_to(person))

    @property
    def _revealed(self) -> bool:
        return self.reveal_button.isChecked()

    def _reveal(self) -> None:
        """Shows protected identities, or hides them again."""
        self.reveal_button.setText(
            self.tr("Sembunyikan identitas") if self._revealed else self.tr("Tampilkan identitas")
        )
        current = self._current
        self._show_list()
        if current is not None and current.facts.protected:
            self._recording.leave_for(lambda: self._turn_to(current))

    def _turn_to(self, person: Person | None) -> None:
        """Shows a person, of a protected one no more than the list does; None is an empty form."""
        if person is not None:
            person = next((each for each in self._people if each.id == person.id), person)
        self._current = person
        self._recording.stop()
        masked = person is not None and bool(person.facts.protected) and not self._revealed
        editable = self._open is not None and self._open.editable and not masked
        seen = (
            person
            if not masked
            else next(each for each in self.model.rows if person and each.id == person.id)
        )
        self.form.show_person(seen, editable=editable)
        self.add_button.setEnabled(editable)
        self.same.forget()
        if not editable:
            self.draft.rest()
        elif self.draft.turn_to("" if person is None else person.id):
            self._edited()
        self._head()
        self._mark()
        self._say()
        if person is not None and not masked:
            self._see(person)

    def _see(self, person: Person) -> None:
        """Reads what is shown beside the fields: the places in words, the human's other records, the remarks."""
        case, reveal = self.opened.case, self._revealed

        def task(vault: Vault, _: Job[Seen]) -> Seen:
            codes = (
                (person.facts.address_code, person.facts.address_edition),
                (person.facts.agency_region, ""),
            )
            found = (lookups.recorded_place(code, edition) for code, edition in codes)
            return Seen(
                people.find(vault, case, person.id),
                tuple(each for each in found if each),
                tuple(lookups.same_human(vault, person, reveal=reveal)),
                _remarks(vault, person.role, person.facts),
            )

        self.run(task, self._seen)

    def _seen(self, seen: Seen) -> None:
        if self._current is None or self._current.id != seen.person.id:
            return
        if not self.form.is_changed:
            self._current = seen.person
            self.form.kept_now(seen.person.facts)
            self.form.name_places(seen.places)
            self.form.show_remarks(seen.remarks)
        self.same.show_person(
            self.opened.case, seen.person, seen.same, reveal=self._revealed, editable=self.opened.editable
        )

    def _declared(self) -> None:
        self.changed.emit()
        if self._current is not None:
            self._see(self._current)

    def _edited(self) -> None:
        self._say()
        self._looking.start()
        self._recording.touch()

    def _look(self) -> None:
        """Asks what is odd about what is typed."""
        if self._open is None or not self.form.lines["name"].isEnabled():
            return
        role, facts = self.form.chosen_role, self.form.typed
        if facts.name and self.form.is_changed:
            self.run(lambda vault, _: _remarks(vault, role, facts), self.form.show_remarks)

    def _head(self) -> None:
        current = self._current
        if current is None:
            self._heading.setText(self.tr("Orang baru"))
        else:
            shown = next((each for each in self.model.rows if each.id == current.id), current)
            self._heading.setText(f"{current.number}. {saying.shortened(shown.facts.name)}")

    def _say(self) -> None:
        """Says whether everything is kept."""
        current, style = self._current, "note"
        if self._open is None:
            words = ""
        elif not self._open.editable:
            words = self.tr("Perkara ini diterima dari kantor lain: dibaca saja.")
        elif current is not None and current.facts.protected and not self._revealed:
            words = self.tr(
                "Identitas dilindungi. Tekan 'Tampilkan identitas' untuk melihat dan mengubahnya."
            )
        elif self._is_due:
            words, style = self.tr("Menyimpan…"), "warn"
        elif current is not None and not self._may_record:
            words, style = taking_out.unnamed(current.facts.name), "warn"
        elif self.draft.words and not self._may_record:
            words = self.tr("{draft} Isi namanya agar orang ini tercatat.").format(draft=words_of_draft())
        else:
            words = self.tr("Tersimpan.") if current else self.tr("Tersimpan sendiri sambil diketik.")
        self._state.setText(words)
        fields.restyle(self._state, style)
        self.withdraw_button.setEnabled(current is not None and self.form.is_editable)


def _remarks(vault: Vault, role: Role, facts: PersonFacts) -> tuple[Remark, ...]:
    return remarks.on_person(role, facts, offices.today(vault), vault.office_tables)
