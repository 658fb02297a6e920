"""Somebody recorded by mistake: an emptied name is told, and the person can be taken out of the case again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from intake.custody import journal
from intake.custody.entries import Kind
from intake.records import people, statements
from tests.ui.window.conftest import Answers, new_case, new_person, settle
from tests.ui.window.report_desk import Officer, look, put
from tests.ui.window.report_desk import officer as officer
from tests.ui.window.report_desk import page as page
from ui.window.frame import Window
from ui.window.intake_page import IntakePage
from ui.window.intake_person import PersonBlock


def empty(block: PersonBlock, *names: str) -> None:
    for name in names:
        edit = block.words.edit if name == "words" else block.fields[name].edit
        edit.setFocus()
        QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(edit, Qt.Key.Key_Delete)


def recorded(window: Window, folder: Path, qtbot: QtBot) -> list[tuple[str, str]]:
    window.lock()
    settle(window, qtbot)
    return [
        (each.facts.name, each.facts.address)
        for vault, case in look(folder)
        for each in people.listing(vault, case)
    ]


@pytest.fixture
def wrong(page: IntakePage, officer: Officer) -> PersonBlock:
    """A witness who was recorded by mistake, with a word of a statement."""
    officer.fill("Nama", "Budi")
    put(page, "saksi.1.name", "Salah Orang")
    put(page, "saksi.1.address", "Jl Mawar")
    put(page, "saksi.1.words", "Saya")
    page.go_to("event")
    settle(officer.window, officer.qtbot)
    return page.witnesses.blocks[0]


def test_what_an_empty_name_means_is_said_and_all_else_is_kept(
    page: IntakePage, officer: Officer, wrong: PersonBlock, vault_folder: Path, qtbot: QtBot
) -> None:
    assert not wrong.withdraw_button.isVisible() and page.state.text() == "Semua tersimpan."
    empty(wrong, "name")
    put(page, "saksi.1.address", " nomor 7")
    page.go_to("event")
    settle(officer.window, qtbot)
    assert "Salah Orang" in wrong._unnamed.text() and wrong.withdraw_button.isVisible()
    assert "nama yang dikosongkan" in page.state.text()
    window = officer.window
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    window.cases.table.selectRow(0)
    window.cases.go_on_button.click()
    settle(window, qtbot)
    assert [each.fields["name"].text for each in page.witnesses.blocks] == ["Salah Orang"]
    (address,) = (each.fields["address"].text for each in page.witnesses.blocks)
    assert sorted(address) == sorted("Jl Mawar nomor 7")
    assert recorded(window, vault_folder, qtbot) == [("Budi", ""), ("Salah Orang", address)]


def test_who_was_recorded_by_mistake_is_taken_out_of_the_report(
    page: IntakePage, officer: Officer, wrong: PersonBlock, answers: Answers, vault_folder: Path, qtbot: QtBot
) -> None:
    empty(wrong, "name")
    answers.lines += [None, "salah kolom", "salah kolom"]
    officer.click(wrong.withdraw_button)
    assert wrong.is_recorded  # nobody said why
    officer.click(wrong.withdraw_button)
    assert "masih ada keterangannya" in officer.window.bar.text and wrong.is_recorded
    empty(wrong, "address", "words")
    page.go_to("event")
    officer.click(wrong.withdraw_button)
    assert not wrong.is_recorded and not wrong.withdraw_button.isVisible()
    assert page.state.text() == "Semua tersimpan."
    put(page, "saksi.1.name", "Nur Aini")
    assert recorded(officer.window, vault_folder, qtbot) == [("Budi", ""), ("Nur Aini", "")]
    for vault, case in look(vault_folder):
        assert statements.listing(vault, case) == []
        kinds = [each.entry.kind for each in journal.events(vault, case=case.id)]
        assert kinds.count(Kind.PERSON_WITHDRAWN) == 1 and kinds.count(Kind.PERSON_ADDED) == 3


def test_who_was_recorded_by_mistake_is_taken_out_of_the_people(
    opened: Window, answers: Answers, vault_folder: Path, qtbot: QtBot
) -> None:
    """Recorded while the officer rested in the middle of a name."""
    new_case(opened, qtbot)
    new_person(opened, qtbot, "Budi")
    section = opened.case.people
    assert not section.withdraw_button.isEnabled()
    name = section.lines["name"]
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "Bu")
    qtbot.waitUntil(lambda: len(section.model.rows) == 2, timeout=10_000)
    settle(opened, qtbot)
    name.selectAll()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    assert "tetap Bu" in section._state.text()
    answers.lines.append("baru separuh diketik")
    section.withdraw_button.click()
    settle(opened, qtbot)
    assert [each.facts.name for each in section.model.rows] == ["Budi"] and not section.unsaved
    assert section.lines["name"].text() == "" and not section.withdraw_button.isEnabled()
    assert recorded(opened, vault_folder, qtbot) == [("Budi", "")]
