"""Serah terima: the dossier, the sealed bundle, and what has come back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox

from intake import cards
from intake.bundle import ack, handovers
from intake.bundle.ack import TakenAck
from intake.bundle.handovers import Handover, HandoverState
from intake.bundle.seal import SealedHandover
from intake.cards import TrustedCard
from intake.papers.gather import DossierMade
from intake.papers.wording import stamp_words
from intake.problems import Problem, from_os_error
from intake.vault import Vault
from ui.window import fields, icons, models, saying
from ui.window.desk import Desk
from ui.window.handing_over import MakeDossier, Seal
from ui.window.models import Column, RowsModel
from ui.window.saying import short_size
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP
from ui.window.work import Job, Priority

MOST_ACK = 1 << 20


@dataclass(frozen=True, slots=True)
class Outside:
    """The hand-overs of the case and the offices that a bundle can be sealed to."""

    handovers: tuple[Handover, ...]
    cards: tuple[TrustedCard, ...]


class HandoverSection(Section):
    """Everything that leaves the vault, and the answers."""

    wants_cards = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._cards: tuple[TrustedCard, ...] = ()
        self.receiver = QComboBox()
        self.receiver.setAccessibleName(self.tr("Kantor penerima"))
        self.receiver.setMinimumContentsLength(24)
        self.dossier_button = fields.button(self.tr("Buat berkas PDF…"), self.make_dossier, "document")
        self.seal_button = fields.button(self.tr("Segel ke flashdisk…"), self.seal, "seal", style="primary")
        self.ack_button = fields.button(self.tr("Masukkan bukti serah terima…"), self.take_ack, "good")
        self.no_card = fields.label(
            self.tr("Belum ada kantor penerima. Percayai dahulu kartu kantor itu di halaman Kartu."), "warn"
        )
        self.cards_button = fields.button(
            self.tr("Ke halaman Kartu"), self.wants_cards.emit, "card", style="link"
        )
        self.model: RowsModel[Handover] = RowsModel(self._columns(), self)
        self.table = models.table(self.model, self.tr("Serah terima perkara ini"), wrap=True)
        self._lay_out()

    def _columns(self) -> list[Column[Handover]]:
        return [
            Column(self.tr("Dibuat"), lambda each: stamp_words(each.created_at)[:16], width=150),
            Column(self.tr("Kepada"), lambda each: each.peer_name, width=220),
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
        dossier = fields.panel(
            fields.label(self.tr("Berkas perkara (PDF)"), "heading"),
            fields.label(
                self.tr(
                    "Semua isi perkara dalam satu PDF untuk dicetak. PDF tidak bersandi: siapa pun dapat membacanya."
                ),
                "note",
            ),
            None,
            fields.row(None, self.dossier_button),
        )
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
            form,
            notice,
            None,
            fields.row(None, self.seal_button),
        )
        top = fields.row(dossier, sealed, gap=2 * GAP)
        top.setStretch(0, 2)
        top.setStretch(1, 3)
        head = fields.row(fields.label(self.tr("Serah terima perkara ini"), "heading"), None, self.ack_button)
        whole = fields.column(top, head, self.table, gap=GAP + GAP // 2)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.show_now()

    def show_now(self) -> None:
        """Reads hand-overs and cards."""
        case = self.opened.case

        def task(vault: Vault, _: Job[Outside]) -> Outside:
            return Outside(tuple(handovers.listing(vault, case)), tuple(cards.trusted(vault)))

        self.run(task, self._show)

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self.model.set_rows([])
        self._cards = ()
        self.receiver.clear()

    def _show(self, outside: Outside) -> None:
        self.model.set_rows(outside.handovers)
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
        self.no_card.setVisible(not self._cards)

    def make_dossier(self) -> None:
        """Asks where, warns once that PDF is plain, and writes."""
        number = self.opened.case.number
        target = self.desk.ask.new_file(
            self.tr("Simpan berkas perkara"), f"berkas-perkara-{number}.pdf", self.tr("PDF (*.pdf)")
        )
        if target is None:
            return
        sure = self.desk.ask.confirm(
            self.tr("PDF tanpa sandi"),
            self.tr(
                "PDF ini memuat nama, keterangan dan foto tanpa sandi. Jaga seperti berkas kertas rahasia."
            ),
            self.tr("Buat PDF"),
            self.tr("Batal"),
        )
        if not sure:
            return
        task = MakeDossier(self.opened.case, target, self.tr("Menyiapkan gambar"), self.tr("Menulis halaman"))
        self.dossier_button.setEnabled(False)
        self.run(task, lambda made: self._written(made, target), title=self.tr("Membuat berkas perkara"),
                 priority=Priority.WORK, failed=self._refused)  # fmt: skip

    def _written(self, made: DossierMade, target: Path) -> None:
        self.dossier_button.setEnabled(True)
        text = self.tr("PDF selesai: {pages} halaman, {path}.").format(pages=made.pages, path=target)
        if made.without_photo:
            text += " " + self.tr("{n} bukti tanpa gambar.").format(n=made.without_photo)
        self.desk.bar.show_text(text, "good")
        self.changed.emit()

    def seal(self) -> None:
        """Asks for the stick and seals the case onto it."""
        index = self.receiver.currentIndex()
        if not 0 <= index < len(self._cards):
            return
        folder = self.desk.ask.folder(self.tr("Flashdisk atau folder tujuan"))
        if folder is None:
            return
        task = Seal(self.opened.case, self._cards[index].card, folder, self.tr("Menyegel (MB)"))
        self.seal_button.setEnabled(False)
        self.run(task, self._sealed, title=self.tr("Menyegel"), priority=Priority.WORK, failed=self._refused)

    def _sealed(self, made: SealedHandover) -> None:
        text = self.tr(
            "Tertulis dan dibaca ulang: {folder} ({files} berkas, {size}). Flashdisk aman dilepas. "
            "Bukti terima belum ada."
        ).format(folder=made.folder.name, files=made.files, size=short_size(made.size))
        if made.drafts:
            text += " " + self.tr("{n} rancangan keterangan tidak ikut.").format(n=made.drafts)
        if "card-not-compared" in made.warnings:
            text += " " + self.tr("Kata-kata kartu penerima belum dicocokkan.")
        self.desk.bar.show_text(text, "warn" if made.warnings else "good")
        self.show_now()
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self.dossier_button.setEnabled(True)
        self.desk.fail(error)
        if self._open is not None:
            self.show_now()

    def take_ack(self) -> None:
        """Takes in the acknowledgement that came back on the stick."""
        path = self.desk.ask.file(
            self.tr("Bukti serah terima"), self.tr("Bukti serah terima (*.ack.txt *.txt)")
        )
        if path is None:
            return

        def task(vault: Vault, _: Job[TakenAck]) -> TakenAck:
            return ack.take(vault, read_small(path))

        self.run(task, self._taken)

    def _taken(self, taken: TakenAck) -> None:
        outcome = taken.handover.state
        tone = {HandoverState.TAKEN_IN: "good", HandoverState.DISPUTED: "warn"}.get(outcome, "bad")
        self.desk.bar.show_text(
            self.tr("Bukti serah terima masuk: {state}.").format(state=self._state(taken.handover)[0]), tone
        )
        self.show_now()
        self.changed.emit()


def read_small(path: Path) -> bytes:
    """The bytes of a small file. Raises `Problem`: file-gone, file-forbidden, file-unreadable, ack-malformed."""
    try:
        with path.open("rb") as source:
            data = source.read(MOST_ACK + 1)
    except OSError as error:
        raise from_os_error(error, path) from error
    if len(data) > MOST_ACK:
        raise Problem("ack-malformed", why="size")
    return data
