"""Help inside: an article for each page in both languages, and the shortcuts as the window has them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from intake.wording import Language
from tests.ui.window.conftest import new_case, settle
from ui.window.frame import Window
from ui.window.help_page import FOLDER, articles
from ui.window.people_section import PeopleSection


def test_both_languages_have_the_same_articles() -> None:
    names = {spoken: [path.name for path in sorted((FOLDER / spoken).glob("*.md"))] for spoken in Language}
    assert names[Language.ID] == names[Language.EN]
    for spoken in Language:
        assert all(each.title and len(each.text) > 80 for each in articles(spoken))
    assert not {each.text for each in articles(Language.ID)} & {each.text for each in articles(Language.EN)}


def test_every_page_has_its_article(opened: Window) -> None:
    rooms = opened.rooms
    without = (rooms.case, rooms.help)  # the sections of a case have theirs; help is where one reads
    pages = {*opened.pages.widgets(), *rooms.case.sections}.difference(without)
    about = [each.page for each in articles(Language.ID)]
    assert sorted(about) == sorted(type(each).__name__ for each in pages)


def test_help_is_about_where_the_officer_is_and_leads_back(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    opened.case.go_to(PeopleSection)
    opened.activateWindow()
    qtbot.keyClick(opened, Qt.Key.Key_F1)
    settle(opened, qtbot)
    assert opened.page is opened.help
    assert opened.help.list.currentIndex().data() == "Orang"
    assert "satu baris" in opened.help.text.toPlainText()
    opened.help.back.click()
    assert opened.page is opened.case
    assert opened.case.case is not None and opened.case.section is opened.case.people


def test_help_before_a_vault_is_open(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.page is window.help
    assert not window._head.isVisible()
    window.help.back.click()
    assert window.page is window.start


def test_every_shortcut_is_listed(opened: Window, qtbot: QtBot) -> None:
    opened.go_help()
    titles = opened.help.list.model()
    opened.help.list.setCurrentIndex(titles.index(titles.rowCount() - 1, 0))
    told = opened.help.text.toPlainText()
    for action in opened.findChildren(QAction):
        for keys in action.shortcuts():
            assert keys.toString(keys.SequenceFormat.NativeText) in told, action.text()
    assert "Ctrl+Shift+L" in told and "F12" in told


def test_no_two_actions_have_the_same_keys(opened: Window) -> None:
    keys = [each.toString() for action in opened.actions() for each in action.shortcuts()]
    assert len(keys) == len(set(keys))
