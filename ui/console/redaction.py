"""evidence redact: a derived exhibit with regions of its picture covered, and how such exhibits are shown."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from intake.evidence import reading, redaction
from intake.evidence.exhibits import Exhibit
from intake.media.region import MOST_REGIONS, Mode, Region
from intake.media.words import code_words
from intake.problems import Problem
from intake.vault import Vault
from ui.console.arguments import Argument, Command
from ui.console.output import Result
from ui.console.session import Session, exhibit_of

_REGION = re.compile(r"(-?\d{1,6}),(-?\d{1,6}),(\d{1,6}),(\d{1,6})", re.ASCII)


def redact(session: Session, given: Namespace) -> Result:
    """Makes a derived exhibit with regions covered."""
    regions = [*_regions(given.box, Mode.BOX), *_regions(given.blur, Mode.BLUR)]
    with session.unlocked() as vault:
        exhibit, case = exhibit_of(vault, given.evidence)
        try:
            made = redaction.redact(vault, case, exhibit, regions, given.reason)
        except Problem as problem:
            if problem.code != "redaction-impossible":
                raise
            why = code_words(session.language, "unread", str(problem.particulars["reason"]))
            raise Problem("redaction-impossible", item=exhibit.number, reason=why) from problem
        for _ in reading.read_missing(vault, case):
            continue
        derived = redaction.derived_of(vault, made.id)
    if given.blur:
        session.warn("warning.blur")
    words = session.say("done.evidence-redact", number=made.number, original=exhibit.number)
    covered = derived.to_json() if derived else {}
    return Result({"id": made.id, "number": made.number, "sha256": made.blob.sha256, **covered}, (words,))


def _regions(given: Sequence[str], mode: Mode) -> list[Region]:
    found = [_REGION.fullmatch(each.replace(" ", "")) for each in given]
    if None in found:
        raise Problem("redaction-regions", most=MOST_REGIONS)
    sides = [[int(each) for each in match.groups()] for match in found if match]
    return [Region(x, y, width, height, mode) for x, y, width, height in sides]


def document_of(vault: Vault, exhibit: Exhibit) -> dict[str, Any] | None:
    """From what an exhibit was made, for scripts; None for one that came from outside."""
    derived = redaction.derived_of(vault, exhibit.id)
    if derived is None:
        return None
    return {**derived.to_json(), "number": redaction.original_number(vault, derived)}


COMMANDS = (
    Command(
        "evidence redact",
        (
            Argument("evidence", "evidence", required=True),
            Argument("--box", "region", many=True),
            Argument("--blur", "region", many=True),
            Argument("--reason", "text", required=True, help="redact-reason"),
        ),
        redact,
    ),
)
