"""The facts of one file: what the container walk found, read by the readers, judged.

Runs in the child only.
"""

import io
import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from intake.media import gps, moment, sniff, thumbnails
from intake.media.blocks import Walk
from intake.media.exif_fields import ExifFields, Ratios
from intake.media.film import film_facts
from intake.media.measures import measure
from intake.media.reconcile import Reconciled, reconcile
from intake.media.types import MAX_LIST, MAX_TEXT, ExifStatus, Facts, cut_text
from intake.media.walk import walk

_SAME_MOMENT: Final = timedelta(seconds=60)
_TIFFS: Final = ("image/tiff", "image/x-olympus-orf", "image/x-panasonic-rw2")
_TOOL: Final = re.compile(rb"(?:CreatorTool|softwareAgent)(?:\s*=\s*[\"']|>)([^<\"']{1,200})")
_FACTS: Final = {
    "make": "make",
    "model": "model",
    "software": "software",
    "orientation": "orientation",
    "taken": "taken_raw",
    "subsec": "taken_subsec",
    "latitude": "latitude",
    "longitude": "longitude",
    "altitude": "altitude",
    "gps_time": "gps_time",
    "exif_width": "exif_width",
    "exif_height": "exif_height",
}


def read_facts(stream: io.BufferedIOBase, size: int, suffix: str) -> tuple[Facts, Walk]:
    """The facts of a file of `size` bytes whose name ends in `suffix` (`.jpg`), and the walk they stand on.

    The walk is empty for a type that is not walked. MemoryError may escape.
    """
    media_type = sniff.media_type(stream.read(sniff.HEAD))
    doubts = ["suffix-mismatch"] if sniff.contradicts(media_type, suffix) else []
    if not sniff.readable(media_type):
        plain = Facts(
            media_type=media_type,
            exif_status=ExifStatus.UNREAD,
            unread_reason="not-an-image" if size else "empty",
            doubts=tuple(doubts),
        )
        return measure(plain, stream, size), Walk()
    found = walk(media_type, stream, size)
    facts = _picture(media_type, found) if found.movie is None else film_facts(media_type, found, found.movie)
    facts = replace(facts, xmp=bool(found.xmp), c2pa=found.c2pa, tools=_tools(found.xmp))
    doubts += found.doubts + list(facts.doubts)
    if found.damage and facts.exif_status is not ExifStatus.UNREAD:
        doubts.append("damaged-" + found.damage)
    return replace(facts, doubts=tuple(dict.fromkeys(doubts))[:MAX_LIST]), found


def _picture(media_type: str, found: Walk) -> Facts:
    reconciled = reconcile(found)
    facts = _judge(media_type, reconciled)
    status, reason = _status(media_type, found, reconciled)
    doubts = list(facts.doubts)
    if len(found.blocks) > len({block.role for block in found.blocks}):
        doubts.append("several-exif-blocks")
    width, height, sized_by = found.width, found.height, found.sized_by
    if media_type in _TIFFS:
        width, height, sized_by = _tiff_size(found, reconciled.fields)
    sources = facts.sources
    if width and height:
        sources += (f"pixel_width: {sized_by}", f"pixel_height: {sized_by}")
    return replace(
        facts,
        pixel_width=width,
        pixel_height=height,
        exif_status=status,
        unread_reason=reason,
        readers=reconciled.readers,
        disagreements=reconciled.disagreements,
        sources=sources[:MAX_LIST],
        doubts=tuple(doubts),
        thumbnail="present" if thumbnails.embedded(found) else None,
    )


def _tiff_size(found: Walk, read: ExifFields) -> tuple[int | None, int | None, str]:
    full = thumbnails.full_size(found)
    if full is not None:
        return (*full, "EXIF SubIFD ImageWidth")
    return read.image_width, read.image_height, "EXIF IFD0 ImageWidth"


def _status(media_type: str, found: Walk, reconciled: Reconciled) -> tuple[ExifStatus, str | None]:
    if media_type == "image/tiff" and reconciled.readers and not _has_core(reconciled.fields):
        return ExifStatus.ABSENT, None
    if reconciled.readers:
        partial = reconciled.failed or found.damage is not None
        return (ExifStatus.PARTIAL if partial else ExifStatus.COMPLETE), None
    if found.blocks or "exif-block-garbage" in found.doubts:
        return ExifStatus.UNREAD, found.damage or "reader-error"
    if found.ended and found.damage is None:
        return ExifStatus.ABSENT, None
    return ExifStatus.UNREAD, found.damage


def _has_core(found: ExifFields) -> bool:
    """Whether a TIFF file has more than the tags that describe its pixels."""
    return replace(found, image_width=None, image_height=None, orientation=None) != ExifFields()


def _judge(media_type: str, reconciled: Reconciled) -> Facts:
    read = reconciled.fields
    where = gps.position(read)
    offset = read.offset_taken or (read.offset_plain if _untouched(read) else None)
    instant = gps.instant(read)
    doubts = [
        code
        for code, doubtful in (
            ("taken-senseless", read.taken is not None and moment.wall_clock(read.taken) is None),
            ("offset-senseless", offset is not None and moment.offset(offset) is None),
            ("offset-of-modification", offset != (read.offset_taken or read.offset_plain)),
            ("subsec-senseless", read.subsec is not None and not _digits(read.subsec)),
            ("orientation-senseless", read.orientation is not None and not 1 <= read.orientation <= 8),
            ("gps-time-senseless", instant is None and None not in (read.gps_date, read.gps_time)),
        )
        if doubtful
    ]
    facts = Facts(
        media_type=media_type,
        exif_status=ExifStatus.UNREAD,
        unread_reason="unknown",
        make=cut_text(read.make),
        model=cut_text(read.model),
        software=cut_text(read.software),
        orientation=_whole(read.orientation),
        taken_raw=cut_text(read.taken),
        taken_subsec=cut_text(read.subsec),
        taken_offset=cut_text(offset),
        gps_time=instant,
        latitude=where.latitude,
        longitude=where.longitude,
        altitude=where.altitude,
        position_note=where.note,
        exif_width=_whole(read.exif_width),
        exif_height=_whole(read.exif_height),
        written=_written(read, where.note, instant),
        doubts=tuple(doubts),
    )
    names = _FACTS | {"offset_taken" if read.offset_taken else "offset_plain": "taken_offset"}
    sources = tuple(
        f"{fact}: {reconciled.sources[field]}"
        for field, fact in names.items()
        if field in reconciled.sources and getattr(facts, fact) is not None
    )
    return replace(facts, sources=sources)


def _written(read: ExifFields, note: str | None, instant: str | None) -> tuple[str, ...]:
    """The other times as written; a position or GPS time too when it was refused."""
    shown: list[tuple[str, object]] = [("DateTime", read.changed), ("DateTimeDigitized", read.digitized)]
    if note:
        shown += [("GPSLatitude", _raw(read.latitude, read.latitude_ref))]
        shown += [("GPSLongitude", _raw(read.longitude, read.longitude_ref))]
    if instant is None:
        shown += [("GPSDateStamp", read.gps_date), ("GPSTimeStamp", _raw(read.gps_time, None))]
    return tuple(f"EXIF {name}: {value}"[:MAX_TEXT] for name, value in shown if value)


def _raw(parts: Ratios | None, ref: str | None) -> str:
    numbers = ["?" if part is None else str(part) for part in parts or ()]
    return " ".join([*numbers, ref or ""]).strip()


def _untouched(read: ExifFields) -> bool:
    """Whether OffsetTime, which belongs to the time of the last change, also holds for the taking."""
    taken, changed = moment.wall_clock(read.taken), moment.wall_clock(read.changed)
    return taken is None or changed is None or abs(changed - taken) <= _SAME_MOMENT


def _tools(xmp: bytes) -> tuple[str, ...]:
    """Programs that an XMP packet names; found as text, since the XML of a stranger is never parsed."""
    names = (match[1].decode("utf-8", "replace").strip() for match in _TOOL.finditer(xmp))
    return tuple(dict.fromkeys(name for name in names if name))[:8]


def _whole(number: int | None) -> int | None:
    return number if number is not None and 0 <= number < 1 << 32 else None


def _digits(subsec: str) -> bool:
    return subsec.strip().isascii() and subsec.strip().isdigit()
