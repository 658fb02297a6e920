"""Types into one of the forms letter by letter, telling each; tests start it and kill it."""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.window.half_typed import FORMS
from ui.window import lasting_true, theme
from ui.window.ask import Ask
from ui.window.frame import Settings, Window

WORDS = "Pagi itu rombongan datang dengan mobil dinas. "


def opened(folder: Path, settings: Path, passphrase: str) -> Window:
    """A window of this process, with the vault of a folder open."""
    lasting_true.keep()
    application = theme.application()
    theme.apply(application)
    window = Window(Settings(settings, Ask()))
    window.show()
    window.activateWindow()
    window.start._show([folder])
    window.start.passphrase.setText(passphrase)
    window.start.unlock_button.click()
    wait(window)
    return window


def main(folder: Path, settings: Path, passphrase: str, form: str = "") -> None:
    window = opened(folder, settings, passphrase)
    field = FORMS[form](window, wait) if form else begin_report(window)
    for count in range(10_000):
        QTest.keyClicks(field, WORDS[count % len(WORDS)])
        print(count + 1, time.monotonic(), flush=True)
        QTest.qWait(20)


def begin_report(window: Window) -> QWidget:
    window.cases.intake_button.click()
    wait(window)
    QTest.keyClicks(window.intake.focusWidget(), "Budi Santoso")
    window.intake.go_to("narrative")
    wait(window)
    return window.intake.focusWidget()


def wait(window: Window) -> None:
    while not window.work.is_idle:
        QTest.qWait(5)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
