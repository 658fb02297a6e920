"""What is off about a form, as a sentence."""

from __future__ import annotations

from intake.papers.forms.values import label_of
from intake.papers.forms.warned import Warned, WarningKind
from intake.wording import Language, sentence


def warned_words(language: Language, warned: Warned) -> str:
    """The sentence for a warning; a missing blank is named by its label and the group it belongs to."""
    if warned.kind is not WarningKind.MISSING:
        return sentence(language, f"form-warning.{warned.kind}", item=warned.item)
    label = label_of(warned.item)
    group = (warned.item if not label else warned.item.rpartition(".")[0]).rpartition(".")[2] or "paper"
    named = sentence(language, f"blank-group.{group}")
    if not label:
        return sentence(language, "form-warning.missing-group", group=named)
    return sentence(language, "form-warning.missing", field=sentence(language, f"blank.{label}"), group=named)
