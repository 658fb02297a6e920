"""Which papers there are, in the window's words, and the list to tick those that go along with a hand-over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from intake.ids import PersonId
from intake.papers.content import SHEETS, DossierKind
from intake.records.people import Person
from intake.rules.referrals import Target
from ui.window import saying
from ui.window.choice_box import ChoiceBox
from ui.window.models import Index
from ui.window.paper_tasks import PaperKind
from ui.window.theme import scaled

_TICK = 20
"""The width of the box to tick and what is beside it, at a text size of 100 %."""


def dossiers() -> tuple[PaperKind, ...]:
    """The three dossiers, named in the window's language."""
    return (
        PaperKind(
            "dossier",
            QCoreApplication.translate("paper_choice", "Berkas perkara lengkap"),
            dossier=DossierKind.FULL,
        ),
        PaperKind(
            "dossier-referral",
            QCoreApplication.translate("paper_choice", "Berkas untuk instansi tujuan"),
            dossier=DossierKind.REFERRAL,
        ),
        PaperKind(
            "dossier-public",
            QCoreApplication.translate("paper_choice", "Berkas untuk umum, nama yang dilindungi disamarkan"),
            dossier=DossierKind.PUBLIC,
        ),
    )


class PersonBox(ChoiceBox):
    """Whom a form is made for; at first whoever the case leaves it to."""

    def __init__(self) -> None:
        super().__init__(letters=14)
        self.setAccessibleName(self.tr("Dibuat untuk siapa"))
        self.offer(())

    @property
    def person(self) -> PersonId | None:
        """Who is chosen, None for nobody in particular."""
        return self.currentData() or None

    def offer(self, persons: Sequence[Person]) -> None:
        """Offers these people; who was chosen stays so."""
        before = self.currentData()
        self.clear()
        self.addItem(self.tr("Untuk orang yang sesuai"), "")
        for each in persons:
            self.addItem(f"{each.number}. {saying.one_line(each.facts.name)}", each.id)
        self.setCurrentIndex(max(0, self.findData(before)))


class SheetBox(ChoiceBox):
    """How many photos stand on a page of a dossier."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Foto per halaman"))
        for count in SHEETS:
            self.addItem(self.tr("Foto: {n} per halaman").format(n=count), count)

    @property
    def sheet(self) -> int:
        """The number that is chosen."""
        return int(self.currentData())

    def choose(self, sheet: int) -> None:
        """Chooses a number, one where it is not offered."""
        self.setCurrentIndex(max(0, self.findData(sheet)))


class TargetBox(ChoiceBox):
    """To whom a referral goes."""

    def __init__(self) -> None:
        super().__init__(letters=12)
        self.setAccessibleName(self.tr("Instansi tujuan"))

    def offer(self, targets: Sequence[Target], chosen: str = "") -> None:
        """Shows these authorities after 'any', which is chosen where `chosen` is not offered."""
        self.clear()
        self.addItem(self.tr("Instansi mana pun"), "")
        for each in targets:
            self.addItem(saying.read(each.words), each.code)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    @property
    def target(self) -> str:
        """The code that is chosen, '' for any."""
        return str(self.currentData() or "")


class _Ticked(QStyledItemDelegate):
    """Makes rows as tall as their words need. Qt measures them over the box to tick, and draws them beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size for the words as they are broken into lines."""
        option.rect = option.rect.adjusted(scaled(_TICK), 0, 0, 0)
        return super().sizeHint(option, index)


class PaperChoice(QListView):
    """The papers of a case, none ticked at first: what a receiver does not need should not travel."""

    ticked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._kinds: tuple[PaperKind, ...] = ()
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self._items.itemChanged.connect(lambda _: self.ticked.emit())
        self.setObjectName("choices")
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setItemDelegate(_Ticked(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(scaled(80))

    def offer(self, kinds: Sequence[PaperKind], ticked: Sequence[str]) -> None:
        """Shows the dossiers and these forms, those with the names in `ticked` ticked."""
        self._items.clear()
        self._kinds = (*dossiers(), *kinds)
        for each in self._kinds:
            item = QStandardItem(each.title if each.dossier else f"{each.name} · {each.title}")
            item.setCheckable(True)
            item.setCheckState(Qt.CheckState.Checked if each.name in ticked else Qt.CheckState.Unchecked)
            self._items.appendRow(item)
        self.setCurrentIndex(self._items.index(0, 0))

    def forget(self) -> None:
        """Offers nothing."""
        self._items.clear()
        self._kinds = ()

    def tick(self, name: str) -> None:
        """Ticks the paper of this name."""
        for row, each in enumerate(self._kinds):
            if each.name == name:
                self._items.item(row).setCheckState(Qt.CheckState.Checked)

    @property
    def chosen(self) -> tuple[PaperKind, ...]:
        """What is ticked."""
        ticked = Qt.CheckState.Checked
        return tuple(
            each for row, each in enumerate(self._kinds) if self._items.item(row).checkState() is ticked
        )
