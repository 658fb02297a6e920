"""Merkle trees, inclusion and consistency proofs (RFC 6962 section 2; verification after RFC 9162)."""

import hashlib
from collections.abc import Iterable, Sequence

from crypto.errors import ProofError

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Return the 32-byte hash of an entry as a leaf: SHA-256(0x00 || entry)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the 32-byte hash of two subtrees: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class MerkleTree:
    """An append-only tree that keeps the hashes of all its perfect subtrees (64 bytes for each leaf).

    Building takes one hash for each leaf; every root and proof after that, also of an earlier size, takes
    O(log n) hashes.
    """

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        """Take the 32-byte leaf hashes in order; see leaf_hash()."""
        # _levels[k][i] is the root of leaves [i * 2**k, (i + 1) * 2**k).
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaf_hashes:
            self.append(leaf)

    @property
    def size(self) -> int:
        """The number of leaves."""
        return len(self._levels[0])

    def append(self, leaf_hash: bytes) -> None:
        """Add the 32-byte hash of the next leaf; ProofError for any other length."""
        _check_hashes([leaf_hash])
        digest = leaf_hash
        for height, level in enumerate(self._levels):
            level.append(digest)
            if len(level) % 2:
                return
            digest = node_hash(level[-2], level[-1])
            if height + 1 == len(self._levels):
                self._levels.append([digest])
                return

    def root(self, size: int | None = None) -> bytes:
        """Return the root hash over the first size leaves (all of them by default)."""
        return self._subtree(0, self._checked(size))

    def inclusion_proof(self, index: int, size: int | None = None) -> list[bytes]:
        """Return the hashes from the leaf's sibling up to the root's child (RFC 6962 section 2.1.1).

        Raises ProofError unless 0 <= index < size <= self.size.
        """
        end = self._checked(size)
        if not 0 <= index < end:
            raise ProofError("leaf index is outside the tree")
        start = 0
        proof: list[bytes] = []
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                proof.append(self._subtree(middle, end))
                end = middle
            else:
                proof.append(self._subtree(start, middle))
                start = middle
        return proof[::-1]

    def consistency_proof(self, old_size: int, size: int | None = None) -> list[bytes]:
        """Return the hashes that lead from the tree of old_size to that of size (RFC 6962 section 2.1.2).

        Raises ProofError unless 0 < old_size <= size <= self.size: an empty tree is consistent with
        everything, so that a proof from it would say nothing.
        """
        end = self._checked(size)
        if not 0 < old_size <= end:
            raise ProofError("old size is outside the tree")
        start = 0
        proof: list[bytes] = []
        while end != old_size:
            middle = start + _split(end - start)
            if old_size <= middle:
                proof.append(self._subtree(middle, end))
                end = middle
            else:
                proof.append(self._subtree(start, middle))
                start = middle
        if start:  # otherwise the last piece is the old root, which the verifier has
            proof.append(self._subtree(start, end))
        return proof[::-1]

    def _checked(self, size: int | None) -> int:
        if size is None:
            return self.size
        if not 0 <= size <= self.size:
            raise ProofError("tree size is outside the tree")
        return size

    def _subtree(self, start: int, end: int) -> bytes:
        """Return the hash of leaves [start, end), whose left part is always a perfect, kept subtree."""
        if start == end:
            return EMPTY_ROOT
        pieces: list[bytes] = []
        while start < end:
            height = (end - start).bit_length() - 1
            pieces.append(self._levels[height][start >> height])
            start += 1 << height
        digest = pieces.pop()
        while pieces:
            digest = node_hash(pieces.pop(), digest)
        return digest


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raise ProofError unless the leaf hash stands at index in the tree of that size and root.

    leaf is the 32-byte leaf hash, not the entry (RFC 9162 section 2.1.3.2).
    """
    if not 0 <= index < size:
        raise ProofError("leaf index is outside the tree")
    _check_hashes([leaf, *proof])
    node, last, digest = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise ProofError("inclusion proof is too long")
        if node & 1 or node == last:
            digest = node_hash(sibling, digest)
            node, last = _skip_lone(node, last)
        else:
            digest = node_hash(digest, sibling)
        node, last = node >> 1, last >> 1
    if last or digest != root:
        raise ProofError("inclusion proof does not lead to the root")


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Raise ProofError unless the old tree is a prefix of the new one (RFC 9162 section 2.1.4.2).

    Both sizes are in leaves, 0 < old_size <= new_size; from an empty tree nothing can be shown.
    """
    if not 0 < old_size <= new_size:
        raise ProofError("sizes do not permit a consistency proof")
    _check_hashes(proof)
    if old_size == new_size:
        if proof or old_root != new_root:
            raise ProofError("trees of one size differ")
        return
    hashes = list(proof)
    if old_size & (old_size - 1) == 0:
        hashes.insert(0, old_root)
    if not hashes:
        raise ProofError("consistency proof is empty")
    node, last = old_size - 1, new_size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old_digest = new_digest = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            raise ProofError("consistency proof is too long")
        if node & 1 or node == last:
            old_digest = node_hash(sibling, old_digest)
            new_digest = node_hash(sibling, new_digest)
            node, last = _skip_lone(node, last)
        else:
            new_digest = node_hash(new_digest, sibling)
        node, last = node >> 1, last >> 1
    if last or old_digest != old_root or new_digest != new_root:
        raise ProofError("consistency proof does not lead to the roots")


def _skip_lone(node: int, last: int) -> tuple[int, int]:
    """Climb past levels at which a last node has no sibling and moves up unchanged."""
    while node and not node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def _split(size: int) -> int:
    """Return the largest power of two below size (size >= 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def _check_hashes(hashes: Iterable[bytes]) -> None:
    if any(len(digest) != HASH_SIZE for digest in hashes):
        raise ProofError("a hash is not 32 bytes")
