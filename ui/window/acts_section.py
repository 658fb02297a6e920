"""Perbuatan: what is alleged to have been done, by the catalogue; what it would mean is said, never decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from intake.docket import desk as offices
from intake.records import acts, items, people, remarks
from intake.records.acts import CHOSEN, ActFacts, ActRules
from intake.records.items import Item
from intake.records.people import Person
from intake.records.remarks import Remark
from intake.rules.choices import Choice, in_force
from intake.rules.referrals import Target
from intake.vault import Vault
from ui.window import fields, language, lookups, models, oddities, saying
from ui.window.acts_form import ActForm, find_acts
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm, words_of_draft
from ui.window.models import Column, RowsModel
from ui.window.recording import Recording
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP
from ui.window.type_ahead import Found
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of a case, the people, and the rules that hold today."""

    items: tuple[Item[ActFacts], ...]
    people: tuple[Person, ...]
    rules: ActRules
    lists: Mapping[str, tuple[Choice, ...]]


@dataclass(frozen=True, slots=True)
class About:
    """What is said beside an act: its place, to whom it would be passed on, a note on the province, what is odd."""

    act: str
    place: Found | None
    targets: tuple[Target, ...]
    risk: Choice | None
    odd: tuple[Remark, ...]


class ActsSection(Section):
    """A table of acts; beside it the form of one, and what usually follows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rules: ActRules | None = None
        self._current: Item[ActFacts] | None = None
        self._marking = False
        self.model: RowsModel[Item[ActFacts]] = RowsModel(
            [
                Column(self.tr("No."), lambda each: str(each.number), width=48),
                Column(saying.say("act-field.words"), lambda each: self._shown(each, "words")),
                Column(
                    saying.say("act-field.channel"),
                    lambda each: self._shown(each, "channel"),
                    width=150,
                ),
                Column(self.tr("Keadaan"), self._state_of, width=110),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Dugaan perbuatan dalam perkara"),
            self.tr("Belum ada perbuatan. Tekan Perbuatan baru, lalu ketik beberapa kata."),
        )
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.form = ActForm(self._find_act, lookups.place_look(self))
        self.form.edited.connect(self._edited)
        self.remarks = fields.label("", "warn")
        self.targets = fields.label("", "note")
        self.risk = fields.label("", "note")
        self.state = fields.label("", "note")
        self.new_button = fields.button(self.tr("Perbuatan baru"), self.begin_new, "plus")
        self.withdraw_button = fields.button(self.tr("Tarik"), self.withdraw)
        self.save_button = fields.button(self.tr("Simpan perbuatan"), self.save, "save", style="primary")
        self._heading = fields.label("", "heading")
        self.draft = DraftForm(self, "act", self.form.inputs)
        self._recording = Recording(self.draft, lambda: self._is_due, self._record)
        self._lay_out()

    def _lay_out(self) -> None:
        for label in (self.remarks, self.state):
            label.hide()
        sheet = fields.panel(self._heading, self.form, self.remarks, self.targets, self.risk, None)
        scroll = fields.scrolled(sheet)
        left = fields.column(self.table, fields.row(None, self.new_button))
        buttons = fields.row(None, self.withdraw_button, self.save_button)
        right = fields.column(scroll, self.state, buttons)
        right.setStretch(0, 1)
        whole = fields.row(fields.holder(left), fields.holder(right), gap=2 * GAP)
        whole.setStretch(0, 4)
        whole.setStretch(1, 5)
        self.setLayout(whole)

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.draft.open(opened)
        self._turn_to(None)
        self.show_now()

    def show_now(self) -> None:
        """Reads the acts anew; what is being typed stays."""
        case = self.opened.case

        def task(vault: Vault, _: Job[Acts]) -> Acts:
            rules, today = acts.rules_of(vault), offices.today(vault)
            lists = {
                field: tuple(in_force(rules.lists[name].entries, today)) for field, name in CHOSEN.items()
            }
            return Acts(tuple(acts.listing(vault, case.id)), tuple(people.listing(vault, case)), rules, lists)

        self.run(task, self._show)

    def forget(self) -> None:
        """Shows no act."""
        super().forget()
        self._recording.forget()
        self._rules, self._current = None, None
        self.model.forget()
        self.form.forget()
        oddities.show(self.remarks, (), "act-field")
        for label in (self.targets, self.risk, self.state, self._heading):
            label.clear()

    @property
    def unsaved(self) -> bool:
        """Whether the form says something that is not in the vault."""
        return self._recording.unsaved

    @property
    def _is_due(self) -> bool:
        """Whether the form says something of an act; without one there is nothing to record, only a draft."""
        return self._may_edit and bool(self.form.code.key) and self.form.is_changed

    @property
    def _may_edit(self) -> bool:
        withdrawn = self._current is not None and self._current.withdrawn is not None
        return self._open is not None and self._open.editable and not withdrawn

    def begin_new(self) -> None:
        """An empty form, once what is typed is kept; what is half-typed of a new act is asked about first."""
        if self._current is None and not self.form.code.key and not self.draft.may_go():
            return
        self._recording.leave_for(lambda: self._turn_to(None))
        self.form.code.setFocus()

    def save(self) -> None:
        """Keeps what is typed, and says what keeps it from being an act."""
        if self._may_edit and not self.form.code.key and self.form.is_changed:
            self._say(
                self.tr("Pilih dahulu perbuatannya: ketik beberapa kata, lalu pilih dari daftar."), "warn"
            )
        self.save_now()

    def save_now(self) -> None:
        """Keeps what is typed: a new act, or the changes of one; without an act of the catalogue as a draft."""
        self._recording.now()

    def _record(self) -> None:
        self._say(self.tr("Menyimpan…"), "note")
        case, item, typed = self.opened.case, self._current, self.form.typed

        def task(vault: Vault, _: Job[Item[ActFacts]]) -> Item[ActFacts]:
            rules = acts.rules_of(vault)
            if item is None:
                return acts.record(vault, case, typed, rules)
            return acts.edit(vault, case, item, typed, rules)

        self.draft.record(task, self._kept, failed=self._refused)

    def _kept(self, kept: Item[ActFacts]) -> None:
        self._recording.done(kept.id)
        self._current = kept
        self._heading.setText(self.tr("Perbuatan {n}").format(n=kept.number))
        self.withdraw_button.setEnabled(self._may_edit)
        self.form.kept_now(kept.facts)
        self._say(self.tr("Tersimpan."), "note")
        self._edited()
        self._recording.go_on()
        self.show_now()
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self._recording.failed()
        self._say(saying.error_text(error), "bad")
        self._mark()

    def withdraw(self) -> None:
        """Takes the act back, for a reason; it stays readable."""
        item, case = self._current, self.opened.case
        if item is None:
            return
        reason = self.desk.ask.words(
            self.tr("Tarik dugaan perbuatan"), self.tr("Alasan menarik perbuatan ini"), self.tr("Tarik")
        )
        if reason is not None:
            self.run(lambda vault, _: items.withdraw(vault, case, item, reason), self._withdrawn)

    def _withdrawn(self, item: Item[ActFacts]) -> None:
        self._turn_to(item)
        self.show_now()
        self.changed.emit()

    def _show(self, found: Acts) -> None:
        self._rules = found.rules
        names = lookups.names(found.people)
        offered = [Found(each.id, f"{each.number}. {names[each.id]}") for each in found.people]
        self.form.set_rules(found.rules, found.lists, offered)
        self._marking = True
        self.model.set_rows(found.items)
        self._marking = False
        self._mark()
        if self._current is not None:
            self._look(self._current)
        self.turn_to_wanted(self.table, [each.id for each in found.items])

    def _choose(self) -> None:
        row = models.selected(self.table)
        if not self._marking and row is not None:
            wanted = self.model.rows[row]
            if self._current is None or wanted.id != self._current.id:
                self._recording.leave_for(lambda: self._turn_to(wanted))

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

    def _turn_to(self, item: Item[ActFacts] | None) -> None:
        self._current = item
        self._recording.stop()
        editable = self._may_edit
        self.form.put(item.facts if item else ActFacts(), editable=editable)
        self._heading.setText(
            self.tr("Perbuatan {n}").format(n=item.number) if item else self.tr("Perbuatan baru")
        )
        self.save_button.setEnabled(editable)
        self.new_button.setEnabled(self._open is not None and self._open.editable)
        self.withdraw_button.setEnabled(editable and item is not None)
        withdrawn = item.withdrawn if item else None
        self._say(
            ""
            if withdrawn is None
            else self.tr("Ditarik: {reason}").format(reason=saying.one_line(withdrawn)),
            "warn",
        )
        oddities.show(self.remarks, (), "act-field")
        self.targets.clear()
        self.risk.clear()
        if not editable:
            self.draft.rest()
        elif self.draft.turn_to("" if item is None else item.id):
            self._edited()
        self._mark()
        if item is not None and self._open is not None:
            self._look(item)

    def _look(self, item: Item[ActFacts]) -> None:
        case = self.opened.case

        def task(vault: Vault, _: Job[About]) -> About:
            rules, today = acts.rules_of(vault), offices.today(vault)
            place = lookups.recorded_place(item.facts.place_code, item.facts.place_edition)
            found = acts.targets_of(vault, case, item.facts, today, rules.targets)
            odd = remarks.on_act(item.facts, today, offices.zone(vault))
            return About(item.id, place, found, acts.risk_note(case, item.facts, rules), odd)

        self.run(task, self._looked)

    def _looked(self, about: About) -> None:
        if self._current is None or self._current.id != about.act:
            return
        if about.place is not None:
            self.form.place_code.name(about.place)
        oddities.show(self.remarks, about.odd, "act-field")
        self.targets.setText(self._target_words(about.targets))
        self.risk.setText("" if about.risk is None else _risk_words(about.risk))

    def _target_words(self, targets: Sequence[Target]) -> str:
        if not targets:
            return ""
        pilkada = self.opened.case.facts.election == "pilkada"
        lines = [self.tr("Lazimnya diteruskan kepada:")]
        for each in targets:
            form = f" — {each.form}" if each.form and not pilkada else ""
            lines.append(
                f"{each.order}. {saying.read(each.words)}{form} [{saying.say(f'mark.{each.grounds.mark}')}]"
            )
        lines += [saying.say("act-note.pilkada-form")] if pilkada else []
        return "\n".join([*lines, saying.say("act-note.targets")])

    def _find_act(self, typed: str, show: Callable[[Sequence[Found]], None]) -> None:
        rules = self._rules
        if rules is not None:
            self.run(
                lambda vault, _: find_acts(in_force(rules.acts.entries, offices.today(vault)), typed), show
            )

    def _edited(self) -> None:
        if self._is_due:
            self._say(self.tr("Ada perubahan yang belum disimpan."), "warn")
        elif self.draft.words:
            self._say(
                self.tr("{draft} Pilih perbuatannya agar tercatat.").format(draft=words_of_draft()), "note"
            )
        self._recording.touch()

    def _say(self, words: str, style: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))
        fields.restyle(self.state, style)

    def _shown(self, item: Item[ActFacts], field: str) -> str:
        return "" if self._rules is None else self._rules.shown(item.facts, field, language.current())

    def _state_of(self, item: Item[ActFacts]) -> str:
        if item.withdrawn is not None:
            return saying.say("act-field.withdrawn")
        return saying.say("act-field.hearsay") if item.facts.hearsay else ""


def _risk_words(risk: Choice) -> str:
    province, source = saying.read(risk.words), saying.read(risk.grounds.source)
    return saying.say("act-note.province", province=province, source=source)
