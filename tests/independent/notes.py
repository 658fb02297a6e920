"""c2sp.org/signed-note, tlog-checkpoint and tlog-cosignature (Ed25519), from the text."""

from base64 import b64decode, b64encode
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

UNICODE_SPACES = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)


def unbase64(text):
    data = b64decode(text, validate=True)
    if b64encode(data).decode() != text:
        raise ValueError("base64 in another spelling")
    return data


def good_name(name):
    return name != "" and not any(c in UNICODE_SPACES or c == "+" or c < " " for c in name)


def key_id(name, kind, public):
    return sha256(name.encode() + b"\x0a" + bytes([kind]) + public).digest()[:4]


def vkey(name, kind, public):
    return name + "+" + key_id(name, kind, public).hex() + "+" + b64encode(bytes([kind]) + public).decode()


def read_vkey(text):
    """(name, signature type, public key)"""
    name, hexed, material = text.split("+", 2)
    kind, public = unbase64(material)[0], unbase64(material)[1:]
    if (
        not good_name(name)
        or kind not in (1, 4)
        or len(public) != 32
        or key_id(name, kind, public).hex() != hexed
    ):
        raise ValueError("bad vkey")
    return name, kind, public


def read(data):
    """(text, [(name, key id, signature)])"""
    data.decode()
    if any(byte < 0x20 and byte != 0x0A for byte in data):
        raise ValueError("control character")
    at = data.rindex(b"\n\n")
    text, rest = data[: at + 1], data[at + 2 :].decode()
    if not rest.endswith("\n"):
        raise ValueError("no last newline")
    signatures = []
    for line in rest[:-1].split("\n"):
        dash, name, encoded = line.split(" ")
        blob = unbase64(encoded)
        if dash != "\u2014" or not good_name(name) or len(blob) < 5:
            raise ValueError("bad signature line")
        signatures.append((name, blob[:4], blob[4:]))
    if len(signatures) > 64:
        raise ValueError("too many signatures")
    return text, signatures


def write(text, signatures):
    lines = [
        f"\u2014 {name} {b64encode(number + signature).decode()}\n" for name, number, signature in signatures
    ]
    return text + b"\n" + "".join(lines).encode()


def cosigned(text, time):
    if time >= 2**63:
        raise ValueError("time")
    return b"cosignature/v1\ntime " + str(time).encode() + b"\n" + text


def sign(text, name, seed):
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return name, key_id(name, 1, private.public_key().public_bytes_raw()), private.sign(text)


def cosign(text, name, seed, time):
    private = Ed25519PrivateKey.from_private_bytes(seed)
    number = key_id(name, 4, private.public_key().public_bytes_raw())
    return name, number, time.to_bytes(8, "big") + private.sign(cosigned(text, time))


def holds(text, signature, kind, public):
    if kind == 4:
        text, signature = cosigned(text, int.from_bytes(signature[:8], "big")), signature[8:]
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except InvalidSignature:
        return False
    return True


def signers(data, vkeys):
    """The vkeys that signed; ValueError when one of them is wrong or none is there."""
    text, signatures = read(data)
    found = []
    for vk in vkeys:
        name, kind, public = read_vkey(vk)
        own = [s for n, number, s in signatures if n == name and number == key_id(name, kind, public)]
        if not all(holds(text, s, kind, public) for s in own):
            raise ValueError("bad signature")
        if own:
            found.append(vk)
    if not found:
        raise ValueError("not signed")
    return found


def read_decimal(text):
    value = int(text)
    if str(value) != text or not 0 <= value < 2**63:
        raise ValueError("bad decimal")
    return value


def read_checkpoint(text):
    """(origin, size, root)"""
    origin, size, root, end = text.decode().split("\n")
    if not origin or any(c < " " for c in origin) or end or len(unbase64(root)) != 32:
        raise ValueError("bad checkpoint")
    return origin, read_decimal(size), unbase64(root)


def write_checkpoint(origin, size, root):
    return f"{origin}\n{size}\n{b64encode(root).decode()}\n".encode()
