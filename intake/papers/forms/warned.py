"""What an officer is told about a form that was made all the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WarningKind(StrEnum):
    """What is off; its sentence is `form-warning.<value>`."""

    MISSING = "missing"
    LETTERHEAD_MISSING = "letterhead-missing"
    LETTERHEAD_BROKEN = "letterhead-broken"
    LOGO_MISSING = "logo-missing"
    LOGO_BROKEN = "logo-broken"
    UNVERIFIED = "unverified"
    NO_STATEMENT = "no-statement"
    ONE_OF_HEARINGS = "one-of-hearings"
    ONE_OF_INVITATIONS = "one-of-invitations"
    ONE_OF_REPORTERS = "one-of-reporters"
    PERSON_UNUSED = "person-unused"
    NOT_SEALED = "not-sealed"
    OTHER_KIND = "other-kind"
    OTHER_LEVEL = "other-level"
    QUESTION_DOTS = "question-dots"
    OATH_WORDS = "oath-words"
    OATH_OF_EXPERTS = "oath-of-experts"
    OATH_OF_OTHERS = "oath-of-others"
    OATH_OF_NONE = "oath-of-none"
    OATH_REFUSED = "oath-refused"
    COPIES_APART = "copies-apart"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning and what it is about: the path of a blank, a file, a number, a role."""

    kind: WarningKind
    item: str
