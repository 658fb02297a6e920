"""Reading back: the statement in large type over the whole screen, a piece at a time, for speaker and officer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from intake.records.hearing import QuestionAnswer
from ui.window import fields, saying, theme
from ui.window.theme import GAP

PIECE = 420
"""Characters of free words on one page at most; they are parted at the ends of sentences."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
_ON = (
    Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """What is shown at once: a heading, and the words."""

    head: str
    words: str


def pieces(name: str, number: int, text: str, rows: Sequence[QuestionAnswer]) -> tuple[Piece, ...]:
    """A statement as it is read back: whose it is, the words, each question with its answer, the last question."""
    head = saying.say("read-back.head", number=number, name=name)
    found = [Piece(head, part) for part in parted(text)]
    for index, row in enumerate(rows, 1):
        answer = row.answer if row.answer.strip() else saying.say("read-back.no-answer")
        question = f"{saying.say('read-back.question', number=index)} {row.question}"
        found += [Piece(question, part) for part in parted(answer)]
    return (*found, Piece(head, saying.say("read-back.end")))


def parted(text: str) -> Iterator[str]:
    """The words in pieces of a few sentences; nothing of them is left out."""
    piece = ""
    for sentence in (part for line in text.splitlines() for part in _SENTENCE.split(line) if part.strip()):
        if piece and len(piece) + len(sentence) > PIECE:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}" if piece else sentence
    if piece:
        yield piece


class ReadBack(QDialog):
    """Arrow keys go on and back, Escape ends; `agreed` is emitted where the officer says that all was read."""

    agreed = Signal()

    def __init__(self, found: Sequence[Piece], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bacakan kembali"))
        self.setModal(True)
        self._pieces = tuple(found)
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
        self._show()

    def _lay_out(self) -> None:
        hint = fields.label(self.tr("Tombol panah: lanjut dan kembali. Esc: tutup."), "note")
        hint.setWordWrap(False)
        buttons = fields.row(
            self.close_button, hint, None, self.place, self.back_button, self.next_button, self.agree_button
        )
        whole = fields.column(self.head, self.words, buttons, gap=3 * GAP)
        whole.setStretch(1, 1)
        whole.setContentsMargins(8 * GAP, 6 * GAP, 8 * GAP, 4 * GAP)
        self.setLayout(whole)

    @property
    def is_last(self) -> bool:
        """Whether nothing is left to be read."""
        return self.at == len(self._pieces) - 1

    def on(self) -> None:
        """The next piece."""
        if not self.is_last:
            self.at += 1
            self._show()

    def back(self) -> None:
        """The piece before."""
        if self.at:
            self.at -= 1
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys and the space bar turn the pages."""
        if event.key() in _ON:
            self.on()
        elif event.key() in _BACK:
            self.back()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Leaves nothing to read behind."""
        self._pieces = (Piece("", ""),)
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
