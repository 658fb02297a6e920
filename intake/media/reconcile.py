"""One reading out of several EXIF blocks and readers; whatever differs between them is told.

Runs in the child only.
"""

from dataclasses import dataclass, fields, replace
from typing import Any, Final

from intake.media.blocks import PLAIN, Block, Walk
from intake.media.exif_fields import GROUPS, NAMES, PLACES, ExifFields, Ifd
from intake.media.exif_readers import OWN, READERS, by_segel
from intake.media.tiff_check import cut_directories
from intake.media.types import MAX_LIST

_SHOWN: Final = 80
_MOST_BLOCKS: Final = 8
_FILLED: Final = tuple(
    part
    for group in GROUPS
    for part in ((group,) if "latitude" in group else tuple((name,) for name in group))
)  # positions are taken whole or not at all
_ALL: Final = tuple(field.name for field in fields(ExifFields))


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The merged fields, who read them, for each field its place and readers, and what differed."""

    fields: ExifFields
    readers: tuple[str, ...]
    failed: bool
    disagreements: tuple[str, ...]
    sources: dict[str, str]


def reconcile(found: Walk) -> Reconciled:
    """Read every block; the first that can be read counts, a later one fills what the first leaves out."""
    merged, failed = ExifFields(), False
    sources: dict[str, str] = {}
    readers: list[str] = []
    differing: list[str] = []
    parts: set[Ifd] = set()
    for number, block in enumerate(found.blocks[:_MOST_BLOCKS], 1):
        one = _read(block, found)
        failed |= one.failed
        if not one.readers:
            continue
        second = block.role in parts
        differing += one.disagreements
        if second:
            differing += _differences(merged, one.fields, f"block {number}")
        taken = [name for group in GROUPS if _empty(merged, group) for name in group]
        merged = replace(merged, **{name: getattr(one.fields, name) for name in taken})
        place = f"EXIF block {number}" if second else "EXIF"
        sources |= {name: f"{place} {one.sources[name]}" for name in taken if name in one.sources}
        readers += one.readers
        parts.add(block.role)
    return Reconciled(merged, tuple(dict.fromkeys(readers)), failed, tuple(differing)[:MAX_LIST], sources)


def _empty(fields: ExifFields, group: tuple[str, ...]) -> bool:
    return all(getattr(fields, name) is None for name in group)


def _differences(first: ExifFields, later: ExifFields, name: str) -> list[str]:
    return [
        f"{field}: block 1 {_shown(one)}, {name} {_shown(other)}"
        for field in _ALL
        if None not in (one := getattr(first, field), other := getattr(later, field)) and one != other
    ]


def _read(block: Block, found: Walk) -> Reconciled:
    stream = block.stream
    stream.seek(0)
    plain = stream.read(4) in PLAIN
    cut = cut_directories(stream) if plain else frozenset()
    if Ifd.MAIN in cut:
        found.damage = found.damage or "directory-cut"
        return Reconciled(ExifFields(), (), True, (), {})
    lost: dict[str, Any] = {name: None for name, (directory, _) in PLACES.items() if directory in cut}
    readings: dict[str, ExifFields] = {}
    for name, reader in (READERS if plain else {}).items():
        try:
            reading = reader(block)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001, S112  # both raise a dozen unrelated types on damaged data
            continue
        if reading is not None:
            readings[name] = replace(reading, **lost)
    failed = bool(cut) or (plain and len(readings) < len(READERS))
    own = _own(block)
    if own is None and not readings:
        return Reconciled(ExifFields(), (), True, (), {})
    return _merge(readings, replace(own or ExifFields(), **lost), failed, alone=not plain)


def _own(block: Block) -> ExifFields | None:
    try:
        return by_segel(block)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # the smallest reader must not cost what the others found
        return None


def _merge(readings: dict[str, ExifFields], own: ExifFields, failed: bool, *, alone: bool) -> Reconciled:
    """The first reader's values, then the second's; Segel's own only for what both do not know."""
    values: dict[str, Any] = {}
    owners: dict[str, list[str]] = {}
    disagreements = []
    for name in _ALL:
        read = {reader: getattr(fields, name) for reader, fields in readings.items()}
        known = [value for value in read.values() if value is not None]
        values[name] = known[0] if known else None
        owners[name] = [reader for reader, value in read.items() if known and value == known[0]]
        if len(set(read.values())) > 1:
            told = ", ".join(f"{reader} {_shown(value)}" for reader, value in read.items())
            disagreements.append(f"{name}: {told}")
    helped = False
    for names in _FILLED:
        if all(values[name] is None for name in names) and not _empty(own, names):
            helped = True
            values |= {name: getattr(own, name) for name in names}
            owners |= {name: [OWN] for name in names}
    sources = {
        name: f"{_place(name, owners[name])} / {' + '.join(owners[name])}"
        for name in NAMES
        if values[name] is not None
    }
    readers = (*readings, OWN) if helped or alone else tuple(readings)
    return Reconciled(ExifFields(**values), readers, failed, tuple(disagreements), sources)


def _place(name: str, owners: list[str]) -> str:
    """The tag's directory is left out where it may stand in a wrong one."""
    return NAMES[name] if owners == [OWN] else f"{PLACES[name][0].label} {NAMES[name]}"


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    parts = value if isinstance(value, tuple) else (value,)
    return '"' + " ".join("?" if part is None else str(part) for part in parts)[:_SHOWN] + '"'
