"""case step, state, missing: where a case stands, what may be done now, and what it still lacks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from intake.docket import procedure as procedures
from intake.docket.procedure import Standpoint
from intake.records import cases
from intake.records.cases import Case
from intake.rules.course import Taken
from intake.rules.procedure import State, Step
from intake.rules.requirements import Lack, Part, becomes_initial_information
from intake.vault import Vault
from ui.console import deadline
from ui.console.arguments import Argument, Command
from ui.console.output import Result, pairs, table
from ui.console.rulewords import warn_of
from ui.console.session import Session

CASE = Argument("case", "case", required=True)


def step(session: Session, given: Namespace) -> Result:
    """Records a step; what is odd about it is said, and limits that are passed are put on record."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        made = procedures.take(vault, case, given.step, given.at, to=given.to or "", note=given.note or "")
        overruns = deadline.put_on_record(session, vault, case)
    facts = made.item.facts
    lines = [
        session.say("done.case-step", number=made.item.number, title=session.read(made.title)),
        *pairs(
            [
                (session.say("field.basis"), facts.basis),
                (session.say("field.state"), state_words(session, made.state)),
            ]
        ),
        *(session.say(f"step-oddity.{each}") for each in made.oddities),
    ]
    return Result({**_taken(made), "overruns": overruns}, tuple(lines))


def withdraw(session: Session, given: Namespace) -> Result:
    """Takes a step back; the log keeps it."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        item = procedures.withdraw(vault, case, given.number, given.reason)
        seen = procedures.standpoint(vault, case)
    document = {"item": item.id, "number": item.number, "state": seen.course.state.value}
    said = session.say(
        "done.case-step-withdraw", number=item.number, state=state_words(session, seen.course.state)
    )
    return Result(document, (said,))


def state(session: Session, given: Namespace) -> Result:
    """Shows where a case stands, how it came there, and the steps that this level may take now."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        seen = procedures.standpoint(vault, case)
    warn_of(session, seen.faults)
    return Result(as_document(seen), tuple(_lines(session, case, seen)))


def missing(session: Session, given: Namespace) -> Result:
    """Lists what a case still lacks, with the question to ask and the article."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        found = procedures.missing(vault, case)
    warn_of(session, found.faults)
    initial = becomes_initial_information(found.lacks)
    lines = [line for each in Part for line in _part(session, each, found.lacks)][1:]
    lines += [session.say("console.missing-initial-information")] if initial else []
    document = {"missing": [_lack(each) for each in found.lacks], "becomes_initial_information": initial}
    return Result(document, tuple(lines) or (session.say("console.missing-nothing"),))


def state_words(session: Session, state: State) -> str:
    """A state in words."""
    return session.say(f"case-state.{state}")


def state_of(vault: Vault, case: Case) -> State:
    """The state in which a case stands."""
    return procedures.standpoint(vault, case).course.state


def as_document(seen: Standpoint) -> dict[str, Any]:
    """Where a case stands, for scripts."""
    who = seen.standing
    return {
        "rules": seen.course.rules.value,
        "opening": seen.course.opening.value,
        "state": seen.course.state.value,
        "footing": seen.course.footing.value,
        "ended": seen.course.state.ended,
        "level": who.level.value,
        "level_assumed": who.assumed,
        "secretariat": who.secretariat,
        "steps": [_taken(each) for each in seen.course.taken],
        "allowed": [
            {"step": each.code, "title": each.title.official, "basis": each.basis, "mark": each.mark.value}
            for each in seen.allowed
        ],
    }


def _taken(made: Taken) -> dict[str, Any]:
    return {
        "item": made.item.id,
        "number": made.item.number,
        **asdict(made.item.facts),
        "state_after": made.state.value,
        "oddities": [each.value for each in made.oddities],
        "made_at": made.item.made_at,
    }


def _lines(session: Session, case: Case, seen: Standpoint) -> Iterator[str]:
    who = seen.standing
    yield from pairs(
        [
            (session.say("field.case"), case.number),
            (session.say("field.kind"), session.say(f"kind.{case.kind}")),
            (session.say("field.rules"), session.say(f"rule-set.{seen.course.rules}")),
            (session.say("field.state"), state_words(session, seen.course.state)),
            (session.say("field.level"), who.label),
        ]
    )
    if who.assumed:
        yield session.say("console.level-assumed", level=who.level.label)
    if seen.course.taken:
        heads = [session.say(f"field.{name}") for name in ("number", "at", "step", "basis", "state")]
        yield ""
        yield from table(heads, [_row(session, each) for each in seen.course.taken])
    for each in seen.course.taken:
        for oddity in each.oddities:
            yield f"{each.item.number}: {session.say(f'step-oddity.{oddity}')}"
    yield ""
    yield session.say("console.steps-allowed") if seen.allowed else session.say("console.no-steps-allowed")
    yield from table(("", "", ""), [_choice(session, each) for each in seen.allowed])[1:]


def _row(session: Session, made: Taken) -> tuple[str | int, ...]:
    facts = made.item.facts
    return (
        made.item.number,
        facts.at,
        session.read(made.title),
        facts.basis,
        state_words(session, made.state),
    )


def _choice(session: Session, each: Step) -> tuple[str, str, str]:
    return (f"  {each.code}", session.read(each.title), each.basis or session.say(f"mark.{each.mark}"))


def _part(session: Session, part: Part, lacks: tuple[Lack, ...]) -> list[str]:
    """The lacks of one part under its heading, each with the question to ask."""
    found = [each for each in lacks if each.requirement.part is part]
    lines = ["", session.say(f"part.{part}")] if found else []
    for each in found:
        need = each.requirement
        whom = f" ({', '.join(str(number) for number in each.people)})" if each.people else ""
        basis = need.basis or session.say(f"mark.{need.mark}")
        lines.append(f"- {session.read(need.title)}{whom} [{basis}]")
        lines.append(f"  {session.read(need.question)}")
    return lines


def _lack(lack: Lack) -> dict[str, Any]:
    need = lack.requirement
    return {
        "code": need.code,
        "part": need.part.value,
        "title": need.title.official,
        "question": need.question.official,
        "basis": need.basis,
        "mark": need.mark.value,
        "people": list(lack.people),
    }


COMMANDS = (
    Command(
        "case step",
        (
            CASE,
            Argument("--step", "code", required=True, help="step-code"),
            Argument("--at", "date", required=True, help="step-at"),
            Argument("--to", "text", help="step-to"),
            Argument("--note", "text", help="step-note"),
        ),
        step,
    ),
    Command(
        "case step-withdraw",
        (
            CASE,
            Argument("number", "number", required=True, help="step-number"),
            Argument("--reason", "text", required=True, help="step-reason"),
        ),
        withdraw,
    ),
    Command("case state", (CASE,), state),
    Command("case missing", (CASE,), missing),
)
