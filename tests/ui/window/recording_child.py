"""Records a person, and comes to a stand before or after that is committed; a test starts it and kills it."""

import os
import sys
import threading
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtTest import QTest

from intake.store import Store
from tests.ui.window import half_typed
from tests.ui.window.typing_child import opened, wait


def main(folder: Path, settings: Path, passphrase: str, moment: str) -> None:
    window = opened(folder, settings, passphrase)
    half_typed.person(window, wait)
    section = window.case.people
    QTest.keyClicks(section.lines["name"], "Pak Lurah")
    section.draft.keep()
    wait(window)
    run = Store.run

    def stands(store: Store, sql: str, values: Any = ()) -> None:
        if sql == "COMMIT" and moment == "after":
            run(store, sql, values)
        if sql == "COMMIT":
            print(sql, flush=True)
            threading.Event().wait()
        run(store, sql, values)

    Store.run = stands  # type: ignore[method-assign]  # what a killed process does not come to
    section.add_button.click()
    wait(window)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
