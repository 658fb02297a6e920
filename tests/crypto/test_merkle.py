import json
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto import merkle
from crypto.errors import ProofError
from tests.independent import merkle as slow

leaf_lists = st.integers(0, 70).map(lambda n: [slow.leaf(b"%d" % i) for i in range(n)])


def holds(verify, *arguments):
    try:
        verify(*arguments)
    except ProofError:
        return False
    return True


@given(leaf_lists, st.data())
def test_agrees_with_the_definition(leaves, data):
    tree = merkle.MerkleTree(leaves)
    size = data.draw(st.integers(0, tree.size))
    assert tree.size == len(leaves)
    assert tree.root() == slow.root(leaves)
    assert tree.root(size) == slow.root(leaves[:size])
    if size == 0:
        return
    index = data.draw(st.integers(0, size - 1))
    path = tree.inclusion_proof(index, size)
    assert path == slow.path(index, leaves[:size])
    merkle.verify_inclusion(leaves[index], index, size, path, tree.root(size))
    old = data.draw(st.integers(1, size))
    steps = tree.consistency_proof(old, size)
    assert steps == slow.consistency(old, leaves[:size])
    merkle.verify_consistency(old, size, tree.root(old), tree.root(size), steps)


@given(st.integers(1, 40), st.data())
def test_verifiers_agree_on_spoiled_proofs(size, data):
    leaves = [slow.leaf(b"%d" % i) for i in range(size)]
    tree = merkle.MerkleTree(leaves)
    at = data.draw(st.integers(1, size))
    spoil = st.sampled_from([*leaves, tree.root(), tree.root(at)])
    path, steps = tree.inclusion_proof(at - 1), tree.consistency_proof(at)
    for proof in (path, steps):
        edit = data.draw(st.sampled_from(["none", "add", "drop", "change"]))
        place = data.draw(st.integers(0, max(len(proof) - 1, 0)))
        if edit == "add":
            proof.insert(place, data.draw(spoil))
        elif proof and edit == "drop":
            del proof[place]
        elif proof and edit == "change":
            proof[place] = data.draw(spoil)
    index, other = at - 1 + data.draw(st.integers(-1, 1)), size + data.draw(st.integers(-1, 1))
    arguments = (leaves[at - 1], index, other, path, tree.root())
    assert holds(merkle.verify_inclusion, *arguments) == slow.included(*arguments)
    arguments = (at + data.draw(st.integers(-1, 1)), other, tree.root(at), tree.root(), steps)
    assert holds(merkle.verify_consistency, *arguments) == slow.consistent(*arguments)


def test_appending_is_building():
    tree = merkle.MerkleTree()
    leaves = [merkle.leaf_hash(b"%d" % i) for i in range(33)]
    for leaf in leaves:
        tree.append(leaf)
        assert tree.root() == merkle.MerkleTree(leaves[: tree.size]).root()


def test_proofs_take_few_hashes(monkeypatch):
    tree = merkle.MerkleTree(merkle.leaf_hash(b"%d" % i) for i in range(5001))
    calls = []
    node_hash = merkle.node_hash
    monkeypatch.setattr(merkle, "node_hash", lambda left, right: calls.append(1) or node_hash(left, right))
    for work in (
        tree.root,
        lambda: tree.inclusion_proof(0, 4999),
        lambda: tree.consistency_proof(1234, 4567),
    ):
        calls.clear()
        work()
        assert len(calls) <= 13


def test_outside_the_tree_is_refused():
    tree = merkle.MerkleTree([merkle.leaf_hash(b"a"), merkle.leaf_hash(b"b")])
    for work in (
        lambda: tree.root(3),
        lambda: tree.root(-1),
        lambda: tree.inclusion_proof(2),
        lambda: tree.inclusion_proof(-1),
        lambda: tree.inclusion_proof(1, 1),
        lambda: tree.consistency_proof(0),
        lambda: tree.consistency_proof(3),
        lambda: tree.append(b"an entry, not its hash"),
        lambda: merkle.verify_inclusion(b"an entry", 0, 1, [], b"an entry"),
    ):
        with pytest.raises(ProofError):
            work()


def vectors(corpus, kind):
    for path in sorted((corpus / "vectors/rfc6962-merkle" / kind).rglob("*.json")):
        case = json.loads(path.read_bytes())
        proof = [b64decode(each) for each in case["proof"] or []]
        yield case, proof, not case.get("wantErr", False)


@pytest.mark.corpus
@pytest.mark.parametrize(("kind", "count"), [("inclusion", 98), ("subtreeinclusion", 204)])
def test_inclusion_vectors(corpus, kind, count):
    """A subtree [start, end) is a tree of its own where start is a multiple of its rounded-up size."""
    seen = 0
    for case, proof, valid in vectors(corpus, kind):
        start, end = case.get("start", 0), case.get("end", case.get("treeSize"))
        leaf, root = b64decode(case["leafHash"]), b64decode(case["root"])
        whole = start >= 0 and end > start and start % (1 << (end - start - 1).bit_length()) == 0
        arguments = (leaf, case["leafIdx"] - start, end - start, proof, root)
        assert (whole and holds(merkle.verify_inclusion, *arguments)) == valid, case
        assert (whole and slow.included(*arguments)) == valid, case
        seen += 1
    assert seen == count


@pytest.mark.corpus
def test_consistency_vectors(corpus):
    seen = 0
    for case, proof, valid in vectors(corpus, "consistency"):
        arguments = (case["size1"], case["size2"], b64decode(case["root1"]), b64decode(case["root2"]), proof)
        assert holds(merkle.verify_consistency, *arguments) == valid, case
        assert slow.consistent(*arguments) == valid, case
        seen += 1
    assert seen == 98


@pytest.mark.corpus
def test_subtree_consistency_vectors(corpus):
    """Subtrees from leaf 0 are old trees; empty ones and those from elsewhere our formats do not have."""
    seen = left_out = 0
    for case, proof, valid in vectors(corpus, "subtreeconsistency"):
        if case["start"] or not case["end"]:
            left_out += 1
            continue
        arguments = (case["end"], case["size"], b64decode(case["root1"]), b64decode(case["root2"]), proof)
        assert holds(merkle.verify_consistency, *arguments) == valid, case
        seen += 1
    assert (seen, left_out) == (91, 27)
