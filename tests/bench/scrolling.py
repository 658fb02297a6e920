"""Frames of the list of cases while it is scrolled: how long each takes from the wheel to the painted picture."""

import os
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from intake.lists.overview import Line
from intake.rules.agenda import Due
from intake.rules.deadlines import State
from ui.window import lasting_true, theme
from ui.window.ask import Ask
from ui.window.bars import MessageBar
from ui.window.cases_listing import EMPTY
from ui.window.cases_page import CasesPage
from ui.window.desk import Desk
from ui.window.work import Work

SMALL = (1366, 690)
NOTCH = 120
"""What one notch of a wheel reports, in eighths of a degree."""


def lines(count: int, today: date) -> tuple[Line, ...]:
    """Cases as full as they get: long titles, several reported parties, a limit that is near in every third one."""
    made = Line(
        "0", 0, "laporan", "Kampanye oleh ASN di lapangan kelurahan menjelang hari tenang", "Balikpapan", "64.71",
        "2026-11-20T10:00:00.000+08:00", False, "laporan-diterima", None, ("Hendra Wijaya", "Siti Aminah"),
        ("pns",), (), (), "sealed", 12,
    )  # fmt: skip
    return tuple(
        replace(
            made,
            id=f"{number:032x}",
            number=number,
            due=Due("kajian", today + timedelta(number % 9 - 3), State.RUNNING, number % 3),
        )
        for number in range(count)
    )


def frames(count: int, wanted: int) -> list[float]:
    """Milliseconds of `wanted` frames of a list of `count` cases, each with a wheel turned by one to nine notches."""
    work = Work()
    page = CasesPage(Desk(work, Ask(), MessageBar()))
    today = date(2026, 11, 23)
    page.model.show_lines(lines(count, today), replace(EMPTY, today=today, limits={"kajian": "Kajian awal"}))
    page.resize(*SMALL)
    page.show()
    view = page.table.viewport()
    for _ in range(3):  # the first picture of the page is no scrolling
        QApplication.processEvents()
        view.repaint()
    taken = []
    for number in range(wanted):
        turn = -NOTCH * (1 + number % 9) * (1 if number % 600 < 400 else -1)
        middle = QPointF(view.rect().center())
        start = time.perf_counter()
        event = QWheelEvent(
            middle, QPointF(view.mapToGlobal(middle.toPoint())), QPoint(0, 0), QPoint(0, turn),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        view.repaint()
        QApplication.processEvents()
        taken.append((time.perf_counter() - start) * 1e3)
    work.stop()
    return taken


def scrolling(count: str = "10000", wanted: str = "3000") -> dict[str, float]:
    """Milliseconds a frame: median, 99.5 of 100, the slowest; and how many of them took 50 and more."""
    lasting_true.keep()
    application = QApplication.instance() or theme.application()
    assert isinstance(application, QApplication)
    theme.apply(application)
    taken = sorted(frames(int(count), int(wanted)))
    return {
        "frame, median, ms": taken[len(taken) // 2],
        "frame, 99.5 of 100, ms": taken[int(len(taken) * 0.995)],
        "slowest frame, ms": taken[-1],
        "frames of 50 ms and more, of 1000": 1000 * sum(each >= 50 for each in taken) / len(taken),
    }


if __name__ == "__main__":
    for name, value in scrolling(*sys.argv[1:]).items():
        print(f"{name}: {value:.1f}")
