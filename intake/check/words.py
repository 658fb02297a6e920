"""What a check left unread, in words."""

from __future__ import annotations

from collections.abc import Iterable

from intake.wording import Language, keys, sentence


def unread(language: Language, parts: Iterable[str]) -> list[str]:
    """`Report.not_checked` in the language; files keep their names."""
    known = keys(language)
    return [sentence(language, key) if (key := f"unread.{part}") in known else part for part in parts]
