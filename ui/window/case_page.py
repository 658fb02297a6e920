"""One case: its sections on the left, the chosen one on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView

from intake.lists.timeline import Moment, Sort
from intake.records.cases import Case
from ui.window import fields, icons, saying
from ui.window.account_section import AccountSection
from ui.window.acts_section import ActsSection
from ui.window.desk import Desk, Page
from ui.window.evidence_section import EvidenceSection
from ui.window.handover_section import HandoverSection
from ui.window.log_section import LogSection
from ui.window.papers_section import PapersSection
from ui.window.people_section import PeopleSection
from ui.window.procedure_section import ProcedureSection
from ui.window.section import OpenCase, Section, look_at
from ui.window.stack import PageStack
from ui.window.statements_section import StatementsSection
from ui.window.theme import GAP, ICON, is_large, scaled

_ROW, _LOW_ROW = 36, 28
"""The height of a section's name, and where the text is large: the list fits below a message of three lines."""


class CasePage(Page):
    """The page of the case that is open."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.account = AccountSection(desk)
        self.people = PeopleSection(desk)
        self.acts = ActsSection(desk)
        self.statements = StatementsSection(desk)
        self.evidence = EvidenceSection(desk)
        self.procedure = ProcedureSection(desk)
        self.papers = PapersSection(desk)
        self.log = LogSection(desk)
        self.handover = HandoverSection(desk)
        self.sections: tuple[Section, ...] = (
            self.account, self.people, self.acts, self.statements, self.evidence, self.procedure, self.papers,
            self.log, self.handover,
        )  # fmt: skip
        """In the order of work, which is that of the list."""
        self._case: Case | None = None
        self._names = QStandardItemModel(self)
        self.list = QListView()
        self._stack = PageStack()
        self._heading = fields.label("", "title")
        self._heading.setMinimumWidth(100)
        self._kind = fields.label("", "note")
        self._kind.setWordWrap(False)
        self._fill_list()
        self._lay_out()
        self.account.edited.connect(self._show_title)
        self.evidence.wants.connect(self._show_record)

    def _fill_list(self) -> None:
        row = scaled(_LOW_ROW if is_large() else _ROW)
        shown = (
            (self.tr("Uraian"), "document"), (self.tr("Orang"), "people"), (self.tr("Perbuatan"), "act"),
            (self.tr("Keterangan"), "statement"), (self.tr("Bukti"), "photo"),
            (self.tr("Prosedur"), "steps"), (self.tr("Surat"), "file"), (self.tr("Riwayat"), "history"),
            (self.tr("Serah terima"), "handover"),
        )  # fmt: skip
        for (text, icon), section in zip(shown, self.sections, strict=True):
            drawn = QIcon(icons.icon(icon))
            drawn.addPixmap(icons.picture(icon, ICON, "on_accent"), QIcon.Mode.Selected)
            item = QStandardItem(drawn, text)
            item.setSizeHint(QSize(0, row))
            self._names.appendRow(item)
            self._stack.addWidget(section)
        self.list.setObjectName("sections")
        self.list.setAccessibleName(self.tr("Bagian perkara"))
        self.list.setModel(self._names)
        self.list.setIconSize(QSize(ICON, ICON))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedSize(scaled(172), row * len(self.sections) + 4)
        self.list.selectionModel().currentRowChanged.connect(self._turn_to)

    def _lay_out(self) -> None:
        back = fields.button(self.tr("Daftar perkara"), self.left.emit, "back")
        head = fields.row(back, self._heading, self._kind, gap=2 * GAP)
        head.setStretch(1, 1)
        both = fields.row(fields.column(self.list, None), self._stack, gap=2 * GAP)
        both.setStretch(1, 1)
        whole = fields.column(head, both, gap=GAP + GAP // 2)
        whole.setStretch(1, 1)
        whole.setContentsMargins(2 * GAP, GAP + GAP // 2, 2 * GAP, GAP + GAP // 2)
        self.setLayout(whole)

    @property
    def case(self) -> Case | None:
        """The case that is open."""
        return self._case

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self.sections[max(self.list.currentIndex().row(), 0)]

    def open_case(self, case: Case, section: type[Section] = AccountSection) -> None:
        """Turns to a case, at one of its sections."""
        self.forget()
        self.run(lambda vault, _: look_at(vault, case), lambda opened: self._opened(opened, section))

    def again(self) -> Callable[[CasePage], object]:
        """The same case, at the same section."""
        case, section = self._case, type(self.section)
        return lambda new: new.open_case(case, section) if case is not None else None

    def _opened(self, opened: OpenCase, section: type[Section]) -> None:
        self._show_title(opened.case)
        for each in self.sections:
            each.open(opened)
        self.go_to(section)
        self.list.setFocus()

    def _show_title(self, case: Case) -> None:
        self._case = case
        self._heading.setText(f"{case.number}. {case.facts.title}")
        self._kind.setText(saying.say(f"kind.{case.kind}"))

    def go_to(self, section: type[Section]) -> None:
        """Shows the section of this class, wherever it stands in the list."""
        wanted = self._names.index([type(each) for each in self.sections].index(section), 0)
        if wanted == self.list.currentIndex():  # of another case: the list has nothing to tell
            self._turn_to(wanted, QModelIndex())
        self.list.setCurrentIndex(wanted)

    def _show_record(self, moment: Moment) -> None:
        section: Section = {
            Sort.ACT: self.acts, Sort.STATEMENT: self.statements, Sort.STEP: self.procedure, Sort.LOG: self.log,
        }.get(moment.sort, self.account)  # fmt: skip
        section.look_for(moment.subject)
        self.go_to(type(section))

    def forget(self) -> None:
        """Shows no case."""
        super().forget()
        self._case = None
        self._heading.clear()
        self._kind.clear()
        for section in self.sections:
            section.forget()

    @property
    def unsaved(self) -> bool:
        """Whether any section has words that are not in the vault."""
        return any(section.unsaved for section in self.sections)

    def may_drop(self) -> bool:
        """Asks in each section that has something of the kind."""
        return all(section.may_drop() for section in self.sections)

    def save_now(self) -> None:
        """Saves what is typed in any section."""
        for section in self.sections:
            section.save_now()

    def leave(self) -> None:
        """Saves everything, and logs what is left as a draft."""
        self.save_now()
        self.statements.leave()

    def _turn_to(self, now: QModelIndex, before: QModelIndex) -> None:
        if before.isValid():
            self.sections[before.row()].turned_away()
        self._stack.setCurrentIndex(now.row())
        section = self.sections[now.row()]
        if section.is_open:
            section.show_now()
