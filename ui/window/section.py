"""A section of the page of one case."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView

from intake.problems import Problem
from intake.records import cases, drafts
from intake.records.cases import Case
from intake.records.drafts import Draft
from intake.rules import regions
from intake.vault import Vault
from ui.window.desk import Desk, Page


@dataclass(frozen=True, slots=True)
class OpenCase:
    """The case on the desk: whether it may be changed here, the zone of the office's clocks, what is half-typed."""

    case: Case
    editable: bool
    zone: str
    drafts: tuple[Draft, ...] = ()


def look_at(vault: Vault, case: Case) -> OpenCase:
    """What the window needs to know of a case. A received case is read, never written."""
    try:
        cases.refuse_foreign(vault, case)
    except Problem:
        return OpenCase(case, False, regions.office(vault.officer.office).zone)
    zone = regions.office(vault.officer.office).zone
    return OpenCase(case, True, zone, drafts.of_case(vault, case.id))


class Section(Page):
    """Shows one side of a case; `changed` says that other sections should read anew."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open: OpenCase | None = None
        self._sought = ""

    @property
    def opened(self) -> OpenCase:
        """The case that is open."""
        if self._open is None:
            raise RuntimeError("no case is open")
        return self._open

    @property
    def is_open(self) -> bool:
        """Whether a case is open."""
        return self._open is not None

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        self.forget()
        self._open = opened

    def show_now(self) -> None:
        """Reads what it shows, when the officer comes to it."""

    def look_for(self, record: str) -> None:
        """Turns to the record with this id when its list is read next, as other parts of the case ask for it."""
        self._sought = record

    def turn_to_wanted(self, table: QTableView, ids: list[str]) -> None:
        """Chooses the record that was asked for in a list with these ids; called once the list is shown."""
        wanted, self._sought = self._sought, ""
        if wanted in ids:
            table.selectRow(ids.index(wanted))
            table.setFocus()

    def forget(self) -> None:
        """Lets go of the case."""
        self._sought = ""
        super().forget()
        self._open = None
