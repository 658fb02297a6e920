"""The same human in other roles and cases: said by the officer, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from intake.records import humans
from intake.records.cases import Case
from intake.records.humans import Appearance
from intake.records.people import Person
from intake.vault import Vault
from ui.window import fields, lookups
from ui.window.desk import Page
from ui.window.type_ahead import Found, TypeAhead
from ui.window.work import Job


class SameHuman(QWidget):
    """Lists a human's other records, adds one found by typing a name, and takes one back."""

    declared = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._case: Case | None = None
        self._person: Person | None = None
        self._reveal = False
        self.cuts: list[QPushButton] = []
        self.search = TypeAhead(
            self.tr("Orang yang sama di perkara lain"),
            self.tr("Orang yang sama di perkara lain: ketik namanya"),
            self._find,
        )
        self.search.chosen.connect(self._declare)
        self._heading = fields.label(self.tr("Orang yang sama"), "heading")
        self._list = QVBoxLayout()
        whole = fields.column(self._heading, self._list, self.search)
        self.setLayout(whole)
        self.hide()

    def show_person(
        self, case: Case, person: Person, same: Sequence[Found], *, reveal: bool, editable: bool
    ) -> None:
        """Shows the other records of a person's human."""
        self.forget()
        self._case, self._person, self._reveal = case, person, reveal
        for each in same:
            cut = fields.button(self.tr("Bukan orang yang sama"), self._cutting(each), style="link")
            cut.setEnabled(editable)
            self.cuts.append(cut)
            line = fields.row(fields.label(each.text), cut)
            line.setStretch(0, 1)
            self._list.addWidget(fields.holder(line))
        self.search.setVisible(editable)
        self.setVisible(editable or bool(same))

    def forget(self) -> None:
        """Shows nobody."""
        self._case = self._person = None
        self.cuts.clear()
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.search.put(None)
        self.hide()

    def _find(self, typed: str, show: Callable[[Sequence[Found]], None]) -> None:
        person, reveal = self._person, self._reveal
        if person is not None:
            self._page.run(
                lambda vault, _: lookups.people_elsewhere(vault, person, typed, reveal=reveal), show
            )

    def _declare(self, found: Found | None) -> None:
        case, person = self._case, self._person
        if found is None or case is None or person is None:
            return

        def task(vault: Vault, _: Job[Person]) -> Person:
            return humans.declare(vault, case, person, humans.locate(vault, found.key).person)

        self._page.run(task, lambda _: self.declared.emit())

    def _cutting(self, other: Found) -> Callable[[], None]:
        def cut() -> None:
            case, person = self._case, self._person
            if case is None or person is None:
                return

            def task(vault: Vault, _: Job[None]) -> None:
                now = humans.locate(vault, person.id)
                humans.cut(vault, Appearance(case, now.person), humans.locate(vault, other.key))

            self._page.run(task, lambda _: self.declared.emit())

        return cut
