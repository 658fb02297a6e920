"""Fingerprints as eight words that two people compare by voice or on paper."""

import hashlib
from functools import cache

from mnemonic import Mnemonic

from crypto.errors import FormatError

WORD_COUNT = 8
_BITS_PER_WORD = 11
_WORD_MASK = 2**_BITS_PER_WORD - 1


def fingerprint_words(text: bytes) -> tuple[str, ...]:
    """Return the first 88 bits of SHA-256(text) as eight words of the English BIP-39 list."""
    bits = int.from_bytes(hashlib.sha256(text).digest()[: WORD_COUNT * _BITS_PER_WORD // 8], "big")
    shifts = range((WORD_COUNT - 1) * _BITS_PER_WORD, -1, -_BITS_PER_WORD)
    return tuple(_wordlist()[bits >> shift & _WORD_MASK] for shift in shifts)


def parse_words(text: str) -> tuple[str, ...]:
    """Return eight typed words, lower-cased, without regard to spacing.

    Raises FormatError for a word outside the list or another number of words.
    """
    words = tuple(text.lower().split())
    if len(words) != WORD_COUNT:
        raise FormatError("a fingerprint has eight words")
    if not set(words) <= set(_wordlist()):
        raise FormatError("a word is not in the list")
    return words


@cache
def _wordlist() -> tuple[str, ...]:
    return tuple(Mnemonic("english").wordlist)
