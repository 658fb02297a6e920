"""The library below us on the Wycheproof vectors: what we build on behaves, also at the edges."""

import json

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256, SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

pytestmark = pytest.mark.corpus


def cases(corpus, name):
    """Each test with the parameters of its group, values from hex."""
    groups = json.loads((corpus / "vectors/wycheproof" / f"{name}_test.json").read_text())["testGroups"]
    for group in groups:
        for test in group["tests"]:
            octets = {
                k: bytes.fromhex(v)
                for k, v in test.items()
                if isinstance(v, str) and k not in ("comment", "result")
            }
            yield group | test | octets


@pytest.mark.parametrize(("name", "cipher"), [("aes_gcm", AESGCM), ("chacha20_poly1305", ChaCha20Poly1305)])
def test_aead(corpus, name, cipher):
    tried = {"valid": 0, "invalid": 0}
    for case in cases(corpus, name):
        if case["ivSize"] != 96:
            continue
        sealed, aead = case["ct"] + case["tag"], cipher(case["key"])
        into = bytearray(len(case["msg"]))
        if case["result"] == "valid":
            assert aead.encrypt(case["iv"], case["msg"], case["aad"]) == sealed, case["tcId"]
            assert aead.decrypt_into(case["iv"], sealed, case["aad"], into) == len(into)
            assert bytes(into) == case["msg"], case["tcId"]
        else:
            with pytest.raises(InvalidTag):
                aead.decrypt_into(case["iv"], sealed, case["aad"], into)
        tried[case["result"]] += 1
    assert min(tried.values()) > 20


@pytest.mark.parametrize(("name", "algorithm"), [("hkdf_sha256", SHA256), ("hkdf_sha512", SHA512)])
def test_hkdf(corpus, name, algorithm):
    tried = 0
    for case in cases(corpus, name):
        if case["result"] == "valid":
            hkdf = HKDF(algorithm(), case["size"], case["salt"], case["info"])
            assert hkdf.derive(case["ikm"]) == case["okm"], case["tcId"]
        else:
            with pytest.raises(ValueError, match="larger than"):
                HKDF(algorithm(), case["size"], case["salt"], case["info"])
        tried += 1
    assert tried > 80


def test_x25519(corpus):
    tried = {"zero": 0, "shared": 0}
    for case in cases(corpus, "x25519"):
        secret = X25519PrivateKey.from_private_bytes(case["private"])
        public = X25519PublicKey.from_public_bytes(case["public"])
        if any(case["shared"]):
            assert secret.exchange(public) == case["shared"], case["tcId"]
            tried["shared"] += 1
        else:
            with pytest.raises(ValueError):
                secret.exchange(public)
            tried["zero"] += 1
    assert min(tried.values()) > 10
