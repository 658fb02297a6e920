"""What Segel put on the clipboard leaves it when the window locks; what others put there stays."""

from __future__ import annotations

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication


def clear() -> None:
    """Empties the clipboard, and the selection of X11, where this window filled it.

    A clipboard history of the system, where one is switched on, keeps its own copies: Segel cannot reach those.
    """
    board = QApplication.clipboard()
    if is_ours(board, QClipboard.Mode.Clipboard):
        board.clear(QClipboard.Mode.Clipboard)
    if board.supportsSelection() and is_ours(board, QClipboard.Mode.Selection):
        board.clear(QClipboard.Mode.Selection)


def is_ours(board: QClipboard, mode: QClipboard.Mode) -> bool:
    """Whether this window filled it."""
    return board.ownsClipboard() if mode is QClipboard.Mode.Clipboard else board.ownsSelection()
