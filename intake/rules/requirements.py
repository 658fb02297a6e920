"""What a case still lacks: syarat formal and materiel of a report, the least contents of a temuan, with the question.

The list stands in resources/rules/requirements.toml; nothing is refused for what it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from intake.records.cases import Case, CaseKind
from intake.records.people import Person, Role
from intake.rules import daytext, tables
from intake.rules.bilingual import Bilingual, bilingual
from intake.rules.choices import Mark
from intake.rules.course import before
from intake.rules.faults import UnfitError, Wrong
from intake.rules.happenings import What
from intake.rules.procedure import named
from intake.rules.rulesets import RuleSet
from intake.rules.tables import Fields, Table


class Part(StrEnum):
    """To what a requirement belongs (articles of Perbawaslu 7/2022)."""

    FORMAL = "formal"  # ps 15(3)
    MATERIEL = "materiel"  # ps 15(4)
    TEMUAN = "temuan"  # ps 5(1)
    PENYAMPAIAN = "penyampaian"  # ps 8, 11(5): how a report is handed in
    INFORMASI_AWAL = "informasi-awal"  # ps 3(3), form B.8
    FORMULIR = "formulir"  # fields of a form whose article was not read (Pilkada)
    TANGGAL = "tanggal"  # no requirement: dates that contradict each other


@dataclass(frozen=True, slots=True)
class Holding:
    """What a case holds. `footing` is what it is handled as by now (`course.Course`).

    `exhibits` counts what is not withdrawn, identity documents (`identity`) left out; `late` says that a report came
    after its limit.
    """

    case: Case
    footing: CaseKind
    people: tuple[Person, ...]
    exhibits: int
    identity: int
    happened: frozenset[What]
    zone: tzinfo
    late: bool = False

    def of(self, role: Role) -> list[Person]:
        """The people in a role."""
        return [person for person in self.people if person.role is role]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement, the question that asks for it, and the article whose `quote` it rests on."""

    code: str
    rules: RuleSet
    kinds: frozenset[CaseKind]
    part: Part
    check: str
    article: str
    quote: str
    title: Bilingual
    question: Bilingual
    since: date | None
    until: date | None
    mark: Mark
    source: str

    @property
    def basis(self) -> str:
        """The legal basis with the regulation's name, '' where it is not verified."""
        return named(self.article)

    def holds_on(self, day: date) -> bool:
        """Whether the requirement is valid on a day."""
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True, slots=True)
class Lack:
    """Something missing; `people` holds the numbers of the persons of whom it is missing, if it is of persons."""

    requirement: Requirement
    people: tuple[int, ...] = ()


def requirements(office: Path | None = None) -> Table[Requirement]:
    """The table `requirements`, with what an office adds and retires."""
    return tables.load("requirements", _made, office)


def missing(holding: Holding, known: Iterable[Requirement], day: date) -> tuple[Lack, ...]:
    """What the case lacks by the requirements valid on a day, in the order of the table."""
    rules = RuleSet.of(holding.case.facts.election)
    return tuple(
        Lack(each, lacking)
        for each in known
        if each.rules is rules
        and holding.footing in each.kinds
        and each.holds_on(day)
        and (lacking := _CHECKS[each.check](holding)) is not None
    )


def becomes_initial_information(lacks: Iterable[Lack]) -> bool:
    """Whether the formal part is lacking and the materiel one is not (Perbawaslu 7/2022 ps 24(8))."""
    parts = {each.requirement.part for each in lacks}
    return Part.FORMAL in parts and Part.MATERIEL not in parts


_Lacking = tuple[int, ...] | None
"""None where nothing is missing; else the numbers of the persons concerned."""


def _unless(held: object) -> _Lacking:
    return None if held else ()


def _each(people: Iterable[Person], held: Callable[[Person], object]) -> _Lacking:
    """The people of whom something is missing; nobody lacks what nobody is there to have."""
    return tuple(person.number for person in people if not held(person)) or None


def _address(holding: Holding) -> _Lacking:
    reporters = holding.of(Role.PELAPOR)
    return _each(reporters, lambda person: person.facts.address.strip()) if reporters else ()


def _citizenship(holding: Holding) -> _Lacking:
    return _each(
        holding.of(Role.PELAPOR),
        lambda person: person.facts.citizenship.strip() and person.facts.birth_date.strip(),
    )


def _proxy_letter(holding: Holding) -> _Lacking:
    reporters = {person.id for person in holding.of(Role.PELAPOR)}
    proxies = [each for each in holding.of(Role.KUASA) if each.facts.acts_for in reporters | {""}]
    return _each(proxies, lambda person: person.facts.authority.strip())


def _submitted(holding: Holding) -> str:
    return holding.case.facts.submitted_at or holding.case.facts.received_at


def _day_said(holding: Holding, text: str) -> _Lacking:
    return _unless(daytext.read(text, holding.zone))


def _in_order(holding: Holding) -> _Lacking:
    said = (holding.case.facts.event_date, holding.case.facts.known_date, _submitted(holding))
    days = [day for text in said if (day := daytext.read(text, holding.zone)) is not None]
    return _unless(not any(before(second, first) for first, second in pairwise(days)))


_CHECKS: Mapping[str, Callable[[Holding], _Lacking]] = {
    "reporter": lambda holding: _unless(holding.of(Role.PELAPOR)),
    "reporter-address": _address,
    "reported": lambda holding: _unless(holding.of(Role.TERLAPOR)),
    "finder": lambda holding: _unless(holding.of(Role.PENEMU)),
    "known-date": lambda holding: _day_said(holding, holding.case.facts.known_date),
    "submitted-date": lambda holding: _day_said(holding, _submitted(holding)),
    # A time that is only roughly known is a time: what cannot be counted from is not missing here.
    "event-date": lambda holding: _unless(holding.case.facts.event_date.strip()),
    "place": lambda holding: _unless((holding.case.facts.place + holding.case.facts.place_code).strip()),
    "narrative": lambda holding: _unless(holding.case.facts.narrative.strip()),
    "source": lambda holding: _unless(holding.case.facts.source.strip()),
    "evidence": lambda holding: _unless(holding.exhibits),
    "identity": lambda holding: _unless(holding.identity),
    "citizenship": _citizenship,
    "proxy-letter": _proxy_letter,
    "report-made": lambda holding: _unless(What.LHP_MADE in holding.happened),
    "in-time": lambda holding: _unless(not holding.late),
    "dates-in-order": _in_order,
}


def _made(fields: Fields) -> Requirement:
    check = fields.text("check")
    if check not in _CHECKS:
        raise UnfitError(Wrong.VALUE, "check", ", ".join(_CHECKS))
    return Requirement(
        code=fields.text("code"),
        rules=fields.choice("rules", RuleSet),
        kinds=frozenset(fields.choices("kinds", CaseKind)),
        part=fields.choice("part", Part),
        check=check,
        article=fields.text("article", ""),
        quote=fields.text("quote", ""),
        title=bilingual(fields, "title"),
        question=bilingual(fields, "question"),
        since=fields.day("from"),
        until=fields.day("until"),
        mark=fields.choice("mark", Mark),
        source=fields.text("source", ""),
    )
