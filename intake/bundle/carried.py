"""Captures, things, links and items in data/case.json: written, read, and as what they claim."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from crypto.errors import FormatError
from intake import facts
from intake.bundle import fields
from intake.bundle.itemfacts import FACTS
from intake.custody.replay import Claims, Thing, Topic, as_text
from intake.ids import CaptureId, CaseId, EvidenceId, ItemId, LinkId, MoveId, ObservationId, PersonId, ThingId
from intake.records import captures, items, links, things
from intake.records.captures import Act, Capture, CaptureFacts, Observation, ObservationFacts, Online
from intake.records.cases import Case
from intake.records.items import Kept
from intake.records.items import Topic as ItemTopic
from intake.records.links import FROM, TO, End, EndKind, Link
from intake.records.things import Move, MoveFacts, ThingFacts
from intake.records.things import Thing as PhysicalThing
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Carried:
    """What a case holds beside people, statements and exhibits."""

    captures: tuple[Capture, ...] = ()
    things: tuple[PhysicalThing, ...] = ()
    links: tuple[Link, ...] = ()
    items: tuple[Kept, ...] = ()


def of_case(vault: Vault, case: CaseId) -> Carried:
    """The records of a case as this vault has them. Raises `FormatError`, `ValueError` where rows are damaged."""
    return Carried(
        tuple(captures.listing(vault, case)),
        tuple(things.listing(vault, case)),
        tuple(links.listing(vault, case)),
        tuple(items.kept(vault, case)),
    )


def insert(vault: Vault, case: Case, carried: Carried) -> None:
    """Writes the records of a received case in place of those an earlier bundle stated, inside a transaction."""
    within = "(SELECT id FROM capture_observations WHERE case_id = ?)"
    vault.store.run(f"DELETE FROM capture_files WHERE observation_id IN {within}", (case.id,))  # noqa: S608  fixed
    vault.store.run(
        "DELETE FROM thing_photos WHERE thing_id IN (SELECT id FROM things WHERE case_id = ?)", (case.id,)
    )
    for table in ("capture_observations", "captures", "thing_moves", "things", "links", "items"):
        vault.store.run(f"DELETE FROM {table} WHERE case_id = ?", (case.id,))  # noqa: S608  fixed names
    for capture in carried.captures:
        captures.insert(vault, case, capture)
    for thing in carried.things:
        things.insert(vault, case, thing)
    for link in carried.links:
        links.insert(vault, case, link)
    for item in carried.items:
        items.insert(vault, case.id, item)


def ids(carried: Carried) -> dict[str, list[str]]:
    """The ids of all records, by the table that they lie in."""
    return {
        "captures": [each.id for each in carried.captures],
        "capture_observations": [seen.id for each in carried.captures for seen in each.observations],
        "things": [each.id for each in carried.things],
        "thing_moves": [move.id for each in carried.things for move in each.moves],
        "links": [each.id for each in carried.links],
        "items": [each.id for each in carried.items],
    }


def to_json(carried: Carried) -> JsonObject:
    """The lists `captures`, `items`, `links` and `things` of case.json."""
    return {
        "captures": [_capture_json(each) for each in carried.captures],
        "items": [
            {
                "facts": canonical.parse(each.facts.encode("utf-8")),
                "id": each.id,
                "made_at": each.made_at,
                "number": each.number,
                "topic": each.topic.value,
                "withdrawn": each.withdrawn,
            }
            for each in carried.items
        ],
        "links": [
            {
                "cut": each.cut,
                "from": _end_json(each.start),
                "id": each.id,
                "made_at": each.made_at,
                "note": each.note,
                "to": _end_json(each.end),
            }
            for each in carried.links
        ],
        "things": [_thing_json(each) for each in carried.things],
    }


def _capture_json(capture: Capture) -> JsonObject:
    return {
        "act": capture.act.value,
        "facts": facts.to_json(capture.facts),
        "id": capture.id,
        "made_at": capture.made_at,
        "number": capture.number,
        "observations": [
            {
                "facts": facts.to_json(seen.facts),
                "files": list(seen.files),
                "id": seen.id,
                "made_at": seen.made_at,
                "number": seen.number,
            }
            for seen in capture.observations
        ],
        "person": capture.person,
    }


def _thing_json(thing: PhysicalThing) -> JsonObject:
    return {
        "facts": facts.to_json(thing.facts),
        "id": thing.id,
        "made_at": thing.made_at,
        "moves": [
            {
                "facts": facts.to_json(move.facts),
                "id": move.id,
                "made_at": move.made_at,
                "number": move.number,
            }
            for move in thing.moves
        ],
        "number": thing.number,
        "photos": list(thing.photos),
    }


def _end_json(end: End) -> JsonObject:
    return {"id": end.id, "kind": end.kind.value}


def claims_of(record: Mapping[str, JsonValue]) -> Claims:
    """What the four lists claim. Raises `KeyError`, `TypeError` where they are not made as they should be."""
    claims: Claims = {}

    def claim(topic: Topic, each: Mapping[str, JsonValue], *names: str, **more: JsonValue) -> None:
        thing = Thing(topic, as_text(each["id"]))
        if thing in claims:
            raise TypeError("one thing twice")
        said = {**{name: each[name] for name in names}, **more, "at": each["made_at"]}
        claims[thing] = {name: as_text(value) for name, value in said.items()}

    for capture in fields.objects(record["captures"]):
        claim(Topic.CAPTURE, capture, "number", "act", "facts", "person")
        for seen in fields.objects(capture["observations"]):
            claim(Topic.OBSERVATION, seen, "number", "facts", "files", capture=capture["id"])
    for thing in fields.objects(record["things"]):
        claim(Topic.THING, thing, "number", "facts", "photos")
        for move in fields.objects(thing["moves"]):
            claim(Topic.MOVE, move, "number", "facts", thing=thing["id"])
    for link in fields.objects(record["links"]):
        claim(Topic.LINK, link, "from", "to", "note", "cut")
    for item in fields.objects(record["items"]):
        claim(Topic.ITEM, item, "topic", "number", "facts", "withdrawn")
    return claims


def parse(record: Mapping[str, JsonValue], known: Mapping[EndKind, Collection[str]]) -> Carried:
    """The four lists; `known` are the ids of the people, statements and exhibits that they may speak of.

    Raises `FormatError`, `KeyError`, `TypeError`, `ValueError`.
    """
    carried = Carried(
        tuple(_capture(each) for each in fields.objects(record["captures"])),
        tuple(_thing(each) for each in fields.objects(record["things"])),
        tuple(_link(each) for each in fields.objects(record["links"])),
        tuple(_item(each) for each in fields.objects(record["items"])),
    )
    _judge(carried, known)
    return carried


def _judge(carried: Carried, known: Mapping[EndKind, Collection[str]]) -> None:
    """Every number once in its list, and nothing that speaks of what is not there."""
    numbered: list[Sequence[Capture | PhysicalThing | Observation | Move]] = [
        carried.captures,
        carried.things,
    ]
    numbered += [each.observations for each in carried.captures]
    numbered += [each.moves for each in carried.things]
    counted = {(each.topic, each.number) for each in carried.items}
    if len(counted) != len(carried.items) or any(
        len({each.number for each in some}) != len(some) for some in numbered
    ):
        raise FormatError("case.json: a number twice")
    files = {file for each in carried.captures for seen in each.observations for file in seen.files}
    files |= {photo for each in carried.things for photo in each.photos}
    people = {each.person for each in carried.captures if each.person is not None}
    found = {
        **known,
        EndKind.CAPTURE: {each.id for each in carried.captures},
        EndKind.THING: {each.id for each in carried.things},
        EndKind.ACT: {each.id for each in carried.items if each.topic is ItemTopic.ACT},
    }
    # A statement that is not here is a draft: those stay with their officer, what is linked to them does not.
    ends = [
        end for each in carried.links for end in (each.start, each.end) if end.kind is not EndKind.STATEMENT
    ]
    if (
        not files <= set(known[EndKind.EVIDENCE])
        or not people <= set(known[EndKind.PERSON])
        or any(end.id not in found[end.kind] for end in ends)
        or any(each.start.kind not in FROM or each.end.kind not in TO for each in carried.links)
    ):
        raise FormatError("case.json: a link to nothing")


def _capture(each: Mapping[str, JsonValue]) -> Capture:
    return Capture(
        CaptureId(fields.an_id(each, "id")),
        fields.count(each, "number"),
        Act(fields.text(each, "act")),
        facts.from_json(CaptureFacts, fields.an_object(each, "facts")),
        None if each["person"] is None else PersonId(fields.an_id(each, "person")),
        fields.text(each, "made_at"),
        tuple(_observation(seen) for seen in fields.objects(each["observations"])),
    )


def _observation(each: Mapping[str, JsonValue]) -> Observation:
    seen = facts.from_json(ObservationFacts, fields.an_object(each, "facts"))
    if seen.still_online not in {"", *Online}:
        raise ValueError("still_online")
    return Observation(
        ObservationId(fields.an_id(each, "id")),
        fields.count(each, "number"),
        seen,
        _evidence(each, "files"),
        fields.text(each, "made_at"),
    )


def _thing(each: Mapping[str, JsonValue]) -> PhysicalThing:
    return PhysicalThing(
        ThingId(fields.an_id(each, "id")),
        fields.count(each, "number"),
        facts.from_json(ThingFacts, fields.an_object(each, "facts")),
        fields.text(each, "made_at"),
        tuple(_move(move) for move in fields.objects(each["moves"])),
        _evidence(each, "photos"),
    )


def _move(each: Mapping[str, JsonValue]) -> Move:
    told = facts.from_json(MoveFacts, fields.an_object(each, "facts"))
    return Move(
        MoveId(fields.an_id(each, "id")), fields.count(each, "number"), told, fields.text(each, "made_at")
    )


def _link(each: Mapping[str, JsonValue]) -> Link:
    return Link(
        LinkId(fields.an_id(each, "id")),
        _end(fields.an_object(each, "from")),
        _end(fields.an_object(each, "to")),
        fields.text(each, "note"),
        fields.text(each, "made_at"),
        None if each["cut"] is None else fields.text(each, "cut"),
    )


def _item(each: Mapping[str, JsonValue]) -> Kept:
    topic = ItemTopic(fields.text(each, "topic"))
    said = facts.from_json(FACTS[topic], fields.an_object(each, "facts"))
    return Kept(
        ItemId(fields.an_id(each, "id")),
        fields.count(each, "number"),
        topic,
        facts.encode(said),
        fields.text(each, "made_at"),
        None if each["withdrawn"] is None else fields.text(each, "withdrawn"),
    )


def _end(end: Mapping[str, JsonValue]) -> End:
    if set(end) != {"id", "kind"}:
        raise FormatError("case.json: an end of a link")
    return End(EndKind(fields.text(end, "kind")), fields.an_id(end, "id"))


def _evidence(each: Mapping[str, JsonValue], name: str) -> tuple[EvidenceId, ...]:
    found = each[name]
    if not isinstance(found, list) or len({str(item) for item in found}) != len(found):
        raise TypeError(name)
    return tuple(EvidenceId(fields.an_id({name: item}, name)) for item in found)
