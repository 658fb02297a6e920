"""The short code of a receipt written by hand: where nothing can be printed, it pins the log to the paper all the same.

The code is the short digest (`intake.records.shortdigest`) of the head's checkpoint: the SHA-256 of its text (C2SP
tlog-checkpoint) without signatures. The officer copies it onto the handwritten B.3 before the reporter signs; the scan
of the paper is then logged against it, and against nothing that this vault never gave.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from crypto.checkpoints import Checkpoint, parse_checkpoint
from crypto.notes import parse_note
from intake.custody import heads
from intake.evidence.exhibits import Exhibit
from intake.ids import CaseId
from intake.problems import Problem
from intake.records import cases, items
from intake.records.cases import Case
from intake.records.items import Item, Topic
from intake.records.shortdigest import hex_start, short_digest
from intake.records.signed import PaperFacts, Signer
from intake.vault import Vault

FORM: Final = "B.3"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What goes onto the paper: the code (16 digits in four groups), the head as a text message, the log's size."""

    code: str
    sms: str
    size: int


def give(vault: Vault) -> Receipt:
    """Signs the head of the log as it is now and gives its code. Raises `Problem("log-damaged")`."""
    return of_checkpoint(heads.release(vault).checkpoint)


def of_checkpoint(checkpoint: Checkpoint) -> Receipt:
    """The receipt that stands for a checkpoint; anybody who holds the checkpoint works out the same."""
    return Receipt(short_digest(_digest(checkpoint)), heads.sms_form(checkpoint), checkpoint.size)


def find(vault: Vault, typed: str) -> Receipt:
    """The receipt that this vault gave under a code. Raises `Problem`: receipt-code, receipt-code-unknown."""
    start = hex_start(typed)
    if start is None:
        raise Problem("receipt-code", item=typed)
    for row in vault.store.rows(
        "SELECT c.note FROM checkpoints c JOIN logs l ON l.id = c.log WHERE l.kind IN ('own', 'former')"
    ):
        checkpoint = parse_checkpoint(parse_note(bytes(row["note"])).text)
        if _digest(checkpoint).startswith(start):
            return of_checkpoint(checkpoint)
    raise Problem("receipt-code-unknown", item=typed)


def log(
    vault: Vault, case: Case, typed: str, scan: Exhibit, signed_by: tuple[Signer, ...] = (), note: str = ""
) -> Item[PaperFacts]:
    """Logs the scan of a handwritten receipt against the code on it.

    Raises `Problem`: receipt-code, receipt-code-unknown, link-senseless (a scan of another case), case-foreign, text-…
    """
    given = find(vault, typed)
    if scan.case != case.id:
        raise Problem("link-senseless")
    told = PaperFacts(FORM, given.code, scan.id, "\n".join(signed_by), note=note)
    return items.record(vault, case, Topic.PAPER, told)


def logged(vault: Vault, case: CaseId) -> list[Item[PaperFacts]]:
    """The handwritten receipts logged in a case, without those taken back."""
    found = items.listing(vault, case, Topic.PAPER, PaperFacts)
    return [each for each in found if each.facts.of == FORM and each.withdrawn is None]


def cases_of(vault: Vault, code: str) -> list[Case]:
    """The cases in which a receipt with this code is logged, once for each scan.

    The head has one code until the log grows, so that two receipts written one after the other may share it.
    """
    found = vault.store.rows(
        "SELECT DISTINCT case_id FROM items WHERE topic = ? AND withdrawn IS NULL", (Topic.PAPER,)
    )
    known = (cases.find(vault, str(row["case_id"])) for row in found)
    return [case for case in known for each in logged(vault, case.id) if each.facts.digest == code]


def _digest(checkpoint: Checkpoint) -> str:
    return hashlib.sha256(checkpoint.text()).hexdigest()
