"""Remarks in words: what is odd about what was recorded, each with the field it is about."""

from __future__ import annotations

from collections.abc import Sequence

from intake.records.remarks import Remark
from ui.console.session import Session


def remark_documents(session: Session, found: Sequence[Remark], group: str) -> list[dict[str, str]]:
    """Remarks for scripts; `group` is where the fields' labels stand (`field`, `person-field`, `act-field`)."""
    return [
        {"field": each.field, "about": each.about.value, "words": _words(session, each, group)}
        for each in found
    ]


def remark_lines(session: Session, found: Sequence[Remark], group: str) -> list[str]:
    """Remarks for people."""
    return [session.say("console.remark", words=_words(session, each, group)) for each in found]


def _words(session: Session, each: Remark, group: str) -> str:
    label = session.say(f"{group}.{each.field}")
    return session.say(f"remark.{each.about}", field=label, found=each.found)
