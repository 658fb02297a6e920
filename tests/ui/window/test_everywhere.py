"""Every page, in both languages and at every text size: all can reach and read all of it."""

import importlib
import pkgutil
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.window
from intake import wording
from intake.wording import Language
from tests.intake.rules.test_bilingual import CITED, all_said
from tests.ui.window import reach
from tests.ui.window.conftest import Answers
from tests.ui.window.fitting import tables, unfit
from tests.ui.window.pages import PLACES
from tests.ui.window.practice import PEOPLE, practice_vault
from tests.ui.window.screens import LOOKS, SIZE, picture
from tests.ui.window.test_translations import translations
from tests.ui.window.tour import Place, Tour
from tests.ui.window.traces import texts, traces, type_everywhere
from ui.window import clipboard, preferences, theme
from ui.window.case_page import CasePage
from ui.window.colours import Theme
from ui.window.desk import Page
from ui.window.frame import Window
from ui.window.log_section import LogSection
from ui.window.paper_tasks import form_kinds
from ui.window.preferences import Preferences
from ui.window.theme import SIZES
from ui.window.timeline_section import TimelineSection

MARKER = "Zxqv"
LOOKED_AT = (
    reach.nameless, reach.unreached, reach.disordered, reach.clipped, reach.scrolled_twice, reach.cut_choices,
    reach.cut_hints, reach.cut_texts, reach.uneven, reach.blank, reach.wordless, reach.unmarked,
)  # fmt: skip
NAMES = (*PEOPLE, "IMG_2024")
"""Of people and files in the practice vault."""


QUOTING = {LogSection, TimelineSection}
"""Sections that quote the log, which keeps the official words."""


class English:
    """Finds Indonesian on pages that are English, and counts which words of the tables were offered on them."""

    def __init__(self) -> None:
        foreign = {source for source, english in translations().items() if english != source}
        said = {key: wording._sentences(Language.ID)[key] for key in wording.keys(Language.ID)}
        foreign |= {text for key, text in said.items() if text != wording._sentences(Language.EN)[key]}
        english = set(translations().values()) | set(wording._sentences(Language.EN).values())
        self._foreign = foreign - english
        self._of_tables = {
            words.official: words.english for _, field, words in all_said() if field not in CITED
        }
        self.seen: set[str] = set()

    def indonesian(self, place: Place, window: Window) -> Iterator[str]:
        """Texts of the window, and what its lists offer, that have to be in English."""
        offered = reach.items(window)
        self.seen |= {official for official, words in self._of_tables.items() if words in offered}
        yield from reach.texts(window) & self._foreign
        for text in offered if place.kind not in QUOTING else ():
            for official, words in self._of_tables.items():
                if words != official and words not in text and holds_word(text, official):
                    yield text


def holds_word(text: str, words: str) -> bool:
    """Whether these words stand in a text, not as a part of others."""
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return practice_vault(tmp_path_factory.mktemp("practice")).parent


@pytest.fixture
def make_tour(
    practice: Path,
    make_window: Callable[..., Window],
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Preferences], Tour]:
    def make(wanted: Preferences) -> Tour:
        root = shutil.copytree(practice, tmp_path / "root")
        monkeypatch.chdir(root)
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


@pytest.mark.parametrize(
    ("language", "percent", "colours"),
    [
        *((language, 150, Theme.LIGHT) for language in Language),
        (Language.ID, 125, Theme.LIGHT),
        (Language.ID, 100, Theme.LIGHT),
        (Language.EN, 100, Theme.DARK),
    ],
)
def test_all_can_be_reached_and_read(
    make_tour: Callable[[Preferences], Tour], language: Language, percent: int, colours: Theme, qtbot: QtBot
) -> None:
    tour = make_tour(Preferences(theme=colours, language=language, percent=percent))
    looked_at = (*LOOKED_AT, unfit) if theme.is_large() else LOOKED_AT
    english, seen, faults = English(), 0, []
    for each in walk(tour):
        for look in looked_at:
            faults += [f"{each.name}: {fault}" for fault in look(tour.window)]
        if each.name not in LONG:
            faults += [f"{each.name}: {fault}" for fault in reach.unseen_actions(tour.window)]
        names = {*PEOPLE, *(f"{paper.name} · {paper.title}" for paper in form_kinds())}
        faults += [f"{each.name}: {fault}" for fault in reach.cut_short(tour.window, names)]
        seen += len(tables(tour.window))
        if language is Language.EN:
            faults += [f"{each.name}: {text}" for text in english.indonesian(each, tour.window)]
    assert seen > 40
    assert language is not Language.EN or len(english.seen) > 80, "what the tables offer is shown somewhere"
    assert not faults, "\n".join(["", *faults])


LONG = {"terima-laporan-berkas", "rawat-brankas", "rawat-berkas-kantor-keliru"}
"""A report, looked at in its middle, and the care of a vault: several deeds below each other, each with its button."""

KEEPING = {
    "keterangan-tanda-tangan": lambda case: case.statements.signing.keep_button,
    "bukti-barang": lambda case: case.evidence.things.save_button,
    "bukti-serah-terima-barang": lambda case: case.evidence.things.move_button,
    "bukti-pengamatan": lambda case: case.evidence.captures.look_button,
}
"""The button that keeps what was typed, on pages whose form is longer than the window."""


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("name", KEEPING)
def test_what_keeps_a_form_is_in_sight(
    make_tour: Callable[[Preferences], Tour], name: str, percent: int, qtbot: QtBot
) -> None:
    tour = make_tour(Preferences(theme=Theme.LIGHT, language=Language.ID, percent=percent))
    next(each for each in PLACES if each.name == name).reach(tour)
    assert reach.in_sight(KEEPING[name](tour.window.case))


@pytest.mark.parametrize("part", range(4))
def test_nothing_readable_stays_when_it_locks(
    make_tour: Callable[[Preferences], Tour],
    practice: Path,
    part: int,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On every page: typed everywhere, locked at once, and no object of the window holds a word of it."""
    monkeypatch.setattr(clipboard, "is_ours", lambda *_: True)  # the offscreen platform says that nothing is
    tour = make_tour(Preferences(theme=Theme.LIGHT, language=Language.ID))
    faults, typed = set(), 0
    for each in [place for place in PLACES if not place.locked][part::4]:
        shutil.copytree(practice, tour.root, dirs_exist_ok=True)  # what was typed before is in none of them
        each.reach(tour)
        typed += type_everywhere(tour.window, MARKER)
        assert any(NAMES[0] in text for text in texts(tour.window)), each.name
        QApplication.clipboard().setText(MARKER)
        tour.window.leaving.at_once()
        tour.settle()
        faults |= {
            f"{each.name}: {where}: {text[:200]}"
            for where, text in traces(tour.window)
            if where == "picture" or where == "paper" or any(word in text for word in (MARKER, *NAMES))
        }
    assert typed >= 10
    assert not faults, "\n".join(["", *sorted(faults)])


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
