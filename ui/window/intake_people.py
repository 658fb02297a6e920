"""The people of one role in the report, and the way to one more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.reception import Speaker
from intake.records.people import Role
from ui.window import fields
from ui.window.intake_field import Field
from ui.window.intake_person import PersonBlock
from ui.window.theme import GAP


class PeopleBlock(QWidget):
    """One block for each person; a report has one reporter, and as many reported parties and witnesses as there are."""

    typed = Signal()
    grown = Signal()
    withdrawal_wanted = Signal(object)
    """The block of somebody recorded who is not of the case."""

    def __init__(self, role: Role, seal: Callable[[PersonBlock], None]) -> None:
        super().__init__()
        self.role, self._seal = role, seal
        self.blocks: list[PersonBlock] = []
        words = self.tr("Tambah terlapor") if role is Role.TERLAPOR else self.tr("Tambah saksi")
        self.add_button = fields.button(words, self.add, "plus", style="link")
        self._column = fields.column(gap=GAP)
        self.setLayout(fields.column(self._column, self.add_button))
        self.add_button.setVisible(role is not Role.PELAPOR)
        self._add()

    def put(self, speakers: Sequence[Speaker]) -> None:
        """Shows these people, or one block to begin with."""
        for block in self.blocks[max(1, len(speakers)) :]:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        del self.blocks[max(1, len(speakers)) :]
        while len(self.blocks) < len(speakers):
            self._add()
        for block, speaker in zip(self.blocks, speakers, strict=False):
            block.put(speaker)
        if not speakers:
            self.blocks[0].clear()

    def add(self) -> None:
        """One more person, whose name is asked first."""
        block = self._add()
        block.show()
        self.grown.emit()
        block.fields["name"].edit.setFocus()

    def _add(self) -> PersonBlock:
        block = PersonBlock(self.role, len(self.blocks) + 1, self._seal)
        block.typed.connect(self.typed)
        block.withdrawal_wanted.connect(self.withdrawal_wanted)
        self.blocks.append(block)
        self._column.addWidget(block)
        return block

    def all_fields(self) -> Iterator[Field]:
        """The fields in reading order."""
        for block in self.blocks:
            yield from block.all_fields()

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stops, in reading order."""
        for block in self.blocks:
            yield from block.stops()
        if self.role is not Role.PELAPOR:
            yield self.add_button
