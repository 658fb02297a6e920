"""Every page, in both languages and at every text size: all can reach and read all of it."""

import importlib
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import ui.window
from intake import wording
from intake.wording import Language
from tests.ui.window import reach
from tests.ui.window.conftest import Answers
from tests.ui.window.pages import PLACES, Place, Tour
from tests.ui.window.practice import practice_vault
from tests.ui.window.screens import LOOKS, SIZE, picture
from tests.ui.window.test_translations import translations
from ui.window import preferences
from ui.window.case_page import CasePage
from ui.window.colours import Theme
from ui.window.desk import Page
from ui.window.frame import Window
from ui.window.preferences import Preferences


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return practice_vault(tmp_path_factory.mktemp("practice")).parent


@pytest.fixture
def make_tour(
    practice: Path, make_window: Callable[..., Window], answers: Answers, tmp_path: Path
) -> Callable[[Preferences], Tour]:
    def make(wanted: Preferences) -> Tour:
        root = shutil.copytree(practice, tmp_path / "root")
        preferences.write(tmp_path / "settings" / "window.json", wanted)
        window = make_window()
        window.resize(*SIZE)
        return Tour(window, answers, root / "brankas-siti", root)

    return make


def walk(tour: Tour) -> Iterator[Place]:
    for each in PLACES:
        each.reach(tour)
        assert (tour.window.width(), tour.window.height()) == SIZE, each.name
        yield each


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", Language)
def test_all_can_be_reached_and_read(
    make_tour: Callable[[Preferences], Tour], language: Language, percent: int, qtbot: QtBot
) -> None:
    tour = make_tour(Preferences(theme=Theme.LIGHT, language=language, percent=percent))
    faults = []
    for each in walk(tour):
        for look in (reach.nameless, reach.unreached, reach.disordered, reach.clipped, reach.blank):
            faults += [f"{each.name}: {fault}" for fault in look(tour.window)]
    assert not faults, "\n".join(["", *faults])


def test_english_pages_show_no_indonesian(make_tour: Callable[[Preferences], Tour], qtbot: QtBot) -> None:
    foreign = {source for source, english in translations().items() if english != source}
    sentences = wording.keys(Language.ID)
    said = {key: wording._sentences(Language.ID)[key] for key in sentences}
    foreign |= {text for key, text in said.items() if text != wording._sentences(Language.EN)[key]}
    english = set(translations().values()) | set(wording._sentences(Language.EN).values())
    tour = make_tour(Preferences(theme=Theme.DARK, language=Language.EN))
    faults = [
        f"{each.name}: {text}"
        for each in walk(tour)
        for text in reach.texts(tour.window) & (foreign - english)
    ]
    assert not faults, "\n".join(["", *faults])


def kinds() -> set[type[Page]]:
    """Every class of a page or section that the window has."""
    for module in pkgutil.iter_modules(ui.window.__path__, "ui.window."):
        importlib.import_module(module.name)
    found, open_ones = set(), [Page]
    while open_ones:
        kind = open_ones.pop()
        found |= {kind}
        open_ones += kind.__subclasses__()
    around = {CasePage}  # seen with each of its sections
    own = [kind for kind in found if kind.__module__.startswith("ui.window.") and not kind.__subclasses__()]
    return set(own) - around


def test_every_page_is_listed() -> None:
    assert {each.kind for each in PLACES} == kinds()


def test_pictures_have_different_names() -> None:
    names = [picture(each, *look) for each in PLACES for look in LOOKS]
    assert len(set(names)) == len(names) == 4 * len(PLACES)
    assert len(PLACES) >= 12
