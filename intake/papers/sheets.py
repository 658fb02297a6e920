"""Photo sheets: two, four or six pictures on a page, each with the facts that identify it and its doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer, Table, TableStyle

from intake.papers.content import ExhibitBlock
from intake.papers.exhibits import Picture
from intake.papers.layout import BODY_HEIGHT, CODE, LABEL, MARK, NOTE, RULE, SMALL, WIDTH, fonts
from intake.papers.paragraph import Paragraph
from intake.papers.parts import Photo, Stating, brief
from intake.papers.sections import Section, titled
from intake.papers.streamed import Jpeg
from intake.papers.wording import grouped

GRID: Final = {2: (1, 2), 4: (2, 2), 6: (2, 3)}
"""Columns and rows of a sheet by the number of its pictures."""

_HEAD: Final = 23 * mm
_GUTTER: Final = 4 * mm
_LINES: Final = {2: 240, 4: 110, 6: 70}
_NOTE: Final = (
    "Di bawah setiap gambar: nomor bukti, fakta utama, keraguan, dan nilai hash berkas asli. Semua fakta ada di "
    "“Rincian bukti”; bukti yang gambarnya tidak ditampilkan hanya ada di sana, dengan alasannya."
)


def photo_sheets(shown: Iterable[tuple[ExhibitBlock, Picture]], count: int) -> Iterator[Section]:
    """Yield a section for each sheet of `count` pictures; what has none takes no place."""
    columns, rows = GRID[count]
    width = (WIDTH - (columns - 1) * _GUTTER) / columns
    height = (BODY_HEIGHT - _HEAD) / rows - _GUTTER
    first, cells, stated = True, list[list[Flowable]](), list[Stating]()
    for item, picture in shown:
        if picture.jpeg is None:
            continue
        cells.append(_cell(item, picture.jpeg, width, height, count))
        stated.append(Stating(item.stated, alone=True))
        if len(cells) == count:
            yield _sheet(cells, stated, columns, (width, height), first)
            first, cells, stated = False, [], []
    if cells or first:
        yield _sheet(cells, stated, columns, (width, height), first)


def _sheet(
    cells: list[list[Flowable]],
    stated: list[Stating],
    columns: int,
    size: tuple[float, float],
    first: bool,
) -> Section:
    start: Section = (
        [*titled("lembar-foto"), Paragraph(_NOTE, NOTE)] if first else [PageBreak(), Spacer(1, _HEAD / 2)]
    )
    if not cells:
        return [*start, Paragraph("Tidak ada gambar yang ditampilkan.", NOTE)]
    height = size[1]
    filled = [*cells, *([[]] * (-len(cells) % columns))]
    grid = [filled[at : at + columns] for at in range(0, len(filled), columns)]
    table = Table(grid, colWidths=[WIDTH / columns] * columns, rowHeights=[height + _GUTTER] * len(grid))
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("ALIGN", (0, 0), (-1, -1), "CENTER"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("BOX", (0, 0), (-1, -1), 0.4, RULE),
                ("INNERGRID", (0, 0), (-1, -1), 0.4, RULE),
            ]
        )
    )
    return [*start, *stated, table]


def _cell(item: ExhibitBlock, jpeg: Jpeg, width: float, height: float, count: int) -> list[Flowable]:
    """A picture and its caption within the cell; where words had to be cut, it says where they go on."""
    caption = _caption(item, _LINES[count])
    inner = width - 8
    used = sum(each.wrap(inner, height)[1] for each in caption)
    room = max(height - used - 8, 20 * mm)
    photo = Photo(jpeg, struck=item.withdrawn_reason is not None, room=room, width=inner, least=20 * mm)
    return [photo, *caption]


def _caption(item: ExhibitBlock, longest: int) -> list[Flowable]:
    inline = fonts().inline
    mark = " — DITARIK" if item.withdrawn_reason is not None else ""
    link = f'<link href="#bukti-{item.number}" color="#1f3b57"><b>Bukti {item.number}{mark}</b></link>'
    lines = [Paragraph(f"{link} {inline(brief(item.file_name, 40))}", SMALL)]
    lines += [Paragraph(inline(brief(each, longest)), LABEL) for each in item.in_brief[:4]]
    if item.picture_note:
        lines.append(Paragraph(inline(brief(item.picture_note, longest)), MARK))
    if item.doubts:
        more = f" (+{len(item.doubts) - 1} lagi)" if len(item.doubts) > 1 else ""
        lines.append(Paragraph(f"Perlu diperhatikan: {inline(brief(item.doubts[0], longest))}{more}", MARK))
    lines.append(Paragraph(inline(grouped(brief(item.sha256, 128), 16)), CODE))
    return lines
