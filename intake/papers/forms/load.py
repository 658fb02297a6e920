"""Reading the forms in resources/forms. A form that does not fit its language is a defect, named by file and part."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from intake.papers.forms.model import (
    Between,
    Blank,
    Column,
    Each,
    Field,
    Form,
    Grid,
    Interview,
    Line,
    Look,
    Part,
    Prose,
    Section,
    Sign,
    Signs,
    Words,
    blanks,
)
from intake.papers.forms.values import entry_of, holds
from intake.problems import Problem
from intake.rules.bilingual import Bilingual
from intake.rules.levels import Level

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "forms"
_BLANK = re.compile(r"\{(\??)([a-z0-9_.]+)(?:\|([^{}]*))?\}")
_FILL = "---"


@cache
def forms() -> dict[str, Form]:
    """All forms by name, in the order of the annex, supplements last. Raises `ValueError` for a broken file."""
    found = [_form(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {form.name: form for form in sorted(found, key=_order)}


def form(name: str) -> Form:
    """The form of this name, however its letters are written. Raises `Problem("form-unknown")`."""
    known = {each.casefold(): found for each, found in forms().items()}
    try:
        return known[name.casefold()]
    except KeyError:
        raise Problem("form-unknown", item=name, known=", ".join(forms())) from None


def _order(form: Form) -> tuple[bool, bool, list[int], str]:
    return (
        not form.official,
        form.name != "LHP",
        [int(each) for each in re.findall(r"\d+", form.name)],
        form.name,
    )


def _form(path: Path) -> Form:
    with path.open("rb") as source:
        told = tomllib.load(source)
    title = Bilingual(told.pop("title"), told.pop("english"))
    parts, copies, veil = told.pop("parts"), tuple(told.pop("copies", ())), tuple(told.pop("veil", ()))
    levels = tuple(map(Level, told.pop("levels", ())))
    try:
        done = tuple(_part(each, place) for place, each in enumerate(parts, 1))
        made = Form(**_FLAGS | told, title=title, copies=copies, veil=veil, levels=levels, parts=done)
        _refuse_unknown_blanks(made)
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    return made


_FLAGS: dict[str, Any] = {
    "official": True,
    "pilkada": "",
    "paraf": False,
    "letterhead": True,
    "reader": "",
    "rules": "",
}


def _part(told: Mapping[str, Any], place: int = 0) -> Part:
    kinds = [kind for kind in _KINDS if kind in told]
    if len(kinds) != 1:
        raise ValueError(f"part {place}: not one of {', '.join(_KINDS)}: {dict(told)}")
    rest = {name: value for name, value in told.items() if name != kinds[0]}
    try:
        return _KINDS[kinds[0]](told[kinds[0]], rest)
    except TypeError as error:
        raise ValueError(f"part {place}: {error}") from error


def _line(words: str, rest: dict[str, Any]) -> Line:
    plain, fill = _unfilled(words)
    look = Look(rest.pop("look", Look.PLAIN))
    return Line(_words(plain), look=look, fill=fill, **rest)


def _note(words: str, rest: dict[str, Any]) -> Line:
    return Line(_words(words), look=Look.NOTE, **rest)


def _field(label: str, rest: dict[str, Any]) -> Field:
    return Field(label, _words(rest.pop("is")), **rest)


def _interview(path: str, rest: dict[str, Any]) -> Interview:
    sections = tuple(Section(each["head"], tuple(each["questions"])) for each in rest.pop("sections"))
    return Interview(path, sections, _words(rest.pop("own")), _words(rest.pop("answer")), **rest)


def _table(path: str, rest: dict[str, Any]) -> Grid:
    columns = tuple(_column(**each) for each in rest.pop("columns"))
    return Grid(path, columns, **rest)


def _column(head: str | list[str], cell: str, share: int = 1) -> Column:
    words = _words(cell)
    if len(words) != 1 or not isinstance(words[0], Blank):
        raise ValueError(f"a cell is one blank: {cell}")
    return Column((head,) if isinstance(head, str) else tuple(head), words, share)


def _signs(columns: list[Mapping[str, Any]], rest: dict[str, Any]) -> Signs:
    return Signs(tuple(_sign(**each) for each in columns), **rest)


def _sign(above: Iterable[str] = (), below: Iterable[str] = (), stamp: str = "", meterai: str = "") -> Sign:
    return Sign(tuple(map(_words, above)), stamp, meterai, tuple(map(_words, below)))


def _each(path: str, rest: dict[str, Any]) -> Each:
    return Each(path, tuple(_part(each) for each in rest.pop("parts")), **rest)


_KINDS: dict[str, Callable[[Any, dict[str, Any]], Part]] = {
    "each": _each,
    "table": _table,
    "signs": _signs,
    "field": _field,
    "interview": _interview,
    "between": lambda words, rest: Between(_words(words), **rest),
    "prose": lambda words, rest: Prose(_words(words), **rest),
    "note": _note,
    "text": _line,
}


def _unfilled(words: str) -> tuple[str, bool]:
    plain = words.rstrip()
    return (plain.removesuffix(_FILL).rstrip(), True) if plain.endswith(_FILL) else (plain, False)


def _words(text: str) -> Words:
    """Text with blanks `{path}`, `{path|the form's own words}`; `{?path}` may stay empty without being missed."""
    spans: list[str | Blank] = []
    at = 0
    text = " ".join(text.split())
    for match in _BLANK.finditer(text):
        spans.append(text[at : match.start()])
        spans.append(Blank(match[2], match[3] or "", bool(match[1])))
        at = match.end()
    spans.append(text[at:])
    if any(isinstance(span, str) and set(span) & {"{", "}"} for span in spans):
        raise ValueError(f"a blank that cannot be read: {text}")
    return tuple(span for span in spans if span)


def _refuse_unknown_blanks(form: Form) -> None:
    for path in form.veil:
        if entry_of(path) is None and not holds(path, None):
            raise ValueError(f"nothing to veil at {path}")
    for part in form.parts:
        entry = entry_of(part.path) if isinstance(part, Each | Grid | Interview) else None
        for blank in blanks(part):
            if not holds(blank.path, entry):
                raise ValueError(f"nothing fills {blank.path}")
