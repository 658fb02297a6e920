"""Printing a paper out of memory: pages are drawn at the printer's resolution, and no file is written by Segel.

What the system's print spooler keeps of them is told in docs/THREATS.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from intake.problems import Problem
from intake.vault import Vault
from ui.window.work import Job, Steps

MOST_DPI = 300
"""A page of A4 at this resolution takes 35 MB; printers that can do more gain nothing from text and photos."""
_POINTS = 72


@dataclass(frozen=True, slots=True)
class PrintPages:
    """Sends a PDF to a printer, one page at a time, so that other tasks can come between; `what` names the pages."""

    pdf: bytes
    printer: QPrinter
    what: str

    def __call__(self, vault: Vault, job: Job[int]) -> Steps[int]:
        """How many pages went to the printer. Raises `Problem`: print-failed, cancelled."""
        return self._print(job)

    def _print(self, job: Job[int]) -> Steps[int]:
        buffer = QBuffer()
        buffer.setData(QByteArray(self.pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        wanted = list(_pages(self.printer, document.pageCount()))
        painter = QPainter()
        if not wanted or not painter.begin(self.printer):
            raise Problem("print-failed", item=self.printer.printerName())
        try:
            for done, page in enumerate(wanted):
                if job.cancelled.is_set():
                    self.printer.abort()
                    raise Problem("cancelled")
                if done and not self.printer.newPage():
                    raise Problem("print-failed", item=self.printer.printerName())
                _draw(painter, document, page, self.printer)
                job.report(self.what, done + 1, len(wanted))
                yield
        finally:
            painter.end()
            document.close()
            buffer.close()
        return len(wanted)


def _pages(printer: QPrinter, count: int) -> Iterator[int]:
    """The pages that were asked for, from 0."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return iter(range(max(first, 1) - 1, min(last, count)))


def _draw(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    """Draws one page as large as its paper, turned where it lies across; unreachable margins stay white."""
    paper = document.pagePointSize(page)
    dpi = min(printer.resolution(), MOST_DPI)
    pixels = QSize(round(paper.width() * dpi / _POINTS), round(paper.height() * dpi / _POINTS))
    image = document.render(page, pixels, QPdfDocumentRenderOptions())
    sheet = printer.pageLayout().fullRectPoints()
    if (paper.width() > paper.height()) != (sheet.width() > sheet.height()):
        image, paper = image.transformed(QTransform().rotate(90)), paper.transposed()
    scale = printer.resolution() / _POINTS
    margins = printer.pageLayout().marginsPixels(printer.resolution())
    corner = QPointF(0, 0) if printer.fullPage() else QPointF(-margins.left(), -margins.top())
    painter.fillRect(QRectF(corner, paper * scale), Qt.GlobalColor.white)
    painter.drawImage(QRectF(corner, paper * scale), image)
