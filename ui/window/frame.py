"""The main window: head, message bar, pages, progress; the way from page to page. The pages themselves: rooms.py."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QMenu, QWidget

from intake.wording import Language, one_line
from ui.window import columns, fields, preferences, saying, theme
from ui.window.appearance import Appearance
from ui.window.ask import Ask
from ui.window.bars import MessageBar, ProgressStrip
from ui.window.desk import Desk, Page
from ui.window.leaving import AT_ONCE, Leaving
from ui.window.recent import RecentVaults
from ui.window.stack import PageStack
from ui.window.start_page import StartPage
from ui.window.theme import GAP
from ui.window.work import Work

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from crypto.slots import KdfParams
    from intake.officer import Officer
    from intake.records.cases import Case
    from ui.window.cards_page import CardsPage
    from ui.window.case_page import CasePage
    from ui.window.cases_page import CasesPage
    from ui.window.create_page import CreatePage
    from ui.window.further_pages import FurtherPages
    from ui.window.guard import Guard
    from ui.window.help_page import HelpPage
    from ui.window.intake_page import IntakePage
    from ui.window.rooms import Rooms
    from ui.window.section import Section

SMALLEST = (1000, 620)
_USUAL = (1320, 690)
FIRST_PAGE = 100
"""Milliseconds after which the first page is drawn and the others' code may be loaded."""


class Settings(NamedTuple):
    """What differs between an officer's window and a test's; the preferences lie beside the list of recent vaults."""

    recent: Path
    ask: Ask
    kdf: KdfParams | None = None
    idle_milliseconds: int | None = None
    language: Language | None = None
    """For this time only, whatever the preferences say."""


class Window(QMainWindow):
    """The one window."""

    bar: MessageBar
    desk: Desk
    _loaded = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        application = _application()
        self._settings = settings
        self._recent = RecentVaults(settings.recent)
        self._folder: Path | None = None
        self.work = Work(self)
        self.work.moved.connect(self._moved)
        self.appearance = Appearance(application, preferences.beside(settings.recent), self)
        self.appearance.for_this_time = settings.language
        self.appearance.changed.connect(self._dress_when_idle)
        self.appearance.not_kept.connect(self._tell)
        self.leaving = Leaving(self)
        self._undressed = False
        self._loading = False
        self._rooms: Rooms | None = None
        self.work.changed.connect(self._dress_if_idle)
        self.setMinimumSize(*SMALLEST)
        self.resize(*(self.appearance.now.size or _USUAL))
        self._dress()
        self.show_start(None)
        QTimer.singleShot(FIRST_PAGE, self, self._furnish_soon)
        if not self.appearance.has_words:
            self.bar.show_text(
                self.tr("Terjemahan bahasa Inggris tidak ditemukan; Segel memakai bahasa Indonesia."), "warn"
            )

    # What there is. All of it is made anew when language, colours or text size change.

    def _dress(self) -> None:
        self._undressed = False
        self.appearance.apply()
        with theme.unstyled(_application()):
            self._make()

    def _make(self) -> None:
        for action in self.findChildren(QAction):
            action.setShortcuts([])  # the keys are free at once, not only when it is deleted
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self.bar = MessageBar()
        self.desk = Desk(self.work, self._settings.ask, self.bar)
        for old in (self._rooms, *self.findChildren(QMenu)):
            old.deleteLater() if old is not None else None
        self._rooms = None
        self.start = StartPage(self.desk, self._recent)
        self._before_help: Page = self.start
        self.strip = ProgressStrip(self.work)
        self._head = self._make_head()
        self._lay_out()
        self._make_menus()
        self._connect()

    @cached_property
    def guard(self) -> Guard:
        """Locks the window where the officer does not; there is nothing to lock yet on the first page."""
        from ui.window.guard import Guard

        return Guard(_application(), self, self._settings.idle_milliseconds, self.appearance)

    @property
    def rooms(self) -> Rooms:
        """The pages behind the first one, made when one of them is first asked for: unlocking waits for none."""
        return self._rooms or self._furnish()

    def _furnish(self) -> Rooms:
        from ui.window import reading_order
        from ui.window.rooms import Rooms  # heavy: all that the pages work with comes with them

        with theme.unstyled(_application()):
            self._rooms = made = Rooms(self, self._settings.kdf)
            for page in made.pages:
                self.pages.addWidget(page)
            self._vault_menu.insertActions(self._lock_action, made.ways)
            self.menuBar().insertMenu(self._view_menu.menuAction(), made.case_menu)
        for page in made.pages:
            columns.restore(page, self.appearance.now.columns)
            reading_order.apply(page)
        self.turn(self.page)
        return made

    def _furnish_soon(self) -> None:
        """Asks the system to tell of sleep and of locked sessions; loads the pages while a passphrase is typed."""
        self.guard.watch(self)
        self.appearance.look_again()
        if self._rooms is None and not self._loading:
            self._loading = True
            from PySide6.QtCore import Qt  # not for the first page: see named.py

            self._loaded.connect(lambda: self.rooms, Qt.ConnectionType.QueuedConnection)
            threading.Thread(target=self._load, name="segel-pages", daemon=True).start()

    def _load(self) -> None:
        importlib.import_module("ui.window.rooms")
        self._loaded.emit()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        now = self.pages.currentWidget()
        return now if isinstance(now, Page) else self.start

    @property
    def creation(self) -> CreatePage:
        """Makes a vault."""
        return self.rooms.creation

    @property
    def cases(self) -> CasesPage:
        """The list of cases."""
        return self.rooms.cases

    @property
    def case(self) -> CasePage:
        """One case."""
        return self.rooms.case

    @property
    def intake(self) -> IntakePage:
        """A report being received."""
        return self.rooms.intake

    @property
    def cards(self) -> CardsPage:
        """Own and trusted cards."""
        return self.rooms.cards

    @property
    def help(self) -> HelpPage:
        """Help."""
        return self.rooms.help

    @property
    def further(self) -> FurtherPages:
        """The pages that an officer comes to less often."""
        return self.rooms.further

    @property
    def inside(self) -> tuple[Page, ...]:
        """The pages that show something of an open vault; none were made before the first was asked for."""
        return self._rooms.inside if self._rooms is not None else ()

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("head")
        self._whose = fields.label("", "whose")
        self._whose.setWordWrap(False)
        product = fields.label(self.tr("Segel"), "product")
        product.setWordWrap(False)
        self.cards_button = fields.button(
            self.tr("Kartu"), lambda: self.leave_then(partial(self.go_to, self.cards))
        )
        self.lock_button = fields.button(self.tr("Kunci"), self.lock)
        inside = fields.row(product, self._whose, None, self.cards_button, self.lock_button, gap=2 * GAP)
        inside.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        head.setLayout(inside)
        return head

    def _lay_out(self) -> None:
        self.pages = PageStack()
        self.pages.addWidget(self.start)
        whole = fields.column(self._head, self.bar, self.pages, self.strip, gap=0)
        whole.setStretch(2, 1)
        middle = QWidget()
        middle.setLayout(whole)
        self.setCentralWidget(middle)

    def _make_menus(self) -> None:
        self._vault_menu = self.menuBar().addMenu(self.tr("&Brankas"))
        self._lock_action = self.action(self.tr("&Kunci"), "Ctrl+L", self.lock)
        at_once = self.action(self.tr("Kunci &seketika"), list(AT_ONCE), self.leaving.at_once)
        self._vault_menu.addActions([self._lock_action, at_once])
        self._vault_menu.addSeparator()
        self._vault_menu.addAction(self.action(self.tr("K&eluar"), "Ctrl+Q", self.close))
        self._view_menu = self.appearance.menu(self.menuBar())
        self.menuBar().addMenu(self._view_menu)
        help_menu = self.menuBar().addMenu(self.tr("B&antuan"))
        help_menu.addAction(self.action(self.tr("&Bantuan dan pintasan"), "F1", self.go_help))

    def action(self, text: str, keys: str | list[str], deed: Callable[[], object]) -> QAction:
        """An action of the window with its keys."""
        made = QAction(text, self)
        made.setShortcuts(
            [QKeySequence(each) for each in ([keys] if isinstance(keys, str) else keys) if each]
        )
        made.triggered.connect(lambda: deed())
        self.addAction(made)  # its keys work even where its menu is not shown
        return made

    def _connect(self) -> None:
        self.start.opened.connect(self.unlocked)
        self.start.wants_new.connect(self._go_create)
        self.start.wants_restore.connect(lambda: self.further.go_restore())

    # From page to page.

    def turn(self, page: Page) -> None:
        """Shows a page, and of the menus what belongs to it."""
        self.pages.setCurrentWidget(page)
        inside = self._folder is not None and page is not self.start
        self._head.setVisible(inside)
        if self._rooms is not None:
            self._rooms.turned(page, inside=inside)

    def go_to(self, page: Page) -> None:
        """To a page of the open vault that needs nothing but `refresh()`; the others forget what they show."""
        self.bar.clear()
        for each in self.inside:
            if each is not page:
                each.forget()
        self.turn(page)
        page.refresh()

    def go_cases(self) -> None:
        """To the list of cases."""
        self.go_to(self.cases)

    def go_case(self, case: Case, section: type[Section] | None = None) -> None:
        """To a case, at one of its sections or else at its first."""
        self.bar.clear()
        self.turn(self.case)
        self.case.open_case(case, section or type(self.case.sections[0]))

    def go_help(self) -> None:
        """To the help, and with Kembali to where the officer was; what is typed stays there."""
        now = self.page
        if now is not self.help:
            self._before_help = now
            now.turned_away()
            about = self.case.section if now is self.case else now
            self.help.open_for(type(about).__name__, self.findChildren(QAction))
            self.turn(self.help)

    def end_help(self) -> None:
        """Back to where the officer was."""
        self.turn(self._before_help)

    def _go_create(self) -> None:
        self.bar.clear()
        self.start.forget()
        self.creation.begin()
        self.turn(self.creation)
        self.creation.name.setFocus()

    def leave_then(self, action: Callable[[], None]) -> None:
        """Saves what is typed, and goes on once it is in the vault; stays where it could not be saved."""
        self.leaving.then(action)

    # Open and locked.

    @property
    def folder(self) -> Path | None:
        """The folder of the vault that is open, or None."""
        return self._folder

    def unlocked(self, folder: Path) -> None:
        """The vault of this folder is open."""
        self._folder = folder
        self.guard.arm()
        self.setWindowTitle(self.tr("Segel"))
        self.cases.run(lambda vault, _: vault.officer, self._show_officer)
        self.go_cases()
        self.rooms.go_on()
        self._remember(folder)

    def _remember(self, folder: Path, instead: Path | None = None) -> None:
        try:
            self._recent.add(folder, instead)
        except OSError as error:
            # The list of recent vaults is a convenience: say so, and work on.
            self.desk.fail(error)

    def _moved(self, before: Path, now: Path) -> None:
        """The stick that was pulled is in again, under another letter or mount point."""
        if self._folder is None:  # while it is being locked, the bar says what became of the words
            self._remember(now, before)
            self.start.refresh(locked=now)
            return
        self._folder = now
        self.bar.show_text(
            self.tr(
                "Flashdisk kembali di {now} (tadi di {before}). Segel melanjutkan di sana, dan tulisan yang tertunda "
                "tersimpan sendiri."
            ).format(now=one_line(str(now)), before=one_line(str(before))),
            "info",
        )
        self._remember(now, before)

    def _tell(self, error: OSError) -> None:
        self.desk.fail(error)

    def _show_officer(self, officer: Officer) -> None:
        self._whose.setText(f"{officer.name} · {saying.place_text(officer.unit, officer.office)}")

    def lock(self) -> None:
        """Locks after saving; long work is asked about first."""
        self.leaving.lock()

    def cover(self) -> None:
        """Shows the locked page at once, whatever is still being saved behind it."""
        self.setWindowTitle(self.tr("Segel — terkunci"))
        self._head.hide()
        self.start.setEnabled(False)
        self.turn(self.start)

    def show_locked(self) -> None:
        """The first page; `Leaving` has all others forget what they show, and locks the vault itself."""
        folder, self._folder = self._folder, None
        self._whose.clear()
        self.show_start(folder)
        self.start.setEnabled(False)

    def show_outside(self) -> None:
        """The first page, where no vault is open: whatever was typed to open, make or restore one is cleared."""
        self.bar.clear()
        self.start.forget()
        if self._rooms is not None:
            self._rooms.further.restore.forget()
        self.show_start(None)

    def show_start(self, folder: Path | None) -> None:
        """The first page; `folder` is the vault that was just locked."""
        self.setWindowTitle(self.tr("Segel — terkunci"))
        if self._rooms is not None:
            self._rooms.creation.forget()
        self.turn(self.start)
        self.start.refresh(locked=folder)

    # Another look.

    def _dress_when_idle(self) -> None:
        self._undressed = True
        if self.work.shown:
            self.bar.show_text(self.tr("Tampilan berganti setelah pekerjaan ini selesai."), "info")
        elif self._folder is not None:
            self.leave_then(self._dress_if_idle)
        else:
            self._dress_if_idle()

    def _dress_if_idle(self) -> None:
        if not self._undressed or not self.work.is_idle or any(page.unsaved for page in self.inside):
            return
        self._keep_columns()
        officer, behind = self._whose.text(), self._behind()
        again = [(type(page), page.again()) for page in behind]
        for page in self.inside:
            page.forget()
        self._dress()
        self._whose.setText(officer)
        after: Page | None = None
        for kind, stand in reversed(again):
            page = self._of_kind(kind)
            stand(page)
            if after is not None:
                self._put_behind(page, after)
            after = page
        self.turn(after or self.start)

    def _behind(self) -> list[Page]:
        """The page that is shown, and those to which Kembali leads from there in turn."""
        found: list[Page] = []
        page: Page | None = self.page
        while page is not None and page not in found:
            found.append(page)
            if self._rooms is None:
                break
            page = self._before_help if page is self.help else self.further.before.get(page)
        return found

    def _put_behind(self, page: Page, before: Page) -> None:
        if page is self.help:
            self._before_help = before
        else:
            self.further.before[page] = before

    def _of_kind(self, kind: type[Page]) -> Page:
        if isinstance(self.start, kind):
            return self.start
        return next(page for page in self.rooms.pages if type(page) is kind)

    def _keep_columns(self) -> None:
        kept = dict(self.appearance.now.columns)
        for page in self.pages.widgets():
            kept |= columns.widths(page)
        self.appearance.keep(self.appearance.now._replace(columns=kept))

    # Coming and going.

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves and locks first, then closes."""
        if not self.leaving.may_close():
            event.ignore()
            return
        self._keep_columns()
        size = self.normalGeometry().size()
        self.appearance.keep(
            self.appearance.now._replace(size=(size.width(), size.height()), maximised=self.isMaximized())
        )
        self.work.stop()
        event.accept()


def _application() -> QApplication:
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise RuntimeError("a window needs its application")
    return found
