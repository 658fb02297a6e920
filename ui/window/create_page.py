"""First run: who you are, where the vault lies, the passphrase that opens it, and what is left without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QFrame, QLineEdit

from crypto.slots import KdfParams, normalise_passphrase
from intake import cards, lifecycle
from intake.cards import Card
from intake.check import read_small
from intake.officer import Officer
from intake.problems import Problem, from_os_error
from intake.rules import regions
from intake.strength import LEAST, Strength, known_words, strength
from intake.vault import Vault
from ui.window import fields, recent, saying
from ui.window.desk import Desk, Page
from ui.window.strength import StrengthHint
from ui.window.theme import GAP, is_large
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Created:
    """The new vault, and whether a practice case is wanted in it."""

    folder: Path
    practice: bool


class CreatePage(Page):
    """The form of a new vault."""

    created = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, kdf: KdfParams | None = None) -> None:
        super().__init__(desk)
        self._kdf = kdf
        self._superior: Card | None = None
        self.name = fields.line(self.tr("Nama petugas"), self.tr("Seperti di surat tugas"))
        self.role = fields.line(self.tr("Jabatan"))
        self.office = _Offices(self.tr("Kantor"), self.tr("Ketik sebagian namanya"))
        self.unit = fields.line(self.tr("Unit di bawahnya"), self.tr("Boleh kosong"))
        self.folder = fields.line(self.tr("Folder brankas"))
        self._no_folder = fields.label("", "bad")
        self.folder.textChanged.connect(lambda: self._refuse_folder(""))
        self._refuse_folder("")
        self.first = fields.line(
            self.tr("Kata sandi"), self.tr("Beberapa kata yang hanya Anda tahu"), secret=True
        )
        self.second = fields.line(self.tr("Kata sandi sekali lagi"), secret=True)
        for field in (self.first, self.second, self.name, self.unit):
            field.textChanged.connect(self._judge)
        self.office.currentTextChanged.connect(self._judge)
        self._hint = StrengthHint()
        self._loss = fields.label("", "warn")
        self.card_button = fields.button(self.tr("Kartu kantor atasan…"), self._pick_card, "card")
        self.no_card_button = fields.button(self.tr("Tanpa kartu"), self._drop_card)
        self.understood = _tick(
            self.tr("Saya mengerti: kata sandi yang hilang tidak bisa diganti siapa pun.")
        )
        self.practice = _tick(self.tr("Buat kasus latihan: orang dan kejadiannya karangan"))
        self.create_button = fields.button(self.tr("Buat brankas"), self.make, style="primary")
        self._lay_out()

    def _lay_out(self) -> None:
        both = fields.row(self._who_and_where(), self._secrets(), gap=2 * GAP)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        typed = fields.scrolled(fields.holder(fields.column(both, None)))
        whole = fields.column(
            fields.label(self.tr("Brankas baru"), "title"),
            typed,
            fields.row(back, None, self.practice, self.create_button, gap=2 * GAP),
            gap=2 * GAP,
        )
        whole.setStretch(1, 1)
        whole.setContentsMargins(4 * GAP, 2 * GAP, 4 * GAP, 2 * GAP)
        self.setLayout(whole)

    def _who_and_where(self) -> QFrame:
        who = fields.form()
        fields.add_row(who, self.tr("Nama petugas"), self.name)
        fields.add_row(who, self.tr("Jabatan"), self.role)
        fields.add_row(who, self.tr("Kantor"), self.office)
        fields.add_row(who, self.tr("Unit di bawahnya"), self.unit)
        who.addRow(fields.label(self.tr("Misalnya Panwaslu Kecamatan …"), "note"))
        pick = fields.button(self.tr("Pilih…"), self._pick)
        who.addRow(fields.label(self.tr("Di mana brankas disimpan"), "heading"))
        if is_large():  # the whole path has room only if it stands alone
            who.addRow(fields.column(self.folder, fields.row(None, pick)))
        else:
            fields.add_row(who, self.tr("Folder brankas"), fields.row(self.folder, pick))
        who.addRow(self._no_folder)
        return fields.panel(fields.label(self.tr("Siapa Anda"), "heading"), who, None)

    def _secrets(self) -> QFrame:
        secret = fields.form()
        fields.add_row(secret, self.tr("Kata sandi"), self.first)
        fields.add_row(secret, self.tr("Sekali lagi"), self.second)
        return fields.panel(
            fields.label(self.tr("Kata sandi"), "heading"),
            secret,
            self._hint,
            fields.label(self.tr("Kalau kata sandi hilang"), "heading"),
            self._loss,
            fields.row(self.card_button, self.no_card_button, None),
            self.understood,
            None,
        )

    def begin(self) -> None:
        """An empty form with what can be proposed."""
        self.forget()
        self.office.fill()
        self.role.setText("petugas")
        self.folder.setText(str(recent.default_folder()))
        self._judge()

    def again(self) -> Callable[[CreatePage], object]:
        """Shows what is typed here."""
        return lambda new: new._go_on_from(self)

    def _go_on_from(self, before: CreatePage) -> None:
        self.begin()
        for field, typed in zip(self._lines, before._lines, strict=True):
            field.setText(typed.text())
        self.office.setCurrentIndex(before.office.currentIndex())
        self.office.setEditText(before.office.currentText())
        self.understood.setChecked(before.understood.isChecked())
        self.practice.setChecked(before.practice.isChecked())
        if before._superior is not None:
            self._take_card(before._superior)

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.name, self.role, self.unit, self.folder, self.first, self.second

    def forget(self) -> None:
        """Clears every field."""
        super().forget()
        for field in self._lines:
            field.setText("")
        self.office.setCurrentIndex(-1)
        self.office.clearEditText()
        self.understood.setChecked(False)
        self.practice.setChecked(False)
        self._drop_card()

    def make(self) -> None:
        """Makes the vault from what is typed; what was typed stays until it is made."""
        self._refuse_folder("")
        refusal = self._refusal()
        if refusal:
            self.desk.bar.show_text(refusal, "warn")
            return
        typed, superior = self.first.text(), self._superior
        wanted = Created(Path(self.folder.text().strip()), self.practice.isChecked())
        try:
            officer = Officer(
                self.name.text().strip(),
                self.office.code(),
                self.unit.text().strip(),
                self.role.text().strip(),
            )
        except Problem as problem:
            self.desk.fail(problem)
            return
        if not wanted.folder.is_absolute():
            self._refuse_folder(
                self.tr("Tulis alamat folder yang lengkap, dari huruf disknya, atau tekan “Pilih…”.")
            )
            return
        self.desk.bar.clear()
        self.setEnabled(False)

        def opening() -> Vault:
            recovery = superior.age if superior is not None else None
            passphrase = normalise_passphrase(typed)
            return lifecycle.create(wanted.folder, officer, passphrase, kdf=self._kdf, recovery=recovery)

        self.desk.work.open(
            opening, done=lambda: self._done(wanted), failed=self._failed, title=self.tr("Membuat brankas…")
        )

    def _refusal(self) -> str:
        if not self.name.text().strip():
            return self.tr("Isi nama petugas.")
        if not self.office.code():
            return self.tr("Pilih kantor dari daftar: ketik sebagian namanya.")
        if not self.folder.text().strip():
            return self.tr("Pilih folder untuk brankas.")
        if strength(self.first.text()) is Strength.TOO_SHORT:
            return self.tr("Kata sandi terlalu pendek: paling sedikit {least} huruf.").format(least=LEAST)
        if self.first.text() != self.second.text():
            return self.tr("Kedua kata sandi tidak sama. Ketik ulang.")
        if not self.understood.isChecked():
            return self.tr("Centang dahulu bahwa Anda mengerti soal kata sandi yang hilang.")
        return ""

    def _done(self, wanted: Created) -> None:
        self.setEnabled(True)
        self.forget()
        self.created.emit(wanted)

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        if isinstance(error, Problem):  # all that was typed has been judged: what is left is the place
            self._refuse_folder(saying.problem_text(error))
        else:
            self.desk.fail(error)

    def _refuse_folder(self, why: str) -> None:
        """Says below its field why the vault cannot lie there."""
        self._no_folder.setText(why)
        self._no_folder.setVisible(bool(why))
        if why:
            self.folder.setFocus()

    def _pick(self) -> None:
        folder = self.desk.ask.folder(self.tr("Folder untuk brankas baru"))
        if folder is None:
            return
        try:
            empty = not any(folder.iterdir())
        except OSError as error:
            self._refuse_folder(saying.problem_text(from_os_error(error, folder)))
            return
        self.folder.setText(str(folder if empty else recent.free_folder(folder / "Brankas-Segel")))

    def _pick_card(self) -> None:
        path = self.desk.ask.file(
            self.tr("Kartu kantor atasan"), self.tr("Kartu (*.kartu);;Semua berkas (*)")
        )
        if path is None:
            return

        def task(_: Vault, __: Job[Card]) -> Card:
            return cards.parse_card(read_small(path))

        self.desk.work.run(task, done=self._take_card, failed=self.desk.fail, needs_vault=False)

    def _take_card(self, card: Card) -> None:
        self._superior = card
        self._loss.setText(
            self.tr(
                "Pemegang kartu {name} akan dapat membaca seluruh isi brankas ini, tetapi tidak dapat "
                "menandatangani. Cocokkan delapan kata kartunya lewat telepon: {words}. Bila kata sandi hilang, bawa "
                "folder brankas ini ke pemegang kartu: ia membukanya, dan Anda memilih kata sandi baru."
            ).format(name=card.name, words=" ".join(card.fingerprint))
        )
        self.no_card_button.show()

    def _drop_card(self) -> None:
        self._superior = None
        self._loss.setText(
            self.tr(
                "Tanpa kartu kantor atasan, kata sandi yang hilang berarti seluruh isi brankas hilang: tidak ada yang "
                "dapat membukanya. Tulis kata sandi di kertas dan simpan terpisah dari laptop."
            )
        )
        self.no_card_button.hide()

    def _judge(self) -> None:
        known = known_words(self.name.text(), self.office.code(), self.unit.text())
        self._hint.judge(self.first.text(), self.second.text(), known)


class _Offices(QComboBox):
    """Every office of the region table; typing any part of its name or code finds it."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(20)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        edit = self.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(hint)
            edit.setAccessibleName(name)

    def fill(self) -> None:
        """Reads the table the first time: who only unlocks does not wait for it."""
        if self.count():
            return
        for office in regions.offices().values():
            self.addItem(f"{office.code}  {office.title}", office.code)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.setCurrentIndex(-1)

    def code(self) -> str:
        """The code of the office that is chosen, or ''."""
        index = self.findText(self.currentText())
        return str(self.itemData(index)) if index >= 0 else ""


def _tick(text: str) -> QCheckBox:
    made = QCheckBox(text)
    made.setAccessibleName(text)
    return made
