"""What a table or a list says as long as nothing is in it: that there is nothing yet, and what to do next."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

from ui.window import fields
from ui.window.theme import GAP


@runtime_checkable
class Answered(Protocol):
    """A model whose rows are an answer of the vault: as long as that has not come, nobody knows that there are none."""

    is_known: bool


class EmptyWords(QLabel):
    """Words where the first row would stand; clicks and files dropped on them are the view's."""

    def __init__(self, view: QAbstractItemView, words: str) -> None:
        super().__init__(words)
        self._view = view
        self.setObjectName("note")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        room = fields.column(self, None)
        room.setContentsMargins(GAP + 3, GAP, GAP, GAP)  # the words of rows stand so far in
        view.viewport().setLayout(room)
        model = view.model()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._look)
        self._look()

    def say(self, words: str) -> None:
        """Other words from now on."""
        self.setText(words)
        self._look()

    def _look(self) -> None:
        model = self._view.model()
        is_known = not isinstance(model, Answered) or model.is_known
        is_empty = is_known and model.rowCount(self._view.rootIndex()) == 0
        self.setVisible(is_empty)
        self._view.setAccessibleDescription(self.text() if is_empty else "")


def tell(view: QAbstractItemView, words: str) -> None:
    """Has a view over a model say these words as long as the model has no row, instead of those it said before."""
    said = view.viewport().findChild(EmptyWords)
    if isinstance(said, EmptyWords):
        said.say(words)
    else:
        EmptyWords(view, words)
