"""The case dossier: one PDF of everything that is recorded of a case, and of what that proves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from intake.papers import exhibits, records, sections
from intake.papers.content import DossierContent
from intake.papers.exhibits import Preview
from intake.papers.layout import PageWords, Paper, fonts
from intake.papers.parts import brief
from intake.papers.sections import Section
from intake.papers.wording import SUPPLEMENT

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """What was written: pages, exhibits, how many of them without a photo or withdrawn, and bytes."""

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
    content: DossierContent, preview: Preview, out: BinaryIO, *, progress: Progress | None = None
) -> DossierSummary:
    """Write the dossier of ``content`` to ``out`` as PDF; the same input gives the same bytes.

    ``preview`` returns an exhibit's preview as JPEG bytes, or None where it has none; it is called once for
    each exhibit, in order, and its result is let go of before the next. ``progress`` is told the exhibits
    done and their number. ``out`` need only be writable; it is written as pages are made, so after an error
    (what ``preview`` or ``progress`` raise passes through) it holds a part that is no PDF.
    """
    tally = _Tally()
    fonts()
    paper = Paper(out, _page_words(content))
    pages = paper.lay_out(_sections(content, preview, tally, progress))
    size = paper.canv.bytes_written
    return DossierSummary(pages, tally.exhibits, tally.without_photo, tally.withdrawn, size)


def _sections(
    content: DossierContent, preview: Preview, tally: _Tally, progress: Progress | None
) -> Iterator[Section]:
    yield sections.cover(content)
    yield sections.summary(content)
    yield from sections.persons(content.persons)
    yield from sections.statements(content.statements)
    yield from records.captures(content.captures)
    yield from records.things(content.things)
    yield exhibits.evidence_list(content.evidence, content.identity)
    total = len(content.evidence)
    for item in content.evidence:
        page, shown = exhibits.exhibit_page(item, preview)
        yield page
        tally.exhibits += 1
        tally.without_photo += not shown
        tally.withdrawn += item.withdrawn_reason is not None
        if progress is not None:
            progress(tally.exhibits, total)
    yield sections.log(content.log)
    yield sections.what_is_proven(content.anchors)
    yield sections.checkpoint(content)


def _page_words(content: DossierContent) -> PageWords:
    point, plain = content.checkpoint, fonts().plain
    return PageWords(
        title=f"Berkas Perkara {brief(content.case.number)}",
        author=brief(f"{content.officer.name}, {content.case.office_name}"),
        subject=brief(content.case.title),
        creator=brief(f"Segel {content.tool_version}"),
        made_at=content.made_at,
        head_left=brief(f"Perkara {content.case.number}: {content.case.title}"),
        head_right=f"titik periksa {point.size}/{plain(point.root)[:10]}",
        foot=SUPPLEMENT,
    )
