"""What a case's events say it consists of, to be held against what the records or a bundle say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from intake.custody.entries import Entry, Kind
from intake.findings import Finding, FindingKind, finding


class Topic(StrEnum):
    """What a claim speaks of."""

    CASE = "case"
    PERSON = "person"
    STATEMENT = "statement"
    EVIDENCE = "evidence"
    CAPTURE = "capture"
    OBSERVATION = "observation"
    THING = "thing"
    MOVE = "move"
    LINK = "link"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that claims speak of."""

    topic: Topic
    id: str


Claims = dict[Thing, dict[str, str]]
"""For each thing its fields as text; structured values as canonical JSON."""

_KINDS: Final = {
    Topic.CASE: FindingKind.CASE_MISMATCH,
    Topic.PERSON: FindingKind.CASE_MISMATCH,
    Topic.STATEMENT: FindingKind.STATEMENT_DIGEST,
    Topic.EVIDENCE: FindingKind.EVIDENCE_MISMATCH,
    Topic.CAPTURE: FindingKind.CASE_MISMATCH,
    Topic.OBSERVATION: FindingKind.CASE_MISMATCH,
    Topic.THING: FindingKind.CASE_MISMATCH,
    Topic.MOVE: FindingKind.CASE_MISMATCH,
    Topic.LINK: FindingKind.CASE_MISMATCH,
    Topic.ITEM: FindingKind.CASE_MISMATCH,
}
_UNDATED: Final = (Topic.PERSON, Topic.STATEMENT)
_MADE: Final = {
    Kind.CASE_CREATED: (Topic.CASE, ("kind", "facts", "number")),
    Kind.PERSON_ADDED: (Topic.PERSON, ("number", "role", "facts")),
    Kind.STATEMENT_SEALED: (Topic.STATEMENT, ("number", "person", "digest")),
    Kind.STATEMENT_AMENDED: (Topic.STATEMENT, ("number", "person", "digest", "amends")),
    Kind.EVIDENCE_ADDED: (Topic.EVIDENCE, ("sha256", "size", "media_type")),
    Kind.CAPTURE_RECORDED: (Topic.CAPTURE, ("number", "act", "facts", "person")),
    Kind.CAPTURE_OBSERVED: (Topic.OBSERVATION, ("capture", "number", "facts", "files")),
    Kind.THING_RECORDED: (Topic.THING, ("number", "facts")),
    Kind.THING_MOVED: (Topic.MOVE, ("thing", "number", "facts")),
    Kind.LINK_MADE: (Topic.LINK, ("from", "to", "note")),
    Kind.ITEM_RECORDED: (Topic.ITEM, ("topic", "number", "facts")),
}
_CHANGED: Final = {
    Kind.PERSON_EDITED: (Topic.PERSON, {"facts": "facts", "role": "role"}),
    Kind.PERSON_WITHDRAWN: (Topic.PERSON, {"facts": "facts"}),
    Kind.EVIDENCE_OBTAINED: (Topic.EVIDENCE, {"number": "number", "obtained": "obtained", "kind": "kind"}),
    Kind.EVIDENCE_DESCRIBED: (Topic.EVIDENCE, {"obtained": "obtained"}),
    Kind.EVIDENCE_READ: (Topic.EVIDENCE, {"digest": "read"}),
    Kind.EVIDENCE_WITHDRAWN: (Topic.EVIDENCE, {"reason": "withdrawn"}),
    Kind.EVIDENCE_CLASSIFIED: (Topic.EVIDENCE, {"kind": "kind"}),
    Kind.EVIDENCE_REDACTED: (Topic.EVIDENCE, {"original": "original", "regions": "regions"}),
    Kind.EVIDENCE_ORDERED: (Topic.CASE, {"order": "order"}),
    Kind.CAPTURE_EDITED: (Topic.CAPTURE, {"act": "act", "facts": "facts", "person": "person"}),
    Kind.THING_EDITED: (Topic.THING, {"facts": "facts"}),
    Kind.THING_PHOTOGRAPHED: (Topic.THING, {"photos": "photos"}),
    Kind.LINK_CUT: (Topic.LINK, {"reason": "cut"}),
    Kind.ITEM_EDITED: (Topic.ITEM, {"facts": "facts"}),
    Kind.ITEM_WITHDRAWN: (Topic.ITEM, {"reason": "withdrawn"}),
}
_LATER: Final = {
    Topic.CASE: {"order": "[]"},
    Topic.THING: {"photos": "[]"},
    Topic.LINK: {"cut": ""},
    Topic.ITEM: {"withdrawn": ""},
    Topic.STATEMENT: {"amends": ""},
    Topic.EVIDENCE: {
        "read": "",
        "withdrawn": "",
        "obtained": "",
        "number": "",
        "original": "",
        "regions": "",
    },
}


def made_by(kind: str) -> Topic | None:
    """What an event of this kind brings into being; None where it changes something, or is no such kind."""
    return _MADE[Kind(kind)][0] if kind in set(_MADE) else None


def as_text(value: JsonValue) -> str:
    """A value as claims hold it: text as it is, None as '', the rest as canonical JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else canonical.encode({"": value})[4:-1].decode("utf-8")


def replay(events: Iterable[tuple[Entry, JsonObject]]) -> Claims:
    """The claims that a case's events come to, in the order given."""
    claims: Claims = {}
    for entry, body in events:
        if entry.kind == Kind.CASE_EDITED:
            _edit(claims, Thing(Topic.CASE, str(entry.case)), body)
        elif entry.kind in _MADE:
            topic, names = _MADE[Kind(entry.kind)]
            fields = {name: as_text(body.get(name)) for name in names}
            if topic not in _UNDATED:
                fields["at"] = entry.at
            claims[Thing(topic, as_text(body.get("id")))] = {**_LATER.get(topic, {}), **fields}
        elif entry.kind in _CHANGED:
            topic, renamed = _CHANGED[Kind(entry.kind)]
            fields = {renamed[name]: as_text(body[name]) for name in renamed if name in body}
            claims.setdefault(Thing(topic, as_text(body.get("id"))), {}).update(fields)
    return claims


def _edit(claims: Claims, case: Thing, body: JsonObject) -> None:
    changed, fields = body.get("changed"), claims.setdefault(case, {})
    before = canonical.parse((fields.get("facts") or "{}").encode("utf-8"))
    if isinstance(changed, Mapping):
        after = {**before, **changed}
        fields["facts"] = as_text({name: value for name, value in after.items() if value})


def compare(logged: Claims, claimed: Claims) -> list[Finding]:
    """Where records or a bundle differ from the log; a field that only one side speaks of is left out."""
    found = []
    for thing in logged.keys() | claimed.keys():
        name, kind = f"{thing.topic.value} {thing.id}", _KINDS[thing.topic]
        if thing not in claimed:
            found.append(finding(kind, name, "as logged", "missing"))
        elif thing not in logged:
            found.append(finding(kind, name, "logged", "not in the log"))
        else:
            one, other = logged[thing], claimed[thing]
            found.extend(
                finding(kind, f"{name} {field}", *_shown(field, one[field], other[field]))
                for field in sorted(one.keys() & other.keys())
                if one[field] != other[field]
            )
    return sorted(found, key=lambda each: each.object)


def _shown(field: str, expected: str, found: str) -> tuple[str, str]:
    """Words that officers typed stay out of reports: they are personal data."""
    if field in ("facts", "obtained", "withdrawn", "note", "cut"):
        return "as logged", "different"
    return expected, found
