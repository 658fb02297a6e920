"""Dari kartu atau ponsel: the pictures on a medium by day and time, which are held already, and the taking of some."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QTextBrowser

from intake.evidence import medium
from intake.evidence.medium import Notice, NoticeKind, Picture
from intake.wording import sentence
from ui.window import dates, fields, language, models, saying, timers
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Desk
from ui.window.keys import Keys
from ui.window.medium_model import MediumDelegate, MediumModel
from ui.window.medium_reading import List, Peek, Peeked, Volume, volumes
from ui.window.models import Column, RowsModel
from ui.window.outcomes import FLUSH
from ui.window.section import Section
from ui.window.sheets import SheetView
from ui.window.stack import PageStack
from ui.window.theme import GAP, is_large
from ui.window.work import Job, Priority

_WRONG = (NoticeKind.UNREADABLE, NoticeKind.PULLED)
_MOST_WAITING = 64
_TICK = Keys("medium-tick", ("Space",))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The files to take in, and why so many others stay where they lie."""

    paths: tuple[Path, ...]
    left: int
    why_left: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day on the medium, how many pictures it has, how many of them are held, how many are ticked."""

    day: str
    count: int
    held: int
    ticked: int


class PicturesView(SheetView):
    """The grid of a day; a click or the space bar ticks."""

    KEYS: Final = (_TICK,)

    def __init__(self, model: MediumModel, name: str, none: str) -> None:
        super().__init__(name, model, none)
        self._ticking = model
        self.setItemDelegate(MediumDelegate(self))
        self.clicked.connect(model.tick)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks the current picture; the rest is Qt's."""
        if _TICK.pressed(event):
            self._ticking.tick(self.currentIndex())
        else:
            super().keyPressEvent(event)


class MediumPage(Section):
    """Choose a drive or folder, a day, the pictures of it; `chosen` tells a `Chosen`."""

    left = Signal()
    chosen = Signal(object)
    _found = Signal(object)
    _seen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._folder: Path | None = None
        self._days: dict[str, list[Picture]] = {}
        self._notices: list[Notice] = []
        self._wanted: deque[Picture] = deque()
        self._peeking = False
        self._listing: Job[None] | None = None
        self._is_old = False
        self._kept_day: str | None = None
        self._make_top()
        self._make_middle()
        self._make_bottom()
        self._lay_out()
        # A view asks while it paints: nothing may change what is shown before it is done.
        self.model.wanted.connect(self._want, Qt.ConnectionType.QueuedConnection)
        self.model.ticked.connect(self._show_choice)
        self._found.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._seen.connect(self._peeked, Qt.ConnectionType.QueuedConnection)
        self._clock = timers.once(self, self._show_days, FLUSH)

    def _make_top(self) -> None:
        self.drives = ChoiceBox(letters=16)
        self.drives.setAccessibleName(self.tr("Kartu atau drive"))
        self.open_button = fields.button(self.tr("Buka"), self._open_drive, style="primary")
        self.folder_button = fields.button(self.tr("Folder lain…"), self._pick_folder, "folder")
        self.guide_button = fields.button(self.tr("Panduan ponsel"), self._turn_guide, "info")
        self.state = fields.label("", "note")

    def _make_middle(self) -> None:
        self.days: RowsModel[DayLine] = RowsModel(
            [
                Column(self.tr("Hari"), lambda line: self._day_words(line.day)),
                Column(self.tr("Foto"), lambda line: str(line.count), width=58),
                Column(self.tr("Sudah ada"), lambda line: str(line.held), width=100),
                Column(self.tr("Dipilih"), lambda line: str(line.ticked), width=72),
            ],
            self,
        )
        self.table = models.table(
            self.days,
            self.tr("Hari pada kartu"),
            self.tr("Belum ada foto atau video. Pilih kartu atau folder, lalu tekan Buka."),
        )
        self.table.setColumnHidden(2, is_large())  # the line above and each sheet say it
        self.table.selectionModel().selectionChanged.connect(self._show_day)
        self.model = MediumModel(self)
        self.grid = PicturesView(
            self.model, self.tr("Foto pada hari itu"), self.tr("Pilih hari untuk melihat fotonya.")
        )
        self.all_button = fields.button(
            self.tr("Pilih semua hari ini"), lambda: self.model.tick_all(wanted=True)
        )
        self.none_button = fields.button(
            self.tr("Kosongkan hari ini"), lambda: self.model.tick_all(wanted=False)
        )
        self.guide = QTextBrowser()
        self.guide.setAccessibleName(self.tr("Panduan mengambil foto dari ponsel"))
        self.guide.setOpenLinks(False)

    def _make_bottom(self) -> None:
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)  # what was typed stays in no list
        self.reason.setAccessibleName(self.tr("Mengapa foto lain tidak diambil"))
        self.reason.addItems(
            [
                self.tr("Tidak menyangkut perkara ini"),
                self.tr("Milik pribadi pemilik ponsel"),
                self.tr("Foto yang sama atau gagal"),
            ]
        )
        self.reason.setCurrentText("")
        self.choice = fields.label("")
        self.take_button = fields.button(self.tr("Masukkan yang dipilih"), self.take, "plus", style="primary")

    def _lay_out(self) -> None:
        back = fields.button(self.tr("Semua bukti"), self.left.emit, "back")
        top = fields.row(back, self.drives, self.open_button, self.folder_button, None, self.guide_button)
        days = fields.column(self.table, self.all_button, self.none_button)
        days.setStretch(0, 1)
        middle = fields.row(fields.holder(days), self.grid, gap=2 * GAP)
        middle.setStretch(0, 3)
        middle.setStretch(1, 5)
        form = fields.form()
        fields.add_row(form, self.tr("Mengapa yang lain tidak diambil"), self.reason)
        self._why = fields.holder(form)
        bottom = fields.row(self.choice, self.take_button)
        bottom.setStretch(0, 1)
        listed = fields.column(middle, self._why, bottom)
        listed.setStretch(0, 1)
        self._listed = fields.holder(listed)
        self._pages = PageStack()
        self._pages.addWidget(self._listed)
        self._pages.addWidget(self.guide)
        whole = fields.column(top, self.state, self._pages)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_now(self) -> None:
        """Looks which drives are attached."""

        def show(found: list[Volume]) -> None:
            self.drives.clear()
            for each in found:
                self.drives.addItem(f"{each.path} · {each.name}", each.path)
            self.open_button.setEnabled(bool(found))
            self.drives.setEnabled(bool(found))
            if not found:
                self.drives.addItem(self.tr("Tidak ada kartu atau drive terpasang"))
            if self._folder is None:
                self._say(
                    self.tr(
                        "Pasang kartu atau flashdisk lalu buka, atau pilih foldernya. Di sini hanya dibaca."
                    ),
                    "note",
                )

        self._turn_guide(show=False)
        self._show_choice()
        self.run(lambda _, __: volumes(), show)
        if self._is_old:
            self._read_anew()

    def forget(self) -> None:
        """Shows no medium."""
        super().forget()
        self.clear()
        self.guide.clear()
        self.drives.clear()
        self.reason.setCurrentText("")

    def clear(self) -> None:
        """Shows no picture, and asks for none."""
        self._folder, self._kept_day, self._is_old = None, None, False
        self._days.clear()
        self._notices.clear()
        self._wanted.clear()
        self._wanted = deque()
        self._clock.stop()
        if self._listing is not None:
            self._listing.cancel()
            self._listing = None
        self.days.set_rows([])
        self.model.forget()
        self.state.clear()
        self.choice.clear()

    def drop_choice(self) -> None:
        """What was chosen is being taken in: the next choice begins anew, and so does the reason for the rest."""
        self.model.tick_none()
        self.reason.setCurrentText("")

    def renew(self) -> None:
        """Files came in: what of this medium is in the case now is seen when it is looked at again."""
        self._is_old = self._folder is not None
        if self._is_old and self.isVisible():
            self._read_anew()

    def _read_anew(self) -> None:
        if self._folder is not None:
            day = self._day()
            self.open_folder(self._folder)
            self._kept_day = day

    def open_folder(self, folder: Path) -> None:
        """Lists a drive or folder."""
        self.clear()
        self.days.forget()  # nobody knows yet what is in it
        self._turn += 1
        self._peeking = False
        self._folder = folder
        self._turn_guide(show=False)
        self._say(self.tr("Membaca {folder}…").format(folder=folder), "note")
        turn = self._turn
        task = List(
            folder,
            self.opened.case,
            self.tr("Mencari foto"),
            lambda found: self._found.emit((turn, found)),
        )
        self._listing = self.run(
            task, self._ended, title=self.tr("Mencari foto"), priority=Priority.WORK, failed=self._failed
        )

    def _open_drive(self) -> None:
        path = self.drives.currentData()
        if isinstance(path, Path):
            self.open_folder(path)

    def _pick_folder(self) -> None:
        folder = self.desk.ask.folder(self.tr("Folder atau drive berisi foto"))
        if folder is not None:
            self.open_folder(folder)

    def _turn_guide(self, *, show: bool | None = None) -> None:
        to_guide = self._pages.currentWidget() is not self.guide if show is None else show
        if to_guide:
            self.guide.setMarkdown(medium.phone_guide(language.current()))
        self._pages.setCurrentWidget(self.guide if to_guide else self._listed)
        self.guide_button.setText(self.tr("Tutup panduan") if to_guide else self.tr("Panduan ponsel"))
        self.guide_button.setAccessibleName(self.guide_button.text())

    # What arrives from the medium.

    def _take(self, told: tuple[int, list[Picture | Notice]]) -> None:
        turn, found = told
        if turn != self._turn:
            return
        for each in found:
            if isinstance(each, Picture):
                self._days.setdefault(each.day, []).append(each)
            else:
                self._notices.append(each)
        if not self._clock.isActive():
            self._clock.start()

    def _ended(self, _: None) -> None:
        self._listing = None
        self._show_days()
        self._kept_day = None

    def _failed(self, error: BaseException) -> None:
        self._listing = None
        self._say(saying.error_text(error), "bad")

    def _show_days(self) -> None:
        before = self._kept_day if self._kept_day in self._days else self._day()
        days = sorted(self._days, reverse=True)
        self.days.set_rows([self._line(day) for day in days])
        shown = before if before in self._days else next(iter(days), None)
        if shown is not None:
            self.table.selectRow(days.index(shown))
        self._show_state()
        self._show_choice()

    def _line(self, day: str) -> DayLine:
        pictures = self._days[day]
        held = sum(each.held is not None for each in pictures)
        return DayLine(day, len(pictures), held, sum(each.path in self.model.chosen for each in pictures))

    def _day(self) -> str | None:
        row = models.selected(self.table)
        return self.days.rows[row].day if row is not None and row < len(self.days.rows) else None

    def _show_day(self) -> None:
        pictures = sorted(self._days.get(self._day() or "", []), key=lambda each: (each.modified, each.path))
        if pictures != self.model.rows:
            self._wanted.clear()
            self.model.set_rows(pictures)

    def _show_state(self) -> None:
        pictures = [each for day in self._days.values() for each in day]
        held = sum(each.held is not None for each in pictures)
        wrong = [each for each in self._notices if each.kind in _WRONG]
        told = [
            self.tr("{n} foto dan video; {held} sudah ada dalam perkara.").format(n=len(pictures), held=held)
            if pictures or self._listing is not None
            else sentence(language.current(), "medium.empty")
        ]
        told += [self._notice_words(each) for each in (wrong or self._notices)[:3]]
        self._say("\n".join(told), "bad" if wrong else "note")

    def _notice_words(self, notice: Notice) -> str:
        why = "" if notice.problem is None else saying.problem_text(notice.problem)
        return sentence(
            language.current(), f"medium.{notice.kind}", path=str(notice.path), count=notice.count, why=why
        )

    def _say(self, text: str, tone: str) -> None:
        self.state.setText(text)
        fields.restyle(self.state, tone)

    def _want(self, picture: Picture) -> None:
        self._wanted.append(picture)
        while len(self._wanted) > _MOST_WAITING:
            self._wanted.popleft()
        if self._peeking or self._folder is None or not self.is_open:
            return
        self._peeking = True
        turn = self._turn
        task = Peek(self._folder, self._wanted, lambda seen: self._seen.emit((turn, seen)))
        self.run(task, lambda _: self._peek_ended(), priority=Priority.QUIET, failed=self._peek_failed)

    def _peek_ended(self) -> None:
        self._peeking = False
        if self._wanted:
            self._want(self._wanted.pop())

    def _peek_failed(self, error: BaseException) -> None:
        self._peeking = False
        self._wanted.clear()
        self.desk.fail(error)

    def _peeked(self, told: tuple[int, Peeked | Notice]) -> None:
        turn, seen = told
        if turn != self._turn:
            return
        if isinstance(seen, Notice):
            self._notices.append(seen)
            self._show_state()
        elif seen.image is not None:
            self.model.set_picture(seen.picture.path, seen.image)
        elif seen.problem is not None:
            self.model.set_reason(seen.picture.path, self.tr("tidak terbaca lagi"))

    # The choice.

    def _show_choice(self) -> None:
        chosen, left = len(self.model.chosen), self._left()
        self.take_button.setEnabled(chosen > 0 and self.is_open and self.opened.editable)
        self._why.setVisible(left > 0)
        if chosen:
            said = self.tr("{n} dipilih; {left} lainnya tidak diambil.") if left else self.tr("{n} dipilih.")
            self.choice.setText(said.format(n=chosen, left=left))
        else:
            self.choice.setText(self.tr("Klik foto, atau tekan spasi, untuk memilihnya."))
        fields.restyle(self.choice, "")
        for row, line in enumerate(self.days.rows):
            fresh = self._line(line.day)
            if fresh != line:
                self.days.rows[row] = fresh
                self.days.dataChanged.emit(self.days.index(row, 0), self.days.index(row, 3))

    def _left(self) -> int:
        pictures = [each for day in self._days.values() for each in day]
        return sum(each.held is None and each.path not in self.model.chosen for each in pictures)

    def take(self) -> None:
        """Hands over what is ticked, with the reason for the rest."""
        left, why = self._left(), self.reason.currentText().strip()
        if left and not why:
            self.choice.setText(
                self.tr("Tulis dulu mengapa {left} foto lainnya tidak diambil.").format(left=left)
            )
            fields.restyle(self.choice, "bad")
            self.reason.setFocus()
            return
        ordered = [each for day in sorted(self._days) for each in self._days[day]]
        ordered.sort(key=lambda each: (each.modified, each.path))
        paths = tuple(each.path for each in ordered if each.path in self.model.chosen)
        if paths:
            self.chosen.emit(Chosen(paths, left, why))

    def _day_words(self, day: str) -> str:
        return dates.shown(day) if day else self.tr("Tanpa tanggal")
