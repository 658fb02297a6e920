"""Rawat brankas: another passphrase, a backup, and what a backup is good for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from crypto.slots import KdfParams, normalise_passphrase
from intake import lifecycle
from intake import vault as vaults
from intake.check import office_files
from intake.check.office_files import OfficeFiles
from intake.docket import desk as desks
from intake.lifecycle import BackupMade
from intake.officer import Officer
from intake.strength import LEAST, Strength, known_words, strength
from intake.vault import Vault
from intake.wording import one_line
from ui.window import fields, reading_order, saying
from ui.window import office_files as office_words
from ui.window.busy import Busy
from ui.window.desk import Desk, Page
from ui.window.saying import short_size
from ui.window.strength import StrengthHint
from ui.window.theme import GAP
from ui.window.watching import Watching
from ui.window.work import Job, Priority


class CarePage(Page):
    """Passphrase on the left, backup on the right."""

    left = Signal()
    wants_check = Signal()
    wants_letterhead = Signal()

    def __init__(self, desk: Desk, kdf: KdfParams | None = None) -> None:
        super().__init__(desk)
        self._kdf = kdf
        self.old = fields.line(self.tr("Kata sandi sekarang"), secret=True)
        self.first = fields.line(self.tr("Kata sandi baru"), secret=True)
        self.second = fields.line(self.tr("Kata sandi baru sekali lagi"), secret=True)
        for each in (self.first, self.second):
            each.textChanged.connect(self._judge)
        self._known: frozenset[str] = frozenset()
        self._hint = StrengthHint()
        self.change_button = fields.button(self.tr("Ganti kata sandi"), self.change, "lock", style="primary")
        self.backup_button = fields.button(self.tr("Buat cadangan…"), self.backup, "save", style="primary")
        self.check_button = fields.button(self.tr("Periksa brankas"), self.wants_check.emit, "search")
        self.letterhead_button = fields.button(
            self.tr("Isi kop surat…"), self.wants_letterhead.emit, "document"
        )
        self._busy = Busy(self, self.change_button, self.backup_button)
        self.office = fields.label("", "note")
        self._office: OfficeFiles | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        both = fields.row(self._secret(), self._copies(), gap=2 * GAP)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        head = fields.row(back, fields.label(self.tr("Rawat brankas"), "title"), None)
        self._office_panel = fields.panel(
            fields.row(fields.label(self.tr("Berkas kantor"), "heading"), None, self.letterhead_button),
            self.office,
        )
        self._whole = fields.column(head, both, self._office_panel, None, gap=2 * GAP)
        self._whole.setContentsMargins(2 * GAP, GAP + GAP // 2, 2 * GAP, GAP + GAP // 2)
        self.setLayout(self._whole)

    def _secret(self) -> QFrame:
        form = fields.form()
        fields.add_row(form, self.tr("Kata sandi sekarang"), self.old)
        fields.add_row(form, self.tr("Kata sandi baru"), self.first)
        fields.add_row(form, self.tr("Sekali lagi"), self.second)
        return fields.panel(
            fields.label(self.tr("Ganti kata sandi"), "heading"),
            form,
            self._hint,
            fields.label(
                self.tr(
                    "Cadangan dan salinan lama tetap terbuka dengan kata sandi lama. Kalau kata sandi lama sudah "
                    "diketahui orang, buat cadangan baru dan musnahkan yang lama."
                ),
                "note",
            ),
            fields.row(None, self.change_button),
            None,
        )

    def _copies(self) -> QFrame:
        return fields.panel(
            fields.label(self.tr("Cadangan"), "heading"),
            fields.label(
                self.tr(
                    "Cadangan adalah salinan lengkap brankas di flashdisk atau disk lain, bersandi sama. Ia tidak "
                    "dibuka langsung: pulihkan dari halaman awal kalau laptop ini hilang atau rusak. Riwayat lalu "
                    "mencatat bahwa brankas itu lanjutan dari cadangan."
                ),
                "note",
            ),
            fields.row(None, self.backup_button),
            fields.label(self.tr("Pemeriksaan"), "heading"),
            fields.label(
                self.tr("Baca ulang semua isi dan bandingkan dengan catatan, misalnya sebulan sekali."),
                "note",
            ),
            fields.row(None, self.check_button),
            None,
        )

    def refresh(self) -> None:
        """Looks at the office's files, and waits for the officer."""
        self._judge()
        self.run(lambda vault, _: vault.officer, self._take_officer)
        before = self._office
        self.run(lambda vault, _: office_files.look(vault, before), self._show_office)
        self.old.setFocus()

    def forget(self) -> None:
        """Clears the passphrases."""
        super().forget()
        self._clear()
        self._known = frozenset()
        self.office.clear()
        self._office = None
        self._busy.set(False)

    def _clear(self) -> None:
        for each in (self.old, self.first, self.second):
            each.setText("")

    def _judge(self) -> None:
        self._hint.judge(self.first.text(), self.second.text(), self._known)

    def _take_officer(self, who: Officer) -> None:
        self._known = known_words(who.name, who.office, who.unit)
        self._judge()

    def _show_office(self, found: OfficeFiles) -> None:
        self._office = found
        where = one_line(str(found.folder))
        if not found.count:
            words = self.tr(
                "Kantor belum menambah apa-apa. Kop surat dan logo diisi dengan tombol di atas; aturan dan hari libur "
                "kantor ditaruh di folder {folder}."
            ).format(folder=where)
        elif found.is_sound:
            words = self.tr("Semua berkas di folder {folder} terbaca dan dipakai.").format(folder=where)
        else:
            todo = self.tr(
                "Yang di bawah ini belum terpakai; aturan bawaan yang berlaku, dan pekerjaan dapat diteruskan. "
                "Perbaiki berkasnya di folder {folder}, atau sampaikan kalimat ini kepada yang menulisnya."
            ).format(folder=where)
            words = "\n".join([todo, *(f"• {each}" for each in office_words.lines(found))])
        self.office.setText(words)
        fields.restyle(self.office, "note" if found.is_sound else "warn")
        # What is wrong stands on top: large text would leave it below the window's edge.
        self._whole.insertWidget(2 if found.is_sound else 1, self._office_panel)
        reading_order.apply(self)

    def change(self) -> None:
        """Changes the passphrase; the fields are cleared at once."""
        refusal = self._refusal()
        if refusal:
            self.desk.bar.show_text(refusal, "warn")
            return
        task = ChangePassphrase(self.old.text(), self.first.text(), self._kdf)
        self._clear()
        self._busy.set(True)
        self.run(task, self._changed, title=self.tr("Mengganti kata sandi"), failed=self._failed)

    def _refusal(self) -> str:
        if not self.old.text():
            return self.tr("Ketik dahulu kata sandi sekarang.")
        if strength(self.first.text()) is Strength.TOO_SHORT:
            return self.tr("Kata sandi baru terlalu pendek: paling sedikit {least} huruf.").format(
                least=LEAST
            )
        if self.first.text() != self.second.text():
            return self.tr("Kedua kata sandi baru tidak sama. Ketik ulang.")
        return ""

    def _changed(self, _: None) -> None:
        self._busy.set(False)
        self.desk.bar.show_text(
            self.tr("Kata sandi sudah diganti. Mulai sekarang brankas ini dibuka dengan yang baru."), "good"
        )

    def _failed(self, error: BaseException) -> None:
        self._busy.set(False)
        self.desk.fail(error)

    def backup(self) -> None:
        """Asks where, and copies the vault into a folder of its own there."""
        folder = self.desk.ask.folder(self.tr("Tempat cadangan: flashdisk atau disk lain"))
        if folder is None:
            return
        self._busy.set(True)
        self.run(
            Backup(folder, self.tr("Menyalin (MB)")), self._copied, title=self.tr("Membuat cadangan"),
            priority=Priority.WORK, failed=self._failed,
        )  # fmt: skip

    def _copied(self, made: BackupMade) -> None:
        self._busy.set(False)
        self.desk.bar.show_text(
            self.tr("Cadangan selesai: {folder} ({size}). Simpan di tempat lain dari laptop ini.").format(
                folder=saying.one_line(str(made.folder)), size=short_size(made.size)
            ),
            "good",
        )


@dataclass(frozen=True, slots=True)
class ChangePassphrase:
    """Seals the vault's keys under another passphrase; only who knows the old one can."""

    old: str = field(repr=False)
    new: str = field(repr=False)
    kdf: KdfParams | None = None

    def __call__(self, vault: Vault, job: Job[None]) -> None:
        """Raises `Problem`: passphrase-wrong, header-damaged, disk-full."""
        vaults.open_header(vault.path, normalise_passphrase(self.old))
        lifecycle.change_passphrase(vault, normalise_passphrase(self.new), kdf=self.kdf)


@dataclass(frozen=True, slots=True)
class Backup:
    """Copies the vault into a new folder within `into`, named after the vault and the day."""

    into: Path
    what: str

    def __call__(self, vault: Vault, job: Job[BackupMade]) -> BackupMade:
        """What was copied. Raises `Problem`: folder-not-empty, disk-full, blob-missing, cancelled."""
        name = f"{vault.path.name}-cadangan-{desks.today(vault).isoformat()}"
        return lifecycle.backup(vault, _free(self.into, name), Watching(job, self.what))


def _free(into: Path, name: str) -> Path:
    """A folder of this name that is not there yet; a second one of the day gets a number."""
    names = (into / name, *(into / f"{name}-{number}" for number in range(2, 100)))
    return next((path for path in names if not path.exists()), into / name)
