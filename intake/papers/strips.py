"""The pages on which a very high picture can be read: its parts, two beside each other, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Table, TableStyle

from intake.papers.content import ExhibitBlock
from intake.papers.layout import BODY_HEIGHT, MARK, SMALL, WIDTH
from intake.papers.paragraph import Paragraph
from intake.papers.parts import WITHDRAWN, Photo, stating
from intake.papers.sections import Section
from intake.papers.streamed import Jpeg

_COLUMNS: Final = 2
_GUTTER: Final = 5 * mm
_CAPTION: Final = 14 * mm
_UNMADE: Final = "Bagian-bagian gambar ini tidak dapat dibuat. Bacalah berkas aslinya."
_STYLE: Final = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
)


def strip_pages(item: ExhibitBlock, strips: Sequence[Jpeg]) -> Iterator[Section]:
    """Yield a section for each page of parts; for a high picture without parts one that says so."""
    if item.high and not strips:
        yield [*stating(item.stated, [Paragraph(_UNMADE, MARK)])]
    for start in range(0, len(strips), _COLUMNS):
        cells = [_strip(item, strips, at) for at in range(start, min(start + _COLUMNS, len(strips)))]
        cells += [[]] * (_COLUMNS - len(cells))
        page = Table([cells], colWidths=[WIDTH / _COLUMNS] * _COLUMNS, style=_STYLE)
        yield [PageBreak(), *stating(item.stated, [page])]


def _strip(item: ExhibitBlock, strips: Sequence[Jpeg], at: int) -> list[Flowable]:
    withdrawn = item.withdrawn_reason is not None
    mark = f" — {WITHDRAWN}" if withdrawn else ""
    link = f'<link href="#bukti-{item.number}" color="#1f3b57"><b>Bukti {item.number}{mark}</b></link>'
    width, most = (WIDTH - _GUTTER) / _COLUMNS, BODY_HEIGHT - _CAPTION
    photo = Photo(strips[at], struck=withdrawn, room=most, width=width, most=most)
    photo.hAlign = "LEFT"
    return [Paragraph(f"{link}, bagian {at + 1} dari {len(strips)}", SMALL), photo]
