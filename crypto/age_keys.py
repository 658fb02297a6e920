"""age X25519 identities and recipients as text (c2sp.org/age, "The X25519 recipient type").

Only the spelling that age itself writes is taken: identities in capitals, recipients in small letters.
"""

import os

import bech32
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from crypto.errors import FormatError

_IDENTITY = "age-secret-key-"
_RECIPIENT = "age"
_KEY = 32


def generate_identity() -> str:
    """A new secret identity, `AGE-SECRET-KEY-1…`."""
    return _encode(_IDENTITY, os.urandom(_KEY)).upper()


def recipient_of(identity: str) -> str:
    """The recipient, `age1…`, that belongs to an identity; FormatError where it is not one."""
    return encode_recipient(decode_identity(identity).public_key())


def encode_recipient(key: X25519PublicKey) -> str:
    """The text form, `age1…`, of a public key."""
    return _encode(_RECIPIENT, key.public_bytes_raw())


def decode_identity(text: str) -> X25519PrivateKey:
    """The private key of `AGE-SECRET-KEY-1…`; FormatError for anything else, other identity types too."""
    key = _decode(_IDENTITY, text.lower())
    if key is None or text != text.upper():
        raise FormatError("not an age X25519 identity")
    return X25519PrivateKey.from_private_bytes(key)


def decode_recipient(text: str) -> X25519PublicKey:
    """The public key of `age1…`; FormatError for anything else, other recipient types too."""
    key = _decode(_RECIPIENT, text)
    if key is None:
        raise FormatError("not an age X25519 recipient")
    return X25519PublicKey.from_public_bytes(key)


def _encode(prefix: str, key: bytes) -> str:
    return bech32.bech32_encode(prefix, bech32.convertbits(key, 8, 5) or [])


def _decode(prefix: str, text: str) -> bytes | None:
    """The 32 bytes behind a lower-case Bech32 text of this prefix, None where it is not exactly that."""
    found, digits = bech32.bech32_decode(text)
    octets = bech32.convertbits(digits, 5, 8, False) if digits is not None else None
    if found != prefix or octets is None or len(octets) != _KEY or text != text.lower():
        return None
    return bytes(octets)
