"""The vaults opened lately: their folders, newest first, in a small file of the user's settings and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from intake.files import make_folder, write_file
from ui.window import places

MOST = 8
_FILE = "recent.json"


def default_file() -> Path:
    """Where the list lies for this user of the computer."""
    return places.settings() / _FILE


def default_folder() -> Path:
    """A folder to propose for a new vault, beside the user's documents."""
    return free_folder(places.documents() / "Brankas-Segel")


def free_folder(wanted: Path) -> Path:
    """`wanted`, or the same name with a number where it exists."""
    numbered = (wanted.with_name(f"{wanted.name}-{number}") for number in range(2, 1000))
    return next((path for path in (wanted, *numbered) if not path.exists()), wanted)


class RecentVaults:
    """The list, read once and written when it changes. A damaged or forbidden file is an empty list."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.folders = self._read()

    def _read(self) -> tuple[Path, ...]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ()
        names = found.get("recent") if isinstance(found, dict) else None
        return (
            tuple(Path(name) for name in names if isinstance(name, str))[:MOST]
            if isinstance(names, list)
            else ()
        )

    def add(self, folder: Path, instead: Path | None = None) -> None:
        """Puts a folder first, `instead` of one where a vault lay before.

        Raises `OSError` where the settings cannot be written.
        """
        others = (known for known in self.folders if known not in (folder, instead))
        self.folders = (folder, *others)[:MOST]
        make_folder(self._file.parent)
        text = json.dumps({"recent": [str(known) for known in self.folders]}, ensure_ascii=False, indent=1)
        write_file(self._file, text.encode("utf-8"), replace=True)
