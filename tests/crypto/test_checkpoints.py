import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.checkpoints import Checkpoint, cosign, parse_checkpoint, verify_checkpoint, verify_cosignature
from crypto.errors import FormatError, SignatureError
from crypto.notes import COSIGNATURE, Note, NoteSignature, Signer, sign_note
from tests.crypto.make_golden import COSIGNER, LOG, NOTES
from tests.crypto.strategies import accepts, mutations, reencodes_or_refuses
from tests.independent import notes as other

origins = st.text(st.characters(exclude_categories=["Cs"], min_codepoint=32), min_size=1)
checkpoints = st.builds(Checkpoint, origins, st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32))
HEAD = Checkpoint(LOG.name, 20852163, bytes(range(32)))


@given(checkpoints)
def test_round_trip_and_agreement(checkpoint):
    text = checkpoint.text()
    assert parse_checkpoint(text) == checkpoint
    assert other.read_checkpoint(text) == (checkpoint.origin, checkpoint.size, checkpoint.root)
    assert other.write_checkpoint(checkpoint.origin, checkpoint.size, checkpoint.root) == text


@given(mutations(HEAD.text()))
def test_an_edit_reencodes_or_is_refused_by_both(data):
    accepted = reencodes_or_refuses(parse_checkpoint, Checkpoint.text, data)
    assert accepted == accepts(other.read_checkpoint, data)


ROOT = HEAD.text().split(b"\n")[2]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"a\n1\n",
        b"a\n1\n" + ROOT,
        b"\n1\n" + ROOT + b"\n",
        b"a\n01\n" + ROOT + b"\n",
        b"a\n-1\n" + ROOT + b"\n",
        b"a\n+1\n" + ROOT + b"\n",
        b"a\n1 \n" + ROOT + b"\n",
        b"a\n\n" + ROOT + b"\n",
        "a\n١\n".encode() + ROOT + b"\n",
        b"a\n9223372036854775808\n" + ROOT + b"\n",
        b"a\n1\n" + ROOT[:-4] + b"\n",
        b"a\n1\n" + ROOT + b"\nextension line\n",
        b"a\n1\n" + ROOT + b"\n\n",
        b"a\r\n1\r\n" + ROOT + b"\r\n",
        b"\xff\n1\n" + ROOT + b"\n",
    ],
)
def test_parse_refuses(text):
    with pytest.raises(FormatError):
        parse_checkpoint(text)
    assert not accepts(other.read_checkpoint, text)


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [
        ("", 1, bytes(32)),
        ("a\nb", 1, bytes(32)),
        ("a", -1, bytes(32)),
        ("a", 2**63, bytes(32)),
        ("a", 1, bytes(31)),
    ],
)
def test_impossible_checkpoints(origin, size, root):
    with pytest.raises(FormatError):
        Checkpoint(origin, size, root)


def test_the_log_signs_under_its_origin():
    note = sign_note(HEAD.text(), [LOG, NOTES])
    assert verify_checkpoint(note, LOG.verifier) == HEAD
    with pytest.raises(SignatureError, match="origin"):
        verify_checkpoint(note, NOTES.verifier)
    with pytest.raises(SignatureError):
        verify_checkpoint(sign_note(HEAD.text(), [NOTES]), LOG.verifier)
    with pytest.raises(FormatError):
        verify_checkpoint(sign_note(b"segel-label/v1\n", [LOG]), LOG.verifier)


def test_a_cosigner_is_no_log():
    cosigner = Signer(LOG.name, LOG.seed, COSIGNATURE)
    note = Note(HEAD.text(), (cosign(HEAD.text(), cosigner, 1),))
    with pytest.raises(SignatureError):
        verify_checkpoint(note, cosigner.verifier)
    with pytest.raises(FormatError):
        cosign(HEAD.text(), LOG, 1)
    with pytest.raises(SignatureError):
        verify_cosignature(HEAD.text(), LOG.sign(HEAD.text()), LOG.verifier)


@given(checkpoints, st.integers(0, 2**63 - 1))
def test_cosignatures_agree(checkpoint, time):
    text = checkpoint.text()
    signature = cosign(text, COSIGNER, time)
    name, number, payload = other.cosign(text, COSIGNER.name, COSIGNER.seed, time)
    assert (signature.name, signature.key_id, signature.payload) == (name, number, payload)
    assert verify_cosignature(text, signature, COSIGNER.verifier) == time
    assert other.holds(text, payload, COSIGNATURE, COSIGNER.verifier.public)


@given(mutations(cosign(HEAD.text(), COSIGNER, 1_700_000_000).payload))
def test_an_edited_cosignature_fails(payload):
    good = cosign(HEAD.text(), COSIGNER, 1_700_000_000)
    if payload not in (b"", good.payload):
        with pytest.raises(SignatureError):
            verify_cosignature(HEAD.text(), NoteSignature(good.name, good.key_id, payload), COSIGNER.verifier)


@pytest.mark.parametrize("time", [-1, 2**63])
def test_cosignature_times(time):
    with pytest.raises(SignatureError):
        cosign(HEAD.text(), COSIGNER, time)


def test_only_checkpoints_are_cosigned():
    with pytest.raises(FormatError):
        cosign(b"segel-label/v1\n", COSIGNER, 1)
