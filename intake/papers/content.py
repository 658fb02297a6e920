"""Everything that the dossier shows, as plain frozen values.

Instants and dates are ISO 8601 strings (``2024-02-14T09:30:00+08:00`` or ``2024-02-14``); the paper writes
them in Indonesian. A string that cannot be read as a date is printed as it stands. All other strings are
printed verbatim: they may hold any characters and any length.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


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
    """One labelled value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PersonBlock:
    """A person; ``role`` is pelapor, penemu, terlapor, saksi or ahli."""

    number: int
    role: str
    name: str
    fields: tuple[Field, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact read out of a file, and which reader or tag it comes from."""

    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class ExhibitBlock:
    """An exhibit; ``size`` in bytes, ``sha256`` 64 hex digits, ``withdrawn_reason`` None while it stands.

    ``derived`` says from what and how it was made, where another exhibit is its original.
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
    links: tuple[str, ...] = ()
    derived: str = ""


@dataclass(frozen=True, slots=True)
class StepBlock:
    """One step in the life of a record, under its title: an observation of a post, a hand-over of a thing."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class RecordBlock:
    """A post on social media or a physical exhibit: its title, fields, steps in order, and what it is linked to."""

    number: int
    title: str
    fields: tuple[Field, ...]
    steps: tuple[StepBlock, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogLine:
    """One log entry in words; ``seq`` is its index in the log."""

    seq: int
    at: str
    words: str


@dataclass(frozen=True, slots=True)
class CheckpointBlock:
    """The checkpoint; ``note_text`` is the signed note, put into the QR code as UTF-8."""

    origin: str
    size: int
    root: str
    note_text: str
    sms_head: str


@dataclass(frozen=True, slots=True)
class DossierContent:
    """The whole dossier. ``evidence`` is iterated twice, ``log`` once; both may be produced lazily.

    ``identity`` is how many identity documents the case has; they are counted and never shown.
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
