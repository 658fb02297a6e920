"""The blocks of numbers that offices allotted to this device: what is left of each, and entering one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from intake.docket import blocks
from intake.docket import desk as offices
from intake.docket.blocks import Allotment, Block
from intake.problems import Problem
from intake.rules import numbering, regions
from intake.rules.numbering import Template
from intake.vault import Vault
from ui.window import fields, models, saying
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Page
from ui.window.draft_form import DraftForm
from ui.window.models import Column, RowsModel
from ui.window.theme import GAP, is_large, scaled
from ui.window.work import Job

_CODE = 90
"""The width of the field for a code of region, in pixels at a text size of 100 %."""


@dataclass(frozen=True, slots=True)
class Held:
    """A block, whether its numbers may be given here, and whence an unverified code of region is, '' for others."""

    block: Block
    is_usable: bool
    source: str


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks, the forms that one can be entered for, this office's code of region (or ''), and today."""

    listed: tuple[Held, ...]
    forms: tuple[Template, ...]
    region: str
    today: date


def blocks_of(vault: Vault) -> Blocks:
    """What the panel shows."""
    folder, today = vault.office_tables, offices.today(vault)
    return Blocks(
        tuple(
            Held(each, each.origin == vault.keys.origin, regions.own_source(each.region, folder))
            for each in blocks.listing(vault)
        ),
        tuple(
            each for each in numbering.templates(folder).entries if each.until is None or each.until >= today
        ),
        regions.region_code(regions.office(vault.officer.office), folder).code,
        today,
    )


@dataclass(frozen=True, slots=True)
class Enter:
    """A task: enters a block as it stands in an office's letter; `place` is the district's name, or a city abroad."""

    form: Template
    year: int
    first: int
    last: int
    region: str
    place: str
    whose: str

    def __call__(self, vault: Vault, _: Job[Block]) -> Block:
        """The block. Raises `Problem`: number-region, number-place, and those of `blocks.allot`."""
        if not self.region:
            raise Problem("number-region", item=vault.officer.office)
        supervisor = numbering.supervisor_of(self.region, self.place, vault.office_tables)
        wanted = Allotment(
            self.form.kind,
            self.form.code,
            self.year,
            self.first,
            self.last,
            self.region,
            supervisor,
            self.whose,
        )
        return blocks.allot(vault, self.form, wanted)


class BlocksPanel(QWidget):
    """A table of blocks, and the form of a new one; `changed` is emitted after one was entered."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._forms: tuple[Template, ...] = ()
        self.model: RowsModel[Held] = RowsModel(
            [
                Column(
                    saying.say("number-field.kind"), lambda each: saying.say(f"number-kind.{each.block.kind}")
                ),
                Column(saying.say("number-field.year"), lambda each: str(each.block.year), width=58),
                Column(
                    saying.say("number-field.range"),
                    lambda each: f"{each.block.first}–{each.block.last}",
                    width=92,
                ),
                Column(
                    saying.say("number-field.following"),
                    lambda each: "—" if each.block.is_used_up else str(each.block.following),
                    width=92,
                ),
                Column(self.tr("Sisa"), self._left, width=110),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Blok nomor dari kantor"),
            self.tr("Belum ada blok nomor. Isi di bawah, lalu tekan Catat blok."),
            tall=True,
        )
        self.table.setMinimumHeight(scaled(66))
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.detail = fields.label("", "note")
        self.form = ChoiceBox(letters=8)
        self.year, self.first, self.last = (
            _short(name) for name in (self.tr("Tahun"), self.tr("Nomor pertama"), self.tr("Nomor terakhir"))
        )
        self.region = fields.line(self.tr("Kode wilayah"), self.tr("23.02"))
        self.place = fields.line(self.tr("Nama kecamatan"), self.tr("Misalnya Ngaliyan"))
        self.whose = fields.line(self.tr("Kantor yang memberi"), self.tr("Sebaiknya dengan nomor suratnya"))
        lines = {
            "year": self.year, "first": self.first, "last": self.last, "region": self.region, "place": self.place,
            "whose": self.whose,
        }  # fmt: skip
        self.draft = DraftForm(page, "block", {**lines, "form": self.form}, aside=("form",))
        for line in lines.values():
            line.textEdited.connect(self.draft.touch)
        self.said = fields.label("", "note")
        self.enter_button = fields.button(self.tr("Catat blok"), self.enter, "save", style="primary")
        self._lay_out()

    def _lay_out(self) -> None:
        form = fields.form()
        fields.add_row(form, saying.say("number-field.form"), self.form)
        parts = fields.row(
            self.year,
            fields.label(self.tr("dari")),
            self.first,
            fields.label(self.tr("sampai")),
            self.last,
            None,
            gap=GAP if is_large() else GAP // 2,
        )
        fields.add_row(form, self.tr("Tahun dan nomor"), parts)
        place = fields.label(self.place.accessibleName())
        place.setWordWrap(False)
        place.setBuddy(self.place)
        if not is_large():  # then the form is narrow, and a code short
            self.region.setMaximumWidth(scaled(_CODE))
        where = fields.row(self.region, place, self.place)
        where.setStretch(2, 1)
        fields.add_row(form, self.region.accessibleName(), where)
        fields.add_row(form, self.whose.accessibleName(), fields.row(self.whose, self.enter_button))
        whole = fields.column(self.table, self.detail, self.said, form)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.said.hide()

    def put(self, found: Blocks) -> None:
        """Shows the blocks; what is typed of a new one stays."""
        now = self.form.currentData()
        self._forms = found.forms
        self.form.clear()
        for each in found.forms:
            kind = saying.say(f"number-kind.{each.kind}")
            example = numbering.example(each, found.region, found.today.year)
            self.form.addItem(
                self.tr("{kind}, misalnya {number}").format(
                    kind=f"{kind[:1].upper()}{kind[1:]}", number=example
                ),
                each.code,
            )
            self.form.setItemData(
                self.form.count() - 1, f"{each.form} ({each.code})", Qt.ItemDataRole.ToolTipRole
            )
        self.form.setCurrentIndex(max(0, self.form.findData(now)))
        self.model.set_rows(found.listed)
        self.detail.setText("" if found.listed else saying.say("console.no-blocks"))
        self._propose(self.year, str(found.today.year))
        self._propose(self.region, found.region)
        if not self.draft.words:
            self.draft.turn_to("")

    @staticmethod
    def _propose(line: QLineEdit, value: str) -> None:
        """What a field most likely holds, unless something is typed there."""
        if not line.text():
            line.setText(value)

    def forget(self) -> None:
        """Shows nothing."""
        self.draft.forget()
        self.model.forget()
        self.form.clear()
        for line in (self.year, self.first, self.last, self.region, self.place, self.whose):
            line.setText("")
        self.detail.clear()
        self._say("", "note")

    def enter(self) -> None:
        """Enters the block that is typed."""
        row = self.form.currentIndex()
        if row < 0:
            return
        typed = [line.text().strip() for line in (self.year, self.first, self.last)]
        if not all(each.isascii() and each.isdigit() for each in typed) or len(typed[0]) != 4:
            self._say(
                self.tr(
                    "Tulis tahun dengan empat angka, lalu nomor pertama dan nomor terakhir, misalnya 1 dan 50."
                ),
                "bad",
            )
            return
        year, first, last = map(int, typed)
        task = Enter(
            self._forms[row], year, first, last, self.region.text().strip(), self.place.text().strip(),
            self.whose.text().strip(),
        )  # fmt: skip
        self.enter_button.setEnabled(False)
        self.draft.record(task, self._entered, failed=self._refused)

    def _entered(self, made: Block) -> None:
        self.enter_button.setEnabled(True)
        for line in (self.first, self.last):
            line.setText("")
        self.draft.turn_to("")
        self._say(
            saying.say("done.number-block", number=made.number, first=made.first, last=made.last), "good"
        )
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self.enter_button.setEnabled(True)
        self._say(saying.error_text(error), "bad")

    def _say(self, words: str, style: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        fields.restyle(self.said, style)

    def _left(self, held: Held) -> str:
        if not held.is_usable:
            return self.tr("tidak dipakai")
        return str(held.block.left) if held.block.left else self.tr("habis")

    def _choose(self) -> None:
        row = models.selected(self.table)
        self.detail.setText("\n".join(explained(self.model.rows[row])) if row is not None else "")


def explained(held: Held) -> Sequence[str]:
    """A block in lines: who allotted it, whose numbers they are, and what is to be known before using it."""
    block = held.block
    lines = [f"{block.number}. {block.whose}", f"{block.template} · {block.supervisor}/{block.region}"]
    if not held.is_usable:
        lines.append(saying.say("problem.block-before-restore", item=block.number))
    return lines + saying.unverified_region(block.region, held.source)


def _short(name: str) -> QLineEdit:
    made = fields.line(name)
    made.setMinimumWidth(made.fontMetrics().averageCharWidth() * 6)
    made.setMaxLength(6)
    return made
