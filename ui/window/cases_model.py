"""The list of cases as a model over frozen lines: no widget for a row, no question to the vault while scrolling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QIcon

from intake.lists.overview import Line
from intake.rules.agenda import Due
from intake.rules.deadlines import State
from ui.window import dates, icons, models, saying, theme
from ui.window.cases_listing import EMPTY, By, Listing
from ui.window.models import Index

SOON = 3
"""Days that are called soon."""
PRACTICE = "LATIHAN"
"""How the titles of practice cases begin."""


class CasesModel(QAbstractTableModel):
    """Lines in the order they were given; a column for each `By`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self._listing = EMPTY
        self._titles = {
            By.NUMBER: self.tr("No."),
            By.TITLE: self.tr("Perkara"),
            By.REPORTED: self.tr("Terlapor"),
            By.KIND: self.tr("Jenis"),
            By.PLACE: self.tr("Tempat"),
            By.STATE: self.tr("Keadaan"),
            By.DUE: self.tr("Tenggat berikutnya"),
            By.HANDOVER: self.tr("Serah terima"),
        }
        self._icons = {
            tone: icons.icon(name, tone)
            for tone, name in (("bad", "bad"), ("warn", "warning"), ("muted", "info"))
        }
        self._colours = {tone: theme.colour(tone) for tone in ("bad", "warn", "text", "muted")}

    def show_lines(self, lines: tuple[Line, ...], listing: Listing) -> None:
        """Shows these lines of a listing instead."""
        self.beginResetModel()
        self.lines, self._listing = lines, listing
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many cases."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(By)

    def title(self, by: By) -> str:
        """What a column is called."""
        return self._titles[by]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' titles, left-aligned."""
        return models.header(lambda: self._titles[_COLUMNS[section]], orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell, the whole of them as tool tip; a limit that is near has a mark and a colour beside words."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, by = self.lines[index.row()], _COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(line, by)
        if by is By.DUE and role == Qt.ItemDataRole.DecorationRole:
            return self._icons.get(self._tone(line.due))
        if by is By.DUE and role == Qt.ItemDataRole.ForegroundRole:
            return self._colours[self._tone(line.due)]
        if by is By.TITLE and role == Qt.ItemDataRole.DecorationRole and is_practice(line):
            return self._practice_icon()
        return None

    def longest_due(self) -> int | None:
        """The row with the longest words about a limit, or None if no case has one."""
        what = self._listing.limits
        rows = [row for row, line in enumerate(self.lines) if line.due is not None]
        return max(rows, key=lambda row: _length(self.lines[row].due, what), default=None)

    def _words(self, line: Line, by: By) -> str:
        if by is By.DUE:
            return self.due_words(line.due)
        if by is By.STATE:
            return saying.say(f"case-state.{line.state}")
        if by is By.HANDOVER:
            return saying.say(f"list.handover-{line.handover or 'belum'}")
        if by is By.KIND:
            return saying.say(f"kind.{line.kind}")
        if by is By.TITLE:
            return self._title_words(line)
        plain = {By.NUMBER: str(line.number), By.REPORTED: ", ".join(line.reported), By.PLACE: line.place}
        return saying.one_line(plain[by])

    def _title_words(self, line: Line) -> str:
        title = saying.one_line(line.title)
        if line.foreign:
            return self.tr("{title} (dari kantor lain, dibaca saja)").format(title=title)
        return title

    def due_words(self, due: Due | None) -> str:
        """How long there is still, for what, and how much is over."""
        if due is None:
            return self.tr("tidak ada")
        what = self._listing.limits.get(due.limit, due.limit)
        day, left = dates.shown(due.last.isoformat()), (due.last - self._listing.today).days
        if due.state is State.PASSED:
            words = self.tr("lewat sejak {day}: {what}")
        elif left < 0:
            words = self.tr("{day}, menurut bacaan lain belum lewat: {what}")
        elif left == 0:
            words = self.tr("hari ini: {what}")
        else:
            words = self.tr("{left} hari lagi, {day}: {what}")
        said = words.format(day=day, left=left, what=what)
        over = due.passed if due.state is not State.PASSED else due.passed - 1
        return self.tr("{said} ({over} lain sudah lewat)").format(said=said, over=over) if over else said

    def _tone(self, due: Due | None) -> str:
        if due is None:
            return "text"
        if due.passed or due.state is State.PASSED:
            return "bad"
        return "warn" if (due.last - self._listing.today).days <= SOON else "text"

    def _practice_icon(self) -> QIcon:
        return self._icons["muted"]


_COLUMNS = tuple(By)
_OVER = 20
"""Letters that it takes to say that others are over as well."""


def _length(due: Due | None, what: Mapping[str, str]) -> int:
    return 0 if due is None else len(what.get(due.limit, due.limit)) + _OVER * bool(due.passed)


def is_practice(line: Line) -> bool:
    """Whether this is a case to practise with."""
    return line.title.startswith(PRACTICE)
