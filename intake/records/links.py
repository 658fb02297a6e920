"""Links: an exhibit, capture, thing or statement shows a person, supports a statement, speaks of an alleged act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from crypto.canonical import JsonObject
from intake.custody import journal
from intake.custody.entries import Kind
from intake.facts import clean_text
from intake.ids import CaseId, LinkId, new_id
from intake.problems import Problem
from intake.records.cases import Case, refuse_foreign
from intake.store import Row
from intake.vault import Vault


class EndKind(StrEnum):
    """What a link can lead from (all but persons and acts) and to (all but evidence)."""

    EVIDENCE = "evidence"
    CAPTURE = "capture"
    THING = "thing"
    PERSON = "person"
    STATEMENT = "statement"
    ACT = "act"


FROM = (EndKind.EVIDENCE, EndKind.CAPTURE, EndKind.THING, EndKind.STATEMENT)
TO = (EndKind.PERSON, EndKind.STATEMENT, EndKind.CAPTURE, EndKind.THING, EndKind.ACT)


@dataclass(frozen=True, slots=True)
class End:
    """One end of a link, by its id."""

    kind: EndKind
    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the officer made it; `cut` holds the reason where it was taken back."""

    id: LinkId
    start: End
    end: End
    note: str
    made_at: str
    cut: str | None = None


def make(vault: Vault, case: Case, start: End, end: End, note: str = "") -> Link:
    """Links two records of a case; a link that stands already is given back.

    Raises `Problem`: case-foreign, link-senseless, text-too-long, text-not-storable.
    """
    refuse_foreign(vault, case)
    clean_text(note, "note")
    if start.kind not in FROM or end.kind not in TO or start == end:
        raise Problem("link-senseless")
    for each in listing(vault, case.id):
        if each.cut is None and (each.start, each.end, each.note) == (start, end, note):
            return each
    with vault.store.transaction():
        made = LinkId(new_id())
        facts: JsonObject = {"from": _end(start), "id": made, "note": note, "to": _end(end)}
        link = Link(made, start, end, note, journal.record(vault, Kind.LINK_MADE, case.id, facts).at)
        insert(vault, case, link)
    return link


def cut(vault: Vault, case: Case, link: Link, reason: str) -> Link:
    """Takes a link back; it stays readable. Raises `Problem`: case-foreign, reason-missing, link-cut, text-…"""
    refuse_foreign(vault, case)
    clean_text(reason, "reason")
    if not reason.strip():
        raise Problem("reason-missing")
    if link.cut is not None:
        raise Problem("link-cut", item=link.id)
    with vault.store.transaction():
        vault.store.run("UPDATE links SET cut = ? WHERE id = ?", (reason, link.id))
        journal.record(vault, Kind.LINK_CUT, case.id, {"id": link.id, "reason": reason})
    return replace(link, cut=reason)


def insert(vault: Vault, case: Case, link: Link) -> None:
    """Writes the row of a link, inside a transaction."""
    vault.store.run(
        "INSERT INTO links (id, case_id, from_kind, from_id, to_kind, to_id, note, made_at, cut)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            link.id, case.id, link.start.kind, link.start.id, link.end.kind, link.end.id, link.note, link.made_at,
            link.cut,
        ),
    )  # fmt: skip


def listing(vault: Vault, case: CaseId) -> list[Link]:
    """The links of a case in the order they were made, those taken back too."""
    rows = vault.store.rows("SELECT * FROM links WHERE case_id = ? ORDER BY rowid", (case,))
    return [_from_row(row) for row in rows]


def find(vault: Vault, case: Case, wanted: str) -> Link:
    """The link with this id in the case. Raises `Problem("link-unknown")`."""
    for link in listing(vault, case.id):
        if link.id == wanted:
            return link
    raise Problem("link-unknown", item=wanted)


def _end(end: End) -> JsonObject:
    return {"id": end.id, "kind": end.kind.value}


def _from_row(row: Row) -> Link:
    return Link(
        LinkId(row["id"]),
        End(EndKind(row["from_kind"]), str(row["from_id"])),
        End(EndKind(row["to_kind"]), str(row["to_id"])),
        str(row["note"]),
        str(row["made_at"]),
        row["cut"],
    )
