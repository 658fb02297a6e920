"""A way around a defect of PySide6 6.12.0 on Python 3.11: it drops references to True and None that it never took.

Each `Signal.emit` costs True one, each `QComboBox.currentData()` or `QModelIndex.data()` that gives None costs None
one. After some thousand of them the interpreter aborts ("deallocating None"). Since Python 3.12 they have no count
(PEP 683) and nothing happens. Here their counts are raised once to where they cannot run out.
"""

from __future__ import annotations

import sys

_PLENTY = 1 << 40


def keep() -> None:
    """Makes True, False and None last as from Python 3.12 on; does nothing there, and nothing a second time."""
    import ctypes  # slow to load, and not needed before the first page is drawn

    for each in (True, False, None):
        if sys.version_info < (3, 12) and sys.getrefcount(each) < _PLENTY // 2:
            # A CPython object begins with its reference count.
            ctypes.c_ssize_t.from_address(id(each)).value += _PLENTY
