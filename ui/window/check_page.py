"""Periksa: this vault, or anything Segel wrote, with findings that one can read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox

from intake.check import Subject
from intake.findings import Report
from intake.problems import Problem
from ui.window import fields, saying
from ui.window.busy import Busy
from ui.window.checking import CheckPath, CheckPdf, CheckVault, Given, given
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Desk, Page
from ui.window.dropped import local_paths
from ui.window.findings_view import FindingsView
from ui.window.theme import GAP
from ui.window.work import Priority


class CheckPage(Page):
    """What shall be checked, and the answer."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self.vault_button = fields.button(
            self.tr("Periksa brankas ini"), self.check_vault, "search", style="primary"
        )
        self.quick = QCheckBox(self.tr("Cepat: isi berkas tidak dibaca"))
        self.quick.setAccessibleName(self.quick.text())
        self.folder_button = fields.button(self.tr("Folder segel…"), self.pick_folder, "folder")
        self.file_button = fields.button(self.tr("Bukti serah terima atau foto…"), self.pick_file, "file")
        self.dossier_button = fields.button(self.tr("Berkas perkara (PDF)…"), self.pick_dossier, "document")
        self.against = ChoiceBox()
        self.against.setAccessibleName(self.tr("Berkas perkara dibandingkan dengan"))
        self.against.addItems([self.tr("isi brankas ini"), self.tr("sebuah folder segel")])
        self._busy = Busy(
            self, self.vault_button, self.quick, self.folder_button, self.file_button, self.against,
            self.dossier_button,
        )  # fmt: skip
        self.where = fields.label("", "note")
        self.findings = FindingsView()
        self._lay_out()

    def _lay_out(self) -> None:
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        head = fields.row(back, fields.label(self.tr("Periksa"), "title"), None)
        words = fields.label(
            self.tr(
                "Pemeriksaan membandingkan semua isi dengan catatan yang tidak dapat diubah. Tidak ada yang diganti. "
                "Segel, bukti serah terima, foto bersama bukti pencatatannya, atau berkas perkara (PDF) dapat diseret "
                "ke sini."
            ),
            "note",
        )
        compared = fields.row(
            fields.label(self.tr("Setiap halaman berkas perkara dibandingkan dengan:"), "note"),
            self.against,
            self.dossier_button,
        )
        compared.setStretch(0, 1)
        asked = fields.panel(
            words,
            fields.row(self.vault_button, self.quick, None, self.folder_button, self.file_button),
            compared,
        )
        answer = fields.panel(self.where, self.findings)
        whole = fields.column(head, asked, answer, gap=GAP + GAP // 2)
        whole.setStretch(2, 1)
        whole.setContentsMargins(2 * GAP, GAP + GAP // 2, 2 * GAP, GAP + GAP // 2)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Waits for the officer to say what to check."""
        self.vault_button.setFocus()

    def forget(self) -> None:
        """Shows no answer."""
        super().forget()
        self.where.clear()
        self.findings.clear()
        self._busy.set(False)

    def check_vault(self) -> None:
        """Checks the vault that is open."""
        self._begin(self.tr("Brankas ini"))
        task = CheckVault(self.tr("Memeriksa (MB)"), full=not self.quick.isChecked())
        self.run(task, self._show, title=self.tr("Memeriksa brankas"), priority=Priority.WORK,
                 failed=self._failed)  # fmt: skip

    def pick_folder(self) -> None:
        """Asks for a hand-over."""
        folder = self.desk.ask.folder(self.tr("Folder segel"))
        if folder is not None:
            self.check(folder)

    def pick_file(self) -> None:
        """Asks for a file that Segel wrote."""
        path = self.desk.ask.file(
            self.tr("Berkas yang diperiksa"),
            self.tr("Bukti (*.ack.txt *.txt *.tlog-proof);;Semua berkas (*)"),
        )
        if path is not None:
            self.check(path)

    def pick_dossier(self) -> None:
        """Asks for the paper, and for the hand-over that it is compared with where the officer wants that."""
        pdf = self.desk.ask.file(self.tr("Berkas perkara"), self.tr("Berkas perkara (*.pdf)"))
        if pdf is None:
            return
        if self.against.currentIndex() == 0:
            self.check_dossier(pdf)
        elif (folder := self.desk.ask.folder(self.tr("Folder segel pembanding"))) is not None:
            self.check_dossier(pdf, folder)

    def check_dossier(self, pdf: Path, bundle: Path | None = None, proof: Path | None = None) -> None:
        """Compares each page with this vault, or with the hand-over in a folder; a PDF that the proof says to be
        evidence is checked as that.
        """
        self._begin(saying.one_line(str(pdf)))
        title = self.tr("Memeriksa berkas perkara") if proof is None else self.tr("Memeriksa")
        self.run(
            CheckPdf(pdf, bundle, proof), self._show, title=title, priority=Priority.WORK, failed=self._failed,
        )  # fmt: skip

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one or two things of this computer: a file, or a photo with its proof."""
        if self.file_button.isEnabled() and 1 <= len(local_paths(event)) <= 2:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Checks what was dropped."""
        event.acceptProposedAction()
        self.check(*local_paths(event))

    def check(self, path: Path, other: Path | None = None) -> None:
        """Checks what lies at `path`; of two, in either order, one is a photo and the other its proof, or one is a
        dossier and the other what it is compared with.
        """
        self.run(lambda _, __: given(path, other), self._check)

    def _check(self, what: Given) -> None:
        if what.kind is Subject.PDF:
            self.check_dossier(what.path, what.bundle, what.proof)
            return
        if what.kind is Subject.PROOF and what.proof is None:
            photo = self.desk.ask.file(self.tr("Foto yang dibuktikan"), self.tr("Semua berkas (*)"))
            if photo is not None:
                self.check(photo, what.path)
            return
        self._begin(saying.one_line(str(what.path)))
        self.run(
            CheckPath(what.path, self.tr("Memeriksa (MB)"), what.proof, what.kind), self._show,
            title=self.tr("Memeriksa"), priority=Priority.WORK, failed=self._failed,
        )  # fmt: skip

    def _begin(self, where: str) -> None:
        self.where.setText(where)
        self.findings.clear()
        self.desk.bar.clear()
        self._busy.set(True)

    def _show(self, report: Report) -> None:
        self._busy.set(False)
        self.findings.show_report(report)

    def _failed(self, error: BaseException) -> None:
        self._busy.set(False)
        if isinstance(error, Problem) and error.code == "check-what":
            self.desk.bar.show_text(
                self.tr(
                    "Ini bukan segel, bukti serah terima, bukti foto, atau berkas perkara, atau sudah terlalu rusak "
                    "untuk dikenali. "
                    "Brankas lain dibuka dahulu, lalu diperiksa dari dalam."
                ),
                "bad",
            )
        else:
            self.desk.fail(error)
