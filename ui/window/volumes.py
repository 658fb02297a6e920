"""The volumes that are mounted: a stick that was pulled may come back under another letter or mount point."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStorageInfo


def place_on_volume(folder: Path) -> Path | None:
    """Where on its volume a folder lies, relative to the volume's root; None where the system does not say."""
    try:
        real = folder.resolve()
    except OSError:
        return None
    root = Path(QStorageInfo(str(real)).rootPath())
    return real.relative_to(root) if real.is_relative_to(root) else None


def on_each_volume(place: Path) -> list[Path]:
    """The same place on every volume that can be read now, whether or not something lies there."""
    volumes = QStorageInfo.mountedVolumes()
    return [Path(each.rootPath()) / place for each in volumes if each.isValid() and each.isReady()]
