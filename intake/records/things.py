"""Physical exhibits: banners, envelopes, money; where they are kept and through whose hands they went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crypto.canonical import JsonObject
from intake import facts
from intake.custody import journal
from intake.custody.entries import Kind
from intake.ids import CaseId, EvidenceId, MoveId, ThingId, new_id
from intake.problems import Problem
from intake.records.cases import Case, refuse_foreign
from intake.store import Row
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class ThingFacts:
    """What the thing is, as told; the quantity in words ('2 lembar'), the label as written on it."""

    item: str
    quantity: str = ""
    condition: str = ""
    label: str = ""
    kept: str = ""
    holder: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """One hand-over between people; `at` and `place` as told, `kept` where the thing is kept afterwards."""

    giver: str
    receiver: str
    at: str = ""
    place: str = ""
    condition: str = ""
    purpose: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A hand-over as it was logged; `number` counts within the thing."""

    id: MoveId
    number: int
    facts: MoveFacts
    made_at: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A physical exhibit in a case, with its hand-overs in order and the photos of it."""

    id: ThingId
    number: int
    facts: ThingFacts
    made_at: str
    moves: tuple[Move, ...] = ()
    photos: tuple[EvidenceId, ...] = ()

    @property
    def holder(self) -> str:
        """Who has it now."""
        return self.moves[-1].facts.receiver if self.moves else self.facts.holder

    @property
    def kept(self) -> str:
        """Where it is kept now, as far as that was said since the last hand-over."""
        return self.moves[-1].facts.kept if self.moves else self.facts.kept

    @property
    def condition(self) -> str:
        """Its condition as last described."""
        said = [self.facts.condition, *(move.facts.condition for move in self.moves)]
        return next((words for words in reversed(said) if words), "")


def record(vault: Vault, case: Case, thing_facts: ThingFacts, photos: Sequence[EvidenceId] = ()) -> Thing:
    """Records a thing and what exhibits show it.

    Raises `Problem`: case-foreign, item-missing, text-too-long, text-not-storable.
    """
    refuse_foreign(vault, case)
    _checked(thing_facts)
    with vault.store.transaction():
        number = vault.store.number(
            "SELECT coalesce(max(number), 0) + 1 FROM things WHERE case_id = ?", (case.id,)
        )
        made = ThingId(new_id())
        body: JsonObject = {"facts": facts.to_json(thing_facts), "id": made, "number": number}
        entry = journal.record(vault, Kind.THING_RECORDED, case.id, body)
        thing = Thing(made, number, thing_facts, entry.at)
        insert(vault, case, thing)
        return _attach(vault, case, thing, photos)


def edit(
    vault: Vault, case: Case, thing: Thing, changed: ThingFacts, photos: Sequence[EvidenceId] = ()
) -> Thing:
    """Corrects what is said of a thing, and adds exhibits that show it; those attached already stay once.

    Raises `Problem` as `record`.
    """
    refuse_foreign(vault, case)
    _checked(changed)
    with vault.store.transaction():
        if changed != thing.facts:
            vault.store.run("UPDATE things SET facts = ? WHERE id = ?", (facts.encode(changed), thing.id))
            body: JsonObject = {"facts": facts.to_json(changed), "id": thing.id}
            journal.record(vault, Kind.THING_EDITED, case.id, body)
        return _attach(vault, case, replace(thing, facts=changed), photos)


def move(vault: Vault, case: Case, thing: Thing, told: MoveFacts, photos: Sequence[EvidenceId] = ()) -> Thing:
    """Logs a hand-over between people, with exhibits that show the thing then.

    Raises `Problem`: case-foreign, move-incomplete, text-too-long, text-not-storable.
    """
    refuse_foreign(vault, case)
    facts.checked(told)
    if not (told.giver.strip() and told.receiver.strip()):
        raise Problem("move-incomplete")
    with vault.store.transaction():
        number = vault.store.number(
            "SELECT coalesce(max(number), 0) + 1 FROM thing_moves WHERE thing_id = ?", (thing.id,)
        )
        made = MoveId(new_id())
        body: JsonObject = {"facts": facts.to_json(told), "id": made, "number": number, "thing": thing.id}
        fresh = Move(made, number, told, journal.record(vault, Kind.THING_MOVED, case.id, body).at)
        _insert_move(vault, case, thing, fresh)
        return _attach(vault, case, replace(thing, moves=(*thing.moves, fresh)), photos)


def _attach(vault: Vault, case: Case, thing: Thing, photos: Sequence[EvidenceId]) -> Thing:
    after = tuple(dict.fromkeys((*thing.photos, *photos)))
    if after == thing.photos:
        return thing
    vault.store.run("DELETE FROM thing_photos WHERE thing_id = ?", (thing.id,))
    _insert_photos(vault, thing.id, after)
    journal.record(vault, Kind.THING_PHOTOGRAPHED, case.id, {"id": thing.id, "photos": list(after)})
    return replace(thing, photos=after)


def insert(vault: Vault, case: Case, thing: Thing) -> None:
    """Writes the rows of a thing, its hand-overs and photos, inside a transaction."""
    vault.store.run(
        "INSERT INTO things (id, case_id, number, facts, made_at) VALUES (?, ?, ?, ?, ?)",
        (thing.id, case.id, thing.number, facts.encode(thing.facts), thing.made_at),
    )
    for each in thing.moves:
        _insert_move(vault, case, thing, each)
    _insert_photos(vault, thing.id, thing.photos)


def listing(vault: Vault, case: CaseId) -> list[Thing]:
    """The things of a case in order."""
    rows = vault.store.rows("SELECT * FROM things WHERE case_id = ? ORDER BY number", (case,))
    return [_from_row(vault, row) for row in rows]


def find(vault: Vault, wanted: str, case: Case | None = None) -> tuple[Thing, str]:
    """The thing with this id, or number in `case`, and its case's id; without a case, the only one so numbered.

    Raises `Problem`: thing-unknown, number-ambiguous.
    """
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        rows = vault.store.rows("SELECT * FROM things WHERE number = ?", (int(wanted),))
        rows = [row for row in rows if case is None or row["case_id"] == case.id]
    else:
        rows = vault.store.rows("SELECT * FROM things WHERE id = ?", (wanted,))
    if len(rows) > 1:
        raise Problem("number-ambiguous", item=wanted)
    if not rows:
        raise Problem("thing-unknown", item=wanted)
    return _from_row(vault, rows[0]), str(rows[0]["case_id"])


def _checked(thing_facts: ThingFacts) -> None:
    if not thing_facts.item.strip():
        raise Problem("item-missing")
    facts.checked(thing_facts)


def _insert_move(vault: Vault, case: Case, thing: Thing, each: Move) -> None:
    vault.store.run(
        "INSERT INTO thing_moves (id, case_id, thing_id, number, facts, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        (each.id, case.id, thing.id, each.number, facts.encode(each.facts), each.made_at),
    )


def _insert_photos(vault: Vault, thing: ThingId, photos: Sequence[EvidenceId]) -> None:
    for place, evidence in enumerate(photos):
        vault.store.run("INSERT INTO thing_photos VALUES (?, ?, ?)", (thing, place, evidence))


def _from_row(vault: Vault, row: Row) -> Thing:
    moves = vault.store.rows("SELECT * FROM thing_moves WHERE thing_id = ? ORDER BY number", (row["id"],))
    photos = vault.store.rows(
        "SELECT evidence_id FROM thing_photos WHERE thing_id = ? ORDER BY place", (row["id"],)
    )
    return Thing(
        ThingId(row["id"]),
        int(row["number"]),
        facts.decode(ThingFacts, row["facts"]),
        str(row["made_at"]),
        tuple(
            Move(
                MoveId(each["id"]),
                int(each["number"]),
                facts.decode(MoveFacts, each["facts"]),
                str(each["made_at"]),
            )
            for each in moves
        ),
        tuple(EvidenceId(each["evidence_id"]) for each in photos),
    )
