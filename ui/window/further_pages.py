"""The pages beside the cases: papers to look at, the receiving office, care of the vault; and the ways to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from crypto.slots import KdfParams
from intake.records.cases import Case
from ui.window.bars import MessageBar
from ui.window.care_page import CarePage
from ui.window.cases_page import CasesPage
from ui.window.check_page import CheckPage
from ui.window.desk import Desk, Page
from ui.window.letterhead_page import LetterheadPage
from ui.window.month_page import MonthPage
from ui.window.paper_tasks import MakeForm, PaperWanted
from ui.window.paper_view import PaperPage
from ui.window.purge_page import PurgePage
from ui.window.receive_page import ReceivePage
from ui.window.recover_page import RecoverPage
from ui.window.restore_page import RestorePage


@dataclass(frozen=True, slots=True)
class Roads:
    """How the window turns: to a page, to one after `refresh()`, to the list, to a case, to the locked page."""

    now: Callable[[], object]
    turn: Callable[[Page], None]
    go_to: Callable[[Page], None]
    go_cases: Callable[[], None]
    go_case: Callable[[Case], None]
    show_locked: Callable[[Path | None], None]


class FurtherPages(QObject):
    """Makes these pages, and leads to them and back."""

    def __init__(self, parent: QObject, desk: Desk, kdf: KdfParams | None, roads: Roads) -> None:
        super().__init__(parent)
        self._bar: MessageBar = desk.bar
        self._roads = roads
        self.before: dict[Page, Page] = {}
        """Where Kembali leads from a page that was turned aside to."""
        self.paper = PaperPage(desk)
        self.receive = ReceivePage(desk)
        self.check = CheckPage(desk)
        self.month = MonthPage(desk)
        self.purge = PurgePage(desk)
        self.care = CarePage(desk, kdf)
        self.letterhead = LetterheadPage(desk)
        self.recover = RecoverPage(desk, kdf)
        self.restore = RestorePage(desk)
        self.inside: tuple[Page, ...] = (
            self.receive, self.check, self.month, self.purge, self.care, self.recover, self.letterhead, self.paper,
        )  # fmt: skip
        for page in (self.receive, self.check, self.month, self.purge, self.care, self.recover):
            page.left.connect(roads.go_cases)
        self.receive.chosen.connect(roads.go_case)
        self.care.wants_check.connect(partial(roads.go_to, self.check))
        self.care.wants_letterhead.connect(self.go_letterhead)
        self.month.wants_paper.connect(self.look_at)
        self.paper.left.connect(self._end_paper)
        self.restore.left.connect(self._end_restore)
        self.restore.restored.connect(self._restored)

    def ways(self, way: Callable[[str, str, Page], QAction]) -> list[QAction]:
        """The menu's ways to them; `way` makes one of a text, keys and a page."""
        return [
            way(self.tr("Terima &segel"), "Ctrl+R", self.receive),
            way(self.tr("&Laporan bulanan"), "Ctrl+B", self.month),
            way(self.tr("&Periksa"), "Ctrl+P", self.check),
            way(self.tr("Ra&wat brankas"), "Ctrl+J", self.care),
            way(self.tr("Brankas petu&gas, kata sandi hilang"), "", self.recover),
            way(self.tr("&Hapus perkara yang sudah diterima"), "", self.purge),
        ]

    def look_at(self, wanted: PaperWanted) -> None:
        """To a paper, and with Kembali to where the officer was; what is typed stays there."""
        self._turn_aside(self.paper)
        self.paper.open(wanted)

    def look_at_form(self, case: Case, name: str) -> None:
        """To a form of a case."""
        self.look_at(PaperWanted(name, MakeForm(case, name)))

    def _end_paper(self) -> None:
        self.paper.forget()
        self._turn_back(self.paper)

    def go_letterhead(self) -> None:
        """To the letterhead, and with Kembali to where the officer was; what is typed stays there."""
        self._turn_aside(self.letterhead)
        self.letterhead.refresh()

    def end_letterhead(self) -> None:
        """Back from the letterhead, once it is kept."""
        self.letterhead.forget()
        before = self._turn_back(self.letterhead)
        if isinstance(before, CarePage | CasesPage):
            before.refresh()  # they tell what is wrong with the office's files

    def _turn_aside(self, page: Page) -> None:
        now = self._roads.now()
        if isinstance(now, Page) and now is not page:
            self.before[page] = now
            now.turned_away()
        self._bar.clear()
        self._roads.turn(page)

    def _turn_back(self, page: Page) -> Page | None:
        before = self.before.pop(page, None)
        if before is None:
            self._roads.go_cases()
        else:
            self._roads.turn(before)
        return before

    def go_restore(self) -> None:
        """To the page that makes a vault from a backup."""
        self._bar.clear()
        self.restore.begin()
        self._roads.turn(self.restore)

    def _end_restore(self) -> None:
        self.restore.forget()
        self._roads.show_locked(None)

    def _restored(self, folder: Path) -> None:
        self._roads.show_locked(folder)
        self._bar.show_text(
            self.tr("Brankas dipulihkan. Buka dengan kata sandi yang sama seperti cadangannya."), "good"
        )
