"""Garis waktu: what happened when, from pictures, posts, words, steps and the log, with what vouches for each time."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCheckBox

from intake.lists import timeline
from intake.lists.timeline import Basis, Moment, Sort
from intake.papers.wording import stamp_words
from intake.records import cases
from intake.vault import Vault
from ui.window import dates, fields, icons, language, models, saying
from ui.window.desk import Desk
from ui.window.models import Column, RowsModel
from ui.window.section import Section
from ui.window.work import Job, Priority

_BREATHS = 200
_ICONS = {
    Sort.PICTURE: "photo", Sort.FILM: "video", Sort.POST: "info", Sort.LOOK: "search", Sort.THING: "file",
    Sort.ACT: "warning", Sort.CASE: "document", Sort.STATEMENT: "statement", Sort.STEP: "seal", Sort.LOG: "history",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Group:
    """Moments that are shown or hidden together."""

    sorts: frozenset[Sort]
    box: QCheckBox


class TimelineSection(Section):
    """A table in order of time; `wants` tells the `Moment` whose record the officer wants to see."""

    wants = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: list[Moment] | None = None  # as long as they were not read
        self.model: RowsModel[Moment] = RowsModel(
            [
                models.stamps(self.tr("Waktu"), _when),
                Column(self.tr("Menurut"), self._basis, width=330, least=165),
                Column(
                    self.tr("Yang terjadi"),
                    self._what,
                    lambda each: icons.icon(_ICONS[each.sort], "muted"),
                    least=400,
                ),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Garis waktu perkara"),
            self.tr("Belum ada kejadian di sini. Centang pilihan lain di atas."),
            tall=True,
        )
        self.table.activated.connect(self._activated)
        self.groups = [
            self._group(self.tr("Foto dan video"), Sort.PICTURE, Sort.FILM),
            self._group(self.tr("Media sosial"), Sort.POST, Sort.LOOK),
            self._group(self.tr("Barang"), Sort.THING),
            self._group(
                self.tr("Kejadian, keterangan, langkah"), Sort.CASE, Sort.ACT, Sort.STATEMENT, Sort.STEP
            ),
            self._group(self.tr("Catatan Segel"), Sort.LOG),
        ]
        note = fields.label(
            self.tr(
                "Jam kamera bisa salah dan jam laptop juga. Kolom 'Menurut' menyebut dari mana tiap waktu."
            ),
            "note",
        )
        self.state = fields.label("", "note")
        boxes = fields.row(*(each.box for each in self.groups), None)
        whole = fields.column(boxes, self.table, self.state, note)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _group(self, text: str, *sorts: Sort) -> _Group:
        box = QCheckBox(text)
        box.setChecked(True)
        box.toggled.connect(self._filter)
        return _Group(frozenset(sorts), box)

    def show_now(self) -> None:
        """Reads all that has a time."""
        wanted, tongue = self.opened.case.id, language.current()

        def task(vault: Vault, _: Job[list[Moment]]) -> Generator[None, None, list[Moment]]:
            found, case = [], cases.find(vault, wanted)  # its account may be newer than what was opened
            for number, each in enumerate(timeline.moments(vault, case, tongue)):
                found.append(each)
                if number % _BREATHS == 0:
                    yield
            return timeline.ordered(found)

        self.run(task, self._show, priority=Priority.WORK)

    def forget(self) -> None:
        """Shows no moment."""
        super().forget()
        self._all = None
        self.model.forget()
        self.state.clear()

    def _show(self, found: list[Moment]) -> None:
        self._all = found
        self._filter()

    def _filter(self) -> None:
        if self._all is None:
            return
        wanted = frozenset().union(*(each.sorts for each in self.groups if each.box.isChecked()))
        self.model.set_rows([each for each in self._all if each.sort in wanted])
        timeless = sum(not each.at for each in self.model.rows)
        self.state.setText(
            self.tr("{n} baris tanpa waktu ada di akhir daftar.").format(n=timeless) if timeless else ""
        )
        self.state.setVisible(bool(timeless))

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wants.emit(self.model.rows[index.row()])

    def _basis(self, moment: Moment) -> str:
        words = {
            Basis.CAMERA_ZONE: self.tr("jam kamera, zona waktu tertulis di foto"),
            Basis.CAMERA_GPS: self.tr("jam kamera, zona dihitung dari GPS"),
            Basis.CAMERA_OFFICE: self.tr("jam kamera, zona kantor diandaikan"),
            Basis.CAMERA_POSITION: self.tr("jam kamera, zona diandaikan dari posisi"),
            Basis.FILM_UTC: self.tr("jam kamera video, UTC"),
            Basis.TOLD: self.tr("diceritakan, diketik petugas"),
            Basis.LAPTOP: self.tr("jam laptop ini"),
        }[moment.basis]
        if moment.clock is not None:
            return self.tr("{basis}; cek jam: kamera {skew}").format(basis=words, skew=moment.clock.skew)
        return words

    def _what(self, moment: Moment) -> str:
        words = {
            Sort.PICTURE: self.tr("Foto diambil: bukti {n}, {words}"),
            Sort.FILM: self.tr("Video dibuat: bukti {n}, {words}"),
            Sort.POST: self.tr("Diunggah: unggahan {n}, {words}"),
            Sort.LOOK: self.tr("Dilihat petugas: unggahan {n}, {words}"),
            Sort.THING: self.tr("Barang {n} berpindah: {words}"),
            Sort.ACT: self.tr("Dugaan perbuatan {n}: {words}"),
            Sort.CASE: self.tr("Perkara: {words}"),
            Sort.STATEMENT: self.tr("Keterangan {n} dibuat"),
            Sort.STEP: self.tr("Langkah: {words}"),
            Sort.LOG: "{words}",
        }[moment.sort]
        told = words.format(n=moment.number, words=saying.one_line(moment.words))
        if moment.told:
            return self.tr("{what} (waktu: {told})").format(what=told, told=saying.one_line(moment.told))
        return told


def _when(moment: Moment) -> str:
    if not moment.at:
        return "—"
    return stamp_words(moment.at) if "T" in moment.at else dates.shown(moment.at)
