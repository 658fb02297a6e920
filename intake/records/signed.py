"""Signatures, logged against the digest of what was signed: on paper that comes back as a scan, or on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake.evidence.exhibits import Exhibit
from intake.ids import CaseId
from intake.problems import Problem
from intake.records import items, statements
from intake.records.cases import Case
from intake.records.items import Item, Topic
from intake.records.statements import Statement
from intake.vault import Vault


class Signer(StrEnum):
    """Whose signature or initials a paper bears."""

    SPEAKER = "speaker"
    OFFICER = "officer"
    INTERPRETER = "interpreter"
    COMPANION = "companion"


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What was signed: `of` is a statement's id or the name of a form, `digest` the short digest printed on its pages.

    `evidence` is the id of the scan, or of the signature drawn on the screen. `signed_on_paper_by`, `initials_by` and
    `signed_on_screen_by` hold signers, one a line; '' is not stated.
    """

    of: str = ""
    digest: str = ""
    evidence: str = ""
    signed_on_paper_by: str = ""
    initials_by: str = ""
    note: str = ""
    signed_on_screen_by: str = ""

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Who signed, on paper or on the screen."""
        named = (*self.signed_on_paper_by.splitlines(), *self.signed_on_screen_by.splitlines())
        return tuple(each for each in Signer if each in named)


def log(
    vault: Vault,
    case: Case,
    statement: Statement,
    scan: Exhibit,
    signed_by: tuple[Signer, ...],
    initials_by: tuple[Signer, ...] = (),
    note: str = "",
    *,
    on_screen: bool = False,
) -> Item[PaperFacts]:
    """Logs the scan of a sealed statement's signed paper, or what was drawn on the screen instead.

    Raises `Problem`: case-foreign, paper-unsealed, signer-missing (a paper that nobody signed proves nothing),
    link-senseless (scan or statement of another case), text-…
    """
    if not statement.is_sealed:
        raise Problem("paper-unsealed", item=statement.number)
    if not signed_by:
        raise Problem("signer-missing")
    if scan.case != case.id or statements.find(vault, statement.id)[1] != case.id:
        raise Problem("link-senseless")
    by, initials = "\n".join(signed_by), "\n".join(initials_by)
    told = PaperFacts(
        statement.id,
        statement.short_digest,
        scan.id,
        "" if on_screen else by,
        initials,
        note,
        by if on_screen else "",
    )
    return items.record(vault, case, Topic.PAPER, told)


def of_statement(vault: Vault, case: CaseId, statement: Statement) -> list[Item[PaperFacts]]:
    """The papers logged against a statement, without those taken back."""
    found = items.listing(vault, case, Topic.PAPER, PaperFacts)
    return [each for each in found if each.facts.of == statement.id and each.withdrawn is None]
