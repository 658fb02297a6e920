"""Surat: every paper of the case, to look at, print or save, and the receipt where there is no printer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel

from intake import receipt
from intake.evidence import exhibits
from intake.evidence.exhibits import Exhibit
from intake.papers.content import DossierKind
from intake.receipt import Receipt
from intake.records import people, pseudonyms
from intake.records.cases import Case
from intake.records.items import Item
from intake.records.people import Person
from intake.records.signed import PaperFacts, Signer
from intake.rules.referrals import Target, referrals
from intake.vault import Vault
from ui.window import fields, models, saying
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Desk
from ui.window.models import Column, RowsModel
from ui.window.paper_choice import PersonBox, SheetBox, TargetBox, dossiers
from ui.window.paper_tasks import MakeDossier, MakeForm, PaperKind, PaperWanted, form_kinds
from ui.window.section import Section
from ui.window.tabs import Tabs
from ui.window.theme import GAP, fixed_font, is_large, scaled
from ui.window.work import Job

_MOST_SCANS = 500
"""How many exhibits are offered as the scan; the newest are the likely ones."""
_CODE = 214
"""The width of the short code, at a text size of 100 %: it is copied by hand and seen whole."""


@dataclass(frozen=True, slots=True)
class PapersKnown:
    """What the section shows: forms, people, authorities, the exhibits that may be a scan, the receipts logged."""

    kinds: tuple[PaperKind, ...]
    people: tuple[Person, ...]
    targets: tuple[Target, ...]
    scans: tuple[Exhibit, ...]
    logged: tuple[Item[PaperFacts], ...]


@dataclass(frozen=True, slots=True)
class _Logged:
    """A receipt that was logged, and the numbers of the cases of all papers with its code."""

    code: str
    cases: tuple[int, ...]


class PapersSection(Section):
    """The list of papers on the left, the handwritten receipt on the right."""

    wants_paper = Signal(object)
    wants_letterhead = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._scans: tuple[Exhibit, ...] = ()
        self.model: RowsModel[PaperKind] = RowsModel(
            [
                Column(
                    self.tr("Surat"),
                    lambda each: each.title if each.dossier else f"{each.name} · {each.title}",
                ),
                Column(self.tr("Jenis"), self._kind, width=110),
            ],
            self,
        )
        self.table = models.table(
            self.model, self.tr("Surat perkara ini"), self.tr("Belum ada surat untuk perkara ini."), wrap=True
        )
        self.table.setMinimumHeight(scaled(160))
        self.table.doubleClicked.connect(lambda _: self.look())
        self.large = QCheckBox(self.tr("Huruf besar"))
        self.large.setAccessibleName(self.large.text())
        self.person, self.sheet, self.target = PersonBox(), SheetBox(), TargetBox()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.look_button = fields.button(self.tr("Lihat dan cetak"), self.look, "document", style="primary")
        self.letterhead_button = fields.button(self.tr("Isi kop surat…"), self.wants_letterhead.emit)
        self.give_button = fields.button(self.tr("Beri kode pendek"), self.give)
        self.code = fields.line(self.tr("Kode pendek"), "7K3M-Q9TX-2B0H-V5RC")
        self.code.setFont(fixed_font(13))
        self.code.setMinimumWidth(scaled(_CODE))
        self.sms = fields.label("", "note")
        self.scan = ChoiceBox(letters=12)
        self.log_button = fields.button(self.tr("Catat foto kertas"), self.log_scan)
        self.logged = fields.label("", "good")
        self._lay_out()

    def _kind(self, kind: PaperKind) -> str:
        if kind.dossier is not None:
            return self.tr("berkas")
        return self.tr("resmi") if kind.official else self.tr("tambahan")

    def _lay_out(self) -> None:
        choices = fields.row(self.person, self.large, self.sheet, self.target)
        choices.setStretch(0, 1)
        left = fields.panel(
            *_heading(self.tr("Surat perkara ini")),
            fields.label(
                self.tr("Setiap surat dapat dicetak kapan saja; yang belum diisi menjadi titik-titik."),
                "note",
            ),
            self.table,
            choices,
            fields.row(self.letterhead_button, None, self.look_button),
        )
        form = fields.form()
        fields.add_row(form, self.tr("Kode pendek"), self.code)
        fields.add_row(form, self.tr("Foto kertasnya"), self.scan)
        right = fields.panel(
            *_heading(self.tr("B.3 ditulis tangan")),
            fields.label(
                self.tr(
                    "Tidak ada pencetak? Tulis B.3 dengan tangan dan salin kode ini ke atasnya sebelum pelapor "
                    "menandatangani. Kode itu mengikat kertas kepada catatan di laptop ini."
                ),
                "note",
            ),
            fields.row(self.give_button, None),
            self.sms,
            fields.label(
                self.tr(
                    "Potret kertas yang sudah ditandatangani, masukkan sebagai bukti, lalu catat di sini."
                ),
                "note",
            ),
            form,
            fields.row(None, self.log_button),
            self.logged,
            None,
        )
        beside = fields.scrolled(right)
        if is_large():
            tabs = Tabs(self.tr("Surat perkara ini"))
            tabs.add(self.tr("Surat perkara ini"), left)
            tabs.add(self.tr("B.3 ditulis tangan"), beside)
            self.setLayout(fields.column(tabs))
            return
        beside.setFixedWidth(scaled(416))
        both = fields.row(left, beside, gap=2 * GAP)
        both.setStretch(0, 1)
        self.setLayout(both)

    def show_now(self) -> None:
        """Reads what can be made, and what may be a scan."""
        self.run(ReadPapers(self.opened.case), self._show)

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self.model.forget()
        self.person.offer(())
        self._scans = ()
        self.scan.clear()
        self.code.setText("")
        self.sms.clear()
        self.logged.clear()

    def _show(self, found: PapersKnown) -> None:
        chosen = max(models.selected(self.table) or 0, 0)
        self.model.set_rows([*found.kinds, *dossiers()])
        self.target.offer(found.targets)
        self.person.offer(found.people)
        self.table.selectRow(min(chosen, len(self.model.rows) - 1))
        self._scans = found.scans
        self.scan.clear()
        self.scan.addItems([f"{each.number}. {each.obtained.file_name}" for each in found.scans])
        for part in (self.give_button, self.log_button, self.scan, self.code):
            part.setEnabled(self.opened.editable)
        self.log_button.setEnabled(self.opened.editable and bool(found.scans))
        codes = ", ".join(each.facts.digest for each in found.logged)
        self.logged.setText(self.tr("Sudah dicatat: {codes}").format(codes=codes) if codes else "")

    def _choose(self) -> None:
        """Shows what can be asked of the chosen paper."""
        row = models.selected(self.table)
        dossier = None if row is None else self.model.rows[row].dossier
        for part in (self.large, self.person):
            part.setVisible(dossier is None)
        self.sheet.setVisible(dossier is not None)
        self.target.setVisible(dossier is DossierKind.REFERRAL)

    def look(self) -> None:
        """Has the chosen paper made and shown."""
        row = models.selected(self.table)
        if row is None:
            return
        kind, case = self.model.rows[row], self.opened.case
        if kind.dossier is None:
            make = MakeForm(case, kind.name, self.large.isChecked(), self.person.person)
            self.wants_paper.emit(PaperWanted(f"{kind.name} · {kind.title}", make))
            return
        pictures, pages = self.tr("Menyiapkan gambar"), self.tr("Menulis halaman")
        make_dossier = MakeDossier(case, kind, pictures, pages, self.sheet.sheet, self.target.target)
        self.wants_paper.emit(PaperWanted(kind.title, make_dossier))

    def give(self) -> None:
        """Signs the head of the log and shows the code to copy."""
        self.run(lambda vault, _: receipt.give(vault), self._given)

    def _given(self, given: Receipt) -> None:
        self.code.setText(given.code)
        self.sms.setText(self.tr("Untuk SMS: {sms}").format(sms=given.sms))

    def log_scan(self) -> None:
        """Logs the chosen exhibit as the scan of the paper with the typed code."""
        index, typed, case = self.scan.currentIndex(), self.code.text().strip(), self.opened.case
        if not 0 <= index < len(self._scans):
            return
        if not typed:
            self.desk.bar.show_text(self.tr("Ketik dahulu kode yang tertulis di kertas itu."), "warn")
            self.code.setFocus()
            return
        scan, signed = self._scans[index], (Signer.SPEAKER, Signer.OFFICER)

        def task(vault: Vault, _: Job[_Logged]) -> _Logged:
            code = receipt.log(vault, case, typed, scan, signed).facts.digest
            return _Logged(code, tuple(each.number for each in receipt.cases_of(vault, code)))

        self.run(task, self._logged)

    def _logged(self, found: _Logged) -> None:
        said = self.tr("Foto kertas B.3 dengan kode {code} sudah dicatat.").format(code=found.code)
        again = len(found.cases) > 1
        if again:
            said += " " + saying.say("console.receipt-code-again", items=", ".join(map(str, found.cases)))
        self.desk.bar.show_text(said, "warn" if again else "good")
        self.show_now()
        self.changed.emit()


def _heading(text: str) -> list[QLabel]:
    """The words above a part; large text has them on a tab."""
    return [] if is_large() else [fields.label(text, "heading")]


@dataclass(frozen=True, slots=True)
class ReadPapers:
    """Reads what the section shows of a case."""

    case: Case

    def __call__(self, vault: Vault, job: Job[PapersKnown]) -> PapersKnown:
        """The papers, the newest pictures first, the receipts logged."""
        pictures = (each for each in exhibits.listing(vault, self.case) if _may_be_scan(each))
        found = sorted(pictures, key=lambda each: -each.number)
        targets = referrals(vault.office_tables).entries
        logged = receipt.logged(vault, self.case.id)
        known = pseudonyms.shown(people.listing(vault, self.case))
        return PapersKnown(
            form_kinds(), tuple(known), tuple(targets), tuple(found[:_MOST_SCANS]), tuple(logged)
        )


def _may_be_scan(exhibit: Exhibit) -> bool:
    return exhibit.media_type.startswith("image/") or exhibit.media_type == "application/pdf"
