"""Which fields a person has in which role: those of forms B.1, B.2 and B.12 and what a referral asks of a terlapor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from intake.records.people import PersonFacts, Role

_BIRTH: Final = ("sex", "birth_place", "birth_date")
_REACH: Final = ("address_code", "address", "phone", "email")
_CITIZEN: Final = (*_BIRTH, "religion", "occupation", "citizenship", *_REACH)
_SERVICE: Final = (
    "employment", "nip", "nik", "agency", "unit", "agency_region", "position", "position_kind", "rank", "appointing",
)  # fmt: skip
_LAST: Final = ("note", "protected", "may_see")
_ACTS: Final = ("acts_for", "authority", *_CITIZEN)

FIELDS: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.PELAPOR: ("name", *_CITIZEN, *_LAST),
    Role.PENEMU: ("name", "letter", "position", *_BIRTH, "religion", *_REACH, *_LAST),
    Role.TERLAPOR: ("name", "institution", *_SERVICE, *_CITIZEN, *_LAST),
    Role.SAKSI: ("name", "knows_by", "heard_from", *_CITIZEN, *_LAST),
    Role.AHLI: ("name", "expertise", *_CITIZEN, *_LAST),
    Role.KUASA: ("name", *_ACTS, *_LAST),
    Role.PENDAMPING: ("name", *_ACTS, *_LAST),
    Role.PENERJEMAH: ("name", "acts_for", "expertise", *_CITIZEN, *_LAST),
}
"""The fields of a role in the order in which they are asked."""

HIDDEN: Final = ("address_edition", "same_as", "withdrawn")
"""Fields that are kept with others and never typed."""

ORDER: Final = tuple(
    dict.fromkeys(name for role in (Role.TERLAPOR, *Role) for name in FIELDS[role])
)  # of all roles, the longest first
assert {*ORDER, *HIDDEN} == {field.name for field in fields(PersonFacts)}


def shown(role: Role, facts: PersonFacts) -> frozenset[str]:
    """The fields to show: those of the role, and any other that holds words, so that nothing is kept unseen."""
    return frozenset(FIELDS[role]) | {name for name in ORDER if getattr(facts, name)}
