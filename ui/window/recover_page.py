"""Brankas petugas: the office opens a vault that names its card and whose passphrase is lost; it goes on elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from crypto.slots import KdfParams, normalise_passphrase
from intake import recovery
from intake.officer import Officer
from intake.problems import Problem
from intake.recovery import Recovered, Wanted
from intake.strength import LEAST, Strength, known_words, strength
from intake.vault import Vault
from ui.window import fields, recent, saying
from ui.window.busy import Busy
from ui.window.desk import Desk, Page
from ui.window.strength import StrengthHint
from ui.window.theme import GAP
from ui.window.watching import Watching
from ui.window.work import Job, Priority

_OPEN_ALL_THE_SAME = ("recovery-older", "recovery-differs")


class RecoverPage(Page):
    """Asks which vault, where it shall go on, why, and has the officer type the new passphrase."""

    left = Signal()

    def __init__(self, desk: Desk, kdf: KdfParams | None = None) -> None:
        super().__init__(desk)
        self._kdf = kdf
        self._known: frozenset[str] = frozenset()
        self.source = fields.line(self.tr("Folder brankas petugas"))
        self.target = fields.line(self.tr("Folder brankas baru"))
        self.reason = fields.line(self.tr("Alasan"), self.tr("Misalnya: lupa kata sandi"))
        self.first = fields.line(self.tr("Kata sandi baru"), secret=True)
        self.second = fields.line(self.tr("Kata sandi baru sekali lagi"), secret=True)
        for each in (self.first, self.second):
            each.textChanged.connect(self._judge)
        self._hint = StrengthHint()
        self.go_button = fields.button(
            self.tr("Buka dengan kunci kantor"), self.recover, "lock", style="primary"
        )
        self._busy = Busy(self, self.go_button)
        self._lay_out()

    def _lay_out(self) -> None:
        both = fields.row(self._which(), self._secret(), gap=2 * GAP)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        head = fields.row(back, fields.label(self.tr("Brankas petugas, kata sandi hilang"), "title"), None)
        whole = fields.column(head, both, None, gap=2 * GAP)
        whole.setContentsMargins(2 * GAP, GAP + GAP // 2, 2 * GAP, GAP + GAP // 2)
        self.setLayout(whole)

    def _which(self) -> QFrame:
        form = fields.form()
        for name, line, pick in (
            (self.tr("Folder brankas petugas"), self.source, self._pick_source),
            (self.tr("Folder brankas baru"), self.target, self._pick_target),
        ):
            button = fields.button(self.tr("Pilih…"), pick)
            button.setAccessibleName(self.tr("Pilih: {what}").format(what=name))
            fields.add_row(form, name, fields.row(line, button))
        fields.add_row(form, self.tr("Alasan"), self.reason)
        return fields.panel(
            fields.label(
                self.tr(
                    "Untuk petugas yang lupa kata sandinya dan dulu memilih kartu kantor Anda. Brankas atau cadangan "
                    "yang dibawanya tidak diubah: di folder baru dibuat lanjutannya, dengan kunci baru. Riwayat kantor "
                    "dan riwayat petugas mencatat siapa membukanya, kapan dan mengapa."
                ),
                "note",
            ),
            form,
            None,
        )

    def _secret(self) -> QFrame:
        form = fields.form()
        fields.add_row(form, self.tr("Kata sandi baru"), self.first)
        fields.add_row(form, self.tr("Sekali lagi"), self.second)
        return fields.panel(
            fields.label(self.tr("Diketik oleh petugas sendiri"), "heading"),
            form,
            self._hint,
            fields.row(None, self.go_button),
            None,
        )

    def refresh(self) -> None:
        """An empty form."""
        self.forget()
        self._judge()
        self.run(lambda vault, _: vault.officer, self._take_officer)
        self.source.setFocus()

    def forget(self) -> None:
        """Clears every field."""
        super().forget()
        for each in (self.source, self.target, self.reason, self.first, self.second):
            each.setText("")
        self._known = frozenset()
        self._busy.set(False)

    def _take_officer(self, who: Officer) -> None:
        """The officer's office is this one or below it."""
        self._known = known_words(who.name, who.office, who.unit)
        self._judge()

    def _judge(self) -> None:
        self._hint.judge(self.first.text(), self.second.text(), self._known)

    def _pick_source(self) -> None:
        self._pick(self.source, self.tr("Folder brankas petugas"))
        if self.source.text() and not self.target.text():
            source = Path(self.source.text())
            self.target.setText(str(recent.free_folder(source.with_name(f"{source.name}-baru"))))

    def _pick_target(self) -> None:
        self._pick(self.target, self.tr("Folder kosong untuk brankas baru"))

    def _pick(self, line: QLineEdit, title: str) -> None:
        folder = self.desk.ask.folder(title)
        if folder is not None:
            line.setText(str(folder))

    def recover(self) -> None:
        """Opens the vault; what was typed stays until it is done."""
        refusal = self._refusal()
        if refusal:
            self.desk.bar.show_text(refusal, "warn")
            return
        wanted = Wanted(
            Path(self.source.text().strip()), Path(self.target.text().strip()), self.reason.text().strip()
        )
        self._start(Recover(wanted, self.first.text(), self.tr("Menyalin (MB)"), self._kdf))

    def _start(self, task: Recover) -> None:
        self.desk.bar.clear()
        self._busy.set(True)
        self.run(
            task, self._recovered, title=self.tr("Membuka brankas petugas"), priority=Priority.WORK,
            failed=partial(self._failed, task),
        )  # fmt: skip

    def _refusal(self) -> str:
        if not self.source.text().strip():
            return self.tr("Pilih dahulu folder brankas petugas.")
        if not Path(self.target.text().strip()).is_absolute():
            return self.tr("Pilih dahulu folder untuk brankas baru.")
        if not self.reason.text().strip():
            return self.tr("Tulis alasannya: ia tercatat di riwayat.")
        if strength(self.first.text()) is Strength.TOO_SHORT:
            return self.tr("Kata sandi baru terlalu pendek: paling sedikit {least} huruf.").format(
                least=LEAST
            )
        if self.first.text() != self.second.text():
            return self.tr("Kedua kata sandi baru tidak sama. Ketik ulang.")
        return ""

    def _recovered(self, made: Recovered) -> None:
        self.forget()
        said = [
            self.tr(
                "Brankas {name} kini ada di {folder} dan terbuka dengan kata sandi baru. Percayai kartu barunya di "
                "halaman Kartu, dan musnahkan folder yang lama setelah yang baru terbukti terbuka."
            ).format(name=saying.one_line(made.officer.name), folder=saying.one_line(str(made.folder)))
        ]
        if made.unsigned:
            said.append(
                self.tr(
                    "{count} catatan terakhir belum ditandatangani brankas lama: perkara yang memuatnya tidak dapat "
                    "diserahkan dengan bukti yang utuh."
                ).format(count=made.unsigned)
            )
        self.desk.bar.show_text(" ".join(said), "warn" if made.unsigned else "good")

    def _failed(self, task: Recover, error: BaseException) -> None:
        self._busy.set(False)
        if isinstance(error, Problem) and error.code in _OPEN_ALL_THE_SAME:
            if self.desk.ask.confirm(
                self.tr("Salinan ini bukan yang diketahui kantor"),
                saying.problem_text(error),
                self.tr("Buka juga"),
                self.tr("Jangan"),
            ):
                self._start(replace(task, wanted=replace(task.wanted, anyway=True)))
            return
        self.desk.fail(error)


@dataclass(frozen=True, slots=True)
class Recover:
    """Opens an officer's vault with the keys of the one that is open, and locks what it made."""

    wanted: Wanted
    passphrase: str = field(repr=False)
    what: str
    kdf: KdfParams | None = None

    def __call__(self, vault: Vault, job: Job[Recovered]) -> Recovered:
        """What goes on. Raises `Problem` as `recovery.recover`."""
        secret = normalise_passphrase(self.passphrase)
        return recovery.recover(vault, self.wanted, secret, kdf=self.kdf, watcher=Watching(job, self.what))
