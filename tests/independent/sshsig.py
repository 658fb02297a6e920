"""OpenSSH PROTOCOL.sshsig for Ed25519 and SHA-512, from the text."""

import re
import struct
from base64 import b64decode, b64encode
from hashlib import sha512

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ARMOUR = re.compile(
    rb"-----BEGIN SSH SIGNATURE-----\n"
    rb"((?:[A-Za-z0-9+/]{70}\n)*[A-Za-z0-9+/=]{1,70}\n)"
    rb"-----END SSH SIGNATURE-----\n"
)


def string(data):
    return struct.pack(">I", len(data)) + data


def signed(message, namespace):
    digest = sha512(message).digest()
    return b"SSHSIG" + string(namespace.encode()) + string(b"") + string(b"sha512") + string(digest)


def write(message, seed, namespace):
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key = string(b"ssh-ed25519") + string(private.public_key().public_bytes_raw())
    signature = string(b"ssh-ed25519") + string(private.sign(signed(message, namespace)))
    blob = b"SSHSIG" + struct.pack(">I", 1) + string(key) + string(namespace.encode()) + string(b"")
    text = b64encode(blob + string(b"sha512") + string(signature))
    body = b"".join(text[i : i + 70] + b"\n" for i in range(0, len(text), 70))
    return b"-----BEGIN SSH SIGNATURE-----\n" + body + b"-----END SSH SIGNATURE-----\n"


def read(armored):
    """(public key, namespace, signature)"""
    found = ARMOUR.fullmatch(armored)
    if not found:
        raise ValueError("armour")
    text = found[1].replace(b"\n", b"")
    blob = b64decode(text, validate=True)
    if b64encode(blob) != text:
        raise ValueError("base64")
    # Everything has a fixed size but the namespace, whose length stands at offset 65.
    if (
        blob[:14] != b"SSHSIG" + struct.pack(">II", 1, 51)
        or blob[14:33] != string(b"ssh-ed25519") + b"\0\0\0\x20"
    ):
        raise ValueError("key")
    (length,) = struct.unpack(">I", blob[65:69])
    namespace, rest = blob[69 : 69 + length], blob[69 + length :]
    fixed = (
        string(b"")
        + string(b"sha512")
        + struct.pack(">I", 83)
        + string(b"ssh-ed25519")
        + struct.pack(">I", 64)
    )
    if rest[:-64] != fixed or len(rest) != len(fixed) + 64:
        raise ValueError("tail")
    return blob[33:65], namespace.decode(), rest[-64:]


def verify(armored, message, public, namespace):
    """Raises ValueError or InvalidSignature."""
    key, space, signature = read(armored)
    if key != public or space != namespace:
        raise ValueError("key or namespace")
    Ed25519PublicKey.from_public_bytes(key).verify(signature, signed(message, namespace))
