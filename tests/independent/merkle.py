"""RFC 6962 section 2, by its recursive definitions: slow, and visibly the text of the RFC."""

from hashlib import sha256


def leaf(entry):
    return sha256(b"\x00" + entry).digest()


def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def root(leaves):
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:])).digest()


def path(m, leaves):
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), root(leaves[k:])]
    return [*path(m - k, leaves[k:]), root(leaves[:k])]


def consistency(m, leaves):
    return subproof(m, leaves, True)


def subproof(m, leaves, complete):
    if m == len(leaves):
        return [] if complete else [root(leaves)]
    k = split(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], complete), root(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), root(leaves[:k])]


def root_from_path(leaf_hash, m, n, proof):
    """The root that an inclusion proof leads to; the proof is consumed from its end, the top of the tree."""
    if n == 1:
        if proof:
            raise ValueError("too long")
        return leaf_hash
    if not proof:
        raise ValueError("too short")
    k = split(n)
    *below, top = proof
    if m < k:
        return sha256(b"\x01" + root_from_path(leaf_hash, m, k, below) + top).digest()
    return sha256(b"\x01" + top + root_from_path(leaf_hash, m - k, n - k, below)).digest()


def included(leaf_hash, m, n, proof, root_hash):
    try:
        return len(leaf_hash) == 32 and 0 <= m < n and root_from_path(leaf_hash, m, n, proof) == root_hash
    except ValueError:
        return False


def roots_from_consistency(m, n, old_root, proof):
    """The old and the new root that a consistency proof leads to; old_root is None off the left edge."""
    if m == n:
        if old_root is not None:
            if proof:
                raise ValueError("too long")
            return old_root, old_root
        (only,) = proof
        return only, only
    if not proof:
        raise ValueError("too short")
    k = split(n)
    *below, top = proof
    if m <= k:
        old, new = roots_from_consistency(m, k, old_root, below)
        return old, sha256(b"\x01" + new + top).digest()
    old, new = roots_from_consistency(m - k, n - k, None, below)
    return sha256(b"\x01" + top + old).digest(), sha256(b"\x01" + top + new).digest()


def consistent(m, n, old_root, new_root, proof):
    try:
        return 0 < m <= n and roots_from_consistency(m, n, old_root, proof) == (old_root, new_root)
    except ValueError:
        return False
