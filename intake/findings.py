"""What a check found: typed findings and the verdict that follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class FindingKind(StrEnum):
    """The closed list of what can be found; the words for each stand in resources."""

    FILE_MISSING = "file-missing"
    FILE_EXTRA = "file-extra"
    FILE_DIGEST = "file-digest"
    FILE_SIZE = "file-size"
    PATH_UNSAFE = "path-unsafe"
    TAR_MALFORMED = "tar-malformed"
    AGE_DAMAGED = "age-damaged"
    SIGNATURE = "signature"
    LABEL_MALFORMED = "label-malformed"
    LABEL_MISMATCH = "label-mismatch"
    INNER_MISMATCH = "inner-mismatch"
    MANIFEST = "manifest"
    TAGMANIFEST = "tagmanifest"
    BAG_MALFORMED = "bag-malformed"
    NOT_FOR_US = "not-for-us"
    KEY_UNKNOWN = "key-unknown"
    LOG_CHAIN = "log-chain"
    LOG_ROOT = "log-root"
    LOG_PROOF = "log-proof"
    LOG_BODY = "log-body"
    LOG_UNKNOWN_KIND = "log-unknown-kind"
    LOG_GAP = "log-gap"
    LOG_CONTINUED = "log-continued"
    LOG_DROPPED = "log-dropped"
    NUMBER_TAKEN = "number-taken"
    FORK = "fork"
    ROLLBACK = "rollback"
    HEAD_UNCOMPARED = "head-uncompared"
    CLOCK_BACK = "clock-back"
    HEADER_DAMAGED = "header-damaged"
    DATABASE_DAMAGED = "database-damaged"
    BLOB_MISSING = "blob-missing"
    BLOB_DAMAGED = "blob-damaged"
    BLOB_UNREFERENCED = "blob-unreferenced"
    PREVIEW_DAMAGED = "preview-damaged"
    EVIDENCE_MISMATCH = "evidence-mismatch"
    STATEMENT_DIGEST = "statement-digest"
    CASE_MISMATCH = "case-mismatch"
    CASE_PURGED = "case-purged"
    CARD_MALFORMED = "card-malformed"
    PAPER_UNLOGGED = "paper-unlogged"
    ACK_MALFORMED = "ack-malformed"
    ACK_MISMATCH = "ack-mismatch"
    PROOF_MALFORMED = "proof-malformed"
    PROOF_MISMATCH = "proof-mismatch"
    DOSSIER_MALFORMED = "dossier-malformed"
    DOSSIER_DIGEST = "dossier-digest"
    DOSSIER_PAGE = "dossier-page"
    DOSSIER_OUTDATED = "dossier-outdated"
    DOSSIER_MANIFEST = "dossier-manifest"
    DOSSIER_UNCOMPARED = "dossier-uncompared"


class Weight(StrEnum):
    """How much a finding weighs: wrong, could not be judged, or merely worth knowing."""

    DAMAGED = "damaged"
    UNCHECKED = "unchecked"
    NOTE = "note"


class Verdict(StrEnum):
    """What a check comes to."""

    INTACT = "intact"
    DAMAGED = "damaged"
    NOT_CHECKED = "not-checked"


_WEIGHTS: Final = {
    FindingKind.NOT_FOR_US: Weight.UNCHECKED,
    FindingKind.KEY_UNKNOWN: Weight.UNCHECKED,
    FindingKind.LOG_UNKNOWN_KIND: Weight.UNCHECKED,
    FindingKind.LOG_GAP: Weight.UNCHECKED,
    FindingKind.HEAD_UNCOMPARED: Weight.UNCHECKED,
    FindingKind.DOSSIER_UNCOMPARED: Weight.UNCHECKED,
    FindingKind.LOG_CONTINUED: Weight.NOTE,
    FindingKind.LOG_DROPPED: Weight.NOTE,
    FindingKind.CASE_PURGED: Weight.NOTE,
    FindingKind.CLOCK_BACK: Weight.NOTE,
    FindingKind.DOSSIER_OUTDATED: Weight.NOTE,
    FindingKind.BLOB_UNREFERENCED: Weight.NOTE,
    FindingKind.PREVIEW_DAMAGED: Weight.NOTE,
    FindingKind.PAPER_UNLOGGED: Weight.NOTE,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `object` names it (a file, an entry), `expected` and `found` are what differs.

    `raised` says that `found` is what a program raised: in English, for scripts. `names` are those of the files it is
    about, in the order in which `object` names them: for the eyes of whoever opened the vault, in nothing that is
    written.
    """

    kind: FindingKind
    object: str
    expected: str = ""
    found: str = ""
    weight: Weight = Weight.DAMAGED
    raised: bool = False
    names: tuple[str, ...] = field(default=(), repr=False)


def finding(kind: FindingKind, item: object, expected: object = "", found: object = "") -> Finding:
    """A finding with the usual weight of its kind.

    `found` may be an exception, or only its class where its words could hold what somebody typed.
    """
    raised = isinstance(found, (Exception, type))
    name = found.__name__ if isinstance(found, type) else str(found)
    return Finding(kind, str(item), str(expected), name, _WEIGHTS.get(kind, Weight.DAMAGED), raised)


class Trust(StrEnum):
    """How far a signer's key is known."""

    KNOWN = "known"
    VOUCHED = "vouched"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: the card's name and fingerprint words, or the key's name when no card is known."""

    name: str
    fingerprint: str
    trust: Trust


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was looked at: files, their bytes, log entries."""

    files: int = 0
    bytes: int = 0
    entries: int = 0

    def __add__(self, other: Checked) -> Checked:
        return Checked(self.files + other.files, self.bytes + other.bytes, self.entries + other.entries)


OF_PAGES: Final = frozenset({FindingKind.DOSSIER_PAGE, FindingKind.DOSSIER_OUTDATED})
"""What is found on a page of a dossier: the sentence of the kind says what was expected, `found` names the records."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a dossier was held against: of the `facts` stated on `pages`, `same` are in `source` as stated."""

    source: str
    pages: int
    facts: int
    same: int


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of a check; `subject` is vault, bundle, ack, proof or dossier, `scope` outer or full."""

    subject: str
    scope: str
    signer: Signer | None = None
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[str, ...] = ()
    checked: Checked = field(default_factory=Checked)
    compared: tuple[Compared, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Damaged outweighs not-checked outweighs intact; notes do not count."""
        return verdict_of(self.findings)

    @property
    def exit_status(self) -> int:
        """0 intact, 1 damaged, 2 not checked."""
        return {Verdict.INTACT: 0, Verdict.DAMAGED: 1, Verdict.NOT_CHECKED: 2}[self.verdict]


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """What these findings come to."""
    weights = {each.weight for each in findings}
    if Weight.DAMAGED in weights:
        return Verdict.DAMAGED
    return Verdict.NOT_CHECKED if Weight.UNCHECKED in weights else Verdict.INTACT
