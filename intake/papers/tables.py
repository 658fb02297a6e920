"""Tables that take their rows as they come, repeat their head, and never hold more than a page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from reportlab.platypus import Flowable, Table, TableStyle

from intake.papers.content import Field, LinkBlock, Stated
from intake.papers.layout import BODY, HEAD_CELL, LABEL, RULE, SHADE, VALUE, WIDTH, fonts
from intake.papers.paragraph import Paragraph
from intake.papers.parts import Stating, brief, linked

# Each cell a flowable or a list of flowables (reportlab is untyped, so a union of them is no type).
Row = Sequence[Any]
_PAD_X, _PAD_Y = 5.0, 3.0
# A row must fit a page: longer cells go on in further rows.
_CELL_LONGEST = 700
NARROW = 260
_LABEL_LONGEST = 120
_STYLE = [
    ("FONT", (0, 0), (-1, -1), BODY, 9),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), _PAD_X),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PAD_X),
    ("TOPPADDING", (0, 0), (-1, -1), _PAD_Y),
    ("BOTTOMPADDING", (0, 0), (-1, -1), _PAD_Y),
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
]
_HEAD_STYLE = [("BACKGROUND", (0, 0), (-1, 0), SHADE), ("LINEABOVE", (0, 0), (-1, 0), 0.8, RULE)]


class FlowingTable(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Rows of paragraphs under a head that is repeated on every page.

    reportlab's own table wants all rows first and copies them at every page break; this one measures a row
    when it is reached and lays down one plain table a page.
    """

    def __init__(self, head: Sequence[str], rows: Iterable[Row], shares: Sequence[float]) -> None:
        super().__init__()
        total = sum(shares)
        self._widths = [WIDTH * share / total for share in shares]
        self._head = [[Paragraph(text, HEAD_CELL) for text in head]] if head else []
        self._rows: Iterator[Row] = iter(rows)
        self._fresh = True

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Never fits as it is: a table is always split off."""
        return width, height + 1

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return a table of the rows that fit ``height``, and the rest; nothing where no row fits."""
        taken: list[Row] = list(self._head)
        heights = [self._height(row) for row in taken]
        used, rest = sum(heights), None
        for row in self._rows:
            needed = self._height(row)
            if used + needed > height:
                rest = row
                break
            taken.append(row)
            heights.append(needed)
            used += needed
        if rest is not None:
            self._rows = chain((rest,), self._rows)
        if len(taken) == len(self._head):
            return [] if rest is not None else [Paragraph("—", VALUE)]
        table = Table([list(row) for row in taken], colWidths=self._widths, rowHeights=heights)
        table.setStyle(TableStyle(_STYLE + (_HEAD_STYLE if self._head else [])))
        return [table] if rest is None else [table, self._remaining()]

    def height_within(self, most: float) -> float | None:
        """Return the height of the whole table, or None where it is more than ``most`` points."""
        taken: list[Row] = []
        used = sum(self._height(row) for row in self._head)
        for row in self._rows:
            taken.append(row)
            used += self._height(row)
            if used > most:
                break
        self._rows = chain(taken, self._rows)
        return used if used <= most else None

    def _remaining(self) -> "FlowingTable":
        other = FlowingTable((), self._rows, self._widths)
        other._head = self._head
        return other

    def _height(self, row: Row) -> float:
        inner = (width - 2 * _PAD_X for width in self._widths)
        return max(_cell_height(cell, width) for cell, width in zip(row, inner, strict=True)) + 2 * _PAD_Y


def _cell_height(cell: Any, width: float) -> float:
    parts = cell if isinstance(cell, list) else [cell]
    return sum(float(part.wrap(width, 1e6)[1]) for part in parts)


def value_rows(label: str, value: str, *tail: str) -> Iterator[Row]:
    """Yield a label and its value, and what ``tail`` says of it, as rows; long values take several rows."""
    legible = fonts()
    for part, piece in enumerate(packed(value)):
        name = brief(label, _LABEL_LONGEST) + (" (lanjutan)" if part else "")
        extra = [
            Paragraph("" if part else legible.inline(brief(text, _LABEL_LONGEST)), LABEL) for text in tail
        ]
        yield [Paragraph(legible.inline(name), LABEL), Paragraph(piece, VALUE), *extra]


def field_rows(field: Field) -> Iterator[Row]:
    """Yield a field as rows: its links where it has some, else its value."""
    if field.links:
        yield from link_rows(field.label, field.links)
    else:
        yield from value_rows(field.label, field.value)


def link_rows(label: str, links: Iterable[LinkBlock], *tail: str) -> Iterator[Row]:
    """Yield a row for each link."""
    for link in links:
        rest = [Paragraph(fonts().inline(text), LABEL) for text in tail]
        if len(link.words) > _CELL_LONGEST:
            yield from value_rows(label, link.words, *tail)
        else:
            yield [Paragraph(fonts().inline(label), LABEL), Paragraph(linked(link), VALUE), *rest]


def stated_row(stated: Iterable[Stated], row: Row) -> Row:
    """Return the row so that the page it comes to stand on speaks of these records."""
    first = row[0] if isinstance(row[0], list) else [row[0]]
    told = tuple(stated)
    return [[Stating(told, alone=True), *first], *row[1:]] if told else row


def packed(text: str, longest: int = _CELL_LONGEST) -> Iterator[str]:
    """Yield ``text`` as markup in cells of limited length and height; '—' for no text.

    ``longest`` is for wide columns; a narrow one needs less to fit a page.
    """
    lines: list[str] = []
    size = 0
    for line in fonts().pieces(text, longest):
        cost = len(line) + 40
        if lines and size + cost > longest + 40:
            yield "<br/>".join(lines)
            lines, size = [], 0
        lines.append(line)
        size += cost
    yield "<br/>".join(lines) or "—"
