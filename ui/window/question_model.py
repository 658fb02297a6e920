"""The questions and answers of a hearing as a list model, with every change of its rows undoable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from intake.records.hearing import QuestionAnswer
from intake.rules.questions import Part, QuestionSet
from ui.window import theme
from ui.window.models import Index

_PARTS = tuple(Part)
MOST_STEPS = 500


@dataclass(frozen=True, slots=True)
class Step:
    """The rows as they once were, and which of them the officer was at."""

    rows: tuple[QuestionAnswer, ...]
    at: int


class QuestionModel(QAbstractListModel):
    """The rows in order. A change of structure, or a row that was typed in, is one step to undo."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[QuestionAnswer, ...] = ()
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many questions."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Number, question and answer; the delegate draws them on two lines."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row() + 1}. {row.question}\n{row.answer}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}. {row.question} {row.answer}"
        return None

    def put(self, rows: Sequence[QuestionAnswer]) -> None:
        """Shows these rows; there is nothing to undo."""
        self._undo.clear()
        self._redo.clear()
        self._show(tuple(rows))

    def write(self, at: int, question: str, answer: str) -> bool:
        """Keeps what is typed in a row; whether that changed it. No step of its own: see `remember`."""
        kept = self.rows[at]
        changed = replace(kept, question=question, answer=answer)
        if changed == kept:
            return False
        self.rows = (*self.rows[:at], changed, *self.rows[at + 1 :])
        self.dataChanged.emit(self.index(at), self.index(at))
        return True

    def remember(self, before: Step) -> None:
        """Makes a step of what was done since `before`, if anything was."""
        if before.rows != self.rows:
            self._undo = [*self._undo[-MOST_STEPS:], before]
            self._redo.clear()

    def insert(self, at: int, rows: Sequence[QuestionAnswer]) -> None:
        """Puts rows before the one at `at`."""
        if rows:
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self.rows = (*self.rows[:at], *rows, *self.rows[at:])
            self.endInsertRows()

    def remove(self, at: int) -> None:
        """Takes a row away."""
        self.beginRemoveRows(QModelIndex(), at, at)
        self.rows = (*self.rows[:at], *self.rows[at + 1 :])
        self.endRemoveRows()

    def swap(self, at: int, other: int) -> None:
        """Exchanges two rows."""
        rows = list(self.rows)
        rows[at], rows[other] = rows[other], rows[at]
        self._show(tuple(rows))

    @property
    def may_undo(self) -> bool:
        """Whether a step can be undone."""
        return bool(self._undo)

    @property
    def may_redo(self) -> bool:
        """Whether what was undone can be done again."""
        return bool(self._redo)

    def undo(self, at: int) -> int:
        """Goes a step back from row `at`; gives the row the officer was at then."""
        return self._go(self._undo, self._redo, at)

    def redo(self, at: int) -> int:
        """Does again what was undone."""
        return self._go(self._redo, self._undo, at)

    def _go(self, source: list[Step], other: list[Step], at: int) -> int:
        step = source.pop()
        other.append(Step(self.rows, at))
        self._show(step.rows)
        return step.at

    def _show(self, rows: tuple[QuestionAnswer, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


def place_of(rows: Sequence[QuestionAnswer], sets: Sequence[QuestionSet], part: Part, after: int) -> int:
    """Where questions of a part go: the opening first, the closing last, others after row `after` but between both."""
    parts = {each.code: _PARTS.index(each.part) for each in sets}
    wanted = _PARTS.index(part)
    held = [parts.get(row.set_code, _PARTS.index(Part.BODY)) for row in rows]
    least = max((at + 1 for at, each in enumerate(held) if each < wanted), default=0)
    most = min((at for at, each in enumerate(held) if each > wanted), default=len(rows))
    return max(least, min(after + 1 if part is Part.BODY else most, most))


class QuestionDelegate(QStyledItemDelegate):
    """Draws a row on two lines, cut where they are too long: so all rows are as high, and hundreds of them quick."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines and their margins."""
        return QSize(100, 2 * option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Question above, answer below it and set in."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        question, _, answer = str(index.data()).partition("\n")
        drawn.text = ""
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        room: QRect = option.rect.adjusted(8, 5, -8, -5)
        metrics = option.fontMetrics
        height = metrics.height()
        for line, (words, ink, left) in enumerate(
            ((question, "muted", 0), (answer or "—", "text" if answer.strip() else "warn", 22))
        ):
            painter.setPen(theme.colour(ink))
            place = QRect(room.left() + left, room.top() + line * (height + 2), room.width() - left, height)
            shown = metrics.elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
