"""An office's letterhead: `office/letterhead.toml` in the vault, and its logo; what is broken there is only said.

The fields of the file are those of `Letterhead`; docs/forms.md shows one. `letterhead_keeping` writes it.
"""

from __future__ import annotations

import io
import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from intake.media.client import MediaWorker
from intake.papers.forms.warned import Warned, WarningKind
from intake.worker import WorkerError

if TYPE_CHECKING:
    from intake.papers.streamed import Jpeg

FILE: Final = "letterhead.toml"
PLACES: Final = ("left", "centre", "right", "none")
MOST_FILE: Final = 1 << 16
MOST_LOGO: Final = 20 << 20
MOST_SIGNED: Final = 300
"""Characters of a name for which there is room below a signature."""
TEXTS: Final = ("name", "place", "chair", "stamp", "meterai")
LISTS: Final = ("lines", "address")
"""The fields of the file, beside `logo`."""
_LOGO_PIXELS: Final = 512
_LINE: Final = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the top of an office's forms, and where stamps go; `logo_file` is the logo's name beside it."""

    name: str = ""
    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    logo: Jpeg | None = field(default=None, repr=False)
    place: str = ""
    chair: str = ""
    stamp: str = PLACES[0]
    meterai: str = PLACES[0]
    logo_file: str = ""


def load(folder: Path) -> tuple[Letterhead, tuple[Warned, ...]]:
    """The letterhead in an office's folder, an empty one where there is none, and what is missing or broken."""
    head, off = read(folder)
    if not head.logo_file:
        return head, off
    logo, why = _logo(folder / head.logo_file)
    return replace(head, logo=logo), off if why is None else (*off, Warned(why, head.logo_file))


def read(folder: Path) -> tuple[Letterhead, tuple[Warned, ...]]:
    """As `load`, but without looking at the logo."""
    try:
        with (folder / FILE).open("rb") as source:
            told = _checked(tomllib.loads(source.read(MOST_FILE).decode("utf-8-sig")))
    except FileNotFoundError:
        return Letterhead(), (Warned(WarningKind.LETTERHEAD_MISSING, FILE),)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        return _broken(f":{line[1]}" if line else "")
    except (OSError, UnicodeDecodeError):
        return _broken("")
    except ValueError as error:
        return _broken(f": {error}")
    return Letterhead(logo_file=told.pop("logo", ""), **told), ()


def _broken(where: str) -> tuple[Letterhead, tuple[Warned, ...]]:
    return Letterhead(), (Warned(WarningKind.LETTERHEAD_BROKEN, f"{FILE}{where}"),)


def _checked(told: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are kept. Raises `ValueError`, naming the field."""
    for name, value in told.items():
        if name in (*TEXTS, "logo") and isinstance(value, str):
            continue
        if name in LISTS and isinstance(value, list) and all(isinstance(each, str) for each in value):
            told[name] = tuple(value)
            continue
        raise ValueError(name)
    for name in ("stamp", "meterai"):
        if told.get(name, PLACES[0]) not in PLACES:
            raise ValueError(name)
    if Path(told.get("logo", "")).name != told.get("logo", ""):
        raise ValueError("logo")
    return told


def picture(data: bytes) -> Jpeg | None:
    """A logo for paper, made in the child that reads all foreign pictures; None where it cannot be shown.

    Raises `WorkerError` where no child can be started.
    """
    from intake.papers.streamed import read_jpeg  # loads the typesetter, which the words do not need

    with MediaWorker() as worker:
        made = worker.make_preview(io.BytesIO(data), len(data), _LOGO_PIXELS)
    return read_jpeg(made.jpeg) if made.jpeg else None


def _logo(path: Path) -> tuple[Jpeg | None, WarningKind | None]:
    """The logo, or why there is none."""
    try:
        with path.open("rb") as source:
            data = source.read(MOST_LOGO + 1)
    except OSError:
        return None, WarningKind.LOGO_MISSING
    try:
        logo = picture(data) if len(data) <= MOST_LOGO else None
    except WorkerError:
        logo = None
    return logo, WarningKind.LOGO_BROKEN if logo is None else None
