"""Bukti: files, posts on social media, things, and the time line that they and the rest of the case make."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from intake.ids import EvidenceId
from intake.lists.timeline import Moment, Sort
from ui.window import fields
from ui.window.captures_section import CapturesSection
from ui.window.desk import Desk
from ui.window.files_section import FilesSection
from ui.window.section import OpenCase, Section
from ui.window.tabs import Tabs
from ui.window.things_section import ThingsSection
from ui.window.timeline_section import TimelineSection


class EvidenceSection(Section):
    """Four parts under tabs; what is dropped anywhere goes to the files.

    `wants` tells the `Moment` whose record is in another section of the case.
    """

    wants = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.files, self.captures = FilesSection(desk), CapturesSection(desk)
        self.things, self.timeline = ThingsSection(desk), TimelineSection(desk)
        self.parts: tuple[Section, ...] = (self.files, self.captures, self.things, self.timeline)
        self.tabs = Tabs(self.tr("Jenis bukti"))
        for name, part in (
            (self.tr("Foto dan berkas"), self.files),
            (self.tr("Media sosial"), self.captures),
            (self.tr("Barang bukti"), self.things),
            (self.tr("Garis waktu"), self.timeline),
        ):
            self.tabs.add(name, part)
            part.changed.connect(self.changed)
        self.tabs.turned.connect(self._turned)
        self.timeline.wants.connect(self._go_to)
        self._before = 0
        self.setAcceptDrops(True)
        self.setLayout(fields.column(self.tabs))

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        for part in self.parts:
            part.open(opened)
        self.tabs.go_to(0)

    def show_now(self) -> None:
        """Reads what the part that is shown shows."""
        self.parts[self.tabs.current].show_now()

    def forget(self) -> None:
        """Shows nothing of the case."""
        super().forget()
        for part in self.parts:
            part.forget()

    @property
    def unsaved(self) -> bool:
        """Whether any part has words that are not in the vault."""
        return any(part.unsaved for part in self.parts)

    def save_now(self) -> None:
        """Saves what is typed in any part."""
        for part in self.parts:
            part.save_now()

    def turned_away(self) -> None:
        """The officer looks at another side of the case."""
        for part in self.parts:
            part.turned_away()

    def _turned(self, number: int) -> None:
        self.parts[self._before].turned_away()
        self._before = number
        if self.is_open:
            self.parts[number].show_now()

    def _go_to(self, moment: Moment) -> None:
        if moment.sort in (Sort.PICTURE, Sort.FILM):
            self.tabs.go_to(0)
            self.files.show_evidence(EvidenceId(moment.subject))
        elif moment.sort in (Sort.POST, Sort.LOOK):
            self.captures.look_for(moment.subject)
            self.tabs.go_to(1)
        elif moment.sort is Sort.THING:
            self.things.look_for(moment.subject)
            self.tabs.go_to(2)
        else:
            self.wants.emit(moment)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and folders of this computer."""
        self.files.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes in what was dropped."""
        self.tabs.go_to(0)
        self.files.dropEvent(event)
