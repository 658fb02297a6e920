"""Kaitan: which people, statements and acts an exhibit, a post or a thing has to do with."""

from __future__ import annotations

from dataclasses import dataclass

from intake.evidence import exhibits
from intake.records import acts, captures, links, pseudonyms, statements, things
from intake.records.cases import Case
from intake.records.links import End, EndKind, Link
from intake.vault import Vault
from intake.wording import one_line
from ui.window import fields, language, models
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm
from ui.window.models import Column, RowsModel
from ui.window.section import OpenCase, Section
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Target:
    """A record of the case by its end of a link: its number and what it is called."""

    end: End
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """A link as seen from one of its ends: what lies at the other."""

    link: Link
    other: Target


@dataclass(frozen=True, slots=True)
class _Ties:
    shown: tuple[_Shown, ...]
    targets: tuple[Target, ...]


class LinksPanel(Section):
    """The links of one record, and the making and cutting of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._end: End | None = None
        self.model: RowsModel[_Shown] = RowsModel(
            [
                Column(self.tr("Terkait dengan"), lambda each: self._words(each.other)),
                Column(self.tr("Catatan"), lambda each: self._note(each.link)),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Kaitan"),
            self.tr("Belum ada kaitan. Pilih di bawah, lalu tekan Kaitkan."),
            tall=True,
        )
        self.targets = ChoiceBox(letters=12)
        self.targets.setAccessibleName(self.tr("Kaitkan dengan"))
        self.note = fields.line(self.tr("Catatan kaitan"), self.tr("Boleh kosong"))
        self.draft = DraftForm(self, "link", {"note": self.note})
        self.note.textEdited.connect(self.draft.touch)
        self.make_button = fields.button(self.tr("Kaitkan"), self.make, "plus")
        self.cut_button = fields.button(self.tr("Putuskan kaitan…"), self.cut)
        form = fields.form()
        fields.add_row(form, self.tr("Kaitkan dengan"), self.targets)
        fields.add_row(form, self.tr("Catatan"), self.note)
        whole = fields.column(self.table, form, fields.row(self.cut_button, None, self.make_button))
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def show_record(self, end: End) -> None:
        """Shows the links of a record."""
        if end != self._end:
            self.draft.keep()
            self._end = end
            self.note.setText("")
            self.draft.turn_to(end.id)
        self._let_link(may=self.opened.editable)
        self._turn += 1
        self._refresh()

    def show_nothing(self) -> None:
        """There is no record yet that could have links."""
        self.draft.keep()
        self.draft.rest()
        self._end = None
        self._turn += 1
        self.model.set_rows([])
        self.targets.clear()
        self.note.setText("")
        self._let_link(may=False)  # what was typed here would be about nothing

    def _let_link(self, *, may: bool) -> None:
        for each in (self.targets, self.note, self.make_button, self.cut_button):
            each.setEnabled(may)

    def forget(self) -> None:
        """Shows no link."""
        super().forget()
        self.draft.forget()
        self.show_nothing()
        self.model.forget()

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.draft.open(opened)

    @property
    def unsaved(self) -> bool:
        """Whether a note is not in the vault."""
        return self.draft.unsaved

    def save_now(self) -> None:
        """Keeps a note whose link is not made yet."""
        self.draft.keep()

    def _refresh(self) -> None:
        case, end = self.opened.case, self._end
        if end is not None:
            self.run(lambda vault, _: _ties(vault, case, end), self._show)

    def _show(self, ties: _Ties) -> None:
        self.model.set_rows(ties.shown)
        self.targets.clear()
        for each in ties.targets:
            self.targets.addItem(self._words(each), each.end)

    def _words(self, target: Target) -> str:
        kinds = {
            EndKind.EVIDENCE: self.tr("bukti {n}"),
            EndKind.CAPTURE: self.tr("unggahan {n}"),
            EndKind.THING: self.tr("barang {n}"),
            EndKind.PERSON: self.tr("orang {n}"),
            EndKind.STATEMENT: self.tr("keterangan {n}"),
            EndKind.ACT: self.tr("perbuatan {n}"),
        }
        said = kinds[target.end.kind].format(n=target.number)
        return f"{said} · {one_line(target.name)}" if target.name else said

    def _note(self, link: Link) -> str:
        return one_line(link.note) if link.cut is None else self.tr("Diputuskan: {why}").format(why=link.cut)

    def make(self) -> None:
        """Makes the link that is chosen."""
        end, other = self._end, self.targets.currentData()
        if end is None or not isinstance(other, End):
            return
        case, note = self.opened.case, self.note.text().strip()

        def task(vault: Vault, _: Job[Link]) -> Link:
            return links.make(vault, case, end, other, note)

        self.draft.record(task, lambda _: self._made(end), always=True)

    def cut(self) -> None:
        """Takes back the link that is chosen, with its reason."""
        row = models.selected(self.table)
        if row is None or self.model.rows[row].link.cut is not None:
            return
        reason = self.desk.ask.words(
            self.tr("Putuskan kaitan"),
            self.tr("Kaitan tetap tercatat sebagai diputuskan. Apa alasannya?"),
            self.tr("Putuskan"),
        )
        if reason is not None and self.is_open:
            case, link = self.opened.case, self.model.rows[row].link
            self.run(lambda vault, _: links.cut(vault, case, link, reason), lambda _: self._changed())

    def _made(self, end: End) -> None:
        """The panel may show another record by now."""
        if end == self._end:
            self.note.setText("")
            self.draft.turn_to(end.id)
        self._changed()

    def _changed(self) -> None:
        if not self.is_open:
            return
        self.draft.keep()
        self._refresh()
        self.changed.emit()


def _ties(vault: Vault, case: Case, end: End) -> _Ties:
    known = {each.end.id: each for each in _records(vault, case)}
    shown = [
        _Shown(link, known.get(other.id, Target(other, 0, "")))
        for link in links.listing(vault, case.id)
        for other in ((link.end,) if link.start == end else (link.start,) if link.end == end else ())
    ]
    standing = {each.other.end for each in shown if each.link.cut is None}
    targets = [
        each
        for each in known.values()
        if each.end.kind in links.TO and each.end != end and each.end not in standing
    ]
    return _Ties(tuple(shown), tuple(targets))


def _records(vault: Vault, case: Case) -> list[Target]:
    persons = pseudonyms.listing(vault, case)
    names = {each.id: each.facts.name for each in persons}
    rules, spoken = acts.rules_of(vault), language.current()
    found = [Target(End(EndKind.PERSON, each.id), each.number, each.facts.name) for each in persons]
    found += [
        Target(End(EndKind.STATEMENT, each.id), each.number, names.get(each.person, ""))
        for each in statements.listing(vault, case)
    ]
    found += [
        Target(End(EndKind.ACT, each.id), each.number, rules.shown(each.facts, "words", spoken))
        for each in acts.listing(vault, case.id)
        if each.withdrawn is None
    ]
    found += [
        Target(End(EndKind.CAPTURE, each.id), each.number, each.facts.account_name)
        for each in captures.listing(vault, case.id)
    ]
    found += [
        Target(End(EndKind.THING, each.id), each.number, each.facts.item)
        for each in things.listing(vault, case.id)
    ]
    found += [
        Target(
            End(EndKind.EVIDENCE, each.id), each.number, "" if each.is_identity else each.obtained.file_name
        )
        for each in exhibits.listing(vault, case)
    ]
    return found
