"""Riwayat: what was done with the case, by whom and when, in words; nothing here can be changed."""

from __future__ import annotations

from dataclasses import dataclass

from intake.custody import journal
from intake.custody.words import in_words
from intake.papers.wording import stamp_words
from intake.vault import Vault
from intake.wording import Language
from ui.window import fields, models
from ui.window.desk import Desk
from ui.window.models import Column, RowsModel
from ui.window.section import Section
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class LogLine:
    """One event: its place in the log, when, and what."""

    seq: int
    at: str
    words: str


class LogSection(Section):
    """The events of the case, oldest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[LogLine] = RowsModel(
            [
                Column(self.tr("No. catatan"), lambda line: str(line.seq), width=110),
                Column(self.tr("Waktu"), lambda line: stamp_words(line.at), width=250),
                Column(self.tr("Yang terjadi"), lambda line: line.words),
            ],
            self,
        )
        self.table = models.table(self.model, self.tr("Riwayat perkara"))
        note = fields.label(
            self.tr(
                "Waktu adalah jam laptop ini. Perubahan setelah serah terima akan ketahuan oleh siapa pun yang "
                "memegang tanda terima atau segelnya."
            ),
            "note",
        )
        whole = fields.column(self.table, note)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def show_now(self) -> None:
        """Reads the log of the case."""
        case = self.opened.case

        def task(vault: Vault, _: Job[list[LogLine]]) -> list[LogLine]:
            return [
                LogLine(event.entry.seq, event.entry.at, in_words(event, Language.ID))
                for event in journal.events(vault, case=case.id, log=case.log)
            ]

        self.run(task, self._show)

    def forget(self) -> None:
        """Shows no event."""
        super().forget()
        self.model.set_rows([])

    def _show(self, lines: list[LogLine]) -> None:
        self.model.set_rows(lines)
        self.table.scrollToBottom()
