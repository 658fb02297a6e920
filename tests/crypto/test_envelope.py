"""age files against the public test kit, the stock program, and interruption."""

import hashlib
import io
import json
import os
import subprocess
import tarfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from crypto.age_keys import decode_identity, decode_recipient, encode_recipient
from crypto.envelope import (
    CHUNK,
    AgeReader,
    AgeWriter,
    NoIdentityError,
    Randomness,
    generate_identity,
    recipient_of,
)
from crypto.errors import CryptoError, DecryptError, FormatError
from tests.crypto.make_golden_stream import AGE_SIZES, GOLDEN, age_vector, pattern

EDGES = (0, 1, 65535, 65536, 65537, 10_000_000)
IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
LOW_ORDER = encode_recipient(X25519PublicKey.from_public_bytes(bytes(32)))

# Not spoken here: ASCII armour, passphrases, and hybrid identities. Such files must be refused, never opened.
NOT_SPOKEN = {
    "armor_crlf armor_empty_last_line armor_empty_line_begin armor_empty_line_end armor_eol_between_padding "
    "armor_full_last_line armor_garbage_encoded armor_garbage_leading armor_garbage_trailing "
    "armor_header_crlf armor_headers armor_hybrid armor_invalid_character_header "
    "armor_invalid_character_payload armor_long_line armor_lowercase armor_empty armor_no_end_line "
    "armor_no_eol armor_no_match armor_no_padding armor_not_canonical armor_pgp_checksum armor_scrypt "
    "armor_short_line armor_whitespace_begin armor_whitespace_end armor_whitespace_eol "
    "armor_whitespace_last_line armor_whitespace_line_start armor_whitespace_outside armor_wrong_type "
    "armor_x25519": FormatError,
    "hybrid hybrid_and_x25519 hybrid_bad_tag hybrid_currupted_enc_mlkem hybrid_currupted_enc_x25519 "
    "hybrid_extra_argument hybrid_grease hybrid_long_file_key hybrid_long_share hybrid_low_order "
    "hybrid_multiple_recipients hybrid_no_match hybrid_not_canonical_body hybrid_not_canonical_enc "
    "hybrid_short_share hybrid_uppercase hybrid_identity": FormatError,
    "scrypt scrypt_bad_tag scrypt_extra_argument scrypt_long_file_key scrypt_no_match "
    "scrypt_not_canonical_salt scrypt_salt_long scrypt_salt_missing scrypt_salt_short scrypt_uppercase "
    "scrypt_work_factor_23 scrypt_work_factor_hex scrypt_work_factor_leading_garbage "
    "scrypt_work_factor_leading_plus scrypt_work_factor_leading_zero_decimal "
    "scrypt_work_factor_leading_zero_octal scrypt_work_factor_missing scrypt_work_factor_negative "
    "scrypt_work_factor_overflow scrypt_work_factor_trailing_garbage scrypt_work_factor_wrong "
    "scrypt_work_factor_zero": NoIdentityError,
    "scrypt_double scrypt_not_canonical_body": FormatError,
}


@dataclass(frozen=True, slots=True)
class Vector:
    fields: dict
    file: bytes


def load(path: Path) -> Vector:
    head, _, body = path.read_bytes().partition(b"\n\n")
    fields = dict(line.split(": ", 1) for line in head.decode().split("\n"))
    return Vector(fields, zlib.decompress(body) if fields.get("compressed") == "zlib" else body)


def outcome(vector: Vector, step: int) -> dict:
    """What the kit calls the outcome, and the digest of everything that was handed out."""
    released, result = bytearray(), "success"
    try:
        reader = AgeReader(io.BytesIO(vector.file), vector.fields.get("identity", IDENTITY))
        try:
            while part := reader.read(step):
                released += part
        except DecryptError:
            result = "payload failure"
    except FormatError:
        return {"expect": "header failure"}
    except NoIdentityError:
        return {"expect": "no match"}
    except DecryptError:
        return {"expect": "HMAC failure"}
    return {"expect": result, "payload": hashlib.sha256(released).hexdigest()}


@pytest.mark.corpus
@pytest.mark.parametrize("step", [1000, 65536, 1 << 21])
def test_every_vector_of_the_test_kit_that_we_speak(corpus, step):
    unspoken = {name for names in NOT_SPOKEN for name in names.split()}
    vectors = {p.name: load(p) for p in (corpus / "vectors/age-testkit").iterdir() if p.name not in unspoken}
    assert len(vectors) + len(unspoken) == 143
    wrong = {}
    for name, vector in vectors.items():
        found = outcome(vector, step)
        expected = {k: v for k, v in vector.fields.items() if k in ("expect", "payload")}
        if found != expected:
            wrong[name] = (found, expected)
    assert wrong == {}


@pytest.mark.corpus
@pytest.mark.parametrize("names", NOT_SPOKEN)
def test_vectors_of_what_we_do_not_speak_are_refused(corpus, names):
    refused = {}
    for name in names.split():
        vector = load(corpus / "vectors/age-testkit" / name)
        with pytest.raises(CryptoError) as caught:
            AgeReader(io.BytesIO(vector.file), vector.fields.get("identity", IDENTITY))
        refused[name] = caught.type
    assert refused == dict.fromkeys(names.split(), NOT_SPOKEN[names])


def encrypt(plain: bytes, *recipients: str, blocks: int = 1 << 20, random: Randomness | None = None) -> bytes:
    out = io.BytesIO()
    with AgeWriter(out, recipients or (RECIPIENT,), randomness=random) as writer:
        for at in range(0, len(plain), blocks):
            assert writer.write(plain[at : at + blocks]) == len(plain[at : at + blocks])
    return out.getvalue()


def decrypt(file: bytes, identity: str = IDENTITY) -> bytes:
    with AgeReader(io.BytesIO(file), identity) as reader:
        return reader.readall()


@pytest.mark.parametrize("size", EDGES)
def test_the_stock_program_opens_ours(size, tmp_path):
    plain = os.urandom(size)
    (tmp_path / "id").write_text(IDENTITY + "\n", encoding="ascii")
    (tmp_path / "file").write_bytes(encrypt(plain, recipient_of(generate_identity()), RECIPIENT))
    opened = subprocess.run(
        ["age", "-d", "-i", tmp_path / "id", tmp_path / "file"], capture_output=True, check=True
    )
    assert opened.stdout == plain


@pytest.mark.parametrize("size", EDGES)
def test_we_open_what_the_stock_program_wrote(size):
    plain, other = os.urandom(size), recipient_of(generate_identity())
    file = subprocess.run(
        ["age", "-r", other, "-r", RECIPIENT], input=plain, capture_output=True, check=True
    ).stdout
    assert decrypt(file) == plain


@given(st.one_of(st.sampled_from(EDGES[:-1]), st.integers(0, 4 * CHUNK)), st.integers(1, 3 * CHUNK))
@settings(deadline=None, max_examples=40)
def test_round_trip_in_any_blocks(size, blocks):
    plain = pattern(size)
    random = Randomness(pattern(16, 1), pattern(16, 2), (pattern(32, 3),))
    file = encrypt(plain, blocks=blocks, random=random)
    assert file == encrypt(plain, random=random)
    assert decrypt(file) == plain
    reader, parts = AgeReader(io.BytesIO(file), IDENTITY), []
    while part := reader.read(blocks):
        parts.append(part)
    assert b"".join(parts) == plain
    assert all(len(part) == blocks for part in parts[:-1])


@pytest.mark.parametrize("size", AGE_SIZES)
def test_golden_files_come_out_equal(size):
    recorded = json.loads(GOLDEN.read_text(encoding="utf-8"))["age"]
    assert age_vector(size) in recorded
    assert len(recorded) == len(AGE_SIZES)


def test_nothing_random_repeats():
    first, second = encrypt(b"x"), encrypt(b"x")
    assert not set(first.split(b"\n")[1:3]) & set(second.split(b"\n")[1:3])
    fresh = Randomness.fresh(2)
    assert [len(part) for part in (fresh.file_key, fresh.nonce, *fresh.ephemerals)] == [16, 16, 32, 32]
    assert repr(fresh) == "Randomness()"


def test_any_of_several_recipients_opens_and_no_other():
    identities = [generate_identity() for _ in range(3)]
    file = encrypt(b"isi", *(recipient_of(identity) for identity in identities))
    assert [decrypt(file, identity) for identity in identities] == [b"isi"] * 3
    with pytest.raises(NoIdentityError):
        decrypt(file)


def test_cuts_anywhere_are_found_and_nothing_unauthentic_comes_out():
    plain = pattern(2 * CHUNK + 10)
    file = encrypt(plain)
    start = len(file) - len(plain) - 3 * 16
    sealed = CHUNK + 16
    cuts = [*range(start), *(start + k * sealed + d for k in (0, 1, 2) for d in (0, 1, 15, 16, 17))]
    for cut in [*cuts, start + sealed - 1, len(file) - 1]:
        released = bytearray()
        with pytest.raises((DecryptError, FormatError)):
            reader = AgeReader(io.BytesIO(file[:cut]), IDENTITY)
            while part := reader.read(1000):
                released += part
        assert plain.startswith(bytes(released))
        with pytest.raises((DecryptError, FormatError)):
            decrypt(file[:cut])


@pytest.mark.parametrize("batches", [1, 16, 17, 33])
def test_cuts_at_chunks_and_bytes_that_follow_are_named(batches):
    plain = pattern(batches * CHUNK)
    longer = encrypt(plain + b"x")
    with pytest.raises(DecryptError, match="cut"):
        decrypt(longer[:-17])
    with pytest.raises(DecryptError, match="follow the end"):
        decrypt(encrypt(plain) + b"x")
    with pytest.raises(DecryptError, match=f"chunk {batches} "):
        decrypt(longer + b"x")


def test_a_flipped_bit_anywhere_is_found():
    file = encrypt(b"isi berkas")
    for at in range(len(file)):
        for bit in (0, 5):
            with pytest.raises((DecryptError, FormatError)):
                decrypt(file[:at] + bytes([file[at] ^ 1 << bit]) + file[at + 1 :])


def test_after_a_fault_every_read_fails_and_before_it_every_byte_is_authentic():
    plain = pattern(3 * CHUNK)
    file = bytearray(encrypt(plain))
    file[-CHUNK - 40] ^= 1  # in the second chunk of three
    reader = AgeReader(io.BytesIO(bytes(file)), IDENTITY)
    assert reader.read(10 * CHUNK) == plain[:CHUNK]
    for _ in range(2):
        with pytest.raises(DecryptError, match="chunk 1 "):
            reader.read(1)
    assert reader.read(0) == b""


def test_an_interrupted_file_stays_cut():
    out = io.BytesIO()
    with pytest.raises(RuntimeError), AgeWriter(out, [RECIPIENT]) as writer:
        writer.write(pattern(3 * CHUNK))
        raise RuntimeError
    with pytest.raises(DecryptError, match="cut"):
        decrypt(out.getvalue())
    for act in (lambda: writer.write(b"x"), writer.close):
        with pytest.raises(ValueError, match="abandoned"):
            act()


def test_a_failed_write_cannot_be_closed_over():
    class Full(io.BytesIO):
        room = 100_000

        def write(self, data):
            return super().write(data[: self.room - self.tell()])

    out = Full()
    writer = AgeWriter(out, [RECIPIENT])
    writer.write(pattern(CHUNK))
    with pytest.raises(OSError, match="takes no more"):
        writer.write(pattern(2 * CHUNK))
    with pytest.raises(ValueError, match="abandoned"):
        writer.close()


def test_a_sink_that_takes_little_and_a_source_that_gives_little():
    class Narrow(io.BytesIO):
        def write(self, data):
            return super().write(bytes(data[:777]))

        def readinto(self, buffer):
            return super().readinto(memoryview(buffer)[:777])

    plain, pipe = pattern(CHUNK + 5), Narrow()
    with AgeWriter(pipe, [RECIPIENT]) as writer:
        writer.write(plain)
    pipe.seek(0)
    assert AgeReader(pipe, IDENTITY).readall() == plain


def test_the_reader_starts_where_the_source_stands_and_leaves_it_open():
    source = io.BytesIO(b"before" + encrypt(b"isi"))
    source.seek(6)
    with AgeReader(source, IDENTITY) as reader:
        assert reader.readable() and not reader.seekable()
        assert reader.read(100) == b"isi"
        assert reader.read(100) == b""
    assert not source.closed


def test_a_tar_streams_through():
    out = io.BytesIO()
    with AgeWriter(out, [RECIPIENT]) as writer, tarfile.open(fileobj=writer, mode="w|") as tar:
        member = tarfile.TarInfo("isi")
        member.size = 200_000
        tar.addfile(member, io.BytesIO(pattern(200_000)))
    reader = AgeReader(io.BytesIO(out.getvalue()), IDENTITY)
    with tarfile.open(fileobj=reader, mode="r|") as tar:
        member = tar.next()
        assert tar.extractfile(member).read() == pattern(200_000)
    assert reader.read() == b""


def test_keys_as_the_text_spells_them():
    assert recipient_of(IDENTITY) == RECIPIENT
    made = generate_identity()
    assert made != generate_identity()
    assert made.startswith("AGE-SECRET-KEY-1") and len(made) == len(IDENTITY)


@pytest.mark.parametrize("decode", [decode_identity, decode_recipient])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "age1",
        IDENTITY.lower(),
        RECIPIENT.upper(),
        IDENTITY[:-1],
        RECIPIENT[:-1] + "q",
        RECIPIENT.replace("v", "V", 1),
        IDENTITY + "\n",
        " " + RECIPIENT,
        "age1é" + RECIPIENT[5:],
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR",
    ],
)
def test_other_spellings_are_refused_without_repeating_them(decode, text):
    with pytest.raises(FormatError) as caught:
        decode(text)
    assert len(text) < 10 or text not in str(caught.value)


@pytest.mark.parametrize(("one", "other"), [(decode_identity, RECIPIENT), (decode_recipient, IDENTITY)])
def test_identities_are_not_recipients(one, other):
    with pytest.raises(FormatError):
        one(other)


def test_nobody_and_points_of_low_order_are_no_recipients():
    for recipients, reason in (([], "needs a recipient"), ([RECIPIENT, LOW_ORDER], "low order")):
        out = io.BytesIO()
        with pytest.raises(FormatError, match=reason):
            AgeWriter(out, recipients)
        assert out.getvalue() == b""


@pytest.mark.parametrize("file", [b"age-encryption.org/v1\n" + b"-> x\n\n" * 200_000, b"a" * 2_000_000])
def test_a_hostile_header_is_bounded(file):
    source = io.BytesIO(file)
    with pytest.raises(FormatError):
        AgeReader(source, IDENTITY)
    assert source.tell() <= 1 << 20


def test_a_header_without_stanzas_is_malformed():
    with pytest.raises(FormatError):
        AgeReader(io.BytesIO(b"age-encryption.org/v1\n--- " + b"A" * 43 + b"\n" + bytes(32)), IDENTITY)
