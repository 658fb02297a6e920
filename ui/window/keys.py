"""Keys of a page beside those of the menus: each page names its own, and the help lists them by the same names.

A page that answers keys has a class attribute `KEYS`; what it does not name there it cannot answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.window import saying


@dataclass(frozen=True, slots=True)
class Keys:
    """What keys do: `name` ends the key of the sentence (`key.…`), `keys` are written as Qt does, each of them good."""

    name: str
    keys: tuple[str, ...]

    @property
    def says(self) -> str:
        """What they do, for the officer."""
        return saying.say(f"key.{self.name}")

    @property
    def shown(self) -> list[str]:
        """How they are written on this system's keyboards."""
        return [
            QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
            for each in self.keys
            if each not in _SAME
        ]

    def pressed(self, event: QKeyEvent) -> bool:
        """Whether it was one of these that was pressed."""
        now = QKeySequence(event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value)
        return any(now == QKeySequence(each) for each in self.keys)

    def bind(self, widget: QWidget, deed: Callable[[], object], *, within: bool = False) -> None:
        """Has them do something while the widget has the keyboard, or with `within` anything on it."""
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut if within else Qt.ShortcutContext.WidgetShortcut
        for each in self.keys:
            QShortcut(QKeySequence(each), widget, lambda: deed(), context=here)


_SAME = ("Enter", "Shift+Enter", "Ctrl+Enter")
"""The key of the numbers' block; keyboards call Return by the same name."""
