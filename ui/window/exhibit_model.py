"""The exhibits of a case as a model for grid and list: pictures are asked for when a view wants them; few are held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from intake.evidence.exhibits import Exhibit
from intake.ids import EvidenceId
from intake.media.moment import captured
from intake.papers.wording import stamp_words
from intake.wording import one_line
from ui.window import icons, models
from ui.window.saying import exhibit_kind, short_size

SMALL = QSize(56, 42)
MOST_HELD = 400
PICTURE_ROLE = Qt.ItemDataRole.UserRole + 1
STAND_IN_ROLE = Qt.ItemDataRole.UserRole + 2
_NO_BREAK = "\u00a0"
"""Between a number and its unit, which stay in one line."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Moved:
    """An exhibit was put at a place, from 1."""

    exhibit: Exhibit
    place: int


@dataclass(frozen=True, slots=True)
class _Held:
    """The pictures of an exhibit; `stand_in` where they come from the file's own thumbnail, for now."""

    large: QPixmap
    small: QPixmap
    stand_in: bool


class ExhibitModel(QAbstractTableModel):
    """Exhibits in order. `wanted` asks for the picture of one that has come into view; `moved` tells a `Moved`."""

    wanted = Signal(object)
    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Exhibit] = []
        self.is_known = False
        self.zone = ""
        self.may_order = False
        self._row_of: dict[EvidenceId, int] = {}
        self._pictures: OrderedDict[EvidenceId, _Held] = OrderedDict()
        self._asked: set[EvidenceId] = set()
        self._columns: tuple[tuple[str, Callable[[Exhibit], str]], ...] = (
            (self.tr("Bukti"), self.name_of),
            (self.tr("Jenis"), lambda each: self.kind_words(each)),
            (self.tr("Waktu potret"), self._taken),
            (self.tr("Ukuran"), lambda each: short_size(each.blob.size).replace(" ", _NO_BREAK)),
            (self.tr("Keterangan"), self._told),
        )

    def set_rows(self, rows: Sequence[Exhibit]) -> None:
        """Shows these exhibits instead; pictures that are held stay."""
        self._put(rows, is_known=True)

    def forget(self) -> None:
        """Shows none, and does not know whether there are any."""
        self._put((), is_known=False)

    def _put(self, rows: Sequence[Exhibit], *, is_known: bool) -> None:
        self.beginResetModel()
        self.rows, self.is_known = list(rows), is_known
        self._row_of = {exhibit.id: row for row, exhibit in enumerate(self.rows)}
        if not rows:
            self._pictures.clear()
        self._asked.clear()
        self.endResetModel()

    def put(self, exhibits: Iterable[Exhibit]) -> None:
        """Shows exhibits as they are now; what is new comes at the end, all of it at once."""
        fresh: dict[EvidenceId, Exhibit] = {}
        for exhibit in exhibits:
            row = self._row_of.get(exhibit.id)
            if row is None:
                fresh[exhibit.id] = exhibit
            else:
                self.rows[row] = exhibit
                self._touch(row)
        if fresh:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._row_of |= {each: first + place for place, each in enumerate(fresh)}
            self.rows += fresh.values()
            self.endInsertRows()

    def row_of(self, evidence: EvidenceId) -> int | None:
        """Where an exhibit stands; None where it is not shown."""
        return self._row_of.get(evidence)

    def set_picture(self, evidence: EvidenceId, image: QImage, *, stand_in: bool = False) -> None:
        """Holds the small picture of an exhibit, as large as a sheet shows it; a stand-in never replaces the real."""
        held = self._pictures.get(evidence)
        if evidence not in self._row_of or (stand_in and held is not None):
            return
        fast = Qt.TransformationMode.FastTransformation
        small = image.scaled(SMALL, Qt.AspectRatioMode.KeepAspectRatio, fast)
        self._pictures[evidence] = _Held(QPixmap.fromImage(image), QPixmap.fromImage(small), stand_in)
        while len(self._pictures) > MOST_HELD:
            gone, _ = self._pictures.popitem(last=False)
            self._asked.discard(gone)
        self._touch(self._row_of[evidence])

    def let_go(self, evidence: EvidenceId) -> None:
        """The picture that was asked for does not come; when seen again it is asked for again."""
        self._asked.discard(evidence)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many exhibits."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns the list has; the grid shows the first."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' titles, left-aligned."""
        return models.header(lambda: self._columns[section][0], orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, picture and spoken name of an exhibit."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        exhibit = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[index.column()][1](exhibit)
        if role == PICTURE_ROLE:
            return self._picture(exhibit, small=False)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._picture(exhibit, small=True)
        if role == STAND_IN_ROLE:
            held = self._pictures.get(exhibit.id)
            return held is not None and held.stand_in
        if role == Qt.ItemDataRole.UserRole:
            return exhibit
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(exhibit, index.column())
        return None

    def name_of(self, exhibit: Exhibit) -> str:
        """Number and file name; an identity document's name may already tell whose it is."""
        if exhibit.is_identity:
            return self.tr("{n}. Dokumen identitas").format(n=exhibit.number)
        return f"{exhibit.number}. {one_line(exhibit.obtained.file_name)}"

    def kind_words(self, exhibit: Exhibit) -> str:
        """What kind of exhibit it is."""
        return exhibit_kind(exhibit.kind)

    def _spoken(self, exhibit: Exhibit, column: int) -> str:
        text = self._columns[column][1](exhibit)
        if column == 0 and exhibit.withdrawn is not None:
            return self.tr("{name} (ditarik)").format(name=text)
        return text

    def _taken(self, exhibit: Exhibit) -> str:
        if exhibit.is_identity or exhibit.facts is None:
            return ""
        return stamp_words(captured(exhibit.facts, self.zone).at or exhibit.facts.created_utc or "")

    def _told(self, exhibit: Exhibit) -> str:
        if exhibit.withdrawn is not None:
            return self.tr("Ditarik: {reason}").format(reason=one_line(exhibit.withdrawn))
        return "" if exhibit.is_identity else one_line(exhibit.obtained.description)

    def _picture(self, exhibit: Exhibit, *, small: bool) -> QPixmap:
        held = self._pictures.get(exhibit.id)
        if held is not None:
            self._pictures.move_to_end(exhibit.id)
            return held.small if small else held.large
        if exhibit.is_identity:
            return icons.picture("lock", 24 if small else 48, "muted")
        if exhibit.id not in self._asked and exhibit.media_type.startswith("image/"):
            self._asked.add(exhibit.id)
            self.wanted.emit(exhibit)
        return icons.picture(icons.for_media(exhibit.media_type), 24 if small else 48, "muted")

    def _touch(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))

    # Putting in order: by dragging, which ends in `moveRows`, or by keys, which call it.

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Exhibits can be dragged, and dropped between others."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.may_order:
            return plain if index.isValid() else Qt.ItemFlag.NoItemFlags
        return plain | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Moves only."""
        return Qt.DropAction.MoveAction

    def moveRows(
        self, sourceParent: Index, sourceRow: int, count: int, destinationParent: Index, destinationChild: int
    ) -> bool:
        """Moves one exhibit before another; `moved` tells its new place."""
        if count != 1 or not self.may_order or destinationChild in (sourceRow, sourceRow + 1):
            return False
        if not (0 <= sourceRow < len(self.rows) and 0 <= destinationChild <= len(self.rows)):
            return False
        self.beginMoveRows(QModelIndex(), sourceRow, sourceRow, QModelIndex(), destinationChild)
        exhibit = self.rows.pop(sourceRow)
        place = destinationChild - (destinationChild > sourceRow)
        self.rows.insert(place, exhibit)
        self._row_of = {each.id: row for row, each in enumerate(self.rows)}
        self.endMoveRows()
        self.moved.emit(Moved(exhibit, place + 1))
        return True
