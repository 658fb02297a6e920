"""How far the check of a dossier is: what is gone through, how many of how many; and the wish to stop it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from intake.check.vault import CheckCancelled
from intake.watching import Tick, Watcher, watched


class Stage(StrEnum):
    """What is gone through, in this order."""

    BUNDLE = "bundle"
    LOG = "log"
    RECORDS = "records"
    FACTS = "facts"
    PAPER = "paper"
    PAGES = "pages"

    @property
    def is_bytes(self) -> bool:
        """Whether bytes are counted; else entries, records, facts or pages."""
        return self in (Stage.BUNDLE, Stage.PAPER)


Stages = Callable[[Stage], Watcher | None]
"""Gives who looks on at a stage that begins now."""


def unwatched(_: Stage) -> None:
    """Nobody looks on."""


def begun(stages: Stages, stage: Stage, count: int) -> Tick:
    """Begins a stage of so many; what is returned is told of each that is done, and raises `CheckCancelled`."""
    return watched(stages(stage), 1, count, CheckCancelled)
