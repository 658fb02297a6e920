"""The list of what became of many files that were taken in, beside them, and in their place where the text is large."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from intake.evidence.adding import Added, Outcome
from tests.ui.window import reach
from tests.ui.window.conftest import Answers, new_case, settle, unlock
from tests.ui.window.evidence_desk import drop
from tests.ui.window.fitting import unfit
from tests.ui.window.screens import SIZE
from ui.window import preferences
from ui.window.ask import Source
from ui.window.evidence_section import EvidenceSection
from ui.window.files_section import FilesSection
from ui.window.frame import Window
from ui.window.preferences import Preferences

WHOLE, TWICE, EMPTY, HALF = 40, 2, 1, 20
NAME = "Rekaman rapat terbuka di lapangan RT 9 Kelurahan Damai Bahagia bagian {:02d}.txt"


@dataclass
class Files:
    """The evidence of a case, into which many files go: halfway they wait until they may go on."""

    window: Window
    files: FilesSection
    answers: Answers
    qtbot: QtBot
    halfway: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    _told: int = 0

    def __post_init__(self) -> None:
        self.files._outcome.connect(self._on_the_vaults_thread, Qt.ConnectionType.DirectConnection)

    def _on_the_vaults_thread(self, _: tuple[int, Added]) -> None:
        self._told += 1
        if self._told == HALF:
            self.halfway.set()
            assert self.may_go_on.wait(60)

    def take_in(self, folder: Path) -> None:
        self.answers.confirms.append(True)
        self.answers.sources.append(Source("Budi", "Diserahkan", "Kantor"))
        drop(self.files, folder)

    def wait_halfway(self) -> None:
        self.qtbot.waitUntil(self.halfway.is_set, timeout=60_000)
        self.qtbot.waitUntil(lambda: len(self.files.outcomes.rows) == HALF)

    def go_on(self) -> None:
        self.may_go_on.set()
        settle(self.window, self.qtbot)

    def button(self, words: str) -> QPushButton:
        (found,) = (each for each in self.files.panel.findChildren(QPushButton) if each.text() == words)
        return found

    def click(self, words: str) -> None:
        assert reach.in_sight(self.button(words))
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def whole_rows(self) -> int:
        """How many rows of the list are in sight from top to bottom."""
        table = self.files.panel.table
        seen = table.viewport().visibleRegion()
        rects = (table.visualRect(table.model().index(row, 0)) for row in range(table.model().rowCount()))
        return sum(seen.contains(each.topLeft()) and seen.contains(each.bottomLeft()) for each in rects)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of which some are alike and one is empty."""
    made = tmp_path / "rekaman"
    made.mkdir()
    for number in range(WHOLE + TWICE + EMPTY):
        said = "" if number >= WHOLE + TWICE else f"isi {number % WHOLE}"
        (made / NAME.format(number)).write_text(said)
    return made


@pytest.fixture
def at(
    make_window: Callable[..., Window], vault_folder: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[[int], Files]]:
    """The files of a new case, in text of so many percent."""
    made: list[Files] = []

    def make(percent: int) -> Files:
        preferences.write(tmp_path / "settings" / "window.json", Preferences(percent=percent))
        window = make_window()
        window.resize(*SIZE)
        unlock(window, vault_folder, qtbot)
        new_case(window, qtbot)
        window.case.go_to(EvidenceSection)
        settle(window, qtbot)
        window.activateWindow()
        made.append(Files(window, window.case.evidence.files, answers, qtbot))
        return made[0]

    yield make
    for each in made:
        each.may_go_on.set()


def test_in_large_text_the_list_takes_the_place_of_the_files_when_asked_for(
    at: Callable[[int], Files], folder: Path
) -> None:
    desk = at(150)
    files, panel = desk.files, desk.files.panel
    desk.take_in(folder)
    desk.wait_halfway()
    assert panel.summary.text() == f"{HALF} masuk, 0 sudah ada, 0 ditolak" and reach.in_sight(panel.summary)
    assert files.grid.isVisible() and not panel.table.isVisible()
    desk.click("Lihat hasil")
    assert panel.table.hasFocus() and not files.grid.isVisible() and not panel.look_button.isVisible()
    assert desk.whole_rows() >= 3
    assert not [*unfit(desk.window), *reach.clipped(desk.window)]
    desk.go_on()
    assert panel.table.isVisible() and not files.grid.isVisible(), "its end turns nothing away"
    assert [each.outcome for each in files.outcomes.rows] == (
        [Outcome.REFUSED] * EMPTY + [Outcome.DUPLICATE] * TWICE + [Outcome.ADDED] * WHOLE
    )
    assert panel.summary.text() == f"{WHOLE} masuk, {TWICE} sudah ada, {EMPTY} ditolak"
    assert not [*unfit(desk.window), *reach.clipped(desk.window)]


def test_a_list_that_was_closed_meanwhile_still_has_all(at: Callable[[int], Files], folder: Path) -> None:
    desk = at(150)
    files, panel = desk.files, desk.files.panel
    desk.take_in(folder)
    desk.wait_halfway()
    desk.click("Lihat hasil")
    desk.click("Tutup daftar")
    assert files.grid.isVisible() and not panel.table.isVisible() and panel.look_button.hasFocus()
    desk.click("Tutup daftar")
    assert files.grid.isVisible() and not panel.isVisible()
    desk.go_on()
    assert panel.isVisible() and not panel.table.isVisible()
    assert panel.summary.text() == f"{WHOLE} masuk, {TWICE} sudah ada, {EMPTY} ditolak"
    desk.click("Lihat hasil")
    assert len(files.outcomes.rows) == WHOLE + TWICE + EMPTY and panel.table.isVisible()


@pytest.mark.parametrize("percent", [100, 150])
def test_names_that_differ_at_their_ends_are_told_apart(
    percent: int, at: Callable[[int], Files], folder: Path
) -> None:
    desk = at(percent)
    panel = desk.files.panel
    desk.take_in(folder)
    desk.wait_halfway()
    if percent == 150:
        desk.click("Lihat hasil")
    panel.table.clearFocus()
    cells = [panel.table.visualRect(panel.table.model().index(row, 0)) for row in (0, 1)]
    first, second = (panel.table.viewport().grab(cell.adjusted(0, 1, 0, -1)).toImage() for cell in cells)
    assert first.size() == second.size() and first != second


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_of_the_last_files_is_said_of_the_next(
    percent: int, at: Callable[[int], Files], folder: Path, tmp_path: Path
) -> None:
    desk = at(percent)
    files, panel = desk.files, desk.files.panel
    one = tmp_path / "satu.txt"
    one.write_text("satu")
    desk.take_in(one)
    settle(desk.window, desk.qtbot)
    assert panel.isVisible() and len(files.outcomes.rows) == 1
    if percent == 150:
        desk.click("Lihat hasil")
    panel._clock.setInterval(600_000)  # what the first of them became is not shown yet
    desk.take_in(folder)
    desk.qtbot.waitUntil(desk.halfway.is_set, timeout=60_000)
    assert not panel.isVisible() and not panel.summary.text() and files.grid.isVisible()
    panel.flush()
    desk.go_on()
    assert panel.isVisible() and panel.table.isVisible() is (percent == 100)
