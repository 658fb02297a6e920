"""What is said below the fields of a new passphrase, wherever one is chosen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from intake.strength import Strength, guesses, strength
from ui.window import fields

_STYLES = {Strength.WEAK: "bad", Strength.STRONG: "good"}


class StrengthHint(QWidget):
    """How hard a passphrase is to guess, in a step and in guesses."""

    def __init__(self) -> None:
        super().__init__()
        self._step = fields.label("", "note")
        self._measure = fields.label("", "note")
        whole = fields.column(self._step, self._measure)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    def text(self) -> str:
        """All that is said."""
        return " ".join(filter(None, (self._step.text(), self._measure.text())))

    def judge(self, typed: str, again: str, known: Collection[str]) -> None:
        """Says it of what is typed; `again` is the second field, `known` what a thief tries first."""
        words = {
            Strength.TOO_SHORT: self.tr("Pilih empat atau lima kata yang tidak saling berhubungan."),
            Strength.WEAK: self.tr(
                "Lemah: pencuri laptop dengan komputer kuat dapat menebaknya. Tambah kata."
            ),
            Strength.FAIR: self.tr(
                "Cukup, asal bukan nama, ayat atau lirik yang dikenal. Satu kata lagi lebih kuat."
            ),
            Strength.STRONG: self.tr("Kuat, asal kata-katanya tidak saling berkaitan."),
        }
        found = strength(typed, known)
        differs = bool(again) and again != typed
        self._step.setText(self.tr("Kedua isian kata sandi belum sama.") if differs else words[found])
        fields.restyle(self._step, "note" if differs else _STYLES.get(found, "note"))
        self._measure.setText(
            self.tr(
                "Taksiran: {guesses} tebakan. Pengulangan, urutan tombol, kata umum, serta nama dan kantor Anda hampir "
                "tidak dihitung; kutipan lain tidak dikenali."
            ).format(guesses=self._count(2 ** guesses(typed, known)))
            if found is not Strength.TOO_SHORT
            else ""
        )

    def _count(self, number: int) -> str:
        """A number of guesses in a word: they are no more exact than that."""
        steps = (
            (10**15, self.tr("lebih dari seribu triliun")),
            (10**12, self.tr("lebih dari satu triliun")),
            (10**9, self.tr("lebih dari satu miliar")),
            (10**6, self.tr("lebih dari sejuta")),
        )
        return next((said for least, said in steps if number >= least), self.tr("kurang dari sejuta"))
