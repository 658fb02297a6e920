"""Names for files that go out: what came from somebody else's device is proposed as a name that any system takes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?\Z", re.IGNORECASE)
"""Names that Windows keeps for devices, with any suffix."""
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
_UNSEEN: Final = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
_MOST: Final = 120
_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,11}\Z")


def safe_name(name: str, otherwise: str) -> str:
    """The name without signs that nobody sees or Windows forbids, of at most 120; `otherwise` where none is left.

    Windows drops dots and spaces at the end, and takes CON and the like for devices whatever follows the dot.
    """
    plain = "".join(sign for sign in name if unicodedata.category(sign) not in _UNSEEN)
    plain = " ".join(_FORBIDDEN.sub("_", plain).split()).rstrip(". ").lstrip(".")
    suffix = found[0] if (found := _SUFFIX.search(plain)) else ""
    stem = plain.removesuffix(suffix)[: _MOST - len(suffix)].rstrip(". ")
    if not stem.strip("._ "):
        return otherwise
    return f"{'_' if RESERVED.match(stem + suffix) else ''}{stem}{suffix}"
