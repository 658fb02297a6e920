"""Words that officers type, as frozen records of named text fields that go into JSON and back unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, ClassVar, Protocol, TypeVar

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from crypto.errors import FormatError
from intake.problems import Problem

MAX_TEXT = 200_000


class TextRecord(Protocol):
    """A frozen dataclass whose fields are all `str`."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


RecordType = TypeVar("RecordType", bound=TextRecord)


def to_json(record: TextRecord) -> JsonObject:
    """The record's fields that hold words."""
    return {name: value for name, value in asdict(record).items() if value}


def encode(record: TextRecord) -> str:
    """The record as it lies in the database."""
    return canonical.encode(to_json(record)).decode("utf-8")


def from_json(kind: type[RecordType], values: Mapping[str, JsonValue]) -> RecordType:
    """The record in a JSON object. Raises `FormatError` for an unknown field or one that is no text."""
    known = {field.name for field in fields(kind)}
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    if len(texts) != len(values) or not set(texts) <= known:
        raise FormatError(f"fields of a {kind.__name__}")
    return kind(**texts)


def decode(kind: type[RecordType], text: str) -> RecordType:
    """The record that `encode` wrote."""
    return from_json(kind, canonical.parse(text.encode("utf-8")))


def checked(record: RecordType) -> RecordType:
    """The record as given, kept as typed. Raises `Problem` for what no file format can carry."""
    for field in fields(record):
        clean_text(getattr(record, field.name), field.name)
    return record


def clean_text(text: str, field: str) -> str:
    """The text as given. Raises `Problem`: text-too-long, text-not-storable (lone surrogates, NUL)."""
    if len(text) > MAX_TEXT:
        raise Problem("text-too-long", field=field, length=len(text), most=MAX_TEXT)
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise Problem("text-not-storable", field=field)
    return text
