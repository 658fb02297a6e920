"""The pages behind the first one, how they are joined, and their ways in.

A page more: make it here, add it to `inside`, give it a way in (`_ways`). A page has `refresh()` (called when the
officer comes to it) and `forget()`. Then register it in tests/ui/window/pages.py.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from crypto.slots import KdfParams
from intake import reception
from intake.problems import Problem
from intake.reception import Unfinished
from intake.records.cases import Case
from ui.window import practice_case, saying
from ui.window.cards_page import CardsPage
from ui.window.case_page import CasePage
from ui.window.cases_page import CasesPage
from ui.window.create_page import Created, CreatePage
from ui.window.desk import Page
from ui.window.further_pages import FurtherPages, Roads
from ui.window.handover_section import HandoverSection
from ui.window.help_page import HelpPage
from ui.window.intake_page import IntakePage

if TYPE_CHECKING:
    from ui.window.frame import Window


class Rooms(QObject):
    """Makes the pages of a window."""

    def __init__(self, window: Window, kdf: KdfParams | None) -> None:
        super().__init__(window)
        self._window = window
        desk = window.desk
        self.creation = CreatePage(desk, kdf)
        self.cases = CasesPage(desk)
        self.case = CasePage(desk)
        self.intake = IntakePage(desk)
        self.cards = CardsPage(desk)
        self.help = HelpPage(desk)
        roads = Roads(
            window.pages.currentWidget,
            window.turn,
            window.go_to,
            window.go_cases,
            window.go_case,
            window.show_start,
        )
        self.further = FurtherPages(self, desk, kdf, roads)
        self.inside: tuple[Page, ...] = (
            self.cases, self.intake, self.case, self.cards, *self.further.inside,
        )  # fmt: skip
        """The pages that show something of an open vault."""
        self.pages: tuple[Page, ...] = (self.creation, *self.inside, self.further.restore, self.help)
        self.ways = self._ways()
        self.case_menu = QMenu(self.tr("&Perkara"), window.menuBar())
        self._sections = self._section_actions()
        self.case_menu.addActions(self._sections)
        self._connect()

    def _ways(self) -> list[QAction]:
        """The menu's ways to the pages of an open vault."""
        window = self._window
        return [
            self._deed(self.tr("&Daftar perkara"), "Ctrl+D", window.go_cases),
            self._deed(self.tr("Perkara &baru"), "Ctrl+N", self._go_new),
            self._way(self.tr("&Terima laporan"), "Ctrl+T", self.intake),
            self._way(self.tr("K&artu"), "Ctrl+K", self.cards),
            self._deed(self.tr("K&op surat"), "", self.further.go_letterhead),
            *self.further.ways(self._way),
        ]

    def _deed(self, text: str, keys: str, deed: Callable[[], None]) -> QAction:
        return self._window.action(text, keys, lambda: self._window.leave_then(deed))

    def _way(self, text: str, keys: str, page: Page) -> QAction:
        """A way to a page that needs nothing but `refresh()`."""
        return self._deed(text, keys, partial(self._window.go_to, page))

    def _section_actions(self) -> list[QAction]:
        names = self.case.list.model()
        return [
            self._window.action(
                str(names.index(row, 0).data()),
                f"Ctrl+{row + 1}" if row < 9 else "",
                partial(self.case.go_to, type(section)),
            )
            for row, section in enumerate(self.case.sections)
        ]

    def _connect(self) -> None:
        window, leave = self._window, self._window.leave_then
        self.creation.created.connect(self._created)
        self.creation.left.connect(lambda: window.show_start(None))
        self.cases.chosen.connect(window.go_case)
        self.cases.intake_wanted.connect(lambda case: leave(partial(self._go_intake, case)))
        self.cases.care_wanted.connect(lambda: leave(partial(window.go_to, self.further.care)))
        self.intake.left.connect(lambda case: leave(partial(self._end_intake, case)))
        self.case.left.connect(lambda: leave(window.go_cases))
        self.case.handover.wants_cards.connect(lambda: leave(partial(window.go_to, self.cards)))
        self.case.papers.wants_paper.connect(self.further.look_at)
        self.case.papers.wants_letterhead.connect(lambda: leave(self.further.go_letterhead))
        self.case.evidence.things.wants_paper.connect(self.further.look_at)
        self.further.letterhead.left.connect(lambda: leave(self.further.end_letterhead))
        self.further.receive.answered.connect(self._go_answer)
        self.intake.paper_wanted.connect(self.further.look_at_form)
        self.cards.left.connect(window.go_cases)
        self.help.left.connect(window.end_help)

    def turned(self, page: Page, *, inside: bool) -> None:
        """Another page is shown; `inside` says whether a vault is open."""
        for action in self.ways:
            action.setEnabled(inside)
        for action in self._sections:
            action.setEnabled(page is self.case)
        self.case_menu.menuAction().setVisible(page is self.case)

    def _created(self, made: Created) -> None:
        self._window.unlocked(made.folder)
        if made.practice:
            practice_case.make(
                self.cases, self.tr("Menyiapkan kasus latihan"), lambda _: self.cases.refresh()
            )

    def _go_answer(self, case: Case, ack: Path) -> None:
        """To the hand-overs of a case, and in with the acknowledgement once they are there."""
        self._window.go_case(case, HandoverSection)
        self.case.run(lambda vault, _: None, lambda _: self.case.handover.take_ack(ack))

    def _go_new(self) -> None:
        self._window.go_cases()
        self.cases.begin_new()

    def _go_intake(self, case: Case | None) -> None:
        self._window.bar.clear()
        self.cases.forget()
        self.case.forget()
        self._window.turn(self.intake)
        self.intake.begin(case)

    def _end_intake(self, case: Case | None) -> None:
        self.intake.forget()
        self._window.go_cases() if case is None else self._window.go_case(case)

    def go_on(self) -> None:
        """To the report that was being received when the process ended, where the officer was."""
        self.cases.run(lambda vault, _: reception.unfinished(vault), self._go_on)
        self.cases.run(lambda vault, _: vault.path if vault.is_read_only else None, self._say_read_only)

    def _say_read_only(self, folder: Path | None) -> None:
        if folder is not None:
            self._window.bar.show_text(
                saying.problem_text(Problem("vault-read-only", item=str(folder))), "warn"
            )

    def _go_on(self, found: Unfinished | None) -> None:
        if found is not None:
            self._go_intake(found.case)
            self._window.bar.show_text(
                self.tr("Segel berhenti ketika laporan ini sedang dicatat. Periksa kata-kata terakhirnya."),
                "info",
            )
