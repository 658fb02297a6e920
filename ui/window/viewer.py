"""One exhibit: the picture to look at closely, and what is known of the file and from where."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from intake.evidence import exhibits, handling, redaction
from intake.evidence import previews as kept_previews
from intake.evidence.clocknotes import ClockNotes
from intake.evidence.exhibits import Exhibit
from intake.evidence.kinds import ExhibitKind
from intake.filenames import safe_name
from intake.papers.content import Fact
from intake.papers.fact_words import doubts_of, facts_of, obtained_words, preview_words
from intake.papers.wording import grouped, stamp_words
from intake.problems import Problem
from intake.records.links import End, EndKind
from intake.vault import Vault
from intake.wording import one_line
from ui.window import fields, icons, language, models
from ui.window.closer import Closer
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm
from ui.window.keys import Keys
from ui.window.links_panel import LinksPanel
from ui.window.models import Column, RowsModel
from ui.window.picture_view import ZOOM, PictureView
from ui.window.recording import Recording
from ui.window.saying import exhibit_kind, say, whole_size
from ui.window.section import OpenCase, Section
from ui.window.tabs import Tabs
from ui.window.tags_panel import TagsPanel
from ui.window.taking_in import drawn_for_page
from ui.window.theme import GAP, fixed_font, is_large
from ui.window.work import Job, Priority

_PLAYED = (ExhibitKind.VIDEO, ExhibitKind.AUDIO)
_CLOSE = Keys("viewer-close", ("Esc",))
_NEXT = Keys("viewer-next", ("PgDown",))
_PREVIOUS = Keys("viewer-previous", ("PgUp",))


@dataclass(frozen=True, slots=True)
class About:
    """What is known of an exhibit by now."""

    exhibit: Exhibit
    facts: tuple[Fact, ...]
    doubts: tuple[str, ...]
    made_from: int | None


@dataclass(frozen=True, slots=True)
class Sight:
    """The picture of an exhibit, or the words for why there is none, and what is known; decoded where it was read.

    `is_closed` says that it is an identity document that nobody asked to see.
    """

    about: About
    image: QImage
    why: str
    is_closed: bool


class Viewer(Section):
    """Picture on the left; facts, raw tags and links on the right."""

    KEYS: Final = (_PREVIOUS, _NEXT, _CLOSE)

    closed = Signal()
    wants = Signal(int)
    wants_redaction = Signal(object)
    changed_exhibit = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._exhibit: Exhibit | None = None
        self._row = 0
        self.picture = PictureView(self.tr("Gambar bukti"))
        self.closer = Closer(self, self.picture)
        self.closer.told.connect(self._say_blurred)
        self.title = fields.label("", "heading")
        self.no_picture = fields.label("", "note")
        self.reveal = fields.button(self.tr("Tampilkan dokumen identitas"), self._reveal)
        self.reveal.hide()
        self.facts: RowsModel[Fact] = RowsModel(self._fact_columns(), self)
        self.table = models.table(
            self.facts,
            self.tr("Data bukti dan sumbernya"),
            self.tr("Data bukti ini belum terbaca."),
            unrolled=True,
        )
        self.doubts = fields.label("", "warn")
        self.digest = fields.label("")
        self.digest.setFont(fixed_font(9))
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.origin = fields.label("", "note")
        self.description = fields.line(self.tr("Keterangan bukti"), self.tr("Apa yang terlihat"))
        self.save_button = fields.button(self.tr("Simpan"), self.save_now, "save")
        self.description.returnPressed.connect(self.save_now)
        self.draft = DraftForm(self, "exhibit", {"description": self.description})
        self._recording = Recording(self.draft, lambda: self._is_described_anew, self._describe)
        self.description.textEdited.connect(self._recording.touch)
        self.kind = self._kinds()
        self.tags, self.links = TagsPanel(desk), LinksPanel(desk)
        self.links.changed.connect(self.changed)
        self.withdraw_button = fields.button(self.tr("Tarik bukti…"), self._withdraw)
        self.redact_button = fields.button(self.tr("Tutup bagian gambar"), self._redact)
        self.export_button = fields.button(self.tr("Salin aslinya keluar…"), self._export)
        self.previous = fields.button(self.tr("Sebelumnya"), lambda: self._step(-1), "back")
        self.next = fields.button(self.tr("Berikutnya"), lambda: self._step(1), "next")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._lay_out()
        self._shortcuts()

    def _fact_columns(self) -> list[Column[Fact]]:
        label: Column[Fact] = Column(self.tr("Data"), lambda fact: fact.label, width=124)
        if is_large():
            return [label, Column(self.tr("Isi · Menurut"), _value_and_source)]
        return [
            label,
            Column(self.tr("Isi"), lambda fact: fact.value),
            Column(self.tr("Menurut"), _according_to, width=160),
        ]

    def _kinds(self) -> QComboBox:
        made = QComboBox()
        for each in ExhibitKind:
            made.addItem(exhibit_kind(each), each)
        made.setAccessibleName(self.tr("Jenis bukti"))
        made.activated.connect(self._classify)
        return made

    def _lay_out(self) -> None:
        tools = [
            self._tool("zoom-in", self.tr("Perbesar"), lambda: self.picture.zoom(ZOOM)),
            self._tool("zoom-out", self.tr("Perkecil"), lambda: self.picture.zoom(1 / ZOOM)),
            self._tool("fit", self.tr("Seluruh gambar"), self.picture.fit),
            self._tool("rotate", self.tr("Putar tampilan"), self.picture.turn),
        ]
        back = fields.button(self.tr("Semua bukti"), self._close, "back")
        bar = fields.row(back, self.title, None, *tools, self.previous, self.next)
        left = fields.column(self.picture, self.no_picture, self.reveal)
        left.setStretch(0, 1)
        self.sides = Tabs(self.tr("Tentang bukti ini"))
        self.sides.add(self.tr("Data"), self._data_side())
        self.sides.add(self.tr("Data lengkap"), self.tags)
        self.sides.add(self.tr("Kaitan"), self.links)
        both = fields.row(fields.holder(left), self.sides, gap=2 * GAP)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        whole = fields.column(bar, both)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _data_side(self) -> QWidget:
        about = fields.form()
        fields.add_row(about, self.tr("Keterangan"), fields.row(self.description, self.save_button))
        fields.add_row(about, self.tr("Jenis"), self.kind)
        sheet = fields.panel(
            about,
            self.doubts,
            self.table,
            fields.label(self.tr("Sidik berkas asli (SHA-256)"), "note"),
            self.digest,
            self.origin,
            fields.row(self.withdraw_button, None),
            fields.row(self.redact_button, None),
            fields.row(self.export_button, None),
            margin=GAP + GAP // 2,
        )
        return fields.scrolled(sheet)

    def _tool(self, icon: str, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = fields.button("", pressed, icon)
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made

    def _shortcuts(self) -> None:
        _CLOSE.bind(self, self._close, within=True)
        _NEXT.bind(self, lambda: self._step(1), within=True)
        _PREVIOUS.bind(self, lambda: self._step(-1), within=True)

    def show_exhibit(self, exhibit: Exhibit, row: int, of: int) -> None:
        """Shows one exhibit, the `row`th (from 0) of `of`; after `leave_for`."""
        self._row, self._exhibit = row, exhibit
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(row + 1 < of)
        self._show_picture(None)
        self.facts.forget()
        self.no_picture.setText(self.tr("Menyiapkan gambar…"))
        self.no_picture.show()
        self.description.setText(exhibit.obtained.description)
        if self.draft.turn_to(exhibit.id):
            self._recording.touch()
        self._show_words(exhibit)
        self._look(exhibit)
        self.tags.show_exhibit(exhibit)
        self.links.show_record(End(EndKind.EVIDENCE, exhibit.id))
        self.picture.setFocus()

    def _reveal(self) -> None:
        """Identity documents are shown only when somebody asks for this one."""
        if self._exhibit is not None:
            self._look(self._exhibit, is_asked_for=True)

    def _look(self, exhibit: Exhibit, *, is_asked_for: bool = False) -> None:
        """Has an exhibit shown; whether it is an identity document is what the vault says by then, not an older row."""
        self.reveal.hide()
        zone, closed = self.opened.zone, self.tr("dokumen identitas hanya ditampilkan bila diminta")

        def task(vault: Vault, _: Job[Sight]) -> Generator[None, None, Sight]:
            fresh = exhibits.find(vault, exhibit.id)
            is_closed = fresh.is_identity and not is_asked_for
            jpeg = None if is_closed else (yield from drawn_for_page(vault, fresh))
            reason = kept_previews.failure(vault, fresh, kept_previews.PAGE)
            why = closed if is_closed else preview_words(reason, language.current()) or ""
            image = QImage.fromData(QByteArray(jpeg)) if jpeg is not None else QImage()
            return Sight(_about(vault, exhibit, zone), image, why, is_closed)

        self.run(task, self._show_sight)

    def renew(self, exhibit: Exhibit) -> None:
        """More was read of an exhibit: shows it where that is the one that is looked at."""
        if self._exhibit is not None and exhibit.id == self._exhibit.id:
            zone = self.opened.zone
            self.run(lambda vault, _: _about(vault, exhibit, zone), self._show_about)

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self._recording.forget()
        self.tags.forget()
        self.links.forget()
        self._exhibit = None
        self._show_picture(None)
        self.facts.forget()
        for label in (self.title, self.no_picture, self.doubts, self.digest, self.origin):
            label.clear()
        self.description.setText("")

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.description.setReadOnly(not opened.editable)
        self.save_button.setEnabled(opened.editable)
        self.draft.open(opened)
        self.kind.setEnabled(opened.editable)
        self.tags.open(opened)
        self.links.open(opened)

    @property
    def unsaved(self) -> bool:
        """Whether the description, or a note on a link, is not in the vault."""
        return self._recording.unsaved or self.links.unsaved

    @property
    def _is_described_anew(self) -> bool:
        exhibit = self._exhibit
        return (
            exhibit is not None
            and self.opened.editable
            and self.description.text().strip() != exhibit.obtained.description
        )

    def save_now(self) -> None:
        """Saves the description where it changed."""
        self.links.save_now()
        self._recording.now()

    def leave_for(self, then: Callable[[], object]) -> None:
        """Goes on once what is typed of this exhibit is in the vault."""
        self.links.save_now()
        self._recording.leave_for(then)

    def _describe(self) -> None:
        case, exhibit = self.opened.case, self._exhibit
        if exhibit is None:
            return
        words = replace(exhibit.obtained, description=self.description.text().strip())

        def described(changed: Exhibit) -> None:
            self._recording.done(changed.id)
            self._changed(changed)
            self._recording.go_on()

        self.draft.record(
            lambda vault, _: exhibits.describe(vault, case, exhibit, words), described, failed=self._refused
        )

    def _refused(self, error: BaseException) -> None:
        self._recording.failed()
        self.desk.fail(error)

    def _changed(self, exhibit: Exhibit) -> None:
        self.changed_exhibit.emit(exhibit)
        if self._exhibit is not None and exhibit.id == self._exhibit.id:
            self._exhibit = exhibit
            self._show_words(exhibit)

    def _show_words(self, exhibit: Exhibit) -> None:
        self.title.setText(self.tr("Bukti nomor {n}").format(n=exhibit.number))
        self.digest.setText(grouped(exhibit.blob.sha256))
        told = [one_line(exhibit.obtained.file_name), whole_size(exhibit.blob.size), exhibit.media_type]
        lines = [" · ".join(told), self.tr("Masuk {at}").format(at=stamp_words(exhibit.added_at))]
        lines += [words for words in (obtained_words(exhibit, language.current()),) if words]
        if exhibit.withdrawn is not None:
            lines.append(self.tr("Ditarik: {reason}").format(reason=exhibit.withdrawn))
        self.origin.setText("\n".join(lines))
        self.kind.setCurrentIndex(self.kind.findData(exhibit.kind))
        self.withdraw_button.setEnabled(self.opened.editable and exhibit.withdrawn is None)
        may_redact = exhibit.media_type.startswith("image/") and not exhibit.is_identity
        self.redact_button.setEnabled(self.opened.editable and may_redact)

    def _show_sight(self, sight: Sight) -> None:
        if self._exhibit is None or sight.about.exhibit.id != self._exhibit.id:
            return  # the officer has gone on to another
        self.reveal.setVisible(sight.is_closed)
        self._show_about(sight.about)
        if not sight.image.isNull():
            self._show_picture(sight.image)
            self.no_picture.hide()
            return
        self.picture.show_picture(
            icons.picture(icons.for_media(self._exhibit.media_type), 96, "on_head_muted")
        )
        self.no_picture.setText(self._why_none(self._exhibit, sight.why))
        self.no_picture.show()

    def _show_about(self, about: About) -> None:
        """What the officer says of it is not read anew: it may be changed and on its way to the vault."""
        if self._exhibit is None or about.exhibit.id != self._exhibit.id:
            return
        self._exhibit = replace(self._exhibit, facts=about.exhibit.facts)
        self.facts.set_rows(about.facts)
        self.doubts.setText("\n".join(f"• {each[:1].upper()}{each[1:]}" for each in about.doubts))
        self.doubts.setVisible(bool(about.doubts))
        if about.made_from is not None:
            self.title.setText(
                self.tr("Bukti nomor {n}, turunan dari bukti {of}").format(
                    n=self._exhibit.number, of=about.made_from or "—"
                )
            )

    def _show_picture(self, image: QImage | None) -> None:
        """A small picture has all its pixels already; those of a larger one come once it is looked at closely."""
        self.picture.show_picture(None if image is None else QPixmap.fromImage(image))
        is_small = image is not None and max(image.width(), image.height()) < kept_previews.PAGE
        self.closer.turn_to(None if image is None else self._exhibit, most=1.0 if is_small else math.inf)

    def _say_blurred(self, words: str) -> None:
        self.no_picture.setText(words)
        self.no_picture.setVisible(bool(words))

    def _why_none(self, exhibit: Exhibit, why: str) -> str:
        if not why:  # no reason is kept of what a healed file may have again
            return self._damaged(exhibit)
        if exhibit.kind in _PLAYED:
            return self.tr(
                "Video dan rekaman tidak diputar di dalam Segel. Salin aslinya keluar untuk memutarnya; itu tercatat."
            )
        return self.tr("Tidak ada gambar: {why}").format(why=why)

    def _damaged(self, exhibit: Exhibit) -> str:
        name = one_line(exhibit.obtained.file_name)
        return f"{name}: {say('problem.exhibit-damaged', item=exhibit.number)}"

    def _not_exported(self, exhibit: Exhibit, error: BaseException) -> None:
        if isinstance(error, Problem) and error.code == "exhibit-damaged":
            self.desk.bar.show_text(self._damaged(exhibit), "bad")
        else:
            self.desk.fail(error)

    def _classify(self) -> None:
        exhibit, kind = self._exhibit, self.kind.currentData()
        if exhibit is None or kind is exhibit.kind:
            return
        case = self.opened.case

        def show(changed: Exhibit) -> None:
            self._changed(changed)
            if self._exhibit is not None and changed.id == self._exhibit.id:
                self._show_picture(None)
                self._look(changed)

        self.run(lambda vault, _: handling.classify(vault, case, exhibit, ExhibitKind(kind)), show)

    def _redact(self) -> None:
        self.leave_for(lambda: self.wants_redaction.emit(self._exhibit))

    def _step(self, by: int) -> None:
        self.wants.emit(self._row + by)

    def _close(self) -> None:
        self.leave_for(self.closed.emit)

    def _withdraw(self) -> None:
        exhibit = self._exhibit
        if exhibit is None:
            return
        reason = self.desk.ask.words(
            self.tr("Tarik bukti"),
            self.tr("Bukti tetap tersimpan dan tetap tercatat, ditandai ditarik. Apa alasannya?"),
            self.tr("Tarik"),
        )
        if reason is not None:
            case = self.opened.case
            self.run(lambda vault, _: exhibits.withdraw(vault, case, exhibit, reason), self._changed)

    def _export(self) -> None:
        exhibit = self._exhibit
        if exhibit is None or (exhibit.kind in _PLAYED and not self._warned(exhibit)):
            return
        target = self.desk.ask.new_file(
            self.tr("Salin berkas asli keluar brankas, tanpa sandi"),
            safe_name(exhibit.obtained.file_name, f"bukti-{exhibit.number:04}"),
            "",
        )
        if target is None:
            return

        def done(_: None) -> None:
            self.desk.bar.show_text(self.tr("Disalin tanpa sandi ke {path}.").format(path=target), "warn")

        self.run(
            lambda vault, _: exhibits.export(vault, exhibit, target),
            done,
            title=self.tr("Menyalin berkas"),
            priority=Priority.NOW,
            failed=lambda error: self._not_exported(exhibit, error),
        )

    def _warned(self, exhibit: Exhibit) -> bool:
        return self.desk.ask.confirm(
            self.tr("Salin video atau rekaman keluar"),
            self.tr(
                "Salinan {name} di luar brankas tidak bersandi: siapa pun yang memegang laptop atau flashdisk ini "
                "dapat memutarnya, dan program pemutar dapat menyimpan jejaknya. Penyalinan dicatat dalam riwayat. "
                "Hapus salinan itu sesudah dipakai."
            ).format(name=one_line(exhibit.obtained.file_name)),
            self.tr("Salin keluar"),
            self.tr("Batal"),
        )


def _about(vault: Vault, exhibit: Exhibit, zone: str) -> About:
    spoken, fresh = language.current(), exhibits.find(vault, exhibit.id)
    clocks = ClockNotes(vault, fresh.case)
    derived = redaction.derived_of(vault, fresh.id)
    doubts = doubts_of(fresh, derived=derived is not None, language=spoken)
    doubts += clocks.doubt_words(fresh, spoken)
    made_from = (redaction.original_number(vault, derived) or 0) if derived is not None else None
    return About(fresh, facts_of(fresh, zone, clocks.note_for(fresh), spoken), doubts, made_from)


def _value_and_source(fact: Fact) -> str:
    said = _according_to(fact)
    return f"{fact.value}\n({said})" if said else fact.value


def _according_to(fact: Fact) -> str:
    """Where it comes from, in words; tags and readers are in the table of all tags."""
    return fact.plain or fact.source
