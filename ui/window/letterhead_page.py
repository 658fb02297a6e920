"""Kop surat: the office's letterhead, typed once, with a sample of it beside. What is typed is kept by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPlainTextEdit

from intake.papers.forms.letterhead import PLACES, Letterhead
from intake.papers.forms.letterhead_keeping import ASIDE
from intake.papers.forms.warned import Warned, WarningKind
from intake.problems import Problem
from ui.window import fields, saying
from ui.window.desk import Desk, Page
from ui.window.growing import GrowingText
from ui.window.letterhead_tasks import KeepLetterhead, Known, LogoChange, ReadLetterhead
from ui.window.paper_sheets import PaperSheets
from ui.window.theme import GAP, scaled
from ui.window.timers import Autosave

_OF_WORDS: Final = ("letterhead-too-long", "text-not-storable")
"""Problems that stay until other words are typed."""


class LetterheadPage(Page):
    """Fields on the left, the sample on the right. One keeping at a time: what is typed meanwhile follows."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._head = Letterhead()
        self._shown: Letterhead | None = None
        self._under_way = False
        self._next: LogoChange | None = None
        self._is_told = True
        self._autosave = Autosave(self, self.save_now)
        self.name = fields.line(self.tr("Nama kantor"), self.tr("Seperti disebut di dalam formulir"))
        self.lines = GrowingText(self.tr("Baris kop"), self.tr("Dicetak tebal di atas"), least=2, most=4)
        self.address = GrowingText(self.tr("Alamat"), self.tr("Dicetak kecil di bawahnya"), least=2, most=4)
        self.place = fields.line(self.tr("Tempat"), self.tr("Di depan tanggal surat"))
        self.chair = fields.line(self.tr("Nama ketua"), self.tr("Yang menandatangani surat"))
        self.stamp = self._places(self.tr("Letak cap"))
        self.meterai = self._places(self.tr("Letak meterai"))
        self.logo_button = fields.button(self.tr("Pilih logo…"), self.choose_logo, "photo")
        self.no_logo_button = fields.button(self.tr("Hapus logo"), self.drop_logo)
        self.save_button = fields.button(self.tr("Simpan"), self.save, "save", style="primary")
        self.state = fields.label("", "note")
        self.sample = PaperSheets(self, self.tr("Contoh kop surat"))
        self.sample.setMinimumHeight(scaled(240))
        for line in (self.name, self.place, self.chair):
            line.textChanged.connect(self._touch)
        for text in (self.lines, self.address):
            text.textChanged.connect(self._touch)
        for choice in (self.stamp, self.meterai):
            choice.currentIndexChanged.connect(self._touch)
        self._lay_out()
        self.forget()

    def _places(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        for each in PLACES:
            made.addItem(saying.say(f"letterhead-place.{each}").capitalize(), each)
        return made

    def _lay_out(self) -> None:
        self._fields = fields.panel(self._form(), None)
        look = fields.panel(fields.label(self.tr("Begini nanti di formulir"), "heading"), self.sample)
        both = fields.row(self._fields, look, gap=2 * GAP)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        head = fields.row(
            back, fields.label(self.tr("Kop surat"), "title"), self.state, self.save_button, gap=2 * GAP
        )
        head.setStretch(2, 1)
        whole = fields.column(head, both, gap=GAP + GAP // 2)
        whole.setStretch(1, 1)
        whole.setContentsMargins(2 * GAP, GAP + GAP // 2, 2 * GAP, GAP + GAP // 2)
        self.setLayout(whole)

    def _form(self) -> QFormLayout:
        form = fields.form()
        fields.add_row(form, self.tr("Nama kantor"), self.name)
        fields.add_row(form, self.tr("Baris kop"), self.lines)
        fields.add_row(form, self.tr("Alamat"), self.address)
        fields.add_row(form, self.tr("Logo"), fields.row(self.logo_button, self.no_logo_button, None))
        fields.add_row(form, self.tr("Tempat"), self.place)
        fields.add_row(form, self.tr("Nama ketua"), self.chair)
        meterai = QLabel(self.tr("Meterai"))
        meterai.setBuddy(self.meterai)
        fields.add_row(form, self.tr("Letak cap"), fields.row(self.stamp, meterai, self.meterai, None))
        return form

    # What there is.

    def refresh(self) -> None:
        """Reads the letterhead."""
        self.run(ReadLetterhead(), self._show)

    def forget(self) -> None:
        """Shows no letterhead; nothing can be typed until it is read again."""
        super().forget()
        self._autosave.stop()
        self._shown, self._under_way, self._next, self._is_told = None, False, None, True
        self._fill(Letterhead())
        self._allow(False)
        self.sample.clear()
        self.state.clear()

    def _show(self, known: Known) -> None:
        self._fill(known.head)
        self._shown = self.typed
        self.sample.show_pdf(known.sample)
        self._allow(True)
        self._say_what_is_off(known.off)
        self.name.setFocus()

    def _allow(self, may: bool) -> None:
        self._fields.setEnabled(may)
        self.save_button.setEnabled(may)

    def _fill(self, head: Letterhead) -> None:
        self._head = head
        self.name.setText(head.name)
        self.lines.setPlainText("\n".join(head.lines))
        self.address.setPlainText("\n".join(head.address))
        self.place.setText(head.place)
        self.chair.setText(head.chair)
        self.stamp.setCurrentIndex(self.stamp.findData(head.stamp))
        self.meterai.setCurrentIndex(self.meterai.findData(head.meterai))
        self.no_logo_button.setEnabled(bool(head.logo_file))

    @property
    def typed(self) -> Letterhead:
        """The letterhead as it stands in the fields, with the logo that is kept."""
        return replace(
            self._head,
            name=self.name.text().strip(),
            lines=_lines_of(self.lines),
            address=_lines_of(self.address),
            place=self.place.text().strip(),
            chair=self.chair.text().strip(),
            stamp=str(self.stamp.currentData()),
            meterai=str(self.meterai.currentData()),
        )

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not in the vault."""
        return self._shown is not None and self.typed != self._shown

    # Keeping it.

    def _touch(self) -> None:
        if self.unsaved:
            self._autosave.touch()

    def save_now(self) -> None:
        """Keeps what is typed."""
        self._autosave.stop()
        if self.unsaved:
            self._keep(LogoChange())

    def save(self) -> None:
        """Keeps what stands there, and says so."""
        self._is_told = False
        self._keep(LogoChange())

    def choose_logo(self) -> None:
        """Asks for a picture and keeps it as the logo once it was looked at."""
        file = self.desk.ask.file(
            self.tr("Logo kantor"),
            self.tr("Gambar (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff);;Semua berkas (*)"),
        )
        if file is not None:
            self._keep(LogoChange(file))

    def drop_logo(self) -> None:
        """Takes the logo away."""
        self._keep(LogoChange(away=True))

    def _keep(self, logo: LogoChange) -> None:
        if self._under_way:
            self._next = logo or self._next or logo  # another logo is not forgotten over more words
            return
        self._under_way, sent = True, self.typed
        self._say(self.tr("Menyimpan…"), "note")
        self.run(
            KeepLetterhead(sent, logo), lambda known: self._kept(sent, known),
            failed=lambda error: self._not_kept(error, logo),
        )  # fmt: skip

    def _kept(self, sent: Letterhead, known: Known) -> None:
        self._head = known.head
        self._shown = replace(sent, logo=known.head.logo, logo_file=known.head.logo_file)
        self._under_way = False
        self.sample.show_pdf(known.sample)
        self.no_logo_button.setEnabled(bool(known.head.logo_file))
        following, self._next = self._next, None
        if following is not None:
            self._keep(following)
            return
        self._say(self.tr("Tersimpan."), "good")
        if not self._is_told:
            self._is_told = True
            self.desk.bar.show_text(
                self.tr("Kop surat tersimpan. Formulir berikutnya dicetak dengan kop ini."), "good"
            )
        self._touch()

    def _not_kept(self, error: BaseException, logo: LogoChange) -> None:
        if self._shown is None:  # locked meanwhile
            self.desk.fail(error)
            return
        self._under_way, self._next, self._is_told = False, None, True
        if logo:
            self.desk.fail(error)
            self._say("", "note")
            self._touch()
            return
        said = self.tr("Belum tersimpan. {why} Tulisan tetap di layar.")
        self._say(said.format(why=saying.why_not_saved(error)), "bad")
        if not (isinstance(error, Problem) and error.code in _OF_WORDS):
            self._autosave.again()

    def _say_what_is_off(self, off: tuple[Warned, ...]) -> None:
        kinds = {each.kind: saying.one_line(each.item) for each in off}
        if not kinds:
            self._say(self.tr("Yang diketik tersimpan sendiri."), "note")
        elif item := kinds.get(WarningKind.LETTERHEAD_BROKEN):
            said = self.tr(
                "Kop surat yang ada tidak terbaca ({item}). Isi lagi di sini; berkas lamanya disimpan sebagai {aside}."
            )
            self._say(said.format(item=item, aside=ASIDE), "warn")
        elif WarningKind.LETTERHEAD_MISSING in kinds:
            self._say(self.tr("Belum ada kop surat. Yang diketik tersimpan sendiri."), "note")
        else:
            said = self.tr("Logo {item} tidak dapat dibuka: kop dicetak tanpa logo. Pilih logo lagi.")
            self._say(said.format(item=next(iter(kinds.values()))), "warn")

    def _say(self, words: str, style: str) -> None:
        self.state.setText(words)
        fields.restyle(self.state, style)


def _lines_of(field: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in field.toPlainText().split("\n") if line.strip())
