"""Which papers there are, in the window's words, and the list to tick those that go along with a hand-over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from intake.papers.content import DossierKind
from ui.window.paper_tasks import PaperKind
from ui.window.theme import scaled


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
            QCoreApplication.translate("paper_choice", "Berkas untuk umum, identitas disamarkan"),
            dossier=DossierKind.PUBLIC,
        ),
    )


class PaperChoice(QListView):
    """The papers of a case, none ticked at first: what a receiver does not need should not travel."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._kinds: tuple[PaperKind, ...] = ()
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setObjectName("choices")
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(scaled(80))

    def offer(self, kinds: Sequence[PaperKind]) -> None:
        """Shows the dossiers and these forms; what was ticked stays so."""
        ticked = {each.name for each in self.chosen}
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
