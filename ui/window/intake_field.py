"""One field of the report, with a sentence below it where what was typed needs a second look. Nothing is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from intake.facts import MAX_TEXT
from ui.window import dates, fields, moments, saying
from ui.window.growing import GrowingText

LONG_NAME = 120
"""More letters than this are told: something else may have been pasted along."""
_SEEN = "\n\t\u200c\u200d"  # lines, tabs, and the joiners that scripts and emoji need


class FieldKind(Enum):
    """What is typed into a field, which says how it is kept and looked at."""

    WORDS = auto()
    NAME = auto()
    DAY = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """The zone of the office's clock, as an offset and by its name (WIB, WITA, WIT)."""

    hours: tzinfo
    zone: str

    @property
    def now(self) -> datetime:
        """The time by the office's clock."""
        return datetime.now(self.hours)


class Field(QWidget):
    """A line, or with `lines` a text of so many lines or more; `place` is its name on the page."""

    typed = Signal()

    def __init__(
        self, place: str, name: str, hint: str = "", kind: FieldKind = FieldKind.WORDS, *, lines: int = 0
    ) -> None:
        super().__init__()
        self.place, self.kind = place, kind
        self.edit: QLineEdit | QPlainTextEdit = (
            GrowingText(name, hint, least=lines, most=12) if lines else fields.line(name, hint)
        )
        self.note = fields.label("", "warn")
        self.note.hide()
        self.setLayout(fields.column(self.edit, self.note, gap=2))
        self.edit.textChanged.connect(self._changed)
        if isinstance(self.edit, QLineEdit):
            self.edit.inputRejected.connect(self._refused)
        self._quiet = self._is_full = False

    @property
    def text(self) -> str:
        """What stands in the field; signs that no record can hold are shown and kept as U+FFFD."""
        text = self.edit.toPlainText() if isinstance(self.edit, QPlainTextEdit) else self.edit.text()
        return "".join("\ufffd" if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign for sign in text)

    def stored(self, clock: OfficeTime) -> str:
        """What the records keep of it."""
        text = self.text.strip()
        if self.kind is FieldKind.DAY:
            return dates.stored(text)
        return moments.stored(text, clock.zone) if self.kind is FieldKind.TIME else text

    def put(self, kept: str) -> None:
        """Shows what the records keep, without calling it typed."""
        dated = {FieldKind.DAY: dates.shown, FieldKind.TIME: moments.shown}
        shown = dated[self.kind](kept) if self.kind in dated else kept
        self._quiet, self._is_full = True, False
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.setPlainText(shown)
        else:
            self.edit.setText(shown)
            self.edit.setCursorPosition(0)
        self._quiet = False
        self.tell("")

    def lock(self, locked: bool) -> None:
        """Makes the field read-only or writable."""
        fields.lock(self.edit, locked=locked)

    def tell(self, sentence: str) -> None:
        """Shows a sentence below the field, or none."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)

    def look(self, clock: OfficeTime) -> None:
        """Looks at what was typed and says what is odd about it."""
        self.tell(self._odd(self.text, clock))

    def _changed(self) -> None:
        if self._quiet:
            return
        edit = self.edit
        self._is_full = (
            self._cut(edit) if isinstance(edit, QPlainTextEdit) else self._is_full and _is_at_most(edit)
        )
        self.typed.emit()
        if self._is_full:
            self.tell(self._full())

    def _cut(self, edit: QPlainTextEdit) -> bool:
        """Takes away the end of what was just put in, where no record can hold all of it; the words behind it stay."""
        over = edit.document().characterCount() - 1 - MAX_TEXT
        if over <= 0:
            return False
        self._quiet = True
        cursor = edit.textCursor()
        cursor.setPosition(max(0, cursor.position() - over), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._quiet = False
        return True

    def _refused(self) -> None:
        self._is_full = isinstance(self.edit, QLineEdit) and _is_at_most(self.edit)
        if self._is_full:
            self.tell(self._full())

    def _full(self) -> str:
        most = self.edit.maxLength() if isinstance(self.edit, QLineEdit) else MAX_TEXT
        return self.tr(
            "Isian ini penuh: paling banyak {most} huruf. Ujung tulisan yang baru dimasukkan tidak ikut. Simpan "
            "tulisan sepanjang itu sebagai berkas di bagian Bukti."
        ).format(most=saying.grouped(most))

    def _odd(self, text: str, clock: OfficeTime) -> str:
        if self._is_full:
            return self._full()
        if hidden := hidden_signs(text):
            return self.tr(
                "Ada tanda yang tidak terlihat di sini ({signs}). Tersimpan seperti diketik; hapus bila tidak "
                "sengaja."
            ).format(signs=", ".join(hidden))
        if self.kind is FieldKind.NAME and len(text) > LONG_NAME:
            return self.tr(
                "Panjangnya {count} huruf. Tersimpan utuh; periksa apakah tulisan lain ikut tertempel."
            ).format(count=len(text))
        if self.kind in (FieldKind.DAY, FieldKind.TIME) and text.strip():
            return self._odd_day(clock)
        return ""

    def _odd_day(self, clock: OfficeTime) -> str:
        kept = self.stored(clock)
        if not moments.is_readable(kept, clock.hours):
            return self.tr(
                "Tanggal ini tidak terbaca. Tersimpan seperti diketik; tulis hari-bulan-tahun bila tahu."
            )
        if moments.is_ahead(kept, clock.hours):
            return self.tr(
                "Waktu ini belum tiba. Tersimpan seperti diketik; periksa hari, bulan dan tahunnya."
            )
        return ""


def _is_at_most(line: QLineEdit) -> bool:
    return len(line.text()) >= line.maxLength()


def hidden_signs(text: str) -> list[str]:
    """The code points in a text that nobody sees or that turn its direction, each once; line ends and tabs are none."""
    found = dict.fromkeys(
        sign
        for sign in text
        if sign == "\ufffd" or (unicodedata.category(sign) in ("Cc", "Cf", "Co") and sign not in _SEEN)
    )
    return [f"U+{ord(sign):04X}" for sign in list(found)[:4]]


def owner(widget: QObject | None) -> Field | None:
    """The field that a widget belongs to."""
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parent()
    return widget
