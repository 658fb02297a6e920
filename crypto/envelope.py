"""age v1 files (c2sp.org/age) for X25519 recipients, binary: written and read as streams.

age says nothing about who wrote a file; that is for the signature beside it.
"""

import io
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from crypto.age_header import FILE_KEY, NoIdentityError, derive, read_header, unwrap, write_header
from crypto.age_keys import decode_identity, decode_recipient, generate_identity, recipient_of
from crypto.errors import DecryptError, FormatError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

__all__ = [
    "AgeReader",
    "AgeWriter",
    "NoIdentityError",
    "Randomness",
    "generate_identity",
    "recipient_of",
]

CHUNK = 65536
SEALED = CHUNK + 16

_NONCE = 16
_BATCH = 16  # chunks read at a time
_COUNTER = 11


class Sink(Protocol):
    """What an AgeWriter writes to; it may take fewer bytes than offered, and then says how many."""

    def write(self, data: memoryview, /) -> int:
        """Takes bytes and returns how many."""


@dataclass(frozen=True, slots=True)
class Randomness:
    """Everything random in an age file: 16 bytes each, and 32 for every recipient. Never to be used twice."""

    file_key: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    ephemerals: tuple[bytes, ...] = field(repr=False)

    @classmethod
    def fresh(cls, recipients: int) -> Self:
        """From the system's generator, for so many recipients."""
        return cls(os.urandom(FILE_KEY), os.urandom(_NONCE), tuple(os.urandom(32) for _ in range(recipients)))


def _chunk_nonce(index: int, last: bool) -> bytes:
    return index.to_bytes(_COUNTER, "big") + bytes([last])


class AgeWriter:
    """Encrypts to recipients (`age1…`) while it is written to; only `close` makes the file whole.

    As a context manager it closes on success and abandons on an exception, so that what was interrupted is
    visibly cut. It never closes `out`. FormatError for bad recipients or none. `randomness` is for golden
    tests only.
    """

    def __init__(self, out: Sink, recipients: Sequence[str], *, randomness: Randomness | None = None) -> None:
        keys = [decode_recipient(recipient) for recipient in recipients]
        random = randomness or Randomness.fresh(len(keys))
        ephemerals = [X25519PrivateKey.from_private_bytes(secret) for secret in random.ephemerals]
        self._out = out
        self._next = 0
        self._rest = bytearray()
        self._sealed = bytearray()
        header = write_header(random.file_key, keys, ephemerals)
        self._aead: ChaCha20Poly1305 | None = ChaCha20Poly1305(
            derive(random.file_key, random.nonce, b"payload")
        )
        self._emit(memoryview(header + random.nonce))

    def write(self, data: "ReadableBuffer") -> int:
        """Encrypts bytes of any number and returns that number; after an exception the file stays cut."""
        aead = self._take()
        view = memoryview(data).cast("B")
        # The last chunk is held back, full or not: until more comes it may be the final one.
        chunks = max(len(self._rest) + len(view) - 1, 0) // CHUNK
        if len(self._sealed) < chunks * SEALED:
            self._sealed = bytearray(chunks * SEALED)
        sealed = memoryview(self._sealed)[: chunks * SEALED]
        at = 0
        for start in range(0, chunks * SEALED, SEALED):
            plain: bytearray | memoryview
            if self._rest:
                at = CHUNK - len(self._rest)
                self._rest += view[:at]
                plain = self._rest
            else:
                plain, at = view[at : at + CHUNK], at + CHUNK
            aead.encrypt_into(_chunk_nonce(self._next, False), plain, None, sealed[start : start + SEALED])
            self._next += 1
            self._rest.clear()
        self._rest += view[at:]
        self._emit(sealed)
        self._aead = aead
        return len(view)

    def close(self) -> None:
        """Writes the final chunk; ValueError if the file was closed, abandoned, or a write failed."""
        final = self._take().encrypt(_chunk_nonce(self._next, True), self._rest, None)
        self._emit(memoryview(final))

    def abandon(self) -> None:
        """Leaves the file cut: nothing can be written any more."""
        self._aead = None

    def _take(self) -> ChaCha20Poly1305:
        """The cipher, out of reach until the caller puts it back: a failed write must not be continued."""
        aead, self._aead = self._aead, None
        if aead is None:
            raise ValueError("the age file is closed or abandoned")
        return aead

    def _emit(self, data: memoryview) -> None:
        while data:
            taken = self._out.write(data)
            if not taken:
                raise OSError("the age file's sink takes no more")
            data = data[taken:]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


class AgeReader(io.RawIOBase):
    """Decrypts an age file in order with one identity (`AGE-SECRET-KEY-1…`).

    Opening reads and authenticates the header: FormatError where it is malformed, NoIdentityError where it
    is addressed to others, DecryptError where it was changed. Reading hands out only authenticated bytes,
    but the end alone proves the file whole: whoever meets DecryptError must discard what came before.
    The source is read onwards from where it stands and is not closed.
    """

    def __init__(self, source: io.BufferedIOBase | io.RawIOBase, identity: str) -> None:
        super().__init__()
        key = decode_identity(identity)
        self._source = source
        file_key = unwrap(read_header(source), key)
        nonce = bytearray(_NONCE)
        if self._fill(memoryview(nonce)) < _NONCE:
            raise FormatError("the age file is cut before its payload")
        self._aead = ChaCha20Poly1305(derive(file_key, bytes(nonce), b"payload"))
        self._next = 0
        self._sealed = bytearray(_BATCH * SEALED + 1)  # one byte more, to know whether the batch is the last
        self._ahead = 0
        self._plain = bytearray(_BATCH * CHUNK)
        self._ready = memoryview(b"")
        self._finished = False
        self._failure = ""

    def readable(self) -> bool:
        """Always true."""
        return True

    def readall(self) -> bytes:
        """Everything that is left, whole; DecryptError if the file does not end well."""
        parts = []
        while part := self.read(_BATCH * CHUNK):
            parts.append(part)
        return b"".join(parts)

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fills the buffer; fewer bytes only at the end, or before a fault, which the next call raises."""
        with memoryview(buffer) as outer, outer.cast("B") as view:
            done = 0
            while done < len(view) and (self._ready or (not self._finished and self._refill())):
                count = min(len(view) - done, len(self._ready))
                view[done : done + count] = self._ready[:count]
                self._ready = self._ready[count:]
                done += count
            if done == 0 and len(view) and self._failure:
                raise DecryptError(self._failure)
            return done

    def _refill(self) -> bool:
        """Decrypts the next batch into `_ready`; False if it is empty."""
        have = self._ahead + self._fill(memoryview(self._sealed)[self._ahead :])
        ends = have < len(self._sealed)
        size = 0
        for start in range(0, max(have - (not ends), 1), SEALED):
            sealed = memoryview(self._sealed)[start : min(start + SEALED, have)]
            last = ends and start + SEALED >= have
            size += self._chunk(sealed, last, memoryview(self._plain)[size:])
            if self._failure:
                break
        self._finished = ends or self._failure != ""
        self._sealed[0] = self._sealed[-1]
        self._ahead = 1
        self._ready = memoryview(self._plain)[:size].toreadonly()
        return size > 0

    def _chunk(self, sealed: memoryview, last: bool, out: memoryview) -> int:
        """Decrypts one chunk, returns its length; a wrong place in the file sets `_failure`."""
        if last and self._next and len(sealed) <= SEALED - CHUNK:
            self._failure = "the age file ends in an empty chunk or was cut"
            return 0
        if not self._open(sealed, last, out):
            # Authentic in the other role: hand it out, as the text's own vectors ask, and say what is wrong.
            whole = len(sealed) == SEALED and self._open(sealed, not last, out)
            wrong = "the age file is cut" if last else "bytes follow the end of the age file"
            self._failure = wrong if whole else f"chunk {self._next} of the age file is damaged or cut"
            return CHUNK if whole else 0
        self._next += 1
        return len(sealed) - (SEALED - CHUNK)

    def _open(self, sealed: memoryview, last: bool, out: memoryview) -> bool:
        plain = out[: max(len(sealed) - (SEALED - CHUNK), 0)]
        try:
            self._aead.decrypt_into(_chunk_nonce(self._next, last), sealed, None, plain)
        except InvalidTag:
            return False
        return True

    def _fill(self, into: memoryview) -> int:
        done = 0
        while done < len(into) and (got := self._source.readinto(into[done:])):
            done += got
        return done
