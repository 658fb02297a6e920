"""The menu of what the officer likes: colours, text size, language, minutes until the window locks by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from intake.wording import Language
from ui.window import language, preferences, theme
from ui.window.colours import Theme
from ui.window.preferences import Preferences

Value = TypeVar("Value")


class Appearance(QObject):
    """Holds the preferences, applies them and keeps them."""

    changed = Signal()
    """The window must be made anew to show them."""
    minutes_changed = Signal(int)
    not_kept = Signal(object)
    """The `OSError` for which they last only until the window closes."""

    def __init__(self, application: QApplication, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._file = file
        self.now = preferences.read(file)
        self.for_this_time: Language | None = None
        """A language asked for on the command line; it is not kept."""
        self.has_words = True
        application.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def spoken(self) -> Language:
        """The language that the window is to speak."""
        return self.for_this_time or self.now.language

    def apply(self) -> None:
        """Gives the application its colours, text size and language. Icons and pages are to be made after it."""
        theme.apply(self._application, self.now.theme, self.now.percent)
        self.has_words = language.install(self._application, self.spoken)

    def keep(self, changed: Preferences) -> None:
        """Takes preferences over and writes them to their file."""
        self.now = changed
        try:
            preferences.write(self._file, changed)
        except OSError as error:
            # They are a convenience: say so, and work on.
            self.not_kept.emit(error)

    def set_theme(self, chosen: Theme) -> None:
        """Light, dark, or as the system has it."""
        self._change(self.now._replace(theme=chosen))

    def set_percent(self, chosen: int) -> None:
        """The text size, one of `theme.SIZES`."""
        self._change(self.now._replace(percent=chosen))

    def set_language(self, chosen: Language) -> None:
        """The language of the window."""
        differs, self.for_this_time = chosen is not self.spoken, None
        self.keep(self.now._replace(language=chosen))
        if differs:
            self.changed.emit()

    def set_minutes(self, chosen: int) -> None:
        """After how many minutes without activity the window locks."""
        self.keep(self.now._replace(minutes=chosen))
        self.minutes_changed.emit(chosen)

    def _change(self, wanted: Preferences) -> None:
        if wanted != self.now:
            self.keep(wanted)
            self.changed.emit()

    def _system_changed(self) -> None:
        if self.now.theme is Theme.SYSTEM:
            self.changed.emit()

    def look_again(self) -> None:
        """The first page read the computer's colours off its palette; where Qt says otherwise, Qt is right."""
        if self.now.theme is Theme.SYSTEM and theme.is_system_dark(self._application) != theme.is_dark():
            self.changed.emit()

    def menu(self, parent: QWidget) -> QMenu:
        """The menu, in the language that is applied."""
        made = QMenu(self.tr("&Tampilan"), parent)
        themes = {
            Theme.SYSTEM: self.tr("&Ikuti komputer"),
            Theme.LIGHT: self.tr("&Terang"),
            Theme.DARK: self.tr("&Gelap"),
        }
        _choices(made, self.tr("&Warna"), themes, self.now.theme, self.set_theme)
        sizes = {size: self.tr("{size} %").format(size=size) for size in theme.SIZES}
        size_menu = _choices(made, self.tr("&Ukuran tulisan"), sizes, self.now.percent, self.set_percent)
        size_menu.addSeparator()
        size_menu.addAction(self._step(self.tr("Lebih &besar"), QKeySequence("Ctrl++"), 1, made))
        size_menu.addAction(self._step(self.tr("Lebih &kecil"), QKeySequence("Ctrl+-"), -1, made))
        languages = {Language.ID: "Bahasa &Indonesia", Language.EN: "&English"}
        _choices(made, self.tr("&Bahasa"), languages, self.spoken, self.set_language)
        minutes = {each: self.tr("{minutes} menit").format(minutes=each) for each in preferences.MINUTES}
        _choices(made, self.tr("&Kunci setelah diam"), minutes, self.now.minutes, self.set_minutes)
        return made

    def _step(self, text: str, keys: QKeySequence, by: int, parent: QWidget) -> QAction:
        made = QAction(text, parent)
        made.setShortcuts([keys])  # `setShortcut` also takes keys of `Qt`: see named.py
        made.triggered.connect(lambda: self._grow(by))
        return made

    def _grow(self, by: int) -> None:
        place = theme.SIZES.index(self.now.percent) + by
        if 0 <= place < len(theme.SIZES):
            self.set_percent(theme.SIZES[place])


def _choices(
    into: QMenu, title: str, offered: Mapping[Value, str], now: Value, choose: Callable[[Value], None]
) -> QMenu:
    """A submenu of which one is ticked."""
    made = into.addMenu(title)
    group = QActionGroup(made)
    for value, text in offered.items():
        action = QAction(text, made, checkable=True, checked=value == now)
        action.triggered.connect(lambda _=False, value=value: choose(value))
        group.addAction(action)
        made.addAction(action)
    return made
