"""From starting the program to a drawn page: Segel's unlock page against a window of PySide6 with nothing in it.

Run by run.py; `python tests/bench/start.py segel|bare` is one run's process and prints a line once all is drawn.
"""

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def seconds(side: str, settings: Path) -> float:
    """How long a fresh process takes until its window is drawn; with modules compiled, as they are after one start."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "XDG_CONFIG_HOME": str(settings),
    }
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, __file__, side], stdout=subprocess.PIPE, cwd=ROOT, env=environment
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


def segel() -> None:
    """`main.py` without arguments, until the unlock page is drawn: then its window is closed again."""
    sys.path.insert(0, str(ROOT))
    sys.argv = ["segel"]
    import main

    gc.disable()  # this and the window's modules before PySide6: as `main.main` does it
    import ui.window.app  # noqa: F401
    from PySide6.QtWidgets import QApplication  # isort: skip

    def drawn() -> int:
        QApplication.processEvents()
        QApplication.topLevelWidgets()[0].grab()
        print("drawn", flush=True)
        return 0

    QApplication.exec = staticmethod(drawn)
    main.main()


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else segel()
