"""What is wrong with the files that an office put into its vault's folder `office`: rule tables, letterhead, logo.

None of it stops work: a table that cannot be used is left out whole, and forms are printed without the logo.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from intake.docket import retention
from intake.papers.forms import letterhead
from intake.papers.forms.warned import Warned, WarningKind
from intake.rules import (
    acts,
    choices,
    employment,
    levels,
    limits,
    numbering,
    office_hours,
    procedure,
    questions,
    referrals,
    regions,
    requirements,
    workdays,
)
from intake.rules.choices import ListName
from intake.rules.faults import Fault, Wrong
from intake.rules.tables import Table
from intake.vault import Vault

TABLES: Final[Mapping[str, Callable[[Path], Table[Any]]]] = {
    "acts": acts.catalogue,
    "deadlines": limits.load,
    "employment": employment.employments,
    "holidays": workdays.own_days,
    "levels": levels.words,
    "numbers": numbering.templates,
    "office_hours": office_hours.load,
    "offices": regions.own_codes,
    "positions": employment.positions,
    "procedure": procedure.steps,
    "questions": questions.load,
    "referrals": referrals.referrals,
    "requirements": requirements.requirements,
    "retention": retention.classes,
    **{name.value: partial(choices.choices, name) for name in ListName},
}
"""Every table that an office can add to, by the name of its file."""


@dataclass(frozen=True, slots=True)
class OfficeFiles:
    """The folder and how many files it holds, what is wrong with its tables, and with letterhead and logo."""

    folder: Path
    count: int
    faults: tuple[Fault, ...]
    letterhead: tuple[Warned, ...]
    state: tuple[tuple[str, int, int], ...] = field(repr=False)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults and not self.letterhead


def look(vault: Vault, before: OfficeFiles | None = None) -> OfficeFiles:
    """Reads the office's files; what was found before is given back where no file changed meanwhile."""
    folder = vault.office_tables
    state = _state(folder)
    if before is not None and before.state == state:
        return before
    found = [fault for path, *_ in state for fault in _faults(folder / path)]
    head = letterhead.load(folder)[1] if state else ()
    broken = tuple(each for each in head if each.kind is not WarningKind.LETTERHEAD_MISSING)
    return OfficeFiles(folder, len(state), tuple(found), broken, state)


def _faults(path: Path) -> tuple[Fault, ...]:
    if path.suffix.lower() != ".toml" or path.name == letterhead.FILE:
        return ()
    load = TABLES.get(path.stem)
    return (Fault(str(path), 0, Wrong.FILE),) if load is None else load(path.parent).faults


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size in bytes and time of change of each file; nothing where there is no folder that can be read."""
    try:
        known = [(each.name, each.stat()) for each in folder.iterdir() if each.is_file()]
    except OSError:
        return ()
    return tuple(sorted((name, found.st_size, found.st_mtime_ns) for name, found in known))
