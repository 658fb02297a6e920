"""Leaving a page, locking, closing: nothing typed is lost, nothing readable stays."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QToolTip

from ui.window import clipboard, saying
from ui.window.work import Priority

if TYPE_CHECKING:
    from ui.window.desk import Page
    from ui.window.frame import Window

AT_ONCE: Final = ("Ctrl+Shift+L", "F12")
"""The keys that lock at once."""


class Leaving(QObject):
    """Sees to it that what is typed is in the vault before the window shows something else."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._closing = False
        self._locking = False

    def then(
        self,
        action: Callable[[], None],
        *,
        anyway: Callable[[], bool] | None = None,
        again: bool = True,
    ) -> None:
        """Saves, and does `action` once all is saved; where it could not be saved, only if `anyway` says so then.

        Without it the officer is asked about what only he can keep; words that the vault could not take stay.
        """
        window = self._window
        if window.folder is None:
            return
        self._of_each(lambda page: page.leave())

        def saved(_: None) -> None:
            if not self._unsaved():
                action()
            elif again:  # a saving that was under way has made room for the rest
                self.then(action, anyway=anyway, again=False)
            elif (anyway or self._may_drop)():
                action()
            elif not window.bar.text:
                window.bar.show_text(self.tr("Masih ada tulisan yang belum tersimpan."), "warn")

        def failed(error: BaseException) -> None:
            window.desk.fail(error)
            if anyway is not None and (not self._unsaved() or anyway()):
                action()

        window.work.run(lambda _, __: None, done=saved, failed=failed)

    def lock(self) -> None:
        """Locks after saving; long work is asked about first."""
        if self._window.work.is_opening:
            self.at_once()
        elif self._window.folder is not None and self._may_stop_work():
            self.then(self._lock, anyway=self._may_lose_words)

    def when_quiet(self) -> None:
        """Locks unless the officer's own work goes on; nobody is there to be asked."""
        if self._window.folder is not None and not self._window.work.shown:
            self.then(self._lock, anyway=lambda: True)

    def at_once(self) -> None:
        """Clears the screen first, then stops work at its next safe point, stores what is typed and drops the keys.

        Destroys nothing: what was acknowledged stays, and what could not be saved is told. A vault that is being
        opened or made does not open; what is typed for it is cleared.
        """
        window = self._window
        if self._locking:
            return
        if window.folder is None:
            window.work.abandon_opening()
            window.work.cancel_long_ones()
            self._hide_everything()
            window.show_outside()
            return
        self._locking = True
        try:
            self._hide_everything()
            window.cover()
            window.work.cancel_long_ones()
        finally:
            self.then(self._lock, anyway=lambda: True)

    def may_close(self) -> bool:
        """Whether the window may close now; if not, it closes by itself once it is locked."""
        window = self._window
        if window.folder is None and window.work.is_idle:
            return True
        if window.folder is None:
            self._closing = True
            window.work.changed.connect(self._close_when_idle)
        elif self._may_stop_work():
            self.then(self._lock_and_close, anyway=self._may_lose_words)
        return False

    def _unsaved(self) -> bool:
        unsaved: list[Page] = []
        broken = self._of_each(lambda page: unsaved.append(page) if page.unsaved else None)
        return bool(unsaved or broken)

    def _of_each(self, deed: Callable[[Page], object]) -> bool:
        """Does it with every page and gives whether one failed, which is told but keeps nobody from locking."""
        failed = False
        for page in self._window.inside:
            try:
                deed(page)
            except Exception:  # noqa: BLE001 - the fault of one page: the others are done, and the vault is locked
                failed = True
                sys.excepthook(*sys.exc_info())
        return failed

    def _may_drop(self) -> bool:
        return all(page.may_drop() for page in self._window.inside)

    def _may_stop_work(self) -> bool:
        window = self._window
        long_ones = [
            job.title for job in window.work.shown if job.may_stop and job.priority is not Priority.QUIET
        ]
        return not long_ones or window.desk.ask.confirm(
            self.tr("Masih ada pekerjaan"),
            self.tr("{what} belum selesai. Hentikan? Yang sudah masuk tetap tersimpan.").format(
                what=long_ones[0]
            ),
            self.tr("Hentikan"),
            self.tr("Lanjutkan pekerjaan"),
        )

    def _may_lose_words(self) -> bool:
        """Asks whoever wants to leave a vault that takes no words: its stick may be gone for good."""
        window = self._window
        return window.desk.ask.confirm(
            self.tr("Tulisan belum tersimpan"),
            self.tr(
                "Masih ada tulisan yang tidak dapat disimpan. Jika brankas dikunci sekarang, tulisan itu hilang."
            ),
            self.tr("Kunci, tulisannya hilang"),
            self.tr("Kembali ke tulisan"),
        )

    def _hide_everything(self) -> None:
        self._window.desk.ask.dismiss()
        QToolTip.hideText()
        clipboard.clear()

    def _lock(self) -> None:
        window = self._window
        if window.folder is None:
            return
        self._locking = True
        try:
            self._clear_the_screen()
        finally:
            window.work.lock(done=self._locked, failed=lambda error: self._tell(saying.error_text(error)))

    def _clear_the_screen(self) -> None:
        window = self._window
        window.guard.disarm()
        self._hide_everything()
        lost = self._unsaved()
        window.bar.clear()  # it may speak of what is in the vault
        self._of_each(lambda page: page.forget())
        window.show_locked()
        if lost:
            self._tell(
                self.tr(
                    "Brankas kini terkunci: tulisan yang belum tersimpan tidak ada lagi. Catatlah kembali."
                )
            )

    def _tell(self, sentence: str) -> None:
        """Says it after what the bar says already."""
        bar = self._window.bar
        bar.show_text(f"{bar.text} {sentence}".strip(), "bad")

    def _locked(self) -> None:
        self._locking = False
        self._window.start.setEnabled(True)
        self._window.start.passphrase.setFocus()
        if self._closing:
            self._window.close()

    def _lock_and_close(self) -> None:
        self._closing = True
        self._lock()

    def _close_when_idle(self) -> None:
        if self._closing and self._window.work.is_idle and self._window.isVisible():
            self._window.close()
