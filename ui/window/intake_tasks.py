"""What the page of a report asks of the vault's thread, and what it gets back."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake import reception
from intake.docket import desk, numbers, procedure
from intake.docket.numbers import Wanted
from intake.evidence import exhibits
from intake.evidence.adding import Added, Outcome
from intake.ids import CaseId, new_id
from intake.problems import Problem
from intake.reception import Reception, Told
from intake.records import people
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.statements import Statement
from intake.rules import regions
from intake.rules.numbering import NumberKind
from intake.rules.requirements import Lack
from intake.vault import Vault
from ui.window import lookups, saying
from ui.window.intake_field import OfficeTime
from ui.window.type_ahead import Found
from ui.window.work import Job

_NO_BLOCK = ("number-no-block", "block-used-up", "block-before-restore")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report stands: its case (None before the first word), what it lacks, its number.

    `names` are those of the case's people by their number, for what is lacking of one of them; `recorded` those in the
    records by the keys of the people on the page.
    """

    case: Case | None
    lacks: tuple[Lack, ...]
    names: Mapping[int, str]
    number: str
    provisional: bool
    recorded: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Begun:
    """A report to go on with: what was told so far, the office's clock, and where it all stands.

    `cut_off` says that the process ended before all of it was written into the records.
    """

    told: Told
    clock: OfficeTime
    place: Found | None
    files: tuple[Added, ...]
    standing: Standing
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Begin:
    """A task: an empty report with its time and place filled in, or the one of a case."""

    case: Case | None

    def __call__(self, vault: Vault, _: Job[Begun]) -> Begun:
        """What the page shows first."""
        now = desk.now(vault)
        clock = OfficeTime(desk.zone(vault), regions.office(vault.officer.office).zone)
        if self.case is None:
            where = saying.place_text(vault.officer.unit, vault.officer.office)
            fresh = CaseFacts("", received_place=where, received_at=now.isoformat(timespec="minutes"))
            return Begun(Told(fresh), clock, None, (), standing(vault, Reception()))
        told = reception.told(vault, self.case)
        held = tuple(
            Added(Path(each.obtained.file_name), Outcome.ADDED, each)
            for each in exhibits.listing(vault, self.case)
        )
        place = lookups.recorded_place(told.facts.place_code, told.facts.place_edition)
        lost = reception.unfinished(vault, self.case) is not None
        return Begun(told, clock, place, held, standing(vault, Reception(self.case)), lost)


def standing(vault: Vault, report: Reception) -> Standing:
    """Where a report stands now; one that is not begun lacks what every report lacks."""
    case = report.case
    asked = case or Case(
        CaseId(new_id()), 0, CaseKind.LAPORAN, CaseFacts(""), vault.clock.now().at, vault.own_log
    )
    names = {each.number: each.facts.name for each in people.listing(vault, asked)}
    number = numbers.current(vault, asked.id, NumberKind.PENYAMPAIAN)
    return Standing(
        case,
        procedure.missing(vault, asked).lacks,
        names,
        "" if number is None else number.facts.value,
        number is not None and bool(number.facts.provisional),
        report.names(vault),
    )


@dataclass(frozen=True, slots=True)
class Keep:
    """A task: keeps what is typed; an event is made only the first time, when the case is opened."""

    reception: Reception
    told: Told

    def __call__(self, vault: Vault, _: Job[Case]) -> Case:
        """The case."""
        return self.reception.keep(vault, self.told)


@dataclass(frozen=True, slots=True)
class Record:
    """A task: writes what changed into the records; with `leaving` for the last time."""

    reception: Reception
    told: Told
    leaving: bool = False

    def __call__(self, vault: Vault, _: Job[Standing]) -> Standing:
        """Where the report stands now."""
        write = self.reception.leave if self.leaving else self.reception.record
        write(vault, self.told)
        return standing(vault, self.reception)


@dataclass(frozen=True, slots=True)
class Seal:
    """A task: seals one person's words."""

    reception: Reception
    told: Told
    key: str

    def __call__(self, vault: Vault, _: Job[Statement]) -> Statement:
        """The sealed statement."""
        return self.reception.seal(vault, self.told, self.key)


@dataclass(frozen=True, slots=True)
class TakeOut:
    """A task: takes one person out of the case again."""

    reception: Reception
    told: Told
    key: str
    reason: str

    def __call__(self, vault: Vault, _: Job[Standing]) -> Standing:
        """Where the report stands now."""
        self.reception.withdraw(vault, self.told, self.key, self.reason)
        return standing(vault, self.reception)


@dataclass(frozen=True, slots=True)
class GiveNumber:
    """A task: writes the report, then gives it the number typed (`value`), or the next of the office's block, or a
    provisional one where the office allotted none.
    """

    reception: Reception
    told: Told
    value: str = ""

    def __call__(self, vault: Vault, _: Job[Standing]) -> Standing:
        """Where the report stands now."""
        case, kind = self.reception.record(vault, self.told), NumberKind.PENYAMPAIAN
        if self.value:
            numbers.type_in(
                vault, case, kind, self.value, saying.place_text(vault.officer.unit, vault.officer.office)
            )
            return standing(vault, self.reception)
        numbers.refuse_second(vault, case, kind)
        try:
            numbers.give(vault, case, kind, Wanted())
        except Problem as problem:
            if problem.code not in _NO_BLOCK:
                raise
            numbers.provisional(vault, case, kind)
        return standing(vault, self.reception)


@dataclass(frozen=True, slots=True)
class Count:
    """A task: counts the files in what was dropped, before anything is read."""

    paths: Sequence[Path]
    what: str

    def __call__(self, _: Vault, job: Job[int]) -> Generator[None, None, int]:
        """How many files."""
        found = 0
        for path in self.paths:
            if not os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises for a name that is too long)
                found += 1
                continue
            for _place, _folders, names in os.walk(path):
                found += len(names)
                job.report(self.what, found, 0, 0.0)
                yield
                if job.cancelled.is_set():
                    raise Problem("cancelled", item=str(path))
        return found
