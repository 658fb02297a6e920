"""The window's language: Indonesian stands in the source, others come from resources/translations."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from intake.wording import Language
from ui.window.theme import RESOURCES

TRANSLATIONS = RESOURCES / "translations"


class _Chosen:
    """What is installed now; there is one application, so there is one language."""

    language: Language = Language.ID
    translators: tuple[QTranslator, ...] = ()


def current() -> Language:
    """The language that the window speaks."""
    return _Chosen.language


def install(application: QApplication, language: Language) -> bool:
    """Makes the window speak a language from the next page made on; False where its words are not there.

    Indonesian always is. Where English was not built (`make translations`) the window stays Indonesian.
    """
    for each in _Chosen.translators:
        application.removeTranslator(each)
    _Chosen.language, _Chosen.translators = Language.ID, ()
    own = QTranslator(application)
    if language is not Language.ID and not own.load(str(TRANSLATIONS / f"{language}.qm")):
        return False
    # Indonesian has a file too: of Qt's own words (Yes, Cancel), which are English without one.
    loaded = [own] if language is not Language.ID or own.load(str(TRANSLATIONS / "qt_id.qm")) else []
    for each in loaded:
        application.installTranslator(each)
    _Chosen.language, _Chosen.translators = language, tuple(loaded)
    return True
