"""The main window: head, message bar, pages, progress; locking and leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QWidget

from crypto.slots import KdfParams
from intake.officer import Officer
from ui.window import fields, idle, saying
from ui.window.ask import Ask
from ui.window.bars import MessageBar, ProgressStrip
from ui.window.cards_page import CardsPage
from ui.window.case_page import CasePage
from ui.window.cases_page import CasesPage
from ui.window.create_page import CreatePage
from ui.window.desk import Desk, Page
from ui.window.idle import IdleWatch
from ui.window.recent import RecentVaults
from ui.window.start_page import StartPage
from ui.window.theme import GAP
from ui.window.work import Priority, Work


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between an officer's window and a test's."""

    recent: Path
    ask: Ask
    kdf: KdfParams | None = None
    idle_milliseconds: int = idle.MINUTES * 60_000


class Window(QMainWindow):
    """The one window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.work = Work(self)
        self.bar = MessageBar()
        self.desk = Desk(self.work, settings.ask, self.bar)
        self._recent = RecentVaults(settings.recent)
        self._folder: Path | None = None
        self._closing = False
        self.start = StartPage(self.desk, self._recent)
        self.creation = CreatePage(self.desk, settings.kdf)
        self.cases = CasesPage(self.desk)
        self.case = CasePage(self.desk)
        self.cards = CardsPage(self.desk)
        self.pages = QStackedWidget()
        self.strip = ProgressStrip(self.work)
        self._idle = IdleWatch(_application(), self, settings.idle_milliseconds)
        self._idle.idle.connect(self._idled)
        self._head = self._make_head()
        self._lay_out()
        self._make_menus()
        self._connect()
        self._show_locked(None)

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("head")
        self._whose = fields.label("", "whose")
        self._whose.setWordWrap(False)
        product = fields.label(self.tr("Segel"), "product")
        product.setWordWrap(False)
        self.cards_button = fields.button(self.tr("Kartu"), lambda: self.leave_then(self._go_cards))
        self.lock_button = fields.button(self.tr("Kunci"), self.lock)
        inside = fields.row(product, self._whose, None, self.cards_button, self.lock_button, gap=2 * GAP)
        inside.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        head.setLayout(inside)
        return head

    def _lay_out(self) -> None:
        for page in (self.start, self.creation, self.cases, self.case, self.cards):
            self.pages.addWidget(page)
        whole = fields.column(self._head, self.bar, self.pages, self.strip, gap=0)
        whole.setStretch(2, 1)
        middle = QWidget()
        middle.setLayout(whole)
        self.setCentralWidget(middle)
        self.setMinimumSize(1000, 620)
        self.resize(1320, 690)

    def _make_menus(self) -> None:
        vault = self.menuBar().addMenu(self.tr("&Brankas"))
        self._lock_action = self._action(self.tr("&Kunci"), "Ctrl+L", self.lock)
        self._cards_action = self._action(
            self.tr("K&artu"), "Ctrl+K", lambda: self.leave_then(self._go_cards)
        )
        vault.addActions([self._lock_action, self._cards_action])
        vault.addSeparator()
        vault.addAction(self._action(self.tr("K&eluar"), "Ctrl+Q", self.close))
        case = self.menuBar().addMenu(self.tr("&Perkara"))
        self._new_action = self._action(
            self.tr("Perkara &baru"), "Ctrl+N", lambda: self.leave_then(self._go_new)
        )
        self._list_action = self._action(
            self.tr("&Daftar perkara"), "Ctrl+D", lambda: self.leave_then(self.go_cases)
        )
        case.addActions([self._new_action, self._list_action])
        names = [self.case.list.model().index(row, 0).data() for row in range(len(self.case.sections))]
        self._section_actions = [
            self._action(name, f"Ctrl+{row + 1}", partial(self.case.go_to, row))
            for row, name in enumerate(names)
        ]
        case.addSeparator()
        case.addActions(self._section_actions)

    def _action(self, text: str, keys: str, deed: Callable[[], object]) -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda: deed())
        return made

    def _connect(self) -> None:
        self.start.opened.connect(self._unlocked)
        self.start.wants_new.connect(self._go_create)
        self.creation.created.connect(self._unlocked)
        self.creation.left.connect(lambda: self._show_locked(None))
        self.cases.chosen.connect(self._go_case)
        self.case.left.connect(lambda: self.leave_then(self.go_cases))
        self.case.handover.wants_cards.connect(lambda: self.leave_then(self._go_cards))
        self.cards.left.connect(self.go_cases)

    def _turn(self, page: Page) -> None:
        self.pages.setCurrentWidget(page)
        inside = page in (self.cases, self.case, self.cards)
        self._head.setVisible(inside)
        self.menuBar().setVisible(inside)
        for action in (self._lock_action, self._cards_action, self._new_action, self._list_action):
            action.setEnabled(inside)
        for action in self._section_actions:
            action.setEnabled(page is self.case)

    def _go_create(self) -> None:
        self.bar.clear()
        self.start.forget()
        self.creation.begin()
        self._turn(self.creation)
        self.creation.name.setFocus()

    def _unlocked(self, folder: Path) -> None:
        self._folder = folder
        self._idle.arm()
        self.setWindowTitle(self.tr("Segel"))
        self.cases.run(lambda vault, _: vault.officer, self._show_officer)
        self.go_cases()
        try:
            self._recent.add(folder)
        except OSError as error:
            # The list of recent vaults is a convenience: say so, and work on.
            self.desk.fail(error)

    def _show_officer(self, officer: Officer) -> None:
        self._whose.setText(f"{officer.name} · {saying.place_text(officer.unit, officer.office)}")

    def go_cases(self) -> None:
        """To the list of cases."""
        self.bar.clear()
        self.case.forget()
        self.cards.forget()
        self._turn(self.cases)
        self.cases.refresh()

    def _go_new(self) -> None:
        self.go_cases()
        self.cases.begin_new()

    def _go_case(self, case: object) -> None:
        self.bar.clear()
        self._turn(self.case)
        self.case.open_case(case)  # type: ignore[arg-type]  # a signal carries a plain object

    def _go_cards(self) -> None:
        self.bar.clear()
        self.case.forget()
        self.cases.forget()
        self._turn(self.cards)
        self.cards.refresh()

    def leave_then(self, action: Callable[[], None], *, anyway: bool = False, again: bool = True) -> None:
        """Saves what is typed, and goes on once it is in the vault; stays where it could not be saved."""
        if self._folder is None:
            return
        self.case.leave()

        def saved(_: None) -> None:
            if not self.case.unsaved:
                action()
            elif again:  # a saving that was under way has made room for the rest
                self.leave_then(action, anyway=anyway, again=False)
            elif anyway:
                action()
            elif not self.bar.text:
                self.bar.show_text(self.tr("Masih ada tulisan yang belum tersimpan."), "warn")

        self.work.run(lambda _, __: None, done=saved, failed=self.desk.fail)

    def lock(self) -> None:
        """Locks after saving; long work is asked about first."""
        if self._folder is not None and self._may_stop_work():
            self.leave_then(self._lock)

    def _idled(self) -> None:
        if self.work.shown:
            self._idle.arm()  # work that the officer started and waits for is no idleness
        elif self._folder is not None:
            self.leave_then(self._lock, anyway=True)

    def _may_stop_work(self) -> bool:
        long_ones = [
            job.title for job in self.work.shown if job.may_stop and job.priority is not Priority.QUIET
        ]
        return not long_ones or self.desk.ask.confirm(
            self.tr("Masih ada pekerjaan"),
            self.tr("{what} belum selesai. Hentikan? Yang sudah masuk tetap tersimpan.").format(
                what=long_ones[0]
            ),
            self.tr("Hentikan"),
            self.tr("Lanjutkan pekerjaan"),
        )

    def _lock(self) -> None:
        folder, self._folder = self._folder, None
        self._idle.disarm()
        self.desk.ask.dismiss()
        self._whose.clear()
        if not self.case.unsaved:
            self.bar.clear()  # what could not be saved must be told even where the window locks by itself
        for page in (self.case, self.cases, self.cards):
            page.forget()
        self._show_locked(folder)
        self.start.setEnabled(False)
        self.work.lock(done=self._locked, failed=self.desk.fail)

    def _locked(self) -> None:
        self.start.setEnabled(True)
        self.start.passphrase.setFocus()
        if self._closing:
            self.close()

    def _show_locked(self, folder: Path | None) -> None:
        self.setWindowTitle(self.tr("Segel — terkunci"))
        self.creation.forget()
        self._turn(self.start)
        self.start.refresh(locked=folder)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves and locks first, then closes."""
        if self._folder is None and self.work.is_idle:
            self.work.stop()
            event.accept()
            return
        event.ignore()
        if self._folder is None:
            self._closing = True
            self.work.changed.connect(self._close_when_idle)
        elif self._may_stop_work():
            self.leave_then(self._lock_and_close)

    def _lock_and_close(self) -> None:
        self._closing = True
        self._lock()

    def _close_when_idle(self) -> None:
        if self._closing and self.work.is_idle and self.isVisible():
            self.close()


def _application() -> QApplication:
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise RuntimeError("a window needs its application")
    return found
