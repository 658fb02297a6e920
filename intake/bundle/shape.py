"""The exact shape of data/case.json, and who it says made it: what no event's fields cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from crypto.canonical import JsonObject, JsonValue
from intake.bundle.fields import objects
from intake.cards import Card
from intake.custody.entries import Entry, Kind
from intake.findings import Finding, FindingKind, finding

DOSSIER: Final = "data/papers/dossier.pdf"
_EXHIBIT: Final = [
    "added_at",
    "derived",
    "facts",
    "file",
    "held",
    "id",
    "kind",
    "media_type",
    "number",
    "obtained",
    "sha256",
    "size",
    "withdrawn",
]
_TOP: Final = {
    "case": ["created_at", "facts", "id", "kind", "number"],
    "officer": ["name", "office", "role", "unit"],
}
_LISTS: Final = {
    "captures": ["act", "facts", "id", "made_at", "number", "observations", "person"],
    "evidence": _EXHIBIT,
    "identity": _EXHIBIT,
    "items": ["facts", "id", "made_at", "number", "topic", "withdrawn"],
    "links": ["cut", "from", "id", "made_at", "note", "to"],
    "papers": ["file", "sha256"],
    "persons": ["facts", "id", "number", "role"],
    "statements": ["amends", "digest", "file", "id", "made_at", "number", "person"],
    "things": ["facts", "id", "made_at", "moves", "number", "photos"],
}
_INNER: Final = {
    ("captures", "observations"): ["facts", "files", "id", "made_at", "number"],
    ("things", "moves"): ["facts", "id", "made_at", "number"],
}
_LOOSE: Final = ("handover", "office", "order", "v")
_REASONS: Final = {"evidence": "withdrawn", "identity": "withdrawn", "items": "withdrawn", "links": "cut"}


def check(record: JsonObject) -> None:
    """Raises `TypeError` where a field is missing or unknown, or '' stands for null; `KeyError` likewise."""
    _exactly(record, [*_TOP, *_LISTS, *_LOOSE])
    for name, known in _TOP.items():
        value = record[name]
        if not isinstance(value, dict):
            raise TypeError(name)
        _exactly(value, known)
    for name, known in _LISTS.items():
        for each in objects(record[name]):
            _exactly(each, known)
            if name in _REASONS and each[_REASONS[name]] == "":
                raise TypeError(_REASONS[name])
    for (name, inner), known in _INNER.items():
        for each in objects(record[name]):
            for part in objects(each[inner]):
                _exactly(part, known)


def _exactly(value: Mapping[str, JsonValue], known: Sequence[str]) -> None:
    if value.keys() != set(known):
        raise TypeError("other fields than a case has")


def judge_maker(record: JsonObject, events: Sequence[tuple[Entry, JsonObject]], card: Card) -> list[Finding]:
    """Who case.json says handed over, against the log and the card; and whether a dossier in it was logged."""
    prepared = [body for entry, body in events if entry.kind == Kind.HANDOVER_PREPARED]
    officer = {"name": card.name, "office": card.office, "role": card.role, "unit": card.unit}
    found = []
    for place, one, other in (
        ("officer", prepared[-1].get("actor") if prepared else None, record["officer"]),
        ("officer card", officer, record["officer"]),
        ("office", card.office, record["office"]),
    ):
        if one != other:
            found.append(finding(FindingKind.CASE_MISMATCH, place, "as logged", "different"))
    made = {body.get("digest") for entry, body in events if entry.kind == Kind.DOSSIER_MADE}
    for each in objects(record["papers"]):
        if each["file"] == DOSSIER and each["sha256"] not in made:
            found.append(finding(FindingKind.PAPER_UNLOGGED, DOSSIER, "", each["sha256"]))
    return found
