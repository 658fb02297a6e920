"""Making a form of a case: gathered, filled, written, logged. Any form prints for every case; what is off is told."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from crypto.canonical import JsonObject
from intake.custody import journal
from intake.custody.entries import Kind
from intake.docket import procedure
from intake.files import DurableFile, write_all
from intake.papers.forms import letterhead, lists
from intake.papers.forms.compose import Manner, is_unverified, write_form
from intake.papers.forms.discretion import discreet, names_protected
from intake.papers.forms.fill import Filled, fill
from intake.papers.forms.gather import About, about, gather, oath_of, reporter, swears_another
from intake.papers.forms.load import form as form_named
from intake.papers.forms.model import Form, Question, Value, blanks
from intake.papers.forms.values import FormValues
from intake.papers.forms.warned import Warned, WarningKind
from intake.problems import from_os_error
from intake.records import people
from intake.records.cases import Case
from intake.records.hearing import Oath, StatementKind
from intake.records.people import Person, Role
from intake.rules import questions
from intake.rules.rulesets import RuleSet
from intake.vault import Vault

_OF_PERSON: Final = ("hearing.", "person.", "invitation.")
_OF_REPORTER: Final = "pelapor."
_UNFIT: Final = {
    "B.10": WarningKind.OATH_OF_EXPERTS,
    "B.11": WarningKind.OATH_OF_OTHERS,
    "": WarningKind.OATH_OF_NONE,
}
"""What is off about an oath for somebody whose own is this one, or none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is asked for beside its case: a person's and a statement's id or number, large type."""

    person: str | None = None
    statement: str | None = None
    large: bool = False


@dataclass(frozen=True, slots=True)
class FormMade:
    """A form written: its name, SHA-256 in hex, pages, whether it is an official form here, and what is off."""

    name: str
    sha256: str
    pages: int
    official: bool
    warned: tuple[Warned, ...]


def make_form(vault: Vault, case: Case, name: str, target: Path, asked: Asked | None = None) -> FormMade:
    """Writes a form to `target`, in plaintext as asked for, and logs its digest before it gets that name.

    Raises `Problem`: form-unknown, person-unknown, statement-unknown, number-ambiguous, log-damaged (a receipt),
    file-exists, disk-full.
    """
    pdf, made, of = _written(vault, case, name, asked or Asked())
    try:
        with DurableFile(target) as out:
            write_all(out, pdf)
            _record(vault, case, made, of)
    except OSError as error:
        raise from_os_error(error, target) from error
    return made


def form_paper(vault: Vault, case: Case, name: str, asked: Asked | None = None) -> tuple[bytes, FormMade]:
    """The form as bytes in memory, for looking at and printing, logged like a written one. Raises as `make_form`."""
    pdf, made, of = _written(vault, case, name, asked or Asked())
    _record(vault, case, made, of)
    return pdf, made


def _record(vault: Vault, case: Case, made: FormMade, of: About) -> None:
    """One event: which form, of whose words or which person, its digest."""
    subject = of.statement.id if of.statement is not None else of.person.id if of.person is not None else ""
    facts: JsonObject = {"digest": made.sha256, "name": made.name, "of": subject, "pages": made.pages}
    with vault.store.transaction():
        journal.record(vault, Kind.FORM_MADE, case.id, facts)


def _written(vault: Vault, case: Case, name: str, asked: Asked) -> tuple[bytes, FormMade, About]:
    form = form_named(name)
    manner = Manner(RuleSet.of(case.facts.election) is RuleSet.PILKADA, asked.large)
    if _is_of_person(form):
        of = about(vault, case, form.name, asked.person, asked.statement)
    else:
        of = reporter(vault, case, asked.person)
    head, off = letterhead.load(vault.office_tables)
    persons = people.listing(vault, case)
    values = _with_lists(vault, case, form, gather(vault, case, form.name, of, head))
    values = discreet(form, values, persons)
    filled = fill(form, values)
    out = io.BytesIO()
    pages = write_form(filled, values, head, manner, out)
    unverified = is_unverified(form, manner)
    apart = (
        (Warned(WarningKind.COPIES_APART, form.name),)
        if form.copies and pages > 1 and not asked.large
        else ()
    )
    named = (Warned(WarningKind.PROTECTED, form.name),) if names_protected(filled, values, persons) else ()
    chosen = tuple(_chosen(form, asked, of, persons))
    concerns = (
        *_concerns(form, manner, of, values),
        *_out_of_place(vault, form),
        *chosen,
        *_dotted(filled),
        *named,
        *apart,
    )
    warned = (*concerns, *(off if form.letterhead else ()), *_missing(filled))
    digest = hashlib.sha256(out.getvalue()).hexdigest()
    return out.getvalue(), FormMade(form.name, digest, pages, form.official and not unverified, warned), of


def _paths(form: Form) -> set[str]:
    return {blank.path for blank in blanks(form.parts)}


def _is_of_person(form: Form) -> bool:
    return any(path.startswith(_OF_PERSON) for path in _paths(form))


def _is_of_reporter(form: Form) -> bool:
    return any(path.startswith(_OF_REPORTER) for path in _paths(form))


def _with_lists(vault: Vault, case: Case, form: Form, values: FormValues) -> FormValues:
    """The values with the long lists and the head of the log, where the form prints them."""
    groups = {getattr(part, "path", "") for part in form.parts}
    if form.copies:
        values = replace(values, receipt=lists.receipt_words(vault))
    if "evidence" in groups:
        values = replace(values, evidence=lists.evidence(vault, case))
    if "log" in groups:
        entries, checkpoint = lists.log_extract(vault, case)
        values = replace(values, log=entries, checkpoint=checkpoint)
    return values


def _concerns(form: Form, manner: Manner, of: About, values: FormValues) -> Iterator[Warned]:
    """What is off beside single blanks."""
    if is_unverified(form, manner):
        yield Warned(WarningKind.UNVERIFIED, form.name)
    if values.hearing.oath and "hearing.oath" in _paths(form):
        yield Warned(WarningKind.OATH_WORDS, form.name)
    if of.person is not None and swears_another(form.name, of.person.role):
        yield Warned(_UNFIT[oath_of(of.person.role)], of.person.role)
    if (
        of.statement is not None
        and "hearing.oath" in _paths(form)
        and of.statement.hearing.form.oath == Oath.REFUSED
    ):
        yield Warned(WarningKind.OATH_REFUSED, str(of.statement.number))
    if form.paraf and of.statement is None:
        yield Warned(WarningKind.NO_STATEMENT, form.name)
    elif form.paraf and of.statement is not None:
        if of.statement.kind is not StatementKind.KLARIFIKASI:
            yield Warned(WarningKind.OTHER_KIND, str(of.statement.number))
        if not of.statement.is_sealed:
            yield Warned(WarningKind.NOT_SEALED, str(of.statement.number))


def _out_of_place(vault: Vault, form: Form) -> Iterator[Warned]:
    """A supplement that this office does not give out."""
    who = procedure.standing(vault)
    if form.levels and who.level not in form.levels and not who.assumed:
        yield Warned(WarningKind.OTHER_LEVEL, who.label)


def _chosen(form: Form, asked: Asked, of: About, persons: Sequence[Person]) -> Iterator[Warned]:
    """Whom or what the form speaks of where nobody said so, or where it cannot speak of who was asked for."""
    if of.is_one_of_several and of.statement is not None:
        yield Warned(WarningKind.ONE_OF_HEARINGS, str(of.statement.number))
    elif of.is_one_of_several and of.person is not None:
        yield Warned(WarningKind.ONE_OF_INVITATIONS, str(of.person.number))
    if _is_of_person(form):
        return
    if asked.person is not None and (of.person is None or not _is_of_reporter(form)):
        yield Warned(WarningKind.PERSON_UNUSED, form.name)
    reporters = [str(each.number) for each in persons if each.role is Role.PELAPOR]
    if asked.person is None and len(reporters) > 1 and _is_of_reporter(form):
        yield Warned(WarningKind.ONE_OF_REPORTERS, reporters[0])


def _dotted(filled: Filled) -> Iterator[Warned]:
    """Questions of the record that still have the form's dots, by the numbers that the paper gives them."""
    numbers = [
        str(part.number)
        for part in filled.parts
        if isinstance(part, Question)
        and any(isinstance(span, Value) and questions.has_dots(span.text) for span in part.words)
    ]
    if numbers:
        yield Warned(WarningKind.QUESTION_DOTS, ", ".join(numbers))


def _missing(filled: Filled) -> Iterator[Warned]:
    return (Warned(WarningKind.MISSING, path) for path in filled.missing)
