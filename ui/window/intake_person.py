"""A person in the report: reporter, reported party or witness, the last with the first statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from intake.reception import Speaker
from intake.records.people import PersonFacts, Role
from ui.window import fields, taking_out
from ui.window.intake_field import Field, FieldKind, OfficeTime
from ui.window.theme import GAP, is_large, scaled

_LABELS, _BROKEN_LABELS = (122, 152), (104, 125)
"""The room for the labels of the fields left and right, in pixels at a text size of 100 %; large text breaks more."""
_KEYS = count(1)
_ROLES = {
    Role.PELAPOR: (
        "name", "address", "phone", "occupation", "birth_place", "birth_date", "sex", "citizenship", "email",
    ),
    Role.TERLAPOR: ("name", "position", "agency", "address", "phone"),
    Role.SAKSI: ("name", "address", "phone"),
}  # fmt: skip


class PersonBlock(QWidget):
    """The fields of form B.1 for one person; what other pages recorded of the person is kept."""

    typed = Signal()

    withdrawal_wanted = Signal(object)
    """This block: its person was recorded and is not of the case."""

    def __init__(self, role: Role, number: int, seal: Callable[[PersonBlock], None]) -> None:
        super().__init__()
        self.role, self._recorded = role, ""
        self._base, self._sealed, self._held = PersonFacts(""), False, False
        self._read, self._is_unread = "", False
        self.key = ""
        labels = self._labels()
        self.fields = {
            name: Field(f"{role}.{number}.{name}", *labels[name], kind=_kind(name)) for name in _ROLES[role]
        }
        self.words = Field(
            f"{role}.{number}.words",
            self.tr("Keterangan awal"),
            self.tr("Apa yang dilihat atau didengar sendiri, dengan kata-kata saksi"),
            lines=3,
        )
        self.seal_button = fields.button(self.tr("Segel keterangan"), lambda: seal(self), "seal")
        self.state = fields.label("", "good")
        self._unnamed = fields.label("", "warn")
        self.withdraw_button = fields.button(
            self.tr("Keluarkan dari perkara"), lambda: self.withdrawal_wanted.emit(self), style="link"
        )
        self._lay_out()
        self.words.typed.connect(self._look_at_words)
        for field in self.all_fields():
            field.typed.connect(self.typed)
            field.typed.connect(self.show_state)
        self.clear()

    def _labels(self) -> dict[str, tuple[str, str]]:
        return {
            "name": (
                self.tr("Nama"),
                self.tr("atau ciri-cirinya") if self.role is Role.TERLAPOR else self.tr("Seperti di KTP"),
            ),
            "address": (self.tr("Alamat"), self.tr("Desa, kecamatan")),
            "phone": (self.tr("No. telepon/HP"), ""),
            "occupation": (self.tr("Pekerjaan"), ""),
            "birth_place": (self.tr("Tempat lahir"), ""),
            "birth_date": (self.tr("Tanggal lahir"), self.tr("hari-bulan-tahun")),
            "sex": (self.tr("Jenis kelamin"), self.tr("Laki-laki / Perempuan")),
            "citizenship": (self.tr("Kewarganegaraan"), ""),
            "email": (self.tr("E-mail"), self.tr("Boleh kosong")),
            "position": (self.tr("Jabatan"), self.tr("misalnya: lurah")),
            "agency": (self.tr("Instansi"), self.tr("misalnya: kelurahan")),
        }

    def _lay_out(self) -> None:
        grid = two_columns()
        for place, field in enumerate(self.fields.values()):
            add_cell(grid, field, place // 2, place % 2)
        if self.role is Role.SAKSI:
            row = grid.rowCount()
            add_cell(grid, self.words, row, 0, wide=True)
            grid.addLayout(fields.row(self.state, None, self.seal_button), row + 1, 1, 1, 3)
        else:
            for widget in (self.words, self.seal_button, self.state):
                widget.setParent(self)
                widget.hide()
        below = fields.row(self._unnamed, self.withdraw_button)
        below.setStretch(0, 1)
        grid.addLayout(below, grid.rowCount(), 1, 1, 3)
        self.setLayout(grid)

    def all_fields(self) -> Iterator[Field]:
        """The fields in reading order."""
        yield from self.fields.values()
        if self.role is Role.SAKSI:
            yield self.words

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stops, in reading order."""
        yield from (field.edit for field in self.all_fields())
        if self.role is Role.SAKSI:
            yield self.seal_button
        yield self.withdraw_button

    def clear(self) -> None:
        """Nobody yet."""
        self.put(Speaker(f"new-{next(_KEYS)}", self.role, PersonFacts("")))

    def put(self, speaker: Speaker) -> None:
        """Shows a person as kept; a new reporter is taken for an Indonesian until somebody says otherwise."""
        self.key, self._base, self._sealed, self._recorded = speaker.key, speaker.facts, speaker.sealed, ""
        for name, field in self.fields.items():
            field.put(getattr(speaker.facts, name))
        if self.role is Role.PELAPOR and speaker.is_blank:
            self.fields["citizenship"].put("Indonesia")
        self.words.put(speaker.words)
        self._read, self._is_unread = speaker.words if speaker.read_back else "", False
        self.hold_words(held=False)

    def hold_words(self, *, held: bool) -> None:
        """While the words are being sealed none can be typed: they would be in neither."""
        self._held = held
        self.words.lock(held or self._sealed)
        self.show_state()

    def sealed(self, words: str) -> None:
        """These words are fixed now."""
        self._sealed = True
        self.words.put(words)
        self.hold_words(held=False)

    def speaker(self, clock: OfficeTime) -> Speaker:
        """The person as typed; what was only filled in beforehand counts for nothing."""
        values = {name: field.stored(clock) for name, field in self.fields.items()}
        said = {name for name, value in values.items() if value and name != "citizenship"}
        if not said and not self._base.name:
            values["citizenship"] = ""
        words = self.words.text if self.role is Role.SAKSI else ""
        return Speaker(self.key, self.role, replace(self._base, **values), words, self._sealed)

    @property
    def is_recorded(self) -> bool:
        """Whether this is somebody in the records, whatever stands in the fields by now."""
        return bool(self._recorded)

    @property
    def is_unnamed(self) -> bool:
        """Whether the name of somebody in the records was emptied."""
        return self.is_recorded and not self.fields["name"].text.strip()

    def recorded_as(self, name: str) -> None:
        """The name of this person in the records; '' for nobody's."""
        self._recorded = name
        self.show_state()

    def _look_at_words(self) -> None:
        """From the first change on these are no words that were read back, as `statements.save_draft` has it."""
        self._is_unread = self._is_unread or bool(self._read and self.words.text != self._read)

    def show_state(self) -> None:
        """Says whether the words are sealed, what an empty name means, and what can be done about both."""
        self._unnamed.setText(taking_out.unnamed(self._recorded) if self.is_unnamed else "")
        self._unnamed.setVisible(self.is_unnamed)
        self.withdraw_button.setVisible(self.is_unnamed)
        said = bool(self.words.text.strip())
        self.seal_button.setVisible(self.role is Role.SAKSI and not self._sealed)
        self.seal_button.setEnabled(said and not self._held)
        if self._held:
            self.state.setText(self.tr("Menyegel…"))
        else:
            self.state.setText(self._state_text())
        fields.restyle(self.state, "warn" if self._is_unread and not self._sealed else "good")

    def _state_text(self) -> str:
        if self._sealed:
            return self.tr("Keterangan tersegel.")
        if self._is_unread:
            return self.tr("Kata-katanya berubah sejak dibacakan kembali. Bacakan lagi.")
        return self.tr("Sudah dibacakan kembali.") if self._read else ""


def two_columns() -> QGridLayout:
    """A layout for `add_cell`; in all blocks of the page the fields stand below each other."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(GAP // 2)
    for side, room in enumerate(_BROKEN_LABELS if is_large() else _LABELS):
        grid.setColumnMinimumWidth(2 * side, scaled(room))
        grid.setColumnStretch(2 * side + 1, 1)
    return grid


def add_cell(grid: QGridLayout, field: QWidget, row: int, side: int, *, wide: bool = False) -> None:
    """Puts a field with its label on the left (0) or right (1) side of a row, or over all of it."""
    edit = field.edit if isinstance(field, Field) else field
    label = QLabel(edit.accessibleName())
    label.setWordWrap(True)
    label.setBuddy(edit)
    label.setContentsMargins(0, 6, 0, 0)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    grid.addWidget(label, row, 2 * side)
    grid.addWidget(field, row, 2 * side + 1, 1, 3 if wide else 1, Qt.AlignmentFlag.AlignTop)


def _kind(name: str) -> FieldKind:
    return {"name": FieldKind.NAME, "birth_date": FieldKind.DAY}.get(name, FieldKind.WORDS)
