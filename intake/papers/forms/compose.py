"""A form on paper: letterhead, parts, edges, written as PDF; the same input gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from reportlab.platypus import Flowable, FrameBreak, PageBreak, Paragraph

from intake.papers.forms.draw import Drawing
from intake.papers.forms.fill import Filled
from intake.papers.forms.frame import LEAST, CopiesPaper, Edges, FormPaper
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.letterhead_drawn import head_of_page
from intake.papers.forms.model import Form, Look, blanks
from intake.papers.forms.receipt_box import receipt_box
from intake.papers.forms.sheet import Sheet, sheet
from intake.papers.forms.values import FormValues
from intake.papers.layout import PageWords, fonts
from intake.papers.parts import brief
from intake.papers.wording import SUPPLEMENT

LARGE: Final = 1.7
UNVERIFIED: Final = "BELUM DIVERIFIKASI untuk Pemilihan (Pilkada) — bukan formulir resmi"
READING_COPY: Final = "SALINAN BACA berhuruf besar — tidak untuk ditandatangani"
TEMPLATE: Final = "Menurut templat yang beredar — bukan formulir dari lampiran Perbawaslu 7/2022"
_COPY_SCALES: Final = (1.2, 1.12, 1.06, 1.0, 0.94)
_SCALES: Final = (1.0, 0.97, 0.94)
_NEARLY: Final = 2
_FEW: Final = 8


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
    begins a page of its own. Where a form of a few pages needs one less in type a little smaller, it is set in that.
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
        pages = FormPaper(tried, words, edges, large=manner.large).lay_out(
            [flows(sheet(scale * (LARGE if manner.large else 1)), PageBreak)]
        )
        if not most or pages < most:
            fits, most = tried.getvalue(), pages
        if pages == 1 or pages > _FEW:
            break
    out.write(fits)
    return most


def is_unverified(form: Form, manner: Manner) -> bool:
    """Whether nobody has compared the form with the rules on local elections, for one of which it is made."""
    return manner.pilkada and (form.official or bool(form.rules)) and not form.pilkada


def _flow(
    filled: Filled, values: FormValues, letterhead: Letterhead, manner: Manner, styles: Sheet
) -> Iterator[Flowable]:
    form = filled.form
    if form.model and not manner.pilkada:
        yield Paragraph(fonts().inline(form.model), styles.looks[Look.RIGHT])
    if form.letterhead and not manner.large:
        yield from head_of_page(letterhead, values.office.name, styles.least)
    yield from Drawing(styles, letterhead).parts(filled.parts)


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
