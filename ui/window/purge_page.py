"""Hapus perkara: what an office has acknowledged wholly leaves a laptop that goes back; asked twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon

from intake.docket import purge, retention
from intake.docket.purge import Purged
from intake.records import cases
from intake.records.cases import Case
from intake.vault import Vault
from ui.window import fields, icons, language, models, saying
from ui.window.desk import Desk, Page
from ui.window.models import Column, RowsModel
from ui.window.saying import say, short_size
from ui.window.theme import GAP, scaled
from ui.window.work import Job, Priority, Steps

_NAMED: Final = 5
"""At most so many things in the way of one case are named in its row."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case, what keeps it from being erased, and until when it should be kept; '' for nothing."""

    case: Case
    lacks: str
    until: str


class PurgePage(Page):
    """Every case of one's own with what is in the way; the number has to be typed, then the question answered."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[Candidate] = RowsModel(
            [
                Column(self.tr("Perkara"), _title, width=360),
                Column(self.tr("Boleh dihapus"), self._may, self._icon, width=170),
                Column(self.tr("Mengapa belum"), lambda each: each.lacks or each.until),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Perkara di brankas ini"),
            self.tr("Belum ada perkara di brankas ini."),
            wrap=True,
        )
        self.table.setMinimumHeight(scaled(140))
        self.reason = fields.line(self.tr("Alasan"), self.tr("Misalnya: laptop dikembalikan ke kantor"))
        self.typed = fields.line(self.tr("Ketik jumlah perkara yang dihapus"))
        self.typed.setMaximumWidth(scaled(120))
        self.count = fields.label("", "heading")
        self.erase_button = fields.button(
            self.tr("Hapus dari laptop ini"), self.erase, "bad", style="primary"
        )
        self._lay_out()
        self.forget()

    def _lay_out(self) -> None:
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        head = fields.row(back, fields.label(self.tr("Hapus perkara yang sudah diterima"), "title"), None)
        form = fields.form()
        fields.add_row(form, self.tr("Alasan"), self.reason)
        fields.add_row(form, self.tr("Ketik jumlah perkara yang dihapus"), self.typed)
        words = fields.label(
            self.tr(
                "Yang dihapus hanya perkara yang seluruh isinya sudah diterima kantor lain dengan bukti. Riwayat tetap "
                "menyimpan bahwa perkara itu pernah ada. Cadangan, cetakan, dan flashdisk tidak ikut terhapus."
            ),
            "note",
        )
        sheet = fields.panel(words, self.table, self.count, form, fields.row(None, self.erase_button))
        whole = fields.column(head, sheet, gap=GAP + GAP // 2)
        whole.setStretch(1, 1)
        whole.setContentsMargins(2 * GAP, GAP + GAP // 2, 2 * GAP, GAP + GAP // 2)
        self.setLayout(whole)

    def _may(self, each: Candidate) -> str:
        return self.tr("belum") if each.lacks else self.tr("boleh")

    def _icon(self, each: Candidate) -> QIcon:
        return icons.icon("warning", "warn") if each.lacks else icons.icon("good", "good")

    def refresh(self) -> None:
        """Judges every case anew."""
        self.run(
            read_candidates, self._show, title=self.tr("Membandingkan dengan bukti"), priority=Priority.WORK
        )

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self.model.forget()
        self.reason.setText("")
        self.typed.setText("")
        self.count.clear()
        self.erase_button.setEnabled(False)

    def _show(self, found: list[Candidate]) -> None:
        self.model.set_rows(found)
        ready = len(self._ready())
        self.count.setText(self.tr("{n} perkara boleh dihapus.").format(n=ready))
        self.erase_button.setEnabled(bool(ready))
        self.table.setFocus()

    def _ready(self) -> list[Case]:
        return [each.case for each in self.model.rows if not each.lacks]

    def erase(self) -> None:
        """Erases, once the number is typed and the question answered."""
        chosen, reason = self._ready(), self.reason.text().strip()
        if not reason:
            self.desk.bar.show_text(self.tr("Tulis alasannya: ia tercatat di riwayat."), "warn")
            self.reason.setFocus()
            return
        if self.typed.text().strip() != str(len(chosen)):
            self.desk.bar.show_text(
                self.tr("Ketik angka {n} untuk memastikan: sebanyak itu perkara yang akan dihapus.").format(
                    n=len(chosen)
                ),
                "warn",
            )
            self.typed.setFocus()
            return
        if not self._is_sure(chosen):
            return
        self.erase_button.setEnabled(False)
        self.run(
            lambda vault, _: purge.purge(vault, chosen, reason), self._erased, title=self.tr("Menghapus perkara"),
            failed=self._failed,
        )  # fmt: skip

    def _is_sure(self, chosen: list[Case]) -> bool:
        kept = [
            f"{each.case.number}: {each.until}" for each in self.model.rows if not each.lacks and each.until
        ]
        text = self.tr("{n} perkara akan hilang dari laptop ini dan tidak dapat dikembalikan.").format(
            n=len(chosen)
        )
        return self.desk.ask.confirm(
            self.tr("Hapus dari laptop ini?"), "\n".join([text, *kept]), self.tr("Hapus"), self.tr("Batal")
        )

    def _erased(self, done: Purged) -> None:
        text = self.tr("{n} perkara dihapus: {exhibits} bukti, {size}.").format(
            n=len(done.cases), exhibits=done.exhibits, size=short_size(done.size)
        )
        if not done.is_finished:
            text = f"{text} {say('console.purge-unfinished')}"
        self.desk.bar.show_text(text, "good" if done.is_finished else "warn")
        self.reason.setText("")
        self.typed.setText("")
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self.desk.fail(error)
        self.refresh()


def _title(each: Candidate) -> str:
    return f"{each.case.number}. {saying.shortened(each.case.facts.title)}"


def read_candidates(vault: Vault, job: Job[list[Candidate]]) -> Steps[list[Candidate]]:
    """Every case of one's own, oldest first; gives way between two, since each has its proofs verified."""
    found = []
    own = [case for case in reversed(cases.listing(vault)) if not cases.is_foreign(vault, case)]
    for done, case in enumerate(own, 1):
        lacks = purge.coverage(vault, case).words(language.current(), case)
        if (more := len(lacks) - _NAMED) > 0:
            lacks[_NAMED:] = [say("console.purge-more", count=more)]
        held = retention.of_case(vault, case.id)
        until = "" if held is None else say(
            "console.purge-retention", number=case.number, until=held.facts.until, basis=held.facts.basis
        )  # fmt: skip
        found.append(Candidate(case, "\n".join(lacks), until))
        job.report(job.title, done, len(own))
        yield
    return found
