"""The side panel of a statement: what is missing of form B.12, and the form's fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from intake.records.hearing import CHOICES, FIELDS, HearingForm
from intake.rules.hearings import Doubt, Expected, Remark
from intake.rules.regions import ZONES
from ui.window import dates, fields, moments, saying
from ui.window.choice_box import ChoiceBox
from ui.window.growing import GrowingText
from ui.window.person_form import choose
from ui.window.tabs import Tabs
from ui.window.theme import GAP
from ui.window.type_ahead import Found

_MOMENTS: Final = ("started_at", "ended_at")
_DAYS: Final = ("invitation_date",)
_LISTS: Final = ("officers", "others")
_PERSONS: Final = ("interpreter", "companion")
_NAMED: Final = (Expected.SPEAKER, Doubt.MOMENT_UNREADABLE)


def remark_words(remark: Remark) -> str:
    """What is missing or in doubt, with the article."""
    missing = isinstance(remark.what, Expected)
    named = remark.what in _NAMED
    details = [saying.say(f"hearing-field.{each}") if named else each for each in remark.details]
    group = "missing" if missing else "hearing-doubt"
    words = saying.say(f"{group}.{remark.what}", details=", ".join(details))
    article = remark.article or (saying.say("missing.unverified") if missing else "")
    return f"{words} ({article})" if article else words


class HearingPanel(QWidget):
    """Shows and takes the fields of form B.12; `edited` is emitted at each change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept = HearingForm()
        self._filling = False
        self._numbers: Mapping[str, str] = {}
        self.lines: dict[str, QLineEdit] = {}
        self.texts: dict[str, QPlainTextEdit] = {}
        self.choices: dict[str, QComboBox] = {}
        self.missing = fields.label("", "warn")
        self.complete = fields.label(self.tr("Isian formulir lengkap."), "good")
        form = fields.column(gap=GAP // 2)
        for name in FIELDS:
            self._add(form, name)
        form.addStretch(1)
        lacking = fields.column(self.missing, self.complete, None)
        self.tabs = Tabs(self.tr("Yang belum ada, atau isian formulir"))
        for words, layout in ((self.tr("Isian B.12"), form), (self.tr("Belum ada"), lacking)):
            layout.setContentsMargins(GAP // 2, GAP, GAP // 2, GAP)
            self.tabs.add(words, fields.holder(layout))
        self.setLayout(fields.column(self.tabs))

    def _add(self, form: QVBoxLayout, name: str) -> None:
        label = saying.say(f"hearing-field.{name}")
        field: QWidget
        if name in CHOICES or name in _PERSONS or name == "zone":
            choice = ChoiceBox(letters=8)
            choice.addItem("", "")
            for code in CHOICES.get(name, ()):
                choice.addItem(saying.say(f"hearing-choice.{code}"), code)
            for zone in ZONES if name == "zone" else ():
                choice.addItem(zone, zone)
            choice.currentIndexChanged.connect(self._told)
            field = self.choices[name] = choice
        elif name in _LISTS:
            text = GrowingText(label, self.tr("Satu nama tiap baris"), least=2, most=8)
            text.textChanged.connect(self._told)
            field = self.texts[name] = text
        else:
            line = fields.line(label, self._hint(name))
            line.textEdited.connect(self._told)
            field = self.lines[name] = line
        field.setAccessibleName(label)
        above = fields.label(label)
        above.setBuddy(field)
        form.addWidget(above)
        form.addWidget(field)

    def _hint(self, name: str) -> str:
        if name in _MOMENTS:
            return self.tr("14-02-2024 09.30")
        if name in _DAYS:
            return self.tr("14-02-2024")
        return self.tr("Nomor bukti, misalnya 3, 5") if name == "recordings" else ""

    def set_people(self, persons: Sequence[Found]) -> None:
        """The people who can interpret or accompany."""
        self._filling = True
        for name in _PERSONS:
            choice = self.choices[name]
            now = str(choice.currentData() or "")
            choice.clear()
            choice.addItem("", "")
            for each in persons:
                choice.addItem(each.text, each.key)
            choose(choice, now)
        self._filling = False

    def set_exhibits(self, numbers: Mapping[str, str]) -> None:
        """The numbers of the case's exhibits by id, in which recordings are named."""
        self._numbers = numbers

    def put(self, kept: HearingForm, *, editable: bool) -> None:
        """Shows the form of a statement."""
        self._filling = True
        self._kept = kept
        for name, line in self.lines.items():
            line.setText(self._shown(name, getattr(kept, name)))
            fields.lock(line, locked=not editable)
        for name, text in self.texts.items():
            text.setPlainText(getattr(kept, name))
            fields.lock(text, locked=not editable)
        for name, choice in self.choices.items():
            choose(choice, getattr(kept, name))
            choice.setEnabled(editable)
        self._filling = False

    def set_field(self, name: str, value: str) -> None:
        """Fills one field as if the officer had."""
        if name in self.choices:
            choose(self.choices[name], value)
        elif name in self.texts:
            self.texts[name].setPlainText(value)
        else:
            self.lines[name].setText(self._shown(name, value))
            self._told()

    @property
    def typed(self) -> HearingForm:
        """The form as it stands in the fields."""
        zone = str(self.choices["zone"].currentData() or "")
        values = {name: self._stored(name, line.text(), zone) for name, line in self.lines.items()}
        values |= {name: text.toPlainText().strip() for name, text in self.texts.items()}
        values |= {name: str(choice.currentData() or "") for name, choice in self.choices.items()}
        return HearingForm(**values)

    def show_remarks(self, found: Sequence[Remark]) -> None:
        """Says what is missing or in doubt."""
        self.missing.setText("\n".join(f"• {remark_words(each)}" for each in found))
        self.missing.setVisible(bool(found))
        self.complete.setVisible(not found)
        words = self.tr("Belum ada ({n})").format(n=len(found)) if found else self.tr("Belum ada")
        self.tabs.bar.setTabText(1, words)

    def _shown(self, name: str, value: str) -> str:
        if name in _MOMENTS:
            return moments.shown(value)
        if name == "recordings":
            return ", ".join(self._numbers.get(each, each) for each in value.splitlines())
        return dates.shown(value) if name in _DAYS else value

    def _stored(self, name: str, typed: str, zone: str) -> str:
        if typed == self._shown(name, getattr(self._kept, name)):
            return str(getattr(self._kept, name))
        if name in _MOMENTS:
            return moments.stored(typed, zone)
        if name == "recordings":
            ids = {number: each for each, number in self._numbers.items()}
            named = [each.strip() for each in typed.split(",") if each.strip()]
            return "\n".join(ids.get(each, each) for each in named)
        return dates.stored(typed) if name in _DAYS else typed.strip()

    def _told(self) -> None:
        if not self._filling:
            self.edited.emit()
