"""Blobs: exact, bound to their ids, unreadable without their keys, and never half there."""

import io
import os
from dataclasses import replace

import pytest

from crypto.errors import DecryptError
from intake.blobs import BLOCK, HEAD, BlobFolder
from tests.independent import chunked


@pytest.fixture
def folder(tmp_path):
    blobs = BlobFolder(tmp_path / "blobs")
    blobs.clear_incoming()
    return blobs


def left(folder):
    return [path for path in folder.root.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 16383, 16384, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5])
def test_what_goes_in_comes_out(folder, size):
    data = os.urandom(size)
    stored = folder.store(io.BytesIO(data))
    assert (stored.blob.size, stored.head) == (size, data[:HEAD])
    with folder.open(stored.blob) as source:
        assert source.read() == data
        source.seek(size // 2)
        assert source.read(10) == data[size // 2 :][:10]
    assert left(folder) == [folder.path(stored.blob.id)]


def test_another_implementation_of_the_public_format_reads_it(folder):
    data = os.urandom(40_000)
    blob = folder.store(io.BytesIO(data)).blob
    context = b"segel.invalid/blob/v1\x00" + bytes.fromhex(blob.id)
    assert chunked.decrypt(blob.key, context, folder.path(blob.id).read_bytes()) == data


def test_a_source_that_gives_little_at_a_time_is_read_to_its_end(folder):
    class Dripping(io.RawIOBase):
        def __init__(self):
            self.rest = b"abcdefghij" * 2000

        def readinto(self, buffer):
            piece, self.rest = self.rest[:7], self.rest[7:]
            buffer[: len(piece)] = piece
            return len(piece)

    blob = folder.store(Dripping()).blob
    assert folder.open(blob).read() == b"abcdefghij" * 2000


def test_two_files_exchanged_are_found_out(folder, refused):
    one, two = (folder.store(io.BytesIO(text)).blob for text in (b"satu", b"dua."))
    first, second = folder.path(one.id), folder.path(two.id)
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)
    for blob in (one, two):
        with refused("blob-damaged", item=blob.id):
            folder.open(blob)


def test_the_same_key_under_another_id_does_not_open(folder, refused):
    one, two = (folder.store(io.BytesIO(b"satu")).blob for _ in range(2))
    folder.path(two.id).write_bytes(folder.path(one.id).read_bytes())
    with refused("blob-damaged"):
        folder.open(replace(two, key=one.key))


def test_damage_and_loss_are_told_apart(folder, refused):
    blob = folder.store(io.BytesIO(bytes(100_000))).blob
    path = folder.path(blob.id)
    data = bytearray(path.read_bytes())
    data[20_000] ^= 1
    path.write_bytes(data)
    with folder.open(blob) as source, pytest.raises(DecryptError):
        source.read()
    path.write_bytes(data[:-1])
    with refused("blob-damaged"):
        folder.open(blob)
    folder.remove(blob.id)
    with refused("blob-missing", item=blob.id):
        folder.open(blob)


def test_nothing_stays_when_the_reading_is_stopped(folder):
    moved = []

    def stop(count):
        moved.append(count)
        if len(moved) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        folder.store(io.BytesIO(bytes(3 * BLOCK)), stop)
    assert moved == [BLOCK, BLOCK]
    assert left(folder) == []


def test_nothing_stays_when_it_cannot_be_put_in_its_place(folder, refused):
    folder.root.joinpath("incoming").rename(folder.root / "aside")
    with refused("folder-missing", item=str(folder.incoming)):
        folder.store(io.BytesIO(b"isi"))
    (folder.root / "aside").rename(folder.root / "incoming")
    for number in range(256):
        (folder.root / f"{number:02x}").write_bytes(b"")  # a file where a folder should be made
    with pytest.raises(OSError):
        folder.store(io.BytesIO(b"isi"))
    assert [path for path in left(folder) if path.parent != folder.root] == []


def test_halves_of_an_interrupted_intake_are_cleared(folder):
    (folder.incoming / ".abc.part").write_bytes(b"setengah")
    (folder.incoming / "bukan berkas").mkdir()
    kept = folder.store(io.BytesIO(b"utuh")).blob
    folder.clear_incoming()
    (folder.incoming / "bukan berkas").rmdir()  # it was let be
    assert folder.present() == {kept.id}
    assert left(folder) == [folder.path(kept.id)]


def test_the_key_is_not_shown(folder):
    blob = folder.store(io.BytesIO(b"isi")).blob
    assert blob.key.hex() not in repr(blob)
    assert repr(blob.key) not in repr(blob)
