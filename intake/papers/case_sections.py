"""The sections of the case's course: alleged acts, procedure and limits, time line, and the admissibility sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable

from intake.papers.content import (
    ActBlock,
    Answer,
    LinkBlock,
    MomentBlock,
    ProcedureBlock,
    RowBlock,
    ScrutinyBlock,
)
from intake.papers.layout import H2, LABEL, MARK, NOTE, SMALL, VALUE, fonts
from intake.papers.paragraph import Paragraph
from intake.papers.parts import WITHDRAWN, brief, heading, linked, prose, subheading
from intake.papers.sections import LABEL_VALUE, Section, kept_whole, titled
from intake.papers.tables import (
    FlowingTable,
    Row,
    field_rows,
    link_rows,
    stated_row,
    value_row,
    words_cell,
)

_ACTS: Final = (
    "Dugaan menurut petugas, dalam kata-kata katalog ketika dipilih. Ini saran untuk kajian, bukan putusan; pose dan "
    "tanda yang terlihat bukan temuan."
)
_MOMENTS: Final = (
    "Waktu ditulis menurut sumbernya dan tidak dibetulkan; yang tanpa tanggal ada di akhir. Waktu potret adalah jam "
    "alat, bukan waktu pencatatan."
)
_SCRUTINY: Final = (
    "Untuk setiap bukti: pertanyaan yang akan diajukan pihak lawan, apa yang menjawabnya, dan apa yang belum terjawab. "
    "“Terjawab” berarti ada catatannya, bukan bahwa jawabannya benar. Teks lengkapnya ada di lembar bukti."
)
_ANSWER_LONGEST: Final = 240


def acts(blocks: Sequence[ActBlock]) -> Iterator[Section]:
    """Yield the section of alleged acts; nothing where there are none."""
    if blocks:
        yield [*titled("perbuatan"), Paragraph(_ACTS, NOTE)]
    for block in blocks:
        mark = f" — {WITHDRAWN}" if block.withdrawn is not None else ""
        title = f"Perbuatan {block.number}{mark}: {brief(block.words or block.code, 110)}"
        above: Section = [heading(title, f"perbuatan-{block.number}", 1, H2)]
        if block.withdrawn is not None:
            above += [Paragraph(f"{WITHDRAWN} — alasan:", MARK), *prose(block.withdrawn or "—")]
        yield kept_whole(block.stated, FlowingTable((), _act_rows(block), LABEL_VALUE), above)


def _act_rows(block: ActBlock) -> Iterator[Row]:
    yield value_row("Bunyi katalog", f"{block.words} ({block.code})")
    yield value_row("Dasar", block.basis)
    for sanction in block.sanctions:
        yield value_row("Ancaman", sanction)
    for field in block.fields:
        yield from field_rows(field)
    for target in block.targets:
        yield value_row("Diteruskan kepada", target)
    yield from link_rows("Bukti dan keterangan", block.links)


def procedure(block: ProcedureBlock) -> Section:
    """Return the section of what was done, what is due, the case's numbers and what it lacks."""
    section = [
        *titled("prosedur"),
        FlowingTable((), (row for field in block.fields for row in field_rows(field)), LABEL_VALUE),
    ]
    for name, heads, shares, rows, nothing in (
        ("Nomor", ("Untuk", "Nomor", "Keterangan"), (25, 45, 30), block.numbers, "Belum ada nomor."),
        (
            "Langkah yang diambil", ("Tanggal", "Langkah", "Dasar", "Keadaan sesudahnya"), (20, 42, 20, 18),
            block.steps, "Belum ada langkah yang dicatat.",
        ),
        (
            "Tenggat", ("Tenggat", "Dasar", "Hari terakhir", "Keadaan"), (45, 19, 20, 16),
            block.limits, "Belum ada tenggat yang berjalan.",
        ),
        (
            "Syarat yang belum lengkap", ("Bagian", "Yang kurang", "Dasar"), (22, 52, 26),
            block.lacks, "Tidak ada kekurangan menurut daftar yang berlaku.",
        ),
    ):  # fmt: skip
        section += subheading(name)
        section.append(FlowingTable(heads, _cells(rows), shares) if rows else Paragraph(nothing, NOTE))
    return section


def _cells(rows: Iterable[RowBlock]) -> Iterator[Row]:
    for row in rows:
        cells = [words_cell(cell, VALUE if at else LABEL) for at, cell in enumerate(row.cells)]
        yield stated_row(row.stated, cells)


def moments(blocks: Sequence[MomentBlock]) -> Section:
    """Return the time line."""
    table = FlowingTable(("Waktu", "Apa", "Waktu menurut"), map(_moment_row, blocks), (36, 40, 24))
    return [*titled("linimasa"), Paragraph(_MOMENTS, NOTE), table]


def _moment_row(block: MomentBlock) -> Row:
    inline = fonts().inline
    return stated_row(
        block.stated,
        [
            Paragraph(inline(brief(block.at, 120)), SMALL),
            words_cell(block.words, anchor=block.anchor),
            Paragraph(inline(brief(block.source, 400)), LABEL),
        ],
    )


def scrutiny(blocks: Iterable[ScrutinyBlock]) -> Section:
    """Return the admissibility sheet: of each exhibit first what is not answered."""
    rows = (row for block in blocks for row in _scrutiny_rows(block))
    table = FlowingTable(("Bukti", "Keadaan", "Pertanyaan dan jawaban menurut catatan"), rows, (19, 13, 68))
    return [*titled("keberterimaan"), Paragraph(_SCRUTINY, NOTE), table]


def _scrutiny_rows(block: ScrutinyBlock) -> Iterator[Row]:
    """A row for what is open, half answered and answered, each led by the exhibit's link."""
    name = linked(LinkBlock(f"{block.noun.capitalize()} {block.number}", f"{block.noun}-{block.number}"))
    title = [Paragraph(fonts().inline(brief(block.title, 60)), LABEL)]
    for words, style, answers in (
        ("Belum terjawab", MARK, block.open),
        ("Sebagian", SMALL, block.partly),
        ("Terjawab", SMALL, block.answered),
    ):
        if answers:
            first = [Paragraph(f"<b>{name}</b>", SMALL), *title]
            yield stated_row(block.stated, [first, Paragraph(words, style), _answers(answers)])
            title = []


def _answers(answers: Sequence[Answer]) -> list[Flowable]:
    inline = fonts().inline
    return [
        Paragraph(f"<b>{inline(each.label)}:</b> {inline(brief(each.words, _ANSWER_LONGEST))}", SMALL)
        for each in answers
    ]
