"""The form of one person: the fields of the role, remarks where they belong, places found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLayout, QLineEdit, QWidget

from intake.records.people import YES, KnowsBy, Nature, Person, PersonFacts, Role
from intake.records.remarks import Remark
from intake.rules.choices import Choice
from intake.rules.employment import Employment
from ui.window import dates, fields, person_fields, saying
from ui.window.choice_box import ChoiceBox
from ui.window.type_ahead import Found, Look, TypeAhead

_PLACES = ("address_code", "agency_region")
_PERSONS = ("acts_for",)
_LISTS = ("employment", "position_kind")


class PersonForm(QWidget):
    """Shows and takes the facts of one person; `edited` is emitted when the officer changes anything."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._kept = PersonFacts("")
        self._filling = False
        self._editable = False
        self._rows: dict[str, QLayout] = {}
        self.role = ChoiceBox(letters=12)
        for role in Role:
            self.role.addItem(saying.say(f"role.{role}").capitalize(), role)
        self.lines: dict[str, QLineEdit] = {}
        self.places: dict[str, TypeAhead] = {}
        self.choices: dict[str, QComboBox] = {}
        self.protected = QCheckBox(saying.say("person-field.protected"))
        self.remarks: dict[str, QLabel] = {name: fields.label("", "warn") for name in person_fields.ORDER}
        self._form = fields.form()
        fields.add_row(self._form, self.tr("Sebagai"), self.role)
        for name in person_fields.ORDER:
            self._add(name, look)
        self._form.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._form)
        self.role.currentIndexChanged.connect(self._turned)
        self.protected.toggled.connect(self._told)
        self._show_rows()

    def _add(self, name: str, look: Look) -> None:
        label = (
            self.tr("Desa atau kelurahan") if name == "address_code" else saying.say(f"person-field.{name}")
        )
        field = self._field(name, label, look)
        self.remarks[name].hide()
        row = fields.column(field, self.remarks[name], gap=2)
        self._rows[name] = row
        if name == "protected":
            self._form.addRow(QLabel(), row)
        else:
            fields.add_row(self._form, label, row)

    def _field(self, name: str, label: str, look: Look) -> QWidget:
        if name == "protected":
            self.protected.setAccessibleName(label)
            return self.protected
        if name in _PLACES:
            place = TypeAhead(label, self.tr("Ketik, lalu pilih"), look)
            place.chosen.connect(lambda _: self._told())
            self.places[name] = place
            return place
        offered = {"institution": ("nature", tuple(Nature)), "knows_by": ("knows-by", tuple(KnowsBy))}
        if name in (*offered, *_LISTS, *_PERSONS):
            choice = ChoiceBox(letters=12)
            choice.setAccessibleName(label)
            group, codes = offered.get(name, ("", ()))
            _offer(choice, [Found(code, saying.say(f"{group}.{code}")) for code in codes])
            choice.currentIndexChanged.connect(self._told)
            self.choices[name] = choice
            return choice
        line = fields.line(label, self._hint(name))
        line.textEdited.connect(self._told)
        self.lines[name] = line
        return line

    def _hint(self, name: str) -> str:
        return {
            "name": self.tr("Nama atau cirinya"),
            "birth_date": self.tr("hari-bulan-tahun"),
            "sex": self.tr("Laki-laki / Perempuan"),
            "address": self.tr("Jalan, RT/RW, dusun"),
            "email": self.tr("Boleh kosong"),
            "nik": self.tr("Boleh kosong"),
            "may_see": self.tr("Misalnya: Ketua"),
        }.get(name, "")

    @property
    def inputs(self) -> dict[str, QWidget]:
        """Every field by its name."""
        others: dict[str, QWidget] = {"role": self.role, "protected": self.protected}
        return {**self.lines, **self.places, **self.choices, **others}

    def set_lists(self, employments: Sequence[Employment], positions: Sequence[Choice]) -> None:
        """The statuses and kinds of position to choose from."""
        for name, entries in (("employment", employments), ("position_kind", positions)):
            _offer(self.choices[name], [Found(each.code, saying.read(each.words)) for each in entries])

    def set_people(self, persons: Sequence[Found]) -> None:
        """The people of the case whom a proxy, companion or interpreter can act for."""
        _offer(self.choices["acts_for"], persons)

    def show_person(self, person: Person | None, *, editable: bool) -> None:
        """Shows a person, or an empty form for a new one; the words for places follow (`name_places`)."""
        self._filling = True
        kept = self._kept = (
            person.facts if person else PersonFacts("", citizenship="Indonesia" if editable else "")
        )
        self._editable = editable
        for name, line in self.lines.items():
            value = getattr(kept, name)
            line.setText(dates.shown(value) if name == "birth_date" else value)
            line.setReadOnly(not editable)
        for name, place in self.places.items():
            code = getattr(kept, name)
            place.put(Found(code, code) if code else None)
            place.setReadOnly(not editable)
        for name, choice in self.choices.items():
            choose(choice, getattr(kept, name))
            choice.setEnabled(editable)
        self.protected.setChecked(bool(kept.protected))
        self.protected.setEnabled(editable)
        if person is not None:
            self.role.setCurrentIndex(self.role.findData(person.role))
        self.role.setEnabled(editable)
        self._filling = False
        self.show_remarks(())
        self._show_rows()

    def name_places(self, found: Sequence[Found]) -> None:
        """Shows recorded codes in words."""
        for place in self.places.values():
            for each in found:
                place.name(each)

    @property
    def chosen_role(self) -> Role:
        """The role that is chosen."""
        return Role(self.role.currentData())

    @property
    def typed(self) -> PersonFacts:
        """The facts as they stand in the fields; a place that changed gets its edition where it is kept."""
        values = {name: line.text().strip() for name, line in self.lines.items()}
        values["birth_date"] = dates.stored(values["birth_date"])
        values |= {name: place.key for name, place in self.places.items()}
        values |= {name: str(choice.currentData() or "") for name, choice in self.choices.items()}
        values["protected"] = YES if self.protected.isChecked() else ""
        if values["address_code"] != self._kept.address_code:
            values["address_edition"] = ""
        return replace(self._kept, **values)

    @property
    def is_changed(self) -> bool:
        """Whether the fields say something else than what was shown."""
        blank = PersonFacts("", citizenship="Indonesia")
        return self._editable and self.typed != self._kept and self.typed != blank

    @property
    def is_editable(self) -> bool:
        """Whether what is shown may be changed."""
        return self._editable

    def kept_now(self, facts: PersonFacts) -> None:
        """What is in the vault by now; the fields stay as they are."""
        self._kept = facts

    def show_remarks(self, found: Sequence[Remark]) -> None:
        """Says under each field what is odd about it."""
        for name, label in self.remarks.items():
            said = [
                saying.say(f"remark.{each.about}", field=saying.say(f"person-field.{name}"), found=each.found)
                for each in found
                if each.field == name
            ]
            label.setText("\n".join(said))
            label.setVisible(bool(said))

    def _turned(self) -> None:
        self._show_rows()
        self._told()

    def _told(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _show_rows(self) -> None:
        wanted = person_fields.shown(self.chosen_role, self._kept)
        for name, row in self._rows.items():
            self._form.setRowVisible(row, name in wanted)
        for name, label in self.remarks.items():
            label.setVisible(name in wanted and bool(label.text()))


def _offer(choice: QComboBox, offered: Sequence[Found]) -> None:
    """Fills a list with what can be chosen, the empty choice first; what is chosen stays."""
    now = str(choice.currentData() or "")
    choice.blockSignals(True)
    choice.clear()
    choice.addItem("", "")
    for each in offered:
        choice.addItem(each.text, each.key)
    choose(choice, now)
    choice.blockSignals(False)


def choose(choice: QComboBox, key: str) -> None:
    """Shows a choice; one that the list does not hold any more is shown by its code."""
    if key and choice.findData(key) < 0:
        choice.addItem(key, key)
    choice.setCurrentIndex(max(0, choice.findData(key)))
