"""c2sp.org/tlog-proof, from the text."""

from base64 import b64encode

from tests.independent import merkle, notes


def read(data):
    """(index, hashes, note bytes, extra or None)"""
    at = data.index(b"\n\n")
    lines, note = data[:at].decode().split("\n"), data[at + 2 :]
    if lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise ValueError("header")
    extra = None
    if lines[0].startswith("extra "):
        extra = notes.unbase64(lines.pop(0)[6:])
        if not extra:
            raise ValueError("empty extra")
    word, number = lines.pop(0).split(" ")
    if word != "index":
        raise ValueError("index")
    hashes = [notes.unbase64(line) for line in lines]
    if any(len(h) != 32 for h in hashes) or len(hashes) > 63:
        raise ValueError("hash")
    notes.read(note)
    return notes.read_decimal(number), hashes, note, extra


def write(index, hashes, note, extra):
    lines = ["c2sp.org/tlog-proof@v1"]
    if extra is not None:
        lines.append("extra " + b64encode(extra).decode())
    lines += [f"index {index}", *(b64encode(h).decode() for h in hashes), "", ""]
    return "\n".join(lines).encode() + note


def verify(data, entry, log_vkey):
    """(origin, size, root) of the checkpoint under which the entry is; ValueError otherwise."""
    index, hashes, note, _ = read(data)
    notes.signers(note, [log_vkey])
    origin, size, root = notes.read_checkpoint(notes.read(note)[0])
    if origin != notes.read_vkey(log_vkey)[0]:
        raise ValueError("origin")
    if not merkle.included(merkle.leaf(entry), index, size, hashes, root):
        raise ValueError("not included")
    return origin, size, root
