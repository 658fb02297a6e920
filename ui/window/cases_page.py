"""The list of cases: searched while typing, filtered, sorted, and the ways into a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame

from intake.check import office_files
from intake.check.office_files import OfficeFiles
from intake.lists.filters import Filter
from intake.lists.overview import Line
from intake.records import cases
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.vault import Vault
from ui.window import empty, fields, saying, timers
from ui.window import office_files as office_words
from ui.window.cases_filters import FilterPanel
from ui.window.cases_listing import (
    EMPTY,
    By,
    Choose,
    ForgetFilter,
    KeepFilter,
    Listing,
    RecordPassed,
    fetch,
)
from ui.window.cases_model import CasesModel
from ui.window.cases_table import CasesTable
from ui.window.desk import Desk, Page
from ui.window.theme import GAP, scaled
from ui.window.work import Job, Priority, Steps, Stopped

Result = TypeVar("Result")
WAIT = 150
"""Milliseconds from a letter to the search: a word is searched for, not each of its letters."""


class CasesPage(Page):
    """All cases of the vault. `chosen` carries a case to open, `intake_wanted` one to go on receiving, or None.

    `care_wanted` leads to where the office's own files are looked at.
    """

    chosen = Signal(object)
    intake_wanted = Signal(object)
    care_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._listing = EMPTY
        self._by, self._descending = By.NUMBER, True
        self._asked = 0
        self._fresh = False
        self._making = False
        self._again_at: str | None = None
        self.model = CasesModel(self)
        self._none = self.tr("Belum ada perkara. Tekan Terima laporan atau Perkara baru.")
        self.table = CasesTable(self.model, self.tr("Daftar perkara"), self._none)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._show_ways)
        self.table.horizontalHeader().sectionClicked.connect(lambda column: self.sort(list(By)[column]))
        self.search = fields.line(self.tr("Cari perkara"), self.tr("Cari kata apa saja di dalam perkara"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(scaled(220))
        self._timer = timers.once(self, self.choose, WAIT)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.intake_button = fields.button(
            self.tr("Terima laporan"), lambda: self.intake_wanted.emit(None), "plus", style="primary"
        )
        self.go_on_button = fields.button(self.tr("Lanjutkan laporan"), self._go_on)
        self.new_button = fields.button(self.tr("Perkara baru"), self.begin_new)
        self.open_button = fields.button(self.tr("Buka perkara"), self.open_chosen)
        self.filter_button = fields.button(self.tr("Saringan"), self._fold, "search")
        self.filters = FilterPanel(self.model)
        self.found = fields.label("", "note")
        self.passed = fields.label("", "warn")
        self.office = fields.label("", "warn")
        self.office_button = fields.button(self.tr("Lihat berkas kantor"), self.care_wanted.emit)
        self._office: OfficeFiles | None = None
        self.new_panel = self._new_panel()
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        for each in (self.filters, self.passed, self.office, self.office_button):
            each.hide()
        self.filters.changed.connect(self.choose)
        self.filters.sort_chosen.connect(self.sort)
        self.filters.saved_chosen.connect(self._take_kept)
        self.filters.keep_wanted.connect(self._keep)
        self.filters.forget_wanted.connect(self._forget_kept)

    def _new_panel(self) -> QFrame:
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Jenis perkara"))
        for kind in CaseKind:
            self.kind.addItem(saying.say(f"kind.{kind}"), kind)
        self.new_title = fields.line(
            self.tr("Judul perkara"), self.tr("Singkat, misalnya: Kampanye oleh ASN di Kelurahan …")
        )
        self.new_title.returnPressed.connect(self.make)
        form = fields.form()
        fields.add_row(form, self.tr("Jenis"), self.kind)
        fields.add_row(form, self.tr("Judul"), self.new_title)
        made = fields.panel(
            fields.label(self.tr("Perkara baru"), "heading"),
            form,
            fields.row(
                None,
                fields.button(self.tr("Batal"), self._end_new),
                fields.button(self.tr("Buat perkara"), self.make, style="primary"),
            ),
        )
        made.hide()
        return made

    def _lay_out(self) -> None:
        head = fields.row(fields.label(self.tr("Daftar perkara"), "title"), self.search, self.filter_button)
        head.setStretch(1, 1)
        ways = fields.row(
            self.found, self.open_button, self.go_on_button, self.new_button, self.intake_button
        )
        ways.setStretch(0, 1)
        office = fields.row(self.office, self.office_button)
        office.setStretch(0, 1)
        whole = fields.column(head, self.filters, ways, self.new_panel, self.passed, office, self.table)
        whole.setStretch(6, 1)
        whole.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Reads the list anew."""
        self._read()

    def _read(self, wanted: Filter | None = None) -> None:
        self.run(fetch, lambda found: self._fetched(found, wanted), title=self.tr("Membaca daftar perkara"))

    def again(self) -> Callable[[CasesPage], object]:
        """The same search and filters, the same case chosen, and a new case as far as it is typed."""
        wanted, by, descending = self.filters.wanted(self.search.text()), self._by, self._descending
        folded, making = self.filters.isHidden(), not self.new_panel.isHidden()
        kind, title, line = self.kind.currentIndex(), self.new_title.text(), self._chosen_line()

        def show(new: CasesPage) -> None:
            new._by, new._descending = by, descending
            new._show_order()
            new.search.setText(wanted.words)
            new.filters.setHidden(folded)
            if making:
                new.begin_new()
            new.kind.setCurrentIndex(kind)
            new.new_title.setText(title)
            new._again_at = line.id if line is not None else None
            new._read(wanted)

        return show

    def forget(self) -> None:
        """Shows no case."""
        super().forget()
        self._timer.stop()
        self._listing = EMPTY
        self.model.forget()
        self.search.setText("")
        self._timer.stop()
        self.filters.put(Filter())
        self.filters.show_listing(EMPTY)
        for label in (self.found, self.passed, self.office):
            label.clear()
        for each in (self.passed, self.office, self.office_button):
            each.hide()
        self._office = None
        self._end_new()

    def _fetched(self, listing: Listing, wanted: Filter | None) -> None:
        self._listing, self._fresh = listing, True
        self.filters.show_listing(listing)
        if wanted is not None:
            self.filters.put(wanted)
        self.choose()
        self._in_quiet(RecordPassed(listing.lines), self._show_passed)
        before = self._office
        self._in_quiet(lambda vault, _: office_files.look(vault, before), self._show_office)

    def _in_quiet(
        self, task: Callable[[Vault, Job[Result]], Result | Steps[Result]], done: Callable[[Result], None]
    ) -> None:
        """Runs what nobody waits for, and what nobody is told of when a lock stops it."""

        def failed(error: BaseException) -> None:
            if not isinstance(error, Stopped):
                self.desk.fail(error)

        self.run(task, done, priority=Priority.QUIET, failed=failed)

    def _show_passed(self, numbers: tuple[int, ...]) -> None:
        if numbers:
            self.passed.setText(
                self.tr("Batas waktu sudah lewat, dan itu dicatat, pada perkara nomor {numbers}.").format(
                    numbers=", ".join(map(str, numbers))
                )
            )
            self.passed.show()

    def _show_office(self, found: OfficeFiles) -> None:
        self._office = found
        self.office.setText(
            ""
            if found.is_sound
            else self.tr(
                "Ada yang keliru di berkas kantor: {files}. Pekerjaan dapat diteruskan dengan aturan bawaan."
            ).format(files=office_words.names(found))
        )
        for each in (self.office, self.office_button):
            each.setVisible(not found.is_sound)

    # Search, filters, order

    def choose(self) -> None:
        """Shows the cases that the search and the filters leave."""
        self._asked += 1
        asked = self._asked

        def arrived(lines: tuple[Line, ...]) -> None:
            if asked == self._asked:
                self._show(lines)

        wanted = self.filters.wanted(self.search.text().strip())
        self.run(Choose(self._listing, wanted, self._by, self._descending), arrived)

    def sort(self, by: By) -> None:
        """Sorts by a column; by the same one again the other way round."""
        self._descending = not self._descending if by is self._by else by is By.NUMBER
        self._by = by
        self._show_order()
        self.choose()

    def _show_order(self) -> None:
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(list(By).index(self._by), order)
        self.filters.sort.setCurrentIndex(self.filters.sort.findData(self._by))

    def _show(self, lines: tuple[Line, ...]) -> None:
        line = self._chosen_line()
        chosen, self._again_at = line.id if line is not None else self._again_at, None
        self.model.show_lines(lines, self._listing)
        row = next((row for row, line in enumerate(lines) if line.id == chosen), 0)
        if lines:
            self.table.selectRow(row)
        self._show_count(len(lines))
        self._show_ways()
        count = self.filters.count()
        self.filter_button.setText(
            self.tr("Saringan ({count})").format(count=count) if count else self.tr("Saringan")
        )
        if self._fresh and not self.new_panel.isVisible() and not self.search.text():
            (self.table if lines else self.intake_button).setFocus()
        self._fresh = False

    def _show_count(self, count: int) -> None:
        every = len(self._listing.lines)
        words = self.tr("{count} perkara.") if count == every else self.tr("{count} dari {every} perkara.")
        self.found.setText(words.format(count=count, every=every))
        unlike = self.tr("Tidak ada perkara yang cocok. Kosongkan kotak cari dan saringan.")
        empty.tell(self.table, unlike if every else self._none)

    def _fold(self) -> None:
        self.filters.setVisible(not self.filters.isVisible())
        if self.filters.isVisible():
            self.filters.parts["kind"].setFocus()

    def _take_kept(self, wanted: Filter) -> None:
        self.search.setText(wanted.words)
        self._timer.stop()
        self.choose()

    def _keep(self) -> None:
        name = self.desk.ask.words(
            self.tr("Simpan saringan"), self.tr("Nama saringan ini"), self.tr("Simpan")
        )
        if name:
            self.run(
                KeepFilter(name, self.filters.wanted(self.search.text().strip())),
                lambda saved: self._kept(saved, name),
            )

    def _kept(self, saved: Mapping[str, Filter], name: str) -> None:
        self.filters.show_saved(saved, name)

    def _forget_kept(self, name: str) -> None:
        self.run(ForgetFilter(name), self.filters.show_saved)

    # Into a case

    def begin_new(self) -> None:
        """Opens the small form of a new case."""
        self.new_panel.show()
        self.new_title.setFocus()

    def make(self) -> None:
        """Makes the case and goes there; pressed twice it makes one."""
        if self._making:
            return
        self._making = True
        kind, facts = CaseKind(self.kind.currentData()), CaseFacts(self.new_title.text().strip())
        self.run(lambda vault, _: cases.create(vault, kind, facts), self._created, failed=self._not_made)

    def _not_made(self, error: BaseException) -> None:
        self._making = False
        self.desk.fail(error)

    def _created(self, case: Case) -> None:
        self._end_new()
        self.chosen.emit(case)

    def _end_new(self) -> None:
        self._making = False
        self.new_title.setText("")
        self.new_panel.hide()

    def _chosen_line(self) -> Line | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.lines[rows[0].row()] if rows and rows[0].row() < len(self.model.lines) else None

    def _show_ways(self) -> None:
        line = self._chosen_line()
        self.open_button.setEnabled(line is not None)
        self.go_on_button.setEnabled(line is not None and line.kind == CaseKind.LAPORAN and not line.foreign)

    def open_chosen(self) -> None:
        """Opens the case that is chosen in the list."""
        self._open(self.table.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            wanted = self.model.lines[index.row()].id
            self.run(lambda vault, _: cases.find(vault, wanted), self.chosen.emit)

    def _go_on(self) -> None:
        line = self._chosen_line()
        if line is not None:
            wanted = line.id
            self.run(lambda vault, _: cases.find(vault, wanted), self.intake_wanted.emit)
