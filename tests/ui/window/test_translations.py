"""English is complete: every text of the window's source has a finished translation, by Qt's own tools."""

import ast
import subprocess
import sys
import xml.etree.ElementTree as Tree
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from intake.wording import Language
from tests.languages import foreign
from ui.window import language
from ui.window.language import TRANSLATIONS

ROOT = Path(__file__).resolve().parents[3]
SOURCES = sorted((ROOT / "ui" / "window").glob("*.py"))
TOOLS = Path(sys.executable).parent


@cache
def messages(file: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """(context, source) -> (translation, its state) of a .ts file."""
    found = {}
    for context in Tree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            assert told is not None
            forms = [form.text or "" for form in told.iter("numerusform")] or [told.text or ""]
            key = (context.findtext("name") or "", message.findtext("source") or "")
            found[key] = ("\n".join(forms) if all(forms) else "", told.get("type", ""))
    return found


def translations() -> dict[str, str]:
    """Source -> English, whatever the context."""
    return {source: told for (_, source), (told, _) in messages(TRANSLATIONS / "en.ts").items()}


def test_every_text_has_a_finished_translation(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    subprocess.run(
        [TOOLS / "pyside6-lupdate", "-silent", "-locations", "none", *SOURCES, "-ts", fresh], check=True
    )
    wanted, held = messages(fresh).keys(), messages(TRANSLATIONS / "en.ts")
    assert not [key for key in wanted if key not in held], "make translations, then translate"
    assert not [key for key in held if key not in wanted], "make translations drops these"
    assert not [key for key, (told, state) in held.items() if not told or state]


def test_no_text_has_words_of_the_other_language() -> None:
    for (context, source), (told, _) in messages(TRANSLATIONS / "en.ts").items():
        assert not foreign(Language.ID, source), f"{context}: {source}"
        assert not foreign(Language.EN, told), f"{context}: {told}"


def blanks(text: str) -> list[str]:
    return sorted(
        part for part in text.replace("%n", "{n}").split("{")[1:] for part in [part.partition("}")[0]]
    )


def test_translations_have_the_same_blanks() -> None:
    for (_, source), (told, _) in messages(TRANSLATIONS / "en.ts").items():
        for form in told.split("\n") if "%n" in source else [told]:
            assert blanks(form) == blanks(source), source
            assert form.count("%s") == source.count("%s"), source
        assert bool(source.startswith(" ")) == bool(told.startswith(" ")), source


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_texts_can_be_found_by_the_tools(path: Path) -> None:
    """lupdate reads self.tr and QCoreApplication.translate with texts written out; anything else it loses."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr == "tr":
            assert ast.unparse(node.func) == "self.tr", f"{path.name}:{node.lineno}"
            texts = node.args[:1]
        elif node.func.attr == "translate" and ast.unparse(node.func.value) == "QCoreApplication":
            texts = node.args[:2]
        else:
            continue
        assert all(isinstance(text, ast.Constant) for text in texts), f"{path.name}:{node.lineno}"


def test_the_built_file_is_loaded_and_speaks(qapp: QCoreApplication, qtbot: QtBot) -> None:
    assert language.install(qapp, Language.EN)
    assert QCoreApplication.translate("Window", "Kunci") == "Lock"
    assert language.install(qapp, Language.ID)
    assert QCoreApplication.translate("Window", "Kunci") == "Kunci"
