"""What is typed into a form and cannot be recorded yet: in the vault within two seconds, and shown again later.

A form shows what the vault has of a record; a draft is what differs from that. So it is short, it disappears by itself
when the form is recorded or emptied, and fields that nobody touched follow the record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from intake.problems import Problem
from intake.records import drafts
from intake.records.drafts import Draft
from intake.vault import Vault
from ui.window.desk import Page
from ui.window.person_form import choose
from ui.window.section import OpenCase
from ui.window.timers import Autosave
from ui.window.type_ahead import Found, TypeAhead
from ui.window.work import Job, Priority

Result = TypeVar("Result")


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
        self._under_way: set[str] = set()
        self._told: Mapping[str, str] = {}
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
        self._opened, self._held, self._late, self._under_way = None, {}, set(), set()

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

    def record(
        self,
        task: Callable[[Vault, Job[Result]], Result],
        done: Callable[[Result], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
        title: str = "",
        always: bool = False,
    ) -> None:
        """Has recorded what the form says, as `Page.run` does: the vault has the record or its draft, never both.

        `done` empties the form by `turn_to`, which shows again what was typed meanwhile, or says with `became` what
        record the form is about. Until then nothing more is kept: it would be the draft of another new record.
        """
        opened, about, told = self._opened, self._about, self.fields
        if opened is None or about is None:
            raise RuntimeError("the form is about nothing")
        self._autosave.stop()
        self._under_way.add(about)

        def both(vault: Vault, job: Job[Result]) -> Result:
            with drafts.recorded(vault, opened.case.id, self._form, about):
                return task(vault, job)

        def recorded(result: Result) -> None:
            if self._opened is opened:
                self._hold_what_followed(about, told)
            done(result)
            self.keep()

        def refused(error: BaseException) -> None:
            self._under_way.discard(about)
            (failed or self._page.desk.fail)(error)
            self.keep()

        self._page.run(both, recorded, failed=refused, title=title, always=always)

    def _hold_what_followed(self, about: str, told: Mapping[str, str]) -> None:
        """The vault has what the form said when its recording began, but not what was typed since."""
        self._under_way.discard(about)
        self._late.discard(about)
        self._told = told
        words = self.words if about == self._about else self._held.get(about, {})
        self._hold(about, {name: text for name, text in words.items() if text != told.get(name)})

    def became(self, about: str) -> None:
        """What the fields said when the recording began is this record now: only what followed can be half-typed."""
        self._autosave.stop()
        if self._about is not None:
            self._held.pop(self._about, None)
            self._late.discard(self._about)
        self._about, self._shown = about, self._told

    def follow(self, about: str) -> None:
        """The new record that the form is beside has its id now."""
        if self._about == "":
            self._autosave.stop()
            words, self._about = self.words, about
            if words or self._held.get(""):
                self._write(Draft(self._form, "", {}), Draft(self._form, about, words))

    def drop(self) -> None:
        """What was half-typed is given up."""
        self._autosave.stop()
        if self._about is not None and self._held.get(self._about):
            self._write(Draft(self._form, self._about, {}))

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
            self._write(Draft(self._form, about, self._held[about]))
        if self._about is not None and self.unsaved:
            self._write(Draft(self._form, self._about, self.words))

    def _hold(self, about: str, words: Mapping[str, str]) -> None:
        """These are the words of a record, and the vault has them not yet."""
        self._held[about] = words
        if words:
            self._late.add(about)

    def _write(self, *said: Draft) -> None:
        opened, held, late = self._opened, self._held, self._late
        if opened is None:
            return
        for each in said:
            self._hold(each.about, each.words)
        if self._under_way.intersection(each.about for each in said):
            return  # the words are held until that is recorded

        def done(_: None) -> None:
            for each in said:
                if held.get(each.about) is each.words:
                    late.discard(each.about)

        # Not by `Page.run`: the answer counts also when the page has turned to another record.
        self._page.desk.work.run(
            lambda vault, _: drafts.keep(vault, opened.case.id, *said),
            done=done,
            failed=self._refused,
            priority=Priority.WORDS,
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
