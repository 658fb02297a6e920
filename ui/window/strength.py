"""An honest hint on a passphrase: what its length and repetition say, and that nothing else was looked at."""

from __future__ import annotations

from enum import Enum

LEAST = 8
_GOOD, _STRONG = 14, 20
_DISTINCT = 6


class Strength(Enum):
    """How long a stranger with the laptop would need, in steps that can be told apart by length alone."""

    TOO_SHORT = "too-short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """What length and repetition say. Names, dates and quotations are weaker than this can see."""
    if len(passphrase) < LEAST:
        return Strength.TOO_SHORT
    if len(set(passphrase.lower())) < _DISTINCT or len(passphrase) < _GOOD or passphrase.isdigit():
        return Strength.WEAK
    return Strength.STRONG if len(passphrase) >= _STRONG and len(passphrase.split()) >= 3 else Strength.FAIR
