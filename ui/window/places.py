"""Where a user's folders are, as each system keeps them for its programs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_NAME = "Segel"
Location = QStandardPaths.StandardLocation


def settings() -> Path:
    """Segel's own folder for settings; not made."""
    return _of(Location.GenericConfigLocation) / _NAME


def cache() -> Path:
    """Segel's own folder for what may be deleted at any time; not made."""
    return _of(Location.GenericCacheLocation) / _NAME


def documents() -> Path:
    """The user's documents."""
    return _of(Location.DocumentsLocation)


def _of(location: Location) -> Path:
    return Path(QStandardPaths.writableLocation(location))
