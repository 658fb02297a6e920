"""Time limits in words and for scripts: how each stands, how it was counted, what is on record."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from intake.docket.deadlines import OverrunFacts
from intake.records.cases import Case
from intake.records.items import Item
from intake.rules.agenda import Due
from intake.rules.deadlines import Count, Deadline, State
from intake.rules.limits import Limit
from intake.rules.workdays import DayOff
from intake.wording import one_line
from ui.console.session import Session


def explained(session: Session, deadline: Deadline) -> list[str]:
    """A limit in lines: its state, how it was counted, what is in doubt, what follows."""
    limit, count = deadline.limit, deadline.count
    basis = limit.article or session.say("deadline.no-article")
    head = one_line(f"{limit.code} {session.read(limit.title)} ({basis})")
    lines = [f"{head}: {state_words(session, deadline.state)}"]
    if count is not None:
        lines += [f"  {each}" for each in _counted(session, count)]
    elif deadline.started:
        lines.append(f"  {session.say('deadline.started', started=deadline.started)}")
    if deadline.ended:
        lines.append(f"  {session.say('deadline.ended', ended=deadline.ended)}")
    lines += [f"  {session.say(f'deadline-doubt.{doubt}')}" for doubt in deadline.doubts]
    if limit.condition:
        lines.append(f"  {session.say('deadline.condition', condition=session.read(limit.condition))}")
    if deadline.state in (State.PASSED, State.DOUBTFUL) and limit.follows:
        lines.append(f"  {session.say('deadline.follows', follows=session.read(limit.follows))}")
    if limit.note and deadline.state in (State.DOUBTFUL, State.UNVERIFIED):
        lines.append(f"  {one_line(session.read(limit.note))}")
    return lines


def record_line(session: Session, item: Item[OverrunFacts]) -> str:
    """A passed limit on record, in a line."""
    said = session.say(
        "deadline.on-record",
        number=item.number,
        limit=item.facts.limit,
        last=item.facts.at,
        day=item.made_at[:10],
    )
    if item.withdrawn is None:
        return said
    return f"{said} {session.say('deadline.withdrawn', reason=item.withdrawn)}"


def _counted(session: Session, count: Count) -> list[str]:
    said = session.say(
        f"deadline-counted.{count.unit}",
        number=count.number,
        start=count.start.isoformat(),
        last=count.last.isoformat(),
    )
    lines = [said]
    if count.skipped:
        days = ", ".join(_skipped(session, each) for each in count.skipped)
        lines.append(session.say("deadline.skipped", days=days))
    if count.latest != count.last:
        lines.append(session.say("deadline.other-reading", latest=count.latest.isoformat()))
    return lines


def _skipped(session: Session, off: DayOff) -> str:
    name, why, certainty = why_words(session, off)
    return f"{off.day} ({', '.join(filter(None, (name or why, certainty)))})"


def why_words(session: Session, off: DayOff) -> tuple[str, str, str]:
    """Name of a day off, why it is one, and whether it is an estimate."""
    certainty = session.say("deadline.estimate") if off.estimated else ""
    return session.read(off.name), session.say(f"day-off.{off.reason}"), certainty


def state_words(session: Session, state: State) -> str:
    """A state in words."""
    return session.say(f"deadline-state.{state}")


def note_lines(session: Session, limit: Limit) -> list[str]:
    """On what condition a limit holds, what follows when it is passed, and what is said of it."""
    condition, follows, note = (session.read(each) for each in (limit.condition, limit.follows, limit.note))
    notes = [session.say("deadline.condition", condition=condition)] if condition else []
    notes += [session.say("deadline.follows", follows=follows)] if follows else []
    return notes + ([note] if note else [])


def days_words(session: Session, limit: Limit) -> str:
    """How long a limit is, a dash where it is not verified."""
    if not limit.is_verified:
        return "—"
    units = [session.say(f"limit-unit.{unit}") for unit in (limit.unit, limit.also) if unit is not None]
    return f"{limit.number or ''} {' / '.join(units)}".strip()


def source_words(session: Session, limit: Limit) -> str:
    """Where a limit comes from, and how well that is known."""
    return f"{session.read(limit.source)} [{session.say(f'mark.{limit.mark}')}]"


def as_document(deadline: Deadline) -> dict[str, Any]:
    """A limit as it stands in a case, for scripts."""
    return {
        "limit": deadline.limit.code,
        "title": deadline.limit.title.official,
        "article": deadline.limit.article,
        "mark": deadline.limit.mark.value,
        "state": deadline.state.value,
        "started": deadline.started,
        "ended": deadline.ended,
        "doubts": [doubt.value for doubt in deadline.doubts],
        "count": None if deadline.count is None else _count_document(deadline.count),
        "condition": deadline.limit.condition.official,
        "follows": deadline.limit.follows.official,
        "note": deadline.limit.note.official,
    }


def _count_document(count: Count) -> dict[str, Any]:
    return {
        "start": count.start.isoformat(),
        "number": count.number,
        "unit": count.unit.value,
        "last": count.last.isoformat(),
        "latest": count.latest.isoformat(),
        "estimated": count.estimated,
        "skipped": [day_document(each) for each in count.skipped],
    }


def day_document(off: DayOff) -> dict[str, Any]:
    """A day off, for scripts."""
    return {
        "day": off.day.isoformat(),
        "reason": off.reason.value,
        "name": off.name.official,
        "estimated": off.estimated,
    }


def due_document(due: Due) -> dict[str, Any]:
    """What is due next, for scripts."""
    return {
        "limit": due.limit,
        "last": due.last.isoformat(),
        "state": due.state.value,
        "passed": due.passed,
    }


def limit_document(limit: Limit) -> dict[str, Any]:
    """A limit of the table, for scripts."""
    return {
        "limit": limit.code,
        "rules": limit.rules.value,
        "title": limit.title.official,
        "number": limit.number if limit.is_verified else None,
        "unit": limit.unit.value,
        "also": None if limit.also is None else limit.also.value,
        "starts": list(limit.starts),
        "ends": list(limit.ends),
        "condition": limit.condition.official,
        "article": limit.article,
        "quote": limit.quote,
        "follows": limit.follows.official,
        "note": limit.note.official,
        "from": None if limit.since is None else limit.since.isoformat(),
        "until": None if limit.until is None else limit.until.isoformat(),
        "source": limit.source.official,
        "mark": limit.mark.value,
    }


def overrun_document(case: Case, item: Item[OverrunFacts]) -> dict[str, Any]:
    """A passed limit on record, for scripts; `days` is its length, `number` the record's."""
    facts = asdict(item.facts) | {"days": item.facts.number}
    return {
        **facts,
        "overrun": item.id,
        "case": case.id,
        "number": item.number,
        "made_at": item.made_at,
        "withdrawn": item.withdrawn,
    }
