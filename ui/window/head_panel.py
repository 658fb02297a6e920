"""The head of the log to take away: a text message, and a QR code that a phone reads."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel

from intake import receipt
from intake.receipt import Receipt
from intake.vault import Vault
from ui.window import fields
from ui.window.theme import GAP, fixed_font, scaled
from ui.window.work import Job

_QUIET = 4
"""Modules of white around the code (ISO/IEC 18004, 6.3.8)."""


@dataclass(frozen=True, slots=True)
class ShownHead:
    """A head as it is shown: its receipt, and the QR code's modules."""

    receipt: Receipt
    modules: tuple[tuple[bool, ...], ...]


def read_head(vault: Vault, job: Job[ShownHead]) -> ShownHead:
    """Signs the head and gives it. Raises `Problem("log-damaged")`."""
    from intake.papers.qr import modules  # loads the typesetter

    given = receipt.give(vault)
    return ShownHead(given, modules(given.sms))


def qr_picture(modules: tuple[tuple[bool, ...], ...], side: int) -> QPixmap:
    """The code as a square of about `side` pixels, black on white in every theme, as scanners want it."""
    whole = len(modules) + 2 * _QUIET
    step = max(1, side // whole)
    drawn = QPixmap(step * whole, step * whole)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                place = QRectF((column + _QUIET) * step, (row + _QUIET) * step, step, step)
                painter.fillRect(place, Qt.GlobalColor.black)
    painter.end()
    return drawn


class HeadPanel(QFrame):
    """SMS text, short code and QR of a head."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.picture = QLabel()
        self.picture.setAccessibleName(self.tr("Kode QR catatan"))
        self.sms = fields.line(self.tr("Pesan singkat (SMS)"))
        self.sms.setReadOnly(True)
        self.sms.setFont(fixed_font())
        self.code = fields.line(self.tr("Kode pendek"))
        self.code.setReadOnly(True)
        self.code.setFont(fixed_font(13))
        self.copy_button = fields.button(self.tr("Salin SMS"), self._copy)
        close = fields.button(self.tr("Tutup"), self._close, "close")
        form = fields.form()
        fields.add_row(form, self.tr("Pesan singkat (SMS)"), self.sms)
        fields.add_row(form, self.tr("Kode pendek"), self.code)
        words = fields.label(
            self.tr(
                "Kirim SMS ini kepada orang lain, atau biarkan ia memotret kode QR. Siapa pun yang memegangnya dapat "
                "membuktikan kelak bahwa catatan sampai saat ini tidak diubah. Isinya tidak menyebut siapa pun."
            ),
            "note",
        )
        left = fields.column(
            fields.label(self.tr("Kode catatan sekarang"), "heading"),
            words,
            form,
            fields.row(self.copy_button, close, None),
            None,
        )
        both = fields.row(left, self.picture, gap=2 * GAP)
        both.setStretch(0, 1)
        both.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        self.setLayout(both)
        self.hide()

    def show_head(self, head: ShownHead) -> None:
        """Shows a head."""
        self.sms.setText(head.receipt.sms)
        self.code.setText(head.receipt.code)
        self.picture.setPixmap(qr_picture(head.modules, scaled(190)))
        self.show()
        self.copy_button.setFocus()

    def forget(self) -> None:
        """Shows none."""
        self.sms.clear()
        self.code.setText("")
        self.picture.clear()
        self.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sms.text())

    def _close(self) -> None:
        self.forget()
        self.closed.emit()
