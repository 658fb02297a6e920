"""Boxes to choose from: what has no room ends with a sign, and all of it can be read."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window import reach
from tests.ui.window.traces import properties
from ui.window.choice_box import ChoiceBox

LONG = "Dewi Anggraini · Bawaslu Kota Balikpapan <Kalimantan Timur>"


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox(letters=8)
    qtbot.addWidget(made)
    made.addItems([LONG, "Rahmat"])
    made.resize(160, made.sizeHint().height())
    made.show()
    return made


def pointed_at(box: ChoiceBox) -> str:
    """The tool tip where the pointer rests."""
    middle = box.rect().center()
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, middle, box.mapToGlobal(middle)))
    return QToolTip.text()


def test_words_without_room_end_with_a_sign(box: ChoiceBox) -> None:
    assert box.drawn.endswith("…") and LONG.startswith(box.drawn[:-1]) and box.currentText() == LONG
    assert pointed_at(box) == "<qt>Dewi Anggraini · Bawaslu Kota Balikpapan &lt;Kalimantan Timur&gt;</qt>"
    assert LONG not in set(properties(box)) - {box.currentText()} and not box.toolTip()


def test_words_with_room_are_drawn_whole_and_have_no_tool_tip(box: ChoiceBox) -> None:
    box.setCurrentIndex(1)
    assert box.drawn == "Rahmat"
    assert not pointed_at(box)


def test_a_box_without_a_measure_has_room_for_its_longest_words(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems([LONG, "Rahmat"])
    box.resize(box.minimumSizeHint())
    box.show()
    assert box.drawn == LONG


def test_the_list_that_opens_is_as_wide_as_its_words(box: ChoiceBox) -> None:
    box.showPopup()
    view = box.view()
    assert view.viewport().width() > view.fontMetrics().horizontalAdvance(LONG) > box.width()
    box.hidePopup()


def test_the_walk_through_the_window_sees_words_that_are_cut(box: ChoiceBox, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    boxes = [QComboBox(holder), ChoiceBox(letters=8)]
    for each in boxes:
        each.setParent(holder)
        each.addItem(LONG)
        each.resize(box.size())
    holder.show()
    assert [fault.startswith(f"cut off: {LONG!r}") for fault in reach.cut_choices(holder)] == [True]
