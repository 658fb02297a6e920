"""Riwayat: what was done with the case, by whom and when, in words, and what of it others can prove."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from intake.bundle import bounds
from intake.bundle.bounds import Bounds
from intake.custody import heads, journal, names
from intake.custody.entries import Kind
from intake.custody.words import digest_of, in_words
from intake.files import write_file
from intake.findings import Report
from intake.ids import CaseId, EvidenceId
from intake.papers.wording import grouped, stamp_words
from intake.problems import from_os_error
from intake.vault import Vault
from ui.window import fields, language, models, timers
from ui.window.busy import Busy
from ui.window.checking import CheckVault
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Desk
from ui.window.findings_view import FindingsView
from ui.window.head_panel import HeadPanel, read_head
from ui.window.models import Column, RowsModel
from ui.window.section import Section
from ui.window.theme import scaled
from ui.window.work import Job, Priority

_GROUPS = {
    "case": ("case.", "person.", "number.", "item."),
    "statement": ("statement.",),
    "evidence": ("evidence.", "capture.", "thing.", "link.", "camera."),
    "paper": ("dossier.", "form."),
    "handover": ("handover.", "bundle."),
}
"""How kinds of events begin, by what an officer looks for."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One event: its place in the log, when, what, what others prove.

    `evidence` where it can be proved to others, `digest` that of the file or text it speaks of, '' where there is none.
    """

    seq: int
    at: str
    kind: str
    words: str
    proven: Bounds
    evidence: EvidenceId | None
    digest: str


class LogSection(Section):
    """The events of the case, oldest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: list[LogLine] | None = None  # as long as the log was not read
        self.kinds = ChoiceBox()
        self.kinds.setAccessibleName(self.tr("Tampilkan"))
        for text, group in (
            (self.tr("Semua catatan"), ""),
            (self.tr("Perkara dan orang"), "case"),
            (self.tr("Keterangan"), "statement"),
            (self.tr("Bukti dan barang"), "evidence"),
            (self.tr("Surat"), "paper"),
            (self.tr("Serah terima"), "handover"),
        ):
            self.kinds.addItem(text, group)
        self.kinds.currentIndexChanged.connect(self._filter)
        self.model: RowsModel[LogLine] = RowsModel(
            [
                Column(self.tr("No."), lambda line: str(line.seq), width=50),
                models.stamps(self.tr("Waktu"), lambda line: stamp_words(line.at)),
                Column(self.tr("Yang terjadi"), lambda line: line.words, least=380),
                Column(self.tr("Bukti pihak lain"), self._proven, width=225),
            ],
            self,
        )
        self.table = models.table(
            self.model, self.tr("Riwayat perkara"), self.tr("Tidak ada catatan jenis ini."), tall=True
        )
        self.table.setMinimumHeight(scaled(140))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.check_button = fields.button(self.tr("Periksa sekarang"), self.check, "search")
        self._busy = Busy(self, self.check_button)
        self.head_button = fields.button(self.tr("Kode catatan…"), self.show_head, "seal")
        self.prove_button = fields.button(self.tr("Simpan bukti satu foto…"), self.prove, "save")
        self.detail = fields.label("")
        self.detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.detail.hide()
        self._keep_in_sight = timers.once(self, lambda: self.table.scrollTo(self.table.currentIndex()))
        self.head = HeadPanel()
        self.head.closed.connect(self.head_button.setFocus)
        self.findings = FindingsView()
        self.findings.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        tools = fields.row(self.kinds, None, self.prove_button, self.head_button, self.check_button)
        note = fields.label(
            self.tr(
                "Waktu adalah jam laptop ini. Perubahan setelah serah terima akan ketahuan oleh siapa pun yang "
                "memegang tanda terima atau segelnya. Pilih satu baris untuk melihat rinciannya; baris foto atau "
                "berkas bukti yang masuk juga dapat disimpan bukti pencatatannya."
            ),
            "note",
        )
        whole = fields.column(tools, self.head, self.table, self.detail, note, self.findings)
        whole.setStretch(2, 3)
        whole.setStretch(5, 1)
        self.setLayout(whole)

    def show_now(self) -> None:
        """Reads the log of the case."""
        self.run(ReadLog(self.opened.case.id, self.opened.case.log), self._show)

    def forget(self) -> None:
        """Shows no event."""
        super().forget()
        self._lines = None
        self.model.forget()
        self.head.forget()
        self.findings.clear()
        self.findings.hide()
        self._choose()

    def _show(self, lines: list[LogLine]) -> None:
        self._lines = lines
        if self._sought:
            self.kinds.setCurrentIndex(0)  # what is asked for may be of a kind that is hidden
        self._filter()
        self.turn_to_wanted(self.table, [str(each.seq) for each in self.model.rows])

    def _filter(self) -> None:
        if self._lines is None:
            return
        begins = _GROUPS.get(self.kinds.currentData(), ("",))
        self.model.set_rows([line for line in self._lines if line.kind.startswith(begins)])
        self.table.scrollToBottom()
        self._choose()

    def _proven(self, line: LogLine) -> str:
        before, after = line.proven.before, line.proven.after
        if before is not None and after is not None:
            return self.tr("{after} – {before} ({by})").format(
                after=stamp_words(after.at)[:16], before=stamp_words(before.at)[:16], by=before.by
            )
        if before is not None:
            return self.tr("paling lambat {at} ({by})").format(at=stamp_words(before.at)[:16], by=before.by)
        if after is not None:
            return self.tr("sesudah {at} ({by})").format(at=stamp_words(after.at)[:16], by=after.by)
        return self.tr("belum")

    def _choose(self) -> None:
        row = models.selected(self.table)
        line = None if row is None else self.model.rows[row]
        self.prove_button.setEnabled(line is not None and line.evidence is not None)
        self.detail.setText("" if line is None else "\n".join(self._details(line)))
        self.detail.setVisible(line is not None)
        if row is not None:
            self._keep_in_sight.start()

    def _details(self, line: LogLine) -> Iterator[str]:
        """The chosen event in full, with what nobody reads in passing."""
        yield line.words
        said = self.tr("Catatan nomor {n}, {at}. Bukti pihak lain: {proven}.")
        yield said.format(n=line.seq, at=stamp_words(line.at), proven=self._proven(line))
        if line.digest:
            yield self.tr("Sidik isinya (SHA-256): {digest}").format(digest=grouped(line.digest))

    def check(self) -> None:
        """Checks the whole vault, and shows what was found below the log."""
        self._busy.set(True)
        self.run(
            CheckVault(self.tr("Memeriksa (MB)")), self._checked, title=self.tr("Memeriksa brankas"),
            priority=Priority.WORK, failed=self._refused,
        )  # fmt: skip

    def _checked(self, report: Report) -> None:
        self._busy.set(False)
        self.head.forget()
        self.findings.show_report(report)
        self.findings.show()

    def _refused(self, error: BaseException) -> None:
        self._busy.set(False)
        self.desk.fail(error)

    def show_head(self) -> None:
        """Signs the head as it is now, and shows it."""
        self.run(read_head, self.head.show_head)

    def prove(self) -> None:
        """Saves the proof that the chosen exhibit was logged; it tells nothing else of the case."""
        row = models.selected(self.table)
        evidence = None if row is None else self.model.rows[row].evidence
        if row is None or evidence is None:
            return
        target = self.desk.ask.new_file(
            self.tr("Simpan bukti pencatatan"),
            f"bukti-{self.model.rows[row].seq}.tlog-proof",
            self.tr("Bukti pencatatan (*.tlog-proof)"),
        )
        if target is not None:
            self.run(SaveProof(evidence, target), self._proved)

    def _proved(self, target: Path) -> None:
        self.desk.bar.show_text(
            self.tr(
                "Bukti pencatatan tersimpan: {name}. Berikan bersama fotonya; isinya tidak menyebut hal lain."
            ).format(name=target.name),
            "good",
        )


@dataclass(frozen=True, slots=True)
class ReadLog:
    """Reads the events of a case with what others prove of them."""

    case: CaseId
    log: int

    def __call__(self, vault: Vault, job: Job[list[LogLine]]) -> list[LogLine]:
        """The lines, oldest first: of the log the case began in, and of this vault's, where that goes on."""
        return [line for log in dict.fromkeys((self.log, vault.own_log)) for line in self._of(vault, log)]

    def _of(self, vault: Vault, log: int) -> Iterator[LogLine]:
        known, called = bounds.anchors(vault, log), names.of_case(vault, self.case)
        for event in journal.events(vault, case=self.case, log=log):
            entry = event.entry
            added = log == vault.own_log and entry.kind == Kind.EVIDENCE_ADDED
            subject = event.body.get("id") if added else None
            yield LogLine(
                entry.seq, entry.at, entry.kind, in_words(event, language.current(), called, digest=False),
                bounds.bounds(entry.seq, known), EvidenceId(subject) if isinstance(subject, str) else None,
                digest_of(event),
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SaveProof:
    """Writes the proof that an exhibit was logged."""

    evidence: EvidenceId
    target: Path

    def __call__(self, vault: Vault, job: Job[Path]) -> Path:
        """Where it lies. Raises `Problem`: evidence-not-own, file-exists, disk-full."""
        try:
            write_file(self.target, heads.prove(vault, self.evidence).encode())
        except OSError as error:
            raise from_os_error(error, self.target) from error
        return self.target
