"""An honest hint on a passphrase: about how many guesses it takes somebody who knows the officer and common words."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum
from itertools import pairwise

from intake.rules import regions

LEAST = 8
_FAIR, _STRONG = 36, 50
"""Bits. A rich thief tries some ten thousand a second: 36 bits hold for weeks, 50 for thousands of years."""
_TELLING = 3
"""From this many letters on a word of the officer's own details counts as known to a thief."""
_KNOWN_WORD = 3.0
_WORD, _LETTER, _LATER_LETTER, _DIGIT, _MIXED = 13.0, 2.5, 1.5, 3.3, 5.0
"""Bits: of a word that people choose, of its letters, of those past `_LONG`, of a digit, of a sign among mixed ones."""
_LONG = 10
_YEAR = 6.0
_COMMON_WORDS = """
    allah admin bawaslu bismillah bogor camat cinta dan desa di distrik gakkumdu garuda hirrahman indonesia jakarta
    jaya kabupaten kampung kata kecamatan kelurahan komputer kota laptop laporan merdeka panwas panwascam panwaslu
    password pemilihan pemilu pengawas petugas pilkada pkd provinsi rahasia rahman rahim nirrahim republik sandi sayang
    satu dua tiga empat lima enam tujuh delapan sembilan sepuluh dkpp kpu ketua anggota staf the and
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz")
_NEXT = frozenset(pair for row in _ROWS for each in (row, row[::-1]) for pair in pairwise(each))
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]+|_+")
_CYCLE = re.compile(r"(.+?)\1+\Z", re.DOTALL)
_WHOLE_YEAR = re.compile(r"(19|20)\d\d\Z")


class Strength(Enum):
    """How long somebody with the stolen laptop would need, in steps."""

    TOO_SHORT = "too-short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str, known: Collection[str] = ()) -> Strength:
    """The step that `guesses` comes to. A quotation that is not known here is weaker than this can see."""
    if len(passphrase.strip()) < LEAST:
        return Strength.TOO_SHORT
    bits = guesses(passphrase, known)
    return Strength.WEAK if bits < _FAIR else Strength.FAIR if bits < _STRONG else Strength.STRONG


def guesses(passphrase: str, known: Collection[str] = ()) -> int:
    """About how many guesses it takes, as a power of two; rather too few than too many.

    What is repeated counts once; runs on the keyboard or in the alphabet, years, common words and the words in `known`
    (see `known_words`) hardly count.
    """
    pieces = {piece for chunk in passphrase.lower().split() for piece in _pieces(chunk)}
    return round(sum(_bits(piece, known) for piece in {_once(piece) for piece in pieces}))


def known_words(name: str, office: str, unit: str = "") -> frozenset[str]:
    """What a thief tries first: the words of the officer's name and unit, of the office (its code) and its province."""
    row = regions.offices().get(office)
    texts = (name, unit, office, *((row.title, row.province) if row is not None else ()))
    words = (word for text in texts for word in re.findall(r"[^\W\d_]+|\d+", text.lower()))
    return frozenset(word for word in words if len(word) >= _TELLING or word.isdigit())


def _pieces(chunk: str) -> list[str]:
    """Words, numbers and signs of what stands between two spaces; what is mixed through and through stays whole."""
    found = _PIECE.findall(chunk)
    mixed = len(found) > 2 and len(chunk) >= LEAST and all(len(piece) < _TELLING + 1 for piece in found)
    return [chunk] if mixed else found


def _once(piece: str) -> str:
    """One round of what only repeats itself."""
    found = _CYCLE.match(piece)
    return found[1] if found else piece


def _bits(piece: str, known: Collection[str]) -> float:
    kinds = len(_PIECE.findall(piece))
    if kinds > 1:
        return _MIXED * _fresh(piece)
    if piece in _COMMON or piece in known:
        return _KNOWN_WORD
    if _WHOLE_YEAR.match(piece):
        return _YEAR
    if not piece.isalpha():
        return _DIGIT * _fresh(piece)
    for word in sorted((each for each in (*known, *_COMMON) if len(each) > _TELLING), key=len, reverse=True):
        if word in piece:
            before, _, after = piece.partition(word)
            return _KNOWN_WORD + sum(_bits(each, known) for each in (before, after) if each)
    letters = _fresh(piece)
    return min(_WORD, _LETTER * letters) + _LATER_LETTER * max(0, letters - _LONG)


def _fresh(piece: str) -> int:
    """The signs that are not the one before again, nor its neighbour on the keyboard or in the alphabet."""
    return 1 + sum(one != other and (one, other) not in _NEXT for one, other in pairwise(piece))
