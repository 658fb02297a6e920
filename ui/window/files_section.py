"""Foto dan berkas: files dropped, picked or chosen on a medium, the outcome of each, grid and list, and the viewer."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from intake.evidence import exhibits, handling
from intake.evidence.adding import Added, Outcome
from intake.evidence.exhibits import Exhibit, Obtained
from intake.ids import EvidenceId
from intake.records import people
from intake.records.cases import Case
from intake.vault import Vault
from ui.window import exhibit_views, fields, models, timers
from ui.window.ask import Source
from ui.window.clock_page import ClockPage
from ui.window.columns import LOOKS
from ui.window.desk import Desk
from ui.window.dropped import local_paths
from ui.window.exhibit_model import ExhibitModel, Moved
from ui.window.exhibit_views import ExhibitGrid, ExhibitList
from ui.window.medium_page import Chosen, MediumPage
from ui.window.outcomes import OutcomePanel
from ui.window.redact_view import RedactView
from ui.window.section import OpenCase, Section
from ui.window.stack import PageStack
from ui.window.taking_in import Fetched, Found, Look, Seen, TakeIn, Taken, Words, count, fetch
from ui.window.viewer import Viewer
from ui.window.work import Job, Priority

MANY = 2000
"""So many files at once are asked about: they are more often a whole disk than the evidence of a case."""
_SHOW_AFTER = 500
"""Milliseconds in which new sheets gather: each time some come, Qt lays out all that are there."""
_FETCHED_TOGETHER = 8
_MOST_WAITING = 64


@dataclass(frozen=True, slots=True)
class _Before:
    """What has to be known before files are taken in: who could have given them, and how many they are."""

    names: tuple[str, ...]
    found: Found


class FilesSection(Section):
    """The exhibits that are files, and all ways to and from them."""

    _outcome = Signal(object)
    _ready = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._last = Source("", "", "")
        self.taking: Job[Taken] | None = None
        self._looking: Job[None] | None = None
        self._look_again = False
        self._fetching = False
        self._waiting: deque[Exhibit] = deque()
        self._undrawn: deque[Exhibit] = deque()
        self._fresh: list[Exhibit] = []
        self.model = ExhibitModel(self)
        none = self.tr("Belum ada bukti. Seret foto, video atau rekaman ke sini, atau tekan Pilih berkas.")
        self.grid = ExhibitGrid(self.model, self.tr("Bukti dalam perkara"), none)
        self.list = ExhibitList(self.model, self.tr("Daftar bukti dalam perkara"), none)
        self.list.setSelectionModel(self.grid.selectionModel())
        self.viewer, self.redaction = Viewer(desk), RedactView(desk)
        self.medium, self.clock = MediumPage(desk), ClockPage(desk)
        self._views = QStackedWidget()
        self._views.setObjectName(f"{LOOKS}exhibits")
        self._views.currentChanged.connect(self._name_switch)
        self._looks = QWidget()
        self.panel = OutcomePanel(self._looks)
        self._pages = PageStack()
        self._make_buttons()
        self._lay_out()
        self._connect()

    @property
    def outcomes(self) -> models.RowsModel[Added]:
        """What became of each file of the last intake."""
        return self.panel.model

    @property
    def view(self) -> QAbstractItemView:
        """The grid or the list, whichever is shown."""
        return self.list if self._views.currentIndex() else self.grid

    def _make_buttons(self) -> None:
        self.add_button = fields.button(self.tr("Pilih berkas…"), self._pick, "plus", style="primary")
        self.folder_button = fields.button(self.tr("Pilih folder…"), self._pick_folder, "folder")
        self.medium_button = fields.button(self.tr("Dari kartu atau ponsel"), self._go_medium, "card")
        self.clock_button = fields.button(self.tr("Cek jam kamera"), lambda: self._go(self.clock), "history")
        self.view_button = fields.button(self.tr("Lihat bukti"), self._view_current)
        self.switch_button = fields.button(self.tr("Tampilkan daftar"), self._switch)
        self.back_button = fields.button(self.tr("Naikkan"), lambda: self._shift(-1))
        self.on_button = fields.button(self.tr("Turunkan"), lambda: self._shift(1))
        for button, keys in ((self.back_button, "Alt+←"), (self.on_button, "Alt+→")):
            button.setToolTip(self.tr("Ubah urutan bukti; nomornya tetap ({keys})").format(keys=keys))

    def _lay_out(self) -> None:
        hint = fields.label(
            self.tr("Foto, rekaman atau folder bisa diseret ke sini. Aslinya tetap utuh."), "note"
        )
        ways = fields.row(self.add_button, self.folder_button, self.medium_button, self.clock_button, None)
        about = fields.row(hint, self.back_button, self.on_button, self.switch_button, self.view_button)
        about.setStretch(0, 1)
        self._views.addWidget(self.grid)
        self._views.addWidget(self.list)
        looks = fields.column(about, self._views)
        looks.setStretch(1, 1)
        self._looks.setLayout(looks)
        inside = fields.column(ways, self._looks, self.panel)
        inside.setStretch(1, 1)
        self._files = fields.holder(inside)
        for page in (self._files, self.viewer, self.medium, self.clock, self.redaction):
            self._pages.addWidget(page)
        self.setLayout(fields.column(self._pages))

    def _connect(self) -> None:
        # A view asks while it paints: nothing may change what is shown before it is done.
        self.model.wanted.connect(self._wanted, Qt.ConnectionType.QueuedConnection)
        self.model.moved.connect(self._moved)
        for view in (self.grid, self.list):
            view.activated.connect(lambda index: self._view(index))
        self.viewer.closed.connect(self._close_viewer)
        self.viewer.changed_exhibit.connect(self._show_now)
        self.viewer.wants.connect(self._turn_to)
        self.viewer.wants_redaction.connect(self._go_redaction)
        self.redaction.left.connect(lambda: self._go(self.viewer))
        self.redaction.made.connect(self._redacted)
        self.redaction.wants.connect(self.show_evidence)
        self.medium.left.connect(self._close_viewer)
        self.medium.chosen.connect(self._chosen)
        self.clock.left.connect(self._close_viewer)
        self.clock.wants_photo.connect(self._pick)
        self._outcome.connect(self._settled, Qt.ConnectionType.QueuedConnection)
        self._ready.connect(self._looked, Qt.ConnectionType.QueuedConnection)
        self._flush_clock = timers.once(self, self._flush, _SHOW_AFTER)

    def open(self, opened: OpenCase) -> None:
        """Shows the exhibits of a case."""
        super().open(opened)
        for button in (self.add_button, self.folder_button, self.medium_button, self.clock_button):
            button.setEnabled(opened.editable)
        for button in (self.back_button, self.on_button):
            button.setEnabled(opened.editable)
        self.model.zone, self.model.may_order = opened.zone, opened.editable
        for page in (self.viewer, self.medium, self.clock, self.redaction):
            page.open(opened)
        self._refresh()

    def forget(self) -> None:
        """Shows no exhibit."""
        super().forget()
        for page in (self.viewer, self.medium, self.clock, self.redaction):
            page.forget()
        self._pages.setCurrentWidget(self._files)
        self._waiting.clear()
        self._undrawn = deque()
        self._fresh.clear()
        self.model.forget()
        self._last = Source("", "", "")
        self.taking, self._looking = None, None
        self._look_again = self._fetching = False
        self.panel.clear()

    @property
    def unsaved(self) -> bool:
        """Whether words in the viewer, or of a redaction, are not saved."""
        return self.viewer.unsaved or self.redaction.unsaved

    def save_now(self) -> None:
        """Saves the words in the viewer, and what a redaction has so far."""
        self.viewer.save_now()
        self.redaction.save_now()

    def turned_away(self) -> None:
        """Saves, and shows no clock code behind the officer's back."""
        super().turned_away()
        self.clock.turned_away()

    # Taking in.

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Asks once where the files come from, then takes them in; very many are asked about first."""
        if not paths or not self.opened.editable:
            return
        case = self.opened.case

        def ask(before: _Before) -> None:
            if before.found.files < MANY or self._confirmed(before.found.files):
                self._ask_source(paths, max(before.found.files, len(paths)), before.names)

        self.run(lambda vault, _: _Before(_names(vault, case), count(paths)), ask)

    def _confirmed(self, files: int) -> bool:
        return self.desk.ask.confirm(
            self.tr("Banyak sekali berkas"),
            self.tr(
                "Di situ ada {n} berkas. Semuanya akan disalin ke brankas dan ikut diserahkan. Bila hanya sebagian "
                "yang menyangkut perkara, pilih lewat 'Dari kartu atau ponsel'."
            ).format(n=files),
            self.tr("Masukkan semuanya"),
            self.tr("Batal"),
        )

    def _ask_source(self, paths: tuple[Path, ...], files: int, names: tuple[str, ...]) -> None:
        source = self.desk.ask.source(files, names, self._last)
        if source is not None and self.is_open:
            self._start(paths, source)

    def _chosen(self, chosen: Chosen) -> None:
        case = self.opened.case

        def ask(names: tuple[str, ...]) -> None:
            source = self.desk.ask.source(len(chosen.paths), names, self._last)
            if source is not None and self.is_open:
                self._close_viewer()
                self.medium.drop_choice()
                self._start(chosen.paths, source, left=chosen.left, why_left=chosen.why_left)

        self.run(lambda vault, _: _names(vault, case), ask)

    def _start(self, paths: tuple[Path, ...], source: Source, *, left: int = 0, why_left: str = "") -> None:
        self._last = source
        self.panel.clear()
        self.desk.bar.clear()
        turn = self._turn
        task = TakeIn(
            self.opened.case,
            paths,
            Obtained("", source=source.source, how=source.how, where=source.where),
            self.tr("Memasukkan berkas"),
            lambda added: self._outcome.emit((turn, added)),
            left=left,
            why_left=why_left,
        )
        self.taking = self.run(
            task,
            self._taken,
            title=self.tr("Memasukkan berkas"),
            priority=Priority.WORK,
            failed=self._not_taken,
        )
        self._look(Priority.WORK)

    def _settled(self, told: tuple[int, Added]) -> None:
        turn, added = told
        if turn != self._turn:
            return
        self.panel.add(added)
        if added.outcome is Outcome.ADDED and added.exhibit is not None:
            self._show_soon(added.exhibit)

    def _show_soon(self, exhibit: Exhibit) -> None:
        self._fresh.append(exhibit)
        if not self._flush_clock.isActive():
            self._flush_clock.start()

    def _flush(self) -> None:
        fresh, self._fresh = self._fresh, []
        self.model.put(fresh)

    def _show_now(self, exhibit: Exhibit) -> None:
        self._flush()  # what gathers is older than this
        self.model.put([exhibit])

    def _taken(self, taken: Taken) -> None:
        self._end_taking()
        if taken.gone:
            self.desk.bar.show_text(taken.gone_words, "bad")
        self.changed.emit()

    def _not_taken(self, error: BaseException) -> None:
        self.desk.fail(error)
        if self.is_open:
            self._end_taking()

    def _end_taking(self) -> None:
        self.taking = None
        self.medium.renew()
        self._flush()
        self.panel.settle()
        if self._looking is not None:
            self._looking.priority = Priority.QUIET
        self._look()

    # Looking: facts, pictures, clock codes.

    def _look(self, priority: Priority = Priority.QUIET) -> None:
        if self._looking is not None:
            self._look_again = self.taking is None
            return
        turn = self._turn
        words = Words(
            self.tr("Membaca data foto"), self.tr("Membuat gambar kecil"), self.tr("Mencari kode jam")
        )
        task = Look(
            self.opened.case,
            words,
            self._undrawn,
            lambda: self.taking is not None,
            lambda seen: self._ready.emit((turn, seen)),
        )
        self._looking = self.run(
            task,
            lambda _: self._look_ended(),
            title=words.reading,
            priority=priority,
            failed=self._look_failed,
        )

    def _look_ended(self) -> None:
        self._looking = None
        if self._look_again or self._undrawn:
            self._look_again = False
            self._look()

    def _look_failed(self, error: BaseException) -> None:
        self.desk.fail(error)
        self._looking, self._look_again = None, False
        self._undrawn.clear()

    def _looked(self, told: tuple[int, Seen]) -> None:
        turn, seen = told
        if turn != self._turn:
            return
        if seen.check is not None:
            self.desk.bar.show_text(self.clock.tell(seen.check), "warn" if seen.check.doubt else "good")
        elif seen.image is not None:
            self.model.set_picture(seen.exhibit.id, seen.image, stand_in=seen.stand_in)
        else:
            self._show_soon(seen.exhibit)
            self.viewer.renew(seen.exhibit)

    def _wanted(self, exhibit: Exhibit) -> None:
        """The newest wishes first: who scrolls far does not wait for what went by."""
        self._waiting.append(exhibit)
        if len(self._waiting) > _MOST_WAITING:
            self.model.let_go(self._waiting.popleft().id)
        self._fetch()

    def _fetch(self) -> None:
        if self._fetching or not self._waiting or not self.is_open:
            return
        few = [self._waiting.pop() for _ in range(min(_FETCHED_TOGETHER, len(self._waiting)))]
        self._fetching = True
        self.run(
            lambda vault, _: fetch(vault, few),
            self._fetched,
            priority=Priority.WORK,
            failed=self._not_fetched,
        )

    def _fetched(self, found: list[Fetched]) -> None:
        self._fetching = False
        for each in found:
            if each.image is not None:
                self.model.set_picture(each.exhibit.id, each.image)
            elif not each.tried:
                self._undrawn.append(each.exhibit)
        if self._undrawn and self._looking is None:
            self._look()
        self._fetch()

    def _not_fetched(self, error: BaseException) -> None:
        self._fetching = False
        self.desk.fail(error)

    def _refresh(self) -> None:
        case = self.opened.case

        def show(found: list[Exhibit]) -> None:
            self._flush()  # what gathers is older than this
            self.model.set_rows(found)
            if any(exhibit.facts is None for exhibit in found):
                self._look()

        self.run(lambda vault, _: list(exhibits.listing(vault, case)), show)

    # Pages.

    def _go(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def _view_current(self) -> None:
        self._view(self.view.currentIndex())

    def _view(self, index: QModelIndex) -> None:
        if index.isValid():
            self._turn_to(index.row())

    def _turn_to(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self.show_evidence(self.model.rows[row].id)

    def show_evidence(self, evidence: EvidenceId) -> None:
        """Shows one exhibit, as other parts of the case ask for it, once the words about the one before are kept."""
        self.viewer.leave_for(lambda: self._show_in_viewer(evidence))

    def _show_in_viewer(self, evidence: EvidenceId) -> None:
        row = self.model.row_of(evidence)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row, 0))
            self._go(self.viewer)
            self.viewer.show_exhibit(self.model.rows[row], row, len(self.model.rows))

    def _close_viewer(self) -> None:
        self._go(self._files)
        self.view.setFocus()

    def _go_medium(self) -> None:
        self._go(self.medium)
        self.medium.show_now()

    def _go_redaction(self, exhibit: Exhibit) -> None:
        self._go(self.redaction)
        self.redaction.show_exhibit(exhibit)

    def _redacted(self, exhibit: Exhibit) -> None:
        self._show_now(exhibit)
        self._look()
        self.changed.emit()

    def _switch(self) -> None:
        to_list = self._views.currentIndex() == 0
        index = self.view.currentIndex()
        self._views.setCurrentIndex(1 if to_list else 0)
        if index.isValid():
            self.view.scrollTo(index)

    def _name_switch(self, shown: int) -> None:
        self.switch_button.setText(self.tr("Tampilkan gambar") if shown else self.tr("Tampilkan daftar"))
        self.switch_button.setAccessibleName(self.switch_button.text())

    def _shift(self, by: int) -> None:
        exhibit_views.move(self.view, by)

    def _moved(self, moved: Moved) -> None:
        case: Case = self.opened.case
        self.run(lambda vault, _: handling.move(vault, case, moved.exhibit, moved.place), lambda _: None)

    def _pick(self) -> None:
        self.take_in(self.desk.ask.files(self.tr("Berkas bukti")))

    def _pick_folder(self) -> None:
        folder = self.desk.ask.folder(self.tr("Folder bukti"))
        self.take_in((folder,) if folder is not None else ())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and folders of this computer."""
        if self._open is not None and self._open.editable and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes in what was dropped."""
        event.acceptProposedAction()
        self.take_in(local_paths(event))


def _names(vault: Vault, case: Case) -> tuple[str, ...]:
    return tuple(each.facts.name for each in people.listing(vault, case))
