"""Barang bukti: things that can be touched, where they are kept, and through whose hands they went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import fields as fields_of

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.evidence import exhibits
from intake.evidence.kinds import ExhibitKind
from intake.ids import EvidenceId
from intake.records import things
from intake.records.cases import Case
from intake.records.links import End, EndKind
from intake.records.things import Move, MoveFacts, Thing, ThingFacts
from intake.vault import Vault
from ui.window import fields, models, moments, saying
from ui.window.attaching import AttachField
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm, words_of_draft
from ui.window.links_panel import LinksPanel
from ui.window.models import Column, RowsModel
from ui.window.paper_tasks import MakeSheet, PaperWanted
from ui.window.record_form import Entry, RecordForm
from ui.window.record_section import Names, RecordSection
from ui.window.section import OpenCase
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class _Typed:
    """The form of a thing."""

    facts: ThingFacts
    photos: tuple[EvidenceId, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """Who hands over by default and when, and the exhibits that can show a thing."""

    officer: str
    now: str
    photos: dict[EvidenceId, exhibits.Exhibit]


class ThingsSection(RecordSection[Thing]):
    """Things at the left; at the right the thing, its hand-overs with their sheet, its links."""

    wants_paper = Signal(object)

    def __init__(self, desk: Desk) -> None:
        names = Names(
            self.tr("Barang bukti dalam perkara"),
            self.tr("Belum ada barang bukti. Tekan Barang baru."),
            self.tr("Tentang barang ini"),
            self.tr("Barang baru"),
            self.tr("Barang {n}"),
            self.tr("Simpan barang"),
        )
        super().__init__(desk, names, self._columns())
        self._around = _Around("", "", {})
        self._doubted = ""
        self.form = RecordForm(
            (
                Entry("item", self.tr("Barang"), self.tr("Misalnya: spanduk, amplop, kaus")),
                Entry("quantity", self.tr("Jumlah"), self.tr("Misalnya: 2 lembar")),
                Entry("condition", self.tr("Keadaan"), self.tr("Utuh, sobek, basah…")),
                Entry("label", self.tr("Nomor label")),
                Entry("kept", self.tr("Disimpan di")),
                Entry("holder", self.tr("Dipegang oleh")),
                Entry("note", self.tr("Catatan")),
            )
        )
        self.form.typed.connect(self.edited)
        how = self.tr("Foto barang bukti oleh petugas")
        self.photos = AttachField(desk, ExhibitKind.FOTO, how, self.tr("Pilih foto barang…"))
        self.photos.changed.connect(self.edited)
        self._make_move()
        self.links = LinksPanel(desk)
        self.links.changed.connect(self.changed)
        both = fields.column(self.form, fields.label(self.tr("Foto barang"), "note"), self.photos)
        draft = DraftForm(self, "thing", {**self.form.lines, "photos": self.photos.input})
        self.moving = DraftForm(self, "thing-move", self.move_form.lines)
        self.move_form.typed.connect(self.moving.touch)
        self.lay_out(self.tr("Barang"), fields.holder(both), draft, self.moving, self.links.draft)
        self.tabs.add(self.tr("Serah terima"), self._move_side())
        self.tabs.add(self.tr("Kaitan"), self.links)
        self.put(None)

    def _columns(self) -> list[Column[Thing]]:
        return [
            Column(self.tr("No."), lambda each: str(each.number), width=46),
            Column(self.tr("Barang"), lambda each: saying.one_line(each.facts.item)),
            Column(self.tr("Dipegang"), lambda each: saying.one_line(each.holder), width=120),
        ]

    def _make_move(self) -> None:
        self.moves: RowsModel[Move] = RowsModel(
            [
                Column(self.tr("No."), lambda each: str(each.number), width=44),
                Column(
                    self.tr("Waktu"),
                    lambda each: moments.shown(each.facts.at or each.made_at),
                    width=150,
                ),
                Column(self.tr("Dari"), lambda each: saying.one_line(each.facts.giver)),
                Column(self.tr("Kepada"), lambda each: saying.one_line(each.facts.receiver)),
            ],
            self,
        )
        self.moves_table = models.table(
            self.moves,
            self.tr("Serah terima barang ini"),
            self.tr("Belum pernah berpindah tangan. Isi di bawah, lalu tekan Catat serah terima."),
            unrolled=True,
        )
        self.move_form = RecordForm(
            (
                Entry("giver", self.tr("Yang menyerahkan")),
                Entry("receiver", self.tr("Yang menerima")),
                Entry("at", self.tr("Waktu"), self.tr("hari-bulan-tahun jam.menit")),
                Entry("place", self.tr("Tempat")),
                Entry("condition", self.tr("Keadaan barang")),
                Entry("purpose", self.tr("Keperluan"), self.tr("Misalnya: disimpan, diperiksa")),
                Entry("kept", self.tr("Disimpan di")),
            )
        )
        self.move_button = fields.button(
            self.tr("Catat serah terima"), self.hand_over, "save", style="primary"
        )
        self.sheet_button = fields.button(
            self.tr("Lihat dan cetak berita acara"), self.make_sheet, "document"
        )
        self.move_state = fields.label("", "note")

    def _move_side(self) -> QWidget:
        below = fields.row(self.move_state, self.move_button)
        below.setStretch(0, 1)
        sheet = fields.panel(
            self.moves_table,
            fields.row(self.sheet_button, None),
            fields.label(self.tr("Serah terima baru"), "heading"),
            self.move_form,
            None,
        )
        return fields.pinned(sheet, below)

    def ready(self, opened: OpenCase) -> None:
        """Photos and links turn to the case."""
        self.photos.open(opened)
        self.links.open(opened)
        self.form.set_editable(opened.editable)
        self.move_form.set_editable(opened.editable)

    def show_now(self) -> None:
        """Reads the things, and what they can be shown by."""
        case = self.opened.case

        def task(vault: Vault, _: Job[_Around]) -> _Around:
            photos = {each.id: each for each in exhibits.listing(vault, case)}
            return _Around(vault.officer.name, moments.shown(vault.clock.now().at), photos)

        def show(around: _Around) -> None:
            first, self._around = not self._around.now, around
            if first or not self.moving.words:
                self._empty_move()

        self.run(task, show)
        super().show_now()

    def forget(self) -> None:
        """Shows no thing."""
        self._around = _Around("", "", {})
        self.photos.forget()
        self.links.forget()
        super().forget()
        self._empty_move()

    def listed(self, vault: Vault, case: Case) -> list[Thing]:
        """The things of a case."""
        return things.listing(vault, case.id)

    def typed(self) -> _Typed:
        """What the form says."""
        return _Typed(ThingFacts(**self.form.values), self.photos.ids)

    def is_enough(self) -> bool:
        """Whether the thing has a name."""
        return bool(self.form.values["item"])

    def put(self, record: Thing | None) -> None:
        """Shows a thing, or an empty form."""
        facts = ThingFacts("") if record is None else record.facts
        self.form.fill({each.name: getattr(facts, each.name) for each in fields_of(ThingFacts)})
        known = self._around.photos
        self.photos.put([known[each] for each in (record.photos if record else ()) if each in known])
        self.became(record)
        self._empty_move()

    def became(self, record: Thing | None) -> None:
        """Hand-overs and links follow the thing."""
        editable = self._open is not None and self._open.editable
        self.moves.set_rows(() if record is None else record.moves)
        self.move_button.setEnabled(editable and record is not None)
        self.sheet_button.setEnabled(record is not None and bool(record.moves))
        if record is None:
            self.move_state.setText(self.tr("Isi dulu barangnya di bagian pertama."))
            fields.restyle(self.move_state, "note")
            self.links.show_nothing()
        else:
            self.move_state.clear()
            self.links.show_record(End(EndKind.THING, record.id))

    def keeping(self, record: Thing | None) -> Callable[[Vault, Case], Thing]:
        """Records or corrects the thing; a photo that was attached once stays attached."""
        typed = self.typed()
        if record is None:
            return lambda vault, case: things.record(vault, case, typed.facts, typed.photos)
        return lambda vault, case: things.edit(vault, case, record, typed.facts, typed.photos)

    # Hand-overs.

    def _empty_move(self) -> None:
        """The form of a hand-over as it begins, and over it one of this thing that waits for its button."""
        self._doubted = ""
        giver = self.current.holder if self.current is not None else ""
        self.move_form.fill({"giver": giver or self._around.officer, "at": self._around.now})
        if self.moving.turn_to(self.current.id if self.current is not None else ""):
            self._tell(words_of_draft(), "warn")

    def hand_over(self) -> None:
        """Notes a hand-over."""
        thing = self.current
        if thing is None:
            return
        case, told = self.opened.case, self.move_form.values
        doubt = moments.doubt(told["at"], self.opened.zone)
        if doubt and self._doubted != told["at"]:
            self._doubted = told["at"]
            self._tell(doubt, "bad")
            self.move_form.lines["at"].setFocus()
            return
        told["at"] = moments.stored(told["at"], self.opened.zone)
        facts = MoveFacts(**told)
        self.move_button.setEnabled(False)
        self.moving.record(
            lambda vault, _: things.move(vault, case, thing, facts), self._moved, failed=self._not_moved
        )

    def _moved(self, thing: Thing) -> None:
        if self.current is not None and self.current.id == thing.id:  # else the officer went on meanwhile
            self.current = thing
            self._empty_move()
            self.became(thing)
            self._tell(self.tr("Serah terima {n} tercatat.").format(n=len(thing.moves)), "good")
        self.show_now()
        self.changed.emit()

    def _not_moved(self, error: BaseException) -> None:
        self.move_button.setEnabled(self.current is not None)
        self._tell(saying.error_text(error), "bad")

    def make_sheet(self) -> None:
        """Has the sheet of the chosen hand-over, or the last, made and shown, to be printed for both sides."""
        thing = self.current
        if thing is None or not thing.moves:
            return
        row = models.selected(self.moves_table)
        number = thing.moves[-1 if row is None else row].number
        title = self.tr("Berita acara serah terima barang {thing}, ke-{n}").format(
            thing=thing.number, n=number
        )
        remark = self.tr("Cetak, lalu keduanya menandatangani: satu lembar untuk masing-masing pihak.")
        self.wants_paper.emit(PaperWanted(title, MakeSheet(self.opened.case, thing, number, title, remark)))

    def _tell(self, text: str, tone: str) -> None:
        self.move_state.setText(text)
        fields.restyle(self.move_state, tone)
