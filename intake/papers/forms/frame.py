"""The page of a form, or two on one sheet: head on later pages, initials and digest at the foot, page x of y."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Final

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Frame, PageTemplate

from intake.papers.layout import (
    ALERT,
    BODY,
    BOLD,
    BOTTOM,
    LEFT,
    MONO,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET,
    RIGHT,
    RULE,
    WIDTH,
    PageWords,
    Paper,
    shortened,
)
from intake.papers.layout import foot as page_foot
from intake.papers.streamed import StreamedCanvas

_TOP: Final = 18 * mm
_NARROW: Final = 9 * mm  # where no head stands
_FOOT: Final = 8 * mm  # of a copy; a printer reaches the edge of a sheet to some 5 mm
_BANNER: Final = 7 * mm
_PARAF: Final = 18 * mm
_PARAF_BOX: Final = (26 * mm, 12 * mm)
SHRUNK: Final = PAGE_WIDTH / PAGE_HEIGHT
"""A page of A4 to half of A4."""
LEAST: Final = 7.5 / SHRUNK
"""The size of type on a copy that is 7.5 points on paper."""
_LARGE: Final = 11.0
_CORNERS: Final = (0.0, PAGE_WIDTH)
PARAF: Final = ("Paraf yang memberi keterangan", "Paraf yang meminta keterangan")


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands around the text of every page; '' leaves a thing out.

    `banner` warns at the top, `paraf` are what is noted of both sides' initials (their boxes are drawn where it is not
    None), `digest` says what the statement's short digest is.
    """

    banner: str = ""
    paraf: tuple[str, str] | None = None
    digest: str = ""


class FormPaper(Paper):
    """A4 pages of a form; `large` sets what stands around the text large too."""

    foot_room = "0"

    def __init__(self, out: BinaryIO, words: PageWords, edges: Edges, *, large: bool = False) -> None:
        super().__init__(out, words)
        if large:
            self.foot_size = _LARGE
        self.pageTemplates: list[PageTemplate] = []
        drawn = partial(_around, words, edges)
        self.addPageTemplates([PageTemplate("form", [_frame(edges)], onPage=drawn, pagesize=A4)])


class CopiesPaper(Paper):
    """A4 across with two pages of a form beside each other, each as small as A5, and a line to cut along."""

    foot_size, foot_at, foot_room = LEAST, _FOOT, "0"

    def __init__(self, out: BinaryIO, words: PageWords, edges: Edges) -> None:
        super().__init__(out, words)
        self.pageTemplates: list[PageTemplate] = []
        frames = [_frame(edges, corner, _NARROW, _FOOT + 5 * mm) for corner in _CORNERS]
        drawn = partial(_around_both, words, edges)
        self.addPageTemplates([PageTemplate("copies", frames, onPage=drawn, pagesize=landscape(A4))])


def _frame(edges: Edges, corner: float = 0, margin: float = _TOP, bottom: float = BOTTOM) -> Frame:
    """The room for a page's text between the margins; `corner` is where the page begins on its sheet."""
    foot = _PARAF if edges.paraf or edges.digest else 0
    top = margin + (_BANNER if edges.banner else 0)
    return Frame(corner + LEFT, bottom + foot, WIDTH, PAGE_HEIGHT - top - bottom - foot, 0, 0, 0, 0)


def _around_both(words: PageWords, edges: Edges, canvas: StreamedCanvas, paper: CopiesPaper) -> None:
    # For the whole sheet: what is drawn on it after this gets smaller too.
    canvas.scale(SHRUNK, SHRUNK)
    for corner in _CORNERS:
        canvas.saveState()
        canvas.translate(corner, 0)
        _around(words, edges, canvas, paper)
        canvas.restoreState()
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.setDash(4, 4)
    canvas.line(PAGE_WIDTH, 0, PAGE_WIDTH, PAGE_HEIGHT)
    canvas.restoreState()


def _around(words: PageWords, edges: Edges, canvas: StreamedCanvas, paper: Paper) -> None:
    canvas.saveState()
    size = paper.foot_size
    if canvas.getPageNumber() > 1:
        canvas.setFillColor(QUIET)
        canvas.setFont(BODY, size)
        canvas.drawString(LEFT, PAGE_HEIGHT - 12 * mm, shortened(words.head_left, BODY, size, WIDTH * 0.68))
        canvas.drawRightString(PAGE_WIDTH - RIGHT, PAGE_HEIGHT - 12 * mm, words.head_right)
    if edges.banner:
        canvas.setFillColor(ALERT)
        canvas.setFont(BOLD, size + 0.5)
        top = PAGE_HEIGHT - (19 * mm if isinstance(paper, FormPaper) else _NARROW + 3 * mm)
        canvas.drawCentredString(PAGE_WIDTH / 2, top, edges.banner)
    if edges.paraf is not None:
        _draw_paraf(canvas, edges.paraf)
    if edges.digest:
        canvas.setFillColor(QUIET)
        canvas.setFont(MONO, 8)
        canvas.drawString(LEFT, 20 * mm, edges.digest)
    canvas.restoreState()
    page_foot(words, canvas, paper)


def _draw_paraf(canvas: StreamedCanvas, noted: tuple[str, str]) -> None:
    wide, tall = _PARAF_BOX
    for place, (title, note) in enumerate(zip(PARAF, noted, strict=True)):
        right = PAGE_WIDTH - RIGHT - (1 - place) * (wide + 30 * mm)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.rect(right - wide, 20 * mm, wide, tall)
        canvas.setFillColor(QUIET)
        canvas.setFont(BODY, 7.5)
        first, second = title.rsplit(" ", 2)[0], " ".join(title.rsplit(" ", 2)[1:])
        canvas.drawRightString(right - wide - 1.5 * mm, 20 * mm + tall - 7, first)
        canvas.drawRightString(right - wide - 1.5 * mm, 20 * mm + tall - 17, second)
        canvas.drawCentredString(right - wide / 2, 20 * mm + 3, note)
