"""Media sosial: posts, each with what was seen of it every time somebody looked, and the screenshots of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from dataclasses import fields as fields_of

from PySide6.QtWidgets import QWidget

from intake.evidence import exhibits
from intake.evidence.kinds import ExhibitKind
from intake.ids import EvidenceId, PersonId
from intake.records import captures, pseudonyms
from intake.records.captures import Act, Capture, CaptureFacts, Observation, ObservationFacts, Online
from intake.records.cases import Case
from intake.records.links import End, EndKind
from intake.records.people import Person
from intake.vault import Vault
from ui.window import attaching, fields, models, moments, saying
from ui.window.attaching import AttachField
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm, words_of_draft
from ui.window.links_panel import LinksPanel
from ui.window.models import Column, RowsModel
from ui.window.record_form import Entry, RecordForm
from ui.window.record_section import Names, RecordSection
from ui.window.section import OpenCase
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class _Typed:
    """The form of a post."""

    act: Act
    person: PersonId | None
    facts: CaptureFacts


@dataclass(frozen=True, slots=True)
class _Around:
    """What the section needs to name: the people of the case, the numbers of its exhibits, who looks and when."""

    people: tuple[Person, ...]
    numbers: dict[EvidenceId, int]
    officer: str
    now: str


class CapturesSection(RecordSection[Capture]):
    """Posts at the left; at the right the post, its observations, its links."""

    def __init__(self, desk: Desk) -> None:
        names = Names(
            self.tr("Unggahan media sosial dalam perkara"),
            self.tr("Belum ada unggahan. Tekan Unggahan baru."),
            self.tr("Tentang unggahan ini"),
            self.tr("Unggahan baru"),
            self.tr("Unggahan {n}"),
            self.tr("Simpan unggahan"),
        )
        super().__init__(desk, names, self._columns())
        self._numbers: dict[EvidenceId, int] = {}
        self._people: tuple[Person, ...] = ()
        self._fresh_look = ObservationFacts()
        self._doubted = ""
        self._make_form()
        self._make_look()
        self.links = LinksPanel(desk)
        self.links.changed.connect(self.changed)
        draft = DraftForm(
            self, "capture", {**self.form.lines, "act": self.act, "person": self.person}, aside=("act",)
        )
        self.seen = DraftForm(
            self, "capture-look", {**self.look.lines, "online": self.online, "files": self.files.input}
        )
        for signal in (self.look.typed, self.online.activated, self.files.changed):
            signal.connect(self.seen.touch)
        self.lay_out(self.tr("Unggahan"), self.form, draft, self.seen, self.links.draft)
        self.tabs.add(self.tr("Pengamatan"), self._look_side())
        self.tabs.add(self.tr("Kaitan"), self.links)
        self.put(None)

    def _columns(self) -> list[Column[Capture]]:
        return [
            Column(self.tr("No."), lambda each: str(each.number), width=46),
            Column(
                self.tr("Akun"),
                lambda each: saying.one_line(
                    each.facts.account_name or each.facts.url or each.facts.platform
                ),
            ),
            Column(self.tr("Perbuatan"), lambda each: saying.say(f"act.{each.act}"), width=110),
            Column(self.tr("Dilihat"), lambda each: str(len(each.observations)), width=70),
        ]

    def _make_form(self) -> None:
        self.act = ChoiceBox(letters=12)
        self.act.setAccessibleName(self.tr("Jenis perbuatan"))
        for each in Act:
            self.act.addItem(saying.say(f"act.{each}"), each)
        self.person = ChoiceBox(letters=12)
        self.person.setAccessibleName(self.tr("Terlapor"))
        self.form = RecordForm(
            (
                Entry("platform", self.tr("Media sosial"), self.tr("Facebook, TikTok…")),
                Entry("account_name", self.tr("Nama akun"), self.tr("Seperti di halamannya")),
                Entry("account_link", self.tr("Tautan akun"), "https://"),
                Entry("url", self.tr("Alamat unggahan (URL)"), "https://"),
                Entry("posted_at", self.tr("Diunggah"), self.tr("Seperti tampil: '3 jam'")),
                Entry("note", self.tr("Catatan"), ""),
            ),
            (self.tr("Jenis perbuatan"), self.act),
            (self.tr("Terlapor"), self.person),
        )
        self.form.typed.connect(self.edited)
        self.act.activated.connect(lambda _: self.edited())
        self.person.activated.connect(lambda _: self.edited())

    def _make_look(self) -> None:
        self.looks: RowsModel[Observation] = RowsModel(
            [
                Column(self.tr("No."), lambda each: str(each.number), width=44),
                Column(self.tr("Dilihat"), lambda each: moments.shown(each.facts.seen_at), width=170),
                Column(self.tr("Oleh"), lambda each: saying.one_line(each.facts.seen_by)),
                Column(self.tr("Masih ada"), self._online_words, width=120),
                Column(
                    self.tr("Bukti"), lambda each: attaching.numbers_of(each.files, self._numbers), width=80
                ),
            ],
            self,
        )
        self.looks_table = models.table(
            self.looks,
            self.tr("Pengamatan unggahan ini"),
            self.tr("Belum ada pengamatan. Isi di bawah, lalu tekan Catat pengamatan."),
            unrolled=True,
        )
        self.online = ChoiceBox()
        self.online.setAccessibleName(self.tr("Masih daring"))
        self.online.addItem("", "")
        for each in Online:
            self.online.addItem(saying.say(f"online.{each}"), each.value)
        self.look = RecordForm(
            (
                Entry("seen_at", self.tr("Dilihat pada"), self.tr("hari-bulan-tahun jam.menit")),
                Entry("seen_by", self.tr("Dilihat oleh")),
                Entry("device", self.tr("Dengan alat"), self.tr("Misalnya: Samsung A15 petugas")),
                Entry("note", self.tr("Catatan"), self.tr("Apa yang terlihat, berapa suka")),
            ),
            (self.tr("Masih daring"), self.online),
        )
        self.files = AttachField(
            self.desk,
            ExhibitKind.TANGKAPAN_LAYAR,
            self.tr("Tangkapan layar oleh petugas"),
            self.tr("Pilih tangkapan layar…"),
        )
        self.look_button = fields.button(self.tr("Catat pengamatan"), self.observe, "save", style="primary")
        self.look_state = fields.label("", "note")

    def _look_side(self) -> QWidget:
        below = fields.row(self.look_state, self.look_button)
        below.setStretch(0, 1)
        heading = fields.label(self.tr("Pengamatan baru"), "heading")
        sheet = fields.panel(self.looks_table, heading, self.look, self.files, None)
        return fields.pinned(sheet, below)

    def ready(self, opened: OpenCase) -> None:
        """Files and links turn to the case."""
        self.files.open(opened)
        self.links.open(opened)
        self.form.set_editable(opened.editable)
        self.look.set_editable(opened.editable)
        for each in (self.act, self.person, self.online):
            each.setEnabled(opened.editable)

    def show_now(self) -> None:
        """Reads the posts, and whom and what they can name."""
        case, zone = self.opened.case, self.opened.zone

        def task(vault: Vault, _: Job[_Around]) -> _Around:
            numbers = {each.id: each.number for each in exhibits.listing(vault, case)}
            people = tuple(pseudonyms.listing(vault, case))
            now = moments.shown(vault.clock.now().at)
            return _Around(people, numbers, vault.officer.name, now)

        self.run(task, lambda around: self._show_around(around, zone))
        super().show_now()

    def _show_around(self, around: _Around, zone: str) -> None:
        self._numbers, first = around.numbers, not self._fresh_look.seen_at
        self._fresh_look = ObservationFacts(around.now, around.officer)
        if around.people != self._people or not self.person.count():
            self._people = around.people
            chosen = self.person.currentData()
            self.person.clear()
            self.person.addItem(self.tr("Belum diketahui"), "")
            for each in around.people:
                self.person.addItem(f"{each.number}. {saying.one_line(each.facts.name)}", each.id)
            self.person.setCurrentIndex(max(0, self.person.findData(chosen or "")))
        if first or not self.seen.words:
            self._empty_look()

    def forget(self) -> None:
        """Shows no post."""
        self.files.forget()
        self.links.forget()
        self.person.clear()
        self._people, self._numbers, self._fresh_look = (), {}, ObservationFacts()
        super().forget()
        self._empty_look()

    def listed(self, vault: Vault, case: Case) -> list[Capture]:
        """The posts of a case."""
        return captures.listing(vault, case.id)

    def typed(self) -> _Typed:
        """What the form says."""
        person = self.person.currentData()
        return _Typed(Act(self.act.currentData()), person or None, CaptureFacts(**self.form.values))

    def is_enough(self) -> bool:
        """Whether anything is said of the post."""
        return not self.form.is_empty

    def put(self, record: Capture | None) -> None:
        """Shows a post, or an empty form."""
        facts = CaptureFacts() if record is None else record.facts
        self.form.fill({each.name: getattr(facts, each.name) for each in fields_of(CaptureFacts)})
        self.act.setCurrentIndex(self.act.findData(Act.POSTING if record is None else record.act))
        self.person.setCurrentIndex(
            max(0, self.person.findData(record.person if record and record.person else ""))
        )
        self.became(record)
        self._empty_look()

    def became(self, record: Capture | None) -> None:
        """Observations and links follow the post."""
        self.looks.set_rows(() if record is None else record.observations)
        editable = self._open is not None and self._open.editable
        self.look_button.setEnabled(editable and record is not None)
        if record is None:
            self.look_state.setText(self.tr("Isi dulu unggahannya di bagian pertama."))
            self.links.show_nothing()
        else:
            self.look_state.clear()
            self.links.show_record(End(EndKind.CAPTURE, record.id))

    def keeping(self, record: Capture | None) -> Callable[[Vault, Case], Capture]:
        """Records or corrects the post."""
        typed = self.typed()
        if record is None:
            return lambda vault, case: captures.record(vault, case, typed.act, typed.facts, typed.person)
        wanted = replace(record, act=typed.act, facts=typed.facts, person=typed.person)
        return lambda vault, case: captures.edit(vault, case, record, wanted)

    # Observations.

    def _empty_look(self) -> None:
        """The form of an observation as it begins, and over it one of this post that waits for its button."""
        self._doubted = ""
        fresh = self._fresh_look
        self.look.fill({"seen_at": fresh.seen_at, "seen_by": fresh.seen_by})
        self.online.setCurrentIndex(0)
        self.files.put([])
        if self.seen.turn_to(self.current.id if self.current is not None else ""):
            self.look_state.setText(words_of_draft())
            fields.restyle(self.look_state, "warn")

    def observe(self) -> None:
        """Notes one more look at the post."""
        capture = self.current
        if capture is None:
            return
        case, zone, files = self.opened.case, self.opened.zone, self.files.ids
        told = self.look.values
        doubt = moments.doubt(told["seen_at"], zone)
        if doubt and self._doubted != told["seen_at"]:
            self._doubted = told["seen_at"]
            self.look_state.setText(doubt)
            fields.restyle(self.look_state, "bad")
            self.look.lines["seen_at"].setFocus()
            return
        told["seen_at"] = moments.stored(told["seen_at"], zone)
        seen = ObservationFacts(**told, still_online=self.online.currentData() or "")
        self.look_button.setEnabled(False)

        def task(vault: Vault, _: Job[Capture]) -> Capture:
            return captures.observe(vault, case, capture, seen, files)

        self.seen.record(task, self._observed, failed=self._not_observed)

    def _observed(self, capture: Capture) -> None:
        if self.current is not None and self.current.id == capture.id:  # else the officer went on meanwhile
            self.current = capture
            self._empty_look()
            self.became(capture)
            self.look_state.setText(self.tr("Pengamatan {n} tercatat.").format(n=len(capture.observations)))
            fields.restyle(self.look_state, "good")
        self.show_now()
        self.changed.emit()

    def _not_observed(self, error: BaseException) -> None:
        self.look_button.setEnabled(self.current is not None)
        self.look_state.setText(saying.error_text(error))
        fields.restyle(self.look_state, "bad")

    def _online_words(self, seen: Observation) -> str:
        return saying.say(f"online.{seen.facts.still_online}") if seen.facts.still_online else ""
