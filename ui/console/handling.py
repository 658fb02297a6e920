"""evidence classify, evidence order: what an exhibit is, and where it stands among the others."""

from __future__ import annotations

from argparse import Namespace

from intake.evidence import handling
from intake.evidence.kinds import ExhibitKind
from ui.console.arguments import Argument, Command
from ui.console.output import Result
from ui.console.session import Session, exhibit_of

KINDS = tuple(ExhibitKind)


def classify(session: Session, given: Namespace) -> Result:
    """Says what an exhibit is."""
    with session.unlocked() as vault:
        exhibit, case = exhibit_of(vault, given.evidence)
        changed = handling.classify(vault, case, exhibit, ExhibitKind(given.kind))
    key = "done.evidence-classify" if changed != exhibit else "done.unchanged"
    words = session.say(key, number=changed.number, kind=session.say(f"exhibit-kind.{changed.kind}"))
    return Result({"id": changed.id, "number": changed.number, "kind": changed.kind.value}, (words,))


def order(session: Session, given: Namespace) -> Result:
    """Puts an exhibit at a place; the numbers stay."""
    with session.unlocked() as vault:
        exhibit, case = exhibit_of(vault, given.evidence)
        numbers = handling.move(vault, case, exhibit, given.place)
    words = session.say(
        "done.evidence-order", number=exhibit.number, order=", ".join(str(each) for each in numbers)
    )
    return Result({"id": exhibit.id, "case": case.id, "order": list(numbers)}, (words,))


_EVIDENCE = Argument("evidence", "evidence", required=True)

COMMANDS = (
    Command(
        "evidence classify",
        (_EVIDENCE, Argument("--kind", "kind", required=True, choices=KINDS, help="exhibit-kind")),
        classify,
    ),
    Command(
        "evidence order",
        (_EVIDENCE, Argument("--place", "number", required=True, number=True, help="evidence-place")),
        order,
    ),
)
