"""A QR code as rows of modules, for whoever draws it elsewhere than on paper."""

from __future__ import annotations

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

Modules = tuple[tuple[bool, ...], ...]


def modules(text: str) -> Modules:
    """The modules of the QR code (ISO/IEC 18004) of a short ASCII text, True for dark, without the quiet zone.

    Raises `ValueError` for another text.
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    try:
        code.addData(QR8bitByte(text.encode("ascii")))
    except UnicodeEncodeError as error:
        raise ValueError("a text that is not ASCII") from error
    code.make()
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)
