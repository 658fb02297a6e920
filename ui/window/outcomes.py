"""What became of each file that was handed over: a list that can be closed, refusals first."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QTableView, QWidget

from intake.evidence.adding import Added, Outcome
from intake.wording import one_line
from ui.window import fields, icons, models, saying, timers
from ui.window.models import Column, Index, RowsModel, Wrapping
from ui.window.theme import GAP, is_large, scaled

_TONES = {Outcome.ADDED: "good", Outcome.DUPLICATE: "info", Outcome.REFUSED: "bad"}
_ORDER = (Outcome.REFUSED, Outcome.DUPLICATE, Outcome.ADDED)
FLUSH = 120
"""Milliseconds for which outcomes are gathered: a view that is told of each by itself would stutter."""


def columns() -> list[Column[Added]]:
    """A file's name, what became of it, and why or as what."""
    words = {
        Outcome.ADDED: QCoreApplication.translate("OutcomePanel", "Masuk"),
        Outcome.DUPLICATE: QCoreApplication.translate("OutcomePanel", "Sudah ada"),
        Outcome.REFUSED: QCoreApplication.translate("OutcomePanel", "Ditolak"),
    }
    return [
        Column(
            QCoreApplication.translate("OutcomePanel", "Berkas"),
            lambda added: one_line(added.file.name),
            width=260,
        ),
        Column(
            QCoreApplication.translate("OutcomePanel", "Hasil"),
            lambda added: words[added.outcome],
            lambda added: icons.icon(_TONES[added.outcome], _TONES[added.outcome]),
            width=125,
        ),
        Column(QCoreApplication.translate("OutcomePanel", "Keterangan"), _why),
    ]


def _why(added: Added) -> str:
    if added.problem is not None:
        return saying.problem_text(added.problem).replace(str(added.file), added.file.name)
    number = added.exhibit.number if added.exhibit else 0
    if added.outcome is Outcome.DUPLICATE:
        same = QCoreApplication.translate("OutcomePanel", "Isinya sama dengan bukti nomor {n}.")
        return same.format(n=number)
    return QCoreApplication.translate("OutcomePanel", "Bukti nomor {n}.").format(n=number)


class _Names(Wrapping):
    """Names of one phone or recorder differ at their ends: of one too long for its cell, the middle gives way."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """In one line then, for Qt cuts the last of several at its end."""
        super().initStyleOption(option, index)
        room = option.rect.adjusted(GAP, 0, -GAP, 0)
        if (
            option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, option.text).height()
            > room.height()
        ):
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
            option.textElideMode = Qt.TextElideMode.ElideMiddle


def tell_names_apart(view: QTableView) -> None:
    """Shows the end of every name in a table of these columns."""
    view.setItemDelegateForColumn(0, _Names(view))


class OutcomePanel(QFrame):
    """Each file's outcome in words, with a summary above; in large text, when asked for, in the place of `other`."""

    def __init__(self, other: QWidget) -> None:
        super().__init__()
        self._other = other
        self.setObjectName("panel")
        self.model: RowsModel[Added] = RowsModel(columns(), self)
        self.summary = fields.label("")
        self._count: Counter[Outcome] = Counter()
        self._fresh: list[Added] = []
        self._clock = timers.once(self, self.flush, FLUSH)
        self.table = models.table(
            self.model, self.tr("Hasil tiap berkas"), self.tr("Belum ada berkas yang masuk."), tall=True
        )
        tell_names_apart(self.table)
        self.look_button = fields.button(self.tr("Lihat hasil"), self._look, style="link")
        close = fields.button(self.tr("Tutup daftar"), self._close, style="link")
        head = fields.row(self.summary, self.look_button, close)
        head.setStretch(0, 1)
        inside = fields.column(head, self.table)
        inside.setContentsMargins(GAP, GAP, GAP, GAP)
        self.setLayout(inside)
        if is_large():
            self.table.hide()
        else:
            self.look_button.hide()
            self.table.verticalHeader().setDefaultSectionSize(scaled(28))
            self.table.setMinimumHeight(scaled(110))
            self.setMaximumHeight(scaled(210))
        self.hide()

    def _look(self) -> None:
        self._take_turns(listed=True)
        self.table.setFocus()

    def _close(self) -> None:
        """Back to the other part, where the list took its place; else out of sight until the next outcome."""
        if is_large() and self.table.isVisible():
            self._take_turns(listed=False)
            self.look_button.setFocus()
        else:
            self.hide()

    def _take_turns(self, *, listed: bool) -> None:
        """Shows the list or the other part where there is no room for both."""
        if is_large():
            self.table.setVisible(listed)
            self.look_button.setVisible(not listed)
            self._other.setVisible(not listed)

    def add(self, added: Added) -> None:
        """One outcome more, shown together with those that come at about the same time."""
        self._fresh.append(added)
        self._count[added.outcome] += 1
        if not self._clock.isActive():
            self._clock.start()

    def flush(self) -> None:
        """Shows what was gathered."""
        fresh, self._fresh = self._fresh, []
        if not fresh:
            return
        self.model.add_rows(fresh)
        self.summary.setText(
            self.tr("{added} masuk, {same} sudah ada, {refused} ditolak").format(
                added=self._count[Outcome.ADDED],
                same=self._count[Outcome.DUPLICATE],
                refused=self._count[Outcome.REFUSED],
            )
        )
        fields.restyle(self.summary, "bad" if self._count[Outcome.REFUSED] else "good")
        self.show()

    def settle(self) -> None:
        """All outcomes are in: what needs the officer's eye stands on top."""
        self.flush()
        self.model.set_rows(sorted(self.model.rows, key=lambda added: _ORDER.index(added.outcome)))

    def clear(self) -> None:
        """Forgets what was shown."""
        self._clock.stop()
        self._take_turns(listed=False)
        self._fresh = []
        self._count.clear()
        self.model.forget()
        self.summary.clear()
        self.hide()
