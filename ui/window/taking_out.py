"""Somebody recorded who is not of the case: what an emptied name means, and the question before they are taken out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.window import saying
from ui.window.ask import Ask


def unnamed(name: str) -> str:
    """What an emptied name means of somebody who has this one in the records."""
    return QCoreApplication.translate(
        "taking_out", "Namanya dikosongkan: dalam catatan tetap {name}."
    ).format(name=saying.one_line(name))


def reason(ask: Ask) -> str | None:
    """Why; None where the officer stops or says nothing."""
    return ask.words(
        QCoreApplication.translate("taking_out", "Keluarkan dari perkara"),
        QCoreApplication.translate(
            "taking_out", "Mengapa orang ini dikeluarkan? Log tetap menyimpan apa yang pernah dicatat."
        ),
        QCoreApplication.translate("taking_out", "Keluarkan"),
    )
