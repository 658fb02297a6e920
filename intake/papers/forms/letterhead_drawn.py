"""The letterhead on paper: logo, lines, address and the double rule below; long words are set smaller, none are cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from intake.papers.forms.letterhead import Letterhead
from intake.papers.layout import BODY, BOLD, INK, QUIET, WIDTH, fonts
from intake.papers.paragraph import Paragraph
from intake.papers.parts import height_of
from intake.papers.streamed import Jpeg

KOP: Final = "KOP PENGAWAS PEMILU"
MOST: Final = 60 * mm
"""The height of a head that leaves a page enough room for its form."""
_LOGO: Final = 19 * mm
_STRONG, _SMALL = 12.0, 8.0
_LEAST: Final = 7.0
_SCALES: Final = (1.0, 0.9, 0.8, 0.7)
_BARE: Final = [
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
]
_RULE: Final = ("LINEBELOW", (0, 0), (-1, -1), 1.4, INK)


def head_of_page(head: Letterhead, name: str, least: float = 0.0) -> Iterator[Flowable]:
    """The head of a page, `name` where the letterhead has no lines; no type is below `least` points.

    One that is too high in the smallest type stands below its logo and goes on over the page.
    """
    wide = WIDTH if head.logo is None else WIDTH - 2 * _LOGO
    lines = _fitting(head, name, least, wide)
    logo = None if head.logo is None else Logo(head.logo, _LOGO)
    if height_of(lines, wide) > MOST:
        yield from (*([logo] if logo else []), *lines)
        yield Table([[""]], colWidths=[WIDTH], rowHeights=[4], style=[*_BARE, _RULE])
    elif logo is None:
        yield Table([[lines]], colWidths=[WIDTH], style=[*_BARE, _RULE])
    else:
        yield Table([[logo, lines, ""]], colWidths=[_LOGO, wide, _LOGO], style=[*_BARE, _RULE])
    yield Table(
        [[""]], colWidths=[WIDTH], rowHeights=[1.8], style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, INK)]
    )
    yield Spacer(1, 6 if least else 10)


def fits(head: Letterhead) -> bool:
    """Whether the letterhead finds room in the head of a page, beside a logo too."""
    fonts()
    wide = WIDTH - 2 * _LOGO
    return height_of(_fitting(head, head.name, 0, wide), wide) <= float(MOST)


def _fitting(head: Letterhead, name: str, least: float, wide: float) -> list[Flowable]:
    """The lines in the largest type in which they fit the head, else in the smallest."""
    for scale in _SCALES:
        lines = _lines(head, name, scale, least)
        if height_of(lines, wide) <= MOST:
            break
    return lines


def _lines(head: Letterhead, name: str, scale: float, least: float) -> list[Flowable]:
    size, small = max(_STRONG * scale, least), max(_SMALL * scale, _LEAST, least)
    strong = ParagraphStyle(
        "letterhead", fontName=BOLD, fontSize=size, leading=size * 1.3, textColor=INK, alignment=TA_CENTER
    )
    quiet = ParagraphStyle(
        "letterhead-small", strong, fontName=BODY, fontSize=small, leading=small * 1.35, textColor=QUIET
    )
    inline = fonts().inline
    lines = [Paragraph(inline(line), strong) for line in head.lines or (name or KOP,)]
    return [*lines, *(Paragraph(inline(line), quiet) for line in head.address)]


class Logo(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A picture within a square of `side` points."""

    def __init__(self, jpeg: Jpeg, side: float) -> None:
        super().__init__()
        scale = side / max(jpeg.width, jpeg.height)
        self._jpeg = jpeg
        self.width, self.height = jpeg.width * scale, jpeg.height * scale
        self.hAlign = "CENTER"

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Hand the picture to the canvas."""
        self.canv.draw_jpeg(self._jpeg, 0, 0, self.width, self.height)
