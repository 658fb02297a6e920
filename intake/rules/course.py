"""The course of a case: the steps that were recorded, the state they lead to, and what is odd about each of them.

Nothing here refuses: a step with an odd date or out of its place is kept, and what is odd is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from intake.records.cases import Case, CaseKind
from intake.records.items import Item
from intake.rules import daytext, procedure
from intake.rules.bilingual import Bilingual, recorded
from intake.rules.daytext import Read
from intake.rules.happenings import Happening, What
from intake.rules.levels import BELOW, Level
from intake.rules.procedure import Decider, Need, State, Step
from intake.rules.rulesets import RuleSet

YES = "ya"
ONLINE = "sigaplapor"


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step as taken. Its words, basis, state and happening are kept as they were in the table `edition` then.

    `at` is when it was taken, as typed; `to` to whom, `note` why or under what letter; `level` the officer's level,
    `assumed` and `secretariat` are `ya` where the level was assumed and where the officer's unit is a secretariat.
    """

    step: str
    at: str = ""
    to: str = ""
    note: str = ""
    level: str = ""
    assumed: str = ""
    secretariat: str = ""
    title: str = ""
    basis: str = ""
    state: str = ""
    happening: str = ""
    edition: str = ""


class Oddity(StrEnum):
    """What is odd about a step that was taken."""

    DATE_UNREADABLE = "date-unreadable"
    DATE_FUTURE = "date-future"
    BEFORE_EVENT = "before-event"
    BEFORE_EARLIER = (
        "before-earlier"  # dated before a step that was recorded before: it does not move the state
    )
    OUT_OF_ORDER = "out-of-order"
    NOT_PREPARED = "not-prepared"  # a step that comes before it was not taken
    TO_MISSING = "to-missing"
    NOTE_MISSING = "note-missing"
    BY_SECRETARIAT = "by-secretariat"  # the plenary decides; the secretariat only records it
    LEVEL_ASSUMED = "level-assumed"
    NOT_VALID_THEN = "not-valid-then"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken, what it is called, the state after it, and what is odd."""

    item: Item[StepFacts]
    title: Bilingual
    state: State
    oddities: tuple[Oddity, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The rules a case is under, the state in which it began and stands, and the steps in order of recording.

    `footing` is what it is handled as by now: a report may have become initial information, and that a finding.
    """

    rules: RuleSet
    opening: State
    state: State
    footing: CaseKind
    taken: tuple[Taken, ...]


def course(case: Case, items: Sequence[Item[StepFacts]], known: Sequence[Step], zone: tzinfo) -> Course:
    """What became of a case by its steps; those taken back do not count. `zone` is that of the office's clock."""
    opening = procedure.opening(case.kind)
    table = {step.code: step for step in known}
    state, taken, newest = opening, list[Taken](), None
    for item in (each for each in items if each.withdrawn is None):
        day = daytext.read(item.facts.at, zone)
        now = daytext.read(item.made_at, zone)
        odd = list(_date_oddities(case, day, now, newest, zone))
        late = Oddity.BEFORE_EARLIER in odd
        earlier = {each.item.facts.step for each in taken}
        odd += _rule_oddities(table.get(item.facts.step), item.facts, day, None if late else state, earlier)
        if not late:
            state = _state(item.facts.state) or state
            newest = day if day is not None and Oddity.DATE_FUTURE not in odd else newest
        title = recorded(item.facts.title, (step.title for step in known))
        taken.append(Taken(item, title, state, tuple(odd)))
    footing = case.kind
    for each in taken:
        footing = _FOOTINGS.get(each.state, footing)
    return Course(RuleSet.of(case.facts.election), opening, state, footing, tuple(taken))


_FOOTINGS = {
    State.INFORMASI_AWAL: CaseKind.INFORMASI_AWAL,
    State.HASIL_PENGAWASAN: CaseKind.HASIL_PENGAWASAN,
    State.TEMUAN: CaseKind.HASIL_PENGAWASAN,
}
"""States that put a case on another footing (Perbawaslu 7/2022 ps 3(1), 5(1), 14(4), 24(8))."""


def _date_oddities(
    case: Case, day: Read | None, now: Read | None, newest: Read | None, zone: tzinfo
) -> Iterator[Oddity]:
    if day is None:
        yield Oddity.DATE_UNREADABLE
        return
    if now is not None and before(now, day):
        yield Oddity.DATE_FUTURE
    event = daytext.read(case.facts.event_date, zone)
    if event is not None and before(day, event):
        yield Oddity.BEFORE_EVENT
    if newest is not None and before(day, newest):
        yield Oddity.BEFORE_EARLIER


def _rule_oddities(
    step: Step | None, facts: StepFacts, day: Read | None, state: State | None, earlier: set[str]
) -> Iterator[Oddity]:
    """What the rules make odd; `state` is the one before the step, None where it did not move the state."""
    if facts.assumed:
        yield Oddity.LEVEL_ASSUMED
    if step is None:
        return
    odd = {
        Oddity.OUT_OF_ORDER: state is not None and not step.fits(state),
        Oddity.NOT_PREPARED: bool(step.after) and not earlier & set(step.after),
        Oddity.TO_MISSING: Need.TO in step.needs and not facts.to.strip(),
        Oddity.NOTE_MISSING: Need.NOTE in step.needs and not facts.note.strip(),
        Oddity.BY_SECRETARIAT: step.decider is Decider.PLENO and facts.secretariat == YES,
        Oddity.NOT_VALID_THEN: day is not None and not step.holds_on(day.day),
        Oddity.UNVERIFIED: not step.verified,
    }
    yield from (each for each, found in odd.items() if found)


def before(first: Read, second: Read) -> bool:
    """Whether `first` is certainly earlier: by day, and by time of day where both say one."""
    if first.day != second.day or first.clock is None or second.clock is None:
        return first.day < second.day
    return first.clock < second.clock


def _state(text: str) -> State | None:
    return State(text) if text in set(State) else None


def case_events(case: Case, steps: Sequence[StepFacts], level: Level | None = None) -> tuple[Happening, ...]:
    """What happened in a case, from its typed facts and then from its steps, as recorded; empty dates are left out.

    `steps` are those not taken back. `level` is that of the office that keeps the case: a PKD or Pengawas TPS is given
    a report to pass on (Perbawaslu 7/2022 ps 9): RECEIVED_BELOW then stands in place of REPORTED.
    """
    found = list(_submitted(case, level))
    found += [Happening(What(each.happening), each.at) for each in steps if each.happening in set(What)]
    if What.COMPLETED not in {each.what for each in found}:
        found.append(Happening(What.COMPLETED, case.facts.completed_at))
    return tuple(each for each in found if each.at.strip())


def _submitted(case: Case, level: Level | None) -> Iterator[Happening]:
    """When a reporter learned of it and reported it (ps 8(3)); cases of other kinds are bound by neither."""
    if case.kind is not CaseKind.LAPORAN:
        return
    yield Happening(What.KNOWN, case.facts.known_date)
    at = case.facts.submitted_at or case.facts.received_at
    if case.facts.via.strip().casefold() == ONLINE:
        yield Happening(What.ONLINE_SUBMITTED, at)
    yield Happening(What.RECEIVED_BELOW if level in BELOW else What.REPORTED, at)
