"""Key slots: the vault's data key and signing keys, sealed under a passphrase or an age recipient.

A passphrase becomes a key by Argon2id (RFC 9106); sealing is AES-256-GCM with everything that the slot
says of itself as associated data, so that neither parameters nor vault nor role can be exchanged.
"""

import io
import os
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from crypto import canonical
from crypto.age_keys import decode_recipient
from crypto.canonical import JsonObject, JsonValue
from crypto.envelope import AgeReader, AgeWriter
from crypto.errors import DecryptError, FormatError

KEY = 32
MIN_MEMORY_KIB = 64 * 1024
MAX_MEMORY_KIB = 1024 * 1024
MIN_ITERATIONS = 3
MAX_ITERATIONS = 20
MAX_LANES = 4

_SALT = 16
_NONCE = 12
_TAG = 16
_GROWTH_LIMIT_KIB = 256 * 1024  # more would fail on an office laptop with its browser open
_MAX_RECOVERY = 64 * 1024
_DATA = "data"
_KEYS = "keys"


@dataclass(frozen=True, slots=True)
class KdfParams:
    """Argon2id parameters: memory in KiB, passes, lanes, and a salt of 16 bytes."""

    memory_kib: int
    iterations: int
    lanes: int
    salt: bytes

    def check(self) -> None:
        """FormatError outside 64 MiB to 1 GiB, 3 to 20 passes, 1 to 4 lanes, or with another salt length."""
        if not MIN_MEMORY_KIB <= self.memory_kib <= MAX_MEMORY_KIB:
            raise FormatError("KDF memory is out of bounds")
        if not MIN_ITERATIONS <= self.iterations <= MAX_ITERATIONS:
            raise FormatError("KDF passes are out of bounds")
        if not 1 <= self.lanes <= MAX_LANES:
            raise FormatError("KDF lanes are out of bounds")
        if len(self.salt) != _SALT:
            raise FormatError("KDF salt is not 16 bytes long")

    def to_json(self) -> JsonObject:
        """For canonical JSON; `from_json` takes exactly this."""
        return {
            "name": "argon2id",
            "memory_kib": self.memory_kib,
            "iterations": self.iterations,
            "lanes": self.lanes,
            "salt": self.salt.hex(),
        }

    @classmethod
    def from_json(cls, value: JsonValue) -> Self:
        """FormatError for anything that `to_json` would not write, and for parameters out of bounds."""
        fields = _fields(value, {"name", "memory_kib", "iterations", "lanes", "salt"})
        if fields["name"] != "argon2id":
            raise FormatError("unknown KDF")
        params = cls(
            _integer(fields["memory_kib"]),
            _integer(fields["iterations"]),
            _integer(fields["lanes"]),
            _octets(fields["salt"]),
        )
        params.check()
        return params


def calibrate(
    target_seconds: float = 1.0,
    memory_kib: int = MIN_MEMORY_KIB,
    *,
    lanes: int = MAX_LANES,
    clock: Callable[[], float] = time.perf_counter,
) -> KdfParams:
    """Parameters, with a fresh salt, that take about `target_seconds` here and never less than the floor.

    Memory doubles first, up to 256 MiB, then passes grow. `clock` gives seconds. FormatError for a start
    out of bounds.
    """
    params = KdfParams(memory_kib, MIN_ITERATIONS, lanes, os.urandom(_SALT))
    taken = _measure(params, clock)
    while 2 * taken <= target_seconds and 2 * params.memory_kib <= _GROWTH_LIMIT_KIB:
        params = replace(params, memory_kib=2 * params.memory_kib)
        taken = _measure(params, clock)
    fitting = int(params.iterations * target_seconds / taken) if taken > 0 else MIN_ITERATIONS
    return replace(params, iterations=min(max(fitting, MIN_ITERATIONS), MAX_ITERATIONS))


def _measure(params: KdfParams, clock: Callable[[], float]) -> float:
    start = clock()
    stretch(b"calibration", params)
    return clock() - start


def normalise_passphrase(text: str | bytes) -> bytes:
    """UTF-8 of the NFC form, less exactly one trailing LF or CRLF; FormatError if empty or not Unicode."""
    try:
        plain = text.decode("utf-8") if isinstance(text, bytes) else text
        plain = plain.removesuffix("\n").removesuffix("\r") if plain.endswith("\n") else plain
        octets = unicodedata.normalize("NFC", plain).encode("utf-8")
    except UnicodeError:
        raise FormatError("the passphrase is not Unicode text") from None
    if not octets:
        raise FormatError("the passphrase is empty")
    return octets


def stretch(passphrase: bytes, params: KdfParams) -> bytes:
    """A key of 32 bytes from a normalised passphrase; FormatError, before any work, for bad parameters."""
    params.check()
    return Argon2id(
        salt=params.salt,
        length=KEY,
        iterations=params.iterations,
        lanes=params.lanes,
        memory_cost=params.memory_kib,
    ).derive(passphrase)


def subkey(root: bytes, label: str, length: int = KEY) -> bytes:
    """A key of `length` bytes for one purpose: HKDF-SHA-256 (RFC 5869), info `segel.invalid/<label>`."""
    if len(root) != KEY:
        raise FormatError("the key is not 32 bytes long")
    return HKDF(SHA256(), length, None, b"segel.invalid/" + label.encode("utf-8")).derive(root)


def seal(kek: bytes, plaintext: bytes, associated: bytes) -> bytes:
    """`nonce (12) || AES-256-GCM ciphertext and tag` under a key of 32 bytes and a random nonce."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(kek).encrypt(nonce, plaintext, associated)


def open_sealed(kek: bytes, sealed: bytes, associated: bytes) -> bytes:
    """The plaintext of `seal`; DecryptError for another key, other associated data, or damage."""
    if len(sealed) < _NONCE + _TAG:
        raise DecryptError("the sealed bytes are cut")
    try:
        return _cipher(kek).decrypt(sealed[:_NONCE], sealed[_NONCE:], associated)
    except InvalidTag:
        raise DecryptError("the key is wrong or the sealed bytes are damaged") from None


def _cipher(kek: bytes) -> AESGCM:
    if len(kek) != KEY:
        raise FormatError("the key is not 32 bytes long")
    return AESGCM(kek)


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """What a vault keeps for one passphrase: parameters, sealed data key, sealed signing keys."""

    kdf: KdfParams
    data: bytes
    keys: bytes

    def to_json(self) -> JsonObject:
        """For canonical JSON; `from_json` takes exactly this."""
        return {
            "type": "passphrase",
            "kdf": self.kdf.to_json(),
            "data": self.data.hex(),
            "keys": self.keys.hex(),
        }

    @classmethod
    def from_json(cls, value: JsonValue) -> Self:
        """FormatError for anything that `to_json` would not write, and for parameters out of bounds."""
        fields = _fields(value, {"type", "kdf", "data", "keys"})
        if fields["type"] != "passphrase":
            raise FormatError("not a passphrase slot")
        slot = cls(KdfParams.from_json(fields["kdf"]), _octets(fields["data"]), _octets(fields["keys"]))
        if len(slot.data) != _NONCE + KEY + _TAG or len(slot.keys) < _NONCE + _TAG:
            raise FormatError("the slot's sealed keys have the wrong length")
        return slot


@dataclass(frozen=True, slots=True)
class Opened:
    """What a passphrase opens: the data key (32 bytes) and the signing keys, packed as they were given."""

    data_key: bytes = field(repr=False)
    keys_blob: bytes = field(repr=False)


def make_passphrase_slot(
    passphrase: bytes, kdf: KdfParams, vault_id: str, data_key: bytes, keys_blob: bytes
) -> PassphraseSlot:
    """Seals both under a normalised passphrase, bound to the vault; FormatError for bad parameters."""
    _check_data_key(data_key)
    kek = stretch(passphrase, kdf)
    return PassphraseSlot(
        kdf,
        seal(kek, data_key, _associated(kdf, vault_id, _DATA)),
        seal(kek, keys_blob, _associated(kdf, vault_id, _KEYS)),
    )


def open_passphrase_slot(slot: PassphraseSlot, passphrase: bytes, vault_id: str) -> Opened:
    """DecryptError for another passphrase, another vault or damage; FormatError for bad parameters."""
    kek = stretch(passphrase, slot.kdf)
    return Opened(
        open_sealed(kek, slot.data, _associated(slot.kdf, vault_id, _DATA)),
        open_sealed(kek, slot.keys, _associated(slot.kdf, vault_id, _KEYS)),
    )


def _associated(kdf: KdfParams, vault_id: str, label: str) -> bytes:
    return canonical.encode({"type": "passphrase", "kdf": kdf.to_json(), "vault": vault_id, "label": label})


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The data key, and never the signing keys, as an age file to the superior office's recipient."""

    recipient: str
    data: bytes

    def to_json(self) -> JsonObject:
        """For canonical JSON; `from_json` takes exactly this."""
        return {"type": "recovery", "recipient": self.recipient, "data": self.data.hex()}

    @classmethod
    def from_json(cls, value: JsonValue) -> Self:
        """FormatError for anything that `to_json` would not write."""
        fields = _fields(value, {"type", "recipient", "data"})
        recipient = fields["recipient"]
        if fields["type"] != "recovery" or not isinstance(recipient, str):
            raise FormatError("not a recovery slot")
        decode_recipient(recipient)
        slot = cls(recipient, _octets(fields["data"]))
        if len(slot.data) > _MAX_RECOVERY:
            raise FormatError("the recovery slot is too large")
        return slot


def make_recovery_slot(recipient: str, vault_id: str, data_key: bytes) -> RecoverySlot:
    """Seals the data key to `age1…`; FormatError where that is no recipient."""
    _check_data_key(data_key)
    out = io.BytesIO()
    with AgeWriter(out, [recipient]) as writer:
        writer.write(canonical.encode({"vault": vault_id, "data": data_key.hex()}))
    return RecoverySlot(recipient, out.getvalue())


def open_recovery_slot(slot: RecoverySlot, identity: str, vault_id: str) -> bytes:
    """The data key. NoIdentityError for another identity, DecryptError for another vault or damage,
    FormatError where the age file or what it holds is malformed.
    """
    with AgeReader(io.BytesIO(slot.data), identity) as reader:
        fields = _fields(canonical.parse(reader.readall()), {"vault", "data"})
    if fields["vault"] != vault_id:
        raise DecryptError("the recovery slot is that of another vault")
    data_key = _octets(fields["data"])
    _check_data_key(data_key)
    return data_key


def _check_data_key(data_key: bytes) -> None:
    if len(data_key) != KEY:
        raise FormatError("the data key is not 32 bytes long")


def _fields(value: JsonValue, names: set[str]) -> JsonObject:
    if not isinstance(value, dict) or value.keys() != names:
        raise FormatError("unexpected fields")
    return value


def _integer(value: JsonValue) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise FormatError("not an integer")
    return value


def _octets(value: JsonValue) -> bytes:
    """Bytes from lowercase hex and nothing else (fromhex alone would allow spaces and capitals)."""
    try:
        octets = bytes.fromhex(value) if isinstance(value, str) else None
    except ValueError:
        octets = None
    if octets is None or octets.hex() != value:
        raise FormatError("not lowercase hex")
    return octets
