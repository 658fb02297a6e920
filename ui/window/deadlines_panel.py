"""The time limits of a case: each with its last day; of the chosen one how it was counted and what follows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from intake.rules.deadlines import Count, Deadline, State
from intake.rules.workdays import DayOff
from intake.wording import one_line
from ui.window import dates, fields, icons, models, saying
from ui.window.models import Column, RowsModel

_TONES = {State.PASSED: ("bad", "bad"), State.DOUBTFUL: ("warning", "warn"), State.MET: ("good", "good")}


class DeadlinesPanel(QWidget):
    """A table of the limits that began; below it the chosen one in words."""

    def __init__(self) -> None:
        super().__init__()
        self.model: RowsModel[Deadline] = RowsModel(
            [
                Column(saying.say("deadline-field.limit"), _title),
                Column(saying.say("deadline-field.last"), _last, width=130),
                Column(saying.say("deadline-field.state"), _state, _icon, width=190),
            ],
            self,
        )
        self.table = models.table(
            self.model, self.tr("Batas waktu perkara"), saying.say("deadline.none-begun"), wrap=True
        )
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.detail = fields.label("")
        self.first_day = fields.label(saying.say("deadline.first-day"), "note")
        whole = fields.column(self.table, self.detail, self.first_day)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def put(self, found: Sequence[Deadline]) -> None:
        """Shows the limits that began, what is urgent first."""
        begun = [each for each in found if each.state not in (State.NOT_YET, State.NOT_IN_FORCE)]
        begun.sort(
            key=lambda each: (_ORDER.get(each.state, len(_ORDER)), str(each.count and each.count.last))
        )
        self.model.set_rows(begun)
        self.detail.clear()
        if begun:
            self.table.selectRow(0)

    def forget(self) -> None:
        """Shows no limit."""
        self.model.forget()
        self.detail.clear()

    def _choose(self) -> None:
        row = models.selected(self.table)
        self.detail.setText("" if row is None else "\n".join(explained(self.model.rows[row])))


_ORDER = {State.PASSED: 0, State.RUNNING: 1, State.DOUBTFUL: 2, State.UNVERIFIED: 3}


def explained(deadline: Deadline) -> list[str]:
    """A limit in lines: its article, how it was counted, what is in doubt, what follows when it is passed."""
    limit = deadline.limit
    lines = [limit.article or saying.say("deadline.no-article")]
    if deadline.count is not None:
        lines += _counted(deadline.count)
    elif deadline.started:
        lines.append(saying.say("deadline.started", started=dates.shown(deadline.started)))
    if deadline.ended:
        lines.append(saying.say("deadline.ended", ended=dates.shown(deadline.ended)))
    lines += [saying.say(f"deadline-doubt.{doubt}") for doubt in deadline.doubts]
    lines += (
        [saying.say("deadline.condition", condition=saying.read(limit.condition))] if limit.condition else []
    )
    lines += [saying.say("deadline.follows", follows=saying.read(limit.follows))] if limit.follows else []
    if limit.note and deadline.state in (State.DOUBTFUL, State.UNVERIFIED):
        lines.append(one_line(saying.read(limit.note)))
    return lines


def _counted(count: Count) -> list[str]:
    start, last = (dates.shown(day.isoformat()) for day in (count.start, count.last))
    lines = [saying.say(f"deadline-counted.{count.unit}", number=count.number, start=start, last=last)]
    if count.skipped:
        lines.append(saying.say("deadline.skipped", days=", ".join(_skipped(each) for each in count.skipped)))
    if count.latest != count.last:
        lines.append(saying.say("deadline.other-reading", latest=dates.shown(count.latest.isoformat())))
    return lines


def _skipped(off: DayOff) -> str:
    why = saying.read(off.name) or saying.say(f"day-off.{off.reason}")
    sure = [saying.say("deadline.estimate")] if off.estimated else []
    return f"{dates.shown(off.day.isoformat())} ({', '.join([why, *sure])})"


def _title(deadline: Deadline) -> str:
    return saying.read(deadline.limit.title)


def _last(deadline: Deadline) -> str:
    return "—" if deadline.count is None else dates.shown(deadline.count.last.isoformat())


def _state(deadline: Deadline) -> str:
    return saying.say(f"deadline-state.{deadline.state}")


def _icon(deadline: Deadline) -> QIcon:
    name, tone = _TONES.get(deadline.state, ("info", "info"))
    return icons.icon(name, tone)
