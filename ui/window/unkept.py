"""The words of statements until the vault has them: what it could not take is held, and tried again by itself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from intake.records.statements import Statement
from ui.window import saying, timers
from ui.window.desk import Page
from ui.window.statement_tasks import Draft, Left
from ui.window.work import Priority


class Unkept(QObject):
    """Sheets whose words are not in the vault yet, by the number of the sheet, which is never given twice.

    One saving at a time for a sheet, since a second draft must not be made of the same words; what was typed
    meanwhile follows.
    """

    kept = Signal(int, object, object)
    """A sheet, the `Draft` of it that was saved, the `Statement` that the vault has of it now."""
    refused = Signal(int, bool)
    """A sheet, and whether the cause is another than the last time."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._held: dict[int, Draft] = {}
        self._sent: set[int] = set()
        self._why: dict[int, BaseException] = {}
        self._unlogged: list[Left] = []
        self._again = timers.once(self, self._send_all, timers.AGAIN)

    def put(self, sheet: int, draft: Draft) -> None:
        """Saves the words of a sheet, and holds them until that is done; later ones take the place of earlier ones."""
        self._held[sheet] = draft
        self._send(sheet)

    def clear(self) -> None:
        """Knows no words any more."""
        self._again.stop()
        self._held.clear()
        self._sent.clear()
        self._why.clear()
        self._unlogged.clear()

    @property
    def is_empty(self) -> bool:
        """Whether the vault has all words."""
        return not any(each.says_more for each in self._held.values())

    def why(self, sheet: int) -> str:
        """Why the vault could not take the words of a sheet, in a sentence; '' where it was not refused."""
        return saying.why_not_saved(self._why[sheet]) if sheet in self._why else ""

    def refusal(self, sheet: int, *, on_screen: bool) -> str:
        """Of which statement the words are not saved, why, and what becomes of them.

        It names no person: the sentence is still there when the vault is locked.
        """
        draft = self._held[sheet]
        if draft.kept is not None:
            which = self.tr("Keterangan nomor {n}").format(n=draft.kept.number)
        elif draft.amends is not None:
            which = self.tr("Tambahan untuk keterangan nomor {n}").format(n=draft.amends.number)
        else:
            which = self.tr("Keterangan baru")
        said = self.tr("{which} belum tersimpan. {why} {then}").format(
            which=which, why=self.why(sheet), then=saying.what_becomes_of_words(self._why[sheet])
        )
        if on_screen or draft.kept is not None:
            return said
        if draft.amends is not None:
            back = self.tr("Tombol Tulis tambahan pada keterangan itu menampilkannya kembali.")
        else:
            back = self.tr("Tombol Keterangan baru menampilkannya kembali.")
        return f"{said} {back}"

    def refuses(self, statement: Statement) -> bool:
        """Whether the vault could not take the words of this statement."""
        return any(self._held[sheet].is_of(statement, None) for sheet in self._why)

    def of(
        self, statement: Statement | None, amends: Statement | None, on_screen: int
    ) -> tuple[int, Draft] | None:
        """The sheet whose words are held for a statement, or for a new one if the vault could not take it.

        Of two new ones it is the one that is not on the screen.
        """
        found = [
            sheet
            for sheet, draft in self._held.items()
            if draft.is_of(statement, amends) and (statement is not None or sheet in self._why)
        ]
        sheet = max(found, key=lambda each: each != on_screen, default=None)
        return None if sheet is None else (sheet, self._held[sheet])

    def _send(self, sheet: int) -> None:
        if sheet in self._sent:
            return
        self._sent.add(sheet)
        draft = self._held[sheet]
        self._page.run(
            draft,
            lambda kept: self._taken(sheet, draft, kept),
            failed=lambda error: self._not_taken(sheet, error),
            priority=Priority.WORDS,
        )

    def _send_all(self) -> None:
        for sheet in list(self._held):
            self._send(sheet)
        unlogged, self._unlogged = self._unlogged, []
        for each in unlogged:
            self._log(each, is_news=False)

    def _taken(self, sheet: int, sent: Draft, kept: Statement) -> None:
        self._sent.discard(sheet)
        self._why.pop(sheet, None)
        if sent.is_logged:
            self._log(Left(sent.case, kept), is_news=True)
        held = self._held[sheet]
        if held.typed == sent.typed and (sent.is_logged or not held.leaving):
            del self._held[sheet]
        else:
            self._held[sheet] = replace(held, kept=kept)
            self._send(sheet)
        self.kept.emit(sheet, sent, kept)

    def _log(self, left: Left, *, is_news: bool) -> None:
        """After the words, which need no event, and after long work."""
        self._page.run(left, lambda _: None, failed=lambda error: self._not_logged(left, error, is_news))

    def _not_logged(self, left: Left, error: BaseException, is_news: bool) -> None:
        if is_news:
            self._page.desk.fail(error)
        self._unlogged.append(left)
        self._again.start()

    def _not_taken(self, sheet: int, error: BaseException) -> None:
        if sheet not in self._held:  # the window was locked over it
            self._page.desk.fail(error)
            return
        self._sent.discard(sheet)
        before, self._why[sheet] = self.why(sheet), error
        self._again.start()
        self.refused.emit(sheet, self.why(sheet) != before)
