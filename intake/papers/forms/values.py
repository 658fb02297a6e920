"""What fills the blanks of the forms: pure values, each field naming the record it is read from.

The names of the fields are what the form files write in their blanks; what each is read from makes the table in
docs/forms.md. Everything is text as it is to be printed; '' is a blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Final, get_args, get_origin, get_type_hints

_SOURCE: Final = "source"
_LABEL: Final = "label"


def _from(source: str, label: str = "") -> Any:
    """A text read from `source`; `label` names it to the officer (`blank.<label>`) where its own name does not."""
    return field(default="", metadata={_SOURCE: source, _LABEL: label})


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The office that makes the paper."""

    name: str = _from("letterhead name, else officer.unit or the office's name by its code")
    place: str = _from("letterhead place")
    chair: str = _from("letterhead chair")


@dataclass(frozen=True, slots=True)
class OfficerWords:
    """The officer who received the report: the one in whose log the case began."""

    name: str = _from("officer.name of who opened the case")
    role: str = _from("officer.role of who opened the case")


@dataclass(frozen=True, slots=True)
class PersonWords:
    """A person, in the fields of B.1, B.2 and B.12."""

    name: str = _from("person.name")
    birth: str = _from("person.birth_place, person.birth_date", "birth_date")
    birth_place: str = _from("person.birth_place")
    birth_date: str = _from("person.birth_date")
    birth_day: str = _from("person.birth_date: day", "birth_date")
    birth_month: str = _from("person.birth_date: month", "birth_date")
    birth_year: str = _from("person.birth_date: year", "birth_date")
    age: str = _from("person.birth_date at the hearing")
    sex: str = _from("person.sex")
    occupation: str = _from("person.occupation, else person.position")
    position: str = _from("person.position, else person.occupation")
    citizenship: str = _from("person.citizenship")
    religion: str = _from("person.religion")
    address: str = _from("person.address")
    phone: str = _from("person.phone")
    email: str = _from("person.email")
    letter: str = _from("person.letter")


@dataclass(frozen=True, slots=True)
class CaseWords:
    """What is said to have happened, and how it was received."""

    serial: str = _from("case number of this device")
    title: str = _from("case.title")
    event: str = _from("case.event, else case.title")
    place: str = _from("case.place")
    event_day: str = _from("case.event_date", "event_date")
    known_day: str = _from("case.known_date", "known_date")
    narrative: str = _from("case.narrative")
    received_place: str = _from("case.received_place")
    received_day: str = _from("case.submitted_at, else case.received_at: weekday and date", "received")
    received_weekday: str = _from("case.submitted_at, else case.received_at: weekday", "received")
    received_date: str = _from("case.submitted_at, else case.received_at: date", "received")
    received_clock: str = _from("case.submitted_at, else case.received_at: time and zone", "received")
    election: str = _from("case.election_kind")
    stage: str = _from("case.stage")
    source: str = _from("case.source")
    assignment_letter: str = _from("case.assignment_letter")
    lhp_number: str = _from("case.lhp_number, else the number item lhp")
    completed_day: str = _from("case.completed_at: weekday and date", "completed")
    completed_date: str = _from("case.completed_at: date", "completed")
    completed_clock: str = _from("case.completed_at: time and zone", "completed")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Office numbers; another office's are never made up."""

    submission: str = _from("number item penyampaian")
    register: str = _from("hearing.register_number on forms of a hearing, else number item register")


@dataclass(frozen=True, slots=True)
class ReceiptWords:
    """The head of the log that a receipt pins; what stands below each copy, apart from the form."""

    note: str = _from("log head: the signed checkpoint")
    code: str = _from("log head: short code")
    sms: str = _from("log head: text message")
    size: str = _from("log head: size")


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter's own head; the day is that of its number."""

    number: str = _from("number item of the letter")
    class_: str = _from("written by hand", "letter_class")
    attachment: str = _from("written by hand")
    day: str = _from("date of the letter's number item", "letter_day")


@dataclass(frozen=True, slots=True)
class TransferWords:
    """Delegation down, take-over up, withdrawal, referral: to whom and why."""

    to: str = _from("step.to of the form's step; B.17: referral.to")
    to_place: str = _from("B.17: referral.to_place")
    reason: str = _from("step.note of the form's step")
    finding: str = _from("referral.finding, else act.words and act.basis")


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """The preliminary review (kajian awal), by the parts of form B.7."""

    formal: str = _from("review.formal")
    material: str = _from("review.material")
    delegation: str = _from("review.delegation")
    takeover: str = _from("review.takeover")
    withdrawal: str = _from("review.withdrawal")
    ending: str = _from("review.ending")
    conclusion: str = _from("review.conclusion")
    recommendation: str = _from("review.recommendation")
    completion: str = _from("review.completion")


@dataclass(frozen=True, slots=True)
class InvitationWords:
    """An invitation to a hearing."""

    place_to: str = _from("invitation.to_place", "to_place")
    day: str = _from("invitation.at: weekday and date", "at")
    clock: str = _from("invitation.at: time and zone", "at")
    place: str = _from("invitation.place")
    meeting: str = _from("invitation.meeting")


@dataclass(frozen=True, slots=True)
class RowWords:
    """A question as put and the answer as given."""

    question: str = _from("hearing.rows: question")
    answer: str = _from("hearing.rows: answer")


@dataclass(frozen=True, slots=True)
class NoteWords:
    """Something that happened at the hearing and that the form has no blank for."""

    words: str = _from("hearing.oath, hearing.companion, hearing.interpreter, hearing.online, hearing.others")


@dataclass(frozen=True, slots=True)
class HearingWords:
    """A hearing, in the fields of B.10, B.11 and B.12; days and times in words."""

    weekday: str = _from("hearing.started_at: weekday", "started")
    day: str = _from("hearing.started_at: day in words", "started")
    month: str = _from("hearing.started_at: month", "started")
    year: str = _from("hearing.started_at: year in words", "started")
    clock: str = _from("hearing.started_at: time in figures and words", "started")
    zone: str = _from("hearing.zone, else the office's zone", "started")
    officers: str = _from("hearing.officers")
    staff: str = _from("written by hand")
    decree: str = _from("hearing.decree")
    capacity: str = _from("hearing.capacity, else person.role")
    religion: str = _from("hearing.oath_religion, else person.religion")
    oath: str = _from(
        "hearing.oath, hearing.oath_religion, else person.religion: the form's words or room for others"
    )
    signing: str = _from("hearing.signed_by_speaker, hearing.refusal_reason")
    place: str = _from("hearing.place")
    end_weekday: str = _from("hearing.ended_at: weekday", "ended")
    end_day: str = _from("hearing.ended_at: day in words and month", "ended")
    end_year: str = _from("hearing.ended_at: year in words", "ended")
    end_clock: str = _from("hearing.ended_at: time and zone", "ended")
    digest: str = _from("short digest of the sealed statement")
    state: str = _from("whether the statement is sealed")
    initials_speaker: str = _from("hearing.initials_speaker")
    initials_officer: str = _from("hearing.initials_officer")
    rows: tuple[RowWords, ...] = ()
    notes: tuple[NoteWords, ...] = ()


@dataclass(frozen=True, slots=True)
class ExhibitWords:
    """An exhibit as a list names it."""

    number: str = _from("evidence number")
    named: str = _from("evidence number with evidence.description, else file name", "description")
    description: str = _from("evidence.description, else kind and file name")
    kind: str = _from("evidence kind")
    file_name: str = _from("evidence.file_name")
    size: str = _from("evidence size")
    sha256: str = _from("evidence sha256")
    source: str = _from("evidence.source")
    state: str = _from("evidence withdrawn: reason")


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """A line of the table of documents on a receipt."""

    number: str = _from("counted")
    form: str = _from("kinds of evidence, things, identity documents")
    count: str = _from("how many of that kind")


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A line of the notice of status (B.18)."""

    number: str = _from("counted")
    parties: str = _from("penemu or pelapor and terlapor: person.name")
    case_number: str = _from("number item register, else penyampaian")
    status: str = _from("step.title of the last step")
    reason: str = _from("step.to, else step.note of the last step")


@dataclass(frozen=True, slots=True)
class EntryWords:
    """An event of the log in words."""

    seq: str = _from("log entry: seq")
    at: str = _from("log entry: at")
    words: str = _from("log entry in words")
    digest: str = _from("log entry: SHA-256, first 16 digits")


@dataclass(frozen=True, slots=True)
class SupervisionWords:
    """Form A: what was supervised, and how."""

    form: str = _from("supervision.form")
    aim: str = _from("supervision.aim")
    target: str = _from("supervision.target")
    when_where: str = _from("supervision.when_where, else case.event_date and case.place")
    summary: str = _from("supervision.summary, else case.narrative")


@dataclass(frozen=True, slots=True)
class FormValues:
    """Everything that any form may print. `person` is who is asked, invited or sworn in."""

    made_at: str = _from("clock when the form is made")
    made_date: str = _from("clock when the form is made", "made_day")
    made_day: str = _from("clock when the form is made")
    checkpoint: str = _from("log head: size and root")
    office: OfficeWords = OfficeWords()
    officer: OfficerWords = OfficerWords()
    case: CaseWords = CaseWords()
    number: NumberWords = NumberWords()
    receipt: ReceiptWords = ReceiptWords()
    letter: LetterWords = LetterWords()
    transfer: TransferWords = TransferWords()
    review: ReviewWords = ReviewWords()
    invitation: InvitationWords = InvitationWords()
    hearing: HearingWords = HearingWords()
    supervision: SupervisionWords = SupervisionWords()
    pelapor: PersonWords = PersonWords()
    penemu: PersonWords = PersonWords()
    person: PersonWords = PersonWords()
    terlapor: tuple[PersonWords, ...] = ()
    saksi: tuple[PersonWords, ...] = ()
    exhibits: tuple[ExhibitWords, ...] = ()
    things: tuple[ExhibitWords, ...] = ()
    evidence: tuple[ExhibitWords, ...] = ()
    documents: tuple[DocumentWords, ...] = ()
    status: tuple[StatusWords, ...] = ()
    log: tuple[EntryWords, ...] = ()


@cache
def _types(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def entry_of(path: str) -> type[Any] | None:
    """The class of the entries of a list such as `hearing.rows`; None where the path names no list."""
    found = _type_at(FormValues, path.split("."))
    return get_args(found)[0] if get_origin(found) is tuple else None


def holds(path: str, entry: type[Any] | None) -> bool:
    """Whether a path names a text of `FormValues`, or with a leading dot one of a list's `entry`."""
    if path.startswith("."):
        return entry is not None and _type_at(entry, path[1:].split(".")) is str
    return _type_at(FormValues, path.split(".")) is str


def _type_at(kind: Any, names: list[str]) -> Any:
    for name in names:
        if not is_dataclass(kind):
            return None
        kind = _types(kind).get(name)  # type: ignore[arg-type]  # a dataclass type, by the guard
    return kind


def text_at(values: object, path: str) -> str:
    """The text at a path of `FormValues` or of a list's entry (the leading dot left out)."""
    for name in path.lstrip(".").split("."):
        values = getattr(values, name)
    return str(values)


def list_at(values: FormValues, path: str) -> tuple[object, ...]:
    """The entries at a path."""
    found: object = values
    for name in path.split("."):
        found = getattr(found, name)
    return tuple(found) if isinstance(found, tuple) else ()


def source_of(path: str, group: str = "") -> str:
    """From which record the text at a path (of an entry of `group`, with a leading dot) is read."""
    return str(_metadata(path, group)[_SOURCE])


def label_of(path: str) -> str:
    """The name under which an officer is told of a path, as `fill` reports what is missing."""
    group, _, last = path.rpartition(".")
    if entry_of(path) is not None:
        return ""
    named = _metadata(f".{last}", group) if entry_of(group) is not None else _metadata(path)
    return str(named[_LABEL]) or last


def _metadata(path: str, group: str = "") -> Mapping[str, str]:
    kind: Any = entry_of(group) if path.startswith(".") else FormValues
    *parents, last = path.lstrip(".").split(".")
    for name in parents:
        kind = _types(kind)[name]
    return next(each.metadata for each in fields(kind) if each.name == last)
