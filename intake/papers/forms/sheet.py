"""The styles of forms at a size, and the small things drawn on them: dotted lines, rules, boxes, places for stamps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from intake.papers.forms.model import Look
from intake.papers.layout import BODY, BOLD, INK, QUIET, RULE, WIDTH

INDENT: Final = 8 * mm
DOTS: Final = "…" * 9
"""A short blank within a sentence."""
_ROOMY: Final = {
    **dict.fromkeys(("submission", "register", "number", "decree", "assignment_letter", "lhp_number"), 22),
    **dict.fromkeys(("name", "officers", "finding", "to", "year", "end_year"), 20),
    "reason": 40,
    **dict.fromkeys(("place", "received_place", "address", "capacity", "occupation", "birth_place"), 15),
    **dict.fromkeys(("received_date", "completed_date", "day", "end_day", "clock", "end_clock"), 14),
}
"""How many dots a hand needs for what is written there, at some 3 mm each; where that is more than `DOTS`."""

READING: Final = 1.5
"""From this scale on a paper is for reading only."""
_DOTTED: Final = (0.1, 2.4)
_STAMP_RADIUS: Final = 12 * mm
_METERAI: Final = (22 * mm, 17 * mm)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The styles at one size: 1 for a form, more for a reading copy; no type is below `least` points."""

    scale: float
    least: float
    looks: dict[Look, ParagraphStyle]
    filled: ParagraphStyle
    answer: ParagraphStyle
    head: ParagraphStyle
    sign: ParagraphStyle

    @property
    def line(self) -> float:
        """The height of a line to write on, in points."""
        return 21 * self.scale

    @property
    def sign_room(self) -> float:
        """The height of the room to sign, in points; a reading copy is not signed, on a copy there is less of it."""
        return float((10 if self.scale > READING else 24.5 if self.least else 26) * mm)


@cache
def sheet(scale: float = 1.0, least: float = 0.0) -> Sheet:
    """The styles at this size, no type smaller than `least` points."""

    def style(name: str, **options: Any) -> ParagraphStyle:
        size = max(options.pop("fontSize", 10) * scale, options.pop("least", least))
        base = {
            "fontName": BODY, "bulletFontName": BODY, "fontSize": size, "bulletFontSize": size,
            "leading": size * 1.42, "allowWidows": 0, "allowOrphans": 0, "textColor": INK, "spaceAfter": 3.2 * scale,
        }  # fmt: skip
        return ParagraphStyle(name, **(base | options))

    looks = {
        Look.PLAIN: style("form-plain"),
        Look.FIRST: style("form-first", firstLineIndent=10 * mm, spaceBefore=4),
        Look.STRONG: style("form-strong", fontName=BOLD, bulletFontName=BOLD, spaceBefore=7, keepWithNext=1),
        Look.TITLE: style("form-title", fontName=BOLD, fontSize=13, alignment=TA_CENTER, spaceBefore=4),
        Look.CENTRE: style("form-centre", alignment=TA_CENTER, spaceAfter=6 * scale),
        Look.RIGHT: style("form-right", fontSize=9, alignment=TA_RIGHT, textColor=QUIET),
        # for who fills in the form, not for who is given it
        Look.NOTE: style(
            "form-note", least=0.85 * least, fontSize=8 * min(1, 1.2 / scale), textColor=QUIET, spaceAfter=0.5
        ),
    }
    return Sheet(
        scale,
        least,
        looks,
        filled=style("form-filled", spaceAfter=2),
        answer=style("form-answer", leftIndent=2 * INDENT, bulletIndent=INDENT, spaceAfter=6 * scale),
        head=style("form-head", fontName=BOLD, fontSize=8.5, alignment=TA_CENTER, spaceAfter=0),
        sign=style("form-sign", alignment=TA_CENTER, spaceAfter=0),
    )


def dots(path: str) -> str:
    """The dots of a blank within a sentence, as long as what is at `path` takes when it is written by hand."""
    return "…" * _ROOMY.get(path.rpartition(".")[2], len(DOTS))


class Dotted(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A dotted line to write on, as wide as there is room behind `indent` points."""

    def __init__(self, height: float, indent: float = 0) -> None:
        super().__init__()
        self._tall, self._indent = height, indent

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width, self.height = width, self._tall
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line a little above the lower edge."""
        dotted_line(self.canv, self._indent, self.width, 4)


def dotted_line(canvas: Any, start: float, end: float, y: float) -> None:
    """Draw round dots from `start` to `end`, in points."""
    canvas.saveState()
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.75)
    canvas.setLineCap(1)
    canvas.setDash(*_DOTTED)
    canvas.line(start, y, end, y)
    canvas.restoreState()


class Ruled(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A name in the middle of a line, rules of dashes on both sides, so that nothing can be written in later."""

    def __init__(self, inner: Flowable, text_width: float) -> None:
        super().__init__()
        self._inner, self._text_width = inner, min(text_width, 0.8 * WIDTH)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width = width
        self._inner_height = self._inner.wrap(self._text_width, height)[1]
        self.height = self._inner_height + 6
        return self.width, self.height

    def draw(self) -> None:
        """Draw both rules with a colon, and the words between them."""
        side = (self.width - self._text_width) / 2 - 4 * mm
        middle = 3 + self._inner_height / 2
        self.canv.setStrokeColor(QUIET)
        self.canv.setLineWidth(0.6)
        self.canv.setDash(3, 2)
        for start in (0.0, self.width - side):
            self.canv.line(start, middle, start + side, middle)
        self._inner.drawOn(self.canv, (self.width - self._text_width) / 2, 3)


class Choice(Paragraph):  # type: ignore[misc]  # reportlab is untyped
    """A paragraph with a small box before its mark, crossed where it is chosen."""

    crossed: bool | None = None

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split as a paragraph does; the box stays with the first part."""
        parts = super().split(width, height)
        if parts and parts[0] is not self:
            parts[0].crossed = self.crossed
        return list(parts)

    def draw(self) -> None:
        """Draw the text and the box."""
        super().draw()
        if self.crossed is None:
            return
        side = 0.85 * self.style.fontSize
        x, y = self.style.bulletIndent - 1.5 * side, self.height - self.style.leading + 0.25 * side
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.8)
        self.canv.rect(x, y, side, side)
        if self.crossed:
            self.canv.setLineWidth(1.4)
            self.canv.line(x + 1.5, y + 1.5, x + side - 1.5, y + side - 1.5)
            self.canv.line(x + 1.5, y + side - 1.5, x + side - 1.5, y + 1.5)


class SignPlace(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The room for a signature, with the places of a stamp and of a duty stamp: left, centre, right or none."""

    def __init__(self, height: float, stamp: str, stamp_at: str, meterai: str, meterai_at: str) -> None:
        super().__init__()
        self._tall = height
        self._stamp, self._meterai = (stamp, stamp_at), (meterai, meterai_at)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width, self.height = width, self._tall
        return self.width, self.height

    def draw(self) -> None:
        """Draw the form's words, in thin outlines where there is room for a stamp."""
        canvas = self.canv
        canvas.setStrokeColor(RULE)
        canvas.setFillColor(QUIET)
        canvas.setLineWidth(0.6)
        canvas.setDash(2, 2)
        text, at = self._stamp
        if text and at != "none":
            x = self._middle(at, 2 * _STAMP_RADIUS)
            if self.height > 2 * _STAMP_RADIUS:
                canvas.circle(x, self.height / 2, _STAMP_RADIUS)
            self._write(text, x)
        text, at = self._meterai
        if text and at != "none":
            x, (wide, tall) = self._middle(at, _METERAI[0]), _METERAI
            if self.height > tall:
                canvas.rect(x - wide / 2, (self.height - tall) / 2, wide, tall)
            self._write(text, x)

    def _middle(self, at: str, wide: float) -> float:
        inset = wide / 2 + 2
        return {"left": inset, "centre": self.width / 2, "right": self.width - inset}[at]

    def _write(self, text: str, x: float) -> None:
        lines = text.split()
        for place, line in enumerate(lines):
            y = self.height / 2 + 5 * (len(lines) - 1) - 10 * place - 3
            self.canv.setFont(BODY, 7.5)
            self.canv.drawString(x - stringWidth(line, BODY, 7.5) / 2, y, line)
