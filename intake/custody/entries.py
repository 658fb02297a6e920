"""An event as its two canonical JSON objects: the entry, which travels, and the body, which goes with its case.

The bytes are described in docs/FORMAT.md, section "The log".
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from crypto import canonical
from crypto.canonical import JsonObject, JsonValue
from crypto.errors import FormatError
from intake.ids import HEX32, HEX64, CaseId

VERSION = 1
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d\Z")


class Kind(StrEnum):
    """The closed list of what an entry may speak of; an entry of another kind is not checked, and that is said."""

    VAULT_CREATED = "vault.created"
    PASSPHRASE_CHANGED = "vault.passphrase"  # noqa: S105 (a kind, no secret)
    VAULT_REKEYED = "vault.rekeyed"
    BACKUP_MADE = "vault.backup"
    VAULT_RECOVERED = "vault.recovered"
    RECOVERY_GIVEN = "recovery.given"
    LOG_CONTINUED = "log.continued"
    KEY_ROTATED = "key.rotated"
    CARD_TRUSTED = "card.trusted"
    CASE_CREATED = "case.created"
    CASE_EDITED = "case.edited"
    CASE_EXPORTED = "case.exported"
    CASE_PURGED = "case.purged"
    NUMBER_ALLOTTED = "number.allotted"
    PERSON_ADDED = "person.added"
    PERSON_EDITED = "person.edited"
    PERSON_WITHDRAWN = "person.withdrawn"
    STATEMENT_DRAFTED = "statement.drafted"
    STATEMENT_SEALED = "statement.sealed"
    STATEMENT_AMENDED = "statement.amended"
    EVIDENCE_ADDED = "evidence.added"
    EVIDENCE_OBTAINED = "evidence.obtained"
    EVIDENCE_READ = "evidence.read"
    EVIDENCE_HEALED = "evidence.healed"
    EVIDENCE_DESCRIBED = "evidence.described"
    EVIDENCE_WITHDRAWN = "evidence.withdrawn"
    EVIDENCE_EXPORTED = "evidence.exported"
    EVIDENCE_CLASSIFIED = "evidence.classified"
    EVIDENCE_ORDERED = "evidence.ordered"
    EVIDENCE_REDACTED = "evidence.redacted"
    CAPTURE_RECORDED = "capture.recorded"
    CAPTURE_OBSERVED = "capture.observed"
    CAPTURE_EDITED = "capture.edited"
    THING_RECORDED = "thing.recorded"
    THING_EDITED = "thing.edited"
    THING_MOVED = "thing.moved"
    THING_PHOTOGRAPHED = "thing.photographed"
    THING_SHEET = "thing.sheet"
    ITEM_RECORDED = "item.recorded"
    ITEM_EDITED = "item.edited"
    ITEM_WITHDRAWN = "item.withdrawn"
    LINK_MADE = "link.made"
    LINK_CUT = "link.cut"
    EVIDENCE_LEFT = "evidence.left"
    CAMERA_CHECKED = "camera.checked"
    DOSSIER_MADE = "dossier.made"
    FORM_MADE = "form.made"
    HANDOVER_PREPARED = "handover.prepared"
    HANDOVER_SEALED = "handover.sealed"
    HANDOVER_ACKNOWLEDGED = "handover.acknowledged"
    BUNDLE_RECEIVED = "bundle.received"
    BUNDLE_OPENED = "bundle.opened"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `prev` and `body` are SHA-256 in hex; `at`, `boot`, `ms` are a `clock.Moment`."""

    seq: int
    case: CaseId | None
    n: int
    prev: str | None
    at: str
    boot: str
    ms: int
    kind: str
    body: str

    def encode(self) -> bytes:
        """The canonical bytes that are hashed into the tree."""
        return canonical.encode(
            {
                "at": self.at,
                "body": self.body,
                "case": self.case,
                "kind": self.kind,
                "mono": {"boot": self.boot, "ms": self.ms},
                "n": self.n,
                "prev": self.prev,
                "seq": self.seq,
                "v": VERSION,
            }
        )


_FIELDS = {"at", "body", "case", "kind", "mono", "n", "prev", "seq", "v"}


def parse_entry(data: bytes) -> Entry:
    """The entry in `data`. Raises `FormatError`."""
    fields = canonical.parse(data)
    mono = fields.get("mono")
    if (
        set(fields) != _FIELDS
        or fields["v"] != VERSION
        or not isinstance(mono, dict)
        or set(mono) != {"boot", "ms"}
    ):
        raise FormatError("fields of a log entry")
    case, prev, n = fields["case"], fields["prev"], fields["n"]
    well_formed = (
        all(_is_count(value) for value in (fields["seq"], n, mono["ms"]))
        and _matches(HEX32, mono["boot"])
        and _matches(HEX64, fields["body"])
        and _matches(_AT, fields["at"])
        and (case is None or _matches(HEX32, case))
        and (prev is None or _matches(HEX64, prev))
        and (prev is None) == (n == 0)
        and isinstance(fields["kind"], str)
    )
    if not well_formed:
        raise FormatError("a value in a log entry")
    return Entry(
        cast(int, fields["seq"]),
        None if case is None else CaseId(str(case)),
        cast(int, n),
        None if prev is None else str(prev),
        str(fields["at"]),
        str(mono["boot"]),
        cast(int, mono["ms"]),
        str(fields["kind"]),
        str(fields["body"]),
    )


def _is_count(value: JsonValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _matches(pattern: re.Pattern[str], value: JsonValue) -> bool:
    return isinstance(value, str) and pattern.match(value) is not None


def make_body(facts: Mapping[str, JsonValue], actor: JsonObject | None) -> bytes:
    """The canonical bytes of a body: the facts, 16 random bytes of salt and, but for `evidence.added`, the actor."""
    if {"salt", "actor"} & set(facts):
        raise ValueError("salt and actor are not facts")
    body: JsonObject = {**facts, "salt": secrets.token_hex(16)}
    if actor is not None:
        body["actor"] = actor
    return canonical.encode(body)


def parse_body(data: bytes) -> JsonObject:
    """The body in `data`. Raises `FormatError`."""
    body = canonical.parse(data)
    if not _matches(HEX32, body.get("salt")):
        raise FormatError("a body has 16 bytes of salt")
    return body


def digest(data: bytes) -> str:
    """SHA-256 in hex, as `prev` and `body` hold it."""
    return hashlib.sha256(data).hexdigest()
