"""The monthly report on paper: a table under each head, each row with its bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from intake.lists.monthly import CountedBy, Monthly
from intake.papers.layout import (
    ACCENT,
    BANNER,
    H1,
    H2,
    HEAD_CELL,
    NOTE,
    RULE,
    SHADE,
    TEXT,
    VALUE,
    WIDTH,
    PageWords,
    Paper,
    fonts,
)
from intake.papers.parts import brief
from intake.papers.wording import SUPPLEMENT, month_words, stamp_words
from intake.wording import Language, sentence

_SHARES: Final = (0.52, 0.1, 0.38)
_BAR: Final = 3.2 * mm
_NUMBER: Final = ParagraphStyle("number", parent=VALUE, alignment=2)
_WHOLE: Final = 12
"""Tables up to so many rows stay on one page."""


def write_monthly(made: Monthly, out: BinaryIO) -> int:
    """Writes the report to `out` as PDF, in Indonesian like every paper; returns the number of pages.

    The same report gives the same bytes.
    """
    fonts()
    title = _say("title", month=month_words(made.month))
    words = PageWords(
        title=title, author=brief(made.office), subject=title, creator="Segel", made_at=made.made_at,
        head_left=brief(f"{made.office} — {title}"), head_right=made.month, foot=SUPPLEMENT,
    )  # fmt: skip
    return Paper(out, words).lay_out([list(_flow(made, title))])


def _flow(made: Monthly, title: str) -> Iterator[Flowable]:
    inline = fonts().inline
    yield Paragraph(inline(title), H1)
    yield Paragraph(inline(made.office), TEXT)
    made_at = _say("counted", count=made.cases, received=made.received, at=stamp_words(made.made_at))
    yield Paragraph(inline(made_at), NOTE)
    yield Paragraph(inline(_say("confidential")), BANNER)
    for each in made.counted:
        yield from _counted(each, made.cases)
    yield Spacer(1, 4 * mm)
    yield Paragraph(inline(_say("several")), NOTE)


def _counted(each: CountedBy, cases: int) -> Iterator[Flowable]:
    heading = Paragraph(fonts().inline(each.title), H2)
    if not each.counts:
        yield KeepTogether([heading, Paragraph(fonts().inline(_say("none")), NOTE)])
        return
    rows: list[list[Flowable]] = [
        [Paragraph(fonts().inline(_say(f"column-{name}")), HEAD_CELL) for name in ("words", "cases", "share")]
    ]
    rows += [
        [Paragraph(fonts().inline(brief(count.words)), VALUE), Paragraph(str(count.cases), _NUMBER),
         _bar(count.cases / max(1, cases))]
        for count in each.counts
    ]  # fmt: skip
    table = Table(rows, [WIDTH * share for share in _SHARES], repeatRows=1, style=_STYLE)
    yield from [KeepTogether([heading, table])] if len(rows) <= _WHOLE else [heading, table]


def _say(key: str, **particulars: str | int) -> str:
    return sentence(Language.ID, f"monthly.{key}", **particulars)


def _bar(share: float) -> Drawing:
    """A bar as long as the share of all cases, on a track that stands for all of them."""
    width = WIDTH * _SHARES[2] - 5 * mm
    drawing = Drawing(width, _BAR + 1 * mm)
    drawing.add(Rect(0, 0, width, _BAR, fillColor=SHADE, strokeColor=None))
    drawing.add(Rect(0, 0, width * share, _BAR, fillColor=ACCENT, strokeColor=None))
    return drawing


_STYLE: Final = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
)
