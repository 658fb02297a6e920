"""Values out of parsed JSON of the expected type, or `TypeError`, `KeyError`, `FormatError`."""

from __future__ import annotations

from collections.abc import Mapping

from crypto.canonical import JsonValue
from crypto.errors import FormatError
from intake.ids import HEX32


def objects(value: JsonValue) -> list[Mapping[str, JsonValue]]:
    """The objects in a list. Raises `TypeError` for anything else."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise TypeError("not a list of objects")
    return [each for each in value if isinstance(each, dict)]


def an_id(each: Mapping[str, JsonValue], name: str) -> str:
    """The id in a field. Raises `FormatError` for other text."""
    found = text(each, name)
    if not HEX32.match(found):
        raise FormatError("case.json: an id")
    return found


def text(each: Mapping[str, JsonValue], name: str) -> str:
    """The text in a field."""
    value = each[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def count(each: Mapping[str, JsonValue], name: str) -> int:
    """The number, not below 0, in a field."""
    value = each[name]
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(name)
    return value


def an_object(each: Mapping[str, JsonValue], name: str) -> Mapping[str, JsonValue]:
    """The object in a field."""
    value = each[name]
    if not isinstance(value, dict):
        raise TypeError(name)
    return value
