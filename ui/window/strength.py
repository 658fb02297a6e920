"""An honest hint on a passphrase: what its length and repetition say, and that nothing else was looked at."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

LEAST = 8
_GOOD, _STRONG = 14, 20
_DISTINCT = 6
_TELLING = 4
"""From this many letters on a word of the officer's own details counts as known to a thief."""


class Strength(Enum):
    """How long a stranger with the laptop would need, in steps that can be told apart by length alone."""

    TOO_SHORT = "too-short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str, known: Iterable[str] = ()) -> Strength:
    """What length and repetition say. Names, dates and quotations are weaker than this can see.

    What is in `known` (the officer's own name, office, unit) a thief tries first: it does not count.
    """
    if len(passphrase) < LEAST:
        return Strength.TOO_SHORT
    if len(set(passphrase.lower())) < _DISTINCT or len(passphrase) < _GOOD or passphrase.isdigit():
        return Strength.WEAK
    if known:
        return min(strength(passphrase), strength(_without(passphrase, known)), key=list(Strength).index)
    return Strength.STRONG if len(passphrase) >= _STRONG and len(passphrase.split()) >= 3 else Strength.FAIR


def _without(passphrase: str, known: Iterable[str]) -> str:
    """What is left of it; shortened to weak rather than too short, for it may be used all the same."""
    left = passphrase.lower()
    for word in {word for text in known for word in text.lower().split() if len(word) >= _TELLING}:
        left = left.replace(word, "")
    return left if len(left) >= LEAST else "x" * LEAST
