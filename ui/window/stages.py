"""How far a hand-over is, as steps in a row: written, flushed, read back, safe to remove, acknowledged."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from intake.bundle.handovers import Handover, HandoverState
from intake.bundle.seal import Step
from ui.window import fields, icons
from ui.window.handing_over import Going
from ui.window.saying import short_size
from ui.window.theme import GAP

_SIZE = 18
_REMOVAL, _ANSWER = 3, 4


class Stages(QWidget):
    """The steps of one hand-over; said in words too, since colour alone says nothing to some."""

    def __init__(self) -> None:
        super().__init__()
        self._words = (
            self.tr("tertulis"),
            self.tr("tersimpan tetap"),
            self.tr("dibaca ulang"),
            self.tr("aman dilepas"),
        )
        self._not_yet = (
            self.tr("tidak tertulis"),
            self.tr("tidak tersimpan"),
            self.tr("tidak dibaca ulang"),
            self.tr("tidak ada segel untuk dibawa"),
        )
        self._answers = {
            HandoverState.PREPARED: self.tr("tidak selesai"),
            HandoverState.SEALED: self.tr("bukti serah terima belum ada"),
            HandoverState.TAKEN_IN: self.tr("diterima"),
            HandoverState.DISPUTED: self.tr("dipersoalkan"),
            HandoverState.REFUSED: self.tr("ditolak"),
        }
        self._icons = [QLabel() for _ in range(5)]
        self._labels = [fields.label("") for _ in range(5)]
        parts: list[QWidget | None] = []
        for icon, label in zip(self._icons, self._labels, strict=True):
            parts += [icon, label]
        self._row = fields.row(*parts, gap=GAP)
        self.setLayout(self._row)
        self.show_state(None)

    @property
    def text(self) -> str:
        """The steps as words, '' where no hand-over is chosen."""
        return ", ".join(label.text() for label in self._labels if label.text())

    def show_state(self, handover: Handover | None) -> None:
        """Shows how far a hand-over is; None for none."""
        self.setVisible(handover is not None)
        if handover is None:
            for label in self._labels:
                label.clear()
            return
        # The vault calls a hand-over sealed only after it was synced and read back.
        done = handover.state is not HandoverState.PREPARED
        for number, words in enumerate(self._words if done else self._not_yet):
            self._put(number, words, "good" if done else "close", "good" if done else "muted")
        icon, ink = {
            HandoverState.TAKEN_IN: ("good", "good"),
            HandoverState.SEALED: ("warning", "warn"),
        }.get(handover.state, ("bad", "bad"))
        self._put(_ANSWER, self._answers[handover.state], icon, ink)

    def show_going(self, going: Going) -> None:
        """Shows how far one is that is being sealed: bytes of bytes, and that the stick must stay where it is."""
        size = short_size(going.size) if going.size else "…"
        for number, (step, words) in enumerate(zip(Step, self._words, strict=False)):
            count = going.done[step]
            told = self.tr("{step} {done} dari {size}").format(step=words, done=_done(count), size=size)
            self._put(number, told, "steps", "info" if count else "muted")
        self._put(_REMOVAL, self.tr("jangan cabut dahulu"), "warning", "warn")
        self._put(_ANSWER, self._answers[HandoverState.SEALED], "steps", "muted")
        self.show()

    def _put(self, number: int, words: str, icon: str, ink: str) -> None:
        self._icons[number].setPixmap(icons.picture(icon, _SIZE, ink))
        self._labels[number].setText(words)
        self._row.setStretch(
            2 * number + 1, len(words)
        )  # room as each needs it, so that none is broken early


def _done(count: int) -> str:
    return short_size(count) if count else "0"
