"""The case dossier: one PDF of everything that is recorded of a case, and of what that proves."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from intake.papers import attachment, case_sections, exhibits, marks, records, sections, sheets, strips
from intake.papers.attachment import Attachment
from intake.papers.content import DossierContent, ExhibitBlock, Stated
from intake.papers.exhibits import Picture, Preview
from intake.papers.layout import PageWords, Paper, fonts
from intake.papers.parts import brief
from intake.papers.sections import Section
from intake.papers.streamed import Jpeg, read_jpeg
from intake.papers.wording import SUPPLEMENT

Progress = Callable[[int, int], None]
Strips = Callable[[str], Sequence[bytes]]
_ATTACHED: Final = "Apa yang disebut setiap halaman, untuk diperiksa program (docs/FORMAT.md)"


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """What was written: pages, exhibits, how many of them without a photo or withdrawn, bytes."""

    pages: int
    exhibits: int
    without_photo: int
    withdrawn: int
    size: int


@dataclass(slots=True)
class _Tally:
    exhibits: int = 0
    without_photo: int = 0
    withdrawn: int = 0


def write_dossier(
    content: DossierContent,
    preview: Preview,
    out: BinaryIO,
    *,
    progress: Progress | None = None,
    sheet: int = 1,
    parts: Strips | None = None,
) -> DossierSummary:
    """Write the dossier of ``content`` to ``out`` as PDF; the same input gives the same bytes.

    ``preview`` returns an exhibit's preview as JPEG bytes, or None where it has none; it is called once for
    each exhibit, in order, and its result is let go of before the next; so is ``parts`` for each high one, which
    returns its parts as JPEG bytes from top to bottom. ``progress`` is told the exhibits
    done and their number. ``sheet`` is how many photos stand on a page: 1, 2, 4 or 6. ``out`` need only be
    writable; it is written as pages are made, so after an error (what ``preview`` or ``progress`` raise
    passes through) it holds a part that is no PDF.
    """
    if sheet != 1 and sheet not in sheets.GRID:
        raise ValueError("a sheet holds 1, 2, 4 or 6 photos")
    tally = _Tally()
    fonts()
    paper = Paper(out, _page_words(content))
    anchors = _anchors(content, sheet)

    def attach(pages: Sequence[tuple[Stated, ...]]) -> tuple[str, bytes, str]:
        return attachment.NAME, _attachment(content, pages).encode(), _ATTACHED

    laid = _sections(content, anchors, _Pictures(content, preview, tally, progress, parts), sheet)
    pages = paper.lay_out(laid, attach, marks.COMMENT)
    size = paper.canv.bytes_written
    return DossierSummary(pages, tally.exhibits, tally.without_photo, tally.withdrawn, size)


def _anchors(content: DossierContent, sheet: int) -> tuple[str, ...]:
    """The sections of this dossier in order."""
    there = {
        "perbuatan": bool(content.acts),
        "unggahan": bool(content.captures),
        "barang": bool(content.things),
        "lembar-foto": sheet != 1 and any(map(exhibits.may_show, content.evidence)),
        "rincian-bukti": sheet != 1,
    }
    return tuple(anchor for anchor in sections.TITLES if there.get(anchor, True))


def _sections(
    content: DossierContent, anchors: Sequence[str], pictures: "_Pictures", sheet: int
) -> Iterator[Section]:
    yield sections.cover(content)
    yield sections.contents(anchors, content)
    yield sections.summary(content)
    yield from case_sections.acts(content.acts)
    yield from sections.persons(content.persons)
    yield from sections.statements(content.statements)
    yield from records.captures(content.captures)
    yield from records.things(content.things)
    yield case_sections.procedure(content.procedure)
    yield case_sections.moments(content.moments)
    yield exhibits.evidence_list(content.evidence, content.identity)
    if sheet == 1:
        for item in content.evidence:
            yield exhibits.exhibit_page(item, pictures.next_of(item))
            yield from strips.strip_pages(item, pictures.strips_of(item))
    else:
        shown = ((item, pictures.next_of(item)) for item in content.evidence)
        announced = "lembar-foto" in anchors
        yield from sheets.photo_sheets(shown, sheet, announced=announced)
        yield sheets.details_title(announced=announced)
        for item in content.evidence:
            yield exhibits.exhibit_details(item, pictures.missing.get(item.id, ""))
            yield from strips.strip_pages(item, pictures.strips_of(item))
    yield case_sections.scrutiny(content.scrutiny)
    yield sections.log(content.log)
    yield sections.what_is_proven(content.anchors, content.bounds)
    yield sections.checkpoint(content)


class _Pictures:
    """Fetches the pictures one by one, counts, and tells how far it is."""

    def __init__(
        self,
        content: DossierContent,
        preview: Preview,
        tally: _Tally,
        progress: Progress | None,
        parts: Strips | None,
    ) -> None:
        self._preview, self._tally, self._progress, self._parts = preview, tally, progress, parts
        self._total = len(content.evidence)
        self.missing: dict[str, str] = {}

    def next_of(self, item: ExhibitBlock) -> Picture:
        """The picture of the next exhibit."""
        picture, tally = exhibits.picture_of(item, self._preview), self._tally
        tally.exhibits += 1
        if picture.jpeg is None:
            tally.without_photo += 1
            self.missing[item.id] = picture.reason
        tally.withdrawn += item.withdrawn_reason is not None
        if self._progress is not None:
            self._progress(tally.exhibits, self._total)
        return picture

    def strips_of(self, item: ExhibitBlock) -> list[Jpeg]:
        """The parts of a high picture, or of the one that is shown in its place."""
        if self._parts is None or not item.high or item.picture is None:
            return []
        return [jpeg for data in self._parts(item.picture or item.id) if (jpeg := read_jpeg(data))]


def _attachment(content: DossierContent, pages: Sequence[tuple[Stated, ...]]) -> Attachment:
    facts, keys = attachment.gathered(pages)
    return Attachment(
        content.kind, content.case_id, content.checkpoint.note_text, content.manifest, content.made_at,
        content.tool_version, content.logs, facts, keys,
    )  # fmt: skip


def _page_words(content: DossierContent) -> PageWords:
    point, plain, title = content.checkpoint, fonts().plain, marks.TITLES[content.kind]
    return PageWords(
        title=f"{title} {brief(content.case.number)}",
        author=brief(f"{content.officer.name}, {content.case.office_name}"),
        subject=brief(content.case.title),
        creator=brief(f"Segel {content.tool_version}"),
        made_at=content.made_at,
        head_left=brief(f"Perkara {content.case.number}: {content.case.title}"),
        head_right=f"titik periksa {point.size}/{plain(point.root)[:10]}",
        foot=SUPPLEMENT,
    )
