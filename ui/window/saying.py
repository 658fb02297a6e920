"""Problems and defects as sentences for the officer."""

from __future__ import annotations

import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from intake import wording
from intake.evidence.kinds import ExhibitKind
from intake.papers.wording import month_words, size_words
from intake.problems import Problem
from intake.wording import Language, problem_sentence, sentence
from ui.window import language

if TYPE_CHECKING:
    from intake.rules.bilingual import Bilingual


def say(key: str, **particulars: str | int) -> str:
    """A sentence of resources/messages in the window's language, for the words that the records share."""
    return sentence(language.current(), key, **particulars)


def read(words: Bilingual) -> str:
    """The words of an entry of a rule table in the window's language."""
    return words.read_in(language.current())


def unverified_region(code: str, source: str) -> list[str]:
    """The line that says whence the office has a code of region; none for a code of the annex."""
    return [say("console.region-unverified", code=code, source=source)] if source else []


def exhibit_kind(kind: ExhibitKind) -> str:
    """What kind of exhibit it is, as it stands in a column or a list."""
    words = say(f"exhibit-kind.{kind}")
    return f"{words[:1].upper()}{words[1:]}"


def is_indonesian() -> bool:
    """Whether the window speaks Indonesian, for what is written otherwise there."""
    return language.current() is Language.ID


def error_text(error: BaseException) -> str:
    """The sentence for whatever a task raised."""
    return problem_text(error) if isinstance(error, Problem) else defect_text(error)


def problem_text(problem: Problem) -> str:
    """The sentence for a problem; one that has none yet is named by its code rather than hidden."""
    try:
        return problem_sentence(language.current(), problem)
    except (KeyError, FileNotFoundError):
        shown = QCoreApplication.translate("saying", "Tidak dapat dilakukan (kode: %s).") % problem.code
        item = problem.particulars.get("item")
        return f"{shown} {item}" if isinstance(item, str) and item else shown


def defect_text(error: BaseException) -> str:
    """A plain sentence with type and place of an unforeseen error; its message could hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return QCoreApplication.translate(
        "saying",
        "Segel mengalami kesalahan yang tidak terduga (%s, %s). Yang sudah tersimpan tetap tersimpan. "
        "Laporkan tulisan dalam kurung itu kepada pengelola Segel, tanpa data orang.",
    ) % (type(error).__name__, place)


def why_not_saved(error: BaseException) -> str:
    """The sentence for what is typed and could not be saved: what a full disk wants of the officer, not its bytes."""
    if isinstance(error, Problem) and error.code == "disk-full":
        return QCoreApplication.translate(
            "saying", "Penyimpanan laptop penuh: pindahkan atau hapus berkas lain."
        )
    return error_text(error)


def what_becomes_of_words(error: BaseException) -> str:
    """What becomes of typed words that could not be saved: a stick that was pulled takes them when it is put back."""
    code = error.code if isinstance(error, Problem) else ""
    if code == "vault-gone":
        return QCoreApplication.translate(
            "saying",
            "Begitu flashdisk itu kembali, tulisan tersimpan sendiri. Jika flashdisk hilang: salin tulisan ke kertas "
            "sebelum brankas dikunci.",
        )
    if code == "vault-changed-meanwhile":
        return QCoreApplication.translate(
            "saying", "Tulisan tetap ada sampai brankas dikunci, lalu hilang: salin dahulu ke kertas."
        )
    if code in ("text-too-long", "text-not-storable"):
        return QCoreApplication.translate(
            "saying", "Selama brankas terbuka, tulisan tetap ada; begitu diperbaiki, ia tersimpan sendiri."
        )
    return QCoreApplication.translate(
        "saying", "Selama brankas terbuka, tulisan tetap ada dan dicoba simpan lagi sendiri."
    )


def place_text(unit: str, office: str) -> str:
    """Where somebody works: the unit, else the office of that code, else the code."""
    from intake.rules import regions  # with its table: the first page needs neither

    known = regions.offices().get(office)
    return unit or (known.title if known else office)


def one_line(text: str) -> str:
    """Words of a record as they can stand in a sentence: what would hide or break the line is named."""
    return shortened(wording.one_line(text))


def shortened(text: str, most: int = 60) -> str:
    """The beginning of long words, for headings and messages; the whole stands in its field."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def grouped(number: int) -> str:
    """A number with its thousands set off: `2.661.389`, in English `2,661,389`."""
    return wording.grouped(language.current(), number)


def short_size(size: int) -> str:
    """A number of bytes for the eye, such as `4,7 MB`, in English `4.7 MB`."""
    return wording.short_size(language.current(), size)


def whole_size(size: int) -> str:
    """A number of bytes, short and in full."""
    return size_words(size) if is_indonesian() else f"{short_size(size)} ({grouped(size)} bytes)"


def month_text(month: str) -> str:
    """A month such as `2024-02` in words."""
    if is_indonesian():
        return month_words(month)
    return QLocale(QLocale.Language.English).toString(
        QDate.fromString(f"{month}-01", "yyyy-MM-dd"), "MMMM yyyy"
    )
