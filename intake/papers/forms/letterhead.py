"""An office's letterhead: `office/letterhead.toml` in the vault, and its logo; what is broken there is only said.

The fields of the file are those of `Letterhead`; docs/forms.md shows one.
"""

from __future__ import annotations

import io
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from intake.media.client import MediaWorker
from intake.papers.forms.warned import Warned, WarningKind
from intake.papers.streamed import Jpeg, read_jpeg
from intake.worker import WorkerError

FILE: Final = "letterhead.toml"
PLACES: Final = ("left", "centre", "right", "none")
_TEXTS: Final = ("name", "logo", "place", "chair", "stamp", "meterai")
_LISTS: Final = ("lines", "address")
_MOST_FILE: Final = 1 << 16
_MOST_LOGO: Final = 20 << 20
_LOGO_PIXELS: Final = 512


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the top of an office's forms, and where stamps go."""

    name: str = ""
    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    logo: Jpeg | None = field(default=None, repr=False)
    place: str = ""
    chair: str = ""
    stamp: str = "left"
    meterai: str = "left"


def load(folder: Path) -> tuple[Letterhead, tuple[Warned, ...]]:
    """The letterhead in an office's folder, an empty one where there is none, and what is missing or broken."""
    path = folder / FILE
    try:
        with path.open("rb") as source:
            told = _checked(tomllib.loads(source.read(_MOST_FILE).decode("utf-8")))
    except FileNotFoundError:
        return Letterhead(), (Warned(WarningKind.LETTERHEAD_MISSING, FILE),)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError) as error:
        return Letterhead(), (Warned(WarningKind.LETTERHEAD_BROKEN, f"{FILE}: {error}"),)
    wanted = told.pop("logo", "")
    if not wanted:
        return Letterhead(**told), ()
    logo, why = _logo(folder / wanted)
    return Letterhead(**told, logo=logo), () if why is None else (Warned(why, wanted),)


def _checked(told: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are kept. Raises `ValueError`, naming the field."""
    for name, value in told.items():
        if name in _TEXTS and isinstance(value, str):
            continue
        if name in _LISTS and isinstance(value, list) and all(isinstance(each, str) for each in value):
            told[name] = tuple(value)
            continue
        raise ValueError(name)
    for name in ("stamp", "meterai"):
        if told.get(name, PLACES[0]) not in PLACES:
            raise ValueError(name)
    if Path(told.get("logo", "")).name != told.get("logo", ""):
        raise ValueError("logo")
    return told


def _logo(path: Path) -> tuple[Jpeg | None, WarningKind | None]:
    """The logo as a JPEG made in the child that reads all foreign pictures, or why there is none."""
    try:
        with path.open("rb") as source:
            data = source.read(_MOST_LOGO + 1)
    except OSError:
        return None, WarningKind.LOGO_MISSING
    if len(data) > _MOST_LOGO:
        return None, WarningKind.LOGO_BROKEN
    try:
        with MediaWorker() as worker:
            made = worker.make_preview(io.BytesIO(data), len(data), _LOGO_PIXELS)
    except WorkerError:
        return None, WarningKind.LOGO_BROKEN
    logo = read_jpeg(made.jpeg) if made.jpeg else None
    return logo, WarningKind.LOGO_BROKEN if logo is None else None
