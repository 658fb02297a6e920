"""What the list of cases asks of the vault's thread: the lines, what can be filtered by, and the lines chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any

from intake.docket import deadlines, desk
from intake.lists import filters, overview
from intake.lists.filters import NOT_HANDED_OVER, OVER, Filter
from intake.lists.overview import Line
from intake.records import cases
from intake.records.cases import CaseKind
from intake.rules import choices, employment
from intake.rules.choices import ListName
from intake.rules.procedure import State
from intake.vault import Vault
from ui.window import saying
from ui.window.work import Job, Steps

HANDOVERS = (NOT_HANDED_OVER, "prepared", "sealed", "taken-in", "disputed", "refused")
DUES = (OVER, "0", "3", "7", "30")


class By(Enum):
    """What the list can be sorted by: one for each of its columns, in their order."""

    NUMBER = auto()
    TITLE = auto()
    REPORTED = auto()
    KIND = auto()
    PLACE = auto()
    STATE = auto()
    DUE = auto()
    HANDOVER = auto()


_KEYS: Mapping[By, Callable[[Line], Any]] = {
    By.NUMBER: lambda line: line.number,
    By.TITLE: lambda line: line.title.casefold(),
    By.REPORTED: lambda line: tuple(each.casefold() for each in line.reported),
    By.KIND: lambda line: line.kind,
    By.PLACE: lambda line: line.place.casefold(),
    By.STATE: lambda line: saying.say(f"case-state.{line.state}"),
    By.DUE: lambda line: line.due.last if line.due else date.max,
    By.HANDOVER: lambda line: line.handover,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to filter by: what a filter keeps, and the words for it."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All cases on `today`, the titles of limits by code, what each part of a filter offers, and the filters kept."""

    lines: tuple[Line, ...]
    today: date
    limits: Mapping[str, str]
    offers: Mapping[str, tuple[Offer, ...]]
    saved: Mapping[str, Filter] = field(default_factory=dict)


EMPTY = Listing((), date.min, {}, {})


def fetch(vault: Vault, _: Job[Listing]) -> Listing:
    """A task: reads the list anew."""
    rules, today = overview.rules_of(vault), desk.today(vault)
    limits = {limit.code: saying.read(limit.title) for each in rules.book.limits.values() for limit in each}
    return Listing(
        tuple(overview.lines(vault, rules, today)),
        today,
        limits,
        _offers(vault),
        filters.saved(vault),
    )


def _offers(vault: Vault) -> dict[str, tuple[Offer, ...]]:
    """Retired entries too: old cases speak of them."""
    office = vault.office_tables
    statuses = employment.employments(office).entries
    channels = choices.choices(ListName.CHANNELS, office).entries
    phases = choices.choices(ListName.PHASES, office).entries
    return {
        "kind": tuple(Offer(each, saying.say(f"kind.{each}")) for each in CaseKind),
        "state": tuple(Offer(each, saying.say(f"case-state.{each}")) for each in State),
        "handover": tuple(Offer(each, saying.say(f"list.handover-{each}")) for each in HANDOVERS),
        "employment": tuple(Offer(each.code, saying.read(each.words)) for each in statuses),
        "channel": tuple(Offer(each.code, saying.read(each.words)) for each in channels),
        "phase": tuple(Offer(each.code, saying.read(each.words)) for each in phases),
    }


@dataclass(frozen=True, slots=True)
class RecordPassed:
    """A task: puts on record the limits that were passed in the cases of a list and are not on record yet."""

    lines: Sequence[Line]

    def __call__(self, vault: Vault, job: Job[tuple[int, ...]]) -> Steps[tuple[int, ...]]:
        """The numbers of the cases in which there were any."""
        book, today = deadlines.rulebook(vault), desk.today(vault)
        said = []
        for wanted in overview.passed_unrecorded(vault, self.lines):
            yield
            if job.cancelled.is_set():
                break
            case = cases.find(vault, wanted)
            if deadlines.record_overruns(vault, case, book, deadlines.of_case(vault, case, book, today)):
                said.append(case.number)
        return tuple(said)


@dataclass(frozen=True, slots=True)
class Choose:
    """A task: the lines that a filter leaves, sorted; without a due day a case stands last either way."""

    listing: Listing
    wanted: Filter
    by: By
    descending: bool

    def __call__(self, vault: Vault, _: Job[tuple[Line, ...]]) -> tuple[Line, ...]:
        """The lines to show."""
        found = filters.chosen(vault, self.listing.lines, self.wanted, self.listing.today)
        found.sort(key=_KEYS[self.by], reverse=self.descending)
        if self.by is By.DUE:
            found.sort(key=lambda line: line.due is None)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class KeepFilter:
    """A task: keeps a filter under a name."""

    name: str
    wanted: Filter

    def __call__(self, vault: Vault, _: Job[Mapping[str, Filter]]) -> Mapping[str, Filter]:
        """All that are kept."""
        filters.save(vault, self.name, self.wanted)
        return filters.saved(vault)


@dataclass(frozen=True, slots=True)
class ForgetFilter:
    """A task: removes a kept filter."""

    name: str

    def __call__(self, vault: Vault, _: Job[Mapping[str, Filter]]) -> Mapping[str, Filter]:
        """All that are still kept."""
        filters.forget(vault, self.name)
        return filters.saved(vault)
