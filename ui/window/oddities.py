"""What is odd about what was recorded, as lines to stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from intake.records.remarks import Remark
from ui.window import dates, moments, saying


def show(label: QLabel, found: Sequence[Remark], group: str) -> None:
    """Shows remarks in a label, a line each, and hides it where there is none; `group` has the fields' names."""
    lines = [
        saying.say(
            f"remark.{each.about}", field=saying.say(f"{group}.{each.field}"), found=_shown(each.found)
        )
        for each in found
    ]
    label.setText("\n".join(lines))
    label.setVisible(bool(lines))


def _shown(found: str) -> str:
    """A day or a moment as it stands in the field, anything else as it is."""
    return moments.shown(dates.shown(found))
