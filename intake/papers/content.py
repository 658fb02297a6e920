"""Everything that the dossier shows, as plain frozen values.

Instants and dates are ISO 8601 strings (``2024-02-14T09:30:00+08:00`` or ``2024-02-14``); the paper writes
them in Indonesian. A string that cannot be read as a date is printed as it stands. All other strings are
printed verbatim: they may hold any characters and any length.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

SHEETS: Final = (1, 2, 4, 6)
"""How many photos may stand on a page of a dossier."""


class DossierKind(StrEnum):
    """For whom a dossier is: all of the case, what an authority needs to act, or what anybody may read."""

    FULL = "full"
    REFERRAL = "referral"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Stated:
    """A record that a page speaks of: its key (`evidence <id>`) and the digest of what is stated, 64 hex digits."""

    key: str
    digest: str


@dataclass(frozen=True, slots=True)
class LinkBlock:
    """Words that lead to another place in the dossier, by its anchor; '' where there is none."""

    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class CaseBlock:
    """The case: ``kind`` is laporan, hasil-pengawasan or informasi-awal."""

    number: str
    kind: str
    title: str
    place: str
    event_date: str
    known_date: str
    narrative: str
    office_name: str
    office_code: str
    unit: str


@dataclass(frozen=True, slots=True)
class OfficerBlock:
    """Who makes the dossier."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled value; where it has links, these are shown in its place."""

    label: str
    value: str
    links: tuple[LinkBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonBlock:
    """A person; ``role`` is pelapor, penemu, terlapor, saksi, ahli, kuasa, pendamping or penerjemah.

    ``protected`` where the name is a pseudonym.
    """

    number: int
    role: str
    name: str
    fields: tuple[Field, ...] = ()
    protected: bool = False
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class ActBlock:
    """An act as alleged, in the catalogue's words; ``withdrawn`` is the reason, None while it stands."""

    number: int
    code: str
    words: str
    basis: str
    sanctions: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    targets: tuple[str, ...] = ()
    links: tuple[LinkBlock, ...] = ()
    withdrawn: str | None = None
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class RowBlock:
    """A line of a table with its parts in order, and what it states."""

    cells: tuple[str, ...]
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedureBlock:
    """Where the case stands; its numbers, the steps taken, the limits, and what it lacks, as rows of tables."""

    fields: tuple[Field, ...] = ()
    numbers: tuple[RowBlock, ...] = ()
    steps: tuple[RowBlock, ...] = ()
    limits: tuple[RowBlock, ...] = ()
    lacks: tuple[RowBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class MomentBlock:
    """A point of the time line: when, as it is shown; what, whose word the time is, and where to read more."""

    at: str
    words: str
    source: str
    anchor: str = ""
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class RowOfWords:
    """A question as it was put and the answer as it was given, with its number where that is not its place."""

    question: str
    answer: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands, or is missing, of one question about an exhibit."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class ScrutinyBlock:
    """An exhibit under the questions of the other side: what answers them, what answers in part, what is open.

    ``noun`` is bukti for a file, barang for a thing; its page has the anchor ``<noun>-<number>``.
    """

    number: int
    title: str
    answered: tuple[Answer, ...]
    partly: tuple[Answer, ...]
    open: tuple[Answer, ...]
    stated: tuple[Stated, ...] = ()
    noun: str = "bukti"


@dataclass(frozen=True, slots=True)
class StatementBlock:
    """A statement; ``state`` is draft or sealed, ``amends`` the number of the one it corrects."""

    number: int
    person_number: int
    person_name: str
    kind: str
    text: str
    state: str
    sealed_at: str | None = None
    digest_short: str = ""
    amends: int | None = None
    digest: str = ""
    fields: tuple[Field, ...] = ()
    rows: tuple[RowOfWords, ...] = ()
    links: tuple[LinkBlock, ...] = ()
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact read out of a file, and which reader or tag it comes from; `plain` says so without their names.

    `plain` is empty where `source` is in plain words already.
    """

    label: str
    value: str
    source: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitBlock:
    """An exhibit; ``size`` in bytes, ``sha256`` 64 hex digits, ``withdrawn_reason`` None while it stands.

    ``renamed`` where the file's own name is not shown; ``derived`` says from what and how it was made, where another
    exhibit is its original. ``in_brief`` are the few facts that stand under its picture on a sheet of several.
    ``picture`` is the id of the exhibit whose picture is shown in its place, '' for its own, None where none may be
    shown; ``picture_note`` says so in words. ``high`` where the picture is to follow in parts too.
    """

    id: str
    number: int
    file_name: str
    media_type: str
    size: int
    sha256: str
    added_at: str
    facts: tuple[Fact, ...] = ()
    doubts: tuple[str, ...] = ()
    description: str = ""
    obtained: str = ""
    withdrawn_reason: str | None = None
    preview_missing_reason: str | None = None
    kind: str = ""
    links: tuple[LinkBlock, ...] = ()
    derived: str = ""
    renamed: bool = False
    in_brief: tuple[str, ...] = ()
    picture: str | None = ""
    picture_note: str = ""
    high: bool = False
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class StepBlock:
    """One step in the life of a record, under its title: an observation of a post, a hand-over of a thing."""

    title: str
    fields: tuple[Field, ...]
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordBlock:
    """A post on social media or a physical exhibit: its title, fields, steps in order, and what it is linked to."""

    number: int
    title: str
    fields: tuple[Field, ...]
    steps: tuple[StepBlock, ...] = ()
    links: tuple[LinkBlock, ...] = ()
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class LogLine:
    """One log entry in words; ``seq`` is its index in the log."""

    seq: int
    at: str
    words: str
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckpointBlock:
    """The checkpoint; ``note_text`` is the signed note, put into the QR code as UTF-8."""

    origin: str
    size: int
    root: str
    note_text: str
    sms_head: str


@dataclass(frozen=True, slots=True)
class LogBlock:
    """A log that the case's events come from, and how many entries it had."""

    origin: str
    size: int


@dataclass(frozen=True, slots=True)
class DossierContent:
    """The whole dossier. ``evidence`` is iterated several times, ``log``, ``moments`` and ``scrutiny`` once each.

    All may be produced lazily. ``identity`` is how many identity documents the case has; they are counted and never
    shown. ``manifest`` is the SHA-256 of the evidence manifest in hex, ``bounds`` what is proven of when entries were
    made, ``targets`` to whom a referral goes, ``notices`` what a reader must be told at once, ``uncovered`` the numbers
    of exhibits whose original picture a public one shows.
    """

    case: CaseBlock
    officer: OfficerBlock
    persons: Sequence[PersonBlock]
    statements: Sequence[StatementBlock]
    evidence: Sequence[ExhibitBlock]
    log: Sequence[LogLine]
    checkpoint: CheckpointBlock
    made_at: str
    tool_version: str
    anchors: tuple[str, ...] = field(default=())
    captures: Sequence[RecordBlock] = ()
    things: Sequence[RecordBlock] = ()
    identity: int = 0
    kind: DossierKind = DossierKind.FULL
    case_id: str = ""
    stated: tuple[Stated, ...] = ()
    manifest: str = ""
    logs: tuple[LogBlock, ...] = ()
    acts: Sequence[ActBlock] = ()
    procedure: ProcedureBlock = ProcedureBlock()
    moments: Sequence[MomentBlock] = ()
    scrutiny: Iterable[ScrutinyBlock] = ()
    bounds: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    uncovered: tuple[int, ...] = ()
