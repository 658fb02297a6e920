"""What is off about a form, as a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from intake.papers.forms.values import label_of
from intake.papers.forms.warned import Warned, WarningKind
from intake.wording import Language, sentence


class Way(StrEnum):
    """Where who reads a warning can mend the letterhead; its sentence is `letterhead-way.<value>`."""

    WINDOW = "window"
    CONSOLE = "console"


_OF_ROLES: Final = (WarningKind.OATH_OF_EXPERTS, WarningKind.OATH_OF_OTHERS, WarningKind.OATH_OF_NONE)


def all_warned_words(language: Language, warned: Iterable[Warned], way: Way) -> list[str]:
    """A sentence for each warning, each once; the blanks that miss their words share the first."""
    found = list(warned)
    missing = dict.fromkeys(
        _blank_words(language, each) for each in found if each.kind is WarningKind.MISSING
    )
    blanks = [sentence(language, "form-warning.blanks", items="; ".join(missing))] if missing else []
    others = (warned_words(language, each, way) for each in found if each.kind is not WarningKind.MISSING)
    return blanks + list(dict.fromkeys(others))


def warned_words(language: Language, warned: Warned, way: Way) -> str:
    """The sentence for a warning; a missing blank is named by its label and the group it belongs to."""
    if warned.kind is WarningKind.MISSING:
        return sentence(language, "form-warning.blanks", items=_blank_words(language, warned))
    mended = sentence(language, f"letterhead-way.{way}")
    item = sentence(language, f"role.{warned.item}") if warned.kind in _OF_ROLES else warned.item
    return sentence(language, f"form-warning.{warned.kind}", item=item, way=mended)


def _blank_words(language: Language, warned: Warned) -> str:
    label = label_of(warned.item)
    group = (warned.item if not label else warned.item.rpartition(".")[0]).rpartition(".")[2] or "paper"
    named = sentence(language, f"blank-group.{group}")
    if not label:
        return sentence(language, "form-warning.missing-group", group=named)
    return sentence(language, "form-warning.missing", field=sentence(language, f"blank.{label}"), group=named)
