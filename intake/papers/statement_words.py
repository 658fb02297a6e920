"""Statements as blocks: the words that were sealed, questions with their answers, what was noted of the hearing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import Final

from intake.custody import journal
from intake.custody.entries import Kind
from intake.custody.replay import Topic
from intake.ids import PersonId
from intake.papers.content import Field, RowOfWords, StatementBlock
from intake.papers.forms.fill import fill
from intake.papers.forms.load import forms
from intake.papers.forms.model import Interview, Question, Value
from intake.papers.forms.values import FormValues, HearingWords, RowWords
from intake.papers.record_words import Records
from intake.papers.wording import when_words
from intake.records import sealedwords, statements
from intake.records.cases import Case
from intake.records.hearing import Hearing, HearingForm, QuestionAnswer, StatementKind
from intake.records.people import Person
from intake.records.statements import Statement
from intake.vault import Vault
from intake.wording import Language, keys, sentence

_LABELS: Final = {
    "place": "Tempat",
    "officers": "Pemeriksa",
    "decree": "Surat keputusan tim",
    "register_number": "Nomor register",
    "invitation": "Undangan",
    "capacity": "Sebagai",
    "oath": "Sumpah atau janji",
    "language": "Bahasa",
    "online": "Secara daring",
    "read_back": "Dibacakan kembali",
    "signed_by_speaker": "Tanda tangan",
    "initials_speaker": "Paraf yang memberi keterangan",
    "initials_officer": "Paraf petugas",
    "refusal_reason": "Alasan menolak",
    "others": "Hadir juga",
}


def statement_blocks(
    vault: Vault, case: Case, people: Mapping[PersonId, Person], records: Records, *, drafts: bool
) -> list[StatementBlock]:
    """The statements of a case; what is sealed is told from the sealed document itself. Raises `FormatError`."""
    return [
        _block(vault, each, people, records)
        for each in statements.listing(vault, case)
        if drafts or each.is_sealed
    ]


def _block(
    vault: Vault, statement: Statement, people: Mapping[PersonId, Person], records: Records
) -> StatementBlock:
    person = people[statement.person]
    text, hearing = statement.text, statement.hearing
    if statement.document is not None:
        said = sealedwords.parse(statement.document)
        text, hearing = said.text, said.hearing
    kind = Kind.STATEMENT_AMENDED if statement.amends else Kind.STATEMENT_SEALED
    sealed = journal.event_about(vault, statement.id, kind) if statement.is_sealed else None
    amends = None if statement.amends is None else statements.find(vault, statement.amends, None)[0].number
    return StatementBlock(
        number=statement.number,
        person_number=person.number,
        person_name=person.facts.name,
        kind=sentence(Language.ID, f"statement-kind.{statement.kind}"),
        text=text,
        state="sealed" if statement.is_sealed else "draft",
        sealed_at=None if sealed is None else sealed.entry.at,
        digest_short=statement.short_digest,
        digest=statement.digest or "",
        amends=amends,
        fields=tuple(_fields(hearing, people)),
        rows=tuple(_rows(statement.kind, hearing)),
        links=records.links_of(statement.id),
        stated=records.stated(Topic.STATEMENT, statement.id),
    )


def _rows(kind: StatementKind, hearing: Hearing) -> Iterator[RowOfWords]:
    """The questions; those of a hearing have the numbers that B.12 gives them beside the ones that it prints itself."""
    as_printed = chain(_numbers(hearing.rows) if kind is StatementKind.KLARIFIKASI else (), repeat(""))
    for each, number in zip(hearing.rows, as_printed, strict=False):
        yield RowOfWords(each.question, each.answer, number)


def _numbers(rows: Sequence[QuestionAnswer]) -> Iterator[str]:
    form = forms()["B.12"]
    asked = HearingWords(rows=tuple(RowWords(each.question, each.answer) for each in rows))
    interview = replace(form, parts=tuple(part for part in form.parts if isinstance(part, Interview)))
    for part in fill(interview, FormValues(hearing=asked)).parts:
        if isinstance(part, Question) and isinstance(part.words[0], Value):
            yield f"{part.number:02}"


def _fields(hearing: Hearing, people: Mapping[PersonId, Person]) -> Iterator[Field]:
    form = hearing.form
    held = [f"mulai {when_words(form.started_at)}" if form.started_at else ""]
    held += [f"selesai {when_words(form.ended_at)}" if form.ended_at else ""]
    if any(held):
        yield Field("Waktu", ", ".join(each for each in held if each))
    for name, label in _LABELS.items():
        if value := getattr(form, name):
            yield Field(label, _words(form, name, value))
    for name, label in (("interpreter", "Penerjemah"), ("companion", "Pendamping")):
        found = people.get(PersonId(getattr(form, name)))
        if found is not None:
            yield Field(label, f"{found.facts.name} (orang nomor {found.number})")


def _words(form: HearingForm, name: str, value: str) -> str:
    """A code in words, with the faith of an oath; other words as they are."""
    key = f"hearing-choice.{value}"
    words = sentence(Language.ID, key) if key in keys(Language.ID) else value
    return f"{words} ({form.oath_religion})" if name == "oath" and form.oath_religion else words
