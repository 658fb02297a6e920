"""Canonical JSON (RFC 8785): bytes out, and strict parsing in.

Narrower than RFC 8785: the outermost value is an object and numbers are integers below 2**53 in
magnitude, so that no reader has to agree with us on how to print a float.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Never, TypeAlias

import rfc8785

from crypto.errors import FormatError

JsonValue: TypeAlias = "bool | int | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
JsonObject: TypeAlias = "dict[str, JsonValue]"

MAX_DEPTH = 32
MAX_INT = 2**53 - 1
_MAX_INT_CHARS = len(str(-MAX_INT))


def encode(value: Mapping[str, JsonValue]) -> bytes:
    """Return the canonical UTF-8 bytes of an object.

    Raises FormatError for floats, integers of 2**53 and more in magnitude, lone surrogates, keys that are
    not strings, nesting deeper than 32 and types that JSON does not have.
    """
    _refuse_floats_and_depth(value, MAX_DEPTH)
    try:
        return rfc8785.dumps(dict(value))
    except ValueError as error:  # also UnicodeEncodeError, which the library lets through for keys
        raise FormatError("value has no canonical JSON form") from error


def parse(data: bytes, max_size: int = 16 * 2**20) -> JsonObject:
    """Return the object that exactly these canonical bytes (at most max_size of them) stand for.

    Raises FormatError for everything that encode() would not have written: other spellings, duplicate
    keys, floats, large integers, a byte order mark, broken UTF-8, deep nesting, a value that is no object.
    """
    if len(data) > max_size:
        raise FormatError("JSON is too large")
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_distinct,
            parse_int=_small_int,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except (ValueError, RecursionError) as error:
        raise FormatError("not JSON") from error
    if not isinstance(value, dict):
        raise FormatError("JSON is not an object")
    if encode(value) != data:
        raise FormatError("JSON is not in canonical form")
    return value


def _refuse_floats_and_depth(value: object, depth: int) -> None:
    if isinstance(value, float):
        raise FormatError("floats have no place in canonical JSON here")
    children: Sequence[object] = ()
    if isinstance(value, Mapping):
        children = tuple(value.values())
    elif isinstance(value, list | tuple):
        children = value
    else:
        return
    if depth == 0:
        raise FormatError("JSON is nested too deeply")
    for child in children:
        _refuse_floats_and_depth(child, depth - 1)


def _distinct(pairs: list[tuple[str, JsonValue]]) -> JsonObject:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise FormatError("JSON object has a key twice")
    return value


def _small_int(digits: str) -> int:
    if len(digits) > _MAX_INT_CHARS:
        raise FormatError("JSON integer is too large")
    return int(digits)


def _refuse_number(_: str) -> Never:
    raise FormatError("JSON number is not an integer")
