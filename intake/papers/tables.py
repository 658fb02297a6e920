"""Tables that take their rows as they come, repeat their head, and never hold more than a page.

A low row stands on one page; a high one begins where there is room and goes on at the head of the next page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable

from intake.papers.content import Field, LinkBlock, Stated
from intake.papers.layout import HEAD_CELL, LABEL, RULE, SHADE, SOURCE, VALUE, WIDTH, fonts
from intake.papers.paragraph import Paragraph
from intake.papers.parts import Stating, brief, linked, prose

# Each cell a flowable or a list of flowables (reportlab is untyped, so a union of them is no type).
Row = Sequence[Any]
_KEPT_WHOLE = 120.0  # points: a row that is not higher moves to the next page rather than being torn
_CONTINUED, _CONTINUED_SHORT, _ROOMY = "(lanjutan)", "(lanj.)", 45.0
_LEAST_CARRIED = 3  # rows that a table goes on with on its next page
_HELD_MOST = 300.0  # points: what is higher with what follows it would find room on no page
_LABEL_LONGEST = 120
_HEAD_RULE_WIDTH = 0.8


@dataclass(frozen=True, slots=True)
class TableLook:
    """The air around cells and the width of rules, in points; a `grid` has rules between columns and around all."""

    side: float
    above: float
    below: float
    rule: float
    grid: bool = False


class _Last(list[Any]):
    """The last row of a table below which so many points must find room too: a signature is not to stand alone."""

    follows: float = 0


LISTED = TableLook(side=5, above=2.3, below=2.3, rule=0.4)


class FlowingTable(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Rows of paragraphs under a head that is repeated on every page.

    reportlab's own table wants all rows first and copies them at every page break; this one measures a row
    when it is reached and lays down one plain table a page.
    """

    def __init__(
        self, head: Sequence[Any], rows: Iterable[Row], shares: Sequence[float], look: TableLook = LISTED
    ) -> None:
        super().__init__()
        self._look = look
        total = sum(shares)
        self._widths = [WIDTH * share / total for share in shares]
        self._head = (
            [[Paragraph(cell, HEAD_CELL) if isinstance(cell, str) else cell for cell in head]] if head else []
        )
        self._rows: Iterator[Row] = iter(rows)
        self._fresh = True

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Never fits as it is: a table is always split off."""
        return width, height + 1

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return a table of the rows that fit ``height``, and the rest; nothing where no row fits."""
        taken: list[Row] = list(self._head)
        heights = [self._height(row) for row in taken]
        used, rest, torn = sum(heights), None, False
        for row in self._rows:
            needed = self._height(row)
            if used + needed + self._follows(row, needed) > height:
                may_tear = needed > _KEPT_WHOLE and used + needed > height
                begun, rest = self._torn(row, height - used) if may_tear else (None, row)
                if torn := begun is not None:
                    taken.append(begun)
                    heights.append(self._height(begun))
                break
            taken.append(row)
            heights.append(needed)
            used += needed
        if rest is not None:
            self._rows = chain((rest,), self._rows)
        carried = rest is not None and not torn and self._carry(taken, heights)
        if len(taken) == len(self._head):
            return [] if rest is not None else [Paragraph("—", VALUE)]
        table = _Laid(taken, self._widths, heights, self._look, headed=bool(self._head), torn=torn)
        if rest is None:
            return [table]
        # What was left for the next page would find room on this one.
        return [table, *([CondPageBreak(height)] if carried else []), self._remaining()]

    def _carry(self, taken: list[Row], heights: list[float]) -> bool:
        """Leave more for the next page where it would be next to nothing, and what stays is enough."""
        coming = list(islice(self._rows, _LEAST_CARRIED))
        short = _LEAST_CARRIED - len(coming)
        may = short > 0 and len(taken) - len(self._head) - short >= _LEAST_CARRIED
        if may:
            coming = taken[-short:] + coming
            del taken[-short:], heights[-short:]
        self._rows = chain(coming, self._rows)
        return may

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

    def hold_last(self, height: float) -> None:
        """Keep the last row on the page of what follows the table and is so many points high. Takes all rows now."""
        rows = list(self._rows)
        if rows:
            rows[-1] = last = _Last(rows[-1])
            last.follows = height
        self._rows = iter(rows)

    def _follows(self, row: Row, needed: float) -> float:
        if not isinstance(row, _Last):
            return 0
        whole = sum(map(self._height, self._head)) + needed + row.follows
        return row.follows if whole <= _HELD_MOST else 0

    def _remaining(self) -> "FlowingTable":
        return FlowingTable(self._head[0] if self._head else (), self._rows, self._widths, self._look)

    def _height(self, row: Row) -> float:
        return max(map(_cell_height, row, self._inner())) + self._look.above + self._look.below

    def _inner(self) -> list[float]:
        return [width - 2 * self._look.side for width in self._widths]

    def _torn(self, row: Row, height: float) -> tuple[Row | None, Row]:
        """What of a row fits `height`, and what goes on; nothing begins unless each of its cells does."""
        inner, room = self._inner(), height - self._look.above - self._look.below
        torn = [_cell_torn(_parts(cell), width, room) for cell, width in zip(row, inner, strict=True)]
        if any(rest and not begun for begun, rest in torn):
            return None, row
        rests = [rest for _, rest in torn]
        if not rests[0]:
            rests[0] = [Paragraph(_CONTINUED if inner[0] > _ROOMY else _CONTINUED_SHORT, SOURCE)]
        # The page that it goes on to speaks of the same records.
        rests[0] = [*(part for part in _parts(row[0]) if isinstance(part, Stating)), *rests[0]]
        return [begun for begun, _ in torn], rests


class _Laid(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Measured rows, as they stand on one page: a rule under each but a `torn` last one, the head shaded.

    reportlab's own table would measure them again and cost more than all that is in them.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        widths: Sequence[float],
        heights: Sequence[float],
        look: TableLook,
        *,
        headed: bool,
        torn: bool,
    ) -> None:
        super().__init__()
        self._rows, self._widths, self._heights, self._look = rows, widths, heights, look
        self._headed, self._ruled = headed, len(rows) - torn
        self.width, self.height = sum(widths), sum(heights)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw shade and rules, then the cells from their upper edges down."""
        edges = [self.height - below for below in accumulate(self._heights, initial=0.0)]
        if self._headed:
            self._shade(edges[1])
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(self._look.rule)
        self.canv.lines([(0, edge, self.width, edge) for edge in edges[1 : self._ruled + 1]])
        if self._look.grid:
            self.canv.line(0, self.height, self.width, self.height)
            self.canv.lines([(x, 0, x, self.height) for x in accumulate(self._widths, initial=0.0)])
        for row, top in zip(self._rows, edges, strict=False):
            for cell, left in zip(row, accumulate(self._widths, initial=self._look.side), strict=False):
                y = top - self._look.above
                for part in _parts(cell):
                    y -= part.height
                    part.drawOn(self.canv, left, y)

    def _shade(self, below: float) -> None:
        self.canv.setFillColor(SHADE)
        self.canv.rect(0, below, self.width, self.height - below, stroke=0, fill=1)
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(_HEAD_RULE_WIDTH)
        self.canv.line(0, self.height, self.width, self.height)


def _parts(cell: Any) -> Sequence[Any]:
    return cell if isinstance(cell, list) else [cell]


def _cell_height(cell: Any, width: float) -> float:
    return sum(float(part.wrap(width, 1e6)[1]) for part in _parts(cell))


def _cell_torn(parts: Sequence[Any], width: float, height: float) -> tuple[list[Any], list[Any]]:
    """What of a cell fits `height`, and the rest, without a break where the text has none."""
    for at, part in enumerate(parts):
        height -= part.wrap(width, 1e6)[1]
        if height < 0:
            split = part.split(width, height + part.height)
            begun, rest = split if len(split) == 2 else (None, part)
            return [*parts[:at], *([begun] if begun else [])], [rest, *parts[at + 1 :]]
    return list(parts), []


def words_cell(
    text: str, style: ParagraphStyle = VALUE, lead: str = "", anchor: str | None = None
) -> list[Flowable]:
    """Return a text of any length as a cell, as `prose`; '—' for no text."""
    return list(prose(text, style, lead, anchor)) or [Paragraph(lead + "—", style)]


def value_row(label: str, value: str, *tail: str) -> Row:
    """Return a label, its value, and what ``tail`` says of it, as a row."""
    inline = fonts().inline
    extra = [Paragraph(inline(brief(text, _LABEL_LONGEST)), SOURCE) for text in tail]
    return [Paragraph(inline(brief(label, _LABEL_LONGEST)), LABEL), words_cell(value), *extra]


def field_rows(field: Field) -> Iterator[Row]:
    """Yield a field as rows: its links where it has some, else its value."""
    if field.links:
        yield from link_rows(field.label, field.links)
    else:
        yield value_row(field.label, field.value)


def link_rows(label: str, links: Iterable[LinkBlock], *tail: str) -> Iterator[Row]:
    """Yield a row for each link."""
    inline = fonts().inline
    for link in links:
        rest = [Paragraph(inline(text), SOURCE) for text in tail]
        yield [Paragraph(inline(label), LABEL), Paragraph(linked(link), VALUE), *rest]


def stated_row(stated: Iterable[Stated], row: Row) -> Row:
    """Return the row so that the page it comes to stand on speaks of these records."""
    first = row[0] if isinstance(row[0], list) else [row[0]]
    told = tuple(stated)
    return [[Stating(told, alone=True), *first], *row[1:]] if told else row
