"""Pulihkan: a vault from a backup, for an officer whose laptop is lost; nothing is open while this page is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from crypto.slots import normalise_passphrase
from intake import lifecycle
from intake.custody import heads
from intake.vault import Vault
from ui.window import fields, recent
from ui.window.desk import Desk, Page
from ui.window.theme import GAP, scaled
from ui.window.watching import Watching
from ui.window.work import Job, Priority

_WIDTH = 720


class RestorePage(Page):
    """Asks for the backup, where the vault shall lie, the passphrase, and why."""

    left = Signal()
    restored = Signal(Path)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.source = fields.line(self.tr("Folder cadangan"))
        self.target = fields.line(self.tr("Folder brankas baru"))
        self.passphrase = fields.line(self.tr("Kata sandi cadangan"), secret=True)
        self.reason = fields.line(self.tr("Alasan"), self.tr("Misalnya: laptop hilang di jalan"))
        self.go_button = fields.button(self.tr("Pulihkan"), self.restore, "save", style="primary")
        self._lay_out()

    def _lay_out(self) -> None:
        form = fields.form()
        for name, line, title in (
            (self.tr("Folder cadangan"), self.source, self.tr("Folder cadangan")),
            (self.tr("Folder brankas baru"), self.target, self.tr("Folder untuk brankas yang dipulihkan")),
        ):
            pick = fields.button(self.tr("Pilih…"), partial(self._pick, line, title))
            pick.setAccessibleName(self.tr("Pilih: {what}").format(what=name))
            fields.add_row(form, name, fields.row(line, pick))
        fields.add_row(form, self.tr("Kata sandi cadangan"), self.passphrase)
        fields.add_row(form, self.tr("Alasan"), self.reason)
        sheet = fields.panel(
            fields.label(self.tr("Pulihkan dari cadangan"), "title"),
            fields.label(
                self.tr(
                    "Brankas baru dibuat dari cadangan. Riwayatnya mencatat bahwa ia lanjutan dari yang lama dan "
                    "mengapa; yang dicatat sesudah cadangan itu dibuat tidak ada di dalamnya. Jangan memakai dua "
                    "brankas sekaligus."
                ),
                "note",
            ),
            form,
            fields.row(fields.button(self.tr("Kembali"), self.left.emit, "back"), None, self.go_button),
            margin=3 * GAP,
        )
        sheet.setFixedWidth(scaled(_WIDTH))
        whole = fields.row(None, fields.column(None, sheet, None), None)
        whole.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        self.setLayout(whole)

    def begin(self) -> None:
        """An empty form."""
        self.forget()
        self.target.setText(str(recent.default_folder()))
        self.source.setFocus()

    def again(self) -> Callable[[RestorePage], object]:
        """Shows what is typed here."""
        typed = [each.text() for each in self._lines]

        def show(new: RestorePage) -> None:
            new.begin()
            for each, words in zip(new._lines, typed, strict=True):
                each.setText(words)

        return show

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.source, self.target, self.passphrase, self.reason

    def forget(self) -> None:
        """Clears every field."""
        super().forget()
        for each in self._lines:
            each.setText("")
        self.go_button.setEnabled(True)

    def _pick(self, line: QLineEdit, title: str) -> None:
        folder = self.desk.ask.folder(title)
        if folder is not None:
            line.setText(str(folder))

    def restore(self) -> None:
        """Makes the vault; the passphrase field is cleared at once."""
        refusal = self._refusal()
        if refusal:
            self.desk.bar.show_text(refusal, "warn")
            return
        task = Restore(
            Path(self.source.text().strip()), Path(self.target.text().strip()), self.passphrase.text(),
            self.reason.text().strip(), self.tr("Menyalin (MB)"),
        )  # fmt: skip
        self.passphrase.setText("")
        self.desk.bar.clear()
        self.go_button.setEnabled(False)
        self.desk.work.run(
            task, done=self._restored, failed=self._failed, title=self.tr("Memulihkan brankas"),
            priority=Priority.WORK, needs_vault=False,
        )  # fmt: skip

    def _refusal(self) -> str:
        if not self.source.text().strip():
            return self.tr("Pilih dahulu folder cadangannya.")
        if not self.target.text().strip():
            return self.tr("Pilih dahulu folder untuk brankas baru.")
        if not self.passphrase.text():
            return self.tr("Ketik dahulu kata sandi cadangan itu.")
        if not self.reason.text().strip():
            return self.tr("Tulis alasannya: ia tercatat di riwayat.")
        return ""

    def _restored(self, folder: Path) -> None:
        self.forget()
        self.restored.emit(folder)

    def _failed(self, error: BaseException) -> None:
        self.go_button.setEnabled(True)
        self.desk.fail(error)


@dataclass(frozen=True, slots=True)
class Restore:
    """Makes a vault from a backup and locks it again."""

    source: Path
    target: Path
    passphrase: str = field(repr=False)
    reason: str
    what: str

    def __call__(self, _: Vault, job: Job[Path]) -> Path:
        """Where the vault lies. Raises `Problem` as `lifecycle.restore`."""
        secret = normalise_passphrase(self.passphrase)
        heads.lock(
            lifecycle.restore(self.source, self.target, secret, self.reason, watcher=Watching(job, self.what))
        )
        return self.target
