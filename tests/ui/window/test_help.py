"""Help inside: an article for each page in both languages, and the shortcuts as the window has them."""

import importlib
import re
from collections import defaultdict
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from pytestqt.qtbot import QtBot

from intake.wording import Language
from tests.languages import foreign
from tests.ui.window.conftest import new_case, settle
from tests.ui.window.test_translations import messages
from ui.window import help_page
from ui.window.desk import Page
from ui.window.frame import Window
from ui.window.help_page import FOLDER, articles
from ui.window.keys import Keys
from ui.window.language import TRANSLATIONS
from ui.window.people_section import PeopleSection

NAMED = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?!\*)")
"""What an article quotes from the window stands in single asterisks; emphasis has two."""
KEYS = re.compile(r"\b(?:F\d+|(?:Ctrl\+|Shift\+)+\w+)\b")
MENUS = {"Window", "Rooms", "FurtherPages", "Appearance"}


def pages_with_help(window: Window) -> set[Page]:
    """The sections of a case have their own articles; help is where one reads."""
    rooms = window.rooms
    return {*window.pages.widgets(), *rooms.case.sections}.difference((rooms.case, rooms.help))


def plain(text: str) -> str:
    """A name as people say it: without the underlined letter, the dots of a dialog, what a tick box explains."""
    return text.replace("&", "").partition(":")[0].removesuffix("…")


def near(page: Page) -> set[str]:
    """The classes whose texts an officer sees on a page: its own, of all that lies on it, of the menus."""
    return MENUS | {
        kind.__name__ for each in (page, *page.findChildren(QObject)) for kind in type(each).__mro__
    }


def test_both_languages_have_the_same_articles() -> None:
    names = {spoken: [path.name for path in sorted((FOLDER / spoken).glob("*.md"))] for spoken in Language}
    assert names[Language.ID] == names[Language.EN]
    for spoken in Language:
        assert all(each.title and len(each.text) > 80 for each in articles(spoken))
    assert not {each.text for each in articles(Language.ID)} & {each.text for each in articles(Language.EN)}


def test_every_page_has_its_article(opened: Window) -> None:
    about = [each.page for each in articles(Language.ID)]
    assert sorted(about) == sorted(type(each).__name__ for each in pages_with_help(opened))


def test_articles_name_what_stands_on_their_page_in_both_languages_and_in_the_same_order(
    opened: Window,
) -> None:
    told = {(spoken, each.page): NAMED.findall(each.text) for spoken in Language for each in articles(spoken)}
    assert sum(map(len, told.values())) > 80
    for page in pages_with_help(opened):
        at, classes = type(page).__name__, near(page)
        english: dict[str, set[str]] = defaultdict(set)
        for (context, source), (translated, _) in messages(TRANSLATIONS / "en.ts").items():
            if context in classes:
                english[plain(source)].add(plain(translated))
        names, others = told[Language.ID, at], told[Language.EN, at]
        assert not [name for name in names if plain(name) not in english], at
        assert not [name for name in others if plain(name) not in chain(*english.values())], at
        assert len(names) == len(others), at
        pairs = zip(names, others, strict=True)
        assert not [pair for pair in pairs if plain(pair[1]) not in english[plain(pair[0])]], at


def test_articles_name_keys_that_the_window_has(opened: Window) -> None:
    held = {keys.toString() for action in opened.findChildren(QAction) for keys in action.shortcuts()}
    told = {each.page: KEYS.findall(each.text) for each in articles(Language.ID)}
    assert {each.page: KEYS.findall(each.text) for each in articles(Language.EN)} == told
    assert "F12" in told["StartPage"] and set(chain(*told.values())) <= held


def test_no_article_has_words_of_the_other_language() -> None:
    for spoken in Language:
        assert not {each.page: found for each in articles(spoken) if (found := foreign(spoken, each.text))}


def test_every_article_begins_with_its_only_title() -> None:
    for each in chain(*map(articles, Language)):
        assert re.findall(r"(?m)^#+ ", each.text) == ["# "] and each.text.startswith("# "), each.page


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


@pytest.mark.parametrize("spoken", Language)
def test_every_key_that_a_page_answers_is_listed(opened: Window, qtbot: QtBot, spoken: Language) -> None:
    opened.appearance.set_language(spoken)
    settle(opened, qtbot)
    opened.go_help()
    titles = opened.help.list.model()
    opened.help.list.setCurrentIndex(titles.index(titles.rowCount() - 1, 0))
    told = opened.help.text.toPlainText()
    listed = set(chain(*opened.help.answering().values()))
    named = {
        each
        for kind in Path(help_page.__file__).parent.glob("*.py")
        for held in vars(importlib.import_module(f"ui.window.{kind.stem}")).values()
        if isinstance(held, type)
        for each in getattr(held, "KEYS", ())
    }
    assert listed == named and len(named) > 15
    for each in listed:
        assert each.says in told and each.shown and all(shown in told for shown in each.shown), each.name
    assert "Ctrl+Enter" in told and "PgDown" in told and "Alt+Left" in told


def test_no_page_answers_a_key_that_it_does_not_name() -> None:
    for path in Path(help_page.__file__).parent.glob("*.py"):
        source = path.read_text(encoding="utf-8")
        if path.name != "keys.py":
            assert "Qt.Key." not in source and "QShortcut(" not in source, path.name
        if "def keyPressEvent" in source:
            assert "KEYS: Final" in source, path.name


def test_keys_are_known_whatever_block_of_the_keyboard_they_are_on() -> None:
    def typed(key: int, held: Qt.KeyboardModifier) -> QKeyEvent:
        return QKeyEvent(QEvent.Type.KeyPress, key, held)

    keys, pad = Keys("talk-question", ("Ctrl+Return", "Ctrl+Enter")), Qt.KeyboardModifier.KeypadModifier
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    assert keys.pressed(typed(Qt.Key.Key_Return, control))
    assert keys.pressed(typed(Qt.Key.Key_Enter, control | pad))
    assert not keys.pressed(typed(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    assert not keys.pressed(typed(Qt.Key.Key_Return, control | shift))
    assert not keys.pressed(typed(0x0416, control)), "a letter for which Qt has no name"
    assert keys.shown == ["Ctrl+Enter"]


def test_no_two_actions_have_the_same_keys(opened: Window) -> None:
    keys = [each.toString() for action in opened.actions() for each in action.shortcuts()]
    assert len(keys) == len(set(keys))
