"""Words that only a form asks for: invitation (B.9), preliminary review (B.7), supervision (Form A), referral (B.17).

Kept as items of the case, one current record of each topic, for the invitation one of each person; what is written
later replaces what was written before, and the log keeps both.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Final

from intake.facts import RecordType, TextRecord
from intake.ids import CaseId, PersonId
from intake.problems import Problem
from intake.records import items
from intake.records.cases import Case
from intake.records.items import Item, Topic
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class InvitationFacts:
    """An invitation to a hearing (form B.9, ps 29). `person` is an id, `at` best an ISO date and time with offset.

    `meeting` is the officer who is met, or the link; `to_place` where the letter goes.
    """

    person: str = ""
    at: str = ""
    place: str = ""
    meeting: str = ""
    to_place: str = ""


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """The preliminary review (form B.7). `conclusion` is a to c, `recommendation` a to g, as the form letters them."""

    formal: str = ""
    material: str = ""
    delegation: str = ""
    takeover: str = ""
    withdrawal: str = ""
    ending: str = ""
    conclusion: str = ""
    recommendation: str = ""
    completion: str = ""


@dataclass(frozen=True, slots=True)
class SupervisionFacts:
    """What was supervised (Form A, the report of supervision): form, aim, target, time and place, what was seen."""

    form: str = ""
    aim: str = ""
    target: str = ""
    when_where: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """To whom a case goes under other law (form B.17, ps 49), in what town, and what is alleged."""

    to: str = ""
    to_place: str = ""
    finding: str = ""


FORMS: Final[dict[str, tuple[Topic, type[TextRecord]]]] = {
    "B.7": (Topic.REVIEW, ReviewFacts),
    "B.9": (Topic.INVITATION, InvitationFacts),
    "B.17": (Topic.REFERRAL, ReferralFacts),
    "LHP": (Topic.LHP, SupervisionFacts),
}
"""The forms with words of their own: topic and record."""


def current(
    vault: Vault, case: CaseId, topic: Topic, kind: type[RecordType], person: PersonId | None = None
) -> Item[RecordType] | None:
    """The record in force of a topic (of a person, for an invitation), or None."""
    found = [each for each in items.listing(vault, case, topic, kind) if each.withdrawn is None]
    if person is not None:
        found = [each for each in found if getattr(each.facts, "person", person) == person]
    return found[-1] if found else None


def write(
    vault: Vault, case: Case, form: str, words: dict[str, str], person: PersonId | None = None
) -> Item[TextRecord]:
    """Keeps words for a form, each under the name of its field; fields that are not named stay as they are.

    Raises `Problem`: form-no-words, form-field-unknown, person-needed, case-foreign, text-too-long, text-not-storable.
    """
    if form not in FORMS:
        raise Problem("form-no-words", item=form, known=", ".join(FORMS))
    topic, kind = FORMS[form]
    known = [each.name for each in fields(kind) if each.name != "person"]
    if unknown := sorted(words.keys() - set(known)):
        raise Problem("form-field-unknown", item=unknown[0], known=", ".join(known))
    if topic is Topic.INVITATION and person is None:
        raise Problem("person-needed", item=form)
    found = current(vault, case.id, topic, kind, person)
    if found is not None:
        return items.edit(vault, case, found, replace(found.facts, **words))
    of_person = {"person": person} if topic is Topic.INVITATION and person is not None else {}
    return items.record(vault, case, topic, kind(**words, **of_person))
