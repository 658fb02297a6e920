"""Terima segel: the receiving office checks a hand-over, reads what was found, takes it in and gives the answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon

from intake.bundle.ack import AckOutcome
from intake.bundle.arrivals import Arrival
from intake.bundle.handovers import HandoverState
from intake.bundle.receive import Received
from intake.findings import Verdict
from intake.papers.wording import stamp_words
from intake.problems import Problem
from ui.window import fields, icons, models, saying
from ui.window.busy import Busy
from ui.window.desk import Desk, Page
from ui.window.dropped import local_paths
from ui.window.findings_view import FindingsView
from ui.window.models import Column, RowsModel
from ui.window.receiving import Look, Looked, Own, Receive, read_arrivals
from ui.window.saying import say
from ui.window.theme import GAP, scaled
from ui.window.work import Priority

_TONES = {AckOutcome.TAKEN_IN: "good", AckOutcome.DISPUTED: "warn", AckOutcome.REFUSED: "bad"}


class ReceivePage(Page):
    """A folder is dropped or picked, checked, and then taken in."""

    left = Signal()
    chosen = Signal(object)
    answered = Signal(object, object)
    """An own case, and the acknowledgement to take in there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self._looked: Looked | None = None
        self.pick_button = fields.button(self.tr("Pilih folder segel…"), self.pick, "folder")
        self.receive_button = fields.button(
            self.tr("Terima dan beri bukti"), self.receive, "good", style="primary"
        )
        self.answer_button = fields.button(
            self.tr("Masukkan bukti serah terima"), self.take_answer, "good", style="primary"
        )
        self._busy = Busy(self, self.pick_button, self.answer_button, self.receive_button)
        self.where = fields.label("", "note")
        self.advice = fields.label("", "warn")
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
        self.table = models.table(
            self.model,
            self.tr("Segel yang sudah diterima"),
            self.tr("Belum ada segel yang diterima. Tekan Pilih folder segel."),
        )
        self.table.setMinimumHeight(scaled(80))
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
                "menekan Terima dan beri bukti, isinya masuk ke brankas dan bukti serah terima ditulis di sebelah "
                "folder itu."
            ),
            "note",
        )
        arriving = fields.panel(
            words,
            fields.row(self.pick_button, None, self.answer_button, self.receive_button),
            self.where,
            self.advice,
            self.findings,
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
        self._show_nothing()
        self.model.forget()
        self.pick_button.setEnabled(True)
        self.open_button.setEnabled(False)

    def _show_nothing(self) -> None:
        self._looked = None
        self.where.clear()
        self.findings.clear()
        self._advise("")
        self.receive_button.setEnabled(False)

    def _advise(self, words: str, *, answer: bool = False) -> None:
        """Says what to do with it; with `answer` the way to take that in stands in the place of receiving."""
        self.advice.setText(words)
        self.advice.setVisible(bool(words))
        self.answer_button.setVisible(answer)
        self.receive_button.setVisible(not answer)

    def _show(self, arrivals: list[Arrival]) -> None:
        self.model.set_rows(arrivals)
        if arrivals:
            self.table.selectRow(0)
        self.open_button.setEnabled(bool(arrivals))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one folder of this computer."""
        if self.pick_button.isEnabled() and len(local_paths(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Checks what was dropped."""
        event.acceptProposedAction()
        self.check(local_paths(event)[0])

    def pick(self) -> None:
        """Asks for the folder."""
        folder = self.desk.ask.folder(self.tr("Folder segel di flashdisk"))
        if folder is not None:
            self.check(folder)

    def check(self, folder: Path) -> None:
        """Checks a hand-over and shows what was found; nothing is taken in."""
        self._show_nothing()
        self.where.setText(saying.one_line(str(folder)))
        self._busy.set(True)
        self.run(
            Look(folder, self.tr("Memeriksa (MB)")), self._checked, title=self.tr("Memeriksa segel"),
            priority=Priority.WORK, failed=self._failed,
        )  # fmt: skip

    def _checked(self, looked: Looked) -> None:
        self._busy.set(False)
        self._looked, report = looked, looked.report
        self.where.setText(saying.one_line(str(looked.folder)))
        self.findings.show_report(report)
        is_bundle = report.subject == "bundle" and looked.own is None and not looked.other
        may = is_bundle and report.signer is not None and report.scope == "full"
        # A damaged one is answered too: the sender must hear that its copy did not arrive well.
        damaged = is_bundle and report.verdict is Verdict.DAMAGED
        self.receive_button.setEnabled(may or damaged)
        self.receive_button.setText(
            self.tr("Tolak dan beri bukti") if damaged else self.tr("Terima dan beri bukti")
        )
        if looked.own is not None:
            self._advise(self._about_own(looked.own), answer=_is_awaited(looked.own))
        elif looked.other:
            self._advise(
                self.tr(
                    "Segel ini untuk kantor lain ({office}). Bawa flashdisk ini ke sana: di sini isinya tidak dapat "
                    "dibuka dan tidak dapat diterima."
                ).format(office=saying.place_text("", looked.other))
            )
        self._focus_next()

    def _focus_next(self) -> None:
        offered = (self.answer_button, self.receive_button)
        next((each for each in offered if each.isVisible() and each.isEnabled()), self.pick_button).setFocus()

    def _about_own(self, own: Own) -> str:
        if own.handover is None:
            return self.tr(
                "Segel ini disegel dengan kunci Anda, tetapi brankas ini tidak mencatatnya. Buka brankas yang "
                "menyegelnya, atau tanyakan kepada kantor tujuannya."
            )
        name = own.handover.peer_name
        if own.handover.state is HandoverState.TAKEN_IN:
            return self.tr(
                "Segel ini Anda sendiri yang menyegel, untuk {name}. Kantor itu sudah menerimanya dan buktinya sudah "
                "ada di brankas ini: tidak ada lagi yang perlu dilakukan."
            ).format(name=name)
        if _is_awaited(own):
            return self.tr(
                "Segel ini Anda sendiri yang menyegel, untuk {name}, dan bukti serah terima dari sana sudah kembali. "
                "Masukkan bukti itu supaya serah terimanya selesai."
            ).format(name=name)
        return self.tr(
            "Segel ini Anda sendiri yang menyegel, untuk {name}. Tidak diterima di sini: serahkan flashdisk ini kepada "
            "kantor itu, lalu bawa pulang bukti serah terimanya."
        ).format(name=name)

    def take_answer(self) -> None:
        """To the hand-overs of its case, where the acknowledgement is taken in."""
        own = None if self._looked is None else self._looked.own
        if own is not None and own.case is not None and own.answer is not None:
            self.answered.emit(own.case, own.answer)

    def receive(self) -> None:
        """Takes in what was checked."""
        if self._looked is None:
            return
        self._busy.set(True)
        self.run(
            Receive(self._looked.folder, self.tr("Menerima (MB)")), self._received,
            title=self.tr("Menerima segel"), priority=Priority.WORK, failed=self._failed,
        )  # fmt: skip

    def _received(self, received: Received) -> None:
        self._answered()
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
        self._answered()
        if isinstance(error, Problem) and error.code == "check-what":
            self.desk.bar.show_text(
                self.tr(
                    "Di folder itu tidak ada segel. Pilih folder yang namanya dimulai dengan segel-, atau flashdisknya."
                ),
                "bad",
            )
        else:
            self.desk.fail(error)

    def _answered(self) -> None:
        self._busy.set(False)
        if self.receive_button.hasFocus():
            self.pick_button.setFocus()
        self.receive_button.setEnabled(False)

    def go_on(self) -> None:
        """Opens the case of the chosen row."""
        row = models.selected(self.table)
        case = None if row is None else self.model.rows[row].case
        if case is not None:
            self.chosen.emit(case)
        elif row is not None:
            self.desk.bar.show_text(self.tr("Dari segel itu tidak ada perkara di brankas ini."), "warn")


def _is_awaited(own: Own) -> bool:
    """Whether there is an answer, and a case that waits for it."""
    waits = own.handover is not None and own.handover.state is not HandoverState.TAKEN_IN
    return waits and own.case is not None and own.answer is not None


def _case_words(arrival: Arrival) -> str:
    if arrival.case is None:
        return "—"
    return f"{arrival.case.number}. {saying.shortened(arrival.case.facts.title)}"
