"""Serah terima: what goes along, to whom, and how far each hand-over is; acknowledgements come back here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox

from intake import cards
from intake.bundle import ack, handovers
from intake.bundle.ack import TakenAck
from intake.bundle.handovers import Handover, HandoverState
from intake.cards import TrustedCard
from intake.docket import procedure
from intake.papers.wording import stamp_words
from intake.records import statements
from intake.records.cases import Case
from intake.vault import Vault
from intake.wording import Language
from ui.window import fields, icons, language, models, saying
from ui.window.checking import read_small
from ui.window.desk import Desk
from ui.window.handing_over import Seal, Sealed, Words
from ui.window.models import Column, RowsModel
from ui.window.paper_choice import PaperChoice
from ui.window.paper_tasks import PaperKind, form_kinds
from ui.window.saying import short_size
from ui.window.section import OpenCase, Section
from ui.window.stages import Stages
from ui.window.theme import GAP, scaled
from ui.window.work import Job, Priority

_SHOWN_LACKS = 3


@dataclass(frozen=True, slots=True)
class Outside:
    """The hand-overs of the case, the offices that can receive it, the papers, and what the case still lacks."""

    handovers: tuple[Handover, ...]
    cards: tuple[TrustedCard, ...]
    kinds: tuple[PaperKind, ...]
    lacks: tuple[str, ...]
    drafts: int


class HandoverSection(Section):
    """Everything that leaves the vault, and the answers."""

    wants_cards = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self._cards: tuple[TrustedCard, ...] = ()
        self.papers = PaperChoice(self.tr("Surat yang ikut"))
        self.identity = QCheckBox(self.tr("Sertakan dokumen identitas (KTP)"))
        self.identity.setAccessibleName(self.identity.text())
        self.receiver = QComboBox()
        self.receiver.setMinimumContentsLength(12)
        self.seal_button = fields.button(self.tr("Segel ke flashdisk…"), self.seal, "seal", style="primary")
        self.ack_button = fields.button(self.tr("Masukkan bukti serah terima…"), self.pick_ack, "good")
        self.lacking = fields.label("", "warn")
        self.no_card = fields.label(
            self.tr("Belum ada kantor penerima. Percayai dahulu kartu kantor itu di halaman Kartu."), "warn"
        )
        self.cards_button = fields.button(
            self.tr("Ke halaman Kartu"), self.wants_cards.emit, "card", style="link"
        )
        self.stages = Stages()
        self.model: RowsModel[Handover] = RowsModel(self._columns(), self)
        self.table = models.table(self.model, self.tr("Serah terima perkara ini"), wrap=True)
        self.table.setMinimumHeight(scaled(90))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self._lay_out()

    def _columns(self) -> list[Column[Handover]]:
        return [
            Column(self.tr("Dibuat"), lambda each: stamp_words(each.created_at)[:16], width=150),
            Column(self.tr("Kepada"), lambda each: each.peer_name, width=200),
            Column(self.tr("Keadaan"), lambda each: self._state(each)[0], self._icon, width=210),
            Column(self.tr("Artinya"), lambda each: self._state(each)[1]),
        ]

    def _state(self, handover: Handover) -> tuple[str, str]:
        return {
            HandoverState.PREPARED: (
                self.tr("Belum selesai"),
                self.tr("Tidak sampai ke flashdisk. Segel lagi."),
            ),
            HandoverState.SEALED: (
                self.tr("Bukti terima belum ada"),
                self.tr("Tertulis dan dibaca ulang. Simpan brankas ini sampai kantor memberi bukti terima."),
            ),
            HandoverState.TAKEN_IN: (
                self.tr("Diterima"),
                self.tr("Kantor penerima sudah memeriksa dan menerima."),
            ),
            HandoverState.DISPUTED: (
                self.tr("Dipersoalkan"),
                self.tr("Kantor menerima tetapi catatannya berselisih. Hubungi kantor itu."),
            ),
            HandoverState.REFUSED: (
                self.tr("Ditolak"),
                self.tr("Salinannya rusak atau tidak asli. Segel lagi."),
            ),
        }[handover.state]

    def _icon(self, handover: Handover) -> QIcon:
        if handover.state is HandoverState.TAKEN_IN:
            return icons.icon("good", "good")
        if handover.state in (HandoverState.DISPUTED, HandoverState.REFUSED):
            return icons.icon("bad", "bad")
        return icons.icon("warning", "warn")

    def _lay_out(self) -> None:
        along = fields.panel(fields.label(self.tr("Surat yang ikut"), "heading"), self.papers, self.identity)
        form = fields.form()
        fields.add_row(form, self.tr("Kantor penerima"), self.receiver)
        notice = fields.row(self.no_card, self.cards_button)
        notice.setStretch(0, 1)
        notice.addStretch(0)
        sealed = fields.panel(
            fields.label(self.tr("Segel untuk kantor lain"), "heading"),
            fields.label(
                self.tr(
                    "Hanya kantor penerima (dan Anda) yang dapat membukanya. Flashdisk yang hilang tidak terbaca."
                ),
                "note",
            ),
            self.lacking,
            form,
            notice,
            None,
            fields.row(None, self.seal_button),
        )
        top = fields.row(along, sealed, gap=2 * GAP)
        top.setStretch(0, 1)
        top.setStretch(1, 1)
        head = fields.row(fields.label(self.tr("Serah terima perkara ini"), "heading"), None, self.ack_button)
        note = fields.label(
            self.tr("Bukti serah terima yang dibawa pulang dapat juga diseret ke halaman ini."), "note"
        )
        whole = fields.column(top, head, self.stages, self.table, note, gap=GAP)
        whole.setStretch(0, 3)
        whole.setStretch(3, 2)
        self.setLayout(whole)

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.identity.setChecked(False)

    def show_now(self) -> None:
        """Reads hand-overs, cards, papers, and what is missing."""
        self.run(ReadOutside(self.opened.case), self._show)

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self.model.set_rows([])
        self.papers.forget()
        self._cards = ()
        self.receiver.clear()
        self.lacking.clear()
        self.stages.show_state(None)

    def _show(self, outside: Outside) -> None:
        self.model.set_rows(outside.handovers)
        if outside.handovers:
            self.table.selectRow(len(outside.handovers) - 1)
        self.papers.offer(outside.kinds)
        self._show_lacks(outside)
        chosen = self.receiver.currentText()
        self._cards = outside.cards
        self.receiver.clear()
        self.receiver.addItems(
            [
                f"{each.card.name} · {saying.place_text(each.card.unit, each.card.office)}"
                for each in self._cards
            ]
        )
        self.receiver.setCurrentIndex(max(0, self.receiver.findText(chosen)) if self._cards else -1)
        may = bool(self._cards) and self.opened.editable
        self.receiver.setEnabled(may)
        self.seal_button.setEnabled(may)
        for part in (self.no_card, self.cards_button):
            part.setVisible(not self._cards)

    def _show_lacks(self, outside: Outside) -> None:
        lines = [f"• {each}" for each in outside.lacks[:_SHOWN_LACKS]]
        if len(outside.lacks) > _SHOWN_LACKS:
            lines.append(self.tr("• dan {n} lagi").format(n=len(outside.lacks) - _SHOWN_LACKS))
        if lines:
            lines.insert(0, self.tr("Yang masih kurang (boleh disegel dahulu):"))
        if outside.drafts:
            lines.append(
                self.tr("{n} rancangan keterangan belum disegel dan tidak akan ikut.").format(
                    n=outside.drafts
                )
            )
        self.lacking.setText("\n".join(lines))
        self.lacking.setVisible(bool(lines))

    def _choose(self) -> None:
        row = models.selected(self.table)
        self.stages.show_state(None if row is None else self.model.rows[row])

    def seal(self) -> None:
        """Asks for the stick and seals the case onto it."""
        index = self.receiver.currentIndex()
        if not 0 <= index < len(self._cards):
            return
        folder = self.desk.ask.folder(self.tr("Flashdisk atau folder tujuan"))
        if folder is None:
            return
        words = Words(
            self.tr("Menyiapkan gambar"),
            self.tr("Menulis halaman"),
            self.tr("Menulis ke flashdisk (MB)"),
            self.tr("Menyimpan tetap dan membaca ulang (MB)"),
        )
        task = Seal(
            self.opened.case, self._cards[index].card, folder, self.papers.chosen,
            self.identity.isChecked(), words,
        )  # fmt: skip
        self.seal_button.setEnabled(False)
        self.run(task, self._sealed, title=self.tr("Menyegel"), priority=Priority.WORK, failed=self._refused)

    def _sealed(self, sealed: Sealed) -> None:
        made = sealed.made
        parts = [
            self.tr(
                "Tertulis dan dibaca ulang: {folder} ({files} berkas, {size}). Flashdisk aman dilepas. "
                "Bukti terima belum ada."
            ).format(folder=made.folder.name, files=made.files, size=short_size(made.size))
        ]
        if made.drafts:
            parts.append(self.tr("{n} rancangan keterangan tidak ikut.").format(n=made.drafts))
        if made.withheld:
            parts.append(self.tr("{n} dokumen identitas tidak ikut.").format(n=made.withheld))
        if "card-not-compared" in made.warnings:
            parts.append(self.tr("Kata-kata kartu penerima belum dicocokkan."))
        if sealed.is_almost_full:
            parts.append(
                self.tr("Flashdisk hampir penuh, sisa {size}: siapkan yang lain.").format(
                    size=short_size(sealed.free)
                )
            )
        warned = bool(made.warnings) or sealed.is_almost_full
        self.desk.bar.show_text(" ".join(parts), "warn" if warned else "good")
        self.show_now()
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self.desk.fail(error)
        if self._open is not None:
            self.show_now()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one file of this computer."""
        if self._open is not None and len(_local(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes in the acknowledgement that was dropped."""
        event.acceptProposedAction()
        self.take_ack(_local(event)[0])

    def pick_ack(self) -> None:
        """Asks for the acknowledgement that came back on the stick."""
        path = self.desk.ask.file(
            self.tr("Bukti serah terima"), self.tr("Bukti serah terima (*.ack.txt *.txt)")
        )
        if path is not None:
            self.take_ack(path)

    def take_ack(self, path: Path) -> None:
        """Takes in an acknowledgement."""

        def task(vault: Vault, _: Job[TakenAck]) -> TakenAck:
            return ack.take(vault, read_small(path))

        self.run(task, self._taken)

    def _taken(self, taken: TakenAck) -> None:
        outcome = taken.handover.state
        tone = {HandoverState.TAKEN_IN: "good", HandoverState.DISPUTED: "warn"}.get(outcome, "bad")
        if taken.handover.case != self.opened.case.id:
            text = self.tr("Bukti serah terima masuk untuk perkara lain: {state}.")
        else:
            text = self.tr("Bukti serah terima masuk: {state}.")
        text = text.format(state=self._state(taken.handover)[0])
        if "ack-gap" in taken.warnings:
            text = f"{text} {saying.say('warning.ack-gap')}"
            tone = "warn"
        self.desk.bar.show_text(text, tone)
        self.show_now()
        self.changed.emit()


def _local(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


@dataclass(frozen=True, slots=True)
class ReadOutside:
    """Reads what the section shows of a case."""

    case: Case

    def __call__(self, vault: Vault, job: Job[Outside]) -> Outside:
        """Hand-overs, cards, papers, lacks."""
        found = procedure.missing(vault, self.case).lacks
        indonesian = language.current() is Language.ID
        lacks = tuple(each.requirement.title if indonesian else each.requirement.english for each in found)
        drafts = sum(not each.is_sealed for each in statements.listing(vault, self.case))
        return Outside(
            tuple(handovers.listing(vault, self.case)),
            tuple(cards.trusted(vault)),
            form_kinds(),
            lacks,
            drafts,
        )
