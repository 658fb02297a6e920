"""What was found, for scripts and for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from intake.check.words import compared_words, differing, where_words
from intake.findings import Finding
from ui.console.arguments import line_width
from ui.console.session import Session


def as_document(finding: Finding) -> dict[str, Any]:
    """A finding for scripts."""
    return {
        "kind": finding.kind.value,
        "object": finding.object,
        "expected": finding.expected,
        "found": finding.found,
    }


def lines(session: Session, findings: Iterable[Finding]) -> list[str]:
    """Each finding on a line of its own, with what differs where that is known; digests on lines below it."""
    return [line for each in findings for line in _lines(session, each)]


def _lines(session: Session, finding: Finding) -> list[str]:
    where = where_words(session.language, finding)
    if (compared := compared_words(session.language, finding)) is not None:
        return [f"- {where}: {compared}"]
    words = f"- {where}: {session.say(f'finding.{finding.kind.value}')}"
    differs = differing(session.language, finding)
    said = (("expected", differs.expected), ("found", differs.found))
    told = [session.say(f"console.{name}", value=value) for name, value in said if value]
    line = f"{words} ({', '.join(told)})"
    if not told or len(line) <= line_width():
        return [line] if told else [words]
    return [words, *(f"    {each}" for each in told)]
