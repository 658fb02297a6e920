"""The Indonesian user guide: it shows pages that exist, leads nowhere in vain, and says the words of the screen."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from intake.wording import Language
from scripts import guide
from tests.ui.window.pages import PLACES
from tests.ui.window.screens import picture
from ui.window.colours import Theme

ROOT = Path(__file__).resolve().parent.parent
CHAPTERS = sorted(guide.SOURCE.glob("*.md"))
TEXTS = {path.name: path.read_text("utf-8") for path in CHAPTERS}
LINES_OF_TWO_SCREENS = 45
"""Of 120 characters, for a browser at 1366 by 768; the picture apart."""


def on_screen() -> set[str]:
    """Every text that the window's source asks a translation for, without marks for the keyboard."""
    found = set()
    for path in (ROOT / "ui" / "window").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in (
                "tr",
                "translate",
            ):
                words = [
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
                found |= {word.replace("&", "") for word in words}
    return found


def bold(text: str) -> list[str]:
    """What a text sets in bold; a line's end within is a space."""
    found, open_now = [], False
    for span in guide.spans(text):
        if span.type in ("strong_open", "strong_close"):
            open_now = span.type == "strong_open"
            found += [""] if open_now else []
        elif open_now:
            found[-1] += " " if span.type == "softbreak" else span.content
    return found


class Leads(HTMLParser):
    """What a page asks a browser for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value or "" for name, value in attrs if name in ("href", "src")}


def test_there_is_a_chapter_for_each_part_of_the_day() -> None:
    assert [name[:2] for name in TEXTS if name != "index.md"] == [f"{n:02}" for n in range(1, 13)]
    listed = {each for each in guide.targets(TEXTS["index.md"], "link_open", "href") if "/" not in each}
    assert listed == TEXTS.keys() - {"index.md"}


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - {"index.md"}))
def test_a_chapter_shows_one_page_that_is_drawn(name: str) -> None:
    drawn = {picture(place, Theme.LIGHT, Language.ID) for place in PLACES}
    shown = guide.targets(TEXTS[name], "image", "src")
    assert shown == [f"{guide.SCREENS}/{each}" for each in guide.pictures(TEXTS[name])]
    assert len(shown) == 1 and set(guide.pictures(TEXTS[name])) <= drawn


@pytest.mark.parametrize("name", TEXTS)
def test_links_lead_to_files(name: str) -> None:
    leads = guide.targets(TEXTS[name], "link_open", "href")
    assert leads
    assert not [each for each in leads if not (guide.SOURCE / each).is_file()]


def test_bold_words_stand_on_the_screen() -> None:
    words = {each for text in TEXTS.values() for each in bold(text)}
    assert len(words) > 80
    unseen = words - on_screen() - {"tebal"}  # the word that explains bold
    assert not unseen


@pytest.mark.parametrize("name", TEXTS)
def test_a_chapter_is_at_most_two_screens_long(name: str) -> None:
    lines = TEXTS[name].splitlines()
    assert len(lines) <= LINES_OF_TWO_SCREENS and max(map(len, lines)) <= 120


def test_pages_lie_together_and_ask_for_nothing_else(tmp_path: Path) -> None:
    screens, target = tmp_path / "screens", tmp_path / "panduan"
    screens.mkdir()
    for text in TEXTS.values():
        for name in guide.pictures(text):
            (screens / name).write_bytes(b"\x89PNG" + name.encode())
    guide.build(screens, target)
    pages = {path.name: path.read_text("utf-8") for path in target.glob("*.html")}
    assert pages.keys() == {name.replace(".md", ".html") for name in TEXTS}
    there = {path.name for path in target.iterdir()}
    for text in pages.values():
        assert Leads(text).found <= there
        assert not re.search(r"https?://|\.md\)", text)
    assert not re.search(r"url\(|@import", (target / "panduan.css").read_text("utf-8"))


def test_a_picture_that_was_not_drawn_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="light-id"):
        guide.build(tmp_path, tmp_path / "panduan")


def test_readme_leads_to_the_guide() -> None:
    assert "(docs/panduan/index.md)" in (ROOT / "README.md").read_text("utf-8")
