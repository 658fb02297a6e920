"""Making a vault: whose it is, where it lies, and the passphrase that alone opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLabel

from crypto.slots import KdfParams, normalise_passphrase
from intake import lifecycle
from intake.officer import Officer
from intake.problems import Problem
from intake.rules import regions
from intake.vault import Vault
from ui.window import fields, recent
from ui.window.desk import Desk, Page
from ui.window.strength import Strength, strength
from ui.window.theme import GAP


class CreatePage(Page):
    """The form of a new vault."""

    created = Signal(Path)
    left = Signal()

    def __init__(self, desk: Desk, kdf: KdfParams | None = None) -> None:
        super().__init__(desk)
        self._kdf = kdf
        self.name = fields.line(self.tr("Nama petugas"), self.tr("Nama lengkap, seperti di surat tugas"))
        self.role = fields.line(self.tr("Jabatan"))
        self.office = _office_box(self.tr("Kantor"))
        self.unit = fields.line(
            self.tr("Unit di bawahnya"), self.tr("Misalnya Panwaslu Kecamatan … (boleh kosong)")
        )
        self.folder = fields.line(self.tr("Folder brankas"))
        self.first = fields.line(
            self.tr("Kata sandi"), self.tr("Beberapa kata yang hanya Anda tahu"), secret=True
        )
        self.second = fields.line(self.tr("Kata sandi sekali lagi"), secret=True)
        self.first.textChanged.connect(self._judge)
        self.second.textChanged.connect(self._judge)
        self._hint = fields.label("", "note")
        self.understood = QCheckBox(
            self.tr("Saya mengerti: kata sandi yang hilang tidak bisa diganti siapa pun.")
        )
        self.understood.setAccessibleName(self.understood.text())
        self.create_button = fields.button(self.tr("Buat brankas"), self.make, style="primary")
        self._lay_out()
        self.begin()

    def _lay_out(self) -> None:
        who = fields.form()
        fields.add_row(who, self.tr("Nama petugas"), self.name)
        fields.add_row(who, self.tr("Jabatan"), self.role)
        fields.add_row(who, self.tr("Kantor"), self.office)
        fields.add_row(who, self.tr("Unit di bawahnya"), self.unit)
        pick = fields.button(self.tr("Pilih…"), self._pick)
        where = fields.form()
        where_row = fields.row(self.folder, pick)
        label = QLabel(self.tr("Folder brankas"))
        label.setBuddy(self.folder)
        where.addRow(label, where_row)
        secret = fields.form()
        fields.add_row(secret, self.tr("Kata sandi"), self.first)
        fields.add_row(secret, self.tr("Sekali lagi"), self.second)
        loss = fields.label(
            self.tr(
                "Kata sandi yang hilang berarti brankas dan seluruh isinya hilang. Segel tidak menyimpan salinannya "
                "dan tidak ada yang dapat membukanya untuk Anda. Tulis di kertas dan simpan terpisah dari laptop."
            ),
            "warn",
        )
        left = fields.panel(fields.label(self.tr("Siapa pemilik brankas ini"), "heading"), who,
                            fields.label(self.tr("Di mana disimpan"), "heading"), where, None)  # fmt: skip
        right = fields.panel(
            fields.label(self.tr("Kata sandi"), "heading"), secret, self._hint, loss, self.understood, None
        )
        both = fields.row(left, right, gap=2 * GAP)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        whole = fields.column(
            fields.label(self.tr("Brankas baru"), "title"),
            both,
            fields.row(back, None, self.create_button),
            None,
            gap=2 * GAP,
        )
        whole.setContentsMargins(4 * GAP, 3 * GAP, 4 * GAP, 2 * GAP)
        self.setLayout(whole)

    def begin(self) -> None:
        """An empty form with what can be proposed."""
        self.forget()
        self.role.setText("petugas")
        self.folder.setText(str(recent.default_folder()))
        self._judge()

    def forget(self) -> None:
        """Clears every field."""
        super().forget()
        for field in (self.name, self.role, self.unit, self.folder, self.first, self.second):
            field.setText("")
        self.office.setCurrentIndex(-1)
        self.office.clearEditText()
        self.understood.setChecked(False)

    def make(self) -> None:
        """Makes the vault from what is typed; the passphrase fields are cleared at once."""
        refusal = self._refusal()
        if refusal:
            self.desk.bar.show_text(refusal, "warn")
            return
        folder, typed = Path(self.folder.text().strip()), self.first.text()
        try:
            officer = Officer(
                self.name.text().strip(), self._code(), self.unit.text().strip(), self.role.text().strip()
            )
        except Problem as problem:
            self.desk.fail(problem)
            return
        self.first.setText("")
        self.second.setText("")
        self.desk.bar.clear()
        self.setEnabled(False)

        def opening() -> Vault:
            return lifecycle.create(folder, officer, normalise_passphrase(typed), kdf=self._kdf)

        self.desk.work.open(
            opening, done=lambda: self._done(folder), failed=self._failed, title=self.tr("Membuat brankas…")
        )

    def _refusal(self) -> str:
        if not self.name.text().strip():
            return self.tr("Isi nama petugas.")
        if not self._code():
            return self.tr("Pilih kantor dari daftar: ketik sebagian namanya.")
        if not self.folder.text().strip():
            return self.tr("Pilih folder untuk brankas.")
        if strength(self.first.text()) is Strength.TOO_SHORT:
            return self.tr("Kata sandi terlalu pendek: paling sedikit 8 huruf.")
        if self.first.text() != self.second.text():
            return self.tr("Kedua kata sandi tidak sama. Ketik ulang.")
        if not self.understood.isChecked():
            return self.tr("Centang dahulu bahwa Anda mengerti soal kata sandi yang hilang.")
        return ""

    def _code(self) -> str:
        index = self.office.findText(self.office.currentText())
        return str(self.office.itemData(index)) if index >= 0 else ""

    def _done(self, folder: Path) -> None:
        self.setEnabled(True)
        self.begin()
        self.created.emit(folder)

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.desk.fail(error)

    def _pick(self) -> None:
        folder = self.desk.ask.folder(self.tr("Folder untuk brankas baru"))
        if folder is not None:
            empty = not any(folder.iterdir())
            self.folder.setText(str(folder if empty else recent.free_folder(folder / "Brankas-Segel")))

    def _judge(self) -> None:
        typed, again = self.first.text(), self.second.text()
        words = {
            Strength.TOO_SHORT: self.tr("Pilih tiga kata atau lebih yang tidak saling berhubungan."),
            Strength.WEAK: self.tr(
                "Lemah: pencuri laptop dengan komputer kuat dapat menebaknya. Tambah kata."
            ),
            Strength.FAIR: self.tr("Cukup panjang, asal bukan nama, tanggal, ayat atau lirik yang dikenal."),
            Strength.STRONG: self.tr(
                "Panjang. Segel hanya menghitung panjang; kata yang berkaitan tetap mudah ditebak."
            ),
        }
        found = strength(typed)
        styles = {Strength.WEAK: "bad", Strength.FAIR: "note", Strength.STRONG: "good"}
        text = words[found]
        if again and again != typed:
            text += " " + self.tr("Kedua isian belum sama.")
        self._hint.setText(text)
        fields.restyle(self._hint, styles.get(found, "note"))


def _office_box(name: str) -> QComboBox:
    """Every office of the region table; typing any part of its name or code finds it."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setAccessibleName(name)
    box.setMinimumContentsLength(20)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for office in regions.offices().values():
        box.addItem(f"{office.code}  {office.title}", office.code)
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(completer)
    edit = box.lineEdit()
    if edit is not None:
        edit.setPlaceholderText(box.tr("Ketik sebagian nama, misalnya balikpapan"))
        edit.setAccessibleName(name)
    box.setCurrentIndex(-1)
    return box
