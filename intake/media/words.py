"""Codes about a file in words: doubts, hints on its way, reasons why something is not read."""

from intake.media import route
from intake.media.types import Facts
from intake.wording import Language, sentence

_DAMAGED = "damaged-"


def code_words(language: Language, group: str, code: str) -> str:
    """The sentence `group.code`; a code that has none yet is shown as it is rather than hidden."""
    try:
        return sentence(language, f"{group}.{code}")
    except KeyError:
        return code


def doubt_words(
    language: Language, file_name: str, facts: Facts, *, derived: bool = False
) -> tuple[str, ...]:
    """What gives reason to ask about a file of that name, what was read being `facts`.

    Nothing is said of the way that a `derived` file came: Segel made it.
    """
    hints = () if derived else route.hints(file_name, facts)
    return tuple(_doubt(language, code) for code in (*facts.doubts, *hints))


def _doubt(language: Language, code: str) -> str:
    if code.startswith(_DAMAGED):
        why = code_words(language, "unread", code.removeprefix(_DAMAGED))
        return sentence(language, "doubt.damaged", why=why)
    return code_words(language, "doubt", code)
