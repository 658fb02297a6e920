"""case purge, vault purge: erasing what an office has acknowledged, after asking twice."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from intake.docket import purge, retention
from intake.docket.purge import Coverage, Purged
from intake.problems import Problem
from intake.records import cases
from intake.records.cases import Case
from intake.vault import Vault
from ui.console.arguments import Argument, Command
from ui.console.output import Exit, Result, tell
from ui.console.session import Session


def purge_case(session: Session, given: Namespace) -> Result:
    """Erases a case that an office has acknowledged wholly, after asking twice."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        known = purge.coverage(vault, case)
        if known.missing:
            for line in _missing_lines(session, case, known):
                tell(line)
            raise Problem("purge-not-acknowledged", item=case.number, count=len(known.missing))
        _tell_retention(session, vault, case)
        _ask(session, given, str(case.number), session.say("console.purge-case", number=case.number))
        done = purge.purge(vault, [case], given.reason)
    return _purged(session, done, [])


def purge_vault(session: Session, given: Namespace) -> Result:
    """Erases all cases that an office has acknowledged, as for a laptop that goes back; the others are named."""
    if not given.all_acknowledged:
        raise Problem("purge-what")
    with session.unlocked() as vault:
        chosen = purge.covered(vault)
        ready = {case.id for case in chosen}
        left = [
            (case, None if cases.is_foreign(vault, case) else purge.coverage(vault, case))
            for case in reversed(cases.listing(vault))
            if case.id not in ready
        ]
        for case in chosen:
            session.warn("console.purge-chosen", number=case.number, title=case.facts.title)
            _tell_retention(session, vault, case)
        if chosen:
            question = session.say("console.purge-vault", count=len(chosen))
            _ask(session, given, str(len(chosen)), question)
        done = purge.purge(vault, chosen, given.reason)
    return _purged(session, done, left)


def _ask(session: Session, given: Namespace, typed: str, question: str) -> None:
    """Asks twice: the number has to be typed, then the question answered; options answer for scripts.

    Raises `Problem`: purge-not-confirmed.
    """
    said = given.yes_erase
    if said is None:
        said = session.answer(session.say("console.purge-type", number=typed))
    if said != typed or not (given.yes or session.confirmed(question)):
        raise Problem("purge-not-confirmed", item=typed)


def _tell_retention(session: Session, vault: Vault, case: Case) -> None:
    held = retention.of_case(vault, case.id)
    if held is not None:
        session.warn(
            "console.purge-retention", number=case.number, until=held.facts.until, basis=held.facts.basis
        )


def _missing_lines(session: Session, case: Case, known: Coverage | None) -> list[str]:
    if known is None:
        return [session.say("console.purge-foreign", number=case.number)]
    return known.words(session.language, case)


def _purged(session: Session, done: Purged, left: list[tuple[Case, Coverage | None]]) -> Result:
    document = {
        **asdict(done),
        "cases": list(done.cases),
        "left": [
            {
                "number": case.number,
                "missing": ["foreign"] if known is None else [f"{e.lack}:{e.item}" for e in known.missing],
            }
            for case, known in left
        ],
    }
    words = {"count": len(done.cases), "exhibits": done.exhibits, "files": done.files, "size": done.size}
    lines = [session.say("done.case-purge", **words), session.say("console.purge-limits")]
    if not done.is_finished:
        lines.append(session.say("console.purge-unfinished"))
    for case, known in left:
        lines += _missing_lines(session, case, known)
    return Result(document, tuple(lines), Exit.SOMETHING_WRONG if left or not done.is_finished else Exit.WELL)


_SURE = (
    Argument("--reason", "text", required=True, help="purge-reason"),
    Argument("--yes-erase", "number", help="purge-yes-erase"),
    Argument("--yes", help="purge-yes"),
)

COMMANDS = (
    Command("case purge", (Argument("case", "case", required=True), *_SURE), purge_case),
    Command(
        "vault purge", (Argument("--all-acknowledged", help="purge-all-acknowledged"), *_SURE), purge_vault
    ),
)
