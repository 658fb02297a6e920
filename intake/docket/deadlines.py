"""The time limits of the cases in a vault: how each stands, what is due next, and keeping record of what was passed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from intake.docket import desk, procedure
from intake.records import items
from intake.records.cases import Case, is_foreign
from intake.records.items import Item, Topic
from intake.rules import agenda, daytext, deadlines, limits, office_hours, workdays
from intake.rules.agenda import Due, Open
from intake.rules.deadlines import Deadline, State
from intake.rules.faults import Fault
from intake.rules.happenings import What
from intake.rules.limits import Limit
from intake.rules.office_hours import Hours, Reception
from intake.rules.rulesets import RuleSet
from intake.rules.tables import Table
from intake.rules.workdays import Calendar
from intake.vault import Vault

YES = "ya"


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All that days are counted by at this desk; worth keeping while the vault is open. `edition` names the limits."""

    limits: Mapping[RuleSet, tuple[Limit, ...]]
    calendar: Calendar
    hours: Table[Hours]
    zone: tzinfo
    edition: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class OverrunFacts:
    """A limit that was passed, in the words it had then, so that a later change of the rules changes nothing here.

    `at` is the last day there was, `latest` the one by the rule's other reading, `skipped` a day and its name a line,
    `estimated` is `ya` where the count rests on holidays not decreed yet; days are ISO 8601 dates.
    """

    limit: str = ""
    title: str = ""
    basis: str = ""
    started: str = ""
    start_day: str = ""
    number: str = ""
    unit: str = ""
    skipped: str = ""
    at: str = ""
    latest: str = ""
    estimated: str = ""
    ended: str = ""
    follows: str = ""
    source: str = ""
    mark: str = ""
    edition: str = ""


def rulebook(vault: Vault) -> Rulebook:
    """The limits, calendar and office hours of this vault, with what its office adds; `faults` name files left out."""
    office = vault.office_tables
    table, hours, calendar = limits.load(office), office_hours.load(office), workdays.calendar(office)
    return Rulebook(
        {rules: limits.of_set(table, rules) for rules in RuleSet},
        calendar,
        hours,
        desk.zone(vault),
        table.edition,
        (*table.faults, *hours.faults, *calendar.faults),
    )


def of_case(vault: Vault, case: Case, book: Rulebook, on: date) -> tuple[Deadline, ...]:
    """Every limit of a case's rule set as it stands on a day."""
    told = procedure.happenings(vault, case)
    return deadlines.judge(told, book.limits[RuleSet.of(case.facts.election)], book.calendar, book.zone, on)


def open_limits(vault: Vault, case: Case, book: Rulebook) -> tuple[Open, ...]:
    """The limits that are open in a case, on whatever day: what lists keep (`intake.rules.agenda.encode`)."""
    return agenda.open_limits(of_case(vault, case, book, date.min))


def next_deadline(vault: Vault, case: Case, book: Rulebook, on: date) -> Due | None:
    """What is due next in a case, None where nothing is open."""
    return agenda.next_due(open_limits(vault, case, book), on)


def reception(vault: Vault, case: Case, book: Rulebook) -> Reception | None:
    """What the office hours say of the time at which a report came in; None where no time is known."""
    for each in procedure.happenings(vault, case):
        read = daytext.read(each.at, book.zone) if each.what is What.REPORTED else None
        if read is not None and read.clock is not None:
            moment = datetime.combine(read.day, read.clock)
            return office_hours.reception(book.hours, RuleSet.of(case.facts.election), moment)
    return None


def record_overruns(
    vault: Vault, case: Case, book: Rulebook, found: Iterable[Deadline]
) -> list[Item[OverrunFacts]]:
    """Keeps record of the limits that were passed and are not on record yet, and of when a passed one was met.

    Returns what was written. One that the officer took back is not written again; of another office's case nothing is.
    """
    if is_foreign(vault, case):
        return []
    known = {(each.facts.limit, each.facts.start_day): each for each in overruns(vault, case)}
    written = []
    for each in found:
        if each.state is not State.PASSED:
            continue
        facts = overrun(each, book.edition)
        old = known.get((facts.limit, facts.start_day))
        if old is None:
            written.append(items.record(vault, case, Topic.OVERRUN, facts))
        elif old.withdrawn is None and old.facts.ended != facts.ended:
            written.append(items.edit(vault, case, old, replace(old.facts, ended=facts.ended)))
    return written


def overruns(vault: Vault, case: Case) -> list[Item[OverrunFacts]]:
    """The passed limits on record, those taken back too."""
    return items.listing(vault, case.id, Topic.OVERRUN, OverrunFacts)


def overrun(deadline: Deadline, edition: str) -> OverrunFacts:
    """What is kept of a passed limit. Raises `ValueError` where nothing could be counted."""
    limit, count = deadline.limit, deadline.count
    if count is None:
        raise ValueError("a limit that was not counted cannot be passed")
    return OverrunFacts(
        limit=limit.code,
        title=limit.title.official,
        basis=limit.article,
        started=deadline.started,
        start_day=count.start.isoformat(),
        number=str(count.number),
        unit=count.unit,
        skipped="\n".join(f"{each.day} {each.name.official}".rstrip() for each in count.skipped),
        at=count.last.isoformat(),
        latest=count.latest.isoformat() if count.latest != count.last else "",
        estimated=YES if count.estimated else "",
        ended=deadline.ended,
        follows=limit.follows.official,
        source=limit.source.official,
        mark=limit.mark,
        edition=edition,
    )
