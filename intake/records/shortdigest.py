"""A statement's digest short enough to stand on every printed page and to be typed from it.

The first 80 bits of the SHA-256 as 16 digits of Crockford's base 32 (0-9 and A-Z without I, L, O, U), in four groups:
`7K3M-Q9TX-2B0H-V5RC`. With public tools: sha256sum FILE | cut -c1-20 | xxd -r -p | base32 | tr A-Z2-7 0-9A-HJKMNP-TV-Z
"""

from __future__ import annotations

import re
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HEX_DIGITS: Final = 20
"""How many hex digits of the SHA-256 a short digest holds."""

_DIGITS, _GROUP = 16, 4
_TYPED: Final = re.compile(rf"[{ALPHABET}]{{{_DIGITS}}}\Z")
_MISREAD: Final = str.maketrans("OIL", "011")


def short_digest(digest: str) -> str:
    """The short form of a SHA-256 in hex."""
    bits = int(digest[:HEX_DIGITS], 16)
    digits = [ALPHABET[bits >> 5 * place & 31] for place in reversed(range(_DIGITS))]
    return "-".join("".join(digits[at : at + _GROUP]) for at in range(0, _DIGITS, _GROUP))


def hex_start(typed: str) -> str | None:
    """The first hex digits of the SHA-256 whose short digest was typed; None where it is no short digest.

    Case, spaces and dashes do not matter; the letters O, I and L are read as the digits 0, 1 and 1.
    """
    digits = re.sub(r"[\s-]", "", typed).upper().translate(_MISREAD)
    if not _TYPED.match(digits):
        return None
    value = 0
    for digit in digits:
        value = value << 5 | ALPHABET.index(digit)
    return f"{value:0{HEX_DIGITS}x}"
