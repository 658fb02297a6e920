"""The exhibits: the list with links, and a page for each with its photo, facts and hash."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from intake.papers.content import ExhibitBlock
from intake.papers.layout import BANNER, BODY_HEIGHT, CODE, LABEL, MARK, NOTE, SOURCE, VALUE, fonts
from intake.papers.paragraph import Paragraph
from intake.papers.parts import PHOTO_HEIGHT, WITHDRAWN, Photo, brief, heading, height_of, prose, stating
from intake.papers.sections import Section, titled
from intake.papers.streamed import Jpeg, read_jpeg
from intake.papers.tables import FlowingTable, Row, link_rows, stated_row, value_row, words_cell
from intake.papers.wording import exhibit_kind_words, grouped, size_words, when_words

Preview = Callable[[str], bytes | None]
_FACT_SHARES = (22, 46, 32)
_LEAST_PHOTO = 60 * mm
_MOST_KEPT = BODY_HEIGHT / 2
_LEAST_BEGUN = BODY_HEIGHT / 3
_AIR = 10.0
_UNKNOWN_REASON = "alasan tidak tercatat"
_IDENTITY = (
    "Selain itu {count} dokumen identitas (misalnya KTP) disimpan terpisah dengan nomor buktinya sendiri. Dokumen "
    "itu tidak dicetak di berkas ini dan ditunjukkan hanya atas permintaan yang berwenang."
)
_DAMAGED = "pratinjau yang tersimpan bukan JPEG yang dapat dibaca"


@dataclass(frozen=True, slots=True)
class Picture:
    """What there is to show of an exhibit: its preview, or in words why there is none."""

    jpeg: Jpeg | None
    reason: str


def picture_of(item: ExhibitBlock, preview: Preview) -> Picture:
    """Fetch the picture of an exhibit, or of the one that is shown in its place."""
    data = None if item.picture is None else preview(item.picture or item.id)
    jpeg = read_jpeg(data) if data is not None else None
    return Picture(jpeg, _DAMAGED if data is not None else item.preview_missing_reason or _UNKNOWN_REASON)


def may_show(item: ExhibitBlock) -> bool:
    """Whether there is a picture of an exhibit to be fetched."""
    return item.picture is not None and not item.preview_missing_reason


def evidence_list(exhibits: Iterable[ExhibitBlock], identity: int = 0) -> Section:
    """Return the list of all exhibits, each row a link to its page; identity documents are only counted."""
    return [
        *titled("daftar-bukti"),
        Paragraph(
            "Nilai hash adalah SHA-256 dari berkas asli, dihitung ketika berkas diterima. Klik nomor untuk "
            "membuka lembar buktinya.",
            NOTE,
        ),
        FlowingTable(("No.", "Berkas dan nilai hash", "Dicatat"), _list_rows(exhibits), (7, 74, 19)),
        *([Spacer(1, 4), Paragraph(_IDENTITY.format(count=identity), NOTE)] if identity else []),
    ]


def _list_rows(exhibits: Iterable[ExhibitBlock]) -> Iterator[Row]:
    inline = fonts().inline
    count = withdrawn = 0
    for item in exhibits:
        count += 1
        withdrawn += item.withdrawn_reason is not None
        mark = (
            f' <font color="#a01c1c"><b>{WITHDRAWN}</b></font>' if item.withdrawn_reason is not None else ""
        )
        kind = "turunan, " if item.derived else ""
        kind += f"{brief(exhibit_kind_words(item.kind), 60)}, " if item.kind else ""
        what = inline(f"{kind}{brief(item.media_type, 60)}, {size_words(item.size)}")
        row = [
            Paragraph(f'<link href="#{_anchor(item)}"><u>{item.number}</u></link>', VALUE),
            [
                Paragraph(f"<b>{inline(brief(item.file_name, 200))}</b>{mark}", VALUE),
                Paragraph(what, LABEL),
                Paragraph(inline(grouped(brief(item.sha256, 128), 16)), CODE),
            ],
            Paragraph(inline(brief(when_words(item.added_at), 80)), LABEL),
        ]
        yield stated_row(item.stated, row)
    yield [
        Paragraph("", VALUE),
        Paragraph(f"<b>Jumlah: {count} bukti, {withdrawn} di antaranya ditarik.</b>", VALUE),
        Paragraph("", VALUE),
    ]


def exhibit_page(item: ExhibitBlock, picture: Picture) -> Section:
    """Return an exhibit's own page, with its picture and all its facts; one without a picture needs no page."""
    jpeg, withdrawn = picture.jpeg, item.withdrawn_reason is not None
    if jpeg is None:
        return exhibit_details(item, picture.reason)
    above = [_title(item), *_withdrawal(item), *_picture_note(item)]
    table = _fact_table(item, jpeg)
    photo = Photo(jpeg, struck=withdrawn, room=_photo_room(above, table), least=_LEAST_PHOTO)
    return [PageBreak(), *stating(item.stated, [*above, photo, table])]


def exhibit_details(item: ExhibitBlock, missing: str = "") -> Section:
    """Return all facts of an exhibit whose picture stands on a sheet, or why it is `missing`."""
    table = _fact_table(item, None)
    above = [_title(item), *_withdrawal(item), *_picture_note(item)]
    above += [_no_photo(missing)] if missing else []
    height = table.height_within(_MOST_KEPT)
    needed = _taken(above) + (_LEAST_BEGUN if height is None else height)
    return [CondPageBreak(needed), *stating(item.stated, [*above, table, Spacer(1, _AIR)])]


def _title(item: ExhibitBlock) -> Flowable:
    return heading(f"Bukti {item.number}{_mark(item)}: {brief(item.file_name, 90)}", _anchor(item), 1)


def _mark(item: ExhibitBlock) -> str:
    return f" — {WITHDRAWN}" if item.withdrawn_reason is not None else ""


def _fact_table(item: ExhibitBlock, jpeg: Jpeg | None) -> FlowingTable:
    head = (f"Bukti {item.number}{_mark(item)}", "Isi", "Sumber")
    return FlowingTable(head, _fact_rows(item, jpeg), _FACT_SHARES)


def _picture_note(item: ExhibitBlock) -> Iterator[Flowable]:
    if item.picture_note:
        yield Paragraph(fonts().inline(item.picture_note), MARK)
        yield Spacer(1, 4)


def _photo_room(above: Section, table: FlowingTable) -> float:
    """Return the height that leaves the facts on the photo's page, or all where they need a second page anyway."""
    free: float = BODY_HEIGHT - _taken(above)
    facts = table.height_within(free - _LEAST_PHOTO - _AIR)
    return PHOTO_HEIGHT if facts is None else free - facts - _AIR


def _taken(above: Section) -> float:
    return height_of(above) + 2 * len(above)


def _withdrawal(item: ExhibitBlock) -> Iterator[Flowable]:
    if item.withdrawn_reason is not None:
        yield Paragraph(f"{WITHDRAWN} — bukti ini telah ditarik. Alasan:", MARK)
        yield from prose(item.withdrawn_reason.strip() or _UNKNOWN_REASON)


def _no_photo(reason: str) -> Paragraph:
    return Paragraph(f"Gambar tidak ditampilkan: {fonts().inline(brief(reason, 1500))}.", BANNER)


def _fact_rows(item: ExhibitBlock, jpeg: Jpeg | None) -> Iterator[Row]:
    if item.renamed:
        yield value_row("Nama berkas", item.file_name, "diganti; nama asli tidak dicetak")
    elif item.derived:
        yield value_row("Nama berkas", item.file_name, "dibuat Segel")
    else:
        yield value_row("Nama berkas asli", item.file_name, "berkas diterima")
    yield [
        Paragraph("SHA-256", LABEL),
        Paragraph(_hash_markup(item), CODE),
        Paragraph("dihitung Segel", SOURCE),
    ]
    for doubt in item.doubts:
        yield [Paragraph("Perlu diperhatikan", MARK), words_cell(doubt), Paragraph("", SOURCE)]
    if item.kind:
        yield value_row("Jenis bukti", exhibit_kind_words(item.kind), "petugas")
    yield value_row("Jenis dan ukuran", f"{item.media_type}, {size_words(item.size)}", "dihitung Segel")
    yield value_row("Dicatat", when_words(item.added_at, seconds=True), "jam komputer")
    if jpeg:
        yield value_row("Gambar di atas", f"pratinjau {jpeg.width} × {jpeg.height} piksel", "dibuat Segel")
    if item.derived:
        yield value_row("Turunan", item.derived, "dibuat Segel")
    if item.description.strip():
        yield value_row("Keterangan", item.description, "petugas")
    if item.obtained.strip():
        yield value_row("Cara diperoleh", item.obtained, "petugas")
    yield from link_rows("Terkait dengan", item.links, "petugas")
    for fact in item.facts:
        yield value_row(fact.label, fact.value, fact.source)
    yield value_row("Id bukti", item.id, "Segel")


def _hash_markup(item: ExhibitBlock) -> str:
    return fonts().inline(grouped(brief(item.sha256, 128)))


def _anchor(item: ExhibitBlock) -> str:
    return f"bukti-{item.number}"
