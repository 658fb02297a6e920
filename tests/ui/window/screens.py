"""Draws every page of the window on practice material: `python tests/ui/window/screens.py FOLDER [NAME…]`.

Four pictures a page, in light and dark, Indonesian and English; the pages are those of pages.py.
"""

import contextlib
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from intake.wording import Language
from tests.ui.window.conftest import KDF, Answers
from tests.ui.window.pages import PLACES
from tests.ui.window.practice import practice_vault
from tests.ui.window.tour import Place, Tour
from ui.window import preferences
from ui.window.colours import Theme
from ui.window.frame import Settings, Window
from ui.window.preferences import Preferences
from ui.window.theme import application

SIZE = (1366, 690)
"""What a maximised window has of 1366 by 768, below its title and above the task bar."""
LOOKS = [(theme, language) for theme in (Theme.LIGHT, Theme.DARK) for language in Language]


def picture(place: Place, theme: Theme, language: Language) -> str:
    """The name of a picture."""
    return f"{place.name}-{theme}-{language}.png"


def begin(root: Path, vault: Path, wanted: Preferences) -> Tour:
    """A window on a vault, as the officer with these preferences has it."""
    recent = root / "recent.json"
    recent.unlink(missing_ok=True)
    preferences.write(preferences.beside(recent), wanted)
    answers = Answers()
    window = Window(Settings(recent, answers, KDF))
    window.resize(*SIZE)
    window.show()
    return Tour(window, answers, vault, root)


def end(tour: Tour) -> None:
    """Closes the window and its vault, in whatever state it is."""
    tour.window.close()
    tour.window.work.stop()
    tour.window.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete


def draw(target: Path, root: Path, places: list[Place]) -> None:
    """Walks through the pages in each look and keeps a picture of each."""
    vault = practice_vault(root)
    for theme, language in LOOKS:
        tour = begin(root, vault, Preferences(theme=theme, language=language))
        try:
            for each in places:
                each.reach(tour)
                tour.window.grab().save(str(target / picture(each, theme, language)))
        finally:
            end(tour)


def main() -> None:
    """Draws into the folder named on the command line, all pages or those named."""
    target, names = Path(sys.argv[1]).resolve(), sys.argv[2:]
    target.mkdir(parents=True, exist_ok=True)
    if sys.platform != "win32":
        os.environ["TZ"] = "Asia/Makassar"  # the officer of the practice vault works in Balikpapan
        time.tzset()
    application()
    # What is shown of this machine's paths is relative to here.
    with tempfile.TemporaryDirectory() as root, contextlib.chdir(root):
        draw(target, Path(root), [each for each in PLACES if not names or each.name in names])


if __name__ == "__main__":
    main()
