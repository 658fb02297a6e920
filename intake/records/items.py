"""Items: what a case holds beside people, words and exhibits, each a record of typed words under a topic.

Steps of the procedure, numbers, alleged acts and the like differ in their fields and rules, which stand in their own
modules; how one is kept, logged, changed, taken back, handed over and checked is the same for all and stands here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic

from intake import facts
from intake.custody import journal
from intake.custody.entries import Kind
from intake.facts import RecordType, clean_text
from intake.ids import CaseId, ItemId, new_id
from intake.problems import Problem
from intake.records.cases import Case, refuse_foreign
from intake.store import Row
from intake.vault import Vault


class Topic(StrEnum):
    """What an item is about; `intake.bundle.itemfacts` names the record of each."""

    STEP = "step"
    NUMBER = "number"
    ACT = "act"
    OVERRUN = "overrun"
    RETENTION = "retention"
    PAPER = "paper"
    INVITATION = "invitation"
    REVIEW = "review"
    LHP = "lhp"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Item(Generic[RecordType]):
    """An item of a case; `number` counts within case and topic, `withdrawn` is why it was taken back."""

    id: ItemId
    number: int
    topic: Topic
    facts: RecordType
    made_at: str
    withdrawn: str | None = None


def record(vault: Vault, case: Case, topic: Topic, item_facts: RecordType) -> Item[RecordType]:
    """Keeps and logs an item. Raises `Problem`: case-foreign, text-too-long, text-not-storable."""
    with vault.store.transaction():
        return record_within(vault, case, topic, item_facts)


def record_within(vault: Vault, case: Case, topic: Topic, item_facts: RecordType) -> Item[RecordType]:
    """The same in the caller's transaction, where an item belongs to a further deed."""
    refuse_foreign(vault, case)
    facts.checked(item_facts)
    number = vault.store.number(
        "SELECT coalesce(max(number), 0) + 1 FROM items WHERE case_id = ? AND topic = ?", (case.id, topic)
    )
    made = ItemId(new_id())
    entry = journal.record(
        vault,
        Kind.ITEM_RECORDED,
        case.id,
        {"facts": facts.to_json(item_facts), "id": made, "number": number, "topic": topic.value},
    )
    insert(vault, case.id, Kept(made, number, topic, facts.encode(item_facts), entry.at, None))
    return Item(made, number, topic, item_facts, entry.at)


def edit(vault: Vault, case: Case, item: Item[RecordType], changed: RecordType) -> Item[RecordType]:
    """Replaces an item's facts; the log keeps both. Raises `Problem`: item-withdrawn, and as `record`."""
    refuse_foreign(vault, case)
    _refuse_withdrawn(item)
    facts.checked(changed)
    if changed == item.facts:
        return item
    with vault.store.transaction():
        vault.store.run("UPDATE items SET facts = ? WHERE id = ?", (facts.encode(changed), item.id))
        journal.record(
            vault,
            Kind.ITEM_EDITED,
            case.id,
            {
                "facts": facts.to_json(changed),
                "id": item.id,
                "number": item.number,
                "topic": item.topic.value,
            },
        )
    return replace(item, facts=changed)


def withdraw(vault: Vault, case: Case, item: Item[RecordType], reason: str) -> Item[RecordType]:
    """Takes an item back; it stays readable. Raises `Problem`: case-foreign, item-withdrawn, reason-missing, text-…"""
    refuse_foreign(vault, case)
    _refuse_withdrawn(item)
    clean_text(reason, "reason")
    if not reason.strip():
        raise Problem("reason-missing")
    with vault.store.transaction():
        vault.store.run("UPDATE items SET withdrawn = ? WHERE id = ?", (reason, item.id))
        journal.record(
            vault,
            Kind.ITEM_WITHDRAWN,
            case.id,
            {"id": item.id, "number": item.number, "reason": reason, "topic": item.topic.value},
        )
    return replace(item, withdrawn=reason)


def _refuse_withdrawn(item: Item[RecordType]) -> None:
    if item.withdrawn is not None:
        raise Problem("item-withdrawn", item=item.number)


def listing(vault: Vault, case: CaseId, topic: Topic, kind: type[RecordType]) -> list[Item[RecordType]]:
    """The items of a case under a topic, those taken back too. `kind` is the topic's record."""
    rows = vault.store.rows(
        "SELECT * FROM items WHERE case_id = ? AND topic = ? ORDER BY number", (case, topic)
    )
    return [_from_row(row, kind) for row in rows]


def find(vault: Vault, case: Case, topic: Topic, kind: type[RecordType], wanted: str) -> Item[RecordType]:
    """The item with this id, or number under its topic. Raises `Problem("item-unknown")`."""
    for item in listing(vault, case.id, topic, kind):
        if wanted in (item.id, str(item.number)):
            return item
    raise Problem("item-unknown", item=wanted)


@dataclass(frozen=True, slots=True)
class Kept:
    """An item as its row states it: its facts are canonical JSON of texts, of whatever record its topic has."""

    id: ItemId
    number: int
    topic: Topic
    facts: str
    made_at: str
    withdrawn: str | None


def kept(vault: Vault, case: CaseId) -> list[Kept]:
    """All items of a case, by topic and number."""
    rows = vault.store.rows("SELECT * FROM items WHERE case_id = ? ORDER BY topic, number", (case,))
    return [
        Kept(
            ItemId(row["id"]), int(row["number"]), Topic(row["topic"]), str(row["facts"]), str(row["made_at"]),
            row["withdrawn"],
        )
        for row in rows
    ]  # fmt: skip


def insert(vault: Vault, case: CaseId, item: Kept) -> None:
    """Writes the row of an item, inside a transaction."""
    vault.store.run(
        "INSERT INTO items (id, case_id, topic, number, facts, made_at, withdrawn) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (item.id, case, item.topic, item.number, item.facts, item.made_at, item.withdrawn),
    )


def _from_row(row: Row, kind: type[RecordType]) -> Item[RecordType]:
    return Item(
        ItemId(row["id"]),
        int(row["number"]),
        Topic(row["topic"]),
        facts.decode(kind, row["facts"]),
        str(row["made_at"]),
        row["withdrawn"],
    )
