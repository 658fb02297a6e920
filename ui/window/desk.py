"""What every page works with, and what every page is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from intake.problems import Problem
from ui.window import saying
from ui.window.ask import Ask
from ui.window.bars import MessageBar
from ui.window.work import Job, Priority, Steps, Stopped, Work

if TYPE_CHECKING:
    from intake.vault import Vault

Result = TypeVar("Result")


class Desk:
    """The way to the vault, to the officer's answers, and to the message bar."""

    __slots__ = ("ask", "bar", "work")

    def __init__(self, work: Work, ask: Ask, bar: MessageBar) -> None:
        self.work = work
        self.ask = ask
        self.bar = bar

    def fail(self, error: BaseException) -> None:
        """Shows what went wrong where the officer looks."""
        if isinstance(error, Stopped) or (isinstance(error, Problem) and error.code == "cancelled"):
            self.bar.show_text(_stopped(), "info")
        else:
            self.bar.show_text(saying.error_text(error), "bad")


class Page(QWidget):
    """A part of the window that shows something of the vault, and can forget it at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._turn = 0

    def refresh(self) -> None:
        """Reads what it shows; called when the officer comes to it."""

    def forget(self) -> None:
        """Shows nothing any more; results still on their way are not shown here. Subclasses clear their fields too."""
        self._turn += 1

    def again(self) -> Callable[[Any], object]:
        """What the same page made anew, in another look, has to do to stand where this one stands now."""
        return type(self).refresh

    def save_now(self) -> None:
        """Hands what is typed and not yet saved to the vault."""

    def leave(self) -> None:
        """Hands everything to the vault, since the officer goes to another page or locks."""
        self.save_now()

    def turned_away(self) -> None:
        """The officer looks at something else for now; what is typed stays on its page."""
        self.save_now()

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not in the vault."""
        return False

    def may_drop(self) -> bool:
        """Asks about what only the officer can keep, such as a drawn signature; whether nothing is unsaved then."""
        return not self.unsaved

    def run(
        self,
        task: Callable[[Vault, Job[Result]], Result | Steps[Result]],
        done: Callable[[Result], None],
        *,
        title: str = "",
        priority: Priority = Priority.NOW,
        failed: Callable[[BaseException], None] | None = None,
        always: bool = False,
    ) -> Job[Result]:
        """Asks the vault; the answer comes to `done` unless this page has turned to something else meanwhile.

        With `always` it comes in any case: `done` sees for itself what the page shows.
        """
        turn = self._turn

        def arrived(result: Result) -> None:
            if always or turn == self._turn:
                done(result)

        def refused(error: BaseException) -> None:
            if turn == self._turn or not isinstance(error, Stopped):
                (failed or self.desk.fail)(error)

        return self.desk.work.run(task, done=arrived, failed=refused, title=title, priority=priority)


def _stopped() -> str:
    return QCoreApplication.translate("desk", "Dihentikan. Yang sudah tersimpan tetap tersimpan.")
