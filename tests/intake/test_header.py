"""vault.json: one spelling, everything under the MAC, hostile values refused before the KDF."""

import json
import os

import pytest

from crypto import canonical, envelope
from crypto.errors import FormatError
from crypto.slots import KdfParams
from intake import header as headers
from intake import vault as vaults
from intake.header import VaultState

DATA_KEY = bytes(range(32))
VAULT = "ab" * 16


@pytest.fixture(scope="module")
def good():
    keys = vaults.fresh_keys()
    recipient = envelope.recipient_of(envelope.generate_identity())
    return vaults.new_header(
        VAULT, DATA_KEY, keys, b"rahasia", KdfParams(65536, 3, 4, os.urandom(16)), recipient
    )


def changed(good, **fields):
    return canonical.encode({**canonical.parse(good.encode().rstrip(b"\n")), **fields}) + b"\n"


def test_what_is_written_is_read_and_authentic(good):
    read = headers.parse(good.encode())
    assert read == good
    assert read.encode() == good.encode()
    assert read.is_authentic(DATA_KEY)
    assert not read.is_authentic(bytes(32))


def test_every_field_is_under_the_mac(good):
    fields = json.loads(good.encode())
    slot = fields["slots"][0]
    others = [
        changed(good, state="backup"),
        changed(good, vault="cd" * 16),
        changed(good, slots=[{**slot, "data": slot["data"][::-1]}, fields["slots"][1]]),
        changed(good, slots=[slot, {**fields["slots"][1], "data": "00"}]),
        changed(good, slots=[slot]),
        changed(good, slots=[{**slot, "kdf": {**slot["kdf"], "iterations": 4}}, fields["slots"][1]]),
    ]
    for data in others:
        assert not headers.parse(data).is_authentic(DATA_KEY)


@pytest.mark.parametrize(
    "fields",
    [
        {"slots": []},
        {"slots": {}},
        {"slots": ["x"]},
        {"slots": [[]]},
        {"state": "dead"},
        {"state": []},
        {"state": {}},
        {"state": None},
        {"vault": "AB" * 16},
        {"vault": 1},
        {"mac": "00"},
        {"v": 0},
        {"v": True},
        {"v": "1"},
        {"more": 1},
    ],
)
def test_malformed_fields_are_refused(good, fields):
    with pytest.raises(FormatError):
        headers.parse(changed(good, **fields))


def test_slots_in_another_order_or_twice_are_refused(good):
    slots = json.loads(good.encode())["slots"]
    for order in (slots[::-1], [slots[0], slots[0]], [slots[1]], [slots[1], slots[1]]):
        with pytest.raises(FormatError):
            headers.parse(changed(good, slots=order))


@pytest.mark.parametrize(
    ("name", "value"),
    [("memory_kib", 65535), ("memory_kib", 1 << 21), ("iterations", 21), ("iterations", 2), ("lanes", 5),
     ("lanes", 0), ("salt", "00"), ("name", "argon2i"), ("memory_kib", 2**53 - 1)],
)  # fmt: skip
def test_kdf_parameters_out_of_bounds_are_refused(good, name, value):
    slots = json.loads(good.encode())["slots"]
    slots[0]["kdf"][name] = value
    with pytest.raises(FormatError):
        headers.parse(changed(good, slots=slots))


def test_another_spelling_is_refused(good):
    for data in (good.encode() + b"\n", b" " + good.encode(), good.encode().replace(b":", b": ", 1)):
        with pytest.raises(FormatError):
            headers.parse(data)


def test_a_newer_version_is_named(good, refused):
    with refused("vault-newer", found=2, known=1):
        headers.parse(changed(good, v=2, unheard_of=[1]))


def test_copies_are_told_apart(good, tmp_path, refused):
    with refused("vault-missing"):
        headers.read_copies(tmp_path)
    (tmp_path / "records.db").write_bytes(b"")
    with refused("header-damaged", item=str(tmp_path)):
        headers.read_copies(tmp_path)
    headers.write_copies(tmp_path, good)
    first, second = (tmp_path / name for name in headers.NAMES)
    assert headers.read_copies(tmp_path).readable == (good,)
    assert headers.read_copies(tmp_path).damaged == ()
    second.write_bytes(changed(good, state="backup"))
    copies = headers.read_copies(tmp_path)
    assert [copy.state for copy in copies.readable] == [VaultState.LIVE, VaultState.BACKUP]
    assert (copies.damaged, copies.unlike(good)) == ((), ("vault.copy.json",))
    first.unlink()
    assert headers.read_copies(tmp_path).damaged == ("vault.json",)
    second.write_bytes(b"{")
    with refused("header-damaged", item=str(tmp_path)):
        headers.read_copies(tmp_path)


def test_no_secret_is_shown(good):
    shown = repr(good)
    assert DATA_KEY.hex() not in shown
    assert "AGE-SECRET-KEY" not in shown
