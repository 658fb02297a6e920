"""Values of Qt's enumerations by their names, where the first page needs them.

PySide6 makes all 130 enumerations of `Qt` when the first of them is touched, which takes a seventh of the whole start.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


def put(into: QObject, **values: str) -> None:
    """Sets properties to the values with these names, several joined by `|`. Raises `ValueError` for an unknown one."""
    for name, value in values.items():
        if into.metaObject().indexOfProperty(name) < 0 or not into.setProperty(name, value):
            raise ValueError(f"{name}: {value}")
