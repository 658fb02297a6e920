"""The pieces that pages are put together from: headings with bookmarks, photos, the QR code."""

from collections.abc import Iterable, Iterator

from reportlab.graphics.barcode.qrencoder import QRECI, QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from intake.papers.content import LinkBlock, Stated
from intake.papers.layout import (
    ALERT,
    BODY_HEIGHT,
    H1,
    H2,
    INK,
    PAGE_SIZE,
    PROSE,
    QUIET,
    RULE,
    WIDTH,
    fonts,
    page_form,
)
from intake.papers.paragraph import Paragraph
from intake.papers.streamed import Jpeg, StreamedCanvas

_HEADING_LONGEST = 160
PHOTO_HEIGHT = 118 * mm
_LEAST_PHOTO_HEIGHT = 80 * mm  # smaller shows too little: rather a second page
_ROOM_AFTER_HEADING = 36 * mm
_QUIET_MODULES = 4
# Bytes in version 39, the largest that reportlab chooses, less the ECI and the head of the data (4 bytes).
_CAPACITIES = ((QRErrorCorrectLevel.M, 2212), (QRErrorCorrectLevel.L, 2808))
WITHDRAWN = "DITARIK"


def brief(text: str, longest: int = _HEADING_LONGEST) -> str:
    """Return ``text`` on one legible line, visibly cut where it is too long for a heading or a list."""
    line = fonts().plain(text)
    return line if len(line) <= longest else line[:longest].rstrip() + "…"


def prose(
    text: str, style: ParagraphStyle = PROSE, lead: str = "", anchor: str | None = None
) -> Iterator[Flowable]:
    """Yield the paragraphs of a text of any length, complete, one for each line that the text has.

    ``lead`` is markup before the first words, ``anchor`` what all of them link to.
    """
    for line in fonts().lines(text):
        if line:
            yield Paragraph(lead + _link(line, anchor), style)
            lead = ""
        else:
            yield Spacer(1, style.leading / 2)


class Heading(Paragraph):
    """A heading that is a link target and, where it has a level, an entry of the PDF's outline."""

    anchor: str | None = None
    outline: str = ""
    level: int | None = None

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split as a paragraph does; the link target stays with the first part."""
        parts = super().split(width, height)
        if parts and parts[0] is not self:
            parts[0].anchor, parts[0].outline, parts[0].level = self.anchor, self.outline, self.level
        return list(parts)

    def draw(self) -> None:
        """Draw the text and set the bookmark at its upper edge."""
        if self.anchor is not None:
            self.canv.bookmarkHorizontal(self.anchor, 0, self.height + 6)
            self.canv.page_of.setdefault(self.anchor, self.canv.getPageNumber())
            if self.level is not None:
                self.canv.addOutlineEntry(self.outline, self.anchor, self.level, closed=self.level == 0)
        super().draw()


class Stating(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Nothing that is seen: what follows speaks of these records, up to the mark that ends it."""

    _ZEROSIZE = 1

    def __init__(self, stated: Iterable[Stated], *, ends: bool = False, alone: bool = False) -> None:
        super().__init__()
        self._stated = tuple(stated)
        self._ends, self._alone = ends, alone

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return no size."""
        return 0, 0

    def draw(self) -> None:
        """Tell the canvas."""
        if not self._ends:
            self.canv.begin_stating(self._stated)
        if self._ends or self._alone:
            self.canv.end_stating(self._stated)


def stating(stated: Iterable[Stated], flowables: Iterable[Flowable]) -> list[Flowable]:
    """Return the flowables between marks: every page that they come to stand on speaks of these records."""
    told = tuple(stated)
    return [Stating(told), *flowables, Stating(told, ends=True)] if told else list(flowables)


class PageNumber(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The page on which a heading stands, which is known once the whole is laid out."""

    def __init__(self, anchor: str) -> None:
        super().__init__()
        self._anchor = anchor
        self.width, self.height = 30, 12

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the form that is filled at the end."""
        self.canv.saveState()
        self.canv.setFillColor(QUIET)
        self.canv.translate(0, 3)
        _draw_page_of(self.canv, self._anchor)
        self.canv.restoreState()


class PagePointer(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A line that ends in the page of a heading, and links to it."""

    def __init__(self, words: str, anchor: str, style: ParagraphStyle) -> None:
        super().__init__()
        self._words, self._anchor, self._style = f"{words} ", anchor, style
        self.height = style.leading

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Draw the words, then the form that is filled at the end."""
        style = self._style
        below = style.leading - style.fontSize
        self.canv.saveState()
        self.canv.setFillColor(style.textColor)
        self.canv.setFont(style.fontName, style.fontSize)
        self.canv.drawString(0, below, self._words)
        drawn = stringWidth(self._words, style.fontName, style.fontSize)
        self.canv.linkRect("", self._anchor, (0, 0, self.width, self.height), relative=1)
        self.canv.translate(drawn, below)
        _draw_page_of(self.canv, self._anchor, style.fontSize / PAGE_SIZE)
        self.canv.restoreState()


def _draw_page_of(canvas: StreamedCanvas, anchor: str, scale: float = 1) -> None:
    canvas.pages_asked[anchor] = None
    canvas.scale(scale, scale)
    canvas.doForm(page_form(anchor))


def linked(link: LinkBlock) -> str:
    """Return a link as paragraph markup."""
    return _link(fonts().inline(link.words), link.anchor)


def _link(words: str, anchor: str | None) -> str:
    return f'<link href="#{anchor}" color="#1f3b57">{words}</link>' if anchor else words


def heading(text: str, anchor: str, level: int | None = 0, style: ParagraphStyle = H1) -> Heading:
    """Return a heading of plain ``text`` with its bookmark ``anchor`` (letters, digits and dashes)."""
    title = brief(text)
    found = Heading(fonts().inline(title), style)
    found.anchor, found.outline, found.level = anchor, title, level
    return found


def subheading(text: str) -> list[Flowable]:
    """Return a heading within a section; it moves to the next page where little room is left."""
    return [CondPageBreak(_ROOM_AFTER_HEADING), Paragraph(fonts().inline(text), H2)]


def height_of(flowables: Iterable[Flowable], width: float = WIDTH, within: float = BODY_HEIGHT) -> float:
    """Return the points that flowables take at a width, with the air around them.

    What is split wherever it stands, as a table is, takes more than there is `within`.
    """
    heights = (
        each.wrap(width, within)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in flowables
    )
    return float(sum(heights))


class Photo(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A JPEG within ``width`` and ``room`` points, ``least`` to ``most`` high; ``struck`` marks a withdrawn exhibit."""

    def __init__(
        self,
        jpeg: Jpeg,
        *,
        struck: bool,
        room: float = PHOTO_HEIGHT,
        width: float = WIDTH,
        least: float = _LEAST_PHOTO_HEIGHT,
        most: float = PHOTO_HEIGHT,
    ) -> None:
        super().__init__()
        self._jpeg = jpeg
        self._struck = struck
        highest = min(most, max(room, least))
        scale = min(width / jpeg.width, highest / jpeg.height, 1.0)
        self.width, self.height = jpeg.width * scale, jpeg.height * scale
        self.hAlign = "CENTER"
        self.spaceAfter = 6

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Hand the picture to the canvas, with a thin frame."""
        self.canv.draw_jpeg(self._jpeg, 0, 0, self.width, self.height)
        self.canv.setStrokeColor(ALERT if self._struck else RULE)
        self.canv.setLineWidth(2 if self._struck else 0.5)
        self.canv.rect(0, 0, self.width, self.height)
        if self._struck:
            self._strike()

    def _strike(self) -> None:
        self.canv.setFillColor(ALERT)
        self.canv.rect(0, self.height - 18, 70, 18, stroke=0, fill=1)
        self.canv.setFillColorRGB(1, 1, 1)
        self.canv.setFont("NotoSans-Bold", 10)
        self.canv.drawCentredString(35, self.height - 13, WITHDRAWN)


class NoteCode(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A QR code of a text as UTF-8 (ISO/IEC 18004, ECI 26), black on white with its quiet zone."""

    def __init__(self, code: QRCode) -> None:
        super().__init__()
        self._code = code
        modules = code.getModuleCount() + 2 * _QUIET_MODULES
        self.width = self.height = min(max(modules * 0.85 * mm, 55 * mm), WIDTH)
        self.hAlign = "LEFT"

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw dark modules as runs, so that viewers leave no seams between neighbours."""
        side = self.width / (self._code.getModuleCount() + 2 * _QUIET_MODULES)
        self.canv.setFillColor(INK)
        path = self.canv.beginPath()
        for r, row in enumerate(self._code.modules):
            y = self.height - (r + _QUIET_MODULES + 1) * side
            for start, length in _runs([bool(dark) for dark in row]):
                path.rect((start + _QUIET_MODULES) * side, y, length * side, side)
        self.canv.drawPath(path, stroke=0, fill=1)


class _Utf8(QRECI):  # type: ignore[misc]  # reportlab is not typed
    """Says that UTF-8 follows (ISO/IEC 18004, ECI 26)."""

    bitlength = 8
    """Its number. reportlab forgets it in choosing the size, and finds no room for a text that just fills one."""

    def __init__(self) -> None:
        super().__init__(26)


def note_code(text: str) -> NoteCode | None:
    """Return the QR code of ``text``, or None where it does not fit the largest code."""
    data = text.encode("utf-8")
    for level, capacity in _CAPACITIES:
        if len(data) <= capacity:
            code = QRCode(None, level)
            code.addData(_Utf8())
            code.addData(QR8bitByte(data))
            code.make()
            return NoteCode(code)
    return None


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for at, dark in enumerate([*row, False]):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            yield start, at - start
            start = None
