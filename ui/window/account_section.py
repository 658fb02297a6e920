"""Uraian: what is said to have happened, in the fields of form B.1, and under which election's rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit

from intake.docket import desk as offices
from intake.records import cases, remarks
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.rules import places
from intake.vault import Vault
from ui.window import dates, fields, lookups, moments, oddities
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm
from ui.window.growing import GrowingText
from ui.window.person_form import choose
from ui.window.recording import Recording
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP, scaled
from ui.window.type_ahead import Found, TypeAhead
from ui.window.work import Job

_DAYS: Final = ("event_date", "known_date", "completed_at")
_SECOND = 128
"""The room for the label of the second field in a row, in pixels at a text size of 100 %."""
_MOMENTS: Final = ("received_at", "submitted_at")
_OF_KIND: Final = {
    "via": (CaseKind.LAPORAN,),
    "submitted_at": (CaseKind.LAPORAN,),
    "completed_at": (CaseKind.LAPORAN,),
    "assignment_letter": (CaseKind.HASIL_PENGAWASAN,),
    "lhp_number": (CaseKind.HASIL_PENGAWASAN,),
    "source": (CaseKind.INFORMASI_AWAL,),
}
"""Fields that only some kinds of case have (forms A, B.1, B.8)."""


class AccountSection(Section):
    """The account of the case; saved while it is typed, by its button, and when the officer leaves."""

    edited = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filling = False
        self.lines: dict[str, QLineEdit] = {
            name: fields.line(label, hint) for name, (label, hint) in self._labels().items()
        }
        self.texts: dict[str, QPlainTextEdit] = {
            "event": GrowingText(
                self.tr("Peristiwa"), self.tr("Apa yang terjadi, dalam beberapa kalimat"), least=2, most=6
            ),
            "narrative": GrowingText(
                self.tr("Uraian singkat kejadian"),
                self.tr("Urutan kejadian: siapa, di mana, kapan, bagaimana"),
                least=6,
                most=16,
            ),
        }
        self.region = TypeAhead(
            self.tr("Desa, kelurahan atau kecamatan"),
            self.tr("Ketik beberapa huruf, lalu pilih"),
            lookups.place_look(self),
        )
        self.election = ChoiceBox(letters=8)
        self._form = fields.form()
        self.save_button = fields.button(self.tr("Simpan uraian"), self.save_now, "save", style="primary")
        self.remarks = fields.label("", "warn")
        self.state = fields.label("", "note")
        region = {"place_code": self.region, "election": self.election}
        self.draft = DraftForm(self, "account", {**self.lines, **self.texts, **region})
        self._recording = Recording(self.draft, lambda: self.unsaved, self._record)
        self._lay_out()
        self._connect()

    def _labels(self) -> dict[str, tuple[str, str]]:
        day = self.tr("hari-bulan-tahun")
        moment = self.tr("14-02-2024 09.30")
        return {
            "title": (self.tr("Judul perkara"), ""),
            "place": (self.tr("Tempat kejadian"), self.tr("Nama tempat, jalan, RT/RW")),
            "stage": (self.tr("Tahapan pemilihan"), self.tr("mis. kampanye")),
            "event_date": (self.tr("Tanggal kejadian"), day),
            "known_date": (self.tr("Tanggal diketahui"), day),
            "source": (self.tr("Sumber informasi"), self.tr("Siapa atau apa yang menyampaikannya")),
            "via": (self.tr("Disampaikan melalui"), self.tr("Langsung, atau sigaplapor")),
            "received_place": (self.tr("Diterima di"), ""),
            "received_at": (self.tr("Diterima pada"), moment),
            "submitted_at": (self.tr("Disampaikan pada"), moment),
            "completed_at": (self.tr("Dilengkapi pada"), day),
            "assignment_letter": (self.tr("Nomor surat tugas"), ""),
            "lhp_number": (self.tr("Nomor LHP"), ""),
        }

    def _lay_out(self) -> None:
        for code, words in (
            ("", self.tr("Belum dipilih")), ("pemilu/PL", self.tr("Pemilu: DPR, DPD atau DPRD")),
            ("pemilu/PP", self.tr("Pemilu: presiden dan wakil presiden")), ("pemilu/", self.tr("Pemilu")),
            ("pilkada/PG", self.tr("Pilkada: gubernur")), ("pilkada/PB", self.tr("Pilkada: bupati")),
            ("pilkada/PW", self.tr("Pilkada: wali kota")), ("pilkada/", self.tr("Pilkada")),
        ):  # fmt: skip
            self.election.addItem(words, code)
        form = self._form
        self._add("title")
        fields.add_row(form, self.tr("Jenis pemilihan"), self._pair(self.election, self.lines["stage"]))
        fields.add_row(form, self.region.accessibleName(), self.region)
        self._add("place")
        self._add_pair("event_date", "known_date")
        fields.add_row(form, self.tr("Peristiwa"), self.texts["event"])
        fields.add_row(form, self.tr("Uraian singkat"), self.texts["narrative"])
        for name in ("source", "via"):
            self._add(name)
        self._add_pair("received_place", "received_at")
        for name in ("submitted_at", "completed_at", "assignment_letter", "lhp_number"):
            self._add(name)
        scroll = fields.scrolled(fields.panel(self.remarks, form))
        self.remarks.hide()
        whole = fields.column(scroll, fields.row(self.state, None, self.save_button), gap=GAP)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _add(self, name: str) -> None:
        fields.add_row(self._form, self.lines[name].accessibleName(), self.lines[name])

    def _add_pair(self, first: str, second: str) -> None:
        fields.add_row(
            self._form, self.lines[first].accessibleName(), self._pair(self.lines[first], self.lines[second])
        )

    def _pair(self, first: QLineEdit | QComboBox, second: QLineEdit) -> QHBoxLayout:
        label = QLabel(second.accessibleName())
        label.setMinimumWidth(scaled(_SECOND))
        label.setBuddy(second)
        both = fields.row(first, label, second, gap=2 * GAP)
        both.setStretch(0, 1)
        both.setStretch(2, 1)
        return both

    def _connect(self) -> None:
        for line in self.lines.values():
            line.textEdited.connect(self._told)
        for text in self.texts.values():
            text.textChanged.connect(self._told)
        self.region.chosen.connect(self._told)
        self.election.currentIndexChanged.connect(self._told)

    def open(self, opened: OpenCase) -> None:
        """Shows the account of a case."""
        super().open(opened)
        self._fill(opened.case.facts)
        writable: list[QLineEdit | QPlainTextEdit] = [self.region, *self.lines.values(), *self.texts.values()]
        for field in writable:
            fields.lock(field, locked=not opened.editable)
        self.election.setEnabled(opened.editable)
        for name, kinds in _OF_KIND.items():
            shown = opened.case.kind in kinds or bool(getattr(opened.case.facts, name))
            self._form.setRowVisible(self.lines[name], shown)
        self._name_region()
        self._remark()
        self.draft.open(opened)
        if self.draft.turn_to(""):
            self._recording.touch()
        self._show_state()

    def _fill(self, facts: CaseFacts) -> None:
        self._filling = True
        for name, line in self.lines.items():
            line.setText(_shown(name, getattr(facts, name)))
        for name, text in self.texts.items():
            text.setPlainText(getattr(facts, name))
        self.region.put(Found(facts.place_code, facts.place_code) if facts.place_code else None)
        choose(self.election, f"{facts.election}/{facts.election_kind}".removeprefix("/"))
        self._filling = False

    def _remark(self) -> None:
        """What is odd about what is kept: said, never refused."""
        facts = self.opened.case.facts
        self.run(
            lambda vault, _: remarks.on_case(facts, offices.today(vault), offices.zone(vault)),
            lambda found: oddities.show(self.remarks, found, "field"),
        )

    def _name_region(self) -> None:
        """The region in words: the table of places is read off the window."""
        facts = self.opened.case.facts
        if facts.place_code:
            self.run(
                lambda _, __: lookups.recorded_place(facts.place_code, facts.place_edition),
                self._region_named,
            )

    def _region_named(self, found: Found | None) -> None:
        if found is not None:
            self.region.name(found)

    def forget(self) -> None:
        """Empties every field."""
        super().forget()
        self._recording.forget()
        self._fill(CaseFacts(""))
        oddities.show(self.remarks, (), "field")
        self.state.clear()

    @property
    def typed(self) -> CaseFacts:
        """The account as it stands in the fields; a region that changed gets its edition where it is kept."""
        kept, zone = self.opened.case.facts, self.opened.zone
        values = {name: line.text().strip() for name, line in self.lines.items()}
        values = {
            name: getattr(kept, name)
            if typed == _shown(name, getattr(kept, name))
            else _stored(name, typed, zone)
            for name, typed in values.items()
        }
        values |= {name: text.toPlainText() for name, text in self.texts.items()}
        election, _, kind = str(self.election.currentData() or "").partition("/")
        code = self.region.key
        edition = kept.place_edition if code == kept.place_code else ""
        return replace(
            kept, **values, election=election, election_kind=kind, place_code=code, place_edition=edition
        )

    @property
    def unsaved(self) -> bool:
        """Whether the fields say something else than the vault."""
        return self._open is not None and self._open.editable and self.typed != self._open.case.facts

    def save_now(self) -> None:
        """Saves the account where it changed."""
        self._recording.now()

    def _record(self) -> None:
        case, typed = self.opened.case, self.typed
        self.state.setText(self.tr("Menyimpan…"))

        def task(vault: Vault, _: Job[Case]) -> Case:
            kept = typed
            if typed.place_code and not typed.place_edition:
                place = places.recorded(typed.place_code)
                kept = replace(typed, place_code=place.code, place_edition=place.edition)
            return cases.edit(vault, case, kept)

        self.draft.record(task, self._saved, failed=self._refused)

    def _saved(self, case: Case) -> None:
        self._recording.done("")
        self._open = replace(self.opened, case=case)
        self._recording.go_on()
        self._show_state()
        self._remark()
        self.edited.emit(case)

    def _refused(self, error: BaseException) -> None:
        self._recording.failed()
        self._show_state()
        self.desk.fail(error)

    def _told(self, *_: object) -> None:
        if self._filling or self._open is None:
            return
        self._recording.touch()
        self._show_state()

    def _show_state(self) -> None:
        if self._open is None:
            return
        changed = self.unsaved
        self.save_button.setEnabled(changed)
        if not self._open.editable:
            self.state.setText(self.tr("Perkara ini diterima dari kantor lain: dibaca saja."))
        else:
            self.state.setText(
                self.tr("Ada perubahan yang belum disimpan.") if changed else self.tr("Tersimpan.")
            )
        fields.restyle(self.state, "warn" if changed else "note")


def _shown(name: str, value: str) -> str:
    if name in _MOMENTS:
        return moments.shown(value)
    return dates.shown(value) if name in _DAYS else value


def _stored(name: str, typed: str, zone: str) -> str:
    if name in _MOMENTS:
        return moments.stored(typed, zone)
    return dates.stored(typed) if name in _DAYS else typed
