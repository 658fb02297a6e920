"""Orang: the people of a case, and the form that adds one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea

from intake import people
from intake.people import Person, PersonFacts, Role
from ui.window import dates, fields, models
from ui.window.desk import Desk
from ui.window.models import Column, RowsModel
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP


def role_words(role: Role) -> str:
    """The role as papers name it."""
    return role.value.capitalize()


class PeopleSection(Section):
    """A table of people; beside it what is known of one, or the form for a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[Person] = RowsModel(
            [
                Column(self.tr("No."), lambda person: str(person.number), width=56),
                Column(self.tr("Nama"), lambda person: person.facts.name),
                Column(self.tr("Sebagai"), lambda person: role_words(person.role), width=120),
            ],
            self,
        )
        self.table = models.table(self.model, self.tr("Orang dalam perkara"))
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(role_words(role), role)
        self.lines: dict[str, QLineEdit] = {
            name: fields.line(label, hint) for name, (label, hint) in self._labels().items()
        }
        self.add_button = fields.button(self.tr("Simpan orang"), self.add, "save", style="primary")
        self.new_button = fields.button(self.tr("Orang baru"), self.begin_new, "plus")
        self._heading = fields.label("", "heading")
        self._lay_out()

    def _labels(self) -> dict[str, tuple[str, str]]:
        return {
            "name": (self.tr("Nama"), self.tr("Nama lengkap")),
            "birth_place": (self.tr("Tempat lahir"), ""),
            "birth_date": (self.tr("Tanggal lahir"), self.tr("hari-bulan-tahun")),
            "sex": (self.tr("Jenis kelamin"), self.tr("Laki-laki / Perempuan")),
            "occupation": (self.tr("Pekerjaan"), ""),
            "citizenship": (self.tr("Kewarganegaraan"), ""),
            "address": (self.tr("Alamat"), self.tr("Dusun, desa/kelurahan, kecamatan")),
            "phone": (self.tr("No. telepon/HP"), ""),
            "email": (self.tr("E-mail"), self.tr("Boleh kosong")),
            "note": (self.tr("Catatan"), ""),
        }

    def _lay_out(self) -> None:
        form = fields.form()
        fields.add_row(form, self.tr("Sebagai"), self.role)
        for line in self.lines.values():
            fields.add_row(form, line.accessibleName(), line)
        sheet = fields.panel(self._heading, form, None)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        left = fields.column(self.table, fields.row(None, self.new_button))
        right = fields.column(scroll, fields.row(None, self.add_button))
        whole = fields.row(fields.holder(left), fields.holder(right), gap=2 * GAP)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def open(self, opened: OpenCase) -> None:
        """Shows the people of a case."""
        super().open(opened)
        self.new_button.setEnabled(opened.editable)
        self._refresh()
        self.begin_new()

    def forget(self) -> None:
        """Shows nobody."""
        super().forget()
        self.model.set_rows([])
        self._fill(PersonFacts(""), None, editable=False)

    @property
    def unsaved(self) -> bool:
        """Whether a new person's name is typed and not kept."""
        return self.add_button.isEnabled() and bool(self.lines["name"].text().strip())

    def save_now(self) -> None:
        """Keeps a person who is typed but not saved."""
        if self.unsaved:
            self.add()

    def turned_away(self) -> None:
        """A half-typed person waits: what is recorded of a person cannot be taken back."""

    def begin_new(self) -> None:
        """An empty form."""
        self.table.clearSelection()
        editable = self._open is not None and self._open.editable
        self._fill(PersonFacts(""), None, editable=editable)
        self.lines["citizenship"].setText("Indonesia" if editable else "")
        self._heading.setText(self.tr("Orang baru"))
        self.lines["name"].setFocus()

    def add(self) -> None:
        """Records the person in the form."""
        case, role = self.opened.case, Role(self.role.currentData())
        values = {name: line.text().strip() for name, line in self.lines.items()}
        values["birth_date"] = dates.stored(values["birth_date"])
        facts = PersonFacts(**values)
        self.add_button.setEnabled(False)
        self.run(lambda vault, _: people.add(vault, case, role, facts), self._added, failed=self._refused)

    def _added(self, person: Person) -> None:
        self.desk.bar.show_text(self.tr("{name} tersimpan.").format(name=person.facts.name), "good")
        self._refresh()
        self.begin_new()
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self.add_button.setEnabled(True)
        self.desk.fail(error)

    def _refresh(self) -> None:
        case = self.opened.case
        self.run(lambda vault, _: people.listing(vault, case), self.model.set_rows)

    def _choose(self) -> None:
        row = models.selected(self.table)
        if row is not None:
            person = self.model.rows[row]
            self._heading.setText(f"{person.number}. {person.facts.name}")
            self._fill(person.facts, person.role, editable=False)

    def _fill(self, facts: PersonFacts, role: Role | None, *, editable: bool) -> None:
        for name, line in self.lines.items():
            value = getattr(facts, name)
            line.setText(dates.shown(value) if name == "birth_date" else value)
            line.setReadOnly(not editable)
        self.role.setEnabled(editable)
        self.role.setCurrentIndex(self.role.findData(role) if role else self.role.findData(Role.PELAPOR))
        self.add_button.setEnabled(editable)
