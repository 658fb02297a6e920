"""The exhibits of a case as a model for the grid: pictures are asked for when the view wants them, and few are held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from intake.evidence.exhibits import Exhibit
from intake.ids import EvidenceId
from ui.window import icons, theme
from ui.window.saying import short_size

CELL = QSize(186, 186)
PICTURE = QSize(166, 124)
MOST_HELD = 400

Index = QModelIndex | QPersistentModelIndex


class ExhibitModel(QAbstractListModel):
    """Exhibits in order. `wanted` asks for the picture of one that has come into view."""

    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Exhibit] = []
        self._row_of: dict[EvidenceId, int] = {}
        self._pictures: OrderedDict[EvidenceId, QPixmap] = OrderedDict()
        self._asked: set[EvidenceId] = set()

    def set_rows(self, rows: Sequence[Exhibit]) -> None:
        """Shows these exhibits instead; pictures that are held stay."""
        self.beginResetModel()
        self.rows = list(rows)
        self._row_of = {exhibit.id: row for row, exhibit in enumerate(self.rows)}
        if not rows:
            self._pictures.clear()
        self._asked.clear()
        self.endResetModel()

    def put(self, exhibit: Exhibit) -> None:
        """Shows an exhibit as it is now, new or known."""
        row = self._row_of.get(exhibit.id)
        if row is None:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
            self._row_of[exhibit.id] = len(self.rows)
            self.rows.append(exhibit)
            self.endInsertRows()
        else:
            self.rows[row] = exhibit
            self._asked.discard(exhibit.id)
            self._touch(row)

    def set_picture(self, evidence: EvidenceId, jpeg: bytes) -> None:
        """Holds the small picture of an exhibit."""
        image = QImage.fromData(jpeg)
        if image.isNull() or evidence not in self._row_of:
            return
        small = image.scaled(
            PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self._pictures[evidence] = QPixmap.fromImage(small)
        while len(self._pictures) > MOST_HELD:
            gone, _ = self._pictures.popitem(last=False)
            self._asked.discard(gone)
        self._touch(self._row_of[evidence])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many exhibits."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, picture and spoken name of an exhibit."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        exhibit = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{exhibit.number}. {exhibit.obtained.file_name}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            gone = self.tr(" (ditarik)") if exhibit.withdrawn is not None else ""
            return f"{exhibit.number}. {exhibit.obtained.file_name}{gone}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(exhibit)
        if role == Qt.ItemDataRole.UserRole:
            return exhibit
        return None

    def _picture(self, exhibit: Exhibit) -> QPixmap:
        held = self._pictures.get(exhibit.id)
        if held is not None:
            self._pictures.move_to_end(exhibit.id)
            return held
        if exhibit.id not in self._asked and exhibit.media_type.startswith("image/"):
            self._asked.add(exhibit.id)
            self.wanted.emit(exhibit)
        return icons.picture(icons.for_media(exhibit.media_type), 48, "muted")

    def _touch(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)


class ExhibitDelegate(QStyledItemDelegate):
    """Draws an exhibit as a small sheet: picture above, number and name below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all."""
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one exhibit."""
        exhibit: Exhibit = index.data(Qt.ItemDataRole.UserRole)
        picture: QPixmap = index.data(Qt.ItemDataRole.DecorationRole)
        state: QStyle.StateFlag = option.state
        sheet: QRect = option.rect.adjusted(4, 4, -4, -4)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("accent" if chosen else "line"))
        painter.setBrush(theme.colour("accent_pale" if chosen else "surface"))
        painter.drawRoundedRect(sheet, 4, 4)
        frame = QRect(sheet.left() + 6, sheet.top() + 6, PICTURE.width(), PICTURE.height())
        painter.fillRect(frame, theme.colour("ground"))
        place = QRect(picture.rect())
        place.moveCenter(frame.center())
        painter.setOpacity(0.35 if exhibit.withdrawn is not None else 1.0)
        painter.drawPixmap(place, picture)
        painter.setOpacity(1.0)
        self._caption(painter, sheet, exhibit)
        painter.restore()

    def _caption(self, painter: QPainter, sheet: QRect, exhibit: Exhibit) -> None:
        font = painter.font()
        font.setPointSize(theme.POINTS - 2)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width = PICTURE.width()
        top = QRect(sheet.left() + 6, sheet.top() + PICTURE.height() + 9, width, metrics.height())
        painter.setPen(theme.colour("text"))
        name = metrics.elidedText(
            f"{exhibit.number}. {exhibit.obtained.file_name}", Qt.TextElideMode.ElideMiddle, width
        )
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, name)
        below = top.translated(0, metrics.height())
        gone = exhibit.withdrawn is not None
        painter.setPen(theme.colour("bad" if gone else "muted"))
        note = self.tr("Ditarik") if gone else short_size(exhibit.blob.size)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, note)
