"""Checking a dossier: its digest and checkpoint against the log, and what each page states against the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import repeat
from pathlib import Path
from typing import Final

from crypto.checkpoints import Checkpoint, parse_checkpoint
from crypto.errors import CryptoError, FormatError
from crypto.notes import Note, parse_note
from intake.cards import Card
from intake.check import MOST_SMALL
from intake.check.proof import judge_signer, kind_in, prove, size_of, sum_of
from intake.check.stages import Stage, Stages, begun, unwatched
from intake.custody.entries import Kind
from intake.custody.judge import HeldHead, judge_claimed, judge_signed, short_origin
from intake.files import open_plain
from intake.findings import Checked, Compared, Finding, FindingKind, Report, Signer, finding
from intake.papers import attachment, marks
from intake.papers.attachment import Attachment
from intake.papers.content import LogBlock
from intake.problems import Problem, from_os_error
from intake.watching import Tick

_NAMED: Final = 6
"""At most so many records are named for one page."""

FACTS: Final = "facts"


@dataclass(frozen=True, slots=True)
class Source:
    """What a vault or a bundle says of the case: the digests of its records and entries by key, `now` and `then`.

    `then` are those at the dossier's checkpoint. `broken` are keys of records that contradict their own log, `dossiers`
    the digests of all dossiers logged, `sizes` how many entries of each log are covered, by its 32 hex digits.
    """

    name: str
    now: Mapping[str, str] = field(default_factory=dict)
    then: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    manifest: str = ""
    dossiers: frozenset[str] = frozenset()
    sizes: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    entries: int = 0
    is_there: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """A PDF that is checked as a dossier: what it says of itself, or why that cannot be read, and its proof."""

    said: Attachment | Finding
    proof: bytes | None


class _State(StrEnum):
    SAME = "same"
    OUTDATED = "outdated"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


def claimed(pdf: Path, named: bytes | None = None, stages: Stages = unwatched) -> Claim | None:
    """What is to be checked of a PDF as a dossier; `named` is the proof that was given with it, if any.

    Else one that lies beside it is used. One of evidence makes no dossier: somebody handed that PDF in, and it is None,
    as where neither the PDF nor the proof that was given speaks of a dossier. A proof of a dossier makes it one that
    lost its marks. Raises `Problem`: check-no-dossier, file-unreadable, file-gone; `CheckCancelled`.
    """
    proof = _beside(pdf) if named is None else named
    kind = None if proof is None else kind_in(proof)
    if kind == Kind.EVIDENCE_ADDED:
        if named is not None:
            return None
        proof = None
    said = _attached(pdf, stages, is_dossier=kind == Kind.DOSSIER_MADE)
    if said is not None:
        return Claim(said, proof)
    if named is None:
        raise Problem("check-no-dossier", item=pdf.name)
    return None


def _attached(pdf: Path, stages: Stages, *, is_dossier: bool) -> Attachment | Finding | None:
    """What a dossier says of itself, or why that cannot be read; None where it says nowhere that it is one."""
    try:
        with open_plain(pdf) as source:
            try:
                return attachment.parse(attachment.read(source))
            except CryptoError as error:
                if is_dossier or marks.is_dossier(source, begun(stages, Stage.PAPER, size_of(pdf))):
                    return finding(FindingKind.DOSSIER_MALFORMED, pdf.name, "", error)
    except OSError as error:
        raise from_os_error(error, pdf) from error
    return None


def _beside(pdf: Path) -> bytes | None:
    path = attachment.proof_beside(pdf)
    try:
        if not path.is_file():
            return None
        with open_plain(path) as source:
            return source.read(MOST_SMALL)
    except OSError as error:
        raise from_os_error(error, path) from error


def check_dossier(
    pdf: Path,
    said: Attachment | Finding,
    proof: bytes | None,
    cards: Sequence[Card],
    heads: Sequence[HeldHead] = (),
    sources: Sequence[Source] = (),
    stages: Stages = unwatched,
) -> Report:
    """Checks a dossier by its proof, heads held elsewhere, and vaults or bundles of its case.

    `said` and `proof` are those of a `Claim`. Raises `Problem`: file-unreadable, file-gone; `CheckCancelled`.
    """
    sha256, size = sum_of(pdf, begun(stages, Stage.PAPER, size_of(pdf)))
    checked = Checked(1 + (proof is not None), size + len(proof or b""))
    if isinstance(said, Finding):
        return Report("dossier", "outer", None, (said,), (FACTS,), checked)
    found: list[Finding] = [each for source in sources for each in source.findings]
    signer, point, words = _judge_note(said, cards, heads)
    found += words
    not_checked: tuple[str, ...] = ()
    if proof is not None:
        proven = prove(proof, Kind.DOSSIER_MADE, cards, heads)
        found += proven.findings
        not_checked += proven.unknown
        if proven.body is not None and proven.body.get("digest") != sha256:
            found.append(finding(FindingKind.DOSSIER_DIGEST, pdf.name, proven.body.get("digest"), sha256))
    there = [source for source in sources if source.is_there]
    stands = [_states(said, source) for source in there]
    found += _judge_digest(pdf, sha256, proof, point, there)
    tick = begun(stages, Stage.PAGES, len(said.pages) * len(there))
    for source, states in zip(there, stands, strict=True):
        found += _judge_source(said, source, states, tick)
    for source in sources:
        if not source.is_there:
            found.append(finding(FindingKind.DOSSIER_UNCOMPARED, source.name, f"case {said.case}"))
    full = bool(there)
    checked += Checked(entries=sum(source.entries for source in there))
    return Report(
        "dossier", "full" if full else "outer", signer, tuple(dict.fromkeys(found)),
        not_checked if full else (*not_checked, FACTS), checked,
        tuple(map(_compared, repeat(said), there, stands)),
    )  # fmt: skip


def _judge_note(
    said: Attachment, cards: Sequence[Card], heads: Sequence[HeldHead]
) -> tuple[Signer | None, Checkpoint | None, list[Finding]]:
    """The checkpoint that the dossier states: who signed it, and whether heads held elsewhere agree."""
    try:
        note: Note = parse_note(said.note.encode("utf-8"))
        point = parse_checkpoint(note.text)
    except (FormatError, UnicodeEncodeError) as error:
        return None, None, [finding(FindingKind.DOSSIER_MALFORMED, "checkpoint", "", type(error))]
    signer, found = judge_signer(note, point, cards)
    found += judge_signed(note, "checkpoint")
    if LogBlock(point.origin, point.size) not in said.logs:
        found.append(
            finding(FindingKind.DOSSIER_MALFORMED, "checkpoint", f"{point.size}", "not among the logs")
        )
    return signer, point, found + judge_claimed(point, heads)


def _judge_digest(
    pdf: Path, sha256: str, proof: bytes | None, point: Checkpoint | None, sources: Sequence[Source]
) -> Iterator[Finding]:
    """Whether a log speaks of this very file: a dossier is logged right after it is made."""
    known = frozenset(digest for source in sources for digest in source.dossiers)
    if sha256 in known or point is None:
        return
    reach = [source.sizes.get(short_origin(point.origin), 0) for source in sources]
    if max(reach, default=0) > point.size:
        yield finding(FindingKind.DOSSIER_DIGEST, pdf.name, "a logged dossier", sha256)
    elif proof is None:
        yield finding(FindingKind.DOSSIER_UNCOMPARED, pdf.name, "its .tlog-proof or a later log", "")


def _judge_source(
    said: Attachment, source: Source, states: Mapping[str, _State], tick: Tick
) -> Iterator[Finding]:
    """Each page with a fact that is no longer so, and the evidence manifest as it was then."""
    for number, page in enumerate(said.pages, 1):
        tick(1)
        for state, kind in (
            (_State.DIFFERENT, FindingKind.DOSSIER_PAGE),
            (_State.OUTDATED, FindingKind.DOSSIER_OUTDATED),
        ):
            keys = [key for key in page if states[key] is state]
            if keys:
                yield finding(kind, f"page {number}", "as stated", _named(keys))
    unknown = sum(state is _State.UNKNOWN for state in states.values())
    if unknown:
        yield finding(FindingKind.DOSSIER_UNCOMPARED, source.name, len(states), len(states) - unknown)
    elif source.manifest != said.manifest:
        yield finding(FindingKind.DOSSIER_MANIFEST, "manifest", source.manifest, said.manifest)


def _compared(said: Attachment, source: Source, states: Mapping[str, _State]) -> Compared:
    return Compared(
        source.name,
        sum(map(bool, said.pages)),
        len(states),
        sum(state is _State.SAME for state in states.values()),
    )


def _states(said: Attachment, source: Source) -> dict[str, _State]:
    """How each stated fact stands in the source."""
    young = all(source.sizes.get(short_origin(log.origin), 0) >= log.size for log in said.logs)
    return {key: _state(key, digest, source, young) for key, digest in said.facts.items()}


def _state(key: str, digest: str, source: Source, young: bool) -> _State:
    """How a fact stands; a source that does not reach up to the dossier cannot contradict it."""
    if key in source.broken:
        return _State.DIFFERENT
    if source.now.get(key) == digest:
        return _State.SAME
    if not young:
        return _State.UNKNOWN
    return _State.OUTDATED if source.then.get(key) == digest else _State.DIFFERENT


def _named(keys: Sequence[str]) -> str:
    more = len(keys) - _NAMED
    return ", ".join(keys[:_NAMED]) + (f", +{more}" if more > 0 else "")
