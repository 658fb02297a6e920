"""The time limits as data: how many days, of which kind, from which happening until which, by which article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from intake.rules import tables
from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.choices import Mark
from intake.rules.faults import UnfitError, Wrong
from intake.rules.happenings import What
from intake.rules.rulesets import RuleSet
from intake.rules.tables import Fields, Table

MOST_DAYS = 400


class Unit(StrEnum):
    """What is counted. `Hari` with a capital is a working day (Perbawaslu 7/2022 ps 1 no. 42)."""

    WORKING = "working"
    CALENDAR = "calendar"
    SAME_DAY = "same-day"
    BEFORE = "at-least-before"  # working days back from the happening that it starts at


class Start(StrEnum):
    """Which one counts where a happening occurred more than once."""

    FIRST = "first"
    LAST = "last"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit. `number` is days, 0 where it is not verified and therefore blank.

    It runs from one of `starts` and is met by one of `ends`; one of `lifted` ends it unmet but harmless; it applies
    only once one of `needs` happened, if there are any. `also` is the unit of a second possible reading, `condition`
    says when it applies where no happening tells, `quote` is the article's own words, `follows` what follows when it
    is passed.
    """

    code: str
    rules: RuleSet
    title: Bilingual
    number: int
    unit: Unit
    also: Unit | None
    starts: tuple[What, ...]
    start: Start
    ends: tuple[What, ...]
    lifted: tuple[What, ...]
    needs: tuple[What, ...]
    condition: Bilingual
    article: str
    quote: str
    follows: Bilingual
    note: Bilingual
    since: date | None
    until: date | None
    source: Bilingual
    mark: Mark

    @property
    def is_verified(self) -> bool:
        """Whether there is anything to count."""
        return self.number > 0 or self.unit is Unit.SAME_DAY

    def in_force(self, day: date) -> bool:
        """Whether the rule holds for what began on `day`."""
        return (self.since or date.min) <= day <= (self.until or date.max)


def load(office: Path | None = None) -> Table[Limit]:
    """The table `deadlines`, of both rule sets."""
    return tables.load("deadlines", _limit, office)


def of_set(table: Table[Limit], rules: RuleSet) -> tuple[Limit, ...]:
    """The limits of one rule set, in order."""
    return tuple(each for each in table.entries if each.rules is rules)


def _limit(fields: Fields) -> Limit:
    limit = Limit(
        code=fields.text("code"),
        rules=fields.choice("rules", RuleSet),
        title=bilingual(fields, "title"),
        number=fields.number("number"),
        unit=fields.choice("unit", Unit),
        also=fields.choice_or_none("also", Unit),
        starts=fields.choices("starts", What),
        start=fields.choice("start", Start, Start.FIRST),
        ends=fields.choices("ends", What),
        lifted=fields.choices("lifted", What),
        needs=fields.choices("needs", What),
        condition=bilingual(fields, "condition", ""),
        article=fields.text("article"),
        quote=fields.text("quote", ""),
        follows=bilingual(fields, "follows", ""),
        note=bilingual(fields, "note", ""),
        since=fields.day("from"),
        until=fields.day("until"),
        source=bilingual(fields, "source"),
        mark=fields.choice("mark", Mark),
    )
    if not limit.starts or not limit.ends:
        raise UnfitError(Wrong.MISSING, "starts, ends")
    if not 0 <= limit.number <= MOST_DAYS:
        raise UnfitError(Wrong.VALUE, "number", f"0-{MOST_DAYS}")
    if (limit.start is Start.EACH) != (limit.unit is Unit.BEFORE):
        raise UnfitError(Wrong.VALUE, "start", f"{Start.EACH} + {Unit.BEFORE}")
    return limit
