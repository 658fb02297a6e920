"""A canvas whose finished parts go to the file at once, so that memory does not grow with the pictures.

reportlab keeps every object until the end and names a picture by hashing its decoded pixels, so 500 photos
cost gigabytes. Here a JPEG's own bytes are written the moment the picture is drawn, and forgotten; its name
is the digest of those bytes, so the same picture is stored once. What is drawn on a page is written at its
end. At the end of all the other objects follow, one by one. PDF allows any order: the cross-reference table
says where each object lies (ISO 32000-1, 7.5.4).
"""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfutils import readJPEGInfo
from reportlab.pdfgen.canvas import Canvas

from intake.papers.content import Stated

# Raw streams instead of ASCII85, and no clock or random number in the file. Read by reportlab while writing.
rl_config.useA85 = 0
rl_config.invariant = 1

_COLOUR_SPACES = {1: "DeviceGray", 3: "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class Jpeg:
    """JPEG bytes with their size in pixels and PDF colour space."""

    data: bytes = field(repr=False)
    width: int
    height: int
    colour_space: str


def read_jpeg(data: bytes) -> Jpeg | None:
    """Return what a PDF must know of a JPEG, or None where it is not a grey or RGB JPEG."""
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    try:
        width, height, components = readJPEGInfo(BytesIO(data))[:3]
    except (pdfdoc.PDFError, ValueError, IndexError, TypeError):
        return None
    space = _COLOUR_SPACES.get(components)
    return Jpeg(data, width, height, space) if space and width and height else None


class _StreamedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab is untyped
    """reportlab's document with a file behind it; objects in ``idToOffset`` are already written."""

    out: BinaryIO
    written: int

    def begin(self, out: BinaryIO) -> None:
        self.out, self.written = out, 0
        self.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def write(self, data: bytes) -> int:
        at = self.written
        self.out.write(data)
        self.written += len(data)
        return at

    def write_object(self, name: str) -> None:
        content = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
        self.idToOffset[name] = self.write(content)

    def write_now(self, name: str) -> None:
        """Write an object and forget it; only where it lies is remembered."""
        self.write_object(name)
        self.idToObject[name] = None

    def addPage(self, page: pdfdoc.PDFPage) -> None:
        """Write what is drawn on a page; its dictionary speaks of things to come, and waits."""
        stream = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        page.Contents, page.stream = self.Reference(stream), None
        self.write_now(page.Contents.name)
        super().addPage(page)

    def format(self) -> bytes:
        """Write what is left, in order of object numbers; formatting may add further objects."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 1
        while name := self.numberToId.get(number):
            if name not in self.idToOffset:
                self.write_object(name)
            number += 1
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, [self.numberToId[n] for n in range(1, number)])
        table_at = self.write(table.format(self))
        trailer = pdfdoc.PDFTrailer(startxref=table_at, Size=number, Root=catalog, Info=info, ID=self.ID())
        self.write(trailer.format(self))
        return b""


class StreamedCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A reportlab canvas that writes pictures and pages to its file as they are drawn."""

    def __init__(self, out: BinaryIO, **options: Any) -> None:
        super().__init__(out, **options)
        # reportlab offers no way to choose the document class; nothing has been registered in it yet.
        self._doc.__class__ = _StreamedDocument
        self._doc.begin(out)
        self.stated: list[tuple[Stated, ...]] = []
        self.page_of: dict[str, int] = {}
        self.pages_asked: dict[str, None] = {}
        self._open: dict[str, Stated] = {}
        self._here: dict[str, Stated] = {}

    def write_comment(self, lines: bytes) -> None:
        """Write comment lines where the file stands now, between two objects (ISO 32000-1, 7.2.4)."""
        self._doc.write(lines)

    def begin_stating(self, stated: Iterable[Stated]) -> None:
        """From here on, on this page and those that follow, these records are spoken of."""
        self._open.update((each.key, each) for each in stated)
        self._here.update(self._open)

    def end_stating(self, stated: Iterable[Stated]) -> None:
        """Up to here."""
        for each in stated:
            self._open.pop(each.key, None)

    def showPage(self) -> None:
        """End the page; what was spoken of on it is kept in ``stated``, a tuple for each page."""
        super().showPage()
        self.stated.append(tuple(self._here.values()))
        self._here = dict(self._open)

    def embed(self, name: str, data: bytes, description: str) -> None:
        """Put a file into the PDF (ISO 32000-1, 7.11.4); reportlab has no call for it."""
        packed = zlib.compress(data, 9)
        entries = {"Type": pdfdoc.PDFName("EmbeddedFile"), "Filter": pdfdoc.PDFName("FlateDecode")}
        stream = self._doc.Reference(pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), packed))
        spec = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": pdfdoc.PDFString(name),
                "UF": pdfdoc.PDFString(name),
                "Desc": pdfdoc.PDFString(description),
                "EF": pdfdoc.PDFDictionary({"F": stream}),
            }
        )
        listed = pdfdoc.PDFArray([pdfdoc.PDFString(name), self._doc.Reference(spec)])
        tree = self._doc.Reference(pdfdoc.PDFDictionary({"Names": listed}))
        self._doc.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": tree})

    @property
    def bytes_written(self) -> int:
        """Bytes written to the file so far."""
        return int(self._doc.written)

    def seed_id(self, text: str) -> None:
        """Let ``text`` take part in the file's /ID, which is otherwise made of the document's title alone."""
        self._doc.updateSignature(text.encode("utf-8", "surrogatepass"))

    def draw_jpeg(self, jpeg: Jpeg, x: float, y: float, width: float, height: float) -> None:
        """Draw a JPEG at ``x``, ``y`` in ``width`` by ``height`` points; its bytes pass through unchanged."""
        name = "jpeg" + hashlib.sha256(jpeg.data).hexdigest()[:32]
        object_name = pdfdoc.xObjectName(name)
        if object_name not in self._doc.idToObject:
            self._doc.Reference(_image_object(jpeg), object_name)
            self._doc.write_now(object_name)
        self.saveState()
        self.translate(x, y)
        self.scale(width, height)
        self.doForm(name)
        self.restoreState()


def _image_object(jpeg: Jpeg) -> pdfdoc.PDFStream:
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": jpeg.width,
        "Height": jpeg.height,
        "BitsPerComponent": 8,
        "ColorSpace": pdfdoc.PDFName(jpeg.colour_space),
        "Filter": pdfdoc.PDFName("DCTDecode"),
    }
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), jpeg.data)
