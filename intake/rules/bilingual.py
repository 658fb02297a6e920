"""Words of a rule table: Indonesian is what goes on record and on paper, English is a reading aid on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from intake.rules.tables import Fields
from intake.wording import Language

_NAMES: Final = frozenset({"words", "title"})
"""The fields that name an entry; their English is the field `english`, that of another one is `english_<field>`."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words twice; `english` is '' where an office's own entry goes without."""

    official: str
    english: str = ""

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.official)

    def __str__(self) -> str:
        # In a format string the type checker would not see that nobody chose a language.
        raise TypeError("in which language?")

    def read_in(self, language: Language) -> str:
        """The words to show in a language: Indonesian where there is no English."""
        return self.english if language is Language.EN and self.english else self.official


def bilingual(fields: Fields, name: str, default: str | None = None) -> Bilingual:
    """The text in the field `name` with its English; `default` where the field is missing, which else is an error."""
    english = "english" if name in _NAMES else f"english_{name}"
    return Bilingual(fields.text(name, default), fields.text(english, ""))


def recorded(words: str, entries: Iterable[Bilingual]) -> Bilingual:
    """Words as they were copied into a record; English where an entry of today still says just these."""
    return next((each for each in entries if each.official == words), Bilingual(words))
