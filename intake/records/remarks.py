"""What is odd about what was recorded of a person, a case or an act: a remark, never a refusal: it was told so."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, tzinfo
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Final

from intake.records.acts import ActFacts
from intake.records.cases import CaseFacts
from intake.records.people import KnowsBy, Nature, PersonFacts, Role
from intake.rules import daytext, employment, identifiers, places
from intake.rules.course import before
from intake.rules.daytext import Read
from intake.rules.identifiers import Doubt, Known
from intake.rules.rulesets import RuleSet

LONG_NAME: Final = 200
LONG_AGO: Final = 10
"""Years after which what a case is about lies oddly far back."""
NIP: Final = "NIP"
_PLAIN_BREAKS: Final = "\t\n\r"
_ACTING: Final = (Role.KUASA, Role.PENDAMPING, Role.PENERJEMAH)


class Oddity(StrEnum):
    """What is odd about words; what is odd about a number is a `Doubt`."""

    TEXT_HIDDEN = "text-hidden"
    TEXT_RIGHT_TO_LEFT = "text-right-to-left"
    NAME_LONG = "name-long"
    DATE_UNREAD = "date-unread"
    DATE_FUTURE = "date-future"
    DATE_LONG_AGO = "date-long-ago"
    DATES_CONTRADICT = "dates-contradict"
    ELECTION_UNKNOWN = "election-unknown"
    NATURE_UNKNOWN = "nature-unknown"
    EMPLOYMENT_UNKNOWN = "employment-unknown"
    POSITION_UNKNOWN = "position-unknown"
    KNOWS_BY_UNKNOWN = "knows-by-unknown"
    SOURCE_MISSING = "source-missing"
    PLACE_UNKNOWN = "place-unknown"
    PLACE_OTHER_EDITION = "place-other-edition"
    ACTS_FOR_MISSING = "acts-for-missing"
    AUTHORITY_MISSING = "authority-missing"
    MAY_SEE_MISSING = "may-see-missing"


@dataclass(frozen=True, slots=True)
class Remark:
    """One oddity: of which field of the facts, and which; its sentence is `remark.<about>`, blank `found`."""

    field: str
    about: Doubt | Oddity
    found: str = ""


def on_person(role: Role, facts: PersonFacts, today: date, office: Path | None = None) -> tuple[Remark, ...]:
    """All remarks on a person; `office` is the folder of the vault's own rule tables."""
    return (
        *_on_text(facts),
        *_on_name(facts),
        *_on_birth(facts, today),
        *_on_numbers(facts, today, office),
        *_on_codes(facts, office),
        *_on_place("address_code", facts.address_code, facts.address_edition),
        *_on_place("agency_region", facts.agency_region),
        *_on_role(role, facts),
    )


def on_case(facts: CaseFacts, today: date, zone: tzinfo) -> tuple[Remark, ...]:
    """All remarks on what was typed of a case; `zone` is that of the office's clock, in which `today` is."""
    said = {name: getattr(facts, name) for name in _IN_ORDER}
    said["submitted_at"] = said["submitted_at"] or facts.received_at
    return (
        *_on_text(facts),
        *(each for name in _CASE_DATES for each in _on_day(name, getattr(facts, name), today, zone)),
        *_on_order({name: daytext.read(text, zone) for name, text in said.items()}, said),
        *_on_place("place_code", facts.place_code, facts.place_edition),
        *_on_election(facts.election),
    )


def on_act(facts: ActFacts, today: date, zone: tzinfo) -> tuple[Remark, ...]:
    """All remarks on what was typed of an act."""
    return (
        *_on_text(facts),
        *_on_day("date", facts.date, today, zone),
        *_on_place("place_code", facts.place_code, facts.place_edition),
        *_on_source(bool(facts.hearsay), facts.heard_from),
    )


_IN_ORDER: Final = ("event_date", "known_date", "submitted_at", "completed_at")
_CASE_DATES: Final = (*_IN_ORDER, "received_at")


def _on_text(facts: PersonFacts | CaseFacts | ActFacts) -> Iterator[Remark]:
    for field, text in asdict(facts).items():
        if any(unicodedata.category(each) in ("Cc", "Cf") and each not in _PLAIN_BREAKS for each in text):
            yield Remark(field, Oddity.TEXT_HIDDEN)
        if any(unicodedata.bidirectional(each) in ("R", "AL") for each in text):
            yield Remark(field, Oddity.TEXT_RIGHT_TO_LEFT)


def _on_name(facts: PersonFacts) -> Iterator[Remark]:
    if len(facts.name) > LONG_NAME:
        yield Remark("name", Oddity.NAME_LONG, str(len(facts.name)))


def _on_birth(facts: PersonFacts, today: date) -> Iterator[Remark]:
    birth = _birth(facts)
    if birth is None and facts.birth_date:
        yield Remark("birth_date", Oddity.DATE_UNREAD, facts.birth_date)
    elif birth is not None and birth > today:
        yield Remark("birth_date", Oddity.DATE_FUTURE, facts.birth_date)


def _on_day(field: str, text: str, today: date, zone: tzinfo) -> Iterator[Remark]:
    if not text.strip():
        return
    read = daytext.read(text, zone)
    if read is None:
        yield Remark(field, Oddity.DATE_UNREAD, text)
    elif read.day > today:
        yield Remark(field, Oddity.DATE_FUTURE, text)
    elif read.day.year < today.year - LONG_AGO:
        yield Remark(field, Oddity.DATE_LONG_AGO, text)


def _on_order(days: dict[str, Read | None], said: dict[str, str]) -> Iterator[Remark]:
    """Each date that lies before the one that it should follow."""
    known = [(name, day) for name, day in days.items() if day is not None]
    for (earlier, first), (later, second) in pairwise(known):
        if before(second, first):
            yield Remark(later, Oddity.DATES_CONTRADICT, said[earlier])


def _on_election(election: str) -> Iterator[Remark]:
    if election.strip() and election.strip().lower() not in set(RuleSet):
        yield Remark("election", Oddity.ELECTION_UNKNOWN, election)


def _on_numbers(facts: PersonFacts, today: date, office: Path | None) -> Iterator[Remark]:
    known = Known(_birth(facts), facts.sex, today)
    if facts.nik:
        yield from (Remark("nik", doubt, facts.nik) for doubt in identifiers.nik_doubts(facts.nik, known))
    if facts.nip and (months := _months(facts.employment, office)):
        found = identifiers.nip_doubts(facts.nip, known, months)
        yield from (Remark("nip", doubt, facts.nip) for doubt in found)
    if facts.phone and identifiers.phone(facts.phone).is_odd:
        yield Remark("phone", Doubt.PHONE_FORM, facts.phone)


def _on_codes(facts: PersonFacts, office: Path | None) -> Iterator[Remark]:
    if facts.employment:
        codes = {each.code for each in employment.employments(office).entries}
        if facts.employment not in codes:
            yield Remark("employment", Oddity.EMPLOYMENT_UNKNOWN, facts.employment)
    if facts.position_kind:
        codes = {each.code for each in employment.positions(office).entries}
        if facts.position_kind not in codes:
            yield Remark("position_kind", Oddity.POSITION_UNKNOWN, facts.position_kind)
    if facts.institution not in ("", *Nature):
        yield Remark("institution", Oddity.NATURE_UNKNOWN, facts.institution)
    if facts.knows_by not in ("", *KnowsBy):
        yield Remark("knows_by", Oddity.KNOWS_BY_UNKNOWN, facts.knows_by)


def _on_place(field: str, code: str, edition: str = "") -> Iterator[Remark]:
    if not code:
        return
    match places.recorded(code, edition).standing:
        case places.Standing.UNKNOWN:
            yield Remark(field, Oddity.PLACE_UNKNOWN, code)
        case places.Standing.OTHER_EDITION:
            yield Remark(field, Oddity.PLACE_OTHER_EDITION, edition)


def _on_role(role: Role, facts: PersonFacts) -> Iterator[Remark]:
    if role in _ACTING and not facts.acts_for:
        yield Remark("acts_for", Oddity.ACTS_FOR_MISSING)
    if role is Role.KUASA and not facts.authority:
        yield Remark("authority", Oddity.AUTHORITY_MISSING)
    yield from _on_source(facts.knows_by == KnowsBy.HEARD, facts.heard_from)
    if facts.protected and not facts.may_see:
        yield Remark("may_see", Oddity.MAY_SEE_MISSING)


def _on_source(heard: bool, heard_from: str) -> Iterator[Remark]:
    if heard and not heard_from.strip():
        yield Remark("heard_from", Oddity.SOURCE_MISSING)


def _months(code: str, office: Path | None) -> frozenset[str]:
    """What may stand in the place of the month in a NIP; nothing where the employment has no NIP to be checked."""
    table = employment.employments(office).entries
    one = employment.employment_of(code, table)
    if one is None:
        return identifiers.MONTHS | {each.nip_month for each in table if each.nip_month}
    if one.number_name != NIP:
        return frozenset()
    return frozenset({one.nip_month}) if one.nip_month else identifiers.MONTHS


def _birth(facts: PersonFacts) -> date | None:
    read = daytext.read(facts.birth_date, UTC)
    return None if read is None else read.day
