"""Small parts that every page is made of: rows that fit their words, pages that take the keyboard over, sizes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStyle, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake.wording import Language
from ui.window import fields, language, models
from ui.window.models import Column, RowsModel
from ui.window.saying import short_size
from ui.window.stack import PageStack
from ui.window.theme import GAP
from ui.window.work import Job, Priority, Progress

WORDS = (
    "Apakah Anda WNI yang mempunyai hak pilih, atau mewakili peserta atau pemantau Pemilu? Kapan Anda lahir?"
)


def test_rows_of_long_words_are_as_tall_as_all_their_lines(qtbot: QtBot) -> None:
    model: RowsModel[str] = RowsModel([Column("Tanyakan", str)])
    table = models.table(model, "Syarat", "Tidak ada.", wrap=True)
    qtbot.addWidget(table)
    table.show()
    model.set_rows([WORDS])
    margin = GAP + table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    cut = []
    for width in range(160, 420):
        table.setFixedWidth(width)
        QApplication.processEvents()
        column, row = table.columnWidth(0), table.rowHeight(0)
        needed = table.fontMetrics().boundingRect(
            0, 0, column - 2 * margin, 9999, Qt.TextFlag.TextWordWrap, WORDS
        )
        cut += [width] if needed.height() > row else []
    assert not cut


def two_pages(qtbot: QtBot) -> tuple[QWidget, PageStack, QWidget, list[QPushButton]]:
    """A field of the window, and below it a stack whose first page has the keyboard."""
    window, stack, around = QWidget(), PageStack(), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(around)
    layout.addWidget(stack)
    pages, buttons = [QWidget(), QWidget()], []
    for page in pages:
        inside = QVBoxLayout(page)
        for name in ("mati", "satu", "dua"):
            buttons.append(QPushButton(name))
            buttons[-1].setEnabled(name != "mati")
            inside.addWidget(buttons[-1])
        stack.addWidget(page)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window, stack, pages[1], buttons


def test_the_keyboard_goes_along_to_the_page_that_is_shown(qtbot: QtBot) -> None:
    window, stack, second, buttons = two_pages(qtbot)
    buttons[1].setFocus()
    stack.setCurrentWidget(second)
    assert QApplication.focusWidget() is buttons[4]
    buttons[5].setFocus()
    stack.setCurrentIndex(0)
    assert QApplication.focusWidget() is buttons[1]
    stack.setCurrentWidget(second)
    assert window.focusWidget() is buttons[5]


def test_enter_and_space_press_the_button_that_has_the_keys(qtbot: QtBot) -> None:
    pressed: list[int] = []
    window = QWidget()
    line = QLineEdit()
    button = fields.button("Simpan", lambda: pressed.append(1))
    window.setLayout(fields.column(line, button))
    qtbot.addWidget(window)
    window.show()
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(button, key)
    assert len(pressed) == 3
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(pressed) == 3


def test_the_keyboard_stays_where_it_is_outside_the_pages(qtbot: QtBot) -> None:
    window, stack, second, _ = two_pages(qtbot)
    around = window.findChild(QLineEdit)
    around.setFocus()
    stack.setCurrentWidget(second)
    assert window.focusWidget() is around


@pytest.mark.parametrize(
    ("size", "indonesian", "english"),
    [
        (0, "1 kB", "1 kB"),
        (109_975, "110 kB", "110 kB"),
        (4_714_191, "4,7 MB", "4.7 MB"),
        (1_500_000_000, "1,5 GB", "1.5 GB"),
    ],
)
def test_sizes_are_written_as_the_language_writes_them(
    qapp: QApplication, size: int, indonesian: str, english: str
) -> None:
    assert short_size(size) == indonesian
    language.install(qapp, Language.EN)
    assert short_size(size) == english


def test_what_is_left_is_judged_by_the_speed_of_what_is_counted_now() -> None:
    restarted = Progress("halaman", 50, 100, 0.5, began=100.0, before=0.0)
    assert restarted.left(110.0) == pytest.approx(10.0)
    assert restarted.left(101.0) is None
    second_half = Progress("halaman", 50, 100, 0.75, began=100.0, before=0.5)
    assert second_half.left(110.0) == pytest.approx(10.0)
    assert Progress("halaman", 1, 100, 0.51, began=100.0, before=0.5).left(110.0) is None


def test_a_job_that_counts_something_else_begins_anew() -> None:
    job: Job[None] = Job(lambda *_: None, "Memeriksa", Priority.WORK)
    job.report("catatan", 10, 10)
    assert job.progress is not None and job.progress.before == 1.0
    job.report("halaman", 0, 10)
    first = job.progress
    job.report("halaman", 5, 10)
    assert (first.before, job.progress.before, job.progress.part) == (0.0, 0.0, 0.5)
    assert job.progress.began == first.began


def test_long_text_shows_its_beginning_and_is_gone_on_with_at_its_end(qtbot: QtBot) -> None:
    shown, other = fields.line("Tautan"), fields.line("Lain")
    page = fields.holder(fields.column(other, shown))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    shown.setText("https://contoh.id/" + 40 * "panjang")
    assert shown.cursorPosition() == 0
    shown.setFocus()
    qtbot.keyClicks(shown, "/akhir")
    assert shown.text().startswith("https") and shown.text().endswith("/akhir")
