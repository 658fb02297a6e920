"""Paragraphs that are parsed only where they hold markup and broken into lines once, and faces that remember widths.

reportlab parses every text as XML and breaks every line anew each time a table or page asks for its height; in a
dossier, which is short labels and values in tables, that was most of the time.
"""

from functools import lru_cache
from html import unescape
from typing import Any, Final

from reportlab import platypus
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus.paragraph import cleanBlockQuotedText
from reportlab.platypus.paraparser import ParaFrag, ParaParser

_WORDS: Final = 1 << 14


class Paragraph(platypus.Paragraph):  # type: ignore[misc]  # reportlab is untyped
    """reportlab's paragraph: the same lines, found with less work."""

    _measured: float | None = None

    def __init__(
        self, text: str | None, style: ParagraphStyle, bulletText: str | None = None, frags: Any = None
    ) -> None:
        if frags is None and text is not None and "<" not in text:
            plain = unescape(cleanBlockQuotedText(text))
            frags = [_fragment(style).clone(text=plain)] if plain else []
        super().__init__(text, style, bulletText, frags)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points; the lines that were broken for this width are kept."""
        if width != self._measured or not hasattr(self, "blPara"):  # a split that finds no room drops it
            super().wrap(width, height)
            self._measured = width
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """Return what fits `height` points, and the rest, whose lines are not broken anew for every page."""
        parts = list(super().split(width, height))
        # An indent would move the lines of the rest; lines of several fragments know their places in the whole.
        if len(parts) > 1 and not self.style.firstLineIndent and not hasattr(self.blPara.lines[0], "sFW"):
            begun, rest = parts
            rest.blPara = self.blPara.clone(lines=self.blPara.lines[len(begun.blPara.lines) :])
            rest.width, rest.height, rest._measured = width, self.height - begun.height, width
        return parts


class Face(TTFont):  # type: ignore[misc]  # reportlab is untyped
    """A TrueType face that remembers how wide words are."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, shapable=False)
        self._units = lru_cache(_WORDS)(self._sum)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """Return the width of a text in points at ``size``."""
        return 0.001 * size * self._units(text)

    def _sum(self, text: str) -> float:
        width, default = self.face.charWidths.get, self.face.defaultWidth
        return float(sum(width(ord(each), default) for each in text))


@lru_cache
def _fragment(style: ParagraphStyle) -> ParaFrag:
    """What the parser makes of plain text in this style."""
    return ParaParser().parse("x", style)[1][0]
