"""The list of cases as a model over frozen lines: no widget for a row, no question to the vault while scrolling."""

from __future__ import annotations

from heapq import nlargest
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
_MEASURED = 20
"""Of so many long limits one is the tallest, though letters differ in width."""
PRACTICE = "LATIHAN"
"""How the titles of practice cases begin."""


class CasesModel(QAbstractTableModel):
    """Lines in the order they were given; a column for each `By`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self._listing = EMPTY
        self.is_known = False
        self._longest: list[int] | None = None
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
        self._put(lines, listing, is_known=True)

    def forget(self) -> None:
        """Shows none, and does not know whether there are any."""
        self._put((), EMPTY, is_known=False)

    def _put(self, lines: tuple[Line, ...], listing: Listing, *, is_known: bool) -> None:
        self.beginResetModel()
        self.lines, self._listing, self.is_known = lines, listing, is_known
        self._longest = None
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

    def rows_of_limits(self) -> list[int]:
        """The rows with the longest words about a limit, as many as are worth measuring."""
        if self._longest is None:
            kinds: dict[object, int] = {}
            for row, line in enumerate(self.lines):
                if (due := line.due) is not None:
                    kinds.setdefault((due.limit, due.state.value, due.last, due.passed), row)
            self._longest = nlargest(
                _MEASURED, kinds.values(), lambda row: len(self.due_words(self.lines[row].due))
            )
        return self._longest

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


def is_practice(line: Line) -> bool:
    """Whether this is a case to practise with."""
    return line.title.startswith(PRACTICE)
