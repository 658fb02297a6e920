"""Alleged acts: found by words, described by lists, never called a finding."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.records.people import Role
from intake.wording import Language
from tests.ui.window.conftest import Answers, held_up, new_case, settle
from ui.window import language
from ui.window.acts_section import ActsSection
from ui.window.frame import Window
from ui.window.people_section import PeopleSection


@pytest.fixture
def section(opened: Window, qtbot: QtBot) -> ActsSection:
    """The acts of a case with one reported civil servant."""
    new_case(opened, qtbot)
    opened.case.go_to(PeopleSection)
    people = opened.case.people
    settle(opened, qtbot)
    people.role.setCurrentIndex(people.role.findData(Role.TERLAPOR))
    people.lines["name"].setText("Hendra Wijaya")
    people.form.choices["employment"].setCurrentIndex(people.form.choices["employment"].findData("pns"))
    people.add()
    settle(opened, qtbot)
    opened.case.go_to(ActsSection)
    settle(opened, qtbot)
    opened.activateWindow()
    return opened.case.acts


def choose_act(window: Window, section: ActsSection, qtbot: QtBot, words: str) -> None:
    section.form.code.setFocus()
    QTest.keyClicks(section.form.code, words)
    qtbot.waitUntil(lambda: bool(section.form.code.offered), timeout=10_000)
    section.form.code.take(0)


def saved(window: Window, section: ActsSection, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not section.unsaved, timeout=2500)
    settle(window, qtbot)


def take_back_one(window: Window, section: ActsSection, answers: Answers, qtbot: QtBot) -> None:
    """An act is recorded, and withdrawn for a reason."""
    choose_act(window, section, qtbot, "like posting")
    saved(window, section, qtbot)
    answers.lines.append("salah perkara")
    section.withdraw_button.click()
    settle(window, qtbot)


def test_an_act_is_picked_by_words_and_described(opened: Window, section: ActsSection, qtbot: QtBot) -> None:
    choose_act(opened, section, qtbot, "like posting")
    assert "Dasar" in section.form.about.text() and "Sanksi" in section.form.about.text()
    section.form.person.setCurrentIndex(1)
    section.form.combos["channel"].setCurrentIndex(1)
    section.form._poses.item(0).setCheckState(Qt.CheckState.Checked)
    section.form._poses.item(2).setCheckState(Qt.CheckState.Checked)
    section.form.hearsay.click()
    saved(opened, section, qtbot)
    (item,) = section.model.rows
    assert len(item.facts.poses.splitlines()) == 2 and item.facts.hearsay == "ya" and item.facts.basis
    assert "BKN" in section.targets.text() and "kajian dan pleno" in section.targets.text()
    shown = [
        label.text() for label in section.form.findChildren(type(section.state)) if label.isVisibleTo(section)
    ]
    assert any("bukan temuan" in text for text in shown)
    assert section.form.hearsay_note.isVisibleTo(section)


def test_a_place_at_risk_is_noted_and_typing_it_is_not_lost(
    opened: Window, section: ActsSection, qtbot: QtBot
) -> None:
    choose_act(opened, section, qtbot, "like posting")
    saved(opened, section, qtbot)
    place = section.form.place_code
    place.setFocus()
    QTest.keyClicks(place, "manado")
    qtbot.waitUntil(lambda: bool(place.offered), timeout=20_000)
    place.take(0)
    saved(opened, section, qtbot)
    assert section.model.rows[0].facts.place_code == place.key != ""
    qtbot.waitUntil(lambda: "netralitas" in section.risk.text(), timeout=10_000)
    assert "bukan penilaian" in section.risk.text()


def test_an_act_is_taken_back_for_a_reason(
    opened: Window, section: ActsSection, answers: Answers, qtbot: QtBot
) -> None:
    take_back_one(opened, section, answers, qtbot)
    assert section.model.rows[0].withdrawn == "salah perkara"
    assert section.form.lines["note"].isReadOnly() and not section.save_button.isEnabled()
    section.new_button.click()
    settle(opened, qtbot)
    choose_act(opened, section, qtbot, "spanduk")
    saved(opened, section, qtbot)
    assert [each.withdrawn is None for each in section.model.rows] == [False, True]


def test_words_typed_while_an_act_is_kept_come_into_it_before_another_is_begun(
    opened: Window, section: ActsSection, qtbot: QtBot
) -> None:
    choose_act(opened, section, qtbot, "like posting")
    with held_up(opened.work):
        section.save_now()
        QTest.keyClicks(section.form.lines["note"], "Dilihat dua kali")
        section.begin_new()
    settle(opened, qtbot)
    assert section.form.lines["note"].text() == "" and not section.unsaved
    assert [each.facts.note for each in section.model.rows] == ["Dilihat dua kali"]


def test_what_an_act_says_of_itself_is_not_covered_by_what_was_saved_before(
    opened: Window, section: ActsSection, answers: Answers, qtbot: QtBot
) -> None:
    take_back_one(opened, section, answers, qtbot)
    section.new_button.click()
    choose_act(opened, section, qtbot, "spanduk")
    section.table.selectRow(0)
    settle(opened, qtbot)
    assert "salah perkara" in section.state.text() and len(section.model.rows) == 2


def test_words_without_an_act_say_what_to_do(opened: Window, section: ActsSection, qtbot: QtBot) -> None:
    QTest.keyClicks(section.form.lines["note"], "Catatan saja")
    section.save_button.click()
    settle(opened, qtbot)
    assert "Pilih dahulu perbuatannya" in section.state.text()
    assert not section.model.rows


def test_a_restored_draft_says_that_it_is_kept(opened: Window, section: ActsSection, qtbot: QtBot) -> None:
    QTest.keyClicks(section.form.lines["note"], "Catatan saja")
    opened.leave_then(opened.go_cases)
    settle(opened, qtbot)
    opened.cases.open_chosen()
    settle(opened, qtbot)
    opened.case.go_to(ActsSection)
    settle(opened, qtbot)
    assert section.form.lines["note"].text() == "Catatan saja"
    assert (
        section.state.text()
        == "Tersimpan sebagai rancangan, belum tercatat. Pilih perbuatannya agar tercatat."
    )


def test_what_is_odd_about_an_act_is_said(opened: Window, section: ActsSection, qtbot: QtBot) -> None:
    choose_act(opened, section, qtbot, "like posting")
    QTest.keyClicks(section.form.lines["date"], "05-02-2099")
    section.form.hearsay.click()
    saved(opened, section, qtbot)
    said = section.remarks.text()
    assert section.remarks.isVisible() and "belum terjadi" in said and "dari siapa" in said
    section.begin_new()
    settle(opened, qtbot)
    assert not section.remarks.isVisible()
    section.table.selectRow(0)
    settle(opened, qtbot)
    assert section.remarks.text() == said


def test_an_act_is_shown_in_english_and_kept_in_the_official_words(
    opened: Window, section: ActsSection, qtbot: QtBot, qapp: QApplication
) -> None:
    assert language.install(qapp, Language.EN)
    section.show_now()
    settle(opened, qtbot)
    choose_act(opened, section, qtbot, "posting liking")
    section.form.person.setCurrentIndex(1)
    section.form.combos["channel"].setCurrentIndex(1)
    saved(opened, section, qtbot)
    section._turn_to(section.model.rows[0])
    settle(opened, qtbot)
    (item,) = section.model.rows
    shown = [section.model.index(0, column).data() for column in (1, 2)]
    assert shown[0].startswith("Posting, commenting") and shown[1] == "Offline (face to face, on the spot)"
    assert section.form.code.text().startswith("Posting, commenting")
    about = section.form.about.text()
    assert "moral sanction" in about and "sanksi moral" not in about
    assert "National Civil Service Agency (BKN)" in section.targets.text()
    assert item.facts.words.startswith("Membuat posting") and "Luring" in item.facts.wording
