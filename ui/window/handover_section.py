"""Serah terima: what goes along, to whom, and how far each hand-over is; acknowledgements come back here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QCheckBox, QWidget

from intake import cards
from intake.bundle import ack, along, handovers
from intake.bundle.ack import TakenAck
from intake.bundle.along import Along
from intake.bundle.handovers import Handover, HandoverState
from intake.bundle.seal import SealedHandover
from intake.cards import TrustedCard
from intake.check import read_small
from intake.docket import procedure
from intake.ids import HandoverId
from intake.papers.content import DossierKind
from intake.papers.wording import number_words, stamp_words
from intake.problems import Problem
from intake.records import drafts, statements
from intake.records.cases import Case
from intake.rules.referrals import Target, referrals
from intake.vault import Vault
from ui.window import fields, icons, language, models, saying, theme
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Desk
from ui.window.dropped import local_paths
from ui.window.handing_over import Choice, Going, Prepare, Ready, Seal
from ui.window.models import Column, RowsModel
from ui.window.paper_choice import PaperChoice, SheetBox, TargetBox
from ui.window.paper_tasks import PaperKind, form_kinds
from ui.window.saying import short_size
from ui.window.section import OpenCase, Section
from ui.window.stages import Stages
from ui.window.tabs import Tabs
from ui.window.theme import GAP
from ui.window.work import Job, Priority

_SHOWN_LACKS = 3


@dataclass(frozen=True, slots=True)
class Outside:
    """The hand-overs of the case, newest first, the offices that can receive it, the papers, what the case still lacks.

    `chosen` is what went along the last time.
    """

    handovers: tuple[Handover, ...]
    cards: tuple[TrustedCard, ...]
    kinds: tuple[PaperKind, ...]
    lacks: tuple[str, ...]
    drafts: int
    forms: tuple[str, ...]
    targets: tuple[Target, ...]
    chosen: Along


class HandoverSection(Section):
    """Everything that leaves the vault, and the answers."""

    wants_cards = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self._cards: tuple[TrustedCard, ...] = ()
        self._kept: Along | None = None
        self._going: Going | None = None
        self._sealing = False
        self._looked_at: HandoverId | None = None
        self.papers = PaperChoice(self.tr("Surat yang ikut"))
        self.papers.ticked.connect(self._show_dossier_choice)
        self.sheet, self.target = SheetBox(), TargetBox()
        self.identity = QCheckBox(self.tr("Sertakan dokumen identitas (KTP)"))
        self.identity.setAccessibleName(self.identity.text())
        self.identity.toggled.connect(self._say_along)
        self.receiver = ChoiceBox(letters=24)
        self.seal_button = fields.button(self.tr("Segel ke flashdisk…"), self.seal, "seal", style="primary")
        self.ack_button = fields.button(self.tr("Masukkan bukti serah terima…"), self.pick_ack, "good")
        self.going_along = fields.label("", "warn")
        self.lacking = fields.label("", "warn")
        self.no_card = fields.label(
            self.tr("Belum ada kantor penerima. Percayai dahulu kartu kantor itu di halaman Kartu."), "warn"
        )
        self.cards_button = fields.button(
            self.tr("Ke halaman Kartu"), self.wants_cards.emit, "card", style="link"
        )
        self.stages = Stages()
        desk.work.changed.connect(self._look_at_going)
        self.model: RowsModel[Handover] = RowsModel(self._columns(), self)
        self.table = models.table(
            self.model,
            self.tr("Serah terima perkara ini"),
            self.tr("Belum pernah diserahkan. Pilih kantor penerima, lalu tekan Segel ke flashdisk."),
            unrolled=True,
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_steps())
        self._lay_out()

    def _columns(self) -> list[Column[Handover]]:
        return [
            Column(self.tr("Dibuat"), lambda each: stamp_words(each.created_at)[:16], width=150),
            Column(self.tr("Kepada"), lambda each: each.peer_name, width=140),
            Column(self.tr("Keadaan"), lambda each: self._state(each)[0], self._icon, width=200),
            Column(self.tr("Artinya"), lambda each: self._state(each)[1]),
        ]

    def _state(self, handover: Handover) -> tuple[str, str]:
        return {
            HandoverState.PREPARED: (
                self.tr("Belum selesai"),
                self.tr("Tidak sampai ke flashdisk. Segel lagi."),
            ),
            HandoverState.SEALED: (
                self.tr("Bukti serah terima belum ada"),
                self.tr(
                    "Tertulis dan dibaca ulang. Simpan brankas ini sampai kantor memberi bukti serah terima."
                ),
            ),
            HandoverState.TAKEN_IN: (
                self.tr("Diterima"),
                self.tr("Kantor penerima sudah memeriksa dan menerima."),
            ),
            HandoverState.DISPUTED: (
                self.tr("Dipersoalkan"),
                self.tr("Kantor menerima tetapi catatannya berselisih. Hubungi kantor itu."),
            ),
            HandoverState.REFUSED: (
                self.tr("Ditolak"),
                self.tr("Salinannya rusak atau tidak asli. Segel lagi."),
            ),
        }[handover.state]

    def _icon(self, handover: Handover) -> QIcon:
        if handover.state is HandoverState.TAKEN_IN:
            return icons.icon("good", "good")
        if handover.state in (HandoverState.DISPUTED, HandoverState.REFUSED):
            return icons.icon("bad", "bad")
        return icons.icon("warning", "warn")

    def _lay_out(self) -> None:
        self.tabs = Tabs(self.tr("Bagian serah terima"))
        along, sealing = self._along_part(), self._sealing_part()
        pages = [(self.tr("Segel untuk kantor lain"), sealing), (self.tr("Surat yang ikut"), along)]
        if not theme.is_large():
            both = fields.row(along, sealing, gap=2 * GAP)
            both.setStretch(0, 1)
            both.setStretch(1, 1)
            pages = [(pages[0][0], fields.holder(both))]
        for title, part in (*pages, (self.tr("Serah terima perkara ini"), self._held_part())):
            self.tabs.add(title, part)
        self.setLayout(fields.column(self.tabs))

    def _sealing_part(self) -> QWidget:
        form = fields.form()
        fields.add_row(form, self.tr("Kantor penerima"), self.receiver)
        notice = fields.row(self.no_card, self.cards_button)
        notice.setStretch(0, 1)
        about = fields.label(
            self.tr(
                "Hanya kantor penerima (dan Anda) yang dapat membukanya. Flashdisk yang hilang tidak terbaca."
            ),
            "note",
        )
        deed = fields.row(self.going_along, self.seal_button, gap=2 * GAP)
        deed.setStretch(0, 1)
        told = (about, self.lacking, form, notice, None)
        return fields.pinned(fields.panel(*told), deed) if theme.is_large() else fields.panel(*told, deed)

    def _along_part(self) -> QWidget:
        along = fields.column(self.papers, self.identity, fields.row(self.sheet, self.target, None))
        along.setStretch(0, 1)
        if theme.is_large():
            return fields.holder(along)
        return fields.panel(fields.label(self.tr("Surat yang ikut"), "heading"), along)

    def _held_part(self) -> QWidget:
        note = fields.label(
            self.tr("Bukti serah terima yang dibawa pulang dapat juga diseret ke halaman ini."), "note"
        )
        head = fields.row(note, self.ack_button, gap=2 * GAP)
        head.setStretch(0, 1)
        return fields.holder(fields.column(head, self.stages, self.table, None))

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.identity.setChecked(False)
        self.tabs.go_to(0)

    def show_now(self) -> None:
        """Reads hand-overs, cards, papers, and what is missing."""
        self.run(ReadOutside(self.opened.case), self._show)

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self._going, self._sealing, self._looked_at = None, False, None
        self._show_handovers(())
        self.papers.forget()
        self._show_dossier_choice()
        self.target.offer(())
        self._kept = None
        self._cards = ()
        self.receiver.clear()
        self.lacking.clear()

    def _show(self, outside: Outside) -> None:
        self._show_handovers(outside.handovers)
        self._show_along(outside)
        self._show_lacks(outside)
        chosen = self.receiver.currentText()
        self._cards = outside.cards
        self.receiver.clear()
        self.receiver.addItems(
            [
                f"{each.card.name} · {saying.place_text(each.card.unit, each.card.office)}"
                for each in self._cards
            ]
        )
        self.receiver.setCurrentIndex(max(0, self.receiver.findText(chosen)) if self._cards else -1)
        may = bool(self._cards) and self.opened.editable
        self.receiver.setEnabled(may)
        self.seal_button.setEnabled(may and not self._sealing)
        for part in (self.no_card, self.cards_button):
            part.setVisible(not self._cards)

    def _show_handovers(self, made: tuple[Handover, ...]) -> None:
        """The one that was answered just now is chosen, else the newest."""
        self.model.set_rows(made)
        self.tabs.count(self.table, len(made))
        shown = [each.id for each in made]
        if shown:
            self.table.selectRow(shown.index(self._looked_at) if self._looked_at in shown else 0)
        self._show_steps()

    def _show_along(self, outside: Outside) -> None:
        """What went along the last time; what was ticked since stays so."""
        chosen = outside.chosen if self._kept is None else self._along
        self._kept = outside.chosen
        self.papers.offer(outside.kinds, chosen.papers)
        self.sheet.choose(chosen.sheet)
        self.target.offer(outside.targets, chosen.target)
        self._show_dossier_choice()

    def _show_dossier_choice(self) -> None:
        """Photos a page are asked only for a dossier, the authority only for a referral."""
        ticked = [each.dossier for each in self.papers.chosen]
        self.sheet.setVisible(any(ticked))
        self.target.setVisible(DossierKind.REFERRAL in ticked)
        if theme.is_large():
            self.tabs.count(self.papers, len(ticked))
        self._say_along()

    def _say_along(self) -> None:
        """Says beside the button what goes along; that nothing does, or a KTP, is not to go unnoticed."""
        count, identity = len(self.papers.chosen), self.identity.isChecked()
        self.going_along.setText(
            self.tr("Surat yang ikut: {n}. Dokumen identitas (KTP): {identity}.").format(
                n=count or self.tr("tidak ada"), identity=self.tr("ya") if identity else self.tr("tidak")
            )
        )
        fields.restyle(self.going_along, "warn" if identity or not count else "note")

    @property
    def _along(self) -> Along:
        names = tuple(each.name for each in self.papers.chosen)
        return Along(names, self.sheet.sheet, self.target.target)

    @property
    def unsaved(self) -> bool:
        """Whether another choice of papers is made than is kept."""
        return self._kept is not None and self._kept != self._along

    def save_now(self) -> None:
        """Keeps which papers go along, for the next time."""
        if self.unsaved:
            case, self._kept = self.opened.case, self._along
            chosen = self._kept
            self.run(lambda vault, _: along.remember(vault, case, chosen), lambda _: None)

    def _show_lacks(self, outside: Outside) -> None:
        lines = [f"• {each}" for each in outside.lacks[:_SHOWN_LACKS]]
        if len(outside.lacks) > _SHOWN_LACKS:
            lines.append(self.tr("• dan {n} lagi").format(n=len(outside.lacks) - _SHOWN_LACKS))
        if lines:
            lines.insert(0, self.tr("Yang masih kurang (boleh disegel dahulu):"))
        if outside.drafts:
            lines.append(
                self.tr("{n} rancangan keterangan belum disegel dan tidak akan ikut.").format(
                    n=outside.drafts
                )
            )
        if outside.forms:
            lines.append(_forms_left_out(outside.forms))
        self.lacking.setText("\n".join(lines))
        self.lacking.setVisible(bool(lines))

    def _show_steps(self) -> None:
        """The steps of what is being sealed, else of the hand-over that is chosen.

        Below the steps of the first one no table says that there is none.
        """
        self.table.setVisible(self._going is None or bool(self.model.rows))
        if self._going is not None:
            self.stages.show_going(self._going)
        else:
            row = models.selected(self.table)
            self.stages.show_state(None if row is None else self.model.rows[row])

    def seal(self) -> None:
        """Asks for the stick, makes the papers and measures; what does not go in is said before anything is sealed."""
        index = self.receiver.currentIndex()
        if not 0 <= index < len(self._cards):
            return
        folder = self.desk.ask.folder(self.tr("Flashdisk atau folder tujuan"))
        if folder is None:
            return
        choice = Choice(
            self.opened.case, self._cards[index].card, folder, self.papers.chosen, self._along,
            self.identity.isChecked(),
        )  # fmt: skip
        self._kept, self._sealing = choice.along, True
        self.seal_button.setEnabled(False)
        self.run(
            Prepare(choice, self.tr("Menyiapkan gambar"), self.tr("Menulis halaman")),
            lambda ready: self._seal(choice, ready),
            title=self.tr("Menyiapkan segel"), priority=Priority.WORK, always=True,
            failed=lambda error: self._refused(choice.case, error),
        )  # fmt: skip

    def _seal(self, choice: Choice, ready: Ready) -> None:
        """Goes on also where the officer looks at another case by now."""
        if ready.room.is_tight and not self._agrees_to_fill(ready):
            if self._is_of(choice.case):
                self._sealing = False
                self.seal_button.setEnabled(True)
            return
        if not self.desk.work.is_open:
            return  # locked, perhaps while the question was asked
        going = Going()
        if self._is_of(choice.case):
            self._going = going
            self._show_steps()
            self._turn_page(self.seal_button, self.table)  # where its steps are shown
        self.run(
            Seal(choice, ready, going, self.tr("Menulis, menyimpan tetap dan membaca ulang (MB)")),
            lambda made: self._sealed(choice.case, made, ready), title=self.tr("Menyegel"),
            priority=Priority.WORK, failed=lambda error: self._refused(choice.case, error), always=True,
        )  # fmt: skip

    def _is_of(self, case: Case) -> bool:
        """Whether it shows this case."""
        return self._open is not None and self._open.case.id == case.id

    def _turn_page(self, left: QWidget, wanted: QWidget) -> None:
        """Turns to the tab of `wanted`, unless the officer went to another one than that of `left` meanwhile."""
        if self.tabs.current == self.tabs.number_of(left):
            self.tabs.go_to(self.tabs.number_of(wanted))

    def _agrees_to_fill(self, ready: Ready) -> bool:
        room = ready.room
        return self.desk.ask.confirm(
            self.tr("Flashdisk hampir penuh"),
            self.tr(
                "Segel ini perlu {needed}. Di flashdisk yang kosong {free}; sesudahnya tinggal {left}. "
                "Belum ada yang disegel. Anda dapat memakai flashdisk lain."
            ).format(needed=short_size(room.needed), free=short_size(room.free), left=short_size(room.left)),
            self.tr("Segel ke flashdisk ini"),
            self.tr("Batal"),
        )

    def _look_at_going(self) -> None:
        if self._going is not None:
            self._show_steps()

    def _sealed(self, case: Case, made: SealedHandover, ready: Ready) -> None:
        """Told in any case, and of which one where the page shows another."""
        if not self.desk.work.is_open:
            return
        is_here = self._is_of(case)
        parts = [
            *([] if is_here else [self.tr("Perkara {n}.").format(n=case.number)]),
            self.tr(
                "Tertulis dan dibaca ulang: {folder} ({files} berkas, {size}). Flashdisk aman dilepas. "
                "Bukti serah terima belum ada."
            ).format(folder=made.folder.name, files=made.files, size=short_size(made.size)),
        ]
        if made.drafts:
            parts.append(self.tr("{n} rancangan keterangan tidak ikut.").format(n=made.drafts))
        if made.forms:
            parts.append(_forms_left_out(made.forms))
        if made.withheld:
            parts.append(self.tr("{n} dokumen identitas tidak ikut.").format(n=made.withheld))
        if "card-not-compared" in made.warnings:
            parts.append(self.tr("Kata-kata kartu penerima belum dicocokkan."))
        if ready.uncovered:
            parts.append(saying.say("console.dossier-uncovered", items=number_words(ready.uncovered)))
        self.desk.bar.show_text(" ".join(parts), "warn" if made.warnings or ready.uncovered else "good")
        if is_here:
            self._going, self._sealing, self._looked_at = None, False, None
            self.show_now()
            self.changed.emit()

    def _refused(self, case: Case, error: BaseException) -> None:
        """What went wrong is told in any case; the page is that of the case that is open now."""
        if isinstance(error, Problem) and error.code == "disk-full":
            self.desk.bar.show_text(self._lacking_room(error), "bad")
        else:
            self.desk.fail(error)
        if self._is_of(case):
            self._going, self._sealing = None, False
            self._turn_page(self.table, self.seal_button)
            self.show_now()

    def _lacking_room(self, full: Problem) -> str:
        return self.tr(
            "Tempat di {folder} tidak cukup: perlu {needed}, yang kosong {free}. Tidak ada segel yang tertinggal di "
            "sana. Pakai flashdisk lain, atau hapus dahulu berkas lain dari flashdisk itu."
        ).format(
            folder=saying.one_line(str(full.particulars["item"])),
            needed=short_size(int(full.particulars["needed"])),
            free=short_size(int(full.particulars["free"])),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one file of this computer."""
        if self._open is not None and len(local_paths(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes in the acknowledgement that was dropped."""
        event.acceptProposedAction()
        self.take_ack(local_paths(event)[0])

    def pick_ack(self) -> None:
        """Asks for the acknowledgement that came back on the stick."""
        path = self.desk.ask.file(
            self.tr("Bukti serah terima"), self.tr("Bukti serah terima (*.ack.txt *.txt)")
        )
        if path is not None:
            self.take_ack(path)

    def take_ack(self, path: Path) -> None:
        """Takes in an acknowledgement."""

        def task(vault: Vault, _: Job[TakenAck]) -> TakenAck:
            return ack.take(vault, read_small(path))

        self.run(task, self._taken)

    def _taken(self, taken: TakenAck) -> None:
        outcome = taken.handover.state
        tone = {HandoverState.TAKEN_IN: "good", HandoverState.DISPUTED: "warn"}.get(outcome, "bad")
        if taken.handover.case != self.opened.case.id:
            text = self.tr("Bukti serah terima masuk untuk perkara lain: {state}.")
        else:
            text = self.tr("Bukti serah terima masuk: {state}.")
        text = text.format(state=self._state(taken.handover)[0])
        if "ack-gap" in taken.warnings:
            text = f"{text} {saying.say('warning.ack-gap')}"
            tone = "warn"
        self.desk.bar.show_text(text, tone)
        self._looked_at = taken.handover.id
        self.tabs.go_to(self.tabs.number_of(self.table))
        self.show_now()
        self.changed.emit()


def _forms_left_out(forms: tuple[str, ...]) -> str:
    return saying.say("warning.forms-left-out", forms=drafts.forms_words(language.current(), forms))


@dataclass(frozen=True, slots=True)
class ReadOutside:
    """Reads what the section shows of a case."""

    case: Case

    def __call__(self, vault: Vault, job: Job[Outside]) -> Outside:
        """Hand-overs, cards, papers, lacks."""
        found = procedure.missing(vault, self.case).lacks
        lacks = tuple(saying.read(each.requirement.title) for each in found)
        unsealed = sum(not each.is_sealed for each in statements.listing(vault, self.case))
        return Outside(
            tuple(reversed(handovers.listing(vault, self.case))),
            tuple(cards.trusted(vault)),
            form_kinds(),
            lacks,
            unsealed,
            drafts.half_typed(vault, self.case.id),
            tuple(referrals(vault.office_tables).entries),
            along.remembered(vault, self.case),
        )
