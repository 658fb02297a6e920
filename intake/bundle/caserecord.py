"""data/case.json as the values that a vault keeps: case, people, statements, exhibits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from crypto.errors import FormatError
from intake import facts
from intake.bundle import carried, fields
from intake.bundle.carried import Carried
from intake.evidence.exhibits import Obtained
from intake.evidence.kinds import ExhibitKind
from intake.evidence.redaction import Derived
from intake.ids import HEX64, CaseId, EvidenceId, HandoverId, PersonId, StatementId
from intake.media import region
from intake.media.types import Facts, MalformedFacts
from intake.records import sealedwords
from intake.records.cases import CaseFacts, CaseKind
from intake.records.links import EndKind
from intake.records.people import Person, PersonFacts, Role
from intake.records.statements import Statement


@dataclass(frozen=True, slots=True)
class ExhibitRecord:
    """An exhibit as a bundle states it.

    `file` is its path in the bag; None where the receiver holds the bytes since the hand-over `held`, or where an
    identity document stayed with the sender: then `stated` is all there is, the canonical JSON of what case.json says.
    """

    id: EvidenceId
    number: int
    file: str | None
    sha256: str
    size: int
    media_type: str
    added_at: str
    obtained: Obtained
    facts: Facts | None
    withdrawn: str | None
    kind: ExhibitKind
    derived: Derived | None
    held: HandoverId | None
    stated: str

    @property
    def is_withheld(self) -> bool:
        """Whether the sender kept the bytes."""
        return self.file is None and self.held is None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """All that a bundle states of a case."""

    id: CaseId
    kind: CaseKind
    facts: CaseFacts
    created_at: str
    persons: tuple[Person, ...]
    statements: tuple[Statement, ...]
    exhibits: tuple[ExhibitRecord, ...]
    order: tuple[int, ...]
    carried: Carried


def parse(record: JsonObject, files: Mapping[str, bytes]) -> CaseRecord:
    """The values in case.json, with the statements' documents from `files`. Raises `FormatError`."""
    try:
        parsed = _parse(record, files)
    except (KeyError, TypeError, ValueError, MalformedFacts) as error:
        raise FormatError(f"case.json: {type(error).__name__}") from error
    for things in (parsed.persons, parsed.statements, parsed.exhibits):
        if len({each.number for each in things}) != len(things):
            raise FormatError("case.json: a number twice")
    people, said = {each.id for each in parsed.persons}, {each.id for each in parsed.statements}
    for statement in parsed.statements:
        if statement.person not in people or statement.amends not in {None, *said}:
            raise FormatError("case.json: a statement of nobody")
    at = {each.id: each.number for each in parsed.exhibits}
    derived = [(each.number, each.derived) for each in parsed.exhibits if each.derived is not None]
    if not all(at.get(each.original, number) < number for number, each in derived):
        raise FormatError("case.json: an exhibit made from one that was not there before it")
    numbers = {each.number for each in parsed.exhibits}
    if len(set(parsed.order)) != len(parsed.order) or not set(parsed.order) <= numbers:
        raise FormatError("case.json: an order of what is not there")
    return parsed


def _parse(record: JsonObject, files: Mapping[str, bytes]) -> CaseRecord:
    case = record["case"]
    if not isinstance(case, dict):
        raise TypeError("case")
    persons = tuple(_person(each) for each in fields.objects(record["persons"]))
    spoken = tuple(_statement(each, files) for each in fields.objects(record["statements"]))
    exhibits = (
        *(_exhibit(each, identity=False) for each in fields.objects(record["evidence"])),
        *(_exhibit(each, identity=True) for each in fields.objects(record["identity"])),
    )
    known: dict[EndKind, set[str]] = {
        EndKind.PERSON: {each.id for each in persons},
        EndKind.STATEMENT: {each.id for each in spoken},
        EndKind.EVIDENCE: {each.id for each in exhibits},
    }
    order = record["order"]
    if not isinstance(order, list):
        raise TypeError("order")
    return CaseRecord(
        CaseId(fields.an_id(case, "id")),
        CaseKind(fields.text(case, "kind")),
        facts.from_json(CaseFacts, fields.an_object(case, "facts")),
        fields.text(case, "created_at"),
        persons,
        spoken,
        exhibits,
        tuple(fields.count({"order": each}, "order") for each in order),
        carried.parse(record, known),
    )


def _person(each: Mapping[str, JsonValue]) -> Person:
    read = facts.from_json(PersonFacts, fields.an_object(each, "facts"))
    return Person(
        PersonId(fields.an_id(each, "id")),
        fields.count(each, "number"),
        Role(fields.text(each, "role")),
        read,
    )


def _statement(each: Mapping[str, JsonValue], files: Mapping[str, bytes]) -> Statement:
    document, amends = files[fields.text(each, "file")], each["amends"]
    words = sealedwords.parse(document)
    return Statement(
        StatementId(fields.an_id(each, "id")),
        fields.count(each, "number"),
        PersonId(fields.text(each, "person")),
        words.text,
        fields.text(each, "made_at"),
        None if amends is None else StatementId(fields.text(each, "amends")),
        document,
        fields.text(each, "digest"),
        words.kind,
        words.hearing,
    )


def _exhibit(each: Mapping[str, JsonValue], *, identity: bool) -> ExhibitRecord:
    sha256, read = fields.text(each, "sha256"), each["facts"]
    if not HEX64.match(sha256):
        raise FormatError("case.json: a digest")
    kind = ExhibitKind(fields.text(each, "kind"))
    if (kind is ExhibitKind.IDENTITAS) != identity:
        raise FormatError("case.json: an identity document among the evidence, or the other way round")
    if each["file"] is not None and each["held"] is not None:
        raise FormatError("case.json: a file that is held and brought")
    if each["file"] is None and each["held"] is None and not identity:
        raise FormatError("case.json: an exhibit without its file")
    return ExhibitRecord(
        EvidenceId(fields.an_id(each, "id")),
        fields.count(each, "number"),
        None if each["file"] is None else fields.text(each, "file"),
        sha256,
        fields.count(each, "size"),
        fields.text(each, "media_type"),
        fields.text(each, "added_at"),
        facts.from_json(Obtained, fields.an_object(each, "obtained")),
        None if read is None else Facts.from_json(read),
        None if each["withdrawn"] is None else fields.text(each, "withdrawn"),
        kind,
        _derived(each["derived"]),
        None if each["held"] is None else HandoverId(fields.an_id(each, "held")),
        canonical.encode(dict(each)).decode("utf-8"),
    )


def _derived(value: JsonValue) -> Derived | None:
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) != {"original", "regions"}:
        raise TypeError("derived")
    return Derived(EvidenceId(fields.an_id(value, "original")), region.list_from_json(value["regions"]))
