"""The form of an alleged act: the act found by words in the catalogue, and the lists that describe how it was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QComboBox, QWidget

from intake.records.acts import CHOSEN, ActFacts, ActRules
from intake.records.people import YES
from intake.rules.acts import ActKind, CatalogueAct
from intake.rules.choices import Choice
from ui.window import dates, fields, language, models, saying
from ui.window.choice_box import ChoiceBox
from ui.window.draft_form import Input
from ui.window.person_form import choose
from ui.window.type_ahead import Found, Look, TypeAhead

_LINES: Final = ("candidate", "date", "place", "heard_from", "note")
_COMBOS: Final = ("channel", "platform", "phase", "object")


class ActForm(QWidget):
    """Shows and takes the facts of one act; `edited` is emitted when the officer changes anything."""

    edited = Signal()

    def __init__(self, find_act: Look, find_place: Look) -> None:
        super().__init__()
        self._kept = ActFacts()
        self._filling = False
        self._poses_wanted = ""
        self._rules: ActRules | None = None
        self._acts: Mapping[str, CatalogueAct] = {}
        self.code = TypeAhead(saying.say("act-field.words"), self.tr("Misalnya: suka posting"), find_act)
        self.place_code = TypeAhead(
            saying.say("act-field.place_code"), self.tr("Ketik, lalu pilih"), find_place
        )
        self.person = ChoiceBox(letters=8)
        self.combos = {name: ChoiceBox(letters=8) for name in _COMBOS}
        self.lines = {name: fields.line(saying.say(f"act-field.{name}")) for name in _LINES}
        self.lines["date"].setPlaceholderText(self.tr("hari-bulan-tahun"))
        self.hearsay = QCheckBox(saying.say("act-field.hearsay"))
        self.hearsay_note = fields.label(saying.say("act-note.hearsay"), "warn")
        self.about = fields.label("", "note")
        self._poses = QStandardItemModel(self)
        self.poses = models.UnrolledList()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.poses.setModel(self._poses)
        self.poses.setObjectName("choices")
        self.poses.setAccessibleName(saying.say("act-field.poses"))
        self.poses.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.poses.setWordWrap(True)
        form = fields.form()
        fields.add_row(form, saying.say("act-field.words"), fields.column(self.code, self.about, gap=2))
        fields.add_row(form, saying.say("act-field.person"), self.person)
        for name in _COMBOS:
            fields.add_row(form, saying.say(f"act-field.{name}"), self.combos[name])
        for name in ("candidate", "date"):
            fields.add_row(form, saying.say(f"act-field.{name}"), self.lines[name])
        fields.add_row(form, saying.say("act-field.place_code"), self.place_code)
        fields.add_row(form, saying.say("act-field.place"), self.lines["place"])
        poses = fields.column(self.poses, fields.label(saying.say("act-note.poses"), "note"), gap=2)
        fields.add_row(form, saying.say("act-field.poses"), poses)
        self.hearsay.setAccessibleName(self.hearsay.text())
        form.addRow("", fields.column(self.hearsay, self.hearsay_note, gap=2))
        for name in ("heard_from", "note"):
            fields.add_row(form, saying.say(f"act-field.{name}"), self.lines[name])
        form.setContentsMargins(0, 0, 0, 0)
        self.setLayout(form)

    def _connect(self) -> None:
        self.code.chosen.connect(self._act_chosen)
        self.place_code.chosen.connect(self._told)
        for box in (self.person, *self.combos.values()):
            box.currentIndexChanged.connect(self._told)
        for line in self.lines.values():
            line.textEdited.connect(self._told)
        self._poses.itemChanged.connect(self._told)
        self.hearsay.toggled.connect(self._told)
        self.hearsay.toggled.connect(self.hearsay_note.setVisible)

    def set_rules(
        self, rules: ActRules, lists: Mapping[str, Sequence[Choice]], persons: Sequence[Found]
    ) -> None:
        """The catalogue, the entries that may be chosen today, and the people of the case; what is typed stays."""
        self._filling = True
        poses = self._chosen_poses
        self._rules = rules
        self._acts = {each.code: each for each in rules.acts.entries}
        for name, box in self.combos.items():
            _fill(box, [Found(each.code, saying.read(each.words)) for each in lists[name]])
        _fill(self.person, persons)
        self._poses.clear()
        for each in lists["poses"]:
            item = QStandardItem(saying.read(each.words))
            item.setData(each.code)
            item.setEditable(False)
            item.setCheckable(True)
            self._poses.appendRow(item)
        self._choose_poses(poses)
        self._filling = False

    def put(self, kept: ActFacts, *, editable: bool) -> None:
        """Shows an act, or an empty form; the words for its place follow (`place_code.name`)."""
        self._kept = kept
        self.place_code.put(Found(kept.place_code, kept.place_code) if kept.place_code else None)
        self._show(kept)
        for line in (self.code, self.place_code, *self.lines.values()):
            line.setReadOnly(not editable)
        for box in (self.person, self.poses, self.hearsay, *self.combos.values()):
            box.setEnabled(editable)

    def forget(self) -> None:
        """Shows no act and names nobody."""
        self._filling = True
        self.person.clear()
        self.put(ActFacts(), editable=False)

    def _show(self, kept: ActFacts) -> None:
        self._filling = True
        self.code.put(Found(kept.code, self._shown(kept, "words")) if kept.code else None)
        choose(self.person, kept.person)
        for name, box in self.combos.items():
            choose(box, getattr(kept, name))
        for name, line in self.lines.items():
            line.setText(dates.shown(kept.date) if name == "date" else getattr(kept, name))
        self._choose_poses(kept.poses)
        self.hearsay.setChecked(bool(kept.hearsay))
        self.hearsay_note.setVisible(bool(kept.hearsay))
        self._explain(kept.kind, self._shown(kept, "basis"), self._shown(kept, "sanctions"))
        self._filling = False

    @property
    def typed(self) -> ActFacts:
        """The facts as they stand in the fields; what is copied from the catalogue follows when they are kept."""
        values = {name: line.text().strip() for name, line in self.lines.items()}
        values["date"] = dates.stored(values["date"])
        values |= {name: str(box.currentData() or "") for name, box in self.combos.items()}
        return replace(
            self._kept,
            **values,
            code=self.code.key,
            person=str(self.person.currentData() or ""),
            place_code=self.place_code.key,
            poses=self._chosen_poses,
            hearsay=YES if self.hearsay.isChecked() else "",
        )

    @property
    def inputs(self) -> dict[str, QWidget | Input]:
        """Every field by its name."""
        poses = Input(lambda: self._chosen_poses, self._choose_poses)
        found = {"code": self.code, "place_code": self.place_code}
        return {
            **found, **self.lines, **self.combos, "person": self.person, "hearsay": self.hearsay, "poses": poses,
        }  # fmt: skip

    @property
    def _chosen_poses(self) -> str:
        """The codes of the poses, one a line; before the list of them is there, those that wait for it."""
        if not self._poses.rowCount():
            return self._poses_wanted
        items = (self._poses.item(row) for row in range(self._poses.rowCount()))
        return "\n".join(str(each.data()) for each in items if each.checkState() is Qt.CheckState.Checked)

    def _choose_poses(self, codes: str) -> None:
        self._poses_wanted, wanted = codes, codes.splitlines()
        for row in range(self._poses.rowCount()):
            item = self._poses.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.data() in wanted else Qt.CheckState.Unchecked)

    def kept_now(self, facts: ActFacts) -> None:
        """What is in the vault by now; the fields stay as they are."""
        self._kept = facts

    @property
    def is_changed(self) -> bool:
        """Whether the fields say something else than what was shown."""
        return self.typed != self._kept

    def _act_chosen(self, found: Found | None) -> None:
        act = self._acts.get(found.key) if found else None
        if act is None:
            self.about.clear()
        else:
            sanctions = "\n".join(saying.read(each.text) for each in act.sanctions)
            self._explain(act.kind, saying.read(act.basis), sanctions)
        self._told()

    def _shown(self, kept: ActFacts, field: str) -> str:
        rules = self._rules
        return "" if rules is None else rules.shown(kept, field, language.current())

    def _explain(self, kind: str, basis: str, sanctions: str) -> None:
        words = [saying.say(f"act-kind.{kind}")] if kind in set(ActKind) else []
        words += [f"{saying.say('act-field.basis')}: {basis}"] if basis else []
        words += [f"{saying.say('act-field.sanctions')}: {sanctions}"] if sanctions else []
        self.about.setText("\n".join(words))
        self.about.setVisible(bool(words))

    def _told(self, *_: object) -> None:
        if not self._filling:
            self.edited.emit()


assert set(_COMBOS) | {"poses"} == set(CHOSEN)


def _fill(box: QComboBox, offered: Sequence[Found]) -> None:
    now = str(box.currentData() or "")
    box.clear()
    box.addItem("", "")
    for each in offered:
        box.addItem(each.text, each.key)
    choose(box, now)


def find_acts(entries: Sequence[CatalogueAct], typed: str) -> list[Found]:
    """The acts whose words in any language, code or kind hold the beginnings of all the words typed."""
    wanted = typed.casefold().split()

    def fits(act: CatalogueAct) -> bool:
        held = (
            f"{act.code} {act.kind} {act.words.official} {act.words.english}".casefold()
            .replace(",", " ")
            .split()
        )
        return all(any(word.startswith(part) for word in held) for part in wanted)

    return [Found(each.code, f"{saying.read(each.words)} ({each.code})") for each in entries if fits(each)]
