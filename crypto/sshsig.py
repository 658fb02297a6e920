"""OpenSSH signatures (PROTOCOL.sshsig) with Ed25519 and SHA-512, as `ssh-keygen -Y` makes and verifies them.

Stricter than ssh-keygen, which tolerates bytes after the END line: what parses re-encodes to the same bytes.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from crypto import ed25519
from crypto.errors import FormatError, SignatureError
from crypto.notes import decode_base64

MAX_SIZE = 4096

_MAGIC = b"SSHSIG"
_VERSION = 1
_KEY_TYPE = b"ssh-ed25519"
_HASH = b"sha512"
_BEGIN = "-----BEGIN SSH SIGNATURE-----"
_END = "-----END SSH SIGNATURE-----"
_COLUMNS = 70
# Neither may hold what the allowed_signers format gives a meaning to: spaces, quotes, commas, patterns.
_PRINCIPAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/@-]*")
_NAMESPACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]*")


@dataclass(frozen=True, slots=True)
class SshSignature:
    """What a signature file holds: 32-byte public key, namespace, 64-byte Ed25519 signature."""

    public: bytes
    namespace: str
    signature: bytes

    def __post_init__(self) -> None:
        ed25519.check_public(self.public)
        _check_namespace(self.namespace)
        if len(self.signature) != ed25519.SIGNATURE_SIZE:
            raise FormatError("SSH signature is not 64 bytes")

    def encode(self) -> bytes:
        """Return the armoured file as ssh-keygen writes it."""
        fields = (
            _key_blob(self.public),
            self.namespace.encode(),
            b"",
            _HASH,
            _string(_KEY_TYPE) + _string(self.signature),
        )
        blob = _MAGIC + _VERSION.to_bytes(4, "big") + b"".join(map(_string, fields))
        body = b64encode(blob).decode()
        lines = [body[at : at + _COLUMNS] for at in range(0, len(body), _COLUMNS)]
        return "\n".join([_BEGIN, *lines, _END, ""]).encode()


@dataclass(frozen=True, slots=True)
class AllowedSigner:
    """One allowed_signers line: who may sign in which namespaces with which 32-byte public key."""

    principal: str
    namespaces: tuple[str, ...]
    public: bytes

    def __post_init__(self) -> None:
        ed25519.check_public(self.public)
        if not _PRINCIPAL.fullmatch(self.principal):
            raise FormatError("principal is not allowed")
        if not self.namespaces:
            raise FormatError("allowed signer has no namespaces")
        for namespace in self.namespaces:
            _check_namespace(namespace)

    def line(self) -> str:
        """Return the line without its newline."""
        return f'{self.principal} namespaces="{",".join(self.namespaces)}" {public_key_line(self.public)}'


def sign(message: bytes, seed: bytes, namespace: str) -> bytes:
    """Return the armoured signature over a message by a 32-byte Ed25519 seed."""
    return sign_digest(hashlib.sha512(message).digest(), seed, namespace)


def sign_digest(digest: bytes, seed: bytes, namespace: str) -> bytes:
    """Return the armoured signature over the message whose 64-byte SHA-512 is given."""
    signature = ed25519.sign(seed, _signed_data(digest, namespace))
    return SshSignature(ed25519.public_key(seed), namespace, signature).encode()


def verify(armored: bytes, message: bytes, public: bytes, namespace: str) -> None:
    """Raise SignatureError unless armored is this key's signature over the message in this namespace.

    Raises FormatError where armored is not exactly such a file.
    """
    verify_digest(armored, hashlib.sha512(message).digest(), public, namespace)


def verify_digest(armored: bytes, digest: bytes, public: bytes, namespace: str) -> None:
    """Do what verify() does for the message whose 64-byte SHA-512 is given."""
    parsed = parse(armored)
    if parsed.public != public:
        raise SignatureError("SSH signature is by another key")
    if parsed.namespace != namespace:
        raise SignatureError("SSH signature is for another namespace")
    ed25519.verify(public, parsed.signature, _signed_data(digest, namespace))


def parse(armored: bytes) -> SshSignature:
    """Return the contents of a signature file, unverified; FormatError for any other bytes or algorithm."""
    if len(armored) > MAX_SIZE:
        raise FormatError("SSH signature is too large")
    try:
        lines = armored.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise FormatError("SSH signature is not ASCII") from error
    blob = decode_base64("".join(lines[1:-2]))
    fields = _strings(blob[len(_MAGIC) + 4 :], 5)
    try:
        namespace = fields[1].decode("ascii")
    except UnicodeDecodeError as error:
        raise FormatError("SSH signature namespace is not ASCII") from error
    parsed = SshSignature(_strings(fields[0], 2)[1], namespace, _strings(fields[4], 2)[1])
    if parsed.encode() != armored:
        raise FormatError("not an armoured Ed25519 SSH signature with SHA-512")
    return parsed


def public_key_line(public: bytes) -> str:
    """Return 'ssh-ed25519 AAAA...' for a 32-byte public key."""
    return f"{_KEY_TYPE.decode()} {b64encode(_key_blob(public)).decode()}"


def allowed_signers_line(principal: str, public: bytes, namespaces: Sequence[str]) -> str:
    """Return the allowed_signers line, without newline, by which ssh-keygen accepts the key's signatures."""
    return AllowedSigner(principal, tuple(namespaces), public).line()


def _check_namespace(namespace: str) -> None:
    if not _NAMESPACE.fullmatch(namespace):
        raise FormatError("namespace is not allowed")


def _signed_data(digest: bytes, namespace: str) -> bytes:
    _check_namespace(namespace)
    if len(digest) != hashlib.sha512().digest_size:
        raise FormatError("not a SHA-512 digest")
    return _MAGIC + b"".join(map(_string, (namespace.encode(), b"", _HASH, digest)))


def _key_blob(public: bytes) -> bytes:
    return _string(_KEY_TYPE) + _string(public)


def _string(data: bytes) -> bytes:
    """Return an SSH string (RFC 4251 section 5): four bytes of length, then the data."""
    return len(data).to_bytes(4, "big") + data


def _strings(data: bytes, count: int) -> list[bytes]:
    """Return the SSH strings that make up data; FormatError unless they are exactly count."""
    found: list[bytes] = []
    while data:
        end = 4 + int.from_bytes(data[:4], "big")
        if len(data) < max(end, 4) or len(found) == count:
            break
        found.append(data[4:end])
        data = data[end:]
    if data or len(found) != count:
        raise FormatError("SSH signature or key is cut or has further bytes")
    return found
