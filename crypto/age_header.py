"""The header of an age file: stanzas, the file key wrapped for X25519 recipients, and the MAC.

Source: c2sp.org/age, "Header" and "X25519 recipient stanza". Stanzas of other types are read and ignored,
as the text demands, except scrypt, which may only stand alone.
"""

import base64
import binascii
import hmac
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from crypto.errors import DecryptError, FormatError

FILE_KEY = 16

_VERSION = b"age-encryption.org/v1\n"
_TYPE = "X25519"
_INFO = b"age-encryption.org/v1/X25519"
_SHARE = 32
_BODY = FILE_KEY + 16
_COLUMNS = 64
_MAX_HEADER = 1 << 20  # bytes; a hostile header must not fill the memory
_ARGUMENTS = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\n")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_ZERO_NONCE = bytes(12)


class NoIdentityError(DecryptError):
    """The file is addressed to others: the identity opens none of its stanzas."""


@dataclass(frozen=True, slots=True)
class Stanza:
    """One recipient stanza: its type and further arguments, and the decoded body."""

    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """A parsed header, with the bytes the MAC covers (up to and including `---`)."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes


def derive(ikm: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA-256 to 32 bytes, as age uses it everywhere."""
    return HKDF(SHA256(), 32, salt, info).derive(ikm)


def write_header(
    file_key: bytes, recipients: Sequence[X25519PublicKey], ephemerals: Sequence[X25519PrivateKey]
) -> bytes:
    """The header that wraps a file key of 16 bytes for each recipient, one ephemeral secret for each.

    FormatError without recipients, or for one that is a point of low order.
    """
    if not recipients:
        raise FormatError("an age file needs a recipient")
    lines = [_VERSION]
    for recipient, ephemeral in zip(recipients, ephemerals, strict=True):
        stanza = _wrap(file_key, recipient, ephemeral)
        lines += [b"-> ", " ".join(stanza.arguments).encode("ascii"), b"\n", _encode(stanza.body), b"\n"]
    covered = b"".join([*lines, b"---"])
    return covered + b" " + _encode(_mac(file_key, covered)) + b"\n"


def read_header(source: io.BufferedIOBase | io.RawIOBase) -> Header:
    """Reads a header and not a byte more; FormatError unless it is exactly as age.md writes headers."""
    lines = _Lines(source)
    if lines.next() != _VERSION:
        raise FormatError("not an age v1 file")
    stanzas: list[Stanza] = []
    while (line := lines.next()).startswith(b"->"):
        stanzas.append(_read_stanza(line, lines))
    mac = _MAC.fullmatch(line)
    if mac is None or not stanzas:
        raise FormatError("the age header has no proper end")
    if len(stanzas) > 1 and any(stanza.arguments[0] == "scrypt" for stanza in stanzas):
        raise FormatError("an scrypt stanza is not alone")
    covered = b"".join(lines.read)[: -len(mac[1]) - 2]
    return Header(tuple(stanzas), covered, _decode(mac[1]))


def unwrap(header: Header, identity: X25519PrivateKey) -> bytes:
    """The file key, after the MAC was checked with it.

    FormatError for malformed X25519 stanzas; NoIdentityError if none opens; DecryptError if the MAC fails.
    """
    wrapped = [_share_and_body(stanza) for stanza in header.stanzas if stanza.arguments[0] == _TYPE]
    for share, body in wrapped:
        file_key = _unwrap(share, body, identity)
        if file_key is not None:
            if not hmac.compare_digest(_mac(file_key, header.covered), header.mac):
                raise DecryptError("the age header was changed")
            return file_key
    raise NoIdentityError("the file is not addressed to this identity")


class _Lines:
    """Lines of a source one by one, remembered, and bounded in sum."""

    def __init__(self, source: io.BufferedIOBase | io.RawIOBase) -> None:
        self._source = source
        self._left = _MAX_HEADER
        self.read: list[bytes] = []

    def next(self) -> bytes:
        line = self._source.readline(self._left)
        self._left -= len(line)
        if not line.endswith(b"\n"):
            raise FormatError("the age header is cut or too long")
        self.read.append(line)
        return line


def _read_stanza(line: bytes, lines: _Lines) -> Stanza:
    arguments = _ARGUMENTS.fullmatch(line)
    if arguments is None:
        raise FormatError("malformed recipient stanza")
    body = []
    while True:
        part = lines.next()[:-1]
        if len(part) > _COLUMNS:
            raise FormatError("a stanza has too long a line")
        body.append(part)
        if len(part) < _COLUMNS:
            return Stanza(tuple(arguments[1].decode("ascii").split(" ")), _decode(b"".join(body)))


def _wrap(file_key: bytes, recipient: X25519PublicKey, ephemeral: X25519PrivateKey) -> Stanza:
    share = ephemeral.public_key().public_bytes_raw()
    key = derive(_exchange(ephemeral, recipient), share + recipient.public_bytes_raw(), _INFO)
    body = ChaCha20Poly1305(key).encrypt(_ZERO_NONCE, file_key, None)
    return Stanza((_TYPE, _encode(share).decode("ascii")), body)


def _share_and_body(stanza: Stanza) -> tuple[X25519PublicKey, bytes]:
    if len(stanza.arguments) != 2 or len(stanza.body) != _BODY:
        raise FormatError("malformed X25519 stanza")
    share = _decode(stanza.arguments[1].encode("ascii"))
    if len(share) != _SHARE:
        raise FormatError("malformed X25519 stanza")
    return X25519PublicKey.from_public_bytes(share), stanza.body


def _unwrap(share: X25519PublicKey, body: bytes, identity: X25519PrivateKey) -> bytes | None:
    salt = share.public_bytes_raw() + identity.public_key().public_bytes_raw()
    key = derive(_exchange(identity, share), salt, _INFO)
    try:
        return ChaCha20Poly1305(key).decrypt(_ZERO_NONCE, body, None)
    except InvalidTag:
        return None


def _exchange(secret: X25519PrivateKey, public: X25519PublicKey) -> bytes:
    try:
        return secret.exchange(public)
    except ValueError:  # the shared secret is all zeros
        raise FormatError("an X25519 point of low order") from None


def _mac(file_key: bytes, covered: bytes) -> bytes:
    return hmac.digest(derive(file_key, b"", b"header"), covered, "sha256")


def _encode(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _decode(text: bytes) -> bytes:
    """Unpadded base64, canonical only."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise FormatError("malformed base64") from None
    if _encode(data) != text:
        raise FormatError("base64 is not canonical")
    return data
