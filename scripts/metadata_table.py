"""Writes docs/metadata.md: how the core facts of the public test data compare with what exiftool reads.

`python scripts/metadata_table.py CORPUS` prints the page. exiftool is only this table's measure, never a part of
the application.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from intake.media import sniff
from intake.media.client import MediaWorker
from intake.media.types import Facts

ORDER: Final = (
    *(
        "make",
        "model",
        "software",
        "orientation",
        "taken",
        "subsec",
        "offset",
        "latitude",
        "longitude",
        "altitude",
    ),
    *("gps_time", "width", "height", "exif_width", "exif_height", "created", "duration"),
)
FOLDERS: Final = ("real", "upstream/malformed")
_SIZED: Final = ("File", "PNG", "RIFF", "GIF", "EXIF", "QuickTime")
_TAGS: Final = (
    *(f"EXIF:{tag}" for tag in ("Make", "Model", "Software", "Orientation", "DateTimeOriginal")),
    *(f"EXIF:{tag}" for tag in ("SubSecTimeOriginal", "OffsetTimeOriginal", "OffsetTime")),
    *(f"EXIF:GPS{tag}" for tag in ("Latitude", "LatitudeRef", "Longitude", "LongitudeRef")),
    *(f"EXIF:GPS{tag}" for tag in ("Altitude", "AltitudeRef", "DateStamp", "TimeStamp")),
    *(f"EXIF:ExifImage{side}" for side in ("Width", "Height")),
    *(f"{group}:Image{side}" for side in ("Width", "Height") for group in _SIZED),
    *(f"QuickTime:{tag}" for tag in ("CreateDate", "Duration", "Make", "Model", "Software")),
    *("QuickTime:CreationDate", "QuickTime:GPSCoordinates"),
)


class Outcome(Enum):
    """How one fact of one file compares."""

    AGREES = "agree"
    LACKS = "lack"
    DIFFERS = "differ"
    EXTRA = "more"


COUNTED: Final = (Outcome.AGREES, Outcome.LACKS, Outcome.DIFFERS)


@dataclass(frozen=True, slots=True)
class Compared:
    """One fact of one file, where at least one side has it."""

    file: str
    kind: str
    fact: str
    outcome: Outcome
    expected: str
    found: str


def oracle(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every file below a folder with what exiftool says of it, by `Group:Tag`."""
    said = subprocess.run(
        ["exiftool", "-q", "-r", "-j", "-n", "-G0", *("-" + tag for tag in _TAGS), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    for row in json.loads(said.stdout):
        yield Path(row["SourceFile"]), row


def expected(row: dict[str, Any], facts: Facts) -> dict[str, str]:
    """exiftool's facts in the words of `Facts`."""

    def first(*names: str) -> Any:
        return next((row[name] for name in names if row.get(name) not in (None, "")), None)

    found = {
        "make": first("EXIF:Make", "QuickTime:Make"),
        "model": first("EXIF:Model", "QuickTime:Model"),
        "software": first("EXIF:Software", "QuickTime:Software"),
        "orientation": first("EXIF:Orientation"),
        "taken": first("EXIF:DateTimeOriginal"),
        "subsec": first("EXIF:SubSecTimeOriginal"),
        "offset": first("EXIF:OffsetTimeOriginal")
        or (first("EXIF:OffsetTime") if facts.taken_offset else None),
        "latitude": _signed(row, "GPSLatitude", "S"),
        "longitude": _signed(row, "GPSLongitude", "W"),
        "altitude": _altitude(row),
        "gps_time": _gps_time(row),
        "width": _size(row, "ImageWidth"),
        "height": _size(row, "ImageHeight"),
        "exif_width": first("EXIF:ExifImageWidth"),
        "exif_height": first("EXIF:ExifImageHeight"),
        "duration": None
        if "QuickTime:Duration" not in row
        else round(float(row["QuickTime:Duration"]) * 1000),
        "created": first("QuickTime:CreateDate"),
    }
    if (moment := first("QuickTime:CreationDate")) is not None:
        found["taken"], found["offset"] = moment[:19], moment[19:]
    place = str(first("QuickTime:GPSCoordinates") or "").split()
    found |= dict(zip(("latitude", "longitude", "altitude"), place, strict=False))
    if str(found["created"]).startswith("0000"):
        del found["created"]
    return {
        name: str(value).strip() for name, value in found.items() if value is not None and str(value).strip()
    }


def found_in(facts: Facts) -> dict[str, str]:
    """The same facts as Segel reads them."""
    created = facts.created_utc
    values = {
        "make": facts.make,
        "model": facts.model,
        "software": facts.software,
        "orientation": facts.orientation,
        "taken": facts.taken_raw,
        "subsec": facts.taken_subsec,
        "offset": facts.taken_offset,
        "latitude": facts.latitude,
        "longitude": facts.longitude,
        "altitude": facts.altitude,
        "gps_time": facts.gps_time and facts.gps_time.replace("T", " ").replace("-", ":").rstrip("Z"),
        "width": facts.pixel_width,
        "height": facts.pixel_height,
        "exif_width": facts.exif_width,
        "exif_height": facts.exif_height,
        "duration": facts.duration_ms
        if sniff.readable(facts.media_type)
        else None,  # as exiftool's QuickTime group
        "created": created and created.replace("T", " ").replace("-", ":").rstrip("Z"),
    }
    return {
        name: str(value).strip() for name, value in values.items() if value is not None and str(value).strip()
    }


def _signed(row: dict[str, Any], name: str, negative: str) -> Any:
    value, ref = row.get("EXIF:" + name), row.get(f"EXIF:{name}Ref")
    if not isinstance(value, int | float) or not ref:
        return None
    return -value if str(ref).upper() == negative else value


def _altitude(row: dict[str, Any]) -> Any:
    value = row.get("EXIF:GPSAltitude")
    if not isinstance(value, int | float):
        return None
    return -value if str(row.get("EXIF:GPSAltitudeRef")) == "1" else value


def _gps_time(row: dict[str, Any]) -> str | None:
    day, time = row.get("EXIF:GPSDateStamp"), row.get("EXIF:GPSTimeStamp")
    return f"{day} {str(time).split('.')[0]}" if day and time else None


def _size(row: dict[str, Any], name: str) -> Any:
    for group in _SIZED:
        if row.get(f"{group}:{name}"):
            return row[f"{group}:{name}"]
    return None


def same(one: str, other: str, fact: str) -> bool:
    """Whether two values are equal: places within 1e-6 degree, altitudes within a centimetre."""
    if one == other:
        return True
    try:
        near = {"latitude": "1e-6", "longitude": "1e-6", "altitude": "0.01", "duration": "1", "subsec": "0"}[
            fact
        ]
        return abs(Decimal(one) - Decimal(other)) <= Decimal(near)
    except (KeyError, InvalidOperation):
        return False


def compare_folder(corpus: Path, folder: str) -> list[Compared]:
    """Every fact of every file below a folder of the corpus."""
    found: list[Compared] = []
    with MediaWorker() as worker:
        for path, row in oracle(corpus / folder):
            with path.open("rb") as source:
                facts = worker.read_facts(source, path.stat().st_size, path.suffix)
            wanted, have = expected(row, facts), found_in(facts)
            if facts.media_type.startswith("image/"):
                wanted = {
                    name: value for name, value in wanted.items() if name not in ("created", "duration")
                }
            where = str(path.relative_to(corpus))
            for fact in wanted.keys() | have.keys():
                one, other = wanted.get(fact, ""), have.get(fact, "")
                outcome = (
                    Outcome.LACKS if not other else Outcome.EXTRA if not one
                    else Outcome.AGREES if same(one, other, fact) else Outcome.DIFFERS
                )  # fmt: skip
                found.append(Compared(where, facts.media_type, fact, outcome, one, other))
    return found


_REASONS: Final = {
    ("images__crash-d2c93af851d3ab9a19e34503626368b2ecde9c03.j2k", "width height"): (
        "a malformed JPEG 2000; kept, but Segel does not read that format"
    ),
    ("data__colors-animated-8bpc-alpha-exif-xmp.avif", "latitude longitude altitude"): (
        "the file says 0, 0: not believed, shown as a doubt with the raw values"
    ),
    ("jpg__Samsung GT-I9000 (Galaxy S).jpg", "latitude longitude altitude"): (
        "the file says 0, 0: not believed, shown as a doubt with the raw values"
    ),
    ("ImageTestSuite__m17-42c19f8e79e582bef107f372f18a074b.tif", "exif_height"): (
        "a malformed file with 66 values where one belongs; the first is kept"
    ),
}


def reason(row: Compared) -> str | None:
    """Why a fact lacks or differs, for those that are known to."""
    name = Path(row.file).name
    return next(
        (why for (file, facts), why in _REASONS.items() if file == name and row.fact in facts.split()), None
    )


def page(rows: list[Compared]) -> str:
    """The page as Markdown."""
    counts = Counter((row.kind, row.fact, row.outcome) for row in rows)
    facts = list(dict.fromkeys(row.fact for row in sorted(rows, key=lambda row: ORDER.index(row.fact))))
    kinds = sorted({row.kind for row in rows})
    total = Counter(row.outcome for row in rows)
    files = len({row.file for row in rows})
    lines = [
        "# Facts compared with exiftool",
        "",
        "Made by `python scripts/metadata_table.py ../shared/corpus > docs/metadata.md`; do not edit by hand.",
        "",
        f"{files} files of the public test data (`real` and `upstream/malformed`) in which exiftool or Segel finds a"
        " core fact. A cell is agree / lack / differ; empty: neither finds it in any such file. EXIF facts are"
        " compared with exiftool's EXIF groups, those of films with its QuickTime group.",
        "",
        f"**{total[Outcome.AGREES]} agree, {total[Outcome.LACKS]} lack, {total[Outcome.DIFFERS]} differ**; in"
        f" {total[Outcome.EXTRA]} Segel has a fact that exiftool does not show.",
        "",
        "| fact | " + " | ".join(kind.removeprefix("image/") for kind in kinds) + " | all |",
        "|---|" + "---|" * (len(kinds) + 1),
    ]
    for fact in facts:
        cells = []
        for chosen in [*([kind] for kind in kinds), kinds]:
            one = [sum(counts[kind, fact, outcome] for kind in chosen) for outcome in COUNTED]
            cells.append(" / ".join(map(str, one)) if any(one) else "")
        lines.append(f"| {fact} | " + " | ".join(cells) + " |")
    lines += ["", "## What remains", "", "| file | fact | exiftool | Segel | why |", "|---|---|---|---|---|"]
    for row in sorted(rows, key=lambda row: (row.outcome.value, row.file, row.fact)):
        if row.outcome is not Outcome.AGREES:
            why = reason(row) or (
                "exiftool gives up on this damaged file earlier" if row.outcome is Outcome.EXTRA else ""
            )
            lines.append(f"| {row.file} | {row.fact} | {row.expected[:40]} | {row.found[:40]} | {why} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the page; exit status 1 when something lacks or differs without a known reason."""
    corpus = Path(sys.argv[1])
    rows = [row for folder in FOLDERS for row in compare_folder(corpus, folder)]
    sys.stdout.write(page(rows))
    unknown = [row for row in rows if row.outcome in (Outcome.LACKS, Outcome.DIFFERS) and reason(row) is None]
    sys.exit(1 if unknown else 0)


if __name__ == "__main__":
    main()
