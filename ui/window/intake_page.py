"""Terima laporan: one page in the order of form B.1, kept while it is typed, for the table at which reports come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from intake.papers.forms import make
from intake.papers.forms.make import FormMade
from intake.reception import Reception, Speaker, Told
from intake.records.cases import Case, CaseFacts
from intake.records.people import Role
from intake.records.statements import Statement
from intake.vault import Vault
from ui.window import fields, intake_files, saying, seal_words, taking_out
from ui.window.desk import Desk, Page, Result
from ui.window.intake_event import EventBlock
from ui.window.intake_field import Field, OfficeTime, owner
from ui.window.intake_files import FilesBlock
from ui.window.intake_people import PeopleBlock
from ui.window.intake_person import PersonBlock
from ui.window.intake_side import Side
from ui.window.intake_tasks import Begin, Begun, GiveNumber, Keep, Record, Seal, Standing, TakeOut
from ui.window.theme import GAP, is_large, scaled
from ui.window.timers import Autosave
from ui.window.work import Job

RECEIPT = "B.3"
_MOST_TITLE = 120


class IntakePage(Page):
    """The page. `left` carries the case to open, or None; `paper_wanted` the case and the form to be shown."""

    left = Signal(object)
    paper_wanted = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reception = Reception()
        self._clock = OfficeTime(UTC, "")
        self._base = CaseFacts("")
        self._case: Case | None = None
        self._own_title = ""
        self._ready = False
        self._typed = self._kept = self._recorded = 0
        self._is_begun = False
        self.reporter = PeopleBlock(Role.PELAPOR, self.seal)
        self.reported = PeopleBlock(Role.TERLAPOR, self.seal)
        self.witnesses = PeopleBlock(Role.SAKSI, self.seal)
        self.happened = EventBlock(self)
        self.files = FilesBlock(desk, self._with_case)
        self.side = Side()
        self.state = fields.label("", "note")
        self._heading = fields.label(self.tr("Terima laporan"), "title")
        self.back_button = fields.button(self.tr("Daftar perkara"), lambda: self.left.emit(None), "back")
        self._autosave = Autosave(self, self.save_now)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        sheet = fields.panel(
            self._part(self.tr("1. Pelapor"), self.reporter),
            self._part(self.tr("2. Terlapor"), self.reported),
            self._part(self.tr("3. Peristiwa yang dilaporkan"), self.happened.happening),
            self._part(self.tr("4. Saksi dan keterangan awalnya"), self.witnesses),
            self._part(self.tr("5. Bukti"), self.files),
            self._part(self.tr("6. Uraian kejadian dan penerimaan"), self.happened.account),
        )
        self._scroll = fields.scrolled(sheet)
        head = fields.row(self.back_button, self._heading, self.state, gap=2 * GAP)
        head.setStretch(2, 1)
        beside = fields.scrolled(self.side)
        beside.setFixedWidth(scaled(280 if is_large() else 320))
        both = fields.row(self._scroll, beside, gap=GAP)
        both.setStretch(0, 1)
        whole = fields.column(head, both)
        whole.setStretch(1, 1)
        whole.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        self.setLayout(whole)

    def _part(self, title: str, inside: QWidget) -> QWidget:
        column = fields.column(fields.label(title, "heading"), inside, gap=GAP // 2)
        column.setContentsMargins(0, 0, 0, GAP)
        return fields.holder(column)

    def _connect(self) -> None:
        for block in (self.reporter, self.reported, self.witnesses):
            block.typed.connect(self._on_typed)
            block.grown.connect(self._order_tabs)
            block.withdrawal_wanted.connect(self._withdraw)
        self.happened.typed.connect(self._on_typed)
        self.files.changed.connect(self._refresh_standing)
        self.side.goes_to.connect(self.go_to)
        self.side.number_wanted.connect(self._number)
        self.side.number.textEdited.connect(self._show_state)
        self.side.preview_wanted.connect(lambda: self.preview(RECEIPT))
        self.side.save_wanted.connect(self._save_paper)
        self.side.left.connect(lambda: self._if_told(self.left.emit))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    # Beginning and ending

    def refresh(self) -> None:
        """An empty report."""
        self.begin()

    def again(self) -> Callable[[IntakePage], object]:
        """The same report, at the same field."""
        case = self._case
        return lambda new: new.begin(case)

    def begin(self, case: Case | None = None) -> None:
        """An empty report, or the one of a case, where it was left."""
        self.forget()
        self._reception = Reception(case)
        self.run(Begin(case), self._begun)

    def _begun(self, begun: Begun) -> None:
        self._clock, self._base, self._case = begun.clock, begun.told.facts, begun.standing.case
        for block in (self.reporter, self.reported, self.witnesses):
            block.put([each for each in begun.told.people if each.role is block.role])
        self.happened.put(begun.told.facts, begun.place)
        title = begun.told.facts.title
        self._own_title = "" if title in ("", self._title(begun.told.facts)) else title
        self.files.show_held(begun.files, begun.standing.case)
        self._suggest()
        self._ready = True
        self.setEnabled(True)
        self._order_tabs()
        self._is_begun = begun.cut_off  # what a kill cut off is still to be written into the records
        self._typed = self._kept = int(begun.cut_off)
        self._saved(begun.standing, 0)
        self._look()
        self.go_to(begun.told.place or "pelapor.1.name")

    def forget(self) -> None:
        """Shows no report."""
        super().forget()
        self._autosave.stop()
        self._ready, self._case, self._base = False, None, CaseFacts("")
        self._typed = self._kept = self._recorded = 0
        self._is_begun = False
        for block in (self.reporter, self.reported, self.witnesses):
            block.put([])
        self.happened.put(CaseFacts(""), None)
        self.files.forget()
        self.side.forget()
        self.state.clear()
        self._heading.setText(self.tr("Terima laporan"))
        self.setEnabled(False)

    @property
    def unsaved(self) -> bool:
        """Whether anything typed is not in the vault."""
        return self._is_due or bool(self.side.number_typed) or self.files.unsaved

    def may_drop(self) -> bool:
        """Asks about files that were picked and not taken in."""
        return self.files.may_drop() and super().may_drop()

    @property
    def _is_due(self) -> bool:
        """Whether words of the report are to be kept."""
        return self._ready and self._typed > self._kept and not self._is_blank

    def leave(self) -> None:
        """Writes everything into the records, for the last time unless the officer comes back."""
        self.side.hand_over_number()
        if self._ready and (self._is_begun or self._is_due):
            revision, self._is_begun = self._typed, False
            self._autosave.stop()
            self.run(
                Record(self._reception, self.told(), leaving=True),
                lambda standing: self._saved(standing, revision),
                failed=self._not_saved,
            )

    # What is typed

    def told(self) -> Told:
        """The report as it stands in the fields."""
        facts = self.happened.facts(self._base, self._clock)
        facts = replace(facts, title=self._own_title or self._title(facts))
        return Told(facts, tuple(self._speakers()), self._place())

    def _speakers(self) -> Iterator[Speaker]:
        for block in self._people_blocks():
            speaker = block.speaker(self._clock)
            if block.is_recorded or not speaker.is_blank:
                yield speaker

    def _people_blocks(self) -> Iterator[PersonBlock]:
        for people in (self.reporter, self.reported, self.witnesses):
            yield from people.blocks

    def _title(self, facts: CaseFacts) -> str:
        """A report is called by what happened; before that is told, by the time it came in."""
        first = facts.event.strip().partition("\n")[0].strip()[:_MOST_TITLE]
        return first or self.tr("Laporan yang masuk {when}").format(when=self.happened.received)

    @property
    def _is_blank(self) -> bool:
        """Whether nothing was said yet: then no case is opened."""
        if self._case is not None:
            return False
        told = self.told()
        said = replace(told.facts, title="", received_place="", received_at="")
        return not told.people and said == replace(self._base, title="", received_place="", received_at="")

    def _place(self) -> str:
        field = owner(self.focusWidget())
        return field.place if field is not None else ""

    def _on_typed(self) -> None:
        if not self._ready:
            return
        self._typed += 1
        field = owner(self.focusWidget())
        if field is not None:
            field.tell("")
        self._suggest()
        self._autosave.touch()

    def _suggest(self) -> None:
        reporter = next(iter(self.reporter.blocks)).fields["name"].text.strip()
        self.files.suggest(reporter, self.happened.fields["received_place"].text.strip())

    def _write(
        self,
        task: Callable[[Vault, Job[Result]], Result],
        done: Callable[[Result], None],
        *,
        failed: Callable[[BaseException], None],
    ) -> None:
        """Asks the vault, which from then on has the report as one that is being received, until it is left."""
        self._is_begun = True
        self.run(task, done, failed=failed)

    def save_now(self) -> None:
        """Keeps what is typed, without an event."""
        self._autosave.stop()
        if self._is_due:
            revision = self._typed
            self._write(
                Keep(self._reception, self.told()),
                lambda case: self._was_kept(case, revision),
                failed=self._not_saved,
            )

    def record_now(self) -> None:
        """Writes what changed into the records."""
        if self._ready and self._typed > self._recorded and not self._is_blank:
            self._autosave.stop()
            revision, self._recorded = self._typed, self._typed
            self._write(
                Record(self._reception, self.told()),
                lambda standing: self._saved(standing, revision),
                failed=self._not_saved,
            )

    def _was_kept(self, case: Case | None, revision: int) -> None:
        self._case = case
        self._kept = max(self._kept, revision)
        self._show_state()
        if self._is_due:
            self._autosave.touch()

    def _saved(self, standing: Standing, revision: int) -> None:
        self.side.show_standing(standing)
        for block in self._people_blocks():
            block.recorded_as(standing.recorded.get(block.key, ""))
        self._was_kept(standing.case or self._case, revision)

    def _not_saved(self, error: BaseException) -> None:
        self._recorded, self._is_begun = 0, True  # what was not written is written with the next field left
        if not self._is_due:
            self.desk.fail(error)
            return
        self.state.setText(
            self.tr("Belum tersimpan. {why} {then}").format(
                why=saying.why_not_saved(error), then=saying.what_becomes_of_words(error)
            )
        )
        fields.restyle(self.state, "bad")
        self._autosave.again()

    def _show_state(self) -> None:
        case = self._case
        if case is not None:
            self._heading.setText(self.tr("Terima laporan: perkara {n}").format(n=case.number))
            words, style = self._state_words()
            self.state.setText(words)
            fields.restyle(self.state, style)
        else:
            self.state.setText(self.tr("Tersimpan sendiri sejak kata pertama."))
            fields.restyle(self.state, "note")

    def _state_words(self) -> tuple[str, str]:
        """Whether all is kept, in words and the style of their label."""
        if self._is_due:
            return self.tr("Menyimpan…"), "note"
        if self.side.number_typed:
            return self.tr("Nomor belum dicatat."), "note"
        if any(block.is_unnamed for block in self._people_blocks()):
            return self.tr("Tersimpan; nama yang dikosongkan tetap tercatat."), "warn"
        return self.tr("Semua tersimpan."), "good"

    def _look(self) -> None:
        for field in self._fields():
            field.look(self._clock)

    # Where the officer is

    def _fields(self) -> Iterator[Field]:
        for people in (self.reporter, self.reported):
            yield from people.all_fields()
        yield from self.happened.happening_fields()
        yield from self.witnesses.all_fields()
        yield from self.happened.account_fields()

    def _focus_moved(self, old: QWidget | None, _: QWidget | None) -> None:
        if not self._ready or old is None or not self.isAncestorOf(old):
            return
        field = owner(old)
        if field is not None:
            field.look(self._clock)
        self.record_now()

    def go_to(self, place: str) -> None:
        """Puts the cursor into the field with this name, or to the files."""
        known = {field.place: field.edit for field in self._fields()}
        wanted = known.get(place, self.files.pick_button if place == "files" else None)
        if wanted is not None:
            wanted.setFocus()
            self._scroll.ensureWidgetVisible(wanted, 0, wanted.height() + 6 * GAP)

    def _order_tabs(self) -> None:
        stops = [
            self.back_button,
            *self.reporter.stops(),
            *self.reported.stops(),
            *self.happened.happening_stops(),
            *self.witnesses.stops(),
            *self.files.stops(),
            *self.happened.account_stops(),
            *self.side.stops(),
        ]
        for first, second in pairwise(stops):
            self.setTabOrder(first, second)

    # What is done with the report

    def _with_case(self, deed: Callable[[Case], None]) -> None:
        """Writes the report into the records, opening a case where there is none, and goes on with it."""
        revision = self._typed

        def done(standing: Standing) -> None:
            self._saved(standing, revision)
            if standing.case is not None:
                deed(standing.case)

        self._write(Record(self._reception, self.told()), done, failed=self._not_saved)

    def _if_told(self, deed: Callable[[Case], None]) -> None:
        """The same, where anything was said yet."""
        if self._is_blank:
            self.desk.bar.show_text(self.tr("Belum ada yang dicatat. Mulai dengan nama pelapor."), "warn")
        else:
            self._with_case(deed)

    def _refresh_standing(self) -> None:
        self._with_case(lambda _: None)

    def _number(self, value: str) -> None:
        revision = self._typed

        def refused(error: BaseException) -> None:
            self.side.number_refused()
            self.desk.fail(error)

        self._write(
            GiveNumber(self._reception, self.told(), value),
            lambda standing: self._saved(standing, revision),
            failed=refused,
        )

    def seal(self, block: PersonBlock) -> None:
        """Seals a witness's words, after asking."""
        if seal_words.agreed(self.desk.ask, block.fields["name"].text):
            self._seal(block)

    def _seal(self, block: PersonBlock) -> None:
        revision, told, key = self._typed, self.told(), block.key
        block.hold_words(held=True)

        def sealed(statement: Statement) -> None:
            self._kept = max(self._kept, revision)
            block.sealed(statement.text)
            self._show_state()

        def refused(error: BaseException) -> None:
            if block.key == key:
                block.hold_words(held=False)
            self.desk.fail(error)

        self._write(Seal(self._reception, told, key), sealed, failed=refused)

    def _withdraw(self, block: PersonBlock) -> None:
        """Takes somebody out of the case who does not belong there, after asking why."""
        key, reason = block.key, taking_out.reason(self.desk.ask)
        if reason is None:
            return
        revision = self._typed

        def done(standing: Standing) -> None:
            if block.key == key:
                block.clear()
                self.go_to(block.fields["name"].place)
            self._saved(standing, revision)

        self._write(TakeOut(self._reception, self.told(), key, reason), done, failed=self.desk.fail)

    def preview(self, name: str) -> None:
        """Shows a form of this report for looking at and printing."""
        self._if_told(lambda case: self.paper_wanted.emit(case, name))

    def _save_paper(self) -> None:
        self._if_told(self._ask_and_write)

    def _ask_and_write(self, case: Case) -> None:
        target = self.desk.ask.new_file(self.tr("Simpan B.3"), f"{RECEIPT}.pdf", "PDF (*.pdf)")
        if target is None:
            return

        def written(made: FormMade) -> None:
            self.desk.bar.show_text(
                self.tr("{form} tersimpan di {place}.").format(form=made.name, place=str(target)), "good"
            )

        self.run(lambda vault, _: make.make_form(vault, case, RECEIPT, target), written)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and folders anywhere on the page."""
        if self._ready:
            intake_files.accept(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Counts what was dropped and asks where it comes from."""
        self.files.take_in(intake_files.dropped(event))
        self._scroll.ensureWidgetVisible(self.files)
