"""The pictures of one day on a card, drive or folder as a model for a grid, each to be ticked or left."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from intake.evidence.medium import Picture
from intake.papers.wording import clock_words
from intake.wording import one_line
from ui.window import icons, sheets
from ui.window.saying import short_size
from ui.window.sheets import Sheet

PICTURE_ROLE = Qt.ItemDataRole.UserRole + 1
MOST_HELD = 400
_FILMS = frozenset({".mp4", ".mov", ".m4v", ".3gp", ".3g2", ".avi", ".mkv", ".mts", ".m2ts", ".webm"})

Index = QModelIndex | QPersistentModelIndex


class MediumModel(QAbstractListModel):
    """Pictures of a day. `wanted` asks for the preview of one in view; `ticked` says that the choice changed."""

    wanted = Signal(object)
    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Picture] = []
        self.chosen: set[Path] = set()
        self._row_of: dict[Path, int] = {}
        self._pictures: OrderedDict[Path, QPixmap] = OrderedDict()
        self._asked: set[Path] = set()
        self._why: dict[Path, str] = {}

    def set_rows(self, rows: Sequence[Picture]) -> None:
        """Shows these pictures instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self._row_of = {each.path: row for row, each in enumerate(self.rows)}
        self._asked.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Holds nothing, no choice either."""
        self.chosen.clear()
        self._pictures.clear()
        self._why.clear()
        self.set_rows([])

    def set_picture(self, path: Path, image: QImage) -> None:
        """Holds the preview of a picture."""
        self._pictures[path] = QPixmap.fromImage(image)
        while len(self._pictures) > MOST_HELD:
            gone, _ = self._pictures.popitem(last=False)
            self._asked.discard(gone)
        self._touch(path)

    def set_reason(self, path: Path, why: str) -> None:
        """Says why a picture cannot be read."""
        self._why[path] = why
        self._touch(path)

    def tick(self, index: QModelIndex) -> None:
        """Ticks a picture, or takes the tick away."""
        if index.isValid():
            path = self.rows[index.row()].path
            self.chosen ^= {path}
            self._touch(path)
            self.ticked.emit()

    def tick_all(self, *, wanted: bool) -> None:
        """Ticks all pictures that are shown and not held already, or none of those shown."""
        shown = {each.path for each in self.rows if not wanted or each.held is None}
        self.chosen = self.chosen | shown if wanted else self.chosen - shown
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        self.ticked.emit()

    def tick_none(self) -> None:
        """Takes all ticks away, those of other days too."""
        self.chosen.clear()
        self.tick_all(wanted=False)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many pictures."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, preview and spoken name of a picture."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        picture = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(picture.path.name)
        if role == PICTURE_ROLE:
            return self._picture(picture)
        if role == Qt.ItemDataRole.UserRole:
            return picture
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(picture)
        return None

    def note_of(self, picture: Picture) -> str:
        """What stands below the name: the time, and whether it is held already or why it cannot be read."""
        why = self._why.get(picture.path)
        if why is not None:
            return why
        if picture.held is not None:
            return self.tr("Sudah ada: bukti {n}").format(n=picture.held.rpartition("/")[2])
        return " · ".join(each for each in (clock_words(picture.file_time), short_size(picture.size)) if each)

    def is_unread(self, picture: Picture) -> bool:
        """Whether the picture could not be read."""
        return picture.path in self._why

    def _spoken(self, picture: Picture) -> str:
        words = f"{one_line(picture.path.name)}, {self.note_of(picture)}"
        return self.tr("{what}, dipilih").format(what=words) if picture.path in self.chosen else words

    def _picture(self, picture: Picture) -> QPixmap:
        held = self._pictures.get(picture.path)
        if held is not None:
            self._pictures.move_to_end(picture.path)
            return held
        if picture.path.suffix.lower() in _FILMS:
            return icons.picture("video", 48, "muted")
        if picture.path not in self._asked:
            self._asked.add(picture.path)
            self.wanted.emit(picture)
        return icons.picture("photo", 48, "muted")

    def _touch(self, path: Path) -> None:
        row = self._row_of.get(path)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))


class MediumDelegate(QStyledItemDelegate):
    """Draws a picture as a sheet with a tick."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all."""
        return sheets.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one picture."""
        model = index.model()
        picture: Picture = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(model, MediumModel):
            return
        ink = "bad" if model.is_unread(picture) else "good" if picture.held is not None else "muted"
        ticked = picture.path in model.chosen
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        sheet = Sheet(index.data(PICTURE_ROLE), name, model.note_of(picture), ink, ticked=ticked)
        sheets.draw(painter, option, sheet)
