"""Tables that take their rows as they come, repeat their head, and never hold more than a page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any

from reportlab.platypus import Flowable

from intake.papers.content import Field, LinkBlock, Stated
from intake.papers.layout import HEAD_CELL, LABEL, RULE, SHADE, SOURCE, VALUE, WIDTH, fonts
from intake.papers.paragraph import Paragraph
from intake.papers.parts import Stating, brief, linked

# Each cell a flowable or a list of flowables (reportlab is untyped, so a union of them is no type).
Row = Sequence[Any]
_PAD_X, _PAD_Y = 5.0, 2.3
# A row must fit a page: longer cells go on in further rows.
_CELL_LONGEST = 700
NARROW = 260
_LABEL_LONGEST = 120
_RULE_WIDTH, _HEAD_RULE_WIDTH = 0.4, 0.8


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
        table = _Laid(taken, self._widths, heights, headed=bool(self._head))
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


class _Laid(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Measured rows, as they stand on one page: a rule under each, the head shaded.

    reportlab's own table would measure them again and cost more than all that is in them.
    """

    def __init__(
        self, rows: Sequence[Row], widths: Sequence[float], heights: Sequence[float], *, headed: bool
    ) -> None:
        super().__init__()
        self._rows, self._widths, self._heights, self._headed = rows, widths, heights, headed
        self.width, self.height = sum(widths), sum(heights)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw shade and rules, then the cells from their upper edges down."""
        if self._headed:
            self._shade(self._heights[0])
        edges = [self.height - below for below in accumulate(self._heights, initial=0.0)]
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(_RULE_WIDTH)
        self.canv.lines([(0, edge, self.width, edge) for edge in edges[1:]])
        for row, top in zip(self._rows, edges, strict=False):
            for cell, left in zip(row, accumulate(self._widths, initial=_PAD_X), strict=False):
                y = top - _PAD_Y
                for part in _parts(cell):
                    y -= part.height
                    part.drawOn(self.canv, left, y)

    def _shade(self, height: float) -> None:
        self.canv.setFillColor(SHADE)
        self.canv.rect(0, self.height - height, self.width, height, stroke=0, fill=1)
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(_HEAD_RULE_WIDTH)
        self.canv.line(0, self.height, self.width, self.height)


def _parts(cell: Any) -> Sequence[Any]:
    return cell if isinstance(cell, list) else [cell]


def _cell_height(cell: Any, width: float) -> float:
    return sum(float(part.wrap(width, 1e6)[1]) for part in _parts(cell))


def value_rows(label: str, value: str, *tail: str) -> Iterator[Row]:
    """Yield a label and its value, and what ``tail`` says of it, as rows; long values take several rows."""
    legible = fonts()
    for part, piece in enumerate(packed(value)):
        name = brief(label, _LABEL_LONGEST) + (" (lanjutan)" if part else "")
        extra = [
            Paragraph("" if part else legible.inline(brief(text, _LABEL_LONGEST)), SOURCE) for text in tail
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
        rest = [Paragraph(fonts().inline(text), SOURCE) for text in tail]
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
