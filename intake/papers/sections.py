"""The sections around the exhibits: cover, summary, persons, statements, log, limits, checkpoint."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from intake.papers import limits
from intake.papers.content import (
    DossierContent,
    DossierKind,
    LogLine,
    PersonBlock,
    Stated,
    StatementBlock,
)
from intake.papers.layout import (
    ACCENT,
    BANNER,
    BODY_HEIGHT,
    CODE,
    COVER_KIND,
    COVER_LABEL,
    COVER_NOTE,
    COVER_NUMBER,
    COVER_OFFICE,
    COVER_TITLE,
    COVER_UNIT,
    H2,
    LABEL,
    MARK,
    NOTE,
    PROSE,
    SMALL,
    TEXT,
    VALUE,
    fonts,
)
from intake.papers.paragraph import Paragraph
from intake.papers.parts import (
    PageNumber,
    Stating,
    brief,
    heading,
    height_of,
    note_code,
    prose,
    stating,
    subheading,
)
from intake.papers.tables import FlowingTable, Row, field_rows, link_rows, stated_row, value_row, words_cell
from intake.papers.wording import SUPPLEMENT, day_words, grouped, kind_words, stamp_words, when_words

Section = list[Flowable]
LABEL_VALUE = (30, 70)
_MOST_KEPT = BODY_HEIGHT * 0.7
_LEAST_BEGUN = 36 * mm
TITLES = {
    "ringkasan": "Ringkasan perkara",
    "perbuatan": "Perbuatan yang diduga",
    "pihak": "Para pihak dan saksi",
    "keterangan": "Keterangan",
    "unggahan": "Unggahan media sosial",
    "barang": "Barang bukti",
    "prosedur": "Penanganan dan tenggat",
    "linimasa": "Linimasa",
    "daftar-bukti": "Daftar bukti",
    "lembar-foto": "Lembar foto",
    "rincian-bukti": "Rincian bukti",
    "keberterimaan": "Lembar keberterimaan bukti",
    "catatan": "Catatan penguasaan bukti",
    "batas": "Apa yang dibuktikan dan apa yang tidak",
    "titik-periksa": "Titik periksa dan cara memeriksa",
}
_COVERS = {
    DossierKind.FULL: ("BERKAS PERKARA", "Memuat data pribadi pelapor, saksi dan terlapor. Simpan tertutup dan "
                       "serahkan hanya kepada yang berwenang."),
    DossierKind.REFERRAL: ("BERKAS PENERUSAN", "Untuk instansi yang dituju saja: memuat data pribadi terlapor dan "
                           "keterangan saksi."),
    DossierKind.PUBLIC: ("BERKAS PERKARA", "Versi untuk umum."),
}  # fmt: skip


def titled(anchor: str) -> Section:
    """Return a new page with the heading of a section of TITLES."""
    return [PageBreak(), heading(TITLES[anchor], anchor)]


def kept_whole(
    stated: Iterable[Stated],
    table: FlowingTable,
    above: Section,
    below: Sequence[Flowable] = (),
    also: float = 0,
) -> Section:
    """Return a table that starts on the next page where that spares it a break; one that is long is broken.

    ``also`` are the points of what follows it and is to stand with it, where one page has room for both.
    """
    height = table.height_within(_MOST_KEPT)
    needed = height_of(above) + (_LEAST_BEGUN if height is None else height + height_of(below))
    if height is not None and needed + also <= _MOST_KEPT:
        needed += also
    return [CondPageBreak(needed), *stating(stated, [*above, table, *below])]


def cover(content: DossierContent) -> Section:
    """Return the cover page."""
    case, inline = content.case, fonts().inline
    title, warning = _COVERS[content.kind]
    facts = (
        ("Perkara", brief(case.title, 400)),
        ("Tempat kejadian", brief(case.place, 200) or "—"),
        ("Tanggal kejadian", brief(day_words(case.event_date), 80) or "—"),
        ("Petugas", brief(f"{content.officer.name} ({content.officer.role})", 200)),
        ("Dibuat", brief(when_words(content.made_at), 80)),
        *(("Untuk", brief(target, 200)) for target in content.targets),
    )
    rows = ([Paragraph(label, LABEL), Paragraph(inline(value), VALUE)] for label, value in facts)
    return [
        Spacer(1, 4 * mm),
        Paragraph(inline(brief(case.office_name).upper()), COVER_OFFICE),
        Paragraph(inline(brief(f"{case.unit} · kode {case.office_code}".strip(" ·"))), COVER_UNIT),
        Spacer(1, 5 * mm),
        HRFlowable("100%", 1.5, color=ACCENT, spaceAfter=1.5),
        HRFlowable("100%", 0.5, color=ACCENT),
        Spacer(1, 40 * mm),
        Paragraph(title, COVER_TITLE),
        Paragraph(inline(brief(kind_words(case.kind))), COVER_KIND),
        Spacer(1, 8 * mm),
        Paragraph(inline("Nomor " + brief(case.number, 120)), COVER_NUMBER),
        Spacer(1, 14 * mm),
        FlowingTable((), rows, LABEL_VALUE),
        Spacer(1, 24 * mm),
        Paragraph(SUPPLEMENT, COVER_LABEL),
        Paragraph(warning, COVER_NOTE),
        *(Paragraph(inline(notice), COVER_NOTE) for notice in content.notices),
        Spacer(1, 4 * mm),
        Paragraph(inline(_checkpoint_words(content)), COVER_NOTE),
        Stating(content.stated, alone=True),
        NextPageTemplate("body"),
    ]


def contents(anchors: Sequence[str], content: DossierContent) -> Section:
    """Return the page of contents, each line a link with its page, and what the dossier holds."""
    rows = (
        [
            Paragraph(f'<link href="#{anchor}" color="#1f3b57">{TITLES[anchor]}</link>', TEXT),
            PageNumber(anchor),
        ]
        for anchor in anchors
    )
    held = (
        (len(content.acts) or None, "perbuatan"),
        (len(content.persons), "orang"),
        (len(content.statements), "keterangan"),
        (len(content.captures) or None, "unggahan media sosial"),
        (len(content.things) or None, "barang bukti"),
        (len(content.evidence), "bukti"),
        (len(content.log), "baris catatan"),
    )
    counts = ", ".join(f"{count} {noun}" for count, noun in held if count is not None) + "."
    return [
        PageBreak(),
        heading("Daftar isi", "isi"),
        FlowingTable((), rows, (92, 8)),
        Spacer(1, 4 * mm),
        Paragraph(counts, TEXT),
        Paragraph(
            "Judul, nomor bukti, dan rujukan dapat diklik; penanda (bookmark) PDF memuat setiap keterangan dan bukti.",
            NOTE,
        ),
    ]


def summary(content: DossierContent) -> Section:
    """Return the case's facts, what the dossier holds, and the account of what happened."""
    case = content.case
    fields = (
        ("Nomor", case.number),
        ("Jenis", kind_words(case.kind)),
        ("Judul", case.title),
        ("Tempat kejadian", case.place),
        ("Tanggal kejadian", day_words(case.event_date)),
        ("Tanggal diketahui", day_words(case.known_date)),
        ("Kantor", f"{case.office_name} (kode {case.office_code})"),
        ("Unit", case.unit),
        ("Petugas", f"{content.officer.name} ({content.officer.role})"),
        ("Dibuat", when_words(content.made_at, seconds=True)),
        ("Dibuat dengan", f"Segel {content.tool_version}"),
    )
    account = prose(case.narrative) if case.narrative.strip() else [Paragraph("Tidak diisi.", NOTE)]
    rows = (value_row(label, value) for label, value in fields)
    return [
        *titled("ringkasan"),
        *stating(
            content.stated,
            [FlowingTable((), rows, LABEL_VALUE), *subheading("Uraian kejadian"), *account],
        ),
    ]


def persons(people: Sequence[PersonBlock]) -> Iterator[Section]:
    """Yield the section of persons, one part for each person."""
    yield titled("pihak")
    if not people:
        yield [Paragraph("Tidak ada orang yang dicatat.", NOTE)]
    for person in people:
        role = person.role.capitalize()
        rows = (row for field in person.fields for row in field_rows(field))
        first = value_row("Nama samaran" if person.protected else "Nama", person.name)
        title = f"{person.number}. {role}: {brief(person.name, 100)}"
        table = FlowingTable((), chain((first,), rows), LABEL_VALUE)
        veiled = [Spacer(1, 3), Paragraph("Identitas dilindungi; tidak dicetak di sini.", MARK)]
        above = [heading(title, f"orang-{person.number}", 1, H2)]
        yield kept_whole(person.stated, table, above, veiled if person.protected else ())


def statements(items: Sequence[StatementBlock]) -> Iterator[Section]:
    """Yield the section of statements, one part for each statement, its text complete."""
    yield titled("keterangan")
    if not items:
        yield [Paragraph("Tidak ada keterangan yang dicatat.", NOTE)]
    for item in items:
        name = brief(item.person_name, 90)
        parts = [
            heading(f"Keterangan {item.number} — {name}", f"keterangan-{item.number}", 1, H2),
            *_statement_state(item),
            *_noted(item),
            *_said(item),
            HRFlowable("100%", 0.4, spaceBefore=4, spaceAfter=4),
        ]
        yield [CondPageBreak(36 * mm), *stating(item.stated, parts)]


def _noted(item: StatementBlock) -> Iterator[Flowable]:
    """What was noted of the hearing, and what the statement is linked to."""
    rows = [row for field in item.fields for row in field_rows(field)]
    rows += link_rows("Terkait dengan", item.links)
    if rows:
        yield FlowingTable((), rows, LABEL_VALUE)
        yield Spacer(1, 3 * mm)


def _said(item: StatementBlock) -> Iterator[Flowable]:
    """The words, then the questions with their answers, unanswered ones named."""
    if item.text.strip():
        yield from prose(item.text)
    elif not item.rows:
        yield Paragraph("Tidak ada teks.", NOTE)
    if item.rows:
        yield Spacer(1, 2 * mm)
        yield FlowingTable(("No.", "Pertanyaan dan jawaban"), _questions(item), (8, 92))


def _questions(item: StatementBlock) -> Iterator[Row]:
    for number, row in enumerate(item.rows, 1):
        asked = words_cell(row.question, lead="<b>T:</b> ")
        said = words_cell(row.answer if row.answer.strip() else "(tidak dijawab)", lead="<b>J:</b> ")
        yield [Paragraph(row.number or f"{number}", LABEL), [*asked, Spacer(1, 3), *said]]


def _statement_state(item: StatementBlock) -> Iterator[Flowable]:
    inline = fonts().inline
    said = [brief(item.kind, 80), f"orang nomor {item.person_number}"]
    if item.amends is not None:
        said.append(f"memperbaiki keterangan {item.amends}")
    yield Paragraph(inline(" · ".join(filter(None, said))), NOTE)
    if item.state == "sealed":
        sealed = brief(when_words(item.sealed_at or "waktu tidak tercatat", seconds=True), 100)
        yield Paragraph(inline(f"Disegel: {sealed}"), SMALL)
        if item.digest_short:
            yield Paragraph(inline(f"sidik ringkas {brief(item.digest_short, 80)}"), CODE)
        if item.digest:
            yield Paragraph(inline(f"SHA-256 {grouped(brief(item.digest, 128))}"), CODE)
    else:
        yield Paragraph("RANCANGAN — belum disegel, masih dapat berubah", MARK)
    yield Paragraph("&nbsp;", SMALL)


def log(lines: Iterable[LogLine]) -> Section:
    """Return the log in words, one row for each entry."""
    return [
        *titled("catatan"),
        Paragraph(
            "Setiap baris adalah satu catatan log; koreksi ditulis sebagai catatan baru. Nomor adalah urutan "
            "dalam seluruh log brankas, sehingga catatan perkara lain dapat berada di antaranya. Waktu "
            "menurut jam komputer petugas. Sejauh mana perubahan akan ketahuan: lihat “Apa yang dibuktikan "
            "dan apa yang tidak”.",
            NOTE,
        ),
        FlowingTable(("No.", "Waktu", "Catatan"), _log_rows(lines), (10, 27, 63)),
    ]


def _log_rows(lines: Iterable[LogLine]) -> Iterator[Row]:
    inline = fonts().inline
    empty = True
    for line in lines:
        empty = False
        at = inline(brief(stamp_words(line.at), 80))
        row = [Paragraph(str(line.seq), SMALL), Paragraph(at, SMALL), words_cell(line.words)]
        yield stated_row(line.stated, row)
    if empty:
        yield [Paragraph("—", SMALL), Paragraph("—", SMALL), Paragraph("Tidak ada catatan.", SMALL)]


def what_is_proven(anchors: Sequence[str], bounds: Sequence[str]) -> Section:
    """Return the page on what the dossier proves and what it does not, and between what bounds."""
    return [
        *titled("batas"),
        *subheading("Yang dapat dibuktikan"),
        *(Paragraph(f"<b>{head}</b> {text}", PROSE) for head, text in limits.PROVEN),
        *subheading("Yang tidak dibuktikan"),
        *(Paragraph(f"<b>{head}</b> {text}", PROSE) for head, text in limits.NOT_PROVEN),
        *subheading("Siapa di luar yang memegang titik periksa"),
        *(_anchors(anchors)),
        *(subheading("Batas waktu yang terbukti untuk catatan perkara ini") if bounds else ()),
        *(piece for bound in bounds for piece in prose(f"• {bound}")),
        Spacer(1, 3 * mm),
        Paragraph(limits.CODE_POINTS, NOTE),
    ]


def _anchors(anchors: Sequence[str]) -> Iterator[Flowable]:
    if not anchors:
        yield Paragraph(limits.NO_ANCHOR, BANNER)
    for anchor in anchors:
        yield from prose(f"• {anchor}")


def checkpoint(content: DossierContent) -> Section:
    """Return the page with the checkpoint as QR code and text, and how to check."""
    point = content.checkpoint
    fields = (
        ("Asal (origin)", point.origin),
        ("Jumlah entri", str(point.size)),
        ("Akar (root)", point.root),
        ("Daftar bukti (SHA-256)", grouped(content.manifest, 32)),
    )
    inline = fonts().inline
    rows = ([Paragraph(label, LABEL), Paragraph(inline(value), CODE)] for label, value in fields)
    code = note_code(point.note_text)
    missing = Paragraph("Nota terlalu panjang untuk satu kode QR; teks lengkapnya di bawah.", BANNER)
    return [
        *titled("titik-periksa"),
        *(Paragraph(line, PROSE) for line in limits.HOW_TO_CHECK),
        code or missing,
        *subheading("Titik periksa"),
        FlowingTable((), rows, LABEL_VALUE),
        Spacer(1, 4),
        Paragraph(limits.ATTACHED, NOTE),
        *subheading("Kode catatan untuk SMS"),
        *prose(point.sms_head or "—", CODE),
        *subheading("Nota yang ditandatangani (isi kode QR)"),
        *prose(point.note_text, CODE),
    ]


def _checkpoint_words(content: DossierContent) -> str:
    point = content.checkpoint
    return f"Titik periksa: {point.size} entri, akar {brief(point.root, 90)}"
