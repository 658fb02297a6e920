"""Every tag of a file as the readers read it, for whoever wants more than the core facts. In the child only."""

import json
from collections.abc import Iterator
from typing import Any, Final

import exifread
from PIL import ExifTags

from intake.media.blocks import Block, Walk
from intake.media.exif_readers import pillow_exif
from intake.media.tiff import believable
from intake.media.types import MAX_TAGS

_MOST_VALUE: Final = 2000
_MOST_LINES: Final = 4000
_IFDS: Final = {"ExifIFD": 0x8769, "GPS": 0x8825, "Interop": 0xA005}


def dump(found: Walk) -> bytes:
    """A JSON object `{"tags": [[reader, name, value], …], "xmp": text, "cut": bool}`, all of it text.

    A value is cut at 2000 characters; lines beyond 256 KiB are left out, which `cut` tells.
    """
    xmp = found.xmp.decode("utf-8", "replace")
    lines: list[str] = []
    room, cut = MAX_TAGS - 256 - len(_json(xmp)), False
    if room < MAX_TAGS // 2:
        xmp, room, cut = "", MAX_TAGS - 256, True
    for reader, name, value in _tags(found):
        line = _json([reader, name[:200], value[:_MOST_VALUE]])
        room -= len(line) + 2
        if room < 0 or len(lines) >= _MOST_LINES:
            cut = True
            break
        lines.append(line)
    return f'{{"tags":[{",".join(lines)}],"xmp":{_json(xmp)},"cut":{_json(cut)}}}'.encode()


_json: Final = json.JSONEncoder(separators=(",", ":")).encode


def _tags(found: Walk) -> Iterator[tuple[str, str, str]]:
    if found.movie is not None:
        yield from (("segel", name, str(getattr(found.movie, fact))) for fact, name in found.movie.sources)
    for number, block in enumerate(found.blocks[:8], 1):
        prefix = "" if number == 1 else f"block {number} "
        for reader, read in (("exifread", _by_exifread), ("pillow", _by_pillow)):
            try:
                for name, value in read(block):
                    yield reader, prefix + name, value
            except MemoryError:
                raise
            except Exception as why:  # noqa: BLE001  # they raise a dozen unrelated types on damaged data
                yield reader, prefix + "error", type(why).__name__


def _by_exifread(block: Block) -> Iterator[tuple[str, str]]:
    stream: Any = block.stream
    tags = exifread.process_file(stream, details=believable(stream), extract_thumbnail=False)
    for name, tag in tags.items():
        yield name, str(tag)


def _by_pillow(block: Block) -> Iterator[tuple[str, str]]:
    exif = pillow_exif(block)
    for tag, value in exif.items():
        yield f"IFD0 {ExifTags.TAGS.get(tag, hex(tag))}", _text(value)
    for label, pointer in _IFDS.items():
        names = ExifTags.GPSTAGS if label == "GPS" else ExifTags.TAGS
        for tag, value in exif.get_ifd(pointer).items():
            yield f"{label} {names.get(tag, hex(tag))}", _text(value)


def _text(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
