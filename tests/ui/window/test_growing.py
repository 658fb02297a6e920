"""Fields for several lines: as high as what is typed, up to a bound; the form is scrolled to what is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.window import fields, theme
from ui.window.colours import Theme
from ui.window.growing import GrowingText

HINT = "Urutan kejadian: siapa, di mana, kapan, bagaimana, dan siapa lagi yang melihatnya dari dekat"


@pytest.fixture(params=theme.SIZES)
def field(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> GrowingText:
    theme.apply(qapp, Theme.LIGHT, request.param)
    made = GrowingText("Uraian", HINT, least=2, most=6)
    qtbot.addWidget(made)
    made.resize(500, 100)
    made.show()
    return made


def is_scrolled(field: GrowingText) -> bool:
    return field.verticalScrollBar().isVisible() or field.verticalScrollBar().maximum() > 0


def test_it_grows_line_by_line_and_shrinks_again(field: GrowingText) -> None:
    field.setPlaceholderText("")
    heights = []
    for lines in range(1, 9):
        field.setPlainText("\n".join("abcdefgh"[:lines]))
        QApplication.processEvents()
        heights.append(field.height())
        assert is_scrolled(field) is (lines > 6), lines
    assert heights == sorted(heights)
    assert heights[0] == heights[1] and len(set(heights[1:6])) == 5, (
        "from two lines on, each has its own height"
    )
    assert heights[5] == heights[7] == field.highest
    field.clear()
    assert field.height() == heights[0]


def test_words_are_broken_where_it_is_narrow(field: GrowingText) -> None:
    field.setPlainText("Pak Lurah turun dari mobil dinas, memakai kaus bergambar calon. " * 2)
    wide = field.height()
    field.resize(300, field.height())
    QApplication.processEvents()
    assert wide < field.height() and not is_scrolled(field)
    field.resize(500, field.height())
    QApplication.processEvents()
    assert field.height() == wide and not is_scrolled(field)


def test_a_hint_of_several_lines_is_whole(field: GrowingText) -> None:
    heights = set()
    for width in (900, 500, 300):
        field.resize(width, field.height())
        QApplication.processEvents()
        assert not is_scrolled(field)
        heights.add(field.height())
    assert len(heights) > 1
    field.setPlainText("x")
    assert field.height() == min(heights), "what is typed takes no more room than it needs"


def test_the_form_follows_what_is_typed(qtbot: QtBot) -> None:
    field = GrowingText("Uraian", least=2, most=40)
    around = fields.scrolled(fields.holder(fields.column(fields.line("Nama"), field, None)))
    qtbot.addWidget(around)
    around.resize(300, 200)
    around.show()
    around.activateWindow()
    field.setFocus()

    def is_in_sight() -> bool:
        at = field.viewport().mapTo(around.viewport(), field.cursorRect().bottomLeft())
        return around.viewport().rect().contains(at)

    for _ in range(20):
        QTest.keyClicks(field, "kata")
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(is_in_sight)
    assert around.verticalScrollBar().value() > 0 and not is_scrolled(field)
