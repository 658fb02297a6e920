"""Reading back: the statement in large type over the whole screen, a piece at a time, for speaker and officer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QShowEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from intake.records.hearing import QuestionAnswer
from ui.window import fields, saying, theme
from ui.window.keys import Keys
from ui.window.theme import GAP

PIECE = 420
"""Characters of words on one page at most, however much room there is."""
_ENDS = (re.compile(r"(?<=[.!?…])\s"), re.compile(r"(?<=[,;:–—])\s"), re.compile(r"\s"))
"""Where words are parted: at the end of a sentence, else of a part of it, else of a word."""
_ON = Keys("readback-on", ("Right", "Down", "PgDown", "Space", "Return", "Enter"))
_BACK = Keys("readback-back", ("Left", "Up", "PgUp", "Backspace"))
_END = Keys("readback-end", ("Esc",))


@dataclass(frozen=True, slots=True)
class Part:
    """What is read under one heading: `head`, `asked` in smaller type, the words; `again` heads words without it."""

    head: str
    words: str
    asked: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is shown at once: a heading, and the words; of which part, and how many letters of it went before."""

    head: str
    words: str
    part: int
    start: int


def parts(name: str, number: int, text: str, rows: Sequence[QuestionAnswer]) -> tuple[Part, ...]:
    """A statement as it is read back: whose it is, the words, each question with its answer, the last question."""
    head = saying.say("read-back.head", number=number, name=saying.one_line(name))
    found = [Part(head, text)] if text.strip() else []
    for index, row in enumerate(rows, 1):
        answer = row.answer if row.answer.strip() else saying.say("read-back.no-answer")
        question = saying.say("read-back.question", number=index)
        found.append(Part(question, answer, row.question, saying.say("read-back.answer-to", number=index)))
    return (*found, Part(head, saying.say("read-back.end")))


def parted(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """The words in pieces that fit, parted where one pauses; nothing of them is left out."""
    rest = " ".join(text.split())
    while rest:
        most = _most(rest[:PIECE], fits)
        end = most if most == len(rest) else _pause(rest, most)
        yield rest[:end]
        rest = rest[end:].lstrip()


def _most(text: str, fits: Callable[[str], bool]) -> int:
    """How many characters fit, at least one."""
    good, bad = 1, len(text) + 1
    while bad - good > 1:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if fits(text[:middle]) else (good, middle)
    return good


def _pause(text: str, most: int) -> int:
    for pattern in _ENDS:
        found = [each.start() for each in pattern.finditer(text, 0, most + 1)]
        if found:
            return found[-1]
    return most


class ReadBack(QDialog):
    """Arrow keys go on and back, Escape ends; `agreed` is emitted where the officer says that all was read."""

    KEYS: Final = (_ON, _BACK, _END)

    agreed = Signal()

    def __init__(self, found: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bacakan kembali"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts = tuple(found)
        self._pieces: tuple[Piece, ...] = (Piece("", "", 0, 0),)
        self.at = 0
        self.head = fields.label("", "readback")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setObjectName("readback")
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget, size in ((self.head, 18.0), (self.words, 28.0)):
            font = QFont(self.font())
            font.setPointSizeF(theme.points(size))
            widget.setFont(font)
        self.place = fields.label("", "note")
        self.place.setWordWrap(False)
        self.back_button = fields.button(self.tr("Kembali"), self.back, "back")
        self.next_button = fields.button(self.tr("Lanjut"), self.on, "next", style="primary")
        self.agree_button = fields.button(self.tr("Sudah dibacakan"), self._agree, "good", style="primary")
        self.close_button = fields.button(self.tr("Tutup"), self.reject, "close")
        self._lay_out()

    def _lay_out(self) -> None:
        hint = fields.label(self.tr("Tombol panah: lanjut dan kembali. Esc: tutup."), "note")
        hint.setWordWrap(False)
        hint.setHidden(theme.percent() > 100)  # the buttons need the room
        buttons = fields.row(
            self.close_button, hint, None, self.place, self.back_button, self.next_button, self.agree_button
        )
        whole = fields.column(self.head, self.words, buttons, gap=3 * GAP)
        whole.setStretch(1, 1)
        whole.setContentsMargins(8 * GAP, 6 * GAP, 8 * GAP, 4 * GAP)
        self.setLayout(whole)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is shown, one after the other, at the present size of the screen and of the text."""
        return self._pieces

    @property
    def is_last(self) -> bool:
        """Whether nothing is left to be read."""
        return self.at == len(self._pieces) - 1

    def showEvent(self, event: QShowEvent) -> None:
        """Now everything has the size that its style gives it."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another screen has room for other pieces."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Parts the words so that each piece is in sight whole; what was being read stays, from its beginning."""
        if not self._parts:
            return
        now = self._pieces[self.at]
        self.words.clear()
        self._pieces = tuple(self._part())
        began = [
            at for at, each in enumerate(self._pieces) if (each.part, each.start) <= (now.part, now.start)
        ]
        self.at = began[-1]
        self._show()

    def _part(self) -> Iterator[Piece]:
        for number, part in enumerate(self._parts):
            heading = f"{part.head} {part.asked}" if part.asked else part.head
            start = 0
            if part.asked and not self._is_low(heading):
                for words in parted(part.asked, self._room(part.head)):
                    yield Piece(part.head, words, number, start)
                    start += len(words.replace(" ", ""))
                heading = part.again
            for words in parted(part.words, self._room(heading)):
                yield Piece(heading, words, number, start)
                start += len(words.replace(" ", ""))

    def _is_low(self, heading: str) -> bool:
        """Whether a heading leaves the words most of the screen."""
        self.head.setText(heading)
        width, metrics = self.head.width(), self.head.fontMetrics()
        whole = all(metrics.horizontalAdvance(each) <= width for each in heading.split())
        return whole and self.head.heightForWidth(width) <= self.height() // 5

    def _room(self, heading: str) -> Callable[[str], bool]:
        """Says of words whether they fit below a heading."""
        self.head.setText(heading)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        view, margin = self.words.viewport().size(), 2 * self.words.document().documentMargin()
        font, width, height = self.words.font(), view.width() - margin, view.height() - margin
        return lambda words: _height(words, font, width) < height

    def on(self) -> None:
        """The next piece; before it what is out of sight of this one."""
        if not self._scroll(1) and not self.is_last:
            self.at += 1
            self._show()

    def back(self) -> None:
        """The piece before, and before that what is out of sight of this one."""
        if not self._scroll(-1) and self.at:
            self.at -= 1
            self._show()

    def _scroll(self, by: int) -> bool:
        """Turns a screen that is too low even for the shortest piece; says whether there was anything to turn."""
        bar = self.words.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + by * max(1, bar.pageStep() - 1))
        return bar.value() != before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys and the space bar turn the pages."""
        if _ON.pressed(event):
            self.on()
        elif _BACK.pressed(event):
            self.back()
        elif _END.pressed(event):
            self.reject()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Leaves nothing to read behind."""
        self._parts, self._pieces = (), (Piece("", "", 0, 0),)
        self.at = 0
        self._show()
        super().done(result)

    def _agree(self) -> None:
        self.agreed.emit()
        self.accept()

    def _show(self) -> None:
        piece = self._pieces[self.at]
        self.head.setText(piece.head)
        self.words.setPlainText(piece.words)
        self.words.setAccessibleName(f"{piece.head} {piece.words}")
        self.place.setText(f"{self.at + 1} / {len(self._pieces)}")
        self.back_button.setEnabled(self.at > 0)
        self.next_button.setVisible(not self.is_last)
        self.agree_button.setVisible(self.is_last)
        self.setFocus()


def _height(words: str, font: QFont, width: float) -> float:
    """How high words are in a text field of this width, in pixels; signs out of other fonts may be higher."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width)
        height += line.height()
    layout.endLayout()
    return height
