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
from intake.ids import EvidenceId
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
        self._case: Case | None = None
        self._held: frozenset[EvidenceId] = frozenset()
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
        outcomes.tell_names_apart(view)
        return view

    def _panel(self) -> QFrame:
        self.how.setEditable(True)
        self.how.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)  # what was typed stays in no list
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
        """Shows no files. What is being taken in goes on."""
        super().forget()
        self._waiting, self._case, self._follows_reporter = (), None, True
        for line in (self.source, self.where):
            line.setText("")
        self.how.setCurrentIndex(-1)
        self.how.setEditText("")
        self.show_held(())
        self.panel.hide()

    @property
    def unsaved(self) -> bool:
        """Whether files were picked and not taken in."""
        return bool(self._waiting)

    def may_drop(self) -> bool:
        """Asks before picked files are left out."""
        if self._waiting and self.desk.ask.confirm(
            self.tr("Berkas belum dimasukkan"),
            self.tr("Berkas yang sudah dipilih belum dimasukkan ke laporan ini. Tinggalkan?"),
            self.tr("Tinggalkan"),
            self.tr("Kembali ke berkas"),
        ):
            self._refuse()
        return not self._waiting

    def show_held(self, held: tuple[Added, ...], case: Case | None = None) -> None:
        """Shows the files that the report has already, that of a case or a new one."""
        self._case = case
        self._held = frozenset(each.exhibit.id for each in held if each.exhibit is not None)
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
        if not count:
            self._refuse()
            self.desk.bar.show_text(self.tr("Folder ini kosong: tidak ada berkas untuk dimasukkan."), "warn")
            return
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
        """Takes in what waits, all of it with the one answer, once the report is in the records."""
        if self._waiting:
            self._case_for(self._start)

    def _start(self, case: Case) -> None:
        paths = self._waiting
        if not paths:
            return
        self._refuse()
        self.pick_button.setFocus()
        self._case = case
        said = Obtained(
            "",
            source=self.source.text().strip(),
            how=self.how.currentText().strip(),
            where=self.where.text().strip(),
        )
        what, count = self.tr("Memasukkan berkas"), Counter[Outcome]()
        kind = ExhibitKind.IDENTITAS if self.identity.isChecked() else None

        def outcome(added: Added) -> None:
            if added.problem is None or added.problem.code != "cancelled":
                count[added.outcome] += 1
                self._outcome.emit((case, added))

        job: Job[Taken] = self.run(
            TakeIn(case, paths, said, what, outcome, kind),
            lambda taken: self._taken(case, taken, count, is_stopped=job.cancelled.is_set()),
            title=what, priority=Priority.WORK, always=True,
            failed=lambda error: self._not_taken(case, error),
        )  # fmt: skip

    def _is_of(self, case: Case) -> bool:
        """Whether it shows the files of this case."""
        return self._case is not None and self._case.id == case.id

    def _settled(self, told: tuple[Case, Added]) -> None:
        case, added = told
        is_known = (
            added.outcome is Outcome.ADDED and added.exhibit is not None and added.exhibit.id in self._held
        )
        if self._is_of(case) and not is_known:
            self.rows.add_row(added)
            self._summarise()

    def _taken(self, case: Case, taken: Taken, count: Counter[Outcome], *, is_stopped: bool) -> None:
        """The end is told in any case, and of which one where the page shows another."""
        if is_stopped and self.desk.work.is_open:
            self.desk.fail(Problem("cancelled", item=""))
        elif taken.gone:
            self._tell(case, taken.gone_words, "bad")
        elif not self._is_of(case):
            self._tell(case, self._sum(count), "warn" if count[Outcome.REFUSED] else "good")
        self._ended(case)

    def _not_taken(self, case: Case, error: BaseException) -> None:
        self._tell(case, saying.error_text(error), "bad")
        self._ended(case)

    def _tell(self, case: Case, words: str, style: str) -> None:
        if self.desk.work.is_open:
            which = "" if self._is_of(case) else self.tr("Perkara {n}:").format(n=case.number)
            self.desk.bar.show_text(f"{which} {words}".strip(), style)

    def _ended(self, case: Case) -> None:
        if self._is_of(case):
            # What needs the officer's eye stands on top.
            order = (Outcome.REFUSED, Outcome.DUPLICATE, Outcome.ADDED)
            self.rows.set_rows(sorted(self.rows.rows, key=lambda added: order.index(added.outcome)))
            self.changed.emit()

    def _sum(self, count: Counter[Outcome]) -> str:
        return self.tr("{added} masuk, {same} sudah ada, {refused} ditolak").format(
            added=count[Outcome.ADDED], same=count[Outcome.DUPLICATE], refused=count[Outcome.REFUSED]
        )

    def _summarise(self) -> None:
        count = Counter(added.outcome for added in self.rows.rows)
        self.summary.setText(self._sum(count))
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
