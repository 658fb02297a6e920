"""What happened, in blocks 3 and 6 of form B.1 and its closing lines: where, when, how, and when it was reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from intake.records.cases import CaseFacts
from intake.rules import places
from ui.window import lookups
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Page
from ui.window.intake_field import Field, FieldKind, OfficeTime
from ui.window.intake_person import add_cell, two_columns
from ui.window.type_ahead import Found, TypeAhead


class EventBlock(QObject):
    """Two parts of the page, since the witnesses and the files stand between them."""

    typed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.fields = {each.place: each for each in self._fields()}
        self.region = TypeAhead(
            self.tr("Desa, kelurahan atau kecamatan"),
            self.tr("Ketik, lalu pilih"),
            lookups.place_look(page),
        )
        self.election = ChoiceBox(letters=8)
        self.election.setAccessibleName(self.tr("Jenis pemilihan"))
        for words, code in (
            (self.tr("Belum dipilih"), ""),
            (self.tr("DPR, DPD atau DPRD"), "PL"),
            (self.tr("Presiden dan wakil presiden"), "PP"),
            (self.tr("Gubernur"), "PG"),
            (self.tr("Bupati"), "PB"),
            (self.tr("Wali kota"), "PW"),
        ):
            self.election.addItem(words, code)
        self.happening, self.account = QWidget(), QWidget()
        self._lay_out()
        for field in self.fields.values():
            field.typed.connect(self.typed)
        self.region.chosen.connect(lambda _: self.typed.emit())
        self.election.activated.connect(lambda _: self.typed.emit())

    def _fields(self) -> Iterator[Field]:
        day = self.tr("hari-bulan-tahun")
        yield Field("event", self.tr("Peristiwa"), self.tr("Apa yang terjadi, dalam satu kalimat"))
        yield Field("place", self.tr("Tempat kejadian"), self.tr("Jalan, RT/RW"))
        yield Field("event_date", self.tr("Tanggal kejadian"), day, FieldKind.DAY)
        yield Field("known_date", self.tr("Tanggal diketahui"), day, FieldKind.DAY)
        yield Field(
            "narrative",
            self.tr("Uraian kejadian"),
            self.tr("Urutan kejadian: siapa, di mana, kapan, bagaimana"),
            lines=7,
        )
        yield Field("received_place", self.tr("Dilaporkan di"))
        yield Field("received_at", self.tr("Pada"), self.tr("tanggal dan jam"), FieldKind.TIME)

    def _lay_out(self) -> None:
        upper, lower = two_columns(), two_columns()
        add_cell(upper, self.fields["event"], 0, 0, wide=True)
        add_cell(upper, self.fields["place"], 1, 0)
        add_cell(upper, self.region, 1, 1)
        add_cell(upper, self.fields["event_date"], 2, 0)
        add_cell(upper, self.fields["known_date"], 2, 1)
        add_cell(upper, self.election, 3, 0)
        add_cell(lower, self.fields["narrative"], 0, 0, wide=True)
        add_cell(lower, self.fields["received_place"], 1, 0)
        add_cell(lower, self.fields["received_at"], 1, 1)
        self.happening.setLayout(upper)
        self.account.setLayout(lower)

    @property
    def received(self) -> str:
        """When the report came in, as it stands on the page."""
        return self.fields["received_at"].text.strip()

    def put(self, facts: CaseFacts, place: Found | None) -> None:
        """Shows what is kept; the region that was picked stands in its own field, not again behind the place."""
        for name, field in self.fields.items():
            field.put(getattr(facts, name))
        tail = _tail(facts.place_code)
        if tail and facts.place.endswith(tail):
            self.fields["place"].put(facts.place.removesuffix(tail).rstrip(", "))
        self.region.put(place)
        self.election.setCurrentIndex(max(0, self.election.findData(facts.election_kind)))

    def facts(self, base: CaseFacts, clock: OfficeTime) -> CaseFacts:
        """What stands in the fields, over what else is kept of the case."""
        values = {name: field.stored(clock) for name, field in self.fields.items()}
        code = self.region.key
        values["place"] = ", ".join(filter(None, (values["place"], _tail(code))))
        kind = str(self.election.currentData())
        if kind:
            values["election"] = "pemilu" if kind in ("PL", "PP") else "pilkada"
        edition = base.place_edition if code == base.place_code else places.edition()
        return replace(
            base, **values, election_kind=kind, place_code=code, place_edition=edition if code else ""
        )

    def happening_fields(self) -> Iterator[Field]:
        """The fields of block 3 in reading order."""
        yield from (self.fields[name] for name in ("event", "place", "event_date", "known_date"))

    def account_fields(self) -> Iterator[Field]:
        """The fields of block 6 in reading order."""
        yield from (self.fields[name] for name in ("narrative", "received_place", "received_at"))

    def happening_stops(self) -> Iterator[QWidget]:
        """Where Tab stops in block 3."""
        event, place, *days = self.happening_fields()
        yield from (event.edit, place.edit, self.region, *(day.edit for day in days), self.election)

    def account_stops(self) -> Iterator[QWidget]:
        """Where Tab stops in block 6."""
        yield from (field.edit for field in self.account_fields())


def _tail(code: str) -> str:
    """The region that was picked, as an address ends."""
    place = places.find(code) if code else None
    return "" if place is None else place.path
