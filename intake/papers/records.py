"""The sections of posts on social media and of physical exhibits, each with its observations or hand-overs."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Paragraph, Spacer

from intake.papers.content import RecordBlock, StepBlock
from intake.papers.layout import H2, NOTE
from intake.papers.parts import brief, heading
from intake.papers.sections import LABEL_VALUE, Section, titled
from intake.papers.tables import FlowingTable, Row, value_rows

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
    return _section("tangkapan", "Tangkapan", _CAPTURES, blocks)


def things(blocks: Sequence[RecordBlock]) -> Iterator[Section]:
    """Yield the section of physical exhibits; nothing where there are none."""
    return _section("barang", "Barang", _THINGS, blocks)


def _section(anchor: str, noun: str, note: str, blocks: Sequence[RecordBlock]) -> Iterator[Section]:
    if blocks:
        yield [*titled(anchor), Paragraph(note, NOTE)]
    for block in blocks:
        title = f"{noun} {block.number}: {brief(block.title, 90)}"
        yield [
            CondPageBreak(36 * mm),
            heading(title, f"{anchor}-{block.number}", 1, H2),
            FlowingTable((), _rows(block), LABEL_VALUE),
            Spacer(1, 3 * mm),
        ]
        for step in block.steps:
            yield [
                CondPageBreak(24 * mm),
                FlowingTable((step.title, "Isi"), _step_rows(step), LABEL_VALUE),
                Spacer(1, 3 * mm),
            ]


def _rows(block: RecordBlock) -> Iterator[Row]:
    for field in block.fields:
        yield from value_rows(field.label, field.value)
    for link in block.links:
        yield from value_rows("Terkait dengan", link)


def _step_rows(step: StepBlock) -> Iterator[Row]:
    for field in step.fields:
        yield from value_rows(field.label, field.value)
