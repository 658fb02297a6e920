"""Prosedur: where the case stands, what may be done now and by which article, limits, what is missing, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.docket import deadlines
from intake.docket import desk as offices
from intake.docket import procedure as procedures
from intake.docket.deadlines import OverrunFacts, Rulebook
from intake.docket.procedure import Standpoint
from intake.records.items import Item
from intake.rules.course import StepFacts, Taken
from intake.rules.deadlines import Deadline
from intake.rules.office_hours import Reception
from intake.rules.procedure import Step
from intake.rules.requirements import Lack, becomes_initial_information
from intake.vault import Vault
from ui.window import blocks_panel, dates, fields, models, moments, numbers_panel, saying
from ui.window.blocks_panel import Blocks, BlocksPanel
from ui.window.deadlines_panel import DeadlinesPanel
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm
from ui.window.models import Column, RowsModel
from ui.window.numbers_panel import Numbers, NumbersPanel
from ui.window.section import OpenCase, Section
from ui.window.tabs import Tabs
from ui.window.theme import GAP, is_large
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the page shows of a case, read at once."""

    seen: Standpoint
    limits: tuple[Deadline, ...]
    passed: tuple[Item[OverrunFacts], ...]
    outside_hours: bool
    lacks: tuple[Lack, ...]
    numbers: Numbers
    blocks: Blocks
    today: str
    book: Rulebook


class ProcedureSection(Section):
    """State and steps on the left; limits, what is missing, steps taken and numbers on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._book: Rulebook | None = None
        self._today = ""
        self.state = fields.label("", "heading")
        self.state.setWordWrap(True)
        self.level = fields.label("", "note")
        self.steps: RowsModel[Step] = RowsModel(
            [
                Column(saying.say("field.step"), _step_title),
                Column(saying.say("field.basis"), _basis, width=140),
            ],
            self,
        )
        self.step_table = models.table(
            self.steps,
            self.tr("Langkah yang dapat diambil sekarang"),
            self.tr("Tidak ada langkah yang dapat diambil sekarang."),
            wrap=True,
        )
        self.step_table.selectionModel().selectionChanged.connect(self._show_state)
        self.quote = fields.label("", "note")
        self.at = fields.line(self.tr("Tanggal langkah"), self.tr("14-02-2024"))
        self.to = fields.line(self.tr("Kepada siapa"), self.tr("Bila ada"))
        self.note = fields.line(self.tr("Alasan atau nomor surat"))
        self.draft = DraftForm(self, "step", {"at": self.at, "to": self.to, "note": self.note})
        for line in (self.at, self.to, self.note):
            line.textEdited.connect(self.draft.touch)
        self.take_button = fields.button(self.tr("Catat langkah"), self.take, "save", style="primary")
        self._make_taken()
        self.lacks: RowsModel[Lack] = RowsModel(
            [
                Column(self.tr("Yang belum ada"), _lack_words),
                Column(self.tr("Tanyakan"), _question),
                Column(saying.say("field.basis"), _lack_basis, width=150),
            ],
            self,
        )
        self.lack_table = models.table(
            self.lacks, self.tr("Syarat yang belum ada"), self.tr("Semua syarat sudah ada."), wrap=True
        )
        self.lack_note = fields.label("", "note")
        self.limits = DeadlinesPanel()
        self.limit_note = fields.label("", "warn")
        self.numbers = NumbersPanel(self)
        self.numbers.changed.connect(self._did)
        self.blocks = BlocksPanel(self)
        self.blocks.changed.connect(self._did)
        self.tabs = Tabs(self.tr("Batas waktu, syarat, langkah, nomor"))
        self._lay_out()

    def _make_taken(self) -> None:
        self.taken: RowsModel[Taken] = RowsModel(
            [
                Column(self.tr("No."), lambda each: str(each.item.number), width=48),
                Column(
                    saying.say("field.at"),
                    lambda each: moments.shown(dates.shown(each.item.facts.at)),
                    width=140,
                ),
                Column(saying.say("field.step"), _taken_words),
                Column(
                    saying.say("field.state"), lambda each: saying.say(f"case-state.{each.state}"), width=170
                ),
            ],
            self,
        )
        self.taken_table = models.table(
            self.taken,
            self.tr("Langkah yang sudah dicatat"),
            self.tr("Belum ada langkah tercatat. Pilih langkahnya, lalu tekan Catat langkah."),
            wrap=True,
        )
        self.taken_table.selectionModel().selectionChanged.connect(self._show_state)
        self.withdraw_button = fields.button(self.tr("Tarik langkah"), self.withdraw)

    def _lay_out(self) -> None:
        form = fields.form()
        for line in (self.at, self.to, self.note):
            fields.add_row(form, line.accessibleName(), line)
        taking = fields.column(self.quote, form, fields.row(None, self.take_button))
        limits = fields.column(self.limit_note, self.limits)
        limits.setStretch(1, 1)
        lacks = fields.column(self.lack_note, self.lack_table)
        lacks.setStretch(1, 1)
        taken = fields.column(self.taken_table, fields.row(None, self.withdraw_button))
        if is_large():
            self.tabs.add(self.tr("Langkah"), self._steps_in_turn(taking))
        for words, page in (
            (self.tr("Batas waktu"), fields.holder(limits)), (self.tr("Yang belum ada"), fields.holder(lacks)),
            (self.tr("Langkah tercatat"), fields.holder(taken)), (self.tr("Nomor"), self.numbers),
            (self.tr("Blok"), self.blocks),
        ):  # fmt: skip
            self.tabs.add(words, page)
        if is_large():
            self.setLayout(fields.column(self.tabs))
            return
        left = fields.panel(self.state, self.level, self.step_table, taking)
        whole = fields.row(left, self.tabs, gap=2 * GAP)
        whole.setStretch(0, 4)
        whole.setStretch(1, 5)
        self.setLayout(whole)

    def _steps_in_turn(self, taking: QVBoxLayout) -> QWidget:
        """The steps under a tab like the rest: where the text is large each of them has the whole width."""
        both = fields.row(self.step_table, fields.holder(fields.column(taking, None)), gap=2 * GAP)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        return fields.panel(self.state, self.level, both)

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        for each in self._drafts:
            each.open(opened)
        self.numbers.draft.turn_to("")
        self.tabs.go_to(0)

    @property
    def _drafts(self) -> tuple[DraftForm, ...]:
        return self.draft, self.numbers.draft, self.blocks.draft

    @property
    def unsaved(self) -> bool:
        """Whether a step, a number or a block is half-typed and not in the vault."""
        return any(each.unsaved for each in self._drafts)

    def save_now(self) -> None:
        """Keeps a step, a number or a block that waits for its button."""
        for each in self._drafts:
            each.keep()

    def show_now(self) -> None:
        """Reads where the case stands; limits that were passed meanwhile are put on record."""
        case, kept = self.opened.case, self._book

        def task(vault: Vault, _: Job[Standing]) -> Standing:
            book = kept or deadlines.rulebook(vault)
            today = offices.today(vault)
            limits = deadlines.of_case(vault, case, book, today)
            return Standing(
                procedures.standpoint(vault, case),
                limits,
                tuple(deadlines.record_overruns(vault, case, book, limits)),
                deadlines.reception(vault, case, book) is Reception.CLOSED,
                procedures.missing(vault, case).lacks,
                numbers_panel.numbers_of(vault, case),
                blocks_panel.blocks_of(vault),
                today.isoformat(),
                book,
            )

        self.run(task, self._show)

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self.draft.forget()
        self._book = None
        for model in (self.steps, self.taken, self.lacks):
            model.forget()
        self.limits.forget()
        self.numbers.forget()
        self.blocks.forget()
        for label in (self.state, self.level, self.quote, self.lack_note, self.limit_note):
            label.clear()
        for line in (self.at, self.to, self.note):
            line.setText("")

    def _show(self, standing: Standing) -> None:
        seen, case = standing.seen, self.opened.case
        self._book, self._today = standing.book, standing.today
        self.state.setText(saying.say(f"case-state.{seen.course.state}").capitalize())
        who = [saying.say(f"rule-set.{seen.course.rules}"), seen.standing.label]
        if seen.standing.assumed:
            who.append(saying.say("console.level-assumed", level=seen.standing.level.label))
        self.level.setText("\n".join(who))
        self.steps.set_rows(seen.allowed)
        self.taken.set_rows(seen.course.taken)
        self.lacks.set_rows(standing.lacks)
        self.limits.put(standing.limits)
        self.numbers.put(case, standing.numbers, editable=self.opened.editable)
        self.blocks.put(standing.blocks)
        for part, words, rows in (
            (self.lack_table, self.tr("Yang belum ada"), standing.lacks),
            (self.taken_table, self.tr("Langkah tercatat"), seen.course.taken),
        ):
            self.tabs.bar.setTabText(self.tabs.number_of(part), _counted(words, len(rows)))
        self.lack_note.setText(_lack_note(standing.lacks))
        self.limit_note.setText("\n".join(_limit_notes(case.number, standing)))
        self.limit_note.setVisible(bool(self.limit_note.text()))
        if not self.at.text():
            self.at.setText(dates.shown(self._today))
        if not self.draft.words:
            self.draft.turn_to("")
        self._show_state()
        if self._sought:
            self.tabs.go_to(self.tabs.number_of(self.taken_table))
        self.turn_to_wanted(self.taken_table, [each.item.id for each in seen.course.taken])

    def take(self) -> None:
        """Records the chosen step."""
        row, case = models.selected(self.step_table), self.opened.case
        if row is None:
            return
        code, at = self.steps.rows[row].code, moments.stored(dates.stored(self.at.text()), self.opened.zone)
        to, note = self.to.text().strip(), self.note.text().strip()
        self.take_button.setEnabled(False)

        def task(vault: Vault, _: Job[Taken]) -> Taken:
            return procedures.take(vault, case, code, at, to=to, note=note)

        self.draft.record(task, self._took, failed=self._refused)

    def withdraw(self) -> None:
        """Takes the chosen step back, for a reason; it stays in the log."""
        row, case = models.selected(self.taken_table), self.opened.case
        if row is None:
            return
        wanted = self.taken.rows[row].item
        reason = self.desk.ask.words(
            self.tr("Tarik langkah"),
            self.tr("Alasan menarik langkah {n}").format(n=wanted.number),
            self.tr("Tarik"),
        )
        if reason is None:
            return

        def task(vault: Vault, _: Job[Item[StepFacts]]) -> Item[StepFacts]:
            return procedures.withdraw(vault, case, wanted.id, reason)

        self.run(task, lambda _: self._did())

    def _took(self, made: Taken) -> None:
        odd = [saying.say(f"step-oddity.{each}") for each in made.oddities]
        done = saying.say("done.case-step", number=made.item.number, title=saying.read(made.title))
        self.desk.bar.show_text(" ".join([done, *odd]), "warn" if odd else "good")
        for line in (self.to, self.note):
            line.setText("")
        self.at.setText(dates.shown(self._today))
        self.draft.turn_to("")
        self._did()

    def _did(self) -> None:
        self.show_now()
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self._show_state()
        self.desk.fail(error)

    def _show_state(self) -> None:
        editable = self._open is not None and self._open.editable
        row = models.selected(self.step_table)
        step = None if row is None else self.steps.rows[row]
        self.take_button.setEnabled(editable and step is not None)
        self.quote.setText("" if step is None or not step.quote else f"“{step.quote}”")
        self.quote.setVisible(bool(self.quote.text()))
        self.withdraw_button.setEnabled(editable and models.selected(self.taken_table) is not None)


def _step_title(step: Step) -> str:
    return saying.read(step.title)


def _basis(step: Step) -> str:
    return step.basis or saying.say(f"mark.{step.mark}")


def _taken_words(made: Taken) -> str:
    facts = made.item.facts
    said = [saying.read(made.title), facts.basis, facts.to, facts.note]
    odd = [f"⚠ {saying.say(f'step-oddity.{each}')}" for each in made.oddities]
    return "\n".join([" · ".join(each for each in said if each), *odd])


def _lack_words(lack: Lack) -> str:
    need = lack.requirement
    whom = f" ({', '.join(str(number) for number in lack.people)})" if lack.people else ""
    return f"{saying.say(f'part.{need.part}')}: {saying.read(need.title)}{whom}"


def _question(lack: Lack) -> str:
    return saying.read(lack.requirement.question)


def _lack_basis(lack: Lack) -> str:
    return lack.requirement.basis or saying.say(f"mark.{lack.requirement.mark}")


def _lack_note(lacks: Sequence[Lack]) -> str:
    if not lacks:
        return saying.say("console.missing-nothing")
    return saying.say("console.missing-initial-information") if becomes_initial_information(lacks) else ""


def _limit_notes(case: int, standing: Standing) -> Iterator[str]:
    known = {each.limit.code: each.limit for each in standing.limits}
    for each in standing.passed:
        said, limit = each.facts, known[each.facts.limit]
        yield saying.say(
            "deadline.recorded",
            case=case,
            limit=said.limit,
            title=saying.read(limit.title),
            last=dates.shown(said.at),
            follows=saying.read(limit.follows),
        )
    if standing.outside_hours:
        yield saying.say("deadline.outside-hours")


def _counted(words: str, count: int) -> str:
    return f"{words} ({count})" if count else words
