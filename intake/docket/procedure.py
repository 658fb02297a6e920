"""The procedure of a case in a vault: where it stands, what this officer's level may do now, and taking a step."""

from __future__ import annotations

from dataclasses import dataclass

from intake.docket import desk
from intake.evidence import exhibits
from intake.evidence.kinds import ExhibitKind
from intake.problems import Problem
from intake.records import items, people
from intake.records.cases import Case, is_foreign
from intake.records.items import Item, Topic
from intake.rules import course as courses
from intake.rules import deadlines, levels, limits, procedure, requirements, workdays
from intake.rules.course import YES, Course, StepFacts, Taken
from intake.rules.deadlines import State
from intake.rules.faults import Fault
from intake.rules.happenings import Happening, What
from intake.rules.levels import Standing
from intake.rules.procedure import Step
from intake.rules.requirements import Holding, Lack
from intake.rules.rulesets import RuleSet
from intake.rules.tables import Table
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a case stands, seen from this desk: `allowed` are the steps that its level may take now.

    `faults` are those of the office's own tables, which are then not used.
    """

    course: Course
    standing: Standing
    allowed: tuple[Step, ...]
    faults: tuple[Fault, ...]


def standpoint(vault: Vault, case: Case) -> Standpoint:
    """Where a case stands and what may be done now."""
    table, words = procedure.steps(vault.office_tables), levels.words(vault.office_tables)
    who = levels.standing(vault.officer.office, vault.officer.unit, words)
    seen = _course(vault, case, table)
    may = procedure.allowed(table.entries, seen.rules, seen.state, who.level, desk.today(vault))
    return Standpoint(seen, who, may, (*table.faults, *words.faults))


def take(vault: Vault, case: Case, code: str, at: str, *, to: str = "", note: str = "") -> Taken:
    """Records a step with its legal basis; odd dates and a step out of place are kept and named in the answer.

    `code` is that of the table; a rule set's name before it may be left out. Raises `Problem`: step-unknown,
    step-not-for-level, step-not-for-assumed-level (both name the article), case-foreign, text-…
    """
    table = procedure.steps(vault.office_tables)
    rules = RuleSet.of(case.facts.election)
    codes = (code, f"{rules}-{code}")
    step = next((each for each in table.entries if each.code in codes and each.rules is rules), None)
    if step is None:
        raise Problem("step-unknown", item=code)
    who = standing(vault)
    _refuse_incompetent(step, who)
    said = StepFacts(
        step=step.code,
        at=at,
        to=to,
        note=note,
        level=who.level,
        assumed=YES if who.assumed else "",
        secretariat=YES if who.secretariat else "",
        title=step.title.official,
        basis=step.basis,
        state=step.state or "",
        happening=step.happening or "",
        edition=table.edition,
    )
    made = items.record(vault, case, Topic.STEP, said)
    return next(each for each in _course(vault, case, table).taken if each.item.id == made.id)


def _refuse_incompetent(step: Step, who: Standing) -> None:
    if step.open_to(who.level):
        return
    if who.assumed:  # the refusal rests on a guess, which must be said with it
        raise Problem("step-not-for-assumed-level", item=step.code, level=who.label, article=step.competence)
    raise Problem("step-not-for-level", item=step.code, level=who.label, article=step.competence)


def withdraw(vault: Vault, case: Case, wanted: str, reason: str) -> Item[StepFacts]:
    """Takes back a step that was recorded wrongly, by number or id; it stays in the log.

    Raises `Problem`: item-unknown, item-withdrawn, reason-missing, case-foreign.
    """
    item = items.find(vault, case, Topic.STEP, StepFacts, wanted)
    return items.withdraw(vault, case, item, reason)


def standing(vault: Vault) -> Standing:
    """The level of this vault's officer."""
    words = levels.words(vault.office_tables)
    return levels.standing(vault.officer.office, vault.officer.unit, words)


def happenings(vault: Vault, case: Case) -> tuple[Happening, ...]:
    """What happened in a case, as limits are counted from it."""
    kept = items.listing(vault, case.id, Topic.STEP, StepFacts)
    valid = [each.facts for each in kept if each.withdrawn is None]
    return courses.case_events(case, valid, None if is_foreign(vault, case) else standing(vault).level)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a case lacks; `faults` are those of the office's own list, which is then not used."""

    lacks: tuple[Lack, ...]
    faults: tuple[Fault, ...]


def missing(vault: Vault, case: Case) -> Missing:
    """What a case lacks by the rules it is under, on whatever footing it is by now."""
    table, told = requirements.requirements(vault.office_tables), happenings(vault, case)
    holding = Holding(
        case,
        _course(vault, case, procedure.steps(vault.office_tables)).footing,
        tuple(people.listing(vault, case)),
        vault.store.number(_EXHIBITS, (case.id, ExhibitKind.IDENTITAS, case.id)),
        len(exhibits.identity_ids(vault, case)),
        frozenset(each.what for each in told),
        desk.zone(vault),
        _is_late(vault, case, told),
    )
    return Missing(requirements.missing(holding, table.entries, desk.today(vault)), table.faults)


def _is_late(vault: Vault, case: Case, told: tuple[Happening, ...]) -> bool:
    """Whether a report came after the limit that counts from what the reporter knew (ps 8(3))."""
    of_set = limits.of_set(limits.load(vault.office_tables), RuleSet.of(case.facts.election))
    bound = [each for each in of_set if What.KNOWN in each.starts]
    calendar = workdays.calendar(vault.office_tables)
    judged = deadlines.judge(told, bound, calendar, desk.zone(vault), desk.today(vault))
    return any(each.state is State.PASSED for each in judged)


_EXHIBITS = (
    "SELECT (SELECT count(*) FROM evidence WHERE case_id = ? AND withdrawn IS NULL AND kind != ?)"
    " + (SELECT count(*) FROM things WHERE case_id = ?)"
)


def _course(vault: Vault, case: Case, table: Table[Step]) -> Course:
    kept = items.listing(vault, case.id, Topic.STEP, StepFacts)
    return courses.course(case, kept, table.entries, desk.zone(vault))
