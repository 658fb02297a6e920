import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto import canonical
from crypto.errors import FormatError
from tests.crypto.strategies import accepts, mutations, reencodes_or_refuses
from tests.independent import jcs

text = st.text(st.characters(exclude_categories=["Cs"]))
scalars = st.none() | st.booleans() | st.integers(-canonical.MAX_INT, canonical.MAX_INT) | text
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=12,
)
objects = st.dictionaries(text, values, max_size=5)
SAMPLE = canonical.encode(
    {"a": [1, -2, {"é": None}], "b": 'x\n\u20ac"\\\x01', "\U0001f600": True, "\ufb33": {}}
)


def nested(depth):
    value = {}
    for _ in range(depth - 1):
        value = {"a": value}
    return value


@given(objects)
def test_round_trip_and_agreement(value):
    data = canonical.encode(value)
    assert canonical.parse(data) == value
    assert jcs.write(value) == data
    assert jcs.read(data) == value


@given(mutations(SAMPLE))
def test_an_edit_reencodes_or_is_refused_by_both(data):
    assert reencodes_or_refuses(canonical.parse, canonical.encode, data) == accepts(jcs.read, data)


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1.0},
        {"a": [float("nan")]},
        {"a": 2**53},
        {"a": -(2**53)},
        {"a": "\ud800"},
        {"\udc00": 1},
        {1: "a"},
        {"a": b"bytes"},
        {"a": {1, 2}},
        nested(33),
    ],
)
def test_encode_refuses(value):
    with pytest.raises(FormatError):
        canonical.encode(value)


def test_limits_are_inclusive():
    value = {"big": 2**53 - 1, "small": -(2**53) + 1}
    assert canonical.parse(canonical.encode(value)) == value
    assert canonical.parse(canonical.encode(nested(32))) == nested(32)
    assert canonical.parse(b'{"a":1}', max_size=7) == {"a": 1}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"1",
        b"null",
        b'"a"',
        b'{"a":1}\n',
        b' {"a":1}',
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":1E400}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":9007199254740992}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b'{"a":"\xed\xa0\x80"}',
        b'\xef\xbb\xbf{"a":1}',
        '{"a":1}'.encode("utf-16"),
        b'{"a":' * 33 + b"1" + b"}" * 33,
        b'{"a":' * 100_000,
        b'{"a":' + b"[" * 100_000,
    ],
)
def test_parse_refuses(data):
    with pytest.raises(FormatError):
        canonical.parse(data)
    assert not accepts(jcs.read, data)


def test_size_limit():
    with pytest.raises(FormatError, match="large"):
        canonical.parse(b'{"a":1}', max_size=6)


@pytest.mark.corpus
def test_rfc8785_documents(corpus):
    folder = corpus / "vectors/jcs-rfc8785"
    refused = set()
    for path in sorted((folder / "input").iterdir()):
        output = (folder / "output" / path.name).read_bytes()
        assert bytes.fromhex((folder / "outhex" / path.with_suffix(".txt").name).read_text()) == output
        value = json.loads(output)  # the inputs spell some integers as floats
        try:
            assert canonical.encode({"v": value}) == b'{"v":' + output + b"}"
            assert canonical.parse(b'{"v":' + output + b"}") == {"v": value}
        except FormatError:
            refused.add(path.name)
            with pytest.raises(FormatError):
                canonical.parse(b'{"v":' + output + b"}")
    assert refused == {"values.json"}


@pytest.mark.corpus
def test_json_test_suite(corpus):
    seen = {"y": 0, "n": 0, "i": 0}
    for path in (corpus / "vectors/json-test-suite").glob("*.json"):
        kind, data = path.name[0], path.read_bytes()
        accepted = reencodes_or_refuses(canonical.parse, canonical.encode, data)
        assert accepted == accepts(jcs.read, data), path.name
        assert not (kind == "n" and accepted), path.name
        seen[kind] += 1
    assert seen["y"] > 90
    assert seen["n"] > 180
