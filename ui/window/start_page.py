"""The first page, also the locked one: open a vault that was open before, or another, or go on to make one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QListView, QProgressBar

from intake.problems import Problem
from ui.window import fields, icons, named, saying
from ui.window.desk import Desk, Page
from ui.window.recent import RecentVaults
from ui.window.theme import GAP, scaled
from ui.window.work import Stopped

if TYPE_CHECKING:
    from intake.vault import Vault

WIDTH = 560
_ROW, _ROWS, _EDGE = 24, 4, 8
"""The height of a vault in the list, how many are seen at once, and the list's own edge."""


class StartPage(Page):
    """Asks which vault and its passphrase."""

    opened = Signal(Path)
    wants_new = Signal()
    wants_restore = Signal()

    def __init__(self, desk: Desk, recent: RecentVaults) -> None:
        super().__init__(desk)
        self._recent = recent
        self._folders: list[Path] = []
        self._locked: Path | None = None
        self._names = QStringListModel(self)
        self._about = fields.label("", "note")
        self.heading = fields.label("", "title")
        self.list = QListView()
        self.list.setModel(self._names)
        self.list.setAccessibleName(self.tr("Brankas yang pernah dibuka"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        named.put(self.list, textElideMode="ElideMiddle")
        self.list.setSpacing(2)
        self.passphrase = fields.line(self.tr("Kata sandi"), secret=True)
        self.passphrase.returnPressed.connect(self.unlock)
        self.unlock_button = fields.button(self.tr("Buka brankas"), self.unlock, "lock", style="primary")
        self.other_button = fields.button(
            self.tr("Pilih folder brankas lain…"), self._pick, "folder", style="link"
        )
        self.new_button = fields.button(self.tr("Buat brankas baru"), self.wants_new.emit, "plus")
        self.restore_button = fields.button(
            self.tr("Pulihkan dari cadangan…"), self.wants_restore.emit, "save", style="link"
        )
        self._show_words = fields.button(self.tr("Lihat"), self._reveal)
        self.error = fields.label("", "bad")
        self.error.hide()
        self.moving = QProgressBar()
        self.moving.setRange(0, 0)
        self.moving.setTextVisible(False)
        self.moving.setAccessibleName(self.tr("Brankas sedang dibuka"))
        self.waiting = fields.label(
            self.tr("Kata sandi sedang diperiksa. Ini sengaja dibuat lama, supaya sulit ditebak."), "note"
        )
        self._busy(False)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Kata sandi"))
        label.setBuddy(self.passphrase)
        sheet = fields.panel(
            self.heading,
            self._about,
            self.list,
            fields.row(self.other_button, self.restore_button, None),
            label,
            fields.row(self.passphrase, self._show_words),
            self.error,
            self.waiting,
            self.moving,
            fields.row(None, self.unlock_button),
            margin=3 * GAP,
        )
        sheet.setFixedWidth(scaled(WIDTH))
        ask = fields.row(
            fields.label(self.tr("Belum punya brankas di komputer ini?"), "note"), self.new_button
        )
        ask.setStretch(0, 1)
        new = fields.panel(ask)
        new.setFixedWidth(scaled(WIDTH))
        seal = QLabel()
        seal.setPixmap(icons.picture("seal", 56, "accent"))
        title = fields.label(self.tr("Segel"), "title")
        what = fields.label(self.tr("Penerimaan keterangan dan bukti pengawas pemilu"), "note")
        name = fields.row(seal, fields.column(title, what, gap=0), gap=2 * GAP)
        name.setStretch(1, 1)
        middle = fields.column(None, name, sheet, new, None, gap=2 * GAP)
        whole = fields.row(None, middle, None)
        whole.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        self.setLayout(whole)

    def refresh(self, *, locked: Path | None = None) -> None:
        """Lists the recent vaults; `locked` is the one that was just locked."""
        self._locked = locked
        self.heading.setText(self.tr("Brankas terkunci") if locked else self.tr("Buka brankas"))
        found = list(self._recent.folders)
        if locked is not None and locked not in found:
            found.insert(0, locked)
        self._show(found)
        if found:
            self.passphrase.setFocus()
        else:
            self.new_button.setFocus()

    def again(self) -> Callable[[StartPage], object]:
        """The same vaults, and the same word on a lock."""
        locked = self._locked
        return lambda new: new.refresh(locked=locked)

    def forget(self) -> None:
        """Clears the passphrase."""
        super().forget()
        self._refuse("")
        self.passphrase.setText("")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._show_words.setText(self.tr("Lihat"))

    def unlock(self) -> None:
        """Opens the chosen vault with the typed passphrase, which is cleared at once."""
        chosen = self.list.currentIndex()
        typed = self.passphrase.text()
        self.forget()
        if not chosen.isValid():
            self._refuse(self.tr("Pilih dahulu brankas yang akan dibuka."))
            return
        if not typed:
            self._refuse(self.tr("Ketik dahulu kata sandinya."))
            self.passphrase.setFocus()
            return
        folder = self._folders[chosen.row()]
        self._busy(True)
        self.desk.bar.clear()

        def opening() -> Vault:
            from crypto.slots import normalise_passphrase  # heavy, and not needed for the page to be there
            from intake import vault as vaults

            if not folder.exists():
                raise Problem("vault-gone", item=str(folder))
            return vaults.unlock(folder, normalise_passphrase(typed))

        self.desk.work.open(opening, done=lambda: self._done(folder), failed=self._failed, title="")

    def _done(self, folder: Path) -> None:
        self._busy(False)
        self.opened.emit(folder)

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        if not isinstance(error, Stopped):
            self._refuse(saying.error_text(error))
        self.passphrase.setFocus()

    def _refuse(self, why: str) -> None:
        """Says below the field why the vault does not open."""
        self.error.setText(why)
        self.error.setVisible(bool(why))

    def _busy(self, busy: bool) -> None:
        for part in (self.list, self.passphrase, self.unlock_button, self.new_button, self._show_words):
            part.setEnabled(not busy)
        self.waiting.setVisible(busy)
        self.moving.setVisible(busy)

    def _pick(self) -> None:
        folder = self.desk.ask.folder(self.tr("Folder brankas"))
        if folder is not None:
            self._show([folder, *(known for known in self._folders if known != folder)])
            self.passphrase.setFocus()

    def _show(self, folders: list[Path]) -> None:
        self._folders = folders
        self.list.setVisible(bool(folders))
        self.list.setFixedHeight(scaled(_EDGE + _ROW * min(len(folders), _ROWS)))
        self._about.setText(
            self.tr("Brankas di komputer ini") if folders else self.tr("Belum ada yang pernah dibuka.")
        )
        self._names.setStringList([f"{folder.name}  —  {folder.parent}" for folder in folders])
        if folders:
            self.list.setCurrentIndex(self._names.index(0))

    def _reveal(self) -> None:
        hidden = self.passphrase.echoMode() == QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show_words.setText(self.tr("Sembunyikan") if hidden else self.tr("Lihat"))
