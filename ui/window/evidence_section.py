"""Bukti: files dropped or picked, the outcome of each, the grid of exhibits, and the viewer of one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStackedWidget

from intake import people
from intake.evidence import exhibits, previews
from intake.evidence.adding import Added, Outcome
from intake.evidence.exhibits import Exhibit, Obtained
from intake.ids import EvidenceId
from intake.vault import Vault
from ui.window import fields, icons, models, saying
from ui.window.ask import Source
from ui.window.desk import Desk
from ui.window.exhibit_model import CELL, ExhibitDelegate, ExhibitModel
from ui.window.models import Column, RowsModel
from ui.window.section import OpenCase, Section
from ui.window.taking_in import Look, Seen, TakeIn
from ui.window.theme import GAP
from ui.window.viewer import Viewer
from ui.window.work import Job, Priority

_TONES = {Outcome.ADDED: "good", Outcome.DUPLICATE: "info", Outcome.REFUSED: "bad"}
_OUTCOME_ICONS = {Outcome.ADDED: "good", Outcome.DUPLICATE: "info", Outcome.REFUSED: "bad"}


class EvidenceSection(Section):
    """The grid with its intake, and behind it the viewer."""

    _outcome = Signal(object)
    _ready = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._last = Source("", "", "")
        self.taking: Job[int] | None = None
        self._looking = 0
        self._awaited: dict[EvidenceId, Exhibit] = {}
        self.setAcceptDrops(True)
        self.model = ExhibitModel(self)
        # The view asks while it paints: nothing may change what is shown before it is done.
        self.model.wanted.connect(self._wanted, Qt.ConnectionType.QueuedConnection)
        self.grid = _grid(self.model, self.tr("Bukti dalam perkara"))
        self.grid.activated.connect(lambda index: self._view(index))
        self.outcomes: RowsModel[Added] = RowsModel(self._columns(), self)
        self.viewer = Viewer(desk)
        self.viewer.closed.connect(self._close_viewer)
        self.viewer.changed_exhibit.connect(self.model.put)
        self.viewer.wants.connect(self._turn_to)
        self.add_button = fields.button(self.tr("Pilih berkas…"), self._pick, "plus", style="primary")
        self.folder_button = fields.button(self.tr("Pilih folder…"), self._pick_folder, "folder")
        self.view_button = fields.button(self.tr("Lihat bukti"), lambda: self._view(self.grid.currentIndex()))
        self.summary = fields.label("")
        self._hint = fields.label(
            self.tr(
                "Seret foto, video, rekaman atau folder ke sini. Berkas asli disalin utuh, tanpa diubah."
            ),
            "note",
        )
        self.outcome_panel = self._outcome_panel()
        self._pages = QStackedWidget()
        self._lay_out()
        self._outcome.connect(self._settled, Qt.ConnectionType.QueuedConnection)
        self._ready.connect(self._looked, Qt.ConnectionType.QueuedConnection)

    def _columns(self) -> list[Column[Added]]:
        words = {
            Outcome.ADDED: self.tr("Masuk"),
            Outcome.DUPLICATE: self.tr("Sudah ada"),
            Outcome.REFUSED: self.tr("Ditolak"),
        }

        def why(added: Added) -> str:
            if added.problem is not None:
                return saying.problem_text(added.problem).replace(str(added.file), added.file.name)
            number = added.exhibit.number if added.exhibit else 0
            if added.outcome is Outcome.DUPLICATE:
                return self.tr("Isinya sama dengan bukti nomor {n}.").format(n=number)
            return self.tr("Bukti nomor {n}.").format(n=number)

        return [
            Column(self.tr("Berkas"), lambda added: added.file.name, width=300),
            Column(
                self.tr("Hasil"),
                lambda added: words[added.outcome],
                lambda added: icons.icon(_OUTCOME_ICONS[added.outcome], _TONES[added.outcome]),
                width=130,
            ),
            Column(self.tr("Keterangan"), why),
        ]

    def _outcome_panel(self) -> QFrame:
        table = models.table(self.outcomes, self.tr("Hasil tiap berkas"))
        table.verticalHeader().setDefaultSectionSize(28)
        close = fields.button(self.tr("Tutup daftar"), self._close_outcomes, style="link")
        head = fields.row(self.summary, close)
        head.setStretch(0, 1)
        made = fields.panel(head, table, margin=GAP)
        made.setMaximumHeight(210)
        made.hide()
        return made

    def _lay_out(self) -> None:
        head = fields.row(self._hint, self.view_button, self.folder_button, self.add_button)
        head.setStretch(0, 1)
        inside = fields.column(head, self.grid, self.outcome_panel)
        inside.setStretch(1, 1)
        self._pages.addWidget(fields.holder(inside))
        self._pages.addWidget(self.viewer)
        self.setLayout(fields.column(self._pages))

    def open(self, opened: OpenCase) -> None:
        """Shows the exhibits of a case."""
        super().open(opened)
        self.add_button.setEnabled(opened.editable)
        self.folder_button.setEnabled(opened.editable)
        self.viewer.open(opened)
        self._refresh()

    def forget(self) -> None:
        """Shows no exhibit."""
        super().forget()
        self.viewer.forget()
        self._pages.setCurrentIndex(0)
        self.model.set_rows([])
        self._last = Source("", "", "")
        self._looking = 0
        self._awaited.clear()
        self._close_outcomes()

    @property
    def unsaved(self) -> bool:
        """Whether the viewer's words are not saved."""
        return self.viewer.unsaved

    def save_now(self) -> None:
        """Saves the words in the viewer."""
        self.viewer.save_now()

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Asks once where the files come from, then takes them in."""
        if not paths or not self.opened.editable:
            return
        case = self.opened.case

        def ask(names: list[str]) -> None:
            source = self.desk.ask.source(len(paths), tuple(names), self._last)
            if source is not None:
                self._last = source
                self._start(paths, source)

        self.run(lambda vault, _: [each.facts.name for each in people.listing(vault, case)], ask)

    def _start(self, paths: tuple[Path, ...], source: Source) -> None:
        self.outcomes.set_rows([])
        self.desk.bar.clear()
        obtained = Obtained("", source=source.source, how=source.how, where=source.where)
        turn = self._turn
        task = TakeIn(
            self.opened.case,
            paths,
            obtained,
            self.tr("Memasukkan berkas"),
            lambda added: self._outcome.emit((turn, added)),
        )
        self.taking = self.run(
            task,
            self._taken,
            title=self.tr("Memasukkan berkas"),
            priority=Priority.WORK,
            failed=self._not_taken,
        )

    def _settled(self, told: tuple[int, Added]) -> None:
        turn, added = told
        if turn != self._turn:
            return
        self.outcomes.add_row(added)
        self.outcome_panel.show()
        self._summarise()
        if added.outcome is Outcome.ADDED and added.exhibit is not None:
            self.model.put(added.exhibit)

    def _refused_first(self) -> None:
        """What needs the officer's eye stands on top."""
        order = (Outcome.REFUSED, Outcome.DUPLICATE, Outcome.ADDED)
        self.outcomes.set_rows(sorted(self.outcomes.rows, key=lambda added: order.index(added.outcome)))

    def _summarise(self) -> None:
        count = Counter(added.outcome for added in self.outcomes.rows)
        self.summary.setText(
            self.tr("{added} masuk, {same} sudah ada, {refused} ditolak").format(
                added=count[Outcome.ADDED], same=count[Outcome.DUPLICATE], refused=count[Outcome.REFUSED]
            )
        )
        fields.restyle(self.summary, "bad" if count[Outcome.REFUSED] else "good")

    def _taken(self, _: int) -> None:
        self.taking = None
        self._refused_first()
        self._look()
        self.changed.emit()

    def _not_taken(self, error: BaseException) -> None:
        self.taking = None
        self._refused_first()
        self.desk.fail(error)
        if self._open is not None:
            self._look()

    def _look(self) -> None:
        turn = self._turn
        task = Look(
            self.opened.case,
            self.tr("Membaca data foto"),
            self.tr("Membuat gambar kecil"),
            lambda seen: self._ready.emit((turn, seen)),
        )
        self._looking += 1
        self.run(
            task,
            lambda _: self._look_ended(),
            title=self.tr("Membaca data foto"),
            priority=Priority.QUIET,
            failed=self._look_failed,
        )

    def _look_ended(self) -> None:
        self._looking -= 1
        awaited, self._awaited = self._awaited, {}
        for exhibit in awaited.values():
            self._fetch(exhibit)

    def _look_failed(self, error: BaseException) -> None:
        self.desk.fail(error)
        if self._open is not None:
            self._look_ended()

    def _looked(self, told: tuple[int, Seen]) -> None:
        turn, seen = told
        if turn != self._turn:
            return
        if seen.has_picture:
            if self._awaited.pop(seen.exhibit.id, None) is not None:
                self._fetch(seen.exhibit)
        else:
            self.model.put(seen.exhibit)

    def _wanted(self, exhibit: Exhibit) -> None:
        """While the missing pictures are being made, each is fetched when it is there."""
        if self._looking:
            self._awaited[exhibit.id] = exhibit
        elif self._open is not None:
            self._fetch(exhibit)

    def _refresh(self) -> None:
        case = self.opened.case

        def show(found: list[Exhibit]) -> None:
            self.model.set_rows(found)
            if any(exhibit.facts is None for exhibit in found):
                self._look()

        self.run(lambda vault, _: list(exhibits.listing(vault, case)), show)

    def _fetch(self, exhibit: Exhibit) -> None:
        def task(vault: Vault, _: Job[bytes | None]) -> bytes | None:
            return None if exhibit.is_identity else previews.preview(vault, exhibit, previews.GRID)

        def show(jpeg: bytes | None) -> None:
            if jpeg is not None:
                self.model.set_picture(exhibit.id, jpeg)

        self.run(task, show, priority=Priority.QUIET)

    def _view(self, index: QModelIndex) -> None:
        if index.isValid():
            self._turn_to(index.row())

    def _turn_to(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self.grid.setCurrentIndex(self.model.index(row))
            self._pages.setCurrentIndex(1)
            self.viewer.show_exhibit(self.model.rows[row], row, len(self.model.rows))

    def _close_viewer(self) -> None:
        self._pages.setCurrentIndex(0)
        self.grid.setFocus()

    def _close_outcomes(self) -> None:
        self.outcomes.set_rows([])
        self.summary.clear()
        self.outcome_panel.hide()

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
        self.take_in(tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()))


def _grid(model: ExhibitModel, name: str) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(ExhibitDelegate(view))
    view.setAccessibleName(name)
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setMovement(QListView.Movement.Static)
    view.setUniformItemSizes(True)
    view.setGridSize(CELL)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAcceptDrops(False)
    return view
