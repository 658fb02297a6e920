"""A way around a defect of PySide6 6.12.0 on Python 3.11: each `Signal.emit` drops a reference to True it never took.

After some thousand signals the interpreter aborts ("deallocating True or False"). Since Python 3.12 True has no
count (PEP 683) and nothing happens. Here the count is raised once to where it cannot run out.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def keep() -> None:
    """Makes True last as it does from Python 3.12 on; does nothing there, and nothing a second time."""
    if sys.version_info < (3, 12) and sys.getrefcount(True) < _PLENTY // 2:
        # A CPython object begins with its reference count.
        ctypes.c_ssize_t.from_address(id(True)).value += _PLENTY
