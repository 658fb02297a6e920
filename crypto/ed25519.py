"""Ed25519 (RFC 8032) for notes and SSH signatures: the one door to the library's signing keys.

What is refused beyond the library: public keys of small order, under which one signature can hold for many
messages. In all other corner cases (the C2SP/CCTV vectors) verifiers differ; nothing may hang on them: a
signature is a yes or no under a key that was trusted before, its bytes are never an identity.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from crypto.errors import FormatError, SignatureError

KEY_SIZE = 32
SIGNATURE_SIZE = 64

# The y coordinates of the eight points of small order, with their non-canonical spellings; sign bit clear.
_SMALL_ORDER = frozenset(
    bytes.fromhex(y)
    for y in (
        "00" * 32,
        "01" + "00" * 31,
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    )
)


def public_key(seed: bytes) -> bytes:
    """Return the 32-byte public key of a 32-byte seed."""
    return _private(seed).public_key().public_bytes_raw()


def sign(seed: bytes, message: bytes) -> bytes:
    """Return the 64-byte signature of a message under a 32-byte seed."""
    return _private(seed).sign(message)


def check_public(public: bytes) -> None:
    """Raise FormatError unless this can be an honest public key: 32 bytes, not of small order."""
    if len(public) != KEY_SIZE:
        raise FormatError("Ed25519 public key is not 32 bytes")
    if public[:-1] + bytes([public[-1] & 0x7F]) in _SMALL_ORDER:
        raise FormatError("Ed25519 public key is of small order")


def verify(public: bytes, signature: bytes, message: bytes) -> None:
    """Raise SignatureError unless the signature holds; FormatError for an impossible public key."""
    check_public(public)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        raise SignatureError("Ed25519 signature does not hold") from None


def _private(seed: bytes) -> Ed25519PrivateKey:
    if len(seed) != KEY_SIZE:
        raise FormatError("Ed25519 seed is not 32 bytes")
    return Ed25519PrivateKey.from_private_bytes(seed)
