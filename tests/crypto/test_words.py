import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import FormatError
from crypto.words import fingerprint_words, parse_words


@given(st.binary())
def test_words_survive_typing(text):
    words = fingerprint_words(text)
    assert len(words) == 8
    assert parse_words("  " + "\n ".join(words).upper() + "\t") == words


def test_known_words():
    # SHA-256 of nothing begins e3b0c442...: 0b11100011101 is 1821, 0b10000110001 is 1073.
    assert hashlib.sha256(b"").hexdigest().startswith("e3b0c442")
    assert fingerprint_words(b"")[:2] == ("together", "mail")


@pytest.mark.parametrize("text", ["", "abandon", "abandon " * 9, "abandon " * 7 + "segel", "abandon-" * 8])
def test_parse_refuses(text):
    with pytest.raises(FormatError):
        parse_words(text)
