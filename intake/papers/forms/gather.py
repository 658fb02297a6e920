"""From the vault to the values of a form: everything a case holds, in the words that papers use."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from intake.custody import journal
from intake.custody.entries import Kind
from intake.docket import desk, numbers
from intake.facts import RecordType
from intake.ids import PersonId
from intake.papers.forms import lists
from intake.papers.forms.hearing_words import hearing_words
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.person_words import parsed, person_words
from intake.papers.forms.values import (
    CaseWords,
    FormValues,
    InvitationWords,
    LetterWords,
    NumberWords,
    OfficerWords,
    OfficeWords,
    PersonWords,
    ReviewWords,
    SupervisionWords,
    TransferWords,
)
from intake.papers.wording import clock_words, day_words
from intake.problems import Problem
from intake.records import acts, formwords, items, people, statements
from intake.records.cases import Case, CaseKind
from intake.records.formwords import InvitationFacts, ReferralFacts, ReviewFacts, SupervisionFacts
from intake.records.hearing import StatementKind
from intake.records.items import Topic
from intake.records.people import Person, Role
from intake.records.statements import Statement
from intake.rules import daytext, regions
from intake.rules.course import StepFacts
from intake.rules.numbering import NumberKind
from intake.vault import Vault

ELECTIONS: Final = {"PL": "DPR/DPD/DPRD Provinsi/DPRD Kabupaten/Kota", "PP": "Presiden dan Wakil Presiden"}
_APART = "LHP"  # lists physical things for themselves
_LETTERS: Final = {"B.9": NumberKind.UNDANGAN, "B.17": NumberKind.REKOMENDASI}
_STEPS: Final = {
    "B.4": ("cabut", "cabut-setelah-register"),
    "B.5": ("limpahkan",),
    "B.6": ("minta-pengambilalihan",),
    "B.17": ("teruskan-instansi",),
}


_INVITATION: Final = "B.9"
_EXPERT: Final = frozenset({Role.AHLI})
_SWORN_BY: Final = {
    "B.10": frozenset({Role.PELAPOR, Role.TERLAPOR, Role.SAKSI}),
    "B.11": _EXPERT,
}
"""Who swears which oath (ps 30(2), which names no finder); what nobody asked for prints no other's name on it."""


@dataclass(frozen=True, slots=True)
class About:
    """Of which person, and of which statement, a form is; None where of none in particular.

    `is_one_of_several` says that the case has more such statements, or invitations, and nobody asked for this one.
    """

    person: Person | None = None
    statement: Statement | None = None
    is_one_of_several: bool = False


def about(vault: Vault, case: Case, form: str, person: str | None, statement: str | None) -> About:
    """What a form is about as asked for; else the last hearing and its speaker, else who was invited last.

    An oath that nobody is named for is of the last who fits it; that of an expert also of the only expert.
    An invitation is of who was invited last.

    Raises `Problem`: person-unknown, statement-unknown, statement-of-another (the person asked for did not speak).
    """
    asked = None if person is None else people.find(vault, case, person)
    if form == _INVITATION and statement is None:
        invited = _invited(vault, case)
        if asked is not None or invited.person is not None:
            return About(asked) if asked is not None else invited
    fitting = {
        each.id: each for each in people.listing(vault, case) if each.role in _SWORN_BY.get(form, Role)
    }
    speakers = set(fitting) if asked is None else {asked.id}
    heard = _hearings(vault, case, speakers) if statement is None else [_said(vault, case, statement)]
    if heard:
        said = heard[-1]
        if asked is not None and asked.id != said.person:
            raise Problem("statement-of-another", item=said.number)
        return About(people.find(vault, case, said.person), said, len(heard) > 1)
    if asked is None and (person_invited := _invited(vault, case).person) is not None:
        asked = fitting.get(person_invited.id)
    if asked is None and len(fitting) == 1 and _SWORN_BY.get(form) == _EXPERT:
        (asked,) = fitting.values()
    return About(asked)


def _invited(vault: Vault, case: Case) -> About:
    """Who was invited last, and whether others were too."""
    found = items.listing(vault, case.id, Topic.INVITATION, InvitationFacts)
    ids = list(dict.fromkeys(PersonId(each.facts.person) for each in found if each.withdrawn is None))
    persons = {each.id: each for each in people.listing(vault, case)}
    return About(persons.get(ids[-1]) if ids else None, None, len(ids) > 1)


def oath_of(role: Role) -> str:
    """The form of the oath that this role swears; '' for one that swears none."""
    return next((form for form, roles in _SWORN_BY.items() if role in roles), "")


def swears_another(form: str, role: Role) -> bool:
    """Whether a form is an oath, and not that of this role."""
    return form in _SWORN_BY and form != oath_of(role)


def _said(vault: Vault, case: Case, wanted: str) -> Statement:
    found, of_case = statements.find(vault, wanted, case)
    if of_case != case.id:
        raise Problem("statement-unknown", item=wanted)
    return found


def _hearings(vault: Vault, case: Case, speakers: Collection[PersonId]) -> list[Statement]:
    """The hearings of any of these people."""
    found = statements.listing(vault, case)
    return [each for each in found if each.kind is StatementKind.KLARIFIKASI and each.person in speakers]


def reporter(vault: Vault, case: Case, person: str | None) -> About:
    """The reporter that was asked for, else none in particular. Raises `Problem("person-unknown")`."""
    asked = None if person is None else people.find(vault, case, person)
    return About(asked if asked is not None and asked.role is Role.PELAPOR else None)


def gather(vault: Vault, case: Case, form: str, of: About, head: Letterhead) -> FormValues:
    """The values of every blank that the records of a case can fill."""
    now = vault.clock.now().at
    persons = people.listing(vault, case)
    submission, register = (
        _number(vault, case, kind) for kind in (NumberKind.PENYAMPAIAN, NumberKind.REGISTER)
    )
    if of.statement is not None:
        register = of.statement.hearing.form.register_number or register
    shown, held = lists.named(vault, case), lists.physical(vault, case)
    office, officer = regions.office(vault.officer.office), _officer_words(vault, case)
    steps = _steps(vault, case)
    return FormValues(
        made_at=now,
        made_date=day_words(now[:10]).partition(", ")[2],
        made_day=day_words(now[:10]),
        office=office_words(vault, head),
        officer=officer,
        case=_case_words(vault, case),
        number=NumberWords(submission, register),
        letter=_letter_words(vault, case, form),
        transfer=_transfer_words(vault, case, form, steps),
        review=_review_words(vault, case),
        invitation=_invitation_words(vault, case, of.person),
        hearing=hearing_words(of.statement, of.person, office.zone, persons),
        supervision=_supervision_words(vault, case),
        pelapor=_reporter(persons, of.person),
        penemu=_finder(case, persons, officer),
        person=PersonWords() if of.person is None else person_words(of.person, of.statement),
        terlapor=tuple(person_words(each) for each in persons if each.role is Role.TERLAPOR),
        saksi=tuple(person_words(each) for each in persons if each.role is Role.SAKSI),
        exhibits=(*shown, *held) if form != _APART else shown,
        things=held,
        documents=lists.documents(vault, case),
        status=lists.status(persons, steps, register or submission),
    )


def _officer_words(vault: Vault, case: Case) -> OfficerWords:
    """Who opened the case: of one that came from another office, an officer of that office."""
    opened = journal.event_about(vault, case.id, Kind.CASE_CREATED)
    actor = None if opened is None else opened.body.get("actor")
    if not isinstance(actor, dict):
        return OfficerWords(vault.officer.name, vault.officer.role)
    return OfficerWords(str(actor.get("name", "")), str(actor.get("role", "")))


def office_words(vault: Vault, head: Letterhead) -> OfficeWords:
    """What forms call the office, where letters are dated and who signs for it."""
    name = head.name or vault.officer.unit or regions.office(vault.officer.office).title
    return OfficeWords(name, head.place, head.chair)


def _case_words(vault: Vault, case: Case) -> CaseWords:
    facts = case.facts
    received = _instant(vault, facts.submitted_at or facts.received_at)
    completed = _instant(vault, facts.completed_at)
    at, done = parsed(received), parsed(completed)
    return CaseWords(
        serial=str(case.number),
        title=facts.title,
        event=facts.event or facts.title,
        place=facts.place,
        event_day=day_words(facts.event_date),
        known_day=day_words(facts.known_date),
        narrative=facts.narrative,
        received_place=facts.received_place,
        received_day=day_words(received[:10]) if at else received,
        received_weekday=day_words(received[:10]).partition(",")[0] if at else "",
        received_date=_date(received, at),
        received_clock=_clock(received, at),
        election=ELECTIONS.get(facts.election_kind, ""),
        stage=facts.stage,
        source=facts.source,
        assignment_letter=facts.assignment_letter or _number(vault, case, NumberKind.SURAT_TUGAS),
        lhp_number=facts.lhp_number or _number(vault, case, NumberKind.LHP),
        completed_day=day_words(completed[:10]) if done else completed,
        completed_date=_date(completed, done),
        completed_clock=_clock(completed, done),
    )


def _instant(vault: Vault, text: str) -> str:
    """A time as people type it in ISO 8601 by the office's clock; what is so already, or no time, as it is."""
    zone = desk.zone(vault)
    read = None if parsed(text) else daytext.read(text, zone)
    if read is None:
        return text
    if read.clock is None:
        return read.day.isoformat()
    return datetime.combine(read.day, read.clock, zone).isoformat(timespec="minutes")


def _date(text: str, at: datetime | None) -> str:
    return day_words(text[:10]).partition(", ")[2] if at else text


def _clock(text: str, at: datetime | None) -> str:
    return clock_words(text) if at else ""


def _number(vault: Vault, case: Case, kind: NumberKind) -> str:
    found = numbers.current(vault, case.id, kind)
    if found is None:
        return ""
    return f"{found.facts.value} (sementara)" if found.facts.provisional else found.facts.value


def _letter_words(vault: Vault, case: Case, form: str) -> LetterWords:
    kind = _LETTERS.get(form)
    found = None if kind is None else numbers.current(vault, case.id, kind)
    if found is None:
        return LetterWords()
    return LetterWords(number=found.facts.value, day=_date(found.facts.day, parsed(found.facts.day)))


def _steps(vault: Vault, case: Case) -> list[StepFacts]:
    found = items.listing(vault, case.id, Topic.STEP, StepFacts)
    return [each.facts for each in found if each.withdrawn is None]


def _transfer_words(vault: Vault, case: Case, form: str, steps: Sequence[StepFacts]) -> TransferWords:
    step = next((each for each in reversed(steps) if each.step in _STEPS.get(form, ())), None)
    told = _words(vault, case, Topic.REFERRAL, ReferralFacts())
    alleged = [each.facts for each in acts.listing(vault, case.id) if each.withdrawn is None]
    finding = "; ".join(f"{each.words} ({each.basis})" if each.basis else each.words for each in alleged)
    return TransferWords(
        to=(told.to if form == "B.17" else "") or (step.to if step else ""),
        to_place=told.to_place if form == "B.17" else "",
        reason=step.note if step else "",
        finding=told.finding or finding,
    )


def _review_words(vault: Vault, case: Case) -> ReviewWords:
    return ReviewWords(**asdict(_words(vault, case, Topic.REVIEW, ReviewFacts())))


def _invitation_words(vault: Vault, case: Case, person: Person | None) -> InvitationWords:
    if person is None:
        return InvitationWords()
    told = _words(vault, case, Topic.INVITATION, InvitationFacts(), person)
    at = parsed(told.at)
    return InvitationWords(
        told.to_place,
        day_words(told.at[:10]) if at else told.at,
        _clock(told.at, at),
        told.place,
        told.meeting,
    )


def _supervision_words(vault: Vault, case: Case) -> SupervisionWords:
    told = _words(vault, case, Topic.LHP, SupervisionFacts())
    where = ", ".join(part for part in (day_words(case.facts.event_date), case.facts.place) if part)
    return SupervisionWords(
        told.form, told.aim, told.target, told.when_where or where, told.summary or case.facts.narrative
    )


def _words(
    vault: Vault, case: Case, topic: Topic, empty: RecordType, person: Person | None = None
) -> RecordType:
    found = formwords.current(vault, case.id, topic, type(empty), None if person is None else person.id)
    return empty if found is None else found.facts


def _first(persons: Sequence[Person], role: Role) -> PersonWords:
    return next((person_words(each) for each in persons if each.role is role), PersonWords())


def _reporter(persons: Sequence[Person], of: Person | None) -> PersonWords:
    """The reporter whose own paper it is, else the first."""
    if of is not None and of.role is Role.PELAPOR:
        return person_words(of)
    return _first(persons, Role.PELAPOR)


def _finder(case: Case, persons: Sequence[Person], officer: OfficerWords) -> PersonWords:
    """The supervisor who found it; in a case that began with supervision, who opened it, where nobody is named."""
    found = _first(persons, Role.PENEMU)
    if found.name or case.kind is not CaseKind.HASIL_PENGAWASAN:
        return found
    return PersonWords(name=officer.name, position=officer.role)
