"""What a check found is told in the language of the officer: nothing that a program said in English is passed on."""

import ast
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pytest

from crypto.errors import FormatError
from intake.check.words import differing, where_words
from intake.custody.entries import Kind
from intake.custody.replay import Topic
from intake.findings import OF_PAGES, FindingKind, finding
from intake.wording import Language

ROOT = Path(__file__).resolve().parents[3]
FINDERS = ("finding", "find", "_find", "Finding")
OTHERWISE = {*OF_PAGES, FindingKind.DOSSIER_UNCOMPARED}
"""Kinds with a sentence of their own for what differs."""
REASONS = {"intake/bundle/tarstream.py": ("_unfit", "_unsafe")}
"""Functions that return what is found."""


def literal(node: ast.AST) -> str:
    """A text as it may come out: any datum in it is a 1, a passed-on value is ''."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(each.value if isinstance(each, ast.Constant) else "1" for each in node.values)
    return ""


def found() -> Iterator[tuple[FindingKind, list[str]]]:
    """All findings that are written out in the source: place, what was expected, what was found."""
    for path in sorted((ROOT / "intake").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func).rpartition(".")[2] in FINDERS
                and node.args
            ):
                kind = ast.unparse(node.args[0]).rpartition(".")[2]
                if kind in FindingKind.__members__:
                    yield FindingKind[kind], [literal(each) for each in node.args[1:4]]
            if isinstance(node, ast.FunctionDef) and node.name in REASONS.get(
                str(path.relative_to(ROOT).as_posix()), ()
            ):
                for each in ast.walk(node):
                    if isinstance(each, ast.Return) and each.value is not None:
                        yield FindingKind.PATH_UNSAFE, ["a/b", "", literal(each.value)]


def test_every_detail_that_is_written_in_the_source_has_words_in_both_languages():
    told = list(found())
    assert len(told) > 90
    for kind, (place, *values) in (
        (kind, [*parts, "", ""][:3]) for kind, parts in told if kind not in OTHERWISE
    ):
        one = finding(kind, place, *values)
        indonesian = differing(Language.ID, one)
        for value, said in zip(values, (indonesian.expected, indonesian.found), strict=True):
            assert said != value or not any(word.isalpha() for word in value.split(" ")), (kind, value)
        if any(word.isalpha() for word in place.split(" ")):
            assert where_words(Language.ID, one) != place, place


@pytest.mark.parametrize("topic", Topic)
def test_what_a_finding_speaks_of_is_named(topic):
    thing = f"{topic.value} {'a1' * 16}"
    for place in (thing, f"{thing} facts"):
        said = where_words(Language.ID, finding(FindingKind.CASE_MISMATCH, place))
        assert said != place and not said.startswith(f"{topic.value} ") and "facts" not in said
        assert "a1" * 16 in said


@pytest.mark.parametrize("language", Language)
def test_what_a_program_raised_is_for_scripts_alone(language):
    for error in (FormatError("a line of no note"), UnicodeDecodeError, ValueError("1 2 3"), OSError):
        one = finding(FindingKind.PROOF_MALFORMED, "proof", "as logged", error)
        assert one.raised and one.found and differing(language, one).found == ""
        assert differing(language, one).expected
    cut = differing(
        language, finding(FindingKind.DOSSIER_MALFORMED, "a.pdf", "", FormatError("no end of a PDF"))
    )
    assert cut.found and cut.found != "no end of a PDF"
    for datum in (
        "ab" * 32,
        f"{'0f' * 32} 512",
        "14.01",
        "saksi",
        "2026-11-23T09:00:00+08:00",
        "segel.invalid/log/ab",
        "foto satu.jpg",
        "ValueError",
    ):
        one = finding(FindingKind.MANIFEST, "x", datum, datum)
        assert not one.raised and set(astuple(differing(language, one))) == {datum}


def test_what_a_program_raised_is_marked_wherever_a_finding_is_made():
    for path in sorted((ROOT / "intake").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in FINDERS:
                said = [ast.unparse(each) for each in node.args[1:]]
                assert not [each for each in said if "str(error" in each or "__name__" in each], path


@pytest.mark.parametrize("kind", Kind)
def test_kinds_of_entries_are_named_in_words(kind):
    one = finding(FindingKind.PROOF_MISMATCH, "entry", Kind.DOSSIER_MADE, kind)
    for language in Language:
        said = differing(language, one)
        assert said.expected != Kind.DOSSIER_MADE and "." not in said.found and "_" not in said.found
    assert differing(Language.ID, one) != differing(Language.EN, one)


def test_numbers_stand_in_the_sentence():
    said = differing(Language.ID, finding(FindingKind.ROLLBACK, "1a2b3c4d", "57 entries", "12 entries"))
    assert (said.expected, said.found) == ("57 entri", "12 entri")
    assert (
        where_words(Language.EN, finding(FindingKind.LOG_CHAIN, "1a2b3c4d #5 row"))
        == "row #5 of log 1a2b3c4d"
    )
