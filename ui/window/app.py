"""Starts the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import TracebackType

from intake.wording import Language
from ui.window import icons, lasting_true, recent, saying, theme, timers
from ui.window.ask import Ask
from ui.window.frame import FIRST_PAGE, Settings, Window


def main(language: Language | None = None) -> int:
    """Opens the window and returns the exit status when it is closed; `language` is for this time only."""
    application = theme.application()
    application.setApplicationName("Segel")
    window = Window(Settings(recent.default_file(), Ask(), language=language))
    application.setWindowIcon(icons.icon("seal", "accent"))
    sys.excepthook = _hook(window)
    for deed in (lasting_true.keep, gc.enable):
        timers.once(window, deed, FIRST_PAGE).start()
    if window.appearance.now.maximised:
        window.showMaximized()
    else:
        window.show()
    status = 1
    try:
        status = application.exec()
    finally:
        unlocked = window.work.stop()
        if unlocked is not None and sys.stderr is not None:  # no window is left to say it in
            sys.stderr.write(f"{saying.error_text(unlocked)}\n")
    return status


def _hook(window: Window) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        window.desk.fail(error.with_traceback(trace))

    return show
