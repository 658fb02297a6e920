"""What is shown as sealed is what was sealed: nothing can be typed between the yes and the seal."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake.records import statements
from tests.ui.window.conftest import Answers, held_up, new_case, new_person, settle
from tests.ui.window.report_desk import Officer, look, put
from tests.ui.window.report_desk import officer as officer
from tests.ui.window.report_desk import page as page
from ui.window.frame import Window
from ui.window.intake_page import IntakePage
from ui.window.statements_section import StatementsSection


def sealed_words(window: Window, folder: Path, qtbot: QtBot) -> list[tuple[str, bool]]:
    window.lock()
    settle(window, qtbot)
    return [
        (each.text, each.is_sealed)
        for vault, case in look(folder)
        for each in statements.listing(vault, case)
    ]


def test_in_the_report(
    page: IntakePage, officer: Officer, answers: Answers, vault_folder: Path, qtbot: QtBot
) -> None:
    window, block = officer.window, page.witnesses.blocks[0]
    put(page, "saksi.1.name", "Nur Aini")
    put(page, "saksi.1.words", "Saya melihat lurah")
    settle(window, qtbot)
    answers.confirms.append(True)
    with held_up(window.work):
        block.seal_button.click()
        assert block.words.edit.isReadOnly() and not block.seal_button.isEnabled()
        block.words.edit.setFocus()
        QTest.keyClick(block.words.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(block.words.edit, " memberi uang")
        assert block.words.text == "Saya melihat lurah" and "tersegel" not in block.state.text()
    settle(window, qtbot)
    assert block.words.text == "Saya melihat lurah" and "tersegel" in block.state.text()
    assert sealed_words(window, vault_folder, qtbot) == [("Saya melihat lurah", True)]


def test_words_that_cannot_be_sealed_can_be_written_on(
    page: IntakePage, officer: Officer, answers: Answers
) -> None:
    block = page.witnesses.blocks[0]
    put(page, "saksi.1.words", "Saya melihat.")  # of nobody yet
    answers.confirms.append(True)
    officer.click(block.seal_button)
    put(page, "saksi.1.words", "Ya. ")
    assert "Ya. " in block.words.text and block.seal_button.isEnabled()


def test_among_the_statements(opened: Window, answers: Answers, vault_folder: Path, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    new_person(opened, qtbot)
    opened.case.go_to(StatementsSection)
    settle(opened, qtbot)
    section = opened.case.statements
    QTest.keyClicks(section.editor, "Saya melihat.")
    section.save_now()
    settle(opened, qtbot)
    answers.confirms.append(True)
    with held_up(opened.work):
        section.seal()
        section.begin_new()  # away from the sheet, and back to it
        section.table.selectRow(0)
        assert section.editor.toPlainText() == "Saya melihat." and not section.sheet.isEnabled()
        QTest.keyClicks(section.editor, " Bukan.")
        assert not section.seal_button.isEnabled()
    settle(opened, qtbot)
    assert section.editor.toPlainText() == "Saya melihat." and section.sheet.isEnabled()
    assert section.state.text().startswith("Tersegel") and not section.unsaved
    assert sealed_words(opened, vault_folder, qtbot) == [("Saya melihat.", True)]
