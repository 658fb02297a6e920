"""What is dragged onto the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def local_paths(event: QDropEvent) -> tuple[Path, ...]:
    """The files and folders of this computer in a drag or a drop."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
