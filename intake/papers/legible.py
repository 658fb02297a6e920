"""Making any text printable without losing any of it.

What the fonts cannot show, and what would steer the page or hide (control characters, direction marks,
lone surrogates), is named in place by its code point, so that nothing disappears and nothing misleads.
"""

import unicodedata
from collections.abc import Iterator, Set
from html import escape

# Control, format, surrogate, private and unassigned characters, line and paragraph separators.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANK_LINES_SHOWN = 2


class Legible:
    """Text made printable with the characters that every face of the paper has."""

    def __init__(self, glyphs: Set[int]) -> None:
        self._glyphs = glyphs
        self._table = _CodePoints(glyphs)

    def plain(self, text: str) -> str:
        """Return ``text`` on one line: unshowable characters named, runs of white space made one space."""
        return " ".join(self._named(text).split())

    def inline(self, text: str) -> str:
        """Return ``text`` as paragraph markup on one line."""
        return escape(self.plain(text), quote=False)

    def lines(self, text: str) -> Iterator[str]:
        """Yield ``text`` as paragraph markup, broken where it is, an empty line as ``""``.

        A run of more than two empty lines is counted in place instead of printed.
        """
        blank = 0
        for line in self._named(text.replace("\r\n", "\n")).split("\n"):
            if not line.strip():
                blank += 1
                continue
            yield from _blanks(blank)
            blank = 0
            yield escape(line.rstrip(), quote=False)

    def _named(self, text: str) -> str:
        return text.translate(self._table)


class _CodePoints(dict[int, str]):
    """A lazily filled table for str.translate."""

    def __init__(self, glyphs: Set[int]) -> None:
        super().__init__({0x0A: "\n", 0x09: "    "})
        self._glyphs = glyphs

    def __missing__(self, code: int) -> str:
        shown = code in self._glyphs and unicodedata.category(chr(code)) not in _UNSHOWN
        self[code] = chr(code) if shown else f"[U+{code:04X}]"
        return self[code]


def _blanks(count: int) -> Iterator[str]:
    if count > _BLANK_LINES_SHOWN:
        yield f"[{count} baris kosong]"
    else:
        yield from [""] * count
