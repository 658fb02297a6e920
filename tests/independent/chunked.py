"""c2sp.org/chunked-encryption as Cobblestone-256 (SHA-512, AES-256-GCM), from the text: all in memory."""

import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 16 * 1024
TAG = 16


def hkdf_expand(prk, info, length):
    """RFC 5869 section 2.3 with SHA-512."""
    block, out, number = b"", b"", 1
    while len(out) < length:
        block = hmac.digest(prk, block + info + bytes([number]), "sha512")
        out += block
        number += 1
    return out[:length]


def derive(input_key, salt, context):
    """(key, base nonce, commitment)"""
    if len(input_key) != 32 or len(salt) != 24:
        raise ValueError("length")
    info = b"c2sp.org/chunked-encryption@v1+" + b"AEAD_AES_256_GCM" + b"\x00" + salt + context
    material = hkdf_expand(input_key, info, 32 + 12 + 32)
    return material[:32], material[32:44], material[44:]


def nonce(base, number):
    return (int.from_bytes(base, "big") ^ number).to_bytes(12, "big")


def encrypt(input_key, salt, context, message):
    key, base, commitment = derive(input_key, salt, context)
    # There is always a last chunk shorter than 16 KiB, if need be an empty one.
    chunks = [message[i : i + CHUNK] for i in range(0, len(message) + 1, CHUNK)]
    sealed = [AESGCM(key).encrypt(nonce(base, i), chunk, None) for i, chunk in enumerate(chunks)]
    return salt + commitment + b"".join(sealed)


def decrypt(input_key, context, ciphertext):
    """The message; ValueError for a wrong key or context, for damage and for truncation."""
    salt, commitment, body = ciphertext[:24], ciphertext[24:56], ciphertext[56:]
    key, base, expected = derive(input_key, salt, context)
    if not hmac.compare_digest(commitment, expected):
        raise ValueError("commitment")
    chunks = [body[i : i + CHUNK + TAG] for i in range(0, len(body), CHUNK + TAG)]
    if not chunks or not TAG <= len(chunks[-1]) < CHUNK + TAG:
        raise ValueError("truncated")
    try:
        return b"".join(AESGCM(key).decrypt(nonce(base, i), chunk, None) for i, chunk in enumerate(chunks))
    except InvalidTag:
        raise ValueError("damaged") from None
