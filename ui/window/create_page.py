"""First run: who you are, where the vault lies, the passphrase that opens it, and what is left without it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QFrame, QLineEdit

from crypto.slots import KdfParams, normalise_passphrase
from intake import cards, lifecycle
from intake.cards import Card
from intake.check import read_small
from intake.officer import Officer
from intake.problems import Problem
from intake.rules import regions
from intake.vault import Vault
from ui.window import fields, recent
from ui.window.desk import Desk, Page
from ui.window.strength import LEAST, Strength, strength
from ui.window.theme import GAP
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
        self.name = fields.line(self.tr("Nama petugas"), self.tr("Nama lengkap, seperti di surat tugas"))
        self.role = fields.line(self.tr("Jabatan"))
        self.office = _Offices(self.tr("Kantor"), self.tr("Ketik sebagian nama, misalnya balikpapan"))
        self.unit = fields.line(
            self.tr("Unit di bawahnya"), self.tr("Misalnya Panwaslu Kecamatan … (boleh kosong)")
        )
        self.folder = fields.line(self.tr("Folder brankas"))
        self.first = fields.line(
            self.tr("Kata sandi"), self.tr("Beberapa kata yang hanya Anda tahu"), secret=True
        )
        self.second = fields.line(self.tr("Kata sandi sekali lagi"), secret=True)
        for field in (self.first, self.second, self.name, self.unit):
            field.textChanged.connect(self._judge)
        self._hint = fields.label("", "note")
        self._measure = fields.label("", "note")
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
        pick = fields.button(self.tr("Pilih…"), self._pick)
        who.addRow(fields.label(self.tr("Di mana brankas disimpan"), "heading"))
        fields.add_row(who, self.tr("Folder brankas"), fields.row(self.folder, pick))
        return fields.panel(fields.label(self.tr("Siapa Anda"), "heading"), who, None)

    def _secrets(self) -> QFrame:
        secret = fields.form()
        fields.add_row(secret, self.tr("Kata sandi"), self.first)
        fields.add_row(secret, self.tr("Sekali lagi"), self.second)
        return fields.panel(
            fields.label(self.tr("Kata sandi"), "heading"),
            secret,
            self._hint,
            self._measure,
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

    def go_on_from(self, before: CreatePage) -> None:
        """Shows what was typed into the page that stood here before language, colours or text size changed."""
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
        """Makes the vault from what is typed; the passphrase fields are cleared at once."""
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
        self.first.setText("")
        self.second.setText("")
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
        self.desk.fail(error)

    def _pick(self) -> None:
        folder = self.desk.ask.folder(self.tr("Folder untuk brankas baru"))
        if folder is not None:
            empty = not any(folder.iterdir())
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
                "Pemegang kartu {name} akan dapat membaca isi brankas ini, tetapi tidak dapat menandatangani. Cocokkan "
                "delapan kata kartunya lewat telepon: {words}. Versi ini belum dapat membuka brankas dengan kartu itu, "
                "jadi kata sandi tetap harus disimpan."
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
        typed, again = self.first.text(), self.second.text()
        words = {
            Strength.TOO_SHORT: self.tr("Pilih tiga kata atau lebih yang tidak saling berhubungan."),
            Strength.WEAK: self.tr(
                "Lemah: pencuri laptop dengan komputer kuat dapat menebaknya. Tambah kata."
            ),
            Strength.FAIR: self.tr("Cukup panjang, asal bukan nama, tanggal, ayat atau lirik yang dikenal."),
            Strength.STRONG: self.tr("Panjang, asal kata-katanya tidak saling berkaitan."),
        }
        found = strength(typed, (self.name.text(), self.unit.text(), "bawaslu panwaslu pengawas pemilu"))
        styles = {Strength.WEAK: "bad", Strength.FAIR: "note", Strength.STRONG: "good"}
        text = words[found]
        if again and again != typed:
            text = self.tr("Kedua isian kata sandi belum sama.")
        self._hint.setText(text)
        fields.restyle(self._hint, styles.get(found, "note"))
        self._measure.setText(
            self.tr(
                "Yang diukur hanya panjang dan jumlah kata ({letters} huruf, {words} kata), tanpa nama Anda. Kata yang "
                "mudah ditebak tidak dikenali."
            ).format(letters=len(typed), words=len(typed.split()))
        )


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
