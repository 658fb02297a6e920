"""RFC 8785 without floats, with a JSON parser of its own (RFC 8259)."""

import re

SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
LONG = {escape[1]: char for char, escape in SHORT.items()} | {"/": "/"}
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,15})")


def write(value):
    return text_of(value).encode()


def text_of(value):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if abs(value) >= 2**53:
            raise ValueError("integer")
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(SHORT.get(c, c if c >= " " else f"\\u{ord(c):04x}") for c in value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(text_of, value)) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(text_of(name) + ":" + text_of(value[name]) for name in names) + "}"
    raise ValueError("type")


def read(data):
    """The object in canonical bytes; ValueError for anything else. White space is never canonical."""
    text = data.decode()
    try:
        value, at = value_at(text, 0, 32)
    except IndexError:
        raise ValueError("cut") from None
    if at != len(text) or not isinstance(value, dict) or write(value) != data:
        raise ValueError("not canonical")
    return value


def value_at(text, at, depth):
    if depth == 0 and text[at] in "{[":
        raise ValueError("depth")
    if text[at] == '"':
        return string_at(text, at)
    if text[at] == "{":
        return object_at(text, at, depth)
    if text[at] == "[":
        return array_at(text, at, depth)
    for word, value in (("null", None), ("true", True), ("false", False)):
        if text.startswith(word, at):
            return value, at + len(word)
    found = NUMBER.match(text, at)
    if not found:
        raise ValueError("value")
    return int(found[0]), found.end()


def object_at(text, at, depth):
    value, at = {}, at + 1
    while text[at] != "}":
        if value:
            at = skip(text, at, ",")
        if text[at] != '"':
            raise ValueError("name")
        name, at = string_at(text, at)
        if name in value:
            raise ValueError("name twice")
        value[name], at = value_at(text, skip(text, at, ":"), depth - 1)
    return value, at + 1


def array_at(text, at, depth):
    value, at = [], at + 1
    while text[at] != "]":
        if value:
            at = skip(text, at, ",")
        item, at = value_at(text, at, depth - 1)
        value.append(item)
    return value, at + 1


def string_at(text, at):
    chars, at = [], at + 1
    while text[at] != '"':
        if text[at] < " ":
            raise ValueError("control character")
        if text[at] != "\\":
            chars.append(text[at])
            at += 1
        elif text[at + 1] == "u":
            chars.append(chr(int(text[at + 2 : at + 6], 16)))
            at += 6
        else:
            chars.append(LONG.get(text[at + 1], ""))
            at += 2
    return "".join(chars), at + 1


def skip(text, at, char):
    if text[at] != char:
        raise ValueError("separator")
    return at + 1
