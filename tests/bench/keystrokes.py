"""Key press to repaint in a long statement while photos are taken in: `python tests/bench/keystrokes.py [PHOTOS]`.

The statement has 300 questions with 40,000 characters. Each key is a real event; its time ends when the field has been
painted again. Keys come at the pace of quick typing, for as long as the intake lasts.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from intake.custody import heads
from intake.records import cases, people, statements
from intake.records.cases import CaseFacts, CaseKind
from intake.records.hearing import Hearing, QuestionAnswer, StatementKind
from intake.records.people import PersonFacts, Role
from tests.bench.jobs import PASSPHRASE, draw, new_vault
from ui.window import lasting_true, theme
from ui.window.ask import Ask, Source
from ui.window.frame import Settings, Window
from ui.window.statements_section import StatementsSection

QUESTIONS, LETTERS, PAUSE = 300, 40_000, 0.06
WORDS = "Waktu itu saya berdiri di depan lapangan dan melihat mobil dinas datang. "


class Answers(Ask):
    """Says where the photos come from, so that nothing waits for the officer."""

    def source(self, count: int, people: tuple[str, ...], last: Source) -> Source | None:
        """The same for all."""
        return Source("Budi", "Disalin dari telepon", "")


class Painted(QObject):
    """Tells whether a widget was painted since it was last asked."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks on."""
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


def long_statement(folder: Path) -> None:
    """A vault with one case and one long draft."""
    vault = new_vault(folder)
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Pengukuran"))
    person = people.add(vault, case, Role.SAKSI, PersonFacts("Budi"))
    answer = (WORDS * 9)[: LETTERS // QUESTIONS - 24]
    rows = tuple(QuestionAnswer(f"Pertanyaan nomor {n:04}?", answer) for n in range(QUESTIONS))
    statements.draft(vault, case, person, "", StatementKind.KLARIFIKASI, Hearing(rows=rows))
    heads.lock(vault)


def settle(window: Window) -> None:
    """Lets everything arrive."""
    while not window.work.is_idle:
        QTest.qWait(5)
    QTest.qWait(50)


def opened(folder: Path, recent: Path) -> tuple[Window, StatementsSection]:
    """The window at the long statement."""
    window = Window(Settings(recent, Answers()))
    window.resize(1366, 690)
    window.show()
    window.activateWindow()
    window.start._show([folder])
    window.start.passphrase.setText(PASSPHRASE.decode())
    window.start.unlock()
    settle(window)
    window.go_case(_first_case(window))
    settle(window)
    window.case.go_to(StatementsSection)
    settle(window)
    return window, window.case.statements


def _first_case(window: Window) -> object:
    found: list[object] = []
    window.work.run(lambda vault, _: cases.listing(vault)[0], done=found.append, failed=window.desk.fail)
    settle(window)
    return found[0]


def measured(window: Window, section: StatementsSection) -> list[float]:
    """Milliseconds from key to repaint, for as long as the intake lasts."""
    answer = section.rows.answer
    answer.setFocus()
    painted, found, letters = Painted(answer.viewport()), [], 0
    while window.work.shown or len(found) < 100:
        painted.seen = False
        begun = time.perf_counter()
        QTest.keyClick(answer, WORDS[letters % len(WORDS)])
        while not painted.seen:
            QApplication.processEvents()
        found.append(1000 * (time.perf_counter() - begun))
        letters += 1
        while time.perf_counter() - begun < PAUSE:
            QApplication.processEvents()
            time.sleep(0.001)
    return found


def main(count: int) -> None:
    """Measures and prints; the aim is a 99th percentile under 50 ms."""
    lasting_true.keep()
    application = theme.application()
    theme.apply(application)
    with tempfile.TemporaryDirectory() as root:
        photos = Path(root) / "photos"
        draw(str(photos), str(count))
        long_statement(Path(root) / "vault")
        window, section = opened(Path(root) / "vault", Path(root) / "recent.json")
        try:
            quiet = measured(window, section)
            window.case.evidence.files.take_in((photos,))
            busy = measured(window, section)
            settle(window)
        finally:
            window.work.stop()
    told: dict[str, float] = {}
    for name, found in (("nothing else going on", quiet), (f"{count} photos coming in", busy)):
        told[f"{name}: keys"] = len(found)
        told[f"{name}: median ms"] = statistics.median(found)
        told[f"{name}: 99th percentile ms"] = statistics.quantiles(found, n=100)[98]
        told[f"{name}: slowest ms"] = max(found)
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
