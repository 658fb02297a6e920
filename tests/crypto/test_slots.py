"""Passphrases, sealing and slots: what opens, what must not, and what is refused before any work."""

import json
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto import canonical
from crypto.envelope import NoIdentityError, generate_identity, recipient_of
from crypto.errors import DecryptError, FormatError
from crypto.slots import (
    KdfParams,
    Opened,
    PassphraseSlot,
    RecoverySlot,
    calibrate,
    make_passphrase_slot,
    make_recovery_slot,
    normalise_passphrase,
    open_passphrase_slot,
    open_recovery_slot,
    open_sealed,
    seal,
    stretch,
    subkey,
)
from tests.crypto.make_golden_stream import GOLDEN, pattern

KDF = KdfParams(65536, 3, 4, pattern(16, 8))
DATA_KEY, SIGNING = pattern(32, 10), b"four signing keys"
VAULT, OTHER = "00" * 16, "11" * 16


@pytest.fixture(scope="module")
def slot() -> PassphraseSlot:
    return make_passphrase_slot(b"rahasia", KDF, VAULT, DATA_KEY, SIGNING)


@pytest.fixture(scope="module")
def identity() -> str:
    return generate_identity()


BAD_KDF = {
    "memory": [
        replace(KDF, memory_kib=65535),
        replace(KDF, memory_kib=2**20 + 1),
        replace(KDF, memory_kib=2**40),
    ],
    "passes": [replace(KDF, iterations=n) for n in (0, 2, 21, 2**32)],
    "lanes": [replace(KDF, lanes=n) for n in (0, 5, -1)],
    "salt": [replace(KDF, salt=pattern(n)) for n in (0, 15, 17)],
}


@pytest.mark.parametrize("what", BAD_KDF)
def test_bad_parameters_are_refused_before_the_kdf_runs(what, slot):
    for kdf in BAD_KDF[what]:
        for act in (
            kdf.check,
            lambda kdf=kdf: stretch(b"rahasia", kdf),
            lambda kdf=kdf: open_passphrase_slot(replace(slot, kdf=kdf), b"rahasia", VAULT),
            lambda kdf=kdf: make_passphrase_slot(b"rahasia", kdf, VAULT, DATA_KEY, SIGNING),
            lambda kdf=kdf: KdfParams.from_json(kdf.to_json()),
        ):
            # Argon2id itself would fail in another way, or run: the reason tells that it was not reached.
            with pytest.raises(FormatError, match=rf"^KDF {what} "):
                act()


def test_the_bounds_themselves_are_allowed():
    for kdf in (replace(KDF, memory_kib=2**20), replace(KDF, iterations=20), replace(KDF, lanes=1)):
        kdf.check()


def fake_clock(seconds_each: float):
    """Every reading is `seconds_each` after the last."""
    readings = count()
    return lambda: next(readings) * seconds_each


@pytest.mark.parametrize(
    ("taken", "memory", "passes"),
    [
        (0.01, 262144, 20),
        (0.5, 262144, 6),
        (0.6, 65536, 5),
        (1.0, 65536, 3),
        (5.0, 65536, 3),
        (0.0, 262144, 3),
    ],
)
def test_calibration_grows_memory_then_passes_and_keeps_the_floor(taken, memory, passes):
    kdf = calibrate(1.0, clock=fake_clock(taken))
    assert (kdf.memory_kib, kdf.iterations, kdf.lanes) == (memory, passes, 4)
    kdf.check()


def test_calibration_with_the_real_clock_keeps_to_the_bounds():
    first, second = calibrate(0.0), calibrate(0.0)
    assert (first.memory_kib, first.iterations) == (65536, 3)
    assert first.salt != second.salt
    with pytest.raises(FormatError, match="memory"):
        calibrate(1.0, 1024)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kata sandi", b"kata sandi"),
        (b"kata sandi\n", b"kata sandi"),
        (b"kata sandi\r\n", b"kata sandi"),
        ("dua\n\n", b"dua\n"),
        ("dua\r\n\r\n", b"dua\r\n"),
        ("cr\r", b"cr\r"),
        (" spasi ", b" spasi "),
        ("e\u0301", "\u00e9".encode()),
        ("\u00e9".encode(), "\u00e9".encode()),
    ],
)
def test_passphrases_are_normalised(text, expected):
    assert normalise_passphrase(text) == expected


@pytest.mark.parametrize("text", ["", b"", "\n", b"\r\n", b"\xff", "\ud800"])
def test_passphrases_that_are_none_are_refused(text):
    with pytest.raises(FormatError) as caught:
        normalise_passphrase(text)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_sealing_round_trip(plain, associated):
    sealed = seal(DATA_KEY, plain, associated)
    assert len(sealed) == len(plain) + 28
    assert sealed != seal(DATA_KEY, plain, associated)
    assert open_sealed(DATA_KEY, sealed, associated) == plain
    for key, other in ((DATA_KEY, associated + b"x"), (pattern(32, 11), associated)):
        with pytest.raises(DecryptError):
            open_sealed(key, sealed, other)


def test_sealed_bytes_with_any_change_do_not_open():
    sealed = seal(DATA_KEY, b"plain", b"")
    for i in range(len(sealed)):
        with pytest.raises(DecryptError):
            open_sealed(DATA_KEY, sealed[:i] + bytes([sealed[i] ^ 1]) + sealed[i + 1 :], b"")
        with pytest.raises(DecryptError):
            open_sealed(DATA_KEY, sealed[:i], b"")
    for act in (lambda: seal(b"short", b"", b""), lambda: open_sealed(b"short", sealed, b"")):
        with pytest.raises(FormatError):
            act()


def test_subkeys_differ_by_label_and_are_as_recorded():
    recorded = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert {label: subkey(pattern(32, 9), label).hex() for label in recorded["subkey"]} == recorded["subkey"]
    assert len(set(recorded["subkey"].values())) == 2
    assert len(subkey(DATA_KEY, "x", 64)) == 64
    with pytest.raises(FormatError):
        subkey(b"short", "x")


def test_the_kdf_is_as_recorded():
    recorded = json.loads(GOLDEN.read_text(encoding="utf-8"))["kdf"]
    key, passphrase = recorded.pop("key"), recorded.pop("passphrase")
    assert stretch(passphrase.encode(), KdfParams.from_json(recorded)).hex() == key


def test_a_passphrase_slot_opens_after_a_round_trip_through_json(slot):
    again = PassphraseSlot.from_json(canonical.parse(canonical.encode(slot.to_json())))
    assert again == slot
    assert open_passphrase_slot(again, b"rahasia", VAULT) == Opened(DATA_KEY, SIGNING)


def test_a_passphrase_slot_does_not_open_otherwise(slot):
    longer = make_passphrase_slot(b"rahasia", KDF, VAULT, DATA_KEY, DATA_KEY)
    swapped = PassphraseSlot(KDF, longer.keys, longer.data)
    for case, passphrase, vault in (
        (slot, b"Rahasia", VAULT),
        (slot, b"rahasia", OTHER),
        (replace(slot, kdf=replace(KDF, lanes=3)), b"rahasia", VAULT),
        (replace(slot, data=longer.keys), b"rahasia", VAULT),
        (swapped, b"rahasia", VAULT),
        (replace(slot, keys=slot.keys[:-1] + bytes([slot.keys[-1] ^ 1])), b"rahasia", VAULT),
    ):
        with pytest.raises(DecryptError):
            open_passphrase_slot(case, passphrase, vault)


def test_slots_that_are_not_as_written_are_refused(slot, identity):
    good = slot.to_json()
    kdf = good["kdf"]
    recovery = make_recovery_slot(recipient_of(identity), VAULT, DATA_KEY).to_json()
    for bad in (
        None, [], "x", {}, good | {"more": 1}, {k: v for k, v in good.items() if k != "keys"},
        good | {"type": "recovery"}, good | {"data": good["data"].upper()}, good | {"data": 7},
        good | {"data": " " + good["data"]}, good | {"data": good["data"][2:]}, good | {"keys": "00"},
        good | {"kdf": kdf | {"name": "scrypt"}}, good | {"kdf": kdf | {"lanes": True}},
        good | {"kdf": kdf | {"memory_kib": "65536"}}, good | {"kdf": kdf | {"salt": "zz" * 16}},
    ):  # fmt: skip
        with pytest.raises(FormatError):
            PassphraseSlot.from_json(bad)
    for bad in (
        None, {}, recovery | {"type": "passphrase"}, recovery | {"recipient": 1}, recovery | {"more": 1},
        recovery | {"recipient": recovery["recipient"].upper()}, recovery | {"data": "0"},
        recovery | {"data": "00" * 70000},
    ):  # fmt: skip
        with pytest.raises(FormatError):
            RecoverySlot.from_json(bad)


def test_a_recovery_slot_gives_the_data_key_and_nothing_else(identity):
    made = make_recovery_slot(recipient_of(identity), VAULT, DATA_KEY)
    again = RecoverySlot.from_json(canonical.parse(canonical.encode(made.to_json())))
    assert again == made
    assert open_recovery_slot(again, identity, VAULT) == DATA_KEY
    with pytest.raises(NoIdentityError):
        open_recovery_slot(made, generate_identity(), VAULT)
    with pytest.raises(DecryptError, match="another vault"):
        open_recovery_slot(made, identity, OTHER)
    with pytest.raises(DecryptError):
        open_recovery_slot(replace(made, data=made.data[:-1]), identity, VAULT)


def test_only_a_whole_data_key_is_sealed(identity):
    for act in (
        lambda: make_recovery_slot(recipient_of(identity), VAULT, b"short"),
        lambda: make_passphrase_slot(b"rahasia", KDF, VAULT, b"short", SIGNING),
        lambda: make_recovery_slot("age1nonsense", VAULT, DATA_KEY),
    ):
        with pytest.raises(FormatError):
            act()


def test_what_was_opened_hides_itself():
    assert repr(Opened(b"\x01" * 32, b"blob")) == "Opened()"
