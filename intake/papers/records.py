"""The sections of posts on social media and of physical exhibits, each with its observations or hand-overs."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from intake.papers.content import RecordBlock, Stated, StepBlock
from intake.papers.layout import BODY_HEIGHT, H2, NOTE
from intake.papers.paragraph import Paragraph
from intake.papers.parts import brief, heading
from intake.papers.sections import LABEL_VALUE, Section, kept_whole, titled
from intake.papers.tables import FlowingTable, Row, field_rows, link_rows

_AIR = 3 * mm
_CAPTURES = (
    "Isian menurut yang terlihat di layar; waktu unggah ditulis seperti yang ditampilkan. Setiap pengamatan adalah "
    "satu kali melihat, dengan bukti yang diambil saat itu. Tangkapan layar merekam layar, bukan unggahan itu sendiri."
)
_THINGS = (
    "Barang bukti fisik tidak memiliki nilai hash. Penguasaannya ditunjukkan oleh label, tempat penyimpanan, dan serah "
    "terima yang dicatat; setiap serah terima adalah satu catatan log."
)


def captures(blocks: Sequence[RecordBlock]) -> Iterator[Section]:
    """Yield the section of posts; nothing where there are none."""
    return _section("unggahan", "Unggahan", _CAPTURES, blocks)


def things(blocks: Sequence[RecordBlock]) -> Iterator[Section]:
    """Yield the section of physical exhibits; nothing where there are none."""
    return _section("barang", "Barang", _THINGS, blocks)


def _section(anchor: str, noun: str, note: str, blocks: Sequence[RecordBlock]) -> Iterator[Section]:
    if blocks:
        yield [*titled(anchor), Paragraph(note, NOTE)]
    for block in blocks:
        title = f"{noun} {block.number}: {brief(block.title, 90)}"
        name = heading(title, f"{anchor}-{block.number}", 1, H2)
        steps = [FlowingTable((step.title, "Isi"), _step_rows(step), LABEL_VALUE) for step in block.steps]
        first = steps[0].height_within(BODY_HEIGHT) if steps else None
        yield _set(block.stated, FlowingTable((), _rows(block), LABEL_VALUE), [name], first or 0)
        for step, table in zip(block.steps, steps, strict=True):
            yield _set(step.stated, table, [])


def _set(stated: Sequence[Stated], table: FlowingTable, above: Section, also: float = 0) -> Section:
    return [*kept_whole(stated, table, above, (), also + _AIR if also else 0), Spacer(1, _AIR)]


def _step_rows(step: StepBlock) -> Iterator[Row]:
    return (row for field in step.fields for row in field_rows(field))


def _rows(block: RecordBlock) -> Iterator[Row]:
    for field in block.fields:
        yield from field_rows(field)
    yield from link_rows("Terkait dengan", block.links)
