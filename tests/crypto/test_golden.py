"""The committed files stay what this version writes, and the second implementation reads them."""

import hashlib

import pytest

from tests.crypto.make_golden import COSIGNER, GOLDEN, LOG, NAMESPACE, NOTES, golden_files
from tests.independent import jcs, merkle, notes, proofs, sshsig


def golden(name):
    return (GOLDEN / name).read_bytes()


def test_golden_files_are_all_regenerated_byte_for_byte():
    assert {path.name: path.read_bytes() for path in GOLDEN.iterdir()} == golden_files()


def test_second_implementation_writes_the_same_files():
    entry = {"seq": 4, "v": 1, "kind": "évidence\n\u20ac\U0001f600", "prev": None}
    assert golden("entry.json") == jcs.write(entry)
    leaves = [merkle.leaf(jcs.write(entry | {"seq": seq})) for seq in range(11)]
    text = notes.write_checkpoint(LOG.name, 11, merkle.root(leaves))
    signatures = [notes.sign(text, LOG.name, LOG.seed)]
    signatures.append(notes.cosign(text, COSIGNER.name, COSIGNER.seed, 1_700_000_000))
    checkpoint = notes.write(text, signatures)
    assert golden("checkpoint.txt") == checkpoint
    assert golden("entry.tlog-proof") == proofs.write(4, merkle.path(4, leaves), checkpoint, b"opaque")
    consistency = [bytes.fromhex(line) for line in golden("consistency.hex").decode().split()]
    assert consistency == merkle.consistency(3, leaves)
    assert merkle.consistent(3, 11, merkle.root(leaves[:3]), merkle.root(leaves), consistency)
    assert golden("note.txt.sig") == sshsig.write(golden("note.txt"), NOTES.seed, NAMESPACE)


def test_second_implementation_verifies_the_files():
    log, own, cosigner = golden("vkeys.txt").decode().split()
    assert notes.signers(golden("note.txt"), [log, own, cosigner]) == [own]
    assert notes.signers(golden("checkpoint.txt"), [log, own, cosigner]) == [log, cosigner]
    origin, size, _ = proofs.verify(golden("entry.tlog-proof"), golden("entry.json"), log)
    assert (origin, size) == (LOG.name, 11)
    with pytest.raises(ValueError, match="not included"):
        proofs.verify(golden("entry.tlog-proof"), golden("entry.json") + b" ", log)
    public = notes.read_vkey(own)[2]
    sshsig.verify(golden("note.txt.sig"), golden("note.txt"), public, NAMESPACE)


def test_words_are_the_first_88_bits_by_the_bip39_list():
    from mnemonic import Mnemonic

    text, _ = notes.read(golden("note.txt"))
    listed = Mnemonic("english").wordlist
    bits = "".join(f"{listed.index(word):011b}" for word in golden("words.txt").decode().split())
    assert bits == f"{int.from_bytes(hashlib.sha256(text).digest(), 'big'):0256b}"[:88]
