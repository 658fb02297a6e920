"""A field that finds by typing: places, acts of the catalogue, people of other cases; it searches elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.window import timers
from ui.window.keys import Keys

WAIT = 120
"""Milliseconds from a letter to the search: a word is searched for, not each of its letters."""

_OFFER = Keys("offer", ("Down",))
_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that can be chosen: its key, and the words that stand for it."""

    key: str
    text: str


Look = Callable[[str, Callable[[Sequence[Found]], None]], None]
"""Searches for what was typed, somewhere else, and gives the answer to its second argument on the GUI thread."""


class TypeAhead(QLineEdit):
    """Offers what fits while one types. It holds one chosen thing or none; words that chose nothing do not stay."""

    KEYS: Final = (_OFFER,)

    chosen = Signal(object)
    """The `Found` that was chosen, or None where the field was emptied."""

    def __init__(self, name: str, hint: str, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.value: Found | None = None
        self.offered: list[Found] = []
        self._look = look
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.setMaxVisibleItems(9)
        chosen = self._completer.activated[QModelIndex]  # type: ignore[index]  # the stubs know no overloads
        chosen.connect(lambda index: self.take(index.row()))
        popup = self._completer.popup()
        assert popup is not None
        self._popup = popup
        self._timer = timers.once(self, self._search, WAIT)
        self.textEdited.connect(self._edited)

    @property
    def key(self) -> str:
        """The key of what is chosen, '' where nothing is."""
        return self.value.key if self.value else ""

    def put(self, value: Found | None) -> None:
        """Shows a value without telling anybody."""
        self.value = value
        self._timer.stop()
        self._offer([])
        self.setText(value.text if value else "")
        self.setCursorPosition(0)

    def name(self, value: Found) -> None:
        """Shows better words for what is chosen, unless the officer is typing here or has chosen something else."""
        if value.key == self.key and not self.hasFocus():
            self.put(value)

    def take(self, row: int) -> None:
        """Chooses one of what is offered."""
        if 0 <= row < len(self.offered):
            value = self.offered[row]
            self.put(value)
            self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down asks for what fits, also where nothing was typed yet."""
        if _OFFER.pressed(event) and not self.isReadOnly():
            self._search()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words that chose nothing give way to what is chosen."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.put(self.value)

    def _edited(self, typed: str) -> None:
        if typed.strip():
            self._timer.start()
            return
        self._timer.stop()
        if self.value is not None:
            self.value = None
            self.chosen.emit(None)

    def _search(self) -> None:
        typed = self.text() if self.value is None or self.text() != self.value.text else ""

        def arrived(found: Sequence[Found]) -> None:
            if self.hasFocus() and (self.text() == typed or not typed):
                self._offer(found)

        self._look(typed, arrived)

    def _offer(self, found: Sequence[Found]) -> None:
        self.offered = list(found)
        self._words.setStringList([each.text for each in found])
        if found:
            self._completer.complete()
        else:
            self._popup.hide()
