"""Entries and bodies: one spelling, written back to the same bytes by two implementations."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from crypto import canonical
from crypto.errors import FormatError
from intake.custody import entries
from intake.custody.entries import Entry, Kind
from tests.independent import jcs

HEX = some.text("0123456789abcdef", min_size=32, max_size=32)
COUNT = some.integers(0, 2**53 - 1)
CHAINED = some.one_of(
    some.tuples(some.just(0), some.none()), some.tuples(some.integers(1, 2**53 - 1), HEX.map(lambda x: 2 * x))
)


@given(COUNT, HEX | some.none(), CHAINED, HEX, COUNT, some.text(max_size=40), HEX)
def test_an_entry_is_read_back_and_spelled_as_another_implementation_spells_it(
    seq, case, chained, boot, ms, kind, half
):
    entry = Entry(seq, case, *chained, "2024-02-14T09:30:00.000+08:00", boot, ms, kind, half * 2)
    data = entry.encode()
    assert entries.parse_entry(data) == entry
    assert jcs.write(json.loads(data)) == data


GOOD = Entry(1, "a" * 32, 1, "b" * 64, "2024-02-14T09:30:00.000+08:00", "c" * 32, 5, "case.created", "d" * 64)


@pytest.mark.parametrize(
    "fields",
    [
        {"v": 2}, {"v": "1"}, {"seq": -1}, {"seq": True}, {"seq": "1"}, {"n": 0}, {"prev": None}, {"case": "A" * 32},
        {"case": ""}, {"at": "2024-02-14T09:30:00+08:00"}, {"at": "2024-02-14T09:30:00.000Z"}, {"mono": None},
        {"mono": {"boot": "c" * 32}}, {"mono": {"boot": "c" * 32, "ms": -1}}, {"kind": 1}, {"body": "d" * 63},
        {"body": "d" * 64 + "\n"}, {"more": None},
    ],
)  # fmt: skip
def test_another_value_is_refused(fields):
    data = canonical.encode({**canonical.parse(GOOD.encode()), **fields})
    with pytest.raises(FormatError):
        entries.parse_entry(data)


def test_a_field_that_is_missing_or_spelled_otherwise_is_refused():
    fields = canonical.parse(GOOD.encode())
    for name in fields:
        with pytest.raises(FormatError):
            entries.parse_entry(canonical.encode({key: fields[key] for key in fields if key != name}))
    for data in (GOOD.encode() + b"\n", GOOD.encode().replace(b'"n":1', b'"n":1.0'), b"", b"[]"):
        with pytest.raises(FormatError):
            entries.parse_entry(data)


def test_an_unknown_kind_is_read_since_it_is_not_checked_rather_than_wrong():
    data = canonical.encode({**canonical.parse(GOOD.encode()), "kind": "future.thing"})
    assert entries.parse_entry(data).kind == "future.thing"
    assert "future.thing" not in set(Kind)


def test_a_body_is_salted_and_names_its_actor():
    one, two = (entries.make_body({"a": "é"}, {"name": "Siti"}) for _ in range(2))
    assert one != two
    body = entries.parse_body(one)
    assert body == {"a": "é", "actor": {"name": "Siti"}, "salt": body["salt"]}
    assert len(bytes.fromhex(body["salt"])) == 16
    assert jcs.write(json.loads(one)) == one
    assert "actor" not in entries.parse_body(entries.make_body({}, None))


@pytest.mark.parametrize("name", ["salt", "actor"])
def test_salt_and_actor_cannot_be_given(name):
    with pytest.raises(ValueError, match="not facts"):
        entries.make_body({name: "x"}, None)


@pytest.mark.parametrize("value", [1.5, 2**53, float("nan"), "\ud800", b"x"])
def test_what_json_cannot_say_the_same_everywhere_is_refused(value):
    with pytest.raises(FormatError):
        entries.make_body({"a": value}, None)


@pytest.mark.parametrize("salt", [None, "", "AA" * 16, "a" * 31, 5])
def test_a_body_without_its_salt_is_refused(salt):
    with pytest.raises(FormatError):
        entries.parse_body(canonical.encode({"salt": salt}))
