"""What was found, for scripts and for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from intake.findings import Finding
from intake.wording import one_line
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
    """Each finding on a line of its own, with what differs where that is known."""
    return [_line(session, each) for each in findings]


def _line(session: Session, finding: Finding) -> str:
    words = f"- {one_line(finding.object)}: {session.say(f'finding.{finding.kind.value}')}"
    if finding.expected and finding.found:
        differs = session.say("console.differs", expected=finding.expected, found=finding.found)
        return f"{words} ({differs})"
    known = finding.expected or finding.found
    return f"{words} ({one_line(known)})" if known else words
