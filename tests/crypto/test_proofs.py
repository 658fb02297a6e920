from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.checkpoints import Checkpoint
from crypto.errors import CryptoError, FormatError, ProofError, SignatureError
from crypto.merkle import MerkleTree, leaf_hash
from crypto.notes import sign_note
from crypto.proofs import TlogProof, parse_proof, verify_proof
from tests.crypto.make_golden import LOG, NOTES, entry, golden_files
from tests.crypto.strategies import accepts, mutations, reencodes_or_refuses
from tests.independent import proofs as other

DATA = golden_files()["entry.tlog-proof"]
PROOF = parse_proof(DATA)
LOG_VKEY = LOG.verifier.encode()


@given(st.integers(1, 40), st.data(), st.none() | st.binary(min_size=1))
def test_round_trip_and_agreement(size, data, extra):
    tree = MerkleTree(leaf_hash(b"%d" % i) for i in range(size))
    index = data.draw(st.integers(0, size - 1))
    head = Checkpoint(LOG.name, size, tree.root())
    note = sign_note(head.text(), [LOG])
    proof = TlogProof(index, tuple(tree.inclusion_proof(index)), note, extra)
    encoded = proof.encode()
    assert parse_proof(encoded) == proof
    assert other.write(index, proof.hashes, note.encode(), extra) == encoded
    assert verify_proof(proof, leaf_hash(b"%d" % index), LOG.verifier) == head
    assert other.verify(encoded, b"%d" % index, LOG_VKEY) == (head.origin, size, head.root)
    with pytest.raises(ProofError):
        verify_proof(proof, leaf_hash(b"another"), LOG.verifier)


@given(mutations(DATA))
def test_an_edit_reencodes_or_is_refused_by_both(data):
    assert reencodes_or_refuses(parse_proof, TlogProof.encode, data) == accepts(other.read, data)


@given(mutations(DATA))
def test_an_edit_is_judged_alike(data):
    try:
        accepted = bool(verify_proof(parse_proof(data), leaf_hash(entry(4)), LOG.verifier))
    except CryptoError:
        accepted = False
    assert accepted == accepts(lambda edited: other.verify(edited, entry(4), LOG_VKEY), data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"@v1", b"@v2"),
        (b"index 4\n", b"index 04\n"),
        (b"index 4\n", b"index -4\n"),
        (b"index 4\n", b"index  4\n"),
        (b"index 4\n", b""),
        (b"index 4\n", b"index 9223372036854775808\n"),
        (b"extra b3BhcXVl\n", b"extra \n"),
        (b"extra b3BhcXVl\n", b"extra b3Bhc\n"),
        (b"extra b3BhcXVl\n", b"extra b3BhcXVl\nextra b3BhcXVl\n"),
        (b"extra b3BhcXVl\n", b"extra b3BhcXVl\nother x\n"),
        (b"index 4\n", b"index 4\nAAAA\n"),
        (b"index 4\n", b"index 4\n" + b"A" * 43 + b"=\n" * 1 + (b"A" * 43 + b"=\n") * 60),
        (b"\n\nsegel", b"\nsegel"),
        (b"\n", b"\r\n"),
        ("\u2014".encode(), b"-"),
    ],
)
def test_parse_refuses(old, new):
    data = DATA.replace(old, new)
    assert data != DATA
    with pytest.raises(FormatError):
        parse_proof(data)
    assert not accepts(other.read, data)


def test_size_limit():
    assert parse_proof(DATA, max_size=len(DATA)) == PROOF
    with pytest.raises(FormatError, match="large"):
        parse_proof(DATA, max_size=len(DATA) - 1)


def test_verify_refuses():
    leaf = leaf_hash(entry(4))
    assert verify_proof(PROOF, leaf, LOG.verifier).size == 11
    for wrong, error in (
        (replace(PROOF, index=5), ProofError),
        (replace(PROOF, index=11), ProofError),
        (replace(PROOF, hashes=PROOF.hashes[:-1]), ProofError),
        (replace(PROOF, hashes=PROOF.hashes + PROOF.hashes[:1]), ProofError),
        (replace(PROOF, checkpoint=sign_note(PROOF.checkpoint.text, [NOTES])), SignatureError),
    ):
        with pytest.raises(error):
            verify_proof(wrong, leaf, LOG.verifier)
    with pytest.raises(ProofError):
        verify_proof(PROOF, entry(4), LOG.verifier)


def test_extra_data_is_not_authenticated():
    other_extra = replace(PROOF, extra=b"anything")
    assert verify_proof(other_extra, leaf_hash(entry(4)), LOG.verifier).size == 11


@pytest.mark.parametrize(
    "changes",
    [{"index": -1}, {"index": 2**63}, {"hashes": (b"short",)}, {"hashes": (bytes(32),) * 64}, {"extra": b""}],
)
def test_impossible_proofs(changes):
    with pytest.raises(FormatError):
        replace(PROOF, **changes)
