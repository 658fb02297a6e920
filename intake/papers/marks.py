"""Whether a PDF says that it is a dossier, also where what it says to programs is gone or cannot be read.

A dossier says so in a comment at its beginning, by a file of its attachment's name that it embeds, and by its title or
that name beside the name of the program. Other programs keep some of them when they save it anew, a cut file the first.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from intake.papers import attachment
from intake.papers.content import DossierKind
from intake.watching import Tick

COMMENT: Final = b"%segel-dossier\n"
"""Stands after the comment that every PDF begins with (ISO 32000-1, 7.5.2)."""

TITLES: Final = {
    DossierKind.FULL: "Berkas Perkara",
    DossierKind.REFERRAL: "Berkas Penerusan Perkara",
    DossierKind.PUBLIC: "Berkas Perkara (untuk umum)",
}
"""What the title of the document begins with."""

_HEAD: Final = 64
_BLOCK: Final = 4 << 20
_OVERLAP: Final = 64 << 10
_PACKED: Final = 256 << 10
_UNPACKED: Final = 1 << 20
_MOST_UNPACKED: Final = 16 << 20
_LEAST: Final = 64 << 10
"""What opening a packed object counts as, however small it is: a file that was made to be slow names many."""
_OBJECTS: Final = re.compile(rb"/ObjStm\b[^<>]{0,256}>>\s*stream\r?\n")


def is_dossier(pdf: BinaryIO, tick: Tick = lambda _: None) -> bool:
    """Whether it says so anywhere; reads all of it where it must, and tells `tick` of each block.

    Raises `OSError`, and what `tick` raises.
    """
    pdf.seek(0)
    if COMMENT in pdf.read(_HEAD):
        return True
    claimed = made = False
    for text in texts(pdf, tick):
        if _EMBEDDED.search(text):
            return True
        claimed = claimed or _NAME in text or _TITLED.search(text) is not None
        made = made or _MADE.search(text) is not None
        if claimed and made:
            return True
    return False


def texts(pdf: BinaryIO, tick: Tick) -> Iterator[bytes]:
    """The file in overlapping blocks, and the objects that are packed in it (ISO 32000-1, 7.5.7), as far as they open.

    Text in UTF-16 is given as if it were ASCII.
    """
    pdf.seek(0)
    block, left = b"", _MOST_UNPACKED
    while more := pdf.read(_BLOCK):
        block = block[-_OVERLAP:] + more
        yield _narrow(block)
        for found in _OBJECTS.finditer(block):
            if left <= 0:
                break
            text = _unpacked(block[found.end() : found.end() + _PACKED])
            left -= max(len(text), _LEAST)
            yield _narrow(text)
        tick(len(more))


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _UNPACKED)
    except zlib.error:
        return b""


def _narrow(text: bytes) -> bytes:
    return text.replace(b"\0", b"").replace(b"\\000", b"")


def _named(entry: str, words: str) -> bytes:
    """A pattern for a text of the document's information that begins with these words, in ASCII, UTF-16, or its hex."""
    plain, wide = re.escape(words).encode("ascii"), words.encode("utf-16-be").hex().encode("ascii")
    return rb"/%s\s*(?:\((?:\xfe\xff|\\376\\377)?%s|<(?i:feff%s))" % (entry.encode("ascii"), plain, wide)


_TITLED: Final = re.compile(b"|".join(_named("Title", words) for words in TITLES.values()))
_MADE: Final = re.compile(b"|".join(_named(entry, "Segel") for entry in ("Creator", "Producer")))
_NAME: Final = attachment.NAME.encode("ascii")
_STRING: Final = rb"(?:\((?:\xfe\xff|\\376\\377)?%s\)|<(?i:%s|feff%s)>)" % (
    re.escape(_NAME), _NAME.hex().encode("ascii"), attachment.NAME.encode("utf-16-be").hex().encode("ascii"),
)  # fmt: skip
_EMBEDDED: Final = re.compile(rb"/U?F\s*%s|%s\s+\d{1,9} \d{1,5} R" % (_STRING, _STRING))
"""The name of a file, or in the list of files (ISO 32000-1, 7.11.3, 7.11.4); a page that prints it says neither."""
