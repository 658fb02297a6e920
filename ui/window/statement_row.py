"""How a statement reads in the list: whose it is, how far it is, since when, and how it begins."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import QCoreApplication

from intake.records.statements import Statement
from intake.wording import one_line
from ui.window import moments
from ui.window.theme import is_large

_BEGINNING = 22
"""Letters of the first words: about what one line of the list holds."""


def row_words(statement: Statement, whose: str, *, is_kept: bool) -> str:
    """Three lines, more where a name is long; drafts of one person are told apart by time and by their first words.

    Large text has room for two: the first words stand beside the list, where the statement is open.
    """
    lines = [whose, f"{_state(statement, is_kept=is_kept)} {moments.brief(statement.made_at)}"]
    if (begins := first_words(statement)) and not is_large():
        lines.append(f"“{begins}”")
    return "\n".join(lines)


def first_words(statement: Statement) -> str:
    """How the account begins or, where questions were asked, the first answer; '' where nothing was said yet."""
    said = (statement.text, *(each.answer for each in statement.hearing.rows))
    text = " ".join(next((each for each in said if each.strip()), "").split())
    whole_words = shorten(text, _BEGINNING, placeholder="…")
    return one_line(whole_words if whole_words != "…" else f"{text[:_BEGINNING]}…")


def _state(statement: Statement, *, is_kept: bool) -> str:
    if not is_kept:
        return QCoreApplication.translate("StatementsSection", "Belum tersimpan")
    if not statement.is_sealed:
        return QCoreApplication.translate("StatementsSection", "Rancangan")
    if statement.amends:
        return QCoreApplication.translate("StatementsSection", "Tambahan")
    return QCoreApplication.translate("StatementsSection", "Tersegel")
