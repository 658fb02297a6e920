"""report: what a month brought, in counts only."""

from __future__ import annotations

import io
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from intake.lists import monthly
from intake.lists.monthly import Monthly
from intake.problems import Problem
from intake.wording import one_line
from ui.console.arguments import Argument, Command
from ui.console.output import Result
from ui.console.session import Session


def month(session: Session, given: Namespace) -> Result:
    """Writes the counts of a month as PDF or CSV, by the ending of the file's name, in Indonesian like every paper."""
    target = Path(given.out)
    ending = target.suffix.lower()
    if ending not in (".pdf", ".csv"):
        raise Problem("report-ending", item=target.name)
    with session.unlocked() as vault:
        paper = monthly.report(vault, given.month)
        monthly.export(
            vault, paper.month, target, _pdf(paper) if ending == ".pdf" else monthly.csv_bytes(paper)
        )
        made = monthly.worded(vault, paper, session.language)
    session.warn("console.plaintext", item=str(target))
    document = {**asdict(made), "file": str(target.absolute())}
    said = session.say("done.report-month", month=made.month, count=made.cases, file=str(target.absolute()))
    return Result(document, (said, *_lines(made)))


def _pdf(made: Monthly) -> bytes:
    from intake.papers.monthly import write_monthly  # loads the typesetter, as for the dossier

    out = io.BytesIO()
    write_monthly(made, out)
    return out.getvalue()


def _lines(made: Monthly) -> list[str]:
    found = []
    for each in made.counted:
        found.append(f"{each.title}:")
        found += [f"  {count.cases:>5}  {one_line(count.words)}" for count in each.counts]
    return found


COMMANDS = (
    Command(
        "report month",
        (
            Argument("month", "month", required=True, help="report-month"),
            Argument("--out", "file", required=True, help="report-out"),
        ),
        month,
    ),
)
