"""Uraian: what is said to have happened, in the fields of form B.1."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QScrollArea

from intake import cases
from intake.cases import Case, CaseFacts
from ui.window import dates, fields
from ui.window.desk import Desk
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP

_DATES = ("event_date", "known_date")


class AccountSection(Section):
    """The account of the case; saved by its button, and when the officer leaves."""

    edited = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        date_hint = self.tr("hari-bulan-tahun, misalnya 14-02-2024")
        self.lines: dict[str, QLineEdit] = {
            "title": fields.line(self.tr("Judul perkara")),
            "place": fields.line(self.tr("Tempat kejadian"), self.tr("Desa/kelurahan, kecamatan, alamat")),
            "event_date": fields.line(self.tr("Tanggal kejadian"), date_hint),
            "known_date": fields.line(self.tr("Tanggal diketahui"), date_hint),
            "received_place": fields.line(self.tr("Diterima di")),
            "received_at": fields.line(self.tr("Diterima pada"), self.tr("Tanggal dan jam")),
        }
        self.texts: dict[str, QPlainTextEdit] = {
            "event": fields.text(self.tr("Peristiwa"), self.tr("Apa yang terjadi, dalam beberapa kalimat")),
            "narrative": fields.text(
                self.tr("Uraian singkat kejadian"),
                self.tr("Urutan kejadian: siapa, di mana, kapan, bagaimana"),
            ),
        }
        self.save_button = fields.button(self.tr("Simpan uraian"), self.save_now, "save", style="primary")
        self.state = fields.label("", "note")
        self._lay_out()
        for line in self.lines.values():
            line.textEdited.connect(self._show_state)
        for text in self.texts.values():
            text.textChanged.connect(self._show_state)

    def _lay_out(self) -> None:
        form = fields.form()
        for name in ("title", "place"):
            fields.add_row(form, self.lines[name].accessibleName(), self.lines[name])
        form.addRow(QLabel(self.tr("Tanggal kejadian")), self._pair("event_date", "known_date"))
        fields.add_row(form, self.tr("Peristiwa"), self.texts["event"])
        fields.add_row(form, self.tr("Uraian singkat"), self.texts["narrative"])
        form.addRow(QLabel(self.tr("Diterima di")), self._pair("received_place", "received_at"))
        self.texts["event"].setMinimumHeight(90)
        self.texts["narrative"].setMinimumHeight(130)
        sheet = fields.panel(form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        whole = fields.column(scroll, fields.row(self.state, None, self.save_button), gap=GAP)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _pair(self, first: str, second: str) -> QHBoxLayout:
        label = QLabel(self.lines[second].accessibleName())
        label.setBuddy(self.lines[second])
        return fields.row(self.lines[first], label, self.lines[second], gap=2 * GAP)

    def open(self, opened: OpenCase) -> None:
        """Shows the account of a case."""
        super().open(opened)
        facts = opened.case.facts
        for name, line in self.lines.items():
            value = getattr(facts, name)
            line.setText(dates.shown(value) if name in _DATES else value)
            line.setReadOnly(not opened.editable)
        for name, text in self.texts.items():
            text.setPlainText(getattr(facts, name))
            text.setReadOnly(not opened.editable)
        self._show_state()

    def forget(self) -> None:
        """Empties every field."""
        super().forget()
        for line in self.lines.values():
            line.setText("")
        for text in self.texts.values():
            text.clear()
        self.state.clear()

    @property
    def typed(self) -> CaseFacts:
        """The account as it stands in the fields."""
        values = {name: line.text().strip() for name, line in self.lines.items()}
        values |= {name: text.toPlainText() for name, text in self.texts.items()}
        values |= {name: dates.stored(values[name]) for name in _DATES}
        return CaseFacts(**values)

    @property
    def unsaved(self) -> bool:
        """Whether the fields say something else than the vault."""
        return self._open is not None and self._open.editable and self.typed != self._open.case.facts

    def save_now(self) -> None:
        """Saves the account where it changed."""
        if self.unsaved:
            case, typed = self.opened.case, self.typed
            self.state.setText(self.tr("Menyimpan…"))
            self.run(lambda vault, _: cases.edit(vault, case, typed), self._saved, failed=self._refused)

    def _saved(self, case: Case) -> None:
        self._open = replace(self.opened, case=case)
        self._show_state()
        self.edited.emit(case)

    def _refused(self, error: BaseException) -> None:
        self._show_state()
        self.desk.fail(error)

    def _show_state(self) -> None:
        if self._open is None:
            return
        changed = self.unsaved
        self.save_button.setEnabled(changed)
        if not self._open.editable:
            self.state.setText(self.tr("Perkara ini diterima dari kantor lain: dibaca saja."))
        else:
            self.state.setText(
                self.tr("Ada perubahan yang belum disimpan.") if changed else self.tr("Tersimpan.")
            )
        fields.restyle(self.state, "warn" if changed else "note")
