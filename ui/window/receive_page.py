"""Terima segel: the receiving office checks a hand-over, reads what was found, takes it in and gives the answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon

from intake.bundle.ack import AckOutcome
from intake.bundle.arrivals import Arrival
from intake.bundle.handovers import HandoverState
from intake.bundle.receive import Received
from intake.findings import Report, Verdict
from intake.papers.wording import stamp_words
from ui.window import fields, icons, models, saying
from ui.window.checking import CheckPath
from ui.window.desk import Desk, Page
from ui.window.findings_view import FindingsView
from ui.window.models import Column, RowsModel
from ui.window.receiving import Receive, read_arrivals
from ui.window.saying import say
from ui.window.theme import GAP, scaled
from ui.window.work import Priority

_TONES = {AckOutcome.TAKEN_IN: "good", AckOutcome.DISPUTED: "warn", AckOutcome.REFUSED: "bad"}


class ReceivePage(Page):
    """A folder is dropped or picked, checked, and then taken in."""

    left = Signal()
    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self._folder: Path | None = None
        self.pick_button = fields.button(self.tr("Pilih folder segel…"), self.pick, "folder")
        self.receive_button = fields.button(
            self.tr("Terima dan beri bukti"), self.receive, "good", style="primary"
        )
        self.where = fields.label("", "note")
        self.findings = FindingsView()
        self.model: RowsModel[Arrival] = RowsModel(
            [
                Column(self.tr("Diterima"), lambda each: stamp_words(each.at)[:16], width=150),
                Column(self.tr("Dari"), lambda each: each.sender or "—", width=210),
                Column(self.tr("Hasil"), lambda each: say(f"handover.{each.state}"), self._icon, width=210),
                Column(self.tr("Perkara"), _case_words),
            ],
            self,
        )
        self.table = models.table(self.model, self.tr("Segel yang sudah diterima"))
        self.table.setMinimumHeight(scaled(120))
        self.table.doubleClicked.connect(lambda _: self.go_on())
        self.open_button = fields.button(self.tr("Buka perkara"), self.go_on, "next")
        self._lay_out()
        self.forget()

    def _icon(self, arrival: Arrival) -> QIcon:
        return {
            HandoverState.TAKEN_IN: icons.icon("good", "good"),
            HandoverState.DISPUTED: icons.icon("warning", "warn"),
        }.get(arrival.state, icons.icon("bad", "bad"))

    def _lay_out(self) -> None:
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        head = fields.row(back, fields.label(self.tr("Terima segel"), "title"), None)
        words = fields.label(
            self.tr(
                "Colokkan flashdisk, lalu seret folder segelnya ke sini. Segel diperiksa dahulu; baru setelah Anda "
                "menekan Terima, isinya masuk ke brankas dan bukti serah terima ditulis di sebelah folder itu."
            ),
            "note",
        )
        arriving = fields.panel(
            words, fields.row(self.pick_button, None, self.receive_button), self.where, self.findings
        )
        held = fields.panel(
            fields.row(fields.label(self.tr("Segel yang sudah diterima"), "heading"), None, self.open_button),
            self.table,
        )
        whole = fields.column(head, arriving, held, gap=GAP + GAP // 2)
        whole.setStretch(1, 3)
        whole.setStretch(2, 2)
        whole.setContentsMargins(2 * GAP, GAP + GAP // 2, 2 * GAP, GAP + GAP // 2)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Reads what was received so far."""
        self.run(read_arrivals, self._show)

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self._folder = None
        self.where.clear()
        self.findings.clear()
        self.model.set_rows([])
        self.pick_button.setEnabled(True)
        self.receive_button.setEnabled(False)
        self.open_button.setEnabled(False)

    def _show(self, arrivals: list[Arrival]) -> None:
        self.model.set_rows(arrivals)
        if arrivals:
            self.table.selectRow(0)
        self.open_button.setEnabled(bool(arrivals))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one folder of this computer."""
        if self.pick_button.isEnabled() and len(_folders(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Checks what was dropped."""
        event.acceptProposedAction()
        self.check(_folders(event)[0])

    def pick(self) -> None:
        """Asks for the folder."""
        folder = self.desk.ask.folder(self.tr("Folder segel di flashdisk"))
        if folder is not None:
            self.check(folder)

    def check(self, folder: Path) -> None:
        """Checks a hand-over and shows what was found; nothing is taken in."""
        self._folder = folder
        self.where.setText(saying.one_line(str(folder)))
        self.findings.clear()
        self._busy(True)
        self.run(
            CheckPath(folder, self.tr("Memeriksa (MB)")), self._checked, title=self.tr("Memeriksa segel"),
            priority=Priority.WORK, failed=self._failed,
        )  # fmt: skip

    def _checked(self, report: Report) -> None:
        self._busy(False)
        self.findings.show_report(report)
        may = report.subject == "bundle" and report.signer is not None and report.scope == "full"
        # A damaged one is answered too: the sender must hear that its copy did not arrive well.
        damaged = report.subject == "bundle" and report.verdict is Verdict.DAMAGED
        self.receive_button.setEnabled(may or damaged)
        self.receive_button.setText(
            self.tr("Tolak dan beri bukti") if damaged else self.tr("Terima dan beri bukti")
        )
        (self.receive_button if self.receive_button.isEnabled() else self.pick_button).setFocus()

    def receive(self) -> None:
        """Takes in what was checked."""
        if self._folder is None:
            return
        self._busy(True)
        self.run(
            Receive(self._folder, self.tr("Menerima (MB)")), self._received, title=self.tr("Menerima segel"),
            priority=Priority.WORK, failed=self._failed,
        )  # fmt: skip

    def _received(self, received: Received) -> None:
        self._busy(False)
        self.receive_button.setEnabled(False)
        tone = _TONES[received.outcome]
        words = self.tr("{outcome}: {new} berkas baru, {held} sudah ada.").format(
            outcome=say(f"handover.{received.outcome}"), new=received.new_files, held=received.already_held
        )
        self.findings.show_findings(words, tone, received.findings)
        if received.ack is None:
            self.desk.bar.show_text(
                self.tr("Segel ini terlalu rusak untuk dijawab. Minta pengirim menyegel lagi."), "bad"
            )
        else:
            self.desk.bar.show_text(
                self.tr(
                    "Bukti serah terima tertulis: {name}. Kembalikan flashdisk itu kepada pengirim."
                ).format(name=received.ack.name),
                tone,
            )
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        self.receive_button.setEnabled(False)
        self.desk.fail(error)

    def _busy(self, busy: bool) -> None:
        self.pick_button.setEnabled(not busy)
        self.receive_button.setEnabled(not busy)

    def go_on(self) -> None:
        """Opens the case of the chosen row."""
        row = models.selected(self.table)
        case = None if row is None else self.model.rows[row].case
        if case is not None:
            self.chosen.emit(case)
        elif row is not None:
            self.desk.bar.show_text(self.tr("Dari segel itu tidak ada perkara di brankas ini."), "warn")


def _case_words(arrival: Arrival) -> str:
    if arrival.case is None:
        return "—"
    return f"{arrival.case.number}. {saying.shortened(arrival.case.facts.title)}"


def _folders(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
