"""Offline proofs that an entry is in a log (c2sp.org/tlog-proof)."""

from base64 import b64encode
from dataclasses import dataclass

from crypto.checkpoints import MAX_TREE_SIZE, Checkpoint, parse_decimal, verify_checkpoint
from crypto.errors import FormatError
from crypto.merkle import HASH_SIZE, verify_inclusion
from crypto.notes import Note, VerifierKey, decode_base64, parse_note

MAX_HASHES = 63

_HEADER = "c2sp.org/tlog-proof@v1"
_EXTRA = "extra "
_INDEX = "index "


@dataclass(frozen=True, slots=True)
class TlogProof:
    """A leaf's index, the inclusion proof's 32-byte hashes, the checkpoint note, and opaque extra data.

    The extra data (None or non-empty) is not authenticated. Raises FormatError when impossible.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: Note
    extra: bytes | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.index <= MAX_TREE_SIZE:
            raise FormatError("leaf index is out of range")
        if len(self.hashes) > MAX_HASHES or any(len(each) != HASH_SIZE for each in self.hashes):
            raise FormatError("proof has too many hashes or one that is not 32 bytes")
        if self.extra == b"":
            raise FormatError("extra data is empty")

    def encode(self) -> bytes:
        """Return the .tlog-proof file's bytes."""
        lines = [_HEADER]
        if self.extra is not None:
            lines.append(_EXTRA + b64encode(self.extra).decode())
        lines.append(f"{_INDEX}{self.index}")
        lines.extend(b64encode(each).decode() for each in self.hashes)
        return "\n".join(lines).encode() + b"\n\n" + self.checkpoint.encode()


def parse_proof(data: bytes, max_size: int = 4 * 2**20) -> TlogProof:
    """Return the proof in data (at most max_size bytes); nothing in it is verified yet.

    Raises FormatError for what is not a proof, and for one that would not be written in these bytes.
    """
    if len(data) > max_size:
        raise FormatError("proof is too large")
    head, gap, note = data.partition(b"\n\n")
    try:
        header, *lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise FormatError("proof head is not ASCII") from error
    if not gap or header != _HEADER:
        raise FormatError("not a c2sp.org/tlog-proof@v1")
    extra = None
    if lines and lines[0].startswith(_EXTRA):
        extra = decode_base64(lines.pop(0).removeprefix(_EXTRA))
    if not lines or not lines[0].startswith(_INDEX):
        raise FormatError("proof has no index line")
    index = parse_decimal(lines[0].removeprefix(_INDEX))
    if len(lines) - 1 > MAX_HASHES:
        raise FormatError("proof has too many hashes")
    proof = TlogProof(index, tuple(map(decode_base64, lines[1:])), parse_note(note), extra)
    if proof.encode() != data:
        raise FormatError("proof is not in canonical form")
    return proof


def verify_proof(proof: TlogProof, leaf: bytes, log_key: VerifierKey) -> Checkpoint:
    """Return the checkpoint, signed by the log, under which the leaf hash stands at the proof's index.

    leaf is the 32-byte leaf hash, merkle.leaf_hash(entry). Cosignatures are the caller's to verify. Raises
    SignatureError or FormatError as verify_checkpoint() does, ProofError where the leaf is not included.
    """
    checkpoint = verify_checkpoint(proof.checkpoint, log_key)
    verify_inclusion(leaf, proof.index, checkpoint.size, proof.hashes, checkpoint.root)
    return checkpoint
