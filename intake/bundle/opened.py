"""What became known of a hand-over that is read: what was found, and what came out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crypto.notes import Note
from intake.bundle.caserecord import CaseRecord
from intake.bundle.contents import Segment
from intake.bundle.inner import Inner
from intake.bundle.label import Label
from intake.bundle.notetext import FileSum
from intake.cards import Card
from intake.custody.continued import Continuation
from intake.findings import Checked, Finding, FindingKind, Weight, finding
from intake.office import Growth


@dataclass(slots=True)
class Opened:
    """What became known of a hand-over, filled as it is read: findings, and the contents as far as they came out.

    `arrived` is the SHA-256 of bundle.age as it lay there.
    """

    folder: Path
    findings: list[Finding] = field(default_factory=list)
    checked: Checked = field(default_factory=Checked)
    label: Label | None = None
    label_bytes: bytes = b""
    card: Card | None = None
    cards: Sequence[Card] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    payload: dict[str, FileSum] = field(default_factory=dict)
    manifest: Mapping[str, str] = field(default_factory=dict)
    inner: Inner | None = None
    segments: tuple[Segment, ...] = ()
    record: CaseRecord | None = None
    log: dict[str, bytes] = field(default_factory=dict)
    checkpoint: Note | None = None
    growth: Growth | None = None
    chain: tuple[Continuation, ...] = ()
    arrived: str = ""
    is_read: bool = False

    def find(self, kind: FindingKind, item: object, expected: object = "", found: object = "") -> None:
        """Adds a finding."""
        self.findings.append(finding(kind, item, expected, found))

    @property
    def is_damaged(self) -> bool:
        """Whether anything found so far is damage."""
        return any(each.weight is Weight.DAMAGED for each in self.findings)
