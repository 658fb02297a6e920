"""To whom an alleged act is passed on: by its kind, the employment of the reported person, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from intake.rules.acts import ActKind
from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.choices import Grounds, code_of, grounds_of, in_force, words_of
from intake.rules.faults import UnfitError, Wrong
from intake.rules.tables import Fields, Table, load

NAME: Final = "referrals"


@dataclass(frozen=True, slots=True)
class Target:
    """An authority; `employment` are codes of the employment table, none meaning everybody.

    `order` counts where one authority hands on to the next; `form` is the form of Perbawaslu 7/2022 for it, '' where
    Bawaslu does not write to it itself; `is_fallback` holds only where no other target does.
    """

    code: str
    words: Bilingual
    kinds: tuple[ActKind, ...]
    employment: tuple[str, ...]
    order: int
    form: str
    is_fallback: bool
    note: Bilingual
    grounds: Grounds
    since: date | None
    until: date | None


def referrals(office: Path | None = None) -> Table[Target]:
    """All targets, with an office's changes; those of the past too."""
    return load(NAME, _target, office)


def targets(act: ActKind, employment: str, on: date, table: Table[Target]) -> tuple[Target, ...]:
    """Who is told of such an act by somebody so employed, on this day (that of the referral, not of the act).

    In the order in which they act; the kajian decides whether anybody is (Perbawaslu 7/2022 ps 37, 47, 49).
    """
    found = [
        each
        for each in in_force(table.entries, on)
        if act in each.kinds and (not each.employment or employment in each.employment)
    ]
    own = [each for each in found if not each.is_fallback]
    return tuple(sorted(own or found, key=lambda each: each.order))


def _target(fields: Fields) -> Target:
    kinds = fields.choices("kinds", ActKind)
    if not kinds:
        raise UnfitError(Wrong.MISSING, "kinds")
    return Target(
        code_of(fields),
        words_of(fields),
        kinds,
        fields.texts("employment"),
        fields.number("order"),
        fields.text("form", ""),
        fields.flag("fallback"),
        bilingual(fields, "note", ""),
        grounds_of(fields),
        fields.day("from"),
        fields.day("until"),
    )
