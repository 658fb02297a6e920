"""QR codes: read in pictures (in the child only) and made as modules to draw. The only door to zxing-cpp."""

import io
import re
from typing import Final

from intake.media import sniff
from intake.media.replies import BadReply
from intake.worker import Frame

SIDE: Final = 1600
MOST_CODES: Final = 8
MOST_TEXT: Final = 200
_MOST_PIXELS_DECODED: Final = 80_000_000  # where the decoder must make every pixel
_FORMATS: Final = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/webp": ("WEBP",),
    "image/heic": ("HEIF", "AVIF"),
    "image/avif": ("AVIF", "HEIF"),
}
_PRINTABLE: Final = re.compile(r"[ -~]+")


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of a QR code with its quiet zone, True for dark; error correction level M (ISO/IEC 18004)."""
    import zxingcpp  # here, so that a start of the application does not pay for it

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = code.to_image(scale=1, add_quiet_zones=True)
    drawn = memoryview(image)  # type: ignore[arg-type]  # its stub does not say that it is a buffer
    rows, columns = drawn.shape or (0, 0)
    flat = drawn.tobytes()
    return tuple(tuple(not flat[row * columns + at] for at in range(columns)) for row in range(rows))


def find(stream: io.BufferedIOBase) -> list[str]:
    """The plain ASCII texts of up to eight QR codes in a picture, shrunk to 1600 pixels and grey before.

    Raises whatever a decoder raises on damaged data; `previews.prepare` must have run.
    """
    import zxingcpp
    from PIL import Image

    formats = _FORMATS.get(sniff.media_type(stream.read(sniff.HEAD)))
    if formats is None:
        return []
    stream.seek(0)
    with Image.open(stream, formats=formats) as picture:  # type: ignore[arg-type]  # serves as IO[bytes]
        if formats[0] != "JPEG" and picture.width * picture.height > _MOST_PIXELS_DECODED:
            return []
        # Half the pixels decide enough: a JPEG is then shrunk by its decoder, which is most of the time saved.
        picture.draft("L", (SIDE, SIDE))
        grey = picture.convert("L")
    grey.thumbnail((SIDE, SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    texts = (each.text for each in found)
    return [text for text in texts if len(text) <= MOST_TEXT and _PRINTABLE.fullmatch(text)][:MOST_CODES]


def decode(frame: Frame) -> tuple[str, ...]:
    """The texts in the child's final frame. Raises `BadReply` for what `find` would not have said."""
    texts = frame.header.get("result")
    if len(frame.header) != 1 or frame.body or not isinstance(texts, list) or len(texts) > MOST_CODES:
        raise BadReply("result")
    for text in texts:
        if not (isinstance(text, str) and len(text) <= MOST_TEXT and _PRINTABLE.fullmatch(text)):
            raise BadReply("text")
    return tuple(texts)
