"""Fields to type into while somebody talks: Enter goes on, Shift+Enter makes a line, undo never stops at a field."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from ui.window.growing import GrowingText
from ui.window.keys import Keys

_ON = Keys("talk-on", ("Return", "Enter"))
_LINE = Keys("talk-line", ("Shift+Return", "Shift+Enter"))
_QUESTION = Keys("talk-question", ("Ctrl+Return", "Ctrl+Enter"))
_BEFORE = Keys("talk-before", ("Ctrl+Up",))
_AFTER = Keys("talk-after", ("Ctrl+Down",))
_UNDO = Keys("talk-undo", ("Ctrl+Z",))
_REDO = Keys("talk-redo", ("Ctrl+Y", "Ctrl+Shift+Z"))


class TalkEdit(GrowingText):
    """A text field whose keys lead on to the next one."""

    KEYS: Final = (_ON, _LINE, _QUESTION, _BEFORE, _AFTER, _UNDO, _REDO)

    went_on = Signal()
    """Enter."""
    wants_question = Signal()
    """Ctrl+Enter."""
    moved = Signal(int)
    """Ctrl+Up (-1) or Ctrl+Down (+1)."""
    wants_undo = Signal()
    """Undo, where this field has nothing left to undo."""
    wants_redo = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that lead on; all others are the field's."""
        if _QUESTION.pressed(event):
            self.wants_question.emit()
        elif _ON.pressed(event):
            self.went_on.emit()
        elif _LINE.pressed(event):
            self.insertPlainText("\n")
        elif _BEFORE.pressed(event):
            self.moved.emit(-1)
        elif _AFTER.pressed(event):
            self.moved.emit(1)
        elif _UNDO.pressed(event) and not self.document().isUndoAvailable():
            self.wants_undo.emit()
        elif _REDO.pressed(event) and not self.document().isRedoAvailable():
            self.wants_redo.emit()
        else:
            super().keyPressEvent(event)
