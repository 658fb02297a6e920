"""What Segel adds below each copy of a receipt, set apart from the form: the head of the log, and how to check it."""

from __future__ import annotations

from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from intake.papers.forms.frame import LEAST
from intake.papers.forms.values import FormValues
from intake.papers.layout import CODE, NOTE, RULE, SMALL, WIDTH, fonts
from intake.papers.parts import brief, note_code

APART: Final = "Tambahan Segel, bukan bagian formulir"
NO_NUMBER: Final = "belum ada"
KEEP: Final = "Sekarang: simpan isi kode QR, atau kirim baris SEGEL1 lewat SMS kepada orang yang dipercaya."
CHECK: Final = (
    "Kelak: minta kantor pengawas mencocokkannya dengan log. Bila {size} entri yang ada saat ini berubah atau "
    "hilang, itu ketahuan."
)
_CODE_SIDE: Final = 44 * mm
_LINE: Final = ParagraphStyle("receipt", SMALL, fontSize=LEAST, leading=LEAST * 1.2, spaceAfter=2)
_HEAD: Final = ParagraphStyle("receipt-head", NOTE, fontSize=LEAST, spaceAfter=2)
_MONO: Final = ParagraphStyle("receipt-code", CODE, fontSize=LEAST, leading=LEAST * 1.2, spaceAfter=1)
_LONGEST: Final = 90


def receipt_lines(values: FormValues, copy: str) -> tuple[str, ...]:
    """The words of the box on the copy for `copy`, top down: the last two are the short code and the text message."""
    told = values.receipt
    number = brief(values.number.submission or NO_NUMBER, _LONGEST)
    return (
        f"{APART} · lembar untuk {copy}",
        f"Perkara {brief(values.case.serial or '…', _LONGEST)} di perangkat ini · nomor penyampaian: {number}",
        KEEP,
        CHECK.format(size=brief(told.size or "…", _LONGEST)),
        f"Kode pendek: {brief(told.code, _LONGEST)}",
        brief(told.sms or "SEGEL1 …", _LONGEST),
    )


def receipt_box(values: FormValues, copy: str) -> Flowable:
    """The box: the signed checkpoint as QR code, beside it the words."""
    head, *lines, code, sms = map(fonts().inline, receipt_lines(values, copy))
    beside = [Paragraph(line, _LINE) for line in lines]
    beside += [Paragraph(line, _MONO) for line in (code, sms)]
    drawn = note_code(values.receipt.note) if values.receipt.note else None
    if drawn is not None:
        drawn.width = drawn.height = _CODE_SIDE
    table = Table(
        [[Paragraph(head, _HEAD), ""], [drawn or "", beside]],
        colWidths=[_CODE_SIDE + 2, WIDTH - _CODE_SIDE - 2],
        style=[
            ("SPAN", (0, 0), (1, 0)),
            ("BOX", (0, 0), (-1, -1), 0.6, RULE, None, (2, 2)),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 1), (0, 1), 1),
            ("RIGHTPADDING", (0, 1), (0, 1), 1),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ],
    )
    return KeepTogether([Spacer(1, 6), table])
