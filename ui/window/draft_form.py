"""What is typed into a form and cannot be recorded yet: in the vault within two seconds, and shown again later.

A form shows what the vault has of a record; a draft is what differs from that. So it is short, it disappears by itself
when the form is recorded or emptied, and fields that nobody touched follow the record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from intake.problems import Problem
from intake.records import drafts
from intake.records.drafts import Draft
from ui.window.desk import Page
from ui.window.person_form import choose
from ui.window.section import OpenCase
from ui.window.timers import Autosave
from ui.window.type_ahead import Found, TypeAhead


@dataclass(frozen=True, slots=True)
class Input:
    """How a field is read as text and filled again, and what of that text says whether it is the same."""

    read: Callable[[], str]
    fill: Callable[[str], object]
    key: Callable[[str], str] = str


class DraftForm(QObject):
    """The half-typed words of one form of a page, by the record that the form is about."""

    def __init__(
        self, page: Page, form: str, fields: Mapping[str, QWidget | Input], *, aside: Collection[str] = ()
    ) -> None:
        """`aside` names fields that say nothing of a new record by themselves, as the role of nobody does."""
        super().__init__(page)
        self._page, self._form, self._aside = page, form, frozenset(aside)
        self.inputs = {
            name: field if isinstance(field, Input) else input_of(field) for name, field in fields.items()
        }
        self._opened: OpenCase | None = None
        self._held: dict[str, Mapping[str, str]] = {}
        self._late: set[str] = set()
        self._about: str | None = None
        self._shown: Mapping[str, str] = {}
        self._autosave = Autosave(self, self.keep)

    def open(self, opened: OpenCase) -> None:
        """Turns to a case: its drafts are shown as soon as the form turns to their records."""
        self.forget()
        if opened.editable:
            self._opened = opened
            self._held = {each.about: each.words for each in opened.drafts if each.form == self._form}

    def forget(self) -> None:
        """Knows no words any more."""
        self.rest()
        self._opened, self._held, self._late = None, {}, set()

    def rest(self) -> None:
        """The form shows nothing that could be typed into."""
        self._autosave.stop()
        self._about, self._shown = None, {}

    def turn_to(self, about: str) -> bool:
        """The form shows what the vault has of a record ('' a new one). Adds what was typed and never recorded.

        Says whether there was anything.
        """
        self._autosave.stop()
        self._about, self._shown = about, self.fields
        held = self._held.get(about, {})
        for name, text in held.items():
            if name in self.inputs:  # an older form may have had other fields
                self.inputs[name].fill(text)
        return bool(held)

    def recorded(self, fields: Mapping[str, str], about: str) -> None:
        """What the fields said then is this record now: only what was typed since can be half-typed."""
        self.drop()
        self._about, self._shown = about, fields

    def follow(self, about: str) -> None:
        """The new record that the form is about has its id now."""
        if self._about == "":
            self.drop()
            self._about = about
            self.touch()

    def drop(self) -> None:
        """What was half-typed is recorded or given up."""
        self._autosave.stop()
        if self._about is not None:
            self.drop_of(self._about)

    def drop_of(self, about: str) -> None:
        """What was half-typed of a record is recorded, whatever the form shows by now."""
        if self._held.get(about):
            self._write(about, {})

    def begin(self) -> None:
        """What was half-typed is recorded: the form shows the beginning of a new record."""
        self.drop()
        self.turn_to("")

    def may_go(self) -> bool:
        """Asks before an officer gives up what is half-typed; says whether the form may be emptied."""
        if not self.words:
            return True
        sure = self._page.desk.ask.confirm(
            self.tr("Isian belum tercatat"),
            self.tr("Isian yang belum tercatat ini dibuang, dan formulir dimulai dari kosong?"),
            self.tr("Buang"),
            self.tr("Kembali ke isian"),
        )
        if sure:
            self.drop()
            self._shown = self.fields
        return sure

    @property
    def fields(self) -> dict[str, str]:
        """What stands in every field."""
        return {name: each.read() for name, each in self.inputs.items()}

    @property
    def words(self) -> dict[str, str]:
        """What the fields say beyond the record."""
        if self._opened is None or self._about is None:
            return {}
        now, shown, inputs = self.fields, self._shown, self.inputs
        said = {
            name: now[name] for name, each in inputs.items() if each.key(now[name]) != each.key(shown[name])
        }
        return said if self._about or said.keys() - self._aside else {}

    @property
    def unsaved(self) -> bool:
        """Whether the vault has something else than these words."""
        if self._opened is None or self._about is None:
            return bool(self._late)
        return bool(self._late) or self.words != self._held.get(self._about, {})

    def touch(self) -> None:
        """Somebody types."""
        if self.unsaved:
            self._autosave.touch()

    def keep(self) -> None:
        """Hands what is half-typed to the vault, and takes back there what is not any more."""
        self._autosave.stop()
        for about in self._late - {self._about}:  # a record left behind whose words the vault did not take
            self._write(about, self._held[about])
        if self._about is not None and self.unsaved:
            self._write(self._about, self.words)

    def _write(self, about: str, words: Mapping[str, str]) -> None:
        opened, held, late = self._opened, self._held, self._late
        if opened is None:
            return
        held[about] = words
        if words:
            late.add(about)

        def done(_: None) -> None:
            if held[about] is words:
                late.discard(about)

        # Not by `Page.run`: the answer counts also when the page has turned to another record.
        self._page.desk.work.run(
            lambda vault, _: drafts.keep(vault, opened.case.id, Draft(self._form, about, words)),
            done=done,
            failed=self._refused,
        )

    def _refused(self, error: BaseException) -> None:
        self._page.desk.fail(error)
        if isinstance(error, Problem) and error.code == "disk-full" and self._late:
            self._autosave.again()


def input_of(field: QWidget) -> Input:
    """Reads and fills one of the fields that forms are made of."""
    if isinstance(field, TypeAhead):
        return _of_choice(field)
    if isinstance(field, QLineEdit):
        return Input(field.text, field.setText, str.strip)
    if isinstance(field, QPlainTextEdit):
        return Input(field.toPlainText, field.setPlainText, str.strip)
    if isinstance(field, QCheckBox):
        return Input(lambda: "ya" if field.isChecked() else "", lambda text: field.setChecked(bool(text)))
    if isinstance(field, QComboBox):
        return Input(lambda: str(field.currentData() or ""), lambda key: choose(field, key))
    raise TypeError(type(field).__name__)


def _of_choice(field: TypeAhead) -> Input:
    """The key and the words of what is chosen; letters that chose nothing do not stay in such a field."""

    def fill(text: str) -> None:
        key, _, words = text.partition("\n")
        field.put(Found(key, words) if key else None)

    def read() -> str:
        return f"{field.key}\n{field.value.text}" if field.value else ""

    return Input(read, fill, lambda text: text.partition("\n")[0])


def words_of_draft() -> str:
    """What is said beside a form whose words are kept and are no record yet."""
    return QCoreApplication.translate("draft", "Tersimpan sebagai rancangan, belum tercatat.")
