"""Fields of a record of typed words, made from a list of what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.window import fields


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: the name it has in its record, what it is called, and a hint."""

    name: str
    label: str
    hint: str = ""


class RecordForm(QWidget):
    """One line for each entry; `typed` says that somebody types. Values are given back without outer blanks."""

    typed = Signal()

    def __init__(self, entries: Sequence[Entry], *before: tuple[str, QWidget]) -> None:
        super().__init__()
        self.lines: dict[str, QLineEdit] = {each.name: fields.line(each.label, each.hint) for each in entries}
        form = fields.form()
        form.setContentsMargins(0, 0, 0, 0)
        for label, field in before:
            fields.add_row(form, label, field)
        for each in entries:
            fields.add_row(form, each.label, self.lines[each.name])
            self.lines[each.name].textEdited.connect(self.typed)
        self.setLayout(form)

    @property
    def values(self) -> dict[str, str]:
        """What is typed, by the names of the record."""
        return {name: line.text().strip() for name, line in self.lines.items()}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(self.values.values())

    def fill(self, values: Mapping[str, str]) -> None:
        """Shows these values, empty where one is not named."""
        for name, line in self.lines.items():
            line.setText(values.get(name, ""))

    def set_editable(self, editable: bool) -> None:
        """Lets the officer type, or only read."""
        for line in self.lines.values():
            line.setReadOnly(not editable)
