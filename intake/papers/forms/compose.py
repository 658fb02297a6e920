"""A form on paper: letterhead, parts, edges, written as PDF; the same input gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, FrameBreak, PageBreak, Paragraph, Spacer, Table

from intake.papers.forms.draw import Drawing
from intake.papers.forms.fill import Filled
from intake.papers.forms.frame import LEAST, CopiesPaper, Edges, FormPaper
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.model import Form, Look, blanks
from intake.papers.forms.receipt_box import receipt_box
from intake.papers.forms.sheet import Sheet, sheet
from intake.papers.forms.values import FormValues
from intake.papers.layout import BODY, BOLD, INK, QUIET, WIDTH, PageWords, fonts
from intake.papers.parts import brief
from intake.papers.streamed import Jpeg
from intake.papers.wording import SUPPLEMENT

LARGE: Final = 1.7
KOP: Final = "KOP PENGAWAS PEMILU"
UNVERIFIED: Final = "BELUM DIVERIFIKASI untuk Pemilihan (Pilkada) — bukan formulir resmi"
READING_COPY: Final = "SALINAN BACA berhuruf besar — tidak untuk ditandatangani"
TEMPLATE: Final = "Menurut templat yang beredar — bukan formulir dari lampiran Perbawaslu 7/2022"
_MOST_LINES: Final = 8
_LOGO: Final = 19 * mm
_COPY_SCALES: Final = (1.2, 1.12, 1.06, 1.0, 0.94)
_SCALES: Final = (1.0, 0.97, 0.94)
_NEARLY: Final = 2
_FEW: Final = 8
_LITTLE: Final = 100 * mm


@dataclass(frozen=True, slots=True)
class Manner:
    """How a form is to be printed: for a local election, and as a reading copy in large type."""

    pilkada: bool = False
    large: bool = False


def write_form(
    filled: Filled, values: FormValues, letterhead: Letterhead, manner: Manner, out: BinaryIO
) -> int:
    """Writes a filled form to `out` as PDF; returns the number of pages.

    Copies come to one sheet, as wide apart as lets each fit on its half and in no type below 7.5 points, else each
    begins a page of its own. Where the last page would hold little, the form is set a little smaller if that saves it.
    """
    fonts()
    words, edges = _page_words(filled.form, values, manner), _edges(filled.form, values, manner)
    copies = () if manner.large else filled.form.copies

    def flows(styles: Sheet, between: type[Flowable]) -> list[Flowable]:
        found: list[Flowable] = []
        for copy in copies or ("",):
            found += [between()] if found else []
            found += _flow(filled, values, letterhead, manner, styles)
            found += [receipt_box(values, copy)] if copy else []
        return found

    for scale in _COPY_SCALES if copies else ():
        tried = io.BytesIO()
        pages = CopiesPaper(tried, words, edges).lay_out([flows(sheet(scale, LEAST), FrameBreak)])
        if pages == 1:
            out.write(tried.getvalue())
            return 1
        if pages > _NEARLY:
            break
    fits, most = b"", 0
    for scale in _SCALES:
        tried = io.BytesIO()
        paper = FormPaper(tried, words, edges, large=manner.large)
        pages = paper.lay_out([flows(sheet(scale * (LARGE if manner.large else 1)), PageBreak)])
        if not most or pages < most:
            fits, most = tried.getvalue(), pages
        if pages == 1 or pages > _FEW or paper.used > _LITTLE:
            break
    out.write(fits)
    return most


def is_unverified(form: Form, manner: Manner) -> bool:
    """Whether nobody has compared the form with the rules on local elections, for one of which it is made."""
    return manner.pilkada and form.official and not form.pilkada


def _flow(
    filled: Filled, values: FormValues, letterhead: Letterhead, manner: Manner, styles: Sheet
) -> Iterator[Flowable]:
    form = filled.form
    if form.model and not manner.pilkada:
        yield Paragraph(fonts().inline(form.model), styles.looks[Look.RIGHT])
    if form.letterhead and not manner.large:
        yield from kop(letterhead, values.office.name, styles)
    yield from Drawing(styles, letterhead).parts(filled.parts)


def kop(head: Letterhead, name: str, styles: Sheet) -> Iterator[Flowable]:
    """The letterhead: logo, lines, address, and the double rule below."""
    inline = fonts().inline
    strong = ParagraphStyle(
        "kop", fontName=BOLD, fontSize=12, leading=15.5, textColor=INK, alignment=TA_CENTER
    )
    small = ParagraphStyle(
        "kop-small", parent=strong, fontName=BODY, fontSize=max(8, styles.least), textColor=QUIET
    )
    small.leading = small.fontSize * 1.35
    lines: list[Flowable] = [Paragraph(inline(line), strong) for line in _most(head.lines or (name or KOP,))]
    lines += [Paragraph(inline(line), small) for line in _most(head.address)]
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ("LINEBELOW", (0, 0), (-1, -1), 1.4, INK),
    ]
    if head.logo is None:
        table = Table([[lines]], colWidths=[WIDTH], style=style)
    else:
        logo = Logo(head.logo, _LOGO)
        table = Table([[logo, lines, ""]], colWidths=[_LOGO, WIDTH - 2 * _LOGO, _LOGO], style=style)
    yield table
    yield Table(
        [[""]], colWidths=[WIDTH], rowHeights=[1.8], style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, INK)]
    )
    yield Spacer(1, 6 if styles.least else 10)


def _most(lines: tuple[str, ...]) -> list[str]:
    """The lines that a letterhead has room for; that there are more is said."""
    shown = [brief(line) for line in lines[:_MOST_LINES]]
    return [*shown, f"… ({len(lines) - _MOST_LINES} baris lagi)"] if len(lines) > _MOST_LINES else shown


class Logo(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A picture within a square of `side` points."""

    def __init__(self, jpeg: Jpeg, side: float) -> None:
        super().__init__()
        scale = side / max(jpeg.width, jpeg.height)
        self._jpeg = jpeg
        self.width, self.height = jpeg.width * scale, jpeg.height * scale

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Hand the picture to the canvas."""
        self.canv.draw_jpeg(self._jpeg, 0, 0, self.width, self.height)


def _page_words(form: Form, values: FormValues, manner: Manner) -> PageWords:
    labels = (form.model.title() if not manner.pilkada else "", form.title.official)
    case = f"Perkara {values.case.serial}" if values.case.serial else ""
    register = any(blank.path == "number.register" for blank in blanks(form.parts))
    number = values.number.register if register else values.number.submission
    return PageWords(
        title=brief(f"{form.name} {form.title.official}, {case}".rstrip(", ")),
        author=brief(f"{values.officer.name}, {values.office.name}".strip(", ")),
        subject=brief(case),
        creator="Segel",
        made_at=values.made_at,
        head_left=brief(" · ".join(each for each in (*labels, number) if each)),
        head_right=fonts().plain(case),
        foot=_foot(form, manner),
    )


def _foot(form: Form, manner: Manner) -> str:
    if not form.official:
        return SUPPLEMENT if not form.model else TEMPLATE
    return form.pilkada if manner.pilkada and form.pilkada else form.source


def _edges(form: Form, values: FormValues, manner: Manner) -> Edges:
    banner = UNVERIFIED if is_unverified(form, manner) else READING_COPY if manner.large else ""
    if not form.paraf:
        return Edges(banner)
    hearing = values.hearing
    digest = f"Sidik ringkas keterangan: {hearing.digest}" if hearing.digest else hearing.state
    return Edges(
        banner, None if manner.large else (hearing.initials_speaker, hearing.initials_officer), digest
    )
