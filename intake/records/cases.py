"""Cases: what is said to have happened, in the fields of form B.1 (Perbawaslu 7/2022, Lampiran)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from intake import facts
from intake.custody import journal
from intake.custody.entries import Kind, parse_body
from intake.ids import HEX32, CaseId, new_id
from intake.problems import Problem
from intake.store import Row
from intake.vault import Vault


class CaseKind(StrEnum):
    """What a case begins as (Perbawaslu 7/2022 ps 2-4)."""

    LAPORAN = "laporan"
    HASIL_PENGAWASAN = "hasil-pengawasan"
    INFORMASI_AWAL = "informasi-awal"


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Form B.1, block 3 and 6 and its closing lines; dates as typed, best as YYYY-MM-DD.

    `election` is `pemilu` or `pilkada` ('' counts as pemilu), `election_kind` the code of the numbering (PL, PP, PG,
    PB, PW); `place_code` is a code of the interior ministry in the edition `place_edition`; `source` says where initial
    information came from (form B.8), `via` how a report came in.
    """

    title: str
    event: str = ""
    place: str = ""
    event_date: str = ""
    known_date: str = ""
    narrative: str = ""
    received_place: str = ""
    received_at: str = ""
    election: str = ""
    election_kind: str = ""
    stage: str = ""
    place_code: str = ""
    place_edition: str = ""
    source: str = ""
    via: str = ""
    submitted_at: str = ""
    assignment_letter: str = ""
    lhp_number: str = ""
    completed_at: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A case in this vault. `number` is the device's serial; `log` says whose log its events are in."""

    id: CaseId
    number: int
    kind: CaseKind
    facts: CaseFacts
    created_at: str
    log: int


def create(vault: Vault, kind: CaseKind, case_facts: CaseFacts) -> Case:
    """Opens a case. Raises `Problem`: title-missing, text-too-long, text-not-storable."""
    if not case_facts.title.strip():
        raise Problem("title-missing")
    facts.checked(case_facts)
    case_id = CaseId(new_id())
    with vault.store.transaction():
        number = next_number(vault)
        entry = journal.record(
            vault,
            Kind.CASE_CREATED,
            case_id,
            {"facts": facts.to_json(case_facts), "id": case_id, "kind": kind.value, "number": number},
        )
        case = Case(case_id, number, kind, case_facts, entry.at, vault.own_log)
        insert(vault, case)
    return case


def next_number(vault: Vault) -> int:
    """The device's next serial, inside a transaction. Those of erased cases stand in the log and never come again."""
    held = vault.store.number("SELECT coalesce(max(number), 0) FROM cases")
    # A case is erased only after it was handed over, so its hand-overs lead to the event without a search of the log.
    erased = vault.store.rows(
        "SELECT body FROM entries WHERE kind = ? AND body IS NOT NULL"
        " AND subject IN (SELECT case_id FROM handovers WHERE direction = 'out')"
        " AND log IN (SELECT id FROM logs WHERE kind IN ('own', 'former'))",
        (Kind.CASE_PURGED.value,),
    )
    numbers = (parse_body(bytes(row["body"]))["number"] for row in erased)
    return 1 + max([held, *(number for number in numbers if isinstance(number, int))])


def insert(vault: Vault, case: Case) -> None:
    """Writes the row of a case, inside a transaction."""
    vault.store.run(
        "INSERT INTO cases (id, number, kind, facts, created_at, log) VALUES (?, ?, ?, ?, ?, ?)",
        (case.id, case.number, case.kind, facts.encode(case.facts), case.created_at, case.log),
    )


def edit(vault: Vault, case: Case, changed: CaseFacts) -> Case:
    """Replaces the typed facts; the log keeps the new words. Raises `Problem` as `create`, case-foreign."""
    refuse_foreign(vault, case)
    if not changed.title.strip():
        raise Problem("title-missing")
    facts.checked(changed)
    before, after = facts.to_json(case.facts), facts.to_json(changed)
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    if not names:
        return case
    with vault.store.transaction():
        vault.store.run("UPDATE cases SET facts = ? WHERE id = ?", (facts.encode(changed), case.id))
        journal.record(
            vault,
            Kind.CASE_EDITED,
            case.id,
            {"changed": {name: after.get(name, "") for name in sorted(names)}},
        )
    return replace(case, facts=changed)


def refuse_foreign(vault: Vault, case: Case) -> None:
    """Raises `Problem("case-foreign")` for a case that another office recorded: it is read here, never written."""
    if is_foreign(vault, case):
        raise Problem("case-foreign", item=case.number)


def is_foreign(vault: Vault, case: Case) -> bool:
    """Whether another office recorded the case; what was recorded before a restore is one's own."""
    kind = vault.store.one("SELECT kind FROM logs WHERE id = ?", (case.log,))
    return kind is None or kind["kind"] not in ("own", "former")


def listing(vault: Vault) -> list[Case]:
    """All cases, newest first."""
    return [from_row(row) for row in vault.store.rows("SELECT * FROM cases ORDER BY number DESC")]


def find(vault: Vault, wanted: str) -> Case:
    """The case with this id or number. Raises `Problem("case-unknown")`."""
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        row = vault.store.one("SELECT * FROM cases WHERE number = ?", (int(wanted),))
    else:
        row = vault.store.one("SELECT * FROM cases WHERE id = ?", (wanted,)) if HEX32.match(wanted) else None
    if row is None:
        raise Problem("case-unknown", item=wanted)
    return from_row(row)


def from_row(row: Row) -> Case:
    """The case in a row of the table `cases`."""
    return Case(
        CaseId(row["id"]),
        int(row["number"]),
        CaseKind(row["kind"]),
        facts.decode(CaseFacts, row["facts"]),
        str(row["created_at"]),
        int(row["log"]),
    )
