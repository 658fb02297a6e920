"""The question before somebody's words are sealed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.window import saying
from ui.window.ask import Ask


def agreed(ask: Ask, name: str) -> bool:
    """Whether the words were read back to the person of this name, who agrees to them."""
    return ask.confirm(
        QCoreApplication.translate("seal_words", "Segel keterangan"),
        QCoreApplication.translate(
            "seal_words",
            "Sudahkah keterangan ini dibacakan kembali kepada {name} dan disetujui?\n\nSetelah disegel, isinya "
            "tidak dapat diubah lagi. Yang kurang dapat ditambahkan sebagai tambahan.",
        ).format(name=saying.one_line(name)),
        QCoreApplication.translate("seal_words", "Segel sekarang"),
        QCoreApplication.translate("seal_words", "Belum"),
    )
