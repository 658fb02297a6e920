"""What the officer likes: colours, text size, language, minutes until locking, size of the window and its columns.

One small file in the user's settings. Nothing of a vault stands in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from intake.files import make_folder, write_file
from intake.wording import Language
from ui.window.colours import Theme
from ui.window.theme import SIZES

MINUTES = (2, 5, 10, 15, 30)
"""After how many minutes without activity the window may lock."""
_FILE = "window.json"
_LARGEST = 20_000


def beside(recent: Path) -> Path:
    """Where they lie: beside the list of recent vaults."""
    return recent.with_name(_FILE)


class Preferences(NamedTuple):
    """What is kept. `size` is of the window in pixels; `columns` are widths at a text size of 100 % by table."""

    theme: Theme = Theme.SYSTEM
    language: Language = Language.ID
    percent: int = 100
    minutes: int = 10
    size: tuple[int, int] | None = None
    maximised: bool = False
    columns: Mapping[str, tuple[int, ...]] = MappingProxyType({})


def read(file: Path) -> Preferences:
    """What the file says; what is missing, damaged or out of bounds is as it is for a new officer."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _understood(found) if isinstance(found, dict) else Preferences()


def write(file: Path, preferences: Preferences) -> None:
    """Keeps them. Raises `OSError`."""
    make_folder(file.parent)
    text = json.dumps(
        preferences._asdict() | {"columns": dict(preferences.columns)}, ensure_ascii=False, indent=1
    )
    write_file(file, text.encode("utf-8"), replace=True)


def _understood(found: Mapping[str, object]) -> Preferences:
    made = Preferences()
    theme, language, percent = found.get("theme"), found.get("language"), found.get("percent")
    if theme in set(Theme):
        made = made._replace(theme=Theme(str(theme)))
    if language in set(Language):
        made = made._replace(language=Language(str(language)))
    if percent in SIZES:
        made = made._replace(percent=int(str(percent)))
    if found.get("minutes") in MINUTES:
        made = made._replace(minutes=int(str(found["minutes"])))
    if len(size := _numbers(found.get("size"))) == 2:
        made = made._replace(size=(size[0], size[1]))
    columns = found.get("columns")
    tables = columns.items() if isinstance(columns, dict) else ()
    widths = {str(name): known for name, value in tables if (known := _numbers(value))}
    return made._replace(maximised=found.get("maximised") is True, columns=widths)


def _numbers(value: object) -> tuple[int, ...]:
    """A list of plausible measures in pixels, or nothing."""
    found = tuple(value) if isinstance(value, list) else ()
    whole = all(type(each) is int and 0 <= each <= _LARGEST for each in found)
    return found if whole else ()
