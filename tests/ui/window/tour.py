"""The way through the window for whatever looks at each of its pages: what is listed in pages.py."""

import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.window import reach
from tests.ui.window.conftest import PASSPHRASE, Answers
from ui.window.desk import Page
from ui.window.frame import Window
from ui.window.section import Section


@dataclass
class Tour:
    """A window on the practice vault, and the answers to its dialogs; files may be put into `root`."""

    window: Window
    answers: Answers
    vault: Path
    root: Path

    def settle(self, seconds: float = 60) -> None:
        """Lets everything asked of the vault arrive."""
        end, quiet = time.monotonic() + seconds, 0
        while quiet < 3:
            QApplication.processEvents()
            time.sleep(0.001)
            quiet = quiet + 1 if self.window.work.is_idle else 0
            assert time.monotonic() < end, "still at work"

    def drawn(self, widget: QWidget, seconds: float = 60) -> None:
        """Waits until there is something on it: the pages of a PDF are drawn on a thread of Qt's."""
        end = time.monotonic() + seconds
        while len(reach.colours(widget)) < 8:
            QApplication.processEvents()
            time.sleep(0.01)
            assert time.monotonic() < end, f"still blank: {self.window.bar.text}"

    def section(self, kind: type[Section], row: int = 0) -> None:
        """Opens a case, the first if none is named, at one of its sections."""
        self.window.cases.table.selectRow(row)
        self.window.cases.open_chosen()
        self.settle()
        self.window.case.go_to(kind)
        self.settle()

    def unlocked(self, vault: Path | None = None, passphrase: str = PASSPHRASE) -> None:
        """Back to the list of cases, from wherever the window is; of the officer's vault or another."""
        window, wanted = self.window, vault or self.vault
        if window.folder not in (None, wanted):
            self.locked()
        window.bar.clear()
        if window.folder is None:
            window.show_start(None)
            window.start._show([wanted])
            window.start.passphrase.setText(passphrase)
            window.start.unlock()
        else:
            self._leaving(lambda: window.leave_then(window.go_cases))
        self.settle()
        assert window.pages.currentWidget() is window.cases, window.bar.text

    def _leaving(self, leave: Callable[[], None]) -> None:
        """Leaves what the place before was about, such as files that were picked; each question is answered yes."""
        self.answers.confirms[:] = [True] * 3
        leave()
        self.settle()
        self.answers.confirms.clear()

    def on_drive(self, folder: Path, path: str) -> Path:
        """A copy of a folder, called as officers see it on a drive, such as `E:\\DCIM`; the work is done in `root`."""
        if sys.platform == "win32":
            return folder  # there it would be a drive
        assert Path.cwd() == self.root, "a relative name would lie anywhere"
        shown = Path(path)
        shutil.rmtree(shown, ignore_errors=True)
        return shutil.copytree(folder, shown)

    def locked(self) -> None:
        """To the start page, nothing open."""
        if self.window.folder is not None:
            self._leaving(self.window.lock)
        self.window.bar.clear()
        self.window.show_start(None)


@dataclass(frozen=True)
class Place:
    """A page in one of its states."""

    name: str
    kind: type[Page]
    go: Callable[[Tour], None]
    locked: bool

    def reach(self, tour: Tour) -> None:
        """Brings the window there; what the place before put into the office's folder is gone."""
        shutil.rmtree(tour.vault / "office", ignore_errors=True)
        tour.locked() if self.locked else tour.unlocked()
        self.go(tour)
        tour.settle()
        for _ in range(3):  # a page that grows with the last answer is laid out from the inside out
            QApplication.processEvents()


PLACES: list[Place] = []


def place(
    name: str, kind: type[Page], *, locked: bool = False
) -> Callable[[Callable[[Tour], None]], Callable[[Tour], None]]:
    """Lists a function as the way to a page."""

    def listed(go: Callable[[Tour], None]) -> Callable[[Tour], None]:
        PLACES.append(Place(name, kind, go, locked))
        return go

    return listed
