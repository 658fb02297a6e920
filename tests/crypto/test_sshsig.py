import hashlib
import subprocess
from base64 import b64decode, b64encode

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from crypto import sshsig
from crypto.errors import FormatError, SignatureError
from crypto.notes import Signer, sign_note
from tests.crypto.make_golden import NAMESPACE, NOTES
from tests.crypto.strategies import accepts, mutations, reencodes_or_refuses
from tests.independent import sshsig as other

SEED, PUBLIC = NOTES.seed, NOTES.verifier.public
MESSAGE = b"segel-label/v1\n"
ARMORED = sshsig.sign(MESSAGE, SEED, NAMESPACE)
ALLOWED = sshsig.allowed_signers_line(NOTES.name, PUBLIC, [NAMESPACE, "bundle@segel.invalid"])
SIGNATURE_LINE = sign_note(b"x\n", [NOTES]).signatures[0].line()


def ssh_keygen(*arguments, message=b""):
    return subprocess.run(
        ["ssh-keygen", *map(str, arguments)], input=message, capture_output=True, check=False
    )


def stock_accepts(
    folder, signers, *, principal=NOTES.name, namespace=NAMESPACE, message=MESSAGE, armored=ARMORED
):
    """Whether the stock program takes the signature, with signers (text) as its allowed_signers file."""
    (folder / "signers").write_bytes(signers.encode())
    (folder / "sig").write_bytes(armored)
    arguments = (
        "-Y",
        "verify",
        "-f",
        folder / "signers",
        "-I",
        principal,
        "-n",
        namespace,
        "-s",
        folder / "sig",
    )
    return ssh_keygen(*arguments, message=message).returncode == 0


@given(st.binary(), st.binary(min_size=32, max_size=32), st.sampled_from([NAMESPACE, "file", "a" * 100]))
def test_round_trip_and_agreement(message, seed, namespace):
    armored = sshsig.sign(message, seed, namespace)
    parsed = sshsig.parse(armored)
    assert parsed.encode() == armored
    assert other.write(message, seed, namespace) == armored
    assert other.read(armored) == (parsed.public, parsed.namespace, parsed.signature)
    sshsig.verify(armored, message, parsed.public, namespace)
    assert sshsig.sign_digest(hashlib.sha512(message).digest(), seed, namespace) == armored
    with pytest.raises(SignatureError):
        sshsig.verify(armored, message + b"x", parsed.public, namespace)


@given(mutations(ARMORED))
def test_an_edit_reencodes_or_is_refused_by_both(data):
    accepted = reencodes_or_refuses(sshsig.parse, sshsig.SshSignature.encode, data)
    if accepts(other.read, data):  # which leaves namespaces open
        assert accepted or other.read(data)[1] != NAMESPACE
    else:
        assert not accepted
    if data != ARMORED:
        with pytest.raises((FormatError, SignatureError)):
            sshsig.verify(data, MESSAGE, PUBLIC, NAMESPACE)


def body():
    return b64decode(b"".join(ARMORED.split(b"\n")[1:-2]))


def armour(blob):
    text = b64encode(blob).decode()
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""]).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        ARMORED[:-1],
        ARMORED + b"\n",
        ARMORED + b"junk",
        ARMORED + ARMORED,
        b"\n" + ARMORED,
        b"x\n" + ARMORED,
        ARMORED.replace(b"\n", b"\r\n"),
        ARMORED.replace(b"BEGIN", b"Begin"),
        ARMORED.replace(b"U1NI", b"U1N\nI"),
        b64encode(body()),
        armour(body() + b"\x00"),
        armour(body()[:-1]),
        armour(b"SSHSIH" + body()[6:]),
        armour(body()[:9] + b"\x02" + body()[10:]),
        armour(body().replace(b"sha512", b"sha256")),
        armour(body().replace(b"ssh-ed25519", b"ssh-ed25518")),
        armour(
            body().replace(b"\x00\x00\x00\x00\x00\x00\x00\x06sha", b"\x00\x00\x00\x01r\x00\x00\x00\x06sha")
        ),
        armour(b""),
        armour(body().replace(NAMESPACE.encode(), b"\xff" * len(NAMESPACE))),
        armour(b"\xff" * 200),
        b"x" * 5000,
        "é".encode() + ARMORED,
    ],
)
def test_parse_refuses(data):
    with pytest.raises(FormatError):
        sshsig.verify(data, MESSAGE, PUBLIC, NAMESPACE)


def test_verify_refuses():
    for message, public, namespace in (
        (MESSAGE + b"\n", PUBLIC, NAMESPACE),
        (MESSAGE, bytes(range(32)), NAMESPACE),
        (MESSAGE, PUBLIC, "bundle@segel.invalid"),
    ):
        with pytest.raises(SignatureError):
            sshsig.verify(ARMORED, message, public, namespace)
    for namespace in ("", "a b", "a,b", 'a"b', "a*", "\ud800"):
        with pytest.raises(FormatError):
            sshsig.sign(MESSAGE, SEED, namespace)
    with pytest.raises(FormatError):
        sshsig.sign_digest(hashlib.sha256(MESSAGE).digest(), SEED, NAMESPACE)


def test_ssh_keygen_accepts_ours(tmp_path):
    assert stock_accepts(tmp_path, ALLOWED + "\n")
    assert not stock_accepts(tmp_path, ALLOWED + "\n", message=MESSAGE + b"x")
    assert not stock_accepts(tmp_path, ALLOWED + "\n", namespace="file")
    assert not stock_accepts(tmp_path, ALLOWED + "\n", principal="somebody")
    # The reason why our parsing is strict:
    assert stock_accepts(tmp_path, ALLOWED + "\n", armored=ARMORED + b"junk")


def test_we_accept_and_equal_ssh_keygen(tmp_path):
    key = tmp_path / "key"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption())
    key.write_bytes(Ed25519PrivateKey.from_private_bytes(SEED).private_bytes(*form))
    key.chmod(0o600)
    armored = ssh_keygen("-Y", "sign", "-f", key, "-n", NAMESPACE, message=MESSAGE).stdout
    assert armored == ARMORED
    sshsig.verify(armored, MESSAGE, PUBLIC, NAMESPACE)
    assert ssh_keygen("-y", "-f", key).stdout.decode().split()[:2] == sshsig.public_key_line(PUBLIC).split()


@pytest.mark.corpus
def test_openssh_vectors(corpus):
    folder = corpus / "vectors/sshsig-openssh"
    message = (folder / "signed-data").read_bytes()
    namespace = (folder / "namespace").read_text()
    public = b64decode((folder / "ed25519.pub").read_text().split()[1])[-32:]
    sshsig.verify((folder / "ed25519.sig").read_bytes(), message, public, namespace)
    others = [path for path in folder.glob("*.sig") if path.name != "ed25519.sig"]
    assert len(others) >= 5
    for path in others:
        with pytest.raises(FormatError):
            sshsig.verify(path.read_bytes(), message, public, namespace)


@pytest.mark.parametrize("principal", ["", "*", "a*", "a?", "!a", "a,b", "a b", '"a"', "#a", "a:"])
def test_principals_that_are_patterns_are_refused(principal):
    with pytest.raises(FormatError):
        sshsig.allowed_signers_line(principal, PUBLIC, [NAMESPACE])


FIELDS = "name: Siti Rahma\noffice: 23.02\nrole: petugas\n"
TAIL = f"\n{SIGNATURE_LINE}\n"
# What a signed card may look like to the stock program: it skips every line whose first word is not a pattern
# list that matches the principal asked for, before it looks at the rest of that line.
CARDS = {
    "line after the fields": f"segel-card/v1\n{FIELDS}{ALLOWED}\n{TAIL}",
    "line after the type": f"segel-card/v1\n{ALLOWED}\n{FIELDS}{TAIL}",
    "line at the end": f"segel-card/v1\n{FIELDS}\n{SIGNATURE_LINE}\n{ALLOWED}",
    "empty values and odd quotes": f"segel-card/v1\nname:\nunit: a \"b\nrole: 'x\n{ALLOWED}\n{TAIL}",
    "very long field": f"segel-card/v1\nname: {'x' * 100_000}\n{ALLOWED}\n{TAIL}",
    "the principal as a value": f"segel-card/v1\nnotes: {NOTES.name}\n{ALLOWED}\n{TAIL}",
    "the principal with a colon": f"segel-card/v1\n{NOTES.name}: x\n{ALLOWED}\n{TAIL}",
    "lines ending in CRLF": f"segel-card/v1\r\n{FIELDS}{ALLOWED}\r\n{TAIL}",
    "mark before the type": f"\ufeffsegel-card/v1\n{FIELDS}{ALLOWED}\n{TAIL}",
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS.keys())
def test_ssh_keygen_takes_a_card_as_it_is(tmp_path, card):
    assert stock_accepts(tmp_path, card)


KEY = sshsig.public_key_line(PUBLIC)
WITHOUT_LINE = {
    "no line": f"segel-card/v1\n{FIELDS}{TAIL}",
    "key as a value": f"segel-card/v1\nname: {KEY}\n{TAIL}",
    "line as a value": f"segel-card/v1\nname: {ALLOWED}\n{TAIL}",
    "mark before the line": f"\ufeff{ALLOWED}\n",
    "pattern as a field": f"segel-card/v1\n*: {KEY}\n{TAIL}",
}


@pytest.mark.parametrize("card", WITHOUT_LINE.values(), ids=WITHOUT_LINE.keys())
def test_ssh_keygen_takes_no_key_from_other_lines(tmp_path, card):
    assert not stock_accepts(tmp_path, card)


DANGEROUS = {
    "a bare pattern": f"* {KEY}",
    "a pattern of the name": f"segel.invalid/notes/* {KEY}",
    "a list after a colon": f"name:,{NOTES.name} {KEY}",
    "a quoted list": f'"name: ,*" {KEY}',
}


@pytest.mark.parametrize("line", DANGEROUS.values(), ids=DANGEROUS.keys())
def test_lines_a_card_must_never_hold(tmp_path, line):
    """ssh-keygen takes a key from any of these, so readers of cards admit only what they would write themselves."""
    assert stock_accepts(tmp_path, f"segel-card/v1\n{FIELDS}{line}\n{TAIL}")


def test_a_second_line_is_a_second_key(tmp_path):
    """Why a card has exactly one bare line, whose key is the card's notes key."""
    seed = b"\x09" * 32
    second = sshsig.allowed_signers_line(NOTES.name, Signer("a", seed).verifier.public, [NAMESPACE])
    card = f"segel-card/v1\n{FIELDS}{ALLOWED}\n{second}\n{TAIL}"
    assert stock_accepts(tmp_path, card)
    assert stock_accepts(tmp_path, card, armored=sshsig.sign(MESSAGE, seed, NAMESPACE))


def test_find_principals_takes_a_field_for_a_principal(tmp_path):
    """Why instructions name the principal with -I and never ask ssh-keygen to find one."""
    (tmp_path / "card").write_text(f"segel-card/v1\nname: {KEY}\n")
    (tmp_path / "sig").write_bytes(ARMORED)
    found = ssh_keygen("-Y", "find-principals", "-f", tmp_path / "card", "-s", tmp_path / "sig")
    assert found.stdout.decode().split() == ["name:"]
