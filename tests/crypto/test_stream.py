"""The blob cipher against the text, a second implementation, and damage of every kind."""

import io
import json
import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crypto import stream
from crypto.errors import DecryptError, FormatError
from crypto.stream import CHUNK, OVERHEAD, SEALED, StreamEncryptor, StreamReader
from tests.crypto.make_golden_stream import GOLDEN, STREAM_SIZES, pattern, stream_vector
from tests.independent import chunked

KEY, CONTEXT, SALT = pattern(32, 1), b"context", pattern(24, 3)
EDGES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5)
sizes = st.one_of(st.sampled_from(EDGES), st.integers(0, 4 * CHUNK))


def encrypt(plain: bytes, *, blocks: list[int] | None = None, key=KEY, context=CONTEXT, salt=SALT) -> bytes:
    encryptor = StreamEncryptor(key, context, salt=salt)
    out, at = bytearray(encryptor.header), 0
    for block in [*(blocks or []), len(plain)]:
        out += encryptor.update(plain[at : at + block])
        at += block
    return bytes(out + encryptor.finalize())


def reader(message: bytes, *, key=KEY, context=CONTEXT) -> StreamReader:
    return StreamReader(io.BytesIO(message), key, context)


def read(message: bytes) -> bytes:
    with reader(message) as opened:
        return opened.read()


@given(sizes, st.lists(st.integers(0, 3 * CHUNK), max_size=6))
@settings(deadline=None)
def test_round_trip_in_any_blocks_agrees_with_the_second_implementation(size, blocks):
    plain = pattern(size)
    message = encrypt(plain, blocks=blocks)
    assert message == chunked.encrypt(KEY, SALT, CONTEXT, plain)
    assert len(message) == stream.ciphertext_size(size)
    assert stream.plaintext_size(len(message)) == size
    assert read(message) == plain


@pytest.mark.parametrize("size", EDGES)
def test_second_implementation_reads_ours_with_a_random_salt(size):
    plain = pattern(size)
    first, second = encrypt(plain, salt=None), encrypt(plain, salt=None)
    assert first[:OVERHEAD] != second[:OVERHEAD]
    assert chunked.decrypt(KEY, CONTEXT, first) == chunked.decrypt(KEY, CONTEXT, second) == plain


@given(sizes, st.lists(st.tuples(st.integers(0, 4 * CHUNK + 9), st.integers(0, 3 * CHUNK)), max_size=12))
@settings(deadline=None)
def test_random_access_is_that_of_a_file(size, steps):
    plain = pattern(size)
    expected = io.BytesIO(plain)
    with reader(encrypt(plain)) as opened:
        assert opened.size == size
        for position, count in steps:
            assert opened.seek(position) == expected.seek(position)
            assert opened.read(count) == expected.read(count)
            assert opened.tell() == expected.tell()


def test_seeking_from_the_end_and_the_position():
    with reader(encrypt(pattern(CHUNK + 10))) as opened:
        assert opened.seek(-12, io.SEEK_END) == CHUNK - 2
        assert opened.read(4) == pattern(CHUNK + 10)[CHUNK - 2 : CHUNK + 2]
        assert opened.seek(-1, io.SEEK_CUR) == CHUNK + 1
        assert opened.read() == pattern(CHUNK + 10)[CHUNK + 1 :]
        for offset, whence in ((-1, io.SEEK_SET), (-CHUNK - 11, io.SEEK_END), (0, 7)):
            with pytest.raises(ValueError, match="no such position"):
                opened.seek(offset, whence)
        assert opened.readable() and opened.seekable() and not opened.writable()


def test_large_reads_cross_batches():
    plain = os.urandom(3 * 1024 * 1024 + 77)
    message = encrypt(plain, blocks=[1 << 20])
    with reader(message) as opened:
        buffer = bytearray(len(plain) + 1)
        assert opened.readinto(buffer) == len(plain)
        assert bytes(buffer[:-1]) == plain
    with reader(message) as opened:
        assert opened.read(100) + opened.read() == plain


def test_a_source_that_reads_short_is_read_on():
    class Trickle(io.BytesIO):
        def readinto(self, buffer):
            return super().readinto(memoryview(buffer)[:1000])

    plain = pattern(2 * CHUNK)
    with StreamReader(Trickle(encrypt(plain)), KEY, CONTEXT) as opened:
        assert opened.read() == plain


REGIONS = {
    "salt": 0,
    "commitment": 24,
    "first chunk": OVERHEAD,
    "first tag": OVERHEAD + SEALED - 1,
    "second chunk": OVERHEAD + SEALED + 9,
    "last chunk": OVERHEAD + 2 * SEALED,
    "last tag": OVERHEAD + 2 * SEALED + 5 + 15,
}


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("bit", [0, 7])
def test_a_flipped_bit_is_found(region, bit):
    message = bytearray(encrypt(pattern(2 * CHUNK + 5)))
    message[REGIONS[region]] ^= 1 << bit
    with pytest.raises(DecryptError):
        read(bytes(message))
    with pytest.raises(ValueError):
        chunked.decrypt(KEY, CONTEXT, bytes(message))


def test_the_error_names_the_chunk_and_hands_out_nothing_of_it():
    plain = pattern(5 * CHUNK)
    message = bytearray(encrypt(plain))
    message[OVERHEAD + 3 * SEALED] ^= 1
    with reader(bytes(message)) as opened:
        opened.seek(CHUNK)
        buffer = bytearray(4 * CHUNK)
        with pytest.raises(DecryptError, match=r"^chunk 3 is damaged$"):
            opened.readinto(buffer)
        assert opened.tell() == CHUNK
        assert bytes(buffer) == plain[CHUNK : 3 * CHUNK] + bytes(2 * CHUNK)
        opened.seek(CHUNK + 1)
        with pytest.raises(DecryptError, match="chunk 3"):
            opened.read(3 * CHUNK)
        assert opened.tell() == CHUNK + 1
        opened.seek(3 * CHUNK + 1)
        for _ in range(2):
            with pytest.raises(DecryptError, match="chunk 3"):
                opened.read(1)
        opened.seek(4 * CHUNK)
        assert opened.read(CHUNK) == plain[4 * CHUNK :]


def cut_messages():
    message = encrypt(pattern(3 * CHUNK + 100))
    first, second = message[OVERHEAD : OVERHEAD + SEALED], message[OVERHEAD + SEALED : OVERHEAD + 2 * SEALED]
    return {
        "empty": b"",
        "header cut": message[: OVERHEAD - 1],
        "header only": message[:OVERHEAD],
        "cut at a chunk": message[: OVERHEAD + 2 * SEALED],
        "cut in a tag": message[: OVERHEAD + 2 * SEALED + 15],
        "cut to an empty chunk": message[: OVERHEAD + 2 * SEALED + 16],
        "cut in a chunk": message[: OVERHEAD + 2 * SEALED + 1000],
        "one byte less": message[:-1],
        "one byte more": message + b"\0",
        "a chunk left out": message[:OVERHEAD] + message[OVERHEAD + SEALED :],
        "chunks swapped": message[:OVERHEAD] + second + first + message[OVERHEAD + 2 * SEALED :],
        "a chunk twice": message[: OVERHEAD + SEALED] + first + message[OVERHEAD + 2 * SEALED :],
        "another's head": encrypt(b"", salt=pattern(24, 9))[:OVERHEAD] + message[OVERHEAD:],
    }


@pytest.mark.parametrize("what", cut_messages())
def test_cuts_and_exchanges_are_found(what):
    message = cut_messages()[what]
    with pytest.raises(DecryptError):
        read(message)
    with pytest.raises(ValueError):
        chunked.decrypt(KEY, CONTEXT, message)


def test_a_cut_at_a_chunk_does_not_even_open():
    source = io.BytesIO(cut_messages()["cut to an empty chunk"])
    with pytest.raises(DecryptError, match="chunk 2"):
        StreamReader(source, KEY, CONTEXT)
    assert source.closed


@pytest.mark.parametrize(("key", "context"), [(pattern(32, 2), CONTEXT), (KEY, b"contex"), (KEY, b"")])
def test_another_key_or_context_does_not_open(key, context):
    with pytest.raises(DecryptError, match="key or the context"):
        reader(encrypt(b"x"), key=key, context=context)


def test_impossible_lengths_and_sizes_are_refused():
    for size in (-1, 0, OVERHEAD, OVERHEAD + 15, OVERHEAD + SEALED, OVERHEAD + SEALED + 15):
        with pytest.raises(FormatError):
            stream.plaintext_size(size)
    largest = stream.ciphertext_size(stream.MAX_SIZE)
    assert stream.plaintext_size(largest) == stream.MAX_SIZE == 2**52 - 1
    for size in (-1, stream.MAX_SIZE + 1):
        with pytest.raises(FormatError):
            stream.ciphertext_size(size)
    with pytest.raises(FormatError):
        stream.plaintext_size(largest + 16 + 1)
    with pytest.raises(FormatError):
        stream.chunk_nonce(0, 2**38)


def test_chunk_nonces_are_the_base_xor_the_number():
    base = bytes(range(12))
    for index in (0, 1, 255, 2**38 - 1):
        assert stream.chunk_nonce(int.from_bytes(base, "big"), index) == chunked.nonce(base, index)


@pytest.mark.parametrize(("key", "salt"), [(KEY[:16], SALT), (KEY + b"x", SALT), (KEY, SALT[:23])])
def test_wrong_lengths_of_key_and_salt_are_refused(key, salt):
    with pytest.raises(FormatError):
        StreamEncryptor(key, CONTEXT, salt=salt)


def test_a_finished_message_takes_nothing_more():
    encryptor = StreamEncryptor(KEY, CONTEXT)
    encryptor.finalize()
    for act in (lambda: encryptor.update(b"x"), encryptor.finalize):
        with pytest.raises(ValueError, match="finished"):
            act()


def test_closing_closes_the_source_and_ends_reading():
    source = io.BytesIO(encrypt(b"secret"))
    opened = StreamReader(source, KEY, CONTEXT)
    opened.close()
    assert source.closed
    with pytest.raises(ValueError, match="closed"):
        opened.read(1)


def test_no_secret_in_repr():
    with reader(encrypt(b"x")) as opened:
        for shown in (repr(opened), repr(opened._keys), repr(StreamEncryptor(KEY, CONTEXT))):
            assert KEY.hex() not in shown and repr(KEY)[2:-1] not in shown
        assert "aead" not in repr(opened._keys) and "base" not in repr(opened._keys)


@pytest.mark.parametrize("size", STREAM_SIZES)
def test_golden_messages_come_out_equal(size):
    recorded = json.loads(GOLDEN.read_text(encoding="utf-8"))["stream"]
    assert stream_vector(size) in recorded
    assert len(recorded) == len(STREAM_SIZES)


def test_many_random_flips():
    message = encrypt(pattern(CHUNK + 200))
    flips = random.Random(7)
    for _ in range(200):
        damaged = bytearray(message)
        damaged[flips.randrange(len(damaged))] ^= 1 << flips.randrange(8)
        with pytest.raises(DecryptError):
            read(bytes(damaged))
