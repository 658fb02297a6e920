"""Documents and photos of the report: dropped or picked, counted, asked about once, taken in, each with its outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QTableView, QWidget

from intake.evidence.adding import Added, Outcome
from intake.evidence.exhibits import Obtained
from intake.evidence.kinds import ExhibitKind
from intake.problems import Problem
from intake.records.cases import Case
from ui.window import fields, models, outcomes, saying
from ui.window.desk import Desk, Page
from ui.window.dropped import local_paths
from ui.window.intake_tasks import Count
from ui.window.models import RowsModel
from ui.window.taking_in import TakeIn, Taken
from ui.window.theme import GAP, scaled
from ui.window.work import Job, Priority

MANY = 500
"""More files than these at once are pointed out: a wrong folder is dropped easily."""
_MOST_SEEN = 16
"""Files that are all in sight, as a report has them; a longer list is scrolled, so that the page goes on below it."""
_CaseFor = Callable[[Callable[[Case], None]], None]


class FilesBlock(Page):
    """Where files are dropped; `case_for` gives the case to what it is called with, opening it where need be."""

    changed = Signal()
    _outcome = Signal(object)

    def __init__(self, desk: Desk, case_for: _CaseFor) -> None:
        super().__init__(desk)
        self._case_for = case_for
        self._waiting: tuple[Path, ...] = ()
        self._follows_reporter = True
        self.job: Job[Taken] | None = None
        self.rows: RowsModel[Added] = RowsModel(outcomes.columns(), self)
        self.table = self._table()
        self.pick_button = fields.button(self.tr("Pilih berkas…"), self._pick, "plus")
        self.folder_button = fields.button(self.tr("Pilih folder…"), self._pick_folder, "folder")
        self._hint = fields.label(
            self.tr("Seret foto, dokumen atau folder ke mana saja di halaman ini. Berkas asli disalin utuh."),
            "note",
        )
        self.summary = fields.label("", "good")
        self.source, self.where = fields.line(self.tr("Dari siapa")), fields.line(self.tr("Di mana"))
        self.how = QComboBox()
        self.identity = QCheckBox(self.tr("Ini KTP atau surat keterangan kependudukan pelapor"))
        self.panel = self._panel()
        head = fields.row(self._hint, self.folder_button, self.pick_button)
        head.setStretch(0, 1)
        self.setLayout(fields.column(head, self.panel, self.summary, self.table))
        self.setTabOrder(self.folder_button, self.pick_button)
        self._outcome.connect(self._settled, Qt.ConnectionType.QueuedConnection)
        self.forget()

    def _table(self) -> QTableView:
        view = models.table(
            self.rows,
            self.tr("Dokumen dan foto dalam laporan"),
            self.tr("Belum ada berkas. Seret foto atau dokumen ke halaman ini, atau tekan Pilih berkas."),
            most=_MOST_SEEN,
        )
        view.verticalHeader().setDefaultSectionSize(scaled(28))
        return view

    def _panel(self) -> QFrame:
        self.how.setEditable(True)
        self.how.addItems(
            [
                self.tr("Disalin dari telepon"),
                self.tr("Diterima lewat WhatsApp"),
                self.tr("Diserahkan di atas flashdisk"),
                self.tr("Dokumen kertas yang dipotret"),
            ]
        )
        self.count = fields.label("", "heading")
        self.count.setWordWrap(True)
        self.take_button = fields.button(self.tr("Masukkan"), self.start, "plus", style="primary")
        self.stop_button = fields.button(self.tr("Jangan masukkan"), self._refuse)
        for line in (self.source, self.where, self.how.lineEdit()):
            if line is not None:
                line.returnPressed.connect(self.start)
        self.source.textEdited.connect(self._told_source)
        form = fields.form()
        fields.add_row(form, self.tr("Dari siapa"), self.source)
        fields.add_row(form, self.tr("Caranya"), self.how)
        fields.add_row(form, self.tr("Di mana"), self.where)
        fields.add_row(form, "", self.identity)
        return fields.panel(
            self.count, form, fields.row(None, self.stop_button, self.take_button), margin=GAP
        )

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in reading order."""
        return (
            self.folder_button, self.pick_button, self.source, self.how, self.where, self.identity,
            self.stop_button, self.take_button, self.table,
        )  # fmt: skip

    def forget(self) -> None:
        """Shows no files."""
        super().forget()
        if self.job is not None:
            self.job.cancel()
        self._waiting, self.job, self._follows_reporter = (), None, True
        for line in (self.source, self.where):
            line.setText("")
        self.how.setCurrentIndex(-1)
        self.how.clearEditText()
        self.show_held(())
        self.panel.hide()

    def show_held(self, held: tuple[Added, ...]) -> None:
        """Shows the files that the report has already."""
        self.rows.set_rows(held)
        self._summarise()

    def suggest(self, reporter: str, where: str) -> None:
        """Fills in from whom and where, as long as nobody said otherwise."""
        if self._follows_reporter:
            self.source.setText(reporter)
        if not self.where.text():
            self.where.setText(where)

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Counts what was dropped or picked, then asks where it comes from."""
        if not paths:
            return
        self._waiting = (*self._waiting, *paths)
        counting = self.tr("Menghitung berkas")
        self.run(
            Count(self._waiting, counting),
            self._ask,
            title=counting,
            priority=Priority.WORK,
            failed=self._uncounted,
        )

    def _uncounted(self, error: BaseException) -> None:
        self._refuse()
        self.desk.fail(error)

    def _ask(self, count: int) -> None:
        words = self.tr("{count} berkas akan dimasukkan. Isian ini berlaku untuk semuanya.")
        if count > MANY:
            words = self.tr("{count} berkas: banyak sekali. Periksa apakah foldernya benar, lalu masukkan.")
        self.identity.setChecked(False)
        self.count.setText(words.format(count=saying.grouped(count)))
        self.panel.show()
        line = self.how.lineEdit()
        (self.take_button if self.how.currentText() or line is None else line).setFocus()

    def _refuse(self) -> None:
        self._waiting = ()
        self.panel.hide()

    def start(self) -> None:
        """Takes in what waits, all of it with the one answer."""
        paths, self._waiting = self._waiting, ()
        self.panel.hide()
        self.pick_button.setFocus()
        if paths:
            self._case_for(lambda case: self._start(case, paths))

    def _start(self, case: Case, paths: tuple[Path, ...]) -> None:
        said = Obtained(
            "",
            source=self.source.text().strip(),
            how=self.how.currentText().strip(),
            where=self.where.text().strip(),
        )
        turn, what = self._turn, self.tr("Memasukkan berkas")
        kind = ExhibitKind.IDENTITAS if self.identity.isChecked() else None
        task = TakeIn(case, paths, said, what, lambda added: self._outcome.emit((turn, added)), kind)
        self.job = self.run(task, self._taken, title=what, priority=Priority.WORK, failed=self._not_taken)

    def _settled(self, told: tuple[int, Added]) -> None:
        turn, added = told
        if turn != self._turn or (added.problem is not None and added.problem.code == "cancelled"):
            return
        self.rows.add_row(added)
        self._summarise()

    def _taken(self, taken: Taken) -> None:
        if self.job is not None and self.job.cancelled.is_set():
            self.desk.fail(Problem("cancelled", item=""))
        elif taken.gone:
            self.desk.bar.show_text(taken.gone_words, "bad")
        self.job = None
        # What needs the officer's eye stands on top.
        order = (Outcome.REFUSED, Outcome.DUPLICATE, Outcome.ADDED)
        self.rows.set_rows(sorted(self.rows.rows, key=lambda added: order.index(added.outcome)))
        self.changed.emit()

    def _not_taken(self, error: BaseException) -> None:
        self.job = None
        self.desk.fail(error)
        self.changed.emit()

    def _summarise(self) -> None:
        count = Counter(added.outcome for added in self.rows.rows)
        self.summary.setText(
            self.tr("{added} masuk, {same} sudah ada, {refused} ditolak").format(
                added=count[Outcome.ADDED], same=count[Outcome.DUPLICATE], refused=count[Outcome.REFUSED]
            )
        )
        fields.restyle(self.summary, "bad" if count[Outcome.REFUSED] else "good")
        for each in (self.summary, self.table):
            each.setVisible(bool(self.rows.rows))

    def _told_source(self) -> None:
        self._follows_reporter = False

    def _pick(self) -> None:
        self.take_in(self.desk.ask.files(self.tr("Dokumen dan foto")))

    def _pick_folder(self) -> None:
        folder = self.desk.ask.folder(self.tr("Folder dokumen dan foto"))
        self.take_in((folder,) if folder is not None else ())


def accept(event: QDragEnterEvent) -> None:
    """Lets files and folders of this computer be dropped."""
    if event.mimeData().hasUrls():
        event.acceptProposedAction()


def dropped(event: QDropEvent) -> tuple[Path, ...]:
    """The files and folders of a drop."""
    event.acceptProposedAction()
    return local_paths(event)
