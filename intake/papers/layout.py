"""Fonts, styles and the page frame of a paper: A4, running head, 'Halaman x dari y'."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer

from intake.papers.content import Stated
from intake.papers.legible import Legible
from intake.papers.paragraph import Face
from intake.papers.streamed import StreamedCanvas

BODY, BOLD, MONO = "NotoSans", "NotoSans-Bold", "NotoSansMono"
_FONT_FILES = {
    BODY: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    MONO: "NotoSansMono-Regular.ttf",
}
_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"

INK, QUIET, RULE = HexColor("#1b1f24"), HexColor("#5b6470"), HexColor("#9aa3ad")
SHADE, ACCENT, ALERT = HexColor("#eef1f4"), HexColor("#1f3b57"), HexColor("#a01c1c")

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 20 * mm, 26 * mm, 22 * mm
WIDTH = PAGE_WIDTH - LEFT - RIGHT
BODY_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
_TOTAL = "total-pages"
Attach = Callable[[Sequence[tuple[Stated, ...]]], tuple[str, bytes, str]]


def _style(name: str, **options: Any) -> ParagraphStyle:
    # bulletFontName too: its default is Helvetica, which is not embedded.
    base = {"fontName": BODY, "fontSize": 9.5, "leading": 13.5, "textColor": INK, "bulletFontName": BODY}
    return ParagraphStyle(name, **(base | options))


TEXT = _style("text")
PROSE = _style("prose", spaceAfter=4)
SMALL = _style("small", fontSize=8, leading=11)
NOTE = _style("note", fontSize=8, leading=11, textColor=QUIET, spaceAfter=4)
LABEL = _style("label", fontSize=8.5, leading=12, textColor=QUIET)
VALUE = _style("value", fontSize=9, leading=12.5)
SOURCE = _style("source", fontSize=7.5, leading=10, textColor=QUIET)
HEAD_CELL = _style("head-cell", fontName=BOLD, fontSize=8, leading=11)
CODE = _style("code", fontName=MONO, fontSize=8, leading=11.5)
MARK = _style("mark", fontName=BOLD, fontSize=8, leading=11, textColor=ALERT)
H1 = _style("h1", fontName=BOLD, fontSize=15, leading=20, textColor=ACCENT, spaceAfter=8)
H2 = _style("h2", fontName=BOLD, fontSize=11, leading=15, textColor=ACCENT, spaceBefore=10, spaceAfter=4)
BANNER = _style(
    "banner",
    fontName=BOLD,
    fontSize=9.5,
    leading=13.5,
    textColor=ALERT,
    borderColor=ALERT,
    borderWidth=1,
    borderPadding=6,
    leftIndent=6,
    rightIndent=6,
    spaceBefore=8,
    spaceAfter=12,
)
COVER_OFFICE = _style("cover-office", fontName=BOLD, fontSize=12, leading=16, alignment=TA_CENTER)
COVER_UNIT = _style("cover-unit", fontSize=10, leading=14, alignment=TA_CENTER, textColor=QUIET)
COVER_TITLE = _style(
    "cover-title", fontName=BOLD, fontSize=28, leading=36, alignment=TA_CENTER, textColor=ACCENT
)
COVER_KIND = _style("cover-kind", fontSize=12, leading=18, alignment=TA_CENTER)
COVER_NUMBER = _style("cover-number", fontName=BOLD, fontSize=13, leading=18, alignment=TA_CENTER)
COVER_LABEL = _style(
    "cover-label", fontName=BOLD, fontSize=9, leading=13, alignment=TA_CENTER, textColor=ALERT, spaceAfter=2
)
COVER_NOTE = _style("cover-note", fontSize=8.5, leading=12, alignment=TA_CENTER, textColor=QUIET)


@lru_cache(maxsize=1)
def fonts() -> Legible:
    """Register the shipped fonts (once) and return the text maker that knows what they can show."""
    faces = [Face(name, str(_FONTS / file)) for name, file in _FONT_FILES.items()]
    for face in faces:
        registerFont(face)
    registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=BODY, boldItalic=BOLD)
    registerFontFamily(BOLD, normal=BOLD, bold=BOLD, italic=BOLD, boldItalic=BOLD)
    registerFontFamily(MONO, normal=MONO, bold=MONO, italic=MONO, boldItalic=MONO)
    return Legible(frozenset.intersection(*(frozenset(face.face.charToGlyph) for face in faces)))


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands on every page and in the document's properties; one line each, already legible."""

    title: str
    author: str
    subject: str
    creator: str
    made_at: str
    head_left: str
    head_right: str
    foot: str


class _Body(Frame):  # type: ignore[misc]  # reportlab is untyped
    """Where the text of a page stands; air for which no room is left is dropped, or it would open an empty page."""

    def add(self, flowable: Flowable, canv: StreamedCanvas, trySplit: int = 0) -> bool:
        """Draw a flowable; returns whether it is done with."""
        # A conditional page break is a kind of spacer, and no air.
        return bool(self._add(flowable, canv, trySplit)) or type(flowable) is Spacer


class Paper(BaseDocTemplate):  # type: ignore[misc]  # reportlab is untyped
    """A4 pages laid out section by section, so that no more than one section is held at a time."""

    foot_size = 7.5
    """Of the type at the foot of a page, in points."""
    foot_at = 12 * mm
    foot_room = "0000"
    """What the number of pages is left room for."""

    def __init__(self, out: BinaryIO, words: PageWords) -> None:
        super().__init__(
            out,
            pagesize=A4,
            title=words.title,
            author=words.author,
            subject=words.subject,
            creator=words.creator,
            producer="Segel, ReportLab",
            lang="id-ID",
            initialFontName=BODY,
            invariant=1,
            pageCompression=1,
        )
        frame = _Body(LEFT, BOTTOM, WIDTH, BODY_HEIGHT, 0, 0, 0, 0, id="body")
        self.addPageTemplates(
            [
                PageTemplate("cover", [frame], onPage=partial(foot, words), pagesize=A4),
                PageTemplate("body", [frame], onPage=partial(_head_and_foot, words), pagesize=A4),
            ]
        )
        self._words = words

    def lay_out(
        self,
        sections: Iterable[list[Flowable]],
        attach: Attach | None = None,
        comment: bytes = b"",
    ) -> int:
        """Write all sections and close the document; returns the number of pages.

        ``attach`` is given what each page states and returns the name, content and description of a file that is put
        into the PDF. ``comment`` are lines that begin with "%"; they stand before all else.
        """
        self._startBuild(None, StreamedCanvas)
        self.canv.write_comment(comment)
        self.canv._doctemplate = self  # what is kept together asks it for the next page
        self.canv.seed_id("\n".join((self._words.made_at, self._words.head_left, self._words.head_right)))
        self.canv.setDateFormatter(partial(_pdf_date, self._words.made_at))
        self.canv.showOutline()
        self._savedInfo = self.canv._doc.info
        for section in sections:
            while section:
                self.clean_hanging()
                self.handle_flowable(section)
        self._doSave = 0
        self._endBuild()
        self._finish(attach)
        return int(self.canv.getPageNumber()) - 1

    def _finish(self, attach: Attach | None) -> None:
        _fill(self.canv, _TOTAL, str(self.canv.getPageNumber() - 1), self.foot_size)
        for anchor in self.canv.pages_asked:
            _fill(self.canv, page_form(anchor), str(self.canv.page_of.get(anchor, "—")), PAGE_SIZE)
        if attach is not None:
            self.canv.embed(*attach(self.canv.stated))
        self.canv.save()


PAGE_SIZE = 9
"""Of the type in which the page of an anchor is written, in points."""


def page_form(anchor: str) -> str:
    """Return the name of the form that will hold the page of ``anchor``, once that is known."""
    return f"page-of-{anchor}"


def shortened(text: str, font: str, size: float, width: float) -> str:
    """Return ``text``, cut with an ellipsis where it is wider than ``width`` points."""
    if stringWidth(text, font, size) <= width:
        return text
    kept = text[: int(width)]
    while kept and stringWidth(kept + "…", font, size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _head_and_foot(words: PageWords, canvas: StreamedCanvas, paper: Paper) -> None:
    canvas.saveState()
    y = PAGE_HEIGHT - 16 * mm
    canvas.setFillColor(QUIET)
    canvas.setFont(MONO, 7.5)
    canvas.drawRightString(PAGE_WIDTH - RIGHT, y, words.head_right)
    room = WIDTH - stringWidth(words.head_right, MONO, 7.5) - 6 * mm
    canvas.setFont(BOLD, 8)
    canvas.drawString(LEFT, y, shortened(words.head_left, BOLD, 8, room))
    _rule(canvas, y - 2 * mm)
    canvas.restoreState()
    foot(words, canvas, paper)


def foot(words: PageWords, canvas: StreamedCanvas, paper: Paper) -> None:
    """Draw the words at the foot of a page and its number."""
    canvas.saveState()
    y = paper.foot_at
    _rule(canvas, y + 4 * mm)
    canvas.setFillColor(QUIET)
    canvas.setFont(BODY, paper.foot_size)
    canvas.drawString(LEFT, y, words.foot)
    # The total is not known yet: a form drawn here is filled when the last page is done.
    total_at = PAGE_WIDTH - RIGHT - stringWidth(paper.foot_room, BODY, paper.foot_size)
    canvas.drawRightString(total_at, y, f"Halaman {canvas.getPageNumber()} dari ")
    canvas.translate(total_at, y)
    canvas.doForm(_TOTAL)
    canvas.restoreState()


def _fill(canvas: StreamedCanvas, form: str, text: str, size: float) -> None:
    canvas.beginForm(form, 0, -4, 60, 12)  # in the colour of where it is drawn
    canvas.setFont(BODY, size)
    canvas.drawString(0, 0, text)
    canvas.endForm()


def _rule(canvas: StreamedCanvas, y: float) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, y, PAGE_WIDTH - RIGHT, y)


def _pdf_date(made_at: str, *_clock: int) -> str:
    """Return an ISO instant as a PDF date (ISO 32000-1, 7.9.4); an unreadable one as the epoch of PDF."""
    digits = "".join(c for c in made_at[:19] if c.isdigit())
    if len(digits) != len("YYYYMMDDHHMMSS"):
        return "D:19930101000000Z"
    zone = made_at[-6:]
    signed = zone[0] in "+-" and zone[3] == ":"
    return f"D:{digits}" + (f"{zone[:3]}'{zone[4:]}'" if signed else "")
