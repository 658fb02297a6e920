"""receipt: the short code for a handwritten B.3, and its scan logged against that code."""

from __future__ import annotations

from argparse import Namespace

from intake import receipt
from intake.evidence import exhibits
from intake.records import cases
from intake.records.signed import Signer
from ui.console.arguments import Argument, Command
from ui.console.output import Result
from ui.console.session import Session


def code(session: Session, given: Namespace) -> Result:
    """Signs the log's head as it is now and gives what is copied onto a receipt written by hand."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        made = receipt.give(vault)
    document = {"case": case.id, "code": made.code, "sms": made.sms, "size": made.size}
    said = session.say("done.receipt-code", number=case.number, code=made.code, sms=made.sms, size=made.size)
    return Result(document, (said,))


def log(session: Session, given: Namespace) -> Result:
    """Logs the scan of a handwritten receipt against the code on it."""
    signed_by = tuple(dict.fromkeys(Signer(each) for each in given.signed_by))
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        scan = exhibits.find_in(vault, case, given.scan)
        item = receipt.log(vault, case, given.code, scan, signed_by, given.note or "")
        others = receipt.cases_of(vault, item.facts.digest)
    if len(others) > 1:
        session.warn("console.receipt-code-again", items=", ".join(str(each.number) for each in others))
    document = {"paper": item.id, "number": item.number, "evidence": scan.id, "code": item.facts.digest}
    said = session.say("done.receipt-log", evidence=scan.number, code=item.facts.digest, number=case.number)
    return Result(document, (said,))


_CASE = Argument("case", "case", required=True)

COMMANDS = (
    Command("receipt code", (_CASE,), code),
    Command(
        "receipt log",
        (
            _CASE,
            Argument("--code", "code", required=True, help="receipt-code"),
            Argument("--scan", "evidence", required=True, help="receipt-scan"),
            Argument("--signed-by", "text", many=True, choices=tuple(Signer), help="hearing-signed-by"),
            Argument("--note", "text", help="receipt-note"),
        ),
        log,
    ),
)
