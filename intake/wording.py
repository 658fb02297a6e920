"""The words for people: every sentence has a key, and stands in resources/messages in each language."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from intake.problems import Problem

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "messages"
# Control, format (direction marks), surrogate, private and unassigned characters, line and paragraph separators.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Language(StrEnum):
    """A language that sentences exist in."""

    ID = "id"
    EN = "en"


def sentence(language: Language, key: str, **particulars: str | int) -> str:
    """The sentence with its blanks filled; a value is shown on one line, whatever characters it holds.

    Raises `KeyError` for a key or a blank that is missing: a defect, which a test looks for.
    """
    shown = {name: one_line(str(value)) for name, value in particulars.items()}
    return _sentences(language)[key].format_map(shown)


def problem_sentence(language: Language, problem: Problem) -> str:
    """What a problem means for the officer, and what can be done; where its `field` has a sentence, that one.

    A field is named as pages and papers name it.
    """
    known, said = _sentences(language), dict(problem.particulars)
    closer = f"problem-field.{problem.code}.{said.get('field')}"
    key = closer if closer in known else f"problem.{problem.code}"
    for group in ("person-field", "field"):
        if (named := f"{group}.{problem.particulars.get('field')}") in known:
            said["field"] = known[named]
    return sentence(language, key, **said)


def problem_hint(language: Language, problem: Problem) -> str:
    """What to do about a problem in the console, in its commands; '' where there is nothing to add."""
    key = f"hint.{problem.code}"
    return sentence(language, key, **problem.particulars) if key in _sentences(language) else ""


@cache
def keys(language: Language) -> Mapping[str, frozenset[str]]:
    """Every key of a language with the blanks of its sentence."""
    return MappingProxyType({key: _blanks(text) for key, text in _sentences(language).items()})


def one_line(text: str) -> str:
    """Text that shows as it is: what would break the line, steer the terminal or hide is named by its code point."""
    return "".join(_named(character) for character in text)


def several_lines(text: str) -> str:
    """Text made safe to show like `one_line`, but its lines and tabs kept."""
    return "\n".join(one_line(line.replace("\t", "    ")) for line in text.replace("\r\n", "\n").split("\n"))


def grouped(language: Language, number: int) -> str:
    """A number with its thousands set off: `2.661.389`, in English `2,661,389`."""
    return f"{number:,}".replace(",", ".") if language is Language.ID else f"{number:,}"


def short_size(language: Language, size: int) -> str:
    """A number of bytes for the eye, such as `4,7 MB`, in English `4.7 MB`."""
    for factor, unit in ((10**9, "GB"), (10**6, "MB")):
        if size >= factor:
            number = f"{size / factor:.1f}"
            return f"{number.replace('.', ',') if language is Language.ID else number} {unit}"
    return f"{max(1, round(size / 1000))} kB"


def _named(character: str) -> str:
    return f"[U+{ord(character):04X}]" if unicodedata.category(character) in _UNSHOWN else character


def _blanks(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@cache
def _sentences(language: Language) -> dict[str, str]:
    """Of the files of the folder `<language>/`, each about one area of the work."""
    import tomllib  # the window's first page has no sentence of these

    found: dict[str, str] = {}
    for path in sorted((FOLDER / language.value).glob("*.toml")):
        with path.open("rb") as source:
            found |= _flat(tomllib.load(source), "")
    return found


def _flat(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, str):
            yield f"{prefix}{name}", value.strip()
        else:
            raise TypeError(f"{prefix}{name} is no sentence")
