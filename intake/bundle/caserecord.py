"""data/case.json as the values that a vault keeps: case, people, statements, exhibits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from crypto.errors import FormatError
from intake import facts
from intake.bundle.contents import objects
from intake.cases import CaseFacts, CaseKind
from intake.evidence.exhibits import Obtained
from intake.ids import HEX32, HEX64, CaseId, EvidenceId, PersonId, StatementId
from intake.media.types import Facts, MalformedFacts
from intake.people import Person, PersonFacts, Role
from intake.statements import Statement


@dataclass(frozen=True, slots=True)
class ExhibitRecord:
    """An exhibit as a bundle states it; `file` is its path in the bag, None where the receiver holds the bytes."""

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
    return parsed


def _parse(record: JsonObject, files: Mapping[str, bytes]) -> CaseRecord:
    case = record["case"]
    if not isinstance(case, dict):
        raise TypeError("case")
    return CaseRecord(
        CaseId(_id(case)),
        CaseKind(_text(case, "kind")),
        facts.from_json(CaseFacts, _object(case, "facts")),
        _text(case, "created_at"),
        tuple(_person(each) for each in objects(record["persons"])),
        tuple(_statement(each, files) for each in objects(record["statements"])),
        tuple(_exhibit(each) for each in objects(record["evidence"])),
    )


def _person(each: Mapping[str, JsonValue]) -> Person:
    read = facts.from_json(PersonFacts, _object(each, "facts"))
    return Person(PersonId(_id(each)), _count(each, "number"), Role(_text(each, "role")), read)


def _statement(each: Mapping[str, JsonValue], files: Mapping[str, bytes]) -> Statement:
    document, amends = files[_text(each, "file")], each["amends"]
    return Statement(
        StatementId(_id(each)),
        _count(each, "number"),
        PersonId(_text(each, "person")),
        _text(canonical.parse(document), "text"),
        _text(each, "made_at"),
        None if amends is None else StatementId(_text(each, "amends")),
        document,
        _text(each, "digest"),
    )


def _exhibit(each: Mapping[str, JsonValue]) -> ExhibitRecord:
    sha256, read = _text(each, "sha256"), each["facts"]
    if not HEX64.match(sha256):
        raise FormatError("case.json: a digest")
    return ExhibitRecord(
        EvidenceId(_id(each)),
        _count(each, "number"),
        None if each["file"] is None else _text(each, "file"),
        sha256,
        _count(each, "size"),
        _text(each, "media_type"),
        _text(each, "added_at"),
        facts.from_json(Obtained, _object(each, "obtained")),
        None if read is None else Facts.from_json(read),
        None if each["withdrawn"] is None else _text(each, "withdrawn"),
    )


def _id(each: Mapping[str, JsonValue]) -> str:
    found = _text(each, "id")
    if not HEX32.match(found):
        raise FormatError("case.json: an id")
    return found


def _text(each: Mapping[str, JsonValue], name: str) -> str:
    value = each[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _count(each: Mapping[str, JsonValue], name: str) -> int:
    value = each[name]
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(name)
    return value


def _object(each: Mapping[str, JsonValue], name: str) -> Mapping[str, JsonValue]:
    value = each[name]
    if not isinstance(value, dict):
        raise TypeError(name)
    return value
