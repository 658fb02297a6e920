"""Exhibits put in order with the mouse: pressed, dragged over others, let go; the vault has the order afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from intake.custody.entries import Kind
from intake.evidence import exhibits
from intake.media import practice
from intake.media.practice import PracticePhone
from tests.ui.window import display_tests
from tests.ui.window.conftest import Answers
from tests.ui.window.evidence_desk import EvidenceDesk, close_desk, drop, open_desk
from ui.window.ask import Source

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(tmp_path: Path, answers: Answers, qtbot: QtBot) -> Iterator[EvidenceDesk]:
    """A case with four photos, shown as a grid."""
    made = open_desk(tmp_path, answers, qtbot)
    paths = [tmp_path / f"IMG_{index}.jpg" for index in range(4)]
    for index, path in enumerate(paths):
        path.write_bytes(practice.draw_photo(PracticePhone.SAMSUNG, index, megapixels=0.1))
    answers.sources.append(Source("Budi", "Disalin dari telepon", "Kantor"))
    drop(made.section, *paths)
    made.settle()
    yield made
    close_desk(made)


def drag(view: QAbstractItemView, row: int, target: QPoint) -> None:
    """Presses on a row, moves to `target` in the view, and lets go there: as the mouse does it."""
    window = view.window().windowHandle()

    def at(place: QPoint) -> QPoint:
        return view.viewport().mapTo(view.window(), place)

    start = view.visualRect(view.model().index(row, 0)).center()
    QTest.mousePress(window, LEFT, pos=at(start))
    steps = [start + (target - start) * part / 6 for part in range(1, 7)]
    timer = QTimer(view)

    def step() -> None:
        if steps:
            QTest.mouseMove(window, at(steps.pop(0)))
        else:
            timer.stop()
            QTest.mouseRelease(window, LEFT, pos=at(target))

    timer.timeout.connect(step)
    timer.start(20)  # a drag has an event loop of its own, in which the hand goes on
    for further in (2, 3):  # the first move tells a drag from a click, the second begins it
        QTest.mouseMove(window, at(start + QPoint(further * QApplication.startDragDistance(), 0)))


def beside(rect: QRect, *, after: bool, flows: Qt.Orientation) -> QPoint:
    """A point at the edge of an exhibit, where letting go means before or after it."""
    if flows is Qt.Orientation.Horizontal:
        return QPoint(rect.right() + 1 if after else rect.left(), rect.center().y())
    return QPoint(rect.left() + 60, rect.bottom() if after else rect.top() + 1)


def order(desk: EvidenceDesk) -> list[int]:
    """The numbers of the exhibits as the vault has them; the view must show the same."""
    desk.settle()
    kept = desk.ask(lambda vault: [each.number for each in exhibits.listing(vault, desk.case)])
    assert [each.number for each in desk.section.files.model.rows] == kept
    return kept


@pytest.mark.skipif(
    display_tests.IS_OFFSCREEN, reason="Qt drags nothing offscreen; played on a display below"
)
@pytest.mark.parametrize("as_list", [False, True], ids=["grid", "list"])
def test_dragging_puts_exhibits_in_order(desk: EvidenceDesk, as_list: bool) -> None:
    files = desk.section.files
    if as_list:
        files.switch_button.click()
    view = files.view
    flows = Qt.Orientation.Vertical if as_list else Qt.Orientation.Horizontal
    assert order(desk) == [1, 2, 3, 4]
    drag(view, 0, beside(view.visualRect(files.model.index(2, 0)), after=True, flows=flows))
    assert order(desk) == [2, 3, 1, 4]
    drag(view, 3, beside(view.visualRect(files.model.index(0, 0)), after=False, flows=flows))
    assert order(desk) == [4, 2, 3, 1]
    assert desk.kinds().count(Kind.EVIDENCE_ORDERED) == 2
    assert sorted(order(desk)) == [1, 2, 3, 4]  # nothing was taken away with the drag


def test_dragging_puts_exhibits_in_order_on_a_display(display: str) -> None:
    played = display_tests.play(display, f"{__file__}::{test_dragging_puts_exhibits_in_order.__name__}")
    assert "2 passed" in played
