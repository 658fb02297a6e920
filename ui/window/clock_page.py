"""Cek jam kamera: the laptop's time as a large code to photograph, new each second, and what the photos of it said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake.evidence import clockcheck, exhibits
from intake.evidence.clockcheck import ClockCheck
from intake.evidence.clocknotes import ClockNote, ClockNotes
from intake.media import qr
from intake.vault import Vault
from intake.wording import sentence
from ui.window import fields, language, models
from ui.window.desk import Desk
from ui.window.models import Column, RowsModel
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP
from ui.window.work import Job

_SECOND = 1000
Modules = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The code of this second: its time as people read it, its modules as they are drawn."""

    at: str
    modules: Modules


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What the photo with this number said of its camera's clock."""

    number: int
    words: str
    is_doubt: bool


class CodeView(QWidget):
    """A QR code as large as there is room, dark on white in both themes: every camera reads that."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._modules: Modules = ()

    def sizeHint(self) -> QSize:
        """Large enough to be photographed from a metre; it takes whatever more room there is."""
        return QSize(300, 300)

    def minimumSizeHint(self) -> QSize:
        """Large enough to be photographed at all."""
        return QSize(240, 240)

    def show_modules(self, modules: Modules) -> None:
        """Draws these modules; none clears the view."""
        self._modules = modules
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole pixels for each module, in the middle."""
        if not self._modules:
            return
        painter = QPainter(self)
        side = max(1, min(self.width(), self.height()) // len(self._modules))
        whole = side * len(self._modules)
        left, top = (self.width() - whole) // 2, (self.height() - whole) // 2
        painter.fillRect(QRect(left, top, whole, whole), Qt.GlobalColor.white)
        for row, line in enumerate(self._modules):
            for column, dark in enumerate(line):
                if dark:
                    place = QRect(left + column * side, top + row * side, side, side)
                    painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()


class ClockPage(Section):
    """The code, the steps, and the results of the case's photos; the code is asked for only while it is seen."""

    left = Signal()
    wants_photo = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.code = CodeView(self.tr("Kode QR jam laptop"))
        self.time = fields.label("", "title")
        self.results: RowsModel[CheckLine] = RowsModel(
            [
                Column(self.tr("Foto"), lambda line: str(line.number), width=70),
                Column(self.tr("Hasil"), lambda line: line.words),
            ],
            self,
        )
        self.table = models.table(
            self.results,
            self.tr("Hasil cek jam"),
            self.tr("Belum ada hasil. Potret kodenya, lalu tekan Masukkan foto kodenya."),
            wrap=True,
        )
        self.photo_button = fields.button(
            self.tr("Masukkan foto kodenya…"), self.wants_photo.emit, "plus", style="primary"
        )
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._lay_out()

    def _lay_out(self) -> None:
        back = fields.button(self.tr("Semua bukti"), self.left.emit, "back")
        steps = fields.label(
            self.tr(
                "1. Potret kode ini dengan kamera atau ponsel yang membuat foto bukti, sampai kotaknya tampak utuh.\n"
                "2. Salin foto kode itu bersama foto lainnya, lalu masukkan.\n"
                "3. Segel mencatat selisih jam kamera dengan jam laptop ini. Waktu pada foto tidak diubah."
            )
        )
        left = fields.column(self.time, self.code)
        left.setStretch(1, 1)
        right = fields.column(
            steps,
            fields.row(self.photo_button, None),
            self.table,
        )
        right.setStretch(2, 1)
        both = fields.row(fields.holder(left), fields.holder(right), gap=2 * GAP)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        first = fields.label(self.tr("Jam laptop ini sendiri tidak diperiksa: cocokkan dulu."), "note")
        head = fields.row(back, first)
        head.setStretch(1, 1)
        whole = fields.column(head, both)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_now(self) -> None:
        """Shows the code from now on, and what is known so far."""
        self._tick()
        self._clock.start(_SECOND)
        self._refresh()

    def turned_away(self) -> None:
        """Nobody looks: no code."""
        self._clock.stop()
        self.code.show_modules(())
        self.time.clear()

    def showEvent(self, event: object) -> None:
        """In sight, from wherever the officer comes back."""
        if self.is_open:
            self.show_now()

    def hideEvent(self, event: object) -> None:
        """Out of sight, no code is asked for; a code that nobody saw would make later photos be searched in vain."""
        self.turned_away()

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.photo_button.setEnabled(opened.editable)

    def forget(self) -> None:
        """Shows no code and no result."""
        super().forget()
        self.turned_away()
        self.results.forget()

    def _tick(self) -> None:
        if not self.is_open:
            return
        case = self.opened.case

        def task(vault: Vault, _: Job[Shown]) -> Shown:
            text = clockcheck.code(vault, case)
            return Shown(datetime.now().astimezone().strftime("%H.%M.%S"), qr.modules(text))

        self.run(task, self._show)

    def _show(self, shown: Shown) -> None:
        if self._clock.isActive():
            self.time.setText(shown.at)
            self.code.show_modules(shown.modules)

    def _refresh(self) -> None:
        case = self.opened.case

        def task(vault: Vault, _: Job[list[CheckLine]]) -> list[CheckLine]:
            notes = ClockNotes(vault, case.id)
            lines = []
            for exhibit in exhibits.listing(vault, case):
                note = notes.note_for(exhibit)
                if note is not None and note.number == exhibit.number:
                    lines.append(CheckLine(exhibit.number, note.words(language.current()), False))
                for doubt in notes.doubt_words(exhibit, language.current()):
                    lines.append(CheckLine(exhibit.number, doubt, True))
            return lines

        self.run(task, self.results.set_rows)

    def tell(self, check: ClockCheck) -> str:
        """A check that was just made, in words; it joins the results."""
        number = check.exhibit.number
        if check.doubt is not None or check.seconds is None:
            words = sentence(language.current(), f"doubt.{check.doubt}")
        else:
            note = ClockNote(check.make, check.model, check.seconds, check.shown_at, number, check.basis)
            words = note.words(language.current())
        self.results.add_row(CheckLine(number, words, check.doubt is not None))
        return self.tr("Foto cek jam, bukti {n}: {words}").format(n=number, words=words)
