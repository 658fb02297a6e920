"""What the record of a hearing should hold and does not, and what in it contradicts itself: marked, never refused.

Articles are those of Perbawaslu 7/2022. For a Pilkada they have not been verified, and none is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final

from intake.records.cases import Case
from intake.records.hearing import YES, HearingForm, Oath, Signing, StatementKind, moment
from intake.records.people import Person, Role
from intake.records.signed import PaperFacts, Signer
from intake.records.statements import Statement
from intake.rules import daytext
from intake.rules.questions import Part, QuestionSet
from intake.rules.regions import ZONES

PILKADA: Final = "pilkada"


class Expected(StrEnum):
    """What form B.12 and the articles on the hearing ask for."""

    REGISTER_NUMBER = "register-number"
    INVITATION = "invitation"
    DECREE = "decree"
    OFFICERS = "officers"
    STARTED = "started"
    ENDED = "ended"
    ZONE = "zone"
    PLACE = "place"
    CAPACITY = "capacity"
    SPEAKER = "speaker"
    OATH = "oath"
    OATH_RELIGION = "oath-religion"
    RECORDING = "recording"
    COMPANION_LETTER = "companion-letter"
    FIXED_QUESTIONS = "fixed-questions"
    ANSWERS = "answers"
    READ_BACK = "read-back"
    SIGNATURE = "signature"
    SIGNATURE_OFFICER = "signature-officer"
    INITIALS_SPEAKER = "initials-speaker"
    INITIALS_OFFICER = "initials-officer"


_FIELDS: Final = (
    ("register_number", Expected.REGISTER_NUMBER, "ps 26(1), B.12"),
    ("invitation", Expected.INVITATION, "ps 29(1), B.9"),
    ("decree", Expected.DECREE, "ps 27(3), 35(2), B.12"),
    ("officers", Expected.OFFICERS, "ps 35(1), B.12"),
    ("started_at", Expected.STARTED, "B.12"),
    ("ended_at", Expected.ENDED, "B.12"),
    ("place", Expected.PLACE, "B.12"),
    ("capacity", Expected.CAPACITY, "B.12"),
)
_SPEAKER: Final = ("birth_place", "birth_date", "occupation", "religion", "address")


class Doubt(StrEnum):
    """What contradicts itself or cannot be read; it stands as it was noted."""

    MOMENT_UNREADABLE = "moment-unreadable"
    END_BEFORE_START = "end-before-start"
    ZONE_CHANGED = "zone-changed"
    ZONE_OTHER = "zone-other"
    INVITATION_LATE = "invitation-late"
    ANSWER_EMPTY = "answer-empty"
    QUESTION_EMPTY = "question-empty"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is missing or in doubt, by which article ('' where none was verified); `details` are fields or numbers."""

    what: Expected | Doubt
    article: str = ""
    details: tuple[str, ...] = ()


def missing(
    statement: Statement,
    case: Case,
    persons: Sequence[Person],
    fixed: Sequence[QuestionSet] = (),
    papers: Sequence[PaperFacts] = (),
) -> tuple[Remark, ...]:
    """What is expected of the record of a hearing and absent; nothing is expected of other kinds and of addenda.

    `persons` are those of the case, `fixed` the question sets in use, `papers` the signed papers logged against it.
    """
    if statement.kind is not StatementKind.KLARIFIKASI or statement.amends is not None:
        return ()
    by_id = {each.id: each for each in persons}
    form, speaker = statement.hearing.form, by_id[statement.person]
    found = [
        *(Remark(what, article) for name, what, article in _FIELDS if not getattr(form, name).strip()),
        *(() if zone_of(form) else (Remark(Expected.ZONE, "B.12"),)),
        *_of_speaker(speaker),
        *_of_oath(form, speaker),
        *_of_questions(statement, fixed),
        *_of_signing(form, papers),
    ]
    online = form.online == YES
    if online and not form.recordings.strip():
        found.append(Remark(Expected.RECORDING, "ps 29(4), 31(1) huruf a"))
    if form.read_back != YES:
        found.append(Remark(Expected.READ_BACK, "ps 31(1) huruf f" if online else "ps 30(1) huruf e"))
    companion = next((each for each in persons if each.id == form.companion), None)
    if companion is not None and not companion.facts.authority.strip():
        found.append(Remark(Expected.COMPANION_LETTER, "ps 32"))
    if case.facts.election == PILKADA:
        return tuple(Remark(each.what, "", each.details) for each in found)
    return tuple(found)


def _of_speaker(speaker: Person) -> Iterator[Remark]:
    absent = tuple(name for name in _SPEAKER if not getattr(speaker.facts, name).strip())
    if absent:
        yield Remark(Expected.SPEAKER, "B.12", absent)


def _of_oath(form: HearingForm, speaker: Person) -> Iterator[Remark]:
    """An oath that was refused is complete: the hearing goes on without it (ps 30(3), 31(3))."""
    paper = "B.11" if speaker.role is Role.AHLI else "B.10"
    if form.oath in ("", Oath.NOT_ASKED):
        article = "ps 31(1) huruf c" if form.online == YES else "ps 30(1) huruf b"
        yield Remark(Expected.OATH, f"{article}, {paper}")
    if form.oath in (Oath.SWORN, Oath.PROMISED) and not form.oath_religion.strip():
        yield Remark(Expected.OATH_RELIGION, f"ps 30(2), {paper}")


def _of_questions(statement: Statement, fixed: Sequence[QuestionSet]) -> Iterator[Remark]:
    asked = Counter(row.set_code for row in statement.hearing.rows)
    short = tuple(
        each.code for each in fixed if each.part is not Part.BODY and asked[each.code] < len(each.questions)
    )
    if short:
        yield Remark(Expected.FIXED_QUESTIONS, "B.12", short)
    if not any(row.answer.strip() for row in statement.hearing.rows) and not statement.text.strip():
        yield Remark(Expected.ANSWERS, "ps 30(1) huruf c")


def _of_signing(form: HearingForm, papers: Sequence[PaperFacts]) -> Iterator[Remark]:
    """Signatures and initials, as noted or on the scan of the paper. Online only the officers initial (ps 33(3))."""
    signed = {signer for each in papers for signer in each.signers}
    initialled = {signer for each in papers for signer in each.initials_by.split("\n")}
    online = form.online == YES
    if not form.signed_by_speaker and Signer.SPEAKER not in signed:
        yield Remark(Expected.SIGNATURE, "ps 31(1) huruf g, 33(2)" if online else "ps 30(1) huruf f, 33(2)")
    if Signer.OFFICER not in signed:
        yield Remark(Expected.SIGNATURE_OFFICER, "ps 33(3)" if online else "ps 33(1)")
    refused = form.signed_by_speaker == Signing.REFUSED  # then only those who ask sign: ps 33(2)
    if not (online or refused) and form.initials_speaker != YES and Signer.SPEAKER not in initialled:
        yield Remark(Expected.INITIALS_SPEAKER, "ps 33(1)")
    if form.initials_officer != YES and Signer.OFFICER not in initialled:
        yield Remark(Expected.INITIALS_OFFICER, "ps 33(3)" if online else "ps 33(1)")


def zone_of(form: HearingForm) -> str:
    """The zone as noted, else WIB, WITA or WIT by the offset of the start; '' where neither says."""
    start = moment(form.started_at)
    by_offset = {offset: zone for zone, offset in ZONES.items()}
    return form.zone.strip() or ("" if start is None else by_offset.get(_offset(start), ""))


def doubts(statement: Statement) -> tuple[Remark, ...]:
    """What in the form of a statement of any kind contradicts itself, and which rows lack an answer or a question."""
    return (*_of_times(statement.hearing.form), *_of_rows(statement))


def _of_times(form: HearingForm) -> Iterator[Remark]:
    times = {name: moment(getattr(form, name)) for name in ("started_at", "ended_at")}
    invited = _day(form.invitation_date)
    read = {**times, "invitation_date": invited}
    unreadable = tuple(name for name, value in read.items() if value is None and getattr(form, name).strip())
    if unreadable:
        yield Remark(Doubt.MOMENT_UNREADABLE, "", unreadable)
    start, end = times.values()
    if start and end and end < start:
        yield Remark(Doubt.END_BEFORE_START)
    if start and end and start.utcoffset() != end.utcoffset():
        yield Remark(Doubt.ZONE_CHANGED)
    named = ZONES.get(form.zone.strip().upper())
    if named and any(at and _offset(at) != named for at in times.values()):
        yield Remark(Doubt.ZONE_OTHER)
    if start and invited and invited >= start.date():
        yield Remark(Doubt.INVITATION_LATE, "ps 29(2)")


def _offset(at: datetime) -> str:
    return at.isoformat()[-6:]


def _day(text: str) -> date | None:
    read = daytext.read(text, UTC)
    return None if read is None else read.day


def _of_rows(statement: Statement) -> Iterator[Remark]:
    rows = list(enumerate(statement.hearing.rows, 1))
    for what, name in ((Doubt.ANSWER_EMPTY, "answer"), (Doubt.QUESTION_EMPTY, "question")):
        numbers = tuple(str(number) for number, row in rows if not getattr(row, name).strip())
        if numbers:
            yield Remark(what, "", numbers)
