"""From a filled form to flowables: text hangs behind its mark, what is missing is a dotted line, all flows on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from intake.papers.forms.held import hold_closing, hold_tail, let_begin, let_go
from intake.papers.forms.letterhead import MOST_SIGNED, Letterhead
from intake.papers.forms.model import (
    Between,
    Blank,
    Field,
    Grid,
    Line,
    Look,
    Part,
    Prose,
    Question,
    Sign,
    Signs,
    Value,
    Words,
)
from intake.papers.forms.sheet import DOTS, INDENT, READING, Choice, Dotted, Ruled, Sheet, SignPlace, dots
from intake.papers.layout import BODY, WIDTH, fonts
from intake.papers.paragraph import Paragraph
from intake.papers.parts import brief
from intake.papers.tables import FlowingTable, TableLook

# Longer values get the whole width below their label instead of a narrow column, which could not go on over a page.
_LONG_VALUE: Final = 600
_LINES: Final = 10
_TIGHT: Final = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]
_GRID: Final = TableLook(side=4, above=3, below=4, rule=0.5, grid=True)
_GRID_AIR: Final = 8.0
_GAP: Final = "\xa0" * 3
_TABLE_BEGINS: Final = 40 * mm
_SIGN_DOTS: Final = 20
_SIGN_AIR: Final = 8.0
_AIR: Final = 4.0
_ANSWER_LINES: Final = 2
# Lines are further apart where something is to be written into them.
_WRITTEN: Final = 1.3
# Where one signs alone, the empty side takes this share.
_EMPTY_SIDE: Final = 0.42


class Drawing:
    """Draws the parts of filled forms at one size, stamps where the letterhead wants them."""

    def __init__(self, sheet: Sheet, letterhead: Letterhead) -> None:
        self._sheet, self._letterhead = sheet, letterhead

    def part(self, part: Part) -> Iterator[Flowable]:
        """The flowables of a part. Raises `TypeError` for a group: fill the form first."""
        if gap := getattr(part, "gap", 0):
            yield Spacer(1, gap * mm * self._sheet.scale)
        match part:
            case Line(choice=choice) if choice:
                yield self._choice(part)
            case Line():
                yield from self._line(part)
            case Field():
                yield from self._field(part)
            case Between():
                yield from self._between(part)
            case Prose():
                yield from self._prose(part)
            case Question():
                yield from self._question(part)
            case Grid():
                yield from self._grid(part)
            case Signs():
                yield from self._signs(part)
            case _:
                raise TypeError(f"{type(part).__name__} is filled before it is drawn")

    def parts(self, parts: Sequence[Part]) -> list[Flowable]:
        """The flowables of all parts: a line stays with what it introduces, a signature with words above it."""
        done: list[Flowable] = []
        begins = []
        for before, part, following in zip((None, *parts), parts, (*parts[1:], None), strict=False):
            begins.append(len(done))
            if _needs_air(before, part):
                done.append(Spacer(1, _AIR * self._sheet.scale))
            flows = list(self.part(part))
            if isinstance(part, Line) and isinstance(following, Grid):
                done.append(CondPageBreak(_TABLE_BEGINS))
                flows[-1].keepWithNext = 0  # the table is as high as what it is told
            if _leads(part, following):
                flows[-1].keepWithNext = 1
            let_go(flows)
            done += flows
        _hold_signatures(parts, done, [*begins, len(done)])
        return let_begin(done)

    def _line(self, part: Line) -> Iterator[Flowable]:
        base = self._sheet.looks[part.look]
        step = INDENT * (0.7 if part.look is Look.NOTE else 1.0) * self._sheet.scale
        style = _hanging(base, part.level * step, step if part.mark else 0)
        if _has_dots(part.words) and part.look is not Look.NOTE:
            style = ParagraphStyle("written", style, leading=style.leading * _WRITTEN)
        if any(isinstance(span, Value) for span in part.words):
            style = ParagraphStyle(
                "told", style, keepWithNext=0
            )  # which the rest of a split paragraph would inherit
        words, ended = part.words, _ends_blank(part.words) and part.look is not Look.CENTRE
        if part.fill or ended:
            style = ParagraphStyle("ended", style, endDots="-" if part.fill else ".")
        if ended and not part.fill and len(words) > 1:
            words = words[:-1]  # the rest of the line is its blank
        if _is_blank(part.words):
            yield self._marked(part.mark, part.level * step, Dotted(self._sheet.line))
            return
        value = _only_value(part.words)
        if value is not None and "\n" in value.text.strip():
            yield from self._value(value.text, part.mark, style)
            return
        yield Paragraph(markup(words), style, bulletText=part.mark or None)

    def _marked(self, mark: str, indent: float, inner: Flowable) -> Flowable:
        """Something behind a mark, in a row of its own."""
        step = INDENT * self._sheet.scale
        widths = [indent + (step if mark else 0), WIDTH - indent - (step if mark else 0)]
        shown = Paragraph(mark, _hanging(self._sheet.filled, indent, 0)) if mark else ""
        return _table([[shown, inner]], widths, "BOTTOM")

    def _choice(self, part: Line) -> Flowable:
        sheet = self._sheet
        step = INDENT * sheet.scale
        style = ParagraphStyle(
            "choice", _hanging(sheet.looks[Look.PLAIN], part.level * step, step), spaceAfter=2
        )
        chosen = Choice(markup(part.words), style, bulletText=part.mark)
        chosen.crossed = part.chosen
        return chosen

    def _field(self, part: Field) -> Iterator[Flowable]:
        sheet = self._sheet
        step = INDENT * sheet.scale
        indent = part.level * step
        mark = step if part.mark else 0.0
        label = min(part.wide * mm * sheet.scale, WIDTH * 0.45)
        widths = [
            indent + mark,
            label,
            4 * mm * sheet.scale,
            WIDTH - indent - mark - label - 4 * mm * sheet.scale,
        ]
        head = [
            Paragraph(part.mark, _hanging(sheet.filled, indent, 0)),
            Paragraph(fonts().inline(part.label), sheet.filled),
            Paragraph(":", sheet.filled),
        ]
        value = _only_value(part.words)
        if _is_blank(part.words):
            yield _table([[*head, Dotted(sheet.line * 0.86)]], widths, "BOTTOM")
        elif value is not None and _is_long(value.text):
            label_row = _table([[*head, ""]], widths)
            label_row.keepWithNext = 1
            yield label_row
            yield from self._value(value.text, "", _hanging(sheet.looks[Look.PLAIN], indent + mark, 0))
        else:
            told = [Paragraph(markup(part.words), sheet.filled)] if value is None else self._cell(value.text)
            yield _table([[*head, told]], widths)

    def _between(self, part: Between) -> Iterator[Flowable]:
        sheet = self._sheet
        style = ParagraphStyle("between", sheet.sign)
        plain = "".join(span.text if isinstance(span, Value) else DOTS * 2 for span in part.words)
        if _is_long(plain):
            yield from self._value(plain, "", sheet.looks[Look.PLAIN])
            return
        text = f":{_GAP}{fonts().plain(plain)}{_GAP}:"
        width = stringWidth(text, BODY, style.fontSize) + 1
        yield Ruled(Paragraph(fonts().inline(plain).join((f":{_GAP}", f"{_GAP}:")), style), width)

    def _prose(self, part: Prose) -> Iterator[Flowable]:
        sheet = self._sheet
        indent = part.level * INDENT * sheet.scale
        value = _only_value(part.words)
        if value is not None:
            yield from self._value(value.text, "", _hanging(sheet.looks[Look.PLAIN], indent, 0))
            return
        if not _is_blank(part.words):
            hint = _hanging(sheet.looks[Look.NOTE], indent, 0)
            yield Paragraph(markup(part.words), ParagraphStyle("hint", hint, keepWithNext=1))
        yield from (Dotted(sheet.line, indent) for _ in range(part.lines))

    def _question(self, part: Question) -> Iterator[Flowable]:
        sheet = self._sheet
        number = f"{part.number:02}" if part.padded else str(part.number)
        style = _hanging(sheet.looks[Look.PLAIN], 0, INDENT * sheet.scale * 1.2)
        asked = ParagraphStyle("asked", style, endDots="-", spaceAfter=1)
        answer = _hanging(sheet.answer, INDENT * sheet.scale * 1.2, INDENT * sheet.scale * 1.2)
        said = ParagraphStyle("answer", answer, endDots="-")
        question = list(self._said(part.words, f"{number}.", asked))
        if _only_value(part.answer) is None:
            question += self._said(part.answer, f"{part.number:02}.", said)
            question += [Dotted(sheet.line, answer.leftIndent) for _ in range(_ANSWER_LINES)]
            for flow in question[:-1]:
                flow.keepWithNext = 1
            yield from [*question, Spacer(1, 4)]
        else:
            first, *rest = self._said(part.answer, f"{part.number:02}.", said)
            begins = min(first.wrap(WIDTH, 1e6)[1], 3 * answer.leading)
            yield from question[:-1]
            # The answer may go on over the page; its first lines stand below the question.
            yield CondPageBreak(question[-1].wrap(WIDTH, 1e6)[1] + begins + 2)
            yield from (question[-1], first, *rest)

    def _said(self, words: Words, mark: str, style: ParagraphStyle) -> Iterator[Flowable]:
        value = _only_value(words)
        if value is None:
            yield Paragraph(markup(words), style, bulletText=mark)
        else:
            yield from self._value(value.text, mark, style)

    def _value(self, text: str, mark: str, style: ParagraphStyle) -> Iterator[Flowable]:
        """A text of any length, a paragraph for each line: the first behind the mark, the last ends in dashes."""
        lines = list(fonts().lines(text.strip()))
        plain = ParagraphStyle("line", style, endDots=None, keepWithNext=0, spaceAfter=2)
        for place, line in enumerate(lines):
            shown = style if place == len(lines) - 1 else plain
            if line:
                yield Paragraph(line, shown, bulletText=mark if mark and not place else None)
            else:
                yield Spacer(1, style.leading / 2)

    def _cell(self, text: str) -> list[Flowable]:
        style = self._sheet.filled
        return list(self._value(text, "", style))

    def _grid(self, part: Grid) -> Iterator[Flowable]:
        sheet = self._sheet
        head = [
            Paragraph("<br/>".join(map(fonts().inline, column.head)), sheet.head) for column in part.columns
        ]
        empty = [Spacer(1, sheet.line * 1.1 - _GRID.above - _GRID.below)]
        told = ([_said_text(words) for words in row] for row in part.rows)
        rows = ([self._cell(text) or empty for text in row] for row in told)
        yield Spacer(1, _GRID_AIR / 4)
        yield FlowingTable(head, rows, [column.share for column in part.columns], _GRID)
        yield Spacer(1, _GRID_AIR)

    def _signs(self, part: Signs) -> Iterator[Flowable]:
        columns = [self._column(each) for each in part.signs]
        rows = [list(row) for row in zip(*columns, strict=True)]
        empty = [each == Sign() for each in part.signs]
        widths = [WIDTH * (_EMPTY_SIDE if side else 1 - _EMPTY_SIDE * any(empty)) for side in empty]
        if not any(empty):
            widths = [WIDTH / len(columns)] * len(columns)
        table = _table(rows, widths)
        table.spaceBefore = table.spaceAfter = (
            _SIGN_AIR * self._sheet.scale * (0.5 if self._sheet.least else 1)
        )
        yield table

    def _column(self, sign: Sign) -> list[list[Flowable]]:
        """What stands above, the room to sign, what stands below."""
        style, head = self._sheet.sign, self._letterhead
        above = [Paragraph(markup(self._brief(words)), style) for words in sign.above]
        place = SignPlace(self._sheet.sign_room, sign.stamp, head.stamp, sign.meterai, head.meterai)
        below = [
            Paragraph(DOTS * 2 if _is_blank(words) else self._fitting(markup(self._brief(words))), style)
            for words in sign.below
        ]
        return [[*above], [place], [*below]]

    def _fitting(self, told: str) -> str:
        """Dots to sign above stay on one line in large type too."""
        most = int(_SIGN_DOTS / self._sheet.scale)
        return re.sub("…+", lambda found: found[0][:most], told)

    def _brief(self, words: Words) -> Words:
        """Words with their values visibly cut where they are too long to sign under; a row cannot be split."""
        most = MOST_SIGNED if self._sheet.scale < READING else int(MOST_SIGNED / self._sheet.scale**2)
        return tuple(Value(brief(span.text, most)) if isinstance(span, Value) else span for span in words)


def markup(words: Words) -> str:
    """Words as one paragraph's markup; a blank is the form's own words, or dots."""
    inline = fonts().inline
    parts = []
    for span in words:
        if isinstance(span, Blank):
            parts.append(inline(span.instead) if span.instead else dots(span.path))
        elif isinstance(span, Value):
            parts.append(inline(span.text))
        else:
            parts.append(_kept_spaces(span, inline(span)))
    return "".join(parts)


def _kept_spaces(plain: str, text: str) -> str:
    """The text with the spaces at its ends, which the printable form leaves out."""
    before = " " if plain[:1] == " " and text else ""
    return f"{before}{text}{' ' if plain[-1:] == ' ' else ''}"


def _leads(part: Part, following: Part | None) -> bool:
    """Whether both stay on one page: a head and what it introduces, the form's own notes below the signature."""
    if isinstance(following, Line) and following.look is Look.NOTE:
        return isinstance(part, Signs) or (isinstance(part, Line) and part.look is Look.NOTE)
    if isinstance(part, Field):
        return isinstance(following, Field) and _goes_on(part, following)
    if not isinstance(part, Line):
        return False
    if isinstance(following, Line):
        below = following.level > part.level or bool(following.choice) > bool(part.choice)
        return below or _ends_in_colon(part.words)
    return isinstance(following, Prose | Field | Signs | Question)


def _goes_on(part: Field, following: Field) -> bool:
    """Whether a field tells more of the entry that a marked one began."""
    return not following.mark and (following.level > part.level or (not part.mark and part.level > 1))


def _ends_in_colon(words: Words) -> bool:
    return bool(words) and isinstance(words[-1], str) and words[-1].rstrip(" *").endswith(":")


def _hold_signatures(parts: Sequence[Part], flows: list[Flowable], begins: Sequence[int]) -> None:
    """Keep each signature with words above it; part `n` is the flows from `begins[n]` on.

    All that closes a record stays with its last words; where a page has no room for that, what each signs.
    """
    signed = [place for place, part in enumerate(parts) if isinstance(part, Signs)]
    closing = _closing(parts, signed[-1]) if signed else 0
    if closing and hold_closing(flows, begins[closing - 1], begins[closing], begins[signed[-1] + 1]):
        signed = [place for place in signed if place < closing]
    for above, place in reversed(list(zip((-1, *signed), signed, strict=False))):
        first = max(above + 1, closing)
        record = first - 1 if closing == first else first
        if (
            closing
            and place > closing
            and hold_closing(flows, begins[record], begins[first], begins[place + 1])
        ):
            continue
        held = flows[: begins[place]]
        hold_tail(held, flows[begins[place] : begins[place + 1]])
        flows[: begins[place]] = held


def _closing(parts: Sequence[Part], signs: int) -> int:
    """The first of the parts that close a text or an interview, down to who signs it last; 0 where there is neither."""
    place = signs
    while place and _closes(parts[place - 1]):
        place -= 1
    return place if isinstance(parts[place - 1], Prose | Question) else 0


def _closes(part: Part) -> bool:
    return isinstance(part, Signs) or (isinstance(part, Line | Field) and not part.mark)


def _needs_air(before: Part | None, part: Part) -> bool:
    """Whether two parts would crowd: words right below a dotted line, a line right below a table of fields."""
    if getattr(part, "gap", 0) or not isinstance(part, Line | Field) or _is_drawn(part):
        return False
    if isinstance(part, Line) and part.look is not Look.PLAIN:
        return False
    return before is not None and (_is_drawn(before) or isinstance(before, Field) > isinstance(part, Field))


def _is_drawn(part: Part) -> bool:
    """Whether the part ends in a dotted line to write on."""
    if isinstance(part, Prose):
        return _only_value(part.words) is None
    return isinstance(part, Line | Field) and _is_blank(part.words)


def _is_long(text: str) -> bool:
    return len(fonts().plain(text)) > _LONG_VALUE or text.strip().count("\n") > _LINES


def _has_dots(words: Words) -> bool:
    return any(isinstance(span, Blank) and not span.instead for span in words)


def _is_blank(words: Words) -> bool:
    """Whether it is nothing but a blank that is drawn as a line."""
    return len(words) == 1 and isinstance(words[0], Blank) and not words[0].instead


def _ends_blank(words: Words) -> bool:
    return bool(words) and isinstance(words[-1], Blank) and not words[-1].instead


def _only_value(words: Words) -> Value | None:
    return words[0] if len(words) == 1 and isinstance(words[0], Value) else None


def _said_text(words: Words) -> str:
    value = _only_value(words)
    return "" if value is None else value.text


def _hanging(base: ParagraphStyle, indent: float, mark: float) -> ParagraphStyle:
    return ParagraphStyle("hanging", base, leftIndent=indent + mark, bulletIndent=indent)


def _table(rows: list[list[Any]], widths: list[float], at: str = "TOP") -> Table:
    return Table(rows, colWidths=widths, style=[*_TIGHT, ("VALIGN", (0, 0), (-1, -1), at)])
