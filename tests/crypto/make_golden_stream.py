"""Writes golden_stream/vectors.json from fixed inputs: `python -m tests.crypto.make_golden_stream`.

The formats must not drift: the tests beside this demand that it comes out equal.
"""

import hashlib
import io
import json
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from crypto.age_keys import encode_recipient
from crypto.envelope import AgeWriter, Randomness
from crypto.slots import KdfParams, stretch, subkey
from crypto.stream import StreamEncryptor

GOLDEN = Path(__file__).parent / "golden_stream" / "vectors.json"
STREAM_SIZES = (0, 1, 16383, 16384, 16385, 50000)
AGE_SIZES = (0, 1, 65535, 65536, 65537)


def pattern(size: int, seed: int = 0) -> bytes:
    """Bytes i * 31 + seed modulo 251: any size, no period in common with a chunk."""
    return bytes((i * 31 + seed) % 251 for i in range(size))


def described(data: bytes) -> dict:
    """Short results in full, long ones by their digest."""
    long = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return long if len(data) > 512 else long | {"hex": data.hex()}


def stream_vector(size: int) -> dict:
    key, context, salt = pattern(32, 1), b"segel.invalid/blob/v1\0" + pattern(16, 2), pattern(24, 3)
    encryptor = StreamEncryptor(key, context, salt=salt)
    message = encryptor.header + bytes(encryptor.update(pattern(size))) + encryptor.finalize()
    inputs = {"key": key.hex(), "context": context.hex(), "salt": salt.hex(), "plaintext": size}
    return inputs | {"message": described(message)}


def age_vector(size: int) -> dict:
    secret = X25519PrivateKey.from_private_bytes(pattern(32, 4))
    recipients = [encode_recipient(secret.public_key())]
    out = io.BytesIO()
    random = Randomness(pattern(16, 5), pattern(16, 6), (pattern(32, 7),))
    with AgeWriter(out, recipients, randomness=random) as writer:
        writer.write(pattern(size))
    return {"recipients": recipients, "plaintext": size, "file": described(out.getvalue())}


def vectors() -> dict:
    """Everything that is recorded."""
    kdf = KdfParams(65536, 3, 4, pattern(16, 8))
    return {
        "stream": [stream_vector(size) for size in STREAM_SIZES],
        "age": [age_vector(size) for size in AGE_SIZES],
        "kdf": kdf.to_json() | {"passphrase": "rahasia", "key": stretch(b"rahasia", kdf).hex()},
        "subkey": {label: subkey(pattern(32, 9), label).hex() for label in ("records.db/v1", "header/v1")},
    }


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(vectors(), indent=1) + "\n", encoding="utf-8")
