"""Berita acara serah terima of a physical exhibit: the same text for both sides, each on its own A4 page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from crypto.canonical import JsonObject
from intake.custody import journal
from intake.custody.entries import Kind, digest
from intake.files import DurableFile, write_all
from intake.papers.forms.discretion import Words, discretion
from intake.papers.layout import (
    COVER_KIND,
    COVER_LABEL,
    COVER_NUMBER,
    NOTE,
    PROSE,
    RULE,
    TEXT,
    WIDTH,
    PageWords,
    Paper,
    fonts,
)
from intake.papers.parts import brief
from intake.papers.record_words import HOLDER_NOW, KEPT_NOW, move_words, thing_words
from intake.papers.sections import LABEL_VALUE, Section
from intake.papers.tables import FlowingTable, Row, value_row
from intake.papers.wording import SUPPLEMENT, when_words
from intake.problems import Problem, from_os_error
from intake.records import people
from intake.records.cases import Case
from intake.records.things import Move, Thing
from intake.rules import regions
from intake.vault import Vault

_COPIES = ("Lembar 1 dari 2: untuk yang menyerahkan", "Lembar 2 dari 2: untuk yang menerima")
_OPENING = (
    "Barang bukti di bawah ini diserahkan oleh pihak pertama kepada pihak kedua. Kedua pihak melihat barang itu dan "
    "menyatakan keadaannya seperti tertulis."
)
_CLOSING = "Dibuat dalam dua lembar yang sama isinya, satu untuk masing-masing pihak."
_SIDES = ("Yang menyerahkan", "Yang menerima")
_SIGN_ROOM = 22 * mm
_SIGN_WIDTH = 74 * mm
_LONGEST = 300
_TALL = 1e6


def make_sheet(vault: Vault, case: Case, thing: Thing, target: Path, number: int | None = None) -> Move:
    """Writes the sheet of a hand-over (its `number`, or the last) to `target`, logs that and gives the hand-over.

    Raises `Problem`: thing-not-moved, move-unknown, file-exists, disk-full.
    """
    move, pdf = _made(vault, case, thing, number)
    try:
        with DurableFile(target) as out:
            write_all(out, pdf)
            _record(vault, case, thing, move, pdf)
    except OSError as error:
        raise from_os_error(error, target) from error
    return move


def sheet_paper(vault: Vault, case: Case, thing: Thing, number: int | None = None) -> bytes:
    """The sheet as bytes in memory, for a printer, and logged. Raises `Problem`: thing-not-moved, move-unknown."""
    move, pdf = _made(vault, case, thing, number)
    _record(vault, case, thing, move, pdf)
    return pdf


def _made(vault: Vault, case: Case, thing: Thing, number: int | None) -> tuple[Move, bytes]:
    if not thing.moves:
        raise Problem("thing-not-moved", item=thing.number)
    move = next((each for each in thing.moves if number in (None, each.number)), None)
    if number is None:
        move = thing.moves[-1]
    if move is None:
        raise Problem("move-unknown", item=str(number))
    fonts()
    made = io.BytesIO()
    Paper(made, _page_words(vault, case, thing, move)).lay_out(_copies(vault, case, thing, move))
    return move, made.getvalue()


def _record(vault: Vault, case: Case, thing: Thing, move: Move, pdf: bytes) -> None:
    said: JsonObject = {"digest": digest(pdf), "id": move.id, "number": move.number, "thing": thing.id}
    with vault.store.transaction():
        journal.record(vault, Kind.THING_SHEET, case.id, said)


def _page_words(vault: Vault, case: Case, thing: Thing, move: Move) -> PageWords:
    return PageWords(
        title=f"Serah Terima Barang Bukti {thing.number}/{move.number}",
        author=brief(vault.officer.name),
        subject=brief(f"Perkara {case.number}"),
        creator="Segel",
        made_at=move.made_at,
        head_left=brief(f"Perkara {case.number}, barang {thing.number}, serah terima {move.number}"),
        head_right="",
        foot=SUPPLEMENT,
    )


def _copies(vault: Vault, case: Case, thing: Thing, move: Move) -> Iterator[Section]:
    words = discretion(people.listing(vault, case))
    for place, copy in enumerate(_COPIES):
        moved = FlowingTable(("Serah terima", "Isi"), _rows(_discreet(words, move_words(move))), LABEL_VALUE)
        closing = _closing(thing, move)
        moved.hold_last(sum(each.wrap(WIDTH, _TALL)[1] + each.getSpaceAfter() for each in closing))
        yield [
            *([NextPageTemplate("cover"), PageBreak()] if place else []),
            NextPageTemplate("body"),
            *_head(vault, words(case.facts.title), case, thing, move, copy),
            FlowingTable(
                ("Barang bukti", "Isi"),
                _rows(_discreet(words, thing_words(thing)), KEPT_NOW, HOLDER_NOW, "Dicatat"),
                LABEL_VALUE,
            ),
            Spacer(1, 4 * mm),
            moved,
            KeepTogether(closing),
        ]


def _closing(thing: Thing, move: Move) -> list[Flowable]:
    """What stands below the last row, on the same page: signatures alone could be put below anything."""
    recorded = Paragraph(fonts().inline(_recorded(thing, move)), NOTE)
    return [Spacer(1, 4 * mm), Paragraph(_CLOSING, PROSE), *_signatures(move), recorded]


def _discreet(words: Words, told: dict[str, str]) -> dict[str, str]:
    """The particulars as both sides may read them, who may not know a protected witness; they themselves are named."""
    return {label: text if label in _SIDES else words(text) for label, text in told.items()}


def _head(vault: Vault, title: str, case: Case, thing: Thing, move: Move, copy: str) -> Iterator[Flowable]:
    inline = fonts().inline
    yield Paragraph(SUPPLEMENT, COVER_LABEL)
    yield Paragraph("BERITA ACARA SERAH TERIMA BARANG BUKTI", COVER_NUMBER)
    office = regions.office(vault.officer.office).title
    yield Paragraph(inline(brief(f"{office} · {vault.officer.unit}".strip(" ·"), 200)), COVER_KIND)
    yield Spacer(1, 5 * mm)
    told = f"Perkara {case.number}: {title} — barang {thing.number}, serah terima {move.number}"
    yield Paragraph(inline(told), TEXT)
    yield Paragraph(copy, NOTE)
    yield Spacer(1, 3 * mm)
    yield Paragraph(_OPENING, PROSE)
    yield Spacer(1, 2 * mm)


def _rows(words: dict[str, str], *left_out: str) -> Iterator[Row]:
    for label, value in words.items():
        if label not in left_out:
            yield value_row(label, value or "—")


def _signatures(move: Move) -> Iterator[Flowable]:
    inline = fonts().inline
    names = [inline(brief(name, _LONGEST)) for name in (move.facts.giver, move.facts.receiver)]
    titles = ("Yang menyerahkan (pihak pertama),", "Yang menerima (pihak kedua),")
    table = Table(
        [
            [Paragraph(titles[0], TEXT), "", Paragraph(titles[1], TEXT)],
            ["", "", ""],
            [Paragraph(names[0], TEXT), "", Paragraph(names[1], TEXT)],
        ],
        colWidths=[_SIGN_WIDTH, WIDTH - 2 * _SIGN_WIDTH, _SIGN_WIDTH],
        rowHeights=[None, _SIGN_ROOM, None],
    )
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    table.setStyle(TableStyle([*style, *(("LINEABOVE", (at, 2), (at, 2), 0.6, RULE) for at in (0, 2))]))
    yield Spacer(1, 4 * mm)
    yield table
    yield Spacer(1, 3 * mm)


def _recorded(thing: Thing, move: Move) -> str:
    at = when_words(move.made_at, seconds=True)
    return f"Dicatat dalam log Segel: {at} (jam komputer petugas). Id serah terima {move.id}, id barang {thing.id}."
