"""What the page of statements asks of the vault, on the vault's own thread."""

from __future__ import annotations

from dataclasses import dataclass, replace

from intake.docket import desk as offices
from intake.docket import prefill
from intake.evidence import exhibits
from intake.ids import StatementId
from intake.records import people, signed, statements
from intake.records.cases import Case
from intake.records.hearing import NOTHING, HearingForm, StatementKind
from intake.records.items import Item
from intake.records.people import Person
from intake.records.signed import PaperFacts
from intake.records.statements import Statement
from intake.rules import choices, hearings, questions, regions
from intake.rules.hearings import Remark
from intake.rules.questions import QuestionSet
from intake.vault import Vault
from ui.window.statement_sheet import Typed
from ui.window.type_ahead import Found
from ui.window.work import Job

EMPTY = Typed("", NOTHING, StatementKind.KETERANGAN_AWAL)
"""A sheet on which nothing stands."""


@dataclass(frozen=True, slots=True)
class Words:
    """The statements of a case, who can make them, the prepared questions, the exhibits by id with number and name."""

    statements: tuple[Statement, ...]
    people: tuple[Person, ...]
    sets: tuple[QuestionSet, ...]
    exhibits: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What is missing or in doubt in a statement, and the signatures on record."""

    statement: StatementId
    remarks: tuple[Remark, ...]
    papers: tuple[Item[PaperFacts], ...]


@dataclass(frozen=True, slots=True)
class Start:
    """How the record of a hearing begins: when, in which zone, who asks."""

    started_at: str
    zone: str
    officers: str


def words_of(vault: Vault, case: Case) -> Words:
    """All that the page lists."""
    return Words(
        tuple(statements.listing(vault, case)),
        tuple(people.listing(vault, case)),
        _sets(vault),
        tuple(
            Found(each.id, f"{each.number} {each.obtained.file_name}")
            for each in exhibits.listing(vault, case)
            if each.withdrawn is None and not each.is_identity
        ),
    )


def look_at(vault: Vault, case: Case, statement: Statement) -> Looked:
    """What is missing in a statement, and what was signed."""
    papers = tuple(signed.of_statement(vault, case.id, statement))
    facts = [each.facts for each in papers]
    missing = hearings.missing(statement, case, people.listing(vault, case), _sets(vault), facts)
    return Looked(statement.id, (*missing, *hearings.doubts(statement)), papers)


def start_of(vault: Vault, _: Job[Start]) -> Start:
    """Now, by the office's clock, and the officer."""
    now = offices.now(vault)
    zone = regions.office(vault.officer.office).zone
    return Start(now.isoformat(timespec="minutes"), zone, vault.officer.name)


def _sets(vault: Vault) -> tuple[QuestionSet, ...]:
    found = questions.load(vault.office_tables)
    return tuple(choices.in_force(found.entries, offices.today(vault)))


@dataclass(frozen=True, slots=True)
class Prefill:
    """A task: what a case already says for the form of a person's hearing; what is typed goes before."""

    case: Case
    person: Person
    typed: Typed

    def __call__(self, vault: Vault, _: Job[HearingForm]) -> HearingForm:
        """The form as it can be filled."""
        return prefill.filled(vault, self.case, self.person.id, self.typed.kind, self.typed.hearing).form


@dataclass(frozen=True, slots=True)
class Draft:
    """A task: keeps what is typed as a draft, a new one or the one that is there; an addendum names what it amends.

    It logs nothing, so that it can be done between two steps of long work: `Left` does. `leaving` says that the
    officer goes on to something else.
    """

    case: Case
    person: Person
    kept: Statement | None
    amends: Statement | None
    typed: Typed
    leaving: bool = False

    @property
    def says_more(self) -> bool:
        """Whether the vault has other words, or none."""
        return self.kept is None or self.typed != typed_of(self.kept)

    @property
    def is_logged(self) -> bool:
        """Whether its digest is logged once it is kept, as that of a new one is in any case."""
        return self.leaving or self.kept is None

    def is_of(self, statement: Statement | None, amends: Statement | None) -> bool:
        """Whether it is this statement, or else the new one that amends `amends`."""
        if statement is not None:
            return self.kept is not None and self.kept.id == statement.id
        return self.kept is None and self.amends == amends

    def __call__(self, vault: Vault, _: Job[Statement]) -> Statement:
        """The draft as kept."""
        typed = self.typed
        if self.kept is not None:
            # The sheet takes the mark away with the first change: where it stands, these words were read.
            return statements.save_draft(
                vault, self.kept, typed.text, typed.hearing, typed.kind, read_again=True
            )
        return statements.draft(
            vault,
            self.case,
            self.person,
            typed.text,
            typed.kind,
            typed.hearing,
            amends=self.amends,
            is_left=False,
        )


@dataclass(frozen=True, slots=True)
class Left:
    """A task: logs the digests of a draft as it lies in the vault by then, unless it was sealed since."""

    case: Case
    kept: Statement

    def __call__(self, vault: Vault, _: Job[None]) -> None:
        """Nothing."""
        now, _case = statements.find(vault, self.kept.id)
        if not now.is_sealed:
            statements.leave_draft(vault, self.case, now)


def typed_of(statement: Statement) -> Typed:
    """What stands on the sheet of a statement."""
    return Typed(statement.text, statement.hearing, statement.kind)


def beginning(statement: Statement | None, amends: Statement | None) -> Typed:
    """What the vault has of a statement, or what a new one begins with."""
    if statement is not None:
        return typed_of(statement)
    return EMPTY if amends is None else replace(EMPTY, kind=amends.kind)
