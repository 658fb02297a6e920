"""After sealing: the short digest in large type, a signature on the screen, or the scan of the signed paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QWidget

from intake.evidence import drawn, exhibits
from intake.evidence.exhibits import Obtained
from intake.evidence.kinds import ExhibitKind
from intake.papers.wording import grouped
from intake.records import signed
from intake.records.cases import Case
from intake.records.items import Item
from intake.records.signed import PaperFacts, Signer
from intake.records.statements import Statement
from intake.vault import Vault
from ui.window import fields, theme
from ui.window.choice_box import ChoiceBox
from ui.window.desk import Page
from ui.window.signature_pad import SignaturePad
from ui.window.stack import PageStack
from ui.window.theme import fixed_font
from ui.window.type_ahead import Found
from ui.window.work import Job

_DIGEST, _DIGEST_BY_PAD = 26, 16
"""Points of the short digest, and while somebody signs in large text: the pad and its buttons are in sight together."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A task: keeps a drawn signature as an exhibit, and logs it against the statement's short digest."""

    case: Case
    statement: Statement
    signer: Signer
    name: str
    png: bytes

    def __call__(self, vault: Vault, _: Job[Item[PaperFacts]]) -> Item[PaperFacts]:
        """What was logged."""
        short = self.statement.short_digest
        words = Obtained(
            f"tanda-tangan-{short}-{self.signer}.png",
            source=self.name,
            how="ditandatangani di layar",
            description=f"Tanda tangan pada keterangan {self.statement.number}, sidik ringkas {short}",
            original="asli",
        )
        scan = drawn.add(vault, self.case, self.png, words, ExhibitKind.DOKUMEN)
        return signed.log(vault, self.case, self.statement, scan, (self.signer,), on_screen=True)


class SigningPanel(QWidget):
    """How a sealed statement is signed; `logged` is emitted after each signature.

    `pad_shown` says whether the person who signs looks at the screen: nobody else's words belong beside the pad then.
    """

    logged = Signal()
    pad_shown = Signal(bool)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._case: Case | None = None
        self._statement: Statement | None = None
        self._speaker = ""
        self.digest = fields.label("")
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole_digest = fields.label("", "note")
        self.whole_digest.setFont(fixed_font(9))
        self.papers = fields.label("")
        self.pad = SignaturePad()
        self.signer = ChoiceBox(letters=12)
        self.signer.setAccessibleName(self.tr("Yang menandatangani"))
        self.scan = ChoiceBox(letters=12)
        self.scan.setAccessibleName(self.tr("Foto kertas (bukti)"))
        self.signed_by = self._boxes()
        self.initials_by = self._boxes()
        for signer, words in self._signers().items():
            self.signer.addItem(words, signer)
        self.screen_button = fields.button(self.tr("Tanda tangan di layar"), self._to_pad, style="primary")
        self.paper_button = fields.button(self.tr("Sudah ditandatangani di kertas"), self._to_paper)
        self.keep_button = fields.button(
            self.tr("Simpan tanda tangan"), self.keep_drawn, "save", style="primary"
        )
        self.log_button = fields.button(self.tr("Catat kertas ini"), self.log_scan, "save", style="primary")
        self.pad.drawn.connect(self._show_state)
        self.scan.currentIndexChanged.connect(self._show_state)
        self._pages = PageStack()
        self._choice, self._drawing, self._paper = self._make_choice(), self._make_pad(), self._make_paper()
        self._lay_out()

    def _signers(self) -> dict[Signer, str]:
        return {
            Signer.SPEAKER: self.tr("Pemberi keterangan"),
            Signer.OFFICER: self.tr("Yang meminta keterangan"),
            Signer.INTERPRETER: self.tr("Penerjemah"),
            Signer.COMPANION: self.tr("Kuasa atau pendamping"),
        }

    def _boxes(self) -> dict[Signer, QCheckBox]:
        return {signer: QCheckBox(words) for signer, words in self._signers().items()}

    def _make_choice(self) -> QWidget:
        told = fields.label(
            self.tr("Sidik ringkas ini tercetak di setiap halaman. Tanda tangan dicatat terhadap sidik ini."),
            "note",
        )
        return fields.holder(
            fields.column(told, fields.row(self.screen_button, self.paper_button, None), None)
        )

    def _make_pad(self) -> QWidget:
        buttons = (
            fields.button(self.tr("Urungkan goresan"), self.pad.undo),
            fields.button(self.tr("Kosongkan"), self.pad.clear), None,
            fields.button(self.tr("Batal"), self._to_choice), self.keep_button,
        )  # fmt: skip
        who = fields.form()
        fields.add_row(who, self.tr("Yang menandatangani"), self.signer)
        signing: QBoxLayout
        if theme.is_large():  # low and wide as the page is then, all of it has to be in sight
            signing = fields.row(self.pad, fields.column(*buttons))
        else:
            signing = fields.column(self.pad, fields.row(*buttons))
        signing.setStretch(0, 1)
        whole = fields.column(who, signing)
        whole.setStretch(1, 1)
        return fields.holder(whole)

    def _make_paper(self) -> QWidget:
        form = fields.form()
        fields.add_row(form, self.tr("Foto kertas (bukti)"), self.scan)
        for words, boxes in (
            (self.tr("Ditandatangani oleh"), self.signed_by), (self.tr("Diparaf oleh"), self.initials_by),
        ):  # fmt: skip
            for box in boxes.values():
                box.setAccessibleName(f"{words}: {box.text()}")
            fields.add_row(form, words, fields.column(*boxes.values(), gap=2))
        told = fields.label(
            self.tr("Masukkan dahulu foto kertasnya di bagian Bukti, lalu pilih di sini."),
            "note",
        )
        buttons = fields.row(fields.button(self.tr("Batal"), self._to_choice), None, self.log_button)
        return fields.holder(fields.column(told, form, buttons, None))

    def _lay_out(self) -> None:
        for page in (self._choice, self._drawing, self._paper):
            self._pages.addWidget(page)
        short = fields.row(fields.label(self.tr("Sidik ringkas"), "note"), self.digest)
        short.setStretch(1, 1)
        whole = fields.column(short, self.whole_digest, self.papers, self._pages)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self._show_digest(by_pad=False)

    def _show_digest(self, *, by_pad: bool) -> None:
        """In large text, beside the pad, the short digest alone and smaller: what is signed is still named."""
        gives_way = by_pad and theme.is_large()
        font = QFont(fixed_font())
        font.setPointSizeF(theme.points(_DIGEST_BY_PAD if gives_way else _DIGEST))
        self.digest.setFont(font)
        self.whole_digest.setHidden(gives_way)
        self.papers.setHidden(gives_way or not self.papers.text())
        self.pad_shown.emit(by_pad)

    def put(
        self,
        case: Case,
        statement: Statement,
        speaker: str,
        papers: Sequence[Item[PaperFacts]],
        scans: Sequence[Found],
        *,
        editable: bool,
    ) -> None:
        """Shows a sealed statement's digest and the signatures on record; `scans` are the exhibits of the case.

        Of the statement that it shows already nothing drawn is lost.
        """
        is_same = self._statement is not None and self._statement.id == statement.id
        self._case, self._statement, self._speaker = case, statement, speaker
        self.digest.setText(statement.short_digest)
        self.whole_digest.setText(f"SHA-256  {grouped(statement.digest or '')}")
        names = {each.key: each.text for each in scans}
        self.papers.setText("\n".join(self._paper_words(each, names) for each in papers))
        scan = self.scan.currentData()
        self.scan.clear()
        self.scan.addItem("", "")
        for each in scans:
            self.scan.addItem(each.text, each.key)
        self.scan.setCurrentIndex(max(0, self.scan.findData(scan)) if is_same else 0)
        self.screen_button.setEnabled(editable)
        self.paper_button.setEnabled(editable)
        if not is_same:  # what is drawn or ticked stays until it is used
            self._to_choice()

    def forget(self) -> None:
        """Shows nothing."""
        self._case = self._statement = None
        self._speaker = ""
        for label in (self.digest, self.whole_digest, self.papers):
            label.clear()
        self.scan.clear()
        self._to_choice()

    @property
    def is_drawn(self) -> bool:
        """Whether somebody drew on the pad and it is not kept yet."""
        return not self.pad.is_empty

    def may_drop(self) -> bool:
        """Asks before a drawn signature is given up; says whether it may be."""
        if not self.is_drawn:
            return True
        sure = self._page.desk.ask.confirm(
            self.tr("Tanda tangan belum disimpan"),
            self.tr("Tanda tangan yang sudah digambar belum disimpan. Buang?"),
            self.tr("Buang"),
            self.tr("Kembali ke tanda tangan"),
        )
        if sure:
            self._to_choice()
        return sure

    def keep_drawn(self) -> None:
        """Keeps what was drawn as an exhibit, and logs it."""
        case, statement = self._case, self._statement
        if case is None or statement is None or self.pad.is_empty:
            return
        if not self.pad.is_signature:
            self._page.desk.bar.show_text(
                self.tr(
                    "Titik atau goresan sekecil ini bukan tanda tangan. Kosongkan, lalu tanda tangani lagi."
                ),
                "warn",
            )
            return
        signer = Signer(self.signer.currentData())
        name = self._speaker if signer is Signer.SPEAKER else self._signers()[signer]
        self.keep_button.setEnabled(False)
        self._page.run(
            Signature(case, statement, signer, name, self.pad.png()), self._done, failed=self._refused
        )

    def log_scan(self) -> None:
        """Logs the scan of the signed paper against the short digest, once it is said who signed it."""
        case, statement, wanted = self._case, self._statement, str(self.scan.currentData() or "")
        if case is None or statement is None or not wanted:
            return
        by = tuple(signer for signer, box in self.signed_by.items() if box.isChecked())
        initials = tuple(signer for signer, box in self.initials_by.items() if box.isChecked())
        if not by:
            self._page.desk.bar.show_text(self.tr("Centang siapa yang menandatangani."), "warn")
            self.signed_by[Signer.SPEAKER].setFocus()
            return
        self.log_button.setEnabled(False)

        def task(vault: Vault, _: Job[Item[PaperFacts]]) -> Item[PaperFacts]:
            return signed.log(vault, case, statement, exhibits.find(vault, wanted, case), by, initials)

        self._page.run(task, self._done, failed=self._refused)

    def _done(self, _: Item[PaperFacts]) -> None:
        self._page.desk.bar.show_text(self.tr("Tanda tangan dicatat terhadap sidik ringkas ini."), "good")
        self._to_choice()
        self.logged.emit()

    def _refused(self, error: BaseException) -> None:
        self._show_state()
        self._page.desk.fail(error)

    def _paper_words(self, paper: Item[PaperFacts], names: dict[str, str]) -> str:
        words = self._signers()
        who = ", ".join(words[each] for each in paper.facts.signers)
        scan = names.get(paper.facts.evidence, paper.facts.evidence)
        drawn = bool(paper.facts.signed_on_screen_by)
        note = paper.facts.note or (self.tr("di layar") if drawn else self.tr("di kertas"))
        return self.tr("✓ {who} — {note}, bukti {scan}").format(who=who or "—", note=note, scan=scan)

    def _to_choice(self) -> None:
        self.pad.clear()
        for box in (*self.signed_by.values(), *self.initials_by.values()):
            box.setChecked(False)
        self._pages.setCurrentWidget(self._choice)
        self._show_digest(by_pad=False)
        self._show_state()

    def _to_pad(self) -> None:
        self._pages.setCurrentWidget(self._drawing)
        self._show_digest(by_pad=True)
        self.signer.setFocus()

    def _to_paper(self) -> None:
        self._pages.setCurrentWidget(self._paper)
        self.scan.setFocus()

    def _show_state(self) -> None:
        self.keep_button.setEnabled(not self.pad.is_empty)
        self.log_button.setEnabled(bool(self.scan.currentData()))
