"""Starts the window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtWidgets import QApplication

from ui.window import icons, lasting_true, recent, theme
from ui.window.ask import Ask
from ui.window.frame import Settings, Window


def main(argv: Sequence[str] | None = None) -> int:
    """Opens the window and returns the exit status when it is closed."""
    lasting_true.keep()
    application = QApplication(list(argv) if argv is not None else sys.argv[:1])
    application.setApplicationName("Segel")
    theme.apply(application)
    application.setWindowIcon(icons.icon("seal", "accent"))
    window = Window(Settings(recent.default_file(), Ask()))
    sys.excepthook = _hook(window)
    window.show()
    try:
        return application.exec()
    finally:
        window.work.stop()


def _hook(window: Window) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        window.desk.fail(error.with_traceback(trace))

    return show
