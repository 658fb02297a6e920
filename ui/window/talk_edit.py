"""Fields to type into while somebody talks: Enter goes on, Shift+Enter makes a line, undo never stops at a field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

_CONTROL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TalkEdit(QPlainTextEdit):
    """A plain text field whose keys lead on to the next one."""

    went_on = Signal()
    """Enter."""
    wants_question = Signal()
    """Ctrl+Enter."""
    moved = Signal(int)
    """Ctrl+Up (-1) or Ctrl+Down (+1)."""
    wants_undo = Signal()
    """Undo, where this field has nothing left to undo."""
    wants_redo = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that lead on; all others are the field's."""
        control = bool(event.modifiers() & _CONTROL)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in _ENTERS and control:
            self.wants_question.emit()
        elif event.key() in _ENTERS and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _NONE:
            self.went_on.emit()
        elif control and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.wants_undo.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
            self.wants_redo.emit()
        else:
            super().keyPressEvent(event)
