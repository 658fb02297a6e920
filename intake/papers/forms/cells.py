"""Texts cut into cells of tables: a cell cannot go on to the next page, so long texts take several rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.lib.styles import ParagraphStyle

from intake.papers.layout import fonts

_TALLEST: Final = 360.0  # points; any page has more room
_WIDEST: Final = 0.95  # of the font size: the widest letters of the font


def cells(text: str, width: float, style: ParagraphStyle) -> Iterator[str]:
    """Yields a text of any length as markup for cells of `width` points, none too high for a page; '' for no text."""
    in_line = max(1, int(width / (style.fontSize * _WIDEST)))
    most = int(_TALLEST / style.leading)
    kept: list[str] = []
    used = 0
    for piece in fonts().pieces(text, in_line * most):
        needed = len(piece) // in_line + 1
        if kept and used + needed > most:
            yield "<br/>".join(kept)
            kept, used = [], 0
        kept.append(piece)
        used += needed
    yield "<br/>".join(kept)
