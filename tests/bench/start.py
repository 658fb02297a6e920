"""From starting the program to a drawn page: Segel's unlock page against a window of PySide6 with nothing in it.

Run by run.py; `python tests/bench/start.py segel|bare FOLDER` is one run's process and prints a line once all is drawn.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def seconds(side: str, settings: Path) -> float:
    """How long a fresh process takes until its window is drawn."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, __file__, side, str(settings)], stdout=subprocess.PIPE, cwd=ROOT, env=environment
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = time.perf_counter() - began
        process.stdout.read()
    if line != b"drawn\n" or process.returncode:
        raise RuntimeError(f"{side} did not start")
    return took


def bare() -> None:
    """The smallest window there can be."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1320, 690)
    window.show()
    application.processEvents()
    window.grab()
    print("drawn", flush=True)


def segel(settings: Path) -> None:
    """What `main.py` does without arguments, until the unlock page is drawn."""
    sys.path.insert(0, str(ROOT))
    from ui.window import theme
    from ui.window.ask import Ask
    from ui.window.frame import Settings, Window

    application = theme.application()
    window = Window(Settings(settings / "recent.json", Ask()))
    window.show()
    application.processEvents()
    window.grab()
    print("drawn", flush=True)
    window.work.stop()


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else segel(Path(sys.argv[2]))
