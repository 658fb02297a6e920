"""The facts of one file: blocks found by the container walk, read by two readers, reconciled.

Runs in the child only.
"""

import io
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any, Final

from intake.media import gps, moment, sniff
from intake.media.blocks import Walk
from intake.media.exif_fields import PLACES, ExifFields, Ifd
from intake.media.exif_readers import READERS
from intake.media.tiff_check import cut_directories
from intake.media.types import MAX_LIST, MAX_TEXT, ExifStatus, Facts
from intake.media.walk import walk

_SHOWN: Final = 80
_SAME_MOMENT: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class _Reconciled:
    fields: ExifFields
    readers: tuple[str, ...]
    failed: bool
    disagreements: tuple[str, ...]


def read_facts(stream: io.BufferedIOBase, size: int, suffix: str) -> Facts:
    """The facts of a file of `size` bytes whose name ends in `suffix` (`.jpg`). MemoryError may escape."""
    media_type = sniff.media_type(stream.read(sniff.HEAD))
    doubts = ["suffix-mismatch"] if sniff.contradicts(media_type, suffix) else []
    if not media_type.startswith("image/"):
        return Facts(
            media_type=media_type,
            exif_status=ExifStatus.UNREAD,
            unread_reason="not-an-image" if size else "empty",
            doubts=tuple(doubts),
        )
    found = walk(media_type, stream, size)
    reconciled = _reconcile(found)
    in_tiff = reconciled.fields if media_type == "image/tiff" else ExifFields()
    facts = replace(
        _judge(media_type, reconciled.fields),
        pixel_width=found.width or in_tiff.image_width,
        pixel_height=found.height or in_tiff.image_height,
        readers=reconciled.readers,
        disagreements=reconciled.disagreements,
    )
    doubts += found.doubts + list(facts.doubts)
    if found.damage and reconciled.readers:
        doubts.append("damaged-" + found.damage)
    if len(found.blocks) > 1:
        doubts.append("several-exif-blocks")
    status, reason = _status(media_type, found, reconciled)
    return replace(
        facts, exif_status=status, unread_reason=reason, doubts=tuple(dict.fromkeys(doubts))[:MAX_LIST]
    )


def _status(media_type: str, found: Walk, reconciled: _Reconciled) -> tuple[ExifStatus, str | None]:
    if media_type == "image/tiff" and reconciled.readers and not _has_core(reconciled.fields):
        return ExifStatus.ABSENT, None
    if reconciled.readers:
        partial = reconciled.failed or (found.damage is not None and not found.ended)
        return (ExifStatus.PARTIAL if partial else ExifStatus.COMPLETE), None
    if found.blocks or "exif-block-garbage" in found.doubts:
        return ExifStatus.UNREAD, found.damage or "reader-error"
    if found.ended:
        return ExifStatus.ABSENT, None
    return ExifStatus.UNREAD, found.damage


def _has_core(found: ExifFields) -> bool:
    """Whether a TIFF file has more than the tags that describe its pixels."""
    return replace(found, image_width=None, image_height=None, orientation=None) != ExifFields()


def _reconcile(found: Walk) -> _Reconciled:
    """Read the first block that any reader can read; the first reader's values are the record."""
    failed = False
    for block in found.blocks:
        cut = cut_directories(block)
        failed |= bool(cut)
        if Ifd.MAIN in cut:
            found.damage = found.damage or "directory-cut"
            continue
        readings: dict[str, ExifFields] = {}
        for name, reader in READERS.items():
            try:
                reading = reader(block)  # type: ignore[arg-type]  # BufferedIOBase serves as BinaryIO
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001  # both readers raise a dozen unrelated types on damaged data
                reading = None
            if reading is None:
                failed = True
            else:
                lost = {field: None for field, (directory, _) in PLACES.items() if directory in cut}
                readings[name] = replace(reading, **lost)
        if readings:
            merged, disagreements = _merge(readings)
            return _Reconciled(merged, tuple(readings), failed, disagreements)
    return _Reconciled(ExifFields(), (), failed, ())


def _merge(readings: dict[str, ExifFields]) -> tuple[ExifFields, tuple[str, ...]]:
    if len(readings) == 1:
        return next(iter(readings.values())), ()
    (first_name, first), (second_name, second) = readings.items()
    values: dict[str, Any] = {}
    disagreements = []
    for field in fields(ExifFields):
        one, other = getattr(first, field.name), getattr(second, field.name)
        values[field.name] = other if one is None else one
        if one != other:
            disagreements.append(f"{field.name}: {first_name} {_shown(one)}, {second_name} {_shown(other)}")
    return ExifFields(**values), tuple(disagreements)[:MAX_LIST]


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    parts = value if isinstance(value, tuple) else (value,)
    return '"' + " ".join("?" if part is None else str(part) for part in parts)[:_SHOWN] + '"'


def _judge(media_type: str, read: ExifFields) -> Facts:
    where = gps.position(read)
    offset = read.offset_taken or (read.offset_plain if _untouched(read) else None)
    doubts = [
        code
        for code, doubtful in (
            ("taken-senseless", read.taken is not None and moment.wall_clock(read.taken) is None),
            ("offset-senseless", offset is not None and moment.offset(offset) is None),
            ("offset-of-modification", offset != (read.offset_taken or read.offset_plain)),
            ("subsec-senseless", read.subsec is not None and not _digits(read.subsec)),
            ("orientation-senseless", read.orientation is not None and not 1 <= read.orientation <= 8),
        )
        if doubtful
    ]
    return Facts(
        media_type=media_type,
        exif_status=ExifStatus.UNREAD,
        unread_reason="unknown",
        make=_cut(read.make),
        model=_cut(read.model),
        software=_cut(read.software),
        orientation=read.orientation if read.orientation is None or read.orientation >= 0 else None,
        taken_raw=_cut(read.taken),
        taken_subsec=_cut(read.subsec),
        taken_offset=_cut(offset),
        gps_time=gps.instant(read),
        latitude=where.latitude,
        longitude=where.longitude,
        altitude=where.altitude,
        position_note=where.note,
        doubts=tuple(doubts),
    )


def _untouched(read: ExifFields) -> bool:
    """Whether OffsetTime, which belongs to the time of the last change, also holds for the taking."""
    taken, changed = moment.wall_clock(read.taken), moment.wall_clock(read.changed)
    return taken is None or changed is None or abs(changed - taken) <= _SAME_MOMENT


def _digits(subsec: str) -> bool:
    return subsec.strip().isascii() and subsec.strip().isdigit()


def _cut(text: str | None) -> str | None:
    return text[:MAX_TEXT] if text else None
