"""Laporan bulanan: what a month brought, in counts, to look at, print or take into a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from intake.docket import desk as desks
from intake.lists import monthly
from intake.lists.monthly import Monthly
from intake.vault import Vault
from ui.window import fields, language, models, saying
from ui.window.desk import Desk, Page
from ui.window.models import Column, RowsModel
from ui.window.paper_tasks import MakeMonthly, PaperWanted
from ui.window.theme import GAP, scaled
from ui.window.work import Job, Priority

_MONTHS = 36


@dataclass(frozen=True, slots=True)
class CountLine:
    """One row: by what is counted, what it is, how many cases."""

    head: str
    words: str
    cases: int


class MonthPage(Page):
    """The months of the last three years."""

    left = Signal()
    wants_paper = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.month = QComboBox()
        self.month.setAccessibleName(self.tr("Bulan"))
        self.month.setMinimumContentsLength(len("September 2026"))
        self.month.currentIndexChanged.connect(lambda _: self._count())
        self.look_button = fields.button(self.tr("Lihat dan cetak"), self.look, "document", style="primary")
        self.save_button = fields.button(self.tr("Simpan untuk Excel (CSV)…"), self.save, "save")
        self.summary = fields.label("", "heading")
        self.model: RowsModel[CountLine] = RowsModel(
            [
                Column(self.tr("Menurut"), lambda each: each.head, width=260),
                Column(self.tr("Uraian"), lambda each: each.words),
                Column(self.tr("Perkara"), lambda each: str(each.cases), width=110),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Hitungan bulan ini"),
            self.tr("Belum ada perkara dalam bulan ini. Pilih bulan lain."),
        )
        self.table.setMinimumHeight(scaled(200))
        self._lay_out()
        self.forget()

    def _lay_out(self) -> None:
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        head = fields.row(back, fields.label(self.tr("Laporan bulanan"), "title"), None)
        note = fields.label(
            self.tr(
                "Hanya hitungan, tanpa nama siapa pun. Angka kecil dapat menunjuk orang: untuk jajaran pengawas saja."
            ),
            "note",
        )
        sheet = fields.panel(
            fields.row(self.month, None, self.save_button, self.look_button), self.summary, self.table, note
        )
        whole = fields.column(head, sheet, gap=GAP + GAP // 2)
        whole.setStretch(1, 1)
        whole.setContentsMargins(2 * GAP, GAP + GAP // 2, 2 * GAP, GAP + GAP // 2)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Offers the months up to this one."""
        self.run(lambda vault, _: months_until(vault), self._offer)

    def again(self) -> Callable[[MonthPage], object]:
        """The same month."""
        month = self.month.currentData()
        return lambda new: new.run(lambda vault, _: months_until(vault), partial(new._offer, chosen=month))

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self.month.blockSignals(True)
        self.month.clear()
        self.month.blockSignals(False)
        self.model.forget()
        self.summary.clear()
        self._may(False)

    def _offer(self, months: tuple[str, ...], chosen: str = "") -> None:
        self.month.blockSignals(True)
        for month in months:
            self.month.addItem(saying.month_text(month), month)
        self.month.setCurrentIndex(max(0, self.month.findData(chosen)))
        self.month.blockSignals(False)
        self.month.setFocus()
        self._count()

    def _count(self) -> None:
        month = self.month.currentData()
        self._may(False)
        if month:
            self.run(
                lambda vault, _: monthly.report(vault, month, language.current()), self._show,
                title=self.tr("Menghitung"), priority=Priority.WORK,
            )  # fmt: skip

    def _show(self, made: Monthly) -> None:
        if made.month != self.month.currentData():
            return
        lines = []
        for each in made.counted:
            for number, count in enumerate(each.counts):
                lines.append(CountLine("" if number else each.title, count.words, count.cases))
        self.model.set_rows(lines)
        self.summary.setText(
            self.tr("{cases} perkara, {received} di antaranya dari kantor lain").format(
                cases=made.cases, received=made.received
            )
        )
        self._may(True)

    def _may(self, may: bool) -> None:
        self.look_button.setEnabled(may)
        self.save_button.setEnabled(may)

    def look(self) -> None:
        """Shows the report as paper."""
        month = self.month.currentData()
        title = self.tr("Laporan bulanan {month}").format(month=saying.month_text(month))
        self.wants_paper.emit(PaperWanted(title, MakeMonthly(month, title)))

    def save(self) -> None:
        """Saves the counts for a spreadsheet."""
        month = self.month.currentData()
        target = self.desk.ask.new_file(
            self.tr("Simpan hitungan"), f"{monthly.NAME}-{month}.csv", self.tr("Tabel (*.csv)")
        )
        if target is not None and self._may_be_plain():
            self.run(SaveCounts(month, target), self._saved)

    def _may_be_plain(self) -> bool:
        return self.desk.ask.confirm(
            self.tr("Tabel tanpa sandi"),
            self.tr(
                "Tabel ini disimpan tanpa sandi. Isinya hanya hitungan, tetapi angka kecil dapat menunjuk orang: jaga "
                "seperti berkas kertas rahasia."
            ),
            self.tr("Simpan tabel"),
            self.tr("Batal"),
        )

    def _saved(self, target: Path) -> None:
        self.desk.bar.show_text(
            self.tr("Tersimpan tanpa sandi: {path}.").format(path=saying.one_line(str(target))), "good"
        )


def months_until(vault: Vault) -> tuple[str, ...]:
    """This month by the office's clock and those before it, newest first."""
    today = desks.today(vault)
    last = today.year * 12 + today.month - 1
    return tuple(f"{each // 12}-{each % 12 + 1:02d}" for each in range(last, last - _MONTHS, -1))


@dataclass(frozen=True, slots=True)
class SaveCounts:
    """Writes the counts of a month as CSV."""

    month: str
    target: Path

    def __call__(self, vault: Vault, job: Job[Path]) -> Path:
        """Where it lies. Raises `Problem`: file-exists, folder-missing, disk-full."""
        data = monthly.csv_bytes(monthly.report(vault, self.month))
        monthly.export(vault, self.month, self.target, data)
        return self.target
