"""Protected people on forms: named on what stays in the file, by pseudonym on what is put up or given to others.

A form is filled for the file, and a pseudonym in a record of proceedings would be worth nothing; so forms do not veil.
Two kinds leave the house to be read by anybody: the status notice, which goes on the notice board (Perbawaslu 7/2022
ps 24(9) and 50), and what the reporter takes home (ps 13(5), 24(5), ps 9). There the lists and texts that the form's
file names under `veil` show protected people by the pseudonyms of the public dossier; the `reader`, whose own paper it
is, stays named. The identity of reporters and witnesses is exempt from disclosure (Perbawaslu 10/2019 ps 18(2)).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from intake.papers.forms.fill import Filled
from intake.papers.forms.model import Form, Value, spans
from intake.papers.forms.values import FormValues
from intake.papers.veil import Veil, coarsened
from intake.records.people import Person, PersonFacts

Words = Callable[[str], str]


def discretion(persons: Sequence[Person], reader: str = "") -> Words:
    """What puts pseudonyms for the protected people of a case, those in the role of `reader` left out.

    What reaches a protected person is blanked with the name; all other words, numbers too, stay as they were told.
    """
    hidden = Veil(persons).protected
    told = [
        replace(each, facts=replace(each.facts, protected="ya", same_as=""))
        if each.id in hidden and each.role.value != reader
        else replace(each, facts=PersonFacts(each.facts.name))
        for each in persons
    ]
    veil = Veil(told)

    def words(text: str) -> str:
        said = veil.words(text)
        return text if said == coarsened(unicodedata.normalize("NFC", text)) else said

    return words


def discreet(form: Form, values: FormValues, persons: Sequence[Person]) -> FormValues:
    """The values with protected people by pseudonym, where the form says that it leaves the house."""
    words = discretion(persons, form.reader)
    for path in form.veil:
        values = _at(values, path.split("."), words)
    return values


def names_protected(filled: Filled, values: FormValues, persons: Sequence[Person]) -> bool:
    """Whether a filled form tells who a protected person is, or how to reach one.

    An officer who shares part of a name with one tells nothing.
    """
    if not any(each.facts.protected for each in persons):
        return False
    words, office = discretion(persons), {values.officer.name, values.office.chair, values.office.name}
    told = {span.text for span in spans(filled.parts) if isinstance(span, Value)} - office
    return any(words(text) != text for text in told)


def _at(value: Any, names: Sequence[str], words: Words) -> Any:
    if not names:
        return _all(value, words)
    return replace(value, **{names[0]: _at(getattr(value, names[0]), names[1:], words)})


def _all(value: Any, words: Words) -> Any:
    if isinstance(value, str):
        return words(value)
    if isinstance(value, tuple):
        return tuple(_all(each, words) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _all(getattr(value, each.name), words) for each in fields(value)})
    return value
