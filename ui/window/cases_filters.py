"""The filters over the list of cases: any of them together, kept under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QWidget

from intake.lists.filters import OVER, Filter
from ui.window import fields
from ui.window.cases_listing import DUES, By, Listing, Offer
from ui.window.cases_model import CasesModel
from ui.window.theme import GAP

_ACROSS = 3


class FilterPanel(QFrame):
    """A choice for each part of a filter, and the order of the list, for who has no mouse for its head."""

    changed = Signal()
    keep_wanted = Signal()
    forget_wanted = Signal(str)
    saved_chosen = Signal(object)
    sort_chosen = Signal(object)

    def __init__(self, model: CasesModel) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._saved: Mapping[str, Filter] = {}
        self.parts: dict[str, QComboBox] = {name: QComboBox() for name in self._labels()}
        self.place = fields.line(self.tr("Tempat"), self.tr("Nama atau kode"))
        self.place.setClearButtonEnabled(True)
        self.place.textChanged.connect(lambda _: self.changed.emit())
        self.sort, self.kept = QComboBox(), QComboBox()
        for by in By:
            self.sort.addItem(model.title(by), by)
        self.sort.activated.connect(lambda _: self.sort_chosen.emit(self.sort.currentData()))
        self.kept.activated.connect(self._choose_kept)
        self.keep_button = fields.button(self.tr("Simpan saringan…"), self.keep_wanted.emit, "save")
        self.forget_button = fields.button(
            self.tr("Hapus saringan"), lambda: self.forget_wanted.emit(self.kept.currentText())
        )
        self.clear_button = fields.button(self.tr("Kosongkan"), self._clear)
        for box in self.parts.values():
            box.activated.connect(lambda _: self.changed.emit())
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._lay_out()
        self.show_saved({})

    def _labels(self) -> dict[str, str]:
        return {
            "kind": self.tr("Jenis"),
            "state": self.tr("Keadaan"),
            "due": self.tr("Tenggat"),
            "handover": self.tr("Serah terima"),
            "employment": self.tr("Status kepegawaian"),
            "channel": self.tr("Saluran"),
            "phase": self.tr("Tahapan"),
        }

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(GAP, GAP, GAP, GAP)
        grid.setSpacing(GAP)
        cells: list[tuple[str, QWidget]] = [
            *((words, self.parts[name]) for name, words in self._labels().items()),
            (self.tr("Tempat"), self.place),
            (self.tr("Urut menurut"), self.sort),
        ]
        for place, (words, widget) in enumerate(cells):
            label = QLabel(words)
            label.setBuddy(widget)
            widget.setAccessibleName(words)
            grid.addWidget(label, place // _ACROSS, place % _ACROSS * 2)
            grid.addWidget(widget, place // _ACROSS, place % _ACROSS * 2 + 1)
        for column in range(_ACROSS):
            grid.setColumnStretch(2 * column + 1, 1)
        self.kept.setAccessibleName(self.tr("Saringan yang disimpan"))
        buttons = fields.row(
            QLabel(self.tr("Saringan yang disimpan")),
            self.kept,
            self.forget_button,
            None,
            self.clear_button,
            self.keep_button,
        )
        grid.addLayout(buttons, grid.rowCount(), 0, 1, 2 * _ACROSS)
        self.setLayout(grid)

    def show_listing(self, listing: Listing) -> None:
        """Offers what this list can be filtered by; what is chosen stays chosen."""
        for name, box in self.parts.items():
            chosen = box.currentData()
            box.clear()
            box.addItem(self.tr("semua"), "")
            for offer in self._dues() if name == "due" else listing.offers.get(name, ()):
                box.addItem(offer.words, offer.key)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        self.show_saved(listing.saved)

    def _dues(self) -> list[Offer]:
        words = {OVER: self.tr("ada yang lewat"), "0": self.tr("hari ini")}
        return [
            Offer(each, words.get(each) or self.tr("dalam {count} hari").format(count=each)) for each in DUES
        ]

    def show_saved(self, saved: Mapping[str, Filter], chosen: str = "") -> None:
        """Offers the filters that are kept."""
        self._saved = saved
        self.kept.clear()
        self.kept.addItem(self.tr("belum ada") if not saved else self.tr("pilih…"), "")
        for name in saved:
            self.kept.addItem(name, name)
        self.kept.setCurrentIndex(max(0, self.kept.findData(chosen)))
        self.kept.setEnabled(bool(saved))
        self.forget_button.setEnabled(bool(self.kept.currentData()))

    def wanted(self, words: str) -> Filter:
        """The filter as chosen, with the words of the search."""
        parts = {name: str(box.currentData() or "") for name, box in self.parts.items()}
        return Filter(words=words, place=self.place.text().strip(), **parts)

    def put(self, wanted: Filter) -> None:
        """Shows a filter; a choice that this list does not know is left out."""
        for name, box in self.parts.items():
            box.setCurrentIndex(max(0, box.findData(getattr(wanted, name))))
        self.place.setText(wanted.place)

    def count(self) -> int:
        """How many parts ask for something."""
        return sum(bool(box.currentData()) for box in self.parts.values()) + bool(self.place.text().strip())

    def _choose_kept(self) -> None:
        name = str(self.kept.currentData())
        self.forget_button.setEnabled(bool(name))
        if name:
            self.put(self._saved[name])
            self.saved_chosen.emit(replace(self._saved[name]))

    def _clear(self) -> None:
        self.put(Filter())
        self.changed.emit()
