"""Words as they are read back to whoever said them: none left out, in pieces that fit; the mark is of those words."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.records.hearing import QuestionAnswer
from tests.ui.window.conftest import Answers, settle
from tests.ui.window.test_statements import begin_hearing, seal
from tests.ui.window.test_statements import section as section
from ui.window import theme
from ui.window.colours import Theme
from ui.window.frame import Window
from ui.window.readback_page import PIECE, Part, ReadBack, parted, parts
from ui.window.statements_section import StatementsSection

SENTENCE = (
    "Saya melihat lurah itu datang ke lapangan lalu membagikan kaus kepada semua warga yang hadir di sana. "
)
CLAUSES = ", ".join(f"lalu kata nomor {n} diucapkan warga itu kepada saya" for n in range(60))


@pytest.fixture
def at_usual_size() -> Iterator[None]:
    """The text is as large as before, whatever a test did."""
    yield
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, Theme.LIGHT, 100)


def without_spaces(words: str) -> str:
    return "".join(words.split())


@given(st.text(max_size=3000), st.integers(1, 500))
def test_nothing_is_left_out_when_words_are_read_back(text: str, room: int) -> None:
    found = list(parted(text, lambda words: len(words) <= room))
    assert without_spaces("".join(found)) == without_spaces(text)
    assert all(0 < len(each) <= min(room, PIECE) for each in found)


def test_words_are_parted_where_one_pauses() -> None:
    def fits(words: str) -> bool:
        return len(words) <= 200

    assert all(each.endswith(".") for each in parted(SENTENCE * 60, fits))
    assert all(each.endswith((",", "saya")) for each in parted(CLAUSES, fits))
    *full, _ = parted("kata " * 300, fits)
    assert all(len(each) > 190 and each.endswith("kata") for each in full)
    assert [len(each) for each in parted("k" * 450, fits)] == [200, 200, 50]


def test_an_unanswered_question_is_read_back_as_such() -> None:
    rows = (QuestionAnswer("Siapa?", "Lurah."), QuestionAnswer("Kapan?"))
    shown = parts("Budi", 1, "", rows)
    assert [(each.asked, each.words) for each in shown[:2]] == [
        ("Siapa?", "Lurah."),
        ("Kapan?", "(tidak ada jawaban)"),
    ]
    assert len(shown) == 3


@pytest.mark.usefixtures("at_usual_size")
@pytest.mark.parametrize("percent", theme.SIZES)
@pytest.mark.parametrize("size", [(1366, 768), (1000, 620), (1920, 1080)], ids=str)
def test_by_keys_everything_comes_into_sight(percent: int, size: tuple[int, int], qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, Theme.LIGHT, percent)
    rows = (
        QuestionAnswer("Siapa?", SENTENCE * 5),
        QuestionAnswer("Apakah benar bahwa " + CLAUSES, "Ya. " + "\u0639\u0645\u0631 " * 90),
        QuestionAnswer("w" * 300, "m" * 900),
    )
    told = parts("Budi", 1, CLAUSES + "\n\n" + SENTENCE * 8, rows)
    page = ReadBack(told)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    assert (page.width(), page.height()) == size
    seen = []
    bar = page.words.verticalScrollBar()
    while True:
        assert bar.maximum() == 0, "words out of sight"
        assert page.head.height() >= page.head.heightForWidth(page.head.width())
        seen.append(f"{page.head.text()} {page.words.toPlainText()}")
        if page.is_last:
            break
        QTest.keyClick(page, Qt.Key.Key_Down)
    assert len(seen) == len(page.pieces)
    whole = without_spaces("".join(each.words for each in page.pieces))
    for each in told:
        assert without_spaces(each.words) in whole
        asked = without_spaces(each.asked)
        assert asked in whole or any(asked in without_spaces(shown) for shown in seen)


@pytest.mark.usefixtures("at_usual_size")
def test_a_smaller_screen_goes_on_from_the_words_that_were_being_read(qtbot: QtBot) -> None:
    page = ReadBack(parts("Budi", 1, SENTENCE * 40, ()))
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(page)
    page.resize(1920, 1080)
    page.show()
    for _ in range(4):
        page.on()
    before = page.pieces[page.at]
    page.resize(900, 500)
    now = page.pieces[page.at]
    assert len(page.pieces) > 10 and now.start <= before.start < now.start + len(now.words)


def test_a_screen_too_low_for_a_line_is_turned_before_the_piece(qtbot: QtBot) -> None:
    page = ReadBack((Part("Budi", "satu"), Part("Budi", "dua")))
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(page)
    page.show()
    page.words.setPlainText("satu\n" * 60)
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert page.at == 0 and page.words.verticalScrollBar().value() > 0
    QTest.keyClick(page, Qt.Key.Key_Up)
    assert page.at == 0 and page.words.verticalScrollBar().value() == 0


def read_back(window: Window, section: StatementsSection, qtbot: QtBot) -> None:
    section.read_back()
    page = section._readback
    assert page is not None
    while not page.is_last:
        QTest.keyClick(page, Qt.Key.Key_Right)
    page.agree_button.click()
    settle(window, qtbot)
    assert section.sheet.form.typed.read_back == "ya"
    assert section._current is not None and section._current.hearing.is_read_back


def test_words_changed_after_they_were_read_back_are_not_marked_so(
    opened: Window,
    section: StatementsSection,
    answers: Answers,
    qtbot: QtBot,
) -> None:
    QTest.keyClicks(section.editor, "Lurah itu membagikan beras.")
    read_back(opened, section, qtbot)
    QTest.keyClicks(section.sheet.form.lines["place"], "Aula")
    assert section.sheet.form.typed.read_back == "ya", "the place is none of the words"
    section.editor.setPlainText("Lurah itu membagikan UANG.")
    assert section.sheet.form.typed.read_back == "" and "dibacakan kembali" in opened.bar.text
    seal(opened, section, answers, qtbot)
    sealed = section._current
    assert sealed is not None and sealed.document is not None and sealed.text.endswith("UANG.")
    assert "read_back" not in json.loads(sealed.document)["form"]


def test_words_read_back_again_before_they_were_saved_are_marked(
    opened: Window,
    section: StatementsSection,
    answers: Answers,
    qtbot: QtBot,
) -> None:
    QTest.keyClicks(section.editor, "Beras.")
    read_back(opened, section, qtbot)
    section.editor.setPlainText("Uang.")
    read_back(opened, section, qtbot)
    seal(opened, section, answers, qtbot)
    assert section._current is not None and section._current.text == "Uang."
    assert section._current.is_sealed and section._current.hearing.is_read_back


def test_an_answer_a_row_and_their_order_are_words_too(
    opened: Window,
    section: StatementsSection,
    qtbot: QtBot,
) -> None:
    begin_hearing(opened, section, qtbot)
    QTest.keyClicks(section.rows.answer, "Sehat.")
    for change in (
        lambda: QTest.keyClicks(section.rows.answer, " Betul."),
        lambda: section.rows.shift(1),
        section.rows.remove,
        section.rows.undo,
    ):
        read_back(opened, section, qtbot)
        change()
        settle(opened, qtbot)
        assert section.sheet.form.typed.read_back == ""


def test_a_mark_that_was_kept_is_of_the_words_that_were_kept(
    opened: Window,
    section: StatementsSection,
    qtbot: QtBot,
) -> None:
    QTest.keyClicks(section.editor, "Beras.")
    read_back(opened, section, qtbot)
    section.begin_new()
    settle(opened, qtbot)
    section.table.selectRow(0)
    settle(opened, qtbot)
    assert section.sheet.form.typed.read_back == "ya"
    QTest.keyClicks(section.editor, "Dan ")
    assert section.sheet.form.typed.read_back == ""


def test_a_first_statement_changed_where_reports_come_in_is_not_read_back_any_more(
    opened: Window,
    section: StatementsSection,
    qtbot: QtBot,
) -> None:
    QTest.keyClicks(section.editor, "Beras.")
    read_back(opened, section, qtbot)
    case = opened.case.case
    opened.leave_then(lambda: opened.rooms._go_intake(case))
    settle(opened, qtbot)
    block = opened.intake.witnesses.blocks[0]
    assert block.words.text == "Beras." and block.state.text() == "Sudah dibacakan kembali."
    QTest.keyClicks(block.words.edit, "Bukan ")
    assert "Bacakan lagi" in block.state.text()
    opened.intake.record_now()
    settle(opened, qtbot)
    assert case is not None
    opened.leave_then(lambda: opened.go_case(case, StatementsSection))
    settle(opened, qtbot)
    (draft,) = section.model.rows
    assert draft.text == "Bukan Beras." and not draft.hearing.is_read_back
