"""Cobblestone-256 of c2sp.org/chunked-encryption: one key, one message, random access.

A message is `salt (24) || commitment (32) || chunks`, where each chunk holds 16 KiB of plaintext and a
16-byte tag, and the last is always shorter than 16 KiB of plaintext, so that a cut is seen.
"""

import hmac
import io
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from crypto.errors import DecryptError, FormatError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

CHUNK = 16384
TAG = 16
SEALED = CHUNK + TAG
KEY = 32
SALT = 24
COMMITMENT = 32
OVERHEAD = SALT + COMMITMENT
MAX_CHUNKS = 1 << 38
MAX_SIZE = MAX_CHUNKS * CHUNK - 1

_NONCE = 12
_BATCH = 64  # chunks: one read of the source for each MiB of plaintext
_INFO = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00"


def ciphertext_size(size: int) -> int:
    """Length in bytes of the message that `size` bytes of plaintext become; FormatError beyond 4 PiB - 1."""
    if not 0 <= size <= MAX_SIZE:
        raise FormatError("plaintext size is out of range")
    return OVERHEAD + size + TAG * (size // CHUNK + 1)


def plaintext_size(size: int) -> int:
    """Length in bytes of the plaintext in a message of `size` bytes; FormatError where there is none."""
    chunks, last = divmod(size - OVERHEAD, SEALED)
    if size < OVERHEAD or last < TAG or chunks >= MAX_CHUNKS:
        raise FormatError("no message has this length")
    return chunks * CHUNK + last - TAG


def chunk_nonce(base: int, index: int) -> bytes:
    """The 12-byte nonce of chunk `index`; FormatError from 2^38 on, where the text says to abort."""
    if not 0 <= index < MAX_CHUNKS:
        raise FormatError("chunk number is out of range")
    return (base ^ index).to_bytes(_NONCE, "big")


@dataclass(frozen=True, slots=True)
class _Keys:
    aead: AESGCM = field(repr=False)
    base: int = field(repr=False)
    commitment: bytes


def _derive(key: bytes, context: bytes, salt: bytes) -> _Keys:
    if len(key) != KEY:
        raise FormatError("the key is not 32 bytes long")
    if len(salt) != SALT:
        raise FormatError("the salt is not 24 bytes long")
    okm = HKDFExpand(SHA512(), KEY + _NONCE + COMMITMENT, _INFO + salt + context).derive(key)
    base = int.from_bytes(okm[KEY : KEY + _NONCE], "big")
    return _Keys(AESGCM(okm[:KEY]), base, okm[KEY + _NONCE :])


class StreamEncryptor:
    """Encrypts one message: write `header`, then everything `update` returns, then `finalize`.

    Takes a uniformly random key of 32 bytes and the context the message is bound to. `salt` (24 bytes) is
    for golden tests only: it must never repeat under a key. FormatError for wrong lengths.
    """

    def __init__(self, key: bytes, context: bytes, *, salt: bytes | None = None) -> None:
        salt = os.urandom(SALT) if salt is None else salt
        self._keys = _derive(key, context, salt)
        self._next = 0
        self._rest = bytearray()
        self._out = bytearray()
        self._open = True
        self.header = salt + self._keys.commitment

    def update(self, data: "ReadableBuffer") -> memoryview:
        """Takes plaintext of any length and returns the whole chunks it completed.

        The view is of a reused buffer: write or copy it before the next call. Blocks of whole chunks
        (1 MiB) are encrypted where they lie, without a copy.
        """
        self._check_open()
        view = memoryview(data).cast("B")
        chunks = (len(self._rest) + len(view)) // CHUNK
        if len(self._out) < chunks * SEALED:
            self._out = bytearray(chunks * SEALED)
        out = memoryview(self._out)[: chunks * SEALED]
        at = 0
        for start in range(0, chunks * SEALED, SEALED):
            if self._rest:
                at = CHUNK - len(self._rest)
                self._rest += view[:at]
                self._seal(self._rest, out[start : start + SEALED])
                self._rest.clear()
            else:
                self._seal(view[at : at + CHUNK], out[start : start + SEALED])
                at += CHUNK
        self._rest += view[at:]
        return out.toreadonly()

    def finalize(self) -> bytes:
        """Returns the last chunk, always shorter than the others; nothing can be added afterwards."""
        self._check_open()
        self._open = False
        return self._keys.aead.encrypt(chunk_nonce(self._keys.base, self._next), self._rest, None)

    def _seal(self, plain: bytearray | memoryview, out: memoryview) -> None:
        self._keys.aead.encrypt_into(chunk_nonce(self._keys.base, self._next), plain, None, out)
        self._next += 1

    def _check_open(self) -> None:
        if not self._open:
            raise ValueError("the message is finished")


class StreamReader(io.RawIOBase):
    """Reads a message at any position; only authenticated bytes ever come out.

    Opening checks the commitment, the length and the last chunk, so `size` is authentic and a cut message
    never opens. The source (seekable, at least buffered or raw binary) belongs to the reader, which closes
    it, also when opening fails. Reads are full unless the end is met. DecryptError names the failing chunk.
    """

    def __init__(self, source: io.BufferedIOBase | io.RawIOBase, key: bytes, context: bytes) -> None:
        super().__init__()
        self._source = source
        self._at = 0
        self._plain = bytearray(CHUNK)
        self._held = -1
        self._sealed = bytearray(SEALED)
        try:
            self._keys = self._open(key, context)
            self._hold(self._size // CHUNK)
        except BaseException:
            self.close()
            raise

    def _open(self, key: bytes, context: bytes) -> _Keys:
        try:
            self._size = plaintext_size(self._source.seek(0, io.SEEK_END))
        except FormatError:
            raise DecryptError("the message is cut: no message has this length") from None
        header = memoryview(bytearray(OVERHEAD))
        self._fetch(0, header)
        keys = _derive(key, context, bytes(header[:SALT]))
        if not hmac.compare_digest(keys.commitment, header[SALT:]):
            raise DecryptError("the key or the context is not that of this message")
        return keys

    @property
    def size(self) -> int:
        """Authentic length of the plaintext in bytes."""
        return self._size

    def readable(self) -> bool:
        """Always true."""
        return True

    def seekable(self) -> bool:
        """Always true."""
        return True

    def tell(self) -> int:
        """Position in the plaintext."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Moves in the plaintext as files do (beyond the end is allowed); ValueError before the start."""
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}
        if whence not in origin or origin[whence] + offset < 0:
            raise ValueError("no such position")
        self._at = origin[whence] + offset
        return self._at

    def readall(self) -> bytes:
        """Everything from the position to the end."""
        return self.read(max(self._size - self._at, 0)) or b""

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fills the buffer from the position; returns the bytes read, fewer than asked only at the end.

        DecryptError if a chunk is damaged: the position stays, and nothing unauthentic is in the buffer.
        """
        with memoryview(buffer) as outer, outer.cast("B") as view:
            wanted = max(min(len(view), self._size - self._at), 0)
            start = self._at
            try:
                while self._at < start + wanted:
                    self._some(view[self._at - start : wanted])
            except BaseException:
                self._at = start  # whoever reads on after an error must not skip what was not handed out
                raise
            return wanted

    def _some(self, room: memoryview) -> None:
        """Advances: whole chunks straight into `room` where it has place, else a part of the one held."""
        index, skip = divmod(self._at, CHUNK)
        batch = min(len(room) // CHUNK, _BATCH)
        if skip == 0 and batch:
            self._run(index, room[: batch * CHUNK])
            size = batch * CHUNK
        else:
            self._hold(index)
            size = min(CHUNK - skip, len(room))
            room[:size] = memoryview(self._plain)[skip : skip + size]
        self._at += size

    def _hold(self, index: int) -> None:
        if index != self._held:
            self._held = -1
            self._run(index, memoryview(self._plain)[: min(CHUNK, self._size - index * CHUNK)])
            self._held = index

    def _run(self, first: int, out: memoryview) -> None:
        """Decrypts as many chunks from `first` on as `out` holds; whole ones, or the one last."""
        chunks = len(out) // CHUNK or 1
        length = len(out) + chunks * TAG
        if len(self._sealed) < length:
            self._sealed = bytearray(length)
        sealed = memoryview(self._sealed)[:length]
        self._fetch(OVERHEAD + first * SEALED, sealed)
        for i in range(chunks):
            part = out[i * CHUNK : (i + 1) * CHUNK]
            nonce = chunk_nonce(self._keys.base, first + i)
            try:
                self._keys.aead.decrypt_into(nonce, sealed[i * SEALED : (i + 1) * SEALED], None, part)
            except InvalidTag:
                part[:] = bytes(len(part))  # the cipher writes before it knows
                raise DecryptError(f"chunk {first + i} is damaged") from None

    def _fetch(self, offset: int, into: memoryview) -> None:
        self._source.seek(offset)
        done = 0
        while done < len(into):
            got = self._source.readinto(into[done:])
            if not got:
                raise DecryptError("the message ended while it was read")
            done += got

    def close(self) -> None:
        """Closes the source with the reader and forgets the plaintext held."""
        if not self.closed:
            self._plain[:] = bytes(len(self._plain))
            self._held = -1
            self._source.close()
        super().close()
