"""The sections of posts on social media and of physical exhibits, each with its observations or hand-overs."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from intake.papers.content import RecordBlock, Stated
from intake.papers.layout import BODY_HEIGHT, H2, NOTE
from intake.papers.paragraph import Paragraph
from intake.papers.parts import brief, heading, stating
from intake.papers.sections import LABEL_VALUE, Section, titled
from intake.papers.tables import FlowingTable, Row, field_rows, link_rows

_MOST_KEPT = BODY_HEIGHT * 0.7
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
        name = heading(title, f"{anchor}-{block.number}", 1, H2)
        yield _kept_whole(block.stated, FlowingTable((), _rows(block), LABEL_VALUE), name)
        for step in block.steps:
            rows = (row for field in step.fields for row in field_rows(field))
            yield _kept_whole(step.stated, FlowingTable((step.title, "Isi"), rows, LABEL_VALUE))


def _kept_whole(stated: Sequence[Stated], table: FlowingTable, *above: Flowable) -> Section:
    """A table that starts on the next page where that spares it a break; a long one is broken."""
    height = table.height_within(_MOST_KEPT)
    return [
        CondPageBreak((24 * mm if height is None else height) + 14 * mm * len(above)),
        *stating(stated, (*above, table)),
        Spacer(1, 3 * mm),
    ]


def _rows(block: RecordBlock) -> Iterator[Row]:
    for field in block.fields:
        yield from field_rows(field)
    yield from link_rows("Terkait dengan", block.links)
