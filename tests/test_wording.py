"""Every sentence that the source can ask for exists in both languages, with the same blanks."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from intake.check.office_files import TABLES
from intake.custody.entries import Kind
from intake.custody.words import BLANKS
from intake.findings import FindingKind, Trust, Verdict
from intake.media.moment import Basis
from intake.media.types import ExifStatus
from intake.officer import Officer
from intake.problems import Problem
from intake.records.cases import CaseFacts
from intake.records.hearing import CHOICES, FIELDS, StatementKind
from intake.records.people import PersonFacts
from intake.rules.faults import Wrong
from intake.rules.hearings import Doubt, Expected
from intake.wording import (
    FOLDER,
    Language,
    _flat,
    _sentences,
    keys,
    one_line,
    problem_sentence,
    sentence,
    several_lines,
)
from tests.languages import foreign
from ui.console.arguments import GLOBAL
from ui.console.program import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for part in ("intake", "ui") for path in (ROOT / part).rglob("*.py"))
SAYERS = {"sentence": 1, "say": 0, "warn": 0, "done": 0}


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name:
                yield path, node


def codes(path: Path, call: ast.Call) -> set[str]:
    """The codes that a `Problem(...)` may have: written out, or what a function of its module returns."""
    if isinstance(call.args[0], ast.Constant):
        return {call.args[0].value}
    returned = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Return)]
    found = {
        part.value
        for node in returned
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", str(part.value))
    }
    assert found, f"{path.name}:{call.lineno}: a code that nobody can look up"
    return found


def named(call: ast.Call) -> set[str] | None:
    """The blanks that a call fills; None where it passes on what is not written there."""
    return None if any(k.arg is None for k in call.keywords) else {k.arg for k in call.keywords if k.arg}


def test_languages_have_the_same_sentences_with_the_same_blanks():
    assert keys(Language.ID) == keys(Language.EN)
    assert len(keys(Language.ID)) > 400


@pytest.mark.parametrize("language", Language)
def test_no_sentence_has_words_of_the_other_language(language):
    said = {key: text for key, text in _sentences(language).items() if not key.endswith(".example")}
    assert not {key: found for key, text in said.items() if (found := foreign(language, text))}
    other = next(each for each in Language if each is not language)
    given_away = [key for key, text in said.items() if foreign(other, text)]
    assert len(given_away) > 400, "the small words tell the languages apart"


@pytest.mark.parametrize("language", Language)
def test_no_key_stands_in_two_files(language):
    found: dict[str, str] = {}
    for path in (FOLDER / language).glob("*.toml"):
        for key in dict(_flat(tomllib.loads(path.read_text("utf-8")), "")):
            assert key not in found, f"{key}: {found.get(key)} and {path.name}"
            found[key] = path.name
    assert found.keys() == keys(language).keys()


def test_languages_have_the_same_areas_and_nothing_stands_beside_them():
    areas = [{path.name for path in (FOLDER / language).iterdir()} for language in Language]
    assert areas[0] == areas[1]
    assert {path.name for path in FOLDER.iterdir()} == set(Language)


@pytest.mark.parametrize("language", Language)
def test_every_problem_has_its_words(language):
    found = 0
    for path, call in calls("Problem"):
        filled = named(call)
        for code in codes(path, call):
            key, where = f"problem.{code}", f"{path.name}:{call.lineno}"
            assert key in keys(language), f"{where}: {key} has no words"
            assert filled is None or keys(language)[key] <= filled, f"{where}: {key} lacks particulars"
            found += 1
    assert found > 80


def test_no_words_for_problems_that_cannot_happen():
    raised = {code for path, call in calls("Problem") for code in codes(path, call)}
    worded = {key.removeprefix("problem.") for key in keys(Language.ID) if key.startswith("problem.")}
    assert worded == raised


def draft_forms() -> set[str]:
    """The forms of the window whose words are kept while they are half-typed."""
    return {call.args[1].value for _, call in calls("DraftForm")}


@pytest.mark.parametrize("language", Language)
def test_closed_lists_have_their_words(language):
    known = keys(language)
    for group, values in (
        ("finding", FindingKind),
        ("verdict", Verdict),
        ("trust", Trust),
        ("exif", ExifStatus),
        ("statement-kind", StatementKind),
        ("missing", Expected),
        ("hearing-doubt", Doubt),
        ("hearing-field", FIELDS),
        ("hearing-choice", {code for codes in CHOICES.values() for code in codes}),
        ("basis", Basis),
        ("event", Kind),
        ("rules-fault", Wrong),
        ("rules-table", TABLES),
        ("half-typed", {"report", "nameless", *draft_forms()}),
    ):
        assert not [value for value in values if f"{group}.{value}" not in known]
    assert all(
        blanks <= set(BLANKS) for key, blanks in known.items() if key.startswith("event.") and "." in key[6:]
    )


@pytest.mark.parametrize("name", SAYERS)
def test_every_literal_key_exists_and_its_blanks_are_filled(name):
    found = 0
    for path, call in calls(name):
        place = SAYERS[name]
        if len(call.args) <= place or not isinstance(call.args[place], ast.Constant):
            continue
        key = call.args[place].value
        if not isinstance(key, str) or "." not in key:
            continue
        found += 1
        assert key in keys(Language.ID), f"{path.name}:{call.lineno}: {key}"
        filled = named(call)
        if filled is not None:
            assert keys(Language.ID)[key] <= filled, f"{path.name}:{call.lineno}: {key}"
    assert found


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words)
def test_every_verb_and_argument_has_help_and_an_example(command, language):
    known = keys(language)
    assert f"{command.key}.purpose" in known
    assert sentence(language, f"{command.key}.example").startswith(command.words)
    for argument in (*command.arguments, *GLOBAL):
        assert argument.help_key in known
        assert not argument.value or f"metavar.{argument.value}" in known


def test_values_cannot_steer_the_terminal_or_fill_blanks_of_their_own():
    hostile = "a\nb\x1b[31m\u202egpj.{item}\udcff"
    said = problem_sentence(Language.EN, Problem("file-gone", item=hostile))
    assert said == "a[U+000A]b[U+001B][31m[U+202E]gpj.{item}[U+DCFF] is not found."


def test_lines():
    assert one_line("a\tb") == "a[U+0009]b"
    assert several_lines("a\r\n\tb\u2028") == "a\n    b[U+2028]"


def test_a_missing_key_or_blank_is_a_defect():
    with pytest.raises(KeyError):
        sentence(Language.ID, "problem.no-such-code")
    with pytest.raises(KeyError):
        sentence(Language.ID, "problem.file-gone")


@pytest.mark.parametrize("code", ["text-too-long", "text-not-storable", "bad-line"])
def test_a_field_is_called_as_pages_call_it(code: str) -> None:
    names = [each.name for record in (CaseFacts, PersonFacts, Officer) for each in fields(record)]
    for name in [*names, "statement", "questions"]:
        problem = Problem(code, field=name, length=2, most=1)
        said = problem_sentence(Language.ID, problem)
        assert said.removeprefix("Isian ")[0].isupper() and name not in said.split(" "), said
