"""A paper before it is printed: shown out of memory, page by page, with what it still lacks beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPdfWidgets import QPdfView

from ui.window import fields, saying
from ui.window.desk import Desk, Page
from ui.window.paper_sheets import PaperSheets
from ui.window.paper_tasks import MadePaper, PaperWanted, SavePaper
from ui.window.printing import PrintPages
from ui.window.theme import GAP, scaled
from ui.window.work import Priority

_STEP = 1.25
_LEAST, _MOST = 0.25, 4.0


class PaperPage(Page):
    """One paper; nothing of it lies on the disk unless the officer saves it."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: MadePaper | None = None
        self._wanted: PaperWanted | None = None
        self.view = PaperSheets(self, self.tr("Halaman surat"))
        self.view.setMinimumHeight(scaled(240))
        self.title = fields.label("", "title")
        self.title.setMinimumWidth(100)
        self.pages = fields.label("", "note")
        self.pages.setWordWrap(False)
        self.remarks = fields.label("", "warn")
        self.print_button = fields.button(self.tr("Cetak…"), self.print_it, "document", style="primary")
        self.save_button = fields.button(self.tr("Simpan PDF…"), self.save, "save")
        self.smaller = fields.button("", lambda: self._zoom(1 / _STEP), "zoom-out")
        self.smaller.setAccessibleName(self.tr("Perkecil"))
        self.larger = fields.button("", lambda: self._zoom(_STEP), "zoom-in")
        self.larger.setAccessibleName(self.tr("Perbesar"))
        self.fit = fields.button(self.tr("Selebar jendela"), self.view.fit, "fit")
        self._lay_out()
        self.forget()

    def _lay_out(self) -> None:
        self.back_button = fields.button(self.tr("Kembali"), self.left.emit, "back")
        head = fields.row(self.back_button, self.title, self.pages, gap=2 * GAP)
        head.setStretch(1, 1)
        tools = fields.row(self.smaller, self.larger, self.fit, None, self.save_button, self.print_button)
        self._side = fields.panel(fields.label(self.tr("Perlu diperhatikan"), "heading"), self.remarks, None)
        self._side.setFixedWidth(scaled(300))
        both = fields.row(self.view, self._side, gap=2 * GAP)
        both.setStretch(0, 1)
        whole = fields.column(head, tools, both, gap=GAP + GAP // 2)
        whole.setStretch(2, 1)
        whole.setContentsMargins(2 * GAP, GAP + GAP // 2, 2 * GAP, GAP + GAP // 2)
        self.setLayout(whole)

    @property
    def made(self) -> MadePaper | None:
        """The paper that is shown."""
        return self._made

    def refresh(self) -> None:
        """There is no paper to come back to: goes where the officer came from."""
        self.left.emit()

    def again(self) -> Callable[[PaperPage], object]:
        """The same paper, made once more."""
        wanted = self._wanted
        return lambda new: new.open(wanted) if wanted is not None else new.refresh()

    def open(self, wanted: PaperWanted) -> None:
        """Has a paper made and shows it."""
        self.forget()
        self._wanted = wanted
        self.title.setText(wanted.title)
        self.pages.setText(self.tr("Sedang dibuat…"))
        self.run(wanted.make, self._show, title=wanted.title, priority=Priority.WORK, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        self.pages.clear()
        self.desk.fail(error)

    def forget(self) -> None:
        """Shows no paper, and lets go of its bytes."""
        super().forget()
        self._made = self._wanted = None
        self.view.clear()
        self.title.clear()
        self.pages.clear()
        self.remarks.clear()
        for part in (self.print_button, self.save_button, self.smaller, self.larger, self.fit):
            part.setEnabled(False)
        self._side.hide()

    def _show(self, made: MadePaper) -> None:
        self._made = made
        self.view.show_pdf(made.pdf)
        self.title.setText(made.title)
        self.pages.setText(self.tr("{n} halaman").format(n=self.view.paper.pageCount()))
        self.remarks.setText("\n".join(f"• {each}" for each in made.remarks))
        self._side.setVisible(bool(made.remarks))
        for part in (self.print_button, self.save_button, self.smaller, self.larger, self.fit):
            part.setEnabled(True)
        self.view.fit()
        self.print_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Fits the paper to the width it gets."""
        super().showEvent(event)
        self.view.fit()

    def _zoom(self, factor: float) -> None:
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            width = self.view.paper.pagePointSize(0).width() or 595.0
            shown = self.view.viewport().width() / (width * self.view.logicalDpiX() / 72)
            self.view.setZoomFactor(shown)
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(max(_LEAST, min(_MOST, self.view.zoomFactor() * factor)))

    def print_it(self) -> None:
        """Asks which printer, and prints out of memory."""
        made = self._made
        if made is None:
            return
        printer = self.desk.ask.printer(self.view.paper.pageCount())
        if printer is None:
            return
        task = PrintPages(made.pdf, printer, self.tr("Mencetak halaman"))
        self.run(task, self._printed, title=self.tr("Mencetak"), priority=Priority.WORK)

    def _printed(self, pages: int) -> None:
        self.desk.bar.show_text(
            self.tr("{n} halaman sudah dikirim ke pencetak. Ambil kertasnya sebelum pergi.").format(n=pages),
            "good",
        )

    def save(self) -> None:
        """Asks where, warns once that a PDF is plain, and writes."""
        made = self._made
        if made is None:
            return
        target = self.desk.ask.new_file(self.tr("Simpan PDF"), made.file_name, self.tr("PDF (*.pdf)"))
        if target is None or not self._may_be_plain():
            return
        self.run(SavePaper(made, target), self._saved, title=self.tr("Menyimpan PDF"), priority=Priority.WORK)

    def _may_be_plain(self) -> bool:
        return self.desk.ask.confirm(
            self.tr("PDF tanpa sandi"),
            self.tr(
                "PDF ini memuat nama, keterangan dan foto tanpa sandi. Jaga seperti berkas kertas rahasia."
            ),
            self.tr("Simpan PDF"),
            self.tr("Batal"),
        )

    def _saved(self, target: Path) -> None:
        self.desk.bar.show_text(
            self.tr("Tersimpan tanpa sandi: {path}.").format(path=saying.one_line(str(target))), "good"
        )
