"""The list of cases, searched while typing, and the way to a new one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame

from intake import cases
from intake.bundle import handovers
from intake.bundle.handovers import HandoverState
from intake.cases import Case, CaseFacts, CaseKind
from intake.ids import CaseId
from intake.papers.wording import kind_words, stamp_words
from intake.vault import Vault
from ui.window import dates, fields, models
from ui.window.desk import Desk, Page
from ui.window.models import Column, RowsModel
from ui.window.theme import GAP
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case and the state of its newest hand-over."""

    case: Case
    handover: HandoverState | None


def _lines(vault: Vault, _: Job[list[CaseLine]]) -> list[CaseLine]:
    newest: dict[CaseId, HandoverState] = {each.case: each.state for each in handovers.listing(vault)}
    return [CaseLine(case, newest.get(case.id)) for case in cases.listing(vault)]


class CasesPage(Page):
    """All cases of the vault."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[CaseLine] = RowsModel(self._columns(), self)
        self._filter = QSortFilterProxyModel(self)
        self._filter.setSourceModel(self.model)
        self._filter.setFilterKeyColumn(-1)
        self._filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = fields.line(self.tr("Cari perkara"), self.tr("Cari nomor, judul atau tempat"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(320)
        self.search.textChanged.connect(self._filter.setFilterFixedString)
        self.table = models.table(self.model, self.tr("Daftar perkara"))
        self.table.setModel(self._filter)
        self.table.activated.connect(self._open)
        self.new_button = fields.button(self.tr("Perkara baru"), self.begin_new, "plus", style="primary")
        self.open_button = fields.button(self.tr("Buka perkara"), self._open_chosen)
        self._empty = fields.label(self.tr("Belum ada perkara. Mulai dengan tombol Perkara baru."), "note")
        self.new_panel = self._new_panel()
        self._lay_out()

    def _columns(self) -> list[Column[CaseLine]]:
        states = {
            HandoverState.PREPARED: self.tr("Belum selesai disegel"),
            HandoverState.SEALED: self.tr("Menunggu bukti terima"),
            HandoverState.TAKEN_IN: self.tr("Diterima"),
            HandoverState.DISPUTED: self.tr("Dipersoalkan"),
            HandoverState.REFUSED: self.tr("Ditolak"),
        }
        return [
            Column(self.tr("No."), lambda line: str(line.case.number), width=64),
            Column(self.tr("Judul"), lambda line: line.case.facts.title),
            Column(self.tr("Jenis"), lambda line: kind_words(line.case.kind.value), width=220),
            Column(self.tr("Tempat"), lambda line: line.case.facts.place, width=210),
            Column(
                self.tr("Tanggal kejadian"), lambda line: dates.shown(line.case.facts.event_date), width=150
            ),
            Column(self.tr("Dicatat"), lambda line: stamp_words(line.case.created_at)[:16], width=150),
            Column(
                self.tr("Serah terima"),
                lambda line: states[line.handover] if line.handover else "–",
                width=190,
            ),
        ]

    def _new_panel(self) -> QFrame:
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Jenis perkara"))
        for kind in CaseKind:
            self.kind.addItem(kind_words(kind.value), kind)
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
        head = fields.row(
            fields.label(self.tr("Daftar perkara"), "title"),
            None,
            self.search,
            self.open_button,
            self.new_button,
        )
        whole = fields.column(head, self.new_panel, self._empty, self.table, gap=GAP + GAP // 2)
        whole.setStretch(3, 1)
        whole.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Reads the list anew."""
        self.run(_lines, self._show)

    def forget(self) -> None:
        """Shows no case."""
        super().forget()
        self.model.set_rows([])
        self.search.setText("")
        self._end_new()

    def begin_new(self) -> None:
        """Opens the small form of a new case."""
        self.new_panel.show()
        self.new_title.setFocus()

    def make(self) -> None:
        """Makes the case and goes there."""
        kind, facts = CaseKind(self.kind.currentData()), CaseFacts(self.new_title.text().strip())
        self.run(lambda vault, _: cases.create(vault, kind, facts), self._created)

    def _created(self, case: Case) -> None:
        self._end_new()
        self.chosen.emit(case)

    def _end_new(self) -> None:
        self.new_title.setText("")
        self.new_panel.hide()

    def _show(self, lines: list[CaseLine]) -> None:
        self.model.set_rows(lines)
        self._empty.setVisible(not lines)
        if lines:
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.new_button.setFocus()

    def _open_chosen(self) -> None:
        self._open(self.table.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.rows[self._filter.mapToSource(index).row()].case)
