"""Write the golden files anew from fixed seeds: python -m tests.crypto.make_golden

Do so only for a new format version; the test demands that they never change by accident.
"""

from pathlib import Path

from crypto import canonical, merkle, sshsig, words
from crypto.checkpoints import Checkpoint, cosign
from crypto.notes import COSIGNATURE, Signer, sign_note
from crypto.proofs import TlogProof

GOLDEN = Path(__file__).parent / "golden"
LOG = Signer("segel.invalid/log/" + "0a" * 16, b"\x01" * 32)
NOTES = Signer("segel.invalid/notes/" + "0b" * 16, b"\x02" * 32)
COSIGNER = Signer("segel.invalid/cosigner/" + "0c" * 16, b"\x03" * 32, COSIGNATURE)
NAMESPACE = "label@segel.invalid"


def entry(seq: int) -> bytes:
    """The bytes of a made-up log entry."""
    return canonical.encode({"seq": seq, "v": 1, "kind": "évidence\n\u20ac\U0001f600", "prev": None})


def golden_files() -> dict[str, bytes]:
    """Every golden file's name and bytes."""
    tree = merkle.MerkleTree(merkle.leaf_hash(entry(seq)) for seq in range(11))
    text = Checkpoint(LOG.name, tree.size, tree.root()).text()
    checkpoint = sign_note(text, [LOG]).with_signatures(cosign(text, COSIGNER, 1_700_000_000))
    note = sign_note("segel-label/v1\nnama: Siti Rahma\n\nbaris é terakhir\n".encode(), [NOTES])
    proof = TlogProof(4, tuple(tree.inclusion_proof(4)), checkpoint, b"opaque")
    vkeys = "".join(f"{signer.verifier.encode()}\n" for signer in (LOG, NOTES, COSIGNER))
    allowed = sshsig.allowed_signers_line(
        NOTES.name, NOTES.verifier.public, [NAMESPACE, "bundle@segel.invalid"]
    )
    return {
        "vkeys.txt": vkeys.encode(),
        "entry.json": entry(4),
        "note.txt": note.encode(),
        "words.txt": " ".join(words.fingerprint_words(note.text)).encode() + b"\n",
        "checkpoint.txt": checkpoint.encode(),
        "consistency.hex": "".join(f"{each.hex()}\n" for each in tree.consistency_proof(3)).encode(),
        "entry.tlog-proof": proof.encode(),
        "note.txt.sig": sshsig.sign(note.encode(), NOTES.seed, NAMESPACE),
        "allowed_signers": allowed.encode() + b"\n",
    }


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, data in golden_files().items():
        (GOLDEN / name).write_bytes(data)
