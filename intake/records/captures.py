"""Posts on social media: whose, where, what kind of act, and what was seen of them each time somebody looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from crypto.canonical import JsonObject
from intake import facts
from intake.custody import journal
from intake.custody.entries import Kind
from intake.ids import CaptureId, CaseId, EvidenceId, ObservationId, PersonId, new_id
from intake.problems import Problem
from intake.records.cases import Case, refuse_foreign
from intake.store import Row
from intake.vault import Vault


class Act(StrEnum):
    """What was done (SKB 22 September 2022, Lampiran II: posting, comment, share, like, follow, photo)."""

    POSTING = "posting"
    KOMENTAR = "komentar"
    BAGIKAN = "bagikan"
    SUKA = "suka"
    IKUTI_GRUP = "ikuti-grup"
    FOTO_PROFIL = "foto-profil"
    LAINNYA = "lainnya"


class Online(StrEnum):
    """Whether the post was still there."""

    YA = "ya"
    TIDAK = "tidak"
    TIDAK_DIKETAHUI = "tidak-diketahui"


@dataclass(frozen=True, slots=True)
class CaptureFacts:
    """What the page shows of the post, as displayed; `posted_at` may be as vague as '3 jam'."""

    platform: str = ""
    account_name: str = ""
    account_link: str = ""
    url: str = ""
    posted_at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ObservationFacts:
    """One look at the post: when, by whom, on which device, whether still there (a value of `Online`, or empty)."""

    seen_at: str = ""
    seen_by: str = ""
    device: str = ""
    still_online: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """One look, with the screenshots and saved pages that it brought; `number` counts within the capture."""

    id: ObservationId
    number: int
    facts: ObservationFacts
    files: tuple[EvidenceId, ...]
    made_at: str


@dataclass(frozen=True, slots=True)
class Capture:
    """A post in a case; `person` is whom it is held against, where that is known."""

    id: CaptureId
    number: int
    act: Act
    facts: CaptureFacts
    person: PersonId | None
    made_at: str
    observations: tuple[Observation, ...] = ()


def record(
    vault: Vault,
    case: Case,
    act: Act,
    capture_facts: CaptureFacts,
    person: PersonId | None = None,
    seen: ObservationFacts | None = None,
    files: Sequence[EvidenceId] = (),
) -> Capture:
    """Records a post and, where `seen` is given, the first look at it with the exhibits it brought.

    Raises `Problem`: case-foreign, capture-empty, online-unknown, text-too-long, text-not-storable.
    """
    refuse_foreign(vault, case)
    _check(capture_facts)
    if seen is not None:
        _check_seen(seen)
    with vault.store.transaction():
        number = _next(vault, "captures", "case_id", case.id)
        capture = Capture(CaptureId(new_id()), number, act, capture_facts, person, "")
        entry = journal.record(vault, Kind.CAPTURE_RECORDED, case.id, {"number": number, **_said(capture)})
        capture = replace(capture, made_at=entry.at)
        insert(vault, case, capture)
        if seen is not None:
            capture = _look(vault, case, capture, seen, files)
    return capture


def observe(
    vault: Vault, case: Case, capture: Capture, seen: ObservationFacts, files: Sequence[EvidenceId] = ()
) -> Capture:
    """Records one more look at a post, with the exhibits it brought. Raises `Problem` as `record`."""
    refuse_foreign(vault, case)
    _check_seen(seen)
    with vault.store.transaction():
        return _look(vault, case, capture, seen, files)


def _look(
    vault: Vault, case: Case, capture: Capture, seen: ObservationFacts, files: Sequence[EvidenceId]
) -> Capture:
    number = _next(vault, "capture_observations", "capture_id", capture.id)
    fresh = Observation(ObservationId(new_id()), number, seen, tuple(dict.fromkeys(files)), "")
    body: JsonObject = {
        "capture": capture.id,
        "facts": facts.to_json(seen),
        "files": list(fresh.files),
        "id": fresh.id,
        "number": number,
    }
    fresh = replace(fresh, made_at=journal.record(vault, Kind.CAPTURE_OBSERVED, case.id, body).at)
    _insert_observation(vault, case, capture, fresh)
    return replace(capture, observations=(*capture.observations, fresh))


def _check(capture_facts: CaptureFacts) -> None:
    facts.checked(capture_facts)
    if not facts.to_json(capture_facts):
        raise Problem("capture-empty")


def _check_seen(seen: ObservationFacts) -> None:
    facts.checked(seen)
    if seen.still_online not in {"", *Online}:
        raise Problem("online-unknown", item=seen.still_online)


def edit(vault: Vault, case: Case, before: Capture, changed: Capture) -> Capture:
    """Corrects what is said of a post: act, facts, person. Raises `Problem` as `record`."""
    refuse_foreign(vault, case)
    _check(changed.facts)
    after = replace(before, act=changed.act, facts=changed.facts, person=changed.person)
    if after == before:
        return before
    with vault.store.transaction():
        vault.store.run(
            "UPDATE captures SET act = ?, facts = ?, person_id = ? WHERE id = ?",
            (after.act, facts.encode(after.facts), after.person, after.id),
        )
        journal.record(vault, Kind.CAPTURE_EDITED, case.id, _said(after))
    return after


def insert(vault: Vault, case: Case, capture: Capture) -> None:
    """Writes the rows of a capture and its observations, inside a transaction."""
    vault.store.run(
        "INSERT INTO captures (id, case_id, number, act, facts, person_id, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            capture.id, case.id, capture.number, capture.act, facts.encode(capture.facts), capture.person,
            capture.made_at,
        ),
    )  # fmt: skip
    for observation in capture.observations:
        _insert_observation(vault, case, capture, observation)


def listing(vault: Vault, case: CaseId) -> list[Capture]:
    """The captures of a case in order, with their observations."""
    rows = vault.store.rows("SELECT * FROM captures WHERE case_id = ? ORDER BY number", (case,))
    return [_from_row(vault, row) for row in rows]


def find(vault: Vault, wanted: str, case: Case | None = None) -> tuple[Capture, str]:
    """The capture with this id, or number in `case`, and its case's id; without a case, the only one so numbered.

    Raises `Problem`: capture-unknown, number-ambiguous.
    """
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        rows = vault.store.rows("SELECT * FROM captures WHERE number = ?", (int(wanted),))
        rows = [row for row in rows if case is None or row["case_id"] == case.id]
    else:
        rows = vault.store.rows("SELECT * FROM captures WHERE id = ?", (wanted,))
    if len(rows) > 1:
        raise Problem("number-ambiguous", item=wanted)
    if not rows:
        raise Problem("capture-unknown", item=wanted)
    return _from_row(vault, rows[0]), str(rows[0]["case_id"])


def _said(capture: Capture) -> JsonObject:
    return {
        "act": capture.act.value,
        "facts": facts.to_json(capture.facts),
        "id": capture.id,
        "person": capture.person,
    }


def _next(vault: Vault, table: str, column: str, wanted: str) -> int:
    sql = f"SELECT coalesce(max(number), 0) + 1 FROM {table} WHERE {column} = ?"  # noqa: S608  fixed names
    return vault.store.number(sql, (wanted,))


def _insert_observation(vault: Vault, case: Case, capture: Capture, seen: Observation) -> None:
    vault.store.run(
        "INSERT INTO capture_observations (id, case_id, capture_id, number, facts, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (seen.id, case.id, capture.id, seen.number, facts.encode(seen.facts), seen.made_at),
    )
    for place, evidence in enumerate(seen.files):
        vault.store.run("INSERT INTO capture_files VALUES (?, ?, ?)", (seen.id, place, evidence))


def _from_row(vault: Vault, row: Row) -> Capture:
    return Capture(
        CaptureId(row["id"]),
        int(row["number"]),
        Act(row["act"]),
        facts.decode(CaptureFacts, row["facts"]),
        None if row["person_id"] is None else PersonId(row["person_id"]),
        str(row["made_at"]),
        tuple(
            _observation(vault, each)
            for each in vault.store.rows(
                "SELECT * FROM capture_observations WHERE capture_id = ? ORDER BY number", (row["id"],)
            )
        ),
    )


def _observation(vault: Vault, row: Row) -> Observation:
    files = vault.store.rows(
        "SELECT evidence_id FROM capture_files WHERE observation_id = ? ORDER BY place", (row["id"],)
    )
    return Observation(
        ObservationId(row["id"]),
        int(row["number"]),
        facts.decode(ObservationFacts, row["facts"]),
        tuple(EvidenceId(each["evidence_id"]) for each in files),
        str(row["made_at"]),
    )
