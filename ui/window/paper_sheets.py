"""The pages of a PDF, shown out of memory: nothing of it lies on the disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget


class PaperSheets(QPdfView):
    """All pages below each other, as wide as there is room."""

    def __init__(self, page: QWidget, name: str) -> None:
        super().__init__()
        # Of the page, not of this view: a document that ends after its view tells it so, and Qt crashes.
        self._buffer = QBuffer(page)
        self.paper = QPdfDocument(page)
        self.setAccessibleName(name)
        self.setDocument(self.paper)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.fit()

    def fit(self) -> None:
        """Shows the pages as wide as there is room."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def show_pdf(self, pdf: bytes) -> None:
        """Shows these pages, at the height at which others were shown before."""
        before = self.verticalScrollBar().value()
        self.clear()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.paper.load(self._buffer)
        self.verticalScrollBar().setValue(before)

    def clear(self) -> None:
        """Shows no page, and lets go of the bytes."""
        self.paper.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())

    @property
    def is_empty(self) -> bool:
        """Whether no byte of a paper is held."""
        return not self.paper.pageCount() and self._buffer.data().isEmpty()
