"""The time line of a case: what happened when, from pictures, words, steps and the log, each with what vouches for it.

No time is set right here: a camera's clock that a check found wrong is named beside its pictures. Identity documents
are left out, and what the log says of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, tzinfo
from enum import StrEnum

from intake.custody import journal, names
from intake.custody.words import in_words
from intake.docket import desk
from intake.evidence import exhibits
from intake.evidence.clocknotes import ClockNote, ClockNotes
from intake.evidence.exhibits import Exhibit
from intake.media import moment as media_moment
from intake.media.moment import captured
from intake.records import acts, captures, items, statements, things
from intake.records.cases import Case
from intake.records.items import Topic
from intake.records.statements import Statement
from intake.rules import daytext, procedure, regions
from intake.rules.bilingual import recorded
from intake.rules.course import StepFacts
from intake.vault import Vault
from intake.wording import Language


class Sort(StrEnum):
    """What a moment is about."""

    PICTURE = "picture"
    FILM = "film"
    POST = "post"
    LOOK = "look"
    THING = "thing"
    ACT = "act"
    CASE = "case"
    STATEMENT = "statement"
    STEP = "step"
    LOG = "log"


class Basis(StrEnum):
    """What vouches for a time: a camera's clock, its zone written, computed or assumed; a person; this laptop."""

    CAMERA_ZONE = "camera-zone"
    CAMERA_GPS = "camera-gps"
    CAMERA_OFFICE = "camera-office"
    CAMERA_POSITION = "camera-position"
    FILM_UTC = "film-utc"
    TOLD = "told"
    LAPTOP = "laptop"


_NEVER = datetime.max.replace(tzinfo=UTC)
_CAMERA = {
    media_moment.Basis.EXIF_OFFSET: Basis.CAMERA_ZONE,
    media_moment.Basis.GPS_TIME: Basis.CAMERA_GPS,
    media_moment.Basis.ASSUMED_ZONE: Basis.CAMERA_OFFICE,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened. `at` is ISO 8601 with offset, a bare day where no clock was told, '' where no day is.

    `words` are a file's name, a step's title, what was typed, or the log's sentence; `told` is the time as typed where
    it could not be read; `subject` the id of the record, `number` its number.
    """

    sort: Sort
    basis: Basis
    at: str
    words: str
    subject: str
    number: int = 0
    told: str = ""
    clock: ClockNote | None = None
    order: datetime = _NEVER


def moments(vault: Vault, case: Case, language: Language) -> Iterator[Moment]:
    """Everything with a time, unordered and bit by bit, so that a caller can do something else between."""
    zone = desk.zone(vault)
    for each in _found(vault, case, language, zone):
        yield replace(each, order=_order(each.at, zone))


def ordered(found: list[Moment]) -> list[Moment]:
    """In order of time; what has none comes last."""
    return sorted(found, key=lambda each: (each.order, each.sort is Sort.LOG))


def _found(vault: Vault, case: Case, language: Language, zone: tzinfo) -> Iterator[Moment]:
    yield from _account(case, zone)
    clocks, office_zone = ClockNotes(vault, case.id), regions.office(vault.officer.office).zone
    for exhibit in exhibits.listing(vault, case):
        if exhibit.withdrawn is None and not exhibit.is_identity:
            yield from _media(exhibit, office_zone, clocks)
    yield from _posts(vault, case, zone)
    yield from _things(vault, case, zone)
    yield from _acts(vault, case, language, zone)
    for statement in statements.listing(vault, case):
        yield _statement(statement)
    yield from _steps(vault, case, language, zone)
    identity, called = exhibits.identity_ids(vault, case), names.of_case(vault, case.id)
    for event in journal.events(vault, case=case.id, log=case.log):
        if event.body.get("id") in identity:
            continue
        words = in_words(event, language, called, digest=False)
        yield Moment(Sort.LOG, Basis.LAPTOP, event.entry.at, words, str(event.entry.seq), event.entry.seq)


def _acts(vault: Vault, case: Case, language: Language, zone: tzinfo) -> Iterator[Moment]:
    rules = acts.rules_of(vault)
    for act in acts.listing(vault, case.id):
        if act.withdrawn is None and act.facts.date:
            words = rules.shown(act.facts, "words", language)
            yield _told(Sort.ACT, act.facts.date, words, act.id, act.number, zone)


def _steps(vault: Vault, case: Case, language: Language, zone: tzinfo) -> Iterator[Moment]:
    known = [step.title for step in procedure.steps(vault.office_tables).entries]
    for step in items.listing(vault, case.id, Topic.STEP, StepFacts):
        if step.withdrawn is None:
            words = recorded(step.facts.title, known).read_in(language)
            yield _told(Sort.STEP, step.facts.at or step.made_at, words, step.id, step.number, zone)


def _account(case: Case, zone: tzinfo) -> Iterator[Moment]:
    facts = case.facts
    for told, words in ((facts.event_date, facts.event or facts.title), (facts.received_at, facts.title)):
        if told:
            yield _told(Sort.CASE, told, words, case.id, case.number, zone)


def _media(exhibit: Exhibit, office_zone: str, clocks: ClockNotes) -> Iterator[Moment]:
    facts, name = exhibit.facts, exhibit.obtained.file_name
    if facts is None:
        return
    taken = captured(facts, office_zone)
    if taken.at is not None:
        basis = Basis.CAMERA_POSITION if taken.by_position else _CAMERA.get(taken.basis, Basis.CAMERA_OFFICE)
        clock = clocks.note_for(exhibit)
        yield Moment(Sort.PICTURE, basis, taken.at, name, exhibit.id, exhibit.number, clock=clock)
    elif facts.created_utc is not None:
        yield Moment(Sort.FILM, Basis.FILM_UTC, facts.created_utc, name, exhibit.id, exhibit.number)


def _posts(vault: Vault, case: Case, zone: tzinfo) -> Iterator[Moment]:
    for capture in captures.listing(vault, case.id):
        words = " · ".join(each for each in (capture.facts.account_name, capture.facts.url) if each)
        if capture.facts.posted_at:
            yield _told(Sort.POST, capture.facts.posted_at, words, capture.id, capture.number, zone)
        for seen in capture.observations:
            at = seen.facts.seen_at or seen.made_at
            yield _told(Sort.LOOK, at, words, capture.id, capture.number, zone)


def _things(vault: Vault, case: Case, zone: tzinfo) -> Iterator[Moment]:
    for thing in things.listing(vault, case.id):
        for move in thing.moves:
            words = f"{thing.facts.item}: {move.facts.giver} → {move.facts.receiver}"
            yield _told(Sort.THING, move.facts.at or move.made_at, words, thing.id, thing.number, zone)


def _statement(statement: Statement) -> Moment:
    return Moment(
        Sort.STATEMENT,
        Basis.LAPTOP,
        statement.made_at,
        statement.short_digest,
        statement.id,
        statement.number,
    )


def _told(sort: Sort, told: str, words: str, subject: str, number: int, zone: tzinfo) -> Moment:
    read = daytext.read(told, zone)
    if read is None:
        return Moment(sort, Basis.TOLD, "", words, subject, number, told)
    if read.clock is None:
        return Moment(sort, Basis.TOLD, read.day.isoformat(), words, subject, number)
    clock = read.clock.replace(tzinfo=None)
    at = datetime.combine(read.day, clock, zone).isoformat()
    return Moment(sort, Basis.TOLD, at, words, subject, number)


def _order(at: str, zone: tzinfo) -> datetime:
    """The moment to sort by; a bare day stands before all that happened on it."""
    if not at:
        return _NEVER
    found = datetime.fromisoformat(at)
    return found if found.tzinfo is not None else datetime.combine(found.date(), time(), zone)
