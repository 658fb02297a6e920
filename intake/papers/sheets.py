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
from intake.papers.parts import PagePointer, Photo, Stating, brief, height_of
from intake.papers.sections import Section, titled
from intake.papers.streamed import Jpeg
from intake.papers.wording import grouped

GRID: Final = {2: (1, 2), 4: (2, 2), 6: (2, 3)}
"""Columns and rows of a sheet by the number of its pictures."""

_HEAD: Final = 23 * mm
_GUTTER: Final = 4 * mm
_LINES: Final = {2: 240, 4: 110, 6: 70}
_LEAST_PHOTO: Final = {2: 55 * mm, 4: 45 * mm, 6: 28 * mm}
_SMALLEST: Final = 20 * mm
"""Points that words leave to a picture, and the fewest that it is given."""
_WHOLE: Final = 2_000
"""Characters of a text that is shown whole: what is longer finds no room."""
_NO_SHEET: Final = (
    "Tidak ada lembar foto: tidak satu pun gambar ditampilkan di sini. Alasannya tertulis pada setiap bukti."
)
_NOTE: Final = (
    "Di bawah setiap gambar: nomor bukti, fakta utama, keraguan atau halaman tempat semuanya tertulis, dan nilai hash "
    "berkas asli. Semua fakta ada di “Rincian bukti”; bukti yang gambarnya tidak ditampilkan hanya ada di sana, dengan "
    "alasannya."
)


def photo_sheets(
    shown: Iterable[tuple[ExhibitBlock, Picture]], count: int, *, announced: bool
) -> Iterator[Section]:
    """Yield a section for each sheet of `count` pictures; what has none takes no place.

    Where there is none at all, a sheet that says so stands only if the contents have `announced` one.
    """
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
    if cells or (first and announced):
        yield _sheet(cells, stated, columns, (width, height), first)


def details_title(*, announced: bool) -> Section:
    """Return the heading of the details that follow the sheets, or why there are none."""
    return [*titled("rincian-bukti"), *([] if announced else [Paragraph(_NO_SHEET, NOTE)])]


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
    """A picture and its caption within the cell; what it has no room for is told by the page where it stands.

    Doubts go first, a note on the picture only where not even the smallest picture would leave it room.
    """
    inner = width - 8
    natural = jpeg.height * min(1.0, inner / jpeg.width)
    highest = height - 8 - _SMALLEST
    caption = _caption(item, _LINES[count], [*_note(item), *map(_doubt, item.doubts)])
    if item.doubts and height_of(caption, inner) > height - 8 - min(natural, _LEAST_PHOTO[count]):
        words = f"Perlu diperhatikan: {len(item.doubts)} hal, lengkap di halaman"
        caption = _caption(item, _LINES[count], [*_note(item), _pointer(item, words)])
    if item.picture_note and height_of(caption, inner) > highest:
        words = f"Catatan gambar dan {len(item.doubts)} keraguan" if item.doubts else "Catatan gambar"
        caption = _caption(item, _LINES[count], [_pointer(item, f"{words}: lihat halaman")])
    left = max(height - height_of(caption, inner) - 8, _SMALLEST)
    photo = Photo(jpeg, struck=item.withdrawn_reason is not None, room=left, width=inner, least=_SMALLEST)
    return [photo, *caption]


def _note(item: ExhibitBlock) -> list[Flowable]:
    words = item.picture_note
    return [Paragraph(fonts().inline(brief(words, _WHOLE)), MARK)] if words else []


def _pointer(item: ExhibitBlock, words: str) -> PagePointer:
    return PagePointer(words, f"bukti-{item.number}", MARK)


def _doubt(words: str) -> Paragraph:
    return Paragraph(f"Perlu diperhatikan: {fonts().inline(brief(words, _WHOLE))}", MARK)


def _caption(item: ExhibitBlock, longest: int, marks: list[Flowable]) -> list[Flowable]:
    inline = fonts().inline
    mark = " — DITARIK" if item.withdrawn_reason is not None else ""
    link = f'<link href="#bukti-{item.number}" color="#1f3b57"><b>Bukti {item.number}{mark}</b></link>'
    lines = [Paragraph(f"{link} {inline(brief(item.file_name, 40))}", SMALL)]
    lines += [Paragraph(inline(brief(each, longest)), LABEL) for each in item.in_brief[:4]]
    return [*lines, *marks, Paragraph(inline(grouped(brief(item.sha256, 128), 16)), CODE)]
