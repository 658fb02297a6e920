"""Beside the report, always in sight: what it still lacks, its number, form B.3, and whether all is kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QSizePolicy, QWidget

from intake.rules.requirements import Lack
from ui.window import fields, icons, models, saying
from ui.window.intake_tasks import Standing
from ui.window.models import Column, RowsModel
from ui.window.theme import GAP, scaled

_PLACES = {
    "reporter": "pelapor.1.name",
    "reporter-address": "pelapor.1.address",
    "citizenship": "pelapor.1.birth_date",
    "reported": "terlapor.1.name",
    "known-date": "known_date",
    "submitted-date": "received_at",
    "event-date": "event_date",
    "place": "place",
    "narrative": "narrative",
    "evidence": "files",
    "identity": "files",
    "dates-in-order": "event_date",
}
"""Where on the page each check of a requirement is answered."""
_LIST = 84
"""The least height of the list, at a text size of 100 %: two requirements."""


class Side(QFrame):
    """The panel on the right."""

    goes_to = Signal(str)
    """The place of the field in which the requirement chosen in the list is answered."""
    number_wanted = Signal(str)
    """A number typed as the office wrote it, or '' for the next one."""
    preview_wanted = Signal()
    save_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._names: Mapping[int, str] = {}
        self._number = self._asked = ""
        self.rows: RowsModel[Lack] = RowsModel(
            [Column(self.tr("Syarat"), self._words, lambda _: icons.icon("warning", "warn"))], self
        )
        self.heading = fields.label("", "heading")
        self.heading.setWordWrap(True)
        self.list = models.table(
            self.rows, self.tr("Syarat yang masih kurang"), self.tr("Semua syarat sudah ada."), wrap=True
        )
        self.list.horizontalHeader().hide()
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        )  # takes what is left
        self.list.setMinimumHeight(scaled(_LIST))
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        self.question = fields.label("", "note")
        self.number = fields.line(self.tr("Nomor penyampaian"), self.tr("Dari kantor"))
        self.number.editingFinished.connect(self.hand_over_number)
        self.number_button = fields.button(self.tr("Ambil nomor"), lambda: self.number_wanted.emit(""))
        self.number_note = fields.label("", "note")
        self.preview_button = fields.button(
            self.tr("Lihat dan cetak B.3"), self.preview_wanted.emit, "document", style="primary"
        )
        self.save_button = fields.button(self.tr("Simpan B.3 sebagai PDF…"), self.save_wanted.emit, "save")
        self.leave_button = fields.button(self.tr("Selesai, buka perkaranya"), self.left.emit, "next")
        self._lay_out()

    def _lay_out(self) -> None:
        label = fields.label(self.tr("Nomor penyampaian laporan"))
        label.setBuddy(self.number)
        inside = fields.column(
            self.heading,
            self.list,
            self.question,
            label,
            fields.row(self.number, self.number_button),
            self.number_note,
            self.preview_button,
            self.save_button,
            self.leave_button,
        )
        inside.setStretch(1, 1)
        inside.setContentsMargins(GAP, GAP, GAP, GAP)
        self.setLayout(inside)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in reading order."""
        return (
            self.list, self.number, self.number_button, self.preview_button, self.save_button, self.leave_button,
        )  # fmt: skip

    def show_standing(self, standing: Standing) -> None:
        """Shows what is lacking and the number; what is being typed into the number's field stays."""
        self._names = standing.names
        chosen = models.selected(self.list)
        if not self.rows.is_known or self.rows.rows != list(standing.lacks):
            self.rows.set_rows(standing.lacks)
            self._ask("")
            if chosen is not None and chosen < len(standing.lacks):
                self.list.selectRow(chosen)
        count = len(standing.lacks)
        self.heading.setText(
            self.tr("Masih kurang: {count} hal").format(count=count)
            if count
            else self.tr("Tidak ada syarat yang kurang.")
        )
        fields.restyle(self.heading, "heading")
        if not self.number_typed:
            self.number.setText(standing.number)
        self._number = standing.number
        self.number_button.setEnabled(not standing.number)
        self.number_note.setText(
            self.tr("Nomor sementara: ganti bila kantor sudah memberi nomor.") if standing.provisional else ""
        )
        self.number_note.setVisible(standing.provisional)

    def forget(self) -> None:
        """Shows nothing."""
        self._number = self._asked = ""
        self._names = {}
        self.rows.forget()
        self.number.setText("")  # clear() could be undone
        self._ask("")
        for each in (self.heading, self.number_note):
            each.clear()

    def _words(self, lack: Lack) -> str:
        need = lack.requirement
        title = saying.read(need.title)
        names = ", ".join(self._names.get(number, str(number)) for number in lack.people)
        return self.tr("{what}: {names}").format(what=title, names=names) if names else title

    def _go(self, index: QModelIndex) -> None:
        need = self.rows.rows[index.row()].requirement
        self._ask(saying.read(need.question))
        if place := _PLACES.get(need.check, ""):
            self.goes_to.emit(place)

    def _ask(self, question: str) -> None:
        self.question.setText(question)
        self.question.setVisible(bool(question))

    @property
    def number_typed(self) -> str:
        """A number that is typed and not the report's yet; '' where there is none."""
        typed = self.number.text().strip()
        return typed if typed != self._number else ""

    def number_refused(self) -> None:
        """The vault did not take the number: it stays in its field, and is handed over again when that is left."""
        self._asked = ""

    def hand_over_number(self) -> None:
        """Asks for the number that is typed to be the report's, once."""
        typed = self.number_typed
        if typed and typed != self._asked:
            self._asked = typed
            self.number_wanted.emit(typed)
