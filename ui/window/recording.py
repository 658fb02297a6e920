"""When words in a form become a record: a draft soon, recorded once the officer rests, leaves or presses save.

Each recording is an event of the log for good: one for every second of typing would bury what matters there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ui.window.draft_form import DraftForm
from ui.window.timers import once

RESTS: Final = 2000
"""Milliseconds without a letter after which an officer is taken to be at the end of a thought."""


class Recording:
    """One form on its way into the log. `record` has the draft recorded, which ends with `done` or `failed`."""

    def __init__(self, draft: DraftForm, is_due: Callable[[], bool], record: Callable[[], object]) -> None:
        """`is_due` says whether the form says something else than the record, and enough to be one."""
        self._draft, self._is_due, self._record = draft, is_due, record
        self._rest = once(draft, self.now)
        self._is_under_way = False
        self._then: Callable[[], object] | None = None

    @property
    def unsaved(self) -> bool:
        """Whether the form says something that is not in the vault, or only as a draft."""
        return self._is_due() or self._draft.unsaved

    def touch(self) -> None:
        """Something is typed."""
        if self.unsaved:
            self._draft.touch()
            self._rest.start(RESTS)

    def stop(self) -> None:
        """Records nothing by itself any more: the form shows something else."""
        self._rest.stop()

    def forget(self) -> None:
        """Knows of no case any more."""
        self.stop()
        self._draft.forget()
        self._is_under_way, self._then = False, None

    def now(self) -> None:
        """Records what is due; what says too little to be a record is kept as a draft."""
        self.stop()
        if not self._is_due():
            self._draft.keep()
        elif not self._is_under_way:  # what is typed meanwhile follows it
            self._is_under_way = True
            self._record()

    def leave_for(self, then: Callable[[], object]) -> None:
        """Goes on once the words are in the vault; where they cannot be recorded, the officer stays with them."""
        if self._is_under_way or self._is_due():
            self._then = then
            self.now()
        else:
            self.stop()
            self._draft.keep()
            then()

    def done(self, about: str) -> None:
        """What the fields said when the recording began is the record with this id now."""
        self._is_under_way = False
        self._draft.became(about)

    def go_on(self) -> None:
        """The page knows the record: what was typed meanwhile follows, then whatever waited for it."""
        then, self._then = self._then, None
        if then is not None:
            self.leave_for(then)
        else:
            self.touch()

    def failed(self) -> None:
        """The vault did not take the record: its words stay a draft."""
        self._is_under_way, self._then = False, None
