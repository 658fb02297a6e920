"""The numbers of a case: given from a block, typed as an office wrote them, or provisional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from intake.docket import blocks, numbers
from intake.docket.numbers import Number, Typed, Wanted
from intake.records import items
from intake.records.cases import Case
from intake.rules import numbering, regions
from intake.rules.numbering import NumberKind
from intake.vault import Vault
from ui.window import dates, fields, models, saying
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Page
from ui.window.draft_form import DraftForm
from ui.window.models import Column, RowsModel
from ui.window.theme import GAP, is_large, percent, scaled
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that a case ever bore, which of them hold, and what may stand in a form's fields."""

    listed: tuple[Number, ...]
    holding: frozenset[str]
    elections: tuple[str, ...]
    origins: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A number from a block, and where the office has its region's code from, '' for one of the annex."""

    number: Number
    region: str
    source: str


@dataclass(frozen=True, slots=True)
class Give:
    """A task: the next number of a block, unless the case bears one of this kind already."""

    case: Case
    kind: NumberKind
    wanted: Wanted

    def __call__(self, vault: Vault, _: Job[Given]) -> Given:
        """The number. Raises `Problem`: number-known, and those of `numbers.give`."""
        numbers.refuse_second(vault, self.case, self.kind)
        made = numbers.give(vault, self.case, self.kind, self.wanted)
        used = blocks.of_number(vault, made.facts.block)
        return Given(made, used.region, regions.own_source(used.region, vault.office_tables))


def numbers_of(vault: Vault, case: Case) -> Numbers:
    """What the panel shows."""
    forms = numbering.templates(vault.office_tables).entries
    held = (numbers.current(vault, case.id, kind) for kind in NumberKind)
    return Numbers(
        tuple(numbers.listing(vault, case.id)),
        frozenset(each.id for each in held if each is not None),
        *(
            tuple(dict.fromkeys(each for form in forms for each in getattr(form, name)))
            for name in ("elections", "origins", "outcomes")
        ),
    )


class NumbersPanel(QWidget):
    """A table of numbers, and the ways to a new one; `changed` is emitted after each."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._case: Case | None = None
        self._editable = False
        self._holding: frozenset[str] = frozenset()
        self.model: RowsModel[Number] = RowsModel(
            [
                Column(
                    saying.say("number-field.kind"),
                    lambda each: saying.say(f"number-kind.{each.facts.kind}"),
                    width=150,
                ),
                Column(saying.say("number-field.value"), lambda each: each.facts.value),
                Column(
                    saying.say("number-field.way"),
                    lambda each: saying.say(f"number-way.{each.facts.way}"),
                    width=110,
                ),
                Column(saying.say("number-field.standing"), self._standing, width=120),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Nomor perkara"),
            self.tr("Belum ada nomor. Ambil dari blok, atau tulis nomor dari kantor."),
            tall=True,
        )
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self.kind = ChoiceBox()
        for kind in NumberKind:
            self.kind.addItem(saying.say(f"number-kind.{kind}"), kind)
        self.election, self.origin, self.outcome = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.value = fields.line(self.tr("Nomor dari kantor"), self.tr("Seperti ditulis kantor itu"))
        self.given_by = fields.line(self.tr("Diberikan oleh"), self.tr("Kantor atau petugas"))
        self.day = fields.line(self.tr("Tanggal nomor"), self.tr("hari-bulan-tahun"))
        lines = {"value": self.value, "given_by": self.given_by, "day": self.day}
        self.draft = DraftForm(page, "number", {**lines, "kind": self.kind}, aside=("kind",))
        for line in lines.values():
            line.textEdited.connect(self.draft.touch)
        self.said = fields.label("", "note")
        self.give_button = fields.button(self.tr("Ambil dari blok"), self.give)
        self.provisional_button = fields.button(self.tr("Beri nomor sementara"), self.provisional)
        self.type_button = fields.button(self.tr("Catat nomor ini"), self.type_in, "save", style="primary")
        self.withdraw_button = fields.button(self.tr("Tarik nomor"), self.withdraw)
        self._lay_out()

    def _lay_out(self) -> None:
        both = fields.form()
        both.setContentsMargins(0, 0, 0, 0)
        given, typed = (fields.form(), fields.form()) if is_large() else (both, both)
        fields.add_row(both, saying.say("number-field.kind"), self.kind)
        for box, name in (
            (self.election, self.tr("Jenis pemilihan")), (self.origin, self.tr("Temuan atau laporan")),
            (self.outcome, self.tr("Hasil")),
        ):  # fmt: skip
            fields.add_row(given, name, box)
        given.addRow(fields.row(self.give_button, self.provisional_button, None))
        for line in (self.value, self.given_by, self.day):
            fields.add_row(typed, line.accessibleName(), line)
        keeping = fields.row(self.withdraw_button, None, self.type_button)
        self.table.setMinimumHeight(scaled(66))
        whole = fields.column(self.table, self.said)
        if is_large():  # the page is as wide as the window then, and low
            typed.addRow(keeping)
            whole.addLayout(both)
            whole.addLayout(fields.row(given, typed, gap=3 * GAP))
        elif percent() > 100:  # what keeps a number stays in sight
            whole.addWidget(fields.pinned(fields.holder(both), keeping))
        else:
            whole.addLayout(both)
            whole.addLayout(keeping)
        whole.setStretch(0 if is_large() or percent() == 100 else 2, 1)
        self.setLayout(whole)
        self.said.hide()

    def put(self, case: Case, found: Numbers, *, editable: bool) -> None:
        """Shows the numbers of a case."""
        self._case, self._editable, self._holding = case, editable, found.holding
        self.model.set_rows(found.listed)
        for box, offered in (
            (self.election, found.elections), (self.origin, found.origins), (self.outcome, found.outcomes),
        ):  # fmt: skip
            if box.count() != len(offered) + 1:
                box.clear()
                box.addItems(["—", *offered])
        self._show_state()

    def forget(self) -> None:
        """Shows nothing."""
        self._case, self._editable = None, False
        self.draft.forget()
        self.model.forget()
        for line in (self.value, self.given_by, self.day):
            line.setText("")
        self._say((), "note")
        self._show_state()

    def give(self) -> None:
        """The next number of the block for this kind."""
        case, kind = self._case, NumberKind(self.kind.currentData())
        wanted = Wanted(*(_chosen(box) for box in (self.election, self.origin, self.outcome)))
        if case is not None:
            self._page.run(Give(case, kind, wanted), self._from_block, failed=self._refused)

    def provisional(self) -> None:
        """A number that is no office's."""
        case, kind = self._case, NumberKind(self.kind.currentData())
        if case is not None:
            self._page.run(
                lambda vault, _: numbers.provisional(vault, case, kind), self._given, failed=self._refused
            )

    def type_in(self) -> None:
        """A number as an office wrote it."""
        case, kind = self._case, NumberKind(self.kind.currentData())
        value, given_by, day = self.value.text(), self.given_by.text().strip(), dates.stored(self.day.text())
        if case is None:
            return

        def task(vault: Vault, _: Job[Typed]) -> Typed:
            return numbers.type_in(vault, case, kind, value, given_by, day)

        self.draft.record(task, self._typed, failed=self._refused)

    def withdraw(self) -> None:
        """Takes the chosen number back; it is not given again."""
        row, case = models.selected(self.table), self._case
        if row is None or case is None:
            return
        number = self.model.rows[row]
        reason = self._page.desk.ask.words(
            self.tr("Tarik nomor"), self.tr("Alasan menarik nomor {value}").format(value=number.facts.value),
            self.tr("Tarik"),
        )  # fmt: skip
        if reason is not None:
            self._page.run(
                lambda vault, _: items.withdraw(vault, case, number, reason),
                self._given,
                failed=self._refused,
            )

    def _from_block(self, given: Given) -> None:
        odd = saying.unverified_region(given.region, given.source)
        self._say([given.number.facts.value, *odd], "warn" if odd else "good")
        self.changed.emit()

    def _given(self, number: Number) -> None:
        self._say([number.facts.value], "good")
        self.changed.emit()

    def _typed(self, typed: Typed) -> None:
        odd = [saying.say(f"number-oddity.{each}") for each in typed.oddities]
        odd += [saying.say("console.number-also", number=each) for each in typed.also_in]
        self._say([typed.number.facts.value, *odd], "warn" if odd else "good")
        for line in (self.value, self.day):
            line.setText("")
        self.draft.turn_to("")
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self._say([saying.error_text(error)], "bad")

    def _say(self, lines: Sequence[str], style: str) -> None:
        self.said.setText("\n".join(lines))
        self.said.setVisible(bool(lines))
        fields.restyle(self.said, style)

    def _standing(self, number: Number) -> str:
        if number.withdrawn is not None:
            return saying.say("state.withdrawn")
        return self.tr("berlaku") if number.id in self._holding else self.tr("diganti")

    def _show_state(self) -> None:
        row = models.selected(self.table)
        open_number = row is not None and self.model.rows[row].withdrawn is None
        for button in (self.give_button, self.provisional_button, self.type_button):
            button.setEnabled(self._editable)
        self.withdraw_button.setEnabled(self._editable and open_number)


def _chosen(box: QComboBox) -> str:
    return box.currentText() if box.currentIndex() > 0 else ""
